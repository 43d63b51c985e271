"""The same question at four doors, in the chat, on the page, in the Excel file and through the API: what each says."""

import io
import random
import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any, cast

from python_calamine import CalamineWorkbook
from sqlmodel import Session

import locales
from bot.inbox import handle
from bot.messages import Incoming
from bot.papers import Reader
from bot.papers.figures_workbook import gather, make
from bot.replies import Account
from models import clock
from models.conversations import link, who_writes
from models.db import Database
from models.gathering import gathering
from models.member_figures import members_on
from models.periods import DAY, Period, book, current
from tests.bench.province_rows import MOVED, REFORM, Tree

LOOKED_BACK = 3
CADRE = 1  # the person who holds the whole tree
ADDRESS = "person-1"


@dataclass(frozen=True)
class Told:
    """What a door said: present of expected over the meetings with a roll, of all meetings."""

    present: int
    expected: int
    with_roll: int
    meetings: int


@dataclass(frozen=True)
class Counted:
    """What a door said: the members at the period's end, and how many of them are of how many women of 18 and over.

    Both are 0 where no women were counted.
    """

    members: int
    gathered: int
    women: int


@dataclass(frozen=True)
class Question:
    """A unit by its code and id, and a period; `level` is what kind of unit was drawn; `as_of` the day of the tree."""

    level: str
    unit_id: int
    period: Period
    as_of: date | None = None

    @property
    def words(self) -> str:
        """The period as it is typed."""
        year, number = self.period.year, self.period.number
        first, last = self.period.start, self.period.end - DAY
        return {
            "month": f"tháng {number}/{year}",
            "quarter": f"quý {number}/{year}",
            "half": f"6 tháng {'đầu' if number == 1 else 'cuối'} năm {year}",
            "nine": f"9 tháng năm {year}",
            "year": f"năm {year}",
            "range": f"từ {first.day}/{first.month}/{first.year} đến {last.day}/{last.month}/{last.year}",
        }[self.period.kind]

    @property
    def address(self) -> str:
        """The period, and the day of the tree, as the page and the API take them."""
        return f"from={self.period.start}&to={self.period.end - DAY}" + (f"&as_of={self.as_of}" if self.as_of else "")

    @property
    def last(self) -> date:
        """The day on which members are counted."""
        return min(self.period.end - DAY, self.as_of or clock.today())


