"""What people want, in the ways that they type it; off-topic messages want nothing."""

import statistics
import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.reading.intents import Intent, near_intents, read_command, read_intent
from bot.reading.telex import fits, folded, strip_telex, words
from bot.reading.wishes import INTENTS
from models.text import fold

I = Intent  # noqa: E741 - a column of its own in the tables below
SAID = {
    I.MENU: """menu; MENU; xem mục; xem muc; mục lục; trang chủ; bắt đầu; /start; em ơi cho chị xem menu; danh muc""",
    I.BACK: """quay lại; quay lai; lùi; lui; trở lại; quay lại đi em; lùi lại; quya lai""",
    I.CANCEL: """thôi; thoi; hủy; huỷ; huy; bỏ qua; bo qua; không làm nữa; khong lam nua; thôi nhé; thôi em; hủy đi;
        hủy bỏ; thôi khỏi""",
    I.HELP: """trợ giúp; tro giup; giúp; giúp với; giúp chị với; hướng dẫn; huong dan; không biết làm;
        k hiểu gì hết em chỉ cách làm; /trogiup; help; làm sao; huowngs daanx""",
    I.LANGUAGE: """ngôn ngữ; ngon ngu; english; tiếng anh; tieng anh; đổi ngôn ngữ; /ngonngu; language""",
    I.SCHEDULE: """lịch; lich; lịch họp; lich hop; lịhc họp; lihc hop; may gio hop; mấy giờ họp; ủa mấy giờ họp;
        bao giờ họp; họp ở đâu; hop o dau; khi nào sinh hoạt; hôm nào họp; em ơi mấy giờ họp vậy;
        dạ cho chị hỏi mấy giờ họp vậy em; lichj hopj; lịch hợp; /lich; lịch họp tháng này; lich hopp; may gio hop z;
        cho hỏi họp ở đâu ạ; chừng nào họp; lichhop; lịch sinh hoạt; may gioi hop; xem lịch""",
    I.NEWS: """thông báo; thong bao; tin mới; tin moi; thoong baos; thogn bao; xem thông báo; có tin gì mới không em;
        thongbao; /thongbao; thông bao; thong bo""",
    I.CHECK_IN: """điểm danh; diem danh; điểm danh em ơi; ddieemr danh; diem dan; check in; tôi đến rồi; diemdanh;
        em muốn điểm danh; dieem danh""",
    I.PROFILE: """thông tin của tôi; thong tin cua toi; hồ sơ; ho so; hồ sơ của tôi; sửa thông tin;
        đổi số điện thoại; /hoso; thoong tin cuar tooi; xem hồ sơ""",
    I.REGISTER: """đăng ký; dang ky; dk; đk; dk hoi vien; đăng ký hội viên; vào hội; em muốn tham gia;
        chị muốn vào hội; cho em đăng ký với ạ; đăng kí; ddawng kys; dang kyy hoi vien; xin vào hội;
        tôi muốn đăng ký; dangky; đăg ký hội viên; đăng ký nhé em""",
    I.APPROVE: """duyệt; duyet; ai đăng ký; ai dang ky; duyệt hội viên; chờ duyệt; có ai đăng ký không; duyeetj;
        xem ai đăng ký""",
    I.MEMBERS: """hội viên; hoi vien; danh sách; danh sach; danh sách hội viên; danh sach hoi vie; hội vien;
        sổ chi hội; cho chị xem danh sách; hoi vein; danhsach""",
    I.INVITE: """mã mời; ma moi; mã qr; link mời; mã chi hội; in mã qr; cho chị mã mời""",
    I.GROUPS: """các tổ; cac to; danh sách tổ; xem các tổ; danh sách tổ trưởng""",
    I.MY_GROUP: """tổ của tôi; to cua toi; tổ mình""",
    I.CLUBS: """câu lạc bộ; cau lac bo; clb; vào câu lạc bộ; các câu lạc bộ""",
    I.CREATE_MEETING: """tạo họp; tao hop; gọi họp; goi hop; mời họp; moi hop; triệu tập; trieu tap; đặt lịch họp;
        taoj hopj; tạo cuộc họp; tạo lihc họp; chị muốn mời họp""",
    I.CHANGE_MEETING: """đổi giờ; doi gio; đổi lịch; đổi lịch họp; dời họp; doi hop; đổi giờ họp; dời lịch họp;
        đổi ngày họp; doiir gio hop; em muốn đổi giờ họp""",
    I.CANCEL_MEETING: """hủy họp; huy hop; hoãn họp; hoan hop; hủy buổi họp; hoãn buổi họp; không họp nữa; huyr hopj;
        hoãn lịch họp""",
    I.ANNOUNCE: """gửi tin; gui tin; nhắn cho chị em; nhan cho chi em; soạn thông báo; gửi thông báo;
        gửi tin cho chị em; soan thong baoo; gửi tinn nhắn""",
    I.ROLL: """điểm danh buổi họp; diem danh buoi hop; điểm danh chị em; ghi vắng; điểm danh hội viên;
        diem danh chi em; ghi điểm danh""",
    I.RESULTS: """vì sao vắng; ly do vang; sao chi em vang;
        kết quả; ket qua; ai đi; ai di; ai đi vậy em; ai trả lời; ai tra loi; bao nhiêu người đi;
        bao nhieu nguoi di; ai chưa trả lời; keets quar; xem kết quả; bao nhieu nguoi ddi; kêt quả""",
    I.STATS: """thống kê; thong ke; tỷ lệ dự sinh hoạt; tỉ lệ dự sinh hoạt; ty le; bao nhiêu người dự;
        ty le du sinh hoat; thoongs kee; thogn ke; báo cáo; số liệu; thống kế""",
    I.EXPORT: """xuất excel; xuat excel; tải excel; xuất file; /xuat; xuất danh sách; xuat exel""",
    I.CALENDAR: """lịch vào máy; đưa lịch vào máy; lich vao may""",
    I.UNDO: """sửa lại; sua lai; sữa lại; hoàn tác; hoan tac; làm lại; ghi nhầm rồi; suwar laij; sửa lại nhé""",
    I.HOME: """báo tận nhà; bao tan nha; danh sách báo tận nhà; ai cần báo tận nhà; danh sach bao tan nha;
        bao taanj nhaf""",
    I.DOOR_TOLD: """đã báo xong; báo hết rồi; da bao het; em đã báo hết rồi""",
    I.LINK: """liên kết; lien ket; nối máy; nối zalo; noi zalo; đổi máy; liên kêt; dùng máy khác""",
    I.UNLINK: """thôi nối máy này; thoi noi may nay; bỏ liên kết; không dùng máy này nữa""",
    I.MY_DATA: """dữ liệu của tôi; du lieu cua toi; tải dữ liệu của tôi; /dulieu; hội lưu gì của tôi""",
    I.STOP: """tắt tin; tat tin; thôi nhận tin; thoi nhan tin; đừng nhắn nữa; dung nhan nua; đừng gửi tin nữa;
        không nhận tin nữa; stop; em ơi đừng nhắn nữa nhé; dung nhan nuaa""",
    I.ERASE: """xóa hết thông tin của tôi; xoa het thong tin cua toi; xoá hết thông tin của tôi; xóa; xoá; xoa;
        xóa dữ liệu của tôi; xóa số điện thoại; xóa hết thông tin cuả tôi; xoas heets thoong tin cuar tooi""",
    I.LEAVE: """ra khỏi hội; ra khoi hoi; xin ra khỏi hội; rời hội; tôi muốn ra khỏi hội; xin thôi hội viên;
        xin ra khoi hooij""",
    I.OPINION: """góp ý; gop y; ý kiến; em có ý kiến; phản ánh""",
    I.CHECK_NOTICE: """kiểm tra; kiem tra tin; tin này có đúng không""",
    I.PAGE: """xem trên máy tính; mo tren may tinh""",
    I.OFFICE: """trang web; vào trang web; mở trang; mo trang; trang so lieu; mowr trang web""",
    I.UNITS: """đơn vị; don vi; kiện toàn; từng chi hội""",
}
LABELLED = [(text.strip(), intent) for intent, table in SAID.items() for text in table.split(";")]
SLIPS_THAT_MAY_BE_ASKED = {"thống kế", "k hiểu gì hết em chỉ cách làm", "may gioi hop", "doiir gio hop"}

