# Lịch trong điện thoại của chị

calendar-name = Lịch họp của Hội
calendar-entry = { meeting-Kind } ({ $unit })
label-to-calendar = Ghi vào lịch điện thoại
label-from-calendar = Bỏ khỏi lịch điện thoại
paper-meeting = { $off ->
    [yes] Buổi này không họp nữa. { $Chi } mở tệp này là lịch trong điện thoại bỏ buổi ấy đi.
   *[other] { $Chi } mở tệp này rồi bấm Thêm (hoặc Lưu) là vào lịch điện thoại.{ every-meeting }
}
every-meeting = { $link ->
    [none] {""}
   *[other] {" "}Muốn buổi nào cũng tự vào lịch, { $chi } nhắn "lịch điện thoại".
}
calendar-link = { $changed ->
    [yes] Đường dẫn cũ thôi dùng rồi. Đây là đường dẫn mới, của riêng { $chi }:
   *[other] Đây là đường dẫn lịch của riêng { $chi }:
}
    { $link }
    { $Chi } mở ra rồi bấm Đăng ký (hoặc Thêm). Có buổi mới hay đổi giờ, lịch trong điện thoại tự đổi theo. { $Chi } đừng gửi đường dẫn này cho ai nhé.
calendar-linked = Đường dẫn lịch { $em } đã gửi, { $chi } vẫn đang dùng được. { $Chi } cần gì ạ?
label-new-calendar-link = Lấy đường dẫn mới
label-close-calendar-link = Bỏ đường dẫn
label-keep-calendar-link = Để nguyên
calendar-closed = Dạ, { $em } bỏ đường dẫn lịch rồi, không ai mở được nữa.
no-calendar-link = Ở đây { $em } chưa có đường dẫn lịch. { $Chi } ghi từng buổi vào lịch điện thoại nhé.
NoSuchFeed = Đường dẫn lịch này không dùng được nữa.

# Chị hỏi một ngày: "rằm tháng chạp là ngày nào".
date-asked = Dạ, { $days ->
    [0] hôm nay là { date-both }.
    [1] ngày mai là { date-both }.
    [-1] hôm qua là { date-both }.
   *[other] là { date-both }.{ date-left }
}
date-asked-or = Hoặc là { date-both }.{ date-left }
date-both = { $when_day }, nhằm ngày { $lunar } tháng { $month }{ $leap ->
    [1] {" "}nhuận
   *[0] {""}
} âm
date-left = { $days ->
    [0] {""}
    [1] {""}
    [-1] {""}
   *[other] {" "}Còn { $days } ngày nữa.
}
