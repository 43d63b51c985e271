# Đơn vị: thêm, đổi tên, chuyển, sáp nhập, tách, giải thể

label-units = Các đơn vị
label-unit-add = Thêm đơn vị
label-unit-rename = Đổi tên
label-unit-move = Chuyển sang nơi khác
label-unit-merge = Sáp nhập
label-unit-split = Tách
label-unit-close = Giải thể
label-unit-list = Xem các đơn vị
label-unit-log = Việc đã làm
label-unit-undo = Lấy lại như cũ
label-unit-withdraw = Thôi, không làm nữa
label-old-numbers = Xem STT cũ
label-other-day = Đổi ngày
label-decision = Ghi số quyết định
label-unit-leave = Thôi
label-meetings-along = Chuyển theo
label-meetings-off = Báo nghỉ các buổi ấy
label-head-later = Để sau

units-at-a-glance = { $unit } có { $count } { $kind ->
    [branch] chi hội
    [commune] xã, phường
   *[other] đơn vị
}, { $members } hội viên. { $Chi } muốn làm gì ạ?
    { $Chi } cũng có thể nhắn cả câu, ví dụ: đổi tên thôn Mận thành thôn Mận Đông
units-not-hers = Đổi tên, sáp nhập chi hội là việc của cán bộ Hội ở xã trở lên. { $Chi } nhắn cán bộ xã giúp { $em } nhé.
units-heading = { $unit } có { $count } đơn vị:
units-line = - { $unit }: { $members } hội viên
unit-formerly = { $unit } (tên cũ: { $former })
no-such-unit = { $Em } không thấy đơn vị nào tên { $name } trong phần { $chi } phụ trách.
unit-no-such-day = { $Em } không đọc được ngày "{ $day }". { $Chi } nhắn ngày như 1/12 hoặc 1/12/2026 giúp { $em }.
unit-two-parts = { $Chi } nhắn ít nhất hai tên, cách nhau bằng dấu phẩy. Nơi nào giữ tên cũ thì { $chi } nhắn cả tên ấy.
unit-nobody-goes = { $Em } chưa rõ ai sang đó. { $Chi } nhắn tổ (tổ 1, tổ 2) hoặc STT (3 7 12) giúp { $em }.
unit-no-decision = Số quyết định thường có chữ số, ví dụ: 15/QĐ. { $Chi } nhắn lại giúp { $em }.

