"""On which address each person is reached; whom none reaches is told at home."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

from sqlalchemy import bindparam, literal, or_
from sqlalchemy import select as core_select
from sqlmodel import Session

from models import budgets, clock, phone_consents, template_months, templates
from models.addresses import FOR_HELPERS, STEP, Helped, has_an_address, recipients
from models.db import insert_new
from models.deliveries import COUNTED, DELIVERIES, MESSAGES, PERSONS, Priority, State
from models.meetings import MEETINGS
from models.quiet import Timing, earliest
from models.reach import TEMPLATES, Means, Terms, Way, choose


@dataclass(frozen=True)
class Aim:
    """What is to be said: of which kind, how long (a notice, in characters), with a file or not. And when, not before;
    None: now; what is about a meeting is of no use from its `start` on. `failed` are (contact, way of a template
    message) that have been tried in vain; `sparing` leaves the last messages of a short month to answers; `leaving`:
    its turn has come, before all that waits."""

    kind: str = ""
    length: int = 0
    file: bool = False
    when: datetime | None = None
    start: datetime | None = None
    timing: Timing = Timing.URGENT
    sparing: bool = False
    failed: frozenset[tuple[int | None, str]] = frozenset()
    leaving: bool = False


_ANYTHING = Aim()
USUAL_RATE = 30.0  # messages a second of a channel that names no rate
NOTICE = Aim("notice", file=True)  # one whose words are not at hand: no template is counted on
_OF_MEETINGS = frozenset({"invite", "change", "cancel", "remind"})
_PAID = (
    core_select(DELIVERIES.c.person_id, DELIVERIES.c.contact_id)
    .select_from(DELIVERIES.join(MESSAGES, MESSAGES.c.id == DELIVERIES.c.message_id))
    .where(
        DELIVERIES.c.set_aside > 0,
        DELIVERIES.c.not_before == bindparam("when"),
        DELIVERIES.c.state == State.QUEUED,
        DELIVERIES.c.template == literal(""),
        MESSAGES.c.kind.in_(COUNTED),
        MESSAGES.c.file_id.is_(None),
    )
)
_SAID = (
    core_select(MESSAGES.c.kind, MESSAGES.c.fields, MESSAGES.c.file_id, MEETINGS.c.starts_at)
    .select_from(MESSAGES.outerjoin(MEETINGS, MEETINGS.c.id == MESSAGES.c.subject_id))
    .where(MESSAGES.c.id == bindparam("message"))
)


def address(
    session: Session,
    message_id: int,
    person_ids: Sequence[int],
    *,
    priority: Priority,
    not_before: datetime,
    timing: Timing = Timing.URGENT,
) -> dict[str, int]:
    """Make one delivery for each person, on the cheapest address that reaches her; nobody gets a second one.

    What it may cost is kept in the month's budget. `timing` is for callers that have not looked at the night yet.
    Returns how many are `queued` and how many `unreachable`.
    """
    counts = {str(State.QUEUED): 0, str(State.UNREACHABLE): 0}
    aim = aim_of(session, message_id, when=not_before, timing=timing, sparing=priority > Priority.ROLL)
    for start in range(0, len(person_ids), STEP):
        part = person_ids[start : start + STEP]
        ways = plan_and_keep(session, part, aim)
        rows = [
            {
                "message_id": message_id,
                "person_id": way.person_id,
                "contact_id": way.contact_id,
                "template": way.template,
                "state": State.QUEUED if way.channel else State.UNREACHABLE,
                "priority": priority,
                "not_before": way.when,
                "reason": way.reason,
                "tries": 0,
                "parts_sent": 0,
                "text": "",
                "set_aside": way.price,
            }
            for way in ways
        ]
        if rows and not any(way.price for way in ways):
            session.connection().execute(insert_new(session, DELIVERIES), rows)
        elif rows:  # she who has it already is not paid for a second time
            new = session.connection().execute(insert_new(session, DELIVERIES, DELIVERIES.c.set_aside), rows)
            budgets.settle(session, sum(way.price for way in ways) - sum(new.scalars()), 0)
        for row in rows:
            counts[str(row["state"])] += 1
    return counts


@dataclass(frozen=True)
class Forecast:
    """How a message would go: women by (channel, đồng for each), and those to be told at home by the reason."""

    ways: dict[tuple[str, int], int]
    home: dict[str, int]

    @property
    def channels(self) -> dict[str, int]:
        """Women by channel."""
        counts: Counter[str] = Counter()
        for (channel, _price), women in self.ways.items():
            counts[channel] += women
        return dict(counts)

    @property
    def split(self) -> tuple[tuple[str, int, int], ...]:
        """(channel, women, đồng for all of them), a channel's free ones before its paid ones."""
        return tuple((channel, women, price * women) for (channel, price), women in sorted(self.ways.items()))

    @property
    def by_message(self) -> int:
        """Women whom a message reaches."""
        return sum(self.ways.values())

    @property
    def at_home(self) -> int:
        """Women to be told at home."""
        return sum(self.home.values())

    @property
    def price(self) -> int:
        """Đồng for all."""
        return sum(price * women for (_channel, price), women in self.ways.items())

    def seconds(self, rates: Mapping[str, float]) -> float:
        """How long it takes at the channels' rates (messages a second): all accounts send at the same time.

        Both ways of a template message are one account's, which keeps the pace of its chat where none is named.
        """
        waits: dict[str, float] = {}
        for channel, women in self.channels.items():
            template = channel in TEMPLATES
            rate = rates.get(channel) or (rates.get("zalo-oa") if template else None) or USUAL_RATE
            account = "template" if template else channel
            waits[account] = waits.get(account, 0.0) + women / rate
        return max(waits.values(), default=0.0)


