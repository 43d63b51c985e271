# Trang cán bộ: báo cáo, tệp, nhật ký, cách đặt

office-nav-reports = Báo cáo
office-reports-of = Báo cáo: { $unit }
office-report = Báo cáo
office-report-own = { $unit }, { $period }
office-report-not-begun = Chưa soạn.
office-report-begin = Soạn báo cáo
office-report-read = Xem báo cáo
office-reports-below = Đã có { $sent }/{ $all } báo cáo
office-report-state = { $state ->
    [draft] Bản nháp
    [confirmed] Đã xác nhận
    [sent] Đã gửi lên
    [taken_back] Lấy lại để sửa
   *[replaced] Đã có bản sửa
}
office-report-which-one = { $which ->
    [missing] Chưa gửi
    [sent] Đã gửi
   *[all] Tất cả
}
office-report-which-none = { $which ->
    [missing] Nơi nào cũng đã gửi.
    [sent] Chưa nơi nào gửi.
   *[all] Chưa có nơi nào.
}
office-report-missing = Chưa gửi
office-report-nudged = hôm nay đã nhắc
office-report-nobody = chưa có người phụ trách
office-report-nudge = Nhắc { $count } nơi chưa gửi
office-report-title = Báo cáo { $period }, { $unit }
office-report-drop = Bỏ đoạn { $number }
office-report-confirm = Đúng rồi, gửi
office-report-word = Lấy tệp Word
office-report-back = Lấy lại đoạn vừa bỏ
office-report-take-back = Lấy lại để sửa
office-report-correct = Soạn bản sửa
office-report-by = chị { $by } xác nhận
office-report-return-why = { $unit } cần sửa gì
office-report-add = Thêm đoạn
office-report-part = Đoạn này nói về
office-report-more = Việc đã làm
office-report-hard = Khó khăn, đề xuất
office-report-words = Lời của { $chi }
office-report-figure = Sửa số
office-report-figure-how = Bấm vào số cần sửa.
office-report-group = { $group ->
    [meetings] Sinh hoạt chi hội
    [small] Tổ, câu lạc bộ
    [event] Hoạt động khác
    [members] Hội viên
    [moves] Hội viên đến, đi
    [gathering] Tập hợp
    [office] Họp Ban Chấp hành, giao ban
   *[training] Tập huấn
}
office-report-by-book = Theo sổ: { $n }
office-report-others = { $n } số khác, không có trong báo cáo này
office-report-figure-keep = Ghi số này
office-report-value = Số đúng
office-report-value-hint = Để trống là lấy lại số theo sổ.
office-report-why = Vì sao khác sổ
office-report-kind = { $kind ->
    [month] Hằng tháng
    [quarter] Hằng quý
    [half] Sáu tháng
    [nine] Chín tháng
   *[year] Cả năm
}

office-files-of = Tệp và biểu đồ: { $unit }
office-files-why = Số trong tệp đúng như trên trang và trong tin nhắn. Máy làm vài giây rồi { $chi } tải về.
office-chart = { $what ->
    [units] Biểu đồ so các đơn vị
    [months] Biểu đồ từng tháng
   *[gathering] Biểu đồ tập hợp
}

office-audit-of = Ai đã làm gì: { $unit }
office-looks = Ai đã xem tên và số điện thoại
office-looks-why = Ai đã xem tên và số điện thoại của hội viên ở đây
office-looks-none = Chưa có ai xem.
office-who = Người xem
office-looked-at = Xem gì
office-look-what = { $what ->
    [phone] Số điện thoại
    [roll] Tên trong điểm danh
   *[other] Danh sách có tên
}
office-look-count = Số lần
office-look-women = Số hội viên
office-look-last = Lần cuối
office-deeds-done = Những việc đã làm
office-deeds-none = Chưa có việc gì.

office-settings-of = Cách đặt: { $unit }
office-settings-why = Đơn vị nào không đặt riêng thì theo đơn vị bên trên.
office-set-own = Đặt riêng ở đây.
office-set-by = Theo { $unit }.
office-set-nowhere = Theo mức chung của Hội.
office-set-title = { $name ->
    [reminders] Lịch nhắc họp
    [cut_off] Ngày khóa sổ
    [unseen_meetings] Hội viên lâu không thấy đi họp
    [reports] Báo cáo tự soạn
    [gathering_line] Mức tập hợp cần đạt
   *[gathering_floor] Mức tập hợp thấp nhất
}
office-step = { $step ->
    [h72] Trước 3 ngày
    [h24] Trước 1 ngày
    [h2] Trước 2 giờ
    [day-before] 4 giờ chiều hôm trước
    [on-the-day] Trong ngày họp (11 giờ, hoặc trước 2 giờ)
   *[other] { $step }
}
office-set-cut-off = Ngày trong tháng (1 đến 28; 0 là cuối tháng)
office-set-unseen = Mấy buổi liền không đi thì cần hỏi thăm (2 đến 12)
office-set-reports = Máy tự soạn trước ngày khóa sổ hai ngày
office-set-percent = Phần trăm
office-set-source = Theo văn bản nào
office-keep = Ghi lại
office-as-above = Theo đơn vị bên trên
office-set-done = { $Em } đã ghi lại cách đặt của { $unit }.
