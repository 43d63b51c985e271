# Who holds a post

who-holds = { $name ->
    [none] { $unit } has a { holder-role }; the name is not yours to see here.
   *[other] { $unit }: the { holder-role } is { $name }{ holder-year }, since { $since }{ holder-until }.{ holder-phone }
}
holder-year = { $birth ->
    [none] {""}
   *[other] {" "}({ $birth })
}
holder-until = { $until ->
    [none] {""}
   *[other] {" "}until { $until }
}
holder-phone = { $phone ->
    [none] {""}
   *[other] {" "}Phone: { $phone }.
}
holder-role = { $role ->
    [head] branch head
    [deputy] deputy head
    [group_leader] group leader
    [drafter] drafter
   *[cadre] cadre
}
nobody-holds = { $unit } has no { holder-role } in the book yet.
label-phone-of-holder = See { $name }’s phone number
phone-of-holder = { $name }: { $phone ->
    [none] no phone number yet
   *[other] { $phone }
}.
all-who-hold = { $unit }: { $count } of { $all } { figures-of } have a { holder-role }.{ $lacking ->
    [0] {""}
   *[other] {" "}Without one:
}
holder-of-unit = { $unit }: { $name ->
    [none] nobody yet
    [hidden] somebody
   *[other] { $name }
}

# The last meeting

last-held = { $unit }, { $before ->
    [0] last meeting
   *[other] the meeting before
}{ $of ->
    [none] {""}
   *[other] {" "}({ $of })
}: { $when_day }. { $rolled ->
    [yes] { $present } of { $expected } came ({ $percent }%){ $named ->
        [yes] , { $excused } excused, { $absent } absent.
       *[none] . No names yet.
    }
   *[none] No roll yet.
}{ meeting-about }
last-held-none = { $unit }: no { $before ->
    [yes] meeting before that
   *[none] meeting has been held
}.
label-who-came = Those who came
label-meeting-before = The meeting before

# Side by side

side-heading = { $day ->
    [none] { $period }, { $what ->
        [side-often] number of meetings
       *[side] attendance
    }:
   *[other] Up to { $day }:
}
side-not-met = { $unit }: no meeting
side-no-women = { $unit }: { $members } members, women of 18 and over not counted yet
side-members = { $unit }: { $members } members
side-not-compared = Not enough figures to compare yet.
side-difference = { $same ->
    [yes] { $two ->
        [yes] Both are equal.
       *[none] All are equal.
    }
   *[none] { $two ->
        [yes] { $High } leads { $low } by { side-unit }.
       *[none] Highest: { $high }; lowest: { $low }; difference: { side-unit }.
    }
}
side-unit = { $change } { $what ->
    [side-often] meetings
    [side-members] members
   *[side] percentage points
}

# When reports are due, and who is reminded

reports-due = { $unit }, when reports are due:
report-due = – { $period }: books close { $closes }, draft { $drafted }, in time until { $until }{ $state ->
    [sent] . Sent
    [over] . Overdue
    [closed] , { $left } days left. Closed, not sent yet
   *[none] , { $left } days left
}.
label-remind-later = Not yet
label-nudge-them = Remind { $count }
nudge-reports = Report of { $period }, { $unit }: { $missing } of { $all } not sent yet.{ $nudged ->
    [0] {""}
   *[other] {" "}Reminded today: { $nudged }.
}{ nudge-nobody } Remind these { $count }: { $units }?
nudge-nobody = { $nobody ->
    [none] {""}
   *[other] {" "}Nobody there to remind: { $nobody }.
}
nudge-rolls = { $missing ->
    [0] { $old ->
        [none] No meeting lacks its roll.
       *[other] No roll is left to ask for.
    }
   *[other] { $missing } units have a meeting without a roll.{ $asked ->
        [0] {""}
       *[other] {" "}Reminded today: { $asked }.
    }{ nudge-nobody }{ $count ->
        [0] {""}
       *[other] {" "}Ask these { $count } for the roll: { $units }?
    }
}{ $old ->
    [none] {""}
   *[other] {" "}More than three months ago, so I no longer ask: { $old }.
}
nudge-merged = There is no report of its own for { $period }, so nobody is to be reminded.
unit-now-called = { $former } is called { $unit } now.
unit-became = { $unit } { $into ->
    [none] was closed
   *[other] became part of { $into }
} on { $day }.
RollsAsked = { $night ->
    [false] { $count } are asked for the roll: { $units }.
   *[other] It is night: at { $when_hour } { $count } will be asked for the roll: { $units }.
}

# Units: how many, which place, when they meet

