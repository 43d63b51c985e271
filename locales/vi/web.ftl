# Trang nhắn tin trên máy tính, và trang thử

web-title = Chi hội phụ nữ
web-branch = Chi hội phụ nữ { $branch }
web-unit = Hội phụ nữ { $unit }
web-subtitle = Máy nhắn tin tự động
web-messages = Tin nhắn
web-bot-said = Máy:
web-you-said = { $Chi }:
web-write = Nhắn cho { $em }…
web-send = Gửi
web-attach = Gửi kèm
web-attach-file = Ảnh hoặc tệp
web-attach-voice = Lời thu âm
web-attach-where = Vị trí của tôi
web-voice = Lời thu âm
web-where-looking = Đang tìm vị trí… Máy có hỏi thì { $chi } bấm cho phép nhé.
web-where-none = Máy không cho { $em } xem vị trí. { $Chi } gõ tên chỗ, hoặc dán đường dẫn bản đồ vào đây cũng được ạ.
web-where-wrong = { $Em } không đọc được vị trí này. { $Chi } gõ tên chỗ, hoặc dán đường dẫn bản đồ vào đây cũng được ạ.
web-sending = Đang gửi…
web-waiting = Chưa gửi được, { $em } đang thử lại.
web-again = Gửi ngay
web-offline = Mất mạng rồi, { $em } đang nối lại…
web-newest = Xem tin mới
web-empty = Chưa có tin nào.
    { $Chi } nhắn cho { $em } một câu, ví dụ: lịch họp.
web-leave = Thoát
web-too-large = Lớn quá { $chi } ạ. Mỗi tin được 4.000 chữ cái, mỗi tệp được 10 MB.
web-nothing-sent = { $Chi } chưa nhắn gì cả.
web-file-lost = Tệp chưa gửi xong. { $Chi } chọn lại tệp giúp { $em }.

## Vào bằng đường dẫn

web-how-title = Nhắn tin với chi hội trên máy tính
web-how-1 = Mở Zalo hoặc Telegram, chỗ { $chi } vẫn nhắn cho { $em }.
web-how-2 = Nhắn một câu: "mở trên máy tính"
web-how-3 = { $Em } gửi lại một đường dẫn. Mở đường dẫn đó ở máy này là vào được.
web-how-else = Đường dẫn dùng một lần, trong 10 phút. Nếu chưa nhắn cho { $em } lần nào, { $chi } hỏi chi hội trưởng nhé.
web-enter-title = Chào { $chi }! Mời { $chi } bấm nút dưới để vào.
web-enter = Vào nhắn tin
web-enter-shared = Máy dùng chung thì xong việc { $chi } nhớ bấm Thoát.
web-link-over-title = Đường dẫn này hết dùng được rồi { $chi } ạ
web-link-over = Mỗi đường dẫn dùng một lần, trong 10 phút. { $Chi } nhắn lại "mở trên máy tính", { $em } gửi cái mới.

## Trang thử

demo-title = Thử máy nhắn tin chi hội
demo-about = Xã Hoa Mai và mọi người ở đây đều là bịa ra. { $Chi } cứ nhắn, cứ bấm thoải mái.
demo-now = Bây giờ là
demo-lunar = nhằm ngày { $day } tháng { $month }{ $leap ->
    [1] {" "}nhuận
   *[0] {""}
} âm
demo-hour = Tới 1 giờ
demo-day = Tới 1 ngày
demo-moving = Đang tới…
demo-guide = Tờ hướng dẫn cho chi hội trưởng
demo-docs = Cho người viết phần mềm
demo-member = Hội viên
demo-head = Chi hội trưởng
demo-cadre = Cán bộ Hội
demo-whose = Điện thoại của
demo-choose = Chọn
demo-off = Tắt máy
demo-on = Mở máy
demo-is-off = Máy đang tắt
demo-is-off-about = Tin gửi lúc này không tới máy này. Mở máy rồi, chi hội trưởng nhắn "gửi lại" thì tin tới.
demo-hints = Thử nhắn
demo-newcomer = Một người mới
demo-posts = Người có việc
demo-role = { $role ->
    [head] chi hội trưởng
    [deputy] chi hội phó
    [group_leader] tổ trưởng
    [drafter] người soạn tin
   *[cadre] cán bộ Hội
}
demo-person = { $name } ({ $year })
demo-post = { $name }, { $role } { $unit }
demo-no-phone = { $person }, chưa dùng
demo-try-member-1 = để coi
demo-try-member-2 = k di dc ban gat
demo-try-member-3 = lịch họp
demo-try-member-4 = câu lạc bộ
demo-try-newcomer-1 = xin chào
demo-try-newcomer-2 = đăng ký
demo-try-newcomer-3 = lừa đảo hả
demo-try-head-1 = họp chi hội 7h30 tối thứ bảy tuần sau nữa nhà văn hóa thôn
demo-try-head-2 = ai đi được
demo-try-head-3 = gửi tin tổ 2: Chiều mai tổ mình dọn đường làng.
demo-try-head-4 = đã báo 3 7
demo-try-head-5 = duyệt
demo-try-head-6 = tờ điểm danh
demo-try-head-7 = vắng 3 7 12
demo-try-head-8 = ai vắng 3 buổi
demo-try-leader-1 = tổ của tôi
demo-try-leader-2 = báo tận nhà
demo-try-leader-3 = đã báo 12 31, bà Đào đi được
demo-try-leader-4 = nhóm: 3 đi, 18 bận
demo-try-cadre-1 = tỷ lệ dự sinh hoạt xã Hoa Mai quý này
demo-try-cadre-2 = còn tháng trước?
demo-try-cadre-3 = gửi thông báo

## Chuyện của xã Hoa Mai, bịa ra cho trang thử

demo-place = nhà văn hóa thôn
demo-topic = hướng dẫn làm hồ sơ vay vốn
demo-topic-1 = kỹ thuật trồng rau sạch tại nhà
demo-topic-2 = chăm sóc sức khỏe khi trời nắng nóng
demo-topic-3 = dọn vệ sinh đường làng
demo-topic-4 = góp ý việc chung của thôn
demo-news-1 = Sáng Chủ nhật này chi hội dọn đường làng, 6 giờ có mặt ở cổng nhà văn hóa. Chị nào có chổi, có liềm thì mang theo.
demo-news-2 = Trạm y tế xã khám sức khỏe miễn phí cho chị em vào thứ Năm và thứ Sáu tuần này, từ 7 giờ đến 11 giờ. Chị em mang theo thẻ bảo hiểm y tế.
demo-news-3 = Chi hội nhận đăng ký mua cây giống tới hết tuần. Chị nào lấy thì nhắn tổ trưởng.
demo-note = Chị ơi cho em đăng ký 10 cây bưởi giống.
demo-club-dance = câu lạc bộ dân vũ
demo-club-true = tổ vay vốn
demo-club-said = nhóm chiều thứ Tư
web-file-gone = Đường dẫn này đã hết hạn
web-file-gone-how = { $Chi } nhắn lại cho { $em } để lấy đường dẫn mới nhé.
FileGone = { $Em } không còn giữ ảnh hay tệp này nữa { $chi } ạ.
demo-office = Trang số liệu
