# Results: who comes, who came, who was not seen, thanks

results-answers = { meeting-Kind }, { $when_day } ({ $unit }), { $invited } invited: coming { $yes }, cannot come { $no }, not sure { $unsure }, no answer yet { $silent }.{ results-why }
results-why = { $no ->
    [0] {""}
   *[other] {" "}Reasons: busy { $busy }, away { $away }, private { $private }.
}
results-many-busy = { $busy } of { $invited } are busy. Would you like to move the meeting?
results-others = Another meeting: write, for example: "{ $held ->
    [yes] kết quả
   *[no] ai đi được
} { $name ->
    [none] họp ngày { $day }
   *[other] họp { $name }
}"
results-roll = { meeting-Kind }, { $when_day } ({ $unit }): { $present }/{ $expected } came ({ $percent }%).{ $named ->
    [no] {" "}There are no names yet.
   *[yes] {" "}Excused: { $excused }, absent: { $absent }.
}
label-who-comes = Names of those who come
label-who-does-not = Names of those who cannot come
label-who-silent = Who has not answered
label-who-missed = Names of those who did not come
label-correct-roll = Correct the roll
label-conflicts = Who checked in but is absent on the list
label-thank = Send thanks
label-not-seen = Who has not come for a while
label-other-meetings = Another meeting
label-past = Earlier meetings
label-past-meeting = { meeting-Kind }{ meeting-whose }{ meeting-elsewhere }, { $when_day }: { $taken ->
    [no] no roll yet
   *[yes] { $present }/{ $expected } came
}
which-past-meeting = The meetings that have been; choose one to look at:
names-heading = { $answer ->
    [yes] Coming: { $count }
    [no] Cannot come: { $count }
    [unsure] Not sure: { $count }
    [present] Came: { $count }
    [missing] Did not come: { $count }
   *[silent] No answer yet: { $count }
}

not-seen-heading = { $count ->
    [0] Everybody came at least once in the last { $times } meetings.
   *[other] Not seen at the last { $times } meetings: { $count }. A visit would do them good:
}
TooFewMeetings = Only { $meetings } meetings have names yet; it takes { $wanted }.

thanks = { $by } and { $unit } thank you for coming to the meeting. See you next time.
thanks-draft = Thanks to { $count } women who { $faithful ->
    [true] come faithfully or have come back
   *[false] came last time
}{ $names ->
    [none] .
   *[other] : { $names }.
}{ $by_mouth ->
    [0] {""}
   *[other] {" "}{ $by_message } get it on their phones, { $by_mouth } cannot be written to.
} Each gets it once a month at most. They will read:
    "{ $text }"
thanks-by-mouth = { $count } women who { $faithful ->
    [true] come faithfully or have come back
   *[false] came last time
} get no messages on a phone{ $names ->
    [none] .
   *[other] : { $names }.
} Please thank them when you meet.
label-who-is-thanked = See the names
thanked-heading = The thanks go to { $count }:
Thanked = { $by_message ->
    [0] None of them gets messages on a phone.
   *[other] The thanks are on their way to { $by_message }.
}{ $by_mouth ->
    [0] {""}
   *[other] {" "}{ $by_mouth } have no messages here; please tell them when you meet.
}
ThankedAlready = The thanks for the last meeting have been sent. Please tell those who get no messages when you meet.
NobodyToThank = There is nobody to thank right now: those whose names are in the last roll, once a month each.
