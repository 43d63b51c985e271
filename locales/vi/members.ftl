# Sổ chi hội

MemberAdded = Dạ, { $em } ghi chị { $name } vào sổ { $branch }, STT { $number }.
AlreadyMember = Trong sổ đã có chị { $name }, STT { $number } rồi { $chi } ạ.

## Xem sổ

book-at-a-glance = Sổ { $branch } có { $count } hội viên{ $away ->
    [0] {""}
   *[other] , { $away } chị đi làm xa
}{ $core ->
    [0] {""}
   *[other] , { $core } nòng cốt
}{ $honorary ->
    [0] {""}
   *[other] , { $honorary } danh dự
}. { $linked } chị nhận tin trên điện thoại.{ $code ->
    [none] {""}
   *[other] {" "}Mã của chi hội: { $code }.
}
label-list = Xem danh sách
label-find = Tìm một chị
label-add-women = Thêm hội viên
label-last-changes = Những việc mới ghi
label-import = Nhập danh sách từ tệp
members-heading = { $page ->
    [1] Danh sách { $branch }, { $count } hội viên. Xem chị nào, { $chi } nhắn STT của chị ấy.
   *[other] Danh sách { $branch }, trang { $page }.
}
no-members-yet = Sổ { $branch } chưa có ai { $chi } ạ.
which-branch = { $Chi } xem chi hội nào ạ?
ask-find-words = { $Chi } tìm chị nào ạ? { $Chi } nhắn tên, STT hoặc mấy số cuối điện thoại.
unclear-search = { $Chi } nhắn tên, STT hoặc mấy số cuối điện thoại giúp { $em }.
women-found = Có { $count } chị "{ $what }". { $Chi } nhắn số ở đầu dòng.
nobody-found = { $Em } không thấy ai "{ $what }" trong sổ.
label-find-again = Tìm lại
unclear-woman = { $Em } chưa rõ chị nào. { $Chi } nhắn số ở đầu dòng giúp { $em }.
ask-which_member-who = Có { $count } chị { $name }. Chị nào ạ?
numbers-not-in-book = Trong sổ không có STT { $numbers } nên { $em } chưa ghi số đó, { $chi } xem lại giúp { $em }.
names-not-in-book = { $Em } không thấy ai "{ $names }" trong sổ nên chưa ghi, { $chi } xem lại giúp { $em }.
NoSuchNumbers = Trong sổ { $branch } không có STT { $numbers }.
OneAtATime = Việc này { $em } làm cho từng chị một. { $Chi } nhắn một STT thôi nhé.

## Trang của một chị

woman-card = { $number }. { $name }{ $calling ->
    [none] {""}
   *[other] , thường gọi { $calling }
}
    { $state ->
    [active] Hội viên{ woman-kind }
    [away] Hội viên{ woman-kind }, đang đi làm xa
    [transferred] Đã chuyển đi
    [left] Đã thôi là hội viên
    [died] Đã mất
   *[merged] Ghi trùng, đã gộp vào số khác
}{ $group ->
    [none] {""}
   *[other] , { $group }
}, trong sổ từ { $since }.
    Điện thoại: { $phone ->
    [none] chưa có
   *[other] { $phone }
}{ $reach ->
    [reached] , nhận tin qua { $channels }
    [no-phone] , chưa nối máy
    [at-home] , báo tận nhà
   *[not-arrived] , tin chưa đến
}.
woman-kind = { $honorary ->
    [true] {" "}danh dự
   *[false] {""}
}{ $core ->
    [true] {" "}nòng cốt
   *[false] {""}
}
woman-notes = Thẻ: { $has_card ->
    [true] { $card ->
        [none] có
       *[other] { $card }
    }
   *[false] chưa ghi
}. Hội phí { $year }: { $paid ->
    [true] đã đóng
   *[false] chưa ghi
}.
label-correct-her = Sửa tên, năm sinh, số điện thoại
label-away = Đi làm xa
label-back = Đã về
label-beside = Hội phí, thẻ, nòng cốt, danh dự
label-regroup = Chuyển tổ
label-out = Chuyển sinh hoạt, ra khỏi sổ
label-her-phone = Xem số điện thoại
label-returned = Ghi lại vào sổ
which-note = Ghi gì cho chị { $name }, STT { $number }?
label-fee = Đã đóng hội phí { $year }
label-no-fee = Bỏ ghi hội phí { $year }
label-card = Thẻ hội viên
label-core = Hội viên nòng cốt
label-not-core = Thôi nòng cốt
label-honorary = Hội viên danh dự
label-not-honorary = Thôi danh dự
which-way-out = Chị { $name }, STT { $number }:
label-transfer = Chuyển sinh hoạt sang chi hội khác
label-end-transferred = Đã chuyển đi nơi khác
label-end-left = Xin ra khỏi Hội
label-end-died = Đã mất
label-twice = Ghi trùng với số khác

