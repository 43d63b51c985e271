# Danh sách hội viên gửi bằng tệp

ask-import-file = { $Chi } gửi { $em } tệp danh sách nhé (Excel, một dòng một người: STT, họ và tên, năm sinh, số điện thoại, tổ).
ask-import-unit = Danh sách này của đơn vị nào ạ?{ $more ->
    [true] {" "}Không thấy ở dưới thì { $chi } nhắn tên.
   *[false] {""}
}
label-roster-whole = Cả { $unit }
roster-which-unit = { $Em } không thấy đơn vị nào tên như vậy.
roster-how = Ở đây không gửi tệp được { $chi } ạ. { $url ->
    [none] { $Chi } gửi danh sách { $unit } cho cán bộ Hội ở xã nhập giúp nhé.
   *[other] { $Chi } mở { $url }/chat rồi gửi danh sách { $unit } cho { $em } ở đó, hoặc nhờ cán bộ Hội ở xã nhập giúp.
}
roster-no-file = { $Em } đang chờ tệp danh sách. Chưa có thì { $chi } nhắn "thôi".
roster-is-a-photo = { $Em } chưa đọc được danh sách trong ảnh. { $Chi } gửi tệp Excel giúp { $em }, hoặc nhờ cán bộ Hội ở xã nhập giúp.
roster-not-yours = Danh sách hội viên thì { $em } chỉ nhận của chi hội trưởng, chi hội phó và cán bộ Hội ở xã. { $Em } không mở tệp này. { $Chi } cần gì ạ?
roster-reading = { $Em } đang đọc danh sách { $unit }. Xong { $em } nhắn { $chi } ngay.
roster-reading-meanwhile = { $Em } nhận danh sách { $unit } rồi, đang đọc. Xong việc đang dở này { $em } đưa { $chi } xem.

## Đọc xong

