"""Connecting the Official Account: the link by which its administrator agrees, and the way back from it."""

import asyncio
import base64
import hashlib
import hmac
from dataclasses import dataclass
from urllib.parse import parse_qs, urlencode, urlsplit

from fastapi import APIRouter, Request
from fastapi.responses import HTMLResponse

from api.pages import page
from api.zalo_naming import belong
from bot.channels import NotSent
from bot.channels.zalo_oa import ZaloOa
from models import clock, zalo_tokens
from models.db import Database
from models.vault import Vault
from models.zalo_tokens import Pair
from scheduler.zalo_fetch import Answer
from scheduler.zalo_tokens import StoredTokens

PERMISSION = "/v4/oa/permission"
CALLBACK = "/zalo/callback"
STATE_LASTS = 3600  # seconds

router = APIRouter(include_in_schema=False)


class NotConnected(Exception):
    """One sentence that says why; `key` is "state", "code" or "zalo", for the page."""

    def __init__(self, key: str, said: str) -> None:
        super().__init__(said)
        self.key = key


@dataclass(frozen=True)
class Consent:
    """What an administrator needs: what to save in the console, and the link to open."""

    callback: str
    challenge: str
    link: str


def verifier(vault: Vault) -> str:
    """The app's one PKCE verifier: Zalo keeps its challenge in the console, so that it must not change."""
    return base64.urlsafe_b64encode(vault.derive("zalo-pkce")).decode().rstrip("=")


def challenge(vault: Vault) -> str:
    """What is saved in the console."""
    digest = hashlib.sha256(verifier(vault).encode()).digest()
    return base64.urlsafe_b64encode(digest).decode().rstrip("=")


def consent(vault: Vault, oauth_url: str, app_id: str, public_url: str) -> Consent:
    """The link of now. `state` in it is good for an hour: it proves that the way back began here."""
    callback = f"{public_url}{CALLBACK}"
    asked = {
        "app_id": app_id,
        "redirect_uri": callback,
        "code_challenge": challenge(vault),
        "state": _state(vault, int(clock.real()) + STATE_LASTS),
    }
    return Consent(callback, asked["code_challenge"], f"{oauth_url}{PERMISSION}?{urlencode(asked)}")


def _state(vault: Vault, until: int) -> str:
    return f"{until}.{hmac.new(vault.derive('zalo-state'), str(until).encode(), 'sha256').hexdigest()[:32]}"


def is_ours(vault: Vault, state: str) -> bool:
    """Whether we made this state within the last hour."""
    until = state.partition(".")[0]
    if not (until.isascii() and until.isdigit() and len(until) < 12):
        return False
    return hmac.compare_digest(_state(vault, int(until)).encode(), state.encode()) and clock.real() < int(until)


async def take_code(db: Database, zalo_oa: ZaloOa, code: str, oa_id: str) -> str:
    """Exchange a code for the first pair, keep that, and ask whose it is: the account's id. Raises NotConnected."""
    answer = await _tokens(zalo_oa).exchange("authorization_code", code=code, code_verifier=verifier(db.vault))
    return await _keep(db, zalo_oa, answer, oa_id)


async def take_refresh_token(db: Database, zalo_oa: ZaloOa, token: str) -> str:
    """Begin with a refresh token that a person copied from Zalo's API Explorer; as `take_code`."""
    answer = await _tokens(zalo_oa).exchange("refresh_token", refresh_token=token)
    return await _keep(db, zalo_oa, answer, "")


async def take_address(db: Database, zalo_oa: ZaloOa, address: str) -> str:
    """The address of the page that Zalo led to, pasted by the person who runs this machine; as `take_code`."""
    found = parse_qs(urlsplit(address).query)
    if not found.get("code"):
        raise NotConnected("code", "There is no code in this address; open the link again and agree.")
    return await take_code(db, zalo_oa, found["code"][0], found.get("oa_id", [""])[0])


async def _keep(db: Database, zalo_oa: ZaloOa, answer: Answer, oa_id: str) -> str:
    if answer.outcome != "got":  # what was connected before stays
        raise NotConnected("code", f"Zalo gave no tokens for it: {answer.detail or answer.outcome}.")
    app = _tokens(zalo_oa).app
    pair = Pair(answer.access, answer.refresh, answer.lasts)
    await db.write(zalo_tokens.connect, app.app_id, pair, oa_id=oa_id, seed=app.seed)
    await asyncio.to_thread(db.to_disk)
    _tokens(zalo_oa).forget()
    try:
        named = await zalo_oa.me() or oa_id
    except NotSent as error:
        raise NotConnected("zalo", f"The tokens are kept, but Zalo says: {error.reason}.") from None
    await db.write(zalo_tokens.name_account, app.app_id, named)
    return named


def _tokens(zalo_oa: ZaloOa) -> StoredTokens:
    tokens = zalo_oa.client.tokens
    assert isinstance(tokens, StoredTokens)  # noqa: S101 (api.app makes no others)
    return tokens


@router.get(CALLBACK)
async def come_back(request: Request, code: str = "", oa_id: str = "", state: str = "") -> HTMLResponse:
    """Zalo leads an administrator back here. Without a state of ours anybody could connect an account of theirs."""
    house = request.app.state.house
    wrong, status = "", 200
    if not is_ours(house.db.vault, state[:100]):
        wrong, status = "state", 403
    elif not code or len(code) > 2_000:
        wrong, status = "code", 400
    else:
        try:
            zalo_oa = house.channels["zalo-oa"]
            named = await take_code(house.db, zalo_oa, code, oa_id if oa_id.isdigit() else "")
        except NotConnected as error:
            wrong, status = error.key, 502
        else:
            await belong(house, zalo_oa, named)
            house.templates_told.set()
            house.problems.pop("zalo-oa", None)
            house.links["zalo-oa"] = house.links.get("zalo-oa") or zalo_oa.link(named)
    return page("zalo_connected.html", language=request.app.state.language, status=status, wrong=wrong)