## Ghi bên tên

marked-who = { $count ->
    [0] lại các chị có sẵn cho đúng
    [1] { $women ->
        [none] 1 chị
       *[other] chị { $women }, STT { $number },
    }
   *[other] { $count } chị{ $women ->
        [none] {""}
       *[other] {" "}({ $women })
    }
}
marked-what = { $mark ->
    [away] đi làm xa
    [back] đã về
    [core] là nòng cốt
    [not_core] thôi nòng cốt
    [honorary] là hội viên danh dự
    [not_honorary] thôi danh dự
    [card] có thẻ{ $detail ->
        [none] {""}
       *[other] {" "}{ $detail }
    }
    [no_card] chưa có thẻ
    [fee] đã đóng hội phí { $detail }
    [no_fee] chưa đóng hội phí { $detail }
    [group] { $detail ->
        [none] không thuộc tổ nào
       *[other] về { $detail }
    }
    [died] đã mất
    [left] đã xin ra khỏi Hội
    [transferred] đã chuyển đi
    [returned] trở lại sổ
    [merged] gộp với STT { $detail }
    [arrived] chuyển từ { $detail } về
    [departed] chuyển sinh hoạt về { $detail }
    [by_phone] đồng ý nhận tin qua số điện thoại
    [not_by_phone] thôi nhận tin qua số điện thoại
   *[added] vào sổ
}
Marked = Dạ, { $em } ghi { marked-who } { marked-what }.{ $mark ->
    [away] {" "}Vẫn là hội viên, không tính khi điểm danh.
    [honorary] {" "}Không tính vào tỷ lệ.
   *[other] {""}
}{ $known ->
    [0] {""}
   *[other] {" "}{ $known } chị đã ghi vậy từ trước.
}
PhoneWordWritten = Dạ, { $em } ghi { marked-who } { $mark ->
    [by_phone] đồng ý nhận tin
   *[other] thôi nhận tin
} qua số điện thoại.{ $known ->
    [0] {""}
   *[other] {" "}{ $known } chị đã ghi vậy từ trước.
}{ $bare ->
    [none] {""}
   *[other] {" "}Sổ chưa có số của { $count ->
        [1] chị ấy
       *[other] chị { $bare }
    }.
}{ $herself ->
    [none] {""}
   *[other] {" "}Riêng chị { $herself } đã tự tắt tin qua số; chị ấy tự nhắn "bật tin qua số điện thoại" thì { $em } mới gửi lại.
}{ $off ->
    [0] {""}
   *[other] {" "}Chi hội mình chưa được mở cách gửi này, khi nào xã mở thì { $em } gửi.
}
HerOwnNo = { $women ->
    [none] Các chị này
   *[other] Chị { $women }
} đã tự tắt tin qua số điện thoại. Chị ấy tự nhắn "bật tin qua số điện thoại" thì { $em } mới gửi lại được ạ.
MarkedAlready = Trong sổ đã ghi vậy rồi: { marked-who } { $mark ->
    [full_name] tên là { $detail }
    [calling_name] { $detail ->
        [none] không có tên gọi riêng
       *[other] tên gọi { $detail }
    }
    [birth] sinh { $detail }
    [phone] { $detail ->
        [none] không có điện thoại
       *[other] số điện thoại đuôi { $detail }
    }
   *[other] { marked-what }
}.
NoSuchYear = Năm { $year } { $em } không ghi hội phí được. { $Chi } xem lại năm giúp { $em }.
NoSuchGroupHere = Chi hội mình chưa có { $group }. { $Chi } nhắn "tổ" để xem các tổ.
GoneFromBook = Chị { $women } không còn trong sổ. Muốn ghi lại, { $chi } nhắn STT rồi "vào lại", ví dụ: 24 vào lại.
moved-on = Chị { $name }, STT cũ { $number }, nay sinh hoạt ở { $unit }, không còn trong sổ này nên { $em } không ghi gì cho chị ấy.
PhoneIsHers = Số điện thoại của chị { $women } thì chị ấy tự sửa: nhắn cho { $em } "thông tin của tôi".

