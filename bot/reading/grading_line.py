"""What is typed about the yearly grading: "xếp loại thôn Mận năm 2025", "tiêu chí dự sinh hoạt 30 điểm, đạt 70"."""

import re
from dataclasses import dataclass

from bot.reading.polite import bare
from models.grading_tables import Of
from models.text import fold

_YEAR = re.compile(r"(?:^| )(?:nam )?((?:19|20)\d\d)(?= |$)|(?:^| )nam (nay|ngoai|truoc)(?= |$)")
_PART_OF_YEAR = re.compile(
    r" (?:quy (?:[1-4]|iv|i{1,3}|nay|truoc|nhat|hai|ba|tu)|q[1-4]|(?:6|sau|9|chin) thang(?: (?:dau|cuoi)(?: nam)?)?"
    r"|thang (?:\d{1,2}|nay|truoc))(?= |$)"
)
_GRADING = re.compile(
    r"^(?:xem |cho (?:em |chi )?(?:xem )?|du thao )?(?:xep loai|phan loai|danh gia)(?: (?:cuoi nam|thi dua))?"
    r"(?: (?:cac |cua )?(?:chi hoi)(?! phu nu thon)(?! thon))?(?: (?P<name>.*))?$"
)
_PRAISE = re.compile(
    r"^(?:goi y |de xuat |de nghi |du thao |xem )?(?:khen thuong|bieu duong|tuyen duong|khen)"
    r"(?: (?:cac )?(?:chi hoi|hoi vien|cuoi nam))*(?: (?P<name>.*))?$"
)
_TABLE = re.compile(r"^(?:xem )?(?:bang )?(?:cac )?tieu chi(?: (?:xep loai|thi dua|cham diem|danh gia))?$")
_HEAD = re.compile(r"^(?:dat |sua |doi )?(?:bang )?tieu chi(?: (?:xep loai|thi dua))?(?: |$)")
_CRITERION = re.compile(
    r"^(?P<of>.+?) (?P<points>\d{1,3}) diem(?: (?:dat|tu|tron diem khi|khi dat|neu dat|toi da khi))* (?P<full>\d{1,4})"
    r"(?: (?:buoi|phan tram|hoi vien|chi))?$"
)
_GRADE_LINE = re.compile(r"^(?:loai )?(?P<grade>.+?)(?: tu| >)? (?P<from>\d{1,3})(?: diem)?(?: tro len)?$")
_FROM_YEAR = re.compile(r"[,; ]*(?:áp dụng |ap dung |tính |tinh )?(?:từ|tu) (?:năm|nam) (20\d\d)\b", re.IGNORECASE)
OF = {
    Of.ATTENDANCE: re.compile(r"^(?:ty le )?(?:du|tham du|di)(?: sinh hoat| hop)?$"),
    Of.MEETINGS: re.compile(r"^(?:so )?(?:buoi|buoi hop|buoi sinh hoat|lan hop|lan sinh hoat|sinh hoat)$"),
    Of.ROLLS: re.compile(r"^(?:ty le )?(?:buoi co )?diem danh$"),
    Of.GATHERING: re.compile(r"^(?:ty le )?(?:tap hop|thu hut)(?: hoi vien| phu nu)?$"),
    Of.NEW: re.compile(r"^(?:so )?(?:hoi vien moi|phat trien hoi vien|ket nap|phat trien moi)$"),
    Of.REPORTS: re.compile(r"^(?:nop |gui )?bao cao(?: (?:dung|kip) (?:han|thoi han|ky))?$"),
}
GRADES = {
    "excellent": re.compile(r"^(?:hoan thanh )?xuat sac$"),
    "good": re.compile(r"^(?:hoan thanh )?(?:tot|kha)$"),
    "average": re.compile(r"^(?:hoan thanh|trung binh)$"),
    "weak": re.compile(r"^(?:chua hoan thanh|khong hoan thanh|yeu)$"),
}


@dataclass(frozen=True)
class GradingLine:
    """What is asked: of "grading", "praise" or "table"; the unit as typed, and the year (0: not said)."""

    about: str
    name: str
    year: int


@dataclass(frozen=True)
class TableLine:
    """Criteria as (what, points, full) and the lines of grades; `unclear` could not be read."""

    criteria: tuple[tuple[Of, int, int], ...]
    lines: dict[str, int]
    unclear: tuple[str, ...]


def read_grading(text: str, *, this_year: int) -> GradingLine | None:
    """A question about the grading or whom to praise; None for other words."""
    plain = bare(fold(text)) if len(text) <= 200 else ""
    if _TABLE.match(plain):
        return GradingLine("table", "", 0)
    plain = _PART_OF_YEAR.sub("", plain)  # it is yearly
    found = _YEAR.search(plain)
    year = 0
    if found is not None:
        year = int(found[1]) if found[1] else this_year - (found[2] != "nay")
        plain = (plain[: found.start()] + plain[found.end() :]).strip()
    for about, words in (("grading", _GRADING), ("praise", _PRAISE)):
        meant = words.match(plain)
        if meant is not None:
            name = (meant["name"] or "").removeprefix("cua ").strip()
            return None if len(name.split()) > 6 else GradingLine(about, name, year)
    return None


def read_from_year(text: str) -> tuple[str, int]:
    """What was typed without the year from which it is to hold, and that year (0: not said)."""
    found = _FROM_YEAR.search(text)
    return (text, 0) if found is None else (text[: found.start()] + text[found.end() :], int(found[1]))


def read_table_line(text: str) -> TableLine | None:
    """Criteria that a message sets, a line or a semicolon each; None where it sets none."""
    pieces = [fold(piece) for piece in re.split(r"[;\n]", text) if fold(piece)]
    head = _HEAD.match(f"{pieces[0]} ") if pieces else None
    if head is None or len(pieces) > 20:
        return None
    pieces[0] = pieces[0][head.end() :].strip()
    criteria: list[tuple[Of, int, int]] = []
    lines: dict[str, int] = {}
    unclear: list[str] = []
    for piece in filter(None, pieces):
        found = _CRITERION.match(piece)
        of = next((one for one, words in OF.items() if found and words.match(found["of"])), None)
        grade_line = _GRADE_LINE.match(piece)
        grade = read_grade(grade_line["grade"]) if grade_line else ""
        if found and of is not None:
            criteria.append((of, int(found["points"]), int(found["full"])))
        elif grade_line and grade and grade != "weak":
            lines[grade] = int(grade_line["from"])
        else:
            unclear.append(piece)
    return TableLine(tuple(criteria), lines, tuple(unclear)) if criteria or lines else None


def read_grade(text: str) -> str:
    """A grade by its name; "" where it is none."""
    return next((grade for grade, words in GRADES.items() if words.match(fold(text))), "")
