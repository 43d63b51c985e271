# Reports of a month, quarter, half year, nine months, year

report-period = { $kind ->
    [month] { $number }/{ $year }
    [quarter] quarter { $number }/{ $year }
    [half] the { $number ->
        [1] first
       *[other] second
    } half of { $year }
    [nine] nine months of { $year }
   *[year] { $year }
}
report-figure = { $figure ->
    [meetings] meetings
    [rolled] meetings with a roll
    [present] attendances
    [expected] expected attendances
    [small_meetings] meetings of groups and clubs
    [small_rolled] meetings of groups and clubs with a roll
    [small_present] attendances in groups and clubs
    [small_expected] expected attendances in groups and clubs
    [event_meetings] other events
    [event_rolled] other events with a roll
    [event_present] attendances at other events
    [event_expected] expected attendances at other events
    [office_meetings] committee meetings
    [office_rolled] committee meetings with a roll
    [office_present] attendances at committee meetings
    [office_expected] expected attendances at committee meetings
    [training_meetings] training classes
    [training_rolled] training classes with a roll
    [training_present] attendances at training
    [training_expected] expected attendances at training
    [members] members
    [honorary] honorary members
    [new] new members
    [returned] members who returned
    [listed] members added to the book
    [came] members who moved here
    [went] members who moved away
    [left] members who left
    [died] members who died
    [gathered] members where the women are counted
    [women] women of 18 and over
    [lacking] places without a count of women
    [branches] branches
   *[branches_met] branches that met
}
report-figure-option = Change { report-figure }
report-changed = { $value } (in the book: { $counted })

report-meetings = In { report-period } { $place ->
    [branch] the branch
   *[other] the branches
} { $meetings ->
    [0] had no meeting that is in the book
   *[other] held { $meetings_said } meetings{ $rolled ->
        [0] { $present ->
            [0] , none with a roll, so nobody is counted
           *[other] , { $present_said } attendances
        }
       *[other] , { $present_said } attendances{ report-percent }{ $unrolled ->
            [0] {""}
           *[other] ; { $unrolled } without a roll{ $days ->
                [none] {""}
               *[other] {" "}({ $days })
            } are not counted
        }
    }
}.
report-percent = { $percent ->
    [none] {""}
   *[other] {" "}({ $percent }%, { $came }/{ $asked })
}
report-branches = { $met }/{ $all } branches met{ $gone ->
    [0] {""}
   *[other] , those { $gone } that were merged or closed since among them
}.
report-others = { $what ->
    [small] Groups and clubs: { $meetings_said } meetings
    [event] Other events: { $meetings_said }
    [training] Training: { $meetings_said } classes
   *[office] { $place ->
        [branch] Committee of the branch: { $meetings_said } meetings
       *[other] Committees and briefings: { $meetings_said } meetings
    }
}{ $rolled ->
    [0] , without a roll
   *[other] , { $present_said } { $what ->
        [office] officers’ attendances
       *[other] attendances
    }{ report-percent }{ $unrolled ->
        [0] {""}
       *[other] ; { $unrolled } without a roll
    }
}.
report-whole-attendance = Meetings of every kind together: { $came }/{ $asked } came ({ $percent }%), a roll at { $rolled } of { $meetings }.
report-members = { $new ->
    [untold] { $members_said } members on { $day }
    [0] No new members; { $members_said } members on { $day }
   *[other] { $new_said } new members{ $grew ->
        [yes] , now { $members_said } in all
       *[none] ; { $members_said } members on { $day }
    }
}{ $honorary ->
    [0] {""}
   *[other] , and { $honorary } honorary ones
}.
report-move = { $what ->
    [came] moved here { $count }
    [went] moved away { $count }
    [returned] returned { $count }
    [listed] added to the book { $count }
    [left] left { $count }
   *[died] died { $count }
}
report-gathering = Gathering rate { $percent }% ({ $gathered_said }/{ $women_said } women of 18 and over){ $under ->
    [yes] , under the line of { $line }%
   *[none] {""}
}{ $lacking ->
    [0] {""}
   *[other] ; { $lacking } places without a count of women are left out
}.
report-and-more = { $names } and { $left } more
report-and-more-figures = { $names } and { $left } more

