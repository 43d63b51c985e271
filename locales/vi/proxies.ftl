# Nhờ người nhận tin giúp

ask-helper-person = { $count ->
    [0] Nhận tin giúp ai ạ? { $Chi } nhắn số thứ tự trong sổ hoặc tên.
   *[other] Nhận tin giúp ai ạ? Có { $count } chị cùng tên, { $chi } nhắn số ở trước tên giúp { $em }.{ helper-not-listed }
}
helper-not-listed = { $left ->
    [0] {""}
   *[other] {" "}Còn { $left } chị nữa: không thấy ở dưới thì { $chi } nhắn họ tên đầy đủ hoặc STT.
}
ask-helper-helper = { $count ->
    [0] Ai nhận tin giúp { $own ->
        [true] { $chi }
       *[false] { who-said }
    } ạ? { $Chi } nhắn họ tên một hội viên trong chi hội. Nếu là con cháu trong nhà thì chọn 1.
   *[other] Ai nhận tin giúp { $own ->
        [true] { $chi }
       *[false] { who-said }
    } ạ? Có { $count } chị cùng tên, { $chi } nhắn số ở trước tên giúp { $em }.{ helper-not-listed }
}
label-relative = Người nhà
ask-helper-consent = { $own ->
    [true] { $helper ->
        [none] Người nhà
       *[other] Chị { $helper }
    } sẽ nhận lời mời họp và thông báo của Hội thay { $chi }, trả lời giúp { $chi }. Muốn thôi lúc nào { $chi } nhắn "thôi nhờ". { $Chi } đồng ý không?
   *[false] { $Chi } đọc cho { who-said } nghe: "{ $helper ->
        [none] Người nhà
       *[other] Chị { $helper }
    } sẽ nhận lời mời họp và thông báo của Hội thay { $elder ->
        [true] bà, trả lời giúp bà. Bà
       *[false] chị, trả lời giúp chị. Chị
    } muốn thôi lúc nào cũng được."
        { Who-said } đồng ý không ạ?
}
relative-of = Người nhà { who-said }
number-not-listed = Số này không có trong danh sách trên. { $Chi } nhắn số ở trước tên giúp { $em }.
unclear-helper = { $Em } chưa tìm được người này để nhắn. { $Chi } nhắn họ tên đầy đủ, hoặc nhờ chi hội trưởng ghi giúp.
HelperNotReached = { $Em } chưa tìm được người này để nhắn. { $Chi } nhờ chị khác, hoặc nhờ chi hội trưởng ghi giúp.
OwnHelper = Tin này vẫn đến máy { $chi } rồi ạ. { $Chi } chọn người khác giúp { $em }.
NoHelp = Việc này không còn nữa { $chi } ạ.
nobody-helps = Hiện không có ai nhận tin giúp { $chi }, mà { $chi } cũng không nhận giúp ai ạ.
helps-nobody = { $name } đang không trả lời giúp { $keeps ->
    [true] ai
   *[false] { $chi }
} ạ.
no-helper-kept = Dạ, { $em } chưa ghi gì cả.
HelperAsked = Dạ, { $em } đang hỏi chị { $helper }. Chị ấy đồng ý thì tin của { who-said } sẽ đến máy chị ấy.
HelperCode = Người nhà { who-said } mở máy mình, nhắn cho { $em } số này trong hôm nay: { $code }. Từ đó lời mời họp và thông báo đến máy ấy. Đừng đưa số cho ai khác.
helper-wanted = { Who-said } nhờ { $chi } nhận giúp lời mời họp và thông báo, báo lại và trả lời giúp. Muốn thôi lúc nào { $chi } nhắn "thôi nhận tin giúp". { $Chi } đồng ý không?
HelperAgreed = Dạ, { $em } cảm ơn { $chi }. Từ nay lời mời họp và tin của { who-said } đến máy { $chi }. Muốn thôi lúc nào { $chi } nhắn "thôi nhận tin giúp".
HelperRefused = Dạ, không sao ạ. { $Em } báo lại để nhờ người khác.
helper-answered = { $agreed ->
    [true] Chị { $helper } nhận lời giúp { $own ->
        [true] { $chi }
       *[false] { who-said }
    } rồi ạ.
   *[false] Chị { $helper } chưa giúp { $own ->
        [true] { $chi }
       *[false] { who-said }
    } được. { $Chi } nhờ người khác nhé.
}
HelpEnded = Dạ, từ nay tin của { who-said } không chuyển nhờ nữa.
which-help-ends = { $Chi } muốn thôi nhận tin giúp ai ạ?
message-of = Tin của { who-said }:
answer-for-whom = { $Chi } trả lời cho ai ạ?
label-for-myself = Cho { $chi }
label-for-her = Cho { who-said }

