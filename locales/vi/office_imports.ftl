# Trang cán bộ: nhập danh sách, số phụ nữ

office-import-how = Một dòng một người: STT, họ và tên, năm sinh, số điện thoại, tổ. Máy đọc xong, { $chi } xem lại rồi mới ghi vào sổ.
office-import-of = Danh sách của
office-import-file = Tệp Excel hoặc CSV
office-import-read = Đọc và xem trước
office-import-before = Những lần trước
office-import-last = Danh sách gần đây, mới nhất ở trên
office-import-name = Tệp
office-import-no-name = danh sách
office-import-stands = Đã tới đâu
office-import-state = { $state ->
    [previewed] Chờ { $chi } xem
    [writing] Đang ghi vào sổ
    [written] Đã ghi vào sổ
    [undoing] Đang lấy lại như cũ
    [undone] Đã lấy lại như cũ
    [replaced] Đã thay bằng tệp gửi sau
    [follows] Chờ chuyển sang { $into }
    [closed] Không ghi được: nơi nhận đã giải thể
   *[dropped] Không ghi
}
office-import-one = Danh sách { $unit }
office-import-so-far = { $n } chị
office-import-write = Đúng, ghi vào sổ { $unit }
office-import-closed = { $unit } đã { $how ->
    [merged] sáp nhập vào { $into } từ { $day }. { $Chi } xem lại danh sách theo sổ { $into } rồi mới ghi.
   *[none] giải thể từ { $day }, danh sách này không ghi được nữa.
}
office-import-follow = Xem lại theo sổ { $unit }
office-import-drop = Thôi, không ghi
office-import-undo = Lấy lại như cũ
office-import-lines = Từng dòng trong tệp
office-import-lines-faulty = { $n } dòng cần xem lại, xếp lên đầu. Muốn sửa thì { $chi } sửa trong tệp rồi gửi lại.
office-import-untold = Nhiều quá nên { $n } dòng trong số ấy { $em } chưa kể ra ở đây.
office-import-lines-of = { $n } dòng
office-import-row = Dòng
office-import-deed = Sẽ làm gì
office-import-nameless = (không có tên)
office-import-becomes = { $deed ->
    [new] Thêm vào sổ
    [known] Có trong sổ rồi, giữ nguyên
    [update] Ghi thêm hoặc sửa: { $changes }
    [doubt] Chờ { $chi } chọn ở trên
    [gone] Đã ra khỏi sổ, giữ nguyên
    [other] Ghi chi hội khác, bỏ qua
   *[out] Bỏ qua
}
office-import-change = { $what ->
    [name] tên
    [phone] số điện thoại
    [birth] ngày sinh
    [group] tổ
   *[sensitive] dân tộc, tôn giáo
}
office-import-undo-why = Chị nào đã có thay đổi sau khi ghi thì giữ nguyên.
office-tree-file = Tệp các đơn vị
office-tree-file-why = Xem thử tệp danh mục đơn vị khác với hiện nay ở chỗ nào. Ở đây chỉ xem, không ghi.
office-tree-again = Gửi tệp khác
office-tree-columns = Dòng đầu của tệp ghi tên cột. Bốn cột đầu phải có, bốn cột sau có thì ghi:
office-tree-column = { $column ->
    [code] Mã đơn vị
    [name] Tên đơn vị
    [kind] Loại đơn vị
    [parent_code] Mã cấp trên
    [women_18] Số phụ nữ từ 18 tuổi
    [women_base] Tính theo
    [source] Lấy từ đâu
   *[date] Số liệu của ngày
}
office-tree-kind = { $kind ->
    [central] trung ương
    [province] tỉnh
    [district] huyện
    [commune] xã
    [branch] chi hội
    [group] tổ
    [club] câu lạc bộ
   *[committee] ban
}
office-tree-sample = Tải tệp mẫu (đã có sẵn các đơn vị hiện nay)
office-tree-sample-name = cac-don-vi
office-tree-sample-sheet = Các đơn vị
office-tree-nothing-written = Chưa ghi gì. Nếu ghi tệp này thì:
office-tree-count = { $what ->
    [added] Đơn vị mới
    [updated] Có số phụ nữ mới
    [renamed] Đổi tên
    [moved] Chuyển nơi khác
    [gone] Không còn trong tệp
   *[unchanged] Giữ nguyên
}
office-tree-line = { $what ->
    [renamed] { $old } thành { $name } ({ $code })
   *[moved] { $name } ({ $code }): từ { $old } về { $parent }
}
office-and-more = Và { $n } nữa.
office-tree-who-writes = Muốn ghi cả tệp thì { $chi } gửi cho người quản trị. Từng việc một thì { $chi } làm ở trang Thay đổi đơn vị.
office-tree-wrong = Tệp này chưa dùng được. { $Chi } sửa những chỗ sau rồi gửi lại:
office-tree-problem = { $fault ->
    [NO_COLUMN] Thiếu cột { $column }
    [UNKNOWN_COLUMN] Không rõ cột "{ $column }" là gì
   *[other] Dòng { $row }, cột { $column }, "{ $value }": { office-tree-fault }
}
office-tree-fault = { $fault ->
    [EMPTY] để trống
    [TOO_LONG] dài quá
    [NO_KIND] không phải loại đơn vị
    [NO_NUMBER] không phải số
    [NO_DATE] không phải ngày
    [TWICE] trùng dòng trước
    [NO_PARENT] không có đơn vị cấp trên này
    [NOT_BELOW] đơn vị cấp trên phải lớn hơn
    [CLOSED] đơn vị đã đóng
    [OTHER_KIND] khác loại với đơn vị đang có mã này
   *[other] không làm được
}
office-tree-strange = Dòng { $row }, mã { $code }: không ở trong phần { $chi } phụ trách
office-women-of = Phụ nữ từ 18 tuổi: { $unit }
office-women = Phụ nữ
office-base = Tính theo
office-source = Lấy từ đâu
office-counted-on = Số liệu của ngày
office-count-reason = Lý do (khi đổi số của nhiệm kỳ)
office-count-write = Ghi số của { $unit }
office-count-number = Số phụ nữ từ 18 tuổi
office-count-sheet = Ghi nhiều nơi bằng tệp
office-count-sheet-how = Tệp có hai cột: Đơn vị và Số phụ nữ. Cách tính, nguồn và ngày ghi ở đây là cho cả tệp; dòng nào trong tệp đã ghi thì theo dòng ấy.
office-counts-before = Những số đã ghi
office-counts-fixed = Số của một nhiệm kỳ giữ nguyên; đổi thì phải có lý do.
office-count-by = Người ghi
office-count-seen = { $count ->
    [1] Chưa ghi gì.
   *[other] Đọc được { $n } nơi. Chưa ghi gì.
}
office-count-unread = { $n } dòng chưa đọc được, sẽ bỏ qua:
office-count-problem = Dòng { $row }, "{ $text }": { $what ->
    [unit] không rõ nơi nào
    [twice] ghi hai lần
   *[number] số chưa đúng
}
office-count-will = Sẽ ghi
office-count-was = Số cũ
office-count-keep-all = { $count ->
    [1] { $wrong ->
        [none] Đúng, ghi số này
       *[other] Vẫn ghi số này
    }
   *[other] { $wrong ->
        [none] Đúng, ghi { $n } nơi
       *[other] Vẫn ghi { $n } nơi
    }
}
office-count-fixed = { $unit } đã có số của nhiệm kỳ này là { $women } chị.
office-count-sheet-kept = Tệp "{ $name }" { $em } còn giữ: { $chi } điền chỗ thiếu rồi bấm xem trước, không phải chọn lại tệp.
UploadGone = Tệp { $chi } chọn lúc nãy { $em } không còn giữ nữa. { $Chi } chọn lại tệp rồi bấm xem trước giúp { $em }.
office-count-holds = Số này dùng cho cả nhiệm kỳ; tỷ lệ tập hợp tính theo số này.
office-count-because = Lý do: { $reason }.
