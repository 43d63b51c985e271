# Cổng cho phần mềm khác (API)

WrongToken = Mã vào này không đúng hoặc đã hết hạn. Xin mã mới ở người quản trị.
ScopeMissing = Mã vào này không có quyền “{ $scope }”. Xin người quản trị cấp mã có quyền ấy.
KeyUsedOtherwise = Khóa này đã dùng cho một yêu cầu khác. Mỗi yêu cầu cần một khóa riêng.
NumbersNotUnique = Buổi này mời nhiều chi hội, STT { $numbers } có ở hơn một sổ. Hãy điểm danh theo từng chi hội hoặc ghi số người.
NoSuchAnnouncement = { $Em } không tìm thấy thông báo này.
NoSuchMessage = { $Em } không tìm thấy tin này.

# Lời của máy chủ khi một yêu cầu gửi qua API không đúng; chi tiết từng trường có trong "errors".
api-problem = { $what ->
    [unreadable] Không đọc được nội dung đã gửi: cần JSON viết bằng UTF-8.
    [missing] Không có địa chỉ này.
    [method] Địa chỉ này không nhận cách gọi ấy.
    [large] Nội dung gửi lên quá lớn.
    [invalid] Yêu cầu có chỗ chưa đúng, xem từng chỗ ở "errors".
    [away] Kho sổ sách đang tạm nghỉ, xin gửi lại sau ít phút.
    [bug] Chuyện này là do phía chúng tôi và đã được ghi lại.
   *[other] Không làm được yêu cầu này.
}

# Chỗ sai của từng trường ("errors"), cho người viết phần mềm; mã máy đọc đi kèm trong "code".
api-wrong = { $code ->
    [missing] Thiếu trường này.
    [unknown_field] Không có trường nào tên như vậy.
    [unreadable] Không phải JSON.
    [not_text] Cần là chữ.
    [control_characters] Có ký tự điều khiển, không dùng được.
    [wrong_form] Viết chưa đúng dạng.
    [text_too_long] Dài quá: nhiều nhất { $bound } ký tự.
    [text_too_short] Ngắn quá: ít nhất { $bound } ký tự.
    [not_a_number] Cần là số nguyên.
    [too_small] Nhỏ quá: ít nhất là { $bound }.
    [too_large] Lớn quá: nhiều nhất là { $bound }.
    [not_yes_or_no] Cần là true hoặc false.
    [not_a_list] Cần là một danh sách.
    [too_many] Nhiều quá: nhiều nhất { $bound } mục.
    [too_few] Ít quá: ít nhất { $bound } mục.
    [not_an_object] Cần là một đối tượng JSON.
    [not_one_of] Cần là một trong: { $values }.
    [not_null] Ở đây phải để null.
    [not_a_day] Không phải ngày: viết như 2026-12-05.
    [not_a_moment] Không phải ngày giờ: viết như 2026-12-05T19:30:00+07:00.
    [no_offset] Giờ cần kèm múi giờ, như +07:00 ở cuối.
    [not_iso] Ngày giờ viết theo ISO 8601: 2026-12-05, 2026-12-05T19:30:00+07:00.
    [year_far] Năm phải từ { $first } đến { $last }.
    [not_a_period] Kỳ viết như month:2026:9, quarter:2026:3, half:2026:1, nine:2026 hoặc year:2026.
    [period_or_days] Cần một trong hai: period, hoặc cả from và to.
    [backwards] { $first } không được sau hay lớn hơn { $last }.
    [years_too_many] Khoảng này dài quá: nhiều nhất { $bound } năm.
    [exactly_one] Cần đúng một trong: { $values }.
    [at_least_one] Cần ít nhất một trong: { $values }.
    [not_together] Hai trường này không đi với nhau: { $values }.
    [number_of_units] Việc { $deed } cần từ { $first } đến { $last } đơn vị trong units.
    [one_for_each] { $field } phải có đúng một giá trị cho mỗi mục trong { $values }.
    [needed_for] Việc { $deed } cần có { $field }.
   *[invalid] Giá trị này không dùng được.
}
