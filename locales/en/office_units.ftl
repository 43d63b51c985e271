# The cadres' page: units and meetings

office-unit = Unit
office-units-below = Units below
office-units-of = { $count ->
    [1] 1 unit
   *[other] { $n } units
}
office-find-unit = Find a unit (by its name of now or before, with or without marks)
office-find = Find
office-found = { $count ->
    [1] 1 unit found
   *[other] { $n } units found
}
office-found-near = No unit has that name. These come near it:
office-found-none = No unit among yours has such a name.
office-none-below = There is no unit below and no meeting yet.
office-levels = By level
office-right-below = Right below
office-level = { $kind ->
    [province] All provinces
    [district] All districts
    [commune] All communes
   *[branch] All branches
}
office-direct = Of its own
office-sum = Sum
office-below = { $kind ->
    [branch] { $count ->
        [1] 1 group
       *[other] { $n } groups
    }
   *[other] { $count ->
        [1] 1 unit below
       *[other] { $n } units below
    }
}
office-former = Formerly { $name }
office-former-until = { $name } until { $day }/{ $month }/{ $year }
office-closed = Closed since { $day }/{ $month }/{ $year }
office-closed-why = The figures below are by the units of its last day.
office-meetings-note = Column "Meetings": those with a roll, of all that were held.
office-pages = Pages
office-page = Page { $page } of { $last }
office-page-before = Previous page
office-page-after = Next page

office-members = Members
office-joined = { $count ->
    [0] No new member in this period
    [1] 1 new member in this period
   *[other] { $n } new members in this period
}
office-left = { $left } left the Union, { $died } died
office-honorary = and { $n } honorary members
office-by-kind = By kind of meeting
office-kind = Kind
office-of-kind = { meeting-kind }
office-holders = Who is in charge
office-holders-none = Nobody holds a post here yet.
office-since = since { $month }/{ $year }
office-names-not = Names are shown only to those who are allowed to see them.
office-small = Groups and clubs
office-set-up = Set-up
office-code = Code, short code
office-cut-off = Books close on
office-cut-off-day = { $day ->
    [0] the month's end
   *[other] day { $day }
}
office-setting = { $name ->
    [keep_sensitive] Ethnic group and religion are written down
    [recognised_by_commune] The commune recognises new members
    [templates_by_phone] Paid Zalo messages by phone number
    [reminders] Reminders
   *[other] { $name }
}
office-setting-value = { $value ->
    [yes] yes
    [no] no
    [set] its own
   *[other] { $value }
}
office-setting-of = as { $unit }

## Meetings

office-which = Which meetings
office-which-one = { $which ->
    [held] Held
    [no-roll] Without a roll
   *[coming] To come
}
office-meeting-count = { $count ->
    [1] 1 meeting
   *[other] { $n } meetings
}
office-all-meetings = See all meetings
office-no-meetings = No meeting in this period.
office-when = Day
office-came = Present
office-answers = Answers
office-not-rolled = No roll yet
office-coming-yes = Coming
office-coming-no = Not coming
office-coming-unsure = Not sure
office-expected = Expected
office-rate = Rate
office-mark = { $mark ->
    [present] present
    [excused] absent with a reason
    [absent] absent without a reason
    [away] away, not counted
   *[unmarked] on the list, not marked
}
office-cancelled = This meeting was cancelled
office-roll = Roll
office-roll-taken = { $group ->
    [none] Roll taken
   *[other] Roll of { $group } taken
}{ $by ->
    [none] {""}
   *[other] {" "}by { $by }
}, { $hour } on { $day }
office-roll-none = No roll has been taken, so it is in no rate yet.
office-count-only = Only a count was taken, without names.
office-groups-missing = Rolls still missing: { $groups }
office-names = Names
office-names-show = Show the names
office-names-noted = Looking at names is written down; every woman on the list can see who looked.

## Excel file

office-workbook = Get the Excel file
office-paper = File of figures
office-paper-take = Download the file
office-paper-state = { $state ->
    [soon] The file is being made; one moment, please.
   *[failed] This file could not be made. Please try again.
}

## Gathering rate

office-gathering = Gathering
office-gathering-rate = Gathering rate of members
office-of-women = { $members }/{ $women } women
office-line = { $under ->
    [yes] Under the line of { $percent }%
    [near] Close to the line of { $percent }%, still under it ({ $exact }%)
   *[no] On or over the line of { $percent }%
}
office-wrong-count = More members than women: please check
office-wrong-below = { $count ->
    [1] { $n } place below has more members than women
   *[other] { $n } places below have more members than women
}
office-wrong-why = One of the two numbers was counted wrongly. Open a place to look at its number of women and write it anew.
office-wrong-all = All places
office-women-unknown = Women of 18 and over not counted yet
office-lacking = { $count ->
    [1] 1 unit without a number of women
   *[other] { $n } units without a number of women
}
office-under = { $count ->
    [0] No unit under { $percent }%
    [1] 1 unit under { $percent }%
   *[other] { $n } units under { $percent }%
}
office-gathering-note = Gathering = members ÷ women of 18 and over; the upright line is { $percent }%.

## Asking for the roll of a meeting

office-roll-ask = { $kind ->
    [branch] Ask the head for the roll
    [group] Ask the leader for the roll
   *[other] Ask for the roll
}
office-roll-asked = { $when ->
    [coming] Noted: the roll is asked for at { $hour }, { $day } (nothing is sent at night).
   *[past] The roll was last asked for: { $hour }, { $day }.
}
office-roll-too-old = The meeting is over three months ago, so nobody is asked for it any more.
RollAsked = { $night ->
    [true] Noted: { $unit } is asked for this roll in the morning.
   *[false] { $unit } is asked for this roll.
}
RollAskedToday = { $night ->
    [true] Noted: { $unit } is asked at { $when_hour }. Once a day is enough.
   *[false] { $unit } was asked today at { $when_hour } already. Once a day is enough.
}
NoRollToAsk = This roll of { $unit } need not be asked for any more.
NobodyTakesRoll = Nobody else answers for the rolls of { $unit }.
deed-roll-nudge = Asked { $unit } for the roll of { $day }
