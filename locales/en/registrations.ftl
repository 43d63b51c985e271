# Registering, approving, taking up a post

hello-stranger = Hello! I am the automatic messenger of the women's branch.
    I remind you of meetings and pass on the Union's announcements. It costs nothing. I never ask for a password, an OTP code, a bank account or an identity card.
    Would you like to register?
hello-branch = Hello! I am the automatic messenger of the women's branch of { $branch }, led by { $head }.
    I remind you of meetings and pass on the Union's announcements. It costs nothing. I never ask for a password, an OTP code, a bank account or an identity card.
    Would you like to register?
hello-branch-no-head = Hello! I am the automatic messenger of the women's branch of { $branch }.
    I remind you of meetings and pass on the Union's announcements. It costs nothing. I never ask for a password, an OTP code, a bank account or an identity card.
    Would you like to register?
hello-again = Hello again!

ask-register-consent = { $branch ->
    [none] {""}
   *[other] Your branch is { $branch }.{" "}
}I would like to note your name, year of birth and phone number. Only your group leader, the head and deputy of your branch and the Union's staff in your commune can see them. Whenever you want to see, correct or erase them, tell me.
    Do you agree?
no-consent = All right, nothing was noted. When you want to, write "register".
ask-register-full_name = What is your full name?
not-a-full-name = I need the whole name, for example: Nguyễn Thị Lan.
ask-register-birth = { name-typed-bare }{ $name }, in which year were you born?
name-typed-bare = { $bare ->
    [true] The name was typed without accents and is noted as "{ $name }". For the accents, just write the name again.{"\u000A"}
   *[false] {""}
}
bad-birth = { $reason ->
    [no_such_day] There is no such day. The year alone will do.
    [too_young] One can join the Union from 18. If I read it wrong, please write the year again.
    [too_old] That is very long ago. Please look at it again.
    [future] That year is still to come.
   *[other] I could not read that. Please write the year in digits, for example: 1971.
}
ask-register-birth_right = You were born in { $year }, the year of { $animal }. Is that right?
animal-year = { animal-stem } { animal-branch }
animal-stem = { $stem ->
    [giap] Giáp
    [at] Ất
    [binh] Bính
    [dinh] Đinh
    [mau] Mậu
    [ky] Kỷ
    [canh] Canh
    [tan] Tân
    [nham] Nhâm
   *[quy] Quý
}
animal-branch = { $branch ->
    [ty] Tý (the rat)
    [suu] Sửu (the buffalo)
    [dan] Dần (the tiger)
    [mao] Mão (the cat)
    [thin] Thìn (the dragon)
    [ti] Tỵ (the snake)
    [ngo] Ngọ (the horse)
    [mui] Mùi (the goat)
    [than] Thân (the monkey)
    [dau] Dậu (the rooster)
    [tuat] Tuất (the dog)
   *[hoi] Hợi (the pig)
}
ask-register-unit = { $found ->
    [0] Which branch do you belong to? Write the name of your hamlet, quarter or commune.
   *[other] Which of these is your branch? If it is not here, write the name of your hamlet again.
}
no-such-branch = I have not found this branch. Please write the name of your hamlet or commune.
ask-register-phone = What is your phone number?
share-my-number = Share my number
bad-phone = { $reason ->
    [letters] There are letters in this number. Please look at it again.
    [too_short] This number has too few digits. Please look at it again.
    [too_long] This number has too many digits. Please look at it again.
    [not_mobile] This is a landline. Please give me a mobile number.
   *[other] This number is not right. Please look at it again.
}
not-your-contact = I only take your own number. Press the button that shares it, or write it.
thanks-for-contact = Thank you. I do not need this number now.
renumbered = This number is { $phone } nowadays. I have noted the new one.
RequestSent = I have asked { $head } to look at it. You will hear from me as soon as there is an answer.
RequestWaits = I have noted it and will pass it to whoever leads { $branch }. You will hear from me as soon as there is an answer.
Welcome = Done. This phone now belongs to { $name }, { $branch }.
AlreadyLinked = This phone belongs to { $name } already.

approve-match = Somebody wants to register: { $name }, { $year }, phone ending in { $tail }. No. { $number } in the branch's book has the same name and year of birth.
approve-new = Somebody wants to register: { $name }, { $year }, phone ending in { $tail }. Nobody in the branch's book has the same name and year of birth.
approve-recognise = A new member of { $branch }: { $name }{ $year ->
    [none] {""}
   *[other] , { $year }
}. { $head } of the branch has said yes. Does the commune recognise her?
label-recognise = Recognise her
label-not-recognise = Not yet
RequestPassedOn = I pass { $name } on to { $commune } to be recognised and write to you as soon as I hear.
recognised = The commune has recognised { $name }: she is a member of { $branch } now.
not-recognised = The commune has not recognised { $name } as a member of { $branch }. Please ask its cadre.
TooManyRequests = { $waiting } people have registered from this phone already. Please wait for the branch to answer before you add more.
label-ours = Yes, she is one of ours
label-not-ours = No, she is not
label-ask-her = Let me ask her
waiting-count = { $count ->
    [one] One woman is waiting for your answer.
   *[other] { $count } women are waiting for your answer.
}
nobody-waits = Nobody is waiting for approval.
RequestConfirmed = { $name } is in the book now, as no. { $number }.
RequestRefused = All right, I will tell { $name } to ask the right branch.
RequestPutOff = All right, please ask { $name }. I will remind you in two days.
AlreadyDecided = Somebody has answered this already.
approved = { $head ->
    [none] Done, { $name }. Your branch has confirmed you.
   *[other] Done, { $name }. { $head } has confirmed you.
}
next-meeting = Next meeting: { $when }{ meeting-at }. Can you come?
refused = { $branch } has not found you in its book yet. Please ask the head of the branch, or write "register" to choose another branch.

PostClaimed = From now on you are { $role ->
    [head] the branch head
    [deputy] the deputy head
    [group_leader] the group leader
    [drafter] the writer of announcements
   *[cadre] a staff member
} of { $unit }. Write "menu" to begin.
WrongCode = This code is wrong, has been used, or is too old. Please ask for a new one.
TooManyCodes = Too many wrong codes. Please try again in an hour.
link-code = Code for your other phone: { $code }
    Open the other one (Zalo or Telegram) and send me this code within 15 minutes. Give it to nobody else.
ask-link-code = Please write the 6 digits that your other phone shows.
unclear-code = The code has 6 digits.
linked = Done. This phone now belongs to { $name }.
still-waiting = Your request has been passed on; please wait a little. I write as soon as there is an answer.
label-register-another = Register somebody else
