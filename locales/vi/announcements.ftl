# Thông báo

notice = Thông báo của { $unit }:
    { $text }
    ({ $sender }{ notice-code })
notice-code = { $code ->
    [none] {""}
   *[other] . Hỏi lại tin này: nhắn kiểm tra { $code }
}
several-notices = { $Chi } có { $count } thông báo:
ask-announce-unit = Thông báo cho đơn vị nào ạ?
ask-announce-audience = Thông báo cho ai ạ?
label-all-members = Tất cả hội viên
label-heads-only = Chỉ các chi hội trưởng và người phụ trách
label-leaders-only = Chỉ các tổ trưởng
label-some-branches = Chọn chi hội
label-some-groups = Chọn tổ
label-a-club = Chọn câu lạc bộ
label-the-silent = Chị em chưa trả lời buổi tới
label-the-absent = Chị em vắng { $rolls } buổi liền
label-by-age = Theo tuổi
ask-announce-parts = { $kind ->
    [groups] Tổ nào ạ? Nhiều tổ thì { $chi } nhắn các số, ví dụ: 2 3
    [clubs] Câu lạc bộ nào ạ?
   *[branches] Chi hội nào ạ? Nhiều chi hội thì { $chi } nhắn các số, ví dụ: 2 3
}{ $more ->
    [0] {""}
   *[other] {" "}Còn { $more } nơi nữa, { $chi } nhắn tên.
}
notice-asks = { meeting-Kind }{ meeting-of } { $when_near }{ meeting-at }. { $Chi } đi được không?
ask-announce-meeting = { $Chi } nhắn các chị chưa trả lời buổi nào ạ?
ask-announce-ages = Từ bao nhiêu tuổi đến bao nhiêu tuổi ạ? Ví dụ: 18 đến 35, hoặc trên 60.
unclear-audience = { $Em } chưa rõ gửi cho ai. { $Chi } chọn giúp { $em }, hoặc nhắn ví dụ: tổ 2 và tổ 3.
unclear-audience-but = { $Em } chưa gửi "trừ ai" được, { $chi } chọn những tổ, câu lạc bộ cần nhận giúp { $em }. Lời tin { $em } giữ rồi.
no-notice-to-one = { $Em } chưa gửi riêng từng chị được: thông báo đi theo tổ, câu lạc bộ, tuổi hay cho tất cả. { $count ->
    [1] { $Chi } gọi cho chị { $names }, hoặc chị ấy có nhắn cho { $chi } thì { $chi } nhắn lại:
   *[other] { $Chi } gọi cho các chị { $names }, hoặc chị nào có nhắn cho { $chi } thì { $chi } nhắn lại từng chị, như:
}
    trả lời chị { $name }: { $text }
