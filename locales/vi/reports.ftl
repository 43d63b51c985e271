# Báo cáo tháng, quý, sáu tháng, chín tháng, năm

report-period = { $kind ->
    [month] tháng { $number }/{ $year }
    [quarter] quý { $number }/{ $year }
    [half] 6 tháng { $number ->
        [1] đầu
       *[other] cuối
    } năm { $year }
    [nine] 9 tháng năm { $year }
   *[year] năm { $year }
}
report-figure = { $figure ->
    [meetings] số buổi sinh hoạt
    [rolled] số buổi có điểm danh
    [present] số lượt hội viên dự sinh hoạt
    [expected] số lượt hội viên được mời
    [small_meetings] số buổi của tổ, câu lạc bộ
    [small_rolled] số buổi của tổ, câu lạc bộ có điểm danh
    [small_present] số lượt dự ở tổ, câu lạc bộ
    [small_expected] số lượt được mời ở tổ, câu lạc bộ
    [event_meetings] số hoạt động khác
    [event_rolled] số hoạt động khác có điểm danh
    [event_present] số lượt dự hoạt động khác
    [event_expected] số lượt được mời hoạt động khác
    [office_meetings] số cuộc họp Ban Chấp hành, giao ban
    [office_rolled] số cuộc họp có điểm danh
    [office_present] số lượt cán bộ dự họp
    [office_expected] số lượt cán bộ được mời họp
    [training_meetings] số lớp tập huấn
    [training_rolled] số lớp tập huấn có điểm danh
    [training_present] số lượt người dự tập huấn
    [training_expected] số lượt người được mời tập huấn
    [members] tổng số hội viên
    [honorary] hội viên danh dự
    [new] hội viên mới
    [returned] hội viên sinh hoạt lại
    [listed] hội viên ghi thêm vào sổ
    [came] hội viên chuyển đến
    [went] hội viên chuyển đi
    [left] hội viên ra khỏi Hội
    [died] hội viên qua đời
    [gathered] hội viên nơi đã có số phụ nữ
    [women] phụ nữ từ 18 tuổi
    [lacking] nơi chưa có số phụ nữ
    [branches] số chi hội
   *[branches_met] số chi hội có sinh hoạt
}
report-figure-option = Sửa { report-figure }
report-changed = { $value } (theo sổ: { $counted })

report-meetings = Trong { report-period }, { $place ->
    [branch] chi hội
   *[other] các chi hội
} { $meetings ->
    [0] chưa có buổi sinh hoạt nào ghi trong sổ
   *[other] tổ chức { $meetings_said } buổi sinh hoạt{ $rolled ->
        [0] { $present ->
            [0] , chưa buổi nào có điểm danh nên chưa có số người dự
           *[other] , { $present_said } lượt hội viên tham dự
        }
       *[other] , { $present_said } lượt hội viên tham dự{ report-percent }{ $unrolled ->
            [0] {""}
           *[other] ; còn { $unrolled } buổi chưa điểm danh{ $days ->
                [none] {""}
               *[other] {" "}({ $days })
            } nên chưa tính số người dự
        }
    }
}.
report-percent = { $percent ->
    [none] {""}
   *[other] {" "}(đạt { $percent }%, { $came }/{ $asked } lượt)
}
report-branches = Có { $met }/{ $all } chi hội sinh hoạt{ $gone ->
    [0] {""}
   *[other] , tính cả { $gone } chi hội nay đã sáp nhập hoặc giải thể
}.
report-others = { $what ->
    [small] Các tổ, câu lạc bộ sinh hoạt { $meetings_said } buổi
    [event] Tổ chức { $meetings_said } hoạt động khác
    [training] Tập huấn { $meetings_said } lớp
   *[office] { $place ->
        [branch] Họp ban chấp hành chi hội, giao ban { $meetings_said } cuộc
       *[other] Họp Ban Chấp hành, Ban Thường vụ, giao ban { $meetings_said } cuộc
    }
}{ $rolled ->
    [0] , chưa có điểm danh
   *[other] , { $present_said } lượt { $what ->
        [office] cán bộ
       *[other] người
    } dự{ report-percent }{ $unrolled ->
        [0] {""}
       *[other] ; còn { $unrolled } lần chưa điểm danh
    }
}.
report-whole-attendance = Tính chung mọi loại buổi: { $came }/{ $asked } lượt dự ({ $percent }%), { $rolled }/{ $meetings } buổi có điểm danh.
report-members = { $new ->
    [untold] Tổng số hội viên đến ngày { $day } là { $members_said }
    [0] Chưa phát triển hội viên mới; tổng số hội viên đến ngày { $day } là { $members_said }
   *[other] Phát triển mới { $new_said } hội viên{ $grew ->
        [yes] , nâng tổng số hội viên lên { $members_said }
       *[none] ; tổng số hội viên đến ngày { $day } là { $members_said }
    }
}{ $honorary ->
    [0] {""}
   *[other] , ngoài ra có { $honorary } hội viên danh dự
}.
report-move = { $what ->
    [came] chuyển đến { $count }
    [went] chuyển đi { $count }
    [returned] sinh hoạt lại { $count }
    [listed] ghi thêm vào sổ { $count }
    [left] ra khỏi Hội { $count }
   *[died] qua đời { $count }
}
report-gathering = Tỷ lệ tập hợp hội viên { $under ->
    [yes] là
   *[none] đạt
} { $percent }% ({ $gathered_said }/{ $women_said } phụ nữ từ 18 tuổi){ $under ->
    [yes] , chưa đạt mức { $line }%
   *[none] {""}
}{ $lacking ->
    [0] {""}
   *[other] ; { $lacking } nơi chưa có số phụ nữ nên chưa tính
}.
report-and-more = { $names } và { $left } nơi nữa
report-and-more-figures = { $names } và { $left } số nữa

