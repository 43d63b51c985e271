# Cách đặt của một đơn vị: ngày khóa sổ từ một kỳ, tiêu chí xếp loại từ một năm

CutOffChanged = { $Em } đã ghi: từ kỳ tháng { $month } { $unit } khóa sổ { office-cut-off-day }. Các kỳ trước giữ nguyên.
CutOffUndone = { $Em } đã lấy lại như trước: { $unit } khóa sổ { office-cut-off-day }.
CutOffTooEarly = Báo cáo của { $unit } đến trước kỳ tháng { $month } đã xác nhận, ngày khóa sổ của các kỳ đó giữ nguyên. { $Chi } chọn từ kỳ tháng { $month } trở đi nhé.
NoSuchCutOff = Ngày khóa sổ là từ 1 đến 28, hoặc 0 là cuối tháng; tính từ một kỳ trong vòng một năm tới.
NotLastCutOff = Ngày khóa sổ của { $unit } vừa có người đổi hoặc lấy lại rồi, { $em } chưa làm gì thêm. { $Chi } xem lại giúp { $em } nhé.
NoCutOffChange = { $unit } chưa đổi ngày khóa sổ lần nào để lấy lại.
GradingTableSet = { $Em } đã ghi tiêu chí xếp loại của { $unit }, tính từ năm { $year }. Các năm trước giữ bảng cũ.
YearGraded = Năm { $year } ở { $unit } đã có chi hội được xếp loại, bảng tiêu chí năm đó giữ nguyên. { $Chi } chọn năm sau giúp { $em }.
BadTable = { grading-bad-table }
CriteriaChangedMeanwhile = Tiêu chí xếp loại của { $unit } vừa có người đổi, { $em } chưa ghi gì cả. { $Chi } xem lại rồi ghi giúp { $em } nhé.

office-month-of = kỳ tháng { $month }
office-set-since = Tính từ
office-set-since-why = Các kỳ trước đó, và kỳ đã xác nhận báo cáo, giữ nguyên ngày cũ.
office-set-look = Xem trước
office-set-undo = Lấy lại như trước
office-cut-offs = Ngày khóa sổ đã đặt
office-cut-off-from = từ kỳ tháng { $month }: { office-cut-off-day }
office-cut-off-first = trước đó: { office-cut-off-day }
office-seen-cut-off = { $unit }: khóa sổ { $day ->
    [0] cuối tháng
   *[other] ngày { $day }
}, tính từ kỳ tháng { $month }
office-seen-months = Ngày của từng kỳ, trước và sau khi đổi
office-seen-month = Kỳ tháng
office-seen-was = Hiện nay
office-seen-new = Sẽ là
office-seen-on = Các kỳ sau cũng theo ngày này.
office-seen-same = Ngày này giống hiện nay, không có gì thay đổi.
office-seen-closed = Kỳ này theo ngày mới thì đã khóa sổ rồi.
office-seen-below = { $count } đơn vị bên dưới đổi theo.
office-seen-drafts = { $count } báo cáo đang soạn được tính lại theo ngày mới.
office-seen-keeps = Báo cáo đã xác nhận không thay đổi.

office-set-grading = Tiêu chí xếp loại chi hội
office-grading-what = Tiêu chí
office-grading-points = Điểm
office-grading-full = Đủ điểm khi đạt
office-grading-drop = Ghi 0 điểm là bỏ tiêu chí đó.
office-grading-from = { office-grading-grade } từ
office-grading-grade = { $grade ->
    [excellent] Hoàn thành xuất sắc
    [good] Hoàn thành tốt
   *[average] Hoàn thành
}
office-grading-unit = { $what ->
    [meetings] tính theo buổi
    [new] tính theo người
   *[other] tính theo phần trăm
}
office-year-of = năm { $year }
office-seen-grading = { $unit }: tiêu chí xếp loại tính từ năm { $year }
office-seen-graded = Theo số liệu năm { $year } của { $branches } chi hội: { $better ->
    [0] không chi hội nào lên loại
   *[other] { $better } chi hội lên loại
}, { $worse ->
    [0] không chi hội nào xuống loại
   *[other] { $worse } chi hội xuống loại
}.
office-seen-move = Từ { $old ->
    [excellent] hoàn thành xuất sắc
    [good] hoàn thành tốt
    [average] hoàn thành
   *[weak] chưa hoàn thành
} sang { grading-grade }: { $count } chi hội
office-seen-given = { $count } chi hội đã được xếp loại năm { $year } thì giữ loại đã xếp.
office-seen-own = { $count } đơn vị bên dưới có tiêu chí riêng thì giữ tiêu chí riêng.
office-seen-years = Các năm trước giữ bảng cũ.

