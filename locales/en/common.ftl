# What every feature shares. The Vietnamese forms of address have no place here: English says I and you.

language-name = English
thousands = ,
date-numbers = { $day }/{ $month }/{ $year }

## Dates and hours

moment = { $hour_text }, { $day_text } ({ moment-ordinal } of the { moment-lunar-month } lunar month)
moment-hour = { $minute ->
    [0] { $hour ->
        [0] midnight
        [12] noon
       *[other] { $spoken } { moment-half }
    }
   *[other] { $spoken }:{ moment-minutes } { moment-half }
}
moment-minutes = { $minute ->
    [1] 01
    [2] 02
    [3] 03
    [4] 04
    [5] 05
    [6] 06
    [7] 07
    [8] 08
    [9] 09
   *[other] { $minute }
}
moment-half = { $hour ->
    [0] am
    [1] am
    [2] am
    [3] am
    [4] am
    [5] am
    [6] am
    [7] am
    [8] am
    [9] am
    [10] am
    [11] am
   *[other] pm
}
moment-weekday = { $weekday ->
    [0] Monday
    [1] Tuesday
    [2] Wednesday
    [3] Thursday
    [4] Friday
    [5] Saturday
   *[6] Sunday
}
moment-day = { moment-weekday } { $day }/{ $month }{ $year }
moment-ordinal = { $lunar_day ->
    [1] 1st
    [2] 2nd
    [3] 3rd
    [21] 21st
    [22] 22nd
    [23] 23rd
   *[other] { $lunar_day }th
}
moment-lunar-month = { $leap ->
    [1] leap {""}
   *[0] {""}
}{ $lunar_month ->
    [1] 1st
    [2] 2nd
    [3] 3rd
   *[other] { $lunar_month }th
}
moment-today = { $part ->
    [khuya] tonight
    [sang] this morning
    [trua] today
    [chieu] this afternoon
   *[toi] tonight
} at { moment-hour }
moment-tomorrow = { $part ->
    [khuya] tomorrow night
    [sang] tomorrow morning
    [trua] tomorrow
    [chieu] tomorrow afternoon
   *[toi] tomorrow evening
} at { moment-hour }

meeting-kind = { $kind ->
    [branch] branch meeting
    [group] group meeting
    [club] club meeting
    [committee] executive committee meeting
    [standing] standing committee meeting
    [briefing] briefing
    [training] training class
   *[event] Union event
}
meeting-Kind = { $kind ->
    [branch] Branch meeting
    [group] Group meeting
    [club] Club meeting
    [committee] Executive committee meeting
    [standing] Standing committee meeting
    [briefing] Briefing
    [training] Training class
   *[event] Union event
}

channel-telegram = Telegram
channel-zalo-bot = Zalo
channel-zalo-oa = Zalo
channel-template-user = Zalo template
channel-template-phone = Zalo template
channel-web = this page

## Yes and no

label-agree = I agree
label-no = No
label-right = Yes, right
label-correct = Correct it
label-not-yet = Not yet
label-send = Send
label-undo = Take it back
label-more = See more
label-more-typed = { $left ->
    [0] Write "more" to read on.
    [1] 1 more woman: write "more".
   *[other] { $left } more women: write "more".
}

## Not understood

asked-again = { $text }
all-is-shown = That is all there is.
list-ended = That was all of it.
please-choose = I am not sure what you mean. Please choose a number below.
not-understood = I did not understand that. What can I do for you?
did-you-mean = Do you mean:
which-number = What is this number for? Please choose:
label-leave-as-is = No, leave it
# Words typed where words are asked for, though she may want something else.
doubt-asked = Just to be sure about "{ $text }": { $what ->
    [off] shall I drop { doubt-open }, or is that { doubt-part }?
    [answer] is it your answer to an invitation, or { doubt-part }?
   *[wish] shall I do that now, or is that { doubt-part }?
}
doubt-open = { $part ->
    [content] this invitation
    [note] these words
    [why] this
   *[notice] this notice
}
doubt-part = { $part ->
    [content] what the meeting is about
    [note] what you want to tell { $name }
    [why] the reason
   *[notice] what the women shall read
}
label-doubt-not = { $what ->
    [off] Drop { doubt-open }
    [answer] My answer to an invitation
   *[wish] Do that now
}
label-doubt-words = That is { doubt-part }
not-for-this = { $what ->
    [answer] No invitation is waiting for your answer, so I have not noted that.
   *[other] I do not understand that here.
}
label-take-back = Yes, take it back
left-as-it-is = It stays as it is.
number-of-then = { $about ->
    [none] What is the { $number } for? A while ago, in the menu, { $number } was "{ $label }".
   *[other] What is the { $number } for? A while ago { $number } was "{ $label }" for this: "{ $about }"
}
take-back-that = { $about ->
    [none] Do you want to take back what you did { $when_near }?
   *[other] Do you want to take this back? "{ $about }"
}
which-question = I have just asked you two things. Which one is this number for?
word-for-which = For which of these is your answer?
who-speaks = Who is answering?
old-button = That button is an old one.
that-is-over = That is finished already.
left-it = All right, I have stopped. Nothing was noted.
nothing-more = All right.
nothing-asked = Nothing is waiting for your answer. Write to me whenever you need something.
any-time = Write whenever you need something, or write "menu".
not-sent-kept-nothing = All right, nothing was sent.
for-whom = This is for { $name }:
    { $text }
