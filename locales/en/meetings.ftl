# Meetings: invitations, answers, calling, moving, calling off

invite = You are invited: { meeting-kind }{ meeting-of }.
    { $when }{ meeting-at }.{ meeting-about-below }
# A woman may be in two clubs.
# In a list to choose from: which group, which club.
meeting-whose = { $kind ->
    [club] {" "}({ $unit })
    [group] {" "}({ $unit })
   *[other] {""}
}
meeting-of = { $kind ->
    [club] {" "}({ $unit })
    [group] {" "}({ $unit })
   *[other] {""}
}
meeting-at = { $place ->
    [none] {""}
   *[other] , { $place }
}
meeting-about = { $content ->
    [none] {""}
   *[other] {" "}About: { $content }.
}
meeting-about-below = { $content ->
    [none] {""}
   *[other] {"\u000A"}About: { $content }.
}
answer-yes = Coming
answer-no = Cannot come
answer-unsure = Not sure yet
reason-busy = Busy
reason-away = Out of town
reason-private = Private

AnsweredYes = { meeting-Kind } { $when_near }: I have noted that you are coming. See you there.
AnsweredNo = { meeting-Kind } { $when_near }: I have noted that you cannot come{ $reason ->
    [none] . Why is that? You need not say.
    [busy] , you are busy. If you can after all, write "yes".
    [away] , you are out of town. If you can after all, write "yes".
   *[private] , for private reasons. If you can after all, write "yes".
}
AnsweredUnsure = { meeting-Kind } { $when_near }: I have noted that you are not sure yet. I will ask you again nearer the day.
NotInvited = You are not invited to this one, so I have noted nothing.
AlreadyStarted = { meeting-Kind }, { $when_day }: it has begun, so I cannot note any more answers.
CalledFromAbove = { meeting-Kind }: the level above calls it. You can call meetings of your branch, its groups and clubs.
MeetingCancelled = { meeting-Kind }, { $when_day }: it has been called off.
NoSuchMeeting = I cannot find this meeting.

meeting-of-others = This is no meeting of the Union, so I call nobody to it. To call one of your branch, answer 1.
no-meeting-called = No meeting is planned yet. I will tell you as soon as there is one.
no-meeting-asked = { $span ->
    [today] There is no meeting today.
    [tomorrow] There is no meeting tomorrow.
    [day] There is no meeting on { $when_day }.
    [month] Nothing has been called for month { $month } yet.
    [this-week] There is no other meeting this week.
    [next-week] There is no meeting next week so far.
   *[none] There is no { meeting-kind } to come.
}{ $next ->
    [none] {""}
   *[other] {" "}The next one:
}
nothing-called = You have called no meeting that is still to come.
meeting-of-unit = This meeting is of { $unit }.
meeting-details = { meeting-Kind }{ meeting-of }: { $when }{ meeting-at }.{ meeting-about-below }{ meeting-answer }{ meeting-map }
meeting-map = { $map ->
    [none] {""}
   *[other] {"\u000A"}The way there: { $map }
}
meeting-line = { meeting-Kind }{ meeting-of }: { $when }{ meeting-at }.{ meeting-answer }
meeting-answer = { $answer ->
    [yes] {" "}You said that you are coming.
    [no] {" "}You said that you cannot come.
    [unsure] {" "}You said that you are not sure yet.
   *[other] {""}
}
asked-of-first = Can you come { $when_day }?
who-answers = Who is answering?
which-meeting = Which meeting?
meeting-elsewhere = { $elsewhere ->
    [none] {""}
   *[other] {" "}({ $elsewhere })
}
label-meeting = { meeting-Kind }{ meeting-whose }{ meeting-elsewhere }, { $when_day }, { $when_hour }

remind = A reminder: { meeting-kind }{ meeting-of }{ $days ->
    [0] {" "}today
    [1] {" "}tomorrow
   *[other] {""}
}.
    { $when }{ meeting-at }.{ meeting-about }
    { $answer ->
    [yes] You said that you are coming. See you there.
    [unsure] You were not sure. Can you come?
   *[other] Can you come?
}
change = { change-what }
    { meeting-Kind }{ meeting-of }: { $when }{ meeting-at }.
    { $answer ->
    [yes] I still have you as coming. If you cannot, write "no".
    [no] I still have you as not coming. If you can, write "yes".
    [unsure] I still have you as not sure.
    [own] All the others get this.
   *[other] Can you come?
}
## Calling a meeting

