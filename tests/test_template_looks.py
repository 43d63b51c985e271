"""What Zalo says of a template decides whether it is used, and whoever runs the service reads what to do."""

import unicodedata
from typing import Any

import httpx
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from api.template_standing import cure_of, found
from bot.template_words import fit
from scheduler.templates import judge
from tests.fakes.zalo_oa_templates import Parameter, Template, Templates
from tests.template_town import BY_PHONE, BY_USER, looks, town_with_templates

SETTING: dict[str, Any] = {"id": "moi", "user": 200, "phone": 300, "data": {"ten": "name", "luc": "when"}}
NAME, WHEN = Parameter("ten", 30), Parameter("luc", 20, "DATE")


def info(*parameters: Parameter, **more: Any) -> dict[str, Any]:
    """What Zalo would say of it."""
    template = Template("moi", parameters or (NAME, WHEN), **{"by_phone": 300, "by_user": 200} | more)
    return Templates(None, lambda _number: None, {"moi": template}).info("moi")  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("said", "problem", "cure"),
    [
        (info(), "", ""),
        (info(NAME, WHEN, Parameter("them", required=False)), "", ""),
        (info(by_phone=250, by_user=100), "", ""),
        (info(status="PENDING_REVIEW"), "Zalo says that it is PENDING_REVIEW", "wait until Zalo has approved it"),
        (info(status="DISABLE"), "Zalo says that it is DISABLE", "make another one"),
        (info(NAME), "it has no parameter luc", "compare its data"),
        (info(NAME, WHEN, Parameter("ma")), "its parameter ma is not filled", "compare its data"),
        (info(NAME, Parameter("luc", 20, "NUMBER")), "its parameter luc is a NUMBER, which when is not", "compare"),
        (info(Parameter("ten", 30, "DATE"), WHEN), "its parameter ten is a DATE, which name is not", "compare"),
        (info(NAME, Parameter("luc", 10)), "its parameter luc takes 10 characters, too few for when", "compare"),
        (info(by_phone=301), "Zalo asks 301 đồng by phone, and the setting allows 300", "write that price"),
        ({}, "Zalo says that it is not there", "wait until"),
        ({"status": "ENABLE", "listParams": "none"}, "it has no parameter luc, ten", "compare"),
    ],
)
def test_a_template_that_is_not_what_the_setting_says_is_not_used(
    said: dict[str, Any], problem: str, cure: str
) -> None:
    look = judge(SETTING, said)
    assert look.problem == problem
    assert cure in cure_of(look.problem) if problem else look.limits["luc"] == 20


def test_what_is_counted_is_zalos_price_and_the_settings_where_zalo_says_none() -> None:
    assert (judge(SETTING, info(by_phone=250)).by_phone, judge(SETTING, info()).by_user) == (250, 200)
    silent = {key: one for key, one in info().items() if not key.startswith("price")}
    assert (judge(SETTING, silent).by_phone, judge(SETTING, silent).by_user) == (300, 200)
    only = {key: one for key, one in SETTING.items() if key != "phone"}
    assert judge(only, info(by_phone=9999)).by_phone is None


@settings(max_examples=80)
@given(st.text(max_size=120), st.integers(0, 60), st.text(max_size=20), st.booleans())
def test_no_parameter_is_longer_than_zalo_takes_and_a_notice_is_never_cut(
    text: str, limit: int, short: str, whole: bool
) -> None:
    line = fit(text, limit, short, whole=whole)
    if line is not None:
        assert 0 < len(line) <= limit
        assert line == " ".join(line.split())
        assert not whole or line in (joined(text), joined(short))
    elif not whole and limit > 0:
        assert not joined(text) or not joined(short)


def joined(text: str) -> str:
    """In one line."""
    return " ".join(unicodedata.normalize("NFC", text).split())


async def test_whoever_runs_the_service_reads_how_the_templates_stand(database_url: str) -> None:
    async with town_with_templates(database_url, 0) as (town, _clock), httpx.AsyncClient() as client:
        assert town.oa is not None
        assert town.house.templates is not None

        async def ready() -> str:
            return str((await client.get(f"{town.url}/readyz")).json()["channels"]["zalo-template"])

        assert await ready() == "ok, 500 left today"
        town.oa.templates.all["t-invite"].status = "REJECT"
        await looks(town)
        assert "invite: Zalo says that it is REJECT -> wait until" in await ready()
        said = await found(town.house.templates, town.house.named, 0)
        priced = f"t-notice can be used, {BY_USER} đồng by user, {BY_PHONE} đồng by phone"
        assert ("template invite", "Zalo says that it is REJECT") in [(what, problem) for what, _f, problem, _c in said]
        assert ("template notice", priced, "", "") in said
        assert ("templates today", "500 of 500 left", "", "") in said
        assert said[-1][1] == "none is sent while ZALO_MONTHLY_BUDGET is 0"
