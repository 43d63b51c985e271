# Meetings in her phone's own calendar

calendar-name = Meetings of the Union
calendar-entry = { meeting-Kind } ({ $unit })
label-to-calendar = Add it to my phone's calendar
label-from-calendar = Take it out of my phone's calendar
paper-meeting = { $off ->
    [yes] This meeting has been called off. Open this file and your calendar takes it out.
   *[other] Open this file and choose Add (or Save): then it is in your calendar.{ every-meeting }
}
every-meeting = { $link ->
    [none] {""}
   *[other] {" "}Write "calendar link", and every meeting comes by itself.
}
calendar-link = { $changed ->
    [yes] The old link opens nothing any more. This is the new one, for you alone:
   *[other] This is the link of your own calendar:
}
    { $link }
    Open it and choose Subscribe (or Add). New meetings and changes then come by themselves. Please give this link to nobody.
calendar-linked = You have a calendar link already, and it works. What do you need?
label-new-calendar-link = A new link
label-close-calendar-link = Close the link
label-keep-calendar-link = Leave it as it is
calendar-closed = I have closed your calendar link. Nobody can open it any more.
no-calendar-link = There is no calendar link here yet. You can add each meeting to your phone's calendar.
NoSuchFeed = This calendar link opens nothing any more.

# She asks about a day: "rằm tháng chạp là ngày nào".
date-asked = { $days ->
    [0] Today is { date-both }.
    [1] Tomorrow, { date-both }.
    [-1] Yesterday was { date-both }.
   *[other] That is { date-both }.{ date-left }
}
date-asked-or = Or { date-both }.{ date-left }
date-both = { $when_day }, day { $lunar } of { $leap ->
    [1] leap month
   *[0] month
} { $month } by the moon
date-left = { $days ->
    [0] {""}
    [1] {""}
    [-1] {""}
   *[other] {" "}In { $days } days.
}
