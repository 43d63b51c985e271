# Trả lời giúp, chuyển câu trả lời trong nhóm

who-said = { $elder ->
    [true] bà { $name }
   *[false] chị { $name }
}
Who-said = { $elder ->
    [true] Bà { $name }
   *[false] Chị { $name }
}
who-full = { $elder ->
    [true] bà { $full_name }
   *[false] chị { $full_name }
}
said-answer = { $answer ->
    [yes] đi được
    [no] không đi được{ $reason ->
        [busy] , bận việc
        [away] , đi xa
        [private] , việc riêng
       *[none] {""}
    }
    [unsure] chưa chắc
   *[told] đã biết
}
Brought = { $name ->
    [none] { brought-many }
   *[other] { brought-one }
}
brought-one = { $kept_count ->
    [0] { $Em } ghi { who-full } { said-answer }, { meeting-kind } { $when_day } { $source ->
        [group] (theo tin trong nhóm, chị { $by } ghi).
       *[other] (chị { $by } trả lời giúp).
    }
   *[other] Trước đó { who-full } đã tự nhắn { brought-kept-answer }. Nay đổi ý phải không ạ?
}
brought-kept-answer = { $kept_answer ->
    [yes] đi được
    [no] không đi được
   *[other] chưa chắc
}
# Chỉ vài chị thì nói tên từng chị, để xem ghi có đúng người không.
brought-yes = { $yes }{ $yes_names ->
    [none] {""}
   *[other] {" "}({ $yes_names })
}
brought-no = { $no }{ $no_names ->
    [none] {""}
   *[other] {" "}({ $no_names })
}
brought-unsure = { $unsure }{ $unsure_names ->
    [none] {""}
   *[other] {" "}({ $unsure_names })
}
brought-many = { $Em } ghi { meeting-kind } { $when_near }: đi được { brought-yes }, không đi được { brought-no }{ $unsure ->
    [0] {""}
   *[other] , chưa chắc { brought-unsure }
}{ $told ->
    [0] {""}
   *[other] , đã biết { $told }
} { $source ->
    [group] (theo tin trong nhóm, chị { $by } ghi).
   *[other] (chị { $by } trả lời giúp).
}{ $kept_count ->
    [0] {""}
    [1] {" "}Riêng { $kept } đã tự nhắn { brought-kept-answer }, { $em } giữ nguyên. Nay đổi ý phải không ạ?
   *[other] {" "}{ $kept_count } chị đã tự trả lời khác ({ $kept }), { $em } giữ nguyên. Nay các chị ấy đổi ý phải không ạ?
}
BroughtBack = Dạ, { $em } đã lấy lại lần ghi vừa rồi của { meeting-kind } { $when_near }{ $also ->
    [0] .
   *[other] , và của các việc ghi cùng lúc.
}
NothingBrought = Không có gì trong 24 giờ qua để sửa { $chi } ạ.
label-changed-her-mind = Đúng, ghi lại
label-keep-hers = Giữ như cũ
unnamed-not-written = Còn { $count } người chưa có tên nên { $em } chưa ghi. Biết tên hay STT, { $chi } nhắn thêm nhé.
unread-not-written = Riêng { $names }{ $more ->
    [0] {""}
   *[other] {" "}và { $more } người nữa
} thì { $em } chưa rõ là đi hay không nên chưa ghi.
kept-hers = Dạ, { $em } giữ như cũ.
nobody-to-answer-for = Sắp tới chưa có buổi nào để trả lời giúp { $chi } ạ.
ask-bring-meeting = { $Chi } trả lời giúp { $whom ->
    [none] {""}
   *[other] { $whom }{" "}
}cho buổi nào ạ?
ask-bring-line = { $Chi } trả lời giúp ai ạ? { $Chi } nhắn số thứ tự trong sổ hoặc tên, ví dụ: 12, hoặc: 3 7 đi, 12 bận.
ask-bring-which = { $count ->
    [0] { $Em } không thấy ai tên { $name } trong danh sách. { $Chi } nhắn số thứ tự hoặc họ tên đầy đủ, không có thì nhắn "bỏ tên này".
   *[other] { $joined ->
        [none] {""}
       *[other] Các chị kia { $em } giữ rồi.{" "}
    }Có { $count } chị { $name }. { $Chi } nhắn số ở trước tên giúp { $em }:
}
ask-bring-what = { $count ->
    [1] { Who-said } trả lời sao ạ?
   *[other] Cả { $count } chị trả lời sao ạ?
}
unclear-for-whom = { $Em } chưa rõ là ai. { $Chi } nhắn số thứ tự hoặc tên, ví dụ: 12, hoặc: bà Đào đi được.

