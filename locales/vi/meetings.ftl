# Buổi sinh hoạt: lời mời, trả lời, gọi họp, đổi, hoãn

invite = Mời { $chi } dự { meeting-kind }.
    { $when }{ meeting-at }.{ meeting-about-below }
meeting-at = { $place ->
    [none] {""}
   *[other] , { $place }
}
meeting-about = { $content ->
    [none] {""}
   *[other] {" "}Nội dung: { $content }.
}
# Như trên, xuống dòng cho dễ đọc.
meeting-about-below = { $content ->
    [none] {""}
   *[other] {"\u000A"}Nội dung: { $content }.
}
answer-yes = Đi được
answer-no = Không đi được
answer-unsure = Chưa chắc
reason-busy = Bận việc
reason-away = Đi xa
reason-private = Việc riêng

AnsweredYes = Dạ, { $em } ghi { meeting-kind } { $when_near }: { $chi } đi được. Hẹn gặp { $chi }.
AnsweredNo = { $reason ->
    [none] Dạ, { $em } ghi { meeting-kind } { $when_near }: { $chi } không đi được. Vì sao ạ? Không nói cũng được.
    [busy] Dạ, { $em } ghi { meeting-kind } { $when_near }: { $chi } không đi được, bận việc. Nếu đi được, { $chi } nhắn "đi được" nhé.
    [away] Dạ, { $em } ghi { meeting-kind } { $when_near }: { $chi } không đi được, đi xa. Nếu đi được, { $chi } nhắn "đi được" nhé.
   *[private] Dạ, { $em } ghi { meeting-kind } { $when_near }: { $chi } không đi được, có việc riêng. Nếu đi được, { $chi } nhắn "đi được" nhé.
}
AnsweredUnsure = Dạ, { meeting-kind } { $when_near } { $em } ghi { $chi } chưa chắc. Gần ngày { $em } hỏi lại { $chi } nhé.
AnsweredForHer = { $Em } ghi chị { $name } { $answer ->
    [yes] đi được
    [no] không đi được
   *[unsure] chưa chắc
} ({ $chi } trả lời giúp).
NotInvited = Buổi này không mời { $chi }, nên { $em } chưa ghi gì.
AlreadyStarted = { meeting-Kind } { $when_day } đã bắt đầu rồi, { $em } không ghi thêm được nữa ạ.
MeetingCancelled = { meeting-Kind } { $when_day } đã hoãn rồi { $chi } ạ.
NoSuchMeeting = { $Em } không tìm thấy buổi này.

no-meeting-called = Hiện chưa có buổi nào sắp tới. Có lịch { $em } nhắn { $chi } ngay.
nothing-called = { $Chi } chưa mời họp buổi nào sắp tới ạ.
meeting-details = { meeting-Kind }: { $when }{ meeting-at }.{ meeting-about-below }{ meeting-answer }
meeting-line = { meeting-Kind }: { $when }{ meeting-at }.{ meeting-answer }
meeting-answer = { $answer ->
    [yes] {" "}{ $Chi } đã nhắn đi được.
    [no] {" "}{ $Chi } đã nhắn không đi được.
    [unsure] {" "}{ $Chi } đã nhắn chưa chắc.
   *[other] {""}
}
which-meeting = Buổi nào ạ?
label-meeting = { meeting-Kind } { $when_day }, { $when_hour }

remind = { $Em } nhắc { $chi } { meeting-kind } { $when_near }.
    { $when }{ meeting-at }.
    { $answer ->
    [yes] { $Chi } đã nhắn đi được. Hẹn gặp { $chi }.
    [unsure] Hôm trước { $chi } chưa chắc, nay { $chi } đi được không?
   *[other] { $Chi } đi được không?
}
change = { $what ->
    [hour] ĐỔI GIỜ: { $old_hour } → { $when_hour }.
    [day] ĐỔI NGÀY: { $old_day } → { $when_day }.
   *[place] ĐỔI CHỖ.
}
    { meeting-Kind }: { $when }{ meeting-at }.
    { $answer ->
    [yes] { $Em } vẫn ghi { $chi } đi được. Nếu không đi được, { $chi } nhắn "không đi được" nhé.
    [no] { $Em } vẫn ghi { $chi } không đi được. Nếu đi được, { $chi } nhắn "đi được" nhé.
    [unsure] { $Em } vẫn ghi { $chi } chưa chắc.
   *[other] { $Chi } đi được không?
}
called-off = HOÃN { meeting-kind }: { $when }.
    { $Chi } không phải đi nữa nhé.

## Gọi họp

