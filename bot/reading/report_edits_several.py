"""Several figures of a report in one message, "sửa số buổi 4, hội viên mới 2 vì ghi sót"; or one without its number."""

import re

from bot.reading.report_edits import ReportEdit, figure_named, read_edit, read_said
from bot.reading.reports import LONGEST
from bot.reading.unit_changes import fold_marks
from models.text import clean

MOST = 8  # figures in one message
_BETWEEN = re.compile(r"(?P<cut>\s*(?:[;\n]|,(?!\d)|\s(?:va|con|roi)(?=\s))\s*)")
_LEAD = r"(?:(?:em |chi |cho chi )?(?:sua|doi|chinh|ghi)(?: lai)?(?: giup chi| giup| ho)?)"
_WOMEN = frozenset({"hoi vien", "chi", "nguoi", "chi em"})  # she may mean one of her book
_POLITE = r"(?: (?:giup|giup chi|cho chi|di|a|nhe|em|em nhe|di em|voi))*"
_WRONG = r"(?: (?:bi|ghi|bao|tinh|dem|dang))*(?: (?:sai|nham|thieu|thua|chua dung|khong dung|chua khop|khong khop))"
_NAMED = tuple(
    re.compile(pattern)
    for pattern in (
        rf"{_LEAD} (?:(?:muc|cho|phan|con|cai) )*(?P<what>.+?){_POLITE}",
        rf"(?P<what>.+?){_WRONG}(?: (?:roi|mat roi|em oi|em a|em|a))*",
        r"(?:sai|nham)(?: (?:o|cho|muc))* (?P<what>.+?)(?: (?:roi|em oi|a))*",
    )
)


def read_several(text: str) -> tuple[ReportEdit, ...]:
    """The figures that a message gives with their numbers, at least two; () where it is not all about such.

    One reason at the end is that of all that have none.
    """
    if len(text) > LONGEST * 4 or "?" in text:
        return ()
    line = text.strip(" .!\n")
    found: list[ReportEdit] = []
    waits = ""  # "buổi của tổ và clb 4": the name has the word between in it
    for piece, cut in _pieces(line):
        edit = _figure(f"{waits}{piece}")
        if edit is not None:
            found.append(edit)
            waits = ""
        elif found and found[-1].text and not waits:  # her reason goes on
            last = found[-1]
            found[-1] = ReportEdit(last.what, last.figure, last.value, f"{last.text}{cut}{piece}")
        else:
            waits = f"{waits}{piece} và "
    names = {one.figure for one in found}
    if waits or not 2 <= len(found) <= MOST or len(names) < len(found):
        return ()
    why = found[-1].text
    return tuple(ReportEdit("figure", one.figure, one.value, clean(one.text or why)) for one in found)


def read_which(text: str) -> str:
    """The figure that is to be changed, of which no number is said ("sửa số buổi", "số buổi ghi sai rồi"); else ""."""
    line = clean(text).strip(" .!")
    plain = fold_marks(line) if len(line) <= LONGEST and "?" not in line else ""
    for pattern in _NAMED:
        if (found := pattern.fullmatch(plain)) is not None and (name := figure_named(found["what"])):
            return "" if found["what"] in _WOMEN else name
    return ""


def _pieces(line: str) -> list[tuple[str, str]]:
    """(piece, what stood before it), in her own letters."""
    found, start, cut = [], 0, ""
    plain = "".join(fold_marks(letter) if letter != "\n" else "\n" for letter in line)
    if len(plain) != len(line):
        return [(line, "")]
    for between in _BETWEEN.finditer(plain):
        found.append((line[start : between.start()].strip(), cut))
        cut, start = line[slice(*between.span())], between.end()
    return [one for one in (*found, (line[start:].strip(), cut)) if one[0]]


def _figure(piece: str) -> ReportEdit | None:
    edit = read_edit(piece) or read_said(piece, ()) or read_edit(f"sửa {piece}")
    if edit is None or edit.what != "figure" or edit.value is None or 1900 < edit.value < 2100:
        return None
    return edit
