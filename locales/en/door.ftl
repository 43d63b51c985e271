# Told at home: who has not been told yet, and who has

door = { $leader }, { $why ->
    [off] the { meeting-kind } of { $when_day } is off. Told of it at home: { $count }. Please tell them again. { home-how }
    [change] the { meeting-kind } is moved to { $when_near }{ meeting-at }. Told the old time at home: { $count }. Please tell them again. { home-how }
   *[none] { meeting-kind } { $when_near }. { $more ->
        [true] More who have not been told: { $count }.
       *[false] Not told yet: { $count }.
    } { home-how }
}
home-how = When you have told them, write their numbers, for example: đã báo { $example }. If one answers: { $first } đi được
home-heading = { meeting-Kind } { $when_near }. To be told at home: { $count }. { home-how }
home-label = { $name }{ $year ->
    [none] {""}
   *[other] {" "}({ $year })
} { $reason ->
    [no-phone] has no phone
    [at-home] told at home
    [long-silent] has not written on Zalo for long
    [costs] Zalo would charge for it
    [used-up] Zalo takes no more this month
    [set-up] our Zalo account is out of order
    [used-today] Zalo takes no more template messages today
    [not-on-zalo] nobody on Zalo has this phone number
   *[other] message not arrived
}
home-places = Not told yet: { $count }. Which group would you like to see?
home-place = { $unit ->
    [none] In no group
   *[other] { $unit }
}: { $count }{ $leader ->
    [none] {""}
   *[other] {" "}({ $leader } tells them)
}
nobody-to-tell = Nobody is left to be told at home.
told-thanks = { $left ->
    [0] Thank you. Everyone has been told ({ meeting-kind } { $when_day }).
   *[other] Thank you. { $left } still to be told of { meeting-kind } { $when_day }:
}
told-of = { $names ->
    [none] Noted, { $count } have been told: { $things }.
   *[other] Noted as told: { $names }: { $things }.
}
told-taken-back = Taken back, { $count } are to be told again.
label-undo-typed = If that is wrong, write "undo".
told-meeting = { meeting-kind } { $when_day }
told-notice = the announcement "{ $text }"
told-count = { $thing } ({ $count })
told-left = { $left } still to be told of { $thing }{ $names ->
    [none] .
   *[other] : { $names }.
}
told-unclear = I do not see { $who } among those to be told, so that is not noted. Please write her number.
told-all-sure = Have you told all { $count } of them?
label-told-all = All of them
label-told-some = Not yet, I will write the numbers
