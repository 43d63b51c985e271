"""Looks at the templates that the settings name: whether Zalo knows them so, their price, how many are left today."""

import asyncio
import contextlib
import logging
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from sqlmodel import Session, col, select

from bot.channels import MonthUsedUp, NotSent, RetryLater, SetUpWrong, TemplateWrong, TodayUsedUp
from bot.messages import Filled, Sent
from models import budgets, rerouting, template_months, templates
from models.db import Database, DatabaseAway
from models.deliveries import Delivery, State

if TYPE_CHECKING:
    from bot.channels.zalo_templates import ZaloTemplates

LOOK_EVERY, LOOK_AGAIN = 3600.0, 60.0  # seconds; the second, and twice as long each time, where somebody is away
APART = 5.0  # seconds between two looks that Zalo's events ask for
USABLE, PROMOTION = "ENABLE", "IN_PROMOTION"
DATES = frozenset({"when", "day", "hour", "old"})
LEAST = {"when": 16, "old": 16, "day": 10, "hour": 5, "name": 7, "unit": 10, "kind": 10, "place": 10, "text": 20}

log = logging.getLogger(__name__)


@dataclass(frozen=True)
class Look:
    """What Zalo says of one template: why it cannot be used ("" = it can), đồng each way, its parameters' longest.

    `unseen`: it says nothing that lasts, so that what was known stays; `problem` is what it said instead.
    """

    problem: str = ""
    by_user: int | None = None
    by_phone: int | None = None
    limits: Mapping[str, int] = field(default_factory=dict)
    promotion: bool = False  # a month has few of them
    unseen: bool = False


def judge(setting: Mapping[str, Any], info: Mapping[str, Any]) -> Look:
    """Compare what the settings say of a template with what Zalo says."""
    status = str(info.get("status", ""))
    if status != USABLE:
        return Look(f"Zalo says that it is {status or 'not there'}")
    listed = info.get("listParams")
    known = {str(one.get("name")): one for one in listed if isinstance(one, dict)} if isinstance(listed, list) else {}
    data: Mapping[str, str] = setting["data"]
    if strange := sorted(set(data) - set(known)):
        return Look(f"it has no parameter {', '.join(strange)}")
    if bare := sorted(name for name, one in known.items() if one.get("require", True) and name not in data):
        return Look(f"its parameter {', '.join(bare)} is not filled")
    limits: dict[str, int] = {}
    for name, ours in data.items():
        kind = str(known[name].get("type", "STRING")).upper()
        if (kind == "DATE" and ours not in DATES) or kind == "NUMBER":
            return Look(f"its parameter {name} is a {kind}, which {ours} is not")
        limits[name] = _whole(known[name].get("maxLength")) or 0
        if limits[name] < LEAST.get(ours, 5):
            return Look(f"its parameter {name} takes {limits[name]} characters, too few for {ours}")
    prices = {
        way: _price(setting, info, way, theirs) for way, theirs in (("user", "price_uid"), ("phone", "price_sdt"))
    }
    for way, price in prices.items():
        if price is not None and price > setting[way]:
            return Look(f"Zalo asks {price} đồng by {way}, and the setting allows {setting[way]}")
    return Look("", prices["user"], prices["phone"], limits, info.get("templateTag") == PROMOTION)


def _price(setting: Mapping[str, Any], info: Mapping[str, Any], way: str, theirs: str) -> int | None:
    """What is paid for one: what Zalo says, and what the setting says where Zalo does not."""
    if setting.get(way) is None:
        return None
    said = _whole(info.get(theirs))
    return int(setting[way]) if said is None else said


def _whole(value: object) -> int | None:
    """A number that Zalo may write as a text."""
    try:
        return int(str(value))
    except ValueError:
        return None