RosterPreviewed = Danh sách { $unit }: { $em } đọc được { $readable } chị.
roster-counts = Mới { $new } chị{ roster-count-known }{ roster-count-updated }{ roster-count-doubtful }{ roster-count-repeated }{ roster-count-left-out }.{ roster-count-away }{ roster-count-groups }{ roster-count-gone }{ roster-count-elsewhere }
roster-count-known = { $known ->
    [0] {""}
   *[other] , có trong sổ rồi { $known }
}
roster-count-updated = { $updated ->
    [0] {""}
   *[other] , ghi thêm hoặc sửa { $updated }
}
roster-count-repeated = { $repeated ->
    [0] {""}
   *[other] , trùng { $repeated } dòng
}
roster-count-left-out = { $left_out ->
    [0] {""}
   *[other] , chưa ghi được { $left_out } dòng
}
roster-count-away = { $away ->
    [0] {""}
   *[other] {" "}Đi làm xa { $away } chị.
}
roster-count-groups = { $groups ->
    [0] {""}
   *[other] {" "}Lập thêm { $groups } tổ{ $group_names ->
        [none] {""}
       *[other] : { $group_names }{ $more_groups ->
            [0] {""}
           *[other] {" "}và { $more_groups } tổ nữa
        }
    }.
}
roster-count-gone = { $gone ->
    [0] {""}
   *[other] {" "}{ $gone } chị đã ra khỏi sổ, { $em } để nguyên.
}
roster-count-elsewhere = { $elsewhere ->
    [0] {""}
   *[other] {" "}{ $elsewhere } chị ghi chi hội khác, { $em } bỏ qua.
}
roster-replaced = Tệp gửi trước{ $file ->
    [none] {""}
   *[other] {" "}({ $file })
} chưa ghi vào sổ, { $em } thay bằng tệp này.
roster-columns = { $Em } đọc họ tên ở cột { $name }{ roster-columns-birth }{ roster-columns-phone }{ roster-columns-group }. Chưa đúng cột thì { $chi } đừng đồng ý, sửa tên cột rồi gửi lại nhé.{ roster-columns-counted }
roster-columns-birth = { $birth ->
    [none] , chưa thấy cột năm sinh
   *[other] , năm sinh cột { $birth }
}
roster-columns-phone = { $phone ->
    [none] , chưa thấy cột điện thoại
   *[other] , điện thoại cột { $phone }
}
roster-columns-group = { $group ->
    [none] {""}
   *[other] , tổ cột { $group }
}
roster-columns-counted = { $counted ->
    [none] {""}
   *[other] {" "}Dân tộc, tôn giáo { $em } chỉ cộng số, không ghi cho từng chị.
}
roster-unknown = { $Em } không thấy chi hội nào tên "{ $branch }", bỏ qua { $count } chị.
roster-unknown-more = { $Em } còn bỏ qua { $count } chị ở những chi hội khác không thấy tên.
roster-skipped = Trang "{ $sheet }" không có cột họ tên, { $em } bỏ qua.
roster-problem = { roster-place }: { $kind ->
    [no_name] không thấy họ tên nên { $em } bỏ qua, { $chi } điền tên giúp { $em }
    [short_name] chưa đúng họ và tên nên { $em } bỏ qua, { $chi } ghi đủ giúp { $em }, ví dụ: Nguyễn Thị Lan
    [too_young] { $value ->
        [none] {""}
       *[other] sinh { $value },{" "}
    }chưa đủ 18 tuổi nên { $em } chưa ghi
    [no_birth] chưa có năm sinh, { $em } vẫn ghi chị ấy, năm sinh để trống
    [bad_birth] năm sinh { roster-value }{ roster-bad-birth } nên { $em } để trống, { $chi } xem lại giúp { $em }
    [bad_phone] số điện thoại { roster-value }{ roster-bad-phone } nên { $em } chưa ghi số này, { $chi } xem lại giúp { $em }
    [repeated_in_file] trùng { roster-same-place } nên { $em } chỉ ghi một lần
    [same_name] trùng tên với { roster-same-place }, không rõ có phải một người; phải thì { $chi } xóa bớt một dòng
    [shared_phone] chung số điện thoại với { roster-same-place }, { $em } vẫn ghi
    [phone_kept] { $name }, STT { $number }, số điện thoại khác trong sổ, { $em } giữ số cũ; muốn đổi, { $chi } nhắn "{ $number } đổi số" kèm số mới
    [phone_changed] { $name }, STT { $number }, số điện thoại khác trong sổ, { $em } ghi số mới
    [phone_taken] { $number ->
        [none] một chị ở chi hội khác cũng dùng số điện thoại này
       *[other] chung số điện thoại với STT { $number } trong sổ
    }
   *[number_taken] STT { $number } có người rồi, { $em } cho số { $instead }
}{ roster-in-column }.
roster-value = { $value ->
    [none] {""}
   *[other] { $value }{" "}
}
roster-place = { $sheet ->
    [none] Dòng { $row }{ roster-whose }
   *[other] Trang { $sheet }, dòng { $row }{ roster-whose }
}
roster-whose = { $who ->
    [none] { roster-column }
   *[other] , chị { $who }
}
roster-column = { $column ->
    [none] {""}
   *[other] , cột { $column }
}
roster-in-column = { $who ->
    [none] {""}
   *[other] { $column ->
        [none] {""}
       *[other] {" "}(cột { $column })
    }
}
roster-same-place = { $same_sheet ->
    [none] dòng { $same_row }
   *[other] trang { $same_sheet } dòng { $same_row }
}
roster-bad-birth = { $reason ->
    [no_such_day] không có trong lịch
    [too_old] xa quá
    [future] chưa tới
   *[other] chưa rõ
}
roster-bad-phone = { $reason ->
    [too_short] thiếu số
    [too_long] thừa số
    [foreign] không phải số Việt Nam
    [not_mobile] không phải số di động
   *[other] chưa đúng
}
roster-more = Và { $count } chỗ nữa.
roster-ask = { $Em } ghi vào sổ { $unit } nhé?{ $doubtful ->
    [0] {""}
   *[other] {" "}Chị nào tên khác trong sổ, { $em } hỏi { $chi } trước.
}
ask-same_woman-same = Dòng { $row } ghi { $name }{ roster-year }. Trong sổ STT { $number } là { $known_as }{ roster-known-year }. Có phải một chị không ạ? Đúng thì { $em } sửa tên trong sổ theo danh sách.
roster-year = { $year ->
    [none] {""}
   *[other] {" "}({ $year })
}
roster-known-year = { $known_year ->
    [none] {""}
   *[other] {" "}({ $known_year })
}
label-it-is-she = Đúng, một chị
label-two-women-here = Không, hai chị khác nhau
label-all-are-they = Cả { $count } chị còn lại đều đúng
roster-doubt = Dòng { $row } { $name }{ roster-year }: có phải chị { $number }. { $known_as }{ roster-known-year } không?
roster-doubts-more = Còn { $count } chị nữa tên khác trong sổ.
roster-doubts-left = { $count } chị tên khác trong sổ nên chưa ghi. Sửa tên trong sổ cho khớp rồi nhập lại.
roster-count-doubtful = { $doubtful ->
    [0] {""}
   *[other] , cần hỏi lại { $doubtful }
}
roster-nothing = { $Em } không phải ghi gì thêm vào sổ.
label-roster-yes = Đồng ý
label-roster-no = Thôi
label-roster-undo = Sửa lại

