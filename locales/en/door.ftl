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
   *[other] message not arrived
}
home-rest = { $count } more: write "xem tiếp".
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
    [0] Thank you. Everybody has been told.
    [one] Thank you. One woman is left:
   *[other] Thank you. { $left } women are left:
}
told-all-sure = Have you told all { $count } of them?
label-told-all = All of them
label-told-some = Not yet, I will write the numbers
