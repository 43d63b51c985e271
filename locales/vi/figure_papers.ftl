# Biểu đồ và tệp Excel của số liệu

label-chart = Biểu đồ
label-workbook = Tệp Excel
label-chart-months = Biểu đồ từng tháng
label-chart-units = Biểu đồ so các { figures-of }
label-chart-gathering = Biểu đồ tỷ lệ tập hợp
label-roster-file = Danh sách hội viên
label-workbook-file = Số liệu đi họp
which-file = { $Chi } muốn lấy tệp nào ạ?
ask-figure_papers-unit = { ask-figures-unit }
ask-figure_papers-period = { $what ->
    [workbook] Tệp Excel
   *[other] Biểu đồ
} của thời gian nào ạ? { $Chi } nhắn ví dụ: tháng 10, quý 3, năm nay.
paper-on-its-way = { $Em } đang làm rồi, { $chi } chờ { $em } một chút, có là { $em } gửi ngay.
paper-chart = { $what ->
    [gathering] Biểu đồ tỷ lệ tập hợp hội viên { $unit }, { $period }.
    [months] Biểu đồ tỷ lệ dự sinh hoạt từng tháng { $unit }, { $period }.
   *[units] Biểu đồ tỷ lệ dự sinh hoạt { $unit }, { $period }.
}
paper-figures-workbook = Số liệu { $unit }, { $period } (tệp Excel).{ $names ->
    [0] {""}
   *[other] {" "}Trong tệp có tên của { $names } chị: { $chi } giữ giúp, đừng gửi cho người ngoài. Việc lấy tên được ghi lại.
}
NoSuchPeriod = { $Em } chưa làm được cho khoảng thời gian này. { $Chi } chọn thời gian đã bắt đầu, ngày cuối sau ngày đầu, không quá { $years } năm, ví dụ: tháng 10, quý 3, năm nay.

# Trong hình

chart-title-months = Tỷ lệ dự sinh hoạt từng tháng
chart-title-units = Tỷ lệ dự sinh hoạt
chart-title-gathering = Tỷ lệ tập hợp hội viên
chart-rate = { $present }/{ $expected } lượt ({ $percent }%), { $with_roll }/{ $meetings } buổi có điểm danh
chart-no-roll = { $meetings ->
    [0] 0 buổi
   *[other] { $meetings } buổi, chưa buổi nào điểm danh
}
chart-gathered = { $members }/{ $women } ({ $percent }%) phụ nữ từ 18 tuổi trở lên
chart-gathered-not = Chưa có số phụ nữ từ 18 tuổi trở lên
chart-base = { $base ->
    [present] Tính trên phụ nữ có mặt tại địa bàn
    [resident] Tính trên phụ nữ cư trú từ 6 tháng trở lên
   *[other] Tính trên phụ nữ từ 18 tuổi trở lên
}{ $source ->
    [none] {""}
   *[other] , nguồn: { $source }
}{ $day ->
    [none] {""}
   *[other] , ngày { $day }
}
chart-missing = { $missing } nơi chưa có số phụ nữ 18 tuổi trở lên
chart-line = mốc { $line }%
chart-above = từ { $line }% trở lên
chart-below = dưới { $line }%
chart-value = { $percent }% · { $present }/{ $expected }
chart-value-none = 0 buổi
chart-value-no-roll = { $meetings } buổi, chưa điểm danh
chart-value-no-women = chưa có số phụ nữ 18+
chart-direct = Trực tiếp ({ $unit })
chart-left = … còn { $left } nơi ở giữa
chart-silent = Không vẽ: { $silent ->
    [0] {""}
   *[other] { $silent } nơi 0 buổi
}{ $unmarked ->
    [0] {""}
   *[other] { $silent ->
        [0] {""}
       *[other] ,{" "}
    }{ $unmarked } nơi chưa điểm danh
}
chart-nothing = Chưa có số để vẽ
chart-month-none = không họp (0 buổi)
chart-month-not-yet = chưa họp (tháng chưa hết)
chart-month-no-roll = có họp, chưa điểm danh
chart-month-rate = tỷ lệ dự sinh hoạt
chart-file = Biểu đồ { $unit } { $period }

# Trong tệp Excel: tên trang không quá 31 chữ

