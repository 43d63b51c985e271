"""On which address each person is reached; whom none reaches is told at home."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence, Set
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Any

from sqlalchemy import and_, bindparam
from sqlalchemy import select as core_select
from sqlmodel import Session

from models import budgets, clock
from models.db import insert_new
from models.deliveries import CONTACTS, DELIVERIES, LINKS, MESSAGES, PERSONS, Priority, State
from models.members import Consent
from models.proxies import NOTICES_SINCE, Proxy, ProxyState
from models.quiet import Timing
from models.reach import Address, Means, Recipient, Terms, Way, choose

STEP = 1000  # people whose addresses are read at once

_P = Proxy.__table__  # type: ignore[attr-defined]
_CONSENTS = Consent.__table__  # type: ignore[attr-defined]
_HELPERS = (
    _P.join(PERSONS, PERSONS.c.id == _P.c.helper_id)
    .join(LINKS, LINKS.c.person_id == _P.c.helper_id)
    .join(CONTACTS, CONTACTS.c.id == LINKS.c.contact_id)
    .join(_CONSENTS, _CONSENTS.c.id == _P.c.consent_id)
)
# A helper helps today and can be written to.
_ABLE = and_(_P.c.state == ProxyState.AGREED, PERSONS.c.silenced.is_(False), CONTACTS.c.state == "ok")


class Helped(StrEnum):
    """What of a woman's messages her helper gets: none, those about meetings, or notices by those who agreed to them.

    The two agreed to a wording; a helper who agreed to an older one goes on as she agreed until she is asked again.
    """

    NOT = ""
    MEETINGS = "meetings"
    NOTICES = "notices"


# What a woman's helper gets in her place.
FOR_HELPERS = dict.fromkeys(("invite", "change", "cancel", "remind"), Helped.MEETINGS) | dict.fromkeys(
    ("notice", "recall"), Helped.NOTICES
)


def _able(helped: Helped) -> Any:
    """The helpers who may get this today."""
    return and_(_ABLE, _CONSENTS.c.version.in_(NOTICES_SINCE)) if helped is Helped.NOTICES else _ABLE


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
    helpers = for_helpers(session, message_id)
    for start in range(0, len(person_ids), STEP):
        part = person_ids[start : start + STEP]
        sparing = priority > Priority.ROLL
        ways = plan_and_keep(session, part, helpers=helpers, when=not_before, timing=timing, sparing=sparing)
        rows = [
            {
                "message_id": message_id,
                "person_id": way.person_id,
                "contact_id": way.contact_id,
                "state": State.QUEUED if way.contact_id else State.UNREACHABLE,
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


def forecast(session: Session, people: Any, *, helpers: Helped = Helped.NOT, when: datetime | None = None) -> Forecast:
    """How many of these people (ids, or a select of ids) each way would reach, at `when` (now), and what it costs."""
    ids = people if isinstance(people, Sequence) else session.connection().execute(people).scalars().all()
    return summed(_ways(session, ids, helpers=helpers, when=when, sparing=True))


def summed(ways: Iterable[Way]) -> Forecast:
    """Ways, counted."""
    reached: Counter[tuple[str, int]] = Counter()
    home: Counter[str] = Counter()
    for way in ways:
        if way.contact_id is None:
            home[str(way.reason)] += 1
        else:
            reached[way.channel, way.price] += 1
    return Forecast(dict(reached), dict(home))


def has_an_address(person_id: Any) -> Any:
    """Whether a person, a column of ids, has any address, or a helper: the others need not be looked at."""
    linked = core_select(LINKS.c.person_id).where(LINKS.c.person_id == person_id)
    helped = core_select(_P.c.person_id).where(_P.c.person_id == person_id, _P.c.state == ProxyState.AGREED)
    return linked.exists() | helped.exists()


def for_helpers(session: Session, message_id: int) -> Helped:
    """Which helpers of those whom nothing else reaches get a message."""
    kind = session.connection().execute(core_select(MESSAGES.c.kind).where(MESSAGES.c.id == message_id))
    return FOR_HELPERS.get(kind.scalar_one_or_none() or "", Helped.NOT)


def plan(
    session: Session,
    person_ids: Iterable[int],
    *,
    besides: Iterable[int] = (),
    helpers: Helped = Helped.NOT,
    when: datetime | None = None,
    timing: Timing = Timing.URGENT,
    sparing: bool = False,
) -> list[Way]:
    """For each person the cheapest address that reaches her at `when` (now); `besides` are contacts that failed.

    With `helpers` she whom nothing reaches is reached by the helper she named, unless she wants no messages at all.
    Among addresses that cost the same, the one she last wrote from.
    """
    return list(_ways(session, person_ids, besides=besides, helpers=helpers, when=when, timing=timing, sparing=sparing))


def plan_and_keep(
    session: Session,
    person_ids: Sequence[int],
    *,
    besides: Iterable[int] = (),
    helpers: Helped = Helped.NOT,
    when: datetime | None = None,
    timing: Timing = Timing.URGENT,
    sparing: bool = False,
) -> list[Way]:
    """The same, and what it costs is kept in the month's budget: the caller writes it on the deliveries."""
    while True:  # until nobody else has taken the money between the look and the taking
        ways = plan(session, person_ids, besides=besides, helpers=helpers, when=when, timing=timing, sparing=sparing)
        if budgets.set_aside(session, sum(way.price for way in ways)):
            return ways


