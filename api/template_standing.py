"""How Zalo's template messages stand, and what a person must do about those that are not used, in plain words."""

import re
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from sqlmodel import Session

from api.zalo_standing import BY_CODE
from bot.channels import NotSent, RetryLater
from models import template_months
from models.db import Database
from models.templates import UNCHECKED, left_today, standing
from scheduler.templates import Look, look_at

if TYPE_CHECKING:
    from bot.channels.zalo_templates import ZaloTemplates

_SETTING = "compare its data in ZALO_ZNS_TEMPLATES with the template's parameters at account.zalo.cloud"
_ASK = "look at account.zalo.cloud what it asks of the account"
_CODE = re.compile(r"(?<!\d)-\d{2,5}\b")
CURES: Mapping[int, str] = {
    -32: "wait: the account is over Zalo's rate of calls",
    -100: "ask again in a while; where it stays so, ask Zalo about this template",
    -109: "copy the template's id from account.zalo.cloud into ZALO_ZNS_TEMPLATES",
    -115: "put money on the Zalo Cloud Account",
    -117: "the template belongs to another account or app; make one for this Official Account",
    -120: "tick the permission for template messages at developers.zalo.me, and connect again",
    -124: "run `chihoi zalo connect`",
    -131: "wait until Zalo has approved it, at account.zalo.cloud",
    -135: "register the Official Account for template messages at account.zalo.cloud",
    -1351: "Zalo has blocked the account's template messages; ask Zalo",
    -136: "link a Zalo Cloud Account with the Official Account",
    -137: "put money on the Zalo Cloud Account",
    -146: "Zalo has shut the template off for its quality; make another one",
    -249: "this template goes by phone only: leave out `user` in ZALO_ZNS_TEMPLATES",
}


_WHAT = {False: "templates", True: "templates today"}


def _cure_of_silence(reason: str) -> str:
    """What helps where Zalo gave no answer that lasts."""
    return cure_of(reason) if _CODE.search(reason) else "check this machine's network and ZALO_ZNS_API_URL"


def cure_of(problem: str) -> str:
    """What helps against why a template is not used."""
    code = _CODE.search(problem)
    if code is not None:
        return CURES.get(int(code.group())) or BY_CODE.get(int(code.group())) or _ASK
    if problem == UNCHECKED:
        return "wait: Zalo has not been reached yet"
    if problem.startswith(("token", "not-connected")):
        return CURES[-124]
    if problem.startswith("Zalo says"):
        return "wait until Zalo has approved it, or make another one, at account.zalo.cloud"
    if problem.startswith("Zalo asks"):
        return "write that price into ZALO_ZNS_TEMPLATES, if you agree to it"
    return _SETTING if problem.startswith("it") else _ASK


async def in_a_line(db: Database) -> str:
    """For those who watch: "ok" with what is left today, or what is wrong and what to do."""
    stand = await db.read(standing)
    wrong = [f"{kind}: {problem} -> {cure_of(problem)}" for kind, problem in stand.items() if problem]
    if wrong:
        return "; ".join(wrong)
    left = await db.read(left_today)
    months = [f"{kind}: {rest} left this month" for kind, rest in (await db.read(template_months.standing)).items()]
    return "; ".join(["ok" if left is None else f"ok, {left} left today", *months])


def of_month(session: Session) -> list[tuple[str, str, str, str]]:
    """For the doctor: how many of each kind this month has left, by our own count and Zalo's refusals."""
    return [_of_month(f"template {kind} this month", rest) for kind, rest in template_months.standing(session).items()]


def _of_month(what: str, rest: int, most: int | None = None) -> tuple[str, str, str, str]:
    of = "" if most is None else f" of {most}"
    if rest > 0:
        return (what, f"{rest}{of} left", "", "")
    return (
        what,
        "",
        f"none{of} is left",
        "they go on next month; until then the next way is taken, or a visit at home",
    )


async def found(
    channel: "ZaloTemplates", named: Mapping[str, Mapping[str, Any]], budget: int
) -> list[tuple[str, str, str, str]]:
    """For the doctor: (what, fine, problem, cure) of each template and of the day's quota, as Zalo says it now."""
    looks: Mapping[str, Look] = {}
    left: tuple[int, int] | None = None
    month: tuple[int, int] | None = None
    lines = []
    refused: tuple[str, str, str, str] | None = None
    try:
        looks = await look_at(channel, named)
        left, month = await channel.quota()
    except RetryLater as away:
        refused = (_WHAT[bool(looks)], "", f"cannot be looked at: {away.reason}", _cure_of_silence(away.reason))
    except NotSent as said:
        refused = (_WHAT[bool(looks)], "", f"cannot be looked at: {said.reason}", cure_of(said.reason))
    finally:
        await channel.client.close()
    for kind, one in looks.items():
        prices = [f"{price} đồng by {way}" for way, price in (("user", one.by_user), ("phone", one.by_phone)) if price]
        fine = f"{named[kind]['id']} can be used, {', '.join(prices)}"
        lines.append(
            (f"template {kind}", "", one.problem, cure_of(one.problem))
            if one.problem
            else (f"template {kind}", fine, "", "")
        )
    if left is not None:
        today = ("templates today", f"{left[1]} of {left[0]} left", "", "")
        none = (
            "templates today",
            "",
            f"none of {left[0]} is left",
            "they go on tomorrow",
        )
        lines.append(today if left[1] > 0 else none)
    if month is not None and any(one.promotion for one in looks.values()):
        lines.append(_of_month("promotion templates this month", month[1], month[0]))
    if refused is not None:
        lines.append(refused)
    if not budget:
        lines.append(("templates", "none is sent while ZALO_MONTHLY_BUDGET is 0", "", ""))
    return lines
