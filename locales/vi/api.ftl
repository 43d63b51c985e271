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
