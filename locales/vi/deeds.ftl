# Ai đã làm gì: mỗi việc một câu, bên cạnh có tên người làm và ngày giờ

deed-tree-back = { $state ->
    [withdrawn] Thôi không làm
   *[other] Lấy lại như cũ
}: { unit-deed }
deed-post = { $what ->
    [post-offered] Giao việc { post-role } { $unit }{ $name ->
        [none] {""}
       *[other] {" "}cho { $name }
    } từ { $day }
    [post-taken] Nhận việc { post-role } { $unit } từ { $day }
    [post-declined] Không nhận việc { post-role } { $unit }
    [post-withdrawn] Thôi giao việc { post-role } { $unit }{ $name ->
        [none] {""}
       *[other] {" "}cho { $name }
    }
    [post-returned] Nhận rồi lại thôi việc { post-role } { $unit } từ { $day }
    [post-objected] Chưa đồng ý giao việc { post-role } { $unit }{ $name ->
        [none] {""}
       *[other] {" "}cho { $name }
    }
    [deputy-ended] Thôi cử{ $name ->
        [none] {""}
       *[other] {" "}{ $name }
    } phó thay ở { $unit } từ { $day } đến hết { $last }
    [deputy-declined] Chưa nhận phó thay ở { $unit } từ { $day } đến hết { $last }
   *[other] Cử{ $name ->
        [none] {" "}người
       *[other] {" "}{ $name }
    } phó thay ở { $unit } từ { $day } đến hết { $last }
}{ $decision ->
    [none] {""}
   *[other] , quyết định { $decision }
}
deed-notice = Viết thông báo cho { $unit }: "{ $text }"
deed-import = Đưa danh sách vào sổ { $unit }: { $count } chị{ $undone ->
    [yes] {" "}(đã lấy lại như cũ)
   *[no] {""}
}
deed-book = { $mark ->
    [phone] Sửa số điện thoại ở sổ { $unit }
    [full_name] Sửa tên ở sổ { $unit }
    [calling_name] Sửa tên gọi ở sổ { $unit }
    [birth] Sửa năm sinh ở sổ { $unit }
    [group_created] Thêm tổ hoặc câu lạc bộ ở { $unit }
    [group_renamed] Đổi tên tổ hoặc câu lạc bộ ở { $unit }
    [group_closed] Đóng tổ hoặc câu lạc bộ ở { $unit }
    [added] Thêm hội viên vào sổ { $unit }
    [died] Ghi hội viên qua đời ở sổ { $unit }
    [left] Ghi hội viên ra khỏi Hội ở sổ { $unit }
    [transferred] Chuyển hội viên đi từ sổ { $unit }
    [departed] Chuyển hội viên đi từ sổ { $unit }
    [arrived] Nhận hội viên chuyển về sổ { $unit }
    [merged] Gộp hai số ghi trùng ở sổ { $unit }
   *[other] Ghi vào sổ { $unit }
}{ $undone ->
    [yes] {" "}(đã lấy lại như cũ)
   *[no] {""}
}
deed-import-back = Lấy lại danh sách đã đưa vào sổ { $unit }: { $count } chị
deed-setting = { $unit }: đổi { setting-name }{ $new ->
    [none] {""}
   *[other] { $old ->
        [none] {""}
       *[other] {" "}từ { $old }
    } thành { $new }
}{ $since ->
    [none] {""}
   *[other] , tính từ { $name ->
        [cut_off] kỳ tháng
       *[other] năm
    } { $since }
}{ $undone ->
    [yes] {" "}(đã lấy lại như cũ)
   *[no] {""}
}
deed-setting-back = { $unit }: lấy lại { setting-name } như trước{ $now ->
    [none] {""}
   *[other] , là { $now }
}
setting-name = { $name ->
    [reminders] lịch nhắc họp
    [cut_off] ngày khóa sổ
    [unseen_meetings] số buổi vắng thì cần hỏi thăm
    [reports] báo cáo tự soạn
    [gathering_line] mức tập hợp cần đạt
    [gathering_floor] mức tập hợp thấp nhất
    [grading] tiêu chí xếp loại
    [term_starts] ngày đầu nhiệm kỳ
    [keep_sensitive] việc ghi dân tộc, tôn giáo
    [recognised_by_commune] việc xã công nhận hội viên mới
    [templates_by_phone] tin Zalo trả phí theo số điện thoại
    [non_territorial] việc chi hội không theo địa bàn
   *[other] một cách đặt
}
setting-as-above = như đơn vị bên trên
setting-yes = có
setting-no = không
deed-women = { $unit }: ghi số phụ nữ từ 18 tuổi là { $new }{ $old ->
    [none] {""}
   *[other] {" "}(trước là { $old })
}{ $reason ->
    [none] {""}
   *[other] {" "}vì { $reason }
}
deed-women-back = { $unit }: bỏ số phụ nữ { $old } vừa ghi
deed-report = { $what ->
    [report-confirmed] Xác nhận báo cáo { $period } của { $unit }
    [report-sent] Báo cáo { $period } của { $unit } gửi lên { $above }
    [report-back] Lấy lại báo cáo { $period } của { $unit } để sửa
    [report-returned] Trả lại báo cáo { $period } của { $unit } để sửa: { $why }
   *[other] Soạn bản sửa của báo cáo { $period }, { $unit }
}
deed-report-figure = Báo cáo { $period } của { $unit }: sửa { $figure } từ { $old } thành { $new }{ $why ->
    [none] {""}
   *[other] {" "}vì { $why }
}
deed-grade = Xếp loại { $unit } năm { $year }: { grading-grade }{ $other ->
    [yes] {" "}(khác số liệu, có ghi lý do)
    [unknown] {" "}(chưa có số liệu, có ghi lý do)
   *[no] {""}
}
deed-token = { $what ->
    [token] Cấp mã cho phần mềm khác đọc số liệu của { $unit }
   *[other] Thu hồi mã đọc số liệu của { $unit }
}{ $label ->
    [none] {""}
   *[other] : { $label }
}

office-deed-kind = { $kind ->
    [tree] Đơn vị
    [post] Giao việc, phó thay
    [setting] Cách đặt
    [women] Số phụ nữ
    [report] Báo cáo
    [grade] Xếp loại
    [notice] Thông báo
    [book] Sổ hội viên
    [import] Danh sách đưa vào sổ
    [token] Mã cho phần mềm khác
   *[other] Tất cả
}
office-deed-which = Việc gì
office-deed-where = Ở đâu
office-deed-narrow = Chọn việc, nơi và ngày
office-deed-filter = Lọc
office-deed-only = Chỉ việc của { $name }
office-deed-everybody = Bỏ lọc theo người
office-deed-by-machine = người quản trị máy
