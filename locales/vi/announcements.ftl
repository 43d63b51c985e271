# Thông báo

notice = Thông báo của { $unit }:
    { $text }
    ({ $sender })
ask-announce-unit = Thông báo cho đơn vị nào ạ?
ask-announce-audience = Thông báo cho ai ạ?
label-all-members = Tất cả hội viên
label-heads-only = Chỉ các chi hội trưởng và người phụ trách
ask-announce-text = { $Chi } nhắn lời thông báo, đúng như chị em sẽ đọc.
ask-announce-confirm = Tin chị em sẽ nhận:
    "{ $text }"
    Gửi { $total } chị: { $by_message } nhận tin trên điện thoại{ $channels ->
    [none] {""}
   *[other] {" "}({ $channels })
}{ $at_home ->
    [0] {""}
   *[other] , { $at_home } báo tận nhà
}.{ $minutes ->
    [0] {""}
   *[other] {" "}Gửi hết chừng { $minutes } phút.
}{ announce-quota }
announce-quota = { $left ->
    [-1] {""}
   *[other] {" "}Zalo tháng này còn gửi được { $left } tin, lần này { $needed }.
}
EmptyText = { $Chi } chưa nhắn lời nào.
TooLong = Tin dài { $length } chữ cái, mà một tin chỉ được { $limit }. { $Chi } rút gọn giúp { $em } nhé.
NobodyThere = Ở { $unit } chưa có ai để gửi { $chi } ạ.
Announced = Dạ, { $em } đang gửi cho { $by_message } chị.{ $at_home ->
    [0] {""}
   *[other] {" "}{ $at_home } chị cần báo tận nhà.
}{ $later ->
    [0] {""}
   *[other] {" "}{ $later } chị hôm nay nhận đủ ba thông báo rồi, { $em } gửi 6 giờ sáng mai.
}
AnnouncementStopped = { $stopped ->
    [0] Tin đã gửi hết rồi, không còn gì để dừng ạ.
   *[other] Dạ, { $em } dừng lại. { $stopped } tin chưa gửi thì thôi không gửi nữa.
}
label-how-it-goes = Xem gửi đến đâu
label-stop-sending = Dừng gửi
label-who-at-home = Ai cần báo tận nhà
notice-progress = { notice-tally }{ $waiting ->
    [0] {""}
   *[other] {" "}Còn { $waiting } tin đang gửi.
}{ notice-at-home }
notice-done = { notice-tally }{ notice-at-home }
notice-tally = { $Em } gửi { $sent } tin: { $reached } tin gửi được{ $unknown ->
    [0] {""}
   *[other] , { $unknown } tin chưa chắc đã đến
}{ $failed ->
    [0] {""}
   *[other] , { $failed } tin không gửi được
}.
notice-at-home = { $at_home ->
    [0] {""}
   *[other] {" "}{ $at_home } chị cần báo tận nhà.
}
no-news = Chưa có thông báo nào ạ.
news-line = – { $when_day }, { $unit }: { $text }
label-send-at-six = Gửi lúc 6 giờ sáng
label-urgent = Gửi ngay, việc gấp
ask-announce-why = Việc gì gấp ạ? { $Chi } nhắn { $em } một câu để ghi lại.
SecondAsked = Tin gấp này cần thêm một người đồng ý. { $Em } đang hỏi, có trả lời là gửi ngay.
NoSecondPerson = Tin gấp ban đêm cần thêm một người đồng ý, mà đơn vị chưa có ai khác được gửi tin. { $Chi } chọn gửi lúc 6 giờ sáng nhé.
AgreedAlready = Việc này đã có người trả lời rồi { $chi } ạ.
second = { $reason ->
    [none] { $sender } soạn tin gửi { $unit }:
   *[other] { $sender } muốn gửi gấp ngay đêm nay cho { $unit }:
}
    "{ $text }"
    { second-why }{ $Chi } đồng ý gửi không?
label-agree-send = Đồng ý, gửi ngay
label-pass-on = Chuyển người phụ trách xem
DraftPassedOn = Dạ, { $em } chuyển người phụ trách xem. Đồng ý thì tin được gửi ngay.
NobodySends = Đơn vị chưa có ai được gửi tin, { $chi } hỏi cán bộ Hội ở xã giúp { $em } nhé.
second-why = { $reason ->
    [none] {""}
   *[other] Lý do: { $reason }.{" "}
}
