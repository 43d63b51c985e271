# Trang cán bộ: điều chung của các ô điền

BadField = { $what ->
    [day] Ngày chưa đúng. { $Chi } ghi như 31/1/2026.
    [time] Giờ chưa đúng. { $Chi } chọn ngày và giờ trong ô.
    [number] Số chưa đúng. { $Chi } ghi một số trong khoảng cho phép.
    [ages] Tuổi đầu lớn hơn tuổi cuối.
    [file] Chưa có tệp. { $Chi } chọn một tệp Excel hoặc CSV.
    [decision] Số quyết định dài quá. { $Chi } ghi như 15/QĐ.
    [numbers] STT chưa đúng. { $Chi } ghi như 3 7 12-20.
    [doubts] { $Chi } chọn cho từng chị: có phải một chị trong sổ không.
    [rows] Tệp dài quá. { $Chi } chia thành mấy tệp nhỏ hơn.
    [period] Không có thời gian như vậy.
    [why] { $Chi } ghi lý do bằng một câu ngắn.
    [base] { $Chi } chọn số này tính theo cách nào: người có mặt, hay thường trú và tạm trú.
    [source] { $Chi } ghi số này lấy từ đâu, ví dụ: thống kê xã.
    [counted_on] { $Chi } ghi số liệu của ngày nào.
    [reason] { $Chi } ghi lý do đổi số vào ô Lý do.
    [choice] { $Chi } chọn một mục trong danh sách.
   *[empty] Còn ô chưa điền.
}
