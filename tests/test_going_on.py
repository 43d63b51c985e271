"""Lists that go on by a word, and a short line for her who wants nothing more."""

import pytest
import time_machine

from bot.reading.more import goes_on
from models.posts import Role
from models.text import fold
from tests.chat import Town


@pytest.mark.parametrize(
    "text", ["xem tiếp", "xt", "tiếp", "tiep di em", "nữa", "Xem thêm", "còn ai nữa không", "kể tiếp"]
)
def test_reading_on_is_asked_for_in_many_words(text: str) -> None:
    assert goes_on(text)
    assert goes_on(fold(text))


@pytest.mark.parametrize("text", ["", "xem", "3", "gửi tiếp", "không đi nữa", "x" * 5000])
def test_other_words_do_not_read_on(text: str) -> None:
    assert not goes_on(text)


async def test_the_menu_is_not_printed_again_and_again(town: Town, platform: str) -> None:
    with time_machine.travel("2026-11-22T09:00:00+07:00") as clock:
        head = await town.member(platform, "Lê Thị Hạnh", role=Role.HEAD)
        assert "1. Mời họp" in await head.says("0")
        short = await head.says("0")
        assert short == 'Dạ, thôi ạ.\nCần gì chị cứ nhắn, hoặc nhắn "xem mục".'
        await head.says("mời họp")
        left = await head.says("0")
        assert "thôi việc đó" in left
        assert "1. Mời họp" not in left
        assert "Họp ngày nào" in await head.says("1")  # her numbers still mean the menu that she has seen
        assert "1. Mời họp" in await head.says("menu")
        clock.shift(3600)
        assert "1. Mời họp" in await head.says("0")
