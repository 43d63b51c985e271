# Units: added, renamed, moved, merged, split, closed

label-units = The units
label-unit-add = Add a unit
label-unit-rename = Rename
label-unit-move = Move elsewhere
label-unit-merge = Merge
label-unit-split = Split
label-unit-close = Close
label-unit-list = See the units
label-unit-log = What was done
label-unit-undo = Take it back
label-unit-withdraw = Do not do it
label-old-numbers = See the old numbers
label-other-day = Another day
label-decision = Add the decision's number
label-unit-leave = Leave it
label-meetings-along = They go along
label-meetings-off = Call them off
label-head-later = Later

units-at-a-glance = { $unit } has { $count } { $kind ->
    [branch] branches
    [commune] communes
   *[other] units
} and { $members } members. What would you like to do?
    You may also write it in one sentence, for example: đổi tên thôn Mận thành thôn Mận Đông
units-not-hers = Renaming and merging branches is for the cadres of the commune and above. Please ask them.
units-heading = { $unit } has { $count } units:
units-line = - { $unit }: { $members } members
unit-formerly = { $unit } (formerly { $former })
no-such-unit = I find no unit called { $name } among yours.
unit-no-such-day = I cannot read the day "{ $day }". Please write it like 1/12 or 1/12/2026.
unit-two-parts = Please write two names at least, with commas between. Write the old name too where it stays.
unit-nobody-goes = I am not sure who goes there. Please write groups (tổ 1, tổ 2) or numbers (3 7 12).
unit-no-decision = A decision's number usually has digits, for example 15/QĐ. Please write it again.

