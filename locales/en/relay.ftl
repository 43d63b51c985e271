# Answers for others

who-said = { $name }
Who-said = { $name }
who-full = { $full_name }
said-answer = { $answer ->
    [yes] coming
    [no] cannot come{ $reason ->
        [busy] , busy
        [away] , out of town
        [private] , private reasons
       *[none] {""}
    }
    [unsure] not sure yet
   *[told] knows of it
}
Brought = { $name ->
    [none] { brought-many }
   *[other] { brought-one }
}
brought-one = { $kept_count ->
    [0] I have noted for { who-full }: { said-answer }, { meeting-kind } { $when_day } { $source ->
        [group] (from the group chat, noted by { $by }).
       *[other] ({ $by } answered for her).
    }
   *[other] { Who-said } has answered before herself: { brought-kept-answer }. Has she changed her mind?
}
brought-kept-answer = { $kept_answer ->
    [yes] coming
    [no] cannot come
   *[other] not sure yet
}
# Of a few women, who they are: she sees whether the right ones are meant.
brought-yes = { $yes }{ $yes_names ->
    [none] {""}
   *[other] {" "}({ $yes_names })
}
brought-no = { $no }{ $no_names ->
    [none] {""}
   *[other] {" "}({ $no_names })
}
brought-unsure = { $unsure }{ $unsure_names ->
    [none] {""}
   *[other] {" "}({ $unsure_names })
}
brought-many = { meeting-Kind } { $when_near }, noted: coming { brought-yes }, cannot come { brought-no }{ $unsure ->
    [0] {""}
   *[other] , not sure { brought-unsure }
}{ $told ->
    [0] {""}
   *[other] , told { $told }
} { $source ->
    [group] (from the group chat, noted by { $by }).
   *[other] ({ $by } answered for them).
}{ $kept_count ->
    [0] {""}
    [1] {" "}{ $kept } has answered before herself ({ brought-kept-answer }), which I have kept. Has she changed her mind?
   *[other] {" "}{ $kept_count } have answered otherwise themselves ({ $kept }), which I have kept. Have they changed their minds?
}
BroughtBack = Done, what was noted last for the { meeting-kind } { $when_near }{ $also ->
    [0] {" "}is
   *[other] , and for what else was noted with it, is
} taken back.
NothingBrought = There is nothing of the last 24 hours to take back.
label-changed-her-mind = Yes, change it
label-keep-hers = Keep it as it was
unnamed-not-written = { $count } more without a name: they are not written. Write their names or numbers when you know them.
unread-not-written = It is not clear whether { $names }{ $more ->
    [0] {""}
   *[other] {" "}and { $more } more
} will come: not written.
kept-hers = I have kept it as it was.
nobody-to-answer-for = There is no meeting ahead to answer for.
ask-bring-meeting = For which meeting do you answer{ $whom ->
    [none] {""}
   *[other] {" "}for { $whom }
}?
ask-bring-line = For whom do you answer? Write her number in the book or her name, for example: 12, or: 3 7 đi, 12 bận.
ask-bring-which = { $count ->
    [0] I cannot find { $name } on the list. Please write her number or full name, or "bỏ tên này" to leave her out.
   *[other] { $joined ->
        [none] {""}
       *[other] The others are kept.{" "}
    }There are { $count } women called { $name }. Please write the number before the name:
}
ask-bring-what = { $count ->
    [1] What did { who-said } answer?
   *[other] What did these { $count } answer?
}
unclear-for-whom = I am not sure who is meant. Please write her number or name, for example: 12, or: bà Đào đi được.

## Texts to carry on: groups and loudspeakers hear Vietnamese; these are for a place that does not

as-it-stands = { $text }
paste-meeting = { $unit }: you are invited to the { meeting-kind }.
    { $when }{ meeting-at }.{ meeting-about-below }
    If you can come write 1, if you cannot write 2, with your full name.
    ({ $head })
paste-whose = { $kind ->
    [club] { meeting-whose }
    [group] { meeting-whose }
   *[other] {" "}of { $unit }
}
paste-off = { $why ->
    [put-off] PUT OFF: { meeting-kind }{ paste-whose }, { $when }{ off-reason }.
   *[off] OFF: { meeting-kind }{ paste-whose }, { $when }{ off-reason }.
}
    { $why ->
    [put-off] You need not come that day. The new day will be told.
   *[off] You need not come that day.
}
    ({ $head })
paste-notice = Notice of { $unit }:
    { $text }
    ({ $head })
aloud-meeting = Women of { $unit }, you are invited to the { meeting-kind }.
    At { $hour }, { moment-weekday }, { $day }, by the moon { $lunar }{ $leap ->
    [1] {" "}(leap)
   *[0] {""}
}.{ $place ->
    [none] {""}
   *[other] {"\u000A"}Place: { $place }.
}{ $content ->
    [none] {""}
   *[other] {"\u000A"}About: { $content }.
}
    Please all come, and be in time.
aloud-off = Women of { $unit }, please listen.
    The { meeting-kind } at { $hour }, { moment-weekday }, { $day }, by the moon { $lunar }{ $leap ->
    [1] {" "}(leap)
   *[0] {""}
}, { $why ->
    [put-off] is put off{ off-reason }. You need not come that day; the new day will be told.
   *[off] does not take place{ off-reason }. You need not come that day.
}
    Please tell each other.
aloud-notice = The women's union of { $unit } lets you know.
    { $text }
aloud-twice = { $text }

    Once more.
    { $text }

    Thank you.
aloud-once = { $text }
    Thank you.
paste-how = { $what ->
    [meeting] This text is for the Zalo group: press it long, copy and paste it. When somebody answers there, write me for example: nhóm: 3 7 đi, 12 bận
   *[notice] This text is for the Zalo group: press it long, copy and paste it.
}
paste-phone = There is a phone number in it; please look at it again before you paste it.
which-to-carry-on = For what?
nothing-to-carry-on = There is no meeting ahead and no announcement of this week.
label-notice = Announcement: { $text }
carry-notice = Zalo takes few more messages this month, and I keep them for answers. { $women } of your women have not got the notice of { $unit }: "{ $text }"
    Please paste it into the Zalo group, and tell those who have no Zalo.
label-aloud = Text for the loudspeaker
label-paste = Text for the Zalo group
