# The branch's book

MemberAdded = { $name } is in the book of { $branch } now, as no. { $number }.
AlreadyMember = { $name } is in the book already, as no. { $number }.

## Looking at the book

book-at-a-glance = { $branch }: { $count ->
    [one] one member
   *[other] { $count } members
}{ $away ->
    [0] {""}
   *[other] , { $away } away for work
}{ $core ->
    [0] {""}
   *[other] , { $core } core
}{ $honorary ->
    [0] {""}
   *[other] , { $honorary } honorary
}. { $linked } can be reached by message.{ $code ->
    [none] {""}
   *[other] {" "}Code of the branch: { $code }.
}
label-list = See the list
label-find = Find a woman
label-add-women = Add members
label-last-changes = What was written last
label-import = Read a list from a file
members-heading = { $page ->
    [1] { $branch }, { $count ->
        [one] one member
       *[other] { $count } members
    }. To see one, write her number.
   *[other] { $branch }, page { $page }.
}
no-members-yet = There is nobody in the book of { $branch } yet.
which-branch = Which branch?
ask-find-words = Whom are you looking for? Write a name, her number, or the last digits of her phone.
unclear-search = Please write a name, a number, or the last digits of a phone.
women-found = { $count } women match "{ $what }". Write the number before her name.
nobody-found = Nobody in the book matches "{ $what }".
label-find-again = Look again
unclear-woman = I am not sure which one. Please write the number before her name.
ask-which_member-who = There are { $count } women called { $name }. Which one?
numbers-not-in-book = There is no number { $numbers } in the book, so nothing was written for it. Please look again.
names-not-in-book = I find nobody called "{ $names }" in the book, so nothing was written there. Please look again.
NoSuchNumbers = The book of { $branch } has no number { $numbers }.
OneAtATime = This is done for one woman at a time. Please write one number.

## One woman's page

woman-card = { $number }. { $name }{ $calling ->
    [none] {""}
   *[other] , called { $calling }
}
    { $state ->
    [active] Member{ woman-kind }
    [away] Member{ woman-kind }, away for work
    [transferred] Moved away
    [left] No longer a member
    [died] Has died
   *[merged] Written twice, merged into another number
}{ $group ->
    [none] {""}
   *[other] , { $group }
}, in the book since { $since }.
    Phone: { $phone ->
    [none] none yet
   *[other] { $phone }
}{ $reach ->
    [reached] , reached on { $channels }
    [no-phone] , not linked
    [at-home] , told at home
   *[not-arrived] , message not arrived
}.
woman-kind = { $honorary ->
    [true] , honorary
   *[false] {""}
}{ $core ->
    [true] , core
   *[false] {""}
}
woman-notes = Card: { $has_card ->
    [true] { $card ->
        [none] yes
       *[other] { $card }
    }
   *[false] not noted
}. Fee of { $year }: { $paid ->
    [true] paid
   *[false] not noted
}.
label-correct-her = Correct name, birth, phone
label-away = Away for work
label-back = Back home
label-beside = Fee, card, core, honorary
label-regroup = Another group
label-out = To another branch, out of the book
label-her-phone = See her phone
label-returned = Write her into the book again
which-note = What shall I write beside { $name }, no. { $number }?
label-fee = Fee of { $year } paid
label-no-fee = Take off the fee of { $year }
label-card = Member's card
label-core = Core member
label-not-core = No longer core
label-honorary = Honorary member
label-not-honorary = No longer honorary
which-way-out = { $name }, no. { $number }:
label-transfer = Moves to another branch
label-end-transferred = Has moved away
label-end-left = Leaves the Union
label-end-died = Has died
label-twice = Stands here twice

## Beside a name

