"""Women typed one a line: "Nguyễn Thị Lan 1975 0912345678", "2. TRẦN THỊ HOA, sn 12/3/80, tổ 2", as people write it."""

import re
from dataclasses import dataclass, field
from datetime import date

from models.births import BadBirth, Birth, BirthFault, read_birth
from models.full_names import is_full
from models.phones import BadPhone, PhoneFault, read_phone
from models.roster_files import Problem, ProblemKind, RosterFile, RosterRow, SheetTally, signs
from models.roster_layout import full_name
from models.text import clean, fold

MOST_LINES = 60  # more women are sent as a file
LONGEST = 5000  # characters

_NUMBERED = re.compile(r"^\s*(?:stt\s*)?\d{1,3}\s*(?:[.)\-:/]|\s(?=\s*[^\W\d_]))\s*", re.IGNORECASE)
_BULLET = re.compile(r"^[\s•*+–—-]+")
_SEPARATOR = re.compile(r"\s*[,;|\t]+\s*|\s+[–—-]\s+")
_GROUP = re.compile(
    r"\b(?:(?:vào|vao|thuộc|thuoc|ở)\s+)?(?:tổ|to)\s+(?:(?:phụ nữ|phu nu|số|so)\s+)*(\d{1,2})\b", re.IGNORECASE
)
_DAY = re.compile(r"(?<![\d./-])\d{1,2}\s?[/.-]\s?\d{1,2}\s?[/.-]\s?(?:19|20)\d\d(?![./-]?\d)")
_DAY_IN_WORDS = re.compile(r"\b\d{1,2}\s+(?:tháng|thang)\s+\d{1,2}\s+(?:năm|nam)\s+\d{4}\b", re.IGNORECASE)
_SHORT_DAY = re.compile(r"(?<![\d./-])\d{1,2}[/.-]\d{1,2}[/.-]\d{2}(?![./-]?\d)")
_PHONE = re.compile(r"(?<![\d./-])(?:\+\s?84|84(?=\d)|0)(?:[ .-]?\d){8,10}(?!\d)|(?<!\d)[35789]\d{8}(?!\d)")
_YEAR = re.compile(r"(?<![\d./-])(?:19|20)\d\d(?![\d./-])")
_BORN = re.compile(r"\b(?:sinh\s+năm|sinh\s+nam|năm\s+sinh|nam\s+sinh|sinh|sn|ns)\s*[:.]?\s*(\d{2,4})\b", re.IGNORECASE)
_LABELS = re.compile(
    r"\b(?:sinh\s+ngày|ngày\s+sinh|sinh\s+năm|năm\s+sinh|sinh\s+nam|nam\s+sinh|ngay\s+sinh|sinh|sn|ns|ngày|ngay|số\s+điện\s+thoại"
    r"|so\s+dien\s+thoai|điện\s+thoại|dien\s+thoai|sđt|sdt|đtdđ|đt|dt|zalo)\b\s*[:.]?",
    re.IGNORECASE,
)
_TITLE = re.compile(r"^(?:chị|bà|cô|hội viên|họ tên|họ và tên)\s*:?\s+", re.IGNORECASE)
_DIGITS = re.compile(r"\d[\d .-]*\d|\d")
_NAME = re.compile(r"[^\W\d_]+(?:['’`][^\W\d_]+)?(?:[ -][^\W\d_]+(?:['’`][^\W\d_]+)?)*")
_PLACE = ""  # a message has no sheets


@dataclass
class _Line:
    """What is left of a line while its parts are taken out."""

    rest: str
    taken: list[str] = field(default_factory=list)

    def take(self, pattern: re.Pattern[str], part: int = 0) -> str:
        """The first match, which then no longer stands in the line; "" where there is none."""
        found = pattern.search(self.rest)
        if found is None:
            return ""
        self.rest = f"{self.rest[: found.start()]} , {self.rest[found.end() :]}"
        return found[part]


def read_women(text: str, *, today: date) -> RosterFile:
    """The women of a message, one a line, as a list of one nameless sheet whose rows are the lines.

    What is wrong with a line stands in `problems`; a line without a full name, or of a girl, is left out.
    """
    roster = RosterFile()
    tally = SheetTally(_PLACE)
    roster.sheets.append(tally)
    met: dict[object, int] = {}
    phones: dict[str, int] = {}
    at = 0
    for raw in text[:LONGEST].splitlines():
        if not clean(raw):
            continue
        at += 1
        row = _read(raw, at, today, roster)
        if row is None:
            tally.unreadable += 1
            continue
        hers, known_by = signs(row)
        earlier = next((met[sign] for sign in known_by if sign in met), None)
        if earlier is not None:
            _note(roster, at, ProblemKind.REPEATED, row.full_name, same_as=earlier)
            tally.repeated += 1
            continue
        if row.phone and phones.setdefault(row.phone, at) != at:
            _note(roster, at, ProblemKind.SHARED_PHONE, "", same_as=phones[row.phone])
        for sign in hers:
            met.setdefault(sign, at)
        tally.readable += 1
        roster.rows.append(row)
    return roster


