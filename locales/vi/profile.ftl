# Thông tin của chị, và bốn cách nói không

my-data = Họ tên: { $name }
    Năm sinh: { $year ->
    [none] chưa có
   *[other] { $year }
}
    Điện thoại: { $phone ->
    [none] chưa có
   *[other] { $phone }
}
my-branch = Chi hội: { $branch }, STT { $number } trong sổ
my-records = Nhận tin qua: { $channels ->
    [none] chưa có
   *[other] { $channels }
}. Lời mời: { $invitations }. Lần điểm danh: { $attendances }. Tin { $em } đã gửi: { $messages }.
label-show-whole = Xem đầy đủ
label-link = Nối máy khác của { $chi }
label-call-me = Cách xưng hô
label-language = Ngôn ngữ
label-say-no = Thôi nhận tin, xóa, ra khỏi Hội
page-link = { $Chi } mở đường dẫn này trên máy tính trong 10 phút, chỉ dùng được một lần:
    { $link }
    Đừng đưa cho ai khác nhé.
no-page = Ở đây chưa mở được trên máy tính { $chi } ạ.
choose-pair = { $Chi } muốn xưng hô thế nào ạ?
pair-set = Dạ, từ nay { $em } gọi { $chi } như vậy.

four-ways = { $Chi } muốn:
label-stop-messages = Thôi nhận tin
label-tell-at-home = Nhờ báo tận nhà
label-erase = Xóa số điện thoại và tin nhắn ở đây (tên vẫn trong sổ chi hội)
label-leave = Xin ra khỏi Hội
label-nothing = Không làm gì
no-silence = Dạ, { $em } không nhắn { $chi } nữa. { $Chi } vẫn là hội viên. Muốn nhận lại thì { $chi } chọn số dưới đây.
no-home = Dạ, từ nay có lịch thì người trong chi hội đến báo { $chi } tận nhà.
NumberShut = Dạ, { $em } không nhắn vào số điện thoại của { $chi } nữa. Muốn nhận lại, { $chi } nhắn "bật tin qua số điện thoại".
NumberOpen = Dạ, { $em } ghi rồi: khi không nhắn được cho { $chi } ở đây thì { $em } được nhắn vào số điện thoại của { $chi }.{ $bare ->
    [0] {" "}Muốn thôi, { $chi } nhắn "tắt tin qua số điện thoại".
   *[other] {" "}Trong sổ chưa có số của { $chi }: { $chi } nhắn "số của tôi là" rồi đến số.
}
no-again = Dạ, { $em } nhắn tin cho { $chi } như trước.
label-messages-again = Nhận tin lại
erase-sure = { $Em } xóa số điện thoại và mọi tin nhắn của { $chi } ở đây. Tên { $chi } vẫn trong sổ chi hội. Xóa rồi không lấy lại được. { $Chi } chắc chưa?
no-erased = Dạ, { $em } xóa xong rồi. Cảm ơn { $chi }.
no-leave = { $head ->
    [none] Dạ, { $chi } gặp chi hội trưởng để xin ra khỏi Hội nhé.
   *[other] Dạ, { $em } đã nhắn chị { $head }. Chị ấy sẽ gặp { $chi } nói chuyện.
}
wants-to-leave = Chị { $name } nhắn muốn xin ra khỏi Hội. { $Chi } gặp chị ấy giúp nhé.
stranger-forgotten = Dạ, { $em } không còn giữ gì của { $chi } ở đây.
looked = { $who } đã xem { $what ->
    [roll] tên { $chi } trong bảng điểm danh
    [names] danh sách có tên { $chi } để lấy tệp số liệu
   *[phone] số điện thoại của { $chi }
}{ $times ->
    [1] {" "}{ $when_day }.
   *[other] {" "}{ $times } lần, gần nhất { $when_day }.
}

## Sửa thông tin của chị