marked-who = { $count ->
    [1] { $women ->
        [none] 1 woman
       *[other] { $women } (no. { $number })
    }
   *[other] { $count } women{ $women ->
        [none] {""}
       *[other] {" "}({ $women })
    }
}
marked-what = { $mark ->
    [away] away for work
    [back] back home
    [core] core
    [not_core] no longer core
    [honorary] honorary
    [not_honorary] no longer honorary
    [card] has a card{ $detail ->
        [none] {""}
       *[other] , { $detail }
    }
    [no_card] no card
    [fee] fee of { $detail } paid
    [no_fee] fee of { $detail } not paid
    [group] { $detail ->
        [none] in no group
       *[other] in { $detail }
    }
    [died] has died
    [left] has left the Union
    [transferred] has moved away
    [returned] back in the book
    [merged] merged with no. { $detail }
    [arrived] came from { $detail }
    [departed] moved to { $detail }
    [by_phone] agrees to messages by phone number
    [not_by_phone] no longer agrees to messages by phone number
   *[added] added to the book
}
Marked = Written down: { marked-who }, { marked-what }.{ $mark ->
    [away] {" "}Still a member, not counted at roll calls.
    [honorary] {" "}Not counted in rates.
   *[other] {""}
}{ $known ->
    [0] {""}
   *[other] {" "}{ $known } stood there before.
}
PhoneWordWritten = Written down: { marked-who }, { $mark ->
    [by_phone] agrees
   *[other] no longer agrees
} to messages by phone number.{ $known ->
    [0] {""}
   *[other] {" "}{ $known } stood there before.
}{ $bare ->
    [none] {""}
   *[other] {" "}The book has no number of { $bare } yet.
}{ $herself ->
    [none] {""}
   *[other] {" "}{ $herself } has switched such messages off; I write there again when she sends "bật tin qua số điện thoại" herself.
}{ $off ->
    [0] {""}
   *[other] {" "}Nothing is sent to numbers in this branch yet; I will when the commune allows it.
}
HerOwnNo = { $women ->
    [none] They have
   *[other] { $women } has
} switched messages by phone number off. Only her own "bật tin qua số điện thoại" switches them on again.
MarkedAlready = The book says so already: { marked-who }, { $mark ->
    [full_name] name { $detail }
    [calling_name] { $detail ->
        [none] no calling name
       *[other] called { $detail }
    }
    [birth] born { $detail }
    [phone] { $detail ->
        [none] no phone
       *[other] phone ending in { $detail }
    }
   *[other] { marked-what }
}.
NoSuchYear = I cannot note fees for { $year }. Please check the year.
NoSuchGroupHere = The branch has no { $group }. Write "tổ" to see the groups.
GoneFromBook = { $women } is no longer in the book. To write her in again, send her number and "vào lại", for example: 24 vào lại.
moved-on = { $name }, no. { $number } before, belongs to { $unit } now and is no longer in this book: nothing is written for her.
PhoneIsHers = { $women } corrects her own phone: she writes "thông tin của tôi" to me.

## Corrections

ask-edit_member-field = What shall I correct about { $name }, no. { $number }?
label-field-name = Full name
label-field-calling = Calling name
label-field-birth = Birth year
label-field-phone = Phone
ask-edit_member-value = { $field ->
    [name] What is { $name }'s right full name?
    [calling] What do people call { $name }?
    [birth] When was { $name } born (a year or a day)?
    [phone] What is { $name }'s phone number?
   *[card] What is the number of { $name }'s card?
}
label-no-calling = No calling name
label-no-phone = No phone
label-card-unknown = Has a card, number not known
label-no-card = No card yet
not-a-calling-name = A calling name has letters only, for example: Hai Lan.
not-a-card = Please write the card's number, in short.
EntryCorrected = Corrected the { $what ->
    [full_name] name
    [calling_name] calling name
    [birth] birth
   *[phone] phone
} of { $women }, no. { $number }: { $value ->
    [none] left empty
   *[other] { $what ->
        [phone] ends in { $value }
       *[other] { $value }
    }
}.
name-lacks-accents = The name was typed without accents. For the accents write: { $number } tên là, and then the name.
phone-also = { $number ->
    [none] Another woman has this number, too.
   *[other] { $owner }, no. { $number }, has this number, too.
} If they share it that is fine; if not, write "sửa lại".
ask-regroup-group = Which group does { $name }, no. { $number }, go to?

## Out of the book, and in again

ask-end_member-state = Why does { $name }, no. { $number }, go out of the book?
ask-end_member-confirm = Please look closely: { $name }, no. { $number }, { $state ->
    [died] has died
    [left] leaves the Union
   *[transferred] has moved away
}. Is that right? Her name stays in the book, but she is no longer counted and I no longer write to her.{ $posts ->
    [none] {""}
   *[other] {" "}What she was in charge of ({ $posts }) ends too.
}
label-right-write = Right, write it down
label-not-so = No
MembershipEnded = Written down: { $women }, no. { $number }, { $state ->
    [died] has died
    [left] has left the Union
   *[transferred] has moved away
}. No more invitations or messages.
BackInTheBook = { $women } is a member again, still no. { $number }.
HoldsPost = { $women } holds a post in { $unit }. Please ask the commune to hand it over first, then write to me again.
InTheBookStill = { $women }, no. { $number }, is a member still.
BelongsElsewhere = { $women } belongs to another branch now. To come back, that branch has to transfer her.
MergedAway = This number was merged into another; please use that one.

