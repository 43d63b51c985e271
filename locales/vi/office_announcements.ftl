# Trang cán bộ: thông báo

office-nav-announcements = Thông báo
office-sent-below = Thông báo của { $unit } và các đơn vị bên dưới, mới nhất ở trên.
office-sent-none = Chưa có thông báo nào.
office-write = Viết thông báo
office-newest = Tin mới nhất
office-older = Tin cũ hơn
office-announcement = Thông báo
office-announcement-of = Thông báo của { $unit }
office-written-by = { $name ->
    [none] Viết
   *[other] { $name } viết
} { $hour } ngày { $day }.
office-only-for = Gửi riêng: { $audience }.
office-said-instead = Lời sửa lại sau khi thu hồi:
office-progress = Tin đã đến đâu
office-sent-state = { $state ->
    [waits] Chờ người thứ hai đồng ý
    [planned] Hẹn giờ gửi
    [going] Đang gửi
    [paused] Tạm dừng
    [stopped] Đã dừng
    [recalled] Đã thu hồi
   *[done] Gửi xong
}
office-sent-planned = Hẹn gửi { $hour }, { $day }
office-sent-tally = Đã gửi { $reached }/{ $total } chị.
office-sent-waiting = Còn { $count } tin chưa đi.
office-sent-home = { $count } chị cần báo tận nhà.
office-waits-why = Tin chưa đi. Cần một người khác được gửi tin đồng ý.
office-delivery = { $state ->
    [queued] Đang chờ gửi
    [sending] Đang gửi
    [sent] Đã gửi
    [delivered] Đã đến máy
    [read] Đã xem
    [answered] Đã trả lời
    [unknown] Chưa chắc đã đến
    [failed] Không gửi được
    [unreachable] Báo tận nhà
    [cancelled] Dừng, không gửi
   *[held] Tạm dừng
}
office-pause = Tạm dừng
office-go-on = Gửi tiếp
office-stop = Dừng hẳn
office-again = Gửi lại cho { $count } chị chưa nhận
office-agree = Đồng ý gửi
office-refuse = Không gửi
office-refuse-begin = Không đồng ý
office-refuse-why = Vì sao (người viết sẽ đọc)
office-not-after-all = Thôi, không gửi nữa
office-urgent = Tin gấp
office-urgent-because = Lý do: { $reason }
office-recall-begin = Thu hồi tin này
office-recall-why = Tin chưa đi thì dừng lại. Ai đã nhận sẽ được báo là tin ấy không còn đúng.
office-recall-instead = Lời sửa lại (để trống nếu không có)
office-recall = Thu hồi
office-at-home = Cần báo tận nhà: { $count } chị
office-at-home-why = Những chị tin nhắn chưa đến, theo chi hội
office-woman = Hội viên
office-branch = Chi hội
office-reason = Vì sao
office-missed = { $reason ->
    [no-phone] chưa có số điện thoại
    [not-linked] chưa nối máy
    [at-home] muốn báo tận nhà
    [not-arrived] tin không đến
    [long-silent] lâu chưa nhắn cho Hội
    [costs] phải trả tiền
    [used-up] tháng này hết lượt gửi
    [used-today] hôm nay hết lượt gửi
    [unknown] chưa chắc đã đến
    [not-on-zalo] số này không có Zalo
    [wrong-number] số trong sổ chưa đúng
    [used-month] tháng này hết lượt gửi tin mẫu
    [by-day] Zalo ban đêm không gửi
    [set-up] Zalo của Hội đang trục trặc
    [old-app] Zalo trên máy cũ quá
    [cannot-get] Zalo của chị ấy không nhận tin mẫu
    [her-limit] Zalo chưa cho gửi thêm
   *[other] tin chưa đến
}

## Viết và xem trước

office-drafts-only = { $Chi } soạn, người được gửi tin xem rồi gửi.
office-for-unit = Gửi cho đơn vị:
office-words = Lời thông báo
office-words-hint = Đúng như chị em sẽ đọc, nhiều nhất { $most } chữ cái.
office-whom = Gửi cho ai
office-all-posts = Tất cả người phụ trách (chi hội trưởng, chi hội phó, tổ trưởng, cán bộ)
office-narrow = Gửi riêng cho một số chị
office-only-parts = Chỉ những nơi này
office-age-from = Từ tuổi
office-age-to = Đến tuổi
office-silent-of = Chưa trả lời buổi họp
office-no-matter = Không xét
office-missed-rolls = Vắng mấy buổi liền
office-send-at = Hẹn giờ gửi
office-send-at-hint = Để trống là gửi ngay. Từ 9 giờ tối đến 6 giờ sáng máy không gửi.
office-ask-receipt = Hỏi chị em nhắn lại "đã nhận"
office-look-first = Xem trước
office-before-sending = Xem trước khi gửi
office-as-they-read = Tin chị em sẽ nhận:
office-goes-to = Gửi { $total } chị, { $unit }
office-by-message = Nhận tin trên điện thoại
office-by-mouth = Báo tận nhà
office-leaves = Gửi lúc
office-at-once = Ngay bây giờ
office-takes = Gửi hết trong
office-minutes = { $minutes ->
    [0] dưới 1 phút
   *[other] chừng { $minutes } phút
}
office-costs = Tiền
office-dong = { $cost ->
    [0] Không mất tiền
   *[other] { $n } đồng
}
office-no-year = { $count } chị chưa có năm sinh trong sổ nên không tính vào.
office-no-accents = Lời này chưa có dấu, chị em dễ đọc nhầm.
office-send-it = { $sends ->
    [no] Chuyển cho người được gửi tin
   *[yes] { $later ->
        [yes] Đúng, hẹn giờ gửi
       *[no] Đúng, gửi ngay
    }
}
office-correct-it = Sửa lại
office-do-not = Thôi, không gửi
office-urgent-why = Việc gì gấp? Lý do được ghi lại.