## Sửa

ask-edit_member-field = Sửa gì của chị { $name }, STT { $number }?
label-field-name = Họ và tên
label-field-calling = Tên gọi
label-field-birth = Năm sinh
label-field-phone = Số điện thoại
ask-edit_member-value = { $field ->
    [name] Họ và tên đúng của chị { $name } là gì ạ?
    [calling] Mọi người gọi chị { $name } là gì ạ?
    [birth] Chị { $name } sinh năm nào (hay ngày nào) ạ?
    [phone] Số điện thoại của chị { $name } là số nào ạ?
   *[card] Thẻ hội viên của chị { $name } số mấy ạ?
}
label-no-calling = Không có tên gọi riêng
label-no-phone = Không có điện thoại
label-card-unknown = Có thẻ, chưa rõ số
label-no-card = Chưa có thẻ
not-a-calling-name = Tên gọi chỉ có chữ, ví dụ: Hai Lan.
not-a-card = { $Chi } nhắn số thẻ, ngắn thôi ạ.
EntryCorrected = Dạ, { $em } sửa { $what ->
    [full_name] tên
    [calling_name] tên gọi
    [birth] năm sinh
   *[phone] số điện thoại
} của chị { $women }, STT { $number }: { $value ->
    [none] để trống
   *[other] { $what ->
        [phone] số đuôi { $value }
       *[other] { $value }
    }
}.
name-lacks-accents = Tên { $chi } gõ không dấu. Muốn có dấu, { $chi } nhắn lại: { $number } tên là, rồi tên có dấu.
phone-also = { $number ->
    [none] Một chị khác cũng dùng số này.
   *[other] Số này cũng là của { $owner }, STT { $number }.
} Dùng chung thì thôi, nhầm thì { $chi } nhắn "sửa lại".
ask-regroup-group = Chị { $name }, STT { $number }, về tổ nào ạ?

## Ra khỏi sổ, vào lại

ask-end_member-state = Vì sao chị { $name }, STT { $number }, ra khỏi sổ ạ?
ask-end_member-confirm = { $Chi } xem kỹ giúp { $em }: chị { $name }, STT { $number }, { $state ->
    [died] đã mất
    [left] xin ra khỏi Hội
   *[transferred] đã chuyển đi nơi khác
}, đúng không ạ? Tên vẫn ở trong sổ, nhưng thôi tính hội viên và { $em } thôi nhắn tin.{ $posts ->
    [none] {""}
   *[other] {" "}Việc chị ấy phụ trách ({ $posts }) cũng thôi.
}
label-right-write = Đúng, ghi vào sổ
label-not-so = Không phải
MembershipEnded = Dạ, { $em } ghi chị { $women }, STT { $number }, { $state ->
    [died] đã mất
    [left] đã ra khỏi Hội
   *[transferred] đã chuyển đi
}. { $Em } thôi mời và thôi nhắn tin.
BackInTheBook = Dạ, chị { $women } lại là hội viên, vẫn STT { $number }.
HoldsPost = Chị { $women } đang giữ việc ở { $unit }. { $Chi } nhờ cán bộ Hội ở xã kiện toàn trước, rồi nhắn lại { $em } nhé.
InTheBookStill = Chị { $women }, STT { $number }, vẫn đang là hội viên ạ.
BelongsElsewhere = Chị { $women } nay sinh hoạt ở chi hội khác. Muốn về lại thì chi hội bên ấy chuyển sinh hoạt { $chi } ạ.
MergedAway = Số này ghi trùng và đã gộp rồi, { $chi } dùng số kia nhé.

## Thêm hội viên

ask-add_members-lines = { $Chi } nhắn họ tên, năm sinh, số điện thoại, mỗi chị một dòng. Ví dụ:
    Nguyễn Thị Lan 1975 0912 345 678
    Chưa có số điện thoại thì để trống.