def forecast(session: Session, people: Any, aim: Aim = _ANYTHING) -> Forecast:
    """How many of these people (ids, or a select of ids) each way would reach, and what it costs."""
    ids = people if isinstance(people, Sequence) else session.connection().execute(people).scalars().all()
    return summed(_ways(session, ids, replace(aim, sparing=True)))


def summed(ways: Iterable[Way]) -> Forecast:
    """Ways, counted."""
    reached: Counter[tuple[str, int]] = Counter()
    home: Counter[str] = Counter()
    for way in ways:
        if not way.channel:
            home[str(way.reason)] += 1
        else:
            reached[way.channel, way.price] += 1
    return Forecast(dict(reached), dict(home))


def may_be_reached(session: Session, person_id: Any, aim: Aim) -> Any:
    """Whether a person, a column of ids, has any address, or a number to which this could go: the others need not be
    looked at."""
    template = _template(session, aim)
    known = has_an_address(person_id)
    if template is None or template.by_phone is None or not any(phone_consents.units_that_allow(session).values()):
        return known
    numbered = core_select(PERSONS.c.id).where(PERSONS.c.id == person_id, PERSONS.c.phone_sealed != "")
    return or_(known, numbered.exists())


def notice_length(text: str) -> int:
    """Characters of a notice within a template message, where it stands in one line."""
    return len(" ".join(text.split()))


def aim_of_notice(text: str, *, file: bool, when: datetime | None = None) -> Aim:
    """What the planner has to know of a notice that is not written down yet."""
    return Aim("notice", notice_length(text), file, when)


def aim_of(session: Session, message_id: int, **more: Any) -> Aim:
    """What the planner has to know of a message; `more` as in Aim."""
    row = session.connection().execute(_SAID, {"message": message_id}).one_or_none()
    if row is None:
        return Aim(**more)
    start: datetime | None = row.starts_at if row.kind in _OF_MEETINGS else None
    if start is not None and (moved := row.fields.get("from")):  # who does not hear of it goes there at the old time
        start = min(start, datetime.fromisoformat(moved))
    return Aim(row.kind, int(row.fields.get("length", 0)), row.file_id is not None, start=start, **more)


def plan(session: Session, person_ids: Iterable[int], aim: Aim = _ANYTHING) -> list[Way]:
    """For each person the cheapest address that reaches her.

    She whom nothing reaches is reached by the helper she named, where helpers get what is to be said, unless she wants
    no messages at all. Among addresses that cost the same, the one she last wrote from.
    """
    return list(_ways(session, person_ids, aim))


def plan_and_keep(session: Session, person_ids: Sequence[int], aim: Aim = _ANYTHING) -> list[Way]:
    """The same, and what it costs is kept in the month's budget: the caller writes it on the deliveries."""
    while True:  # until nobody else has taken the money between the look and the taking
        ways = plan(session, person_ids, aim)
        if budgets.set_aside(session, sum(way.price for way in ways)):
            return ways


def _ways(session: Session, people: Iterable[int], aim: Aim) -> Iterator[Way]:
    asked = budgets.terms(session)
    template = _template(session, aim)
    if template is not None:
        asked |= template.terms()
    now = clock.now()
    due = now if aim.when is None else max(aim.when, now.astimezone(aim.when.tzinfo))
    start = None if aim.start is None else aim.start.astimezone(due.tzinfo)
    free = {name for name, one in asked.items() if one.free_for is None and not one.monthly}
    found = recipients(session, people, aim.failed, FOR_HELPERS.get(aim.kind, Helped.NOT), template, free)
    return choose(found, asked, due, _means(session, asked, aim, template, due, start), timing=aim.timing, start=start)


def _template(session: Session, aim: Aim) -> templates.Usable | None:
    """The template that may carry it: only where money may be spent, and only all of it, a file never."""
    template = None if aim.file else templates.usable(session, aim.kind)
    if template is None or not template.holds(aim.length) or not budgets.purse(session).monthly:
        return None
    return template


def _means(
    session: Session,
    asked: dict[str, Terms],
    aim: Aim,
    template: templates.Usable | None,
    due: datetime,
    start: datetime | None,
) -> Means:
    money = budgets.purse(session).left if any(one.price for one in asked.values()) else 0
    messages = budgets.messages_left(session, asked, sparing=aim.sparing)
    by_month = False
    if template is not None:
        leaves = templates.BY_DAY.leaves_at(earliest(due, aim.timing, start))
        left = templates.left_today(session) if aim.leaving else templates.left_for(session, leaves)
        month = template_months.left(session, template, leaves, leaving=aim.leaving)
        by_month = month is not None and (left is None or month <= left)
        if (fewest := month if by_month else left) is not None:
            messages[templates.ACCOUNT] = fewest
    joins = _joins(session, aim, due, start) if any(one.price for one in asked.values()) else frozenset()
    return Means(money, messages, joins, by_month)


def _joins(session: Session, aim: Aim, due: datetime, start: datetime | None) -> frozenset[tuple[int, int]]:
    """Where a paid message of that moment waits that this one leaves with: (person, contact)."""
    when = earliest(due, aim.timing, start)
    if aim.kind not in COUNTED or aim.file or when <= clock.now():
        return frozenset()
    return frozenset((row[0], row[1]) for row in session.connection().execute(_PAID, {"when": when}))
