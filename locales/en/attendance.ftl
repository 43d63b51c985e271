# Roll calls, and who is told at home

ask-check_in-number = Please write the number that the head reads aloud.
unclear-check-in-number = The number has 4 digits.
CheckedIn = I have noted that you are at the { meeting-kind }.
WrongNumber = This number is not right, or it has just changed. Please listen once more.
TooManyWrong = The number is not right. Please ask the head of your branch to mark you present.
NoMeetingNow = No meeting is open for check-in right now. It opens half an hour before the start.

check-in-number-of = { meeting-Kind }{ meeting-whose }, { $when_hour }: { $code }.
check-in-number-later = I send { $by ->
    [none] you
   *[other] { $by }
} the check-in number of the { meeting-kind }{ meeting-whose }, { $when_day }, at { $opens_hour } that day, half an hour before the start.{ $by ->
    [none] {""}
   *[other] {" "}From then on you get it, too, when you write "mã điểm danh".
} It changes every ten minutes, so I cannot give it earlier.
no-check-in-number = No meeting is coming. Once you have called one, I send you the check-in number half an hour before the start.
check-in-number-is-read = The head of your branch reads the check-in number aloud at the meeting. Then send me its 4 digits.
check-in-number = The number right now: { $code }. Please read it aloud. It changes every ten minutes.
ask-roll-meeting = { $sheet ->
    [yes] The signed sheet of which meeting?
   *[none] The roll of which meeting?
}{ $typed ->
    [none] {""}
   *[other] {" "}What you wrote ("{ $typed }") goes there.
}
ask-roll-line = { $sheet ->
    [yes] The signed sheet of the { meeting-kind }, { $when_day }: write who did not sign, for example "vắng 3 7 12". Where few signed, write who did: "có mặt 3 7 12".{ $counted ->
        [none] {""}
       *[other] {" "}You counted { $counted } that day.
    }
   *[none] { meeting-Kind }, { $when_day }. Write who was absent, for example "vắng 3 7 12" or "vắng Lan, Hoa". Or only how many came: "có mặt 91 người".
}
label-all-came = Everybody came
ask-roll-which_way = { $women }: absent or present?
label-those-absent = Absent
label-those-came = Present
ask-roll-which = { $count ->
    [0] I see nobody called { $name } on the list. Please write her full name or her number in the book.
   *[other] There are { $count } women called { $name }. Which one?
}
unclear-roll = I did not understand. Write for example "vắng 3 7 12" (absent), "có mặt hết trừ Lan" (all but Lan came), "có mặt 91 người" (91 came).
unclear-name = I am not sure who that is. Please write her number in the book.
no-roll-now = There is no meeting to take the roll of. The roll opens half an hour before the start.
no-roll-yet = It is too early for the roll: { meeting-kind } comes next. It opens at { $opens_hour }, { $opens_day }, half an hour before the start.
RollTaken = { $group ->
    [none] I have noted the { meeting-kind }, { $when_day }: { $present } present, { $absent } absent{ roll-excused }.{ roll-missing-names }{ roll-away }
   *[other] { meeting-Kind }, { $when_day }: I have noted { $group }: { $present } present, { $absent } absent{ roll-excused }.{ roll-missing-names }{ roll-away }
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
CountTaken = { meeting-Kind }, { $when_day }: I have noted { $present } of { $expected } present ({ $percent }%).{ roll-away } There are no names yet.
    If there is a signed sheet, keep a photo of it; the names can be added later.
RollUndone = I have taken back the last roll of the { meeting-kind }, { $when_day }.{ $stands ->
    [0] {" "}No roll stands now. Please write it again.
   *[other] {""}
}
roll-stands-again = Now it says again:
    { $rolls }
NothingToUndo = There is no roll of the last 24 hours to take back. For an older one write, for example: sửa điểm danh: 3 có mặt
TakenBackAlready = You have taken that back already. Nothing has been changed.
WrittenOver = The { meeting-kind }, { $when_day }, was written anew after that, so nothing has been changed. If something is wrong, write "sửa điểm danh".
RollStands = { $by } took this roll at { $when_hour }. Nothing has been changed.
HeadTookRoll = { $by } took this roll at { $when_hour }. If something is wrong, please ask { $by } to correct it.
TooEarlyForRoll = { meeting-Kind }, { $when }: it is too early. The roll opens half an hour before the start.
CountTooHigh = { $count } is more than the { $invited } who were invited. Please look at it again.
NoSuchGroup = There is no group { $number } whose roll you may take. Please look at it again.
CountIsOfAll = A bare number is noted for the whole meeting only. For one group say who is missing, for example: group 2 absent 3 7.
NotOnTheList = Nobody on the list has the number { $numbers }, so nothing is written. Please check and write it again.
absent-with-reason = { $names ->
    [none] They
   *[other] { $names }
} had given a reason before, so that is absent with a reason. If not, write for example: sửa điểm danh: { $first } vắng không lý do
said-no-but-there = { $names ->
    [none] { $count } women
   *[other] { $names }
} had said no, and stand as present. Whoever was absent, write for example: ghi vắng { $first }
late-counts = { $wrong ->
    [none] {""}
   *[other] Not on the list: { $wrong }.
}{ $who ->
    [none] {""}
   *[other] { $wrong ->
        [none] {""}
       *[other] {" "}
    }Who came late or left early counts as present ({ $who }).
}
ask-roll-wrong = Nobody on the list has the number { $numbers }, so nothing is written yet. Please write the right number instead.
label-drop = Drop it
label-drop-typed = If there is none, write "drop": the others are then written.
numbers-not-written = Nobody on the list has the number { $numbers }: that is not written.
roll-open = { meeting-Kind }{ meeting-whose }: { $begun ->
    [yes] it has begun.
   *[none] it starts soon.
} The number right now: { $code }; it changes every ten minutes. Please read it aloud.
roll-missing = { $by ->
    [none] {""}
   *[other] { $by } ({ $above }) reminds you:{" "}
}{ $groups ->
    [none] { meeting-Kind }, { $when_day }: no roll yet.
   *[other] { meeting-Kind }, { $when_day }: no roll yet of { $groups }.
} Write "vắng 3 7" (absent), or only how many came: "có mặt 91 người".

home-heading-notice = { $count ->
    [one] One woman has not got this announcement and is to be told at home:
   *[other] { $count } women have not got this announcement and are to be told at home:
}
## The roll: two people at once, the signed sheet, corrections

roll-stands = Somebody has taken this roll already:
    { $rolls }
roll-stands-line = { $by }{ $group ->
    [none] {""}
   *[other] {" "}({ $group })
} at { $when_hour }, { $when_day }: { $present } present{ $named ->
    [no] , no names yet
   *[yes] , { $absent } absent
}{ $missing ->
    [none] {""}
   *[other] {" "}({ $missing })
}
ask-roll-over = Somebody has taken this roll already:
    { $rolls }{ $names ->
        [yes] {"\u000A"}With a count alone the names of those who were absent are lost.
       *[none] {""}
    }
    { $typed ->
        [none] Nothing has been changed.
       *[other] "{ $typed }" is not written yet.
    } What shall I write down?
label-roll-mine = Write down what I sent
label-roll-keep-groups = Keep those groups, the rest as I sent
label-roll-keep = Keep what is there
ask-roll-more = You have noted as absent here: { $names ->
    [none] { $count } women whom this does not name
   *[other] { $names }
}. Add to them, or replace them?
label-roll-add = Add; they stay absent
label-roll-replace = Replace; they came
ask-roll-by = You have noted { $counted } present here, and by this it is { $present }. Which is right?
label-roll-by-names = By this: { $present }
label-roll-by-count = Keep { $present }
roll-not-taken = What the groups wrote is kept, so these are not written as { $came ->
    [yes] present
   *[none] absent
}: { $names ->
    [none] { $count } women
   *[other] { $names }
}. To change it, write for example: { $came ->
    [yes] sửa điểm danh: { $first } có mặt
   *[none] ghi vắng { $first }
}
roll-few-there = There: { $names }.
roll-honorary = { $names ->
    [none] { $count } of those named
   *[other] { $names }
}: honorary, not counted.
roll-left-as-it-was = All right, I have changed nothing.
label-type-sheet = Type in a signed sheet
no-sheet-to-type = Every meeting of the last three months has its names; there is no sheet left to type in. If something is wrong, write "sửa điểm danh".
sheet-newcomers = Noted for { $when_day }, typed in today. A new woman on a blank line first goes into the book, for example "thêm Nguyễn Thị Lan 1975"; then write "sửa điểm danh" with her new number.

roll-conflicts = { $count ->
    [1] One woman checked in herself but is absent on the list
   *[other] { $count } women checked in themselves but are absent on the list
}{ $names ->
    [none] .
   *[other] : { $names }.
}
label-conflict-present = { $count ->
    [1] Mark her present
   *[other] Mark all { $count } present
}
label-conflict-keep = Keep the list
label-conflict-each = One by one
label-conflict-came = Present
label-conflict-not = Absent
label-later = Later
conflict-one = { $number }. { $name } checked in herself and is absent on the list. Did she come?{ $left ->
    [0] {""}
   *[other] {" "}{ $left } more after her.
}
NoneInDoubt = There is nobody left to look at.
CountedAsPresent = { $count } more marked present: { $present }/{ $expected }.
RollKept = All right, the list stays as it is.

ask-correct-meeting = The roll of which meeting shall be corrected? Choose a number, or write the day, for example 15/11.
ask-correct-line = { meeting-Kind }, { $when_day }: { $present }/{ $expected } present. Write whom to correct by number or name, for example "24 có mặt, 7 vắng có lý do" (24 present, 7 excused).
label-other-meeting = Another meeting
ask-correct-which = { ask-roll-which }
unclear-correction = I did not understand. Write for example "24 có mặt" (present), "7 12 vắng" (absent), "Lan vắng có lý do" (excused).
roll-of-group = For group { $number } alone write, for instance: "tổ { $number } vắng 3 7" or "tổ { $number } đủ".
roll-first = The roll of this meeting has not been taken. Just say who is absent, and I mark the others present.
no-roll-to-correct = No roll has been taken yet.
no-roll-on-that-day = I see no meeting with a roll on that day.
Corrected = I have corrected the { meeting-kind }, { $when_day }. Present: { $present }/{ $expected }.{ $changes ->
    [1] {""}
   *[other] {" "}{ $changes } women corrected.
}
corrected-line = { $number }. { $name }: { $before ->
    [present] present
    [excused] excused
    [absent] absent
   *[none] not marked
} → { $after ->
    [present] present
    [excused] excused
   *[absent] absent
}
roll-corrections = Corrected { $times ->
    [1] once
   *[other] { $times } times
}, last by { $by }, { $when_day }.
CorrectionUndone = I have taken back the last correction of the { meeting-kind }, { $when_day }.
NothingToCorrect = The { meeting-kind }, { $when_day }, is noted like that already.
NoNamesYet = The { meeting-kind }, { $when_day }, has no names yet. Write "nhập tờ ký tên" to type in the signed sheet.
TooOldToCorrect = The { meeting-kind }, { $when_day }, is more than a year ago and can no longer be corrected.
