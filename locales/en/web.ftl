# The chat page on a computer, and the page for trying

web-title = Women's Union branch
web-branch = Women's Union branch { $branch }
web-unit = Women's Union, { $unit }
web-subtitle = The Union's automatic messenger
web-messages = Messages
web-bot-said = Messenger:
web-you-said = You:
web-write = Write a message…
web-send = Send
web-attach = Send something else
web-attach-file = A picture or a file
web-attach-voice = A voice message
web-attach-where = Where I am
web-voice = Voice message
web-where-looking = Looking for the place… If the browser asks, please allow it.
web-where-none = The browser does not show where you are. Please type the name of the place, or paste a link to a map.
web-where-wrong = This place cannot be read. Please type its name, or paste a link to a map.
web-sending = Sending…
web-waiting = Not sent yet, trying again.
web-again = Send now
web-offline = The connection is lost, trying again…
web-newest = See new messages
web-empty = No messages yet.
    Write a word, for example: schedule.
web-leave = Leave
web-too-large = That is too large. A message may have 4,000 characters, a file 10 MB.
web-nothing-sent = There is nothing to send yet.
web-file-lost = The file was not sent. Please choose it again.

## Coming in by a link

web-how-title = Write to your branch from a computer
web-how-1 = Open Zalo or Telegram, where you write to us.
web-how-2 = Write: "open on computer"
web-how-3 = You get a link. Open it on this computer, and you are in.
web-how-else = A link works once, within 10 minutes. If you have never written to us, ask the head of your branch.
web-enter-title = Welcome! Press the button to come in.
web-enter = Open the chat
web-enter-shared = On a shared computer, press Leave when you have finished.
web-link-over-title = This link no longer works
web-link-over = Each link works once, within 10 minutes. Write "open on computer" again to get a new one.

## The page for trying

demo-title = Try the branch messenger
demo-about = The commune of Hoa Mai and everybody in it are invented. Write and press whatever you like.
demo-now = It is now
demo-lunar = day { $day } of lunar month { $month }{ $leap ->
    [1] {" "}(leap)
   *[0] {""}
}
demo-hour = 1 hour on
demo-day = 1 day on
demo-moving = Moving…
demo-guide = The printed page for heads (Vietnamese)
demo-docs = For developers
demo-member = Member
demo-head = Branch head
demo-cadre = Cadre
demo-whose = The phone of
demo-choose = Choose
demo-off = Switch off
demo-on = Switch on
demo-is-off = This phone is off
demo-is-off-about = What is sent now does not reach it. Switch it on, then the head writes "gửi lại" to send it again.
demo-hints = Try writing
demo-newcomer = Somebody new
demo-posts = People with a post
demo-role = { $role ->
    [head] head
    [deputy] deputy head
    [group_leader] group leader
    [drafter] drafter
   *[cadre] cadre
}
demo-person = { $name } ({ $year })
demo-post = { $name }, { $role } { $unit }
demo-no-phone = { $person }, not in use
demo-try-member-1 = not sure
demo-try-member-2 = can't come, busy
demo-try-member-3 = schedule
demo-try-member-4 = câu lạc bộ
demo-try-newcomer-1 = hello
demo-try-newcomer-2 = register
demo-try-newcomer-3 = is this a scam
demo-try-head-2 = results
demo-try-head-3 = gửi tin tổ 2: Chiều mai tổ mình dọn đường làng.
demo-try-head-4 = đã báo 3 7
demo-try-head-5 = approve
demo-try-head-6 = tờ điểm danh
demo-try-head-7 = vắng 3 7 12
demo-try-head-8 = ai vắng 3 buổi
demo-try-head-1 = họp chi hội 7h30 tối thứ bảy tuần sau nữa nhà văn hóa thôn
demo-try-leader-1 = tổ của tôi
demo-try-leader-2 = báo tận nhà
demo-try-leader-3 = đã báo 12 31, bà Đào đi được
demo-try-leader-4 = nhóm: 3 đi, 18 bận
demo-try-cadre-1 = tỷ lệ dự sinh hoạt xã Hoa Mai quý này
demo-try-cadre-2 = còn tháng trước?
demo-try-cadre-3 = announce

## What happens in the commune of Hoa Mai, invented for the demo

demo-place = the hamlet's culture house
demo-topic = how to fill in a loan application
demo-topic-1 = growing vegetables at home
demo-topic-2 = keeping well in hot weather
demo-topic-3 = cleaning the village road
demo-topic-4 = what the hamlet should do next
demo-news-1 = On Sunday morning we clean the village road: 6 o'clock at the gate of the culture house. Bring a broom or a sickle if you have one.
demo-news-2 = The commune's health station offers free check-ups for women on Thursday and Friday this week, 7 to 11 o'clock. Bring your health insurance card.
demo-news-3 = The branch takes orders for seedlings until the end of the week. Tell your group leader.
demo-note = Please put me down for 10 pomelo saplings.
demo-club-dance = folk dance club
demo-club-true = savings and loan group
demo-club-said = Wednesday afternoon group
web-file-gone = This link has expired
web-file-gone-how = Write to me again and I send you a new one.
FileGone = I no longer have this picture or file.
demo-office = Figures page
