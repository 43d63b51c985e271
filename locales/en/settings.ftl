# Settings of a unit: the day on which books close from a month on, grading criteria from a year on

CutOffChanged = From { $month } on the books of { $unit } close on { office-cut-off-day }. Periods before stay as they were.
CutOffUndone = Taken back: the books of { $unit } close on { office-cut-off-day }.
CutOffTooEarly = Reports of { $unit } before { $month } are confirmed; their periods stay. Choose { $month } or a later month.
NoSuchCutOff = Books close on a day from 1 to 28, or 0 for the month's end, from a month within the next year on.
NotLastCutOff = Somebody has just changed the day of { $unit } or taken it back, and I did nothing. Have a look at it.
NoCutOffChange = The day on which the books of { $unit } close was not changed here.
GradingTableSet = The grading criteria of { $unit } hold from { $year } on. Years before keep theirs.
YearGraded = Branches of { $unit } have their grades for { $year }; the criteria of that year stay. Choose a later year.
BadTable = { grading-bad-table }
CriteriaChangedMeanwhile = Somebody has just changed the grading criteria of { $unit }, and I wrote nothing. Have a look at them and set them again.

office-month-of = { $month }
office-set-since = From
office-set-since-why = Periods before, and those whose report is confirmed, keep the old day.
office-set-look = Preview
office-set-undo = Take it back
office-cut-offs = Days that were set
office-cut-off-from = from { $month } on: { office-cut-off-day }
office-cut-off-first = before: { office-cut-off-day }
office-seen-cut-off = { $unit }: books close on { $day ->
    [0] the month's end
   *[other] day { $day }
} from { $month } on
office-seen-months = Days of each period, before and after
office-seen-month = Month
office-seen-was = Now
office-seen-new = Then
office-seen-on = Later periods follow.
office-seen-same = It is the same as now; nothing changes.
office-seen-closed = With the new day this period has closed already.
office-seen-below = { $count } units below go with it.
office-seen-drafts = { $count } reports being written are counted anew.
office-seen-keeps = Confirmed reports stay as they are.

office-set-grading = Grading criteria of branches
office-grading-what = Criterion
office-grading-points = Points
office-grading-full = All points from
office-grading-drop = 0 points leave a criterion out.
office-grading-from = { office-grading-grade } from
office-grading-grade = { $grade ->
    [excellent] Excellent
    [good] Good
   *[average] Fulfilled
}
office-grading-unit = { $what ->
    [meetings] in meetings
    [new] in women
   *[other] in percent
}
office-year-of = { $year }
office-seen-grading = { $unit }: grading criteria from { $year } on
office-seen-graded = By the figures of { $year } of { $branches } branches: { $better ->
    [0] none
   *[other] { $better }
} would be graded higher, { $worse ->
    [0] none
   *[other] { $worse }
} lower.
office-seen-move = From { $old ->
    [excellent] excellent
    [good] good
    [average] fulfilled
   *[weak] not fulfilled
} to { grading-grade }: { $count } branches
office-seen-given = { $count } branches have their grade for { $year } and keep it.
office-seen-own = { $count } units below keep criteria of their own.
office-seen-years = Years before keep their criteria.

## The day on which books close, in chat

cut-off-now = The books of { $unit } close on { office-cut-off-day }.
cut-off-from = - { office-cut-off-from }
cut-off-first = - { office-cut-off-first }
cut-off-own = { $count } units below have a day of their own.
cut-off-how = To change it write, for example: khóa sổ ngày 20 từ tháng 12
cut-off-same = The books of { $unit } close on { office-cut-off-day } already; nothing changes.
cut-off-month = - { $month }: { $was } → { $new }
ask-cut_off-agreed = The books of { $unit } will close on { office-cut-off-day } from { $month } on:
    { $months }
    Later periods follow; those before and confirmed reports stay.{ $below ->
        [0] {""}
       *[other] {" "}{ $below } units below go with it.
    }{ $drafts ->
        [0] {""}
       *[other] {" "}{ $drafts } reports being written are counted anew.
    } Do you agree?
label-cut-off-undo = The old day again
which-unit-meant = Which of them do you mean?

## Grades of the year

office-grades-of = Grades { $year }: { $unit }
office-grades-year = Year
office-grades-given = Confirmed: { $given }/{ $count } branches.
office-grades-why = The grade by the figures is a draft.
office-grades-each = For another grade, open the branch.
office-grades-all = { $count ->
    [1] Confirm one branch by the figures
   *[other] Confirm { $count } branches by the figures
}
office-grade-one = Confirm the grade
office-grade-which = Grade
office-grade-reason-field = Why (if not as the figures say)
office-grade-seen = Grades of { $year }, { $unit }{ $count ->
    [1] {""}
   *[other] : { $count } branches
}. Nothing is written yet.
office-grade-will = Will be given
office-grade-before = before: { $grade }
office-grade-give = { $count ->
    [1] Confirm
   *[other] Confirm all { $count } branches
}
GradesGiven = Noted for { $year }, { $unit }: { $count ->
    [1] one branch has
   *[other] { $count } branches have
} the grade that the figures say.
GradesChangedMeanwhile = The figures or the grade of { $unit } have just changed; nothing was written. Please look again and confirm.
office-grades-since = From { $year } on.
office-grade-points = Points
office-grade-drafted = By the figures
office-grade-given = Confirmed
office-grade-not-given = not yet
office-grade-unknown = no figures yet
office-grade-otherwise = not as the figures
office-grade-done = Branches confirmed
office-grade-of-points = { grading-points }
office-grade-reason = Why: { $reason }
office-grade-facts = Points of each criterion
office-grade-value = Figure
office-grade-full = all points from { $what ->
    [meetings] { $full } meetings
    [new] { $full } women
   *[other] { $full }%
} on
