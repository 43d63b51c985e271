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
figures-of-branches = Trong đó sinh hoạt chi hội: { $present }/{ $expected } ({ $percent }%).
figures-nothing-kept = Thời gian này trong sổ chưa ghi buổi nào.
figures-reached = { $way ->
    [yes] Đạt { $line }%
   *[no] Chưa đạt { $line }%
}: { $part }/{ $whole } ({ $percent }%).
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
figures-look-at = Cần quan tâm: { $units }{ gathered-left }.
figures-low-unit = { $unit } { $percent }%
figures-silent-unit = { $unit } chưa họp buổi nào
figures-unit = { $unit }: { $present }/{ $expected } { $with_roll ->
    [1] chị
   *[other] lượt
} ({ $percent }%), { $with_roll }/{ $meetings } buổi có điểm danh
figures-direct = Trực tiếp ({ $unit }): { $present }/{ $expected } { $with_roll ->
    [1] chị
   *[other] lượt
} ({ $percent }%), { $with_roll }/{ $meetings } buổi có điểm danh
figures-units-silent = – Chưa có buổi nào: { $units }
figures-ranked-by = Xếp theo { $by ->
    [meetings] số buổi họp
   *[rate] tỷ lệ dự sinh hoạt
}, { $way ->
    [low] thấp nhất đứng đầu
   *[high] cao nhất đứng đầu
}:
figures-unranked = Chưa điểm danh buổi nào nên chưa xếp: { $units }{ gathered-left }.
figures-unit-often = { $unit }: { $meetings ->
    [0] chưa họp buổi nào
   *[other] { $meetings } buổi, { $with_roll } buổi có điểm danh
}
figures-unit-no-roll = { $unit }: { $meetings } buổi, chưa điểm danh
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
    [1] { $near ->
        [yes] { $Chi } hỏi nơi này phải không ạ?
       *[none] { $Chi } hỏi đơn vị nào dưới đây?
    }
   *[other] { $Chi } hỏi đơn vị nào dưới đây?{ $left ->
        [0] {""}
       *[other] {" "}Còn { $left } nơi nữa, { $chi } nhắn rõ hơn giúp { $em }.
    }
}
figures-not-kept = Số này { $em } chưa có ạ. { $Em } có số chị em dự sinh hoạt và số buổi họp.
figures-no-such-unit = { $Em } không tìm thấy đơn vị { $name ->
    [none] này
   *[other] "{ $name }"
} trong phần { $chi } phụ trách.
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
}{ $books ->
    [none] {""}
   *[other] {" "}({ $books })
}
period-so-far = { $period }, đến hôm nay { $day }
period-fault = { $why ->
    [month] Không có “{ $said }” { $chi } ạ: tháng từ 1 đến 12.
    [quarter] Không có “{ $said }” { $chi } ạ: một năm có 4 quý.
    [day] Không có ngày “{ $said }” { $chi } ạ.
    [year] { $Em } không có số của “{ $said }” { $chi } ạ.
    [backwards] Ngày cuối đứng trước ngày đầu rồi { $chi } ạ: “{ $said }”.
    [future] Thời gian này chưa tới { $chi } ạ: “{ $said }”.
    [long] Khoảng này dài quá 20 năm { $chi } ạ: “{ $said }”.
   *[two] { $Chi } hỏi hai thời gian một lúc: “{ $said }”. { $Chi } hỏi từng cái giúp { $em }.
}

# Chi hội nào chưa họp, chưa điểm danh

idle-unmet = { $period }, { $unit }: { $count ->
    [0] chi hội nào cũng đã họp ({ $all } chi hội).
   *[other] { $count }/{ $all } chi hội chưa họp buổi nào.
}
idle-silent = { $silent ->
    [0] {""}
   *[other] ; { $silent } chi hội chưa họp
}
idle-unmarked = { $period }, { $unit }: { $count ->
    [0] { $met ->
        [0] chưa chi hội nào họp ({ $all } chi hội).
       *[other] { $met }/{ $all } chi hội đã họp, buổi nào cũng có điểm danh rồi{ idle-silent }.
    }
   *[other] { $count }/{ $all } chi hội còn buổi chưa điểm danh{ idle-silent }.
}
idle-met = { $period }, { $unit }: { $count ->
    [0] chưa chi hội nào họp ({ $all } chi hội).
   *[other] { $count }/{ $all } chi hội đã họp.
}
idle-merged = Tính theo các chi hội hôm nay: { $units }{ gathered-left } đã sáp nhập, buổi họp trước đó tính cho chi hội mới.
idle-none = Phần việc của { $chi } chưa có chi hội nào ạ.
idle-unit = { $unit }{ $above ->
    [none] {""}
   *[other] , { $above }
}{ $head ->
    [none] {""}
   *[other] {" "}(chị { $head })
}{ $meetings ->
    [0] {""}
   *[other] : { $meetings } buổi
}
idle-left = Còn { $left } chi hội nữa.
which-of-period = { $Chi } muốn xem gì của { $period } ạ?
label-figures-of = Số liệu { $period }

