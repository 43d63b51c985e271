# Who did what: a sentence each; who and when stand beside it

deed-tree-back = { $state ->
    [withdrawn] Not done after all
   *[other] Taken back
}: { unit-deed }
deed-post = { $what ->
    [post-offered] Offered the post of { post-role } of { $unit }{ $name ->
        [none] {""}
       *[other] {" "}to { $name }
    }, from { $day }
    [post-taken] Took the post of { post-role } of { $unit }, from { $day }
    [post-declined] Declined the post of { post-role } of { $unit }
    [post-withdrawn] Took back the offer of { post-role } of { $unit }{ $name ->
        [none] {""}
       *[other] {" "}to { $name }
    }
    [post-returned] Gave back the post of { post-role } of { $unit } from { $day }
    [post-objected] Did not agree that the post of { post-role } of { $unit } passes on{ $name ->
        [none] {""}
       *[other] {" "}to { $name }
    }
    [deputy-ended] Ended the time of { $name ->
        [none] a deputy
       *[other] { $name }
    } standing in at { $unit } from { $day } to { $last }
    [deputy-declined] Cannot stand in at { $unit } from { $day } to { $last }
   *[other] Named { $name ->
        [none] a deputy
       *[other] { $name }
    } to stand in at { $unit } from { $day } to { $last }
}{ $decision ->
    [none] {""}
   *[other] , decision { $decision }
}
deed-notice = Wrote an announcement for { $unit }: "{ $text }"
deed-import = Brought a list into the book of { $unit }: { $count } women{ $undone ->
    [yes] {" "}(taken back)
   *[no] {""}
}
deed-book = { $mark ->
    [phone] Corrected a phone in the book of { $unit }
    [full_name] Corrected a name in the book of { $unit }
    [calling_name] Corrected a calling name in the book of { $unit }
    [birth] Corrected a birth year in the book of { $unit }
    [group_created] Added a group or club of { $unit }
    [group_renamed] Renamed a group or club of { $unit }
    [group_closed] Closed a group or club of { $unit }
    [added] Added members to the book of { $unit }
    [died] Noted a death in the book of { $unit }
    [left] Noted that a member left in the book of { $unit }
    [transferred] Moved a member from the book of { $unit }
    [departed] Moved a member from the book of { $unit }
    [arrived] Took a member into the book of { $unit }
    [merged] Joined two numbers of one woman in the book of { $unit }
   *[other] Wrote in the book of { $unit }
}{ $undone ->
    [yes] {" "}(taken back)
   *[no] {""}
}
deed-import-back = Took back a list from the book of { $unit }: { $count } women
deed-setting = { $unit }: changed { setting-name }{ $new ->
    [none] {""}
   *[other] { $old ->
        [none] {""}
       *[other] {" "}from { $old }
    } to { $new }
}{ $since ->
    [none] {""}
   *[other] , from { $since } on
}{ $undone ->
    [yes] {" "}(taken back)
   *[no] {""}
}
deed-setting-back = { $unit }: took back { setting-name }{ $now ->
    [none] {""}
   *[other] , it is { $now } again
}
setting-name = { $name ->
    [reminders] the reminders
    [cut_off] the day on which books close
    [unseen_meetings] the meetings missed before someone asks after her
    [reports] the reports drafted by themselves
    [gathering_line] the gathering rate to reach
    [gathering_floor] the lowest gathering rate
    [grading] the grading criteria
    [term_starts] the first days of terms
    [keep_sensitive] whether ethnic group and religion are listed
    [recognised_by_commune] whether the commune recognises new members
    [templates_by_phone] paid Zalo messages by phone number
    [non_territorial] whether it is a branch without a place
   *[other] a setting
}
setting-as-above = as in the unit above
setting-yes = yes
setting-no = no
deed-women = { $unit }: women of 18 and over are { $new }{ $old ->
    [none] {""}
   *[other] {" "}(before: { $old })
}{ $reason ->
    [none] {""}
   *[other] , because { $reason }
}
deed-women-back = { $unit }: took back the number of { $old } women
deed-report = { $what ->
    [report-confirmed] Confirmed the report of { $unit }, { $period }
    [report-sent] The report of { $unit }, { $period }, went up to { $above }
    [report-back] Took back the report of { $unit }, { $period }
    [report-returned] Sent back the report of { $unit }, { $period }: { $why }
   *[other] Began a corrected report of { $unit }, { $period }
}
deed-report-figure = Report of { $unit }, { $period }: { $figure } from { $old } to { $new }{ $why ->
    [none] {""}
   *[other] , because { $why }
}
deed-grade = Graded { $unit } for { $year }: { grading-grade }{ $other ->
    [yes] {" "}(other than the figures, with a reason)
    [unknown] {" "}(nothing was known, with a reason)
   *[no] {""}
}
deed-token = { $what ->
    [token] Made an API token for { $unit }
   *[other] Revoked an API token of { $unit }
}{ $label ->
    [none] {""}
   *[other] : { $label }
}

office-deed-kind = { $kind ->
    [tree] Units
    [post] Posts, deputies
    [setting] Settings
    [women] Numbers of women
    [report] Reports
    [grade] Grades
    [notice] Announcements
    [book] The book
    [import] Lists brought in
    [token] API tokens
   *[other] All
}
office-deed-which = What
office-deed-where = Where
office-deed-narrow = By kind, place and day
office-deed-filter = Show
office-deed-only = Only what { $name } did
office-deed-everybody = Everybody again
office-deed-by-machine = the administrator
