# Announcements

notice = Announcement from { $unit }:
    { $text }
    ({ $sender }{ notice-code })
notice-code = { $code ->
    [none] {""}
   *[other] . To ask about this message write: check { $code }
}
several-notices = { $count } notices for you:
ask-announce-unit = For which unit?
ask-announce-audience = For whom?
label-all-members = All members
label-heads-only = Only branch heads and those with a post
label-leaders-only = Only group leaders
label-some-branches = Choose branches
label-some-groups = Choose groups
label-a-club = Choose a club
label-the-silent = Those who have not answered for the next meeting
label-the-absent = Those absent from the last { $rolls } meetings
label-by-age = By age
ask-announce-parts = { $kind ->
    [groups] Which group? For several write their numbers, like this: 2 3
    [clubs] Which club?
   *[branches] Which branch? For several write their numbers, like this: 2 3
}{ $more ->
    [0] {""}
   *[other] {" "}There are { $more } more: write the name.
}
notice-asks = { meeting-Kind }{ meeting-of }, { $when_near }{ meeting-at }. Can you come?
ask-announce-meeting = Those who have not answered which meeting?
ask-announce-ages = From which age to which? For example: 18 to 35, or over 60.
unclear-audience = I am not sure whom it is for. Please choose, or write for example: group 2 and group 3.
unclear-audience-but = I cannot send to "all but some" yet; please choose the groups and clubs that shall have it. Your words are kept.
no-notice-to-one = I cannot send to single women yet: a notice goes to groups, clubs, ages or to everybody. { $count ->
    [1] Please call { $names }, or, if she has written to you, answer her:
   *[other] Please call { $names }, or, if one of them has written to you, answer her, for instance:
}
    trả lời chị { $name }: { $text }
