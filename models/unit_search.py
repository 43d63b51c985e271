"""Units as a cadre names them below hers: by name now or before, with or without the kind, by code, with a slip."""

import re
from collections.abc import Collection
from dataclasses import dataclass
from typing import Any

from sqlalchemy import select as core_select
from sqlalchemy.orm import aliased
from sqlmodel import Session, col, literal, or_, select

from models.db import remembered
from models.text import fold
from models.units import Unit, UnitKind, UnitName, UnitPath, by_name

MOST = 400  # names that are looked at; whoever says "thôn" alone is asked back anyway
SLIPS_AMONG = 5000  # names: more are not searched for slips
_SLIP = 86  # points of a hundred
_LIKE = 75  # points of a hundred: what is offered where nothing fits
_SHORTEST_SLIP = 5  # letters
_SHORTEST_NAME = 3  # letters of a name beside its kind: "thôn Bửi"
_NO_NAMES = frozenset(
    {"nay", "nao", "minh", "toi", "tui", "nha", "kia", "khac", "tren", "duoi", "chi", "hoi", "cua", "moi", "het", "con"}
)

_KINDS: dict[str, UnitKind] = {
    **dict.fromkeys(("chi hoi", "thon", "ap", "xom", "khu pho", "khu dan cu", "khu", "khom", "lang", "buon", "ban"),
                    UnitKind.BRANCH),
    **dict.fromkeys(("xa", "phuong", "thi tran"), UnitKind.COMMUNE),
    **dict.fromkeys(("huyen", "quan"), UnitKind.DISTRICT),
    "tinh": UnitKind.PROVINCE,
    "to": UnitKind.GROUP,
    **dict.fromkeys(("cau lac bo", "clb"), UnitKind.CLUB),
}  # fmt: skip
_NAMES_TOO = frozenset({"lang", "buon", "ban"})  # begin names as well
_LARGER = frozenset({UnitKind.COMMUNE, UnitKind.DISTRICT, UnitKind.PROVINCE})
_WITHIN_A_BRANCH = frozenset({UnitKind.GROUP, UnitKind.CLUB})
_SHORT = {"kp": "khu pho", "kdc": "khu dan cu", "tt": "thi tran", "ch": "chi hoi", "clb": "clb"}
_KIND = "|".join(sorted((*_KINDS, "thanh pho", "tp", "hoi lhpn", "hoi phu nu", "hoi lien hiep phu nu"), key=len)[::-1])
_TITLE = re.compile(rf"(?P<kind>{_KIND})(?: phu nu)?(?: so)? (?=\S)")


@dataclass(frozen=True)
class NamedUnit:
    """A unit that was found, with the unit above it; `former` is the name of before by which it was found."""

    id: int
    name: str
    kind: str
    above: str
    former: str = ""
    closed: bool = False
    sure: bool = True  # False: the name is only near


def title_of(words: str) -> tuple[UnitKind | None, str]:
    """The kind that a name says and the name without it, folded: "Chi hội thôn Mận" -> (branch, "man")."""
    left = " ".join(_SHORT.get(word, word) for word in fold(words).split())
    kind, begun = None, False
    while (found := _TITLE.match(left)) is not None:
        # "chi hội thôn Mận" says it twice; "tỉnh Ban Mai" and "xã Làng Sen" do not.
        if begun and (found["kind"] in _NAMES_TOO or kind not in {None, UnitKind.BRANCH}):
            break
        kind = _KINDS.get(found["kind"]) if kind is None else kind
        left, begun = left[found.end() :], True
    return kind, left


def units_named(session: Session, words: str, under: Collection[int]) -> list[NamedUnit]:
    """The units below some units, these included, that the words fit best: the very name before a part of it, open
    units before closed ones. In the order of their names."""
    if not title_of(words)[1] or not under:
        return []
    key = ("named", words, tuple(sorted(under)))  # several readers ask for the same words
    return list(remembered(session, key, lambda: _named(session, words, under)))


