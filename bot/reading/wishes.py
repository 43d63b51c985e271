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
    CHECK_IN_NUMBER = "check_in_number"  # the number itself, which is read aloud
    PROFILE = "profile"
    REGISTER = "register"
    APPROVE = "approve"
    MEMBERS = "members"
    INVITE = "invite"
    GROUPS = "groups"
    MY_GROUP = "my_group"
    CLUBS = "clubs"
    CREATE_MEETING = "create_meeting"
    CHANGE_MEETING = "change_meeting"
    CANCEL_MEETING = "cancel_meeting"
    LOCATE = "locate"  # the place of a meeting on the map
    CALENDAR = "calendar"  # her meetings in her phone's own calendar
    CALENDAR_LINK = "calendar_link"  # another private link instead of the one she has
    ANNOUNCE = "announce"
    SENT = "sent"  # how far a notice is
    PAUSE_SENDING = "pause_sending"
    GO_ON_SENDING = "go_on_sending"
    STOP_SENDING = "stop_sending"
    SEND_AGAIN = "send_again"  # to those who missed it
    RECALL = "recall"
    WAITING_NOTICES = "waiting_notices"  # notices set for a time
    SENT_NOTICES = "sent_notices"  # all that she has sent; of a time it is `notice_lists.of_a_time`
    NOT_GOT = "not_got"  # who missed the last one
    ROLL = "roll"
    RESULTS = "results"
    STATS = "stats"
    EXPORT = "export"
    UNDO = "undo"
    CORRECT_ROLL = "correct_roll"
    SIGNED_SHEET = "signed_sheet"
    ROLL_SHEET = "roll_sheet"
    MINUTES = "minutes"
    SIGNED_LIST = "signed_list"
    ABSENCES = "absences"
    UNSEEN = "unseen"
    THANK = "thank"
    HOME = "home"  # the list of women who are told at their door
    ANSWER_FOR = "answer_for"  # without a name; with one it is `relay.read_for_others`
    REGISTER_FOR = "register_for"  # a woman who has no phone
    NAME_HELPER = "name_helper"  # without names; with them it is `proxies.read_helper`
    STOP_HELPING = "stop_helping"
    CANNOT_READ = "cannot_read"
    PASTE = "paste"  # a text for the branch's Zalo group
    ALOUD = "aloud"  # one for the loudspeaker
    DOOR_TOLD = "door_told"  # without numbers; with them it is `roll_line.read_told`
    UNITS = "units"
    PAGE = "page"
    OFFICE = "office"  # the page of figures, for whoever holds a post
    CHECK_NOTICE = "check_notice"
    GOT = "got"  # "đã nhận", the word that a notice may ask for
    MY_ATTENDANCE = "my_attendance"
    MY_LOOKS = "my_looks"  # who looked at her phone number
    OPINION = "opinion"
    LINK = "link"
    UNLINK = "unlink"  # this phone, not her place in the book
    MY_DATA = "my_data"
    STOP = "stop"
    ERASE = "erase"
    LEAVE = "leave"
    RESUME = "resume"
    ADDRESS = "address"  # how the bot and she call each other


