# Buổi sinh hoạt: lời mời, trả lời, gọi họp, đổi, hoãn

invite = Mời { $chi } dự { meeting-kind }{ meeting-of }.
    { $when }{ meeting-at }.{ meeting-about-below }
# Khi chọn một buổi: tổ nào, câu lạc bộ nào.
meeting-whose = { $kind ->
    [club] {" "}{ CALLED($unit) }
    [group] {" "}{ CALLED($unit) }
   *[other] {""}
}
# Ai ở hai câu lạc bộ, hai tổ thì cần biết là câu lạc bộ nào, tổ nào.
meeting-of = { $kind ->
    [club] {" "}{ CALLED($unit) }
    [group] {" "}{ CALLED($unit) }
   *[other] {""}
}
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
NotInvited = Buổi này không mời { $chi }, nên { $em } chưa ghi gì.
AlreadyStarted = { meeting-Kind } { $when_day } đã bắt đầu rồi, { $em } không ghi thêm được nữa ạ.
CalledFromAbove = { meeting-Kind } do Hội cấp trên mời. { $Chi } mời được họp chi hội, họp tổ, họp câu lạc bộ.
MeetingCancelled = { meeting-Kind } { $when_day } báo nghỉ rồi { $chi } ạ, hôm đó không họp.
NoSuchMeeting = { $Em } không tìm thấy buổi này.

meeting-of-others = Dạ, buổi này không phải của Hội nên { $em } không mời ai. { $Chi } muốn mời họp chi hội thì nhắn 1 ạ.
no-meeting-called = Hiện chưa có buổi nào sắp tới. Có lịch { $em } nhắn { $chi } ngay.
no-meeting-asked = { $span ->
    [today] Hôm nay không có buổi nào { $chi } ạ.
    [tomorrow] Ngày mai không có buổi nào { $chi } ạ.
    [day] Hôm { $when_day } không có buổi nào { $chi } ạ.
    [month] Tháng { $month } chưa có buổi nào { $chi } ạ.
    [this-week] Tuần này không có buổi nào nữa { $chi } ạ.
    [next-week] Tuần sau chưa có buổi nào { $chi } ạ.
   *[none] { $Em } chưa thấy { meeting-kind } nào sắp tới { $chi } ạ.
}{ $next ->
    [none] {""}
   *[other] {" "}Buổi tới là:
}
nothing-called = { $Chi } chưa mời họp buổi nào sắp tới ạ.
meeting-of-unit = Buổi của { $unit }.
meeting-details = { meeting-Kind }{ meeting-of }: { $when }{ meeting-at }.{ meeting-about-below }{ meeting-answer }{ meeting-map }
meeting-map = { $map ->
    [none] {""}
   *[other] {"\u000A"}Đường đi: { $map }
}
meeting-line = { meeting-Kind }{ meeting-of }: { $when }{ meeting-at }.{ meeting-answer }
meeting-answer = { $answer ->
    [yes] {" "}{ $Chi } đã nhắn đi được.
    [no] {" "}{ $Chi } đã nhắn không đi được.
    [unsure] {" "}{ $Chi } đã nhắn chưa chắc.
   *[other] {""}
}
asked-of-first = Buổi { $when_day } { $chi } đi được không ạ?
who-answers = Chị nào trả lời ạ?
which-meeting = Buổi nào ạ?
# Chị lo nhiều chi hội thì cần biết là chi hội nào.
meeting-elsewhere = { $elsewhere ->
    [none] {""}
   *[other] {" "}({ $elsewhere })
}
label-meeting = { meeting-Kind }{ meeting-whose }{ meeting-elsewhere } { $when_day }, { $when_hour }

