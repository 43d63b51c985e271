# Nhắn lại về một thông báo, và "đã nhận"

## Đã nhận

label-got = Đã nhận
label-got-which = Đã nhận tin: { $notice }
label-ask-receipt = Xin chị em nhắn "đã nhận"
label-no-receipt = Thôi, không cần nhắn "đã nhận"
ReceiptNoted = Dạ, { $em } ghi { $chi } đã nhận tin.
NothingToReceive = Tin này không cần nhắn lại { $chi } ạ.
receipts-count = { $said }/{ $went } chị nhắn đã nhận.
label-receipts-said = Ai nhắn đã nhận
label-receipts-silent = Ai chưa nhắn đã nhận
receipts-heading = { $said ->
    [0] { $count } chị chưa nhắn đã nhận:
   *[other] { $count } chị nhắn đã nhận:
}
remind-silent = Tin "{ $text }": { $said }/{ $went } chị nhắn đã nhận. { $Em } nhắc { $count } chị chưa nhắn nhé?
label-remind-silent = Nhắc { $count } chị
receipt-reminder = Chị { $by } nhờ { $chi } xem tin này, xem xong { $chi } chọn "Đã nhận" giúp chị ấy:
    { $text }
ReceiptsAskedAgain = { $count ->
    [0] Các chị chưa nhắn đã nhận hiện chưa có cách nào nhắn đến được. Nhờ { $chi } báo tận nhà giúp { $em }.
   *[other] Dạ, { $em } đang nhắc { $count } chị.{ $later ->
        [0] {""}
       *[other] {" "}{ $later } chị hôm nay nhận đủ ba thông báo rồi, sáng mai { $em } nhắc.
    }{ $unreached ->
        [0] {""}
       *[other] {" "}{ $unreached } chị không nhắn đến được, nhờ { $chi } báo tận nhà giúp { $em }.
    }
}
AskedToday = Hôm nay { $em } nhắc các chị ấy rồi, mai { $chi } nhắn lại { $em } nhé.
label-receipts-more = Xem tiếp, còn { $count } chị

## Nhắn lại

write-back = { $Chi } muốn nhắn lời này cho chị { $name } về thông báo "{ $notice }" phải không ạ?
    "{ $text }"
label-write-back = Nhắn cho chị { $name }
write-back-which = { $Chi } nhắn lời này cho chị nào ạ?
    "{ $text }"
label-write-back-about = Chị { $name }, tin "{ $notice }"
label-answer-her = Trả lời chị { $name }
note-for-which = { $name ->
    [none] { $count } chị đã nhắn { $chi }.
   *[other] { $count } chị { $name } đã nhắn { $chi }.
} { $Chi } trả lời chị nào ạ?
has-not-written = { $name ->
    [none] Chưa có chị nào nhắn lại { $chi }, nên { $em } chưa biết chuyển lời cho ai.
   *[other] Chị { $name } chưa nhắn lại { $chi } lần nào, nên { $em } chưa chuyển lời được. { $Chi } gọi chị ấy giúp { $em } nhé.
}
note-kept-nothing = Dạ, { $em } không nhắn gì cả.
note-empty = { $Chi } nhắn bằng chữ giúp { $em } nhé.
ask-note-text = { $Chi } nhắn lời gửi chị { $name }, { $em } chuyển ngay.
NoteSent = Dạ, { $em } chuyển lời { $chi } cho chị { $name } rồi ạ.
NoteWaits = Dạ, { $when_hour } { $when_day } { $em } chuyển lời { $chi } cho chị { $name }. Ban đêm { $em } không làm phiền ai.
NoteTooLong = Lời nhắn dài { $length } chữ cái, mà mỗi lần chỉ được { $limit }. { $Chi } viết ngắn lại giúp { $em } nhé.
NotesEnough = Hôm nay { $chi } nhắn chị { $name } về việc này nhiều rồi. Việc gấp thì { $chi } gọi điện, không thì mai nhắn tiếp nhé.
NoteNotReached = Tin không đến được chị { $name }. { $Chi } gặp hoặc gọi chị ấy giúp { $em } nhé.
ThreadOver = Thông báo này qua lâu rồi, hoặc không còn nhắn lại được. Có việc thì { $chi } hỏi thẳng chi hội trưởng nhé.
note-to-sender = Chị { $name } nhắn lại về thông báo "{ $notice }":
    "{ $text }"
note-to-member = Chị { $name } nhắn { $chi } về thông báo "{ $notice }":
    "{ $text }"
written-back-count = { $count } chị nhắn lại.
label-written-back = Xem lời nhắn lại
written-back-heading = Lời chị em nhắn lại về thông báo "{ $notice }":
written-back-line = – { $name }: "{ $text }"