label-page-of = The page of { $name }
unclear-ages = I am not sure which ages. Please write for example: 18 to 35, or over 60.
audience-group = group { $number }
audience-said = { $who ->
    [heads] branch heads and those with a post
    [leaders] group leaders
    [posts] branch heads, group leaders and those with a post
   *[members] the women
}{ $units ->
    [none] {""}
   *[other] {" "}of { $units }
}{ $silent ->
    [0] {""}
   *[other] {" "}who have not answered for { $when_day }
}{ $missed ->
    [0] {""}
   *[other] {" "}who were absent { $missed } times in a row
}{ audience-ages }
audience-ages = { $low ->
    [0] { $high ->
        [0] {""}
       *[other] , aged { $high } or less
    }
   *[other] { $high ->
        [0] , aged { $low } or more
       *[other] , aged { $low } to { $high }
    }
}
NoSuchAudience = There is no "{ $what }" in { $unit }.
NotInThatUnit = { $unit } is not in your care.
NobodyFits = There is nobody like that in { $unit }.
NoComingMeeting = { $unit } has not called a meeting, so nobody has left one unanswered.
TooFewRolls = In { $unit } fewer than { $rolls } rolls have been taken by name.
audience-changed = The list has just changed; please look again.
ask-announce-text = { $file ->
    [none] Please write the announcement just as the women shall read it. A picture or a voice message may come along: send it first.
   *[other] { $again ->
        [true] Please write the announcement once more. { file-kept }
       *[false] { file-taken } Please add the words of the announcement, for those who cannot open it.
    }
}
ask-announce-confirm = The women will read:
    "{ $text }"{ announce-file }
    { announce-audience }To { $total ->
    [one] one woman
   *[other] { $total } women
}: { $by_message } by message{ $channels ->
    [none] {""}
   *[other] {" "}({ $channels })
}{ $at_home ->
    [0] {""}
   *[other] , { $at_home } to be told at home
}{ preview-why }.{ $without_year ->
    [0] {""}
   *[other] {" "}Not counted, for no birth year is in the book: { $without_year }.
}{ $minutes ->
    [0] {""}
    [one] {" "}Sending takes about a minute.
   *[other] {" "}Sending takes about { $minutes } minutes.
}{ announce-quota }{ announce-leaves }{ announce-moved }{ announce-before }{ without-accents }
announce-moved = { $full ->
    [0] {""}
   *[other] {" "}{ $full } of them have had three notices { $full_today ->
        [0] on that day
       *[other] today
    }: this one reaches them at { $full_at_hour } on { $full_at_day }, together with any others.
}{ $says ->
    [none] {""}
   *[other] {"\u000A"}It says "{ $says }", which is easily misread on another day. To name the date choose "Correct it".
}
announce-before = { $before ->
    [none] {""}
   *[other] {"\u000A"}This very notice was sent { $before_near }.
}
preview-share = { $count } { $channel }{ $price ->
    [-1] {""}
   *[other] {" "}for { $price }đ
}
preview-why = { $home_why ->
    [none] {""}
   *[other] {" "}({ $home_why })
}
preview-why-one = { $reason ->
    [long-silent] { $count } not heard from on Zalo for long
    [costs] { $count } whom Zalo reaches only for money
    [used-today] { $count } beyond what Zalo takes of template messages today
    [used-month] { $count } beyond what Zalo takes of template messages this month
    [by-day] { $count } as Zalo takes no template messages at night
   *[used-up] { $count } beyond what Zalo takes this month
}
announce-audience = { $audience ->
    [none] {""}
   *[other] Only for { $audience }.{" "}
}
announce-leaves = { $leaves ->
    [none] {""}
   *[other] {" "}{ $set ->
        [0] Nothing goes at night; it leaves at { $leaves_hour } on { $leaves_day }.
       *[other] It leaves at { $leaves_hour } on { $leaves_day }.
    }
}
ask-announce-when = { $day ->
    [none] When shall it go? For example: 7 pm tomorrow. Nothing goes from 9 pm to 6 am.
   *[other] At what time that day?
}
label-more-choices = More
label-send-later = Send at a time
label-send-then = Yes, send it then
label-no-hour = Send at once, at no set time
label-whom = Whom it is for
unclear-send-time = I am not sure when. Please write for example: 7 pm tomorrow.
SendingTimeOver = { $when } is over. Please give another time.
SendingTimeFar = A notice may be set for at most { $days } days ahead.
announce-file = { $file ->
    [none] {""}
   *[other] {" "}{ file-goes-along }
}
announce-quota = { $left ->
    [-1] {""}
   *[other] {" "}{ $short ->
        [0] Zalo allows { $left } more this month; this one takes { $needed } and leaves { $after }.
       *[other] Zalo allows only { $left } more this month; this one needs { $needed }, so { $short } are lacking.
    }
}
EmptyText = You have not written anything yet.
TooLong = This has { $length } characters, and one message may have { $limit }. Please make it shorter.
NobodyThere = { $who ->
    [leaders] There is no group leader in { $unit } to send it to.
   *[other] There is nobody in { $unit } to send it to.
}
Announced = { $by_message ->
    [0] Nobody can be reached by message.
   *[other] { $at_once ->
        [0] They have all had three announcements today: I send it at 6 am tomorrow
        [one] I am sending it to one woman
       *[other] I am sending it to { $at_once } women
    } and will tell you when that is done.
}{ announced-at-home }{ $at_once ->
    [0] {""}
   *[other] { announced-later }
}
AnnouncementWaits = It goes at { $when_hour } on { $when_day } to { $by_message ->
    [one] one woman
   *[other] { $by_message } women
}; I will tell you when that is done.{ announced-at-home }{ announced-later }
announced-at-home = { $at_home ->
    [0] {""}
   *[other] {" "}To be told at home: { $at_home }.
}
announced-later = { $later ->
    [0] {""}
   *[other] {" "}{ $later } have had three announcements that day already; they get it at 6 am of the next.
}
AnnouncementStopped = { $stopped ->
    [0] { $gone ->
        [0] { $leaving ->
            [0] This one is not sent.
           *[other] There is nothing left to stop.{ announce-leaving }
        }
       *[other] There is nothing left to stop. Gone: { $gone }.{ announce-leaving }
    }
    [one] Stopped. The one message that was left is not sent.{ announce-gone }
   *[other] Stopped. The { $stopped } messages that were left are not sent.{ announce-gone }
}
announce-gone = { $gone ->
    [0] {""}
   *[other] {" "}Gone: { $gone }.
}{ announce-leaving }
announce-leaving = { $leaving ->
    [0] {""}
   *[other] {" "}On their way at this moment, and not to be held back: { $leaving }.
}
SendingPaused = Paused. { $gone ->
    [0] {""}
   *[other] Gone: { $gone }.{" "}
}{ $leaving ->
    [0] {""}
   *[other] On their way: { $leaving }.{" "}
}Waiting for your word: { $waiting }. Write "go on" whenever you like.
SendingGoesOn = I am sending the other { $waiting } and will tell you when that is done.
NothingToPause = Nothing is being sent that could be paused.
NotPaused = Nothing is paused.
Resent = { $count ->
    [one] I am sending it again to the one woman who missed it.
   *[other] I am sending it again to the { $count } women who missed it.
} Nobody gets it twice.
NothingToResend = { $missed ->
    [0] { $unsure ->
        [0] Nobody has missed this one, so there is nothing to send again.
       *[other] { $unsure } may have it already, and would get it twice. Please tell them at home.
    }
   *[other] Those who missed it cannot be reached by message now. Please tell them at home.
}
StoppedAlready = It was stopped and stays so. To send it, please write it anew.
NoNoticeYet = You have not sent a notice lately.
label-how-it-goes = See how it goes
label-stop-sending = Stop sending
label-last-notice = See the last notice
label-pause-sending = Pause
label-go-on-sending = Go on
label-who-at-home = Who is to be told at home
label-who-got-it = Who has it
label-send-again = Send again to { $count } who missed it
label-recall = Recall
got-heading = { $count ->
    [one] One woman has it:
   *[other] { $count } women have it:
}
notice-names-line = { $number ->
    [0] –
   *[other] { $number }.
} { $name }{ $year ->
    [none] {""}
   *[other] {" "}({ $year })
}{ $branch ->
    [none] {""}
   *[other] , { $branch }
}{ $reason ->
    [none] {""}
    [no-phone] {" "}has no phone
    [not-linked] {" "}has linked no phone
    [at-home] {" "}is told at home
    [unsure] {" "}may have it
    [long-silent] {" "}has not written on Zalo for long
    [costs] {" "}Zalo would charge for it
    [used-up] {" "}Zalo takes no more this month
    [set-up] {" "}our Zalo account is out of order
    [used-today] {" "}Zalo takes no more template messages today
    [used-month] {" "}Zalo takes no more template messages this month
    [by-day] {" "}Zalo takes no template messages at night
    [not-on-zalo] {" "}nobody on Zalo has this phone number
    [wrong-number] {" "}the phone number in the book is wrong
    [old-app] {" "}the Zalo on her phone is too old
    [cannot-get] {" "}her Zalo gets no template messages
    [her-limit] {" "}Zalo lets her get no more for now
    [not-arrived] {" "}message not arrived
   *[other] {" "}message not arrived
}
recall = The Union takes back the notice of { $unit }: "{ $text }"
    { $instead ->
        [none] Please disregard it.
       *[other] { $instead }
    }
