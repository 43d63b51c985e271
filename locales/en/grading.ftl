# The yearly grading, praise

grading-grade = { $grade ->
    [excellent] excellent
    [good] good
    [average] average
   *[weak] weak
}
grading-what = { $what ->
    [attendance] Attendance
    [meetings] Meetings held
    [rolls] Meetings with a roll
    [gathering] Gathering rate
    [reports] Reports in time
   *[new] New members
}
label-grade = { $grade ->
    [excellent] Excellent
    [good] Good
    [average] Average
   *[weak] Weak
}
label-grade-agree = Agreed: { grading-grade }
label-grade-other = Another grade

grading-heading = Grading of { $unit } in { $year } by the facts: { $count } branches, { $given } confirmed. Choose one to see its points.
grading-below = The communes confirm the grading of { $year }. { $count ->
    [0] { $unit } has no branch yet.
   *[other] Choose a commune.
}
grading-points = { $points }/{ $of } points{ $of ->
    [100] {""}
   *[other] {" "}({ $percent }%)
}
grading-line = { $unit }: { $grade ->
    [none] nothing known yet
   *[other] { grading-points }, { grading-grade }
}{ $given ->
    [yes] {" "}(confirmed)
   *[no] {""}
}
grading-one = { $unit }, { $year }: { $grade ->
    [none] nothing is known yet to grade it by
   *[other] { grading-points }, by the facts { grading-grade }
}.{ $given ->
    [none] {""}
    [excellent] {" "}The commune confirmed: excellent.
    [good] {" "}The commune confirmed: good.
    [average] {" "}The commune confirmed: average.
   *[weak] {" "}The commune confirmed: weak.
}{ $reason ->
    [none] {""}
   *[other] {" "}Reason: { $reason }.
}
grading-merged = { $merged ->
    [most] {" "}(of the half that met most before the merger)
    [all] , all before the merger included
   *[none] {""}
}
grading-value = - { grading-what }: { $value ->
    [-1] no number yet
   *[other] { $m ->
        [0] { $n }{ grading-merged }
       *[other] { $n }/{ $m } ({ $value }%{ grading-merged })
    }, { $points }/{ $of } points
}
grading-table = The criteria of { $unit }:
grading-criterion = - { grading-what }: { $points } points, all of them from { $what ->
    [meetings] { $full } meetings
    [new] { $full } women
   *[other] { $full }%
}
grading-ends = { $total ->
    [100] Excellent from { $excellent }, good from { $good }, fulfilled from { $average } points of 100.
   *[other] { $total } points in all, so grades go by percent: excellent from { $excellent }% ({ $excellent_points }/{ $total } points), good from { $good }% ({ $good_points }), fulfilled from { $average }% ({ $average_points }).
}
grading-grades = { grading-ends } A province changes it so: tiêu chí dự sinh hoạt 30 điểm, đạt 70%
grading-unclear = I could not read "{ $text }". Write it like: tiêu chí dự sinh hoạt 30 điểm, đạt 70%; xuất sắc từ 90
grading-bad-table = This table cannot be right: points are above 0, excellent is above good, and good above average.
grading-set-above = { $unit } is graded by the criteria of the province, which sets them for all below.
ask-grading_table-agreed = Grading criteria of { $unit } from { $from } on, { $total } points in all:
    { $rows }
    { grading-ends }
    { $seen } Years before keep their criteria. Do you agree?
ask-grade-grade = Which grade has { $unit } in { $year }?
ask-grade-reason = { $drafted ->
    [none] Nothing is known yet to grade it by
    [excellent] By the facts it is excellent
    [good] By the facts it is good
    [average] By the facts it is average
   *[weak] By the facts it is weak
}, you chose { grading-grade }. Why? One sentence, please.
Graded = Written down: { $unit }, { $year }: { grading-grade }, { grading-points }.
GradeNeedsReason = { $drafted ->
    [none] Nothing is known yet to grade { $unit } by. Please give a reason for this grade.
   *[other] By the facts { $unit } has another grade. Please give a reason for this one.
}
NoYearToGrade = There is nothing to grade in { $year } yet. Ask for another year, such as: xếp loại năm nay

praise-branches = { $count ->
    [0] { $unit }, { $year }: by the facts no branch is excellent yet.
   *[other] Draft of whom to praise, { $unit }, { $year }:
}
praise-branch = - { $unit }: { $meetings ->
    [-1] {""}
   *[other] { $meetings } meetings held, { $rate ->
        [-1] {""}
       *[other] { $present }/{ $expected } came ({ $rate }%),{" "}
    }
}{ grading-points }
praise-members = { $count ->
    [0] { $unit }, { $year }: too few meetings with a roll by name.
   *[other] Draft of members to praise, { $unit }, { $year }{ $more ->
        [0] {""}
       *[other] {" "}({ $more } more came as faithfully)
    }:
}
praise-woman = - { $name } (number { $number }): came to { $present }/{ $of } meetings
praise-how = This is a suggestion from the facts. Read it and put it in your own words before you send it.
