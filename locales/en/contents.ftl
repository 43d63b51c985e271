# What a coming meeting is about, said or corrected after it was called

label-say-content = Add or correct what it is about
ask-content-meeting = { $content ->
    [none] Of which meeting?
   *[other] Of which meeting is this: "{ $content }"?
}
ask-content-content = { meeting-Kind }, { $when_day }{ $content ->
    [none] {""}
   *[other] {", until now: "}{ $content }
}. What is it about? One sentence, for example: how to apply for a loan.
ask-content-right = Add "{ $content }" to what the { meeting-kind }, { $when_day }, is about?{ $person ->
    [none] {""}
   *[other] {" "}Everybody invited will read this name and number.
}
ContentNoted = { $content ->
    [none] Noted for the { meeting-kind }, { $when_day }: it no longer says what it is about.
   *[other] Noted for the { meeting-kind }, { $when_day }: { $content }.
}{ $told ->
    [0] {""}
   *[other] {"\u000A"}Those invited already are not written to again. To tell them, write "gui tin".
}
content-bare = It has no accents and may be misread.
content-not-said = What it is about has not been said yet.
TooMuchContent = With this it is longer than { $most } characters. Write "đổi nội dung" and say it in fewer words.
added-which = Is this a woman for the book, or one more thing for the meeting?
label-added-woman = Write { $name } into the book
label-added-content = Add it to the meeting
