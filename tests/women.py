"""A branch with a group: women with and without a phone, a leader, and a meeting that is called."""

from datetime import date

from sqlmodel import Session, select

from models import units
from models.members import Membership, Person
from models.posts import Post, Role
from tests.chat import Phone, Town

CALLED = "2026-11-22T09:00:00+07:00"
DAY_BEFORE = "2026-11-27T14:00:30+07:00"


def put_into_group(town: Town, *names: str, leader: str = "", name: str = "tổ 2") -> int:
    """Make a group of the branch of these women; `leader` holds its post. The group's id."""

    def write(session: Session) -> int:
        branch = units.get_unit(session, town.ids["man"])
        group = units.add_unit(session, code=name, name=name, kind=units.UnitKind.GROUP, parent=branch)
        people = {person.full_name: person.id for person in session.exec(select(Person)).all()}
        for one in (*names, *([leader] if leader else [])):
            member = session.exec(select(Membership).where(Membership.person_id == people[one])).one()
            member.group_id = group.id
            session.add(member)
        if leader:
            session.add(
                Post(
                    person_id=people[leader] or 0,
                    role=Role.GROUP_LEADER,
                    unit_id=group.id or 0,
                    from_date=date(2020, 1, 1),
                )
            )
        return group.id or 0

    return int(town.write(write))


async def branch_with(town: Town, channel: str, *names: str) -> Phone:
    """The head, number 1; these women without a phone, from number 2 on: "Nguyễn Thị Đào 1952"."""
    head = await town.member(channel, "Lê Thị Hạnh", role=Role.HEAD)
    for one in names:
        name, _, year = one.rpartition(" ")
        town.on_paper(name, year=int(year))
    return head


async def call(town: Town, head: Phone, when: str = "19h30 thứ bảy tuần sau") -> None:
    """The head calls a meeting, and everybody's messages have left."""
    await head.says(f"họp chi hội {when} nhà văn hóa thôn")
    await head.says("1")
    await town.quiet()
