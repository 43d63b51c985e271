"""The Official Account's channel at work: what it sends, against a strict platform on loopback."""

import unicodedata

import pytest
import time_machine
from hypothesis import given
from hypothesis import strategies as st

from bot.channels import (
    Channel,
    NotSent,
    QuotaUsed,
    Rejected,
    RetryLater,
    SetUpWrong,
    Unknown,
    Unreachable,
    WindowClosed,
)
from bot.channels.zalo_oa import ZaloOa
from bot.channels.zalo_oa_render import parts
from bot.messages import Choice, Outgoing
from tests.fakes.zalo_oa import FakeZaloOa
from tests.fakes.zalo_oa_bench import OA, account, file
from tests.fakes.zalo_oa_fixtures import fake as fake
from tests.fakes.zalo_oa_fixtures import lua as lua
from tests.fakes.zalo_oa_fixtures import oa as oa
from tests.fakes.zalo_oa_kit import LUA, followed
from tests.fakes.zalo_oa_people import Person

YES_NO = (Choice("Đi được", "7.1"), Choice("Không đi được", "7.2"))


def test_the_account_is_a_channel_with_its_limits() -> None:
    oa: Channel = account()
    assert (oa.name, oa.account, oa.text_limit) == ("zalo-oa", "zalo-oa", 2000)
    made = account()
    made.belong_to(OA)
    assert made.account == f"zalo-oa:{OA}"


# Texts and buttons


async def test_a_question_goes_out_with_a_button_for_each_answer(oa: ZaloOa, lua: Person) -> None:
    text = unicodedata.normalize("NFD", "Chị đi được không?\n1. Đi được  2. Không đi được")
    sent = await oa.send(LUA, Outgoing(text, YES_NO, replaces="a4d0243feee163bd3af2"))
    assert lua.last == unicodedata.normalize("NFC", text)
    assert lua.screen[-1].labels == ("Đi được", "Không đi được")
    assert [button["payload"] for button in lua.screen[-1].buttons] == ["chihoi#7.1", "chihoi#7.2"]
    assert (sent.ids, sent.price, sent.tells) == ((lua.screen[-1].id,), 0, True)


async def test_where_buttons_are_switched_off_the_numbers_stay(fake: FakeZaloOa, lua: Person) -> None:
    oa = account(fake, buttons=False)
    await oa.send(LUA, Outgoing("Chị đi được không?\n1. Đi được", YES_NO))
    assert lua.screen[-1].buttons == ()
    await oa.close()


@pytest.mark.parametrize(
    ("payloads", "shown"),
    [
        (["1", "2", "3", "4", "5"], 5),
        (["1", "2", "3", "4", "5", "0"], 5),
        (["1", "2", "3", "4", "5", "6"], 0),
        (["1", "2", "3", "4", "5", "6", "0"], 0),
        (["1", "0"], 2),
        ([], 0),
    ],
)
def test_all_answers_are_buttons_or_none(payloads: list[str], shown: int) -> None:
    choices = tuple(Choice(f"Chị {number}", f"7.{number}") for number in payloads)
    [part] = parts(Outgoing("Chị chọn ai?", choices), "", buttons=True, forms=False)
    assert len(part.buttons) == shown


async def test_a_link_and_a_number_in_the_text_can_be_pressed(oa: ZaloOa, lua: Person) -> None:
    await oa.send(LUA, Outgoing("Lịch ở đây: https://hoi.example/lich. Chị gọi 0912 345 678 nhé", YES_NO))
    link, phone = lua.screen[-1].buttons[2:]
    assert (link["title"], link["payload"]) == ("hoi.example/lich", {"url": "https://hoi.example/lich"})
    assert (phone["title"], phone["payload"]) == ("0912 345 678", {"phone_code": "84912345678"})


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("Gọi +84 912 345 678", 1),
        ("Gọi 0912345678 hoặc 0987654321", 0),
        ("Số thẻ 001190912345678", 0),
        ("https://hoi.example/files/12-0912345678-ab", 1),
        ("https://a.example và https://b.example", 0),
        ("http://127.0.0.1:8000/files/1", 0),
        ("Ngày 09/12/2026, 0,912345678", 0),
    ],
)
def test_only_the_one_link_and_the_one_number_are_buttons(text: str, shown: int) -> None:
    [part] = parts(Outgoing(text), "", buttons=True, forms=False)
    assert len(part.buttons) == shown


async def test_a_long_text_goes_in_parts_and_resumes_where_it_stopped(
    fake: FakeZaloOa, oa: ZaloOa, lua: Person
) -> None:
    paragraphs = ["Mận " * 300, "Bưởi " * 250, "Ổi " * 500]
    long = Outgoing("\n\n".join(paragraphs), YES_NO)
    assert len((await oa.send(LUA, long)).ids) == 3
    assert [shown.text for shown in lua.screen] == [paragraph.strip() for paragraph in paragraphs]
    assert [len(shown.buttons) for shown in lua.screen] == [0, 0, 2]
    assert oa.messages(long) == 3
    assert len((await oa.send(LUA, Outgoing(long.text, YES_NO, skip_parts=2))).ids) == 1
    assert lua.last == paragraphs[2].strip()