report-heading = Báo cáo { $unit }, { report-period }{ $days ->
    [none] {""}
   *[other] {" "}({ $days })
}: { $state ->
    [draft] { $issue ->
        [1] bản nháp
       *[other] bản sửa, chưa gửi
    }
    [taken_back] { $returned ->
        [true] trả lại để sửa
       *[false] đã lấy lại, đang sửa
    }
    [confirmed] chị { $by } đã xác nhận
    [sent] chị { $by } đã xác nhận và gửi
   *[replaced] đã có bản sửa thay
}{ $runs ->
    [yes] , số tính đến lúc này
   *[none] {""}
}.
report-paragraph = { $hard ->
    [true] ({ $number }) Khó khăn, đề xuất: { $text }
   *[false] ({ $number }) { $text }
}
report-more-paragraphs = Còn { $left } đoạn nữa, { $chi } xem trong tệp Word.
report-missing = Còn thiếu báo cáo: { $units }.
report-waiting = Đã chốt, chưa gửi, nhưng số đã cộng vào đây: { $units }.
report-no-roll = Có họp mà chưa điểm danh: { $units }.
report-gone = Nay không còn riêng nên không chờ báo cáo: { $units }. Số của những nơi này lấy theo sổ.
books-apart = { $count } { $of ->
    [branch] chi hội
    [commune] xã
   *[other] nơi
} chốt sổ ngày khác: { $units }. Ở đây tính theo ngày của { $unit }.
report-returned-why = Cần sửa: { $why }
report-why = { report-figure } { $value } (theo sổ: { $counted }): { $why }
report-why-line = Vì sao khác sổ: { $text }.
report-more-whys = Còn { $left } số khác sổ nữa, { $chi } xem trong tệp Word.
report-whys = Báo cáo { $unit }, { report-period }: { $count ->
    [0] không sửa số nào, các số đều theo sổ.
   *[other] { $count } số khác sổ.
}
report-by-book-already = Các số đang theo sổ cả rồi { $chi } ạ.
report-no-report = { $unit } chưa có báo cáo nào { $chi } ạ.
report-otherwise-figure = { $unit }: { report-figure } { $value } (theo sổ: { $counted }{ $why ->
    [none] {""}
   *[other] ; { $why }
})
report-otherwise = Nơi dưới đã sửa số: { $changes }.
report-hard-below = { $count ->
    [0] Các nơi dưới { $unit } chưa ghi khó khăn, đề xuất nào.
   *[other] { $count } khó khăn, đề xuất các nơi dưới { $unit } đã ghi:
}
report-hard-of = { $unit }: { $text }
report-moved = { $open ->
    [true] Sổ có thay đổi sau ngày khóa sổ, bản này chưa tính: { $changes }.
   *[false] Thay đổi sau khi chốt: { $changes }.
}
report-hard-open = Khó khăn, đề xuất: { $chi } nhắn "khó khăn:" rồi viết tiếp thì { $em } ghi vào đúng lời { $chi }.
label-report-send = Đúng rồi, gửi
label-report-still = Vẫn gửi
label-report-wait = Chờ đã
label-report-edit = Sửa
label-report-again = Lấy lại để sửa
label-report-return = Trả lại để sửa
label-report-word = Xem tệp Word
label-report-hard-below = Khó khăn các nơi đã ghi ({ $count })
label-report-show = Xem báo cáo
label-report-whole = Xem cả báo cáo
report-as-it-was = Dạ, báo cáo vẫn như cũ.
label-report-back = Lấy lại đoạn vừa bỏ
label-report-standing = Nơi nào chưa gửi
label-report-nudge = Nhắc những nơi chưa gửi
label-report-own = Xem báo cáo { $unit }
label-report-add = Thêm một đoạn
label-report-hard = Ghi khó khăn, đề xuất
label-report-drop = Bỏ một đoạn
label-report-missed = Sổ ghi còn thiếu
label-report-counted-again = Đã đếm lại
report-which = Báo cáo { $unit }: { $chi } xem kỳ nào ạ? { $Chi } cũng có thể nhắn: báo cáo quý 3.
report-period-label = { $kind ->
    [month] Tháng { $number }/{ $year }
    [quarter] Quý { $number }/{ $year }
    [half] 6 tháng { $number ->
        [1] đầu
       *[other] cuối
    } năm { $year }
    [nine] 9 tháng năm { $year }
   *[year] Năm { $year }
}
report-not-hers = Báo cáo do chi hội trưởng và cán bộ Hội làm ạ.

