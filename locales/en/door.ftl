# Told at home: who has not been told yet, and who has

door = { $leader }, { $why ->
    [off] the { meeting-kind } of { $when_day } is OFF. { home-again } { home-tick }
    [put-off] the { meeting-kind } of { $when_day } is PUT OFF, there is no new day yet. { home-again } { home-tick }
    [change] the { meeting-kind } is moved to { $when_near }{ meeting-at }. Told the old time at home: { $count }. Please tell them again. { home-how }
   *[none] { meeting-kind } { $when_near }. { $more ->
        [true] More who have not been told: { $count }.
       *[false] Not told yet: { $count }.
    } { home-how }
}
home-again = Told of it at home: { $count }. Please tell them again.
home-tick = When you have told them, write their numbers, for example: đã báo { $example }.
home-how = { home-tick } If one answers: { $first } đi được
home-heading = { $why ->
    [off] OFF: { meeting-kind } { $when_day }. To be told at home that it does not take place: { $count }. { home-tick }
    [put-off] PUT OFF: { meeting-kind } { $when_day }. To be told at home, there is no new day yet: { $count }. { home-tick }
    [change] { meeting-Kind } moved to { $when_near }{ meeting-at }. To be told again at home: { $count }. { home-how }
   *[none] { meeting-Kind } { $when_near }. To be told at home: { $count }. { home-how }
}
told-already = I have already noted that they were told; nothing else is changed.
label-told-others = What else there is to tell
told-of-which = Which of these did you tell them of?
home-several = There are several things to tell at home. Which would you like to see?
label-home-meeting = { meeting-Off }{ meeting-whose }{ meeting-elsewhere } { $when_day }: { $count }
label-off-meeting = { meeting-Off }{ meeting-whose }{ meeting-elsewhere } { $when_day }, { $when_hour }
# Before the name of a meeting that is off.
meeting-off = { $why ->
    [off] off:{" "}
    [put-off] put off:{" "}
   *[none] {""}
}
meeting-Off = { $why ->
    [off] OFF: { meeting-kind }
    [put-off] PUT OFF: { meeting-kind }
   *[none] { meeting-Kind }
}
home-label = { $name }{ $year ->
    [none] {""}
   *[other] {" "}({ $year })
} { $reason ->
    [no-phone] has no phone
    [not-linked] has linked no phone
    [at-home] told at home
    [long-silent] has not written on Zalo for long
    [costs] Zalo would charge for it
    [used-up] Zalo takes no more this month
    [set-up] our Zalo account is out of order
    [used-today] Zalo takes no more template messages today
    [used-month] Zalo takes no more template messages this month
    [by-day] Zalo takes no template messages at night
    [not-on-zalo] nobody on Zalo has this phone number
    [wrong-number] the phone number in the book is wrong
    [old-app] the Zalo on her phone is too old
    [cannot-get] her Zalo gets no template messages
    [her-limit] Zalo lets her get no more for now
    [not-arrived] message not arrived
   *[other] message not arrived
}
home-places = { meeting-Off }{ meeting-whose } { $when_day }. Not told yet: { $count }. Which group would you like to see?
home-place = { $unit ->
    [none] In no group
   *[other] { $unit }
}: { $count }{ $leader ->
    [none] {""}
   *[other] {" "}({ $leader } tells them)
}
home-notice = Notice "{ $text }": { $count } women to be told at home. { home-tick }
home-notice-done = Everyone has been told of this notice.
label-home-notice = Notice "{ $text }": { $count } women
nobody-to-tell = Nobody is left to be told at home.
told-thanks = { $left ->
    [0] Thank you. Everyone has been told ({ meeting-off }{ meeting-kind } { $when_day }).
   *[other] Thank you. { $left } still to be told of { meeting-off }{ meeting-kind } { $when_day }:
}
told-of = { $names ->
    [none] Noted, { $count } have been told: { $things }.
   *[other] Noted as told: { $names }: { $things }.
}
told-taken-back = Taken back, { $count } are to be told again.
label-undo-typed = If that is wrong, write "undo".
told-meeting = { meeting-off }{ meeting-kind }{ meeting-whose } { $when_day }
told-notice = the announcement "{ $text }"
told-count = { $thing } ({ $count })
# Of many things the first is named, and how many there are.
told-others = { $thing } and { $count } other { $what ->
    [notices] announcements
   *[other] things
}
told-left = { $left } still to be told of { $thing }{ $names ->
    [none] .
   *[other] : { $names }.
}
told-unclear = I do not see { $who } among those to be told, so that is not noted. Please write her number.
told-all-sure = { meeting-Kind }, { $when_day }: have you told all { $count } of them?
label-told-all = All of them
label-told-some = Not yet, I will write the numbers
