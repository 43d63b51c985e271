# Trang cán bộ: hội viên

office-nav-people = Hội viên
office-find-woman = Tìm hội viên (tên, STT, hoặc cả số điện thoại)
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

## Danh sách hội viên của một đơn vị

office-people-of = Hội viên: { $unit }
office-people-which = Xem những chị nào
office-people-groups = Theo tổ
office-people-no-group = chưa vào tổ
office-people-kind = { $which ->
    [all] Tất cả
    [new] Mới vào Hội
    [unseen] Cần xác minh
    [away] Đi làm xa
   *[no-phone] Chưa có số điện thoại
}
office-people-found = { $n } chị{ $which ->
    [new] {" "}vào Hội từ { $day }
   *[other] {""}
}
office-people-none = { $which ->
    [all] Trong sổ chưa có chị nào.
    [new] Chưa có chị nào vào Hội từ ngày ấy.
    [unseen] Không có chị nào cần hỏi thăm.
    [away] Không có chị nào đi làm xa.
   *[no-phone] Chị nào cũng có số điện thoại trong sổ.
}
office-people-since = Tính là mới từ ngày
office-people-this-year = Từ đầu năm nay
office-people-joined = vào Hội { $day }
office-people-numbers = Số hội viên (kể cả danh dự); mới vào Hội từ { $day }
office-people-unseen-why = Cần xác minh: mấy buổi liền không thấy đi họp. Chi hội trưởng hỏi thăm, không tự gạch tên.
office-people-names-not = Tên hội viên chỉ hiện với người giữ sổ. Đây là số theo từng nơi.
office-people-where = { $small ->
    [yes] Tổ
   *[no] Chi hội
}
