"""What is asked of the book as a whole: "ai chưa đóng hội phí", "tổ 2 ai đi làm xa", "danh sách nòng cốt"."""

import re
from dataclasses import dataclass, replace

from bot.reading.audiences import Named, read_audience
from models.member_standings import Standing
from models.text import fold

LONGEST = 120  # characters


@dataclass(frozen=True)
class BookList:
    """Whom she wants to see, None for all that can be seen; `year` as typed, `group` is a group's number (0: all)."""

    standing: Standing | None
    year: str = ""
    group: int = 0


_YEAR = r"(?: nam)?(?: (?P<y>\d{4}|nay|ngoai|truoc))?"
_FEE = rf"(?:tien )?(?:hoi )?phi(?: hoi vien)?{_YEAR}"
_NOT = r"(?:con )?(?:chua|khong|ko|k)"
_PHONE = r"(?:so dien thoai|so dt|sdt|dien thoai|so may|zalo)"
_LINKED = r"(?:noi may|lien ket|noi zalo|nhan tin duoc|vao bot)"  # "ai chưa nhận tin" is about a notice
_STANDINGS: tuple[tuple[Standing, str], ...] = (
    (Standing.OWES, rf"(?:{_NOT} (?:dong|nop)(?: du)?|(?:con )?(?:thieu|no)(?: tien)?) {_FEE}"),
    (Standing.OWES, rf"{_FEE} (?:ai |chi nao |nhung ai )?{_NOT} (?:dong|nop)"),
    (Standing.PAID, rf"(?:da )?(?:dong|nop)(?: du| xong| roi)* {_FEE}(?: du| xong)*"),
    (Standing.PAID, rf"{_FEE} (?:ai |chi nao |nhung ai )?(?:da )?(?:dong|nop)"),
    (Standing.NO_CARD, rf"{_NOT} (?:co|duoc cap|nhan|duoc nhan|duoc)(?: duoc| cap)* the(?: hoi vien)?"),
    (Standing.CARD, r"(?:da )?(?:co|duoc cap|nhan)(?: duoc)* the(?: hoi vien)?"),
    (Standing.CORE, r"(?:la |lam )?(?:hoi vien )?nong cot"),
    (Standing.HONORARY, r"(?:la )?(?:hoi vien )?danh du"),
    (Standing.AWAY, r"(?:dang |da )?(?:di lam an xa|di lam xa|lam an xa|lam xa|di xa|o xa|di nuoc ngoai)"),
    (Standing.NO_PHONE, rf"{_NOT} (?:co|dung) {_PHONE}"),
    (Standing.NOT_LINKED, rf"{_NOT} {_LINKED}"),
    (
        Standing.NO_BIRTH,
        rf"(?:bi )?(?:{_NOT} (?:co |ghi |biet |khai )?|thieu )(?:nam sinh|ngay sinh|tuoi)",
    ),
    (Standing.NO_GROUP, rf"{_NOT} (?:co|vao|thuoc|o|(?:duoc )?(?:xep|chia)(?: vao)?) to(?: nao)?"),
)
_WHO = (
    r"(?:(?:co |tong |hien co )*(?:bao nhieu|may|so|so luong)(?: chi em)? (?:hoi vien|phu nu|chi em)"
    r"|ai|co ai|con ai|co (?:may|bao nhieu) (?:chi|nguoi|ba)|(?:chi em|hoi vien) nao"
    r"|chi nao|ba nao|nguoi nao|nhung ai|con nhung ai|may chi"
    r"|may nguoi|bao nhieu chi|bao nhieu nguoi|con bao nhieu chi|nhung chi|cac chi|nhung nguoi|chi em|hoi vien"
    r"|ds|danh sach|danh sach (?:chi em|cac chi|nhung chi|nhung nguoi|hoi vien|nguoi)|so(?: luong)?)"
)
_ASKING = r"(?:(?:em|cho|chi|toi|xem|kiem tra|tim|coi|biet|hoi|loc|liet ke) ){0,4}"  # each word in one way only
_IN_GROUP = r"(?:(?:o |trong )?to (?:so )?(?P<g>\d{1,2}) ?)?"
_AFTER = r"(?: (?:roi|a|nhe|nha|em|vay|the|day|hien nay|bay gio|nhi|hay chua|chua|luon)){0,4}"
_GROUP_AFTER = r"(?: (?:o |trong |cua )?to (?:so )?(?P<h>\d{1,2}))?"
_LISTS = tuple(
    (standing, re.compile(rf"{_ASKING}{_IN_GROUP}{_ASKING}(?P<who>{_WHO} )?(?:ma )?{said}{_GROUP_AFTER}{_AFTER}"))
    for standing, said in _STANDINGS
)
_AGED = re.compile(
    rf"{_ASKING}(?P<in>(?:o |trong )?to (?:so )?\d{{1,2}} )?{_ASKING}{_WHO}(?: nao| nhung| cac| chi)*"
    r" (?P<rest>.{2,60}?)"
    rf" tuoi(?: (?P<after>tro len|tro xuong|tro di))?(?P<of> (?:o |trong |cua )?to (?:so )?\d{{1,2}})?{_AFTER}"
)
_FEES = re.compile(
    rf"{_ASKING}{_IN_GROUP}(?:(?:thu|dong|nop|ghi|theo doi|so|danh sach|tinh hinh) ){{0,3}}{_FEE}{_AFTER}"
)
_ALL = re.compile(rf"{_ASKING}(?:hoi phi the nong cot(?: danh du)?|the hoi vien|loc (?:danh sach|hoi vien))")
# Told rather than asked where no "ai" stands in front of it, and said of oneself: "đi làm xa", "chưa đóng hội phí".
_OF_ONESELF = frozenset(Standing) - {Standing.CORE, Standing.HONORARY, Standing.NO_BIRTH, Standing.NO_GROUP}


