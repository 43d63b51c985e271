# The cadres' page: announcements

office-nav-announcements = Announcements
office-sent-below = Announcements of { $unit } and the units below, the newest first.
office-sent-none = There is no announcement yet.
office-write = Write an announcement
office-newest = The newest
office-older = Older ones
office-announcement = Announcement
office-announcement-of = Announcement of { $unit }
office-written-by = { $name ->
    [none] Written
   *[other] Written by { $name }
} at { $hour } on { $day }.
office-only-for = Only for: { $audience }.
office-said-instead = Said instead, after it was recalled:
office-progress = How far it has come
office-sent-state = { $state ->
    [waits] Waits for a second person
    [planned] Planned
    [going] Being sent
    [paused] Paused
    [stopped] Stopped
    [recalled] Recalled
   *[done] Sent
}
office-sent-planned = To be sent at { $hour }, { $day }
office-sent-tally = Sent to { $reached } of { $total }.
office-sent-waiting = { $count } have not left yet.
office-sent-home = { $count } are to be told at home.
office-waits-why = It has not left. Another person who may send has to agree.
office-delivery = { $state ->
    [queued] Waiting
    [sending] Being sent
    [sent] Sent
    [delivered] On her phone
    [read] Seen
    [answered] Answered
    [unknown] May have arrived
    [failed] Could not be sent
    [unreachable] To be told at home
    [cancelled] Stopped, not sent
   *[held] Paused
}
office-pause = Pause
office-go-on = Go on
office-stop = Stop
office-again = Send again to { $count } who missed it
office-agree = Agree and send
office-refuse = Do not send
office-refuse-begin = I do not agree
office-refuse-why = Why (its writer will read it)
office-not-after-all = Do not send it after all
office-urgent = Urgent
office-urgent-because = Why: { $reason }
office-recall-begin = Recall this
office-recall-why = What has not left stays here. Whoever has it is told that it does not hold any more.
office-recall-instead = What you say instead (may be empty)
office-recall = Recall
office-at-home = To be told at home: { $count }
office-at-home-why = Whom no message has reached, by branch
office-woman = Member
office-branch = Branch
office-reason = Why
office-missed = { $reason ->
    [no-phone] no phone number
    [not-linked] not connected yet
    [at-home] wants to be told at home
    [not-arrived] did not arrive
    [long-silent] has not written for long
    [costs] would cost money
    [used-up] no messages left this month
    [used-today] no messages left today
    [unknown] may have arrived
    [not-on-zalo] the number is not on Zalo
    [wrong-number] the number in the book is wrong
    [used-month] no template messages left this month
    [by-day] Zalo sends none at night
    [set-up] our Zalo account is out of order
    [old-app] the Zalo on her phone is too old
    [cannot-get] her Zalo gets no template messages
    [her-limit] Zalo lets her get no more for now
   *[other] no message has reached her
}

## Writing and looking at it first

office-drafts-only = You draft it; somebody who may send looks at it and sends it.
office-for-unit = For the unit:
office-words = The words
office-words-hint = Exactly as they will be read, { $most } characters at most.
office-whom = For whom
office-all-posts = Everybody with a post (heads, deputies, group leaders, cadres)
office-narrow = Only for some
office-only-parts = Only these places
office-age-from = From age
office-age-to = To age
office-silent-of = Have not answered the meeting
office-no-matter = Does not matter
office-missed-rolls = Absent from so many in a row
office-send-at = Send at
office-send-at-hint = Empty: at once. Nothing is sent from 9 pm to 6 am.
office-ask-receipt = Ask for a word that it has come
office-look-first = Look at it first
office-before-sending = Before it is sent
office-as-they-read = What they will get:
office-goes-to = Goes to { $total }, { $unit }
office-by-message = By message
office-by-mouth = To be told at home
office-leaves = Leaves
office-at-once = At once
office-takes = Takes
office-minutes = { $minutes ->
    [0] under a minute
   *[other] about { $minutes } minutes
}
office-costs = Costs
office-dong = { $cost ->
    [0] Nothing
   *[other] { $n } đồng
}
office-no-year = { $count } have no birth year in the book and are left out.
office-no-accents = These words have no accents and are easily misread.
office-send-it = { $sends ->
    [no] Pass it on to whoever may send
   *[yes] { $later ->
        [yes] Yes, send it then
       *[no] Yes, send it now
    }
}
office-correct-it = Correct it
office-do-not = Do not send
office-urgent-why = Why is it urgent? The reason is kept.