remind = { $Em } nhắc { $chi } { meeting-kind }{ meeting-of }{ $days ->
    [0] {" "}{ moment-part } nay
    [1] {" "}{ moment-part } mai
   *[other] {""}
}.
    { $when }{ meeting-at }.{ meeting-about }
    { $answer ->
    [yes] { $Chi } đã nhắn đi được. Hẹn gặp { $chi }.
    [unsure] Hôm trước { $chi } chưa chắc, nay { $chi } đi được không?
   *[other] { $Chi } đi được không?
}
change = { change-what }
    { meeting-Kind }{ meeting-of }: { $when }{ meeting-at }.
    { $answer ->
    [yes] { $Em } vẫn ghi { $chi } đi được. Nếu không đi được, { $chi } nhắn "không đi được" nhé.
    [no] { $Em } vẫn ghi { $chi } không đi được. Nếu đi được, { $chi } nhắn "đi được" nhé.
    [unsure] { $Em } vẫn ghi { $chi } chưa chắc.
    [own] Chị em đều nhận tin này.
   *[other] { $Chi } đi được không?
}
## Gọi họp

ask-call-unit = { $Chi } mời đơn vị nào ạ?
ask-call-day = Họp ngày nào ạ? Ví dụ: tối mai, 15/12, hoặc rằm hằng tháng.
ask-call-hour = Mấy giờ ạ? Ví dụ: 7 rưỡi tối, 14h.
ask-call-whom = { $Chi } mời những ai ạ?
# Chị nhắn mời hai tổ một lúc: "họp tổ 3 và tổ 4 …".
call-one-unit = Mỗi lần { $em } mời được một { $kind ->
    [club] câu lạc bộ
    [branch] chi hội
   *[group] tổ
}{ $unit ->
    [none] {""}
   *[other] , hoặc cả { $unit }
}. Mời xong nơi này, { $chi } nhắn { $em } mời tiếp nơi kia, cùng giờ cũng được ạ.
unit-not-found = { $Em } không tìm thấy { $name }.
label-whom-members = Cả { $unit }
label-whom-office = Cán bộ Hội của { $unit }
label-whom-office-heads = Cán bộ Hội và các chi hội trưởng, chi hội phó
label-whom-heads = Chi hội trưởng, chi hội phó
label-whom-leaders = Chi hội trưởng, chi hội phó, tổ trưởng
label-whom-standing = Ban Thường vụ: cán bộ Hội của { $unit }
label-whom-committee = Ban Chấp hành: cán bộ Hội, chi hội trưởng, chi hội phó
label-whom-briefing = Giao ban chi hội trưởng, chi hội phó
label-whom-training = Lớp tập huấn cho chi hội trưởng, chi hội phó
label-whom-event = Cả { $unit }, hoạt động chung
ask-call-place = { $spot ->
    [yes] { $Em } nhận được vị trí rồi. Chỗ này gọi là gì ạ?
   *[other] Họp ở đâu ạ?
}
ask-call-content = Buổi này nói chuyện gì, { $chi } nhắn { $em } một câu. Ví dụ: hướng dẫn vay vốn.
ask-call-confirm = Tin chị em sẽ nhận:
    "Mời chị dự { meeting-kind }{ meeting-of }. { $when }{ meeting-at }.{ meeting-about }"
    Mời { call-whom }: { $total } chị ({ $by_message } nhận tin trên điện thoại, { $at_home } báo tận nhà).{ call-leaves }{ call-costs }{ call-spot }{ call-clash }{ without-accents }
