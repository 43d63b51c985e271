# Roll calls, and who is told at home

ask-check_in-number = Please write the number that the head reads aloud.
unclear-number = The number has 4 digits.
CheckedIn = I have noted that you are at the { meeting-kind }.
WrongNumber = This number is not right, or it has just changed. Please listen once more.
TooManyWrong = The number is not right. Please ask the head of your branch to mark you present.
NoMeetingNow = No meeting is open for check-in right now. It opens half an hour before the start.

check-in-number = The number right now: { $code }. Please read it aloud. It changes every ten minutes.
ask-roll-meeting = The roll of which meeting?
ask-roll-line = { meeting-Kind }, { $when_day }. Write who was absent, for example "vắng 3 7 12" or "vắng Lan, Hoa". Or only how many came: "có mặt 91 người".
label-all-came = Everybody came
ask-roll-which = { $count ->
    [0] I see nobody called { $name } on the list. Please write her full name or her number in the book.
   *[other] There are { $count } women called { $name }. Which one?
}
unclear-roll = I did not understand. Write for example "vắng 3 7 12" (absent), "có mặt hết trừ Lan" (all but Lan came), "có mặt 91 người" (91 came).
unclear-name = I am not sure who that is. Please write her number in the book.
no-roll-now = There is no meeting to take the roll of. The roll opens half an hour before the start.
RollTaken = { $group ->
    [none] I have noted the { meeting-kind }, { $when_day }: { $present } present, { $absent } absent{ roll-excused }.{ roll-missing-names }{ roll-away }
   *[other] I have noted { $group }: { $present } present, { $absent } absent{ roll-excused }.{ roll-missing-names }{ roll-away }
}
roll-missing-names = { $missing ->
    [none] {""}
   *[other] {" "}Not there: { $missing }.
}
roll-excused = { $excused ->
    [0] {""}
   *[other] , { $excused } excused
}
roll-away = { $away ->
    [0] {""}
   *[other] {" "}{ $away } away for work, not counted.
}
CountTaken = I have noted { $present } of { $expected } present ({ $percent }%).{ roll-away } There are no names yet.
    If there is a signed sheet, keep a photo of it; the names can be added later.
RollUndone = I have taken back the last roll of the { meeting-kind }, { $when_day }. Please write it again.
NothingToUndo = There is no roll of the last 24 hours to take back.
TooEarlyForRoll = { meeting-Kind }, { $when }: it is too early. The roll opens half an hour before the start.
CountTooHigh = { $count } is more than the { $invited } who were invited. Please look at it again.
NoSuchGroup = There is no group { $number } whose roll you may take. Please look at it again.
CountIsOfAll = A bare number is noted for the whole meeting only. For one group say who is missing, for example: group 2 absent 3 7.
NotOnTheList = There is no number { $numbers } on the list. Please look at it again.
roll-open = { meeting-Kind }: it starts soon. The number right now: { $code }; it changes every ten minutes. Please read it aloud.
roll-missing = { meeting-Kind }, { $when_day }: no roll yet. Write "vắng 3 7" (absent), or only how many came: "có mặt 91 người".

door = { $leader }, { meeting-kind } { $when_near }. { $count ->
    [one] One woman has not been told:
   *[other] { $count } women have not been told:
}
door-off = { $leader }, the { meeting-kind } of { $when_day } is off. These women were told of it at home; please tell them again:
home-heading = To be told at home: { $count }
home-heading-notice = { $count ->
    [one] One woman has not got this announcement and is to be told at home:
   *[other] { $count } women have not got this announcement and are to be told at home:
}
home-line = { $number }. { $name }{ $year ->
    [none] {""}
   *[other] {" "}({ $year })
} { $reason ->
    [no-phone] has no phone
    [at-home] told at home
   *[other] message not arrived
}
home-how = When you have told them, write their numbers, for example: đã báo 3 12
nobody-to-tell = Nobody is left to be told at home.
which-woman = I am not sure which { $name } you mean. Please write her number in the book.
told-thanks = { $left ->
    [0] Thank you. Everybody has been told.
    [one] Thank you. One woman is left:
   *[other] Thank you. { $left } women are left:
}

branch-at-a-glance = { $branch }: { $count ->
    [one] one member
   *[other] { $count } members
}{ $away ->
    [0] {""}
   *[other] , { $away } away for work
}. { $linked } can be reached by message.
    Code of the branch: { $code }. Whoever wants to join sends me this code.
label-list = See the list
label-import = Read a list from a file
members-heading = { $branch }, { $count ->
    [one] one member:
   *[other] { $count } members:
}
no-members-yet = There is nobody in the book of { $branch } yet.
which-branch = Which branch would you like to see?
