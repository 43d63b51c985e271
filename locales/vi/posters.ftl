# Mã mời, tờ giấy dán nhà văn hóa

invite-code = Mã của chi hội { $branch }: { $code }
    Chị em nhắn mã này cho { $em } là đăng ký được.{ invite-links }
invite-links = { $zalo ->
    [none] {""}
   *[other] {"\u000A"}Zalo: { $zalo }
}{ $telegram ->
    [none] {""}
   *[other] {"\u000A"}Telegram: { $telegram }
}{ $web ->
    [none] {""}
   *[other] {"\u000A"}Trang mời: { $web }
}
invite-text = Chị em chi hội { $branch } ơi, chi hội mình có máy nhắn lịch họp và thông báo của Hội. Chị em nhắn mã { $code } cho máy là nhận được tin.{ invite-links }
    Không mất tiền. Không hỏi mật khẩu, mã OTP.{ $head ->
    [none] {""}
   *[other] {" "}Cần gì cứ hỏi chị { $head }.
}
label-invite = Mã mời, tờ dán
label-poster-print = Tờ A4 để in
label-poster-picture = Ảnh để gửi nhóm
label-invite-text = Tin dán nhóm Zalo
paper-poster = { $form ->
    [png] Ảnh mời vào chi hội { $branch }. { $Chi } gửi vào nhóm Zalo được ngay.
   *[other] Tờ A4 của chi hội { $branch }. { $Chi } in ra, dán ở nhà văn hóa nhé.
}

## Trên tờ giấy

poster-file = Mời vào chi hội { $branch }
poster-title = Chi hội phụ nữ
poster-why = Lịch họp và thông báo của Hội về tận điện thoại
poster-stick-here = Dán mã QR Zalo của máy nhắn tin vào đây
poster-steps = { $channel ->
    [telegram] 1. Mở máy ảnh, quét mã
    2. Bấm START (Bắt đầu)
    3. Bấm Đăng ký
    [zalo-oa] 1. Mở Zalo, quét mã
    2. Bấm Quan tâm, rồi Nhắn tin
    3. Nhắn mã: { $code }
    [zalo-bot] 1. Mở Zalo, quét mã
    2. Bấm Nhắn tin
    3. Nhắn mã: { $code }
   *[web] 1. Mở máy ảnh, quét mã
    2. { $way }
    3. Nhắn mã: { $code }
}
poster-way = { $count ->
    [0] Làm theo lời dặn trên trang
    [1] Bấm Mở { $last }
   *[other] Chọn { $others } hoặc { $last }
}
poster-code = Mã chi hội,
    nhắn cho máy nhắn tin:
poster-head = { $head ->
    [none] Chưa rõ điều gì, hỏi cán bộ Hội ở xã.
   *[other] Chị { $head }, chi hội trưởng. Cần gì cứ hỏi.
}
poster-free = Không mất tiền. Không hỏi mật khẩu, mã OTP.

## Trang mời

invitation-gone = Mã này chưa đúng
invitation-gone-how = { $Chi } xem lại mã trên tờ giấy của chi hội, hoặc hỏi chi hội trưởng nhé.
invitation-zalo = Mở Zalo
invitation-telegram = Mở Telegram
invitation-web = Mở trang nhắn tin
invitation-ask = { $head ->
    [none] Mã của chi hội là { $code }. { $Chi } hỏi cán bộ Hội ở xã cách nhận tin nhé.
   *[other] Mã của chi hội là { $code }. { $Chi } hỏi chị { $head } cách nhận tin nhé.
}
invitation-code = Rồi nhắn mã này cho máy nhắn tin: { $code }
