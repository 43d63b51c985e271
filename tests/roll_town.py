"""A branch with a meeting whose roll can be taken, and ways to make its past."""

from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

from sqlmodel import Session, select

from models import calls, units
from models.conversations import Who
from models.meetings import Meeting, MeetingKind
from models.members import Membership, Person
from models.posts import Post, Role
from models.rolls import take_roll
from tests.chat import Phone, Town

CALLED = "2026-11-22T09:00:00+07:00"
JUST_BEFORE = "2026-11-28T19:10:00+07:00"
AFTERWARDS = "2026-11-28T21:30:00+07:00"


async def meeting_with(town: Town, platform: str, *paper: str) -> tuple[Phone, Phone]:
    """A branch whose meeting is called for Saturday half past seven: the head (1), Lụa (2), and women on paper (3…)."""
    head = await town.member(platform, "Lê Thị Hạnh", role=Role.HEAD)
    lua = await town.member(platform, "Nguyễn Thị Lụa")
    for name in paper:
        town.on_paper(name)
    await head.says("họp chi hội 19h30 thứ bảy tuần sau nhà văn hóa thôn")
    await head.says("1")
    await town.quiet()
    return head, lua


def meeting(town: Town) -> Meeting:
    """The first meeting."""
    found: Meeting = town.rows(Meeting)[0]
    return found


def person(town: Town, name: str) -> int:
    """The person's id."""
    return int(town.rows(Person, full_name=name)[0].id)


def who(person_id: int) -> Who:
    """Somebody who writes, for rules."""
    now = datetime.now().astimezone()
    return Who(0, "web", "", "ok", "", {}, {}, now, 0.0, None, (), "vi", person_id)


def group_of(town: Town, leader: str, *names: str, number: int = 2) -> int:
    """Tổ 2 with these women, led by one of the branch; without a leader "". The group's id."""

    def found(session: Session) -> int:
        branch = units.get_unit(session, town.ids["man"])
        group = units.add_unit(
            session, code=f"C1T{number}", name=f"tổ {number}", kind=units.UnitKind.GROUP, parent=branch
        )
        people = {p.full_name: p for p in session.exec(select(Person)).all()}
        for name in (leader, *names) if leader else names:
            member = session.exec(select(Membership).where(Membership.person_id == people[name].id)).one()
            member.group_id = group.id
            session.add(member)
        if leader:
            session.add(
                Post(
                    person_id=people[leader].id or 0,
                    role=Role.GROUP_LEADER,
                    unit_id=group.id or 0,
                    from_date=date(2020, 1, 1),
                )
            )
        return group.id or 0

    return int(town.write(found))


def past_meeting(town: Town, head: str, days_ago: int, absent: tuple[str, ...] = (), *, roll: bool = True) -> int:
    """A branch meeting some days ago, with its roll taken by the head. Its id."""

    def held(session: Session) -> int:
        people = {p.full_name: p.id or 0 for p in session.exec(select(Person)).all()}
        by = who(people[head])
        now = datetime.now(ZoneInfo("Asia/Ho_Chi_Minh"))
        start = now.replace(hour=19, minute=30, second=0, microsecond=0) - timedelta(days=days_ago)
        found = calls.create_meeting(session, by, town.ids["man"], MeetingKind.BRANCH, now + timedelta(days=1), "", "")
        found.starts_at, found.local_date = start, start.date()
        session.add(found)
        session.flush()
        if roll:
            take_roll(session, by, found.id or 0, absent=[people[name] for name in absent])
        return found.id or 0

    return int(town.write(held))
