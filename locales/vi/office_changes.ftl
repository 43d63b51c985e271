# Trang cán bộ: thay đổi đơn vị và giao việc

office-changes = Thay đổi đơn vị
office-changes-of = Thay đổi đơn vị: { $unit }
office-changes-why = Việc nào cũng xem trước được, có ngày và số quyết định, và lấy lại như cũ được.
office-deeds = Chọn việc
office-deed = { $what ->
    [add] Thêm đơn vị
    [rename] Đổi tên
    [move] Chuyển sang nơi khác
    [merge] Sáp nhập
    [split] Tách
    [close] Giải thể
   *[reopen] Mở lại
}
office-posts-page = Giao việc, phó thay
office-done-before = Những việc đã làm
office-one-change = Việc đã làm
office-change-in-the-way = Xem việc ấy
office-deed-done = { unit-deed }
office-unit-gone = { $unit } không còn
office-unit-gone-why = Việc { $deed } đã lấy lại như cũ, các nơi cũ lại như trước.
office-undo-means = Tên, các đơn vị bên dưới, sổ hội viên và người giữ việc trở lại như trước. Buổi họp và lịch sắp tới về lại nơi cũ.
office-undo-planned = Việc đã hẹn sẽ không làm nữa.
office-undo-women = { $n } chị về lại sổ cũ với STT cũ.
office-undo-cancelled = { $n } buổi đã báo nghỉ thì vẫn nghỉ.
office-undo-sure = Đúng, lấy lại như cũ
office-number-now = STT mới
office-number-old = STT cũ
office-old-branch = Ở sổ cũ của
office-deed-of = Các đơn vị của { $unit }.
office-none-to-choose = Ở đây chưa có đơn vị nào để chọn.
office-which-units = { $what ->
    [move] Chuyển những đơn vị nào
    [merge] Sáp nhập những đơn vị nào (chọn ít nhất hai)
    [close] Giải thể những đơn vị nào
    [rename] Đổi tên đơn vị nào
    [split] Tách đơn vị nào
   *[reopen] Mở lại đơn vị nào
}
office-choose = Chọn
office-new-kind = Loại đơn vị
office-unit-kind = { $kind ->
    [central] Trung ương
    [province] Tỉnh, thành phố
    [district] Huyện
    [commune] Xã, phường
   *[branch] Chi hội
}
office-new-name = { $what ->
    [rename] Tên mới
    [merge] Tên đơn vị sau khi sáp nhập
   *[add] Tên đơn vị
}
office-merge-hint = Ghi đúng tên một nơi đã chọn thì các nơi kia nhập vào đó.
office-elsewhere = Chi hội không theo địa bàn (nhà trọ, khu công nghiệp, trực tuyến)
office-move-to = Chuyển về đơn vị (ghi tên)
office-split-how = Ghi ít nhất hai tên. Nơi đầu giữ tất cả những ai không được chuyển đi. Nơi nào giữ tên cũ thì ghi đúng tên cũ.
office-split-part = Nơi thứ { $place }
office-part-name = Tên
office-part-numbers = STT những chị sang đây (ví dụ: 3 7 12-20)
office-show-inner = Hiện các tổ để chọn
office-coming-meetings = Các buổi sắp họp ở nơi đóng lại
office-from-day = Tính từ ngày
office-from-day-hint = Để trống là hôm nay.
office-decision = Số quyết định
office-before-doing = Xem trước khi làm
office-nothing-yet = Chưa có gì thay đổi. Nếu làm thì sẽ như sau:
office-who-heads = Ai làm chi hội trưởng
office-head-of = Chi hội trưởng { $unit }
office-do-it = Đúng, làm như vậy
office-leave-it = Thôi, không làm
office-not-done = Chưa làm được
NoUnitNamed = { $Em } không thấy đơn vị nào tên { $name } trong phần { $chi } phụ trách.
SeveralUnits = Có mấy nơi tên { $name }: { $units }. { $Chi } ghi thêm tên xã, ví dụ: thôn Mận xã Hoa Mai
NumbersNotInBook = Trong sổ { $unit } không có STT { $numbers }.

