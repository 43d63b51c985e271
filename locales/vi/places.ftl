# Chỗ họp trên bản đồ

ask-locate-meeting = Vị trí này của buổi nào ạ?
ask-locate-spot = { meeting-Kind } { $when_day }{ meeting-at }: { $chi } gửi vị trí giúp { $em }. Không gửi được thì mở bản đồ, giữ tay vào chỗ họp, chép đường dẫn rồi dán vào đây.
ask-locate-place = Chỗ này gọi là gì ạ? Ví dụ: nhà văn hóa thôn.
unclear-location = { $Em } chưa đọc được vị trí. { $Chi } mở bản đồ trên điện thoại, giữ tay vào chỗ họp, chép đường dẫn rồi dán vào đây.
label-locate = Thêm vị trí chỗ họp
FarAway = Vị trí này ở ngoài nước ta, { $chi } xem lại giúp { $em }.
NoPlaceNamed = { $Chi } cho { $em } tên chỗ họp trước nhé.
PlaceLocated = Dạ, { $em } ghi vị trí { $place } rồi. Ai xem lịch cũng thấy đường đi: { $link }
