"""The phrase tables: what people type, written with all its marks and compared without those they leave out."""

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

# What politeness puts before and after what is wanted.
BEFORE = """dạ, dạ thưa, thưa, a lô, alo, ơi, em ơi, chị ơi, cô ơi, bác ơi, bạn ơi, bot ơi, cháu ơi, con ơi, hội ơi,
    chào, chào em, chào chị, chào bạn, xin chào, chào hội, chào bot, hello, hi, cho chị hỏi, cho em hỏi, cho tôi hỏi,
    cho mình hỏi, cho cô hỏi, cho bác hỏi, cho hỏi, cho chị xem, cho em xem, cho tôi xem, cho xem, cho cô xem,
    cho bác xem, cho tôi, cho chị, cho em, cho mình, cho cô, cho bác, xin, làm ơn, nhờ em, nhờ, em muốn, chị muốn,
    tôi muốn, mình muốn, cô muốn, bác muốn, muốn, xem, giúp chị, giúp tôi, giúp em, giúp, em cho chị, em, chị, tôi,
    tui, mình, cô, bác, ủa, thế, à, ờ, ừ, hỏi, e, c, bạn, bot, chị hỏi, em hỏi, tôi hỏi, hỏi chút, cho hỏi chút,
    tôi cần, chị cần, em cần, cần, vậy, ơ"""
AFTER = """ạ, à, ah, ak, nhé, nha, nhá, nhen, nghen, hen, với, đi, nào, vậy, thế, hả, nhỉ, zậy, z, v, ta, em, chị, bạn,
    bot, cháu, con, em ơi, chị ơi, bạn ơi, cháu ơi, em nhé, em nha, em ạ, chị ạ, với em, với ạ, giúp, giúp chị,
    giúp em, giúp tôi, giúp với, giùm, giùm tôi, giùm chị, hộ tôi, hộ chị, hộ, được không, được không em, không em,
    không ạ, cái, cảm ơn, cảm ơn em, cảm ơn nhé, cảm ơn nhiều, cho chị, cho tôi, cho em, cho mình, hả em, hả chị,
    thế em, vậy em, đấy, đó, em nhỉ, e, c"""

# How people shorten words in messages. As typed: "hông" is a "không", "hong" may be a woman named Hồng.
_SHORT_FORMS: dict[str, str] = {
    "khong": "k ko kg kh khg hok hk hông hổng khum kô hem kog kong khôg khog",
    "duoc": "dc đc đuoc đươc dươc ddc",
    "ok": "oke okie okay oki okela okê okey 0k",
    "u": "ờ ờm ừm ừa uh uhm uk um ukm uki",
    "biet": "bik bít bjt bt",
    "roi": "r rùi rui òi",
    "gi": "j ji",
    "minh": "mk mik",
    "em": "e",
    "chi": "c",
    "voi": "vs",
    "cung": "cx",
    "lam": "lm",
    "nay": "hnay",
    "qua": "wa wá qá",
    "nua": "nx",
}
SHORT = {short: word for word, forms in _SHORT_FORMS.items() for short in forms.split()}

# Words that carry no answer. Where one looks like a word that does ("co": có, cô), the rest of the sentence decides.
FILLERS = """tôi, tui, em, chị, cô, dì, bác, mình, cháu, con, bạn, ạ, dạ, à, nhé, nha, nhen, nghen, hen, nhá, thì, là,
    mà, vì, do, tại, nên, rồi, lắm, quá, cũng, đang, sẽ, hôm đó, hôm nay, hôm ấy, tối nay, tối mai, mai, chiều, sáng,
    trưa, tối, nay, bữa đó, bữa nay, buổi này, buổi đó, buổi, lần này, đợt này, họp, sinh hoạt, chi hội, xin, xin lỗi,
    xin phép, cảm ơn, cám ơn, em ơi, chị ơi, ơi, nữa, luôn, đâu, vậy, thế, đúng giờ, rất, tiếc, rất tiếc, với, hết,
    cho, ah, này, đó, đấy, ấy, nhiều, lại, thưa, bot, hội, mất rồi, tí, chút, gặp lại"""

