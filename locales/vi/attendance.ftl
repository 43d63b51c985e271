# Điểm danh, báo tận nhà

ask-check_in-number = { $Chi } nhắn số mà chi hội trưởng đọc.
unclear-number = Số điểm danh có 4 chữ số { $chi } ạ.
CheckedIn = Dạ, { $em } ghi { $chi } đã đến dự { meeting-kind }.
WrongNumber = Số này chưa đúng, hoặc số vừa đổi. { $Chi } nghe lại giúp { $em }.
TooManyWrong = Số chưa đúng { $chi } ạ. { $Chi } nhờ chị chi hội trưởng điểm danh giúp nhé.
NoMeetingNow = Lúc này chưa có buổi nào mở điểm danh. Điểm danh mở trước giờ họp nửa tiếng.

check-in-number = Số điểm danh lúc này: { $code }. { $Chi } đọc to cho chị em nhắn. Mười phút đổi một lần.
ask-roll-meeting = Điểm danh buổi nào ạ?
ask-roll-line = { meeting-Kind } { $when_day }. { $Chi } nhắn ai vắng, ví dụ: "vắng 3 7 12", "vắng Lan, Hoa". Hoặc chỉ nhắn số người: "có mặt 91 người".
label-all-came = Có mặt đủ
ask-roll-which = { $count ->
    [0] { $Em } không thấy ai tên { $name } trong danh sách. { $Chi } nhắn lại tên đầy đủ hoặc STT giúp { $em }.
    [2] Có hai chị { $name }. Chị nào ạ?
   *[other] Có { $count } chị { $name }. Chị nào ạ?
}
unclear-roll = { $Em } chưa rõ. { $Chi } nhắn ví dụ: "vắng 3 7 12", "có mặt hết trừ Lan", "có mặt 91 người".
unclear-name = { $Em } chưa rõ là ai. { $Chi } nhắn STT giúp { $em }.
no-roll-now = Chưa có buổi nào để điểm danh. { $Em } mở điểm danh trước giờ họp nửa tiếng.
RollTaken = { $group ->
    [none] { $Em } ghi { meeting-kind } { $when_day }: có mặt { $present }, vắng { $absent }{ roll-excused }.{ roll-missing-names }{ roll-away }
   *[other] { $Em } ghi { $group }: có mặt { $present }, vắng { $absent }{ roll-excused }.{ roll-missing-names }{ roll-away }
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
CountTaken = { $Em } ghi có mặt { $present }/{ $expected } ({ $percent }%).{ roll-away } Chưa có tên từng người.
    Có tờ ký tên thì { $chi } chụp giữ lại, rảnh nhập tên sau cũng được.
RollUndone = Dạ, { $em } đã lấy lại lần điểm danh vừa rồi của { meeting-kind } { $when_day }. { $Chi } nhắn lại giúp { $em } nhé.
NothingToUndo = Không có lần điểm danh nào trong 24 giờ qua để sửa ạ.
TooEarlyForRoll = { meeting-Kind } { $when } chưa tới giờ. { $Em } mở điểm danh trước nửa tiếng.
CountTooHigh = { $count } người thì nhiều hơn { $invited } người được mời. { $Chi } xem lại giúp { $em }.
NoSuchGroup = { $Em } không thấy tổ { $number } trong phần { $chi } điểm danh. { $Chi } xem lại giúp { $em }.
CountIsOfAll = Một con số chung thì { $em } chỉ ghi cho cả buổi. Điểm danh một tổ, { $chi } nhắn ai vắng, ví dụ: tổ 2 vắng 3 7.
NotOnTheList = Trong danh sách không có số { $numbers }. { $Chi } xem lại giúp { $em }.
roll-open = { meeting-Kind } sắp bắt đầu. Số điểm danh lúc này: { $code }, mười phút đổi một lần. { $Chi } đọc to cho chị em nhắn.
roll-missing = { meeting-Kind } { $when_day } chưa điểm danh. { $Chi } nhắn "vắng 3 7" hay chỉ số người "có mặt 91 người" cũng được.

door = { $Chi } { $leader } ơi, { meeting-kind } { $when_near }. Còn { $count } chị chưa được báo:
door-off = { $Chi } { $leader } ơi, { meeting-kind } { $when_day } hoãn rồi. Các chị sau đã được báo tận nhà, nhờ { $chi } báo lại giúp:
home-heading = { $count } chị cần báo tận nhà:
home-heading-notice = { $count } chị chưa nhận được thông báo này, cần báo tận nhà:
home-line = { $number }. { $name }{ $year ->
    [none] {""}
   *[other] {" "}({ $year })
} { $reason ->
    [no-phone] không có điện thoại
    [at-home] báo tận nhà
   *[other] tin chưa đến
}
home-how = Báo được ai, { $chi } nhắn số thứ tự. Ví dụ: đã báo 3 12
nobody-to-tell = Không còn chị nào cần báo tận nhà.
which-woman = { $Em } chưa rõ chị { $name } nào. { $Chi } nhắn STT giúp { $em }.
told-thanks = { $left ->
    [0] Cảm ơn { $chi }. Các chị đều được báo rồi.
   *[other] Cảm ơn { $chi }. Còn { $left } chị:
}

branch-at-a-glance = Sổ { $branch } có { $count } hội viên{ $away ->
    [0] {""}
   *[other] , { $away } chị đi làm xa
}. { $linked } chị nhận tin trên điện thoại.
    Mã của chi hội: { $code }. Ai muốn vào thì nhắn mã này cho { $em }.
label-list = Xem danh sách
label-import = Nhập danh sách từ tệp
members-heading = Danh sách { $branch }, { $count } hội viên:
no-members-yet = Sổ { $branch } chưa có ai { $chi } ạ.
which-branch = { $Chi } xem chi hội nào ạ?
