"""Questions for figures as heads and cadres ask them, and what is none. Today is Sunday 22 November 2026."""

from datetime import date

import pytest
import time_machine
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.reading.figure_line import read_figures
from models.posts import Role
from models.text import fold
from tests.chat import Town

TODAY = date(2026, 11, 22)

# question: kind and first day of the period, and what is left (a unit)
ASKED = {
    "bao nhiêu chị đi họp tháng 9": ("month", "2026-09-01", ""),
    "tháng 9 mấy chị dự": ("month", "2026-09-01", ""),
    "thang 9 may chi du": ("month", "2026-09-01", ""),
    "tháng trước bao nhiêu người đi họp?": ("month", "2026-10-01", ""),
    "tháng 9 đi họp được bao nhiêu chị": ("month", "2026-09-01", ""),
    "tháng 9 vắng bao nhiêu chị": ("month", "2026-09-01", ""),
    "quý 3 họp mấy buổi": ("quarter", "2026-07-01", ""),
    "quy 3 hop may buoi": ("quarter", "2026-07-01", ""),
    "năm nay họp mấy buổi rồi": ("year", "2026-01-01", ""),
    "sinh hoạt mấy buổi năm nay": ("year", "2026-01-01", ""),
    "6 tháng đầu năm họp mấy lần": ("half", "2026-01-01", ""),
    "tháng 9 có mấy buổi họp": ("month", "2026-09-01", ""),
    "tỷ lệ tháng trước": ("month", "2026-10-01", ""),
    "ti le quy 3": ("quarter", "2026-07-01", ""),
    "tháng 9 họp thế nào": ("month", "2026-09-01", ""),
    "tháng 9 họp đông không em": ("month", "2026-09-01", ""),
    "hôm qua mấy chị đi": ("day", "2026-11-21", ""),
    "tuần trước mấy chị đi": ("week", "2026-11-09", ""),
    "tháng này mấy chị đi họp": ("month", "2026-11-01", ""),
    "tháng 12 năm ngoái họp mấy buổi": ("month", "2025-12-01", ""),
    "cho chị hỏi quý 3 bao nhiêu chị dự họp vậy em": ("quarter", "2026-07-01", ""),
    "thôn Mận tháng 9 mấy chị dự": ("month", "2026-09-01", "thon man"),
    "tháng 9 thôn Mận có bao nhiêu chị đi họp em ơi": ("month", "2026-09-01", "thon man"),
    "xã Hoa Mai quý 3 tỷ lệ bao nhiêu": ("quarter", "2026-07-01", "xa hoa mai"),
}
# About a meeting that comes, about herself, or about something else.
NOT_ASKED = """bao nhiêu chị đi; mấy chị đi họp; tối mai mấy chị đi; tuần này mấy chị đi; hôm nay mấy chị đi;
    tháng này mấy chị đi; tháng 12 mấy chị đi; 28/11 mấy chị đi; năm nay tôi dự mấy buổi; tháng 9 em đi mấy buổi;
    họp chi hội tháng 9; mấy giờ họp hôm nay; tháng 9 con đi học; tháng 9; quý 3; ; 🙂; 4821"""


@pytest.mark.parametrize(("text", "meant"), ASKED.items())
def test_a_question_for_figures_is_understood(text: str, meant: tuple[str, str, str]) -> None:
    for typed in (text, fold(text), text.upper()):
        found = read_figures(typed, today=TODAY)
        assert found is not None, typed
        assert (found[0].kind, found[0].start.isoformat(), found[1]) == meant


@pytest.mark.parametrize("text", [text.strip() for text in NOT_ASKED.split(";")])
def test_what_is_no_question_for_figures_is_left_to_others(text: str) -> None:
    assert read_figures(text, today=TODAY) is None


@settings(max_examples=60)
@given(st.text(max_size=150))
def test_any_text_can_be_read(text: str) -> None:
    read_figures(text, today=TODAY)


async def test_a_head_asks_in_her_own_words_and_is_asked_back_about_nothing(town: Town, platform: str) -> None:
    with time_machine.travel("2026-11-01T09:00:00+07:00") as clock:
        head = await town.member(platform, "Lê Thị Hạnh", role=Role.HEAD)
        for name in ("Nguyễn Thị Đào", "Trần Thị Cúc", "Lê Thị Lan"):
            town.on_paper(name)
        await head.says("họp chi hội 19h30 7/11 nhà văn hóa")
        await head.says("1")
        assert "đi được 0" in await head.says("bao nhiêu chị đi")
        clock.move_to("2026-11-07T21:00:00+07:00")
        await head.says("vắng 2")
        clock.move_to("2026-12-02T09:00:00+07:00")
        asked = await head.says("thang 11 may chi du hop")
        assert "thôn Mận, tháng 11/2026" in asked
        assert "3/4 lượt (75%)" in asked
        assert "thôn Mận, tháng 11/2026" in await head.says("tỷ lệ tháng trước")
        assert "1/1 buổi có điểm danh" in await head.says("quý 4 họp mấy buổi")
        assert "tháng 10/2026" in await head.says("còn tháng 10 họp mấy buổi?")
        assert "không tìm thấy đơn vị" in await head.says("còn thôn Bưởi?")
        await head.says("thôi")
        assert "Số liệu thôn" not in await head.says("tháng 11 thôn Bưởi mấy chị dự")
        assert "Số liệu thôn" not in await head.says("con tôi ốm")


async def test_a_cadre_names_a_unit_in_her_question(town: Town) -> None:
    with time_machine.travel("2026-11-22T09:00:00+07:00"):
        cadre = await town.member("zalo-bot", "Phạm Thị Thập", role=Role.CADRE, unit="commune")
        assert "thôn Bưởi, quý 3/2026" in await cadre.says("quý 3 thôn Bưởi họp mấy buổi")
        assert "xã Hoa Mai, quý 3/2026" in await cadre.says("quy 3 bao nhieu chi di hop")
        assert "thôn Mận, quý 3/2026" in await cadre.says("còn thôn Mận?")
        lua = await town.member("zalo-bot", "Nguyễn Thị Lụa")
        assert "Số liệu thôn" not in await lua.says("quý 3 họp mấy buổi")