# So sánh, từng tháng, từng nơi

figures-numbered = { $number ->
    [0] – { $line }
   *[other] { $number }. { $line }
}
figures-as-of = Tính theo các đơn vị như ngày { $day }.
figures-closed = { $unit } đã { $into ->
    [none] giải thể
   *[other] nhập vào { $into }
} từ { $day }. Đây là số của riêng { $name } đến hết { $last }.
unit-ended = đã { $how ->
    [merged] sáp nhập
   *[closed] dừng
} { $day }/{ $month }/{ $year }
unit-ended-name = { $unit } ({ unit-ended })
figures-closed-name = { $unit } (trước đây)
figures-nothing-to-compare = { $nothing ->
    [now] Chưa có điểm danh nên chưa so được với { $before }.
   *[none] Chưa có số của { $before } để so.
}
figures-beside = { $period }, { $unit }: { $rated ->
    [0] chưa { figures-of } nào điểm danh buổi nào nên chưa có tỷ lệ.
   *[other] { figures-beside-some }
}
figures-beside-some = { $count ->
    [0] không { figures-of } nào { figures-beside-line } dự sinh hoạt
   *[other] { $count }/{ $all } { figures-of } { figures-beside-line } dự sinh hoạt
}.{ $unrolled ->
    [0] {""}
   *[other] {" "}{ $unrolled } { figures-of } chưa điểm danh buổi nào nên chưa tính: { $unrolled_units }{ gathered-left }.
}
figures-beside-line = { $way ->
    [up] từ { $line }% trở lên
    [full] đạt 100%
    [band] từ { $line }% đến { $upto }%
    [mean-up] bằng hoặc trên mức chung ({ $part }/{ $whole }, { $mean }%)
    [mean-down] dưới mức chung ({ $part }/{ $whole }, { $mean }%)
   *[down] dưới { $line }%
}
figures-which-rate = { $Chi } hỏi tỷ lệ nào { figures-beside-line } ạ?
label-attendance-rate = Dự sinh hoạt
label-gathering-rate = Tập hợp hội viên
figures-months = { $months }
figures-month = T{ $month }: { $rate ->
    [yes] { $percent }% ({ $present }/{ $expected })
   *[none] { $meetings ->
        [0] chưa họp
       *[other] chưa điểm danh
    }
}
figures-best-month = { $way ->
    [high] Đông nhất
   *[low] Thấp nhất
}: { $month }, { $present }/{ $expected } { $with_roll ->
    [1] chị
   *[other] lượt
} ({ $percent }%), { $with_roll }/{ $meetings } buổi có điểm danh.
figures-average = Trung bình mỗi buổi { $average } chị dự ({ $present } lượt, { $with_roll }/{ $meetings } buổi có điểm danh).
figures-rolls = { $meetings ->
    [0] Chưa có buổi nào.
   *[other] { $missing ->
        [0] Cả { $meetings } buổi đều có điểm danh rồi.
       *[other] { $missing }/{ $meetings } buổi chưa điểm danh:
    }
}
figures-rolls-of = { $period }: { $missing }/{ $meetings } buổi chưa điểm danh.
figures-roll-of = – Ngày { $day }, { $unit }
figures-rolls-left = Trước đó còn { $left } buổi nữa.
figures-no-merger = { $unit } chưa có lần sáp nhập nào { $chi } ạ.
figures-made-by-merger = { $unit } mới có từ ngày { $day }, do các nơi dưới đây nhập lại. { $Chi } xem nơi nào ạ?
label-unit = { $unit }
label-up = Lên { $unit }
label-report = Báo cáo
label-months = Từng tháng
label-figures-again = Tỷ lệ dự sinh hoạt

# Hội viên

