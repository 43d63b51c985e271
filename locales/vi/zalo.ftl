zalo-connected-title = Đã nối xong Zalo của Hội
zalo-connected = Mời { $chi } đóng trang này. Từ giờ tin của Hội đi được qua Zalo.
zalo-not-connected-title = Chưa nối được Zalo của Hội
zalo-not-connected = { $why ->
    [state] Đường dẫn này đã cũ, hoặc không phải do máy này đưa ra. Nhờ người phụ trách lấy đường dẫn mới rồi { $chi } bấm lại.
    [code] Zalo chưa cho phép. { $Chi } mở lại đường dẫn rồi bấm đồng ý lần nữa.
   *[zalo] { $Chi } đã đồng ý rồi, nhưng Zalo chưa nhận. Nhờ người phụ trách xem giúp.
}
# Trong tin mẫu của Zalo, khi chi hội chưa ghi địa điểm.
template-no-place = Chi hội báo sau
