"""What is asked of figures in people's own words: "5 chi hội đi họp đông nhất", "kết nạp được mấy chị từ đầu năm"."""

import re
from dataclasses import replace
from datetime import date

from bot.reading import figure_words as words
from bot.reading.figure_asked import FigureAsk as FigureAsk
from bot.reading.figure_inside import unit_last
from bot.reading.figure_pieces import SHE_ASKS, Pieces
from bot.reading.figure_since import since_start
from bot.reading.period_faults import read_fault
from bot.reading.periods import read_period
from models.periods import DAY, CutOff, Period, previous
from models.text import fold

LONGEST = 140  # characters
_OI = re.compile(r"^ổi\b", re.IGNORECASE)  # a place, and nobody who is called
_BELOW, _ABOVE = re.compile(r"(?:<=?|≤) ?(?=\d)"), re.compile(r"(?:>=?|≥) ?(?=\d)")

_BAND = re.compile(
    r"(?:\b(?:từ|tu|khoảng|khoang) )?(?<!\d)(\d{1,3}) ?%? ?(?:[-–]|đến|den|tới|toi)"
    r" ?(\d{1,3}) ?(?:%|phần trăm|phan tram)"
)


def read_ask(text: str, *, today: date, cut_off: CutOff = 0) -> FigureAsk | None:
    """What is asked; None where nothing of it is about figures."""
    if len(text) > LONGEST or "\n" in text.strip():
        return None
    text = _BAND.sub(r" từ \1 đến \2 phần trăm", _BELOW.sub(" dưới ", _ABOVE.sub(" trên ", text)))
    left = Pieces(_OI.sub("chi hội Ổi", SHE_ASKS.sub("", text)))
    goes_on = left.cut(words.AND_THEN) is not None
    left.cut(words.BEFORE)
    ask = FigureAsk(goes_on=left.cut(words.GOES_ON) is not None or goes_on)
    left.cut(words.BEFORE)
    left.cut(words.AFTER)
    unit_last(left)
    ask = _as_of(ask, left, today, cut_off)
    ask = _against(ask, left)
    ask = since_start(ask, left, today, cut_off)
    ask = _versus(ask, left, today, cut_off)
    ask = _what(ask, left, fold(read_period(left.text, today=today, cut_off=cut_off)[1]))
    plain = read_period(left.text, today=today, cut_off=cut_off)
    if not ask.what and plain[0] is not None and ask.as_of is None:  # "kết nạp tháng này mấy chị"
        around = Pieces(with_name(left.text, plain[1]))
        tried = _what(ask, around, around.folded)
        if tried.what and tried.what not in {"chart", "workbook", "each", "up", "report", "trend"}:
            left, ask = around, replace(tried, period=plain[0])
            plain = None, left.text
    if not ask.what and plain[0] is not None and words.THEN.fullmatch(fold(plain[1])):
        ask = replace(ask, goes_on=True)
    if not (ask.what or ask.against or ask.goes_on) and plain[0] is None and left.cut(words.THEN_OF) is not None:
        ask = replace(ask, goes_on=True, named_alone=True)
    came = plain[0] is not None and plain[0].end <= today + DAY and words.CAME_TO.match(fold(plain[1]))
    if not (ask.what or ask.against or ask.versus or ask.as_of or ask.before_merger or ask.goes_on or came):
        return None
    if ask.as_of is None or left.folded:
        asked = left.text
        period, rest = read_period(asked, today=today, cut_off=cut_off)
        if period is not None:
            ask = replace(ask, period=period)
            left.put(with_name(asked, rest))
        if ask.fault is None and (fault := read_fault(asked, period, today=today)) is not None:
            ask = replace(ask, fault=fault, period=None)
            left.put(fault.rest if period is None or fault.why == "two" else rest)
    own = left.cut(words.OWN) is not None
    left.cut(words.LEADS)
    left.cut(words.AFTER)
    left.cut(words.HOW)
    left.cut(words.AT_ITS_END)
    if ask.what in words.YES_OR_NO:
        left.cut(words.OR_NOT)
    of_days = not ask.what and ask.period is not None and ask.period.kind == "range"
    if of_days and left.cut(words.CAME_TO) is not None:
        ask = replace(ask, what="rate")
    if ask.named_alone and not left.text:
        return None
    return replace(ask, own=own, unit="" if words.NOTHING.fullmatch(left.folded) else left.text)


def with_name(text: str, rest: str) -> str:
    """ "thon buoi quy 2": to the reader of periods "buoi" leads to the time; after "thon" it is a name."""
    said, typed = rest.split(), text.split()
    titles = [place for place, word in enumerate(typed) if fold(word) in words.TITLES]
    kept = [place for place, word in enumerate(said) if fold(word) in words.TITLES]
    if len(titles) != len(kept):
        return rest
    for place, at in reversed(list(zip(titles, kept, strict=True))):
        name = typed[place + 1] if place + 1 < len(typed) else ""
        if fold(name) in words.LEADING and said[at + 1 : at + 2] != [name]:
            said.insert(at + 1, name)
    return " ".join(said)