# Answers to "can you come?". A reason alone is a no.
ANSWERS: dict[str, str] = {
    "yes": """có, đi, đi được, được, ok, ừ, vâng, có mặt, có đi, có đi được, sẽ đi, sẽ đến, sẽ có mặt, sẽ tham gia,
        tham gia, tham gia được, tham dự, tham dự được, dự được, sẽ dự, đến được, tới được, sẽ tới, đi họp,
        đi họp được, chắc chắn đi, chắc chắn có mặt, chắc chắn, nhất định đi, nhất định, đồng ý, nhất trí, yes, rảnh,
        đi chứ, có chứ, đi liền, đến muộn, đến trễ, đi muộn, đi trễ, tới trễ, tới muộn, đi đk, được chứ,
        chắc chắn đi được, đi được chứ, sẵn sàng, vẫn đi, vẫn đi được, sắp xếp được, thu xếp được, họp được""",
    "no": """không đi, không đi được, không được, không đến, không đến được, không tới được, không tới, không dự được,
        không dự, không tham gia, không tham gia được, không tham dự, không tham dự được, không thể đi, không thể đến,
        không thể tham gia, không thể, không kịp, không có mặt, không có mặt được, không họp được, không đi họp,
        không đi họp được, đi không được, đến không được, không sắp xếp được, không thu xếp được, vắng mặt, xin vắng,
        xin vắng mặt, xin phép vắng, xin nghỉ, xin nghỉ họp, cô không đi, cô không đi được, dì không đi,
        dì không đi được, xin phép nghỉ, xin phép vắng mặt, ở nhà, không đi đk, không đi đâu, không dự họp,
        không muốn đi, không thích đi, khỏi đi, chả đi, chẳng đi, chẳng đi được, chịu không đi được, không qua được,
        không ra được, không đi nữa, không được rồi, không đi được nữa""",
    "nay": "không, no, vắng, nghỉ",  # a no where nothing else is said; "không" also ends a question
    "busy": """bận, bận việc, bận rồi, có bận, bận gặt, gặt lúa, đi gặt, đi gặt lúa, bận gặt lúa, bận làm, bận đi làm,
        đi làm, đi rẫy, lên rẫy, làm đồng, đi đồng, ra đồng, mùa vụ, vào vụ, cấy lúa, đi cấy, có việc, có việc bận,
        bận con, bận cháu, trông cháu, giữ cháu, trông con, giữ con, con nhỏ, cháu nhỏ, tăng ca, đi trực, trực, đi học,
        bận học, bận trông cháu, bận trông con, bận giữ cháu, bận con nhỏ, bận bán hàng, đi bán hàng, đi chợ, kẹt việc,
        kẹt, bận cấy, bận việc đồng, không rảnh, chưa rảnh, làm ca, đi làm ca, bận đi chợ, dở việc, bận lắm, bận quá,
        vướng việc""",
    "away": """đi xa, ở xa, đi vắng, vắng nhà, không có nhà, đi công tác, công tác, về quê, đi làm xa, đi làm ăn xa,
        làm ăn xa, ở sài gòn, ở tỉnh, ở thành phố, ở nước ngoài, đang ở xa, đi du lịch, đi chơi xa, ra tỉnh, ở xa nhà,
        xa nhà, đi nước ngoài, không có ở nhà, không ở nhà, đi thành phố, lên thành phố, ở trên tỉnh, ở quê, về ngoại,
        về quê ngoại, bận đi xa""",
    "private": """ốm, bệnh, đau, bị đau, đau chân, đau đầu, đau lưng, đau bụng, đau ốm, bị ốm, bị bệnh, nằm viện,
        đi viện, đi bệnh viện, vào viện, đi khám, đi khám bệnh, đi mổ, mới mổ, sốt, bị sốt, mệt, mệt quá, không khỏe,
        việc riêng, có việc riêng, việc nhà, có việc nhà, bận việc nhà, việc gia đình, có việc gia đình,
        bận việc gia đình, có tang, nhà có tang, đám ma, đám giỗ, đám cưới, nhà có đám, có đám, có giỗ, nhà có giỗ,
        mới sinh, sắp sinh, có bầu, bầu to, nhà có việc, con ốm, con bệnh, cháu ốm, cháu bệnh, con sốt, cháu sốt,
        đi ăn cưới, ăn cưới, không được khỏe, bận việc riêng, bận đám cưới, bận đám giỗ, bị cảm, đi đám, đi đám cưới,
        đi đám giỗ, cảm cúm, bị mệt""",
    "unsure": """chưa biết, chưa chắc, không chắc, không biết, để coi, để xem, để xem đã, để tính, để hỏi, để nghĩ,
        chắc, có lẽ, có thể, có khi, hên xui, tùy, tùy tình hình, xem đã, coi đã, tính sau, trả lời sau, báo sau,
        nhắn sau, nếu, thì đi, thì đi được, thì được, chưa nói trước, chưa nói trước được, chưa quyết, phân vân,
        không rõ, chưa rõ, coi sao đã, mai tính, cố gắng, ráng, sẽ cố gắng, sẽ cố, chưa chắc đi được,
        chưa biết đi được không, không biết đi được không, để xem lại, xem lại, để chị xem, để em xem, để tôi xem,
        để coi lại, chưa biết được, còn tùy, khó nói, chưa xác định, chưa tính, không chắc đi được, không chắc lắm,
        chưa chắc chắn, không chắc chắn, để thu xếp, để sắp xếp, chưa biết thế nào, chưa biết sao, hẹn sau,
        để hỏi chồng, hỏi chồng đã, chưa định được""",
    "clear": """không bận, không có bận, không bận gì, không có bận gì, không ốm, không bệnh, không đi xa, không sao,
        hết bận, không có việc gì, không mệt, hết ốm, khỏi ốm, không có gì, không đau, hết mệt, không bận việc gì,
        hết bệnh, khỏi bệnh, không phải bận, không phải bận gì, muốn đi, thích đi, không vấn đề gì, không vướng gì""",
    "ask": """mấy giờ, ở đâu, chỗ nào, ai, sao, tại sao, gì, bao giờ, khi nào, hả, bao nhiêu, thế nào, lúc nào,
        hôm nào, ngày nào, không biết chữ, chưa biết chữ, chưa biết cách, không biết cách, không biết làm,
        không biết dùng, không biết bấm, phải không, đúng không, đã đi, mới đi, đi chưa, không ai, chưa biết làm,
        không hiểu, được chưa, có được không, không nhớ, chưa hiểu, chồng đi, đi không, có không, cho ai, đi về,
        đi đâu, đi thế nào, đi xe, không phải không, không phải là không, không đi không được, tới đâu, đến đâu,
        có ai""",
    "other": """con tôi, con em, con chị, con gái, con trai, cháu tôi, mẹ, má, bà, bố, ba, vợ, chồng, chị ấy, cô ấy,
        bà ấy, bà nội, bà ngoại, nó đi, nó bận, ông, anh, người khác, chị em, họ, mọi người""",
}