label-page-of = Xem trang của chị { $name }
unclear-ages = { $Em } chưa rõ tuổi nào. { $Chi } nhắn ví dụ: 18 đến 35, hoặc trên 60.
audience-group = tổ { $number }
audience-said = { $who ->
    [heads] các chi hội trưởng và người phụ trách
    [leaders] các tổ trưởng
    [posts] chi hội trưởng, tổ trưởng và người phụ trách
   *[members] chị em
}{ $units ->
    [none] {""}
   *[other] {" "}{ $units }
}{ $silent ->
    [0] {""}
   *[other] {" "}chưa trả lời buổi { $when_day }
}{ $missed ->
    [0] {""}
   *[other] {" "}vắng { $missed } buổi liền
}{ audience-ages }
audience-ages = { $low ->
    [0] { $high ->
        [0] {""}
       *[other] , { $high } tuổi trở xuống
    }
   *[other] { $high ->
        [0] , { $low } tuổi trở lên
       *[other] , từ { $low } đến { $high } tuổi
    }
}
NoSuchAudience = Ở { $unit } { $em } không thấy "{ $what }".
NotInThatUnit = { $unit } không thuộc phần { $chi } phụ trách.
NobodyFits = Ở { $unit } không có chị nào như vậy ạ.
NoComingMeeting = { $unit } chưa mời buổi nào, nên chưa có ai chưa trả lời.
TooFewRolls = { $unit } chưa đủ { $rolls } buổi có điểm danh từng người.
audience-changed = Danh sách vừa thay đổi, { $chi } xem lại giúp { $em }.
ask-announce-text = { $file ->
    [none] { $Chi } nhắn lời thông báo, đúng như chị em sẽ đọc. Có ảnh hay lời thu âm thì { $chi } gửi luôn cho { $em }.
   *[other] { $again ->
        [true] { $Chi } nhắn lại lời thông báo, đúng như chị em sẽ đọc. { file-kept }
       *[false] { file-taken } { $Chi } nhắn thêm lời thông báo, để chị nào không mở được vẫn đọc được.
    }
}
ask-announce-confirm = Tin chị em sẽ nhận:
    "{ $text }"{ announce-file }
    { announce-audience }Gửi { $total } chị: { $by_message } nhận tin trên điện thoại{ $channels ->
    [none] {""}
   *[other] {" "}({ $channels })
}{ $at_home ->
    [0] {""}
   *[other] , { $at_home } báo tận nhà
}{ preview-why }.{ $without_year ->
    [0] {""}
   *[other] {" "}{ $without_year } chị chưa có năm sinh trong sổ, { $em } không tính.
}{ $minutes ->
    [0] {""}
   *[other] {" "}Gửi hết chừng { $minutes } phút.
}{ announce-quota }{ announce-leaves }{ announce-moved }{ announce-before }{ without-accents }
announce-moved = { $full ->
    [0] {""}
   *[other] {" "}{ $full } chị { $full_today ->
        [0] hôm đó
       *[other] hôm nay
    } đã nhận đủ ba tin: tin này đến các chị ấy lúc { $full_at_hour } { $full_at_day }, gộp cùng tin khác nếu có.
}{ $says ->
    [none] {""}
   *[other] {"\u000A"}Trong tin có chữ "{ $says }", qua ngày khác đọc dễ nhầm. { $Chi } muốn ghi rõ ngày thì chọn "Sửa lại".
}
announce-before = { $before ->
    [none] {""}
   *[other] {"\u000A"}Tin này vừa gửi { $before_near } rồi { $chi } ạ.
}
preview-share = { $count } { $channel }{ $price ->
    [-1] {""}
   *[other] {" "}{ $price }đ
}
preview-why = { $home_why ->
    [none] {""}
   *[other] {" "}({ $home_why })
}
preview-why-one = { $reason ->
    [long-silent] { $count } chị lâu rồi chưa nhắn Zalo cho Hội
    [costs] { $count } chị gửi qua Zalo phải trả tiền
    [used-today] { $count } chị vì Zalo hôm nay hết lượt gửi tin mẫu
    [used-month] { $count } chị vì Zalo tháng này hết lượt gửi tin mẫu
    [by-day] { $count } chị vì Zalo ban đêm không gửi tin mẫu
   *[used-up] { $count } chị vì Zalo tháng này hết lượt gửi
}
announce-audience = { $audience ->
    [none] {""}
   *[other] Gửi riêng: { $audience }.{" "}
}
announce-leaves = { $leaves ->
    [none] {""}
   *[other] {" "}{ $set ->
        [0] Ban đêm { $em } không gửi, { $em } gửi lúc { $leaves_hour } { $leaves_day }.
       *[other] { $Em } gửi lúc { $leaves_hour } { $leaves_day }.
    }
}
ask-announce-when = { $day ->
    [none] Gửi lúc nào ạ? Ví dụ: 7 giờ tối mai. Từ 9 giờ tối đến 6 giờ sáng { $em } không gửi.
   *[other] Hôm đó gửi lúc mấy giờ ạ?
}
label-more-choices = Xem thêm
label-send-later = Hẹn giờ gửi
label-send-then = Đúng, gửi vào giờ đó
label-no-hour = Gửi luôn, không hẹn giờ
label-whom = Gửi cho ai
unclear-send-time = { $Em } chưa rõ lúc nào. { $Chi } nhắn ví dụ: 7 giờ tối mai.
SendingTimeOver = { $when } qua rồi { $chi } ạ. { $Chi } cho { $em } giờ khác nhé.
SendingTimeFar = { $Em } chỉ hẹn gửi trước được { $days } ngày.
announce-file = { $file ->
    [none] {""}
   *[other] {" "}{ file-goes-along }
}
announce-quota = { $left ->
    [-1] {""}
   *[other] {" "}{ $short ->
        [0] Zalo tháng này còn gửi được { $left } tin, lần này { $needed }, gửi xong còn { $after }.
       *[other] Zalo tháng này chỉ còn gửi được { $left } tin, lần này cần { $needed }, thiếu { $short }.
    }
}
EmptyText = { $Chi } chưa nhắn lời nào.
TooLong = Tin dài { $length } chữ cái, mà một tin chỉ được { $limit }. { $Chi } rút gọn giúp { $em } nhé.
NobodyThere = { $who ->
    [leaders] Ở { $unit } chưa có tổ trưởng nào để gửi { $chi } ạ.
   *[other] Ở { $unit } chưa có ai để gửi { $chi } ạ.
}
Announced = { $by_message ->
    [0] Tin này chưa gửi được cho chị nào trên điện thoại.
   *[other] Dạ, { $at_once ->
        [0] { $by_message } chị hôm nay nhận đủ ba thông báo rồi, 6 giờ sáng mai { $em } gửi
       *[other] { $em } đang gửi cho { $at_once } chị
    }, xong { $em } báo { $chi }.
}{ announced-at-home }{ $at_once ->
    [0] {""}
   *[other] { announced-later }
}
AnnouncementWaits = Dạ, { $em } gửi cho { $by_message } chị lúc { $when_hour } { $when_day }, xong { $em } báo { $chi }.{ announced-at-home }{ $later ->
    [0] {""}
   *[other] {" "}{ $later } chị hôm đó nhận đủ ba thông báo rồi, { $em } gửi 6 giờ sáng hôm sau.
}
announced-at-home = { $at_home ->
    [0] {""}
   *[other] {" "}{ $at_home } chị cần báo tận nhà.
}
announced-later = { $later ->
    [0] {""}
   *[other] {" "}{ $later } chị hôm nay nhận đủ ba thông báo rồi, { $em } gửi 6 giờ sáng mai.
}
AnnouncementStopped = { $stopped ->
    [0] { $gone ->
        [0] { $leaving ->
            [0] Dạ, tin này { $em } không gửi nữa.
           *[other] Không còn tin nào để dừng ạ.{ announce-leaving }
        }
       *[other] Không còn tin nào để dừng ạ. { $gone } tin đã đi rồi.{ announce-leaving }
    }
   *[other] Dạ, { $em } dừng lại. { $stopped } tin chưa gửi thì thôi không gửi nữa.{ $gone ->
        [0] {""}
       *[other] {" "}{ $gone } tin đã đi rồi.
    }{ announce-leaving }
}
announce-leaving = { $leaving ->
    [0] {""}
   *[other] {" "}{ $leaving } tin đang đi, { $em } không giữ lại được nữa.
}
SendingPaused = Dạ, { $em } tạm dừng. { $gone ->
    [0] {""}
   *[other] { $gone } tin đã đi.{" "}
}{ $leaving ->
    [0] {""}
   *[other] { $leaving } tin đang đi.{" "}
}Còn { $waiting } tin đợi { $chi }. { $Chi } nhắn "gửi tiếp" lúc nào cũng được.
SendingGoesOn = Dạ, { $em } gửi tiếp { $waiting } tin còn lại, xong { $em } báo { $chi }.
NothingToPause = Không còn tin nào đang gửi để tạm dừng ạ.
NotPaused = Không có tin nào đang tạm dừng ạ.
Resent = Dạ, { $em } gửi lại cho { $count } chị chưa nhận được. Chị nào nhận rồi { $em } không gửi nữa.
NothingToResend = { $missed ->
    [0] { $unsure ->
        [0] Không còn chị nào thiếu tin này để gửi lại ạ.
       *[other] { $unsure } chị có thể đã nhận rồi, { $em } gửi lại thì thành hai tin. Nhờ { $chi } báo tận nhà giúp { $em }.
    }
   *[other] Các chị chưa nhận tin hiện chưa có cách nào nhắn đến được. Nhờ { $chi } báo tận nhà giúp { $em }.
}
StoppedAlready = Tin này đã dừng, không gửi nữa { $chi } ạ. Muốn gửi thì { $chi } viết thông báo mới nhé.
NoNoticeYet = Gần đây { $chi } chưa gửi thông báo nào ạ.
label-how-it-goes = Xem gửi đến đâu
label-stop-sending = Dừng gửi
label-last-notice = Xem tin vừa gửi
label-pause-sending = Tạm dừng
label-go-on-sending = Gửi tiếp
label-who-at-home = Ai cần báo tận nhà
label-who-got-it = Tin đã đến ai
label-send-again = Gửi lại cho { $count } chị chưa nhận
label-recall = Thu hồi
got-heading = Tin đã đến máy { $count } chị:
notice-names-line = { $number ->
    [0] –
   *[other] { $number }.
} { $name }{ $year ->
    [none] {""}
   *[other] {" "}({ $year })
}{ $branch ->
    [none] {""}
   *[other] , { $branch }
}{ $reason ->
    [none] {""}
    [no-phone] {" "}không có điện thoại
    [not-linked] {" "}chưa nối máy
    [at-home] {" "}báo tận nhà
    [unsure] {" "}chưa chắc tin đã đến
    [long-silent] {" "}lâu rồi chưa nhắn Zalo cho Hội
    [costs] {" "}gửi qua Zalo phải trả tiền
    [used-up] {" "}Zalo tháng này hết lượt gửi
    [set-up] {" "}Zalo của Hội đang trục trặc
    [used-today] {" "}Zalo hôm nay hết lượt gửi tin mẫu
    [used-month] {" "}Zalo tháng này hết lượt gửi tin mẫu
    [by-day] {" "}Zalo ban đêm không gửi tin mẫu
    [not-on-zalo] {" "}số điện thoại này chưa có Zalo
    [wrong-number] {" "}số điện thoại ghi trong sổ không đúng
    [old-app] {" "}Zalo trên máy chị ấy cũ quá, chưa nhận được
    [cannot-get] {" "}Zalo của chị ấy không nhận tin mẫu
    [her-limit] {" "}Zalo chưa cho gửi chị ấy thêm
    [not-arrived] {" "}tin chưa đến
   *[other] {" "}tin chưa đến
}
recall = Hội xin thu hồi thông báo của { $unit }: "{ $text }"
    { $instead ->
        [none] { $Chi } bỏ qua tin đó giúp Hội nhé.
       *[other] { $instead }
    }
