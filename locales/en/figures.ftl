# Figures

figures-heading = { $unit }, { $period }
of-meetings = { $meetings ->
    [one] 1 meeting
   *[other] { $meetings } meetings
}
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
    [true] {" "}Roll taken at { $with_roll } of { of-meetings }.
   *[false] {""}
}
figures-of-branches = Of these at branch meetings: { $present }/{ $expected } ({ $percent }%).
figures-nothing-kept = The books do not reach back to that time.
figures-reached = { $way ->
    [yes] { $line }% reached
   *[no] { $line }% not reached
}: { $part }/{ $whole } ({ $percent }%).
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
figures-look-at = Worth a look: { $units }{ gathered-left }.
figures-low-unit = { $unit } { $percent }%
figures-silent-unit = { $unit } has not met yet
figures-unit = { $unit }: { $present } of { $expected } ({ $percent }%), roll taken at { $with_roll } of { of-meetings }
figures-direct = Its own ({ $unit }): { $present } of { $expected } ({ $percent }%), roll taken at { $with_roll } of { of-meetings }
figures-units-silent = – No meetings yet: { $units }
figures-ranked-by = By { $by ->
    [meetings] meetings held
   *[rate] attendance rate
}, the { $way ->
    [low] lowest
   *[high] highest
} first:
figures-unranked = No roll taken, so not ranked: { $units }{ gathered-left }.
figures-unit-often = { $unit }: { $meetings ->
    [0] no meeting yet
    [one] 1 meeting, { $with_roll } with a roll
   *[other] { $meetings } meetings, { $with_roll } with a roll
}
figures-unit-no-roll = { $unit }: { $meetings ->
    [one] one meeting
   *[other] { $meetings } meetings
}, no roll taken
figures-left = { $left } more.
figures-of = { $of ->
    [branch] branches
    [commune] communes
    [group] groups
    [club] clubs
   *[other] units
}
label-each-unit = { $of ->
    [branch] Each branch
    [commune] Each commune
    [group] Each group
    [club] Each club
   *[other] Each unit
}
ask-figures-unit = { $found ->
    [0] Which unit would you like to know about?
    [1] { $near ->
        [yes] Do you mean this one?
       *[none] Which of these units?
    }
   *[other] Which of these units?{ $left ->
        [0] {""}
       *[other] {" "}There are { $left } more: please write the name more exactly.
    }
}
figures-not-kept = I do not have this figure. I have attendance and the number of meetings.
figures-no-such-unit = I cannot find { $name ->
    [none] this unit
   *[other] "{ $name }"
} among those you look after.
ask-figures-period = Which period? For example: 10/2026.
unclear-period = I could not read the period. Write for example 10/2026.
label-this-month = This month
label-last-month = Last month
label-this-quarter = This quarter
label-this-year = This year
month-of-books = { $month ->
    [1] January
    [2] February
    [3] March
    [4] April
    [5] May
    [6] June
    [7] July
    [8] August
    [9] September
    [10] October
    [11] November
   *[other] December
}
period = { $kind ->
    [day] { $start }
    [week] the week of { $start }–{ $end }
    [month] { month-of-books } { $year }
    [quarter] quarter { $quarter }/{ $year }
    [half] { $month ->
        [1] first half of { $year }
       *[other] second half of { $year }
    }
    [nine] nine months of { $year }
    [year] { $year }
   *[range] { $start } to { $end }
}{ $books ->
    [none] {""}
   *[other] {" "}({ $books })
}
period-so-far = { $period }, up to today { $day }
period-fault = { $why ->
    [month] There is no “{ $said }”: a year has months 1 to 12.
    [quarter] There is no “{ $said }”: a year has four quarters.
    [day] There is no day “{ $said }”.
    [year] I have no figures of “{ $said }”.
    [backwards] The last day stands before the first: “{ $said }”.
    [future] That is still to come: “{ $said }”.
    [long] That is longer than 20 years: “{ $said }”.
   *[two] These are two periods at once: “{ $said }”. Please ask for one at a time.
}

# Which branches have not met, or taken no roll