# Answers to "do you agree?", "is this right?".
YES_NO: dict[str, str] = {
    "yes": """đồng ý, không sai, không nhầm, ừ, vâng, phải, đúng, đúng rồi, đúng vậy, đúng thế, đúng là, đúng đó,
        phải rồi, ok, có, được, nhất trí, yes, y, chính xác, chuẩn, chuẩn rồi, có đồng ý, hoàn toàn đồng ý,
        đồng ý luôn, tất nhiên, dĩ nhiên, xác nhận, đồng ý hết, có chứ, được chứ, ừ đúng, vâng đúng, được rồi, ừ được,
        đúng hết, đúng hết rồi, tán thành, bằng lòng, chấp nhận""",
    "no": """không, không đồng ý, không phải, không đúng, chưa đúng, sai, sai rồi, sai năm sinh, sai tên, sai số, nhầm,
        nhầm rồi, không được, chưa, chưa được, đừng, khỏi, thôi khỏi, thôi không, thôi đừng, no, không có,
        không có đồng ý, chưa đồng ý, không phải đâu, không cần, từ chối, sai hết, không chấp nhận, không chịu,
        không đâu, không phải vậy, không đúng rồi, khoan, khoan đã, chưa phải, không muốn""",
    "unsure": """không biết, chưa biết, không rõ, chưa rõ, không hiểu, chưa hiểu, chưa chắc, không chắc, để xem,
        để coi, để hỏi, nếu, không nhớ, để nghĩ, có lẽ, chắc, có phải, phải không, đúng không, được không,
        có được không, không phải không, gì, ai, sao, hả, mà sao""",
}