@given(st.text(st.sampled_from("ab Ộ🌸\n"), max_size=3000), st.text(max_size=120), st.booleans())
def test_no_part_is_more_than_zalo_takes(text: str, label: str, with_file: bool) -> None:
    message = Outgoing(text, (Choice(label, "7.1"),), attachment=file() if with_file else None)
    for way in ("", "file", "image"):
        for part in parts(message, way, buttons=True, forms=True):
            assert len(part.text.encode("utf-16-le")) // 2 <= 2000
            assert part.text.strip() or part.file
            assert all(0 < len(button["title"].encode("utf-16-le")) // 2 <= 100 for button in part.buttons)


async def test_an_empty_text_is_rejected_without_a_call(fake: FakeZaloOa, oa: ZaloOa) -> None:
    with pytest.raises(Rejected):
        await oa.send(LUA, Outgoing(" \n"))
    assert fake.calls == []


async def test_the_form_for_her_number_comes_after_the_words(fake: FakeZaloOa, lua: Person) -> None:
    oa = account(fake, form_image="https://hoi.example/hoa.png")
    await oa.send(LUA, Outgoing("Chị cho em số điện thoại nhé", contact_button="Gửi số của chị"))
    assert [shown.asks_info for shown in lua.screen] == [False, True]
    await oa.close()


# Prices, windows, refusals


@pytest.mark.parametrize(("package", "hours", "price"), [(0, 47, 0), (0, 49, 110), (1, 49, 55), (9, 49, 0)])
async def test_the_price_is_what_zalo_charges(fake: FakeZaloOa, package: int, hours: int, price: int) -> None:
    with time_machine.travel("2026-11-23T09:00:00+07:00", tick=False) as clock:
        lua = await followed(fake)
        fake.meter.package = package
        clock.shift(hours * 3600)
        oa = account(fake)
        sent = await oa.send(LUA, Outgoing("Mận " * 900, paid_for=True))
        assert sent.price == price == fake.meter.total
        assert len(lua.screen) == 2
        await oa.close()


async def test_a_failure_names_the_parts_that_left_and_what_they_cost(fake: FakeZaloOa) -> None:
    with time_machine.travel("2026-11-23T09:00:00+07:00", tick=False) as clock:
        lua = await followed(fake)
        clock.shift(50 * 3600)
        fake.meter.money = 60
        oa = account(fake)
        with pytest.raises(QuotaUsed) as caught:
            await oa.send(LUA, Outgoing("Mận " * 900, paid_for=True))
        await oa.close()
    assert (caught.value.sent, caught.value.price) == ((lua.screen[0].id,), 55)


def test_a_price_that_is_not_told_is_none() -> None:
    oa = account()
    assert oa._price({}) is None
    assert oa._price({"quota": {"quota_type": "something-new"}}) is None
    assert oa._price({"quota": {"quota_type": "reward_quota"}}) == 0


@pytest.mark.parametrize(
    ("kind", "error", "arrived"),
    [
        ("-216", None, True),
        ("-220", None, True),
        ("-32", RetryLater, False),
        ("-200", RetryLater, False),
        ("-201", Rejected, False),
        ("-210", Rejected, False),
        ("-211", QuotaUsed, False),
        ("-213", Unreachable, False),
        ("-227", Unreachable, False),
        ("-230", WindowClosed, False),
        ("-224", SetUpWrong, False),
        ("-9999", Rejected, False),
        ("500", Unknown, False),
        ("502", Unknown, False),
        ("html", Unknown, False),
        ("empty", Unknown, False),
        ("cut", Unknown, True),
        ("half", Unknown, True),
    ],
)
async def test_each_failure_says_what_to_do(
    fake: FakeZaloOa, oa: ZaloOa, lua: Person, kind: str, error: type[NotSent] | None, arrived: bool
) -> None:
    fake.fail_next(kind)
    if error is None:
        await oa.send(LUA, Outgoing("Mời chị dự họp"))
    else:
        with pytest.raises(NotSent) as caught:
            await oa.send(LUA, Outgoing("Mời chị dự họp"))
        assert type(caught.value) is error
        assert (caught.value.sent, caught.value.price) == ((), 0)
    assert bool(lua.screen) is arrived


async def test_an_answer_that_does_not_come_is_unknown(fake: FakeZaloOa, lua: Person) -> None:
    fake.fail_next("timeout")
    oa = account(fake, timeout=0.2)
    with pytest.raises(Unknown):
        await oa.send(LUA, Outgoing("Mời chị dự họp"))
    await oa.close()


async def test_a_platform_that_cannot_be_reached_is_tried_again() -> None:
    oa = account()
    with pytest.raises(RetryLater) as caught:
        await oa.send(LUA, Outgoing("Mời chị dự họp"))
    assert caught.value.scope == "account"
    assert await oa.check() != []
    await oa.close()


# Set-up


async def test_an_account_in_order_has_no_problems_and_knows_its_link(fake: FakeZaloOa, oa: ZaloOa) -> None:
    await oa.open()
    assert await oa.check() == []
    assert oa.link(await oa.me()) == f"https://zalo.me/{OA}"
    oa.belong_to("1")
    assert await oa.check() == [f"zalo-oa.account: the tokens are for {OA}, connected was 1"]


async def test_what_is_wrong_with_an_account_is_named(fake: FakeZaloOa) -> None:
    oa = account(fake, secrets={})
    assert [problem.partition(":")[0] for problem in await oa.check()] == ["zalo-oa.secret"]
    fake.fail_next("-221", path="getoa")
    assert [problem.partition(":")[0] for problem in await oa.check()] == ["zalo-oa.set-up"]
    await oa.close()
