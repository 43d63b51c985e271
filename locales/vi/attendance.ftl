# Điểm danh, báo tận nhà

ask-check_in-number = { $Chi } nhắn số mà chi hội trưởng đọc.
unclear-check-in-number = Số điểm danh có 4 chữ số { $chi } ạ.
CheckedIn = Dạ, { $em } ghi { $chi } đã đến dự { meeting-kind }.
WrongNumber = Số này chưa đúng, hoặc số vừa đổi. { $Chi } nghe lại giúp { $em }.
TooManyWrong = Số chưa đúng { $chi } ạ. { $Chi } nhờ chị chi hội trưởng điểm danh giúp nhé.
NoMeetingNow = Lúc này chưa có buổi nào mở điểm danh. Điểm danh mở trước giờ họp nửa tiếng.

check-in-number-of = { meeting-Kind }{ meeting-whose } { $when_hour }: { $code }.
check-in-number-later = Số điểm danh của { meeting-kind }{ meeting-whose } { $when_day }: { $em } nhắn { $by ->
    [none] { $chi } lúc { $opens_hour } hôm đó, trước giờ họp nửa tiếng.
   *[other] chị { $by } lúc { $opens_hour } hôm đó. Từ lúc ấy { $chi } cần thì nhắn lại "mã điểm danh", { $em } đưa ngay.
} Số ấy mười phút đổi một lần nên { $em } chưa đưa trước được.
no-check-in-number = Chưa có buổi nào sắp họp. Mời họp rồi thì trước giờ họp nửa tiếng { $em } nhắn { $chi } số điểm danh.
check-in-number-is-read = Số điểm danh chị chi hội trưởng đọc to ở buổi họp. Nghe được thì { $chi } nhắn { $em } 4 chữ số đó.
check-in-number = Số điểm danh lúc này: { $code }. { $Chi } đọc to cho chị em nhắn. Mười phút đổi một lần.
ask-roll-meeting = { $sheet ->
    [yes] Tờ ký tên của buổi nào ạ?
   *[none] Điểm danh buổi nào ạ?
}{ $typed ->
    [none] {""}
   *[other] {" "}Tin "{ $typed }" { $em } giữ để ghi cho buổi đó.
}
ask-roll-line = { $sheet ->
    [yes] Tờ ký tên { meeting-kind } { $when_day }: { $chi } nhắn ai không ký, ví dụ: "vắng 3 7 12". Ít người ký thì nhắn những ai có ký: "có mặt 3 7 12".{ $counted ->
        [none] {""}
       *[other] {" "}Hôm ấy { $chi } đếm được { $counted } người.
    }
   *[none] { meeting-Kind } { $when_day }. { $Chi } nhắn ai vắng, ví dụ: "vắng 3 7 12", "vắng Lan, Hoa". Hoặc chỉ nhắn số người: "có mặt 91 người".
}
label-all-came = Có mặt đủ
ask-roll-which_way = { $women }: vắng hay có mặt ạ?
label-those-absent = Vắng
label-those-came = Có mặt
ask-roll-which = { $count ->
    [0] { $Em } không thấy ai tên { $name } trong danh sách. { $Chi } nhắn lại tên đầy đủ hoặc STT giúp { $em }.
    [2] Có hai chị { $name }. Chị nào ạ?
   *[other] Có { $count } chị { $name }. Chị nào ạ?
}
unclear-roll = { $Em } chưa rõ. { $Chi } nhắn ví dụ: "vắng 3 7 12", "có mặt hết trừ Lan", "có mặt 91 người".
unclear-name = { $Em } chưa rõ là ai. { $Chi } nhắn STT giúp { $em }.
no-roll-now = Chưa có buổi nào để điểm danh. { $Em } mở điểm danh trước giờ họp nửa tiếng.
no-roll-yet = Chưa đến giờ điểm danh { meeting-kind }. { $Em } mở điểm danh từ { $opens_hour }, { $opens_day }, trước giờ họp nửa tiếng.
RollTaken = { $group ->
    [none] { $Em } ghi { meeting-kind } { $when_day }: có mặt { $present }, vắng { $absent }{ roll-excused }.{ roll-missing-names }{ roll-away }
   *[other] { meeting-Kind } { $when_day }, { $em } ghi { $group }: có mặt { $present }, vắng { $absent }{ roll-excused }.{ roll-missing-names }{ roll-away }
}
roll-missing-names = { $missing ->
    [none] {""}
   *[other] {" "}Vắng: { $missing }.
}
roll-excused = { $excused ->
    [0] {""}
   *[other] , vắng có lý do { $excused }
}
roll-away = { $away ->
    [0] {""}
   *[other] {" "}Đi làm xa { $away } chị không tính.
}
CountTaken = { meeting-Kind } { $when_day }, { $em } ghi có mặt { $present }/{ $expected } ({ $percent }%).{ roll-away } Chưa có tên từng người.
    Có tờ ký tên thì { $chi } chụp giữ lại, rảnh nhập tên sau cũng được.
