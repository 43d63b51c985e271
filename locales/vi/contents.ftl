# Nội dung của một buổi sắp tới, nói thêm hoặc sửa sau khi đã mời

label-say-content = Thêm hoặc sửa nội dung
ask-content-meeting = { $content ->
    [none] Nội dung của buổi nào ạ?
   *[other] { $Em } ghi "{ $content }" vào nội dung buổi nào ạ?
}
ask-content-content = { meeting-Kind } { $when_day }{ $content ->
    [none] {""}
   *[other] {" "}đang ghi: { $content }
}. Buổi này nói chuyện gì, { $chi } nhắn { $em } một câu. Ví dụ: hướng dẫn vay vốn.
ask-content-right = { $Em } ghi thêm "{ $content }" vào nội dung { meeting-kind } { $when_day }, đúng không ạ?{ $person ->
    [none] {""}
   *[other] {" "}Ai được mời cũng đọc được tên và số này.
}
ContentNoted = { $content ->
    [none] Dạ, { meeting-kind } { $when_day } { $em } không ghi nội dung nữa.
   *[other] Dạ, { $em } ghi nội dung { meeting-kind } { $when_day }: { $content }.
}{ $told ->
    [0] {""}
   *[other] {"\u000A"}Chị em đã được mời thì { $em } không nhắn lại. Cần báo chị em biết, { $chi } nhắn "gửi tin".
}
content-bare = Lời này chưa có dấu, chị em dễ đọc nhầm.
content-not-said = Buổi này chưa nói nội dung { $chi } ạ.
TooMuchContent = Thêm vào nữa thì dài quá { $most } chữ, tin khó đọc. { $Chi } nhắn "đổi nội dung" rồi viết gọn lại giúp { $em }.
added-which = { $Em } chưa rõ ý { $chi }: { $chi } ghi thêm một chị vào sổ, hay thêm một việc vào buổi họp?
label-added-woman = Ghi chị { $name } vào sổ
label-added-content = Thêm vào nội dung họp