# What is said aside: it changes nothing and gets a kind reply.
ASIDES: dict[str, str] = {
    "scam": """lừa đảo, lừa đảo hả, có phải lừa đảo không, lừa hả, lừa à, có lừa không, lừa ai, ai đây, ai vậy, ai thế,
        ai nhắn, ai nhắn đấy, bạn là ai, em là ai, mày là ai, bot hả, bot à, máy hả, máy à, máy hay người,
        người hay máy, robot à, robot hả, người thật không, có phải người không, có thật không, thật không, số ai,
        số nào đây, số lạ, ai cho số, sao có số, sao có số tôi, sao biết số tôi, sao biết số, giả mạo, tin rác, spam,
        hack, hacker, có phải hội phụ nữ không, có đúng hội phụ nữ không, đừng lừa, định lừa, phải lừa đảo không,
        là lừa đảo, ai gửi, ai gửi tin, ai nhắn tin, sợ lừa đảo, sợ bị lừa, có tin được không, tin được không,
        mất tiền không, có mất tiền không, có mất phí không, bot, ai đấy, tin này lừa đảo""",
    "mistake": """gửi nhầm, nhầm, nhầm rồi, gửi nhầm rồi, nhầm người, nhầm máy, nhầm số, bấm nhầm, bấm nhầm rồi,
        gửi lộn, gửi lộn rồi, lộn, lộn rồi, bấm lộn, xin lỗi nhầm, nhắn nhầm, nhắn nhầm rồi, nhắn lộn, nhầm tin,
        nhầm nhà, ấn nhầm, gửi nhầm người, gửi nhầm tin""",
    "thanks": """cảm ơn, cám ơn, thank, thanks, thank you, tks, thanks you, camon, cảm ơn hội, cảm ơn em, đa tạ,
        cảm ơn nhiều, cảm ơn đã báo, cảm ơn đã nhắc, cảm ơn vì đã báo, biết ơn, tốt quá, hay quá, quý hóa quá""",
    "greeting": """chào, chào em, chào chị, chào bạn, chào bot, chào hội, xin chào, hello, hi, helo, hey, alo, a lô,
        alô, em ơi, chị ơi, bot ơi, hội ơi, chào cả nhà, chào buổi sáng, có ai không, có ai ở đó không, chúc ngủ ngon,
        chúc một ngày tốt lành, chào mọi người""",
    "child": """là con, là con gái, là con trai, là con dâu, là cháu, là cháu nội, là cháu ngoại, là chồng,
        chồng chị ấy, máy của mẹ, máy của bà, máy của vợ, điện thoại của mẹ, điện thoại của bà, không phải mẹ,
        không phải mẹ đâu, con của, con trai đây, con gái đây, chồng đây, đây là chồng, đây là con, không phải chủ máy,
        chủ máy, chủ máy đi vắng, mẹ vắng, cầm máy hộ, cầm máy giúp, máy vợ, điện thoại vợ, mẹ không có nhà,
        mẹ để quên máy""",
}
# "My mother is out": she is spoken of, so whoever types is not she.
ABSENT_ONES = """mẹ, má, bà, mẹ con, mẹ em, mẹ cháu, mẹ tôi, mẹ mình, má con, má em, má tui, má tôi, bà con, bà em,
    bà cháu, bà nội, bà ngoại, bà nội con, bà ngoại con, bà nội em, bà ngoại em, bà nội cháu, bà ngoại cháu, vợ tôi,
    vợ em, vợ anh, vợ mình, vợ tui, bố mẹ, ba má, chị ấy, cô ấy, bà ấy, chị nhà tôi, bà nhà tôi, chủ máy, bà xã,
    bà xã tôi, mẹ chồng em, mẹ vợ tôi"""
