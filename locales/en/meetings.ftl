# Meetings: invitations, answers, calling, moving, calling off

invite = You are invited: { meeting-kind }.
    { $when }{ meeting-at }.{ meeting-about-below }
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
AnsweredForHer = I have noted for { $name }: { $answer ->
    [yes] coming
    [no] cannot come
   *[unsure] not sure yet
} (you answered for her).
NotInvited = You are not invited to this one, so I have noted nothing.
AlreadyStarted = { meeting-Kind }, { $when_day }: it has begun, so I cannot note any more answers.
MeetingCancelled = { meeting-Kind }, { $when_day }: it has been called off.
NoSuchMeeting = I cannot find this meeting.

no-meeting-called = No meeting is planned yet. I will tell you as soon as there is one.
nothing-called = You have called no meeting that is still to come.
meeting-details = { meeting-Kind }: { $when }{ meeting-at }.{ meeting-about-below }{ meeting-answer }
meeting-line = { meeting-Kind }: { $when }{ meeting-at }.{ meeting-answer }
meeting-answer = { $answer ->
    [yes] {" "}You said that you are coming.
    [no] {" "}You said that you cannot come.
    [unsure] {" "}You said that you are not sure yet.
   *[other] {""}
}
which-meeting = Which meeting?
label-meeting = { meeting-Kind }, { $when_day }, { $when_hour }

remind = A reminder: { meeting-kind } { $when_near }.
    { $when }{ meeting-at }.
    { $answer ->
    [yes] You said that you are coming. See you there.
    [unsure] You were not sure. Can you come?
   *[other] Can you come?
}
change = { $what ->
    [hour] NEW TIME: { $old_hour } → { $when_hour }.
    [day] NEW DAY: { $old_day } → { $when_day }.
   *[place] NEW PLACE.
}
    { meeting-Kind }: { $when }{ meeting-at }.
    { $answer ->
    [yes] I still have you as coming. If you cannot, write "no".
    [no] I still have you as not coming. If you can, write "yes".
    [unsure] I still have you as not sure.
   *[other] Can you come?
}
called-off = CALLED OFF: { meeting-kind }, { $when }.
    There is no need to come.

## Calling a meeting

ask-call-unit = Which unit do you invite?
ask-call-day = On which day? For example: 15/12.
ask-call-hour = At what time? For example: 19:30, or 14h.
ask-call-place = Where?
ask-call-content = What is it about? One sentence, for example: how to apply for a loan.
ask-call-confirm = The women will read:
    "You are invited: { meeting-kind }. { $when }{ meeting-at }.{ meeting-about }"
    Invited, { $unit }: { $total ->
    [one] one woman
   *[other] { $total } women
} ({ $by_message } by message, { $at_home } to be told at home).
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
time-repeats = I note one meeting at a time. Please give me the day of the next one.
time-past = That time is over.
InThePast = { $when } is over. Please give me another time.
TooFarAhead = { $when_day } is very far ahead. Please look at it again.
NobodyToInvite = There is nobody in the book of { $unit } yet. Please send me the list of members first.
MeetingCalled = { $by_message ->
    [0] I have noted it: { meeting-kind }, { $when_day }. No woman can be reached by message yet.
    [one] I am sending the invitation to one woman: { meeting-kind }, { $when_day }.
   *[other] I am sending the invitation to { $by_message } women: { meeting-kind }, { $when_day }.
}{ $at_home ->
    [0] {""}
   *[other] {" "}To be told at home: { $at_home }.
}
label-who-answers = See who has answered
label-at-home = Who is to be told at home

ask-move-meeting = Which meeting do you want to move?
ask-move-time = { meeting-Kind }: now { $when }. When shall it be instead?
ask-move-confirm = Move the { meeting-kind }:
    { $old }
    → { $new }
    I will tell at once everybody who was invited.
label-send-change = Send the change
ask-call_off-meeting = Which meeting do you want to call off?
ask-call_off-confirm = Call off: { meeting-kind }, { $when }. I will tell at once everybody who was invited.
label-call-off = Call it off
label-keep-meeting = Keep it
label-move = Change the time
label-call-off-it = Call it off
MeetingChanged = Moved to { $when }.{ being-told }
MeetingCalledOff = Called off: { meeting-kind }, { $when_day }.{ being-told }
being-told = { $by_message ->
    [0] {""}
    [one] {" "}I am telling one woman.
   *[other] {" "}I am telling { $by_message } women.
}
NothingChanged = { meeting-Kind }: it is { $when } already, so nothing has changed.

## Who is coming

results-answers = { meeting-Kind }, { $when_day } ({ $unit }): coming { $yes }, cannot come { $no }, not sure { $unsure }, no answer yet { $silent }.{ results-why }
results-why = { $no ->
    [0] {""}
   *[other] {" "}Why: busy { $busy }, out of town { $away }, private { $private }.
}
results-roll = Roll: { $present }/{ $expected } came ({ $percent }%).
label-who-comes = Names of those who come
label-who-silent = Who has not answered
names-heading = { $answer ->
    [yes] Coming: { $count }
   *[silent] No answer yet: { $count }
}
names-line = { $number }. { $name }{ $year ->
    [none] {""}
   *[other] {" "}({ $year })
}