ask-add_members-agreed = { $new ->
    [0] { $Em } xem sổ { $branch } thế này:
   *[other] { $Em } đọc được { $new } chị mới cho sổ { $branch }{ $updated ->
        [0] {""}
       *[other] , sửa { $updated } chị
    }{ $groups ->
        [0] {""}
       *[other] , thêm { $groups } tổ
    }:
}
    { $women }{ women-bare }
    { $new ->
        [0] Đúng thì { $chi } chọn 1, { $em } mới sửa.
        [1] Chị ấy đã đồng ý cho Hội ghi tên, năm sinh, số điện thoại thì { $chi } chọn 1, { $em } mới ghi.
       *[other] Các chị ấy đã đồng ý cho Hội ghi tên, năm sinh, số điện thoại thì { $chi } chọn 1, { $em } mới ghi.
    }
women-bare = { $bare ->
    [0] {""}
    [1] {"\u000A"}Tên gõ không dấu, { $em } ghi "{ $bare_name }". Muốn có dấu, { $chi } nhắn lại tên có dấu.
   *[other] {"\u000A"}{ $bare } tên gõ không dấu, { $em } ghi như vậy. Muốn có dấu, { $chi } nhắn lại các tên ấy, mỗi tên một dòng.
}
label-they-agreed = { $new ->
    [0] Sửa trong sổ
    [1] Chị ấy đã đồng ý, ghi vào sổ
   *[other] Các chị ấy đã đồng ý, ghi vào sổ
}
label-write-again = { $Chi } nhắn lại danh sách
label-not-now = Thôi
women-more = … và { $count } chị nữa, { $chi } nhắn "xem tiếp" để xem.
lines-more = … và { $count } dòng nữa, { $chi } nhắn "xem tiếp" để xem.
women-new = { $number }. { $name }{ $year ->
    [none] {""}
   *[other] {" "}({ $year })
}{ $phone ->
    [none] {""}
   *[other] , { $phone }
}{ $group ->
    [none] {""}
   *[other] , tổ { $group }
}{ $alike ->
    [none] {""}
   *[other] , trùng tên STT { $alike }{ $alike_year ->
        [none] {""}
       *[other] {" "}({ $alike_year })
    }
}
women-line = { $line ->
    [none] {""}
   *[other] Dòng { $line }:{" "}
}
women-changed = { women-line }{ $name } có trong sổ rồi, STT { $number }.{ $new_name ->
    [none] {""}
   *[other] {" "}Tên sửa thành { $new_name }.
}{ $phone ->
    [none] {""}
   *[other] {" "}Số điện thoại sửa thành { $phone }{ $old_tail ->
        [none] {""}
       *[other] , thay số đuôi { $old_tail }
    }.
}{ $birth ->
    [none] {""}
   *[other] {" "}Ngày sinh sửa thành { $birth }.
}{ $group ->
    [none] {""}
   *[other] {" "}Ghi vào tổ { $group }.
}{ women-other-group }
women-unread = Phần sau { $em } chưa đọc được: "{ $text }". { $Chi } nhắn riêng phần đó giúp { $em }.
women-known = { $gone ->
    [true] { women-line }{ $name } trùng STT { $number } đã ra khỏi sổ. Muốn ghi lại, { $chi } nhắn "{ $number } vào lại".
   *[false] { $line ->
        [none] { $name } có trong sổ rồi, STT { $number }, { $em } không ghi thêm.
       *[other] Dòng { $line } trùng STT { $number } trong sổ, { $em } không ghi thêm.
    }{ women-other-group }
}
women-other-group = { $group_stays ->
    [none] {""}
   *[other] {" "}Chị ấy đang ở { $group_stays }; muốn chuyển tổ, { $chi } nhắn STT, ví dụ: { $number } sang tổ 3.
}
ask-add_members-same = { $name }{ roster-year }: trong sổ STT { $number } là { $known_as }{ roster-known-year }, cùng số điện thoại. Có phải một chị không ạ? Đúng thì { $em } sửa tên trong sổ.
ask-add_members-phones = { $phones }
    { $count ->
        [1] Hai chị dùng chung số này phải không ạ?
       *[other] Các chị ấy dùng chung số phải không ạ?
    }