ask-unit_deed-which = Several have that name. Which one?
ask-unit_deed-units = { $what ->
    [rename] Which unit gets another name?
    [move] Which unit moves?
    [merge] Which units become one? For example: thôn Mận, thôn Bưởi
    [split] Which unit is split?
    [reopen] Which unit opens again?
   *[close] Which unit closes?
}
ask-unit_deed-name = { $what ->
    [rename] What will { $names } be called?
    [merge] { $names } become one: what is it called? With the name of one of them the others join it.
   *[add] What is the new unit called? For example: thôn Cam, nhà trọ Hoa Mai
}
ask-unit_deed-parent = { $what ->
    [move] To which commune does { $names } go?
   *[add] To which commune does { $name } belong?
}
ask-unit_deed-parts = Into which units is { $names } split? Write their names with commas between.
ask-unit_deed-goes_to = { $kind ->
    [branch] { $below ->
        [none] Who goes to { $part }? Write numbers, for example 3 7 12-20. The others stay in { $rest }.
       *[other] Who goes to { $part }? Write groups or numbers, for example tổ 1, tổ 2. The rest stays in { $rest }. Groups: { $below }
    }
   *[other] Which go to { $part }? Write their names. The rest stays in { $rest }. There are: { $below }
}
ask-unit_confirm-meetings = { $count } meetings are still to come where it closes. What about them?
ask-unit_confirm-head = Who is the head of { $name }?
ask-unit_confirm-day = From which day? For example: 1/12/2026
ask-unit_confirm-decision = What is the decision's number? For example: 15/QĐ
unit-deed = { $what ->
    [add] add { $name }
    [rename] rename { $names } to { $name }
    [move] move { $names } to { $name }
    [merge] merge { $names } { $joins ->
        [true] into
       *[other] to become
    } { $name }
    [split] split { $names } into { $name }
    [reopen] reopen { $names }
   *[close] close { $names }
}
unit-Deed = { $what ->
    [add] Add { $name }
    [rename] Rename { $names } to { $name }
    [move] Move { $names } to { $name }
    [merge] Merge { $names } { $joins ->
        [true] into
       *[other] to become
    } { $name }
    [split] Split { $names } into { $name }
    [reopen] Reopen { $names }
   *[close] Close { $names }
}
unit-post = { $name } ({ $role ->
    [head] head
    [deputy] deputy
    [cadre] cadre
    [group_leader] group leader
   *[other] drafter
}, { $unit })
unit-numbers = { $women ->
    [1] One woman gets a new number in the book of { $unit }: { $first }
   *[other] { $women } women get new numbers in the book of { $unit }, { $first } to { $last }, by name
}{ $joins ->
    [true] ; those of { $unit } keep theirs
   *[other] {""}
}
unit-part = { $place ->
    [first] Staying in { $name }
   *[other] Going to { $name }
}: { $members } members{ $kind ->
    [branch] { $head ->
        [none] , no head yet: give the post afterwards
        [hidden] , with a head
       *[other] , headed by { $head }
    }
   *[other] {""}
}.
unit-books = From { $month } on the books of { $units }{ $more ->
    [0] {""}
   *[other] {" "}and { $more } more
} close on { office-cut-off-day } (before: { $was ->
    [0] the month's end
   *[other] day { $was }
}); earlier periods stay.
ask-unit_confirm-confirm = { unit-Deed }, from { $day }{ $decision ->
    [none] {""}
   *[other] , decision { $decision }
}.{ $planned ->
    [true] {" "}I do it when that day comes.
   *[other] {""}
}
    { $what ->
    [add] {""}
   *[other] { $branches } branches, { $members } members.
}{ $women ->
    [none] {""}
   *[other] { $what ->
        [split] {"\u000A"}Women of 18 and more were { $women }: afterwards write the number of each part.
       *[other] {" "}Women of 18 and more: { $women }.
    }
}{ $parts ->
    [none] {""}
   *[other] {"\u000A"}{ $parts }
}{ $numbers ->
    [none] {""}
   *[other] {"\u000A"}{ $numbers }. The old numbers can still be looked up.
}{ $renamed ->
    [none] {""}
   *[other] {"\u000A"}Groups of the same name become: { $renamed }.
}{ $books ->
    [none] {""}
   *[other] {"\u000A"}{ $books }
}{ $stays ->
    [none] { $stays_of ->
        [none] {""}
       *[other] {"\u000A"}The head of { $stays_of } goes on.
    }
   *[other] {"\u000A"}{ $stays } is the head.
}{ $choosing ->
    [0] {""}
    [1] {"\u000A"}The head: choose below whether she goes on.
   *[other] {"\u000A"}The head: choose below who goes on; the posts of the others end that day.
}{ $posts ->
    [0] {""}
   *[other] {"\u000A"}Posts that end that day: { $post_names ->
        [none] { $posts }.
       *[other] { $post_names }{ $more_posts ->
            [0] .
           *[other] {" "}and { $more_posts } more.
        }
    }
}{ $meetings ->
    [0] {""}
   *[other] {"\u000A"}{ $meetings } meetings to come go along, the next { $next_day }.
}{ $cancelled ->
    [0] {""}
   *[other] {"\u000A"}{ $cancelled } meetings to come are called off, and those invited are told.
}{ $repeats ->
    [0] {""}
   *[other] {"\u000A"}{ $repeats } repeating meetings go with it.
}{ $waiting ->
    [none] {""}
   *[other] {"\u000A"}{ $waiting } messages that are written but not yet due (such as reminders) still go out on time.
}{ $requests ->
    [none] {""}
   *[other] {"\u000A"}{ $requests } waiting requests go along.
}{ $notices ->
    [none] {""}
   *[other] {"\u000A"}{ $notices } notices that are not sent yet go along.
}{ $lists ->
    [0] {""}
   *[other] {"\u000A"}Lists of members that wait to be written: { $lists }. { $what ->
        [merge] Look at them again to write them into the book of { $name }.
       *[other] Those of a unit that closes are not written any more.
    }
}{ $offers ->
    [0] {""}
   *[other] {"\u000A"}Posts offered and not yet taken, which are withdrawn: { $offers }.
}

