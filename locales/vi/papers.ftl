# Giấy tờ: tờ điểm danh, biên bản, danh sách ký nhận

label-minutes = Biên bản
label-signed-list = Danh sách ký nhận
label-roll-sheet = Tờ điểm danh để in
which-meeting-paper = { $Chi } cần giấy của buổi nào ạ?
no-meeting-for-paper = Ba tháng nay chưa có buổi nào đã họp để làm giấy này { $chi } ạ.
no-branch-for-paper = Phần việc của { $chi } chưa có danh sách hội viên nào để in ạ.

paper-roll-sheet = { $meeting ->
    [none] Tờ điểm danh để trống ngày, { $count } chị.
   *[other] Tờ điểm danh { $meeting }, { $count } chị.
} { $Chi } in ra cho chị em ký. Họp xong { $chi } nhắn "nhập tờ ký tên" để ghi vào sổ nhé.
paper-minutes = Biên bản { $meeting }. { $Chi } xem lại, viết thêm phần ý kiến và kết luận rồi in ra ký nhé.
paper-signed-list = Danh sách ký nhận { $meeting }, { $count } chị. { $Chi } điền nội dung nhận gì rồi in ra nhé.

paper-of-meeting = { meeting-kind } { $when_day }
paper-union = Hội Liên hiệp Phụ nữ { $place }
paper-branch = Chi hội Phụ nữ { $name }
paper-group = Tổ { $name }
paper-page = Trang { $page }/{ $pages }
paper-number = STT
paper-name = Họ và tên
paper-year = Năm sinh
paper-sign = Ký tên
paper-receipt = Ký nhận
paper-note = Ghi chú
paper-hour = { $hour } giờ{ moment-minutes }
paper-when = { meeting-Kind }, { $hour }, { $when_day }{ meeting-at }
paper-when-blank = Ngày ........ tháng ........ năm ............, tại ........................................

sheet-file = Tờ điểm danh { $day }
sheet-title = Tờ điểm danh
sheet-newcomer = Chị em mới đến, viết tên vào các dòng trống:
sheet-total = Có mặt: ............ chị. Người ghi ký tên:

minutes-file = Biên bản { $day }
minutes-state = Cộng hòa xã hội chủ nghĩa Việt Nam
minutes-motto = Độc lập - Tự do - Hạnh phúc
minutes-title = Biên bản
minutes-subtitle = { meeting-Kind }
minutes-time = Thời gian: { $hour }, { $when_day }
minutes-place = Địa điểm: { $place ->
    [none] ......................................................................
   *[other] { $place }
}
minutes-people = I. Thành phần
minutes-chair = Chủ trì: { $chair ->
    [none] ......................................................................
   *[other] { $chair } ......................................
}
minutes-secretary = Thư ký: ......................................................................
minutes-present = Có mặt: { $present }/{ $expected } hội viên ({ $percent }%).
minutes-present-blank = Có mặt: ............/{ $expected } hội viên.
minutes-away = Đi làm xa, không tính: { $away } hội viên.
minutes-excused = Vắng có lý do: { $count } hội viên{ $names ->
    [none] .
   *[other] : { $names }.
}
minutes-absent = Vắng không lý do: { $count } hội viên{ $names ->
    [none] .
   *[other] : { $names }.
}
minutes-content = II. Nội dung
minutes-opinions = III. Ý kiến thảo luận
minutes-conclusion = IV. Kết luận
minutes-end = Cuộc họp kết thúc lúc ........ giờ ........ cùng ngày. Biên bản đã đọc cho mọi người cùng nghe và nhất trí.
minutes-sign-secretary = Thư ký
minutes-sign-chair = Chủ trì
minutes-sign-how = (Ký, ghi rõ họ tên)

receipt-file = Danh sách ký nhận { $day }
receipt-title = Danh sách ký nhận
receipt-what = Nội dung nhận: ......................................................................
receipt-signature = Người lập danh sách