RollUndone = Dạ, { $em } đã lấy lại lần điểm danh vừa rồi của { meeting-kind } { $when_day }.{ $stands ->
    [0] {" "}Nay chưa có điểm danh nào, { $chi } nhắn lại giúp { $em } nhé.
   *[other] {""}
}
roll-stands-again = Nay lại là:
    { $rolls }
NothingToUndo = Không có lần điểm danh nào trong 24 giờ qua để sửa ạ. Buổi lâu hơn thì { $chi } nhắn, ví dụ: sửa điểm danh: 3 có mặt
TakenBackAlready = Lần ghi đó { $chi } đã lấy lại rồi, { $em } để nguyên ạ.
WrittenOver = { meeting-Kind } { $when_day } đã được ghi lại sau lần đó rồi, nên { $em } để nguyên. Có gì chưa đúng, { $chi } nhắn "sửa điểm danh" nhé.
RollStands = Chị { $by } đã điểm danh buổi này lúc { $when_hour }. { $Em } chưa ghi gì thêm.
HeadTookRoll = Chị { $by } đã điểm danh buổi này lúc { $when_hour }. Có gì chưa đúng, { $chi } nhắn chị { $by } sửa giúp nhé.
TooEarlyForRoll = { meeting-Kind } { $when } chưa tới giờ. { $Em } mở điểm danh trước nửa tiếng.
CountTooHigh = { $count } người thì nhiều hơn { $invited } người được mời. { $Chi } xem lại giúp { $em }.
NoSuchGroup = { $Em } không thấy tổ { $number } trong phần { $chi } điểm danh. { $Chi } xem lại giúp { $em }.
CountIsOfAll = Một con số chung thì { $em } chỉ ghi cho cả buổi. Điểm danh một tổ, { $chi } nhắn ai vắng, ví dụ: tổ 2 vắng 3 7.
NotOnTheList = Trong danh sách không có số { $numbers } nên { $em } chưa ghi gì. { $Chi } xem lại rồi nhắn lại giúp { $em }.
absent-with-reason = { $names ->
    [none] Các chị đã nhắn lý do từ trước
   *[other] { $names } đã nhắn lý do từ trước
} nên { $em } ghi vắng có lý do. Không phải thì { $chi } nhắn, ví dụ: sửa điểm danh: { $first } vắng không lý do
said-no-but-there = { $names ->
    [none] { $count } chị đã nhắn không đi được
   *[other] { $names } đã nhắn không đi được
} mà { $em } đang ghi có mặt. Ai vắng thật thì { $chi } nhắn, ví dụ: ghi vắng { $first }
late-counts = { $wrong ->
    [none] {""}
   *[other] Danh sách không có { $wrong }.
}{ $who ->
    [none] {""}
   *[other] { $wrong ->
        [none] {""}
       *[other] {" "}
    }Đến muộn hay về sớm { $em } vẫn tính là có mặt ({ $who }).
}
ask-roll-wrong = Danh sách không có số { $numbers } nên { $em } chưa ghi gì. { $Chi } nhắn số đúng thay vào giúp { $em }.
label-drop = Bỏ số ấy
label-drop-typed = Không có thì { $chi } nhắn "bỏ", { $em } ghi các chị còn lại.
numbers-not-written = Riêng số { $numbers } không có trong danh sách, { $em } chưa ghi.
roll-open = { meeting-Kind }{ meeting-whose } { $begun ->
    [yes] đang họp.
   *[none] sắp bắt đầu.
} Số điểm danh lúc này: { $code }, mười phút đổi một lần. { $Chi } đọc to cho chị em nhắn.
roll-missing = { $by ->
    [none] {""}
   *[other] Chị { $by } ({ $above }) nhắc:{" "}
}{ $groups ->
    [none] { meeting-Kind } { $when_day } chưa điểm danh.
   *[other] { meeting-Kind } { $when_day } còn { $groups } chưa điểm danh.
} { $Chi } nhắn "vắng 3 7" hay chỉ số người "có mặt 91 người" cũng được.

home-heading-notice = { $count } chị chưa nhận được thông báo này, cần báo tận nhà:
## Điểm danh: hai người cùng ghi, tờ ký tên, sửa sau

roll-stands = Buổi này đã có người điểm danh:
    { $rolls }
roll-stands-line = Chị { $by }{ $group ->
    [none] {""}
   *[other] {" "}({ $group })
} ghi lúc { $when_hour }, { $when_day }: có mặt { $present }{ $named ->
    [no] , chưa có tên
   *[yes] , vắng { $absent }
}{ $missing ->
    [none] {""}
   *[other] {" "}({ $missing })
}
ask-roll-over = Buổi này đã có người điểm danh:
    { $rolls }{ $names ->
        [yes] {"\u000A"}Ghi số người thì tên những chị vắng không còn nữa.
       *[none] {""}
    }
    { $Em } chưa ghi đè{ $typed ->
        [none] {""}
       *[other] {" "}tin "{ $typed }"
    }. { $Chi } muốn ghi thế nào ạ?