async def look_at(channel: "ZaloTemplates", named: Mapping[str, Mapping[str, Any]]) -> dict[str, Look]:
    """What Zalo says of each. Raises RetryLater where it is away for all."""
    found: dict[str, Look] = {}
    for kind, setting in named.items():
        try:
            found[kind] = judge(setting, await channel.info(setting["id"]))
        except RetryLater as away:
            if away.scope == "account":
                raise
            found[kind] = Look(away.reason, unseen=True)
        except NotSent as refused:
            found[kind] = Look(refused.reason)
    return found


async def look(db: Database, channel: "ZaloTemplates") -> bool:
    """Look at all of them and at what is left today, and write it down. Whether Zalo has said all that was asked.

    Raises NotSent or DatabaseAway.
    """
    named = await db.read(templates.settings_of)
    before = await db.read(templates.standing)
    looks = await look_at(channel, named)
    for kind, one in looks.items():
        if one.unseen and not before.get(kind):
            continue
        await db.write(templates.note_look, kind, one.problem, one.by_user, one.by_phone, one.limits, one.promotion)
        if one.problem and one.problem != before.get(kind):
            log.warning("a template is not used: %s", one.problem, extra={"template": kind})
    today, month = await channel.quota()
    if today is not None:
        await db.write(templates.note_quota, *today)
    if month is not None:
        await db.write(template_months.note_promotion, *month)
    return not any(one.unseen for one in looks.values())


async def look_forever(db: Database, channel: "ZaloTemplates", told: asyncio.Event) -> None:
    """Look now, every hour, and when Zalo has `told` of a change; whoever is away is asked again soon, and nothing else
    waits for it."""
    again, asked = LOOK_AGAIN, False
    while True:
        told.clear()
        if await _looked(db, channel):
            wait, again = LOOK_EVERY, LOOK_AGAIN
        else:
            wait, again = again, min(2 * again, LOOK_EVERY)
        if asked:
            await asyncio.sleep(APART)
        asked = False
        with contextlib.suppress(TimeoutError):
            asked = await asyncio.wait_for(told.wait(), wait)


async def look_when_told(db: Database, channel: "ZaloTemplates", told: asyncio.Event) -> None:
    """The same for a process that hears of changes while another one sends and looks every hour."""
    while True:
        await told.wait()
        told.clear()
        await _looked(db, channel)
        await asyncio.sleep(APART)


async def _looked(db: Database, channel: "ZaloTemplates") -> bool:
    try:
        return await look(db, channel)
    except (NotSent, DatabaseAway) as away:
        log.warning("the templates could not be looked at: %s", away)
    except Exception:  # an answer that nobody expected must not end the looking
        log.exception("looking at the templates failed")
    return False


def learn_sent(session: Session, sent: Sent) -> None:
    """Its answer says how many are left today."""
    if sent.left_today is not None:
        templates.note_quota(session, *sent.left_today)


def learn_refused(session: Session, filled: Filled, error: NotSent) -> None:
    """What a refusal says of those that come after: none is sent in vain that is known to be refused."""
    template_months.give_one_back(session, filled.template_id)
    if isinstance(error, TodayUsedUp) and error.template:
        templates.put_aside(session, filled.template_id, templates.seconds_to_midnight())
    elif isinstance(error, TodayUsedUp):
        templates.note_quota(session, None, 0)
    elif isinstance(error, MonthUsedUp):
        template_months.shut(session, filled.template_id)
    elif isinstance(error, TemplateWrong):
        templates.put_aside(session, filled.template_id, 0.0, error.reason)
    elif isinstance(error, SetUpWrong):
        templates.put_aside(session, "", 0.0, error.reason)


def send_otherwise(session: Session) -> int:
    """No template is named any more: what waited for one goes another way. How many."""
    waiting = select(Delivery).where(Delivery.template != "", col(Delivery.state).in_([State.QUEUED, State.HELD]))
    found = session.exec(waiting).all()
    for delivery in found:
        budgets.settle(session, delivery.set_aside, 0)
        rerouting.go_by(session, delivery.id or 0, rerouting.plan_anew(session, delivery, frozenset()))
    return len(found)
