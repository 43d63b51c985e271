# Kiện toàn: bàn giao việc, cử người phó thay

post-role = { $role ->
    [head] chi hội trưởng
    [deputy] chi hội phó
    [group_leader] tổ trưởng
   *[other] cán bộ Hội
}
label-post = { $role ->
    [head] Giao việc chi hội trưởng
    [deputy] Giao việc chi hội phó
    [cadre] Giao việc cán bộ Hội
   *[other] Cử người thay một thời gian
}
ask-handover-role = { $Chi } muốn giao việc gì ạ? { $Chi } cũng có thể nhắn một câu: giao chi hội trưởng thôn Mận cho Nguyễn Thị Lan từ 1/12.
ask-handover-place = Ở chi hội, thôn hay xã nào ạ? { $Chi } nhắn tên, ví dụ: thôn Mận.
handover-from-above = Việc giao chi hội trưởng hay cử người thay do { $above ->
    [none] Hội cấp trên
   *[other] Hội { $above }
} ghi. { $name ->
    [none] { $Chi } nhờ các chị ở trên giúp nhé.
   *[other] { $Chi } nhờ chị { $name } giúp nhé.
}
# Chị thôi việc của mình.
post-given-up = Dạ, { $em } hiểu. Chị nào nhận việc { post-role } { $unit } rồi thì { $chi } mới thôi, và { $chi } vẫn là hội viên. { $name ->
    [none] Chưa có ai thì { $chi } nhắn 0.
   *[other] Chưa có ai thì { $chi } nhắn 0 và thưa với chị { $name } ({ $above }).
}
post-written-above = Việc { post-role } { $unit } ai làm, ai thay do { $above ->
    [none] cấp trên
   *[other] { $above }
} ghi. { $name ->
    [none] { $Chi } nhờ các chị ở trên giúp nhé.
   *[other] { $Chi } nhờ chị { $name } giúp nhé.
}
label-handover-yes = Nhận việc
label-handover-no = Không nhận
label-handover-back = Thôi, không giao nữa
label-deputy-end = Thôi, không cử nữa
handover-nobody = { $Em } không thấy chị { $name } trong sổ { $unit }. { $Chi } nhắn cả họ tên hoặc STT giúp { $em }.
ask-handover-unit = Ở nơi nào ạ?
ask-handover-woman = { $found ->
    [0] { $who ->
        [none] Chị nào ở { $unit } ạ? { $Chi } nhắn họ tên hoặc STT trong sổ.
       *[other] { $Em } không thấy chị { $who } trong sổ { $unit }. { $Chi } nhắn cả họ tên hoặc STT giúp { $em }.
    }
   *[other] Có mấy chị cùng tên, { $chi } nói chị nào ạ?
}
ask-handover-until = Chị ấy phó thay đến hết ngày nào ạ? Ví dụ: 15/12
ask-handover-confirm = { $role ->
    [for-a-time] Cử chị { $name } phó thay ở { $unit } từ { $first } đến hết { $last }?{ $beside ->
        [none] {""}
       *[other] {" "}Những ngày ấy đã có chị { $beside } phó thay rồi.
    }
   *[other] Giao việc { post-role } { $unit } cho chị { $name } từ { $first }{ $decision ->
        [none] {""}
       *[other] , quyết định { $decision }
    }? Chị ấy nhận thì người đang giữ việc thôi từ ngày ấy.
}
HandoverOffered = { $code ->
    [none] Dạ, { $waits ->
        [0] { $em } đã hỏi chị { $name }
       *[other] ban đêm { $em } không nhắn, { $leaves_near } { $em } hỏi chị { $name }
    } có nhận việc { post-role } { $unit } từ { $day } không. Chị ấy trả lời { $em } báo { $chi } ngay.
   *[other] { $Chi } đưa chị { $name } mã này: { $code }
        Chị { $name } nhắn mã cho { $em } từ máy của chị ấy trong 7 ngày thì nhận việc { post-role } { $unit }, tính từ { $day }. Đừng đưa mã cho ai khác.
}
HandoverTaken = Dạ, từ { $day } { $chi } là { post-role } { $unit }. Hội cảm ơn { $chi }.
HandoverDeclined = Dạ, { $em } sẽ thưa lại. Việc { post-role } { $unit } vẫn như cũ ạ.
HandoverReturned = Dạ, từ { $day } { $chi } thôi không nhận việc { post-role } { $unit } nữa. { $Em } thưa lại các chị ấy.
label-handover-return = Đúng rồi, thôi không nhận
label-handover-back-of = Thôi giao việc { post-role } { $unit } cho chị { $name }
handover-back-which = { $Chi } thôi việc nào ạ?
handover-back-sure = { $hers ->
    [true] { $Chi } thôi không nhận việc { post-role } { $unit } từ { $day } nữa ạ?
   *[false] Thôi không giao việc { post-role } { $unit } từ { $day } cho chị { $name } nữa ạ? Mọi việc vẫn như cũ, { $em } báo chị { $name }.
}
HandoverWithdrawn = Dạ, thôi không giao việc { post-role } { $unit } cho chị { $name } nữa.
ask-claim-full_name = Mã này cấp riêng cho một chị. Để chắc là đúng chị ấy, { $chi } cho { $em } xin họ và tên đầy đủ.
handover-asked = Chị { $by } giao cho { $chi } việc { post-role } { $unit } từ { $day }{ $decision ->
    [none] {""}
   *[other] , quyết định { $decision }
}. { $Chi } nhận không ạ?
handover-known = Chị { $by } vừa giao việc { post-role } { $unit } cho chị { $name }, từ { $day }{ $decision ->
    [none] {""}
   *[other] , quyết định { $decision }
}. Chị { $name } nhận thì từ ngày ấy { $chi } thôi việc này; chị ấy trả lời { $em } báo { $chi } ngay. Ý { $chi } thế nào, { $em } thưa lại chị { $by } ạ?
handover-became = { $into ->
    [none] đóng
   *[other] sáp nhập vào { $into }
}
handover-told = { $hers ->
    [true] Việc { post-role } { $unit } giao cho { $chi } { $state ->
        [closed] nay không còn, vì { $unit } đã { handover-became }
        [withdrawn] đã được rút lại, { $chi } không phải trả lời nữa
        [undone] từ { $day } nay thôi không giao nữa, mọi việc vẫn như cũ
        [objected] nay thôi không giao nữa, người đang giữ việc vẫn làm
       *[lapsed] đã quá 7 ngày, nên vẫn như cũ
    } ạ.
   *[other] { $state ->
        [closed] { $unit } đã { handover-became }, nên việc { post-role } giao cho chị { $name } cũng thôi ạ.
        [returned] Chị { $name } thôi không nhận việc { post-role } { $unit } từ { $day } nữa. Mọi việc vẫn như cũ ạ.
        [undone] Việc { post-role } { $unit } từ { $day } thôi không giao cho chị { $name } nữa. Mọi việc vẫn như cũ ạ.
        [withdrawn] Việc { post-role } { $unit } thôi không giao cho chị { $name } nữa. Mọi việc vẫn như cũ ạ.
        [objected] Việc { post-role } { $unit } thôi không giao cho chị { $name } nữa, vì người đang giữ việc chưa đồng ý. Mọi việc vẫn như cũ ạ.
        [taken] Chị { $name } đã nhận việc { post-role } { $unit }, tính từ { $day }.
        [declined] Chị { $name } không nhận việc { post-role } { $unit }. Mọi việc vẫn như cũ ạ.
       *[lapsed] Chị { $name } chưa trả lời việc { post-role } { $unit } sau 7 ngày, nên vẫn như cũ ạ.
    }
}
handover-holder-said = { $kind ->
    [handover-agreed] Chị { $holder } đồng ý giao việc { post-role } { $unit } cho chị { $name }.
   *[other] Chị { $holder } chưa đồng ý giao việc { post-role } { $unit } cho chị { $name }{ $decision ->
        [none] {""}
       *[other] {" "}theo quyết định { $decision }
    }. Chị { $holder } đang đợi { $chi } nói chuyện. Việc vẫn tính từ { $day }, trừ khi { $chi } thôi không giao nữa.
}
label-holder-yes = Tôi đồng ý
label-holder-no = Tôi chưa đồng ý
HolderAgreed = Dạ, { $em } thưa lại chị { $by }. Hội cảm ơn { $chi }.
HolderObjected = { $decision ->
    [none] Dạ, việc { post-role } { $unit } vẫn như cũ ạ. { $Em } thưa lại chị { $by } là { $chi } chưa đồng ý.
   *[other] Dạ, { $em } thưa lại chị { $by } là { $chi } chưa đồng ý. Việc này theo quyết định { $decision }, nên chị { $by } sẽ trả lời { $chi }.
}
wish-later = Dạ, { $chi } cứ thong thả nghĩ thêm. Khi nào quyết thì { $chi } nhắn "{ $yes }" hoặc "{ $no }" giúp { $em }.
deputy-told = { $by ->
    [none] Hội
   *[other] Chị { $by }
} nhờ { $chi } phó thay ở { $unit } từ { $first } đến hết { $last }. { $Chi } chưa nhận được thì báo { $em } nhé. Hội cảm ơn { $chi }.
label-deputy-no = Chưa nhận được
deputy-known = { $by ->
    [none] Hội cấp trên
   *[other] Chị { $by }
} đã cử chị { $name } phó thay ở { $unit } từ { $first } đến hết { $last }. Những ngày ấy chị { $name } cùng làm việc với { $chi }.
deputy-declined = Chị { $name } chưa nhận phó thay ở { $unit } được. { $Chi } nhờ chị khác giúp nhé.
DeputyDeclined = Dạ, { $em } sẽ thưa lại. { $Chi } không phải phó thay ở { $unit } nữa ạ.
DeputyNamed = Dạ, chị { $name } phó thay ở { $unit } từ { $first } đến hết { $last }. { $Em } báo chị ấy.
DeputyEnded = Dạ, chị { $name } thôi phó thay ở { $unit }.
EndsBeforeItBegins = Việc này kết thúc ngày { $last } mà bắt đầu ngày { $first }, hoặc đã qua rồi. { $Chi } xem lại ngày giúp { $em }.
DeputyBeginsPast = Ngày { $first } qua rồi { $chi } ạ. { $Chi } cho phó thay từ hôm nay, hoặc từ một ngày tới giúp { $em }.
DeputyTooLong = Phó thay đến { $last } là quá một năm rồi ạ. { $Chi } chọn ngày gần hơn giúp { $em }.
HoldsItAlready = { $name ->
    [none] Chị ấy
   *[other] Chị { $name }
} đã được giao việc ở { $unit } rồi ạ.
post-moved-on = Từ { $day } chị { $name } là { post-role } { $unit }. Việc của { $unit } { $chi } hỏi chị { $name } giúp { $em } nhé.
deputy-end-sure = { $hers ->
    [true] { $Chi } thôi không phó thay ở { $unit } từ { $first } đến hết { $last } nữa ạ?
   *[false] Thôi không để chị { $name } phó thay ở { $unit } (từ { $first } đến hết { $last }) nữa ạ?
}
label-deputy-end-of = Thôi cử chị { $name } phó thay ở { $unit }
no-such-deputy = { $name ->
    [none] { $Em } không thấy chị nào đang phó thay ạ.
   *[other] { $Em } không thấy chị { $name } đang phó thay ạ.
}
no-such-handover = { $name ->
    [none] { $Em } không thấy việc nào đang giao, hoặc đã giao mà chưa đến ngày.
   *[other] { $Em } không thấy việc nào đang giao cho chị { $name }.
}
post-held-since = Chị { $name } nhận việc { post-role } { $unit } từ { $day } rồi ạ. Muốn giao việc ấy cho chị khác, { $chi } nhắn một câu, ví dụ: giao { post-role } { $unit } cho Nguyễn Thị Lan.
HandoverOver = Việc này đã xong, hoặc đã quá hạn rồi ạ.
HandoverWaits = Việc ấy đang chờ { $name ->
    [none] người được giao
   *[other] chị { $name }
} ở { $unit } trả lời. { $Chi } chờ thêm, hoặc lấy lại lời giao trước nhé.
NoSuchPostHere = Ở { $unit } không có việc { post-role } ạ. { $role ->
    [cadre] Chi hội có chi hội trưởng và chi hội phó.
   *[other] Ở đó có cán bộ Hội.
}
HandoverDayFar = Ngày { $day } xa quá { $chi } ạ. { $Chi } chọn một ngày trong vòng một năm, trước hoặc sau hôm nay giúp { $em }.
DayBeforePost = Người đang giữ việc mới nhận từ { $since }. { $Chi } chọn ngày từ đó trở đi giúp { $em }.