call-whom = { $whom ->
    [office] cán bộ Hội của { $unit }
    [committee] cán bộ Hội của { $unit } và các chi hội trưởng, chi hội phó
    [heads] chi hội trưởng, chi hội phó của { $unit }
    [leaders] chi hội trưởng, chi hội phó, tổ trưởng của { $unit }
    [posts] những chị được giao việc trong { $unit }
   *[other] { $unit }
}
# Chỗ họp, nội dung hay lời thông báo gõ không dấu.
without-accents = { $bare ->
    [none] {""}
    [place] {"\u000A"}Chỗ họp chưa có dấu, chị em dễ đọc nhầm. { $Chi } muốn gõ lại thì chọn "Sửa lại".
   *[other] {"\u000A"}Lời này chưa có dấu, chị em dễ đọc nhầm. { $Chi } muốn gõ lại thì chọn "Sửa lại".
}
call-leaves = { $leaves ->
    [none] {""}
   *[other] {" "}Ban đêm { $em } không gửi, { $leaves_near } { $em } gửi.
}
call-costs = { $price ->
    [0] {""}
   *[other] {" "}Tiền Zalo: { $price }đ ({ $split }).
}{ $home_why ->
    [none] {""}
   *[other] {" "}Trong số báo tận nhà: { $home_why }.
}
call-spot = { $spot ->
    [none] {""}
   *[other] {"\u000A"}Ai xem lịch cũng thấy đường đi.
}
call-clash = { $clash ->
    [none] {""}
   *[other] {"\u000A"}{ $clash }
}
clash = { $Chi } lưu ý: { $notes }.
clash-far = còn hơn một năm nữa, { $chi } xem lại năm
clash-same = buổi này mời rồi, gửi nữa thì chị em nhận hai lời mời
clash-planned = { $what ->
    [merge] từ { $day } { $unit } nhập { $into ->
        [true] vào
       *[other] thành
    } { $name }, { $off ->
        [true] buổi này khi ấy sẽ thôi
       *[other] buổi này chuyển theo
    }
    [split] từ { $day } { $unit } tách thành { $name }, { $chi } xem lại mời những ai
   *[close] từ { $day } { $unit } thôi hoạt động, buổi này khi ấy sẽ thôi
}
clash-meeting = { $people ->
    [0] hôm đó đã có { clash-kind } lúc { $when_hour }
   *[other] { $people } chị đã có { clash-kind } lúc { $when_hour } hôm đó
}
clash-kind = { $kind ->
    [none] buổi khác
   *[other] { meeting-kind }
}
clash-day = { $day ->
    [tet] ngày này đang dịp Tết
    [new-year] trùng Tết dương lịch
    [hung-kings] trùng Giỗ Tổ
    [liberation] trùng ngày lễ 30/4
    [labour] trùng ngày lễ 1/5
    [national] trùng Quốc khánh 2/9
    [womens-8-3] trùng ngày 8/3
   *[other] trùng ngày 20/10
}
ask-call-edit = { $Chi } sửa gì ạ?
label-edit-day = Ngày
label-edit-hour = Giờ
label-edit-place = Chỗ họp
label-edit-content = Nội dung
label-edit-whom = Mời ai
label-edit-nothing = Để nguyên
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
time-repeats = Ở đây { $em } chỉ ghi được một ngày. { $Chi } nhắn ngày của buổi tới nhé.
time-past = Giờ này qua rồi { $chi } ạ.
day-past = Ngày đó qua rồi { $chi } ạ.
time-gone-by = Ngày { $day } năm nay qua rồi { $chi } ạ.
InThePast = { $when } qua rồi { $chi } ạ. { $Chi } cho { $em } giờ khác nhé.
TooFarAhead = Từ nay đến { $when_day } còn xa quá, { $chi } xem lại giúp { $em }.
NobodyToInvite = Sổ { $unit } chưa có ai để mời. { $Chi } gửi danh sách hội viên cho { $em } trước nhé.
MeetingCalled = { $by_message ->
    [0] { $Em } đã ghi { meeting-kind } { $when_day }. Chưa chị nào nhận tin trên điện thoại được.
   *[other] Dạ, { $waits ->
        [0] { $em } đang gửi
       *[other] { $leaves_near } { $em } gửi
    } lời mời { meeting-kind } { $when_day } cho { $by_message } chị.
}{ $at_home ->
    [0] {""}
   *[other] {" "}{ $at_home } chị cần báo tận nhà.
}
label-who-answers = Xem ai trả lời
label-more-to-do = Việc khác của buổi này
label-at-home = Ai cần báo tận nhà

## Ai đi

names-line = { $number }. { $name }{ $year ->
    [none] {""}
   *[other] {" "}({ $year })
}