idle-unmet = { $period }, { $unit }: { $count ->
    [0] every branch has met ({ $all }).
   *[other] { $count } of { $all } branches have not met.
}
idle-silent = { $silent ->
    [0] {""}
   *[other] ; { $silent } have not met
}
idle-unmarked = { $period }, { $unit }: { $count ->
    [0] { $met ->
        [0] no branch has met ({ $all }).
       *[other] { $met } of { $all } branches have met, each with a roll of every meeting{ idle-silent }.
    }
   *[other] { $count } of { $all } branches have meetings without a roll{ idle-silent }.
}
idle-met = { $period }, { $unit }: { $count ->
    [0] no branch has met ({ $all }).
   *[other] { $count } of { $all } branches have met.
}
idle-merged = Of the branches of today: { $units }{ gathered-left } were merged, and what they met counts for the new one.
idle-none = There are no branches in your part yet.
idle-unit = { $unit }{ $above ->
    [none] {""}
   *[other] , { $above }
}{ $head ->
    [none] {""}
   *[other] {" "}({ $head })
}{ $meetings ->
    [0] {""}
   *[other] : { $meetings }
}
idle-left = { $left } more.
which-of-period = What would you like to see of { $period }?
label-figures-of = The figures of { $period }

# Comparisons, months, units

figures-numbered = { $number ->
    [0] – { $line }
   *[other] { $number }. { $line }
}
figures-as-of = Summed over the units as of { $day }.
figures-closed = { $unit } { $into ->
    [none] was closed
   *[other] became part of { $into }
} on { $day }. These are the figures of { $name } alone, up to { $last }.
unit-ended = { $how ->
    [merged] merged
   *[closed] closed
} { $day }/{ $month }/{ $year }
unit-ended-name = { $unit } ({ unit-ended })
figures-closed-name = { $unit } (before)
figures-nothing-to-compare = { $nothing ->
    [now] No roll was taken yet, so there is nothing to compare with { $before }.
   *[none] There are no figures of { $before } to compare with.
}
figures-beside = { $period }, { $unit }: { $rated ->
    [0] no roll taken yet, so there is no rate.
   *[other] { figures-beside-some }
}
figures-beside-some = { $count ->
    [0] no unit is { figures-beside-line } attendance
   *[other] { $count } of { $all } are { figures-beside-line } attendance
}.{ $unrolled ->
    [0] {""}
   *[other] {" "}{ $unrolled } took no roll yet and are not counted: { $unrolled_units }{ gathered-left }.
}
figures-beside-line = { $way ->
    [up] at or above { $line }%
    [full] at 100%
    [band] from { $line }% to { $upto }%
    [mean-up] at or above the rate of all ({ $part }/{ $whole }, { $mean }%)
    [mean-down] below the rate of all ({ $part }/{ $whole }, { $mean }%)
   *[down] below { $line }%
}
figures-which-rate = Which rate { figures-beside-line }?
label-attendance-rate = Attendance
label-gathering-rate = Membership among women
figures-months = { $months }
figures-month = { $month }: { $rate ->
    [yes] { $percent }% ({ $present }/{ $expected })
   *[none] { $meetings ->
        [0] no meeting
       *[other] no roll
    }
}
figures-best-month = { $way ->
    [high] Highest
   *[low] Lowest
}: { $month }, { $present } of { $expected } ({ $percent }%), roll taken at { $with_roll } of { of-meetings }.
figures-average = On average { $average } women a meeting ({ $present } in all, roll taken at { $with_roll } of { of-meetings }).
figures-rolls = { $meetings ->
    [0] No meetings yet.
   *[other] { $missing ->
        [0] The roll of { $meetings ->
            [one] the one meeting
           *[other] all { $meetings } meetings
        } was taken.
       *[other] { $missing } of { of-meetings } without a roll:
    }
}
figures-rolls-of = { $period }: { $missing } of { of-meetings } without a roll.
figures-roll-of = – { $day }, { $unit }
figures-rolls-left = { $left } more before these.
figures-no-merger = { $unit } has not been merged.
figures-made-by-merger = { $unit } exists since { $day }; it was made of the units below. Which one?
label-unit = { $unit }
label-up = Up to { $unit }
label-report = Report
label-months = Month by month
label-figures-again = Attendance

