"""A town with figures behind the cadres' page, the way into it, and what every page of it is held against."""

from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from axe_playwright_python.async_playwright import Axe
from playwright.async_api import Page
from sqlmodel import Session

from models.attendance import Attendance, Mark, Source
from models.meetings import Invitation, Meeting, MeetingKind, MeetingState
from models.members import add_membership, add_person
from models.posts import Post, Role
from models.units import UnitKind, add_unit, get_unit
from models.women_counts import count_women

ZONE = ZoneInfo("Asia/Ho_Chi_Minh")
LONG_AGO = date(2020, 1, 1)
MORNING = "2026-11-23T09:00:00+07:00"
TREE = {
    "tinh": ("tỉnh Ban Mai", UnitKind.PROVINCE, ""),
    "xa": ("xã Hoa Mai", UnitKind.COMMUNE, "tinh"),
    "man": ("thôn Mận", UnitKind.BRANCH, "xa"),
    "buoi": ("thôn Bưởi", UnitKind.BRANCH, "xa"),
    "oi": ("thôn Ổi", UnitKind.BRANCH, "xa"),
    "to": ("tổ 1", UnitKind.GROUP, "man"),
    "mua": ("CLB dân vũ", UnitKind.CLUB, "man"),
    "xa2": ("xã Hoa Đào", UnitKind.COMMUNE, "tinh"),
    "dau": ("thôn Dâu", UnitKind.BRANCH, "xa2"),
}
POSTS = {
    "chair": (Role.CADRE, "tinh"),
    "cadre": (Role.CADRE, "xa"),
    "head": (Role.HEAD, "man"),
    "leader": (Role.GROUP_LEADER, "to"),
    "other": (Role.CADRE, "xa2"),
}
WOMEN = ("Nguyễn Thị Lụa", "Trần Thị Cúc", "Lê Thị Hồng", "Võ Thị Ngân", "Phan Thị Sen")


@dataclass
class Town:
    """Ids of units, of people by what they are, and of meetings."""

    units: dict[str, int] = field(default_factory=dict)
    people: dict[str, int] = field(default_factory=dict)
    posts: dict[str, int] = field(default_factory=dict)
    meetings: dict[str, int] = field(default_factory=dict)


def settle(session: Session) -> Town:
    """A province with two communes; thôn Mận met twice this month, once without a roll; thôn Ổi never met."""
    town = Town()
    for key, (name, kind, parent) in TREE.items():
        above = get_unit(session, town.units[parent]) if parent else None
        town.units[key] = add_unit(session, code=key.upper(), name=name, kind=kind, parent=above).id or 0
    for key, (role, unit) in POSTS.items():
        person = add_person(session, full_name=f"Phạm Thị {key.title()}", birth_year=1970)
        town.people[key] = person.id or 0
        post = Post(person_id=person.id or 0, role=role, unit_id=town.units[unit], from_date=LONG_AGO)
        session.add(post)
        session.flush()
        town.posts[key] = post.id or 0
    for number, name in enumerate(WOMEN, 1):
        person = add_person(session, full_name=name, birth_year=1960 + number)
        town.people[name.split()[-1]] = person.id or 0
        add_membership(
            session, person_id=person.id or 0, branch_id=town.units["man"], since=LONG_AGO, number=number * 3
        )
    for key, women in (("man", 8), ("buoi", 40)):
        count_women(session, None, town.units[key], women, source="báo cáo quý 3", counted_on=date(2026, 9, 30))
    town.meetings["named"] = meeting_of(session, town, "man", "2026-11-07T19:30", 3, 5, named=True)
    town.meetings["open"] = meeting_of(session, town, "man", "2026-11-15T19:30", None, 5)
    town.meetings["counted"] = meeting_of(session, town, "buoi", "2026-11-08T08:00", 40, 50)
    town.meetings["before"] = meeting_of(session, town, "man", "2026-10-10T19:30", 60, 120)
    town.meetings["elsewhere"] = meeting_of(session, town, "dau", "2026-11-09T08:00", 30, 40)
    town.meetings["coming"] = meeting_of(session, town, "man", "2026-11-28T19:30", None, 5)
    return town


def meeting_of(
    session: Session, town: Town, unit: str, at: str, present: int | None, expected: int, *, named: bool = False
) -> int:
    """One meeting with its tally; `present` None: without a roll. `named`: so many of thôn Mận's women came."""
    start = datetime.fromisoformat(at).replace(tzinfo=ZONE)
    rolled = present is not None
    meeting = Meeting(
        unit_id=town.units[unit],
        kind=MeetingKind.BRANCH,
        content="Bàn việc trồng hoa ven đường",
        place="nhà văn hóa thôn",
        starts_at=start,
        local_date=start.date(),
        state=MeetingState.CALLED if start.isoformat() > MORNING else MeetingState.CLOSED,
        called_by=town.people["head"],
        invited=expected,
        expected=expected,
        present=present or 0,
        absent=expected - present if present is not None and named else 0,
        count_only=rolled and not named,
        roll_at=start + timedelta(hours=2) if rolled else None,
        roll_by=town.people["head"] if rolled else None,
    )
    session.add(meeting)
    session.flush()
    if named:
        for place, name in enumerate(WOMEN):
            person = town.people[name.split()[-1]]
            mark = Mark.PRESENT if place < (present or 0) else Mark.ABSENT
            session.add(Invitation(meeting_id=meeting.id or 0, person_id=person))
            session.add(
                Attendance(
                    meeting_id=meeting.id or 0,
                    person_id=person,
                    mark=mark,
                    source=Source.HEAD,
                    marked_by=town.people["head"],
                    marked_at=start,
                )
            )
        session.flush()
    return meeting.id or 0


async def findings(page: Page) -> list[str]:
    """What axe finds serious or critical on the page, and how far it is wider than the window."""
    found: Any = (await Axe().run(page, options={"resultTypes": ["violations"]})).response["violations"]
    wrong = [
        f"{one['id']}: {node['html'][:120]}"
        for one in found
        if one["impact"] in {"serious", "critical"}
        for node in one["nodes"]
    ]
    return wrong + await too_wide(page)


LOW = """() => [...document.querySelectorAll("a, button, summary, select, textarea, input:not([type=hidden])")]
  .filter(one => !one.closest(".unseen, .skip") && !one.matches("[type=radio], [type=checkbox]"))
  .filter(one => { const box = one.getBoundingClientRect(); return box.width && box.height && box.height < 43.5; })
  .map(one => one.outerHTML.slice(0, 120))"""


async def too_low(page: Page) -> list[str]:
    """What is to be pressed and lower than a finger is wide (44 px)."""
    return [f"too low: {one}" for one in await page.evaluate(LOW)]


async def too_wide(page: Page) -> list[str]:
    """By how much the page is wider than the window, if it is."""
    wide = await page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
    return [f"{wide} px too wide"] if wide > 0 else []
