# Figures

figures-heading = { $unit }, { $period }
figures-how-often = { $unit }, { $period }: { $meetings ->
    [0] no meetings yet
    [one] one meeting, { $with_roll ->
        [0] no roll taken
       *[other] with its roll taken
    }
   *[other] { $meetings } meetings, { $with_roll } with their roll taken
}.
figures-rate = Attendance: { $present }/{ $expected } ({ $percent }%){ $women ->
    [0] {""}
    [one] , one woman
   *[other] , { $women } different women
}.{ $covered ->
    [true] {" "}Roll taken at { $with_roll } of { $meetings } meetings.
   *[false] {""}
}
figures-no-meeting = No meetings yet.
figures-no-roll = { $meetings ->
    [one] One meeting, no roll taken yet.
   *[other] { $meetings } meetings, no roll taken yet.
}
figures-trend = { $way ->
    [up] Compared with { $before }: up { $plain ->
        [yes] from { $old }% to { $new }%
       *[none] by { figures-points } ({ $old }% → { $new }%)
    }.
    [down] Compared with { $before }: down { $plain ->
        [yes] from { $old }% to { $new }%
       *[none] by { figures-points } ({ $old }% → { $new }%)
    }.
   *[same] Compared with { $before }: no change ({ $new }%).
}
figures-points = { $change ->
    [one] one percentage point
   *[other] { $change } percentage points
}
figures-look-at = Worth a look: { $units }.
figures-low-unit = { $unit } { $percent }%
figures-silent-unit = { $unit } has not met yet
figures-unit = – { $unit }: { $present } of { $expected } ({ $percent }%), roll taken at { $with_roll } of { $meetings } meetings
figures-direct = – Its own ({ $unit }): { $present } of { $expected } ({ $percent }%), roll taken at { $with_roll } of { $meetings } meetings
figures-units-silent = – No meetings yet: { $units }
figures-unit-no-roll = – { $unit }: { $meetings ->
    [one] one meeting
   *[other] { $meetings } meetings
}, no roll taken
figures-left = { $left } more.
label-each-unit = { $of ->
    [branch] Each branch
    [commune] Each commune
    [group] Each group
    [club] Each club
   *[other] Each unit
}
ask-figures-unit = { $found ->
    [0] Which unit would you like to know about?
   *[other] Which of these units?
}
figures-not-kept = I do not have this figure. I have attendance and the number of meetings.
no-such-unit = I cannot find this unit among those you look after.
ask-figures-period = Which period? For example: 10/2026.
unclear-period = I could not read the period. Write for example 10/2026.
label-this-month = This month
label-last-month = Last month
label-this-quarter = This quarter
label-this-year = This year
period = { $kind ->
    [day] { $start }
    [week] the week of { $start }–{ $end }
    [month] month { $month }/{ $year }
    [quarter] quarter { $quarter }/{ $year }
    [half] { $month ->
        [1] first half of { $year }
       *[other] second half of { $year }
    }
    [nine] nine months of { $year }
    [year] { $year }
   *[range] { $start } to { $end }
}

# Which branches have not met, or taken no roll

idle-unmet = { $period }: { $count ->
    [0] every branch has met ({ $all }).
   *[other] { $count } of { $all } branches have not met.
}
idle-unmarked = { $period }: { $count ->
    [0] the roll of every meeting was taken.
   *[other] { $count } of { $all } branches have meetings without a roll.
}
idle-met = { $period }: { $count ->
    [0] no branch has met ({ $all }).
   *[other] { $count } of { $all } branches have met.
}
idle-none = There are no branches in your part yet.
idle-unit = – { $unit }{ $above ->
    [none] {""}
   *[other] , { $above }
}{ $meetings ->
    [0] {""}
   *[other] : { $meetings }
}
idle-left = { $left } more.
which-of-period = What would you like to see of { $period }?
label-figures-of = The figures of { $period }
