# Trang cán bộ trên máy tính

office-title = Trang cán bộ Hội
office-skip = Tới phần chính
office-nav = Các trang
office-nav-overview = Tổng quan
office-nav-units = Đơn vị
office-nav-meetings = Buổi họp
office-nav-devices = Các máy đang mở
office-posts = Việc { $chi } được giao
office-way = Đơn vị bên trên
office-offline = Mất mạng rồi. { $Chi } thử lại sau ít phút.
office-foot = Tỷ lệ dự sinh hoạt = số có mặt ÷ số phải dự của những buổi đã điểm danh. Buổi chưa điểm danh được đếm riêng, không tính là vắng.
office-home = Về trang đầu

## Vào và ra

office-gate-title = Trang số liệu cho cán bộ Hội
office-gate-2 = Nhắn một câu: "trang web"
office-gate-for = Trang này dành cho chi hội trưởng và cán bộ Hội. Đường dẫn dùng một lần, trong 10 phút.
office-gate-chat = Nhắn tin với chi hội trên máy tính: ở đây
office-gate-demo = Sang trang thử, chọn cán bộ rồi bấm vào
office-gate-typed = Lời { $chi } vừa viết chưa gửi. { $Chi } chép lại rồi vào lại trang:
office-over-title = Chưa vào được { $chi } ạ
office-over = Đường dẫn này hết dùng được rồi, hoặc việc { $chi } được giao đã kết thúc. Mỗi đường dẫn dùng một lần, trong 10 phút.
office-enter = Vào xem số liệu
office-leave = Thoát
office-telegram-title = Trang số liệu cho cán bộ Hội
office-telegram = Nếu trang không tự mở, { $chi } nhắn "trang web" cho { $em } trong Telegram.
office-link = { $Chi } mở đường dẫn này trong 10 phút, chỉ dùng được một lần:
    { $link }
    Đừng đưa cho ai khác nhé.
office-no-page = Ở đây chưa có trang web { $chi } ạ. { $Chi } cứ hỏi số liệu ngay tại đây, ví dụ: thống kê tháng này.
NoAccount = { $Em } chưa thấy { $chi } nhắn cho { $em } từ Telegram này.
office-ended = Máy này đã thoát khỏi trang, vì { $chi } cho thoát hoặc lâu không dùng.{ $posted ->
    [yes] {" "}Việc vừa bấm chưa làm.
   *[no] {""}
}
office-wrong-title = Không mở được trang này
office-wrong = { $kind ->
    [rights] Phần này không thuộc việc { $chi } được giao. { $Chi } quay lại trang trước, hoặc về trang đầu.
    [large] Tệp hoặc bài viết dài quá. { $Chi } chia nhỏ rồi gửi lại.
    [bug] Máy vừa trục trặc và đã ghi lại để sửa. { $Chi } thử lại sau ít phút; chưa rõ đã ghi được chưa thì { $chi } mở lại trang cũ xem trước.
    [missing] Không có trang này.
    [away] Máy đang bận. { $Chi } thử lại sau ít phút.
   *[other] { $Chi } thử lại từ trang đầu.
}

## Các máy đang mở

office-devices-why = Những máy đang vào được trang này bằng tên { $chi }. Máy lạ hoặc máy dùng chung thì { $chi } cho thoát.
office-device = { $browser ->
    [none] { $system ->
        [none] Máy không rõ
       *[other] Máy { $system }
    }
   *[other] { $system ->
        [none] { $browser }
       *[other] { $browser } trên { $system }
    }
}
office-device-here = máy này
office-device-used = { $minutes ->
    [0] Vừa dùng.
   *[other] { $hours ->
        [0] Dùng lần cuối { $minutes } phút trước.
       *[other] Dùng lần cuối { $hours } giờ trước.
    }
}
office-device-since = { $days ->
    [0] Vào hôm nay.
    [1] Vào hôm qua.
   *[other] Vào { $days } ngày trước.
}
office-leave-one = Cho thoát
office-leave-all = Thoát khỏi tất cả

