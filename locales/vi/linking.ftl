# Máy của chị: thôi nối, và số gửi từ phiếu của Zalo

label-unlink = Thôi nối máy này
unlink-sure = { $others ->
    [none] Đây là máy duy nhất { $em } nhắn được cho { $chi } { $name }. Thôi nối thì có lịch, người trong chi hội đến báo tận nhà. Tên { $chi } vẫn trong sổ. { $Chi } thôi nối nhé?
   *[other] Máy này sẽ không nhận tin của { $chi } { $name } nữa. Tin vẫn đến máy { $others } của { $chi }. { $Chi } thôi nối nhé?
}
AddressUnlinked = { $others ->
    [0] Dạ, máy này thôi nối với { $chi } { $name } rồi. Muốn nối lại, { $chi } nhắn "đăng ký" nhé.
   *[other] Dạ, máy này thôi nối với { $chi } { $name } rồi. Tin đến máy kia của { $chi }.
}
NotLinked = Máy này chưa nối với ai cả { $chi } ạ.

ask-form-consent = { $Em } nhận được số đuôi { $tail }. { $Em } xin ghi tên và số này để chi hội tìm { $chi } trong sổ. Chỉ tổ trưởng, chi hội trưởng, chi hội phó của { $chi } và cán bộ Hội ở xã xem được.
    { $Chi } đồng ý không?
ask-form-full_name = { $Chi } cho { $em } xin họ và tên đầy đủ.
ask-form-unit = { $found ->
    [0] { $Chi } ở chi hội nào ạ? { $Chi } nhắn tên thôn, ấp, khu phố hoặc tên xã.
   *[other] { $Chi } ở chi hội nào dưới đây? Không thấy thì { $chi } nhắn lại tên thôn.
}
approve-form = Số điện thoại đuôi { $tail } gửi từ Zalo, ghi tên { $name }: { $number ->
    [0] trong sổ chi hội chưa có số hay tên này. Chị ấy có ở chi hội mình không ạ?
   *[other] có phải chị { $known }, STT { $number } trong sổ chi hội không ạ?
}
