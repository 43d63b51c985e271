# The cadres' page: changes of units and posts

office-changes = Changes of units
office-changes-of = Changes of units: { $unit }
office-changes-why = Everything can be looked at first, has a day and a decision's number, and can be taken back.
office-deeds = Choose what to do
office-deed = { $what ->
    [add] Add a unit
    [rename] Rename
    [move] Move elsewhere
    [merge] Merge
    [split] Split
    [close] Close
   *[reopen] Reopen
}
office-posts-page = Posts and deputies
office-done-before = What was done
office-one-change = What was done
office-change-in-the-way = See that change
office-deed-done = { unit-deed }
office-unit-gone = { $unit } is no more
office-unit-gone-why = "{ $deed }" was taken back: the units before it are as they were.
office-undo-means = Names, the units below, the members' books and the posts are as they were before. Meetings to come are where they were.
office-undo-planned = What was planned is not done.
office-undo-women = { $n } women are back in their old books under their old numbers.
office-undo-cancelled = { $n } meetings that were called off stay so.
office-undo-sure = Yes, take it back
office-number-now = New no.
office-number-old = Old no.
office-old-branch = In the book of
office-deed-of = The units of { $unit }.
office-none-to-choose = There is no unit to choose here.
office-which-units = { $what ->
    [move] Which units to move
    [merge] Which units to merge (two at least)
    [close] Which units to close
    [rename] Which unit to rename
    [split] Which unit to split
   *[reopen] Which unit to reopen
}
office-choose = Choose
office-new-kind = Kind
office-unit-kind = { $kind ->
    [central] Centre
    [province] Province
    [district] District
    [commune] Commune
   *[branch] Branch
}
office-new-name = { $what ->
    [rename] New name
    [merge] Name after the merger
   *[add] Name
}
office-merge-hint = With the name of one that you chose, the others become part of it.
office-elsewhere = A branch of no hamlet (a workers' lodging, a factory park, women online)
office-move-to = Move to the unit called
office-split-how = Write two names at least. The first keeps whoever is not moved. What keeps the old name has the very same name.
office-split-part = Part { $place }
office-part-name = Name
office-part-numbers = Numbers of the women who go there (such as 3 7 12-20)
office-show-inner = Show the groups
office-coming-meetings = Meetings to come of what closes
office-from-day = From the day
office-from-day-hint = Empty: today.
office-decision = Decision number
office-before-doing = Before it is done
office-nothing-yet = Nothing has changed yet. This is what would happen:
office-who-heads = Who heads it
office-head-of = The head of { $unit }
office-do-it = Yes, do it
office-leave-it = Leave it
office-not-done = It was not done
NoUnitNamed = There is no unit called { $name } below you.
SeveralUnits = Several are called { $name }: { $units }. Add the commune's name.
NumbersNotInBook = Nobody stands under { $numbers } in the book of { $unit }.

office-nav-work = More
office-work-of = { $unit ->
    [none] Other things to do
   *[other] Other things to do in { $unit }
}
office-work-where = For which unit
office-work-there = Choose
office-work = { $what ->
    [changes] Changes of units
    [posts] Posts and deputies
    [imports] Import lists
    [gathering] Women of 18 and over
    [files] Files and charts
    [audit] Who did what
    [grades] Grades of branches
   *[settings] A unit's settings
}
office-work-why = { $what ->
    [changes] Add, rename, merge, split, close; looked at first, and taken back.
    [posts] Hand a post over, name a deputy for a time.
    [imports] Bring a list of members from an Excel file into the book, looked at first.
    [gathering] The number of women of each place, for the gathering rate.
    [files] The Excel file and charts of this unit and period.
    [audit] Who looked at phone numbers, who changed what.
    [grades] How many points each branch has, by which criteria, and whether the commune has confirmed.
   *[settings] Reminders, the day on which the books close, the gathering line.
}
office-not-here = { $what ->
    [people] Members
    [imports] Import lists
    [gathering] Women of 18 and over
    [reports] Reports
    [grades] Grades of branches
   *[units] Changes of units
}
office-not-here-why = { $what ->
    [people] Names and phones are for those who keep the book. From the district on they have to be granted, and the women have to agree. The figures are on the pages Overview and Units.
    [imports] Lists are brought into the book by heads, their deputies and the commune's cadres.
    [gathering] The number of women is kept by cadres from the commune on.
    [reports] Groups and clubs have no reports of their own: the branch's has what they did.
    [grades] Groups and clubs are not graded by themselves.
   *[units] Renaming and merging branches is up to cadres from the commune on.
}

## Posts

office-posts-of = Posts: { $unit }
office-posts-why = When the new one says yes, the old one's post ends on that day.
office-now-holds = Who holds a post
office-waiting-offers = Waiting for an answer
office-offer-line = { $name ->
    [none] on offer
   *[other] { $name }
}: { $role } { $unit }, from { $day }
office-take-offer-back = Take the offer back
office-post-from = from { $day }
office-post-until = { $lent ->
    [yes] stands in until { $day }
   *[no] holds it until { $day }
}
office-end-deputy = End it
office-hand-over = Hand a post over
office-which-post = Which post
office-role-of = { $role ->
    [head] Head
    [deputy] Deputy
   *[cadre] Cadre
}
office-to-whom = To whom (full name, or number in the book)
office-lend = Name a deputy for a time
office-first-day = From
office-last-day = Until the end of
office-which-woman = Who
NobodyCalled = There is nobody called { $name } in { $unit }.
office-hand-it-over = Yes, hand it over
office-lend-it = Yes, she stands in