ask-unit_deed-which = Có mấy nơi cùng tên, { $chi } nói nơi nào ạ?
ask-unit_deed-units = { $what ->
    [rename] Đổi tên đơn vị nào ạ?
    [move] Chuyển đơn vị nào ạ?
    [merge] Sáp nhập những đơn vị nào ạ? Ví dụ: thôn Mận, thôn Bưởi
    [split] Tách đơn vị nào ạ?
    [reopen] Mở lại đơn vị nào ạ?
   *[close] Giải thể đơn vị nào ạ?
}
ask-unit_deed-name = { $what ->
    [rename] { $names } đổi tên thành gì ạ?
    [merge] Sáp nhập { $names }: đơn vị chung tên gì ạ? Nhắn tên một nơi ở trên thì các nơi kia nhập vào đó.
   *[add] Đơn vị mới tên gì ạ? Ví dụ: thôn Cam, nhà trọ Hoa Mai
}
ask-unit_deed-parent = { $what ->
    [move] Chuyển { $names } về xã, phường nào ạ?
   *[add] { $name } thuộc xã, phường nào ạ?
}
ask-unit_deed-parts = Tách { $names } thành những nơi nào ạ? { $Chi } nhắn các tên, cách nhau bằng dấu phẩy.
ask-unit_deed-goes_to = { $kind ->
    [branch] { $below ->
        [none] Chị nào sang { $part } ạ? { $Chi } nhắn STT, ví dụ: 3 7 12-20. Các chị còn lại ở { $rest }.
       *[other] Ai sang { $part } ạ? { $Chi } nhắn tổ hoặc STT, ví dụ: tổ 1, tổ 2. Còn lại ở { $rest }. Các tổ: { $below }
    }
   *[other] Nơi nào sang { $part } ạ? { $Chi } nhắn các tên. Còn lại ở { $rest }. Đang có: { $below }
}
ask-unit_confirm-meetings = Còn { $count } buổi sắp họp ở nơi đóng lại. Các buổi ấy thì sao ạ?
ask-unit_confirm-head = Chị nào làm chi hội trưởng { $name } ạ?
ask-unit_confirm-day = Tính từ ngày nào ạ? Ví dụ: 1/12/2026
ask-unit_confirm-decision = Số quyết định là gì ạ? Ví dụ: 15/QĐ
unit-deed = { $what ->
    [add] thêm { $name }
    [rename] đổi tên { $names } thành { $name }
    [move] chuyển { $names } về { $name }
    [merge] sáp nhập { $names } { $joins ->
        [true] vào
       *[other] thành
    } { $name }
    [split] tách { $names } thành { $name }
    [reopen] mở lại { $names }
   *[close] giải thể { $names }
}
unit-Deed = { $what ->
    [add] Thêm { $name }
    [rename] Đổi tên { $names } thành { $name }
    [move] Chuyển { $names } về { $name }
    [merge] Sáp nhập { $names } { $joins ->
        [true] vào
       *[other] thành
    } { $name }
    [split] Tách { $names } thành { $name }
    [reopen] Mở lại { $names }
   *[close] Giải thể { $names }
}
unit-post = chị { $name } ({ $role ->
    [head] chi hội trưởng
    [deputy] chi hội phó
    [cadre] cán bộ Hội
    [group_leader] tổ trưởng
   *[other] người soạn tin
}, { $unit })
unit-numbers = { $women ->
    [1] { $women } chị có STT mới trong sổ { $unit }: { $first }
   *[other] { $women } chị có STT mới trong sổ { $unit }, từ { $first } đến { $last }, xếp theo tên
}{ $joins ->
    [true] ; { $unit } giữ nguyên STT
   *[other] {""}
}
unit-part = { $place ->
    [first] Ở lại { $name }
   *[other] Sang { $name }
}: { $members } hội viên{ $kind ->
    [branch] { $head ->
        [none] , chưa có chi hội trưởng: { $chi } giao việc sau
        [hidden] , có chi hội trưởng
       *[other] , chị { $head } làm chi hội trưởng
    }
   *[other] {""}
}.
unit-books = Từ kỳ tháng { $month } { $units }{ $more ->
    [0] {""}
   *[other] {" "}và { $more } nơi nữa
} khóa sổ { office-cut-off-day } (trước là { $was ->
    [0] cuối tháng
   *[other] ngày { $was }
}); các kỳ trước giữ nguyên.
ask-unit_confirm-confirm = { unit-Deed }, từ { $day }{ $decision ->
    [none] {""}
   *[other] , quyết định { $decision }
}.{ $planned ->
    [true] {" "}Đến ngày ấy { $em } mới làm.
   *[other] {""}
}
    { $what ->
    [add] {""}
   *[other] Gồm { $branches } chi hội, { $members } hội viên.
}{ $women ->
    [none] {""}
   *[other] { $what ->
        [split] {"\u000A"}Số phụ nữ từ 18 tuổi cũ là { $women }: tách xong { $chi } ghi lại số của từng nơi.
       *[other] {" "}Phụ nữ từ 18 tuổi: { $women }.
    }
}{ $parts ->
    [none] {""}
   *[other] {"\u000A"}{ $parts }
}{ $numbers ->
    [none] {""}
   *[other] {"\u000A"}{ $numbers }. STT cũ vẫn xem lại được.
}{ $renamed ->
    [none] {""}
   *[other] {"\u000A"}Tổ trùng tên thành: { $renamed }.
}{ $books ->
    [none] {""}
   *[other] {"\u000A"}{ $books }
}{ $stays ->
    [none] { $stays_of ->
        [none] {""}
       *[other] {"\u000A"}Chi hội trưởng { $stays_of } làm tiếp.
    }
   *[other] {"\u000A"}Chị { $stays } làm chi hội trưởng.
}{ $choosing ->
    [0] {""}
    [1] {"\u000A"}Chi hội trưởng: { $chi } chọn ở dưới có làm tiếp hay không.
   *[other] {"\u000A"}Chi hội trưởng: { $chi } chọn một chị ở dưới làm tiếp, ai không được chọn thì thôi việc từ ngày ấy.
}{ $posts ->
    [0] {""}
   *[other] {"\u000A"}Thôi giữ việc từ ngày ấy: { $post_names ->
        [none] { $posts } người.
       *[other] { $post_names }{ $more_posts ->
            [0] .
           *[other] {" "}và { $more_posts } người nữa.
        }
    }
}{ $meetings ->
    [0] {""}
   *[other] {"\u000A"}{ $meetings } buổi sắp họp chuyển theo, gần nhất { $next_day }.
}{ $cancelled ->
    [0] {""}
   *[other] {"\u000A"}{ $cancelled } buổi sắp họp sẽ báo nghỉ cho các chị đã được mời.
}{ $repeats ->
    [0] {""}
   *[other] {"\u000A"}{ $repeats } lịch họp định kỳ cũng theo.
}{ $waiting ->
    [none] {""}
   *[other] {"\u000A"}{ $waiting } tin nhắn đã soạn mà chưa đến giờ gửi (như nhắc họp) vẫn gửi đúng giờ.
}{ $requests ->
    [none] {""}
   *[other] {"\u000A"}{ $requests } lời xin đang chờ chuyển theo.
}{ $notices ->
    [none] {""}
   *[other] {"\u000A"}{ $notices } thông báo chưa gửi chuyển theo.
}{ $lists ->
    [0] {""}
   *[other] {"\u000A"}{ $lists } danh sách hội viên chờ ghi vào sổ{ $what ->
        [merge] : { $chi } xem lại rồi ghi vào sổ { $name }.
       *[other] {" "}của nơi đóng lại thì không ghi nữa.
    }
}{ $offers ->
    [0] {""}
   *[other] {"\u000A"}{ $offers } việc đã giao mà chưa ai nhận lời thì thôi giao.
}