# Phrases are separated by commas; spaces inside them are optional for whoever types.
INTENTS: dict[Intent, str] = {
    Intent.MENU: """menu, xem mục, mục lục, trang chủ, bắt đầu, về đầu, start, các mục, xem các mục, mục chính,
        danh mục, main menu, làm lại từ đầu, xem menu, mục, xem việc""",
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
        họp khi nào, họp lúc nào, lúc nào họp, họp mấy giờ, họp lúc mấy giờ, lịch họp chi hội, hôm nào họp, họp hôm
        nào, ngày nào họp, họp ngày nào, lịch sinh hoạt, mấy giờ sinh hoạt, sinh hoạt ở đâu, bao giờ sinh hoạt, sinh
        hoạt khi nào, sắp họp chưa, có họp không, có lịch họp không, họp chỗ nào, chừng nào họp, bữa nào họp, schedule,
        lịch tháng này, lịch họp tháng này, lịch tuần này, lịch họp tuần này, tuần này có họp không, mai có họp không,
        tối nay có họp không, mấy giờ bắt đầu, mấy giờ đi họp, xem lịch họp, buổi tới khi nào, họp ở chỗ nào, hôm nay
        có họp không, họp mấy giờ ở đâu, họp ở đâu mấy giờ, họp ở nhà ai, họp nhà ai, họp nhà chị nào, họp ở nhà chị
        nào, có phải họp không, có họp gì không, họp gì, họp nội dung gì, mấy giờ họp ở đâu, họp ở đâu lúc mấy giờ, có
        buổi nào không, có buổi họp nào không, có sinh hoạt không, sinh hoạt mấy giờ, có họp, có sinh hoạt, có họp chi
        hội không, nội dung họp, nội dung họp là gì, nội dung họp gì, nội dung buổi họp là gì, nội dung buổi tới là gì,
        họp bàn gì, họp bàn chuyện gì, họp bàn việc gì, họp về việc gì, họp về cái gì, họp để làm gì, họp có nội dung
        gì, nội dung là gì, họp thứ mấy, họp ngày mấy, thứ mấy họp, ngày mấy họp, sắp tới có buổi nào không, sắp tới có
        họp không, còn họp không, có còn họp không, có dời họp không, quên lịch họp, quên mất lịch, quên mất lịch họp,
        quên giờ họp, quên mất giờ họp, đường đến chỗ họp, chỉ đường đến chỗ họp, đường đi họp, lịch của tôi, lịch họp
        của tôi, lịch của chị, lịch của mình, lịch họp của chị, có những buổi nào, có buổi họp nào, mấy giờ họp xong,
        họp xong lúc mấy giờ, họp mấy giờ xong, có mấy buổi họp""",
    Intent.NEWS: """thông báo, tin mới, xem thông báo, thông báo mới, có tin gì mới, tin tức, có thông báo gì, news,
        đọc thông báo, xem tin, tin của hội, thông báo của hội, có gì mới không, có tin mới không""",
    Intent.CHECK_IN: """điểm danh, check in, tự điểm danh, báo có mặt, tôi đến rồi, em đến rồi, chị đến rồi,
        đã đến nơi, nhập số điểm danh, tôi có mặt rồi, đến nơi rồi, đã có mặt, tới rồi""",
    Intent.CHECK_IN_NUMBER: """mã điểm danh, số điểm danh, mã số điểm danh, xem mã điểm danh, xem số điểm danh,
        lấy mã điểm danh, lấy số điểm danh, mã để điểm danh, số để điểm danh, số đọc điểm danh, mã điểm danh là gì,
        số điểm danh là gì, mã điểm danh bao nhiêu, số điểm danh bao nhiêu, mã điểm danh đâu, số điểm danh đâu,
        số điểm danh là bao nhiêu, mã điểm danh là bao nhiêu, đọc số nào, đọc mã nào, mã điểm danh hôm nay,
        số điểm danh hôm nay, số để chị em điểm danh, mã tự điểm danh, số tự điểm danh,
        số điểm danh hôm nay là gì, mã điểm danh hôm nay là gì, số điểm danh để đọc, mã điểm danh để đọc,
        check in number""",
    Intent.PROFILE: """thông tin của tôi, hồ sơ, hồ sơ của tôi, thông tin cá nhân, thông tin của em, thông tin của chị,
        xem hồ sơ, sửa thông tin, đổi số điện thoại, sửa số điện thoại, thông tin của mình, sửa hồ sơ, đổi tên,
        profile, sửa tên, sửa năm sinh""",
    Intent.REGISTER: """đăng ký, dk, đk, dk hội viên, đăng ký hội viên, vào hội, tham gia, tham gia hội, muốn tham gia,
        muốn vào hội, đăng ký vào hội, xin vào hội, đăng ký tham gia, gia nhập hội, làm hội viên, register,
        cách vào hội, đăng kí, đăng ký mới""",
    Intent.APPROVE: """duyệt, ai đăng ký, duyệt hội viên, duyệt đăng ký, người đăng ký, ai mới đăng ký, xem ai đăng ký,
        duyệt người mới, ai xin vào hội, chờ duyệt, danh sách chờ duyệt, có ai đăng ký không, approve""",
    Intent.MEMBERS: """hội viên, danh sách, danh sách hội viên, xem hội viên, tìm hội viên, thêm hội viên, sổ chi hội,
        danh sách chi hội, danh sách chị em, xem danh sách, quản lý hội viên, members, xem danh sách hội viên,
        bao nhiêu hội viên, có bao nhiêu hội viên, chi hội có bao nhiêu hội viên, chi hội mình có bao nhiêu hội viên,
        tổng số hội viên, số hội viên""",
    Intent.INVITE: """mã mời, mã qr, poster, in poster, link mời, tờ qr, mã chi hội, mã của chi hội, in mã qr,
        mời chị em vào hội, đường dẫn mời, lấy mã mời, link đăng ký""",
    Intent.GROUPS: """các tổ, danh sách tổ, danh sách các tổ, xem các tổ, quản lý tổ, các tổ phụ nữ, có mấy tổ,
        danh sách tổ trưởng, các tổ trưởng, xem tổ trưởng""",
    Intent.MY_GROUP: """tổ của tôi, tổ tôi, tổ mình, tổ của mình, tổ của em, tổ của chị, xem tổ của tôi,
        tổ tôi phụ trách, danh sách tổ tôi, danh sách tổ của tôi, ai là tổ trưởng, tổ trưởng là ai,
        tổ trưởng của tôi là ai, tổ trưởng tổ tôi là ai, ai là tổ trưởng của tôi, tổ trưởng của em là ai""",
    Intent.CLUBS: """câu lạc bộ, clb, các câu lạc bộ, các clb, danh sách câu lạc bộ, câu lạc bộ của tôi, vào câu lạc bộ,
        tham gia câu lạc bộ, có câu lạc bộ nào, vào clb, tham gia clb, các mô hình, câu lạc bộ nào""",
    Intent.CREATE_MEETING: """tạo họp, gọi họp, mời họp, triệu tập, tạo buổi họp, tạo cuộc họp, tạo lịch họp,
        đặt lịch họp, mời chị em họp, tạo buổi sinh hoạt, mời sinh hoạt, tổ chức họp, triệu tập họp, lên lịch họp,
        báo họp, thêm buổi họp, new meeting, tạo lịch sinh hoạt""",
    Intent.CHANGE_MEETING: """đổi giờ, đổi lịch, dời họp, đổi giờ họp, đổi lịch họp, dời lịch, dời lịch họp,
        đổi ngày họp, đổi chỗ họp, đổi địa điểm, sửa giờ họp, sửa lịch họp, dời ngày họp, lùi giờ họp, đổi ngày,
        dời buổi họp, thay đổi lịch họp, sửa buổi họp, đổi chỗ, đổi nơi họp""",
    Intent.CANCEL_MEETING: """hủy họp, hoãn họp, hủy buổi họp, hoãn buổi họp, hủy lịch họp, không họp nữa, bỏ họp,
        hoãn lịch họp, hủy cuộc họp, thôi không họp nữa, hủy buổi sinh hoạt, hoãn sinh hoạt, hoãn cuộc họp""",
    Intent.LOCATE: """thêm vị trí, gửi vị trí, thêm vị trí chỗ họp, ghim vị trí, gửi vị trí chỗ họp, thêm chỉ đường,
        thêm bản đồ, sửa vị trí, đổi vị trí""",
    Intent.CALENDAR: """lịch điện thoại, lịch trên điện thoại, ghi vào lịch điện thoại, thêm vào lịch điện thoại,
        lịch vào điện thoại, đường dẫn lịch, link lịch, ghi vào lịch, thêm vào lịch, đưa lịch vào điện thoại,
        lịch vào máy, đưa lịch vào máy, cho lịch vào máy, ghi lịch vào máy, calendar link""",
    Intent.CALENDAR_LINK: """đổi đường dẫn lịch, đổi link lịch, đường dẫn lịch mới, lấy đường dẫn lịch mới""",
    Intent.ANNOUNCE: """gửi tin, nhắn cho chị em, soạn thông báo, gửi thông báo, gửi tin cho chị em,
        nhắn tin cho chị em, soạn tin, viết thông báo, thông báo cho chị em, nhắn cả chi hội, gửi tin nhắn,
        gửi ảnh, gửi ảnh cho chị em, gửi lời chúc, gửi lời chúc cho chị em, gửi lời chúc chị em, gửi lời thu âm,
        gửi cho chị em, tạo thông báo, đăng thông báo, nhắn tin cho hội viên, gửi thông báo cho chị em""",
    Intent.SENT: """xem gửi tới đâu, xem gửi đến đâu, gửi tới đâu rồi, gửi đến đâu rồi, tin gửi tới đâu rồi,
        gửi xong chưa, tin gửi xong chưa, kết quả gửi tin, kết quả gửi, kết quả thông báo, ai nhận được tin,
        ai nhận được rồi, bao nhiêu người nhận được tin, xem kết quả gửi tin, tin vừa gửi, xem tin vừa gửi""",
    Intent.PAUSE_SENDING: """tạm dừng, tạm dừng gửi, tạm ngưng, tạm ngừng, tạm ngừng gửi, tạm ngưng gửi, khoan gửi,
        khoan hãy gửi, dừng gửi đã, tạm dừng gửi tin""",
    Intent.GO_ON_SENDING: """gửi tiếp, gửi tiếp đi, tiếp tục gửi, gửi nốt, gửi nốt đi, cho gửi tiếp, gửi tin tiếp""",
    Intent.STOP_SENDING: """thôi không gửi nữa, không gửi nữa, dừng gửi, ngừng gửi, hủy gửi, hủy gửi tin, thôi gửi,
        thôi đừng gửi tin đó nữa, thôi đừng gửi, thôi khỏi gửi, ngưng gửi, dừng gửi tin, bỏ không gửi nữa""",
    Intent.SEND_AGAIN: """gửi lại, gửi lại tin, gửi lại cho ai chưa nhận, gửi lại cho chị chưa nhận, gửi lại thông báo,
        gửi lại cho người chưa nhận, gửi lại cho chị em chưa nhận được""",
    Intent.RECALL: """thu hồi, thu hồi tin, thu hồi thông báo, thu hồi tin vừa gửi, gửi nhầm thông báo,
        gửi sai thông báo, rút lại tin, rút lại thông báo, xin thu hồi, đính chính, đính chính thông báo,
        tin vừa gửi sai rồi""",
    Intent.WAITING_NOTICES: """các tin hẹn giờ, tin hẹn giờ, hủy tin hẹn giờ, xem tin hẹn giờ, tin đang hẹn,
        bỏ tin hẹn giờ, tin đã hẹn giờ, tin chưa gửi, các tin chưa gửi, tin đang chờ gửi, tin chờ gửi,
        danh sách tin hẹn giờ, hủy hẹn giờ, hủy hẹn giờ gửi, bỏ hẹn giờ, xóa tin hẹn giờ, có tin nào hẹn giờ không,
        tin hẹn gửi, hủy tin đã hẹn, gửi luôn tin hẹn giờ, gửi ngay tin hẹn giờ, sửa tin hẹn giờ, tin hẹn sáng mai""",
    Intent.SENT_NOTICES: """tin đã gửi, các tin đã gửi, xem tin đã gửi, những tin đã gửi, danh sách tin đã gửi, tin cũ,
        các tin cũ, xem tin cũ, xem lại tin đã gửi, thông báo đã gửi, các thông báo đã gửi, tin hôm trước,
        lịch sử gửi tin, xem lại tin cũ, tin trước đây, chị đã gửi tin gì, đã gửi những tin gì, xem lại các tin""",
    Intent.NOT_GOT: """ai chưa nhận, ai chưa nhận tin, ai chưa nhận được tin, ai chưa xem tin, ai chưa đọc tin,
        ai chưa xem, ai chưa đọc, chị nào chưa nhận tin, chị nào chưa nhận được tin, chị nào chưa xem tin,
        chị nào chưa đọc tin, ai không nhận được tin, những ai chưa nhận tin, ai chưa nhận được,
        ai chưa nhận thông báo, ai chưa nhận được thông báo, ai chưa đọc thông báo, ai chưa xem thông báo,
        còn ai chưa nhận tin, ai chưa nhắn đã nhận, tin chưa đến ai, xem ai chưa nhận tin""",
    Intent.ROLL: """điểm danh buổi họp, điểm danh chị em, điểm danh hội viên, ghi vắng, điểm danh cả tổ, ghi điểm danh,
        điểm danh cho chị em, nhập điểm danh, ghi người vắng, ghi có mặt, điểm danh chi hội, điểm danh sinh hoạt""",
    Intent.RESULTS: """kết quả, ai đi, ai trả lời, bao nhiêu người đi, ai đi được, ai không đi, mấy người đi, ai chưa
        trả lời, có ai đi không, xem kết quả, xem ai trả lời, bao nhiêu chị đi, mấy chị đi, có bao nhiêu người đi, ai
        bận, ai đi họp, kết quả điểm danh, bao nhiêu người đi họp, ai không đi được, results, mấy người đi được, mấy
        chị đi được, có mấy chị đi, có bao nhiêu chị đi, bao nhiêu chị đi họp, mấy chị đi họp, ai đi họp được, ai không
        đi họp, ai trả lời rồi, ai trả lời họp, ai trả lời họp rồi, kết quả họp, kết quả buổi họp, kết quả sinh hoạt,
        ai có đi họp, được mấy người đi, họp ai đi, họp ai đi được, họp có ai đi, họp có mấy chị đi, họp có bao nhiêu
        người đi, họp được mấy người, ai chưa trả lời họp, họp ai chưa trả lời, còn ai chưa trả lời, họp mời bao nhiêu
        người, mời bao nhiêu người, họp mời mấy chị, mời được bao nhiêu người, ai đi được họp, ai không đi được họp,
        ai đi họp không được, bao nhiêu chị đi được, bao nhiêu người đi được, mấy chị đi được họp,
        bao nhiêu chị đi được họp, mấy chị đi họp được, bao nhiêu chị đi họp được, chị nào đi được, chị nào đi họp,
        lý do vắng, vì sao vắng, lý do không đi, sao chị em vắng, vì sao chị em vắng, vì sao chị em không đi""",
    Intent.STATS: """thống kê, tỷ lệ dự sinh hoạt, bao nhiêu người dự, tỷ lệ, số liệu, báo cáo, tỷ lệ dự họp,
        tỷ lệ tập hợp, tỷ lệ tập hợp hội viên, xem thống kê, tỉ lệ dự sinh hoạt, xem báo cáo, có bao nhiêu người dự,
        bao nhiêu người dự họp, tỷ lệ có mặt, stats, tỷ lệ tham gia, tổng hợp số liệu""",
    Intent.EXPORT: """xuất excel, xuất, xuất file, tải excel, xuất danh sách, xuất danh sách hội viên, file excel,
        xuất ra excel, tải file, tải danh sách, export, xuất báo cáo, excel, xuất số liệu""",
    Intent.UNDO: """sửa lại, hoàn tác, làm lại, ghi sai rồi, ghi nhầm rồi, undo, nhập sai rồi,
        cho sửa lại, lấy lại như cũ, ghi lại, bỏ cái vừa ghi""",
    Intent.CORRECT_ROLL: """sửa điểm danh, chỉnh điểm danh, sửa lại điểm danh, điểm danh sai, sửa người vắng,
        sửa điểm danh hôm trước, sửa điểm danh buổi trước, đính chính điểm danh""",
    Intent.SIGNED_SHEET: """nhập tờ ký tên, nhập tờ điểm danh, nhập danh sách ký tên, nhập tên từ tờ giấy, nhập tờ ký,
        ghi tờ ký tên, nhập tờ ký danh, nhập điểm danh từ tờ giấy, nhập tên người dự""",
    Intent.ROLL_SHEET: """tờ điểm danh, tờ điểm danh để in, in tờ điểm danh, phiếu điểm danh, tờ ký tên, in tờ ký tên,
        tờ ký danh, in danh sách ký tên, danh sách ký tên, danh sách ký, mẫu điểm danh, danh sách điểm danh""",
    Intent.MINUTES: """biên bản, biên bản họp, làm biên bản, viết biên bản, lập biên bản, in biên bản,
        biên bản buổi họp, biên bản sinh hoạt, lấy biên bản""",
    Intent.SIGNED_LIST: """danh sách ký nhận, ký nhận, in danh sách ký nhận, làm danh sách ký nhận,
        lập danh sách ký nhận, tờ ký nhận""",
    Intent.ABSENCES: """ai vắng 3 buổi, ai vắng ba buổi, ai vắng 2 buổi, ai vắng 4 buổi, ai vắng 5 buổi,
        ai lâu không đến, ai lâu chưa đến, ai lâu không đi họp, ai lâu chưa đi họp, ai hay vắng, lâu không đến,
        lâu chưa gặp ai, ai vắng nhiều, ai vắng liên tục, chị nào lâu chưa đến, ai lâu không sinh hoạt,
        ai vắng 3 buổi liên tiếp, ai vắng ba buổi liên tiếp, ai vắng 2 buổi liên tiếp, ai vắng 3 buổi liền,
        ai vắng 4 buổi liên tiếp, ai nghỉ 3 buổi liên tiếp, ai nghỉ 3 buổi""",
    Intent.UNSEEN: """cần xác minh, chị nào cần xác minh, chị em nào cần xác minh, bao nhiêu chị cần xác minh,
        hội viên cần xác minh, danh sách cần xác minh, ai cần xác minh, ai lâu rồi không thấy, ai lâu rồi chưa thấy,
        chị nào lâu rồi không thấy, xác minh hội viên, bao nhiêu hội viên cần xác minh""",
    Intent.THANK: """cảm ơn chị em, gửi lời cảm ơn, cảm ơn người dự, nhắn cảm ơn chị em, gửi cảm ơn, thư cảm ơn,
        lời cảm ơn, cảm ơn các chị, cảm ơn chị em đã đến, nhắn lời cảm ơn, cảm ơn chị em đến đều,
        cảm ơn các chị đến đều, cảm ơn chị em đã đến đều, cảm ơn chị em đi đều, cảm ơn chị em đã đến họp,
        cảm ơn chị em đến họp, cảm ơn chị em đến họp đều, cảm ơn chị em đi họp,
        nhắn cảm ơn chị em đến đều, cảm ơn người đến đều""",
    Intent.HOME: """báo tận nhà, danh sách báo tận nhà, ai cần báo tận nhà, ai chưa được báo, báo tại nhà, đến nhà báo,
        ai chưa báo, danh sách cần báo, còn ai chưa báo, xem ai cần báo, còn ai chưa được báo""",
    Intent.ANSWER_FOR: """trả lời giúp, trả lời hộ, trả lời giùm, trả lời thay, trả lời giúp chị em,
        trả lời giúp người khác, ghi giúp câu trả lời, báo giúp, báo hộ""",
    Intent.REGISTER_FOR: """đăng ký giúp, đăng ký hộ, đăng ký giùm, đăng ký thay, đăng ký cho người khác,
        đăng ký giúp người không có điện thoại""",
    Intent.NAME_HELPER: """nhờ nhận tin giúp, nhờ nhận tin, nhờ người nhận tin, nhờ người nhận tin giúp,
        nhờ nhận tin hộ, nhờ người khác nhận tin, nhận tin giúp, nhận tin hộ""",
    Intent.STOP_HELPING: """thôi nhận tin giúp, thôi nhận tin hộ, không nhận tin giúp nữa, thôi nhờ nhận tin, thôi nhờ,
        không nhờ nhận tin nữa, thôi nhờ người nhận tin, thôi không nhận tin giúp nữa, thôi nhận tin giùm""",
    Intent.CANNOT_READ: """không biết đọc, không biết chữ, chưa biết chữ, chưa biết đọc, mù chữ, không biết đọc chữ,
        không biết đọc tin, không đọc được, không đọc được chữ, không đọc được tin, không đọc được tin nhắn,
        đọc không được, mắt kém, mắt chị kém, mắt tôi kém, mắt kém lắm, mắt kém không đọc được, mắt kém quá,
        mắt kém lắm không đọc được, mắt mờ, mắt mờ không đọc được, mắt mờ rồi không đọc được, mắt mờ rồi, mắt yếu,
        mắt yếu không đọc được, mắt không nhìn rõ, không nhìn rõ chữ, không thấy chữ, chữ nhỏ quá, chữ bé quá,
        chữ nhỏ quá không đọc được, chữ bé quá không đọc được, đọc giúp, đọc hộ, đọc giùm, đọc giúp chị, đọc giúp tôi,
        đọc giúp em, đọc hộ chị, đọc hộ tôi, đọc giùm chị, đọc giùm tôi, đọc tin giúp, đọc tin giúp chị, đọc tin hộ,
        đọc tin giúp tôi, đọc cho chị nghe, đọc cho tôi nghe, đọc giúp cô, đọc giúp bác, không biết đọc biết viết""",
    Intent.PASTE: """tin dán nhóm zalo, tin dán nhóm, tin dán zalo, cho chị tin dán zalo, tin nhóm zalo,
        dán nhóm zalo, dán nhóm, dán vào nhóm, tin để dán nhóm, bài dán nhóm, bài dán nhóm zalo, tin cho nhóm zalo,
        nội dung dán nhóm""",
    Intent.ALOUD: """bài đọc loa, bài loa, đọc loa, bài đọc trên loa, tin đọc loa, bài phát thanh, đọc trên loa,
        nội dung đọc loa, loa""",
    Intent.DOOR_TOLD: """đã báo xong, báo hết rồi, đã báo hết, đã báo rồi, báo xong rồi, đã báo, đã báo đủ, báo đủ rồi,
        đã báo hết rồi""",
    Intent.UNITS: """đơn vị, các chi hội, cây đơn vị, xem đơn vị, danh sách đơn vị, quản lý đơn vị, từng chi hội,
        sáp nhập chi hội, thêm chi hội, đổi tên chi hội, kiện toàn, các đơn vị, sắp xếp đơn vị, sáp nhập đơn vị""",
    Intent.PAGE: """xem trên máy tính, mở trên máy tính, nhắn tin trên máy tính""",
    Intent.OFFICE: """trang web, mở trang web, mở trang, vào trang web, vào trang, link trang web, đường vào trang web,
        web, trang số liệu, mở trang số liệu, trang cán bộ, mở trang cán bộ, xem số liệu trên máy tính, web page""",
    Intent.CHECK_NOTICE: """kiểm tra tin, kiểm tra, kiểm tra thông báo, tin này có đúng không, tin này thật không,
        kiểm tra tin nhắn, có đúng tin của hội không, tin này có thật không, tin này có phải của hội không,
        tin này thật hay giả""",
    Intent.GOT: """đã nhận, đã nhận tin, đã nhận rồi, nhận rồi, nhận được rồi, đã nhận được, nhận được tin rồi,
        đã nhận được tin, đã xem, đã đọc, đã xem rồi, đã đọc rồi, xem rồi, đọc rồi, đã rõ, rõ rồi, đã nhận thông báo,
        đã nhận được thông báo, nhận tin rồi, received""",
    Intent.OPINION: """góp ý, ý kiến, có ý kiến, gửi góp ý, phản ánh, kiến nghị, gửi ý kiến, đóng góp ý kiến,
        phản ánh ý kiến""",
    Intent.MY_ATTENDANCE: """tôi dự mấy buổi rồi, tôi dự mấy buổi, tôi đi họp mấy buổi rồi, tôi đi họp mấy buổi,
        năm nay tôi dự mấy buổi, năm nay tôi đi họp mấy buổi, tôi dự được mấy buổi, tôi dự bao nhiêu buổi rồi,
        tôi có mặt mấy buổi, tôi vắng mấy buổi, tôi vắng mấy buổi rồi, năm nay tôi vắng mấy buổi,
        các buổi tôi đã dự, những buổi tôi đã dự, xem điểm danh của tôi, điểm danh của tôi""",
    Intent.MY_LOOKS: """ai đã xem số của tôi, ai xem số của tôi, ai đã xem số điện thoại của tôi,
        ai xem số điện thoại của tôi, ai đã xem thông tin của tôi, ai xem thông tin của tôi, ai biết số của tôi,
        những ai đã xem số của tôi""",
    Intent.LINK: """liên kết, nối máy, nối zalo, nối telegram, liên kết zalo, đổi máy, đổi điện thoại, dùng máy khác,
        liên kết telegram, nối tài khoản, liên kết tài khoản, đổi zalo""",
    Intent.UNLINK: """thôi nối máy này, thôi nối máy, bỏ nối máy này, bỏ nối máy, ngắt máy này, gỡ máy này,
        ngắt nối máy, hủy nối máy, không nối máy này nữa, không dùng máy này nữa, thôi nối zalo này,
        thôi nối telegram này, hủy liên kết, bỏ liên kết, ngắt liên kết, đây không phải máy của tôi,
        máy này không phải của tôi""",
    Intent.MY_DATA: """dữ liệu của tôi, tải dữ liệu của tôi, xem dữ liệu của tôi, dữ liệu của em, dữ liệu của chị,
        hội lưu gì của tôi, em lưu gì về tôi, lấy dữ liệu của tôi, dữ liệu cá nhân, my data, dữ liệu""",
    Intent.STOP: """tắt tin, thôi nhận tin, đừng nhắn nữa, không nhận tin nữa, ngừng nhắn tin, đừng gửi tin nữa,
        không muốn nhận tin, thôi đừng nhắn, đừng gửi nữa, tắt thông báo, hủy nhận tin, ngừng nhận tin, stop,
        đừng nhắn tin nữa, thôi đừng nhắn nữa, không nhận tin, đừng gửi tin cho tôi nữa, không muốn nhận tin nữa,
        dừng nhận tin""",
    Intent.ERASE: """xóa hết thông tin của tôi, xóa, xóa thông tin của tôi, xóa dữ liệu của tôi, xóa thông tin,
        xóa tôi, xóa hết, xóa số của tôi, xóa số điện thoại, xóa tin nhắn, xóa hết thông tin, xóa dữ liệu,
        xóa tài khoản, xóa số điện thoại của tôi, xóa tên""",
    Intent.RESUME: """nhận tin lại, cho nhận tin lại, muốn nhận tin lại, nhận lại tin, bật tin, bật thông báo,
        gửi tin lại đi, nhận tin trở lại, cho tôi nhận tin lại, nhắn tin lại đi""",
    Intent.ADDRESS: """xưng hô, cách xưng hô, đổi cách xưng hô, đổi xưng hô, đổi cách gọi, gọi tôi là cô,
        gọi tôi là bác, gọi bằng cô, gọi bằng bác, gọi bằng dì, sao gọi tôi là chị""",
    Intent.LEAVE: """ra khỏi hội, xin ra khỏi hội, rời hội, không vào hội nữa, thôi hội viên, xin ra hội,
        xin rút khỏi hội, rút khỏi hội, muốn ra khỏi hội, không tham gia hội nữa, xin thôi hội viên,
        rút tên khỏi hội""",
}

# Near misses in letters that want something else, or nothing: they stand in the way of a guess.
NO_INTENT = """đi họp, dự họp, tin tôi, tim mới, mới họp, hội hè, vui lại, quen lại, gửi tiền, tiền mới, danh sách dài,
    đợi họp, đợi giờ, chia sẻ, xoa bóp, duyên, kết hôn, điểm thi, đánh răng, hồ sen, liên quan"""