# "chị Thơm đổi số 0977…" is about a woman who is there.
# "ghi có mặt chị Yến 1987" is about one as well: within a name nobody is called "chị", and no name begins so.
_SAID_OF_ONE = re.compile(r"\S+\s+(?:\S+\s+)*?(?:chị|bà|cô|bác)\s")
_ORDERED = frozenset(["ghi", "xoa", "goi", "nhac", "sua", "gui", "xem", "tim", "gach", "chuyen"])
_OTHER_WISH = re.compile(r"\b(?:doi so|so moi|doi dien thoai|doi sim)\b")


def looks_like_women(text: str, *, today: date) -> bool:
    """Whether a message that asks for nothing is a list of women: each line a full name with a birth or a phone."""
    lines = [line for line in text[:LONGEST].splitlines() if clean(line)]
    if not 0 < len(lines) <= MOST_LINES or "?" in text or _OTHER_WISH.search(fold(text)):
        return False
    roster = read_women(text, today=today)
    if any(_is_said_of_one(row.full_name) for row in roster.rows):
        return False
    told = [row for row in roster.rows if (row.birth_year or row.phone) and not row.note]
    return len(told) == len(roster.rows) > 0 and len(roster.rows) + roster.repeated >= max(1, len(lines) * 2 // 3)


def _is_said_of_one(name: str) -> bool:
    """Whether what stands where a name should is rather said of a woman: "ghi có mặt chị Yến", "xóa Lan Anh"."""
    return fold(name).split()[0] in _ORDERED or _SAID_OF_ONE.match(name.lower()) is not None


def _read(raw: str, at: int, today: date, roster: RosterFile) -> RosterRow | None:
    line = _Line(_NUMBERED.sub("", _BULLET.sub("", raw.replace("\t", " , ")), count=1))
    group = line.take(_GROUP, 1)
    day = line.take(_DAY_IN_WORDS) or line.take(_DAY)
    phone = line.take(_PHONE)
    born = day or line.take(_SHORT_DAY) or line.take(_BORN, 1) or line.take(_YEAR)
    line.rest = _LABELS.sub(" , ", line.rest)
    digits = line.take(_DIGITS)
    if digits and not born and len(digits) <= 2:
        born = digits  # "Lan 75"
    elif digits and not phone and len(digits.replace(" ", "")) >= 6:
        phone = digits
    elif digits and not born:
        born = digits
    words = [word for part in _SEPARATOR.split(line.rest) if (word := clean(part).strip(" .:-'’"))]
    name = full_name(_TITLE.sub("", words[0])) if words else ""
    if not is_full(name) or not _NAME.fullmatch(name):
        _note(roster, at, ProblemKind.NO_NAME, name)
        return None
    birth = _birth(born, at, today, roster, name)
    if isinstance(birth, str):
        return None
    return RosterRow(
        sheet=_PLACE,
        row=at,
        number=None,
        full_name=name,
        birth_year=birth.year if birth else None,
        birth_date=birth.date if birth else None,
        phone=_phone(phone, at, roster, name),
        group=group,
        branch="",
        note=" ".join(words[1:])[:100],
    )


def _birth(typed: str, at: int, today: date, roster: RosterFile, name: str) -> Birth | str | None:
    """Her birth; None where it is not told or not to be read, "" where she is too young to be a member."""
    try:
        return read_birth(typed, today=today)
    except BadBirth as bad:
        kinds = {BirthFault.EMPTY: ProblemKind.NO_BIRTH, BirthFault.TOO_YOUNG: ProblemKind.TOO_YOUNG}
        _note(roster, at, kinds.get(bad.reason, ProblemKind.BAD_BIRTH), typed, reason=bad.reason, name=name)
        return "" if bad.reason is BirthFault.TOO_YOUNG else None


def _phone(typed: str, at: int, roster: RosterFile, name: str) -> str:
    try:
        return read_phone(typed).e164
    except BadPhone as bad:
        if bad.reason is not PhoneFault.EMPTY:
            _note(roster, at, ProblemKind.BAD_PHONE, typed, reason=bad.reason, name=name)
        return ""


def _note(
    roster: RosterFile,
    at: int,
    kind: ProblemKind,
    value: str,
    reason: BirthFault | PhoneFault | None = None,
    same_as: int | None = None,
    name: str = "",
) -> None:
    place = (_PLACE, same_as) if same_as is not None else None
    roster.problems.append(Problem(_PLACE, at, "", kind, value[:40], reason, place, name=name))


_ONE_OF_SEVERAL = re.compile(r"[^\W\d_][^\d,;]*\d{2,4}\s*")
_PARTS = re.compile(r"\s*[,;]\s*|\s+(?:và|va)\s+")
# A piece of a line that begins another woman: her name, and something of hers behind it.
_BEGINS = re.compile(r"(?P<name>[^\W\d_]+(?:[ '’-][^\W\d_]+){1,5})(?P<rest>\W*\d.*|\W*)")
# "Hà Thị Cam 1979 0977 000 061 Mai Thị Quýt 1988": no comma stands between them.
_RUN_ON = re.compile(r"(?<=\d)\s+(?=[^\W\d_]+\s+(?:thị|thi)\s+[^\W\d_]+)", re.IGNORECASE)
_OF_HERS = frozenset(
    (
        "to",
        "thon",
        "xom",
        "ap",
        "khu",
        "so",
        "sdt",
        "dt",
        "dien",
        "zalo",
        "sinh",
        "sn",
        "ns",
        "nam",
        "ngay",
        "chi",
        "stt",
    )
)


def one_a_line(text: str) -> str:
    """Women behind one another, each with her year, as lines: "Na 1980, Mít 1981"; anything else as it is."""
    return "\n".join(_apart(line) for line in text.splitlines()) if text else text


def _apart(line: str) -> str:
    """The women of one line as lines; what stands behind a name ("tổ 2", a phone) stays with it."""
    parts = _PARTS.split(line)
    if len(parts) > 1 and all(_ONE_OF_SEVERAL.fullmatch(part) and not _BORN.match(part) for part in parts):
        return "\n".join(parts)
    women: list[str] = []
    for part in (piece for whole in parts for piece in _RUN_ON.split(whole)):
        if women and not _begins_another(part):
            women[-1] += f", {part}"
        else:
            women.append(part)
    return "\n".join(women) if len(women) > 1 else line


def _begins_another(part: str) -> bool:
    """Whether a piece names a woman: a name with "Thị", or one of two words and more before a number of hers."""
    plain = _NUMBERED.sub("", part)
    found = _BEGINS.fullmatch(plain)
    words = fold(found["name"]).split() if found else []
    if not words or words[0] in _OF_HERS or _LABELS.match(plain):
        return False
    return "thi" in words[1:] or (len(words) > 1 and found is not None and _tells(found["rest"]))


def _tells(rest: str) -> bool:
    return _YEAR.search(rest) is not None or _PHONE.search(rest) is not None


def may_be_another(note: str) -> bool:
    """Whether what is left of a line may be one more woman, who has not been read."""
    return "thi" in fold(note).split()[1:] or any(char.isdigit() for char in note)


def without_order(text: str) -> str | None:
    """The lines of "thêm hội viên: …" without the order; None where a message gives none. "" when nothing follows."""
    found = _ORDER.match(text)
    if found is None:
        return None
    rest = one_a_line(text[found.end() :].strip(" :,.\n"))
    women = found["women"] is not None
    named = any(char.isdigit() for char in rest) or _FULL_NAME.fullmatch(rest)
    return rest if named or (women and len(fold(rest).split()) != 1) else None


def adds_women(text: str, *, today: date) -> bool:
    """Whether a message orders women, each with a birth or a phone, to be put into the book: "thêm Phan Thị Nhài 1979".

    Typed without accents and without a phone it is one only with "thi" in the name: "phan" may be a part of a meeting.
    """
    lines = without_order(text) or ""
    if not looks_like_women(lines, today=today):
        return False
    return not text.isascii() or "thi" in fold(lines).split() or _PHONE.search(lines) is not None


_PERSON = re.compile(
    r"\b[^\W\d_]+ (?:thị|thi)(?: [^\W\d_]+){1,2}[ ,(]+(?:(?:sinh|sn|năm|nam)[ .:]*)*(?:19|20)\d\d\b", re.IGNORECASE
)


def tells_of_a_person(text: str) -> bool:
    """Whether a text holds a phone number, or a woman's name with her year: nothing that others should read unasked."""
    return _PHONE.search(text) is not None or _PERSON.search(text) is not None


_FULL_NAME = re.compile(r"[^\W\d_]+ (?:Thị|thị|THỊ) [^\W\d_]+(?: [^\W\d_]+)?")
_ORDER = re.compile(
    r"\s*(?:(?:ghi\s+)?(?:thêm|them|kết nạp|ket nap)(?:\s+(?:mới|moi))?(?:\s+(?:các|cac|\d+))?"
    r"(?P<women>\s+(?:hội viên|hoi vien|chị em|chi em|chị|chi|người|nguoi|hv))?|(?:hội viên|hoi vien|hv)\s+(?:mới|moi)"
    r"|(?:(?:em|có|co|mới|moi|thêm|them)\s+){0,3}(?:\d{1,2}|hai|ba|bốn|bon|một|mot)"
    r"\s+(?:hội viên|hoi vien|hv|chị em|chi em|chị|chi|người|nguoi)\s+(?:mới|moi)"
    r"(?:\s+(?:vào|vao)(?:\s+(?:hội|hoi))?)?(?=\s*[:\n]))"
    r"(?:\s+(?:mới|moi|sau|vào sổ|vao so))*(?=[\s:,.]|$)",
    re.IGNORECASE,
)