## New members

ask-add_members-lines = Please write full name, birth year and phone, one woman a line. For example:
    Nguyễn Thị Lan 1975 0912 345 678
    Leave the phone out if there is none.
ask-add_members-agreed = { $new ->
    [0] This is what the book of { $branch } has:
   *[other] I can read { $new } new for the book of { $branch }{ $updated ->
        [0] {""}
       *[other] , { $updated } to correct
    }{ $groups ->
        [0] {""}
       *[other] , { $groups } new groups
    }:
}
    { $women }{ women-bare }
    { $new ->
        [0] If that is right choose 1; I correct nothing before.
        [1] If she has agreed that the Union keeps her name, birth year and phone, choose 1; I write nothing before.
       *[other] If they have agreed that the Union keeps their names, birth years and phones, choose 1; I write nothing before.
    }
women-bare = { $bare ->
    [0] {""}
    [1] {"\u000A"}The name was typed without accents and is noted as "{ $bare_name }". For the accents, just write the name again.
   *[other] {"\u000A"}{ $bare } names were typed without accents. For the accents, write those names again, one a line.
}
label-they-agreed = { $new ->
    [0] Correct the book
    [1] She has agreed, write her down
   *[other] They have agreed, write them down
}
label-write-again = Write the list again
label-not-now = Not now
women-more = … and { $count } more: write "xem tiếp" to see them.
lines-more = … and { $count } more lines: write "xem tiếp" to see them.
women-new = { $number }. { $name }{ $year ->
    [none] {""}
   *[other] {" "}({ $year })
}{ $phone ->
    [none] {""}
   *[other] , { $phone }
}{ $group ->
    [none] {""}
   *[other] , group { $group }
}{ $alike ->
    [none] {""}
   *[other] , called the same as number { $alike }{ $alike_year ->
        [none] {""}
       *[other] {" "}({ $alike_year })
    }
}
women-line = { $line ->
    [none] {""}
   *[other] Line { $line }:{" "}
}
women-changed = { women-line }{ $name } is in the book already, no. { $number }.{ $new_name ->
    [none] {""}
   *[other] {" "}The name becomes { $new_name }.
}{ $phone ->
    [none] {""}
   *[other] {" "}The phone becomes { $phone }{ $old_tail ->
        [none] {""}
       *[other] , instead of the one that ends in { $old_tail }
    }.
}{ $birth ->
    [none] {""}
   *[other] {" "}The birth becomes { $birth }.
}{ $group ->
    [none] {""}
   *[other] {" "}She goes into group { $group }.
}{ women-other-group }
women-unread = I could not read the rest: "{ $text }". Please send it on its own.
women-known = { $gone ->
    [true] { women-line }{ $name } is no. { $number }, who is out of the book. To take her up again write "{ $number } vào lại".
   *[false] { $line ->
        [none] { $name } is in the book already, no. { $number }; not written again.
       *[other] Line { $line } is no. { $number } in the book already; not written again.
    }{ women-other-group }
}
women-other-group = { $group_stays ->
    [none] {""}
   *[other] {" "}She is in { $group_stays }; to move her write, for example: { $number } sang tổ 3.
}
ask-add_members-same = { $name }{ roster-year }: in the book no. { $number } is { $known_as }{ roster-known-year }, with the same phone. Is that one woman? If so I correct the name in the book.
ask-add_members-phones = { $phones }
    { $count ->
        [1] Do the two share this number?
       *[other] Do they share these numbers?
    }
phone-shared = { $name }: the number { $phone } { $number ->
    [none] is used by a woman of another branch.
   *[other] belongs to { $owner }, no. { $number }.
}
label-share-phone = They share it, write it down
label-leave-phone = Leave the phone out
women-problem = { $row ->
    [none] { $who ->
        [none] {""}
       *[other] { $who }:{" "}
    }
   *[other] Line { $row }{ $who ->
        [none] {""}
       *[other] , { $who }
    }:{" "}
}{ $kind ->
    [no_name] { $value ->
        [none] {""}
       *[other] "{ $value }"{" "}
    }no full name, left out
    [too_young] born { $value }, under 18, left out
    [no_birth] no birth year; she is written all the same, without one
    [bad_birth] birth { $value } { roster-bad-birth }; she is written all the same, without a year
    [bad_phone] phone { $value } { roster-bad-phone }, left empty
    [repeated_in_file] same as line { $same }
   *[shared_phone] same phone as line { $same }
}.
TooManyLines = This list is too long: at most { $most } women at a time. Please send it in parts, or as an Excel file.
NobodyRead = I could not read anybody. { $problems ->
    [none] {""}
   *[other] { $problems }
}
    Please write one woman a line, for example: Nguyễn Thị Lan 1975 0912 345 678
