# The gathering rate: women of 18 and over

label-women-present = Women present in the place
label-women-resident = Resident, or there for six months
label-women-undo = Drop this number

women-base = { $base ->
    [present] women present
    [resident] resident, or there for six months
   *[other] nobody said who is counted
}
women-no-such-day = I cannot read the day "{ $day }". Please write day, month and year, such as 31/12/2025.
women-place = - { $unit }: { $women } women{ $before ->
    [-1] {""}
   *[other] { " " }(before: { $before })
}, { $members } members{ $percent ->
    [-1] {""}
   *[other] { " " }({ $percent }%)
}{ $wrong ->
    [true] . { $members } members but only { $women } women: please look at this number again
   *[false] {""}
}
women-fewer-than-members = { $unit } has { $members } members but only { $women } women: please look at this number again.
women-not-kept = Nothing was written down.

ask-women_count-which = Several places have that name. Which one?
ask-women_count-number = How many women of 18 and over does { $unit } have?
ask-women_count-base = { $unit }: { $women } women of 18 and over{ $others ->
    [0] {""}
   *[other] {" "}(and { $others } more)
}. Who is counted?
ask-women_count-source = Where does the number come from? For example: the commune's statistics
ask-women_count-day = Of which day is the number? For example: 31/12/2025
ask-women_count-reason = { $unit } has a number for this term already: { $women }{ $others ->
    [0] {""}
   *[other] { " " }(and { $others } other places have one)
}. Why does it change? One sentence, please.
ask-women_count-agreed = Women of 18 and over, { women-base }, by { $source }, of { $day }:
    { $places }{ $more ->
    [0] {""}
   *[other] {""}
        - and { $more } more
}{ $unclear ->
    [none] {""}
   *[other] {""}
        I could not read: { $unclear }
}
    This number stays for the whole term. Is it right?

WomenCounted = { $unit } has { $women } women of 18 and over{ $before ->
    [-1] {""}
   *[other] { " " }(before: { $before })
}.
WomenCountUndone = The number { $women } of { $unit } is taken back; the one before holds again.
WomenKept = The numbers of women of { $count } places are kept{ $changed ->
    [0] , none of them different
   *[other] , { $changed } of them new
}.
FixedForTheTerm = { $unit } has a number for this term already: { $women }. To change it, write the reason, too.
NoWomenCount = { $what ->
    [day] That day is still to come. Please write the day of the number, such as 31/12/2025.
    [unit] Only branches, communes and provinces have a number of women.
   *[other] This is no number of women. Please write it again, such as 240.
}
NoWomenList = The file has no column of units or none of numbers. Please head them "Đơn vị" and "Số phụ nữ".

# To be checked

label-unseen-stays = Still with us
label-unseen-away = Works away
label-unseen-moved = Moved elsewhere
label-unseen-ask = I will ask

unseen-heading = { $count ->
    [0] { $unit }: nobody missed each of the last { $times } meetings.
   *[other] { $unit } has { $count } of { $members } women to be checked: they missed each of the last { $times } meetings. Write a woman's number in the book.
}
unseen-counts = { $count ->
    [0] { $unit }: no member missed each of the last { $times } meetings.
   *[other] { $count } of { $members } members of { $unit } are to be checked: they missed each of the last { $times } meetings.
}
unseen-unit = { $unit }: { $count } women
unseen-line = - { $line }
unseen-her = { $women } (number { $number }) missed { $times } meetings in a row. What do you know of her?

StillHere = Written down: { $women } is still with you. I will not ask about her again soon.
ToBeAsked = Please ask { $women }. I will remind you in a week.

# Committee meetings and training: who came

posts-heading = { $kind ->
    [committee] Committee meetings
    [standing] Standing committee
    [briefing] Briefings
   *[training] Training
}, { $unit }, { $from } to { $to }: { $meetings ->
    [0] no roll by name yet.
   *[other] { $meetings } meetings, { $present }/{ $expected } came ({ $percent }%).{ $count ->
        [0] {" "}Nobody was missing.
       *[other] {" "}Missing at times:
    }
}
posts-line = - { $name }{ $unit ->
    [none] {""}
   *[other] {" "}({ $unit })
}: came to { $present }/{ $expected }{ $excused ->
    [0] {""}
   *[other] , { $excused } with a reason
}
