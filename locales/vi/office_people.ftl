# Trang cán bộ: hội viên

office-nav-people = Hội viên
office-find-woman = Tìm hội viên (tên, STT, hoặc cả số điện thoại)
office-find-how = Ghi tên có dấu hay không dấu đều được.
office-women-found = { $n } chị
office-women-more = Còn nhiều chị nữa. Ghi thêm họ, đệm để tìm đúng hơn.
office-women-none = Không tìm thấy chị nào với "{ $words }" trong những sổ { $chi } được xem.
office-book-number = STT
office-is-away = đang đi làm xa
office-called = Thường gọi là { $name }
office-old-number = STT cũ { $number }, { $unit }
office-born = Năm sinh
office-stands = Trong sổ
office-woman-state = { $state ->
    [active] Hội viên
    [away] Hội viên, đang đi làm xa
    [transferred] Đã chuyển đi
    [left] Đã thôi là hội viên
    [died] Đã mất
   *[merged] Ghi trùng, đã gộp vào số khác
}
office-is-honorary = danh dự
office-is-core = nòng cốt
office-member-since = Vào Hội năm
office-card = Thẻ hội viên
office-not-noted = chưa ghi
office-has-it = có
office-fee = Hội phí { $year }
office-fee-paid = đã đóng
office-phone = Điện thoại
office-phone-show = Xem cả số
office-phone-noted = Mỗi lần xem cả số, máy ghi lại. Chị ấy hỏi thì biết ai đã xem.
office-phone-none = Trong sổ chưa có số.
office-her-meetings = Dự họp
office-her-last = { $n } buổi gần đây có điểm danh tên chị ấy
office-her-none = Chưa có buổi nào điểm danh tên chị ấy.
NoSuchWoman = Không có chị này trong những sổ { $chi } được xem.
