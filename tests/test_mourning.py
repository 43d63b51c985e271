"""A death in the family is answered with a word of comfort, and the head is told when the woman wants it."""

import pytest
import time_machine
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.reading.mourning import Mourning, read_mourning
from models.deliveries import Message
from tests.chat import Town
from tests.roll_town import CALLED, meeting, meeting_with

SAID = [
    ("mẹ tôi mất rồi", Mourning()),
    ("mẹ em mới mất", Mourning()),
    ("chồng em mất rồi", Mourning()),
    ("me em mat roi", Mourning()),
    ("bà nội cháu mất đêm qua", Mourning()),
    ("mẹ em mất lâu rồi", Mourning(lately=False)),
    ("con trai tôi mất năm ngoái", Mourning(lately=False)),
    ("nhà em có tang", Mourning(stays_away=True)),
    ("bố chồng em vừa mất nên em không đi họp được", Mourning(stays_away=True)),
]


@pytest.mark.parametrize(("text", "meant"), SAID)
def test_a_death_in_the_family_is_heard(text: str, meant: Mourning) -> None:
    assert read_mourning(text) == meant


@pytest.mark.parametrize(
    "text",
    [
        "", "0", "😀", "mẹ em mất điện thoại", "mẹ em mất máy rồi", "mẹ em có mặt", "em mất sim rồi", "chết rồi",
        "nhà có ma", "chị Lan mất rồi", "bà Đào mất rồi", "mẹ chị mất rồi à?", "tôi mất rồi", "mẹ con đi rẫy rồi",
        "mất " * 1000,
    ],
)  # fmt: skip
def test_other_losses_and_other_women_are_not_her_mourning(text: str) -> None:
    assert read_mourning(text) is None


@settings(max_examples=40)
@given(st.text(max_size=120))
def test_no_text_breaks_the_reading_of_mourning(text: str) -> None:
    read_mourning(f"mẹ tôi mất {text}")
    read_mourning(text)


async def test_a_death_gets_condolences_and_the_head_is_told_once_if_she_wants(town: Town, platform: str) -> None:
    with time_machine.travel(CALLED):
        head, lua = await meeting_with(town, platform)
        said = await lua.says("mẹ tôi mất rồi")
        assert "chia buồn" in said
        assert "báo chị Hạnh" in said
        assert "Dạ vâng" in await lua.says("2")
        assert town.rows(Message, kind="mourning") == []
        await lua.says("chồng em mất rồi")
        assert "báo chị Hạnh rồi" in await lua.says("1")
        told = await head.gets("đang có tang")
        assert "máy chị Nguyễn Thị Lụa (STT 2)" in told
        away = await lua.says("bố chồng em vừa mất nên em không đi họp được")
        assert "chia buồn" in away
        assert "không đi được, có việc riêng" in away
        assert meeting(town).no == 1
        await lua.says("1")
        assert len(town.rows(Message, kind="mourning")) == 1, "she is not told again within the week"
        assert "báo" not in await lua.says("mẹ em mất năm ngoái")
        assert "báo" not in await head.says("mẹ tôi mất rồi"), "there is nobody above her to be told"
        await lua.says("không nhận tin nữa")
        assert "chia buồn" in await lua.says("mẹ em mới mất"), "a word in the middle of a question"
