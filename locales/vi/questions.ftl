# Ai giữ việc gì

who-holds = { $name ->
    [none] { $unit } đã có { holder-role }; tên thì { $chi } chưa được xem ở đơn vị này.
   *[other] { $unit }: { holder-role } là chị { $name }{ holder-year }, giữ việc từ { $since }{ holder-until }.{ holder-phone }
}
holder-year = { $birth ->
    [none] {""}
   *[other] {" "}({ $birth })
}
holder-until = { $until ->
    [none] {""}
   *[other] {" "}đến hết { $until }
}
holder-phone = { $phone ->
    [none] {""}
   *[other] {" "}Số điện thoại: { $phone }.
}
holder-role = { $role ->
    [head] chi hội trưởng
    [deputy] chi hội phó
    [group_leader] tổ trưởng
    [drafter] người soạn tin
   *[cadre] cán bộ Hội
}
nobody-holds = { $unit } chưa có { holder-role } trong sổ của { $em }.
label-phone-of-holder = Xem số điện thoại chị { $name }
phone-of-holder = Chị { $name }: { $phone ->
    [none] chưa có số điện thoại
   *[other] { $phone }
}.
all-who-hold = { $unit }: { $count }/{ $all } { figures-of } có { holder-role }.{ $lacking ->
    [0] {""}
   *[other] {" "}Chưa có:
}
holder-of-unit = { $unit }: { $name ->
    [none] chưa có
    [hidden] đã có
   *[other] { $name }
}

# Buổi gần nhất

last-held = { $unit }, { $before ->
    [0] buổi gần nhất
   *[other] buổi trước đó
}{ $of ->
    [none] {""}
   *[other] {" "}({ $of })
}: { $when_day }. { $rolled ->
    [yes] Có mặt { $present }/{ $expected } chị ({ $percent }%){ $named ->
        [yes] , vắng có lý do { $excused }, vắng không lý do { $absent }.
       *[none] . Chưa có tên từng người.
    }
   *[none] Chưa điểm danh.
}{ meeting-about }
last-held-none = { $unit } chưa có buổi nào { $before ->
    [yes] trước đó
   *[none] đã họp
}.
label-who-came = Những chị có mặt
label-meeting-before = Buổi trước đó

# Hai nơi cạnh nhau

side-heading = { $day ->
    [none] { $period }, { $what ->
        [side-often] số buổi họp
       *[side] dự sinh hoạt
    }:
   *[other] Tính đến { $day }:
}
side-not-met = { $unit }: chưa có buổi nào
side-no-women = { $unit }: { $members } hội viên, chưa có số phụ nữ từ 18 tuổi
side-members = { $unit }: { $members } hội viên
side-not-compared = Chưa đủ số nên chưa so được.
side-difference = { $same ->
    [yes] { $two ->
        [yes] Hai nơi bằng nhau.
       *[none] Các nơi bằng nhau.
    }
   *[none] { $two ->
        [yes] { $High } hơn { $low } { side-unit }.
       *[none] Cao nhất: { $high }; thấp nhất: { $low }; chênh { side-unit }.
    }
}
side-unit = { $change } { $what ->
    [side-often] buổi
    [side-members] hội viên
   *[side] điểm phần trăm
}

# Hạn báo cáo, nhắc nơi còn thiếu