workbook-file = Số liệu { $unit } { $period }
workbook-sheet-summary = Tổng hợp
workbook-sheet-charts = Biểu đồ
workbook-sheet-units = Theo đơn vị
workbook-sheet-meetings = Theo buổi
workbook-sheet-months = Theo tháng
workbook-sheet-members = Hội viên
workbook-file-period = Thời gian: { $period } (từ { $start } đến hết { $end })
workbook-file-tree = Đơn vị theo tổ chức ngày { $day }. Lập ngày { $made }.
workbook-summary-title = SỐ LIỆU SINH HOẠT { $unit }
workbook-units-title = Theo đơn vị: { $unit }
workbook-units-note = Số của mỗi đơn vị bằng tổng các dòng ngay dưới nó. "Trực tiếp" là các buổi của chính đơn vị đó.
workbook-members-till = { $members } (đến hết { $day })
workbook-units-left = Tệp dừng ở cấp xã; { $left } đơn vị nhỏ hơn nằm trong tổng.
workbook-meetings-title = Theo buổi: { $unit }
workbook-meetings-note = Lọc cột nào thì dòng cộng ở trên tính lại theo các dòng đang hiện.
workbook-meetings-left = Có { $left } buổi, nhiều quá nên không ghi từng buổi. Cần từng buổi thì lấy tệp của từng đơn vị nhỏ hơn.
workbook-months-title = Theo tháng: { $unit }
workbook-members-title = Hội viên: { $unit }
workbook-members-note = Hội viên trong sổ ngày { $day }. Chỉ tính các buổi điểm danh theo tên có mời chị ấy.
workbook-charts-title = Biểu đồ: { $unit }
workbook-chart-months = Tỷ lệ dự sinh hoạt từng tháng, { $unit }
workbook-chart-units = Tỷ lệ dự sinh hoạt các đơn vị, { $unit }{ $left ->
    [0] {""}
   *[other] {" "}(thấp nhất trước, còn { $left } đơn vị cao hơn)
}
workbook-direct-line = Trực tiếp ({ $unit })
workbook-month = Tháng { $month }/{ $year }
workbook-month-short = { $month }/{ $year }
workbook-sum = Cộng
workbook-shown-sum = Cộng các dòng đang hiện
workbook-came = { $present }/{ $expected } lượt
workbook-unit-kind = { $kind ->
    [central] Trung ương
    [province] Tỉnh, thành phố
    [district] Huyện
    [commune] Xã, phường
    [branch] Chi hội
    [group] Tổ phụ nữ
    [club] Câu lạc bộ
   *[committee] Ban
}
workbook-column-unit = Đơn vị
workbook-column-kind = Cấp
workbook-column-above = Thuộc
workbook-column-code = Mã
workbook-column-members = Hội viên
workbook-column-meetings = Số buổi
workbook-column-with-roll = Buổi có điểm danh
workbook-column-present = Lượt có mặt
workbook-column-expected = Lượt theo danh sách
workbook-column-percent = Tỷ lệ dự
workbook-column-excused = Vắng có lý do
workbook-column-absent = Vắng không lý do
workbook-column-day = Ngày
workbook-column-of = Loại buổi
workbook-column-note = Ghi chú
workbook-column-month = Tháng
workbook-column-from = Từ ngày
workbook-column-to = Đến ngày
workbook-column-branch = Chi hội
workbook-column-came = Có mặt
workbook-column-counted = Buổi được tính
workbook-column-what = Chỉ tiêu
workbook-column-number = Số
workbook-column-of-number = Trên
workbook-column-how = Cách tính
workbook-column-line = Mốc { $line }%
workbook-note-no-roll = chưa điểm danh
workbook-note-count = chỉ ghi số người
workbook-note-away = đi làm xa
workbook-note-honorary = hội viên danh dự
workbook-row-meetings = Số buổi đã họp
workbook-row-with-roll = Buổi có điểm danh
workbook-row-attendance = Tỷ lệ dự sinh hoạt (lượt)
workbook-row-excused = Lượt vắng có lý do
workbook-row-absent = Lượt vắng không lý do
workbook-row-members = Hội viên (ngày { $day })
workbook-row-honorary = Hội viên danh dự (ngày { $day })
workbook-row-joined = Hội viên mới trong kỳ
workbook-row-left = Ra khỏi Hội hoặc đã mất trong kỳ
workbook-row-gathering = Tỷ lệ tập hợp hội viên
workbook-how-meetings = Buổi đã diễn ra, không tính buổi đã hủy.
workbook-how-with-roll = Buổi có điểm danh trên tổng số buổi. Buổi chưa điểm danh không bị tính là vắng.
workbook-how-attendance = Lượt có mặt chia cho lượt theo danh sách, chỉ ở các buổi có điểm danh. Danh sách của một buổi không có hội viên danh dự và người đi làm xa; người đi xa mà về dự thì được cộng vào cả hai.
workbook-how-excused = Vắng mà đã báo lý do trước giờ họp; chỉ ở các buổi điểm danh theo tên.
workbook-how-absent = Vắng mà không báo lý do trước giờ họp; chỉ ở các buổi điểm danh theo tên.
workbook-how-members = Có tên trong sổ, kể cả người đi làm xa; không tính hội viên danh dự. Ai có tên ở hai sổ thì tính ở sổ vào trước.
workbook-how-honorary = Đứng ngoài mọi tỷ lệ.
workbook-how-joined = Vào Hội lần đầu trong kỳ. Người chuyển sinh hoạt đến không phải hội viên mới.
workbook-how-left = Người chuyển sinh hoạt đi không tính ở đây.
workbook-how-gathering = Hội viên (không tính danh dự) chia cho phụ nữ từ 18 tuổi trở lên.
workbook-check = Khớp với trang "{ $sheet }"
workbook-check-yes = khớp
workbook-check-no = lệch
workbook-undivided = Chưa chia về đơn vị dưới
workbook-not-counted = Chưa có số phụ nữ từ 18 tuổi trở lên
workbook-column-women = Phụ nữ 18+
workbook-column-gathering = Tỷ lệ tập hợp
workbook-column-source = Gốc của số phụ nữ