phone-shared = { $name }: số { $phone } { $number ->
    [none] một chị ở chi hội khác đang dùng.
   *[other] đang là của { $owner }, STT { $number }.
}
label-share-phone = Dùng chung, cứ ghi số
label-leave-phone = Để trống số điện thoại
women-problem = { $row ->
    [none] { $who ->
        [none] {""}
       *[other] Chị { $who }:{" "}
    }
   *[other] Dòng { $row }{ $who ->
        [none] {""}
       *[other] , chị { $who }
    }:{" "}
}{ $kind ->
    [no_name] { $value ->
        [none] {""}
       *[other] "{ $value }"{" "}
    }chưa đủ họ và tên, { $em } chưa ghi
    [too_young] sinh { $value }, chưa đủ 18 tuổi nên { $em } chưa ghi
    [no_birth] thiếu năm sinh, { $em } vẫn ghi chị ấy, năm sinh để trống
    [bad_birth] năm sinh { $value } { roster-bad-birth }, { $em } vẫn ghi chị ấy, năm sinh để trống
    [bad_phone] số điện thoại { $value } { roster-bad-phone }, { $em } để trống
    [repeated_in_file] giống dòng { $same }
   *[shared_phone] chung số điện thoại với dòng { $same }
}.
TooManyLines = Danh sách dài quá, mỗi lần nhiều nhất { $most } chị. { $Chi } chia ra nhắn nhiều lần, hoặc gửi tệp Excel giúp { $em }.
NobodyRead = { $Em } chưa đọc được chị nào. { $problems ->
    [none] {""}
   *[other] { $problems }
}
    { $Chi } nhắn mỗi chị một dòng, ví dụ: Nguyễn Thị Lan 1975 0912 345 678
AlreadyInTheBook = { $count ->
    [1] Tên này có trong sổ { $unit } rồi, STT { $numbers }.
   *[other] { $count } tên này có trong sổ { $unit } rồi: STT { $numbers }.
}{ $notes ->
    [none] {""}
   *[other] {" "}{ $notes }
}
WomenAdded = { $count ->
    [0] Dạ, { $em } sửa { $updated } chị có sẵn trong sổ { $unit }.
   *[other] Dạ, { $em } ghi { $count } chị vào sổ { $unit }{ $women ->
        [none] {""}
       *[other] : { $women }
    }.{ $updated ->
        [0] {""}
       *[other] {" "}Sửa { $updated } chị có sẵn.
    } Chị nào muốn nhận tin thì nhắn mã { $code } cho { $em }.
}
WomenUndone = { $removed ->
    [0] Dạ, { $em } trả lại như cũ cho { $restored } chị trong sổ { $unit }.
   *[other] Dạ, { $em } bỏ { $removed } chị vừa ghi vào sổ { $unit }.
}{ $kept ->
    [0] {""}
   *[other] {" "}{ $kept } chị đã nối máy, trả lời hay điểm danh rồi nên vẫn ở trong sổ.
}

## Chuyển sinh hoạt

ask-transfer-branch = { $found ->
    [0] Chị { $name }, STT { $number }, chuyển sinh hoạt về chi hội nào ạ? { $Chi } nhắn tên thôn, ấp, khu phố hoặc tên xã.
   *[other] Chị { $name } về chi hội nào dưới đây? Không thấy thì { $chi } nhắn lại tên thôn.
}
ask-transfer-confirm = Chị { $name }, STT { $number }, xin chuyển sinh hoạt về { $branch }. { $head ->
    [none] { $Em } hỏi người phụ trách bên ấy nhé?
   *[other] { $Em } hỏi chị { $head } nhé?
} Bên ấy nhận thì { $em } mới chuyển.
label-ask-the-head = Hỏi giúp
label-withdraw = Thôi không chuyển nữa
TransferAsked = Dạ, { $em } đã hỏi chị { $head }, { $unit }. Bên ấy nhận thì chị { $women } chuyển; giờ vẫn ở sổ mình, STT { $number }. Có trả lời { $em } nhắn { $chi } ngay.
TransferWaits = { $unit } chưa có ai nhận tin được. { $Em } giữ lại, khi có người phụ trách { $em } hỏi. Chị { $women } vẫn ở sổ mình, STT { $number }.
transfer-question = Chị { $name }{ $year ->
    [none] {""}
   *[other] {" "}({ $year })
} xin chuyển sinh hoạt về chi hội mình. Chị { $head }, { $branch }, nhờ { $em } hỏi. { $Chi } nhận không ạ?
label-take-her = Nhận
label-do-not-take = Không nhận
TransferAccepted = Dạ, từ hôm nay chị { $women } sinh hoạt ở chi hội mình, STT { $number }. { $Em } báo lại { $unit }.
TransferRefused = Dạ, { $em } báo lại { $unit }. Chị { $women } vẫn ở bên ấy.
TransferPutOff = Dạ, { $chi } cứ hỏi lại. Hai hôm nữa { $em } nhắc. Muốn trả lời lúc nào, { $chi } nhắn "duyệt".
TransferWithdrawn = Chị { $women } không còn xin chuyển nữa { $chi } ạ ({ $unit }).
TransferDecided = Việc của chị { $women } đã có người trả lời rồi ạ.
TransferWaiting = Chị { $women } đang chờ { $unit } trả lời rồi { $chi } ạ.
NotABranch = { $unit } không phải chi hội khác. { $Chi } chọn một chi hội giúp { $em }.
transfer-told = { $state ->
    [accepted] { $head ->
        [none] { $branch } đã nhận chị { $name }. Từ hôm nay chị ấy sinh hoạt bên đó, STT { $number } ở sổ mình để trống.
       *[other] Chị { $head }, { $branch }, đã nhận chị { $name }. Từ hôm nay chị ấy sinh hoạt bên đó, STT { $number } ở sổ mình để trống.
    }
   *[other] { $head ->
        [none] { $branch } chưa nhận chị { $name }. Chị ấy vẫn ở sổ mình, STT { $number }.
       *[other] Chị { $head }, { $branch }, chưa nhận chị { $name }. Chị ấy vẫn ở sổ mình, STT { $number }.
    }
}
transfer-hers = Từ hôm nay { $chi } sinh hoạt ở chi hội { $branch }, STT { $number } trong sổ.{ $head ->
    [none] {""}
   *[other] {" "}Chị { $head } phụ trách.
}

