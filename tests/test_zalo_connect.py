"""Connecting the Official Account: by the link and the way back, or pasted; and what watchers are told."""

import re
import subprocess
import sys
from collections.abc import AsyncIterator
from dataclasses import dataclass
from urllib.parse import parse_qs, urlsplit

import aiohttp
import pytest
import pytest_asyncio

from api import zalo_connect, zalo_standing
from api.app import channels_of, in_database
from api.commands import CannotDo, Desk
from api.doctor import examine
from api.zalo_connect import NotConnected
from api.zalo_connecting import account_of, how, take
from api.zalo_naming import belong, learn_name
from bot.channels.zalo_oa import ZaloOa
from models import budgets, zalo_tokens
from models.zalo_tokens import Pair, Standing
from settings import Settings
from tests.chat import Town, running_town
from tests.fakes.zalo_oa import TOKEN, FakeZaloOa


@dataclass
class Service:
    """The product with an Official Account that nobody has connected yet."""

    town: Town
    fake: FakeZaloOa
    http: aiohttp.ClientSession

    async def channel(self) -> str:
        async with self.http.get(f"{self.town.url}/readyz") as response:
            assert response.status == 200
            return str((await response.json())["channels"]["zalo-oa"])

    def link(self) -> str:
        vault, fake = self.town.house.db.vault, self.fake
        return zalo_connect.consent(vault, fake.oauth_url, fake.app_id, self.town.url).link

    async def opens(self, address: str) -> tuple[int, str]:
        async with self.http.get(address) as response:
            return response.status, await response.text()

    def standing(self) -> Standing:
        return self.town.house.db.read_now(zalo_tokens.standing, self.fake.app_id)


@pytest_asyncio.fixture
async def service(database_url: str) -> AsyncIterator[Service]:
    async with FakeZaloOa() as fake, aiohttp.ClientSession() as http:
        settings = {
            "zalo_oa_app_id": fake.app_id,
            "zalo_oa_app_secret": fake.app_secret,
            "zalo_oa_secret_key": fake.oa_secret_key,
            "zalo_oa_api_url": fake.url,
            "zalo_oa_oauth_url": fake.oauth_url,
        }
        async with running_town(database_url, **settings) as town:
            yield Service(town, fake, http)
        assert fake.violations == []


async def test_an_administrator_opens_the_link_agrees_and_the_account_is_connected(service: Service) -> None:
    assert "chihoi zalo connect" in await service.channel()
    status, shown = await service.opens(service.link())
    assert status == 200
    assert "Đã nối xong" in shown
    assert service.standing().oa_id == service.fake.oa_id
    assert await service.channel() == "ok"
    assert service.town.house.links["zalo-oa"] == f"https://zalo.me/{service.fake.oa_id}"
    house, account = service.town.house, f"zalo-oa:{service.fake.oa_id}"
    assert (house.channels["zalo-oa"].account, house.intakes["zalo-oa"].account.name) == (account, account)
    assert house.senders["zalo-oa"].lease.held()
    assert house.db.read_now(budgets.terms)["zalo-oa"].account == account


async def test_an_account_that_another_process_has_connected_gets_its_name_while_this_one_runs(
    service: Service,
) -> None:
    house, account = service.town.house, service.town.house.channels["zalo-oa"]
    assert isinstance(account, ZaloOa)
    fresh = Pair("access", "refresh", 90_000.0)
    await house.db.write(zalo_tokens.connect, service.fake.app_id, fresh, oa_id=service.fake.oa_id)
    await learn_name(house, account)
    assert account.account == house.senders["zalo-oa"].lease.name.removeprefix("send:") == f"zalo-oa:{account.oa_id}"
    await belong(house, account, "12")  # another one is taken at the next start
    assert account.oa_id == service.fake.oa_id


@pytest.mark.parametrize("state", ["", "1", "9999999999.0", "٣.0", "x" * 5000, None])
async def test_a_way_back_that_did_not_begin_here_connects_nothing(service: Service, state: str | None) -> None:
    vault = service.town.house.db.vault
    over = zalo_connect._state(vault, 1_000_000_000)
    address = f"{service.town.url}/zalo/callback"
    async with service.http.get(address, params={"code": "abc", "state": over if state is None else state}) as response:
        assert response.status == 403
        assert "Chưa nối được" in await response.text()
    assert service.standing() == Standing()


@pytest.mark.parametrize("code", ["", "<b>", "x" * 3000])
async def test_a_code_that_is_none_is_said_kindly(service: Service, code: str) -> None:
    state = parse_qs(urlsplit(service.link()).query)["state"][0]
    async with service.http.get(f"{service.town.url}/zalo/callback", params={"code": code, "state": state}) as response:
        assert response.status in {400, 502}
        assert "Chưa nối được" in await response.text()
    assert service.standing() == Standing()