OFF_TOPIC = """trời mưa quá; giá lúa hôm nay bao nhiêu; Tuyết; tuyết; tuyet; chị Duyên; đi họp; mới họp xong;
    mới họp; đang họp; họp; thổi; con gà nhà tôi; hôm nay nắng to; chị ăn cơm chưa; bán bò; mua phân bón ở đâu;
    nhà có giỗ; hội chợ ở xã; tin tôi đi; gửi tiền; tiền mới; xoa bóp; thôn Mận; thôn Bưởi; xã Hoa Mai;
    Nguyễn Thị Lụa; Trần Thị Cúc; nguyễn thị lụa; Lê Huy; chị Lan; bà Đào; 0384567890; 1971; 12/3/1975; 7 rưỡi tối;
    nhà văn hóa thôn; hướng dẫn làm hồ sơ vay vốn; vay vốn ngân hàng; em muốn vay tiền; lãi suất bao nhiêu;
    bảo hiểm y tế; tiêm phòng cho cháu; trường học mấy giờ tan; mấy giờ xe chạy; mấy giờ rồi; bao giờ mưa; ở đâu;
    khi nào; ai; gì; sao; hả; ừ; dạ; có; không; đi được; không đi được; bận; chưa chắc; không đăng ký;
    không muốn tham gia; khoan hủy họp; không xóa; đừng hủy; chưa đăng ký được; cảm ơn em; chào em; alo;
    mẹ con đi rẫy rồi; lừa đảo hả; gửi nhầm rồi; chồng đánh; bị đánh; vắng 3 7 12; có mặt 91 người; đã báo 3 7; 4821;
    chúc mừng sinh nhật; chúc mừng 8/3; ngày 20/10; hát hay quá; văn nghệ; đá bóng nữ; nấu ăn ngon; quay phim;
    quay số; giúp đỡ người nghèo; lúa chín rồi; thi cắm hoa; đường hư quá; mất điện; nước yếu; con bò bị bệnh;
    lịch sử; lịch âm; đợi họp; menu quán ăn; danh hiệu thi đua; danh dự; điểm thi; tỷ phú; thông cảm; thông cáo;
    thông gia; xuất gia; xuất ngũ; kết hôn; kết bạn; góp vốn; đổi tiền; đổi gió; dời nhà; liên hoan; hồ sen;
    tắt điện; tắt bếp"""