members-on = { $unit } có { $members } hội viên, tính đến { $day }.{ $honorary ->
    [0] {""}
   *[other] {" "}Ngoài ra có { $honorary } hội viên danh dự.
}
members-against = So với { $before }: { members-change }.
members-against-day = So với ngày { $day }: { members-change }.
members-change = { $way ->
    [up] tăng { $change } chị ({ $old } → { $new })
    [down] giảm { $change } chị ({ $old } → { $new })
   *[same] không đổi ({ $new })
}
gathered-against = So với ngày { $day }: { $way ->
    [up] tăng { $change } điểm phần trăm ({ $old }% → { $new }%)
    [down] giảm { $change } điểm phần trăm ({ $old }% → { $new }%)
   *[same] không đổi ({ $new }%)
}.
gathered-nothing-to-compare = Ngày { $day } chưa có số phụ nữ nên chưa so được.
members-part = – { $unit }: { $members }
members-direct = – Trực tiếp ({ $unit }): { $members }
members-left = Còn { $left } nơi nữa.
members-new = { $unit }, { $period }: { $count ->
    [0] chưa có hội viên mới
   *[other] { $joined } hội viên mới
}.
members-gone = Ra khỏi Hội { $left }, qua đời { $died }.
members-moved = Chuyển đến { $came }, chuyển đi { $went }{ $inside ->
    [0] {""}
   *[other] {" "}(trong đó { $inside } chuyển giữa các chi hội ở đây)
}.
members-others = Sinh hoạt lại { $returned }, ghi vào sổ mà không rõ ngày vào Hội { $listed }.
members-new-most = Nhiều nhất: { $units }{ $left ->
    [0] {""}
   *[other] , và { $left } nơi nữa
}.
members-left-in = { $unit }, { $period }: { $count ->
    [0] chưa có chị nào ra khỏi Hội, qua đời, chuyển đi hay chuyển đến
   *[other] ra khỏi Hội { $left }, qua đời { $died }, chuyển đi { $went }, chuyển đến { $came }
}.
members-left-most = Ra khỏi Hội: { $units }{ $left ->
    [0] {""}
   *[other] , và { $left } nơi nữa
}.
label-who-joined = Những chị nào
members-new-woman = – { $name }{ $birth ->
    [none] {""}
   *[other] {" "}({ $birth })
}, { $branch }, vào Hội { $day }
members-women-left = Còn { $left } chị nữa.
label-new-members = Hội viên mới
label-how-many-members = Tất cả hội viên

# Nơi khác họp khi nào

next-meeting-of = { $unit } họp { $when }{ meeting-at }.{ meeting-about }
no-next-meeting-of = { $unit } chưa có lịch họp sắp tới.
last-meeting-of = Buổi gần nhất: { $day }.

# Tỷ lệ tập hợp hội viên

gathered = { $unit }, tính đến { $day }: { $members } hội viên trên { $women } phụ nữ từ 18 tuổi ({ $percent }%){ $state ->
    [wrong] , hội viên nhiều hơn phụ nữ: { $chi } xem lại số phụ nữ giúp { $em }
    [floor] , dưới mức sàn { $floor }%
    [line] , dưới mức { $line }%
   *[none] {""}
}.
gathered-nothing = { $unit } có { $members } hội viên, chưa có số phụ nữ từ 18 tuổi nên chưa tính được tỷ lệ tập hợp.
gathered-by = Số phụ nữ: { $women }{ $base ->
    [present] , có mặt tại địa bàn
    [resident] , cư trú từ 6 tháng trở lên
   *[none] {""}
}{ $source ->
    [none] {""}
   *[other] , theo { $source }
}{ $day ->
    [none] {""}
   *[other] , ngày { $day }
}.
gathered-below-floor = Dưới sàn { $line }%: { $units }{ gathered-left }.
gathered-below = Dưới { $line }%: { $units }{ gathered-left }.
gathered-wrong = Cần xem lại số phụ nữ: { $units }{ gathered-left }.
gathered-left = { $left ->
    [0] {""}
   *[other] , và { $left } nơi nữa
}
gathered-lacking = { $lacking } nơi chưa có số phụ nữ nên chưa tính.
gathered-beside = { $unit }, tính đến { $day }: { $ranked ->
    [yes] tỷ lệ tập hợp hội viên của các { figures-of }
   *[none] { gathered-how-many }
}.{ $unrolled ->
    [0] {""}
   *[other] {" "}{ $unrolled } { figures-of } chưa đủ số phụ nữ từ 18 tuổi: { $unrolled_units }{ gathered-left }.
}
gathered-how-many = { $count ->
    [0] không { figures-of } nào { gathered-line } tập hợp hội viên
   *[other] { $count }/{ $all } { figures-of } { gathered-line } tập hợp hội viên
}
gathered-line = { $floor ->
    [yes] dưới mức sàn { $line }%
   *[none] { figures-beside-line }
}
gathered-unit = { $unit }: { $members }/{ $women } ({ $percent }%)
label-below-line = Nơi dưới { $line }%