reports-due = { $unit }, hạn báo cáo:
report-due = – { $period }: chốt số liệu { $closes }, { $em } soạn sẵn { $drafted }, gửi đến hết { $until } là đúng hạn{ $state ->
    [sent] . Đã gửi rồi
    [over] . Đã quá hạn mà chưa gửi
    [closed] , còn { $left } ngày. Đã chốt, chưa gửi
   *[none] , còn { $left } ngày
}.
label-remind-later = Chưa nhắc
label-nudge-them = Nhắc { $count } nơi
nudge-reports = Báo cáo { $period }, { $unit }: { $missing }/{ $all } nơi chưa gửi.{ $nudged ->
    [0] {""}
   *[other] {" "}Hôm nay đã nhắc { $nudged } nơi.
}{ nudge-nobody } { $Em } nhắc { $count } nơi này nhé: { $units }.
nudge-nobody = { $nobody ->
    [none] {""}
   *[other] {" "}Chưa có người phụ trách để nhắc: { $nobody }.
}
nudge-rolls = { $missing ->
    [0] { $old ->
        [none] Không có nơi nào còn buổi chưa điểm danh.
       *[other] Không còn buổi nào để nhắc điểm danh.
    }
   *[other] { $missing } nơi còn buổi chưa điểm danh.{ $asked ->
        [0] {""}
       *[other] {" "}Hôm nay đã nhắc { $asked } nơi.
    }{ nudge-nobody }{ $count ->
        [0] {""}
       *[other] {" "}{ $Em } nhắc { $count } nơi này điểm danh nhé: { $units }.
    }
}{ $old ->
    [none] {""}
   *[other] {" "}Buổi đã quá ba tháng, { $em } không nhắc nữa: { $old }.
}
nudge-merged = Báo cáo { $period } không còn bản riêng nên không phải nhắc ạ.
unit-now-called = { $former } nay là { $unit }.
unit-became = { $unit } đã { $into ->
    [none] giải thể
   *[other] nhập vào { $into }
} từ { $day }.
RollsAsked = { $night ->
    [false] Dạ, { $em } nhắc điểm danh { $count } nơi: { $units }.
   *[other] Dạ, đang đêm nên { $when_hour } { $em } mới nhắc điểm danh { $count } nơi: { $units }.
}

# Đơn vị: có mấy nơi, đứng thứ mấy, bao giờ họp

units-count = { $unit } có { $count } { figures-of }{ $names ->
    [none] {""}
   *[other] : { $names }{ gathered-left }
}.
place-not-known = { $Em } chỉ xem được các đơn vị { $chi } phụ trách nên không so { $unit } với nơi khác được.
unit-place = { $place ->
    [0] { $unit } chưa điểm danh buổi nào trong { $period } nên chưa xếp được.
   *[other] { $unit } đứng thứ { $place }/{ $all } { figures-of } đã điểm danh ở { $above }, { $period }: { $present }/{ $expected } { $with_roll ->
        [1] chị
       *[other] lượt
    } ({ $percent }%), { $with_roll }/{ $meetings } buổi có điểm danh.
}
label-ranking = Xếp hạng
meetings-coming = { $unit }{ $days ->
    [none] , lịch họp sắp tới
   *[other] , { $days }
}{ $count ->
    [0] { $past ->
        [yes] : không có buổi nào.
       *[none] : chưa có buổi nào.
    }
   *[other] :
}
meeting-coming = – { $unit }: { $when }{ meeting-at }{ $held ->
    [yes] { $rolled ->
        [yes] , có mặt { $present }/{ $expected }
       *[none] , chưa điểm danh
    }
   *[none] {""}
}
meetings-coming-more = Còn nữa, { $chi } hỏi từng ngày hay từng nơi giúp { $em }.
figures-why = { $Em } chỉ có số, chưa biết vì sao. { $Chi } xem từng tháng, hoặc hỏi chi hội trưởng giúp { $em }.
report-of-unit = { $unit }, báo cáo { $period }: { $state ->
    [sent] đã gửi{ $day ->
        [none] {""}
       *[other] {" "}ngày { $day }
    }
    [draft] đang làm, chưa gửi
   *[none] chưa làm
}.
no-targets = { $Em } chưa giữ chỉ tiêu nào ngoài mức tập hợp hội viên.
women-ranked = { $unit }, { $new ->
    [yes] { $period }: hội viên mới
   *[none] tính đến { $day }: hội viên
}, { $way ->
    [low] ít nhất đứng đầu
   *[high] nhiều nhất đứng đầu
}:
side-times = Dự sinh hoạt { $unit }:
side-change = { $way ->
    [up] Tăng { $change } điểm phần trăm ({ $old }% → { $new }%).
    [down] Giảm { $change } điểm phần trăm ({ $old }% → { $new }%).
   *[same] Không đổi ({ $new }%).
}

