# Đăng ký, duyệt, nhận việc

hello-stranger = Chào { $chi }! { $Em } là máy nhắn tin tự động của chi hội phụ nữ.
    { $Em } nhắc lịch sinh hoạt và gửi thông báo của Hội. Không mất tiền. { $Em } không bao giờ hỏi mật khẩu, mã OTP, số tài khoản, căn cước.
    { $Chi } có muốn đăng ký không?
hello-branch = Chào { $chi }! { $Em } là máy nhắn tin tự động của chi hội phụ nữ { $branch }, chị { $head } phụ trách.
    { $Em } nhắc lịch sinh hoạt và gửi thông báo của Hội. Không mất tiền. { $Em } không bao giờ hỏi mật khẩu, mã OTP, số tài khoản, căn cước.
    { $Chi } có muốn đăng ký không?
hello-branch-no-head = Chào { $chi }! { $Em } là máy nhắn tin tự động của chi hội phụ nữ { $branch }.
    { $Em } nhắc lịch sinh hoạt và gửi thông báo của Hội. Không mất tiền. { $Em } không bao giờ hỏi mật khẩu, mã OTP, số tài khoản, căn cước.
    { $Chi } có muốn đăng ký không?
hello-again = Chào { $chi }!

ask-register-consent = { $branch ->
    [none] {""}
   *[other] Dạ, { $chi } ở { $branch }.{" "}
}{ $Em } xin ghi họ tên, năm sinh và số điện thoại của { $chi }. Chỉ tổ trưởng, chi hội trưởng, chi hội phó của { $chi } và cán bộ Hội ở xã xem được. { $Chi } muốn xem, sửa hay xóa lúc nào thì nhắn { $em }.
    { $Chi } đồng ý không?
no-consent = Dạ, { $em } chưa ghi gì cả. Khi nào muốn, { $chi } nhắn "đăng ký" nhé.
ask-register-full_name = { $Chi } cho { $em } xin họ và tên đầy đủ.
not-a-full-name = { $Em } cần cả họ và tên, ví dụ: Nguyễn Thị Lan.
ask-register-birth = { name-typed-bare }{ $Chi } { $name } sinh năm nào ạ?
name-typed-bare = { $bare ->
    [true] Tên gõ không dấu, { $em } ghi "{ $name }". Muốn có dấu, { $chi } nhắn lại tên có dấu.{"\u000A"}
   *[false] {""}
}
bad-birth = { $reason ->
    [no_such_day] Không có ngày này { $chi } ạ. { $Chi } nhắn riêng năm sinh cũng được.
    [too_young] Từ 18 tuổi mới vào Hội được { $chi } ạ. Nếu { $em } đọc nhầm, { $chi } nhắn lại năm sinh nhé.
    [too_old] Năm này xa quá, { $chi } xem lại giúp { $em }.
    [future] Năm này chưa tới { $chi } ạ.
   *[other] { $Em } chưa đọc được. { $Chi } nhắn năm sinh bằng số, ví dụ: 1971.
}
ask-register-birth_right = { $Chi } sinh năm { $year }, tuổi { $animal }, đúng không ạ?
animal-year = { animal-stem } { animal-branch }
animal-stem = { $stem ->
    [giap] Giáp
    [at] Ất
    [binh] Bính
    [dinh] Đinh
    [mau] Mậu
    [ky] Kỷ
    [canh] Canh
    [tan] Tân
    [nham] Nhâm
   *[quy] Quý
}
animal-branch = { $branch ->
    [ty] Tý
    [suu] Sửu
    [dan] Dần
    [mao] Mão
    [thin] Thìn
    [ti] Tỵ
    [ngo] Ngọ
    [mui] Mùi
    [than] Thân
    [dau] Dậu
    [tuat] Tuất
   *[hoi] Hợi
}
ask-register-unit = { $found ->
    [0] { $Chi } ở chi hội nào ạ? { $Chi } nhắn tên thôn, ấp, khu phố hoặc tên xã.
   *[other] { $Chi } ở chi hội nào dưới đây? Không thấy thì { $chi } nhắn lại tên thôn.
}
no-such-branch = { $Em } chưa tìm thấy chi hội này. { $Chi } nhắn tên thôn, ấp hoặc tên xã giúp { $em }.
ask-register-phone = Số điện thoại của { $chi } là số nào?
share-my-number = Gửi số của { $chi }
bad-phone = { $reason ->
    [letters] Trong số có chữ, { $chi } xem lại giúp { $em }.
    [too_short] Số này thiếu chữ số, { $chi } xem lại giúp { $em }.
    [too_long] Số này thừa chữ số, { $chi } xem lại giúp { $em }.
    [not_mobile] Đây là số máy bàn. { $Chi } cho { $em } số di động nhé.
   *[other] Số này chưa đúng, { $chi } xem lại giúp { $em }.
}
not-your-contact = { $Em } chỉ nhận số của chính { $chi }. { $Chi } bấm nút gửi số của mình, hoặc nhắn số giúp { $em }.
thanks-for-contact = { $Em } cảm ơn { $chi }. { $Em } chưa cần số này.
renumbered = Số này nay đổi thành { $phone }, { $em } ghi số mới nhé.
RequestSent = { $Em } đã chuyển chị { $head } xem giúp. Có kết quả { $em } nhắn { $chi } ngay.
RequestWaits = { $Em } đã ghi lại và sẽ chuyển người phụ trách { $branch } xem. Có kết quả { $em } nhắn { $chi } ngay.
Welcome = Xong rồi ạ. { $Em } đã nối máy này với { $chi } { $name }, { $branch }.
AlreadyLinked = Máy này đã nối với { $chi } { $name } rồi ạ.