ask-recall-confirm = The notice of { $when_hour }, { $when_day }. { $count ->
    [0] Nobody has it yet; stopping is enough.
   *[other] The { $count } who have it, or may have it, will read:
        "{ $text }"
}{ $bare ->
    [none] {""}
   *[other] {"\u000A"}This has no Vietnamese accents and is easily misread. To write it again choose "Write what is right".
}
ask-recall-instead = Please write what is right, just as the women shall read it.
label-recall-it = Yes, recall it
label-say-instead = Write what is right
label-not-yet-recall = Leave it as it is
not-recalled = The notice stays as it is.
Recalled = { $reached ->
    [0] Recalled; nobody had it yet.
   *[other] The correction goes to the { $reached } who have it or may have it.
}{ $stopped ->
    [0] {""}
   *[other] {" "}Not sent any more: { $stopped }.
}{ $home ->
    [0] {""}
   *[other] {" "}{ $home } had been told at home; please tell them that it is recalled.
}
RecalledAlready = This notice has been recalled already.
TooLateToRecall = The notice is more than { $days } days old and cannot be recalled.
check-how = Each notice ends with four digits. Write "check" and the digits, like this: check 4821
NoticeIsOurs = Yes, { $unit } sent it, written by { $sender }, { $when_hour } { $when_day }:
    "{ $text }"
    { $recalled ->
        [true] It has been recalled: please disregard it.
       *[false] Anything with other words than these is not ours.
    }
paused-long = This notice has been paused since { $when_day }; { $waiting } women do not have it yet:
    "{ $text }"
    Please see whether its day and hour are still right before it goes on.
