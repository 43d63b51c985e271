# Họp đều: hằng tháng, hằng quý, hằng tuần

repeat = { $by ->
    [date] { repeat-date }
    [lunar] { repeat-lunar }{ repeat-often }
    [weekday] { moment-weekday } { repeat-nth }{ repeat-often }
   *[week] { moment-weekday }{ $every ->
        [1] {" "}hằng tuần
       *[other] , { $every } tuần một lần
    }
}
repeat-date = { $day ->
    [-1] { $every ->
        [1] ngày cuối mỗi tháng
       *[other] ngày cuối{ repeat-often }
    }
   *[other] ngày { $day }{ repeat-often }
}
repeat-lunar = { $day ->
    [15] rằm
   *[other] { $early ->
        [true] mùng { $day } âm
       *[false] ngày { $day } âm
    }
}
repeat-nth = { $nth ->
    [1] tuần đầu
    [-1] tuần cuối
   *[other] tuần thứ { $nth }
}
repeat-often = { $quarter ->
    [1] {" "}tháng đầu mỗi quý
    [2] {" "}tháng giữa mỗi quý
    [3] {" "}tháng cuối mỗi quý
   *[0] { $every ->
        [1] {" "}hằng tháng
       *[other] , { $every } tháng một lần
    }
}
repeat-short = { $short ->
    [true] , tháng không có ngày { $day }{ repeat-short-lunar } thì họp ngày cuối tháng{ repeat-short-lunar }
   *[false] {""}
}
repeat-short-lunar = { $by ->
    [lunar] {" "}âm
   *[other] {""}
}

ask-series-unit = { $Chi } mời đơn vị nào ạ?
ask-series-whom = { $Chi } mời những ai ạ?
ask-series-repeat = { $ways ->
    [0] { $unit ->
        [week] Họp vào thứ mấy ạ? Ví dụ: thứ tư.
       *[month] Họp vào ngày nào trong tháng ạ? Ví dụ: ngày 15; rằm; thứ bảy tuần đầu.
    }
   *[other] Tính theo lịch nào ạ?
}
label-repeat = { $by ->
    [lunar] Âm lịch, { repeat }
   *[other] Dương lịch, { repeat }
}
unclear-repeat = { $unit ->
    [week] { $Em } chưa rõ thứ mấy.
   *[month] { $Em } chưa rõ ngày nào, mỗi lần { $em } ghi một ngày trong tháng thôi.
}
ask-series-hour = Mấy giờ ạ? Ví dụ: 7 rưỡi tối, 14h.
ask-series-place = Họp ở đâu ạ?
ask-series-content = Nội dung là gì, { $chi } nhắn { $em } một câu. Ví dụ: hướng dẫn vay vốn.
ask-series-confirm = Họp { repeat }{ repeat-short }.
    { $today ->
        [yes] Bắt đầu NGAY HÔM NAY, { $when_day }.
       *[none] Bắt đầu từ { $when_day }.
    } { $adopted ->
        [none] { $leaves ->
            [none] { $Em } mời buổi đầu ngay, chị em sẽ nhận:
           *[other] Ban đêm { $em } không gửi, { $leaves_near } { $em } mời buổi đầu. Chị em sẽ nhận:
        }
            "Mời chị dự { meeting-kind }{ meeting-of }. { $when }{ meeting-at }.{ meeting-about }"{ series-content }
       *[other] Buổi { $when_day } đã mời rồi, lấy làm buổi đầu nhé? { $Em } không mời lại.
    }
    Các buổi sau: { $dates }… { $Em } mời trước { $days } ngày.
    Mời { call-whom }: { $total } chị ({ $by_message } nhận tin trên điện thoại, { $at_home } báo tận nhà).{ call-costs }{ call-clash }{ series-tet }{ without-accents }
# Lịch họp đều chạy cả năm, buổi rơi vào Tết thì nói trước.
series-tet = { $tet ->
    [none] {""}
   *[other] {"\u000A"}Rơi vào dịp Tết: { $tet }. Hôm đó nghỉ thì { $chi } nhắn: hủy họp ngày { $tet_day }.
}
label-take-as-first = Lấy làm buổi đầu
series-content = { $content ->
    [none] {""}
   *[other] { $by ->
        [week] {" "}Buổi nào cũng ghi nội dung này.
       *[other] {" "}Nội dung này của riêng buổi đầu.
    }
}
label-begin-later = Bắt đầu từ { $when_day }
ask-series-edit = { $Chi } sửa gì ạ?
SeriesCalled = { $adopted ->
    [true] Dạ, { $em } lấy buổi { $when_day } đã mời làm buổi đầu.
   *[false] { series-invited }
}
    Các buổi sau { $em } tự mời trước { $days } ngày.
series-invited = { $by_message ->
    [0] { $Em } đã ghi { meeting-kind } { $when_day }. Chưa chị nào nhận tin trên điện thoại được.
   *[other] Dạ, { $waits ->
        [0] { $em } đang gửi
       *[other] { $leaves_near } { $em } gửi
    } lời mời { meeting-kind } { $when_day } cho { $by_message } chị.
}{ $at_home ->
    [0] {""}
   *[other] {" "}{ $at_home } chị cần báo tận nhà.
}
SeriesRunning = { meeting-Kind } này { $em } đã ghi họp đều như vậy rồi ạ.
NoSuchSeries = Lịch họp đều này thôi rồi { $chi } ạ.

label-series = Lịch họp đều
which-series = Lịch nào ạ?
label-one-series = { $unit }: { meeting-kind }, { repeat }
no-series = { $Chi } chưa có lịch họp đều nào. { $Chi } nhắn ví dụ: họp chi hội 7 rưỡi tối rằm hằng tháng.
series-shown = { meeting-Kind } ({ $unit }), { repeat }: { $at_hour }{ meeting-at }.
    { $dates ->
    [none] Chưa có buổi nào sắp tới.
   *[other] Sắp tới: { $dates }.
} { $Em } tự mời trước { $days } ngày.{ series-tet }
label-skip-one = Nghỉ một buổi
label-end-series = Thôi họp đều
label-keep-series = Vẫn họp đều
ask-end_series-series = { $Chi } thôi lịch nào ạ?
ask-end_series-confirm = Thôi { meeting-kind } { repeat }, từ nay { $em } không tự mời nữa. { $Chi } chắc chưa ạ?
SeriesEnded = Dạ, từ nay { $em } không tự mời { meeting-kind } nữa.{ $invited ->
    [0] {""}
   *[other] {" "}Buổi đã mời thì vẫn họp. Không họp nữa thì { $chi } nhắn "hủy họp".
}
SeriesChanged = Dạ, từ { $when_day } trở đi { $em } ghi { $when_hour }{ meeting-at }.{ being-told }{ told-again-at-home } Các buổi sau { $em } mời theo đó.

series-soon = Sắp đến { meeting-kind }: { $when }{ meeting-at }.{ meeting-about-below }{ $tet ->
    [none] {""}
   *[other] {" "}Hôm đó đang dịp Tết.
}
    { $Em } gửi lời mời chị em { $invite_near }. { $Chi } có sửa gì không ạ?
label-skip-it = Nghỉ buổi này
meeting-repeats = Họp đều: { repeat }.