## Ngày khóa sổ, khi nhắn tin

cut-off-now = { $unit } khóa sổ { office-cut-off-day }.
cut-off-from = - { office-cut-off-from }
cut-off-first = - { office-cut-off-first }
cut-off-own = { $count } đơn vị bên dưới có ngày riêng.
cut-off-how = Muốn đổi thì { $chi } nhắn, ví dụ: khóa sổ ngày 20 từ tháng 12
cut-off-same = { $unit } đang khóa sổ { office-cut-off-day } rồi, không có gì thay đổi.
cut-off-month = - kỳ tháng { $month }: { $was } → { $new }
ask-cut_off-agreed = { $unit } sẽ khóa sổ { office-cut-off-day }, tính từ kỳ tháng { $month }:
    { $months }
    Các kỳ sau theo ngày này, các kỳ trước và báo cáo đã xác nhận giữ nguyên.{ $below ->
        [0] {""}
       *[other] {" "}{ $below } đơn vị bên dưới đổi theo.
    }{ $drafts ->
        [0] {""}
       *[other] {" "}{ $drafts } báo cáo đang soạn được tính lại.
    } { $Chi } đồng ý không ạ?
label-cut-off-undo = Lấy lại ngày cũ
which-unit-meant = { $Chi } hỏi nơi nào ạ?

## Xếp loại cuối năm

office-grades-of = Xếp loại năm { $year }: { $unit }
office-grades-year = Năm
office-grades-given = Đã duyệt { $given }/{ $count } chi hội.
office-grades-why = Xếp loại theo số liệu là gợi ý.
office-grades-each = Muốn xếp loại khác thì bấm vào tên chi hội.
office-grades-all = Duyệt { $count } chi hội theo số liệu
office-grade-one = Duyệt xếp loại
office-grade-which = Loại
office-grade-reason-field = Lý do (khi chọn khác số liệu)
office-grade-seen = Xếp loại năm { $year } của { $unit }{ $count ->
    [1] {""}
   *[other] : { $count } chi hội
}. Chưa ghi gì.
office-grade-will = Sẽ duyệt
office-grade-before = trước đã duyệt: { $grade }
office-grade-give = { $count ->
    [1] Duyệt
   *[other] Duyệt cả { $count } chi hội
}
GradesGiven = { $Em } đã ghi xếp loại năm { $year } của { $unit }: { $count } chi hội, theo số liệu.
GradesChangedMeanwhile = Số liệu hay xếp loại của { $unit } vừa thay đổi, { $em } chưa ghi gì. { $Chi } xem lại rồi duyệt giúp { $em }.
office-grades-since = Tính từ năm { $year }.
office-grade-points = Điểm
office-grade-drafted = Theo số liệu
office-grade-given = Đã duyệt
office-grade-not-given = chưa duyệt
office-grade-unknown = chưa có số liệu
office-grade-otherwise = khác số liệu
office-grade-done = Chi hội đã duyệt
office-grade-of-points = { grading-points }
office-grade-reason = Lý do: { $reason }
office-grade-facts = Điểm từng tiêu chí
office-grade-value = Số liệu
office-grade-full = đủ điểm từ { $what ->
    [meetings] { $full } buổi
    [new] { $full } người
   *[other] { $full }%
}