## Không đọc được tin

ReadingHelpAsked = Dạ, không sao đâu { $chi } ạ. { $by ->
    [none] Có người giúp được mà.
   *[other] { $Em } nhắn chị { $by } để chị ấy hỏi thăm và nói giúp { $chi }.
} { $Chi } muốn nhận tin thế nào ạ?
cannot-read-stranger = Dạ, không sao đâu ạ. { $Chi } nhờ người nhà đọc giúp, hoặc hỏi thẳng chị chi hội trưởng nhé.
label-name-helper = Nhờ người nhận tin giúp
reading-help = Chị { $name } (STT { $number }) muốn có người nhận giúp tin của Hội. { $Chi } hỏi thăm chị ấy nhé. Nhờ ai nhận giúp thì { $chi } chọn 1.
label-find-helper = Nhờ người nhận giúp
reading-help-later = Dạ, lúc nào tiện { $chi } hỏi thăm chị ấy cũng được ạ. Nhờ ai nhận giúp thì { $chi } nhắn "nhờ nhận tin giúp".
nobody-to-help = Việc này không còn nữa { $chi } ạ.
helped-instead = { $own ->
    [true] Tin không đến máy { $chi } nữa. Chưa có người nhận giúp thì chi hội báo tận nhà. Muốn nhận lại, { $chi } nhắn "nhận tin lại".
   *[false] Tin không đến máy { who-said } nữa. Chưa có người nhận giúp thì chi hội báo tận nhà.
}

## Đăng ký giúp người không có điện thoại

ask-register_for-place = { $Chi } đăng ký giúp ở đâu ạ?
ask-register_for-full_name = { $Chi } cho { $em } xin họ và tên đầy đủ của người { $chi } đăng ký giúp.
ask-register_for-birth = { name-typed-bare }{ $name } sinh năm nào ạ?
ask-register_for-birth_right = { $name } sinh năm { $year }, tuổi { $animal }, đúng không ạ?
ask-register_for-consent = { $Chi } đọc cho { $elder ->
    [true] bà
   *[false] chị
} { $name } nghe: "Hội xin ghi họ tên và năm sinh của { $elder ->
    [true] bà
   *[false] chị
}. Chỉ tổ trưởng, chi hội trưởng, chi hội phó và cán bộ Hội ở xã xem được. Muốn xem, sửa hay xóa lúc nào thì nói với tổ trưởng."
    { $elder ->
    [true] Bà ấy
   *[false] Chị ấy
} đồng ý không ạ?
ask-register_for-witnesses = Hai người nào cùng nghe { $elder ->
    [true] bà ấy
   *[false] chị ấy
} đồng ý? { $Chi } nhắn tên hai người, ví dụ: Nguyễn Thị Hoa, Trần Thị Mai
unclear-witnesses = { $Em } cần tên đủ hai người { $chi } ạ, cách nhau bằng dấu phẩy.
TwoWitnesses = { $Em } cần tên hai người cùng nghe { $chi } ạ.
register-family = Dạ được. Ai vào Hội thì tự trả lời trên máy này nhé, { $chi } đọc giúp.
not-registered = Dạ, { $em } chưa ghi gì cả.
approve-for = Chị { $by } đăng ký giúp: { $name }, { $year }, không có điện thoại. Đã đồng ý trước mặt { $witnesses }.{ $number ->
    [0] {" "}Trong sổ chi hội chưa có ai trùng tên và năm sinh.
   *[other] {" "}Trong sổ chi hội có STT { $number } trùng tên và năm sinh.
}
approved-for = { $agreed ->
    [true] Xong rồi ạ, chi hội đã ghi { $name } vào sổ.
   *[false] Chi hội chưa ghi { $name } vào sổ. { $Chi } hỏi thêm chị chi hội trưởng nhé.
}
