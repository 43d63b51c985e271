# A meeting is moved or called off

change-what = { $what ->
    [hour] NEW TIME{ change-place-too }: { $old_hour } → { $when_hour }.
    [day] NEW DAY{ change-place-too }: { $old_day } → { $when_day }.
   *[place] NEW PLACE{ $old_place ->
        [none] {"."}
       *[other] {":"} { $old_place } → { change-place }.
    }
}
change-place = { $place ->
    [none] no place named
   *[other] { $place }
}
change-place-too = { $moved ->
    [yes] , NEW PLACE
   *[none] {""}
}
off-reason = { $reason ->
    [none] {""}
   *[other] , because: { $reason }
}
called-off = { $postponed ->
    [true] POSTPONED: { meeting-kind }, { $when }{ off-reason }.
   *[false] CALLED OFF: { meeting-kind }, { $when }{ off-reason }.
}
    { $postponed ->
    [true] There is no need to come that day. I will write when there is a new one.
   *[false] There is no need to come.
}

## Moving

ask-move-meeting = Which meeting do you want to move?
ask-move-place = { meeting-Kind }, { $when_day }, now at: { change-place }. Where shall it be instead?
ask-move-time = { meeting-Kind }: now { $when }{ meeting-at }.
    When shall it be instead? For example: { $series ->
    [true] 18h; chủ nhật; mùng một âm hằng tháng.
   *[false] 18h; chủ nhật.
} For another place write: ở nhà chị Sương.
ask-move-scope = How many meetings do you change?
label-this-one = Only this one
label-all-that-follow = This one and all that follow
ask-move-confirm = { $what ->
    [place] Another place for the { meeting-kind }{ meeting-whose }, { $old_day }:
   *[other] Move the { meeting-kind }{ meeting-whose }:
}
    { $what ->
    [place] { $place_before } → { change-place }
    [both] { $old }, { $place_before }
   *[time] { $old }
}{ $what ->
    [place] {""}
    [both] {"\u000A"}→ { $new }{ meeting-at }
   *[time] {"\u000A"}→ { $new }
}{ move-scope }{ move-told }{ call-clash }{ move-bare }
move-bare = { $bare ->
    [none] {""}
   *[other] {"\u000A"}The place has no accents and is easily misread. To write it again choose "Leave it as it was" and send it with its accents.
}
move-scope = { $new_rule ->
    [true] {"\u000A"}From this one on: { repeat }{ repeat-short }.
   *[false] { $scope ->
        [this] {"\u000A"}Only this one changes; those after it stay as they are.
        [all] {"\u000A"}All that follow change, too.
       *[none] {""}
    }
}
move-told = { $told ->
    [0] {""}
   *[other] {"\u000A"}{ $leaves ->
        [none] I will tell at once everybody who was invited.
       *[other] I send nothing at night: at { $leaves_hour } on { $leaves_day } I will tell everybody who was invited.
    }
}
place-not-said = no place named
label-send-change = Change it like this
label-as-it-was = Leave it as it was
label-move = Change the time or place
MeetingChanged = Moved to { $when }{ meeting-at }.{ being-told }{ told-again-at-home }
being-told = { $by_message ->
    [0] {""}
   *[other] {" "}{ $waits ->
        [0] I am telling
       *[other] I send nothing at night: at { $leaves_hour } on { $leaves_day } I tell
    } { $by_message ->
        [one] one woman
       *[other] { $by_message } women
    }.
}
# Those who were told at their door need somebody who tells them again.
told-again-at-home = { $at_home ->
    [0] {""}
   *[other] {" "}To be told again at home: { $at_home }.
}
NothingChanged = { meeting-Kind }: it is { $when } already, so nothing has changed.
no-meeting-then = { $dated ->
    [true] I find no meeting on that day.
   *[false] I find no { meeting-kind } to come.
} There are only these:

## Calling off

put-off-waits = The { meeting-kind } ({ $unit }) of { $when_day } is put off: call it off for good, or give it a new day?
label-drop-put-off = Call it off for good
label-new-day = Give it a new day
label-still-put-off = Leave it put off

ask-call_off-meeting = Which meeting?
ask-call_off-how = { meeting-Kind }, { $when_day }: call it off or postpone it?
label-for-good = Call it off
label-for-now = Postpone it, the new day comes later
ask-call_off-confirm = { $how ->
    [postpone] Postpone: { meeting-kind }{ meeting-whose }, { $when }{ off-reason }.
   *[cancel] Call off: { meeting-kind }{ meeting-whose }, { $when }{ off-reason }.
}{ $series ->
    [true] {" "}Those after it take place as usual.
   *[false] {""}
}{ move-told }{ $bare ->
    [none] {""}
   *[other] {"\u000A"}The reason has no accents and is easily misread. You can write it again.
}
label-call-off = Call this one off
label-postpone = Postpone this one
label-keep-meeting = Keep it
label-call-off-it = Call off or postpone
MeetingCalledOff = { $postponed ->
    [true] Postponed: { meeting-kind }, { $when_day }.
   *[false] Called off: { meeting-kind }, { $when_day }.
}{ being-told }{ told-again-at-home }
then-already = The { meeting-kind } is at that time already: { $when_day }, { $when_hour }.