roster-stopped = { $done ->
    [0] Danh sách chưa ghi chị nào, { $chi } gửi lại giúp { $em } nhé.
   *[other] Danh sách mới ghi được { $done } chị thì dừng. Các chị còn lại { $chi } gửi lại giúp { $em } nhé.
}
RosterUnreadable = { $reason ->
    [empty] Tệp này không có gì ở trong. { $Chi } xem lại rồi gửi { $em } nhé.
    [too_large] Tệp này lớn quá, { $em } không mở được. { $Chi } chỉ để lại danh sách, bỏ ảnh và các trang khác rồi gửi lại giúp { $em }.
    [too_many_rows] Tệp này nhiều dòng quá. { $Chi } gửi riêng từng chi hội giúp { $em }.
    [encrypted] Tệp này có đặt mật khẩu. { $Chi } bỏ mật khẩu rồi gửi lại, đừng nhắn mật khẩu cho { $em } nhé.
    [not_a_table] Tệp này không phải bảng danh sách. { $Chi } gửi tệp Excel giúp { $em } nhé.
    [no_header] { $Em } không thấy cột họ tên. Hàng đầu của bảng cần có "Họ và tên" và "Năm sinh". { $Chi } xem lại rồi gửi { $em } nhé.
    [no_rows] Danh sách này chưa có ai. { $Chi } xem lại rồi gửi { $em } nhé.
    [not_fetched] { $Em } chưa tải được tệp. { $Chi } gửi lại giúp { $em } nhé.
    [not_allowed] Danh sách này { $chi } không còn được giao nữa. { $Chi } hỏi cán bộ Hội ở xã giúp { $em } nhé.
   *[broken] { $Em } không mở được tệp này. { $Chi } mở bằng Excel, lưu lại rồi gửi { $em } nhé.
}

## Ghi vào sổ

RosterWritten = Xong rồi ạ. { $Em } ghi thêm { $added } chị vào sổ { $unit }{ $updated ->
    [0] {""}
   *[other] , sửa { $updated } chị
}{ $groups ->
    [0] {""}
   *[other] , lập { $groups } tổ
}.
RosterOnItsWay = { $Em } đang ghi { $count } chị vào sổ { $unit }. Xong { $em } nhắn { $chi } ngay.
RosterDropped = Dạ, { $em } không ghi gì vào sổ { $unit }.
RosterUndone = Dạ, { $em } đã bỏ { $removed } chị vừa ghi vào sổ { $unit }{ $restored ->
    [0] {""}
   *[other] , trả lại như cũ cho { $restored } chị
}.{ $kept ->
    [0] {""}
   *[other] {" "}{ $kept } chị đã nhận tin, được mời họp hay điểm danh rồi nên vẫn ở trong sổ.
}
UndoOnItsWay = { $Em } đang bỏ { $count } chị vừa ghi vào sổ { $unit }. Xong { $em } nhắn { $chi } ngay.
RosterAlreadyWritten = Danh sách này { $chi } đã đồng ý rồi, { $em } không ghi vào sổ { $unit } lần nữa.
RosterOver = Danh sách { $unit } này không dùng được nữa. { $Chi } gửi lại tệp giúp { $em } nhé.
NoBook = { $unit } không có sổ hội viên riêng. { $Chi } gửi danh sách của cả chi hội nhé.
job-failed = { $job ->
    [roster-read] { $Em } xin lỗi, { $em } chưa đọc xong được danh sách { $chi } gửi. { $Chi } gửi lại giúp { $em } nhé.
    [roster-write] { $Em } xin lỗi, { $em } chưa ghi xong được danh sách. { $Chi } chọn "Sửa lại" để bỏ phần đã ghi, rồi gửi lại tệp giúp { $em } nhé.
    [roster-undo] { $Em } xin lỗi, { $em } chưa bỏ xong được danh sách vừa ghi. { $Chi } chọn "Sửa lại" để { $em } làm tiếp nhé.
   *[other] { $Em } xin lỗi, { $em } chưa làm xong được việc { $chi } nhờ. { $Chi } nhắn lại giúp { $em } nhé.
}

## Xuất danh sách

paper-roster = Danh sách { $unit }: { $count } chị. Trong tệp có số điện thoại, { $chi } giữ kín giúp chị em nhé.
roster-file-name = Danh sách hội viên { $unit }
roster-sheet-name = Hội viên
roster-title = DANH SÁCH HỘI VIÊN { $unit }
roster-header-number = STT
roster-header-name = Họ và tên
roster-header-birth = Ngày sinh
roster-header-phone = Điện thoại
roster-header-group = Tổ
roster-header-branch = Chi hội
roster-header-joined = Ngày vào Hội
roster-header-card = Số thẻ
roster-header-note = Ghi chú
roster-header-ethnic = Dân tộc
roster-header-religion = Tôn giáo
roster-away = đi làm xa
roster-export-which = Xuất danh sách của đơn vị nào ạ?
roster-export-not-yours = Danh sách hội viên thì { $em } chỉ đưa cho tổ trưởng, chi hội trưởng, chi hội phó và cán bộ Hội ở xã.
label-export = Xuất ra Excel
my-sensitive = Dân tộc: { $ethnic ->
    [none] chưa ghi
   *[other] { $ethnic }
}. Tôn giáo: { $religion ->
    [none] chưa ghi
   *[other] { $religion }
}.