label-correct-mine = Sửa thông tin
my-waiting = Đang chờ chi hội xem: { own-what }.
own-what = { $what ->
    [full_name] họ tên
    [calling_name] tên gọi
    [birth] năm sinh
   *[phone] số điện thoại
}
own-value = { $what ->
    [phone] số đuôi { $value }
   *[other] { $value }
}
ask-own_data-field = { $Chi } muốn sửa gì trong thông tin của { $chi } ạ?
ask-own_data-value = { $field ->
    [name] Họ và tên đúng của { $chi } là gì ạ?
    [birth] { $Chi } sinh năm nào (hay ngày nào) ạ?
   *[calling] Mọi người hay gọi { $chi } là gì ạ? Ví dụ: Hai Lan.
}
ask-own_data-phone = Số điện thoại mới của { $chi } là số nào ạ?
ask-own_data-pair = { $Chi } muốn xưng hô thế nào ạ?
OwnDataCorrected = Dạ, { $em } sửa { own-what } của { $chi } rồi: { $value ->
    [none] để trống
   *[other] { own-value }
}.
OwnChangeAsked = { $head ->
    [none] Dạ, { $em } ghi lại: { own-what } của { $chi } là { own-value }. Chi hội chưa có ai xem giúp được, có người { $em } chuyển ngay.
   *[other] Dạ, { $em } nhờ chị { $head } sửa { own-what } của { $chi }: { own-value }. Có trả lời { $em } nhắn { $chi } ngay.
}
own-name-lacks-accents = Tên { $chi } gõ không dấu. Muốn có dấu, { $chi } nhắn lại: tên tôi là, rồi tên có dấu.
own-renumbered = Số này nay đổi thành { $phone } { $chi } ạ.
label-withdraw-own = Thôi, để như cũ
OwnDataStands = Trong sổ đã ghi { own-what } của { $chi } như vậy rồi ạ.
OwnDataUndone = { $left ->
    [0] Dạ, { $em } ghi { own-what } của { $chi } lại như cũ.
   *[other] { own-what } của { $chi } đã sửa thêm lần nữa nên { $em } để nguyên.
}
OwnChangeWithdrawn = Dạ, { own-what } của { $chi } vẫn để như cũ.
OwnChangeOver = Việc này đã xong rồi { $chi } ạ.
NotInABook = Tên { $chi } chưa có trong sổ chi hội nào, nên { $em } chưa sửa được. { $Chi } nhờ cán bộ Hội ở trên sửa giúp nhé.
TooManyWishes = Hôm nay { $chi } nhờ sửa nhiều lần rồi. { $Chi } chờ chi hội xem đã, mai nhắn { $em } tiếp nhé.
own-question = Chị { $name } (STT { $number }) nhắn sửa { own-what }: { $what ->
    [phone] { $before ->
        [none] chưa có
       *[other] đuôi { $before }
    } → đuôi { $after }
   *[other] { $before ->
        [none] chưa có
       *[other] { $before }
    } → { $after }
}.
label-write-it-so = Sửa
label-leave-it = Không
OwnChangeMade = Dạ, { $em } sửa { own-what } của chị { $women }, STT { $number }: { own-value }. { $Em } báo lại chị ấy.
OwnChangeRefused = Dạ, { $em } để như cũ và nhắn chị { $women } hỏi { $chi }.
OwnChangePutOff = Dạ, { $chi } cứ hỏi chị { $women }. Hai hôm nữa { $em } nhắc. Muốn trả lời lúc nào, { $chi } nhắn "duyệt".
own-told = { $state ->
    [made] { $head ->
        [none] Chi hội đã sửa { own-what } của { $chi } như { $chi } nhắn.
       *[other] Chị { $head } đã sửa { own-what } của { $chi } như { $chi } nhắn.
    }
   *[other] { $head ->
        [none] Chi hội để { own-what } của { $chi } như cũ. { $Chi } gặp chi hội trưởng hỏi thêm nhé.
       *[other] Chị { $head } để { own-what } của { $chi } như cũ. { $Chi } gặp chị ấy hỏi thêm nhé.
    }
}

## Các buổi đã dự, ai đã xem số

label-own-attendance = Các buổi { $chi } đã dự
my-attendance = { $present ->
    [0] Năm { $year } { $em } chưa ghi buổi nào có { $chi }
   *[other] Năm { $year } { $em } ghi { $chi } có mặt { $present } buổi
}{ $missed ->
    [0] {""}
   *[other] , vắng { $missed } buổi{ $excused ->
        [0] {""}
       *[other] {" "}({ $excused } buổi có lý do)
    }
}.{ $unnamed ->
    [0] {""}
   *[other] {" "}Có { $unnamed } buổi chỉ đếm số người, không ghi tên ai.
} Ghi chưa đúng thì { $chi } nhắn chi hội trưởng giúp { $em }.
label-own-looks = Ai đã xem số của { $chi }
my-looks-none = Chưa có ai xem số điện thoại của { $chi }.
my-looks-more = Trước đó còn { $count } người nữa đã xem.
