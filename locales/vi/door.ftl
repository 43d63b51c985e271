# Báo tận nhà: ai chưa được báo, ai đã được báo

door = { $Chi } { $leader } ơi, { $why ->
    [off] { meeting-kind } { $when_day } HỦY, không họp nữa. { home-again } { home-tick }
    [put-off] { meeting-kind } { $when_day } HOÃN, chưa có ngày mới. { home-again } { home-tick }
    [change] { meeting-kind } đổi sang { $when_near }{ meeting-at }. { $count } chị đã được báo giờ cũ, nhờ { $chi } báo lại giúp. { home-how }
   *[none] { meeting-kind } { $when_near }. { $more ->
        [true] Thêm
       *[false] Còn
    } { $count } chị chưa được báo. { home-how }
}
home-again = { $count } chị đã được báo tận nhà, nhờ { $chi } báo lại giúp.
home-tick = Báo được ai, { $chi } nhắn số thứ tự, ví dụ: đã báo { $example }.
home-how = { home-tick } Ai trả lời luôn thì nhắn: { $first } đi được
home-heading = { $why ->
    [off] HỦY { meeting-kind } { $when_day }: { $chi } báo lại tận nhà { $count } chị là không họp nữa. { home-tick }
    [put-off] HOÃN { meeting-kind } { $when_day }: { $chi } báo lại tận nhà { $count } chị là chưa họp, có ngày mới báo sau. { home-tick }
    [change] { meeting-Kind } đổi sang { $when_near }{ meeting-at }: { $chi } báo lại tận nhà { $count } chị. { home-how }
   *[none] { meeting-Kind } { $when_near }: { $count } chị cần báo tận nhà. { home-how }
}
told-already = Các chị ấy { $em } ghi đã báo rồi ạ, không ghi thêm gì nữa.
label-told-others = Xem việc khác còn phải báo
told-of-which = { $Chi } báo việc nào ạ?
home-several = { $Chi } còn phải báo tận nhà mấy việc. { $Chi } xem việc nào ạ?
label-home-meeting = { meeting-Off }{ meeting-whose }{ meeting-elsewhere } { $when_day }: { $count } chị
label-off-meeting = { meeting-Off }{ meeting-whose }{ meeting-elsewhere } { $when_day }, { $when_hour }
# Đứng trước tên buổi: buổi này hủy rồi, hoãn rồi.
meeting-off = { $why ->
    [off] hủy{" "}
    [put-off] hoãn{" "}
   *[none] {""}
}
meeting-Off = { $why ->
    [off] HỦY { meeting-kind }
    [put-off] HOÃN { meeting-kind }
   *[none] { meeting-Kind }
}
home-label = { $name }{ $year ->
    [none] {""}
   *[other] {" "}({ $year })
} { $reason ->
    [no-phone] không có điện thoại
    [not-linked] chưa nối máy
    [at-home] báo tận nhà
    [long-silent] lâu rồi chưa nhắn Zalo cho Hội
    [costs] gửi qua Zalo phải trả tiền
    [used-up] Zalo tháng này hết lượt gửi
    [set-up] Zalo của Hội đang trục trặc
    [used-today] Zalo hôm nay hết lượt gửi tin mẫu
    [used-month] Zalo tháng này hết lượt gửi tin mẫu
    [by-day] Zalo ban đêm không gửi tin mẫu
    [not-on-zalo] số điện thoại này chưa có Zalo
    [wrong-number] số điện thoại ghi trong sổ không đúng
    [old-app] Zalo trên máy chị ấy cũ quá, chưa nhận được
    [cannot-get] Zalo của chị ấy không nhận tin mẫu
    [her-limit] Zalo chưa cho gửi chị ấy thêm
    [not-arrived] tin chưa đến
   *[other] tin chưa đến
}
home-places = { meeting-Off }{ meeting-whose } { $when_day }: còn { $count } chị chưa được báo. { $Chi } xem tổ nào ạ?
home-place = { $unit ->
    [none] Chưa vào tổ
   *[other] { $unit }
}: { $count } chị{ $leader ->
    [none] {""}
   *[other] {" "}(chị { $leader } báo)
}
home-notice = Thông báo "{ $text }": { $count } chị cần báo tận nhà. { home-tick }
home-notice-done = Thông báo này các chị đều được báo rồi.
label-home-notice = Thông báo "{ $text }": { $count } chị
nobody-to-tell = Không còn chị nào cần báo tận nhà.
told-thanks = { $left ->
    [0] Cảm ơn { $chi }. Các chị đều được báo rồi ({ meeting-off }{ meeting-kind } { $when_day }).
   *[other] Cảm ơn { $chi }. Còn { $left } chị chưa được báo { meeting-off }{ meeting-kind } { $when_day }:
}
told-of = { $names ->
    [none] { $Em } ghi { $count } chị đã được báo: { $things }.
   *[other] { $Em } ghi đã báo { $names }: { $things }.
}
told-taken-back = Dạ, { $em } đã lấy lại, { $count } chị lại là chưa được báo.
label-undo-typed = Ghi nhầm thì { $chi } nhắn "sửa lại".
told-meeting = { meeting-off }{ meeting-kind }{ meeting-whose } { $when_day }
told-notice = thông báo "{ $text }"
told-count = { $thing } ({ $count } chị)
# Nhiều việc quá thì nói việc đầu và còn mấy việc.
told-others = { $thing } và { $count } { $what ->
    [notices] thông báo khác
   *[other] việc khác
}
told-left = Còn { $left } chị chưa được báo { $thing }{ $names ->
    [none] .
   *[other] : { $names }.
}
told-unclear = { $Em } không thấy { $who } trong danh sách cần báo, { $em } chưa ghi. { $Chi } nhắn STT giúp { $em }.
told-all-sure = { meeting-Kind } { $when_day }: { $chi } đã báo hết cả { $count } chị rồi ạ?
label-told-all = Báo hết rồi
label-told-some = Chưa, để { $chi } nhắn số