## Số liệu

office-attendance = Dự sinh hoạt
office-present = { $present }/{ $expected } { $rolls ->
    [1] chị
   *[other] lượt
}
office-covered = { $meetings ->
    [0] Chưa có buổi nào
   *[other] { $with_roll }/{ $meetings } buổi có điểm danh
}
office-no-rate = chưa có
office-change = { $way ->
    [up] Tăng { $change } điểm phần trăm (trước đó { $old }%)
    [down] Giảm { $change } điểm phần trăm (trước đó { $old }%)
   *[same] Không đổi so với trước đó ({ $old }%)
}
office-until-today = đến hôm nay { $day }
office-no-meeting-lately = Từ tháng trước đến nay chưa có buổi nào.
office-no-units-yet = Bên dưới chưa có chi hội nào.
office-report-of = Báo cáo { $period }:
office-trend = Từng tháng
office-trend-none = Chưa tháng nào có điểm danh để vẽ biểu đồ.
office-trend-line = Vạch ngang: mức { $percent }%
office-trend-of = Tỷ lệ dự sinh hoạt từng tháng, { $unit }
office-as-table = Xem bảng số
office-month = Tháng
office-meetings = Số buổi
office-waiting = Đang chờ
office-no-roll-lately = buổi chưa điểm danh từ tháng trước đến nay
office-no-roll-none = Từ tháng trước đến nay buổi nào cũng đã điểm danh.
office-asks = { $what ->
    [requests] người xin vào chi hội đang chờ trả lời
    [transfers] hội viên xin chuyển sinh hoạt đến đang chờ trả lời
   *[changes] hội viên xin sửa thông tin của mình
}
office-asks-how = Trả lời trong tin nhắn: nhắn "duyệt".
office-notice-asked = { $own ->
    [yes] Thông báo{ $urgent ->
        [yes] {" "}gấp
       *[no] {""}
    } { $chi } viết ở { $unit } đang chờ người khác đồng ý
   *[no] Thông báo{ $urgent ->
        [yes] {" "}gấp
       *[no] {""}
    } của { $unit } chờ { $chi } xem, đồng ý hay không
}
office-notices-all = Xem tất cả thông báo
office-offers = Chờ người mới nhận lời:
office-offers-more = và { $n } nơi nữa
office-offered-you = { $Chi } được mời làm { $role }, { $unit }.
office-offered-how = Nhận lời trong tin nhắn.
office-look-at = Cần quan tâm
office-look-at-none = Chưa thấy nơi nào cần quan tâm trong thời gian này.
office-silent = chưa họp buổi nào
office-all-units = Xem tất cả đơn vị

## Chọn thời gian

office-period = Thời gian
office-problem = { $what ->
    [period] Không có thời gian như vậy. Dưới đây là số liệu tháng này.
    [range] Ngày chưa đúng, hoặc còn thiếu một ngày. Dưới đây là số liệu tháng này.
    [order] Ngày đầu ở sau ngày cuối. Dưới đây là số liệu tháng này.
   *[as-of] Không xem được các đơn vị vào ngày đó. Dưới đây là các đơn vị hiện nay.
}
office-earlier = Thời gian trước đó
office-later = Thời gian sau đó
office-as-of = (các đơn vị như ngày { $day })
office-near = { $which ->
    [month] Tháng này
    [last] Tháng trước
    [quarter] Quý này
   *[year] Năm nay
}
office-other-period = Thời gian khác
office-book = Tháng, quý, năm
office-or-days = Hoặc từ ngày đến ngày
office-from = Từ ngày
office-to = Đến hết ngày
office-tree-of = Xem các đơn vị như ngày
office-tree-why = Để trống là như hiện nay. Chọn một ngày trước khi sáp nhập để xem số liệu theo đơn vị cũ.
office-look = Xem
