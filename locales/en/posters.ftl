# Invite code, poster

invite-code = The code of the branch { $branch }: { $code }
    Whoever sends me this code can register.{ invite-links }
invite-links = { $zalo ->
    [none] {""}
   *[other] {"\u000A"}Zalo: { $zalo }
}{ $telegram ->
    [none] {""}
   *[other] {"\u000A"}Telegram: { $telegram }
}{ $web ->
    [none] {""}
   *[other] {"\u000A"}Invitation page: { $web }
}
invite-text = Dear women of { $branch }, to hear of the Hội's meetings and news, send the code { $code } to the branch's bot.{ invite-links }
    It costs nothing. It never asks for passwords or OTP codes.{ $head ->
    [none] {""}
   *[other] {" "}Questions? Ask { $head }.
}
label-invite = Invite code, poster
label-poster-print = A4 page to print
label-poster-picture = Picture for a group
label-invite-text = Text for the Zalo group
paper-poster = { $form ->
    [png] The invitation of { $branch } as a picture, for the Zalo group.
   *[other] The A4 page of { $branch }, to print and put up.
}

## On the page

poster-file = Invitation to { $branch }
poster-title = Women's branch
poster-why = Meetings and news of the Hội on your phone
poster-stick-here = Stick the bot's Zalo QR code here
poster-steps = { $channel ->
    [telegram] 1. Scan this with the camera
    2. Press START
    3. Press Register
    [zalo-oa] 1. Scan this with Zalo
    2. Press Follow, then Message
    3. Write the code: { $code }
    [zalo-bot] 1. Scan this with Zalo
    2. Press Message
    3. Write the code: { $code }
   *[web] 1. Scan this with the camera
    2. { $way }
    3. Write the code: { $code }
}
poster-way = { $count ->
    [0] Do as the page says
    [1] Press Open { $last }
   *[other] Choose { $others } or { $last }
}
poster-code = The branch's code,
    to send to the bot:
poster-head = { $head ->
    [none] Questions? Ask the cadre at the commune.
   *[other] Questions? Ask { $head }, the branch head.
}
poster-free = It costs nothing. It asks for no password, no OTP code.

## The invitation page

invitation-gone = This code is not right
invitation-gone-how = Look again at the code on the branch's poster, or ask the branch head.
invitation-zalo = Open Zalo
invitation-telegram = Open Telegram
invitation-web = Open the chat page
invitation-ask = { $head ->
    [none] The branch's code is { $code }. Ask the cadre at the commune how to get messages.
   *[other] The branch's code is { $code }. Ask { $head } how to get messages.
}
invitation-code = Then send this code to the bot: { $code }
