# The cadres' page

office-title = Cadres' page
office-skip = Skip to the main part
office-nav = Pages
office-nav-overview = Overview
office-nav-units = Units
office-nav-meetings = Meetings
office-nav-devices = Devices that are in
office-posts = Your posts
office-way = Units above
office-offline = The connection is lost. Please try again in a few minutes.
office-foot = Attendance rate = present ÷ expected over meetings whose roll was taken. Meetings without a roll are counted apart and never as absence.
office-home = To the first page

## Coming in and leaving

office-gate-title = Figures for cadres of the Union
office-gate-2 = Write one line: "web page"
office-gate-for = This page is for branch heads and cadres. A link works once, for 10 minutes.
office-gate-chat = Write to your branch on this computer: here
office-gate-demo = Go to the demo, choose a cadre and press the button there
office-gate-typed = What you had written was not sent. Copy it, then come in again:
office-over-title = You are not in yet
office-over = This link no longer works, or your post has ended. Each link works once, for 10 minutes.
office-enter = See the figures
office-leave = Log out
office-telegram-title = Figures for cadres of the Union
office-telegram = If the page does not open by itself, write "web page" to me in Telegram.
office-link = Open this link within 10 minutes; it works once only:
    { $link }
    Please give it to nobody else.
office-no-page = There is no web page here yet. Ask me for figures right here, for example: stats this month.
NoAccount = Nobody with a post writes to me from this Telegram account yet.
office-ended = You are no longer in with this device: it was logged out, or not used for long.{ $posted ->
    [yes] {" "}What you have just pressed was not done.
   *[no] {""}
}
office-wrong-title = This page cannot be opened
office-wrong = { $kind ->
    [rights] This is not among your tasks. Go back, or to the first page.
    [large] This is too large. Please send it in parts.
    [bug] Something went wrong here, and it has been noted. Please try again in a few minutes; look first whether it has been kept.
    [missing] There is no such page.
    [away] The service is busy. Please try again in a few minutes.
   *[other] Please try again from the first page.
}

## Devices

office-devices-why = These devices are in under your name. Log out any that is unknown or shared.
office-device = { $browser ->
    [none] { $system ->
        [none] Unknown device
       *[other] { $system } device
    }
   *[other] { $system ->
        [none] { $browser }
       *[other] { $browser } on { $system }
    }
}
office-device-here = this device
office-device-used = { $minutes ->
    [0] Used just now.
   *[other] { $hours ->
        [0] Last used { $minutes } min ago.
       *[other] Last used { $hours } h ago.
    }
}
office-device-since = { $days ->
    [0] In since today.
    [1] In since yesterday.
   *[other] In for { $days } days.
}
office-leave-one = Log out
office-leave-all = Log out everywhere

## Figures

office-attendance = Attendance
office-present = { $present }/{ $expected } present
office-covered = { $meetings ->
    [0] No meeting yet
   *[other] { $with_roll }/{ of-meetings } with a roll
}
office-no-rate = none yet
office-change = { $way ->
    [up] Up { $change } percentage points (from { $old }%)
    [down] Down { $change } percentage points (from { $old }%)
   *[same] Unchanged from before ({ $old }%)
}
office-until-today = up to today { $day }
office-no-meeting-lately = There has been no meeting since last month.
office-no-units-yet = There is no branch below yet.
office-report-of = Report of { $period }:
office-trend = Month by month
office-trend-none = No month has a roll to draw yet.
office-trend-line = The line across: { $percent }%
office-trend-of = Attendance rate by month, { $unit }
office-as-table = As a table
office-month = Month
office-meetings = Meetings
office-waiting = Waiting
office-no-roll-lately = { $count ->
    [1] meeting without a roll since last month
   *[other] meetings without a roll since last month
}
office-no-roll-none = Since last month every meeting has its roll.
office-asks = { $what ->
    [requests] { $count ->
        [one] woman asks
       *[other] women ask
    } to join a branch
    [transfers] { $count ->
        [one] woman asks
       *[other] women ask
    } to move to a branch here
   *[changes] { $count ->
        [one] woman asks
       *[other] women ask
    } for a change of her own data
}
office-asks-how = Answer in the chat: write "duyệt".
office-notice-asked = { $own ->
    [yes] Your { $urgent ->
        [yes] urgent notice
       *[no] notice
    } in { $unit } waits for another person’s yes
   *[no] { $urgent ->
        [yes] An urgent notice
       *[no] A notice
    } of { $unit } waits for your yes or no
}
office-notices-all = All announcements
office-offers = Posts waiting for the new holder’s word:
office-offers-more = and { $n } more places
office-offered-you = You are asked to be { $role }, { $unit }.
office-offered-how = Say yes or no in the chat.
office-look-at = To look at
office-look-at-none = Nothing stands out in this period.
office-silent = no meeting yet
office-all-units = See all units

## Choosing a period

office-period = Period
office-problem = { $what ->
    [period] There is no such period. Below are the figures of this month.
    [range] A day is wrong or missing. Below are the figures of this month.
    [order] The first day is after the last one. Below are the figures of this month.
   *[as-of] The units cannot be shown as of that day. Below they are as today.
}
office-earlier = The period before
office-later = The period after
office-as-of = (units as of { $day })
office-near = { $which ->
    [month] This month
    [last] Last month
    [quarter] This quarter
   *[year] This year
}
office-other-period = Another period
office-book = Month, quarter, year
office-or-days = Or from day to day
office-from = From
office-to = Up to and including
office-tree-of = Units as of
office-tree-why = Leave empty for today. Choose a day before a merger to see the figures by the old units.
office-look = Show
