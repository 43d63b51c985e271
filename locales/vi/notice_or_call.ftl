ask-notice_or_call-how = { $there ->
    [none] Tin này nói giờ họp. { $Chi } muốn:
   *[other] { $Chi } đã mời { meeting-kind } { $when_day }, { $when_hour } rồi. Tin này { $chi } muốn:
}
label-invite-and-count = Mời họp ({ $em } đếm ai đi)
label-as-notice = Gửi như tin thường
label-as-reminder = Gửi như tin nhắc
label-invite-another = Mời một buổi khác