AlreadyInTheBook = { $count ->
    [1] She is in the book of { $unit } already, no. { $numbers }.
   *[other] These { $count } women are in the book of { $unit } already: no. { $numbers }.
}{ $notes ->
    [none] {""}
   *[other] {" "}{ $notes }
}
WomenAdded = { $count ->
    [0] In the book of { $unit }:
   *[other] Written into the book of { $unit }:
} { $count ->
    [0] nobody new
    [one] one woman
   *[other] { $count } women
}{ $women ->
    [none] {""}
   *[other] {" "}({ $women })
}.{ $updated ->
    [0] {""}
   *[other] {" "}Corrected: { $updated }.
} Whoever wants my messages sends me the code { $code }.
WomenUndone = { $removed ->
    [0] As before for { $restored } in the book of { $unit }.
   *[other] Taken out of the book of { $unit } again: { $removed }.
}{ $kept ->
    [0] {""}
   *[other] {" "}{ $kept } stay, because they have been linked, have answered or stand in a roll.
}

## To another branch

ask-transfer-branch = { $found ->
    [0] Which branch does { $name }, no. { $number }, move to? Write the name of the hamlet or the commune.
   *[other] Which of these branches does { $name } move to? If it is not here, write the hamlet's name again.
}
ask-transfer-confirm = { $name }, no. { $number }, would move to { $branch }. { $head ->
    [none] Shall I ask who is in charge there?
   *[other] Shall I ask { $head }?
} She is moved only when they accept.
label-ask-the-head = Ask them
label-withdraw = Do not move her after all
TransferAsked = I have asked { $head }, { $unit }. { $women } moves when they accept; until then she stays no. { $number } in your book. I will tell you the answer.
TransferWaits = Nobody in { $unit } can be reached yet. I keep this and ask when somebody can. { $women } stays no. { $number } in your book.
transfer-question = { $name }{ $year ->
    [none] {""}
   *[other] {" "}({ $year })
} would like to move to your branch. { $head }, { $branch }, asks through me. Do you accept her?
label-take-her = Accept
label-do-not-take = Do not accept
TransferAccepted = From today { $women } belongs to your branch, no. { $number }. I tell { $unit }.
TransferRefused = I tell { $unit }. { $women } stays there.
TransferPutOff = Please ask. I will remind you in two days. To answer any time, write "duyệt".
TransferWithdrawn = { $women } is no longer moving ({ $unit }).
TransferDecided = Somebody has answered about { $women } already.
TransferWaiting = { $women } is waiting for an answer of { $unit } already.
NotABranch = { $unit } is not another branch. Please choose a branch.
transfer-told = { $state ->
    [accepted] { $head ->
        [none] { $branch } has accepted { $name }. From today she belongs there; no. { $number } in your book stays empty.
       *[other] { $head }, { $branch }, has accepted { $name }. From today she belongs there; no. { $number } in your book stays empty.
    }
   *[other] { $head ->
        [none] { $branch } has not accepted { $name }. She stays no. { $number } in your book.
       *[other] { $head }, { $branch }, has not accepted { $name }. She stays no. { $number } in your book.
    }
}
transfer-hers = From today you belong to { $branch }, no. { $number } in its book.{ $head ->
    [none] {""}
   *[other] {" "}{ $head } is in charge.
}

## Two numbers of one woman

ask-merge-other = Under which other number does { $name }, no. { $number }, stand? Please write it.
unclear-stt = Please write one number of the book.
no-such-number = The book has no number { $number }.
ask-merge-confirm = Make these two one:
    { $number }. { $first }
    { $other }. { $second }
    No. { $number } stays. Attendance, answers and phone of both go there. No. { $other } is used no more. Is it really one woman?
label-merge = Yes, merge
ask-merge-sure = The birth years differ: { $first } and { $second }. Are you sure that it is one woman?
label-one-woman = Sure, one woman
label-two-women = No, two women
Merged = Merged: { $women } has one number now, { $number }. No. { $gone } is used no more.
SameWoman = These two numbers are the same.
OtherBranch = They stand in two different books, so I cannot merge them.
OtherBirthYears = { $first } and { $second } differ in birth year; not merged.

## Taking back, and what was written

