# Ảnh, tệp, lời thu âm đi kèm

file-link = { $kind ->
    [photo] Xem ảnh ở đây: { $link }
    [voice] Nghe ở đây: { $link }
   *[other] Mở tệp ở đây: { $link }
}
file-no-link = { $kind ->
    [photo] Ở đây { $em } chưa gửi ảnh được.
    [voice] Ở đây { $em } chưa gửi lời thu âm được.
   *[other] Ở đây { $em } chưa gửi tệp được.
} { $Chi } nhờ cán bộ Hội ở xã mở giúp nhé.
file-taken = { $file ->
    [photo] { $Em } nhận được ảnh.
    [voice] { $Em } nhận được lời thu âm.
   *[other] { $Em } nhận được tệp.
}
file-kept = { $file ->
    [photo] Ảnh vẫn đi kèm, muốn đổi thì { $chi } gửi ảnh khác.
    [voice] Lời thu âm vẫn đi kèm, muốn đổi thì { $chi } thu lại.
   *[other] Tệp vẫn đi kèm, muốn đổi thì { $chi } gửi tệp khác.
}
label-no-file = { $file ->
    [photo] Bỏ ảnh
    [voice] Bỏ lời thu âm
   *[other] Bỏ tệp
}
file-goes-along = { $file ->
    [photo] Kèm ảnh { $chi } vừa gửi.
    [voice] Kèm lời { $chi } vừa thu âm.
   *[other] Kèm tệp { $chi } vừa gửi.
}
one-file = Mỗi thông báo kèm một ảnh, một tệp hoặc một lời thu âm thôi { $chi } ạ. Muốn đổi thì { $chi } chọn "Sửa lại".
FileUnfit = { file-unfit }
file-unfit = { $fault ->
    [empty] Tệp này không có gì trong đó.
    [too-large] Tệp này to quá, mỗi tệp chỉ được 20 MB.
    [program] Tệp này là phần mềm hoặc có kèm phần mềm, mở ra có thể hại máy chị em, nên { $em } không gửi.
    [video] { $Em } chưa gửi phim được. { $Chi } gửi ảnh, hoặc dán đường dẫn của phim vào lời thông báo nhé.
    [picture] Ảnh này { $em } không mở được.
    [not-fetched] { $Em } không lấy được tệp { $chi } gửi.
   *[other] Loại tệp này { $em } không gửi được. { $Em } gửi được ảnh, lời thu âm (m4a, mp3, ogg), PDF, Word, Excel.
} { $fault ->
    [video] {""}
   *[other] { $Chi } gửi cái khác giúp { $em } nhé.
}
file-again = { $kind ->
    [photo] Ảnh kèm thông báo "{ $notice }".
    [voice] Lời thu âm kèm thông báo "{ $notice }".
   *[other] Tệp kèm thông báo "{ $notice }".
}
label-see-file = { $kind ->
    [photo] Xem ảnh: { $notice }
    [voice] Nghe lời thu âm: { $notice }
   *[other] Mở tệp: { $notice }
}
file-for-notice = { file-taken } { $Chi } muốn gửi cho chị em không ạ?
label-carry = Gửi thành thông báo
