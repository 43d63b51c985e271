"""What is wrong with the Official Account's tokens, and what a person must do, in plain words."""

import re
from datetime import datetime

from bot.channels import Channel, NotSent
from models import clock
from models.pacing import VIETNAM
from models.zalo_tokens import Standing

FORGOTTEN = 75 * 86_400.0  # seconds: a refresh token that nobody uses dies after three months
CONNECT = "run `chihoi zalo connect`, and let an administrator of the Official Account agree"

# What helps against the codes that only a person can put right (facts of Zalo's own table of errors).
BY_CODE: dict[int, str] = {
    -204: "this Official Account was deleted; connect another one: " + CONNECT,
    -205: "this Official Account does not exist; connect another one: " + CONNECT,
    -209: "activate the app at developers.zalo.me",
    -14002: "activate the app at developers.zalo.me, and compare ZALO_OA_APP_ID",
    -14003: "save the callback URL that `chihoi zalo connect` prints at developers.zalo.me",
    -212: "register the app for the Official Account API at developers.zalo.me",
    -215: "compare ZALO_OA_APP_ID with developers.zalo.me",
    -219: "the app was removed or disabled; ask Zalo, or make another one at developers.zalo.me",
    -221: "have the Official Account verified at oa.zalo.me",
    -223: "tick the missing permissions at developers.zalo.me; then " + CONNECT,
    -224: "take a package at oa.zalo.me that allows the API",
    -235: "this kind of Official Account may not do that; ask Zalo for another kind",
    -242: "compare ZALO_OA_APP_SECRET with developers.zalo.me",
    -1241: "compare ZALO_OA_APP_SECRET with developers.zalo.me",
    -248: "Zalo says that the account broke its rules; look at oa.zalo.me",
    -320: "link a Zalo Cloud Account with the Official Account",
    -321: "put money on the Zalo Cloud Account",
    -216: CONNECT,
    -220: CONNECT,
}
BY_KEY = {
    "zalo-oa.set-up": "look at oa.zalo.me and developers.zalo.me what they ask of the account; then " + CONNECT,
    "zalo-oa.api": "check this machine's network and ZALO_OA_API_URL",
    "zalo-oa.account": "run `chihoi zalo connect` with the account that people know, and restart the service",
    "zalo-oa.secret": "copy the OA Secret Key of the app's webhook page into ZALO_OA_SECRET_KEY",
}


def cure_of(key: str, detail: str) -> str:
    """What helps against a problem of the Official Account; "" where it is none of its keys."""
    code = re.search(r"-\d{3,5}\b", detail)
    known = BY_CODE.get(int(code.group())) if code and key == "zalo-oa.set-up" else None
    return known or BY_KEY.get(key, "")


def is_of_tokens(problem: str) -> bool:
    """Whether a channel's problem is what `of_channel` says better."""
    return problem.startswith(("zalo-oa.set-up: token", "zalo-oa.set-up: not-connected", "zalo-oa.api: away: "))


async def of_channel(channel: Channel) -> tuple[str, str] | None:
    """Problem and cure of a channel that keeps tokens; None for all others, and when all is well."""
    tokens = getattr(getattr(channel, "client", None), "tokens", None)
    if tokens is None:
        return None
    try:
        return wrong_with(await tokens.standing(), clock.real())
    except NotSent as error:
        return f"the tokens cannot be read: {error.reason}", "put the database in order first"


async def in_a_line(channel: Channel, opening: str) -> str:
    """How the Official Account stands, for those who watch: "ok", or what is wrong and what to do.

    `opening`: why it did not open, "" if it did.
    """
    tokens = await of_channel(channel)
    if tokens is not None:
        return f"{tokens[0]} -> {tokens[1]}"
    said = getattr(getattr(channel, "client", None), "problem", "")
    if not said and not opening.startswith(("token:", "not-connected:", "set-up:")):
        said = opening  # those that are left out may have been put right since
    return f"{said} -> {cure_of('zalo-oa.set-up', said)}" if said else "ok"


def wrong_with(now: Standing, real: float) -> tuple[str, str] | None:
    """The problem and its cure; None when all is well. `real` is seconds of the machine's clock."""
    if not now.seen:
        if now.works(real):
            cure = "have the account verified (one on trial gets none), then " + CONNECT
            return f"Zalo gave no token to refresh with; {_lasts(now, real)}", cure
        return "it is not connected", CONNECT
    key, _, detail = now.problem.partition(": ")
    if key == "lost":
        said = f"the answer to a refresh was lost on its way, and the token is used up; {_lasts(now, real)}"
        return said, f"{CONNECT}; the sooner the better"
    if key == "refused":
        said = f"Zalo refuses a fresh token ({detail}); {_lasts(now, real)}"
        if "secret" in detail.lower():
            said = f"ZALO_OA_APP_SECRET looks wrong ({detail}); {_lasts(now, real)}"
        return said, (
            "compare ZALO_OA_APP_ID and ZALO_OA_APP_SECRET (the app's own, not the webhook page's) with"
            f" developers.zalo.me, and see that the app is active; then {CONNECT}"
        )
    if key in {"away", "none"}:
        said = f"a fresh token could not be fetched ({detail}); {_lasts(now, real)}"
        return said, "it is tried again by itself; if this stays, check this machine's network and ZALO_OA_OAUTH_URL"
    if now.begun_at and not now.being_refreshed(real):
        said = f"a refresh began at {_hour(now.begun_at)} and never ended; {_lasts(now, real)}"
        return said, f"start the service, which takes it over; if Zalo refuses the token then, {CONNECT}"
    if now.got_at and real - now.got_at > FORGOTTEN:
        said = f"no token has been fetched since {_day(now.got_at)}, and after three months Zalo forgets"
        return said, "start the service: it refreshes by itself"
    return None


def _lasts(now: Standing, real: float) -> str:
    return f"messages leave until {_hour(now.good_until)}" if now.works(real) else "nothing leaves"


def _hour(real: float) -> str:
    return datetime.fromtimestamp(real, VIETNAM).strftime("%H:%M on %Y-%m-%d")


def _day(real: float) -> str:
    return datetime.fromtimestamp(real, VIETNAM).strftime("%Y-%m-%d")
