# Tỷ lệ tập hợp: số phụ nữ từ 18 tuổi

label-women-present = Phụ nữ có mặt tại địa bàn
label-women-resident = Thường trú, và tạm trú từ 6 tháng
label-women-undo = Bỏ số này

women-base = { $base ->
    [present] tính người có mặt
    [resident] tính người thường trú và tạm trú từ 6 tháng
   *[other] chưa rõ tính theo cách nào
}
women-no-such-day = { $Em } không đọc được ngày "{ $day }". { $Chi } nhắn đủ ngày, tháng, năm giúp { $em }, ví dụ 31/12/2025.
women-place = - { $unit }: { $women } chị{ $before ->
    [-1] {""}
   *[other] { " " }(số cũ { $before })
}, hội viên { $members }{ $percent ->
    [-1] {""}
   *[other] { " " }({ $percent }%)
}{ $wrong ->
    [true] . Có { $members } hội viên mà chỉ { $women } phụ nữ: { $chi } xem lại số này giúp { $em }
   *[false] {""}
}
women-fewer-than-members = { $unit } có { $members } hội viên mà chỉ { $women } phụ nữ: { $chi } xem lại số này.
women-not-kept = Dạ, { $em } chưa ghi gì.

ask-women_count-which = Có mấy nơi cùng tên, { $chi } nói nơi nào ạ?
ask-women_count-number = { $unit } có bao nhiêu phụ nữ từ 18 tuổi ạ?
ask-women_count-base = { $unit }: { $women } phụ nữ từ 18 tuổi{ $others ->
    [0] {""}
   *[other] {" "}(và { $others } nơi nữa)
}. Số này tính theo cách nào ạ?
ask-women_count-source = Số này lấy từ đâu ạ? Ví dụ: thống kê xã
ask-women_count-day = Số liệu của ngày nào ạ? Ví dụ: 31/12/2025
ask-women_count-reason = { $unit } đã có số của nhiệm kỳ này là { $women } chị{ $others ->
    [0] {""}
   *[other] { " " }({ $others } nơi khác cũng vậy)
}. Vì sao đổi số ạ? { $Chi } nhắn một câu để { $em } ghi lại.
ask-women_count-agreed = Phụ nữ từ 18 tuổi, { women-base }, theo { $source }, ngày { $day }:
    { $places }{ $more ->
    [0] {""}
   *[other] {""}
        - và { $more } nơi nữa
}{ $unclear ->
    [none] {""}
   *[other] {""}
        { $Em } chưa đọc được: { $unclear }
}
    Số này dùng cho cả nhiệm kỳ. { $Chi } đồng ý không ạ?

WomenCounted = { $Em } đã ghi { $unit } có { $women } phụ nữ từ 18 tuổi{ $before ->
    [-1] {""}
   *[other] { " " }(trước là { $before })
}.
WomenCountUndone = { $Em } đã bỏ số { $women } của { $unit }.
WomenKept = { $Em } đã ghi số phụ nữ từ 18 tuổi của { $count } nơi{ $changed ->
    [0] , không số nào khác trước
   *[other] , { $changed } số mới
}.
FixedForTheTerm = { $unit } đã có số của nhiệm kỳ này là { $women } chị. Muốn đổi thì { $chi } nhắn kèm lý do giúp { $em }.
NoWomenCount = { $what ->
    [day] Ngày ấy chưa tới. { $Chi } nhắn ngày của số liệu giúp { $em }, ví dụ 31/12/2025.
    [unit] Số phụ nữ từ 18 tuổi chỉ ghi cho chi hội, xã, tỉnh.
   *[other] Số này chưa đúng. { $Chi } nhắn lại số phụ nữ từ 18 tuổi giúp { $em }, ví dụ 240.
}
NoWomenList = Trong tệp chưa thấy cột đơn vị và cột số phụ nữ. { $Chi } đặt tên cột là "Đơn vị" và "Số phụ nữ" giúp { $em }.

# Cần xác minh

label-unseen-stays = Còn sinh hoạt
label-unseen-away = Đi làm xa
label-unseen-moved = Đã chuyển đi nơi khác
label-unseen-ask = Để { $chi } hỏi lại

unseen-heading = { $count ->
    [0] { $unit }: { $times } buổi gần đây { $em } không thấy ai vắng liền.
   *[other] { $unit } có { $count }/{ $members } chị cần xác minh: { $times } buổi gần đây đều vắng. { $Chi } nhắn STT của chị nào thì { $em } ghi về chị ấy.
}
unseen-counts = { $count ->
    [0] { $unit }: không có hội viên nào vắng liền { $times } buổi gần đây.
   *[other] { $unit } có { $count }/{ $members } hội viên cần xác minh: { $times } buổi gần đây đều vắng.
}
unseen-unit = { $unit }: { $count } chị
unseen-line = - { $line }
unseen-her = { $women } (STT { $number }) vắng { $times } buổi liền. { $Chi } biết chị ấy thế nào ạ?

StillHere = { $Em } ghi rồi: { $women } vẫn sinh hoạt. { $Em } chưa nhắc lại chị ấy nữa.
ToBeAsked = Dạ, { $chi } hỏi { $women } giúp { $em }. Một tuần nữa { $em } nhắc lại.

# Họp ban chấp hành, tập huấn: ai dự, ai vắng

posts-heading = { $kind ->
    [committee] Họp Ban Chấp hành
    [standing] Họp Ban Thường vụ
    [briefing] Họp giao ban
   *[training] Tập huấn
}, { $unit }, từ { $from } đến { $to }: { $meetings ->
    [0] chưa có buổi nào điểm danh bằng tên.
   *[other] { $meetings } buổi, { $present }/{ $expected } lượt dự ({ $percent }%).{ $count ->
        [0] {" "}Không ai vắng.
       *[other] {" "}Còn vắng:
    }
}
posts-line = - { $name }{ $unit ->
    [none] {""}
   *[other] {" "}({ $unit })
}: dự { $present }/{ $expected }{ $excused ->
    [0] {""}
   *[other] , { $excused } lần có lý do
}