noted = { $mark ->
    [full_name] name corrected of { $women }, no. { $number }
    [calling_name] calling name corrected of { $women }, no. { $number }
    [birth] birth year corrected of { $women }, no. { $number }
    [phone] phone corrected of { $women }, no. { $number }
    [group_created] { $detail } made
    [group_renamed] { $detail } renamed
    [group_closed] { $detail } closed
    [club_put] { $count } put into { $detail }
    [club_taken] { $count } taken out of { $detail }
   *[other] { marked-who }, { marked-what }
}
EditUndone = As it was before; taken back: { noted }.{ $mark ->
    [group_closed] { $count ->
        [0] {""}
       *[other] {" "}{ $count } women are there again.
    }
   *[other] {""}
}{ $left ->
    [0] {""}
   *[other] {" "}What has been changed again since stays as it is.
}
NothingInTheBookToUndo = You have written nothing into the book in the last 24 hours.
TooLateToUndo = This was written more than 24 hours ago. Please write it anew as it should be.
AlreadyUndone = This has been taken back already.
changes-heading = Last changes in the book of { $branch }:
change-line = { $day }, { $by ->
    [none] {""}
   *[other] { $by }:{" "}
}{ noted }{ $undone ->
    [true] {" "}(taken back)
   *[false] {""}
}.
changes-how = If your last one is wrong, write "sửa lại".
nothing-changed-yet = Nothing has changed in the book of { $branch } yet.
change-of-hers = { $day }: { $by ->
    [none] {""}
   *[other] { $by } wrote:{" "}
}{ $mark ->
    [full_name] name corrected
    [calling_name] calling name corrected
    [birth] birth year corrected
    [phone] phone corrected
    [group_closed] { $detail } closed
    [club_put] put into { $detail }
    [club_taken] taken out of { $detail }
   *[other] { marked-what }
}.

## The book by fee, card, core

label-standings = Fees, cards, core
standings = { $unit }: whom would you like to see? To note a fee write, for example: 3 7 đã đóng hội phí
label-standing-paid = Fee of { $year } paid: { $count }
label-standing-owes = Fee of { $year } not noted: { $count }
label-standing-card = With a card: { $count }
label-standing-no-card = Without a card: { $count }
label-standing-core = Core: { $count }
label-standing-honorary = Honorary: { $count }
label-standing-away = Away for work: { $count }
label-standing-no-phone = No phone number: { $count }
label-standing-not-linked = Phone not linked: { $count }
women-standing = { $count ->
    [0] Nobody in the book of { $unit }: { standing-what }.
   *[other] { $page ->
        [1] { $unit }, { standing-what }: { $count }. The number in front is hers in the book.
       *[other] { standing-what }: { $count }, page { $page }.
    }
}{ $standing ->
    [owes] { $count ->
        [0] {""}
       *[other] {" "}Who has paid: write, for example: 3 7 đã đóng hội phí
    }
   *[other] {""}
}
women-short-names = To be added: { $names }. The book needs their full names.
women-of-age = { $count ->
    [0] Nobody in the book of { $unit } is { women-aged }.
   *[other] { $page ->
        [1] { $unit }, { women-aged } by the birth year: { $count }. The number in front is hers in the book.
       *[other] { women-aged }: { $count }, page { $page }.
    }
}{ $undated ->
    [0] {""}
   *[other] {" "}Without a birth year: { $undated }.
}
women-aged = { $low ->
    [0] { $high } or younger
   *[other] { $high ->
        [0] { $low } or older
       *[other] { $low } to { $high } years old
    }
}
birthdays = { $count ->
    [0] Nobody in the book of { $unit } has her birthday in month { $month }.
   *[other] { $page ->
        [1] { $unit }, birthdays in month { $month }: { $count }. The number in front is hers in the book.
       *[other] Birthdays in month { $month }: { $count }, page { $page }.
    }
}{ $undated ->
    [0] {""}
   *[other] {" "}Without a day of birth: { $undated }.
}
twice-which = { $count ->
    [1] I find only one { $name } in the book, number { $number }.
   *[other] There are { $count } called { $name }. Please write the two numbers that are one woman, for example: gộp { $example }
}
standing-what = { $standing ->
    [paid] fee of { $year } paid
    [owes] fee of { $year } not noted
    [card] with a card
    [no_card] without a card
    [core] core
    [honorary] honorary
    [away] away for work
    [no_phone] no phone number
    [no_birth] no birth year in the book
    [no_group] in no group
   *[not_linked] phone not linked
}