@pytest.mark.parametrize(("text", "intent"), [pair for pair in LABELLED if pair[0] not in SLIPS_THAT_MAY_BE_ASKED])
def test_a_wish_is_understood(text: str, intent: Intent) -> None:
    assert read_intent(text) is intent


@pytest.mark.parametrize("text", sorted(SLIPS_THAT_MAY_BE_ASKED))
def test_a_heavy_slip_is_asked_back_and_never_misread(text: str) -> None:
    meant = dict(LABELLED)[text]
    assert read_intent(text) in (meant, None)
    assert meant in near_intents(text)


@pytest.mark.parametrize("text", OFF_TOPIC.split(";"))
def test_an_off_topic_message_wants_nothing(text: str) -> None:
    assert read_intent(text.strip()) is None


def test_the_tables_are_large_enough_to_mean_something() -> None:
    assert len(LABELLED) >= 300
    assert len(OFF_TOPIC.split(";")) >= 100


PHRASES = [(phrase.strip(), intent) for intent, table in INTENTS.items() for phrase in table.split(",")]


@pytest.mark.parametrize(("phrase", "intent"), PHRASES)
def test_every_phrase_means_its_intent_with_and_without_marks(phrase: str, intent: Intent) -> None:
    assert read_intent(phrase) is intent
    assert read_intent(fold(phrase)) is intent
    assert read_intent(phrase.upper() + "!") is intent


@given(st.sampled_from([p for p, _ in PHRASES if len(p) > 8]), st.data())
def test_two_swapped_letters_are_never_taken_for_another_wish(phrase: str, data: st.DataObject) -> None:
    at = data.draw(st.integers(0, len(phrase) - 2))
    slip = phrase[:at] + phrase[at + 1] + phrase[at] + phrase[at + 2 :]
    assert read_intent(slip) in (dict(PHRASES)[phrase], None)


def test_a_wish_outside_the_allowed_ones_is_none_and_not_the_next_best() -> None:
    assert read_intent("hủy họp", {Intent.CANCEL}) is None
    assert read_intent("hủy", {Intent.CANCEL}) is Intent.CANCEL


def test_candidates_to_ask_back_with_come_nearest_first() -> None:
    assert near_intents("lich hop bua truoc")[0] is Intent.SCHEDULE
    assert len(near_intents("họp", 2)) == 2
    assert near_intents("") == near_intents("xyzxyz qqq") == []


@pytest.mark.parametrize(
    ("text", "command"),
    [
        ("tỷ lệ dự sinh hoạt xã Hoa Mai quý 3", (Intent.STATS, "xã Hoa Mai quý 3")),
        ("cho chị xem thống kê thôn Mận", (Intent.STATS, "thôn Mận")),
        ("/thongke thôn Mận", (Intent.STATS, "thôn Mận")),
        ("diem danh 4821", (Intent.CHECK_IN, "4821")),
        ("kiểm tra 4821", (Intent.CHECK_NOTICE, "4821")),
        ("thống kê", None),
        ("trời mưa quá", None),
        ("", None),
    ],
)
def test_what_follows_a_command_keeps_its_spelling(text: str, command: tuple[Intent, str] | None) -> None:
    assert read_command(text) == command


@pytest.mark.parametrize(
    ("typed", "stripped"),
    [
        ("lichj", "lich"),
        ("dduwowcj", "duoc"),
        ("dduowjc", "duoc"),
        ("khoong", "khong"),
        ("hopj", "hop"),
        ("nguyeenx", "nguyen"),
        ("menu", "menu"),
        ("123", "123"),
    ],
)
def test_telex_letters_are_taken_off(typed: str, stripped: str) -> None:
    assert strip_telex(typed) == stripped


@pytest.mark.parametrize(
    ("typed", "meant", "fit"),
    [
        ("ban", "bận", True),
        ("bạn", "bận", False),
        ("sữa", "sửa", True),
        ("hoà", "hòa", True),
        ("dược", "được", True),
        ("chùa", "chưa", False),
        ("hop", "họp", True),
    ],
)
def test_marks_may_be_missing_but_not_other_ones(typed: str, meant: str, fit: bool) -> None:
    assert fits(typed, meant) is fit


@given(st.text(max_size=300))
def test_any_text_can_be_read(text: str) -> None:
    assert len(words(text)) == len(folded(words(text)))
    read_intent(text)
    near_intents(text)
    read_command(text)


def test_a_message_is_read_in_a_fifth_of_a_millisecond() -> None:
    taken = []
    for text, _ in LABELLED:
        start = time.perf_counter()
        read_intent(text)
        taken.append(time.perf_counter() - start)
    assert statistics.median(taken) < 0.0002
