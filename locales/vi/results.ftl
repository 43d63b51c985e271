# Kết quả: ai đi, ai đến, ai lâu chưa gặp, lời cảm ơn

results-answers = { meeting-Kind } { $when_day } ({ $unit }), mời { $invited } chị: đi được { $yes }, không đi được { $no }, chưa chắc { $unsure }, chưa trả lời { $silent }.{ results-why }
results-why = { $no ->
    [0] {""}
   *[other] {" "}Lý do: bận việc { $busy }, đi xa { $away }, việc riêng { $private }.
}
results-many-busy = { $busy }/{ $invited } chị bận việc. { $Chi } có muốn dời sang lúc khác không?
results-others = Buổi khác: { $chi } nhắn, ví dụ: "{ $held ->
    [yes] kết quả
   *[no] ai đi được
} { $name ->
    [none] họp ngày { $day }
   *[other] họp { $name }
}"
results-roll = { meeting-Kind } { $when_day } ({ $unit }): có mặt { $present }/{ $expected } ({ $percent }%).{ $named ->
    [no] {" "}Chưa có tên từng người.
   *[yes] {" "}Vắng có lý do { $excused }, vắng không lý do { $absent }.
}
label-who-comes = Tên các chị đi được
label-who-does-not = Tên các chị không đi được
label-who-silent = Ai chưa trả lời
label-who-missed = Tên các chị vắng
label-correct-roll = Sửa điểm danh
label-conflicts = Xem các chị tự điểm danh mà danh sách ghi vắng
label-thank = Gửi lời cảm ơn
label-not-seen = Ai lâu chưa đến
label-other-meetings = Buổi khác
label-past = Các buổi trước
label-past-meeting = { meeting-Kind }{ meeting-whose }{ meeting-elsewhere } { $when_day }: { $taken ->
    [no] chưa điểm danh
   *[yes] có mặt { $present }/{ $expected }
}
which-past-meeting = Các buổi đã họp, { $chi } chọn một buổi để xem:
names-heading = { $answer ->
    [yes] Đi được: { $count } chị
    [no] Không đi được: { $count } chị
    [unsure] Chưa chắc: { $count } chị
    [present] Có mặt: { $count } chị
    [missing] Vắng: { $count } chị
   *[silent] Chưa trả lời: { $count } chị
}

not-seen-heading = { $count ->
    [0] { $times } buổi gần đây chị nào cũng có đến.
   *[other] { $times } buổi gần đây chi hội chưa gặp { $count } chị. Có dịp { $chi } ghé thăm, hỏi xem chị em có việc gì không nhé:
}
TooFewMeetings = Mới có { $meetings } buổi ghi tên người đến, chưa đủ { $wanted } buổi để xem { $chi } ạ.

thanks = Chị { $by } và { $unit } cảm ơn { $chi } đã đến sinh hoạt cùng chị em. Hẹn gặp { $chi } buổi tới nhé.
thanks-draft = { $Em } soạn lời cảm ơn { $count } chị { $faithful ->
    [true] đến đều hoặc mới trở lại
   *[false] đến buổi vừa rồi
}{ $names ->
    [none] .
   *[other] : { $names }.
}{ $by_mouth ->
    [0] {""}
   *[other] {" "}{ $by_message } chị nhận tin trên điện thoại, { $by_mouth } chị không nhận tin.
} Mỗi chị một tháng nhiều nhất một lần. Tin chị em sẽ nhận:
    "{ $text }"
thanks-by-mouth = { $count } chị { $faithful ->
    [true] đến đều hoặc mới trở lại
   *[false] đến buổi vừa rồi
} không nhận tin trên điện thoại{ $names ->
    [none] .
   *[other] : { $names }.
} Gặp thì { $chi } nói lời cảm ơn giúp nhé.
label-who-is-thanked = Xem tên
thanked-heading = Lời cảm ơn sẽ gửi { $count } chị:
Thanked = { $by_message ->
    [0] Các chị này không nhận tin trên điện thoại.
   *[other] { $Em } đang gửi lời cảm ơn { $by_message } chị.
}{ $by_mouth ->
    [0] {""}
   *[other] {" "}{ $by_mouth } chị không nhận tin, gặp thì { $chi } nói giúp nhé.
}
ThankedAlready = Lời cảm ơn buổi vừa rồi { $em } gửi rồi ạ. Chị nào không nhận tin, gặp thì { $chi } nói giúp nhé.
NobodyToThank = Lúc này chưa có ai để gửi lời cảm ơn: { $em } soạn cho chị em có tên trong điểm danh buổi vừa rồi, mỗi chị một tháng một lần.
