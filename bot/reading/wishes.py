"""What people may want, and the phrases they say it with; written with all marks, compared without."""

from enum import StrEnum


class Intent(StrEnum):
    """What a person may want when no question is open."""

    MENU = "menu"
    BACK = "back"
    CANCEL = "cancel"
    HELP = "help"
    LANGUAGE = "language"
    SCHEDULE = "schedule"
    NEWS = "news"
    CHECK_IN = "check_in"
    PROFILE = "profile"
    REGISTER = "register"
    APPROVE = "approve"
    MEMBERS = "members"
    INVITE = "invite"
    CREATE_MEETING = "create_meeting"
    CHANGE_MEETING = "change_meeting"
    CANCEL_MEETING = "cancel_meeting"
    ANNOUNCE = "announce"
    ROLL = "roll"
    RESULTS = "results"
    STATS = "stats"
    EXPORT = "export"
    UNDO = "undo"
    HOME = "home"  # the list of women who are told at their door
    DOOR_TOLD = "door_told"  # without numbers; with them it is `roll_line.read_told`
    UNITS = "units"
    PAGE = "page"
    CHECK_NOTICE = "check_notice"
    OPINION = "opinion"
    LINK = "link"
    MY_DATA = "my_data"
    STOP = "stop"
    ERASE = "erase"
    LEAVE = "leave"


