# What is known of her, and four ways to say no

my-data = Name: { $name }
    Year of birth: { $year ->
    [none] not known
   *[other] { $year }
}
    Phone: { $phone ->
    [none] none
   *[other] { $phone }
}
my-branch = Branch: { $branch }, no. { $number } in the book
my-records = Messages come by: { $channels ->
    [none] none
   *[other] { $channels }
}. Invitations: { $invitations }. Times on a roll: { $attendances }. Messages sent to you: { $messages }.
label-show-whole = Show everything
label-link = Connect your other phone
label-call-me = Forms of address
label-language = Language
label-say-no = Stop, erase, leave the Union
choose-pair = In Vietnamese, how shall we address each other?
pair-set = All right, in Vietnamese I will address you like that.

four-ways = Would you like to:
label-stop-messages = Get no more messages
label-tell-at-home = Be told at home instead
label-erase = Erase phone number and messages here (the name stays in the branch's book)
label-leave = Ask to leave the Union
label-nothing = Change nothing
no-silence = All right, I will not write to you any more. You are still a member. To hear from me again, choose the number below.
no-home = All right, from now on somebody of the branch comes to tell you at home.
NumberShut = All right, I will not write to your phone number any more. To get messages there again, send "bật tin qua số điện thoại".
NumberOpen = Written down: when I cannot reach you here, I may write to your phone number.{ $bare ->
    [0] {" "}To stop that, send "tắt tin qua số điện thoại".
   *[other] {" "}The book has no number of yours yet: send "số của tôi là" and the number.
}
no-again = All right, I will write to you as before.
label-messages-again = Get messages again
erase-sure = I will erase your phone number and all your messages here. Your name stays in the branch's book. This cannot be taken back. Are you sure?
no-erased = Everything is erased. Thank you.
no-leave = { $head ->
    [none] Please see the head of your branch to leave the Union.
   *[other] I have written to { $head }. She will come and talk with you.
}
wants-to-leave = { $name } has written that she would like to leave the Union. Please go and talk with her.
stranger-forgotten = All right, I keep nothing of yours here any more.

page-link = Open this address on a computer within 10 minutes; it works once:
    { $link }
    Please give it to nobody else.
no-page = It cannot be opened on a computer here.
looked = { $who } looked at { $what ->
    [roll] your name on a roll
    [names] a list with your name, for a file of figures
   *[phone] your phone number
}{ $times ->
    [1] {" "}on { $when_day }.
   *[other] {" "}{ $times } times, last on { $when_day }.
}

## Correcting her data

label-correct-mine = Correct something
my-waiting = Waiting for the branch: { own-what }.
own-what = { $what ->
    [full_name] name
    [calling_name] calling name
    [birth] year of birth
   *[phone] phone number
}
own-value = { $what ->
    [phone] the number ending in { $value }
   *[other] { $value }
}
ask-own_data-field = What would you like to correct of your own data?
ask-own_data-value = { $field ->
    [name] What is your full name?
    [birth] In which year (or on which day) were you born?
   *[calling] What do people call you? For example: Hai Lan.
}
ask-own_data-phone = What is your new phone number?
ask-own_data-pair = In Vietnamese, how shall we address each other?
OwnDataCorrected = Corrected, your { own-what }: { $value ->
    [none] left empty
   *[other] { own-value }
}.
OwnChangeAsked = { $head ->
    [none] I have noted your { own-what }: { own-value }. Nobody of the branch can look at it yet; I will pass it on as soon as somebody can.
   *[other] I have asked { $head } to correct your { own-what }: { own-value }. I will tell you her answer.
}
own-name-lacks-accents = Your name was typed without accents. For the accents write: tên tôi là, and then your name.
own-renumbered = This number is now { $phone }.
label-withdraw-own = Never mind, leave it as it is
OwnDataStands = Your { own-what } is written like that already.
OwnDataUndone = { $left ->
    [0] Your { own-what } is as before.
   *[other] Your { own-what } has been changed once more, so I leave it as it is.
}
OwnChangeWithdrawn = Your { own-what } stays as it is.
OwnChangeOver = This is settled already.
NotInABook = Your name is in no branch's book, so I cannot correct it. Please ask the cadre above you.
TooManyWishes = You have asked for several corrections today. Please wait for the branch to look at them, and write to me tomorrow.
own-question = { $name } (no. { $number }) asks to correct her { own-what }: { $what ->
    [phone] { $before ->
        [none] none
       *[other] ending in { $before }
    } → ending in { $after }
   *[other] { $before ->
        [none] none
       *[other] { $before }
    } → { $after }
}.
label-write-it-so = Correct it
label-leave-it = Leave it
OwnChangeMade = Corrected, the { own-what } of { $women }, no. { $number }: { own-value }. I will tell her.
OwnChangeRefused = It stays as it was, and { $women } is told to ask you.
OwnChangePutOff = Please ask { $women }. I will remind you in two days. To answer at any time, write "approve".
own-told = { $state ->
    [made] { $head ->
        [none] The branch has corrected your { own-what } as you wrote.
       *[other] { $head } has corrected your { own-what } as you wrote.
    }
   *[other] { $head ->
        [none] The branch leaves your { own-what } as it was. Please ask the head of your branch.
       *[other] { $head } leaves your { own-what } as it was. Please ask her.
    }
}

## How often she came, who saw her number

label-own-attendance = How often I came
my-attendance = { $present ->
    [0] In { $year } I have no meeting with you yet
   *[other] In { $year } you came { $present ->
        [one] once
       *[other] { $present } times
    }
}{ $missed ->
    [0] {""}
   *[other] , missed { $missed }{ $excused ->
        [0] {""}
       *[other] {" "}({ $excused } with a reason)
    }
}.{ $unnamed ->
    [0] {""}
   *[other] {" "}At { $unnamed } only heads were counted, without names.
} If this is wrong, please tell the head of your branch.
label-own-looks = Who looked at my number
my-looks-none = Nobody has looked at your phone number or name yet.
my-looks-more = Before that, { $count } more people looked.
