"""The roll in one line ("vắng 3 7 12 lan"), and who was told at her door ("đã báo 3 7, bà đào đi được")."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

from bot.reading.answers import Answer, read_answer
from bot.reading.late import cut_late
from bot.reading.names import match_names, split_name
from bot.reading.roll_items import Items, Token, is_one_of, read_items, tokens
from bot.reading.roll_more import cut_more

__all__ = ["RollKind", "RollLine", "Told", "match_names", "read_called", "read_roll", "read_told", "split_name"]

_LONGEST = 600  # tokens; a branch has at most 300 women
_ENDS = r"(?= |$)"
_WOMEN = r"(?:nguoi|chi em|chi|hoi vien|ba con|dong chi|ban|co)"
_POLITE = (
    r"(?:(?:da(?! bao)|em oi|chao em|bao cao em|bao cao|diem danh|ghi(?= vang)|chi(?= vang)"
    r"|hom nay|toi nay|buoi nay|a|thua|[,.:]) )*"
)
_GROUP = r"(?:to (?:phu nu )?(?:so )?(?P<group>\d{1,2}) (?:[,:] )?(?:hom nay |toi nay )?)?"
_ATTEND = r"(?:co mat|tham gia|tham du|di hop|du hop|den|di|du)"
_EVERYONE = r"(?:co mat |di |dong )?(?:day du|du mat|dong du|du het|du ca|het|du)(?: het| ca| mat)?"
_BUT = r"(?:[,.;] )?(?:ngoai tru|tru ra|tru|chi vang|chi thieu|thieu|vang)"

_LEAD = re.compile(_POLITE + _GROUP)
_ALL = re.compile(
    rf"(?:{_EVERYONE}|(?:khong|k|ko) (?:co )?(?:ai )?vang(?: mat)?(?: ai)?|vang khong ai|vang 0(?: {_WOMEN})?"
    r"|(?:tat ca|moi nguoi|chi em) (?:deu )?(?:co mat|di du|du)(?: het| ca)?|co mat tat ca)"
)
_ALL_BUT = re.compile(rf"{_EVERYONE} {_BUT}{_ENDS}")
_ABSENT = re.compile(rf"(?:vang(?: mat)?|thieu){_ENDS}")
_PRESENT = re.compile(rf"co mat{_ENDS}")
_CALLED = re.compile(
    r"(?:điểm danh|diem danh|gọi tên|goi ten)(?: (?:các|cac))?(?: (?:chị em|chi em|chị|chi))?"
    r"(?: (?:tổ|to) (?:phụ nữ |phu nu )?(?:số |so )?(?P<group>\d{1,2})\b)?(?:[\s:,.]+|$)",
    re.IGNORECASE,
)
_COUNT = re.compile(
    rf"(?:(?:{_ATTEND}|duoc|co) (?:duoc )?(?P<said>\d{{1,4}})(?: (?:/|tren) \d{{1,4}})?(?: {_WOMEN}(?: {_ATTEND})?)?"
    rf"|(?P<plain>\d{{1,4}}) {_WOMEN}(?: {_ATTEND})?"
    rf"|(?P<part>\d{{1,4}}) / (?P<whole>\d{{1,4}})(?P<women> {_WOMEN})?){_ENDS}"
)
_ABSENT_COUNT = re.compile(rf"(?:vang(?: mat)?|thieu) (?P<n>\d{{1,3}}) {_WOMEN}(?= [,:.;]|$)")
_TOLD = re.compile(
    rf"{_POLITE}(?:(?:em|chi|toi|minh|co) )?(?P<done>(?:da|vua|moi) )?bao(?P<to>(?: duoc| roi| xong| cho| tin)*)"
    rf"(?P<all> het| du| ca)?(?: roi| a)*(?: :)?{_ENDS}"
)
_ALL_TOLD = re.compile(
    rf"{_POLITE}(?:(?:em|chi|toi|minh|co) )?"
    r"(?:tat ca|ca thon|ca to|moi nguoi|het ca|ca nha|ca chi hoi)(?: chi em| moi nguoi)?"
    r"(?: deu)?(?: da)? (?:duoc )?bao(?: tin| cho| duoc| het| du| xong| ca)*(?: roi| a)*"
    rf"|{_POLITE}(?:(?:em|chi|toi|minh|co) )?(?:da )?bao (?:tin )?(?:cho )?(?:duoc )?(?:het )?"
    r"(?:tat ca|moi nguoi|ca thon|ca chi hoi)(?: chi em| moi nguoi)?(?: het)?(?: roi)?(?: a)*"
)
_TOLD_GROUP = re.compile(
    r"(?:(?:het|ca|du|toan bo|chi em|moi nguoi|tat ca|trong|cua) )*"
    r"to (?:so )?(?P<number>\d{1,2})(?: roi| het| ca| xong)*"
)


class RollKind(StrEnum):
    """What the numbers and names of a roll line are."""

    ABSENT = "absent"
    PRESENT = "present"
    ALL_BUT = "all_but"  # everyone came but those named
    ALL = "all"
    COUNT = "count"  # how many, without names


@dataclass(frozen=True)
class RollLine:
    """A roll as it was typed. Numbers are those of the branch's book, names are bits in the original spelling.

    Those away with a reason stand in `excused_numbers` and `excused_names` alone. `firm` are those of the others of
    whom she says that they gave none.
    """

    kind: RollKind
    numbers: tuple[int, ...] = ()
    names: tuple[str, ...] = ()
    excused_numbers: tuple[int, ...] = ()
    excused_names: tuple[str, ...] = ()
    count: int | None = None  # women who came
    absent_count: int | None = None
    group: int | None = None
    marked: bool = True  # typed with marks: for `match_names`
    late: tuple[int | str, ...] = ()  # who came late or left early: present
    firm: tuple[int | str, ...] = ()
    adds: bool = False  # "vắng thêm 8": whoever is missing already stays so


@dataclass(frozen=True)
class Told:
    """Who was told at her door, and what she answered there; both by number or by a bit of a name."""

    numbers: tuple[int, ...] = ()
    names: tuple[str, ...] = ()
    answers: tuple[tuple[int | str, Answer], ...] = ()
    everyone: bool = False
    group: int | None = None  # everyone of this group


def read_roll(text: str) -> RollLine | None:
    """The roll in a message, or None where it is none or not clear. Whether she may take one is the caller's.

    A lone reason ("vắng ốm") is a member's own answer and no roll; "vắng 3 chị" is a count, "vắng 3" is number 3.
    """
    line = _without_end(tokens(text))
    if "?" in text or not 0 < len(line) <= _LONGEST:
        return None
    line, late = cut_late(line)
    line, adds = cut_more(_without_end(line))
    roll = _roll(_without_end(line), not text.isascii()) if line else None
    if roll is not None and adds:
        roll = replace(roll, adds=True) if roll.kind is RollKind.ABSENT else None
    if roll is None or not late:
        return roll
    if roll.kind is RollKind.PRESENT:
        numbers, names = ([one for one in late if isinstance(one, kind)] for kind in (int, str))
        roll = replace(roll, numbers=(*roll.numbers, *numbers), names=(*roll.names, *names))  # type: ignore[arg-type]
    return replace(roll, late=tuple(late))


def _roll(line: list[Token], marked: bool) -> RollLine | None:
    lead = _LEAD.match(_plain(line))
    group = int(lead["group"]) if lead and lead["group"] else None
    line = line[_plain(line)[: lead.end()].count(" ") :] if lead else line
    plain = _plain(line)
    if not line:
        return None
    if _ALL.fullmatch(plain) and (len(line) > 1 or line[0].spelt.lower() == "đủ"):  # "hết", "du" alone say nothing
        return RollLine(RollKind.ALL, group=group, marked=marked)
    if all_but := _ALL_BUT.match(plain):
        return _listed(RollKind.ALL_BUT, line[_length(all_but) :], group, marked)
    if (counted := _COUNT.match(plain)) and not _may_be_a_day(counted):
        count = int(counted["said"] or counted["plain"] or counted["part"])
        rest = line[_length(counted) :]
        rest = rest[1:] if rest and rest[0].plain in (",", ".", ";", "va") else rest
        if not rest:
            return RollLine(RollKind.COUNT, count=count, group=group, marked=marked)
        if _ABSENT.match(_plain(rest)):
            return _absent(rest, group, marked, count)
    if _ABSENT.match(plain):
        return _absent(line, group, marked, None)
    if (present := _PRESENT.match(plain)) and is_one_of(line[1], ["mặt"]):
        roll = _listed(RollKind.PRESENT, line[_length(present) :], group, marked)
        if roll and (len(roll.numbers) > 1 or ":" in plain or (roll.names and all(n[0].isupper() for n in roll.names))):
            return roll
    elif line and is_one_of(line[-1], ["vắng"]):
        roll = _listed(RollKind.ABSENT, line[:-1], group, marked)
        return roll if roll and not roll.names else None
    return None


def read_called(text: str) -> tuple[int | None, str] | None:
    """ "điểm danh tổ 2", "điểm danh: Lan": the group's number, and who is named behind it; None for other words."""
    found = _CALLED.match(text)
    return None if found is None else (int(found["group"]) if found["group"] else None, text[found.end() :])