UnitChanged = Done: { unit-deed }, from { $day }.{ $what ->
    [merge] {" "}{ $name } has { $members } members. The old names are still found.
    [rename] {" "}The old name is still found.
    [split] {" "}The old name is still found.
   *[other] {""}
}
UnitChangePlanned = Noted: { unit-deed }. I do it on { $day } and tell you.
UnitChangeWithdrawn = All right, I will not { unit-deed }.
UnitChangeUndone = Taken back: { unit-deed }.{ $cancelled ->
    [0] {""}
   *[other] {" "}{ $cancelled } meetings that were called off stay so; please call them again.
}
unit-change-told = { $state ->
    [failed] Today is { $day }, and I could not { unit-deed }: { $failed ->
        [DayTooEarly] the unit has changed after that day.
        [UnitClosed] one of them had closed before.
        [StillFull] there are still members.
        [AlreadyThere] another unit has that name.
        [ChangedMeanwhile] somebody had changed the unit before.
       *[other] it cannot be done any more.
    } Please look at it again.
   *[other] Today, { $day }, I did as you said: { unit-deed }.
}
unit-post-told = { unit-log-one } { $mine ->
    [stays] Its members are in the book of { $name } now; you go on as { post-role }.
    [new] From that day you are { post-role } of { $name }. The members, the groups and the meetings to come go along.
   *[ended] Your post as { post-role } of { $unit } ends that day; thank you.{ $what ->
        [close] {""}
       *[other] {" "}The members belong to { $name } now{ $head ->
            [none] {""}
           *[other] , which { $head } heads
        }.
    }
}
unit-post-back = { unit-log-one } You go on as { post-role } of { $unit } as before.
unit-log-heading = What was done with the units lately. Choose a number to see it:
unit-log-empty = Nothing was done with the units.
unit-log-line = { $day }: { unit-deed }{ $decision ->
    [none] {""}
   *[other] {" "}({ $decision })
}{ $state ->
    [planned] , waits for its day
    [failed] , could not be done
    [withdrawn] , given up
    [undone] , taken back
   *[done] {""}
}
unit-log-one = { unit-Deed }, from { $day }{ $decision ->
    [none] {""}
   *[other] , decision { $decision }
}.{ $state ->
    [planned] {" "}It waits for its day.
    [failed] {" "}It could not be done on its day.
    [withdrawn] {" "}It was given up.
    [undone] {" "}It was taken back.
   *[done] {""}
}
old-numbers-heading = { $count } women have new numbers:
old-number = { $number }. { $name } (formerly { $old }, { $unit })

BadDay = { $day } is too far off. Please look again.
DayTooEarly = { $unit } has changed on { $since }, so it cannot be from { $day }. Please choose a day from { $since } on.
UnitClosed = { $unit } { $how ->
    [merged] has been part of { $into } since { $day }. Please choose { $into }.
    [split] was split into { $into } on { $day }. Please choose one of these.
   *[other] has been closed since { $day }.
}
UnitOpen = { $unit } is open already.
NotForThis = Groups and clubs have words of their own, for example: đổi tên tổ 1 thành tổ Xóm Đình
ChangedMeanwhile = { $unit } has just been changed, and I wrote nothing: { $by ->
    [none] {""}
   *[other] { $by } did this:{" "}
}{ $what ->
    [rename] renamed to { $name }
    [move] moved to { $name }
    [merge] merged into { $name }
    [split] split into { $name }
    [close] closed
    [reopen] reopened
    [undo] took back what was done before
   *[add] added { $name }
}. Please look again.
NothingToDo = { $unit } is so already.
BadUnitName = A unit's name has letters, digits, dashes and dots only, at most 100. Please write it again.
AlreadyThere = { $parent } has a { $name } already. Please choose another name.
UnderItself = { $unit } cannot belong to itself or to what lies below it.
OneUnitAlone = A merger needs two units at least. Please name all of them.
NotLarger = { $unit } and { $other } are not of one level, or the upper one is not the larger; I did nothing.
SayParent = { $into ->
    [none] Please say to which commune.
   *[other] These do not lie in one commune. Please say into which of them, for example: nhập { $unit } vào { $into }
}
BadParts = To split { $unit } takes two different names at least.
StillFull = { $unit } still has { $women ->
    [0] { $units } units below
   *[other] { $women } members
} and cannot be closed. { $beside ->
    [none] Please move them first.
   *[other] Merge it with another one, for example: nhập { $unit } vào { $beside }
}
NoSuchHead = She holds no post in these units.
ChangeOver = This was done or given up before.
BuiltOn = { $change ->
    [0] { $why ->
        [change] It cannot be taken back yet: since then { $unit } has changed again.
       *[other] It cannot be taken back any more; since then { built-on }
    }
   *[other] It cannot be taken back yet: since then there was "{ unit-deed }". Take that back first, then this one.
}
built-on = { $why ->
    [meeting] { $unit } has had { $count ->
        [one] 1 meeting
       *[other] { $count } meetings
    }.
    [women] the members' book of { $unit } has changed ({ $count ->
        [one] 1 woman
       *[other] { $count } women
    }).
    [post] somebody has got a post in { $unit }.
    [unit] { $unit } has got new groups or units.
    [notice] { $unit } has sent { $count ->
        [one] 1 notice
       *[other] { $count } notices
    }.
   *[report] { $unit } has confirmed { $count ->
        [one] 1 report
       *[other] { $count } reports
    } by the new closing day.
}
