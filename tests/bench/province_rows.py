"""The rows of an invented province: its tree and reform, people and their books, meetings; always the same ones."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from typing import Any

from models.meetings import MeetingKind, MeetingState
from models.text import fold, name_key
from models.units import BEGINNING, UnitKind
from models.women_counts import TERM_STARTS

WOMEN = 112  # in a branch
BRANCHES = 30  # in a commune
COMMUNES = 50  # in a province
MERGED = 3  # old communes that a commune was made of
MONTHS = 24
REFORM = date(2025, 7, 1)
TERM = date.fromisoformat(TERM_STARTS[0])
MOVED = date(2026, 3, 1)  # every fortieth branch went over to the next commune
FIRST = ("Hoa", "Mai", "Lâm", "Sông", "Thanh", "Bình", "Phước", "Tân", "Long", "Đông", "Xuân", "Hải", "Kim", "Vĩnh")
SECOND = ("Mai", "Sơn", "Thủy", "Phong", "Hòa", "An", "Lợi", "Giang", "Trạch", "Minh", "Quế", "Châu", "Điền", "Lộc")
GIVEN = ("Đào", "Cúc", "Hồng", "Lan", "Huệ", "Mận", "Na", "Mít", "Thơm", "Gấm", "Lụa", "Sen", "Bưởi", "Ổi", "Ngát")
FAMILY = ("Nguyễn Thị", "Trần Thị", "Lê Thị", "Phạm Thị", "Hoàng Thị", "Võ Thị Thu", "Đặng Thị Ngọc", "Bùi Thị")


@dataclass(frozen=True)
class Tree:
    """The ids of what was made, from the largest to the smallest; `old` are the communes of before the reform."""

    root: int
    provinces: tuple[int, ...]
    communes: tuple[int, ...]
    branches: tuple[int, ...]
    old: tuple[int, ...]


def months(today: date) -> list[date]:
    """The first days of the two years before this month."""
    last = today.year * 12 + today.month - 1
    return [date(month // 12, month % 12 + 1, 1) for month in range(last - MONTHS, last)]


def tree_rows(members: int, women: int = WOMEN) -> tuple[Tree, list[dict[str, Any]], list[dict[str, Any]]]:
    """The tree, and the rows of its units and of its edges."""
    units: list[dict[str, Any]] = []
    parents: dict[int, list[tuple[int, date]]] = {}

    def add(name: str, kind: UnitKind, parent: int | None, closed: date | None = None, since: date = BEGINNING) -> int:
        number = len(units) + 1
        units.append(
            {
                "id": number,
                "code": f"U{number}",
                "name": name,
                "folded": fold(name),
                "kind": kind,
                "short_code": f"u{number}",
                "timezone": "Asia/Ho_Chi_Minh",
                "opened_on": since,
                "closed_on": closed,
                "settings": {},
            }
        )
        parents[number] = [(parent, since)] if parent is not None else []
        return number

    branches = max(1, members // women)
    communes = -(-branches // BRANCHES)
    root = add("Trung ương Hội", UnitKind.CENTRAL, None)
    provinces, new, old, low = [], [], [], []
    for number in range(communes):
        if number % COMMUNES == 0:
            provinces.append(add(f"tỉnh {FIRST[len(provinces) % 14]} Ngân", UnitKind.PROVINCE, root))
        if number % 10 == 0:
            district = add(f"huyện {SECOND[number // 10 % 14]} Lĩnh", UnitKind.DISTRICT, provinces[-1], REFORM)
        name = f"xã {FIRST[number % 14]} {SECOND[number // 14 % 14]}"
        commune = add(name, UnitKind.COMMUNE, provinces[-1], since=REFORM)
        new.append(commune)
        before = [add(f"{name} {part + 1}", UnitKind.COMMUNE, district, REFORM) for part in range(MERGED)]
        for one in before:
            parents[one].append((commune, REFORM))
        old += before
        for branch in range(min(BRANCHES, branches - number * BRANCHES)):
            low.append(add(f"thôn {GIVEN[branch % 15]} {branch + 1}", UnitKind.BRANCH, before[branch % MERGED]))
            parents[low[-1]].append((commune, REFORM))
    for at, branch in enumerate(low):
        if at % 40 == 20 and len(new) > 1:
            parents[branch].append((new[(at // BRANCHES + 1) % len(new)], MOVED))
    tree = Tree(root, tuple(provinces), tuple(new), tuple(low), tuple(old))
    return tree, units, list(_edges(parents))


def _edges(parents: dict[int, list[tuple[int, date]]]) -> Iterator[dict[str, Any]]:
    """Each path as long as all its steps hold."""
    for unit, steps in parents.items():
        days = sorted({BEGINNING, REFORM, MOVED})
        spans: dict[tuple[int, int], list[tuple[date, date | None]]] = {}
        for at, day in enumerate(days):
            until = days[at + 1] if at + 1 < len(days) else None
            above, depth, here = unit, 0, steps
            while True:
                spans.setdefault((above, depth), []).append((day, until))
                held = [parent for parent, since in here if since <= day]
                if not held:
                    break
                above, depth, here = held[-1], depth + 1, parents[held[-1]]
        for (ancestor, depth), found in spans.items():
            first, last = found[0]
            for start, end in found[1:]:
                if start == last:
                    last = end
                else:
                    yield _edge(ancestor, unit, depth, first, last)
                    first, last = start, end
            yield _edge(ancestor, unit, depth, first, last)


def _edge(ancestor: int, unit: int, depth: int, start: date, end: date | None) -> dict[str, Any]:
    return {"ancestor_id": ancestor, "descendant_id": unit, "depth": depth, "from_date": start, "to_date": end}


def people(tree: Tree, now: datetime, women: int) -> Iterator[tuple[dict[str, Any], dict[str, Any]]]:
    """Each woman and her membership: one in a hundred honorary, three away; some joined or left in these years."""
    person = 0
    for branch in tree.branches:
        for number in range(1, women + 1):
            person += 1
            name = f"{FAMILY[person % 8]} {GIVEN[person // 8 % 15]}"
            joined = MOVED + timedelta(days=person % 300) if person % 60 == 7 else date(2015 + person % 9, 3, 8)
            left = MOVED + timedelta(days=person % 200) if person % 130 == 9 else None
            written = min(datetime.combine(left or joined, time(5), UTC), now - timedelta(days=2))
            yield (
                {
                    "id": person,
                    "full_name": name,
                    "folded": fold(name),
                    "name_key": name_key(name),
                    "birth_year": 1945 + person % 60,
                    "created_at": now,
                },
                {
                    "id": person,
                    "unit_id": branch,
                    "person_id": person,
                    "number": number,
                    "state": "left" if left else "away" if person % 33 == 5 else "active",
                    "honorary": person % 100 == 3,
                    "core": False,
                    "since": joined,
                    "until": left,
                    "created_at": written,
                    "changed_at": written,  # the sums of books have held for long
                },
            )


def meeting_rows(tree: Tree, now: datetime) -> Iterator[dict[str, Any]]:
    """A meeting a month of every branch, one in a hundred without a roll; committees of communes and training."""
    number = 0
    for month in months(now.date()):
        for unit in (*tree.branches, *tree.communes, *tree.provinces):
            branch = unit not in tree.provinces and unit not in _communes(tree)
            if not branch and month.month % 3:
                continue
            number += 1
            day = month + timedelta(days=(unit * 7 + month.month * 3) % 27)
            starts = datetime.combine(day, time(12, 30), UTC)
            yield {
                "id": number,
                "unit_id": unit,
                "kind": MeetingKind.BRANCH if branch else MeetingKind.COMMITTEE,
                "starts_at": starts,
                "local_date": day,
                "state": MeetingState.CLOSED,
                "called_by": 1,
                "created_at": starts,
                "changed_at": starts,
                "closed_at": starts,
                "roll_at": None if number % 100 == 17 else starts,
                "present": 0 if branch else 12 + unit % 5,
                "expected": 0 if branch else 20,
            }


_KNOWN: dict[int, frozenset[int]] = {}


def _communes(tree: Tree) -> frozenset[int]:
    return _KNOWN.setdefault(id(tree), frozenset(tree.communes))


def women_rows(tree: Tree, now: datetime, women: int) -> Iterator[dict[str, Any]]:
    """How many women of 18 and over each branch has: its members are half to nine tenths of them."""
    for branch in tree.branches:
        yield {
            "unit_id": branch,
            "women": women * 100 // (50 + branch % 41),
            "base": "resident",
            "source": "",
            "counted_on": REFORM,
            "term": TERM,
            "from_day": TERM,
            "reason": "",
            "at": now,
        }
