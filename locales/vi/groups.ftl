# Tổ phụ nữ và câu lạc bộ

groups-heading = Chi hội { $branch } có { $count } tổ.{ $outside ->
    [0] {""}
   *[other] {" "}{ $outside } chị chưa vào tổ nào.
} { $Chi } xem tổ nào ạ?
group-line = { $name }: { group-size }, { group-led }
group-size = { $count ->
    [0] chưa có chị nào
   *[other] { $count } chị
}
group-led = { $reach ->
    [works] tổ trưởng chị { $leader }
    [nobody] chưa có tổ trưởng
    [not-linked] tổ trưởng chị { $leader } chưa nối máy
   *[not-reached] tổ trưởng chị { $leader }, tin chưa đến
}
no-groups = Chi hội { $branch } chưa chia tổ. { $Chi } muốn thêm tổ thì nhắn, ví dụ: tạo tổ 1
no-such-group = { $Em } không thấy tổ { $name } ạ.
which-group = { $Chi } nói tổ nào ạ?
group-at-a-glance = { $name }, { $branch }: { group-size }{ $away ->
    [0] {""}
   *[other] , trong đó { $away } chị đi làm xa
}.{ $own ->
    [true] {""}
   *[other] { $reach ->
    [works] {" "}Tổ trưởng: chị { $leader }.
    [nobody] {" "}Chưa có tổ trưởng, việc của tổ về chi hội trưởng.
    [not-linked] {" "}Tổ trưởng: chị { $leader }, chưa nối máy nên việc của tổ về chi hội trưởng.
   *[not-reached] {" "}Tổ trưởng: chị { $leader }, tin chưa đến nên việc của tổ về chi hội trưởng.
   }
}
group-meeting = { meeting-Kind } { $when_near }: đi được { $yes }, không đi được { $no }, chưa chắc { $unsure }, chưa trả lời { $silent }.{ $at_home ->
    [0] {""}
   *[other] {" "}Cần báo tận nhà: { $at_home } chị.
}
group-women = { $name } có { $count } chị, số đứng trước là STT trong sổ:
group-women-meeting = { $name } có { $count } chị, số đứng trước là STT trong sổ. { meeting-Kind } { $when_near }:
group-woman = { $number }. { $name }{ $year ->
    [none] {""}
   *[other] {" "}({ $year })
}{ $standing ->
    [yes] : đi được
    [no] : không đi được
    [unsure] : chưa chắc
    [silent] : chưa trả lời
    [home] : cần báo tận nhà
    [away] : đi làm xa
   *[none] {""}
}
group-empty = Chưa có chị nào ở { $name }. { $Chi } xếp các chị vào tổ thì nhắn, ví dụ: chuyển 3 7 12 sang { $name }
my-group = { $Chi } ở { $name }, { group-led }.
in-no-group = { $Chi } chưa vào tổ nào ạ.
label-new-group = Thêm tổ
label-all-groups = Các tổ
label-my-group = Tổ của { $chi }
label-groups = Các tổ
label-clubs = Câu lạc bộ
label-group-women = Danh sách tổ
label-name-leader = Giao tổ trưởng
label-leader-code = Mã nối máy cho người phụ trách
label-rename-group = Đổi tên
label-close-group = Đóng tổ

## Thêm, đổi tên, đóng

ask-group_new-unit = Thêm tổ cho chi hội nào ạ? Không thấy thì { $chi } nhắn tên thôn.
ask-group_new-name = Tổ mới tên gì ạ? Ví dụ: tổ 7, tổ Xóm Đình.{ $groups ->
    [none] {""}
   *[other] {"\u000A"}Đã có: { $groups }.
}
ask-group_rename-name = Đổi tên { $name } thành gì ạ?
ask-group_close-confirm = { $kind ->
    [club] Đóng { $name }? { $count ->
    [0] Chưa có chị nào tham gia.
   *[other] { $count } chị đang tham gia sẽ không còn trong đó nữa.
   }
   *[other] Đóng { $name }? { $count ->
    [0] Tổ không còn chị nào.
   *[other] { $count } chị sẽ thuộc thẳng chi hội, ai cũng giữ nguyên STT.
   }
}
label-close-it = Đóng
label-keep-it = Không đóng
GroupCreated = Dạ, { $branch } có thêm { $name }. Xếp các chị vào tổ thì { $chi } nhắn, ví dụ: chuyển 3 7 12 sang { $name }
group-made = Dạ, { $branch } có thêm { $name }.
group-there = Có { $name } rồi { $chi } ạ, { $em } không lập thêm.
GroupRenamed = Dạ, { $old } nay là { $name }.
GroupClosed = Dạ, { $em } đã đóng { $name }.{ $kind ->
    [club] {""}
   *[other] { $women ->
    [0] {""}
   *[other] {" "}{ $women } chị nay thuộc thẳng chi hội.
   }
}
GroupExists = Đã có { $name } rồi { $chi } ạ. { $Chi } chọn tên khác giúp { $em }.
BadGroupName = Tên chỉ gồm chữ và số, dài nhất { $limit } chữ cái. { $Chi } nhắn lại tên giúp { $em }.
GroupGone = Chỗ này không còn nữa { $chi } ạ.
GroupInUse = { $name } đã có chị em hoặc có người phụ trách rồi. Không cần nữa thì { $chi } nhắn: đóng { $name }
GroupMeets = Còn một buổi sắp họp ở { $name }. { $Chi } hoãn buổi đó trước, rồi đóng sau nhé.
NotInTheBook = Chị này không có trong sổ của { $chi } ạ.

