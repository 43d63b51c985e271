# Somebody else gets her messages

ask-helper-person = { $count ->
    [0] Whose messages shall somebody get? Write her number in the book or her name.
   *[other] Whose messages shall somebody get? { $count } women have this name; please write the number before hers.{ helper-not-listed }
}
helper-not-listed = { $left ->
    [0] {""}
   *[other] {" "}{ $left } more: if she is not below, write her full name or number.
}
ask-helper-helper = { $count ->
    [0] Who shall get { $own ->
        [true] your messages
       *[false] the messages of { who-said }
    }? Write the full name of a member of the branch. For somebody of the family choose 1.
   *[other] Who shall get { $own ->
        [true] your messages
       *[false] the messages of { who-said }
    }? { $count } women have this name; please write the number before hers.{ helper-not-listed }
}
label-relative = Somebody of the family
ask-helper-consent = { $own ->
    [true] { $helper ->
        [none] Your relative
       *[other] { $helper }
    } will get your invitations to meetings and the notices, and answer for you. Write "thôi nhờ" to end it. Do you agree?
   *[false] Please read to { who-said }: "{ $helper ->
        [none] Your relative
       *[other] { $helper }
    } will get your invitations to meetings and the notices, and answer for you. You may end it at any time."
        Does she agree?
}
relative-of = Family of { who-said }
number-not-listed = That number is not in the list above. Please write the number before her name.
unclear-helper = I cannot find anybody to write to. Please write her full name, or ask the branch head to note it.
HelperNotReached = I cannot find anybody to write to. Please name somebody else, or ask the branch head to note it.
OwnHelper = These messages come to you already. Please choose somebody else.
NoHelp = That is over.
nobody-helps = Nobody gets messages for you, and you get them for nobody.
helps-nobody = { $name } answers for { $keeps ->
    [true] nobody
   *[false] somebody else or nobody, not for you
}.
no-helper-kept = I have noted nothing.
HelperAsked = I am asking { $helper }. When she agrees, the messages of { who-said } will come to her.
HelperCode = The relative of { who-said } writes me this number today from their own phone: { $code }. From then on her invitations and notices come there. Please give it to nobody else.
helper-wanted = { Who-said } asks you to get her invitations to meetings and the notices, to tell her, and to answer for her. Write "thôi nhận tin giúp" to end it. Do you agree?
HelperAgreed = Thank you. From now on the invitations and notices of { who-said } come to you. Write "thôi nhận tin giúp" to end it.
HelperRefused = That is all right. I will say that somebody else is needed.
helper-answered = { $agreed ->
    [true] { $helper } has agreed to help { $own ->
        [true] you
       *[false] { who-said }
    }.
   *[false] { $helper } cannot help { $own ->
        [true] you
       *[false] { who-said }
    }. Please name somebody else.
}
HelpEnded = From now on the messages of { who-said } go to nobody else.
which-help-ends = Whose messages do you no longer want to get?
message-of = For { who-said }:
answer-for-whom = For whom is this answer?
label-for-myself = For me
label-for-her = For { who-said }

## She cannot read what comes

ReadingHelpAsked = That is quite all right. { $by ->
    [none] There is help.
   *[other] I am writing to { $by }, who will come and ask.
} How would you like to hear the news?
cannot-read-stranger = That is quite all right. Please have somebody at home read it to you, or ask the head of the branch.
label-name-helper = Somebody gets my messages
reading-help = { $name } (number { $number }) would like somebody to get her messages. Please ask her how she is. To name a helper choose 1.
label-find-helper = Name a helper
reading-help-later = All right, whenever it suits you. To name a helper write "nhờ nhận tin giúp".
nobody-to-help = That is over.
helped-instead = { $own ->
    [true] Messages no longer come to your phone. Until somebody helps, the branch tells you at home. To get them again write "get messages again".
   *[false] Messages no longer go to her own phone. Until somebody helps, she is told at home.
}

## Registering a woman who has no phone

ask-register_for-place = Where do you register her?
ask-register_for-full_name = What is her full name?
ask-register_for-birth = { name-typed-bare }In which year was { $name } born?
ask-register_for-birth_right = { $name } was born in { $year }, { $animal }, is that right?
ask-register_for-consent = Please read to { $name }: "The Union would like to note your name and year of birth. Only the group leader, the head and deputy of the branch and the commune's cadres can see them. To see, correct or erase them at any time tell your group leader."
    Does she agree?
ask-register_for-witnesses = Which two people heard her agree? Write both names, for example: Nguyễn Thị Hoa, Trần Thị Mai
unclear-witnesses = I need two names with a comma between them.
TwoWitnesses = I need the names of two people who heard her.
register-family = Gladly. Whoever joins answers here herself; please read it to her.
not-registered = I have noted nothing.
approve-for = { $by } registers for her: { $name }, { $year }, no phone. She agreed in front of { $witnesses }.{ $number ->
    [0] {" "}Nobody in the branch's book has this name and year of birth.
   *[other] {" "}Number { $number } in the branch's book has this name and year of birth.
}
approved-for = { $agreed ->
    [true] Done, { $name } is in the branch's book.
   *[false] { $name } has not been noted in the branch's book. Please ask the head of the branch.
}