approve-match = Có người đăng ký: { $name }, { $year }, số điện thoại đuôi { $tail }. Trong sổ chi hội có STT { $number } trùng tên và năm sinh.
approve-new = Có người đăng ký: { $name }, { $year }, số điện thoại đuôi { $tail }. Trong sổ chi hội chưa có ai trùng tên và năm sinh.
approve-recognise = Hội viên mới của { $branch }: { $name }{ $year ->
    [none] {""}
   *[other] , { $year }
}. Chị { $head } (chi hội) đã đồng ý nhận. Xã công nhận không ạ?
label-recognise = Công nhận
label-not-recognise = Chưa công nhận
RequestPassedOn = Dạ, { $em } chuyển { $commune } công nhận chị { $name }. Có kết quả { $em } nhắn { $chi } ngay.
recognised = Xã đã công nhận chị { $name }, nay chị ấy là hội viên { $branch }.
not-recognised = Xã chưa công nhận chị { $name } là hội viên { $branch }. { $Chi } hỏi cán bộ Hội ở xã nhé.
TooManyRequests = Từ máy này đã có { $waiting } người đăng ký rồi. { $Chi } chờ chi hội trả lời, rồi đăng ký thêm nhé.
label-ours = Đúng, chị ấy ở chi hội mình
label-not-ours = Không phải
label-ask-her = Để { $chi } hỏi lại
waiting-count = Có { $count } người đang chờ { $chi } xem.
nobody-waits = Không có ai đang chờ duyệt.
RequestConfirmed = Dạ, { $em } ghi chị { $name } vào sổ, STT { $number }.
RequestRefused = Dạ, { $em } báo lại để chị { $name } hỏi đúng chi hội.
RequestPutOff = Dạ, { $chi } cứ hỏi chị { $name }. Hai hôm nữa { $em } nhắc lại.
AlreadyDecided = Việc này đã có người trả lời rồi ạ.
approved = { $head ->
    [none] Xong rồi ạ, chi hội đã xác nhận { $chi } { $name }.
   *[other] Xong rồi ạ, chị { $head } đã xác nhận { $chi } { $name }.
}
next-meeting = Buổi tới: { $when }{ meeting-at }. { $Chi } đi được không?
refused = Chi hội { $branch } chưa tìm thấy { $chi } trong sổ. { $Chi } gặp chi hội trưởng để hỏi thêm, hoặc nhắn "đăng ký" để chọn chi hội khác nhé.

PostClaimed = Dạ, từ nay { $chi } là { $role ->
    [head] chi hội trưởng
    [deputy] chi hội phó
    [group_leader] tổ trưởng
    [drafter] người soạn tin
   *[cadre] cán bộ Hội
} { $unit }. { $Chi } nhắn "xem mục" để bắt đầu nhé.
WrongCode = Mã này không đúng, đã dùng rồi, hoặc đã quá hạn. { $Chi } xin mã mới giúp { $em }.
TooManyCodes = { $Chi } nhập sai mã nhiều lần rồi. Một giờ nữa { $chi } thử lại nhé.
link-code = Mã nối máy: { $code }
    { $Chi } mở máy kia (Zalo hay Telegram), nhắn mã này cho { $em } trong 15 phút. Đừng đưa mã cho ai khác.
ask-link-code = { $Chi } nhắn mã 6 số đang hiện ở máy kia.
unclear-code = Mã có 6 chữ số { $chi } ạ.
linked = Xong rồi ạ, máy này đã nối với { $chi } { $name }.
still-waiting = { $Em } đã chuyển người phụ trách xem rồi, { $chi } chờ giúp { $em }. Có kết quả { $em } nhắn { $chi } ngay.
label-register-another = Đăng ký cho người khác