# Members

members-on = { $unit } has { $members } members as of { $day }.{ $honorary ->
    [0] {""}
   *[other] {" "}Honorary members besides: { $honorary }.
}
members-against = Against { $before }: { members-change }.
members-against-day = Against { $day }: { members-change }.
members-change = { $way ->
    [up] { $change } more ({ $old } → { $new })
    [down] { $change } fewer ({ $old } → { $new })
   *[same] unchanged ({ $new })
}
gathered-against = Against { $day }: { $way ->
    [up] up { $change } points ({ $old }% → { $new }%)
    [down] down { $change } points ({ $old }% → { $new }%)
   *[same] unchanged ({ $new }%)
}.
gathered-nothing-to-compare = On { $day } no women were counted, so there is nothing to compare.
members-part = – { $unit }: { $members }
members-direct = – Its own ({ $unit }): { $members }
members-left = { $left } more units.
members-new = { $unit }, { $period }: { $count ->
    [0] no new members
    [one] one new member
   *[other] { $joined } new members
}.
members-gone = Left the Union: { $left }, died: { $died }.
members-moved = Moved in: { $came }, moved away: { $went }{ $inside ->
    [0] {""}
   *[other] {" "}({ $inside } of them between branches here)
}.
members-others = Came back: { $returned }, listed without a day of joining: { $listed }.
members-new-most = Most: { $units }{ $left ->
    [0] {""}
   *[other] , and { $left } more units
}.
members-left-in = { $unit }, { $period }: { $count ->
    [0] nobody has left the Union, died or moved
   *[other] left the Union { $left }, died { $died }, moved away { $went }, moved in { $came }
}.
members-left-most = Left the Union: { $units }{ $left ->
    [0] {""}
   *[other] , and { $left } more units
}.
label-who-joined = Who they are
members-new-woman = – { $name }{ $birth ->
    [none] {""}
   *[other] {" "}({ $birth })
}, { $branch }, joined { $day }
members-women-left = { $left } more.
label-new-members = New members
label-how-many-members = All members

# When another unit meets

next-meeting-of = { $unit } meets { $when }{ meeting-at }.{ meeting-about }
no-next-meeting-of = { $unit } has no meeting to come.
last-meeting-of = The last one was on { $day }.

# Members among the women of the place

gathered = { $unit }, { $day }: { $members } members of { $women } women of 18 and over ({ $percent }%){ $state ->
    [wrong] ; there are more members than women: please look at the count again
    [floor] , below the floor of { $floor }%
    [line] , below { $line }%
   *[none] {""}
}.
gathered-nothing = { $unit } has { $members } members; its women of 18 and over have not been counted yet.
gathered-by = Women: { $women }{ $base ->
    [present] , present in the place
    [resident] , resident for six months or more
   *[none] {""}
}{ $source ->
    [none] {""}
   *[other] , by { $source }
}{ $day ->
    [none] {""}
   *[other] , { $day }
}.
gathered-below-floor = Below the floor of { $line }%: { $units }{ gathered-left }.
gathered-below = Below { $line }%: { $units }{ gathered-left }.
gathered-wrong = Count to look at again: { $units }{ gathered-left }.
gathered-left = { $left ->
    [0] {""}
   *[other] , and { $left } more
}
gathered-lacking = { $lacking } have no count of women and are left out.
gathered-beside = { $unit }, { $day }: { $ranked ->
    [yes] members among the women of each unit
   *[none] { gathered-how-many }
}.{ $unrolled ->
    [0] {""}
   *[other] {" "}{ $unrolled } lack a count of women: { $unrolled_units }{ gathered-left }.
}
gathered-how-many = { $count ->
    [0] no unit is { gathered-line } in membership
   *[other] { $count } of { $all } are { gathered-line } in membership
}
gathered-line = { $floor ->
    [yes] below the floor of { $line }%
   *[none] { figures-beside-line }
}
gathered-unit = { $unit }: { $members } of { $women } ({ $percent }%)
label-below-line = Units below { $line }%
