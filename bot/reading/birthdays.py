"""Whose birthday is in a month: "sinh nhật tháng này", "ai sinh nhật tháng 11", "tổ 2 tháng sau ai sinh nhật"."""

import re
from datetime import date

from models.text import fold

LONGEST = 120  # characters
_MONTH = r"thang (?:(?P<n>\d{1,2})|(?P<now>nay)|(?P<next>sau|toi)|(?P<last>truoc|vua roi))"
_BORN = r"(?:sinh nhat|sn|ngay sinh nhat|mung tuoi)"
_FILLER = frozenset(
    """ai co may bao nhieu chi nao chi em nhung cac nguoi hoi vien ba danh sach ds xem cho em toi biet hoi trong cua
    vao dip la thi a nhe nha vay the day nhi khong lich dang sap den mung chuc""".split()  # noqa: SIM905
)
_GROUP = re.compile(r"(?:^| )to (?:so )?(?P<g>\d{1,2})(?= |$)")
_SAID = re.compile(rf"(?:^|.* ){_BORN}(?= |$).*")
_BORN_IN = re.compile(rf"(?:^|.* )sinh (?:vao )?{_MONTH}(?= |$)")


def read_birthdays(text: str, *, today: date) -> tuple[int, int] | None:
    """The month, and a group's number (0: the whole book), whose birthdays somebody asks for; None for other words.

    Without a month it is this one.
    """
    line = fold(text)
    if len(text) > LONGEST or "\n" in text.strip() or ":" in text:
        return None
    if _SAID.fullmatch(line) is None and _BORN_IN.match(line) is None:
        return None
    month = today.month
    if (found := re.search(rf"(?<!\S){_MONTH}(?!\S)", line)) is not None:
        month = (
            int(found["n"]) if found["n"] else (today.month + bool(found["next"]) - bool(found["last"]) - 1) % 12 + 1
        )
        line = f"{line[: found.start()]} {line[found.end() :]}"
    group = _GROUP.search(line)
    rest = _GROUP.sub(" ", line)
    rest = re.sub(rf"(?<!\S)(?:{_BORN}|sinh)(?!\S)", " ", rest)
    if not 1 <= month <= 12 or not set(rest.split()) <= _FILLER:
        return None
    return month, int(group["g"]) if group else 0