def questions(tree: Tree, count: int, seed: int = 20) -> Iterator[Question]:
    """Drawn evenly over the levels, the units that were merged and those that moved, and the kinds of period."""
    chance = random.Random(seed)
    moved = [unit for at, unit in enumerate(tree.branches) if at % 40 == 20] or list(tree.branches)
    levels: dict[str, list[int]] = {
        "root": [tree.root],
        "province": list(tree.provinces),
        "commune": list(tree.communes),
        "merged commune": list(tree.old),
        "branch": list(tree.branches),
        "moved branch": moved,
    }
    for number in range(count):
        level = list(levels)[number % len(levels)]
        yield Question(level, chance.choice(levels[level]), _period(chance, number // len(levels)))


def _period(chance: random.Random, number: int) -> Period:
    today = clock.today()
    kind = ("month", "quarter", "half", "nine", "year", "range")[number % 6]
    while True:
        year = chance.choice((today.year - 1, today.year))
        if kind == "range":
            start = chance.choice((REFORM, MOVED)) - chance.randrange(1, 200) * DAY
            return Period(start, start + chance.randrange(2, 400) * DAY, "range")
        found = book(cast(Any, kind), year, chance.randrange({"month": 12, "quarter": 4, "half": 2}.get(kind, 1)) + 1)
        if found.start <= today:
            return found


def looking_back(tree: Tree, halves: tuple[int, int]) -> Iterator[Question]:
    """Of these two branches and of all above them, in the tree of a day; the periods run past it, and past today."""
    chance = random.Random(5)
    over = (tree.communes[-1], halves[0], tree.provinces[-1], halves[1], tree.root)
    for number in range(LOOKED_BACK):
        day = clock.today() - chance.randrange(1, 50) * DAY
        year = book("year", day.year)
        period = (current("month", day), year, Period(day, year.end, "range"))[number % 3]
        yield Question("looked back", over[number % len(over)], period, day)


def settle(session: Session) -> None:
    """The cadre reads at an address of the web chat."""
    link(session, who_writes(session, "web", ADDRESS, "vi", clock.now()).contact_id, CADRE)


def _number(words: str) -> int:
    return int(words.replace(".", ""))


_IN_CHAT = re.compile(r"Dự sinh hoạt: ([\d.]+)/([\d.]+) .*? ([\d.]+)/([\d.]+) buổi có điểm danh")
_NO_ROLL = re.compile(r"Có ([\d.]+) buổi, chưa buổi nào điểm danh")


def in_chat(db: Database, asked: Question, number: int) -> tuple[Told | None, str]:
    """What the bot answers to one line, and its text."""

    def ask(session: Session) -> str:
        text = f"thống kê U{asked.unit_id} {asked.words}"
        ready = handle(session, Incoming("web", ADDRESS, f"four-doors-{number}", text=text), Account("web"))
        return "" if ready is None else ready.outgoing.text

    text = db.write_now(ask)
    if found := _IN_CHAT.search(text):
        return Told(*map(_number, found.groups())), text
    if found := _NO_ROLL.search(text):
        return Told(0, 0, 0, _number(found[1])), text
    return (Told(0, 0, 0, 0) if "Chưa có buổi nào" in text else None), text


_MEMBERS = re.compile(r"có ([\d.]+) hội viên, tính đến")
_GATHERED = re.compile(r"([\d.]+) hội viên trên ([\d.]+) phụ nữ")


def counted_by_rule(session: Session, asked: Question) -> Counted:
    """What the rules say."""
    on, as_of = asked.last, asked.as_of
    rate = gathering(session, None, asked.unit_id, on, as_of=as_of).total
    members = members_on(session, None, asked.unit_id, on, as_of=as_of).total.members
    return Counted(members, rate.members, rate.women)


def counted_in_chat(db: Database, asked: Question, number: int) -> tuple[Counted, str]:
    """What the bot answers to two lines, and its texts."""

    def ask(session: Session, name: str, words: str) -> str:
        ready = handle(session, Incoming("web", ADDRESS, f"{name}-{number}", text=words), Account("web"))
        return "" if ready is None else ready.outgoing.text

    end = min(asked.period.end - DAY, clock.today())
    days = f"từ {end.day}/{end.month}/{end.year} đến {end.day}/{end.month}/{end.year}"
    if asked.as_of is not None:
        days = f"tính đến {asked.as_of.day}/{asked.as_of.month}/{asked.as_of.year}"
    first = db.write_now(ask, "members", f"bao nhiêu hội viên U{asked.unit_id} {days}")
    second = db.write_now(ask, "gathering", f"tỷ lệ tập hợp U{asked.unit_id} {days}")
    members, rate = _MEMBERS.search(first), _GATHERED.search(second)
    told = Counted(_number(members[1]) if members else -1, *(map(_number, rate.groups()) if rate else (0, 0)))
    return told, f"{first}\n{second}"


_CARDS = re.compile(r"Hội viên ([\d.]+) .*?Tập hợp (?:hội viên )?(?:[\d,]+ ?% ([\d.]+)/([\d.]+) chị)?")


def counted_on_page(words: str) -> Counted | None:
    """What the cards of a unit's page say."""
    found = _CARDS.search(words)
    return None if found is None else Counted(*(_number(part or "0") for part in found.groups()))


def counted_by_api(members: dict[str, Any], rate: dict[str, Any]) -> Counted:
    """What the API's two reports say."""
    return Counted(members["total"]["members"], rate["rate"]["members"], rate["rate"]["women"])


_ON_PAGE = re.compile(r"(?:([\d.]+)/([\d.]+) (?:lượt|chị) )?([\d.]+)/([\d.]+) buổi có điểm danh|Chưa có buổi nào")


def on_page(words: str) -> Told | None:
    """What the first card of a unit's page says."""
    found = _ON_PAGE.search(words)
    if found is None:
        return None
    return Told(*(_number(part or "0") for part in found.groups()))


def in_excel(db: Database, asked: Question) -> tuple[Told, Counted]:
    """What the first sheet of the file says."""
    reader = Reader(CADRE, "vi", locales.DEFAULT_PAIR, "")
    days = {"start": asked.period.start.isoformat(), "end": asked.period.end.isoformat()}
    days |= {"as_of": asked.as_of.isoformat()} if asked.as_of else {}
    book_ = db.read_now(gather, reader, {"unit": asked.unit_id, **days})
    sheet = CalamineWorkbook.from_filelike(io.BytesIO(make(reader, book_).content)).get_sheet_by_index(0)
    rows = {str(row[0]): row for row in sheet.to_python(skip_empty_area=False) if row}

    def cell(key: str, column: int) -> int:
        begins = locales.label("vi", f"workbook-row-{key}", day="").partition("(ngày")[0]
        row = next(row for name, row in rows.items() if name.startswith(begins))
        return int(cast(float, row[column] or 0))

    told = Told(cell("attendance", 1), cell("attendance", 2), cell("with-roll", 1), cell("meetings", 1))
    return told, Counted(cell("members", 1), cell("gathering", 1), cell("gathering", 2))


def from_api(answer: dict[str, Any]) -> Told:
    """What the API's report says."""
    total = answer["total"]
    return Told(total["present"], total["expected"], total["with_roll"], total["meetings"])


def today() -> date:
    """The day of people's clock."""
    return clock.today()
