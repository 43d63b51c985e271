"""A branch of 171 whose every woman has her place in the book, and the days that pass for it."""

from datetime import date, datetime, time, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from sqlmodel import Session, select

from models import units
from models.conversations import Contact, link
from models.meetings import Meeting, MeetingState
from models.members import Membership
from models.posts import Post, Role
from scheduler.rosters import import_file
from tests.chat import Phone, Town
from tests.template_town import agree, approved, on_zalo
from tests.test_story import ON_TELEGRAM, ON_ZALO, roster

HERE = ZoneInfo("Asia/Ho_Chi_Minh")
GROUPS, LED = 6, 4  # groups of the branch, and those of them that have a leader
LOOKS = (time(8, 1), time(11, 1), time(16, 1))  # of the clock, on the days around a meeting; else in the morning alone
ON_ACCOUNT = range(41, 47)  # of those on Zalo, by the number in the book: who write to the Official Account
AT_NUMBERS = (112, 118, 124)  # without a linked phone, who agree to be written to at their number


def group_of(number: int) -> int:
    """Which group the woman with this number in the book belongs to."""
    return (number - 1) % GROUPS + 1


def busy(day: date) -> bool:
    """Whether it is at most two days from a meeting: these are on the first Saturdays."""
    from_saturday = (day.weekday() + 5) % 7 - 3  # 0 on a Saturday, -2 on a Thursday
    return abs(from_saturday) <= 2 and (day - timedelta(days=from_saturday)).day <= 7


class Branch:
    """The branch with everybody's phone at hand."""

    def __init__(self, town: Town, clock: Any, head: Phone, cadre: Phone) -> None:
        self.town, self.clock, self.head, self.cadre = town, clock, head, cadre
        self.phones: dict[int, Phone] = {}  # by the number in the book
        self.wrote: dict[int, list[datetime]] = {}  # when each of them did

    async def until(self, day: date, hour: time) -> None:
        """Let the days pass, and look at the clock as often as it is worth."""
        end = datetime.combine(day, hour, HERE)
        while True:
            now = datetime.now(HERE)
            days = (now.date(), now.date() + timedelta(days=1))
            coming = [datetime.combine(one, look, HERE) for one in days for look in LOOKS[: 3 if busy(one) else 1]]
            following = min(moment for moment in coming if moment > now)
            if following >= end:
                break
            self.clock.move_to(following)
            await self.town.tick()
        self.clock.move_to(end)
        await self.town.tick()

    async def head_says(self, *lines: str) -> str:
        """One line after the other; the answer to the last."""
        for line in lines:
            said = await self.head.says(line)
        return said

    async def all_say(self, words: dict[int, str]) -> None:
        """Everybody answers, in the order of the book."""
        for number, line in words.items():
            self.wrote.setdefault(number, []).append(datetime.now(HERE))
            await self.phones[number].types(line)
        await self.town.quiet()


async def found(town: Town, clock: Any) -> Branch:
    """The commune reads the branch's list; the women with a phone are linked; four groups of six have a leader."""
    cadre = await town.member("telegram", "Phạm Thị Thập", role=Role.CADRE, unit="commune")
    head = await town.member("telegram", "Lê Thị Hạnh", role=Role.HEAD, unit="man")
    content, _women = roster()
    import_file(town.house.db, content, "danh sách.xlsx", "C1", dry_run=False)
    branch = Branch(town, clock, head, cadre)
    zalo = ["zalo-oa" if number in ON_ACCOUNT else "zalo-bot" for number in range(1, ON_ZALO + 1)]
    channels = [*zalo, *["telegram"] * ON_TELEGRAM]
    branch.phones = {number: town.phone(channel) for number, channel in enumerate(channels, start=1)}
    await branch.all_say(dict.fromkeys(branch.phones, "xin chào"))
    town.write(_settle, town.ids["man"], {number: phone.address for number, phone in branch.phones.items()})
    clock.shift(3600)
    await approved(town)
    agree(town)
    named = ", ".join(map(str, AT_NUMBERS))
    assert "3 chị" in await branch.head_says(f"{named} đồng ý nhận tin qua số điện thoại")
    for number in AT_NUMBERS:
        on_zalo(town, number_of(number))
    return branch


def number_of(place: int) -> str:
    """The phone number that the branch's own list has for a woman (tests.test_story.roster)."""
    return f"0{912_000_000 + place + 3}"


def _settle(session: Session, branch_id: int, addresses: dict[int, str]) -> None:
    """Link the phones, make the groups, and give four of them a leader."""
    by_number = {row.number: row for row in session.exec(select(Membership)).all()}
    by_address = {row.address: row for row in session.exec(select(Contact)).all()}
    for number, address in addresses.items():
        link(session, by_address[address].id or 0, by_number[number].person_id)
    branch = units.get_unit(session, branch_id)
    for group in range(1, GROUPS + 1):
        unit = units.add_unit(session, code=f"C1T{group}", name=f"Tổ {group}", kind=units.UnitKind.GROUP, parent=branch)
        for number, row in by_number.items():
            if group_of(number) == group:
                row.group_id = unit.id
                session.add(row)
        if group <= LED:
            leader = by_number[group].person_id
            session.add(
                Post(person_id=leader, role=Role.GROUP_LEADER, unit_id=unit.id or 0, from_date=date(2020, 1, 1))
            )


def meeting_on(town: Town, day: date) -> Meeting:
    """The meeting of that day that takes place."""
    found: Meeting = next(m for m in town.rows(Meeting, local_date=day) if m.state != MeetingState.CANCELLED)
    return found


def person_of(town: Town, number: int) -> int:
    """The person with this number in the book."""
    return int(town.rows(Membership, number=number, unit_id=town.ids["man"])[0].person_id)
