ask-notice_or_call-how = { $there ->
    [none] Tin này nói giờ họp. { $Chi } muốn:
   *[other] { $Chi } đã mời { meeting-kind } { $when_day }, { $when_hour } rồi{ $said ->
        [none] . Tin này { $chi } muốn:
       *[other] , mà tin này nói { $said_hour }. { $Chi } muốn:
    }
}
label-invite-and-count = Mời họp ({ $em } đếm ai đi)
label-as-notice = Gửi như tin thường
label-as-reminder = Gửi như tin nhắc
label-invite-another = Mời một buổi khác
label-move-to-said = Đổi giờ buổi này