report-heading = Report { $unit }, { report-period }{ $days ->
    [none] {""}
   *[other] {" "}({ $days })
}: { $state ->
    [draft] { $issue ->
        [1] draft
       *[other] correction, not sent yet
    }
    [taken_back] { $returned ->
        [true] sent back to be changed
       *[false] taken back
    }
    [confirmed] confirmed by { $by }
    [sent] confirmed by { $by } and sent
   *[replaced] replaced by a corrected one
}{ $runs ->
    [yes] , figures up to now
   *[none] {""}
}.
report-paragraph = { $hard ->
    [true] ({ $number }) Difficulties and wishes: { $text }
   *[false] ({ $number }) { $text }
}
report-more-paragraphs = { $left } more paragraphs are in the Word file.
report-missing = Reports still missing: { $units }.
report-waiting = Confirmed and not sent yet, but counted here: { $units }.
report-no-roll = Met without a roll: { $units }.
report-gone = No longer units of their own, so no report is waited for: { $units }. Their figures are the book’s.
books-apart = { $of ->
    [branch] Branches
    [commune] Communes
   *[other] Units
} that close their books on other days ({ $count }): { $units }. Here all is counted by the days of { $unit }.
report-returned-why = To be set right: { $why }
report-why = { report-figure } { $value } (book: { $counted }): { $why }
report-why-line = Why not as in the book: { $text }.
report-more-whys = { $left } more figures are not the book’s; see the Word file.
report-whys = Report { $unit }, { report-period }: { $count ->
    [0] no figure was changed, all are the book’s.
   *[other] { $count } figures are not the book’s.
}
report-by-book-already = All figures are the book’s already.
report-no-report = { $unit } has no report yet.
report-otherwise-figure = { $unit }: { report-figure } { $value } (book: { $counted }{ $why ->
    [none] {""}
   *[other] ; { $why }
})
report-otherwise = Given otherwise by those below: { $changes }.
report-hard-below = { $count ->
    [0] The units below { $unit } have written of no difficulties.
   *[other] { $count } difficulties written by the units below { $unit }:
}
report-hard-of = { $unit }: { $text }
report-moved = { $open ->
    [true] In the books since they closed, not counted here: { $changes }.
   *[false] Changed since the books closed: { $changes }.
}
report-hard-open = Difficulties and wishes: write “khó khăn: …”, and your words go in as they are.
label-report-send = Right, send it
label-report-still = Send it all the same
label-report-wait = Wait
label-report-edit = Change
label-report-again = Take back and change
label-report-return = Send back to be changed
label-report-word = The Word file
label-report-hard-below = Difficulties of those below ({ $count })
label-report-show = See the report
label-report-whole = See the whole report
report-as-it-was = The report is as it was.
label-report-back = Put the paragraph back
label-report-standing = Who has not sent
label-report-nudge = Remind those who have not sent
label-report-own = Report of { $unit }
label-report-add = Add a paragraph
label-report-hard = Difficulties and wishes
label-report-drop = Leave out a paragraph
label-report-missed = Missing in the book
label-report-counted-again = Counted again
report-which = Report of { $unit }: which period? You can also write: báo cáo quý 3.
month-of-report = { $number ->
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
report-period-label = { $kind ->
    [month] { month-of-report } { $year }
    [quarter] Quarter { $number }/{ $year }
    [half] { $number ->
        [1] First
       *[other] Second
    } half of { $year }
    [nine] Nine months of { $year }
   *[year] Year { $year }
}
report-not-hers = Reports are written by branch heads and cadres.

ask-report_return-why = What is to be set right in the report of { $unit }? Write one sentence; it is passed on as it is. { $unit } changes the report and sends it again.
ask-report-what = What should be changed? You can also write: sửa số buổi thành 4 vì ghi sót một buổi.
ask-report-value = What should { report-figure } be? The report says { $said }.
ask-report-why = Why { $several ->
    [none] is { report-figure } { $value }? The book says { $counted }.
   *[other] { $several }?
} Write the reason, or choose:
report-several = { report-figure } is { $value } (the book: { $counted })
report-figure-value = { report-figure } { $value }
report-none-written = No number was written yet: { $changes }.{ $figure ->
    [none] {""}
   *[other] {" "}If { report-figure } is { $value }, the other is { $why ->
        [least] at least
       *[other] at most
    } { $most }.
}
ask-report-text = { $what ->
    [hard] Write the difficulties and wishes in your own words; they go in as they are.
   *[more] Write the paragraph; it goes in as it is.
}
ask-report-number = Which paragraph should be left out?
unclear-report-edit = { $times ->
    [1] It is not clear what should be changed.
   *[other] Type the figure and its number, for example: hội viên mới 5. Or: buổi sinh hoạt 4. Or: mục 3: 12. To leave it, type 0.
}
unclear-report-number = Please write a number, for example: 4.

ReportFigureChanged = { $by_book ->
    [true] { report-figure }: { $counted }, as in the book.
   *[false] { report-figure }: { $was } → { $value } (the book: { $counted }). Why it differs: { $why }.
}
ReportPartAdded = { $hard ->
    [true] Written under difficulties and wishes.
   *[false] The paragraph is added.
}
ReportPartDropped = The paragraph is left out.
ReportPartBack = The paragraph is back.
ReportConfirmed = { $waits ->
    [true] { $above ->
        [none] The report of { $unit } is confirmed. It stands when the books close ({ $closes_day }), unless the figures change; then you are asked again.
       *[other] The report of { $unit } is confirmed. It goes to { $above } when the books close ({ $closes_day }), unless the figures change; then you are asked again.
    }
   *[false] { $above ->
        [none] The report of { $unit } is confirmed.
       *[other] The report of { $unit } is sent to { $above }.
    }
}
ReportLacks = { $reports ->
    [0] { $rolls } meetings have no roll yet
   *[other] { $reports } { $place ->
        [commune] branches
       *[other] units
    } have not sent their reports{ $rolls ->
        [0] {""}
       *[other] , { $rolls } meetings have no roll yet
    }
}. Send the report of { $unit } all the same?
ReportTakenBack = The report of { $unit } is taken back. Change it and send it again.
ReportSentBack = { $kept ->
    [true] { $unit } is asked to set it right. What was sent holds until the correction is sent.
   *[false] The report is sent back to { $unit } with your reason, and will be sent again when it is changed.
}
ReportTheirs = This report is written by { $unit }: you cannot change or send it for them. If one that was sent is wrong, send it back with the reason.
NobodyToSendBackTo = Nobody answers for { $unit } yet. You can change the report yourself, under your own name.
ReportNotSent = { $unit } has not sent this report, or is changing it already.
ReportNotSentYet = Report of { $unit }, { report-period }: { $state ->
    [none] not begun
    [draft] being written, not sent
    [taken_back] { $why ->
        [none] taken back to be changed, not sent
       *[other] sent back to be set right ({ $why }), not sent again yet
    }
    [replaced] being corrected, not sent
   *[confirmed] confirmed, not sent yet
}. You can read it once { $unit } has sent it.
NoReasonToSendBack = Please say what is to be set right, for example: meetings of September are missing.
ReportCorrectionBegun = The report of { $unit } is counted in the one above already, so a correction is begun. The report that was sent holds until this one is sent.
NoSuchReportPeriod = There is no such time, or it has not begun.
NoReportsHere = { $unit } does not report of this time.
NoSuchReport = There is no such report.
ReportEditedMeanwhile = { $by ->
    [none] This report has just been edited, so nothing was written. Please look at it again.
   *[other] { $by } edited this report at { $when_hour }, so nothing was written. Please look at it again.
}
ReportFiguresMoved = The book has new figures, so the report is not the one that you saw. Please look at it again before you send it.
ReportStands = This report is confirmed. To change it, open it and take it back first.
ReportCorrected = A correction of this report was begun. Please go on with that one.
ReportTakenUp = This report is counted in the one of { $above } already. Please make a correction.
BadReportFigure = { $why ->
    [name] The report has no such figure.
    [least] { $most ->
        [0] It can be no less than 0. Please look at the number again.
       *[other] { $figure ->
            [none] No fewer can be invited than came: at least { $most }. If it is the number who came that is wrong, change that first.
           *[other] The report says { $value } for { report-figure }, so this is at least { $most }. If the other one is wrong, change that first.
        }
    }
    [met] The report says { $value } for { report-figure }, and a branch that met did so at least once: at most { $most }. If too few meetings are written, change that first.
    [gains] New members and those who came or returned are no more than all members ({ $value }): this is at most { $most }. If there are more members, change their number first.
    [expected] No more can come than were invited: at most { $most }. If too few are written as invited, change that first.
    [meetings] No more meetings can have a roll than were held: at most { $most }. If too few are written as held, change that first.
    [invited] By the meetings and the members this is at most { $most }. If one of these is too small, change that first.
    [members] There were { $most } members in this time, so this is at most { $most }. If there are more members, change their number first.
    [women] There are { $most } women of 18 and over here, so this is at most { $most }. If there are more women, change their number first.
    [branches] This is at most the number of units below: { $most }.
    [book] The book says { $most }, and it cannot be more. If meetings, members or women are missing, change their number first.
    [days] At most { $most } meetings in this time. Please look at the number again.
   *[size] This is too large: at most { $most }. Please look at the number again.
}
ReasonMissing = Please say why it differs from the book, for example: sửa số buổi thành 4 vì ghi sót một buổi.
BadReportPart = This paragraph is empty or too long: at most { $longest } letters each, and { $most } paragraphs.
NoSuchReportPart = The report has no such paragraph: 1 to { $last }.

reports-standing = Reports { report-period }, { $unit }: { $sent }/{ $all } { $of ->
    [branch] branches
    [commune] communes
   *[other] units
} have sent theirs{ $waiting ->
    [0] {""}
   *[other] , { $waiting } confirmed and waiting for the books to close
}. The report of { $unit }: { $own ->
    [none] not begun
    [draft] draft
    [taken_back] being changed
    [confirmed] confirmed
   *[sent] sent
}.
reports-also = { $late ->
    [none] {""}
   *[other] Reports are also missing for { $late }.{" "}
}{ $running } is running; the books close on { $closes }.
report-unit-line = { $unit }{ $head ->
    [none] {" "}(nobody answers for it)
    [hidden] {""}
   *[other] {" "}({ $head })
}: { $state ->
    [none] not begun
    [draft] not sent
    [returned] sent back to be changed
    [taken_back] taken back
    [confirmed] confirmed, the books are open
   *[sent] sent{ $sent ->
        [none] {""}
       *[other] {" "}{ $sent }
    }
}{ $meetings ->
    [0] , no meeting
   *[other] { $without ->
        [0] {""}
       *[other] , { $without } without a roll
    }
}{ $nudged ->
    [yes] , reminded today
   *[none] {""}
}
ReportsNudged = { $count ->
    [0] Nobody answers here for those that are missing: { $nobody }.
   *[other] { $night ->
        [false] Reminded: { $units }.
       *[other] It is night: { $units } will be reminded at { $when_hour }.
    }{ $nobody ->
        [none] {""}
       *[other] {" "}Nobody to remind: { $nobody }.
    }
}
NudgedToday = They were reminded today already. They can be reminded again tomorrow.
NothingMissing = All reports are there.

report-drafted = { $kind_of ->
    [report-draft] A report is drafted from the book. Please look at it.
    [report-returned] { $by } of { $above } sent this report back to be changed.
    [report-again] The figures changed between your yes and the closing of the books. Please look again.
   *[report-nudge] { $by } of { $above } reminds you: this report is not sent yet.
}
report-from-below = { $what ->
    [report-all] All reports { report-period } below { $above } are there. Please look at the one of { $above } and send it.
    [report-late] { $unit } has just sent its report { report-period }, after { $above } had confirmed its own with the book’s figures of { $unit }. Please see whether yours changes.
   *[report-fixed] { $unit } sent a corrected report { report-period } after { $above } had confirmed its own. Please see whether yours changes.
}

command-baocao = reports
paper-report = Report { $unit }, { $period }. It is not signed: print it, read it, sign and stamp it.
report-file = Report { $unit } { $period }
report-title = Report
report-subtitle = Work of the Union, { report-period }
report-days = ({ $days })
report-is-draft = DRAFT
report-number = No.: ……/BC-…………
report-day = …………, day …… month …… year 20……
report-chapter-results = I. Results
report-chapter-figures = II. Figures
report-chapter-units = Figures of each unit
report-chapter-notes = Notes
report-chapter-hard = III. Difficulties and wishes
report-column = { $what ->
    [place] No.
    [name] Figure
    [value] Report
    [book] Book
    [unit] Unit
    [meetings] Meetings
    [rolled] With a roll
    [present] Present
    [members] Members
    [new] New
   *[source] Source
}
report-unit-sent = sent
report-unit-waits = confirmed, not sent
report-unit-by-book = book
report-unit-direct = Its own
report-unit-sum = Sum
report-rate = Attendance rate
report-sign-writer = Written by
report-sign-head = { $place ->
    [branch] Head of the branch
   *[other] For the Standing Committee
}
report-changed-note = { report-figure } given as { $value } (in the book: { $counted }), changed on { $day }{ $by ->
    [none] {""}
   *[other] , by { $by }
}. Reason: { $why }.
