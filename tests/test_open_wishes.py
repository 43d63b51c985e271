"""A wish waits for one person's yes: her word reaches it though a reminder came since; where unsure she is asked."""

from datetime import timedelta

import pytest
import time_machine
from sqlmodel import Session

from bot.reading.decisions import Decision, may_be_receipt, read_decision
from models.announcements import Audience, announce
from models.clubs import ClubRequest
from models.conversations import Who
from models.meetings import Invitation
from models.posts import Role
from models.proxies import Proxy, ProxyState
from models.receipts import ask_for_receipts
from models.registrations import Request, RequestState
from models.transfers import Transfer
from tests.chat import Phone, Town
from tests.roll_town import person, who
from tests.women import CALLED, branch_with, call

DAY = timedelta(hours=24)
NAMES = ("Đào", "Cúc", "Gấm", "Sen", "Huệ", "Mơ", "Thắm", "Nhài", "Sim", "Bưởi")


async def asked_to_help(town: Town, channel: str, *names: str) -> tuple[Phone, Phone]:
    """The head, and Lụa who is asked whether she gets the messages of these women."""
    head = await branch_with(town, channel, *(f"{name} 1952" for name in names))
    lua = await town.member(channel, "Nguyễn Thị Lụa")
    for name in names:
        await head.says(f"nhờ chị Lụa nhận tin giúp {name}")
        await head.says("đồng ý")
        await lua.gets(f"Bà {name.split()[-1]} nhờ chị nhận giúp")
    return head, lua


def answers(town: Town) -> set[str]:
    return {one.answer for one in town.rows(Invitation)}


async def test_her_yes_reaches_the_wish_though_she_was_invited_since(town: Town, platform: str) -> None:
    with time_machine.travel(CALLED) as clock:
        head, lua = await asked_to_help(town, platform, "Nguyễn Thị Đào")
        clock.shift(DAY)
        await call(town, head)
        await lua.gets("Mời chị dự")
        assert "đến máy chị" in await lua.says("dạ em đồng ý nhé")
        assert town.rows(Proxy)[0].state == ProxyState.AGREED
        assert answers(town) == {""}
        assert "chị đi được" in await lua.says("đi được")


async def test_a_word_that_may_answer_either_is_asked_about(town: Town, platform: str) -> None:
    with time_machine.travel(CALLED) as clock:
        head, lua = await asked_to_help(town, platform, "Nguyễn Thị Đào")
        clock.shift(DAY)
        await call(town, head)
        await lua.gets("Mời chị dự")
        which = await lua.says("không")
        assert (
            "trả lời cho việc nào ạ?\n1. Không đi được (Mời chị dự sinh hoạt chi hội.)\n2. Không (Bà Đào nhờ" in which
        )
        assert "để nhờ người khác" in await lua.says("2")
        assert town.rows(Proxy)[0].state == ProxyState.REFUSED
        assert answers(town) == {""}
        assert "không đi được" in await lua.says("không đi được")
        assert "no" in answers(town)


async def test_of_two_wishes_she_says_which_or_names_the_woman(town: Town) -> None:
    with time_machine.travel(CALLED) as clock:
        _head, lua = await asked_to_help(town, "zalo-bot", "Nguyễn Thị Đào", "Trần Thị Cúc")
        clock.shift(DAY)
        await lua.says("lịch họp")
        both = await lua.says("nhận")
        assert "1. Đồng ý (Bà Cúc nhờ" in both
        assert "2. Đồng ý (Bà Đào nhờ" in both
        assert "đến máy chị" in await lua.says("đồng ý giúp bà đào")
        assert "để nhờ người khác" in await lua.says("không giúp được chị ơi")
        assert [one.state for one in town.rows(Proxy)] == [ProxyState.AGREED, ProxyState.REFUSED]
        await town.quiet()  # of a later hour: what is left would wait for it


async def test_registrations_transfers_and_clubs_hear_it_too(town: Town) -> None:
    with time_machine.travel(CALLED) as clock:
        head = await branch_with(town, "zalo-bot", "Nguyễn Thị Đào 1952")
        other = await town.member("zalo-bot", "Trần Thị Thanh", branch="buoi", role=Role.HEAD)
        clock.shift(DAY)
        await head.says("2 chuyển sinh hoạt về thôn Bưởi")
        await head.says("1")
        await other.gets("xin chuyển sinh hoạt về chi hội mình")
        await other.says("lịch họp")
        assert "sinh hoạt ở chi hội mình" in await other.says("nhận chị Đào")
        assert town.rows(Transfer)[0].state == "accepted"
        new = town.phone("zalo-bot")
        await new.says("đăng ký")
        for text in ("1", "Võ Thị Ngân", "1979", "1", "thôn Mận", "0912345678"):
            await new.says(text)
        await town.quiet()
        assert town.rows(Request)[0].state == RequestState.ASKED
        await head.says("lịch họp")
        assert "Ngân" in await head.says("đồng ý")
        assert town.rows(Request)[0].state != RequestState.ASKED
        assert town.rows(ClubRequest) == []
        await town.quiet()  # of a later hour: what is left would wait for it