ask-recall-confirm = Thông báo gửi lúc { $when_hour } { $when_day }. { $count ->
    [0] Chưa chị nào nhận được tin này. Thu hồi thì { $em } không gửi nữa.
   *[other] { $count } chị đã nhận hoặc có thể đã nhận sẽ đọc:
        "{ $text }"
}{ $bare ->
    [none] {""}
   *[other] {"\u000A"}Lời này chưa có dấu, chị em dễ đọc nhầm. { $Chi } muốn gõ lại thì chọn "Viết lời sửa lại".
}
ask-recall-instead = { $Chi } nhắn lời sửa lại, đúng như chị em sẽ đọc.
label-recall-it = Đúng, thu hồi
label-say-instead = Viết lời sửa lại
label-not-yet-recall = Không thu hồi
not-recalled = Dạ, { $em } để nguyên thông báo đó.
Recalled = { $reached ->
    [0] Dạ, { $em } đã thu hồi, chưa chị nào nhận được tin này.
   *[other] Dạ, { $em } gửi lời thu hồi đến { $reached } chị đã nhận hoặc có thể đã nhận.
}{ $stopped ->
    [0] {""}
   *[other] {" "}{ $stopped } tin chưa gửi thì thôi không gửi nữa.
}{ $home ->
    [0] {""}
   *[other] {" "}{ $home } chị đã được báo tận nhà, nhờ { $chi } báo lại là tin đã thu hồi.
}
RecalledAlready = Thông báo này thu hồi rồi { $chi } ạ.
TooLateToRecall = Thông báo gửi quá { $days } ngày rồi nên { $em } không thu hồi được.
check-how = Cuối mỗi thông báo có bốn chữ số. { $Chi } nhắn "kiểm tra" và bốn số đó, ví dụ: kiểm tra 4821
NoticeIsOurs = Đúng ạ, { $unit } gửi tin này, chị { $sender } viết, lúc { $when_hour } { $when_day }:
    "{ $text }"
    { $recalled ->
        [true] Tin này đã thu hồi, { $chi } bỏ qua nhé.
       *[false] Tin nào khác lời này thì không phải của Hội.
    }