cannot-read = { $kind ->
    [photo] I cannot look at photos yet.
    [voice] I cannot listen to voice messages yet.
    [file] I cannot open this file here.
   *[other] I cannot read this message.
} Please write it in words.
text-only = Announcements carry words, a picture, a file or a voice message. Please write what you want to say.
sorry-our-fault = Something went wrong on my side, so I could not do what you asked. The people in charge have been told. Please try again later.
write-to-me-privately = I only talk with one person at a time. Please write to me privately.
members-only = This is for members. Please register with your branch first.
NotAllowed = You have not been given this task. Please ask the head of your branch or the Union's staff in your commune.
NoSuchUnit = I cannot find this unit.
NoSuchMember = I cannot find { $what } in the book.
UnitSettingChanged = { $unit }: { $name } is set.
BadUnitSetting = { $name } cannot be that. It takes: { $allowed }
NotBelow = { $name } cannot stand under { $parent }: the unit above has to be a larger one.
UnitExists = The code { $code } is taken by another unit.

## Menu

menu-member = What can I do for you?
menu-stranger = What can I do for you?
menu-post = Union work. Please choose a number:
menu-cadre = For cadres; choose a number:
label-cadre = Reports, units, posts, web page
label-cadre-report = Report for month { $month }
label-cadre-units = Units
label-cadre-posts = Posts and deputies
label-cadre-page = The cadres' web page
label-menu = Menu
label-schedule = Coming meetings
label-news = Announcements
label-check-in = Check in
label-profile = About you
label-register = Register
label-what = What can you do?
label-approve = Women who want to join
label-members = Members
label-call = Call a meeting
label-roll = Take the roll
label-announce = Send an announcement
label-results = Who is coming
label-stats = Figures
label-help = Help
label-mine = Your own things

choose-language = Which language would you like?
language-set = All right, I speak English from now on.

help-stranger = I am the messenger of the women's branch. To join, write "register", or the code printed on the branch's poster. "thôi" stops at any time.
help-member = Write "schedule", "news", "yes", "no", "check in", or the number in front of a line. "back" goes one step back, "cancel" stops.
help-post = One line is enough. I read these in Vietnamese, for example:
    họp chi hội 7 rưỡi tối thứ bảy, nhà văn hóa thôn (call a meeting)
    đổi giờ họp, hủy họp (move it, call it off)
    gửi tin: Chiều mai dọn đường làng (send a notice)
    ai đi được (who is coming)
    báo tận nhà, đã báo 3 7 (whom to tell at home; told)
    vắng 3 7 12, có mặt 91 người (absent; 91 came)
    "undo" takes back the last roll, "cancel" stops.
help-cadre = One line is enough. I read these in Vietnamese, for example:
    họp giao ban 8 giờ sáng thứ sáu, hội trường xã (call a meeting)
    đổi giờ họp, hủy họp, ai đi được (move it, call it off, who is coming)
    gửi tin: Chiều mai dọn đường làng (send a notice)
    vắng 3 7 12, có mặt 91 người (absent; 91 came)
    tỷ lệ dự sinh hoạt quý này, tỷ lệ tập hợp (attendance, gathering)
    soạn báo cáo tháng 10, chi hội nào chưa gửi báo cáo (reports)
    sáp nhập thôn Mận và thôn Bưởi, đơn vị (units)
    giao chi hội trưởng thôn Mận cho chị Lan từ 1/12 (posts)
    "trang web" opens the web page, "cancel" stops.
help-page = A page with pictures, in Vietnamese, to print: { $url }
help-in-flow = Please answer the question below. "back" goes one step back, "cancel" stops.
what-i-do = I remind you of meetings, pass on the Union's announcements, note whether you can come, and help with the roll. It costs nothing. I never ask for a password, an OTP code, a bank account or an identity card.

## Somebody else answers

aside-child = Thank you from the Union. When there is time, please ask her to read the message.
aside-scam = This message is from { $branch }. If you have doubts, ask { $head } herself. Never give codes or money to anybody.
aside-scam-no-head = This message is from { $branch }. If you have doubts, ask the Union's staff in your commune. Never give codes or money to anybody.
aside-scam-stranger = I am the messenger of the women's branch. If you have doubts, ask the head of the branch where you live. Never give codes or money to anybody.
aside-thanks = You are welcome.
aside-mistake = No harm done. Nothing was noted.
aside-thumb = Thank you.
hotline = If something is not right, call { $number } or 113; somebody listens at any hour. I do not keep this message. Please delete it from your phone.

## Telegram's commands

command-menu = see the menu
command-dangky = register with a branch
command-lich = meetings
command-thongbao = news of the Union
command-diemdanh = check in
command-hoso = your details
command-trogiup = help
command-ngonngu = choose a language
command-taohop = call a meeting
command-guitin = send a notice
command-ketqua = who comes, who does not
command-hoivien = members
command-duyet = people who want to join
command-thongke = figures
command-trang = the page of figures
command-donvi = units

# --- files ----------------------------------------------------------------------------------------------------------

paper-soon = I am making it. One moment, please.
left-for-that-kept = I kept what we were in the middle of; nothing of it is sent or written. Type "làm tiếp" to go on with it.
left-work-none = There is nothing that we were in the middle of.
left-work-gone = That was too long ago: I no longer keep it. Please begin anew.
left-for-that = I left what we were in the middle of: nothing of it was sent or written.