ask-call-unit = { $Chi } mời đơn vị nào ạ?
ask-call-day = Họp ngày nào ạ? Ví dụ: tối mai, thứ bảy tuần sau, 15/12.
ask-call-hour = Mấy giờ ạ? Ví dụ: 7 rưỡi tối, 14h.
ask-call-place = Họp ở đâu ạ?
ask-call-content = Buổi này nói chuyện gì, { $chi } nhắn { $em } một câu. Ví dụ: hướng dẫn vay vốn.
ask-call-confirm = Tin chị em sẽ nhận:
    "Mời chị dự { meeting-kind }. { $when }{ meeting-at }.{ meeting-about }"
    Mời { $unit }: { $total } chị ({ $by_message } nhận tin trên điện thoại, { $at_home } báo tận nhà).
label-send-invitation = Gửi lời mời
label-add-content = Thêm nội dung
label-no-place = Không ghi chỗ
label-guess-day-hour = { $when }
label-guess-day = { $when_day }
label-guess-hour = { $when_hour }
unclear-day = { $Em } chưa rõ ngày. { $Chi } nhắn ví dụ: thứ bảy tuần sau, hoặc 15/12.
unclear-hour = { $Em } chưa rõ giờ. { $Chi } nhắn ví dụ: 7 rưỡi tối.
unclear-place = { $Chi } nhắn tên chỗ họp giúp { $em }, ví dụ: nhà văn hóa thôn.
unclear-content = { $Chi } nhắn một câu ngắn thôi nhé.
time-no-such-day = Không có ngày này { $chi } ạ.
time-repeats = Mỗi lần { $em } ghi một buổi. { $Chi } nhắn ngày của buổi tới nhé.
time-past = Giờ này qua rồi { $chi } ạ.
InThePast = { $when } qua rồi { $chi } ạ. { $Chi } cho { $em } giờ khác nhé.
TooFarAhead = Từ nay đến { $when_day } còn xa quá, { $chi } xem lại giúp { $em }.
NobodyToInvite = Sổ { $unit } chưa có ai để mời. { $Chi } gửi danh sách hội viên cho { $em } trước nhé.
MeetingCalled = { $by_message ->
    [0] { $Em } đã ghi { meeting-kind } { $when_day }. Chưa chị nào nhận tin trên điện thoại được.
   *[other] Dạ, { $em } đang gửi lời mời { meeting-kind } { $when_day } cho { $by_message } chị.
}{ $at_home ->
    [0] {""}
   *[other] {" "}{ $at_home } chị cần báo tận nhà.
}
label-who-answers = Xem ai trả lời
label-at-home = Ai cần báo tận nhà

ask-move-meeting = { $Chi } đổi buổi nào ạ?
ask-move-time = { meeting-Kind } đang là { $when }. { $Chi } đổi sang lúc nào ạ?
ask-move-confirm = Đổi { meeting-kind }:
    { $old }
    → { $new }
    { $Em } báo ngay những chị đã nhận lời mời.
label-send-change = Gửi tin đổi lịch
ask-call_off-meeting = { $Chi } hoãn buổi nào ạ?
ask-call_off-confirm = Hoãn { meeting-kind } { $when }. { $Em } báo ngay những chị đã nhận lời mời.
label-call-off = Gửi tin hoãn
label-keep-meeting = Không hoãn
label-move = Đổi giờ
label-call-off-it = Hoãn buổi này
MeetingChanged = Dạ, { $em } đổi sang { $when }.{ being-told }
MeetingCalledOff = Dạ, { $em } đã hoãn { meeting-kind } { $when_day }.{ being-told }
being-told = { $by_message ->
    [0] {""}
   *[other] {" "}{ $Em } đang báo { $by_message } chị.
}
NothingChanged = { meeting-Kind } vẫn là { $when }, chưa đổi gì ạ.

## Ai đi

results-answers = { meeting-Kind } { $when_day } ({ $unit }): đi được { $yes }, không đi được { $no }, chưa chắc { $unsure }, chưa trả lời { $silent }.{ results-why }
results-why = { $no ->
    [0] {""}
   *[other] {" "}Lý do: bận việc { $busy }, đi xa { $away }, việc riêng { $private }.
}
results-roll = Điểm danh: có mặt { $present }/{ $expected } ({ $percent }%).
label-who-comes = Tên các chị đi được
label-who-silent = Ai chưa trả lời
names-heading = { $answer ->
    [yes] Đi được: { $count } chị
   *[silent] Chưa trả lời: { $count } chị
}
names-line = { $number }. { $name }{ $year ->
    [none] {""}
   *[other] {" "}({ $year })
}
