"""What `chihoi zalo connect` says and does."""

from collections.abc import Iterator

from api import zalo_connect
from api.commands import CannotDo, Desk
from api.zalo_standing import wrong_with
from bot.channels.zalo_oa import ZaloOa
from models import clock
from scheduler.zalo_tokens import StoredTokens


def account_of(desk: Desk) -> ZaloOa:
    """The Official Account of the settings, with its tokens in the database. Raises CannotDo."""
    zalo_oa = desk.channels.get("zalo-oa")
    if not isinstance(zalo_oa, ZaloOa):
        raise CannotDo("ZALO_OA_APP_ID and ZALO_OA_APP_SECRET are not set; see .env.example.")
    return zalo_oa


def how(desk: Desk, zalo_oa: ZaloOa) -> Iterator[str]:
    """The steps for whoever runs this machine."""
    app = _tokens(zalo_oa).app
    if not desk.public_url:
        yield "PUBLIC_URL is not set, so that Zalo has no way back to this service, and cannot bring messages either."
        yield "Set it; or take both tokens from developers.zalo.me (Tools & Support, API Explorer, OA Access Token),"
        yield "and paste the refresh token here:"
        return
    asked = zalo_connect.consent(desk.db.vault, app.oauth_url, app.app_id, desk.public_url)
    yield "1. At developers.zalo.me, in the app: Official Account, Thiết lập chung. Save there, once:"
    yield f"     Callback URL:    {asked.callback}"
    yield f"     Code challenge:  {asked.challenge}"
    yield "   and tick every permission that has to do with messages and with information of users."
    yield "2. An administrator of the Official Account opens this link within an hour, and agrees:"
    yield f"     {asked.link}"
    yield "3. If the page at the end says that it is connected, all is done: press Enter here."
    yield "   If the page does not open, paste its whole address here within ten minutes."
    yield "   Without a link: paste a refresh token of the API Explorer (Tools & Support) here."


async def take(desk: Desk, zalo_oa: ZaloOa, said: str) -> str:
    """Connect with what was pasted, or say how it stands. Raises CannotDo and NotConnected."""
    try:
        if not said:
            now = await _tokens(zalo_oa).standing()
            wrong = wrong_with(now, clock.real())
            if wrong is not None:
                raise CannotDo(f"Not yet: {wrong[0]}. Cure: {wrong[1]}.")
            return f"It is connected: https://zalo.me/{now.oa_id}"
        if said.startswith(("https://", "http://")):
            named = await zalo_connect.take_address(desk.db, zalo_oa, said)
        elif len(said) < 20 or not said.isascii() or any(letter.isspace() for letter in said):
            raise CannotDo("This is neither an address nor a refresh token; nothing was changed.")
        else:
            named = await zalo_connect.take_refresh_token(desk.db, zalo_oa, said)
        return f"Connected: https://zalo.me/{named}. Now run `chihoi doctor`."
    finally:
        await zalo_oa.close()


def _tokens(zalo_oa: ZaloOa) -> StoredTokens:
    tokens = zalo_oa.client.tokens
    assert isinstance(tokens, StoredTokens)  # noqa: S101 (api.app makes no others)
    return tokens