def _ways(
    session: Session,
    people: Iterable[int],
    *,
    besides: Iterable[int] = (),
    helpers: Helped = Helped.NOT,
    when: datetime | None = None,
    timing: Timing = Timing.URGENT,
    sparing: bool = False,
) -> Iterator[Way]:
    asked = budgets.terms(session)
    due = clock.now() if when is None else max(when, clock.now().astimezone(when.tzinfo))
    found = _recipients(session, people, set(besides), helpers)
    return choose(found, asked, due, _means(session, asked, sparing), timing=timing)


def _means(session: Session, asked: dict[str, Terms], sparing: bool) -> Means:
    money = budgets.purse(session).left if any(one.price for one in asked.values()) else 0
    return Means(money, budgets.messages_left(session, asked, sparing=sparing))


def _recipients(session: Session, people: Iterable[int], failed: Set[int], helpers: Helped) -> Iterator[Recipient]:
    """These people with their addresses, in their order, read a STEP at a time."""
    ids = list(dict.fromkeys(people))
    for begin in range(0, len(ids), STEP):
        part = ids[begin : begin + STEP]
        wishes: dict[int, tuple[bool, bool]] = {}
        addresses: dict[int, list[Address]] = defaultdict(list)
        for person, silenced, at_home, contact, channel, state, last, used_up in session.connection().execute(
            _ADDRESSES, {"people": part}
        ):
            wishes[person] = (silenced, at_home)
            if contact is not None and not silenced:
                works = state == "ok" and contact not in failed
                addresses[person].append(Address(contact, channel, last, works, used_up=bool(used_up)))
        if helpers:
            for person, contact, channel, last, used_up in session.connection().execute(_helped(part, helpers)):
                if not wishes[person][0]:
                    works = contact not in failed
                    addresses[person].append(Address(contact, channel, last, works, False, bool(used_up)))
        for person in part:
            if person in wishes:
                yield Recipient(person, tuple(addresses.get(person, ())), any(wishes[person]))


_USED_UP = (CONTACTS.c.used_up_at >= CONTACTS.c.touched_at).label("used_up")
_ADDRESSES = (
    core_select(
        PERSONS.c.id,
        PERSONS.c.silenced,
        PERSONS.c.told_at_home,
        CONTACTS.c.id.label("contact_id"),
        CONTACTS.c.channel,
        CONTACTS.c.state,
        CONTACTS.c.touched_at,
        _USED_UP,
    )
    .select_from(
        PERSONS.outerjoin(LINKS, LINKS.c.person_id == PERSONS.c.id).outerjoin(
            CONTACTS, CONTACTS.c.id == LINKS.c.contact_id
        )
    )
    .where(PERSONS.c.id.in_(bindparam("people", expanding=True)))
    .order_by(PERSONS.c.id, CONTACTS.c.touched_at.desc())
)


def _helped(people: Sequence[int], helpers: Helped) -> Any:
    """The addresses of these women's helpers, the one that a helper last wrote from first."""
    return (
        core_select(_P.c.person_id, CONTACTS.c.id, CONTACTS.c.channel, CONTACTS.c.touched_at, _USED_UP)
        .select_from(_HELPERS)
        .where(_P.c.person_id.in_(people), _able(helpers))
        .order_by(CONTACTS.c.touched_at.desc())
    )