ask-report_return-why = Báo cáo { $unit } cần sửa gì ạ? { $Chi } nhắn một câu, { $em } chuyển đúng như vậy. Bản này do { $unit } sửa và gửi lại.
ask-report-what = { $Chi } sửa gì ạ? { $Chi } có thể nhắn: sửa số buổi thành 4 vì ghi sót một buổi.
ask-report-value = Sửa { report-figure } thành bao nhiêu ạ? Báo cáo đang ghi { $said }.
ask-report-why = Vì sao { $several ->
    [none] { report-figure } là { $value } ạ? Theo sổ là { $counted }.
   *[other] { $several } ạ?
} { $Chi } nhắn lý do, hoặc chọn:
report-several = { report-figure } là { $value } (theo sổ: { $counted })
report-figure-value = { report-figure } { $value }
report-none-written = { $Em } chưa ghi số nào: { $changes }.{ $figure ->
    [none] {""}
   *[other] {" "}Nếu { report-figure } là { $value } thì số kia { $why ->
        [least] ít nhất
       *[other] nhiều nhất
    } { $most }.
}
ask-report-text = { $what ->
    [hard] { $Chi } nhắn khó khăn, đề xuất bằng lời của { $chi }, { $em } ghi đúng như vậy.
   *[more] { $Chi } nhắn đoạn muốn thêm, { $em } ghi đúng như vậy.
}
ask-report-number = Bỏ đoạn nào ạ?
unclear-report-edit = { $times ->
    [1] { $Em } chưa rõ { $chi } sửa gì.
   *[other] { $Chi } nhắn tên mục và con số, ví dụ: hội viên mới 5. Hoặc: buổi sinh hoạt 4. Hoặc: mục 3: 12. Không sửa nữa { $chi } nhắn 0.
}
unclear-report-number = { $Chi } nhắn một con số giúp { $em }, ví dụ: 4.

