"""Several units in one call: "họp tổ 3 và tổ 4", "clb dân vũ và clb cầu lông", "chi hội thôn Mận, thôn Bưởi"."""

import re

from bot.reading.words import Line

_NUMBER = r"(?:\d{1,2}|một|mot|hai|ba|bon|tư|tu|năm|nam|sáu|sau_|bay|tam|chin|muoi)\b"
_GROUP = rf"to (?:phu nu )?(?:so )?{_NUMBER}"
_STOP = r"(?:va|voi|cung|hop|sinh|o|tai|nha|hoi truong|noi dung|nd)\b"
_CLUB = rf"(?:clb|cau lac bo|mo hinh)(?: (?!{_STOP})[^\W\d_]+){{1,4}}"
_BRANCH = r"(?:chi hoi (?:phu nu )?)?(?:thon|ap|xom|khu) \w+(?: \d+)?"
_TITLED = rf"(?:{_GROUP}|{_CLUB}|{_BRANCH})"
_AND = r"(?: ?[,+&]| (?:va|voi|cung(?: voi)?|lan)\b)(?: ?(?:va|voi|ca)\b)* ?"
# "họp tổ 3, 20 chị": a number that counts something names no group.
_BARE = rf"{_NUMBER}(?! ?(?:chi|nguoi|ba con|co|em|dong|nghin|ngan|k|ban|mam|suat)\b)"
_SEVERAL = re.compile(
    rf"(?P<all>\b(?:cac|(?:ca )?(?:hai|ba|bon|[2-9])|ca) )?\b(?P<first>{_TITLED})"
    rf"(?P<others>(?:{_AND}{_TITLED}| (?={_GROUP}){_GROUP}|(?<=\d){_AND}{_BARE}|(?<=\w){_AND}(?=\d){_BARE})+)"
)
_ONE = re.compile(rf"{_TITLED}|{_BARE}")


def first_of_several(line: Line) -> tuple[Line, str, tuple[str, ...]] | None:
    """The line as if it named the first unit alone, that unit as `Line.plain` has it, and the others as they are typed.

    None where no two units stand side by side. A bare number is a group: "tổ 3, 4".
    """
    found = _SEVERAL.search(line.plain)
    if found is None:
        return None
    end = len(line.plain)
    start = found.start("all") if found["all"] else found.start("first")
    before, first, after = (0, start), found.span("first"), (found.end("others"), end)
    others = tuple(line.original(one.span()) for one in _ONE.finditer(line.plain, *found.span("others")))
    shorter = Line(f"{line.original(before)}{line.original(first)} {line.original(after)}")
    return shorter, found["first"].strip(), others
