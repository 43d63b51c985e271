# Những câu dùng chung. Xưng hô luôn qua biến: { $em } là máy, { $chi } là người đọc.

language-name = Tiếng Việt
thousands = .
date-numbers = { $day }/{ $month }/{ $year }

## Ngày giờ

moment = { $hour_text }, { $day_text }, nhằm ngày { $lunar_day } tháng { $lunar_month }{ $leap ->
    [1] {" "}nhuận
   *[0] {""}
} âm
# Buổi sáng và buổi trưa đọc thế nào viết thế ấy: "8 giờ sáng".
moment-hour = { $part ->
    [sang] { moment-spoken } { moment-part }
    [trua] { moment-spoken } { moment-part }
   *[other] { $hour } giờ{ moment-minutes } ({ moment-spoken } { moment-part })
}
moment-minutes = { $minute ->
    [0] {""}
    [1] {" "}01
    [2] {" "}02
    [3] {" "}03
    [4] {" "}04
    [5] {" "}05
    [6] {" "}06
    [7] {" "}07
    [8] {" "}08
    [9] {" "}09
   *[other] {" "}{ $minute }
}
moment-spoken = { $minute ->
    [0] { $spoken } giờ
    [30] { $spoken } rưỡi
   *[other] { $spoken } giờ { $minute }
}
moment-part = { $part ->
    [khuya] đêm
    [sang] sáng
    [trua] trưa
    [chieu] chiều
   *[toi] tối
}
moment-weekday = { $weekday ->
    [0] thứ Hai
    [1] thứ Ba
    [2] thứ Tư
    [3] thứ Năm
    [4] thứ Sáu
    [5] thứ Bảy
   *[6] Chủ nhật
}
moment-day = { moment-weekday } { $day }/{ $month }{ $year }
moment-today = { $part ->
    [khuya] đêm nay
    [sang] sáng nay
    [trua] trưa nay
    [chieu] chiều nay
   *[toi] tối nay
} lúc { moment-spoken }
moment-tomorrow = { $part ->
    [khuya] đêm mai
    [sang] sáng mai
    [trua] trưa mai
    [chieu] chiều mai
   *[toi] tối mai
} lúc { moment-spoken }

meeting-kind = { $kind ->
    [branch] sinh hoạt chi hội
    [group] sinh hoạt tổ
    [club] sinh hoạt câu lạc bộ
    [committee] cuộc họp Ban Chấp hành
    [standing] cuộc họp Ban Thường vụ
    [briefing] cuộc họp giao ban
    [training] lớp tập huấn
   *[event] hoạt động của Hội
}
meeting-Kind = { $kind ->
    [branch] Sinh hoạt chi hội
    [group] Sinh hoạt tổ
    [club] Sinh hoạt câu lạc bộ
    [committee] Cuộc họp Ban Chấp hành
    [standing] Cuộc họp Ban Thường vụ
    [briefing] Cuộc họp giao ban
    [training] Lớp tập huấn
   *[event] Hoạt động của Hội
}

channel-telegram = Telegram
channel-zalo-bot = Zalo
channel-zalo-oa = Zalo
channel-template-user = tin Zalo mẫu
channel-template-phone = tin Zalo mẫu
channel-web = trang nhắn tin

## Trả lời có, không

label-agree = Đồng ý
label-no = Không
label-right = Đúng
label-correct = Sửa lại
label-not-yet = Chưa gửi
label-send = Gửi
label-undo = Sửa lại
label-more = Xem tiếp
label-more-typed = { $left ->
    [0] { $Chi } nhắn "xem tiếp" để xem nữa.
   *[other] Còn { $left } chị nữa, { $chi } nhắn "xem tiếp".
}

## Khi chưa hiểu