ReportFigureChanged = { $by_book ->
    [true] Dạ, { report-figure } ghi như trong sổ: { $counted }.
   *[false] Dạ, { report-figure }: { $was } → { $value } (theo sổ: { $counted }). Vì sao khác sổ: { $why }.
}
ReportPartAdded = { $hard ->
    [true] Dạ, { $em } đã ghi vào phần khó khăn, đề xuất.
   *[false] Dạ, { $em } đã thêm đoạn ấy.
}
ReportPartDropped = Dạ, { $em } đã bỏ đoạn ấy.
ReportPartBack = Dạ, đoạn ấy đã có lại.
ReportConfirmed = { $waits ->
    [true] { $above ->
        [none] Dạ, { $chi } đã xác nhận báo cáo { $unit }. Chốt sổ xong ({ $closes_day }) mà số vẫn thế thì báo cáo đứng như vậy; số đổi thì { $em } hỏi lại { $chi }.
       *[other] Dạ, { $chi } đã xác nhận báo cáo { $unit }. Chốt sổ xong ({ $closes_day }) mà số vẫn thế thì { $em } gửi lên { $above }; số đổi thì { $em } hỏi lại { $chi }.
    }
   *[false] { $above ->
        [none] Dạ, { $chi } đã xác nhận báo cáo { $unit }.
       *[other] Dạ, { $em } đã gửi báo cáo { $unit } lên { $above }.
    }
}
ReportLacks = { $reports ->
    [0] Còn { $rolls } buổi chưa điểm danh
   *[other] Còn { $reports } { $place ->
        [commune] chi hội
       *[other] nơi
    } chưa gửi báo cáo{ $rolls ->
        [0] {""}
       *[other] , { $rolls } buổi chưa điểm danh
    }
}. { $Chi } vẫn gửi báo cáo { $unit } ạ?
ReportTakenBack = Dạ, báo cáo { $unit } đã lấy lại. { $Chi } sửa xong rồi gửi lại nhé.
ReportSentBack = { $kept ->
    [true] Dạ, { $em } đã nhắn { $unit } sửa. Bản đã gửi vẫn đứng cho đến khi { $unit } gửi bản sửa.
   *[false] Dạ, { $em } đã trả báo cáo lại cho { $unit } và nhắn lý do. Khi { $unit } sửa xong sẽ gửi lại.
}
ReportTheirs = Báo cáo này do { $unit } làm, { $chi } không sửa hay gửi thay được. Báo cáo đã gửi mà cần sửa thì { $chi } trả lại, kèm lý do.
NobodyToSendBackTo = Hiện { $unit } chưa có người phụ trách để trả lại. { $Chi } sửa giúp được, có ghi tên { $chi }.
ReportNotSent = Báo cáo này { $unit } chưa gửi, hoặc đang sửa rồi { $chi } ạ.
ReportNotSentYet = Báo cáo { $unit }, { report-period }: { $state ->
    [none] chưa làm
    [draft] đang làm, chưa gửi
    [taken_back] { $why ->
        [none] đã lấy lại để sửa, chưa gửi
       *[other] đã trả lại để sửa ({ $why }), chưa gửi lại
    }
    [replaced] đang sửa, chưa gửi
   *[confirmed] đã chốt, chưa gửi
}. Khi { $unit } gửi thì { $chi } xem được nội dung.
NoReasonToSendBack = { $Chi } cho { $em } biết cần sửa gì, ví dụ: thiếu số buổi tháng 9.
ReportCorrectionBegun = Báo cáo { $unit } đã được tính vào báo cáo cấp trên, nên { $em } mở một bản sửa. Bản đã gửi vẫn đứng cho đến khi { $chi } gửi bản này.
NoSuchReportPeriod = Thời gian này chưa tới, hoặc không có { $chi } ạ.
NoReportsHere = { $unit } không làm báo cáo thời gian này { $chi } ạ.
NoSuchReport = { $Em } không thấy báo cáo này { $chi } ạ.
ReportEditedMeanwhile = { $by ->
    [none] Báo cáo này vừa được sửa, nên { $em } chưa ghi gì. { $Chi } xem lại bản mới nhé.
   *[other] Chị { $by } vừa sửa báo cáo này lúc { $when_hour }, nên { $em } chưa ghi gì. { $Chi } xem lại bản mới nhé.
}
ReportFiguresMoved = Trong sổ vừa có số mới nên báo cáo không còn như { $chi } đã xem. { $Chi } xem lại rồi hãy gửi nhé.
ReportStands = Báo cáo này đã xác nhận rồi. Muốn sửa, { $chi } mở ra và lấy lại trước nhé.
ReportCorrected = Báo cáo này đã có bản sửa rồi { $chi } ạ. { $Chi } mở bản sửa rồi làm tiếp nhé.
ReportTakenUp = Báo cáo này đã được tính vào báo cáo { $above } rồi { $chi } ạ. { $Chi } làm bản sửa nhé.
BadReportFigure = { $why ->
    [name] Báo cáo không có số này { $chi } ạ.
    [least] { $most ->
        [0] Con số từ 0 trở lên { $chi } ạ. { $Chi } xem lại số.
       *[other] { $figure ->
            [none] Số được mời không ít hơn số dự: ít nhất { $most }. Số dự sai thì { $chi } sửa số dự trước.
           *[other] Báo cáo đang ghi { report-figure } là { $value }, nên số này ít nhất là { $most }. Số kia sai thì { $chi } sửa số kia trước.
        }
    }
    [met] Báo cáo đang ghi { report-figure } là { $value }, mà chi hội có sinh hoạt thì ít nhất một buổi: số này nhiều nhất { $most }. Số buổi còn thiếu thì { $chi } sửa số buổi trước.
    [gains] Hội viên mới, chuyển đến, sinh hoạt lại cộng vào không quá tổng số hội viên (đang ghi { $value }): số này nhiều nhất { $most }. Tổng số còn thiếu thì { $chi } sửa tổng số trước.
    [expected] Số dự không quá số được mời: nhiều nhất { $most }. Số được mời còn thiếu thì { $chi } sửa số được mời trước.
    [meetings] Số buổi có điểm danh không quá số buổi: nhiều nhất { $most }. Số buổi còn thiếu thì { $chi } sửa số buổi trước.
    [invited] Theo số buổi và số hội viên, số này nhiều nhất là { $most }. Số buổi hay số hội viên còn thiếu thì { $chi } sửa số ấy trước.
    [members] Trong thời gian này có { $most } hội viên nên số này không quá { $most }. Tổng số hội viên còn thiếu thì { $chi } sửa tổng số trước.
    [women] Ở đây có { $most } phụ nữ từ 18 tuổi nên số này không quá { $most }. Số phụ nữ còn thiếu thì { $chi } sửa số phụ nữ trước.
    [branches] Số này không quá số nơi bên dưới: nhiều nhất { $most }.
    [book] Sổ ghi { $most }, số này không thể hơn nữa. Số buổi, số hội viên hay số phụ nữ còn thiếu thì { $chi } sửa số ấy trước.
    [days] Trong thời gian này nhiều nhất { $most } buổi { $chi } ạ. { $Chi } xem lại số.
   *[size] Số này lớn quá { $chi } ạ: nhiều nhất { $most }. { $Chi } xem lại số.
}
ReasonMissing = { $Chi } cho { $em } biết vì sao khác với sổ, ví dụ: sửa số buổi thành 4 vì ghi sót một buổi.
BadReportPart = Đoạn này trống hoặc dài quá { $chi } ạ: mỗi đoạn nhiều nhất { $longest } chữ cái, và nhiều nhất { $most } đoạn.
NoSuchReportPart = Báo cáo không có đoạn này { $chi } ạ: đoạn 1 đến { $last }.

