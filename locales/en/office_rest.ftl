# The cadres' page: reports, files, audit, settings

office-nav-reports = Reports
office-reports-of = Reports: { $unit }
office-report = Report
office-report-own = { $unit }, { $period }
office-report-not-begun = Not begun.
office-report-begin = Draft the report
office-report-read = Read the report
office-reports-below = { $sent } of { $all } reports are there
office-report-state = { $state ->
    [draft] Draft
    [confirmed] Confirmed
    [sent] Sent up
    [taken_back] Taken back
   *[replaced] Corrected since
}
office-report-which-one = { $which ->
    [missing] Missing
    [sent] Sent
   *[all] All
}
office-report-which-none = { $which ->
    [missing] All of them have been sent.
    [sent] None has been sent.
   *[all] There is none.
}
office-report-missing = Missing
office-report-nudged = reminded today
office-report-nobody = nobody answers for it
office-report-nudge = Remind the { $count } that are missing
office-report-title = Report { $period }, { $unit }
office-report-drop = Leave out paragraph { $number }
office-report-confirm = It is right, send it
office-report-word = Word file
office-report-back = Put back what was left out
office-report-take-back = Take it back to change it
office-report-correct = Begin a corrected one
office-report-by = confirmed by { $by }
office-report-return-why = What { $unit } is to set right
office-report-add = Add a paragraph
office-report-part = It is about
office-report-more = What was done
office-report-hard = Difficulties and wishes
office-report-words = Your words
office-report-figure = Correct a figure
office-report-figure-how = Choose the figure to correct.
office-report-group = { $group ->
    [meetings] Branch meetings
    [small] Groups and clubs
    [event] Other events
    [members] Members
    [moves] Members who came and went
    [gathering] Gathering
    [office] Committee meetings
   *[training] Training
}
office-report-by-book = By the books: { $n }
office-report-others = { $n } other figures, which this report does not name
office-report-figure-keep = Keep this figure
office-report-value = The right number
office-report-value-hint = Empty: as the books say.
office-report-why = Why it differs from the books
office-report-kind = { $kind ->
    [month] Monthly
    [quarter] Quarterly
    [half] Six months
    [nine] Nine months
   *[year] Yearly
}

office-files-of = Files and charts: { $unit }
office-files-why = The figures are those of the pages and the chat. It takes a few seconds.
office-chart = { $what ->
    [units] Chart of units
    [months] Chart by month
   *[gathering] Chart of gathering
}

office-audit-of = Who did what: { $unit }
office-looks = Who looked at names and phones
office-looks-why = Looks at the data of members here
office-looks-none = Nobody has looked.
office-who = Who
office-looked-at = At what
office-look-what = { $what ->
    [phone] Phones
    [roll] Names in a roll
   *[other] A list with names
}
office-look-count = Looks
office-look-women = Women
office-look-last = Last
office-deeds-done = What was done
office-deeds-none = Nothing yet.

office-settings-of = Settings: { $unit }
office-settings-why = A unit without its own has those of the unit above.
office-set-own = Its own.
office-set-by = As { $unit } has it.
office-set-nowhere = As everywhere.
office-set-title = { $name ->
    [reminders] Reminders of meetings
    [cut_off] Day on which the books close
    [unseen_meetings] Members not seen for long
    [reports] Reports drafted by themselves
    [gathering_line] Gathering rate to reach
   *[gathering_floor] Lowest gathering rate
}
office-step = { $step ->
    [h72] 3 days before
    [h24] 1 day before
    [h2] 2 hours before
    [day-before] 4 pm the day before
    [on-the-day] On the day (at 11, or 2 hours before)
   *[other] { $step }
}
office-set-cut-off = Day of the month (1 to 28; 0 is the month's end)
office-set-unseen = Meetings in a row without her (2 to 12)
office-set-reports = Drafted two days before the books close
office-set-percent = Percent
office-set-source = By which paper
office-keep = Keep
office-as-above = As the unit above
office-set-done = The settings of { $unit } are kept.
