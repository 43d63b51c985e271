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
looked = { $who } looked at your phone number on { $when_day }.