## Gộp hai số của một người

ask-merge-other = Chị { $name }, STT { $number }, còn ghi ở số nào nữa ạ? { $Chi } nhắn STT kia.
unclear-stt = { $Chi } nhắn một STT trong sổ giúp { $em }.
no-such-number = Trong sổ không có STT { $number }.
ask-merge-confirm = Gộp hai số làm một:
    { $number }. { $first }
    { $other }. { $second }
    Giữ STT { $number }. Lần đi họp, câu trả lời, số điện thoại của hai số gom về đó. STT { $other } thôi dùng. Đúng là một người không ạ?
label-merge = Đúng, gộp lại
ask-merge-sure = Hai số ghi khác năm sinh: { $first } và { $second }. { $Chi } chắc là một người không ạ?
label-one-woman = Chắc, là một người
label-two-women = Không, hai người
Merged = Dạ, { $em } gộp xong: chị { $women } còn một số là STT { $number }, STT { $gone } thôi dùng.
SameWoman = Hai số này là một { $chi } ạ.
OtherBranch = Hai chị ở hai sổ khác nhau nên { $em } không gộp được.
OtherBirthYears = { $first } và { $second } khác năm sinh, { $em } chưa gộp.

## Lấy lại, và những việc đã ghi

noted = { $mark ->
    [full_name] sửa tên của chị { $women }, STT { $number }
    [calling_name] sửa tên gọi của chị { $women }, STT { $number }
    [birth] sửa năm sinh của chị { $women }, STT { $number }
    [phone] sửa số điện thoại của chị { $women }, STT { $number }
    [group_created] thêm { $detail }
    [group_renamed] đổi tên { $detail }
    [group_closed] đóng { $detail }
    [club_put] thêm { $count } chị vào { $detail }
    [club_taken] đưa { $count } chị ra khỏi { $detail }
   *[other] ghi { marked-who } { marked-what }
}
EditUndone = Dạ, { $em } lấy lại như cũ, bỏ lần { noted }.{ $mark ->
    [group_closed] { $count ->
        [0] {""}
       *[other] {" "}{ $count } chị lại ở đó như trước.
    }
   *[other] {""}
}{ $left ->
    [0] {""}
   *[other] {" "}Chỗ nào đã sửa tiếp thì { $em } để nguyên.
}
NothingInTheBookToUndo = Trong 24 giờ qua { $chi } chưa ghi gì vào sổ để sửa lại ạ.
TooLateToUndo = Việc này ghi quá 24 giờ rồi. { $Chi } nhắn lại cho đúng, { $em } ghi mới nhé.
AlreadyUndone = Việc này { $em } đã lấy lại rồi ạ.
changes-heading = Những việc mới ghi ở sổ { $branch }:
change-line = { $day }, { $by ->
    [none] {""}
   *[other] chị { $by }{" "}
}{ noted }{ $undone ->
    [true] {" "}(đã bỏ)
   *[false] {""}
}.
changes-how = Lần ghi cuối của { $chi } sai thì nhắn "sửa lại".
nothing-changed-yet = Sổ { $branch } chưa có gì thay đổi { $chi } ạ.
change-of-hers = { $day }: { $by ->
    [none] {""}
   *[other] chị { $by }{" "}
}{ $mark ->
    [full_name] sửa tên của { $chi }
    [calling_name] sửa tên gọi của { $chi }
    [birth] sửa năm sinh của { $chi }
    [phone] sửa số điện thoại của { $chi }
    [group_closed] đóng { $detail }
    [club_put] thêm { $chi } vào { $detail }
    [club_taken] ghi { $chi } thôi tham gia { $detail }
   *[other] ghi { $chi } { marked-what }
}.