def read_told(text: str) -> Told | None:
    """Whom a group leader has told, or None where that is not said or not clear."""
    line = _without_end(tokens(text))
    if "?" not in text and (found := _ALL_TOLD.fullmatch(_plain(line))) and re.search(r"\bda\b|\broi\b", found[0]):
        return Told(everyone=True)
    told = _TOLD.match(_plain(line))
    if "?" in text or not told or len(line) > _LONGEST:
        return None
    rest = line[_length(told) :]
    if not rest:
        return Told(everyone=True) if told["all"] else None
    if told["done"] and (group := _TOLD_GROUP.fullmatch(_plain(rest))):
        return Told(group=int(group["number"]))
    if not (told["done"] or told["to"] or rest[0].plain.isdecimal()) or told["all"]:
        return None
    numbers: list[int] = []
    names: list[str] = []
    answers: list[tuple[int | str, Answer]] = []
    for part in _parts(rest):
        read = _told_part(part)
        if read is None:
            return None
        items, answer = read
        numbers += items.numbers
        names += items.names
        if answer:
            # "3 bà Đào đi được": the answer is hers who stands beside it.
            answers += [(who, answer) for who in (items.names or items.numbers)]
    if not numbers and not names:
        return None
    return Told(tuple(dict.fromkeys(numbers)), tuple(dict.fromkeys(names)), tuple(answers))