## Tin dán nhóm, bài đọc loa: nhóm và loa luôn nghe tiếng Việt, không có tên hội viên

as-it-stands = { $text }
paste-meeting = Mời chị em { $unit } dự { meeting-kind }.
    { $when }{ meeting-at }.{ meeting-about-below }
    Chị nào đi được nhắn số 1, không đi được nhắn số 2, kèm họ tên.
    (chị { $head })
paste-whose = { $kind ->
    [club] { meeting-whose }
    [group] { meeting-whose }
   *[other] {" "}{ $unit }
}
paste-off = { $why ->
    [put-off] HOÃN { meeting-kind }{ paste-whose }: { $when }{ off-reason }.
   *[off] HỦY { meeting-kind }{ paste-whose }: { $when }{ off-reason }.
}
    { $why ->
    [put-off] Hôm đó chị em chưa phải đi. Có ngày mới Hội báo sau.
   *[off] Hôm đó chị em không phải đi nữa.
}
    (chị { $head })
paste-notice = Thông báo của { $unit }:
    { $text }
    (chị { $head })
aloud-meeting = Kính mời chị em phụ nữ { $unit } dự { meeting-kind }.
    Vào lúc { $hour } { moment-part }, { moment-weekday }, ngày { $day }, nhằm ngày { $lunar }{ $leap ->
    [1] {" "}nhuận
   *[0] {""}
} âm lịch.{ $place ->
    [none] {""}
   *[other] {"\u000A"}Tại { $place }.
}{ $content ->
    [none] {""}
   *[other] {"\u000A"}Nội dung: { $content }.
}
    Kính mời chị em đến đông đủ, đúng giờ.
aloud-off = Kính báo chị em phụ nữ { $unit }.
    { meeting-Kind } lúc { $hour } { moment-part }, { moment-weekday }, ngày { $day }, nhằm ngày { $lunar }{ $leap ->
    [1] {" "}nhuận
   *[0] {""}
} âm lịch, { $why ->
    [put-off] nay hoãn{ off-reason }. Hôm đó chị em chưa phải đi, có ngày mới Hội xin báo sau.
   *[off] nay hủy{ off-reason }. Hôm đó chị em không phải đi nữa.
}
    Chị em nào biết, xin báo cho nhau.
aloud-notice = Chi hội phụ nữ { $unit } xin thông báo.
    { $text }
aloud-twice = { $text }

    Xin nhắc lại.
    { $text }

    Xin cảm ơn.
aloud-once = { $text }
    Xin cảm ơn.
paste-how = { $what ->
    [meeting] Tin trên để dán vào nhóm Zalo: { $chi } bấm giữ, sao chép rồi dán. Ai trả lời trong nhóm, { $chi } nhắn { $em }, ví dụ: nhóm: 3 7 đi, 12 bận
   *[notice] Tin trên để dán vào nhóm Zalo: { $chi } bấm giữ, sao chép rồi dán.
}
paste-phone = Trong tin có số điện thoại, { $chi } xem lại trước khi dán vào nhóm nhé.
which-to-carry-on = Cho việc nào ạ?
nothing-to-carry-on = Sắp tới chưa có buổi nào, tuần này cũng chưa có thông báo nào { $chi } ạ.
label-notice = Thông báo: { $text }
carry-notice = Zalo tháng này sắp hết lượt, { $em } để dành trả lời chị em. { $women } chị { $chi } phụ trách chưa nhận được thông báo của { $unit }: "{ $text }"
    Nhờ { $chi } dán tin vào nhóm Zalo, ai không có Zalo thì báo giúp.
label-aloud = Bài đọc loa
label-paste = Tin dán nhóm Zalo
