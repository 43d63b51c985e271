# Thông tin của chị, và bốn cách nói không

my-data = Họ tên: { $name }
    Năm sinh: { $year ->
    [none] chưa có
   *[other] { $year }
}
    Điện thoại: { $phone ->
    [none] chưa có
   *[other] { $phone }
}
my-branch = Chi hội: { $branch }, STT { $number } trong sổ
my-records = Nhận tin qua: { $channels ->
    [none] chưa có
   *[other] { $channels }
}. Lời mời: { $invitations }. Lần điểm danh: { $attendances }. Tin { $em } đã gửi: { $messages }.
label-show-whole = Xem đầy đủ
label-link = Nối máy khác của { $chi }
label-call-me = Cách xưng hô
label-language = Ngôn ngữ
label-say-no = Thôi nhận tin, xóa, ra khỏi Hội
page-link = { $Chi } mở đường dẫn này trên máy tính trong 10 phút, chỉ dùng được một lần:
    { $link }
    Đừng đưa cho ai khác nhé.
no-page = Ở đây chưa mở được trên máy tính { $chi } ạ.
choose-pair = { $Chi } muốn xưng hô thế nào ạ?
pair-set = Dạ, từ nay { $em } gọi { $chi } như vậy.

four-ways = { $Chi } muốn:
label-stop-messages = Thôi nhận tin
label-tell-at-home = Nhờ báo tận nhà
label-erase = Xóa số điện thoại và tin nhắn ở đây (tên vẫn trong sổ chi hội)
label-leave = Xin ra khỏi Hội
label-nothing = Không làm gì
no-silence = Dạ, { $em } không nhắn { $chi } nữa. { $Chi } vẫn là hội viên. Muốn nhận lại thì { $chi } chọn số dưới đây.
no-home = Dạ, từ nay có lịch thì người trong chi hội đến báo { $chi } tận nhà.
no-again = Dạ, { $em } nhắn tin cho { $chi } như trước.
label-messages-again = Nhận tin lại
erase-sure = { $Em } xóa số điện thoại và mọi tin nhắn của { $chi } ở đây. Tên { $chi } vẫn trong sổ chi hội. Xóa rồi không lấy lại được. { $Chi } chắc chưa?
no-erased = Dạ, { $em } xóa xong rồi. Cảm ơn { $chi }.
no-leave = { $head ->
    [none] Dạ, { $chi } gặp chi hội trưởng để xin ra khỏi Hội nhé.
   *[other] Dạ, { $em } đã nhắn chị { $head }. Chị ấy sẽ gặp { $chi } nói chuyện.
}
wants-to-leave = Chị { $name } nhắn muốn xin ra khỏi Hội. { $Chi } gặp chị ấy giúp nhé.
stranger-forgotten = Dạ, { $em } không còn giữ gì của { $chi } ở đây.
looked = { $who } đã xem số điện thoại của { $chi } { $when_day }.