asked-again = { $text }
all-is-shown = Dạ, tất cả ở trên rồi ạ, không còn gì nữa.
list-ended = Dạ, hết rồi { $chi } ạ.
please-choose = { $Em } chưa rõ ý { $chi }. { $Chi } chọn giúp { $em } một số ở dưới nhé.
not-understood = { $Em } chưa hiểu ý { $chi }. { $Chi } cần gì ạ?
did-you-mean = Có phải { $chi } muốn:
which-number = Số này là để trả lời việc gì ạ? { $Chi } chọn giúp { $em }:
label-leave-as-is = Không, để nguyên
# Một câu gõ vào chỗ đang hỏi lời, mà có thể chị muốn việc khác.
doubt-asked = { $Em } hỏi lại cho chắc: "{ $text }" là { $what ->
    [off] { $chi } muốn bỏ { doubt-open }, hay đó là { doubt-part }?
    [answer] { $chi } trả lời một lời mời họp, hay đó là { doubt-part }?
   *[wish] việc { $chi } muốn làm ngay, hay đó là { doubt-part }?
}
doubt-open = { $part ->
    [content] lời mời này
    [note] lời nhắn này
    [why] việc này
   *[notice] tin này
}
doubt-part = { $part ->
    [content] nội dung buổi họp
    [note] lời gửi chị { $name }
    [why] lý do
   *[notice] lời { $chi } gửi chị em
}
label-doubt-not = { $what ->
    [off] Bỏ { doubt-open }
    [answer] { $Chi } trả lời lời mời họp
   *[wish] Làm việc ấy ngay
}
label-doubt-words = Đó là { doubt-part }
not-for-this = { $what ->
    [answer] Chưa có lời mời nào đang chờ { $chi } trả lời, nên câu ấy { $em } chưa ghi.
   *[other] Câu ấy { $em } chưa hiểu ạ.
}
label-take-back = Đúng, lấy lại
left-as-it-is = Dạ, { $em } để nguyên ạ.
number-of-then = { $about ->
    [none] Số { $number } là của việc nào ạ? Lúc nãy, trong mục, số { $number } là "{ $label }".
   *[other] Số { $number } là của việc nào ạ? Lúc nãy số { $number } là "{ $label }" cho việc này: "{ $about }"
}
take-back-that = { $about ->
    [none] { $Chi } muốn lấy lại việc { $chi } làm { $when_near } ạ?
   *[other] { $Chi } muốn lấy lại việc này ạ? "{ $about }"
}
which-question = { $Em } vừa hỏi { $chi } hai việc. Số này là cho việc nào ạ?
word-for-which = { $Chi } trả lời cho việc nào ạ?
who-speaks = Tin này ai trả lời ạ?
old-button = Nút này cũ rồi { $chi } ạ.
that-is-over = Việc đó xong rồi { $chi } ạ.
left-it = Dạ, { $em } thôi việc đó, chưa ghi gì cả.
nothing-more = Dạ, thôi ạ.
nothing-asked = Dạ, { $em } không có việc gì đang chờ { $chi } trả lời ạ. { $Chi } cần gì cứ nhắn { $em }.
any-time = Cần gì { $chi } cứ nhắn, hoặc nhắn "xem mục".
not-sent-kept-nothing = Dạ, { $em } chưa gửi gì cả.
for-whom = Tin này cho { $name }:
    { $text }
cannot-read = { $kind ->
    [photo] { $Em } chưa xem được ảnh.
    [voice] { $Em } chưa nghe được tin thoại.
    [file] { $Em } chưa mở được tệp ở đây.
   *[other] { $Em } chưa đọc được tin này.
} { $Chi } nhắn chữ giúp { $em } nhé.
text-only = Thông báo gửi được chữ, ảnh, tệp và lời thu âm. { $Chi } nhắn lời thông báo giúp { $em }.
sorry-our-fault = { $Em } đang trục trặc nên chưa làm được việc { $chi } vừa nhắn. Người phụ trách đã được báo. { $Chi } nhắn lại sau giúp { $em } nhé.
write-to-me-privately = { $Em } chỉ nói chuyện riêng từng người. Mời { $chi } nhắn riêng cho { $em } nhé.
members-only = Việc này dành cho hội viên. { $Chi } đăng ký với chi hội mình trước nhé.
NotAllowed = Việc này { $chi } chưa được giao. { $Chi } hỏi chi hội trưởng hoặc cán bộ Hội ở xã giúp { $em } nhé.
NoSuchUnit = { $Em } không tìm thấy đơn vị này.
NoSuchMember = { $Em } không tìm thấy { $what } trong sổ.
UnitSettingChanged = { $unit } đã đổi { $name }.
BadUnitSetting = { $name } chưa đúng. Có thể ghi: { $allowed }
NotBelow = Không đặt { $name } dưới { $parent } được: đơn vị trên phải lớn hơn.
UnitExists = Mã { $code } đã có đơn vị dùng rồi.

## Mục

menu-member = { $Chi } cần gì ạ?
menu-stranger = { $Chi } cần gì ạ?
menu-post = Việc của Hội, { $chi } chọn một số:
menu-cadre = Việc của cán bộ Hội, { $chi } chọn một số:
label-cadre = Báo cáo, đơn vị, giao việc, trang web
label-cadre-report = Báo cáo tháng { $month }
label-cadre-units = Đơn vị
label-cadre-posts = Giao việc, phó thay
label-cadre-page = Trang web cho cán bộ
label-menu = Xem mục
label-schedule = Lịch sinh hoạt
label-news = Thông báo
label-check-in = Điểm danh
label-profile = Thông tin của { $chi }
label-register = Đăng ký
label-what = Xem { $em } làm được gì
label-approve = Người xin vào
label-members = Hội viên
label-call = Mời họp
label-roll = Điểm danh buổi họp
label-announce = Gửi thông báo
label-results = Ai đi được
label-stats = Số liệu
label-help = Hướng dẫn
label-mine = Việc riêng của { $chi }

choose-language = { $Chi } muốn dùng tiếng nào ạ?
language-set = Dạ, từ nay { $em } nói tiếng Việt.

