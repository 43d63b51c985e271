# Xếp loại cuối năm, biểu dương

grading-grade = { $grade ->
    [excellent] hoàn thành xuất sắc
    [good] hoàn thành tốt
    [average] hoàn thành
   *[weak] chưa hoàn thành
}
grading-what = { $what ->
    [attendance] Dự sinh hoạt
    [meetings] Số buổi sinh hoạt
    [rolls] Buổi có điểm danh
    [gathering] Tập hợp hội viên
    [reports] Báo cáo đúng hạn
   *[new] Hội viên mới
}
label-grade = { $grade ->
    [excellent] Hoàn thành xuất sắc
    [good] Hoàn thành tốt
    [average] Hoàn thành
   *[weak] Chưa hoàn thành
}
label-grade-agree = Đồng ý: { grading-grade }
label-grade-other = Chọn loại khác

grading-heading = Xếp loại { $unit } năm { $year } theo số liệu: { $count } chi hội, đã duyệt { $given }. { $Chi } chọn một nơi để xem điểm.
grading-below = Xếp loại năm { $year } do xã duyệt. { $count ->
    [0] { $unit } chưa có chi hội nào.
   *[other] { $Chi } chọn xã để xem.
}
grading-points = { $points }/{ $of } điểm{ $of ->
    [100] {""}
   *[other] {" "}({ $percent }%)
}
grading-line = { $unit }: { $grade ->
    [none] chưa có số liệu
   *[other] { grading-points }, { grading-grade }
}{ $given ->
    [yes] {" "}(đã duyệt)
   *[no] {""}
}
grading-one = { $unit }, năm { $year }: { $grade ->
    [none] chưa có số liệu nào để chấm điểm
   *[other] { grading-points }, theo số liệu là { grading-grade }
}.{ $given ->
    [none] {""}
    [excellent] {" "}Xã đã duyệt: hoàn thành xuất sắc.
    [good] {" "}Xã đã duyệt: hoàn thành tốt.
    [average] {" "}Xã đã duyệt: hoàn thành.
   *[weak] {" "}Xã đã duyệt: chưa hoàn thành.
}{ $reason ->
    [none] {""}
   *[other] {" "}Lý do: { $reason }.
}
grading-merged = { $merged ->
    [most] {" "}(nơi họp nhiều nhất trước sáp nhập)
    [all] , tính cả các nơi trước sáp nhập
   *[none] {""}
}
grading-value = - { grading-what }: { $value ->
    [-1] chưa có số
   *[other] { $m ->
        [0] { $n }{ grading-merged }
       *[other] { $n }/{ $m } ({ $value }%{ grading-merged })
    }, { $points }/{ $of } điểm
}
grading-table = Tiêu chí xếp loại của { $unit }:
grading-criterion = - { grading-what }: { $points } điểm, đủ điểm từ { $what ->
    [meetings] { $full } buổi
    [new] { $full } người
   *[other] { $full }%
}
grading-ends = { $total ->
    [100] Xuất sắc từ { $excellent }, tốt từ { $good }, hoàn thành từ { $average } điểm trên 100.
   *[other] Tổng { $total } điểm nên xếp theo phần trăm: xuất sắc từ { $excellent }% ({ $excellent_points }/{ $total } điểm), tốt từ { $good }% ({ $good_points }), hoàn thành từ { $average }% ({ $average_points }).
}
grading-grades = { grading-ends } Tỉnh muốn đổi thì nhắn, ví dụ: tiêu chí dự sinh hoạt 30 điểm, đạt 70%
grading-unclear = { $Em } chưa đọc được "{ $text }". { $Chi } nhắn như: tiêu chí dự sinh hoạt 30 điểm, đạt 70%; xuất sắc từ 90
grading-bad-table = Bảng điểm này chưa hợp lý: điểm và mức đạt phải lớn hơn 0, xuất sắc cao hơn tốt, tốt cao hơn hoàn thành.
grading-set-above = Tiêu chí xếp loại của { $unit } theo bảng của tỉnh. Tỉnh đổi bảng thì nơi bên dưới đổi theo.
ask-grading_table-agreed = Tiêu chí xếp loại của { $unit } từ năm { $from }, tổng { $total } điểm:
    { $rows }
    { grading-ends }
    { $seen } Các năm trước giữ bảng cũ. { $Chi } đồng ý không ạ?
ask-grade-grade = { $unit } năm { $year } xếp loại nào ạ?
ask-grade-reason = { $drafted ->
    [none] Chưa có số liệu để chấm điểm
    [excellent] Theo số liệu là hoàn thành xuất sắc
    [good] Theo số liệu là hoàn thành tốt
    [average] Theo số liệu là hoàn thành
   *[weak] Theo số liệu là chưa hoàn thành
}, { $chi } chọn { grading-grade }. Vì sao ạ? { $Chi } nhắn một câu để { $em } ghi lại.
Graded = { $Em } đã ghi { $unit } năm { $year }: { grading-grade }, { grading-points }.
GradeNeedsReason = { $drafted ->
    [none] { $unit } chưa có số liệu để chấm điểm. { $Chi } xếp loại thì cho { $em } xin lý do.
   *[other] Theo số liệu { $unit } thuộc loại khác. { $Chi } chọn loại khác thì cho { $em } xin lý do.
}
NoYearToGrade = Năm { $year } chưa có số liệu để xếp loại. { $Chi } nhắn năm khác giúp { $em }, ví dụ: xếp loại năm nay

praise-branches = { $count ->
    [0] { $unit } năm { $year }: theo số liệu chưa có chi hội nào đạt mức xuất sắc.
   *[other] Dự thảo đề nghị biểu dương, { $unit }, năm { $year }:
}
praise-branch = - Chi hội { $unit }: { $meetings ->
    [-1] {""}
   *[other] tổ chức { $meetings } buổi sinh hoạt, { $rate ->
        [-1] {""}
       *[other] { $present }/{ $expected } lượt hội viên tham dự ({ $rate }%),{" "}
    }
}đạt { grading-points }
praise-members = { $count ->
    [0] { $unit } năm { $year }: chưa đủ buổi điểm danh bằng tên để gợi ý.
   *[other] Dự thảo đề nghị biểu dương hội viên tích cực, { $unit }, năm { $year }{ $more ->
        [0] {""}
       *[other] {" "}(còn { $more } chị nữa cũng dự đều)
    }:
}
praise-woman = - { $name } (STT { $number }): dự { $present }/{ $of } buổi sinh hoạt
praise-how = Đây là gợi ý theo số liệu. { $Chi } xem, sửa lại rồi mới gửi, ví dụ: thông báo biểu dương…