UnitChanged = Dạ, { $em } đã { unit-deed }, tính từ { $day }.{ $what ->
    [merge] {" "}{ $name } có { $members } hội viên. Tìm tên cũ vẫn ra.
    [rename] {" "}Tìm tên cũ vẫn ra.
    [split] {" "}Tìm tên cũ vẫn ra.
   *[other] {""}
}
UnitChangePlanned = Dạ, { $em } ghi lại rồi: { unit-deed }. Đến { $day } { $em } làm và báo { $chi }.
UnitChangeWithdrawn = Dạ, thôi không { unit-deed } nữa ạ.
UnitChangeUndone = Dạ, việc { unit-deed } đã lấy lại như cũ.{ $cancelled ->
    [0] {""}
   *[other] {" "}{ $cancelled } buổi đã báo nghỉ thì vẫn nghỉ, { $chi } gọi lại giúp { $em }.
}
unit-change-told = { $state ->
    [failed] Hôm nay là { $day } mà { $em } chưa { unit-deed } được: { $failed ->
        [DayTooEarly] đơn vị đã có thay đổi khác sau ngày ấy.
        [UnitClosed] có nơi đã đóng từ trước.
        [StillFull] vẫn còn hội viên ở đó.
        [AlreadyThere] đã có nơi trùng tên.
        [ChangedMeanwhile] đơn vị đã được người khác đổi trước đó.
       *[other] nay việc ấy không làm được nữa.
    } { $Chi } xem lại giúp { $em }.
   *[other] Hôm nay { $day }, { $em } đã { unit-deed } như { $chi } hẹn.
}
unit-post-told = { unit-log-one } { $mine ->
    [stays] Hội viên nơi ấy nay ở trong sổ { $name }, { $chi } giữ việc { post-role } như trước.
    [new] Từ ngày ấy { $chi } là { post-role } { $name }. Hội viên, các tổ và những buổi sắp họp đi theo.
   *[ended] Việc { post-role } { $unit } của { $chi } thôi từ ngày ấy, Hội cảm ơn { $chi }.{ $what ->
        [close] {""}
       *[other] {" "}Hội viên nay thuộc { $name }{ $head ->
            [none] {""}
           *[other] , chị { $head } phụ trách
        }.
    }
}
unit-post-back = { unit-log-one } { $Chi } giữ việc { post-role } { $unit } như trước.
unit-log-heading = Những việc gần đây với các đơn vị. { $Chi } chọn số để xem:
unit-log-empty = Chưa có việc gì với các đơn vị ạ.
unit-log-line = { $day }: { unit-deed }{ $decision ->
    [none] {""}
   *[other] {" "}({ $decision })
}{ $state ->
    [planned] , chờ đến ngày
    [failed] , chưa làm được
    [withdrawn] , đã thôi
    [undone] , đã lấy lại
   *[done] {""}
}
unit-log-one = { unit-Deed }, từ { $day }{ $decision ->
    [none] {""}
   *[other] , quyết định { $decision }
}.{ $state ->
    [planned] {" "}Việc này chờ đến ngày.
    [failed] {" "}Đến ngày { $em } chưa làm được.
    [withdrawn] {" "}Việc này đã thôi.
    [undone] {" "}Việc này đã lấy lại như cũ.
   *[done] {""}
}
old-numbers-heading = { $count } chị có STT mới:
old-number = { $number }. { $name } (STT cũ { $old }, { $unit })