## Xem sổ theo hội phí, thẻ, nòng cốt

label-standings = Hội phí, thẻ, nòng cốt
standings = { $unit }, { $chi } xem những chị nào ạ? Ghi ai đã đóng hội phí, { $chi } nhắn, ví dụ: 3 7 đã đóng hội phí
label-standing-paid = Đã đóng hội phí { $year }: { $count }
label-standing-owes = Chưa ghi hội phí { $year }: { $count }
label-standing-card = Có thẻ: { $count }
label-standing-no-card = Chưa có thẻ: { $count }
label-standing-core = Nòng cốt: { $count }
label-standing-honorary = Danh dự: { $count }
label-standing-away = Đi làm xa: { $count }
label-standing-no-phone = Chưa có số điện thoại: { $count }
label-standing-not-linked = Chưa nối máy: { $count }
women-standing = { $count ->
    [0] { $unit } không có chị nào { standing-what }.
   *[other] { $page ->
        [1] { $unit } có { $count } chị { standing-what }. Số đứng trước là STT.
       *[other] { $count } chị { standing-what }, trang { $page }.
    }
}{ $standing ->
    [owes] { $count ->
        [0] {""}
       *[other] {" "}Ai đóng rồi, { $chi } nhắn, ví dụ: 3 7 đã đóng hội phí
    }
   *[other] {""}
}
women-short-names = Dạ, { $em } hiểu là thêm { $names }. Sổ cần đủ họ và tên ạ.
women-of-age = { $count ->
    [0] { $unit } không có chị nào { women-aged }.
   *[other] { $page ->
        [1] { $unit } có { $count } chị { women-aged }, tính theo năm sinh. Số đứng trước là STT.
       *[other] { $count } chị { women-aged }, trang { $page }.
    }
}{ $undated ->
    [0] {""}
   *[other] {" "}{ $undated } chị sổ chưa ghi năm sinh.
}
women-aged = { $low ->
    [0] từ { $high } tuổi trở xuống
   *[other] { $high ->
        [0] từ { $low } tuổi trở lên
       *[other] từ { $low } đến { $high } tuổi
    }
}
birthdays = { $count ->
    [0] { $unit } không có chị nào sinh nhật tháng { $month }.
   *[other] { $page ->
        [1] { $unit } có { $count } chị sinh nhật tháng { $month }. Số đứng trước là STT.
       *[other] { $count } chị sinh nhật tháng { $month }, trang { $page }.
    }
}{ $undated ->
    [0] {""}
   *[other] {" "}{ $undated } chị sổ chưa ghi ngày sinh.
}
twice-which = { $count ->
    [1] Trong sổ { $em } chỉ thấy một chị { $name }, STT { $number }.
   *[other] Có { $count } chị { $name }. Hai chị nào là một thì { $chi } nhắn hai STT, ví dụ: gộp { $example }
}
standing-what = { $standing ->
    [paid] đã đóng hội phí { $year }
    [owes] chưa ghi đóng hội phí { $year }
    [card] có thẻ hội viên
    [no_card] chưa có thẻ hội viên
    [core] nòng cốt
    [honorary] là hội viên danh dự
    [away] đang đi làm xa
    [no_phone] chưa có số điện thoại
    [no_birth] chưa có năm sinh trong sổ
    [no_group] chưa vào tổ nào
   *[not_linked] chưa nối máy
}
