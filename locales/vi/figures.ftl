# Số liệu

figures-heading = Số liệu { $unit }, { $period }
figures-how-often = Số liệu { $unit }, { $period }: { $meetings ->
    [0] chưa có buổi nào
   *[other] { $meetings } buổi, { $with_roll ->
        [0] chưa buổi nào điểm danh
       *[other] { $with_roll } buổi có điểm danh
    }
}.
figures-rate = Dự sinh hoạt: { $present }/{ $expected } { $with_roll ->
    [1] chị
   *[other] lượt
} ({ $percent }%){ $women ->
    [0] {""}
   *[other] , { $women } chị khác nhau
}.{ $covered ->
    [true] {" "}{ $with_roll }/{ $meetings } buổi có điểm danh.
   *[false] {""}
}
figures-no-meeting = Chưa có buổi nào.
figures-no-roll = Có { $meetings } buổi, chưa buổi nào điểm danh.
figures-trend = { $way ->
    [up] So với { $before }: { $plain ->
        [yes] tăng từ { $old }% lên { $new }%
       *[none] tăng { $change } điểm phần trăm ({ $old }% → { $new }%)
    }.
    [down] So với { $before }: { $plain ->
        [yes] giảm từ { $old }% xuống { $new }%
       *[none] giảm { $change } điểm phần trăm ({ $old }% → { $new }%)
    }.
   *[same] So với { $before }: không đổi ({ $new }%).
}
figures-look-at = Cần quan tâm: { $units }.
figures-low-unit = { $unit } { $percent }%
figures-silent-unit = { $unit } chưa họp buổi nào
figures-unit = – { $unit }: { $present }/{ $expected } { $with_roll ->
    [1] chị
   *[other] lượt
} ({ $percent }%), { $with_roll }/{ $meetings } buổi có điểm danh
figures-direct = – Trực tiếp ({ $unit }): { $present }/{ $expected } { $with_roll ->
    [1] chị
   *[other] lượt
} ({ $percent }%), { $with_roll }/{ $meetings } buổi có điểm danh
figures-units-silent = – Chưa có buổi nào: { $units }
figures-unit-no-roll = – { $unit }: { $meetings } buổi, chưa điểm danh
figures-left = Còn { $left } { figures-of } nữa.
label-each-unit = Từng { figures-of }
figures-of = { $of ->
    [branch] chi hội
    [commune] xã
    [group] tổ
    [club] câu lạc bộ
   *[other] nơi
}
ask-figures-unit = { $found ->
    [0] { $Chi } hỏi đơn vị nào ạ?
   *[other] { $Chi } hỏi đơn vị nào dưới đây?
}
figures-not-kept = Số này { $em } chưa có ạ. { $Em } có số chị em dự sinh hoạt và số buổi họp.
no-such-unit = { $Em } không tìm thấy đơn vị này trong phần { $chi } phụ trách.
ask-figures-period = Thời gian nào ạ? { $Chi } nhắn ví dụ: tháng 10, quý 3, năm nay.
unclear-period = { $Em } chưa rõ thời gian. { $Chi } nhắn ví dụ: tháng 10, quý 3, năm nay.
label-this-month = Tháng này
label-last-month = Tháng trước
label-this-quarter = Quý này
label-this-year = Năm nay
period = { $kind ->
    [day] ngày { $start }
    [week] tuần { $start }–{ $end }
    [month] tháng { $month }/{ $year }
    [quarter] quý { $quarter }/{ $year }
    [half] { $month ->
        [1] 6 tháng đầu năm { $year }
       *[other] 6 tháng cuối năm { $year }
    }
    [nine] 9 tháng năm { $year }
    [year] năm { $year }
   *[range] từ { $start } đến { $end }
}

# Chi hội nào chưa họp, chưa điểm danh

idle-unmet = { $period }: { $count ->
    [0] chi hội nào cũng đã họp ({ $all } chi hội).
   *[other] { $count }/{ $all } chi hội chưa họp buổi nào.
}
idle-unmarked = { $period }: { $count ->
    [0] chi hội nào đã họp cũng có điểm danh rồi.
   *[other] { $count }/{ $all } chi hội còn buổi chưa điểm danh.
}
idle-met = { $period }: { $count ->
    [0] chưa chi hội nào họp ({ $all } chi hội).
   *[other] { $count }/{ $all } chi hội đã họp.
}
idle-none = Phần việc của { $chi } chưa có chi hội nào ạ.
idle-unit = – { $unit }{ $above ->
    [none] {""}
   *[other] , { $above }
}{ $meetings ->
    [0] {""}
   *[other] : { $meetings } buổi
}
idle-left = Còn { $left } chi hội nữa.
which-of-period = { $Chi } muốn xem gì của { $period } ạ?
label-figures-of = Số liệu { $period }