def _may_be_a_day(counted: re.Match[str]) -> bool:
    """ "20/11" is a day, "91/103" and "4/5 chị" are counts; more than the whole is neither."""
    if not counted["part"]:
        return False
    part, whole = int(counted["part"]), int(counted["whole"])
    return part > whole or (not counted["women"] and part <= 31 and whole <= 12)


def _absent(line: Sequence[Token], group: int | None, marked: bool, count: int | None) -> RollLine | None:
    if not is_one_of(line[0], ["vắng", "thiếu"]):  # "vâng 3 7" is no roll
        return None
    counted = _ABSENT_COUNT.match(_plain(line))
    listed = line[_length(counted) if counted else 2 if is_one_of(line[1], ["mặt"]) else 1 :] if len(line) > 1 else []
    missing = int(counted["n"]) if counted else None
    roll = _listed(RollKind.ABSENT, listed, group, marked)
    if roll is None:
        alone = counted is not None and not any(t.plain.isalnum() for t in listed)
        return RollLine(RollKind.COUNT, (), (), (), (), count, missing, group, marked) if alone else None
    everyone = [*roll.numbers, *roll.names, *roll.excused_numbers, *roll.excused_names]
    if count is not None and everyone == list(roll.numbers[:1]) and len(line) == 2:
        # "có mặt 24, vắng 4": beside a count a lone number is one as well.
        return RollLine(RollKind.COUNT, count=count, absent_count=roll.numbers[0], group=group, marked=marked)
    if missing is not None and missing != len(everyone):
        return None
    return replace(roll, count=count, absent_count=missing)


def _listed(kind: RollKind, line: Sequence[Token], group: int | None, marked: bool) -> RollLine | None:
    items = read_items(line)
    if not items or (group and items.group not in (None, group)):
        return None
    return RollLine(
        kind,
        tuple(items.numbers),
        tuple(items.names),
        tuple(items.excused_numbers),
        tuple(items.excused_names),
        group=group or items.group,
        marked=marked,
        firm=tuple(items.firm),
    )


def _parts(line: Sequence[Token]) -> Iterator[list[Token]]:
    part: list[Token] = []
    for token in line:
        if token.plain in (",", ";", ".") or is_one_of(token, ["và"]):
            yield part
            part = []
        else:
            part.append(token)
    yield part


def _told_part(part: list[Token]) -> tuple[Items, Answer | None] | None:
    """Whom a part names and what she answered: as much of its end as reads as an answer is one."""
    first_word = next((i for i, token in enumerate(part) if token.plain.isalpha()), len(part))
    for cut in range(max(first_word, 1), len(part)):
        answer = read_answer(" ".join(token.spelt for token in part[cut:]), strict=True)
        # No name is cut at Thị: "le thi nghi" is neither "lê" nor "lê thị" who "nghỉ".
        if answer and part[cut - 1].plain != "thi" and part[cut].spelt != "thi":
            items = read_items(part[:cut])
            if items and (items.names or cut == first_word):
                return items, answer
    items = read_items(part)
    return None if items is None else (items, None)


def _plain(line: Sequence[Token]) -> str:
    return " ".join(token.plain for token in line)


def _length(match: re.Match[str]) -> int:
    """How many tokens a match at the start of a line took."""
    return match[0].count(" ") + 1


def _without_end(line: list[Token]) -> list[Token]:
    while line and (line[-1].plain in (".", ",", ";", "a") or is_one_of(line[-1], ["nhé", "nha", "ạ"])):
        line = line[:-1]
    return line
