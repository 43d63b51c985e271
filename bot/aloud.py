"""Vietnamese as it is read aloud on the hamlet's loudspeaker: numbers, dates, hours and sums in words."""

import re

_ONES = ("không", "một", "hai", "ba", "bốn", "năm", "sáu", "bảy", "tám", "chín")
_GROUPS = ("", "nghìn", "triệu", "tỷ")
_LONGEST = 12  # digits that are one number; more, and whatever begins with a nought, are read one by one

_DATE = re.compile(r"(?<![\d/])(?:ngày )?(\d{1,2})/(\d{1,2})(?:/(\d{4}))?(?![\d/])")
_HOUR = re.compile(r"(?<!\d)(\d{1,2})\s?(?:h|g|giờ)\s?(\d{2})?(?![\dA-Za-zÀ-ỹ])|(?<!\d)(\d{1,2}):(\d{2})(?!\d)")
_PHONE = re.compile(r"(?<!\d)(?:\+84|0)(?:[\s.-]?\d){8,10}(?!\d)")
_SUM = re.compile(r"(?<![\d.])\d{1,3}(?:\.\d{3})+(?![\d.])")
_DECIMAL = re.compile(r"(?<!\d)(\d+),(\d+)(?!\d)")
_PERCENT = re.compile(r"\s?%")
_DIGITS = re.compile(r"\d+")


def has_phone(text: str) -> bool:
    """Whether there seems to be somebody's telephone number in a text."""
    return _PHONE.search(text) is not None


def aloud(text: str) -> str:
    """The text with everything that is written in digits as people say it."""
    text = _PHONE.sub(lambda found: _one_by_one(re.sub(r"\D", "", found[0].replace("+84", "0"))), text)
    text = _DATE.sub(_date, text)
    text = _HOUR.sub(_hour, text)
    text = _SUM.sub(lambda found: number(int(found[0].replace(".", ""))), text)
    text = _DECIMAL.sub(lambda found: f"{_digits(found[1])} phẩy {_digits(found[2])}", text)
    return _DIGITS.sub(lambda found: _digits(found[0]), _PERCENT.sub(" phần trăm", text))


def hour(hours: int, minutes: int) -> str:
    """An hour without its part of the day: "bảy giờ rưỡi"."""
    if minutes == 30:
        return f"{number(hours)} giờ rưỡi"
    return f"{number(hours)} giờ {number(minutes)}" if minutes else f"{number(hours)} giờ"


def day(day_of_month: int, month: int, *, lunar: bool = False) -> str:
    """A day and its month: "mùng năm tháng mười hai"; by the moon "rằm tháng giêng"."""
    if lunar and day_of_month == 15:
        said = "rằm"
    else:
        said = f"mùng {number(day_of_month)}" if day_of_month <= 10 else number(day_of_month)
    months = {1: "giêng", 4: "tư", 12: "chạp"} if lunar else {4: "tư"}
    return f"{said} tháng {months.get(month, number(month))}"


def number(value: int) -> str:
    """A whole number of at most twelve digits in words: 105 is "một trăm linh năm"."""
    if value < 10:
        return _ONES[value]
    groups = []
    while value:
        groups.append(value % 1000)
        value //= 1000
    said = []
    for place in range(len(groups) - 1, -1, -1):
        if groups[place]:
            said += [_three(groups[place], full=place < len(groups) - 1), _GROUPS[place]]
    return " ".join(word for word in said if word)


def _three(value: int, *, full: bool) -> str:
    """Up to 999; `full` says the hundreds that are not there, after larger groups."""
    hundreds, rest = divmod(value, 100)
    said = [_ONES[hundreds], "trăm"] if hundreds or full else []
    tens, ones = divmod(rest, 10)
    if tens == 0:
        if ones:
            said += ["linh", _ONES[ones]] if said else [_ONES[ones]]
        return " ".join(said)
    said += ["mười"] if tens == 1 else [_ONES[tens], "mươi"]
    if ones:
        last = {1: "mốt", 4: "tư", 5: "lăm"} if tens > 1 else {5: "lăm"}
        said.append(last.get(ones, _ONES[ones]))
    return " ".join(said)


def _digits(digits: str) -> str:
    if len(digits) > _LONGEST or (len(digits) > 1 and digits.startswith("0")):
        return _one_by_one(digits)
    return number(int(digits))


def _one_by_one(digits: str) -> str:
    return " ".join(_ONES[int(digit)] for digit in digits)


def _date(found: re.Match[str]) -> str:
    days, month = int(found[1]), int(found[2])
    if not (1 <= days <= 31 and 1 <= month <= 12):
        return f"{_digits(found[1])} trên {_digits(found[2])}"
    year = f" năm {number(int(found[3]))}" if found[3] else ""
    return f"ngày {day(days, month)}{year}"


def _hour(found: re.Match[str]) -> str:
    hours, minutes = found[1] or found[3], found[2] or found[4] or "0"
    if int(hours) > 24 or int(minutes) > 59:
        return found[0]
    return hour(int(hours), int(minutes))