# Chị nào vắng nhiều, chị nào dự đều

women-came = { $meetings ->
    [0] { $unit }, { $period }: chưa có buổi nào điểm danh từng chị.
   *[other] { $unit }, { $period }, { $meetings } buổi có điểm danh từng chị: { $count ->
        [0] không chị nào { women-came-way }.
       *[other] { $count } chị { women-came-way }, { $way ->
            [low] vắng nhiều nhất đứng đầu.
            [high] dự đều nhất đứng đầu.
           *[never] được mời nhiều nhất đứng đầu.
        }{ $numbered ->
            [yes] {" "}Số đứng trước là STT.
           *[none] {""}
        }
    }
}
women-came-way = { $way ->
    [low] có vắng
    [high] có dự
   *[never] chưa dự buổi nào
}
women-came-line = – { $line }
woman-came = { $name }: { $way ->
    [high] dự { $came }/{ $expected } buổi
   *[low] vắng { $missed }/{ $expected } buổi
}
women-unnamed = Tên từng chị thì { $chi } chưa được xem ở { $unit }; { $em } xem theo đơn vị.

# Nơi nào tăng, nơi nào giảm

changed-since = So với { $before }: { $all ->
    [0] chưa nơi nào đủ số để so.
   *[other] { $count ->
        [0] không nơi nào { changed-way }.
       *[other] { $count }/{ $all } nơi { changed-way }, { changed-way } nhiều nhất đứng đầu:
    }
}
changed-way = { $way ->
    [low] giảm
   *[high] tăng
}
changed-unit = { $unit }: { changed-way } { $points } điểm phần trăm, { $old }% → { $percent }% ({ $present }/{ $expected })
changed-not = Chưa đủ số để so: { $units }{ gathered-left }.

side-against = So với { $before }: { $changes }.
side-changed = { $unit } { $way ->
    [up] tăng { side-unit } ({ side-from-to })
    [down] giảm { side-unit } ({ side-from-to })
    [same] không đổi
   *[none] chưa đủ số để so
}
side-from-to = { $what ->
    [side-often] { $old } → { $new }
    [side-members] { $old } → { $new }
   *[side] { $old }% → { $new }%
}
chart-of-several = Biểu đồ { $units } cạnh nhau.
workbook-of-several = Tệp Excel của { $unit } có đủ { $units }.
workbook-of-which = Mỗi nơi một tệp, { $chi } lấy tệp nào ạ?

# Đếm trong sổ của nhiều chi hội

counted-in-books = { $unit }: { $count }/{ $every } hội viên { $what ->
    [aged] { women-aged }, tính theo năm sinh.{ $undated ->
        [0] {""}
       *[other] {" "}{ $undated } chị sổ chưa ghi năm sinh.
    }
   *[standing] { standing-what }.
}
counted-part = – { $unit }: { $count }/{ $every }
names-not-hers = Tên và số điện thoại từng chị thì { $chi } chưa được xem. Chị { $name } ở chi hội nào, { $chi } hỏi cán bộ Hội ở xã đó giúp { $em }.

# Xã nào chưa họp, đã họp, còn buổi chưa điểm danh

idle-communes = { $period }, { $unit }: { $what ->
    [unmet] { $count ->
        [0] xã nào cũng đã có nơi họp ({ $all } xã).
       *[other] { $count }/{ $all } xã chưa có buổi nào.
    } Chi hội chưa họp: { $branches }/{ $of }.
    [met] { $count ->
        [0] chưa xã nào có buổi họp ({ $all } xã).
       *[other] { $count }/{ $all } xã đã có buổi họp.
    } Chi hội đã họp: { $branches }/{ $of }.
   *[unmarked] { $count ->
        [0] xã nào cũng điểm danh hết các buổi đã họp ({ $all } xã).
       *[other] { $count }/{ $all } xã còn buổi chưa điểm danh.
    } Chi hội còn buổi chưa điểm danh: { $branches }/{ $of }.
}
label-these-branches = Xem từng chi hội