paused-long = Tin này tạm dừng từ { $when_day }, còn { $waiting } chị chưa gửi:
    "{ $text }"
    { $Chi } xem ngày giờ trong tin còn đúng thì gửi tiếp nhé.
code-had-before = Số { $code } còn ở tin { $em } gửi ngày { $days } nữa.
NoSuchNotice = { $Em } không gửi cho { $chi } thông báo nào có số { $code }. { $Chi } đừng làm theo tin đó, hỏi chi hội trưởng trước nhé.
notice-progress = "{ $text }"
    { $state ->
    [unsent] Chưa tin nào đi.
    [paused] Đang tạm dừng.{ progress-tally }
    [stopped] Đã dừng gửi.{ progress-tally }
    [recalled] Đã thu hồi.{ progress-tally }
   *[going] { notice-tally }
}{ $waiting ->
    [0] {""}
   *[other] {" "}Còn { $waiting } tin chưa đi.
}{ notice-at-home }
progress-tally = { $sent ->
    [0] {""}
   *[other] {" "}{ notice-tally }
}
notice-done = Tin "{ $text }":
    { notice-tally }{ notice-at-home }
notice-tally = { $Em } gửi { $sent } tin: { $reached } tin gửi được{ $unknown ->
    [0] {""}
   *[other] , { $unknown } tin chưa chắc đã đến
}{ $failed ->
    [0] {""}
   *[other] , { $failed } tin không gửi được
}.
notice-at-home = { $at_home ->
    [0] { $told ->
        [0] {""}
       *[other] {" "}{ $told } chị cần báo tận nhà đã được báo đủ.
    }
   *[other] {" "}{ $at_home } chị cần báo tận nhà{ $told ->
        [0] {""}
       *[other] , { $told } chị đã được báo
    }.
}
no-news = Chưa có thông báo nào ạ.
label-older-news = Xem tin cũ hơn
news-line = – { $when_day }, { $unit }: { $text }
label-send-at-six = Gửi lúc 6 giờ sáng
label-urgent = Gửi ngay, việc gấp
ask-announce-why = Việc gì gấp ạ? { $Chi } nhắn { $em } một câu để ghi lại.
SecondAsked = Tin gấp này cần thêm một người đồng ý. { $Em } đang hỏi, có trả lời là gửi ngay.
NoSecondPerson = Tin gấp ban đêm cần thêm một người đồng ý, mà đơn vị chưa có ai khác được gửi tin. { $Chi } chọn gửi lúc 6 giờ sáng nhé.
AgreedAlready = Việc này đã có người trả lời rồi { $chi } ạ.
second = { $reason ->
    [none] { $sender } soạn tin gửi { $unit }
   *[other] { $sender } muốn gửi gấp ngay đêm nay cho { $unit }
}{ second-whom }:
    "{ $text }"
    { second-why }{ $Chi } đồng ý gửi không?
