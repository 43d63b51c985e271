"""Where the rows of a roster belong: in which branch, in which group."""

import re
from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, field

from sqlmodel import Session, col, select

from models.roster_files import RosterRow
from models.text import fold
from models.units import Unit, UnitKind, UnitName, UnitPath, ancestors, subtree_ids


@dataclass
class Placed:
    """Rows with their branches' ids. `unknown` counts rows by a branch's name that nobody here has."""

    rows: list[tuple[int, RosterRow]] = field(default_factory=list)
    elsewhere: int = 0  # another branch's women in a branch's list
    unknown: Counter[str] = field(default_factory=Counter)


_LIST = "danh sach|ds|hoi vien|phu nu|so"
_PLACE = "chi hoi|thon|ap|xom|ban|buon|khom|khu pho|khu|lang|to dan pho|tdp"
_KIND = re.compile(rf"(?:(?:{_LIST}|{_PLACE}) )+")
_NAMES_A_PLACE = re.compile(rf"\b(?:{_PLACE}) ")


def place(session: Session, unit: Unit, rows: Sequence[RosterRow]) -> Placed:
    """Each row with its branch: by the branch written beside or above it, else by its sheet's name."""
    own = unit.id or 0
    is_branch = unit.kind == UnitKind.BRANCH
    above = ancestors(session, own)[1:2] if is_branch else []
    whole = above[0].id or 0 if above else own
    names = _Names(_branches(session, whole) or ([unit] if is_branch else []), _former(session, whole))
    places: dict[str, int | None] = {}
    found = Placed()
    for row in rows:
        written = row.branch or row.sheet
        if written not in places:
            places[written] = names.find(written, is_title=not row.branch)
        branch = places[written]
        if is_branch and branch in {None, own}:
            found.rows.append((own, row))
        elif is_branch:
            found.elsewhere += 1
        elif branch is not None or (not row.branch and (branch := names.only) is not None):
            found.rows.append((branch, row))
        else:
            found.unknown[written] += 1
    return found


def _branches(session: Session, unit_id: int) -> list[Unit]:
    return list(
        session.exec(
            select(Unit).where(
                col(Unit.id).in_(subtree_ids(unit_id)), Unit.kind == UnitKind.BRANCH, col(Unit.closed_on).is_(None)
            )
        ).all()
    )


def _former(session: Session, unit_id: int) -> list[tuple[str, int]]:
    """What the open branches below, and those merged into them, were called before."""
    rows = session.exec(
        select(UnitName.folded, UnitName.unit_id)
        .join(Unit, col(Unit.id) == UnitName.unit_id)
        .where(col(Unit.id).in_(subtree_ids(unit_id)), Unit.kind == UnitKind.BRANCH, col(Unit.closed_on).is_(None))
    ).all()
    return [(folded, unit) for folded, unit in rows]


class _Names:
    """Branches by their names, whole or without "thôn", "chi hội" and the like; by those of before where no branch has
    such a name now."""

    def __init__(self, branches: Iterable[Unit], former: Iterable[tuple[str, int]]) -> None:
        self.whole: dict[str, set[int]] = defaultdict(set)
        self.short: dict[str, set[int]] = defaultdict(set)
        self.former: dict[str, set[int]] = defaultdict(set)
        for folded, unit_id in former:
            self.former[folded].add(unit_id)
            self.former[_short(folded)].add(unit_id)
        for unit in branches:
            self.whole[unit.folded].add(unit.id or 0)
            self.short[_short(unit.folded)].add(unit.id or 0)
        ids = set().union(*self.whole.values()) if self.whole else set()
        self.only = next(iter(ids)) if len(ids) == 1 else None

    def find(self, written: str, *, is_title: bool) -> int | None:
        """The one branch of this name; the title of a sheet or file may say other things: "Danh sách 2"."""
        folded = fold(written)
        short = _short(folded)
        if is_title and short.isdecimal() and not _NAMES_A_PLACE.search(folded):
            return None
        for ids in (self.whole.get(folded), self.short.get(short), self.former.get(folded), self.former.get(short)):
            if ids:
                return next(iter(ids)) if len(ids) == 1 else None
        return None


def _short(folded: str) -> str:
    found = _KIND.match(folded)
    return folded[found.end() :] if found else folded


_GROUP = re.compile(r"(?:(?:to|phu nu|pn|so|hoi) )+")


def group_key(name: str) -> str:
    """What tells groups of one branch apart: "Tổ phụ nữ số 02", "tổ 2" and "2" are one."""
    key = _GROUP.sub("", fold(name), count=1)
    return str(int(key)) if key.isdecimal() else key


def groups_of(session: Session, branch_ids: Collection[int]) -> dict[tuple[int, str], int]:
    """The groups right below these branches, by (branch, group_key)."""
    rows = session.exec(
        select(UnitPath.ancestor_id, Unit.name, Unit.id)
        .join(Unit, col(Unit.id) == UnitPath.descendant_id)
        .where(
            col(UnitPath.ancestor_id).in_(branch_ids),
            UnitPath.depth == 1,
            col(UnitPath.to_date).is_(None),
            Unit.kind == UnitKind.GROUP,
            col(Unit.closed_on).is_(None),
        )
    ).all()
    return {(branch, group_key(name)): group or 0 for branch, name, group in rows}