def _as_of(ask: FigureAsk, left: Pieces, today: date, cut_off: CutOff) -> FigureAsk:
    """ "tính đến 30/6/2025", "tính đến hết quý 2", "trước khi sáp nhập"."""
    if left.cut(words.BEFORE_MERGER) is not None:
        ask = replace(ask, before_merger=True)
    found = words.AS_OF.search(left.folded)
    if found is None:
        return ask
    asked = left.text
    left.cut(words.AS_OF)
    if left.cut(words.TODAY) is not None:
        return replace(ask, as_of=today)
    period, rest = read_period(left.text, today=today, cut_off=cut_off)
    fault = read_fault(left.text if period is None else asked, period, today=today, ends=True)
    if period is None or fault is not None:
        if fault is None:
            return ask
        left.put(fault.rest if period is None else rest)
        return replace(ask, fault=fault)
    left.put(rest)
    return replace(ask, as_of=min(period.end - DAY, today))


def _against(ask: FigureAsk, left: Pieces) -> FigureAsk:
    if left.cut(words.AGAINST_YEAR) is not None:
        ask = replace(ask, against="year")
    elif (found := left.cut(words.AGAINST_BEFORE)) is not None:
        kind = {"thang": "month", "quy": "quarter"}.get(found["kind"] or "", "")
        ask = replace(ask, against="before", against_kind=kind)
    if ask.against:
        while left.cut(words.COMPARING) is not None:
            pass
    return ask


def _versus(ask: FigureAsk, left: Pieces, today: date, cut_off: CutOff) -> FigureAsk:
    """ "so sánh quý 3 với quý 2": the later one, beside the one before it or the same of the year before."""
    found = None if ask.against else words.VERSUS.fullmatch(left.folded)
    if found is None:
        return ask
    other, behind = read_period(found["other"], today=today, cut_off=cut_off)
    own, before = read_period(found["before"], today=today, cut_off=cut_off)
    if other is None or other.start > today:
        return ask
    if own is None:
        ask = replace(ask, versus=other)
    else:
        later, earlier = (own, other) if own.start > other.start else (other, own)
        if not (against := between(later, earlier)):
            return ask  # two times at once
        ask = replace(ask, against=against, period=later)
    left.put(f"{before} {behind}")
    while left.cut(words.COMPARING) is not None:
        pass
    return ask


def between(later: Period, earlier: Period) -> str:
    """How an earlier time lies beside a later one: "before", a "year" before; "" for neither."""
    if earlier == previous(later):
        return "before"
    of_books = later.kind not in {"day", "week", "range"}
    same = (later.kind, later.number, later.year) == (earlier.kind, earlier.number, earlier.year + 1)
    return "year" if of_books and same else ""


def _what(ask: FigureAsk, left: Pieces, timeless: str) -> FigureAsk:
    """`timeless`: the words without a time that they name."""
    for what, pattern in words.WHOLE:
        if pattern.fullmatch(left.folded):
            of_each = left.folded.startswith("tung ")
            left.put("")
            return replace(ask, what=what, of_each=of_each)
    if ask.against == "start":
        return replace(ask, what="members")
    for read in (_reached, _beside, _idle, _changed, _ranked):
        if (found := read(ask, left, timeless)) is not None:
            return found
    if words.WHEN.search(left.folded) and words.MEET.search(left.folded):
        left.cut(words.WHEN)
        left.cut(words.MEET)
        return replace(ask, what="next")
    for what, pattern in words.QUESTIONS:
        if (match := left.cut(pattern)) is not None:
            if what == "each":
                return replace(ask, what=what, order="name", level=_level(match[0]).replace("group", ""), of_each=True)
            if what == "gathering" and (each := left.cut(words.OF_EACH)) is not None:
                return replace(ask, what="ranked", order="high", of_gathering=True, level=_level(each[0]))
            if what == "members" and (each := left.cut(words.OF_EACH)) is not None:
                return replace(ask, what="ranked", order="high", of_women="members", level=_level(each[0]))
            if what == "members-trend":
                return replace(ask, what="members", against=ask.against or "year")
            low = what == "best" and re.search(words.LOW, match[0]) is not None
            return replace(ask, what=what, order="low" if low else "high" if what == "best" else "")
    if (ask.as_of or ask.before_merger) and left.cut(words.MEMBERS) is not None:
        return replace(ask, what="members")
    return ask