async def test_without_a_wish_and_within_a_question_the_words_mean_what_they_did(town: Town) -> None:
    with time_machine.travel(CALLED) as clock:
        head, lua = await asked_to_help(town, "zalo-bot", "Nguyễn Thị Đào")
        clock.shift(timedelta(days=31))
        await lua.says("xem mục")
        for text in ("đồng ý", "không", "nhận", "😀", "<b>đồng ý</b>", "đồng ý " * 900, "đồng ý?"):
            await lua.says(text)
        assert town.rows(Proxy)[0].state == ProxyState.ASKED
        await head.says("thêm hội viên")
        assert "mỗi chị một dòng" in await head.says("đồng ý")


async def test_a_receipt_in_polite_words_is_no_yes_to_an_older_wish_and_nine_decided_ones_hide_none(town: Town) -> None:
    def asks_for_receipts(session: Session, who: Who) -> None:
        fact = announce(session, who, town.ids["commune"], Audience.HEADS, "Nộp danh sách trước thứ sáu")
        ask_for_receipts(session, who, fact.announcement)

    with time_machine.travel(CALLED) as clock:
        head = await branch_with(town, "zalo-bot", *(f"Nguyễn Thị {name} 1952" for name in NAMES))
        other = await town.member("zalo-bot", "Trần Thị Thanh", branch="buoi", role=Role.HEAD)
        await town.member("zalo-bot", "Phan Thị Mai", role=Role.CADRE, unit="commune")
        await head.says("2 chuyển sinh hoạt về thôn Bưởi")
        await head.says("1")
        await other.gets("xin chuyển sinh hoạt về chi hội mình")
        clock.shift(DAY)
        town.write(asks_for_receipts, who(person(town, "Phan Thị Mai")))
        await other.gets("Nộp danh sách")
        which = await other.says("dạ em nhận ạ")
        assert "trả lời cho việc nào ạ?\n1. Đã nhận" in which, which
        assert town.rows(Transfer)[0].state == "asked"
        assert "đã nhận" in await other.says("1")
        for number, name in enumerate(NAMES[1:], start=3):
            await head.says(f"{number} chuyển sinh hoạt về thôn Bưởi")
            await head.says("1")
            await other.gets(name)
            await other.says(f"nhận chị {name}")
            clock.shift(timedelta(minutes=2))
        assert [row.state for row in town.rows(Transfer)].count("asked") == 1
        await other.says("lịch họp")
        assert "sinh hoạt ở chi hội mình" in await other.says("đồng ý")
        assert {row.state for row in town.rows(Transfer)} == {"accepted"}
        await town.quiet()  # of a later hour: what is left would wait for it


@pytest.mark.parametrize("text", ["dạ em nhận ạ", "xác nhận", "em xác nhận nhé", "nhận rồi em ơi", "Nhận nhé em"])
def test_a_bare_word_of_receiving_may_be_a_receipt(text: str) -> None:
    assert may_be_receipt(text)


@pytest.mark.parametrize(
    "text", ["nhận chị Đào", "em nhận giúp", "nhận về", "nhận vào ạ", "không nhận", "nhận?", "", "😀"]
)
def test_a_word_that_says_whom_or_what_for_is_none(text: str) -> None:
    assert not may_be_receipt(text)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("đồng ý", Decision("yes", only=True)),
        ("dong y nhe em", Decision("yes", only=True)),
        ("khong nhan", Decision("no", only=True)),
        ("nhận chị Đào", Decision("yes", only=True, named=True)),
        ("ko giup ba dao dc", Decision("no", only=True, named=True)),
        ("ừ", Decision("yes", only=False)),
        ("không", Decision("no", only=False)),
        ("đồng ý không?", None),
        ("đã nhận", None),
        ("mai chị đi", None),
        ("", None),
    ],
)
def test_words_that_decide(text: str, said: Decision | None) -> None:
    assert read_decision(text, "Nguyễn Thị Đào") == said