## Người phụ trách

ask-leader-woman = { $found ->
    [0] { $kind ->
    [club] Chị nào phụ trách { $unit }? { $Chi } nhắn STT trong sổ hoặc tên.
   *[other] Chị nào làm tổ trưởng { $unit }? { $Chi } nhắn STT trong sổ hoặc tên.
   }
   *[other] Chị nào ạ? Số đứng trước là STT trong sổ.
}
ask-leader-confirm = Chị { $old } đang phụ trách { $unit }. Giao cho { $name } thay chị { $old }?
label-replace-leader = Giao
label-keep-leader = Không đổi
one-leader = { $Chi } nhắn một chị thôi, bằng STT hoặc tên giúp { $em }.
LeaderNamed = Dạ, từ hôm nay chị { $full_name } { $kind ->
    [club] phụ trách { $unit }.
   *[other] là tổ trưởng { $unit }.
}{ $reach ->
    [works] {" "}{ $Em } báo chị ấy ngay.
    [not-linked] {" "}Chị { $name } chưa nối máy với { $em }, tạm thời việc vẫn về { $chi }.
   *[other] {" "}Tin chưa đến chị { $name } được, tạm thời việc vẫn về { $chi }.
}
LeaderCode = { $Chi } đưa chị { $name } mã này: { $code }
    Chị { $name } nhắn mã cho { $em } từ máy của chị ấy trong 24 giờ. Đừng đưa mã cho ai khác.
LeaderEnded = { $name ->
    [none] Chưa có ai phụ trách { $unit } ạ.
   *[other] Dạ, chị { $name } thôi phụ trách { $unit } từ hôm nay. Việc ở đó về { $chi }.
}
LeadsAlready = Chị { $name } đang phụ trách { $unit } rồi { $chi } ạ.
LeaderChanged = Nay đã có chị khác phụ trách rồi ạ, { $em } để nguyên.
NoLeaderYet = Chưa có ai phụ trách { $unit }. { $Chi } giao cho một chị trước nhé.
HasLeader = Chị { $leader } vừa được giao phụ trách { $unit }. { $Chi } xem lại giúp { $em }.
CodeForAnother = Mã này cho một chị khác. Chị ấy nhắn mã từ máy của mình giúp { $em } nhé.
leader-named = Từ hôm nay { $chi } { $kind ->
    [club] phụ trách { $unit }. { $Chi } nhắn "câu lạc bộ" để xem ai tham gia.
   *[other] là tổ trưởng { $unit }. { $Chi } nhắn "tổ của tôi" để xem các chị trong tổ.
} Hội cảm ơn { $chi }.
leader-ended = Từ hôm nay { $chi } thôi { $kind ->
    [club] phụ trách { $unit }
   *[other] làm tổ trưởng { $unit }
}. Hội cảm ơn { $chi } nhiều.
not-in-the-book = Trong sổ không có STT { $numbers }. { $Chi } xem lại giúp { $em }.
which-in-the-book = { $count ->
    [0] { $Em } không thấy chị nào tên { $name } trong sổ.
   *[other] Có { $count } chị { $name }: { $women }. { $Chi } nhắn STT giúp { $em }.
}

## Câu lạc bộ