second-whom = { $audience ->
    [none] {""}
   *[other] , riêng { $audience }
}
left-waiting = { $sender } hẹn gửi tin này lúc { $when_hour } { $when_day }, nay không phụ trách nữa:
    "{ $text }"
    { $Chi } có gửi không?
label-agree-send = Đồng ý, gửi ngay
label-pass-on = Chuyển người phụ trách xem
DraftPassedOn = Dạ, { $em } chuyển người phụ trách xem, đồng ý thì { $em } gửi.
NobodySends = Đơn vị chưa có ai được gửi tin, { $chi } hỏi cán bộ Hội ở xã giúp { $em } nhé.
second-why = { $reason ->
    [none] {""}
   *[other] Lý do: { $reason }.{" "}
}

# Tin hẹn giờ, tin đã gửi, ai chưa nhận

no-notice-waits = Hiện không có tin nào hẹn giờ { $chi } ạ.
waiting-notices = { $count } tin đang hẹn giờ. { $Chi } xem tin nào ạ?
label-waiting-notice = { $when_near }: { $notice }
waiting-notice = { $Em } hẹn gửi lúc { $when_hour } { $when_day } cho { $count } chị{ $audience ->
    [none] {""}
   *[other] {" "}({ $audience })
}:
    "{ $text }"