office-nav-work = Việc khác
office-work-of = { $unit ->
    [none] Những việc khác
   *[other] Những việc khác ở { $unit }
}
office-work-where = Làm cho đơn vị nào
office-work-there = Chọn
office-work = { $what ->
    [changes] Thay đổi đơn vị
    [posts] Giao việc, phó thay
    [imports] Nhập danh sách
    [gathering] Số phụ nữ từ 18 tuổi
    [files] Tệp và biểu đồ
    [audit] Ai đã làm gì
    [grades] Xếp loại chi hội
   *[settings] Cách đặt của đơn vị
}
office-work-why = { $what ->
    [changes] Thêm, đổi tên, sáp nhập, tách, giải thể; xem trước và lấy lại được.
    [posts] Giao việc cho người khác, cử người phó thay một thời gian.
    [imports] Đưa danh sách hội viên từ tệp Excel vào sổ, xem trước rồi mới ghi.
    [gathering] Ghi số phụ nữ của từng nơi để tính tỷ lệ tập hợp.
    [files] Tệp Excel và biểu đồ của đơn vị và thời gian đang xem.
    [audit] Ai đã xem số điện thoại, ai đã đổi gì.
    [grades] Chi hội nào được mấy điểm, theo tiêu chí nào, xã đã duyệt chưa.
   *[settings] Lịch nhắc, ngày khóa sổ, mức tập hợp.
}
office-not-here = { $what ->
    [people] Hội viên
    [imports] Nhập danh sách
    [gathering] Số phụ nữ từ 18 tuổi
    [reports] Báo cáo
    [grades] Xếp loại chi hội
   *[units] Thay đổi đơn vị
}
office-not-here-why = { $what ->
    [people] Tên và số điện thoại chỉ hiện với người giữ sổ. Từ huyện trở lên cần được giao riêng và chị em đồng ý. { $Chi } vẫn xem được số liệu ở trang Tổng quan và Đơn vị.
    [imports] Việc đưa danh sách vào sổ là của chi hội trưởng, chi hội phó và cán bộ Hội ở xã.
    [gathering] Ghi số phụ nữ là việc của cán bộ Hội ở xã trở lên.
    [reports] Tổ và câu lạc bộ không làm báo cáo riêng: việc của tổ đã có trong báo cáo của chi hội.
    [grades] Tổ và câu lạc bộ không xếp loại riêng.
   *[units] Đổi tên, sáp nhập chi hội là việc của cán bộ Hội ở xã trở lên.
}

## Giao việc

office-posts-of = Giao việc: { $unit }
office-posts-why = Người mới nhận lời thì người đang giữ việc thôi từ ngày ấy.
office-now-holds = Đang giữ việc
office-waiting-offers = Đang chờ trả lời
office-offer-line = { $name ->
    [none] đã giao
   *[other] { $name }
}: { $role } { $unit }, từ { $day }
office-take-offer-back = Thôi, không giao nữa
office-post-from = từ { $day }
office-post-until = { $lent ->
    [yes] phó thay đến hết { $day }
   *[no] giữ việc đến hết { $day }
}
office-end-deputy = Thôi phó thay
office-hand-over = Giao việc cho người khác
office-which-post = Việc gì
office-role-of = { $role ->
    [head] Chi hội trưởng
    [deputy] Chi hội phó
   *[cadre] Cán bộ Hội
}
office-to-whom = Giao cho chị nào (họ tên đầy đủ hoặc STT)
office-lend = Cử người phó thay một thời gian
office-first-day = Từ ngày
office-last-day = Đến hết ngày
office-which-woman = Chị nào
NobodyCalled = { $Em } không thấy chị nào tên { $name } ở { $unit }.
office-hand-it-over = Đúng, giao việc
office-lend-it = Đúng, cử phó thay
