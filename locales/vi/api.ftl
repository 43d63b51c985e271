# Cổng cho phần mềm khác (API)

WrongToken = Mã vào này không đúng hoặc đã hết hạn. Xin mã mới ở người quản trị.
ScopeMissing = Mã vào này không có quyền “{ $scope }”. Xin người quản trị cấp mã có quyền ấy.
KeyUsedOtherwise = Khóa này đã dùng cho một yêu cầu khác. Mỗi yêu cầu cần một khóa riêng.
NumbersNotUnique = Buổi này mời nhiều chi hội, STT { $numbers } có ở hơn một sổ. Hãy điểm danh theo từng chi hội hoặc ghi số người.
NoSuchAnnouncement = { $Em } không tìm thấy thông báo này.
NoSuchMessage = { $Em } không tìm thấy tin này.