def _named(session: Session, words: str, under: Collection[int]) -> list[NamedUnit]:
    kind, core = title_of(words)
    found = _fitting(session, core, under)
    if (coded := _coded(session, words, under)) and not any(_rank(one, kind, core)[0] == 0 for one in found):
        return coded
    if not found and (inside := _within(session, words, under)):
        return inside
    if not found and (of_old := _of_old(session, words, under)):
        return of_old
    if not found and (near := _near(session, core, kind, under)):
        return near
    ranks = {one.id: _rank(one, kind, core) for one in found}
    best = min(ranks.values(), default=None)
    best_ones = [one if _certain(ranks[one.id]) else _unsure(one) for one in found if ranks[one.id] == best]
    return sorted(best_ones, key=lambda one: (by_name(one.name), by_name(one.above)))


def units_called(session: Session, cores: Collection[str], under: Collection[int]) -> set[str]:
    """Which of some names (folded, without their kinds) units below some others have, now or before."""
    if not cores or not under:
        return set()
    every = {*cores, *(f"{kind} {core}" for kind in _KINDS for core in cores)}
    before = select(UnitName.since_unit_id).where(col(UnitName.folded).in_(every))
    rows = _rows(session, under, or_(col(Unit.folded).in_(every), col(Unit.id).in_(before)))
    names = {title_of(one.name)[1] for one in rows}
    if len(names & set(cores)) < len(set(cores)) and rows:
        old = session.exec(
            select(UnitName.folded).where(
                col(UnitName.folded).in_(every), col(UnitName.since_unit_id).in_([one.id for one in rows])
            )
        ).all()
        names |= {title_of(name)[1] for name in old}
    return names & set(cores)


def nearest(session: Session, words: str, under: Collection[int], most: int = 3) -> list[NamedUnit]:
    """The open units that somebody may have meant by words that name none: "thôn Mận Hai" begins as thôn Mận does."""
    kind, core = title_of(words)
    every = _rows(session, under, col(Unit.closed_on).is_(None), SLIPS_AMONG + 1) if core and under else []
    if len(every) > SLIPS_AMONG:
        return []
    from rapidfuzz import fuzz, process

    names = {place: title_of(one.name)[1] for place, one in enumerate(every) if kind in {None, one.kind}}
    found = [place for place, name in names.items() if core.startswith(f"{name} ") or name.startswith(f"{core} ")]
    close = process.extract(core, names, scorer=fuzz.ratio, score_cutoff=_LIKE, limit=most)
    places = dict.fromkeys([place for _name, _score, place in close] + found)
    return [_unsure(every[place]) for place in places][:most]


def _within(session: Session, words: str, under: Collection[int]) -> list[NamedUnit]:
    """ "thôn Mận xã Hoa Đào", "tổ 2 thôn Mận": a name with that of the unit above."""
    typed = words.split()
    for at in range(1, len(typed)):
        tail = " ".join(typed[at:])
        kind, core = title_of(tail)
        of_branch = kind is UnitKind.BRANCH and title_of(" ".join(typed[:at]))[0] in _WITHIN_A_BRANCH
        if not core or not (kind in _LARGER or of_branch):
            continue
        higher = [one.id for one in units_named(session, tail, under) if one.sure]
        lower = " ".join(word for word in typed[:at] if fold(word) not in {"cua", "o", "thuoc"})
        return units_named(session, lower, higher) if higher and lower else []
    return []


def _of_old(session: Session, words: str, under: Collection[int]) -> list[NamedUnit]:
    """ "thôn Bưởi cũ": the one that closed, or whose name this was, before the one that is called so now."""
    before, _, last = words.strip().rpartition(" ")
    if fold(last) != "cu":
        return []
    kind, core = title_of(before)
    found = [one for one in _fitting(session, core, under) if _certain(_rank(one, kind, core))] if core else []
    old = [one for one in found if (one.closed or one.former) and title_of(one.former or one.name)[1] == core]
    return old or units_named(session, before, under)


def _coded(session: Session, words: str, under: Collection[int]) -> list[NamedUnit]:
    """The unit with this code, short code, or code of before."""
    code = words.strip()
    before = select(UnitName.since_unit_id).where(UnitName.code == code.upper())
    here = or_(col(Unit.code) == code.upper(), col(Unit.short_code) == code.lower(), col(Unit.id).in_(before))
    return _rows(session, under, here)