ask-call-unit = Which unit do you invite?
ask-call-day = On which day? For example: 15/12, or ngày 15 hằng tháng.
ask-call-hour = At what time? For example: 19:30, or 14h.
ask-call-whom = Whom do you invite?
call-one-unit = I can invite one { $kind ->
    [club] club
    [branch] branch
   *[group] group
} at a time{ $unit ->
    [none] {""}
   *[other] , or all of { $unit }
}. After this one you can ask me to invite the next, at the same hour if you like.
unit-not-found = I cannot find { $name }.
label-whom-members = All of { $unit }
label-whom-office = The officers of { $unit }
label-whom-office-heads = The officers, branch heads and deputies
label-whom-heads = Branch heads and deputies
label-whom-leaders = Branch heads, deputies and group leaders
label-whom-standing = The standing committee: the officers of { $unit }
label-whom-committee = The executive committee: officers, branch heads, deputies
label-whom-briefing = A briefing of branch heads and deputies
label-whom-training = A training course for branch heads and deputies
label-whom-event = All of { $unit }, a common event
ask-call-place = { $spot ->
    [yes] I have got the spot. What is the place called?
   *[other] Where?
}
ask-call-content = What is it about? One sentence, for example: how to apply for a loan.
ask-call-confirm = The women will read:
    "You are invited: { meeting-kind }{ meeting-of }. { $when }{ meeting-at }.{ meeting-about }"
    Invited, { call-whom }: { $total ->
    [one] one woman
   *[other] { $total } women
} ({ $by_message } by message, { $at_home } to be told at home).{ call-leaves }{ call-costs }{ call-spot }{ call-clash }{ without-accents }
call-whom = { $whom ->
    [office] the officers of { $unit }
    [committee] the officers of { $unit }, branch heads and deputies
    [heads] branch heads and deputies of { $unit }
    [leaders] branch heads, deputies and group leaders of { $unit }
    [posts] everybody with a post in { $unit }
   *[other] { $unit }
}
# The place, the subject or a notice typed without accents.
without-accents = { $bare ->
    [none] {""}
    [place] {"\u000A"}The place has no accents and is easily misread. To write it again choose "Correct it".
   *[other] {"\u000A"}These words have no accents and are easily misread. To write them again choose "Correct it".
}
call-leaves = { $leaves ->
    [none] {""}
   *[other] {" "}Nothing goes at night; it leaves at { $leaves_hour } on { $leaves_day }.
}
call-costs = { $price ->
    [0] {""}
   *[other] {" "}Zalo charges { $price }đ ({ $split }).
}{ $home_why ->
    [none] {""}
   *[other] {" "}Of those told at home: { $home_why }.
}
call-spot = { $spot ->
    [none] {""}
   *[other] {"\u000A"}Whoever looks at the schedule sees the way there.
}
call-clash = { $clash ->
    [none] {""}
   *[other] {"\u000A"}{ $clash }
}
clash = Please note: { $notes }.
clash-far = that is more than a year ahead, look at the year again
clash-same = this meeting has been called already, and everybody would be invited twice
clash-planned = { $what ->
    [merge] from { $day } on { $unit } is part of { $name }, and { $off ->
        [true] this meeting will be called off then
       *[other] this meeting goes along
    }
    [split] from { $day } on { $unit } is split into { $name }; look again at whom you invite
   *[close] from { $day } on { $unit } is closed, and this meeting will be called off then
}
clash-meeting = { $people ->
    [0] that day has this already: { clash-kind } at { $when_hour }
    [one] one woman has this already: { clash-kind } at { $when_hour } that day
   *[other] { $people } women have this already: { clash-kind } at { $when_hour } that day
}
clash-kind = { $kind ->
    [none] another meeting
   *[other] { meeting-kind }
}
clash-day = { $day ->
    [tet] that is around Tết
    [new-year] that is New Year's Day
    [hung-kings] that is the Hùng Kings' day
    [liberation] that is 30/4
    [labour] that is 1/5
    [national] that is National Day, 2/9
    [womens-8-3] that is 8/3
   *[other] that is 20/10
}
ask-call-edit = What do you want to change?
label-edit-day = The day
label-edit-hour = The time
label-edit-place = The place
label-edit-content = What it is about
label-edit-whom = Whom to invite
label-edit-nothing = Leave it as it is
label-send-invitation = Send the invitation
label-add-content = Add what it is about
label-no-place = Name no place
label-guess-day-hour = { $when }
label-guess-day = { $when_day }
label-guess-hour = { $when_hour }
unclear-day = I could not read the day. Please write it like this: 15/12.
unclear-hour = I could not read the time. Please write it like this: 19:30.
unclear-place = Please write where you meet, for example: the hamlet's culture house.
unclear-content = One short sentence, please.
time-no-such-day = There is no such day.
time-repeats = Here I can note one day only. Please give me the day of the next meeting.
time-past = That time is over.
day-past = That day has gone by.
time-gone-by = This year's { $day } has gone by.
InThePast = { $when } is over. Please give me another time.
TooFarAhead = { $when_day } is very far ahead. Please look at it again.
NobodyToInvite = There is nobody in the book of { $unit } yet. Please send me the list of members first.
MeetingCalled = { $by_message ->
    [0] I have noted it: { meeting-kind }, { $when_day }. No woman can be reached by message yet.
   *[other] { $waits ->
        [0] I am sending the invitation
       *[other] At { $leaves_hour } on { $leaves_day } I send the invitation
    } to { $by_message ->
        [one] one woman
       *[other] { $by_message } women
    }: { meeting-kind }, { $when_day }.
}{ $at_home ->
    [0] {""}
   *[other] {" "}To be told at home: { $at_home }.
}
label-who-answers = See who has answered
label-more-to-do = More about this meeting
label-at-home = Who is to be told at home

## Who is coming

names-line = { $number }. { $name }{ $year ->
    [none] {""}
   *[other] {" "}({ $year })
}
