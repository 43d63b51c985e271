# Trang cán bộ: đơn vị và buổi họp

office-unit = Đơn vị
office-units-below = Các đơn vị bên dưới
office-units-of = { $n } đơn vị
office-find-unit = Tìm đơn vị (tên mới hay tên cũ, có dấu hay không dấu)
office-find = Tìm
office-found = Tìm thấy { $n } đơn vị
office-found-near = Không có nơi nào tên như vậy. Gần giống thì có:
office-found-none = Không tìm thấy đơn vị nào có tên như vậy trong phần { $chi } phụ trách.
office-none-below = Bên dưới chưa có đơn vị nào và chưa có buổi nào.
office-levels = Xem theo cấp
office-right-below = Trực thuộc
office-level = { $kind ->
    [province] Tất cả tỉnh
    [district] Tất cả huyện
    [commune] Tất cả xã
   *[branch] Tất cả chi hội
}
office-direct = Trực tiếp
office-sum = Cộng
office-below = { $kind ->
    [branch] { $n } tổ
   *[other] { $n } đơn vị bên dưới
}
office-former = Tên cũ: { $name }
office-former-until = Trước ngày { $day }/{ $month }/{ $year } là { $name }
office-closed = Đã dừng từ { $day }/{ $month }/{ $year }
office-closed-why = Số liệu dưới đây theo các đơn vị vào ngày cuối cùng còn hoạt động.
office-meetings-note = Cột "Số buổi": số buổi có điểm danh trên tổng số buổi.
office-pages = Trang
office-page = Trang { $page }/{ $last }
office-page-before = Trang trước
office-page-after = Trang sau

office-members = Hội viên
office-joined = { $count ->
    [0] Chưa có hội viên mới trong thời gian này
   *[other] { $n } hội viên mới trong thời gian này
}
office-left = { $left } chị ra khỏi Hội, { $died } chị qua đời
office-honorary = Ngoài ra { $n } hội viên danh dự
office-by-kind = Theo loại buổi
office-kind = Loại buổi
office-of-kind = { meeting-kind }
office-holders = Người phụ trách
office-holders-none = Chưa có ai được giao việc ở đây.
office-since = từ tháng { $month }/{ $year }
office-names-not = Tên chỉ hiện với người được giao xem tên.
office-small = Tổ và câu lạc bộ
office-set-up = Cách đặt
office-code = Mã đơn vị, mã ngắn
office-cut-off = Ngày khóa sổ
office-cut-off-day = { $day ->
    [0] cuối tháng
   *[other] ngày { $day }
}
office-setting = { $name ->
    [keep_sensitive] Ghi dân tộc, tôn giáo
    [recognised_by_commune] Xã công nhận hội viên mới
    [templates_by_phone] Tin Zalo trả phí theo số điện thoại
    [reminders] Lịch nhắc
   *[other] { $name }
}
office-setting-value = { $value ->
    [yes] có
    [no] không
    [set] đặt riêng
   *[other] { $value }
}
office-setting-of = theo { $unit }

## Buổi họp

office-which = Chọn loại danh sách
office-which-one = { $which ->
    [held] Đã họp
    [no-roll] Chưa điểm danh
   *[coming] Sắp họp
}
office-meeting-count = { $n } buổi
office-all-meetings = Xem tất cả các buổi
office-no-meetings = Không có buổi nào trong thời gian này.
office-when = Ngày
office-came = Có mặt
office-answers = Trả lời
office-not-rolled = Chưa điểm danh
office-coming-yes = Đi được
office-coming-no = Không đi được
office-coming-unsure = Chưa chắc
office-expected = Phải dự
office-rate = Tỷ lệ
office-mark = { $mark ->
    [present] có mặt
    [excused] vắng có lý do
    [absent] vắng không lý do
    [away] đi xa, không tính
   *[unmarked] trong danh sách, chưa ghi có mặt hay vắng
}
office-cancelled = Buổi này đã hủy
office-roll = Điểm danh
office-roll-taken = { $group ->
    [none] Đã điểm danh
   *[other] { $group } đã điểm danh
}{ $by ->
    [none] {""}
   *[other] , { $by } ghi
}, { $hour } ngày { $day }
office-roll-none = Buổi này chưa điểm danh nên chưa tính vào tỷ lệ.
office-count-only = Buổi này chỉ đếm số người, không ghi tên.
office-groups-missing = Chưa có điểm danh của: { $groups }
office-names = Danh sách
office-names-show = Xem tên
office-names-noted = Máy ghi lại việc xem tên; chị em có tên đều xem được ai đã xem.

## Tệp Excel

office-workbook = Lấy tệp Excel
office-paper = Tệp số liệu
office-paper-take = Tải tệp về
office-paper-state = { $state ->
    [soon] Máy đang làm tệp, { $chi } chờ một chút.
   *[failed] Chưa làm được tệp này. { $Chi } thử lại giúp { $em }.
}

## Tập hợp hội viên

office-gathering = Tập hợp
office-gathering-rate = Tỷ lệ tập hợp hội viên
office-of-women = { $members }/{ $women } chị
office-line = { $under ->
    [yes] Dưới mức { $percent }%
    [near] Sát mức { $percent }% nhưng còn dưới ({ $exact }%)
   *[no] Đạt mức { $percent }%
}
office-wrong-count = Hội viên nhiều hơn số phụ nữ: cần xem lại
office-wrong-below = { $n } nơi bên dưới có hội viên nhiều hơn số phụ nữ
office-wrong-why = Một trong hai số đếm chưa đúng. Bấm tên nơi ấy để xem và ghi lại số phụ nữ.
office-wrong-all = Xem tất cả các nơi
office-women-unknown = Chưa có số phụ nữ từ 18 tuổi
office-lacking = { $n } nơi chưa có số phụ nữ từ 18 tuổi
office-under = { $count ->
    [0] Không có nơi nào dưới { $percent }%
   *[other] { $n } nơi dưới { $percent }%
}
office-gathering-note = Tập hợp = hội viên ÷ phụ nữ từ 18 tuổi; vạch đứng là mức { $percent }%.

## Nhắc điểm danh một buổi họp

office-roll-ask = { $kind ->
    [branch] Nhắc chi hội trưởng điểm danh
    [group] Nhắc tổ trưởng điểm danh
   *[other] Nhắc người phụ trách điểm danh
}
office-roll-asked = { $when ->
    [coming] Đã ghi, { $hour } ngày { $day } mới nhắc điểm danh (đêm không gửi tin).
   *[past] Đã nhắc điểm danh lần cuối: { $hour }, { $day }.
}
office-roll-too-old = Buổi đã quá ba tháng nên { $em } không nhắc nữa.
RollAsked = { $Em } { $night ->
    [true] đã ghi, sáng mai { $em } nhắc { $unit } điểm danh buổi này.
   *[false] đã nhắc { $unit } điểm danh buổi này.
}
RollAskedToday = { $night ->
    [true] { $Em } đã ghi, { $when_hour } { $em } nhắc { $unit } { $chi } ạ. Mỗi ngày nhắc một lần thôi nhé.
   *[false] Hôm nay đã nhắc { $unit } lúc { $when_hour } rồi { $chi } ạ. Mỗi ngày nhắc một lần thôi nhé.
}
NoRollToAsk = Buổi này của { $unit } không còn cần nhắc điểm danh { $chi } ạ.
NobodyTakesRoll = { $unit } chưa có người khác phụ trách điểm danh để nhắc { $chi } ạ.
deed-roll-nudge = Nhắc { $unit } điểm danh buổi ngày { $day }
