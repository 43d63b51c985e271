# Announcements

notice = Announcement from { $unit }:
    { $text }
    ({ $sender })
ask-announce-unit = For which unit?
ask-announce-audience = For whom?
label-all-members = All members
label-heads-only = Only branch heads and those with a post
ask-announce-text = Please write the announcement just as the women shall read it.
ask-announce-confirm = The women will read:
    "{ $text }"
    To { $total ->
    [one] one woman
   *[other] { $total } women
}: { $by_message } by message{ $channels ->
    [none] {""}
   *[other] {" "}({ $channels })
}{ $at_home ->
    [0] {""}
   *[other] , { $at_home } to be told at home
}.{ $minutes ->
    [0] {""}
    [one] {" "}Sending takes about a minute.
   *[other] {" "}Sending takes about { $minutes } minutes.
}{ announce-quota }
announce-quota = { $left ->
    [-1] {""}
   *[other] {" "}Zalo allows { $left } more this month; this one takes { $needed }.
}
EmptyText = You have not written anything yet.
TooLong = This has { $length } characters, and one message may have { $limit }. Please make it shorter.
NobodyThere = There is nobody in { $unit } to send it to.
Announced = { $by_message ->
    [one] I am sending it to one woman.
   *[other] I am sending it to { $by_message } women.
}{ $at_home ->
    [0] {""}
   *[other] {" "}To be told at home: { $at_home }.
}{ $later ->
    [0] {""}
   *[other] {" "}Today { $later } have had three announcements already; they get it at 6 am tomorrow.
}
AnnouncementStopped = { $stopped ->
    [0] Everything has been sent already, so there is nothing to stop.
    [one] Stopped. The one message that was left is not sent.
   *[other] Stopped. The { $stopped } messages that were left are not sent.
}
label-how-it-goes = See how it goes
label-stop-sending = Stop sending
label-who-at-home = Who is to be told at home
notice-progress = { notice-tally }{ $waiting ->
    [0] {""}
   *[other] {" "}Still going out: { $waiting }.
}{ notice-at-home }
notice-done = { notice-tally }{ notice-at-home }
notice-tally = { $sent ->
    [one] I have sent one message
   *[other] I have sent { $sent } messages
}: { $reached } went through{ $unknown ->
    [0] {""}
   *[other] , { $unknown } may not have arrived
}{ $failed ->
    [0] {""}
   *[other] , { $failed } could not be sent
}.
notice-at-home = { $at_home ->
    [0] {""}
   *[other] {" "}To be told at home: { $at_home }.
}
no-news = There are no announcements yet.
news-line = – { $when_day }, { $unit }: { $text }
label-send-at-six = Send at six in the morning
label-urgent = Send now, it is urgent
ask-announce-why = What makes it urgent? Please write one sentence, for the record.
SecondAsked = An urgent notice needs a second person to agree. I am asking; it goes as soon as she does.
NoSecondPerson = An urgent notice at night needs a second person to agree, and nobody else here may send. Please choose six in the morning.
AgreedAlready = Somebody has answered this already.
second = { $reason ->
    [none] { $sender } has written this for { $unit }:
   *[other] { $sender } wants to send this to { $unit } tonight:
}
    "{ $text }"
    { second-why }Shall it go?
label-agree-send = I agree, send it
label-pass-on = Pass it on to be looked at
DraftPassedOn = I have passed it on. It goes out as soon as it is agreed to.
NobodySends = Nobody in this unit may send notices yet; please ask the commune's cadre.
second-why = { $reason ->
    [none] {""}
   *[other] Why: { $reason }.{" "}
}