code-had-before = A notice I sent on { $days } had { $code }, too.
NoSuchNotice = I have sent you no notice with { $code }. Please do not do what it says, and ask your branch head first.
notice-progress = "{ $text }"
    { $state ->
    [unsent] Nothing has left yet.
    [paused] Paused.{ progress-tally }
    [stopped] Stopped.{ progress-tally }
    [recalled] Recalled.{ progress-tally }
   *[going] { notice-tally }
}{ $waiting ->
    [0] {""}
   *[other] {" "}Still to go: { $waiting }.
}{ notice-at-home }
progress-tally = { $sent ->
    [0] {""}
   *[other] {" "}{ notice-tally }
}
notice-done = "{ $text }":
    { notice-tally }{ notice-at-home }
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
    [0] { $told ->
        [0] {""}
       *[other] {" "}All { $told } who were to be told at home have been told.
    }
   *[other] {" "}To be told at home: { $at_home }{ $told ->
        [0] {""}
       *[other] ; told already: { $told }
    }.
}
no-news = There are no announcements yet.
label-older-news = Older announcements
news-line = – { $when_day }, { $unit }: { $text }
label-send-at-six = Send at six in the morning
label-urgent = Send now, it is urgent
ask-announce-why = What makes it urgent? Please write one sentence, for the record.
SecondAsked = An urgent notice needs a second person to agree. I am asking; it goes as soon as she does.
NoSecondPerson = An urgent notice at night needs a second person to agree, and nobody else here may send. Please choose six in the morning.
AgreedAlready = Somebody has answered this already.
second = { $reason ->
    [none] { $sender } has written this for { $unit }
   *[other] { $sender } wants to send this to { $unit } tonight
}{ second-whom }:
    "{ $text }"
    { second-why }Shall it go?
second-whom = { $audience ->
    [none] {""}
   *[other] , only { $audience }
}
left-waiting = { $sender } set this for { $when_hour } { $when_day }, and is no longer in charge:
    "{ $text }"
    Shall it go?
label-agree-send = I agree, send it
label-pass-on = Pass it on to be looked at
DraftPassedOn = I have passed it on. It goes out when it is agreed to.
NobodySends = Nobody in this unit may send notices yet; please ask the commune's cadre.
second-why = { $reason ->
    [none] {""}
   *[other] Why: { $reason }.{" "}
}

# Notices that wait, notices sent before, who missed one

no-notice-waits = No notice is waiting for its time.
waiting-notices = { $count ->
    [one] One notice is waiting for its time. Which one?
   *[other] { $count } notices are waiting for their time. Which one?
}
label-waiting-notice = { $when_near }: { $notice }
waiting-notice = It leaves at { $when_hour }, { $when_day }, for { $count ->
    [one] one woman
   *[other] { $count } women
}{ $audience ->
    [none] {""}
   *[other] {" "}({ $audience })
}:
    "{ $text }"
label-send-now = Send it now
label-drop-notice = Cancel it
label-let-it-wait = Leave it as it is
HasLeft = This notice is not waiting any more: it has left or was stopped.
sent-notices = { $count ->
    [one] One notice was sent. Which one?
   *[other] { $count } notices were sent. Which one?
}
label-sent-notice = { $when_day }: { $notice }{ $recalled ->
    [true] {" "}(recalled)
   *[other] {""}
}
label-older-notices = Go on, { $count } more
label-all-notices = Notices sent
label-waiting-notices = Notices waiting
no-notice-sent = You have not sent a notice yet.
no-notice-then = You sent no notice then.
notice-meant = "{ $text }"{ $waiting ->
    [0] :
   *[other] , { $waiting } messages have not left yet:
}
nobody-missed-it = It has come to all { $count }. Who has opened it I cannot know.
only-arrival-known = I only know whether it arrived, not who opened it. Next time you can ask them to write "đã nhận".

# Drafts that are not sent, notices of a unit that is closed

label-refuse = Do not send it
ask-refuse-why = Why not? Write one sentence, I pass it on to { $name }.
label-no-reason = No reason needed
DraftRefused = It is not sent, and I tell { $name }.
draft-refused = { $name } has looked at what you drafted and has not sent it: "{ $text }"{ $reason ->
    [none] {""}
   *[other] {"\u000A"}The reason: { $reason }
}
label-write-anew = Correct it and pass it on again
stranded = I have kept back what you set for { $when_hour }, { $when_day }, because { $unit } is closed:
    "{ $text }"
label-write-elsewhere = Write it anew for somebody else
NoticeDropped = This notice is not sent.
home-heading-recalled = { $count ->
    [0] Nobody is to be told again at home.
   *[other] To tell again at home: the notice is recalled. { $count } have been told of it:
}
label-tell-again = Who is to be told again at home
