# Charts and the Excel file of figures

label-chart = Chart
label-workbook = Excel file
label-chart-months = Chart by month
label-chart-units = Chart of { figures-of }
label-chart-gathering = Chart of the gathering rate
label-roster-file = List of members
label-workbook-file = Attendance figures
which-file = Which file would you like?
ask-figure_papers-unit = { ask-figures-unit }
ask-figure_papers-period = { $what ->
    [workbook] An Excel file
   *[other] A chart
} of which time? For example: October, quarter 3, this year.
paper-on-its-way = I am making it already; it comes as soon as it is ready.
paper-chart = { $what ->
    [gathering] Gathering rate of { $unit }, { $period }.
    [months] Attendance by month of { $unit }, { $period }.
   *[units] Attendance of { $unit }, { $period }.
}
paper-figures-workbook = Figures of { $unit }, { $period } (Excel file).{ $names ->
    [0] {""}
   *[other] {" "}It holds the names of { $names } women: please keep it to yourself. Taking them is on the record.
}
NoSuchPeriod = I cannot make this for that time. Please choose one that has begun, ends after it starts and is no longer than { $years } years, such as October, quarter 3, this year.

# In the picture

chart-title-months = Attendance by month
chart-title-units = Attendance
chart-title-gathering = Gathering rate
chart-rate = { $present } of { $expected } ({ $percent }%), roll taken at { $with_roll }/{ of-meetings }
chart-no-roll = { $meetings ->
    [0] 0 meetings
   *[other] { of-meetings }, no roll taken
}
chart-gathered = { $members }/{ $women } ({ $percent }%) of women aged 18+
chart-gathered-not = The number of women aged 18+ is not known
chart-base = { $base ->
    [present] Of the women present in the place
    [resident] Of the women resident for six months
   *[other] Of the women aged 18+
}{ $source ->
    [none] {""}
   *[other] , source: { $source }
}{ $day ->
    [none] {""}
   *[other] , { $day }
}
chart-missing = { $missing } without a number of women aged 18+
chart-line = { $line }% line
chart-above = { $line }% and more
chart-below = below { $line }%
chart-value = { $percent }% · { $present }/{ $expected }
chart-value-none = 0 meetings
chart-value-no-roll = { of-meetings }, no roll
chart-value-no-women = women 18+ not known
chart-direct = Its own ({ $unit })
chart-left = … { $left } more in between …
chart-silent = Not drawn: { $silent ->
    [0] {""}
   *[other] { $silent } with 0 meetings
}{ $unmarked ->
    [0] {""}
   *[other] { $silent ->
        [0] {""}
       *[other] ,{" "}
    }{ $unmarked } without a roll
}
chart-nothing = Nothing to draw yet
chart-month-none = no meeting (0)
chart-month-not-yet = no meeting yet (month not over)
chart-month-no-roll = met, no roll taken
chart-month-rate = attendance
chart-file = Chart { $unit } { $period }

# In the Excel file: a sheet's name has 31 letters at most

workbook-file = Figures { $unit } { $period }
workbook-sheet-summary = Summary
workbook-sheet-charts = Charts
workbook-sheet-units = By unit
workbook-sheet-meetings = By meeting
workbook-sheet-months = By month
workbook-sheet-members = Members
workbook-file-period = Time: { $period } (from { $start } to { $end })
workbook-file-tree = Units as they stood on { $day }. Made on { $made }.
workbook-summary-title = FIGURES OF { $unit }
workbook-units-title = By unit: { $unit }
workbook-units-note = Every unit is the sum of the lines right below it. "Its own" are the meetings of the unit itself.
workbook-members-till = { $members } (until { $day })
workbook-units-left = The file ends at the communes; { $left } smaller units are in the sums.
workbook-meetings-title = By meeting: { $unit }
workbook-meetings-note = Filter any column: the sum above counts the rows that are shown.
workbook-meetings-left = { $left } meetings are too many to list. For single meetings take the file of a smaller unit.
workbook-months-title = By month: { $unit }
workbook-members-title = Members: { $unit }
workbook-members-note = Members in the book on { $day }. Only meetings with a roll by name that expected her count.
workbook-charts-title = Charts: { $unit }
workbook-chart-months = Attendance by month, { $unit }
workbook-chart-units = Attendance of units, { $unit }{ $left ->
    [0] {""}
   *[other] {" "}(the lowest first; { $left } higher ones are left out)
}
workbook-direct-line = Its own ({ $unit })
workbook-month = { $month }/{ $year }
workbook-month-short = { $month }/{ $year }
workbook-sum = Sum
workbook-shown-sum = Sum of the rows shown
workbook-came = { $present } of { $expected }
workbook-unit-kind = { $kind ->
    [central] Central
    [province] Province
    [district] District
    [commune] Commune
    [branch] Branch
    [group] Group
    [club] Club
   *[committee] Committee
}
workbook-column-unit = Unit
workbook-column-kind = Level
workbook-column-above = Part of
workbook-column-code = Code
workbook-column-members = Members
workbook-column-meetings = Meetings
workbook-column-with-roll = With a roll
workbook-column-present = Present
workbook-column-expected = Expected
workbook-column-percent = Attendance
workbook-column-excused = Excused
workbook-column-absent = Absent
workbook-column-day = Day
workbook-column-of = Kind
workbook-column-note = Note
workbook-column-month = Month
workbook-column-from = From
workbook-column-to = To
workbook-column-branch = Branch
workbook-column-came = Present
workbook-column-counted = Counted
workbook-column-what = Figure
workbook-column-number = Number
workbook-column-of-number = Of
workbook-column-how = How it is counted
workbook-column-line = { $line }% line
workbook-note-no-roll = no roll taken
workbook-note-count = counted only
workbook-note-away = away for work
workbook-note-honorary = honorary
workbook-row-meetings = Meetings held
workbook-row-with-roll = Meetings with a roll
workbook-row-attendance = Attendance
workbook-row-excused = Excused
workbook-row-absent = Absent
workbook-row-members = Members ({ $day })
workbook-row-honorary = Honorary members ({ $day })
workbook-row-joined = New members
workbook-row-left = Left the Union or died
workbook-row-gathering = Gathering rate
workbook-how-meetings = Meetings that took place; those called off are left out.
workbook-how-with-roll = Meetings with a roll of all meetings. One without a roll is never counted as absence.
workbook-how-attendance = Present ÷ expected, over meetings with a roll. Honorary members and those away for work are not expected; one who is away and comes counts in both.
workbook-how-excused = Absent with a reason given before the start; rolls by name only.
workbook-how-absent = Absent without one; rolls by name only.
workbook-how-members = In the book, those away for work among them, honorary ones apart. Who is in two books counts in the one she joined first.
workbook-how-honorary = Outside every rate.
workbook-how-joined = Joined the Union for the first time. One who moved from another branch is not new.
workbook-how-left = Those who moved to another branch are not counted here.
workbook-how-gathering = Members (without honorary ones) ÷ women aged 18+.
workbook-check = Agrees with "{ $sheet }"
workbook-check-yes = yes
workbook-check-no = no
workbook-undivided = Not divided among the units below
workbook-not-counted = The number of women aged 18+ is not known
workbook-column-women = Women 18+
workbook-column-gathering = Gathering rate
workbook-column-source = Where the number of women is from
