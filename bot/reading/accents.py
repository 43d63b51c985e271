"""Whether something that others will read was typed without its accents; her words themselves are never changed."""

import re

from models.text import clean, fold

_WORD = re.compile(r"[^\W\d_]+")
# Syllables that mean nothing, or something else, without their marks: one of them is enough in a text without any.
_NEED_MARKS = frozenset(
    """
    nha thon xa ap xom pho phuong truong hoi dinh chua tram uy dia diem cong duong noi huong ho vay von don ve
    hop thong phu nu hien kham suc khoe tap huan luyen tuyen truyen phong chong chay cac nhung duoc den moi
    nguoi tien quy dong gop ngay gio toi sang chieu trua thu bay nhat bon muoi nuoc rac doi thi dien thoai
    vuon rau hoc nghe nghi dang ky bieu mung tet tang qua giup khong nhe bac viec chuyen sach kinh ngheo hiem
    bong lich khieu dip niem
    """.split()  # noqa: SIM905 (a table is read more easily than a list)
)
# Family names that are never written without a mark, and "Thị": a name with one of them and no mark at all lacks some.
_FAMILIES = frozenset(
    """
    nguyen tran le pham hoang huynh phan vu vo dang bui do ho ngo duong ly dao dinh trinh truong doan phung luong luu
    ta trieu chau tang thach lam ha quach kieu tong khuat nghiem vuong hua mac dam giap au lo quang to dong bach
    """.split()  # noqa: SIM905
)
_FEWEST = 2  # words; one alone may be anything


def lacks_accents(text: str) -> bool:
    """Whether a text of two words or more has no Vietnamese mark at all, though its words need some.

    "nha chi Suong" and "don ve sinh duong lang" do; "Hoa Mai", "karaoke Lan Anh", "Zoom" and mixed texts do not.
    """
    shown = clean(text)
    words = [word.lower() for word in _WORD.findall(shown)]
    return shown.isascii() and len(words) >= _FEWEST and any(word in _NEED_MARKS for word in words)


def name_lacks_accents(name: str) -> bool:
    """Whether a full name was typed without its marks: "Nguyen Thi Lua" was, "Mai Lan Anh" and "H'Bia" were not."""
    words = clean(name).lower().split()
    return name.isascii() and len(words) >= _FEWEST and (words[0] in _FAMILIES or "thi" in words[1:-1])


_CLUB = re.compile(r"(?:câu lạc bộ|cau lac bo|clb|mô hình|mo hinh|tổ|to|nhóm|nhom)\s+", re.IGNORECASE)


def club_lacks_accents(name: str) -> bool:
    """Whether the name of a club was typed without its marks: "clb dan vu" was, "CLB Hoa Mai" and "clb yoga" not.

    What stands before it may be ours.
    """
    own = _CLUB.sub("", clean(name), count=1)
    words = _WORD.findall(own)
    return own.isascii() and len(words) >= _FEWEST and (own.islower() or lacks_accents(own))


def same_name(typed: str, bare: str) -> bool:
    """Whether a text is that bare name once more, now with its marks."""
    return not typed.isascii() and fold(typed) == fold(bare)