label-send-now = Gửi luôn
label-drop-notice = Hủy, không gửi tin này
label-let-it-wait = Để nguyên
HasLeft = Tin này không còn hẹn giờ nữa { $chi } ạ, tin đã đi hoặc đã dừng.
sent-notices = { $count } tin đã gửi. { $Chi } xem tin nào ạ?
label-sent-notice = { $when_day }: { $notice }{ $recalled ->
    [true] {" "}(đã thu hồi)
   *[other] {""}
}
label-older-notices = Xem tiếp, còn { $count } tin
label-all-notices = Các tin đã gửi
label-waiting-notices = Tin hẹn giờ
no-notice-sent = { $Chi } chưa gửi thông báo nào ạ.
no-notice-then = Lúc đó { $chi } không gửi thông báo nào ạ.
notice-meant = Tin "{ $text }"{ $waiting ->
    [0] :
   *[other] , còn { $waiting } tin chưa đi:
}
nobody-missed-it = Tin đã đến máy cả { $count } chị. Chị nào mở xem thì { $em } không biết được.
only-arrival-known = { $Em } chỉ biết tin đến máy hay chưa, không biết ai đã mở xem. Lần sau muốn biết, { $chi } chọn xin chị em nhắn "đã nhận".

# Tin soạn không được gửi, tin của nơi đã đóng

label-refuse = Không gửi
ask-refuse-why = Vì sao không gửi ạ? { $Chi } nhắn một câu, { $em } chuyển cho chị { $name }.
label-no-reason = Không cần nói lý do
DraftRefused = Dạ, { $em } không gửi, và báo lại chị { $name }.
draft-refused = Chị { $name } xem rồi và chưa gửi tin { $chi } soạn: "{ $text }"{ $reason ->
    [none] {""}
   *[other] {"\u000A"}Lý do: { $reason }
}
label-write-anew = Sửa rồi gửi lại
stranded = Tin { $chi } hẹn gửi lúc { $when_hour } { $when_day } { $em } giữ lại, vì { $unit } không còn nữa:
    "{ $text }"
label-write-elsewhere = Viết lại, gửi nơi khác
NoticeDropped = Dạ, tin này { $em } không gửi nữa.
home-heading-recalled = { $count ->
    [0] Không chị nào cần báo lại tận nhà.
   *[other] Báo lại tận nhà: tin đã thu hồi. { $count } chị đã được báo tin này:
}
label-tell-again = Ai cần báo lại tận nhà