reports-standing = Báo cáo { report-period }, { $unit }: { $sent }/{ $all } { $of ->
    [branch] chi hội
    [commune] xã
   *[other] nơi
} đã gửi{ $waiting ->
    [0] {""}
   *[other] , { $waiting } nơi đã xác nhận, chờ chốt sổ
}. Báo cáo của { $unit }: { $own ->
    [none] chưa làm
    [draft] bản nháp
    [taken_back] đang sửa
    [confirmed] đã xác nhận
   *[sent] đã gửi
}.
reports-also = { $late ->
    [none] {""}
   *[other] Cũng chưa đủ báo cáo { $late }.{" "}
}Đang tính { $running }, { $closes } mới chốt sổ.
report-unit-line = { $unit }{ $head ->
    [none] {" "}(chưa có người phụ trách)
    [hidden] {""}
   *[other] {" "}(chị { $head })
}: { $state ->
    [none] chưa làm
    [draft] chưa gửi
    [returned] trả lại để sửa
    [taken_back] lấy lại, đang sửa
    [confirmed] đã xác nhận, chờ chốt sổ
   *[sent] đã gửi{ $sent ->
        [none] {""}
       *[other] {" "}{ $sent }
    }
}{ $meetings ->
    [0] , chưa họp
   *[other] { $without ->
        [0] {""}
       *[other] , { $without } buổi chưa điểm danh
    }
}{ $nudged ->
    [yes] , hôm nay đã nhắc
   *[none] {""}
}
ReportsNudged = { $count ->
    [0] Những nơi chưa gửi đều chưa có người phụ trách trên đây: { $nobody }.
   *[other] { $night ->
        [false] Dạ, { $em } nhắc { $units }.
       *[other] Dạ, đang đêm nên { $when_hour } { $em } mới nhắc { $units }.
    }{ $nobody ->
        [none] {""}
       *[other] {" "}Chưa có người phụ trách để nhắc: { $nobody }.
    }
}
NudgedToday = Hôm nay { $em } đã nhắc những nơi chưa gửi rồi ạ. Mai { $chi } nhắc lại được.
NothingMissing = Các nơi đã gửi đủ rồi { $chi } ạ.

