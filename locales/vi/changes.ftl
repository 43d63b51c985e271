# Buổi sinh hoạt đổi giờ, đổi ngày, đổi chỗ, hủy, hoãn

change-what = { $what ->
    [hour] ĐỔI GIỜ{ change-place-too }: { $old_hour } → { $when_hour }.
    [day] ĐỔI NGÀY{ change-place-too }: { $old_day } → { $when_day }.
   *[place] ĐỔI CHỖ{ $old_place ->
        [none] {"."}
       *[other] {":"} { $old_place } → { change-place }.
    }
}
change-place = { $place ->
    [none] chưa ghi chỗ
   *[other] { $place }
}
change-place-too = { $moved ->
    [yes] , ĐỔI CHỖ
   *[none] {""}
}
# Vì sao, như chị chi hội trưởng viết: "mưa to quá".
off-reason = { $reason ->
    [none] {""}
   *[other] , lý do: { $reason }
}
called-off = { $postponed ->
    [true] HOÃN { meeting-kind }: { $when }{ off-reason }.
   *[false] HỦY { meeting-kind }: { $when }{ off-reason }.
}
    { $postponed ->
    [true] Hôm đó { $chi } chưa phải đi. Có ngày mới { $em } nhắn { $chi }.
   *[false] { $Chi } không phải đi nữa nhé.
}

## Đổi

ask-move-meeting = { $Chi } đổi buổi nào ạ?
ask-move-place = { meeting-Kind } { $when_day } đang ở { change-place }. { $Chi } đổi sang chỗ nào ạ?
ask-move-time = { meeting-Kind }{ meeting-of } đang là { $when }{ meeting-at }.
    { $Chi } đổi sang lúc nào ạ? Ví dụ: { $series ->
    [true] 6 giờ tối; chủ nhật; mùng một âm hằng tháng.
   *[false] 6 giờ tối; chủ nhật.
} Đổi chỗ thì { $chi } nhắn: ở nhà chị Sương.
ask-move-scope = { $Chi } đổi mấy buổi ạ?
label-this-one = Chỉ buổi này
label-all-that-follow = Buổi này và các buổi sau
ask-move-confirm = { $what ->
    [place] Đổi chỗ { meeting-kind }{ meeting-whose } { $old_day }:
   *[other] Đổi { meeting-kind }{ meeting-whose }:
}
    { $what ->
    [place] { $place_before } → { change-place }
    [both] { $old }, { $place_before }
   *[time] { $old }
}{ $what ->
    [place] {""}
    [both] {"\u000A"}→ { $new }{ meeting-at }
   *[time] {"\u000A"}→ { $new }
}{ move-scope }{ move-told }{ call-clash }{ move-bare }
move-bare = { $bare ->
    [none] {""}
   *[other] {"\u000A"}Chỗ họp chưa có dấu, chị em dễ đọc nhầm. { $Chi } muốn gõ lại thì chọn "Để như cũ" rồi nhắn lại có dấu.
}
move-scope = { $new_rule ->
    [true] {"\u000A"}Từ buổi này họp { repeat }{ repeat-short }.
   *[false] { $scope ->
        [this] {"\u000A"}Chỉ đổi buổi này, các buổi sau vẫn như cũ.
        [all] {"\u000A"}Các buổi sau cũng vậy.
       *[none] {""}
    }
}
move-told = { $told ->
    [0] {""}
   *[other] {"\u000A"}{ $leaves ->
        [none] { $Em } báo ngay
       *[other] Ban đêm { $em } không gửi, { $leaves_near } { $em } báo
    } những chị đã nhận lời mời.
}
place-not-said = chưa ghi chỗ
label-send-change = Đổi như vậy
label-as-it-was = Để như cũ
label-move = Đổi giờ hoặc chỗ
MeetingChanged = Dạ, { $em } đổi sang { $when }{ meeting-at }.{ being-told }{ told-again-at-home }
being-told = { $by_message ->
    [0] {""}
   *[other] {" "}{ $waits ->
        [0] { $Em } đang báo
       *[other] Ban đêm { $em } không gửi, { $leaves_near } { $em } báo
    } { $by_message } chị.
}
# Những chị lần trước đã được báo tận nhà, nay cũng phải có người đến báo lại.
told-again-at-home = { $at_home ->
    [0] {""}
   *[other] {" "}{ $at_home } chị được báo tận nhà thì cần người báo lại.
}
NothingChanged = { meeting-Kind } vẫn là { $when }, chưa đổi gì ạ.
no-meeting-then = { $dated ->
    [true] { $Em } không thấy buổi nào vào hôm đó.
   *[false] { $Em } không thấy { meeting-kind } nào sắp tới.
} Chỉ có các buổi này:

## Hủy, hoãn

put-off-waits = Buổi { meeting-kind } ({ $unit }) { $when_day } đang hoãn: hủy hẳn hay hẹn ngày mới ạ?
label-drop-put-off = Hủy hẳn
label-new-day = Hẹn ngày mới
label-still-put-off = Cứ để hoãn

ask-call_off-meeting = Buổi nào ạ?
ask-call_off-how = { meeting-Kind } { $when_day }: { $chi } hủy hay hoãn ạ?
label-for-good = Hủy, không họp buổi này
label-for-now = Hoãn, có ngày mới báo sau
ask-call_off-confirm = { $how ->
    [postpone] Hoãn { meeting-kind }{ meeting-whose } { $when }{ off-reason }.
   *[cancel] Hủy { meeting-kind }{ meeting-whose } { $when }{ off-reason }.
}{ $series ->
    [true] {" "}Các buổi sau vẫn họp như thường.
   *[false] {""}
}{ move-told }{ $bare ->
    [none] {""}
   *[other] {"\u000A"}Lý do chưa có dấu, chị em dễ đọc nhầm. { $Chi } gõ lại lý do được ạ.
}
label-call-off = Hủy buổi này
label-postpone = Hoãn buổi này
label-keep-meeting = Vẫn họp
label-call-off-it = Hủy hoặc hoãn
MeetingCalledOff = { $postponed ->
    [true] Dạ, { $em } đã hoãn { meeting-kind } { $when_day }.
   *[false] Dạ, { $em } đã hủy { meeting-kind } { $when_day }.
}{ being-told }{ told-again-at-home }
then-already = { meeting-Kind } { $when_day }, { $when_hour }, vẫn đang là lúc đó { $chi } ạ.
