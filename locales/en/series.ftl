# Meetings that repeat

repeat = { $by ->
    [date] { repeat-date }
    [lunar] { repeat-lunar }{ repeat-often }
    [weekday] { repeat-nth } { moment-weekday }{ repeat-often }
   *[week] { $every ->
        [1] every { moment-weekday }
       *[other] { moment-weekday }, every { $every } weeks
    }
}
repeat-date = { $day ->
    [-1] the last day{ repeat-often }
   *[other] day { $day }{ repeat-often }
}
repeat-lunar = { $day ->
    [15] full moon
   *[other] { $early ->
        [true] lunar day { $day }
       *[false] lunar day { $day }
    }
}
repeat-nth = { $nth ->
    [1] the first
    [2] the second
    [3] the third
    [-1] the last
   *[other] the fourth
}
repeat-often = { $quarter ->
    [1] {" "}of each quarter's first month
    [2] {" "}of each quarter's second month
    [3] {" "}of each quarter's third month
   *[0] { $every ->
        [1] {" "}of every month
       *[other] , every { $every } months
    }
}
repeat-short = { $short ->
    [true] , in a month without a{ repeat-short-lunar } day { $day } its last day
   *[false] {""}
}
repeat-short-lunar = { $by ->
    [lunar] {" "}lunar
   *[other] {""}
}

ask-series-unit = Which unit do you invite?
ask-series-whom = Whom do you invite?
ask-series-repeat = { $ways ->
    [0] { $unit ->
        [week] On which day of the week? For example: thứ tư.
       *[month] On which day of the month? For example: ngày 15; rằm; thứ bảy tuần đầu.
    }
   *[other] By which calendar?
}
label-repeat = { $by ->
    [lunar] Lunar calendar: { repeat }
   *[other] Solar calendar: { repeat }
}
unclear-repeat = { $unit ->
    [week] I could not read the day of the week.
   *[month] I could not read the day; one day of the month at a time, please.
}
ask-series-hour = At what time? For example: 19:30, or 14h.
ask-series-place = Where?
ask-series-content = What is it about? One sentence, for example: how to apply for a loan.
ask-series-confirm = Meeting on { repeat }{ repeat-short }.
    { $today ->
        [yes] It begins TODAY, { $when_day }.
       *[none] It begins on { $when_day }.
    } { $adopted ->
        [none] { $leaves ->
            [none] I invite to the first one at once.
           *[other] I send nothing at night: at { $leaves_hour } on { $leaves_day } I invite to the first one.
        } The women will read:
            "You are invited: { meeting-kind }{ meeting-of }. { $when }{ meeting-at }.{ meeting-about }"{ series-content }
       *[other] The meeting of { $when_day } has been called already. Shall it be the first? I invite nobody again.
    }
    Those after it: { $dates }… I invite { $days } days ahead.
    Invited, { call-whom }: { $total ->
    [one] one woman
   *[other] { $total } women
} ({ $by_message } by message, { $at_home } to be told at home).{ call-costs }{ call-clash }{ series-tet }{ without-accents }
series-content = { $content ->
    [none] {""}
   *[other] { $by ->
        [week] {" "}Every meeting says what it is about like this.
       *[other] {" "}What it is about is for the first one only.
    }
}
label-begin-later = Begin on { $when_day }
ask-series-edit = What do you want to change?
series-tet = { $tet ->
    [none] {""}
   *[other] {"\u000A"}Around Tết: { $tet }. If you do not meet then, write: hủy họp ngày { $tet_day }.
}
label-take-as-first = Take it as the first
SeriesCalled = { $adopted ->
    [true] The meeting of { $when_day }, called already, is the first one.
   *[false] { series-invited }
}
    To those after it I invite by myself, { $days } days ahead.
series-invited = { $by_message ->
    [0] I have noted it: { meeting-kind }, { $when_day }. No woman can be reached by message yet.
   *[other] { $waits ->
        [0] I am sending the invitation
       *[other] At { $leaves_hour } on { $leaves_day } I send the invitation
    } to { $by_message ->
        [one] one woman
       *[other] { $by_message } women
    }: { meeting-kind }, { $when_day }.
}{ $at_home ->
    [0] {""}
   *[other] {" "}To be told at home: { $at_home }.
}
SeriesRunning = { meeting-Kind }: I have this very series already.
NoSuchSeries = This series has ended.

label-series = The series
which-series = Which series?
label-one-series = { $unit }: { meeting-kind }, { repeat }
no-series = There is no series yet. Write for example: họp chi hội 7 rưỡi tối rằm hằng tháng.
series-shown = { meeting-Kind } ({ $unit }), { repeat }: { $at_hour }{ meeting-at }.
    { $dates ->
    [none] No meeting is to come.
   *[other] To come: { $dates }.
} I invite by myself, { $days } days ahead.{ series-tet }
label-skip-one = Skip one
label-end-series = End the series
label-keep-series = Keep it
ask-end_series-series = Which series do you want to end?
ask-end_series-confirm = End the { meeting-kind } on { repeat }: I will not invite by myself any more. Are you sure?
SeriesEnded = I will not invite to the { meeting-kind } by myself any more.{ $invited ->
    [0] {""}
   *[other] {" "}The meeting that people were invited to still takes place. To call it off, write "hủy họp".
}
SeriesChanged = From { $when_day } on it is at { $when_hour }{ meeting-at }.{ being-told }{ told-again-at-home } The later invitations say so.

series-soon = Soon: { meeting-kind }, { $when }{ meeting-at }.{ meeting-about-below }{ $tet ->
    [none] {""}
   *[other] {" "}That day is around Tết.
}
    I send the invitations { $invite_near }. Is there anything to change?
label-skip-it = Skip this one
meeting-repeats = This one repeats: { repeat }.