def _reached(ask: FigureAsk, left: Pieces, _timeless: str) -> FigureAsk | None:
    """ "quý 4 có đạt 60% không": the rate, and whether it reaches a line."""
    found = None if words.WHICH.search(left.folded) else left.cut(words.REACHED)
    if found is None:
        return None
    gathering = bool(words.GATHERING.search(left.folded))
    while left.cut(words.MEASURE) is not None:
        pass
    what = "gathering" if gathering else "rate"
    return replace(ask, what=what, line=words.percent_of(found["line"]), order="asked", of_gathering=gathering)


def _level(named: str) -> str:
    if re.search(r"(?<!\S)(?:xa|phuong)(?!\S)", named):
        return "commune"
    if re.search(r"(?<!\S)to(?!\S)", named):
        return "group"
    return "branch" if re.search(r"(?<!\S)(?:chi hoi|thon|ap|xom|khu)(?!\S)", named) else ""


def _beside(ask: FigureAsk, left: Pieces, timeless: str) -> FigureAsk | None:
    """ "đơn vị nào dưới 60%", "xã nào dưới sàn"."""
    found = words.BESIDE.search(left.folded)
    if found is None:
        return None
    which = words.WHICH.search(left.folded[: found.start()] + " ") or words.WHICH.search(left.folded)
    if which is None and not words.ELLIPTICAL.fullmatch(timeless):
        return None
    line = words.percent_of(found["line"] or found["from"] or found["band"] or found["full"] or "")
    upto = words.percent_of(found["upto"] or "")
    if upto and not line < upto <= 100:
        return None
    level = _level(which[0]) if which else ""
    measure = left.folded
    left.cut(words.BESIDE)
    left.cut(words.WHICH)
    while left.cut(words.MEASURE) is not None:
        pass
    mean = found["mean"] is not None
    gathering = found["floor"] is not None or bool(words.GATHERING.search(measure))
    attendance = bool(words.ATTENDANCE.search(measure))
    over = bool(re.match(words.OVER, found["sense"])) if found["sense"] else found["way"] == "len"
    over = over or bool(found["band"] or found["full"])
    return replace(
        ask,
        what="beside",
        level=level,
        line=line,
        upto=upto,
        floor=found["floor"] is not None,
        mean=mean,
        order="high" if over else "low",
        of_gathering=True if gathering else False if attendance else None,
    )


def _idle(ask: FigureAsk, left: Pieces, timeless: str) -> FigureAsk | None:
    """ "chi hội nào của xã Hoa Mai chưa họp", "ai chưa điểm danh"."""
    which = words.WHICH.search(left.folded)
    if which is None:
        return None
    for what, pattern in (("unmarked", words.NOT_MARKED), ("unmet", words.NOT_MET), ("met", words.HAVE_MET)):
        if pattern.search(left.folded):
            left.cut(pattern)
            left.cut(words.WHICH)
            return replace(ask, what=what, level=_level(which[0]))
    if left.cut(words.MET_WHICH) is not None:
        left.cut(words.WHICH)
        return replace(ask, what="met", level=_level(which[0]))
    if words.COUNTED.search(which[0]) and words.MEETING_AT_ALL.search(timeless):
        left.cut(words.MEETING)
        left.cut(words.WHICH)
        return replace(ask, what="met", level=_level(which[0]))
    return None


def _changed(ask: FigureAsk, left: Pieces, _timeless: str) -> FigureAsk | None:
    """ "thôn nào tiến bộ nhất", "chi hội nào giảm so với quý trước": units by how their rate changed."""
    found = left.cut(words.CHANGED)
    if found is None:
        return None
    order = "low" if re.search(r"(?<!\S)(?:giam|tut|xuong|sut|lui|di xuong)(?!\S)", found[0]) else "high"
    return replace(ask, what="changed", order=order, level=_level(found[0]))


def _ranked(ask: FigureAsk, left: Pieces, _timeless: str) -> FigureAsk | None:
    """ "top 5", "5 chi hội đi họp đông nhất", "xã nào thấp nhất"."""
    found = left.cut(words.TOP) or left.cut(words.RANKED)
    if found is None:
        return None
    parts = found.groupdict()
    low = any(parts.get(name) for name in ("low", "last", "poor"))
    low = low or bool(re.search(rf"(?<!\S){words.LOW}(?!\S)", found[0]))
    most = words.number_of(parts.get("most") or "")
    gathering = bool(words.GATHERING.search(found[0]))
    women = "" if gathering or words.CAME.search(found[0]) else _women(found[0])
    return replace(
        ask, what="ranked", order="low" if low else "high", most=most, level=_level(found[0]),
        of_gathering=gathering or None, of_meetings=not gathering and bool(words.MET_MOST.search(found[0])),
        of_women=women,
    )  # fmt: skip


def _women(said: str) -> str:
    if words.MOST_NEW.search(said):
        return "new"
    return "members" if words.MOST_WOMEN.search(said) else ""
