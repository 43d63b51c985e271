"""Women written without an order to add them: only what can be nothing else, as a reflex "1" would write it."""

import re
from datetime import date

from bot.reading.member_lines import looks_like_women, read_women
from models.roster_files import RosterRow
from models.text import clean, fold

_OLDEST = 100  # years: "lương tháng 12" is nobody's age
_SHORT = 2  # words of a name that may as well be a thing: "hồ sơ", "vu lan"

_FAMILIES = frozenset(
    """
    nguyễn trần lê phạm hoàng huỳnh phan vũ võ đặng bùi đỗ hồ ngô dương lý đào đinh trịnh trương đoàn phùng lương lưu
    mai cao tạ triệu châu tăng thạch lâm hà quách kiều tống khuất nghiêm vương hứa mạc đàm giáp âu tô bạch đậu thái tôn
    từ la lã lại kim chu ninh nông hoà vi lò lường lù vàng giàng sùng thào lầu hạng cầm quàng tòng bế ma bàn phàn chảo
    tẩn lô lữ kha điêu đèo viên văn ông tiêu trà thân cù cung doãn khổng khúc lục mã nhâm phí phó sầm tưởng
    """.split()  # noqa: SIM905 (a table is read more easily than a list)
)
_PLAIN_FAMILIES = frozenset(map(fold, _FAMILIES))
# Words of questions, orders and meetings, as they stand in no full name; "chi" may end one: "Mai Chi".
_TALK = frozenset(
    """
    bao nhiêu mấy trên dưới kế hoạch tháng năm ngày tuần quỹ chị bà ban giúp hỏi cho của tôi mình em họp sinh hoạt hội
    nghị báo cáo danh sách đăng ký gửi tin nhắn xem tìm ai đâu nào không chưa đã được rồi người tuổi số điện thoại vắng
    mặt điểm danh thông kê thu chi nộp đóng góp buổi giờ sáng chiều tối hôm nay qua sửa xóa ghi gọi nhắc tổ thôn xóm
    nhà văn phòng quà tặng vay vốn hộ nghèo lại nữa thêm bớt còn có với và hay thì là ở tại đến từ
    """.split()  # noqa: SIM905
)
_PLAIN_TALK = frozenset(map(fold, _TALK))

_TALKS = re.compile(
    r"(?:(?:em|toi|chi|minh|con|cho|xin|muon) )*(?:dang k[yi]|bao (?:cao|nhieu|gio)|ke hoach|so dien thoai|xem|gui"
    r"|danh sach|hop|sinh hoat|thong ke|hoi (?:nghi|phi|vien)|lam sao|the nao|giup|muon|cho (?:me|ba|con|chi|em|toi))\b"
)


def are_women(text: str, *, today: date) -> bool:
    """Whether a message without an order holds women and nothing else, each with a year or a phone.

    Her name begins with a family name, or has "Thị" behind its first word, and holds no word of questions and meetings:
    "bao nhieu chi tren 60" and "mai chi ban 20" name nobody. Two digits are a year of birth only behind a name of three
    words and more: "vu lan 15", "phan anh 12".
    """
    if not looks_like_women(text, today=today):
        return False
    return all(_is_woman(row, text, today) for row in read_women(text, today=today).rows)


def _is_woman(row: RosterRow, text: str, today: date) -> bool:
    in_full = bool(row.phone) or (row.birth_year is not None and str(row.birth_year) in text)
    if in_full and not text.isascii() and row.full_name in text and row.full_name.istitle():
        return fold(row.full_name).split()[0] in _PLAIN_FAMILIES or is_full_name(row.full_name, plain=False)
    if not is_full_name(row.full_name, plain=text.isascii()):
        return False
    short = len(row.full_name.split()) <= _SHORT or (row.birth_year or 0) <= today.year - _OLDEST
    return in_full or not short


def is_full_name(name: str, *, plain: bool) -> bool:
    """Whether words are a woman's full name rather than talk; `plain` where the whole was typed without accents."""
    words = clean(name).lower().split()
    family = "'" in name or words[0] in (_PLAIN_FAMILIES if plain or words[0].isascii() else _FAMILIES)
    if len(words) > 2 and words[1] in {"thị", "thi"} and (family or words[1] == "thị"):
        return not _talks(words[:1], plain=plain) or family
    return family and not _talks(words[1:], plain=plain)


def is_talk(name: str) -> bool:
    """Whether words that stand where a name was asked for ask or order something: "đăng ký cho mẹ tôi"."""
    return _TALKS.match(fold(name)) is not None


def _talks(words: list[str], *, plain: bool) -> bool:
    talk = _PLAIN_TALK if plain else _TALK
    return any(word in talk for word in words[:-1]) or any(word in talk and word != "chi" for word in words[-1:])
