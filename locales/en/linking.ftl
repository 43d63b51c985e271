# Her phones: one that is no longer connected, and a number that came by Zalo's form

label-unlink = Disconnect this phone
unlink-sure = { $others ->
    [none] This is the only phone where I can write to { $name }. Without it somebody of the branch comes to tell you at home. Your name stays in the book. Shall I disconnect it?
   *[other] This phone will get no more messages for { $name }. They still reach you on { $others }. Shall I disconnect it?
}
AddressUnlinked = { $others ->
    [0] Done. This phone is no longer connected with { $name }. To connect it again write "register".
   *[other] Done. This phone is no longer connected with { $name }. Messages reach your other phone.
}
NotLinked = This phone is not connected with anybody yet.

ask-form-consent = I have received the number ending in { $tail }. May I note your name and this number, so that the branch can find you in its book? Only your group leader, the head and deputy of your branch and the Union's cadres of the commune can see it.
    Do you agree?
ask-form-full_name = Please write your full name.
ask-form-unit = { $found ->
    [0] Which branch are you in? Please write the name of your hamlet or commune.
   *[other] Which of these is your branch? If none, please write the name of your hamlet again.
}
approve-form = The phone number ending in { $tail } was sent from Zalo by { $name }: { $number ->
    [0] neither the number nor the name is in the branch's book. Is she in your branch?
   *[other] is she { $known }, no. { $number } in the branch's book?
}