def read_aged(text: str) -> Named | None:
    """Of which ages somebody asks to see the women: "hội viên trên 60 tuổi", "tổ 2 có mấy chị dưới 35 tuổi"; None where
    it is about something else. Only ages and at most one group are named."""
    if len(text) > LONGEST or "\n" in text.strip() or ":" in text:
        return None
    found = _AGED.fullmatch(_with_years(text))
    if found is None:
        return None
    group = found["in"] or found["of"] or ""
    named = read_audience(f"{found['rest']} tuoi {found['after'] or ''} {group}")
    if named is None or (named.age_from is None and named.age_to is None):
        return None
    bare = replace(named, age_from=None, age_to=None, groups=named.groups[1:])
    return named if bare == Named() else None


def _with_years(text: str) -> str:
    """ "bao nhieu chi tren 60", "hội viên cao tuổi": of age, where no percent is said."""
    plain = _HOW_MANY.sub("", fold(text))
    plain = re.sub(r"(hoi vien|phu nu|chi|chi em) (?:cao tuoi|lon tuoi|nguoi gia)$", r"\1 tu 60 tuoi tro len", plain)
    plain = re.sub(r"(hoi vien|phu nu|chi|chi em) tre(?: tuoi)?$", r"\1 35 tuoi tro xuong", plain)
    if "tuoi" in plain.split() or "%" in text or "phan tram" in plain or "chi hoi" in plain:
        return plain
    return _BARE_AGE.sub(r"\g<0> tuoi", plain) if _BARE_AGE.search(plain) else plain


_HOW_MANY = re.compile(r"(?: (?:la|co|duoc|gom|khoang))* (?:bao nhieu|may)(?: (?:chi|nguoi|chi em|hoi vien))?$")
_BARE_AGE = re.compile(r"(?<!\S)(?:tren|duoi|tu|hon) [1-9]\d(?: (?:den|toi) [1-9]\d)?(?= tro len$| tro xuong$|$)")


def read_book_list(text: str) -> BookList | None:
    """Which women of the book somebody asks for, or None where it is about something else."""
    if len(text) > LONGEST or "\n" in text.strip():
        return None
    line = fold(text)
    for standing, pattern in _LISTS:
        found = pattern.fullmatch(line)
        if found is None:
            continue
        parts = found.groupdict()
        group = int(parts["g"] or parts["h"] or 0)
        asked = parts["who"] or group or line.startswith("hoi phi") or "?" in text
        if standing in _OF_ONESELF and not asked:
            break
        return BookList(standing, parts.get("y") or "", group)
    if (found := _FEES.fullmatch(line)) is not None:
        return BookList(None, found["y"] or "", int(found["g"] or 0))
    return BookList(None) if _ALL.fullmatch(line) is not None else None