help-stranger = { $Em } là máy nhắn tin của chi hội phụ nữ. Muốn vào Hội thì { $chi } nhắn "đăng ký", hoặc nhắn mã in trên tờ giấy của chi hội. Lúc nào cũng nhắn "thôi" để dừng được.
help-member = { $Chi } cứ nhắn như nói chuyện: "lịch họp", "thông báo", "đi được", "bận", "điểm danh". Hoặc nhắn số ở trước mỗi dòng. "quay lại" là lùi một bước, "thôi" là dừng.
help-post = { $Chi } nhắn một câu là được, ví dụ:
    họp chi hội 7 rưỡi tối thứ bảy, nhà văn hóa thôn
    đổi giờ họp, hoặc: hủy họp
    gửi tin: Chiều mai dọn đường làng
    ai đi được
    báo tận nhà, rồi: đã báo 3 7
    vắng 3 7 12, hoặc: có mặt 91 người
    "sửa lại" là lấy lại lần điểm danh vừa ghi, "thôi" là dừng.
help-cadre = { $Chi } nhắn một câu là được, ví dụ:
    họp giao ban 8 giờ sáng thứ sáu, hội trường xã
    đổi giờ họp, hoặc: hủy họp, hoặc: ai đi được
    gửi tin: Chiều mai dọn đường làng
    vắng 3 7 12, hoặc: có mặt 91 người
    tỷ lệ dự sinh hoạt quý này, hoặc: tỷ lệ tập hợp
    soạn báo cáo tháng 10, hoặc: chi hội nào chưa gửi báo cáo
    sáp nhập thôn Mận và thôn Bưởi, hoặc: đơn vị
    giao chi hội trưởng thôn Mận cho Nguyễn Thị Lan từ 1/12
    "trang web" là mở trang cán bộ, "thôi" là dừng.
help-page = Tờ hướng dẫn có hình, in ra được: { $url }
help-in-flow = { $Chi } trả lời câu dưới giúp { $em }. "quay lại" là lùi một bước, "thôi" là dừng.
what-i-do = { $Em } nhắc { $chi } lịch sinh hoạt, chuyển thông báo của Hội, ghi { $chi } có đi được không, và điểm danh. Không mất tiền. { $Em } không bao giờ hỏi mật khẩu, mã OTP, số tài khoản hay căn cước.

## Người khác trả lời

aside-child = Dạ, Hội cảm ơn bạn. Khi nào rảnh, nhờ bạn nhắn người nhà xem tin giúp nhé.
aside-scam = Đây là tin của { $branch }. { $Chi } chưa yên tâm thì hỏi thẳng chị { $head }. { $Chi } đừng đưa mã số hay tiền cho ai nhé.
aside-scam-no-head = Đây là tin của { $branch }. { $Chi } chưa yên tâm thì hỏi cán bộ Hội ở xã. { $Chi } đừng đưa mã số hay tiền cho ai nhé.
aside-scam-stranger = { $Em } là máy nhắn tin của chi hội phụ nữ. { $Chi } chưa yên tâm thì hỏi thẳng chi hội trưởng nơi mình ở. { $Chi } đừng đưa mã số hay tiền cho ai nhé.
aside-thanks = Dạ, không có gì ạ.
aside-mistake = Dạ, không sao ạ. { $Em } chưa ghi gì cả.
aside-thumb = Dạ, { $em } cảm ơn { $chi }.
hotline = Có chuyện không yên, { $chi } gọi { $number } hoặc 113, lúc nào cũng có người nghe. { $Em } không lưu tin này. { $Chi } xóa tin này trong máy đi nhé.

## Lệnh của Telegram

command-menu = xem mục
command-dangky = đăng ký vào chi hội
command-lich = lịch sinh hoạt
command-thongbao = thông báo của Hội
command-diemdanh = điểm danh
command-hoso = thông tin của { $chi }
command-trogiup = hướng dẫn
command-ngonngu = chọn ngôn ngữ
command-taohop = mời họp
command-guitin = gửi thông báo
command-ketqua = ai đi, ai vắng
command-hoivien = hội viên
command-duyet = người xin vào
command-thongke = số liệu
command-trang = trang số liệu trên máy tính
command-donvi = các đơn vị

# --- tệp đi kèm -----------------------------------------------------------------------------------------------------

paper-soon = { $Em } đang làm, { $chi } chờ { $em } một chút nhé.
left-for-that-kept = Việc đang dở { $em } giữ lại, chưa gửi và chưa ghi gì. Xong { $chi } nhắn "làm tiếp" nhé.
left-work-none = Dạ, không có việc nào đang dở { $chi } ạ.
left-work-gone = Việc ấy lâu rồi, { $em } không giữ nữa. { $Chi } làm lại giúp { $em }.
left-for-that = Việc đang dở { $em } để lại, chưa gửi và chưa ghi gì.