# Phrases are separated by commas; spaces inside them are optional for whoever types.
INTENTS: dict[Intent, str] = {
    Intent.MENU: """menu, xem mục, mục lục, trang chủ, bắt đầu, về đầu, start, các mục, xem các mục, mục chính,
        danh mục, main menu, làm lại từ đầu, xem menu""",
    Intent.BACK: """quay lại, lùi, lùi lại, trở lại, quay về, back, bước trước, về bước trước, quay lại bước trước,
        trở về""",
    Intent.CANCEL: """thôi, hủy, bỏ qua, không làm nữa, hủy bỏ, thôi không làm nữa, dừng lại, bỏ đi, cancel, thoát,
        thôi bỏ, để lúc khác, thôi khỏi, ngừng lại""",
    Intent.HELP: """trợ giúp, giúp, hướng dẫn, không biết làm, help, cách dùng, dùng thế nào, làm sao, làm thế nào,
        làm được gì, em làm được gì, không biết dùng, hướng dẫn sử dụng, không hiểu, chưa hiểu, không biết bấm,
        chỉ cách làm, làm như thế nào, không biết bấm vào đâu""",
    Intent.LANGUAGE: """ngôn ngữ, english, tiếng anh, tiếng việt, đổi ngôn ngữ, đổi tiếng, language, chọn ngôn ngữ,
        vietnamese, đổi sang tiếng anh""",
    Intent.SCHEDULE: """lịch, lịch họp, lịch hợp, mấy giờ họp, bao giờ họp, họp ở đâu, khi nào sinh hoạt, khi nào họp,
        họp khi nào, họp lúc nào, lúc nào họp, họp mấy giờ, họp lúc mấy giờ, lịch họp chi hội, hôm nào họp,
        họp hôm nào, ngày nào họp, họp ngày nào, lịch sinh hoạt, mấy giờ sinh hoạt, sinh hoạt ở đâu, bao giờ sinh hoạt,
        sinh hoạt khi nào, sắp họp chưa, có họp không, có lịch họp không, họp chỗ nào, chừng nào họp, bữa nào họp,
        schedule, lịch tháng này, lịch họp tháng này, lịch tuần này, lịch họp tuần này, tuần này có họp không,
        mai có họp không, tối nay có họp không, mấy giờ bắt đầu, mấy giờ đi họp, xem lịch họp, buổi tới khi nào,
        họp ở chỗ nào, hôm nay có họp không""",
    Intent.NEWS: """thông báo, tin mới, xem thông báo, thông báo mới, có tin gì mới, tin tức, có thông báo gì, news,
        đọc thông báo, xem tin, tin của hội, thông báo của hội, có gì mới không, có tin mới không""",
    Intent.CHECK_IN: """điểm danh, check in, tự điểm danh, báo có mặt, tôi đến rồi, em đến rồi, chị đến rồi,
        đã đến nơi, nhập số điểm danh, tôi có mặt rồi, đến nơi rồi, đã có mặt, tới rồi""",
    Intent.PROFILE: """thông tin của tôi, hồ sơ, hồ sơ của tôi, thông tin cá nhân, thông tin của em, thông tin của chị,
        xem hồ sơ, sửa thông tin, đổi số điện thoại, sửa số điện thoại, thông tin của mình, sửa hồ sơ, đổi tên,
        profile, sửa tên, sửa năm sinh""",
    Intent.REGISTER: """đăng ký, dk, đk, dk hội viên, đăng ký hội viên, vào hội, tham gia, tham gia hội, muốn tham gia,
        muốn vào hội, đăng ký vào hội, xin vào hội, đăng ký tham gia, gia nhập hội, làm hội viên, register,
        cách vào hội, đăng kí, đăng ký mới""",
    Intent.APPROVE: """duyệt, ai đăng ký, duyệt hội viên, duyệt đăng ký, người đăng ký, ai mới đăng ký, xem ai đăng ký,
        duyệt người mới, ai xin vào hội, chờ duyệt, danh sách chờ duyệt, có ai đăng ký không, approve""",
    Intent.MEMBERS: """hội viên, danh sách, danh sách hội viên, xem hội viên, tìm hội viên, thêm hội viên, sổ chi hội,
        danh sách chi hội, danh sách chị em, xem danh sách, quản lý hội viên, members, xem danh sách hội viên""",
    Intent.INVITE: """mã mời, mã qr, link mời, tờ qr, mã chi hội, mã của chi hội, in mã qr, mời chị em vào hội,
        đường dẫn mời, lấy mã mời, link đăng ký""",
    Intent.CREATE_MEETING: """tạo họp, gọi họp, mời họp, triệu tập, tạo buổi họp, tạo cuộc họp, tạo lịch họp,
        đặt lịch họp, mời chị em họp, tạo buổi sinh hoạt, mời sinh hoạt, tổ chức họp, triệu tập họp, lên lịch họp,
        báo họp, thêm buổi họp, new meeting, tạo lịch sinh hoạt""",
    Intent.CHANGE_MEETING: """đổi giờ, đổi lịch, dời họp, đổi giờ họp, đổi lịch họp, dời lịch, dời lịch họp,
        đổi ngày họp, đổi chỗ họp, đổi địa điểm, sửa giờ họp, sửa lịch họp, dời ngày họp, lùi giờ họp, đổi ngày,
        dời buổi họp, thay đổi lịch họp, sửa buổi họp""",
    Intent.CANCEL_MEETING: """hủy họp, hoãn họp, hủy buổi họp, hoãn buổi họp, hủy lịch họp, không họp nữa, bỏ họp,
        hoãn lịch họp, hủy cuộc họp, thôi không họp nữa, hủy buổi sinh hoạt, hoãn sinh hoạt, hoãn cuộc họp""",
    Intent.ANNOUNCE: """gửi tin, nhắn cho chị em, soạn thông báo, gửi thông báo, gửi tin cho chị em,
        nhắn tin cho chị em, soạn tin, viết thông báo, thông báo cho chị em, nhắn cả chi hội, gửi tin nhắn,
        gửi cho chị em, tạo thông báo, đăng thông báo, nhắn tin cho hội viên, gửi thông báo cho chị em""",
    Intent.ROLL: """điểm danh buổi họp, điểm danh chị em, điểm danh hội viên, ghi vắng, điểm danh cả tổ, ghi điểm danh,
        điểm danh cho chị em, nhập điểm danh, ghi người vắng, ghi có mặt, điểm danh chi hội,
        điểm danh buổi sinh hoạt""",
    Intent.RESULTS: """kết quả, ai đi, ai trả lời, bao nhiêu người đi, ai đi được, ai không đi, mấy người đi,
        ai chưa trả lời, có ai đi không, xem kết quả, xem ai trả lời, bao nhiêu chị đi, mấy chị đi,
        có bao nhiêu người đi, ai bận, ai đi họp, kết quả điểm danh, bao nhiêu người đi họp, ai không đi được, results,
        mấy người đi được""",
    Intent.STATS: """thống kê, tỷ lệ dự sinh hoạt, bao nhiêu người dự, tỷ lệ, số liệu, báo cáo, tỷ lệ dự họp,
        tỷ lệ tập hợp, tỷ lệ tập hợp hội viên, xem thống kê, tỉ lệ dự sinh hoạt, xem báo cáo, có bao nhiêu người dự,
        bao nhiêu người dự họp, tỷ lệ có mặt, stats, tỷ lệ tham gia, tổng hợp số liệu""",
    Intent.EXPORT: """xuất excel, xuất, xuất file, tải excel, xuất danh sách, file excel, xuất ra excel, tải file,
        tải danh sách, export, xuất báo cáo, excel, xuất số liệu""",
    Intent.UNDO: """sửa lại, hoàn tác, làm lại, ghi sai rồi, ghi nhầm rồi, undo, sửa điểm danh, nhập sai rồi,
        cho sửa lại, lấy lại như cũ, ghi lại, bỏ cái vừa ghi""",
    Intent.HOME: """báo tận nhà, danh sách báo tận nhà, ai cần báo tận nhà, ai chưa được báo, báo tại nhà, đến nhà báo,
        ai chưa báo, danh sách cần báo, còn ai chưa báo, xem ai cần báo""",
    Intent.DOOR_TOLD: """đã báo xong, báo hết rồi, đã báo hết, đã báo rồi, báo xong rồi, đã báo, đã báo đủ, báo đủ rồi,
        đã báo hết rồi""",
    Intent.UNITS: """đơn vị, các chi hội, cây đơn vị, xem đơn vị, danh sách đơn vị, quản lý đơn vị, từng chi hội,
        sáp nhập chi hội, thêm chi hội, đổi tên chi hội, kiện toàn""",
    Intent.PAGE: """trang web, mở trang web, vào trang web, xem trên máy tính, link trang web, đường vào trang web,
        mở trên máy tính, web""",
    Intent.CHECK_NOTICE: """kiểm tra tin, kiểm tra, kiểm tra thông báo, tin này có đúng không, tin này thật không,
        kiểm tra tin nhắn, có đúng tin của hội không""",
    Intent.OPINION: """góp ý, ý kiến, có ý kiến, gửi góp ý, phản ánh, kiến nghị, gửi ý kiến, đóng góp ý kiến,
        phản ánh ý kiến""",
    Intent.LINK: """liên kết, nối máy, nối zalo, nối telegram, liên kết zalo, đổi máy, đổi điện thoại, dùng máy khác,
        liên kết telegram, nối tài khoản, liên kết tài khoản, đổi zalo""",
    Intent.MY_DATA: """dữ liệu của tôi, tải dữ liệu của tôi, xem dữ liệu của tôi, dữ liệu của em, dữ liệu của chị,
        hội lưu gì của tôi, em lưu gì về tôi, lấy dữ liệu của tôi, dữ liệu cá nhân, my data, dữ liệu""",
    Intent.STOP: """tắt tin, thôi nhận tin, đừng nhắn nữa, không nhận tin nữa, ngừng nhắn tin, đừng gửi tin nữa,
        không muốn nhận tin, thôi đừng nhắn, đừng gửi nữa, tắt thông báo, hủy nhận tin, ngừng nhận tin, stop,
        đừng nhắn tin nữa, thôi đừng nhắn nữa, không nhận tin, đừng gửi tin cho tôi nữa, không muốn nhận tin nữa,
        dừng nhận tin""",
    Intent.ERASE: """xóa hết thông tin của tôi, xóa, xóa thông tin của tôi, xóa dữ liệu của tôi, xóa thông tin,
        xóa tôi, xóa hết, xóa số của tôi, xóa số điện thoại, xóa tin nhắn, xóa hết thông tin, xóa dữ liệu,
        xóa tài khoản, xóa số điện thoại của tôi, xóa tên""",
    Intent.LEAVE: """ra khỏi hội, xin ra khỏi hội, rời hội, không vào hội nữa, thôi hội viên, xin ra hội,
        xin rút khỏi hội, rút khỏi hội, muốn ra khỏi hội, không tham gia hội nữa, xin thôi hội viên,
        rút tên khỏi hội""",
}

# Near misses in letters that want something else, or nothing: they stand in the way of a guess.
NO_INTENT = """đi họp, dự họp, tin tôi, tim mới, mới họp, hội hè, vui lại, quen lại, gửi tiền, tiền mới, danh sách dài,
    đợi họp, đợi giờ, chia sẻ, xoa bóp, duyên, kết hôn, điểm thi, đánh răng, hồ sen, liên quan"""