report-drafted = { $kind_of ->
    [report-draft] { $Em } viết sẵn báo cáo từ sổ, { $chi } xem giúp { $em }.
    [report-returned] Chị { $by } ở { $above } trả lại báo cáo này để sửa.
    [report-again] Từ lúc { $chi } xác nhận đến khi chốt sổ, số có thay đổi. { $Chi } xem lại giúp { $em }.
   *[report-nudge] Chị { $by } ở { $above } nhắc: báo cáo này chưa gửi { $chi } ạ.
}
report-from-below = { $what ->
    [report-all] Các nơi dưới { $above } đã gửi đủ báo cáo { report-period }. { $Chi } xem báo cáo { $above } rồi gửi nhé.
    [report-late] Dạ, { $unit } vừa gửi báo cáo { report-period }, sau khi { $above } đã xác nhận. Báo cáo { $above } đang lấy số của { $unit } theo sổ. { $Chi } xem có cần sửa không nhé.
   *[report-fixed] Dạ, { $unit } đã gửi bản sửa báo cáo { report-period }, sau khi { $above } đã xác nhận. { $Chi } xem có cần sửa theo không nhé.
}

command-baocao = báo cáo tháng, quý, năm
paper-report = Báo cáo { $unit }, { $period }. Tờ này chưa ký: { $chi } in ra, xem lại rồi ký tên, đóng dấu.
report-file = Báo cáo { $unit } { $period }
report-title = Báo cáo
report-subtitle = Kết quả công tác Hội { report-period }
report-days = ({ $days })
report-is-draft = DỰ THẢO
report-number = Số: ……/BC-…………
report-day = …………, ngày …… tháng …… năm 20……
report-chapter-results = I. Kết quả
report-chapter-figures = II. Số liệu
report-chapter-units = Số liệu từng đơn vị
report-chapter-notes = Ghi chú
report-chapter-hard = III. Khó khăn, đề xuất
report-column = { $what ->
    [place] STT
    [name] Chỉ tiêu
    [value] Số liệu
    [book] Theo sổ
    [unit] Đơn vị
    [meetings] Số buổi
    [rolled] Có điểm danh
    [present] Lượt dự
    [members] Hội viên
    [new] Hội viên mới
   *[source] Nguồn
}
report-unit-sent = đã gửi
report-unit-waits = đã chốt, chưa gửi
report-unit-by-book = theo sổ
report-unit-direct = Trực tiếp
report-unit-sum = Cộng
report-rate = Tỷ lệ dự sinh hoạt
report-sign-writer = Người lập báo cáo
report-sign-head = { $place ->
    [branch] Chi hội trưởng
   *[other] T/M Ban Thường vụ
}
report-changed-note = { report-figure } ghi { $value } (theo sổ: { $counted }), sửa ngày { $day }{ $by ->
    [none] {""}
   *[other] , người sửa: { $by }
}. Lý do: { $why }.