label-roll-mine = Ghi theo tin { $chi } vừa nhắn
label-roll-keep-groups = Giữ phần các tổ ấy, còn lại ghi theo { $chi }
label-roll-keep = Giữ như cũ
ask-roll-more = Buổi này { $chi } đã ghi vắng { $names ->
    [none] { $count } chị mà tin này không nhắc tới
   *[other] { $names }
}. { $Chi } ghi thêm hay thay ạ?
label-roll-add = Thêm, các chị ấy vẫn vắng
label-roll-replace = Thay, các chị ấy có mặt
ask-roll-by = Buổi này { $chi } đã ghi có mặt { $counted } người, còn theo tin này là { $present } người. { $Chi } ghi theo số nào ạ?
label-roll-by-names = Theo tin này: { $present } người
label-roll-by-count = Giữ { $present } người
roll-not-taken = Phần của tổ { $em } giữ nguyên, nên chưa ghi { $came ->
    [yes] có mặt
   *[none] vắng
} { $names ->
    [none] { $count } chị trong đó
   *[other] { $names }
}. Cần sửa thì { $chi } nhắn, ví dụ: { $came ->
    [yes] sửa điểm danh: { $first } có mặt
   *[none] ghi vắng { $first }
}
roll-few-there = Có mặt: { $names }.
roll-honorary = { $names ->
    [none] { $count } chị trong tin
   *[other] { $names }
} là hội viên danh dự nên { $em } không tính.
roll-left-as-it-was = Dạ, { $em } giữ như cũ, không ghi thêm gì.
label-type-sheet = Nhập tờ ký tên
no-sheet-to-type = Ba tháng nay buổi nào cũng có tên người đến rồi, không còn tờ nào để nhập ạ. Có gì chưa đúng, { $chi } nhắn "sửa điểm danh" nhé.
sheet-newcomers = { $Em } ghi cho buổi { $when_day }, nhập hôm nay. Dòng trống có chị mới thì { $chi } thêm vào sổ trước: "thêm Nguyễn Thị Lan 1975". Rồi { $chi } nhắn "sửa điểm danh" với STT mới của chị ấy.

roll-conflicts = { $count } chị tự điểm danh nhưng danh sách ghi vắng{ $names ->
    [none] .
   *[other] : { $names }.
}
label-conflict-present = { $count ->
    [1] Ghi có mặt
   *[other] Ghi có mặt cả { $count }
}
label-conflict-keep = Giữ như danh sách
label-conflict-each = Từng chị
label-conflict-came = Có mặt
label-conflict-not = Vắng
label-later = Để sau
conflict-one = { $number }. { $name } tự điểm danh, danh sách ghi vắng. Chị ấy có đến không ạ?{ $left ->
    [0] {""}
   *[other] {" "}Còn { $left } chị nữa.
}
NoneInDoubt = Không còn chị nào phải xem lại ạ.
CountedAsPresent = { $Em } ghi có mặt thêm { $count } chị: { $present }/{ $expected }.
RollKept = Dạ, { $em } giữ như danh sách.

ask-correct-meeting = { $Chi } sửa điểm danh buổi nào ạ? { $Chi } chọn một số, hoặc nhắn ngày, ví dụ: 15/11.
ask-correct-line = { meeting-Kind } { $when_day }: có mặt { $present }/{ $expected }. Ai cần sửa, { $chi } nhắn STT hoặc tên, ví dụ: "24 có mặt, 7 vắng có lý do".
label-other-meeting = Sửa buổi khác
ask-correct-which = { ask-roll-which }
unclear-correction = { $Em } chưa rõ. { $Chi } nhắn ví dụ: "24 có mặt", "7 12 vắng", "Lan vắng có lý do".
roll-of-group = Điểm danh riêng tổ { $number } thì { $chi } nhắn, ví dụ: "tổ { $number } vắng 3 7", hoặc "tổ { $number } đủ".
roll-first = Buổi này chưa điểm danh. { $Chi } nhắn ai vắng là đủ, còn lại { $em } ghi có mặt.
no-roll-to-correct = Chưa có buổi nào điểm danh để sửa ạ.
no-roll-on-that-day = Ngày ấy { $em } không thấy buổi nào đã điểm danh.
Corrected = { $Em } đã sửa { meeting-kind } { $when_day }. Có mặt { $present }/{ $expected }.{ $changes ->
    [1] {""}
   *[other] {" "}Sửa { $changes } chị.
}
corrected-line = { $number }. { $name }: { $before ->
    [present] có mặt
    [excused] vắng có lý do
    [absent] vắng không lý do
   *[none] chưa ghi
} → { $after ->
    [present] có mặt
    [excused] vắng có lý do
   *[absent] vắng không lý do
}
roll-corrections = Đã sửa { $times } lần, lần cuối chị { $by }, { $when_day }.
CorrectionUndone = Dạ, { $em } đã lấy lại lần sửa vừa rồi của { meeting-kind } { $when_day }.
NothingToCorrect = { meeting-Kind } { $when_day } đã ghi như vậy rồi { $chi } ạ.
NoNamesYet = { meeting-Kind } { $when_day } chưa có tên từng người nên chưa sửa được. { $Chi } nhắn "nhập tờ ký tên" để ghi tên nhé.
TooOldToCorrect = { meeting-Kind } { $when_day } đã quá một năm, { $em } không sửa được nữa ạ.