units-count = { $unit } has { $count } { figures-of }{ $names ->
    [none] {""}
   *[other] : { $names }{ gathered-left }
}.
place-not-known = Only the units in your care can be seen here, so { $unit } cannot be ranked among others.
unit-place = { $place ->
    [0] { $unit } took no roll in { $period }, so it cannot be ranked.
   *[other] { $unit } is no. { $place } of { $all } { figures-of } with a roll in { $above }, { $period }: { $present } of { $expected } ({ $percent }%), { $with_roll } of { $meetings } meetings with a roll.
}
label-ranking = Ranking
meetings-coming = { $unit }{ $days ->
    [none] , coming meetings
   *[other] , { $days }
}{ $count ->
    [0] { $past ->
        [yes] : there was no meeting.
       *[none] : no meeting yet.
    }
   *[other] :
}
meeting-coming = – { $unit }: { $when }{ meeting-at }{ $held ->
    [yes] { $rolled ->
        [yes] , { $present } of { $expected } came
       *[none] , no roll yet
    }
   *[none] {""}
}
meetings-coming-more = There are more: ask for one day or one unit.
figures-why = I only have the figures, not the reasons. See them by month, or ask the branch head.
report-of-unit = { $unit }, report of { $period }: { $state ->
    [sent] sent{ $day ->
        [none] {""}
       *[other] {" "}on { $day }
    }
    [draft] begun, not sent
   *[none] not begun
}.
no-targets = I keep no targets beside the line for the gathering rate.
women-ranked = { $unit }, { $new ->
    [yes] { $period }: new members
   *[none] up to { $day }: members
}, { $way ->
    [low] the fewest first
   *[high] the most first
}:
side-times = Attendance of { $unit }:
side-change = { $way ->
    [up] Up { $change } percentage points ({ $old }% → { $new }%).
    [down] Down { $change } percentage points ({ $old }% → { $new }%).
   *[same] Unchanged ({ $new }%).
}

# Who missed most, who came most

women-came = { $meetings ->
    [0] { $unit }, { $period }: no meeting has a roll by names yet.
   *[other] { $unit }, { $period }, { $meetings } meetings with a roll by names: { $count ->
        [0] no woman { women-came-way }.
       *[other] { $count } { women-came-way }, { $way ->
            [low] the one who missed most first.
            [high] the most faithful first.
           *[never] the one invited most first.
        }{ $numbered ->
            [yes] {" "}The number before a name is hers in the book.
           *[none] {""}
        }
    }
}
women-came-way = { $way ->
    [low] missed some
    [high] came
   *[never] came to none
}
women-came-line = – { $line }
woman-came = { $name }: { $way ->
    [high] came to { $came } of { $expected }
   *[low] missed { $missed } of { $expected }
}
women-unnamed = You may not see names in { $unit } yet; here are the figures instead.

# Where the rate rose or fell

changed-since = Against { $before }: { $all ->
    [0] no unit has figures for both yet.
   *[other] { $count ->
        [0] no unit { changed-way }.
       *[other] { $count } of { $all } { changed-way }, the largest change first:
    }
}
changed-way = { $way ->
    [low] fell
   *[high] rose
}
changed-unit = { $unit }: { changed-way } by { $points } points, { $old }% → { $percent }% ({ $present } of { $expected })
changed-not = No figures for both: { $units }{ gathered-left }.

side-against = Against { $before }: { $changes }.
side-changed = { $unit } { $way ->
    [up] rose by { side-unit } ({ side-from-to })
    [down] fell by { side-unit } ({ side-from-to })
    [same] unchanged
   *[none] cannot be compared yet
}
side-from-to = { $what ->
    [side-often] { $old } → { $new }
    [side-members] { $old } → { $new }
   *[side] { $old }% → { $new }%
}
chart-of-several = A chart of { $units } side by side.
workbook-of-several = The Excel file of { $unit } has { $units }.
workbook-of-which = One file each: which one?

# Counted in the books of several branches

counted-in-books = { $unit }: { $count } of { $every } members, { $what ->
    [aged] { women-aged }, by the birth year.{ $undated ->
        [0] {""}
       *[other] {" "}Without a birth year: { $undated }.
    }
   *[standing] { standing-what }.
}
counted-part = – { $unit }: { $count } of { $every }
names-not-hers = You may not see names and phones of single women. Ask the cadre of the commune where { $name } lives.

# Which communes have not met, have met, or lack a roll

idle-communes = { $period }, { $unit }: { $what ->
    [unmet] { $count ->
        [0] something has met in every commune ({ $all }).
       *[other] { $count } of { $all } communes have had no meeting.
    } Branches that have not met: { $branches } of { $of }.
    [met] { $count ->
        [0] nothing has met in any commune ({ $all }).
       *[other] { $count } of { $all } communes have had a meeting.
    } Branches that have met: { $branches } of { $of }.
   *[unmarked] { $count ->
        [0] the roll of every meeting was taken in every commune ({ $all }).
       *[other] { $count } of { $all } communes have meetings without a roll.
    } Branches with meetings without a roll: { $branches } of { $of }.
}
label-these-branches = Show the branches