def _fitting(session: Session, core: str, under: Collection[int]) -> list[NamedUnit]:
    found = {one.id: one for one in _rows(session, under, _holds(Unit.folded, core))}
    before = (
        select(UnitName.since_unit_id, UnitName.name)
        .where(_holds(UnitName.folded, core))
        .order_by(col(UnitName.until))
        .limit(MOST)
    )
    names = dict(session.exec(before).all())
    other = set(names) - set(found)
    for one in _rows(session, under, col(Unit.id).in_(other)) if other else []:
        found[one.id] = NamedUnit(one.id, one.name, one.kind, one.above, names[one.id], one.closed)
    return list(found.values())


def _holds(folded: Any, core: str) -> Any:
    """A word of the name begins so: "oi" is no part of "thôn Mận mới"."""
    return (literal(" ") + col(folded)).contains(f" {core}", autoescape=True)


_ABOVE, _EDGE = aliased(Unit), aliased(UnitPath)  # once: making them takes longer than asking


def _rows(session: Session, under: Collection[int], condition: Any, most: int = MOST) -> list[NamedUnit]:
    above, edge = _ABOVE, _EDGE
    here = select(UnitPath.descendant_id).where(col(UnitPath.ancestor_id).in_(under), col(UnitPath.to_date).is_(None))
    rows = session.execute(
        core_select(col(Unit.id), col(Unit.name), col(Unit.kind), col(Unit.closed_on), col(above.name))
        .outerjoin(edge, (col(edge.descendant_id) == Unit.id) & (col(edge.depth) == 1) & col(edge.to_date).is_(None))
        .outerjoin(above, col(above.id) == edge.ancestor_id)
        .where(condition, col(Unit.id).in_(here))
        .order_by(col(Unit.closed_on).is_not(None), col(Unit.folded), col(Unit.id))
        .limit(most)
    ).all()
    return [NamedUnit(one, name, kind, over or "", "", closed is not None) for one, name, kind, closed, over in rows]


def _rank(one: NamedUnit, kind: UnitKind | None, core: str) -> tuple[int, bool, bool]:
    """The lower the better: the very name, then a whole word of it; of the kind that was said; open."""
    name = fold(one.former or one.name)
    fits = 0 if title_of(name)[1] == core else 1 if f" {core} " in f" {name} " else 2
    other_kind = kind is not None and kind != one.kind
    return fits + 3 * (core.isdecimal() and other_kind), other_kind, one.closed  # "chi hội 3" is no "tổ 3"


def _certain(rank: tuple[int, bool, bool]) -> bool:
    """A part of a word, or a part of the name of another kind of unit, is offered and never taken."""
    fits, other_kind, _closed = rank
    return fits == 0 or (fits == 1 and not other_kind)


def _near(session: Session, core: str, kind: UnitKind | None, under: Collection[int]) -> list[NamedUnit]:
    """Units whose name differs by a slip ("xã Hoa Mia"); they are offered, never taken."""
    short = len(core) < _SHORTEST_SLIP
    if short and (kind is None or len(core) < _SHORTEST_NAME or core in _NO_NAMES or not core.isalpha()):
        return []
    every = _rows(session, under, col(Unit.closed_on).is_(None), SLIPS_AMONG + 1)
    if len(every) > SLIPS_AMONG:
        return []
    names = {place: title_of(one.name)[1] for place, one in enumerate(every) if kind in {None, one.kind}}
    letters = sorted(core)
    swapped = [place for place, name in names.items() if sorted(name) == letters]  # two only changed places
    if swapped:
        return [_unsure(every[place]) for place in swapped[:9]]
    from rapidfuzz import fuzz, process  # only a slip needs it
    from rapidfuzz.distance import OSA

    if short:  # one letter more, fewer or another one
        slips = process.extract(core, names, scorer=OSA.distance, score_cutoff=1, limit=9)
        return [_unsure(every[place]) for _name, _distance, place in slips]
    close = process.extract(core, names, scorer=fuzz.ratio, score_cutoff=_SLIP, limit=9)
    return [_unsure(every[place]) for _name, _score, place in close]


def _unsure(one: NamedUnit) -> NamedUnit:
    return NamedUnit(one.id, one.name, one.kind, one.above, one.former, one.closed, sure=False)