clubs-heading = { $count ->
    [1] Có một câu lạc bộ:
   *[other] Có { $count } câu lạc bộ, { $chi } xem cái nào ạ?
}
no-clubs = Chi hội và xã mình chưa có câu lạc bộ nào ạ.
club-line = { $club }{ $inside ->
    [true] {" "}({ $chi } đang tham gia)
   *[other] {""}
}
which-club = { $Chi } nói câu lạc bộ nào ạ?
club-led = { $reach ->
    [nobody] Chưa có người phụ trách.
   *[other] Chị { $leader } phụ trách.
}
club-at-a-glance = { $club }, { $place }. { club-led }{ $inside ->
    [true] {" "}{ $Chi } đang tham gia.
   *[other] {""}
}
club-for-head = { $club }, { $place }: { $count } chị. { club-led }{ $reach ->
    [not-linked] {" "}Chị { $leader } chưa nối máy.
    [not-reached] {" "}Tin chưa đến chị { $leader }.
   *[other] {""}
}{ $inside ->
    [true] {" "}{ $Chi } cũng đang tham gia.
   *[other] {""}
}
club-women = { $club } có { $count } chị, số đứng trước là STT trong sổ:
club-woman = { $number }. { $name }{ $year ->
    [none] {""}
   *[other] {" "}({ $year })
}{ $branch ->
    [none] {""}
   *[other] , { $branch }
}
club-empty = Chưa có chị nào ở { $club }.
no-such-club = { $Em } không thấy { $club } ở chi hội hay xã mình ạ.
label-make-club = Lập { $club }
label-all-clubs = Xem { $count } câu lạc bộ đang có
label-new-club = Thêm câu lạc bộ
label-club-women = Ai tham gia
label-put-in = Thêm chị em
label-name-club-leader = Giao người phụ trách
label-close-club = Đóng câu lạc bộ
label-join-club = Tham gia
label-leave-club = Thôi tham gia
ask-club_new-unit = Câu lạc bộ của nơi nào ạ?
ask-club_new-name = Câu lạc bộ mới tên gì ạ? Ví dụ: câu lạc bộ dân vũ.
club-bare = { $bare ->
    [true] {"\u000A"}Tên câu lạc bộ gõ chưa có dấu, chị em dễ đọc nhầm. { $Chi } muốn gõ lại thì nhắn "quay lại".
   *[other] {""}
}
ask-club_new-said_as = Tin nhắn có thể có người nhà đọc. Trong tin, { $em } gọi nhóm này là gì cho kín đáo? Ví dụ: nhóm chiều thứ Tư.{ club-bare }
ask-club_new-joining = Chị em muốn vào { $club } thì sao ạ?{ club-bare }
label-join-freely = Nhắn là vào được ngay
label-join-asking = Hỏi người phụ trách trước
NeedsAnotherName = Tên này nói ra chuyện riêng của các chị. { $Chi } chọn tên khác giúp { $em }, ví dụ: nhóm chiều thứ Tư.
ClubCreated = Dạ, { $place } có thêm { $name }. Thêm chị em thì { $chi } nhắn, ví dụ: thêm 3 7 12 vào { $name }
ask-club_put-branch = Các chị ấy ở chi hội nào ạ? Không thấy thì { $chi } nhắn tên thôn.
ask-club_put-line = { $kept ->
    [0] {""}
   *[other] Các chị kia { $em } giữ rồi.{" "}
}Thêm chị nào vào { $club }? { $Chi } nhắn STT trong sổ hoặc tên. Ví dụ: 3 7 12
unclear-women = { $Chi } nhắn STT trong sổ hoặc tên giúp { $em }, ví dụ: 3 7 12
PutIntoClub = { $added ->
    [0] Các chị ấy đã ở trong { $name } rồi ạ.
   *[other] Dạ, { $em } đã thêm { $added } chị vào { $name }.{ $known ->
    [0] {""}
   *[other] {" "}{ $known } chị đã ở trong đó từ trước.
   }
}
TakenFromClub = { $count ->
    [0] Các chị ấy không ở trong { $name } ạ.
   *[other] Dạ, { $count } chị thôi tham gia { $name }.
}
ClubOfOthers = { $count } chị không có trong sổ ở đây, { $em } chưa thêm ai cả.
say-who = Có nhiều chị cùng số { $numbers } ở các chi hội khác nhau. { $Chi } nhắn tên đầy đủ giúp { $em }.
ClubJoined = Dạ, { $chi } đã vào { $club }. Có buổi sinh hoạt { $em } nhắn { $chi }.
ClubLeft = Dạ, { $chi } đã thôi tham gia { $club }.
ClubAsked = Dạ, { $em } đã hỏi người phụ trách { $club }. Có trả lời { $em } nhắn { $chi } ngay.
NoSuchClub = { $Em } không thấy câu lạc bộ này ạ.
club-request = { $name }{ $year ->
    [none] {""}
   *[other] {" "}({ $year })
} muốn vào { $club }.
label-admit = Nhận chị ấy
label-decline = Chưa nhận
ClubAdmitted = Dạ, chị { $name } đã vào { $club }. { $Em } báo chị ấy ngay.
ClubDeclined = Dạ, { $em } sẽ thưa lại chị { $name }.
RequestOver = Việc này xong rồi { $chi } ạ.
club-answer = { $admitted ->
    [true] { $Chi } đã vào { $club }. Có buổi sinh hoạt { $em } nhắn { $chi }.
   *[other] Lần này { $club } chưa nhận thêm { $chi } ạ. { $Chi } hỏi chi hội trưởng giúp { $em } nhé.
}