BadDay = Ngày { $day } xa quá { $chi } ạ. { $Chi } xem lại giúp { $em }.
DayTooEarly = { $unit } có thay đổi từ { $since }, nên không tính từ { $day } được. { $Chi } chọn ngày từ { $since } trở đi giúp { $em }.
UnitClosed = Dạ, { $unit } đã { $how ->
    [merged] sáp nhập vào { $into } từ { $day } rồi ạ. { $Chi } chọn { $into } giúp { $em }.
    [split] tách thành { $into } từ { $day } rồi ạ. { $Chi } chọn một trong các nơi ấy giúp { $em }.
   *[other] đóng từ { $day } rồi ạ.
}
UnitOpen = { $unit } đang hoạt động, không cần mở lại ạ.
NotForThis = Tổ và câu lạc bộ { $chi } nhắn riêng giúp { $em }, ví dụ: đổi tên tổ 1 thành tổ Xóm Đình
ChangedMeanwhile = Vừa có thay đổi ở { $unit }, { $em } chưa ghi gì cả: { $by ->
    [none] {""}
   *[other] chị { $by } đã{" "}
}{ $what ->
    [rename] đổi tên thành { $name }
    [move] chuyển về { $name }
    [merge] sáp nhập thành { $name }
    [split] tách thành { $name }
    [close] giải thể
    [reopen] mở lại
    [undo] lấy lại việc trước đó
   *[add] thêm { $name }
}. { $Chi } xem lại giúp { $em }.
NothingToDo = { $unit } đang như vậy rồi ạ.
BadUnitName = Tên đơn vị chỉ gồm chữ, số, dấu gạch và dấu chấm, dài nhất 100 chữ cái. { $Chi } nhắn lại tên giúp { $em }.
AlreadyThere = { $parent } đã có { $name } rồi. { $Chi } chọn tên khác giúp { $em }.
UnderItself = { $unit } không thể thuộc về chính mình hay nơi ở dưới mình ạ.
OneUnitAlone = Sáp nhập cần ít nhất hai đơn vị. { $Chi } cho { $em } đủ tên các đơn vị nhé.
NotLarger = { $unit } và { $other } không cùng cấp, hoặc nơi trên không lớn hơn nơi dưới, nên { $em } chưa làm được.
SayParent = { $into ->
    [none] { $Chi } nói chuyển về xã, phường nào giúp { $em }.
   *[other] Các nơi này không cùng một xã, phường. { $Chi } nhắn nhập vào một nơi trong đó giúp { $em }, ví dụ: nhập { $unit } vào { $into }
}
BadParts = Tách { $unit } cần ít nhất hai tên khác nhau ạ.
StillFull = { $unit } vẫn còn { $women ->
    [0] { $units } đơn vị ở dưới
   *[other] { $women } hội viên
}, chưa giải thể được. { $beside ->
    [none] { $Chi } chuyển { $women ->
        [0] các đơn vị ấy
       *[other] các chị ấy
    } sang nơi khác trước giúp { $em }.
   *[other] { $Chi } sáp nhập vào nơi khác, ví dụ: nhập { $unit } vào { $beside }
}
NoSuchHead = Chị ấy không giữ việc ở các nơi này ạ.
ChangeOver = Việc này xong hoặc đã thôi từ trước rồi ạ.
BuiltOn = { $change ->
    [0] { $why ->
        [change] Chưa lấy lại như cũ được ạ: sau đó { $unit } đã có thay đổi khác.
       *[other] Không lấy lại như cũ được nữa ạ: từ đó đến nay { built-on }
    }
   *[other] Chưa lấy lại được ạ, vì sau đó đã { unit-deed }. Lấy lại việc ấy trước thì lấy lại được việc này.
}
built-on = { $why ->
    [meeting] { $unit } đã có { $count } buổi họp.
    [women] sổ hội viên ở { $unit } đã thay đổi ({ $count } chị).
    [post] đã giao việc cho người mới ở { $unit }.
    [unit] { $unit } đã có thêm tổ hoặc đơn vị.
    [notice] { $unit } đã gửi { $count } thông báo.
   *[report] { $unit } đã xác nhận { $count } báo cáo theo ngày khóa sổ mới.
}