def test_a_commune_without_an_official_account_loads_nothing_of_its_channel() -> None:
    starts = """
import sys
from api.app import channels_of, create_app, upkeep_of
from settings import Settings
bare = Settings(_env_file=None, secret_key="invented-secret-key", database_url="sqlite:///nowhere.db")
create_app(bare)
assert upkeep_of(channels_of(bare)[0]) == ()
print([name for name in sys.modules if "zalo_oa" in name or "zalo_token" in name or "zalo_connect" in name])
"""
    done = subprocess.run([sys.executable, "-c", starts], env={}, capture_output=True, text=True, check=False)
    assert (done.stdout.strip(), done.returncode) == ("[]", 0), done.stderr


async def desk_of(service: Service) -> Desk:
    settings = Settings(
        _env_file=None,  # type: ignore[call-arg]
        secret_key="invented-secret-key",
        zalo_oa_app_id=service.fake.app_id,
        zalo_oa_app_secret=service.fake.app_secret,
        zalo_oa_api_url=service.fake.url,
        zalo_oa_oauth_url=service.fake.oauth_url,
    )
    db, channels = service.town.house.db, channels_of(settings)[0]
    in_database(channels["zalo-oa"], db)
    return Desk(db, "Asia/Ho_Chi_Minh", service.town.url, {}, channels)


async def test_at_the_command_the_address_or_a_refresh_token_may_be_pasted(service: Service) -> None:
    desk = await desk_of(service)
    zalo_oa = account_of(desk)
    with pytest.raises(CannotDo, match="not connected"):
        await take(desk, zalo_oa, "")
    steps = "\n".join(how(desk, zalo_oa))
    link = re.search(r"http\S+/v4/oa/permission\S+", steps)
    assert link is not None
    assert f"{service.town.url}/zalo/callback" in steps
    async with service.http.get(link.group(), allow_redirects=False) as response:
        landed = response.headers["Location"]
    assert service.fake.oa_id in await take(desk, zalo_oa, landed)
    first = service.standing().access
    for wrong in ("thôi", "x" * 50, "đ" * 40, landed, "https://example.vn/?a=1"):
        with pytest.raises((CannotDo, NotConnected)):
            await take(desk, zalo_oa, wrong)
    assert service.standing().access == first  # a slip takes nothing away
    assert service.fake.oa_id in await take(desk, zalo_oa, service.fake.oauth.pair()["refresh_token"])
    assert service.standing().access != first
    assert "is connected" in await take(desk, zalo_oa, "")


async def test_the_doctor_says_what_is_wrong_and_what_to_do(service: Service) -> None:
    async def said() -> str:
        desk = await desk_of(service)
        found = await examine(service.town.house.db.url, "invented-secret-key", [account_of(desk)], {}, "", in_database)
        return "\n".join(f"{one.what}: {one.problem or one.fine} -> {one.cure}" for one in found)

    assert "zalo-oa: it is not connected -> run `chihoi zalo connect`" in await said()
    await service.opens(service.link())
    service.fake.fail_next("-224", 1, path="/v2.0/oa/getoa")
    assert "take a package at oa.zalo.me" in await said()
    service.town.write(grow_old, service.fake.app_id)
    service.fake.fail_next("-14014", 1, path=TOKEN)
    assert "Zalo refuses a fresh token" in await said()
    service.fake.oauth.revoke()
    assert "nothing leaves" in await service.channel()


async def test_a_secret_that_zalo_does_not_know_is_named(service: Service) -> None:
    await service.opens(service.link())
    service.town.write(grow_old, service.fake.app_id)
    service.fake.oauth.app_secret = "another-app-secret"
    desk = await desk_of(service)
    found = await examine(service.town.house.db.url, "invented-secret-key", [account_of(desk)], {}, "", in_database)
    account = next(one for one in found if one.what == "zalo-oa")
    assert account.problem.startswith("ZALO_OA_APP_SECRET looks wrong (")
    assert "not the webhook page's" in account.cure
    assert "invented-app-secret" not in account.problem + account.cure


def grow_old(session, app_id: str) -> None:  # type: ignore[no-untyped-def]
    session.get(zalo_tokens.ZaloToken, app_id).got_at = 1.0


@pytest.mark.parametrize(
    ("standing", "words"),
    [
        (Standing(), "not connected"),
        (Standing(access="a", good_until=2e9), "no token to refresh with"),
        (Standing(seen="s", access="a", got_at=1e9, good_until=2e9, problem="lost: x"), "lost on its way"),
        (Standing(seen="s", problem="refused: -14014"), "nothing leaves"),
        (Standing(seen="s", problem="none: HTTP 200, not JSON"), "tried again by itself"),
        (Standing(seen="s", begun_at=1e9), "never ended"),
        (Standing(seen="s", got_at=1.0, good_until=90_001.0), "three months"),
    ],
)
def test_every_way_to_be_wrong_has_its_sentence(standing: Standing, words: str) -> None:
    found = zalo_standing.wrong_with(standing, 1.7e9)
    assert found is not None
    assert words in " ".join(found)
