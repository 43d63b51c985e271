# Writing back about a notice, and receipts

## Receipts

label-got = Received
label-got-which = Received: { $notice }
label-ask-receipt = Ask them to reply "received"
label-no-receipt = No "received" needed
ReceiptNoted = Noted that you have the notice.
NothingToReceive = This notice needs no reply.
receipts-count = { $said } of { $went } have received it.
label-receipts-said = Who said "received"
label-receipts-silent = Who has not said "received"
receipts-heading = { $said ->
    [0] { $count } have not said it yet:
   *[other] { $count } said "received":
}
remind-silent = "{ $text }": { $said } of { $went } have said that they have it. Shall I remind the { $count } who have not?
label-remind-silent = Remind { $count }
receipt-reminder = { $by } asks you to read this, and to choose "Got it" when you have:
    { $text }
ReceiptsAskedAgain = { $count ->
    [0] Nobody of those who have not said it can be reached by a message now. Please tell them at home.
   *[other] I am reminding { $count }.{ $later ->
        [0] {""}
       *[other] {" "}{ $later } have had three notices today: I remind them tomorrow morning.
    }{ $unreached ->
        [0] {""}
       *[other] {" "}{ $unreached } cannot be reached by a message: please tell them at home.
    }
}
AskedToday = They have been reminded today. Please ask me again tomorrow.
label-receipts-more = Next page, { $count } more

## Writing back

write-back = Shall I pass this on to { $name }, about the notice "{ $notice }"?
    "{ $text }"
label-write-back = Write to { $name }
write-back-which = Whom shall I pass this on to?
    "{ $text }"
label-write-back-about = { $name }, about "{ $notice }"
label-answer-her = Answer { $name }
note-for-which = { $name ->
    [none] { $count } women have written to you.
   *[other] { $count } women called { $name } have written to you.
} Whom do you answer?
has-not-written = { $name ->
    [none] Nobody has written back to you yet, so I do not know whom this is for.
   *[other] { $name } has not written back to you yet, so I cannot pass this on. Please give her a call.
}
note-kept-nothing = All right, I have sent nothing.
note-empty = Please write it in words.
ask-note-text = What shall I tell { $name }? I pass on your next message.
NoteSent = I have passed your words on to { $name }.
NoteWaits = I shall pass your words on to { $name } at { $when_hour } on { $when_day }. At night I disturb nobody.
NoteTooLong = That is { $length } letters, and one message takes { $limit }. Please make it shorter.
NotesEnough = You have written to { $name } about this often enough today. If it is urgent, please call; else write again tomorrow.
NoteNotReached = No message reaches { $name }. Please see or call her.
ThreadOver = This notice is too old, or can no longer be answered. Please ask the head of your branch.
note-to-sender = { $name } writes about the notice "{ $notice }":
    "{ $text }"
note-to-member = { $name } writes to you about the notice "{ $notice }":
    "{ $text }"
written-back-count = { $count } wrote back.
label-written-back = Read what they wrote
written-back-heading = What was written back about the notice "{ $notice }":
written-back-line = – { $name }: "{ $text }"