ABSENT_VERBS = """đi, đang, không, vắng, ra, về, chưa, ngủ, bận, ốm, mất, sang, để, bỏ, lên, xuống, ở, cắt, làm, gặt,
    cấy, bệnh, quên, mới, bị, nằm"""

# Blows at home. "đánh" is also half of many harmless words, and without its marks of "điểm danh" and "danh sách".
BLOW = "đánh"
BLOW_BY = """chồng, nó, hắn, bố, cha, lão, thằng, người yêu, bạn trai, mẹ chồng, ông xã, ông ấy, anh ta, con trai, bị,
    ổng, ông già, nhà chồng, anh trai"""
BLOW_TO = "tôi, tui, em, chị, mẹ, mình, vợ, đập, bầm, chết, cháu, tao, cô, vào mặt, vào đầu, chảy máu, tím"
BLOW_TO_UNMARKED = "tôi, tui, vợ, đập, bầm"
NO_BLOW_BEFORE = "diem ghi chuc xung mao biet hu lung"  # điểm danh, ghi danh, chức danh …
NO_BLOW_AFTER = """máy, giá, răng, cá, bắt, bài, bạc, đàn, trống, cầu, bóng, thức, thuế, đổi, số, mất, vần, tin, vảy,
    thầu, xe, chén, cờ, lô, đề, giặc, lưới, gót, chiêng, sách, hiệu, mục, từ, nghĩa, lam, lừa, cắp, son, phấn, giày,
    tiếng, bại, thắng, chữ, tên, cho, cá cược, trận, hơi, bát, rơi, dẹp, chìm, tôm, phá, vật, bẫy, lái, thuyền"""
VIOLENCE = """bạo lực gia đình, bị bạo lực, chồng bạo lực, bị bạo hành, bóp cổ, dọa giết, đòi giết, bị tát, hiếp dâm,
    cưỡng hiếp, xâm hại, bị hiếp, chồng chửi, bị chồng chửi, chồng tát, chồng đạp, chồng đấm, đuổi tôi ra khỏi nhà,
    bị đuổi khỏi nhà, chồng đuổi, ngược đãi, bị hành hạ, chồng hành hạ, bị ép quan hệ, bị chồng"""
# These need their marks: without them they are "báo lúc", "bảo hành" or two women's names.
VIOLENCE_MARKED = "bạo lực, bạo hành, hành hạ, tát tôi, tát em, đấm tôi, đạp tôi, đá tôi, cầm dao, cưỡng bức"
VIOLENCE_ALONE = "bạo lực"  # as the whole message, with or without marks
# Whoever teaches about violence does not suffer it at that moment.
ABOUT_VIOLENCE = """phòng chống, phòng ngừa, tuyên truyền, chuyên đề, truyền thông, tập huấn, hội thảo, xóa bỏ, luật,
    nội dung, chống bạo lực, nói không với, ngày quốc tế, không bạo lực, đẩy lùi"""
