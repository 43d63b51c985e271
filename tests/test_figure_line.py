"""Questions for figures as heads and cadres ask them, and what is none. Today is Sunday 22 November 2026."""

from datetime import date

import pytest
import time_machine
from hypothesis import given, settings
from hypothesis import strategies as st
from sqlmodel import Session

from bot.reading.figure_line import asks_how_often, read_figures
from bot.reading.idle_line import read_idle
from models import units
from models.posts import Role
from models.text import fold
from models.units import UnitKind
from tests.chat import Town
from tests.roll_town import past_meeting

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
    "quý 3 thôn mình họp mấy buổi": ("quarter", "2026-07-01", ""),
    "năm nay chị em đi họp có đều không": ("year", "2026-01-01", ""),
    "tháng 9 đi được mấy người": ("month", "2026-09-01", ""),
    "tháng trước họp có đông không": ("month", "2026-10-01", ""),
    "hôm qua họp có đông không em": ("day", "2026-11-21", ""),
    "buổi hôm qua bao nhiêu chị đến": ("day", "2026-11-21", ""),
    "buổi họp hôm qua bao nhiêu người": ("day", "2026-11-21", ""),
    "chị em đi họp hôm qua được nhiêu": ("day", "2026-11-21", ""),
    "mấy chị em đi họp hôm qua vậy": ("day", "2026-11-21", ""),
    "tuần trước họp được bao nhiêu chị": ("week", "2026-11-09", ""),
    "năm ngoái họp bao nhiêu buổi": ("year", "2025-01-01", ""),
    "từ đầu năm đến giờ họp mấy lần": ("range", "2026-01-01", ""),
    "6 tháng đầu năm chị em đi họp thế nào": ("half", "2026-01-01", ""),
    "9 tháng đầu năm họp mấy buổi": ("nine", "2026-01-01", ""),
    "quý 2 chị em dự họp ra sao": ("quarter", "2026-04-01", ""),
    "tháng 10 vắng nhiều không": ("month", "2026-10-01", ""),
    "cho chị số người dự tháng 9": ("month", "2026-09-01", ""),
    "số chị em dự họp tháng 9": ("month", "2026-09-01", ""),
    "tháng 9 thôn mình bao nhiêu chị đi họp": ("month", "2026-09-01", ""),
    "chi hội mình tháng 9 họp mấy lần": ("month", "2026-09-01", ""),
    "chi hội mình quý 3 đi họp có đều không": ("quarter", "2026-07-01", ""),
    "tỷ lệ chuyên cần quý 3": ("quarter", "2026-07-01", ""),
    "phần trăm đi họp tháng 9": ("month", "2026-09-01", ""),
    "tháng 9 được bao nhiêu phần trăm": ("month", "2026-09-01", ""),
    "kết quả sinh hoạt quý 3": ("quarter", "2026-07-01", ""),
    "tình hình sinh hoạt tháng 10": ("month", "2026-10-01", ""),
    "tình hình đi họp quý 3 thế nào": ("quarter", "2026-07-01", ""),
    "thống kê họp tháng 9": ("month", "2026-09-01", ""),
    "báo cáo tháng 9": ("month", "2026-09-01", ""),
    "báo cáo tháng": ("month", "2026-11-01", ""),
    "báo cáo quý này": ("quarter", "2026-10-01", ""),
    "số liệu tháng 10": ("month", "2026-10-01", ""),
    "tổng kết họp năm nay": ("year", "2026-01-01", ""),
    "năm nay mình họp được mấy buổi rồi": ("year", "2026-01-01", ""),
    "tháng này đã họp chưa": ("month", "2026-11-01", ""),
    "tháng 10 có họp không": ("month", "2026-10-01", ""),
    "tháng rồi mấy chị đi họp": ("month", "2026-10-01", ""),
    "bữa qua mấy chị đi họp": ("day", "2026-11-21", ""),
    "sinh hoạt tháng 9 bao nhiêu người": ("month", "2026-09-01", ""),
    "thôn Mận quý 3 sinh hoạt đều không": ("quarter", "2026-07-01", "thon man"),
    "thôn Mận tháng 9 mấy chị dự": ("month", "2026-09-01", "thon man"),
    "tháng 9 thôn Mận có bao nhiêu chị đi họp em ơi": ("month", "2026-09-01", "thon man"),
    "xã Hoa Mai quý 3 tỷ lệ bao nhiêu": ("quarter", "2026-07-01", "xa hoa mai"),
}
# About a meeting that comes, about herself, or about something else.
NOT_ASKED = """bao nhiêu chị đi; mấy chị đi họp; tối mai mấy chị đi; tuần này mấy chị đi; hôm nay mấy chị đi;
    tháng này mấy chị đi; tháng 12 mấy chị đi; 28/11 mấy chị đi; năm nay tôi dự mấy buổi; tháng 9 em đi mấy buổi;
    tháng này có họp không; báo cáo; hôm nay có họp không; năm nay em đi họp mấy buổi;
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


def test_how_often_they_met_is_told_from_how_many_came() -> None:
    often = {text for text in ASKED if asks_how_often(text)}
    assert often == {text for text in ASKED if any(words in text for words in ("buổi", "lần", "đã họp", "có họp"))} - {
        text for text in ASKED if text.startswith("buổi")
    } | {"quy 3 hop may buoi"}


@settings(max_examples=60)
@given(st.text(max_size=150))
def test_any_text_can_be_read(text: str) -> None:
    read_figures(text, today=TODAY)
    asks_how_often(text)


IDLE = {
    "chi hội nào chưa họp tháng này": ("unmet", "2026-11-01"),
    "chi hội nào chưa họp": ("unmet", "2026-11-01"),
    "thôn nào chưa họp quý 3": ("unmet", "2026-07-01"),
    "tháng 10 những chi hội nào chưa sinh hoạt": ("unmet", "2026-10-01"),
    "còn mấy chi hội chưa họp tháng 10 vậy em": ("unmet", "2026-10-01"),
    "chi hội nào chưa điểm danh": ("unmarked", "2026-11-01"),
    "các chi hội chưa điểm danh tháng trước": ("unmarked", "2026-10-01"),
}


@pytest.mark.parametrize(("text", "meant"), IDLE.items())
def test_the_question_which_branches_have_not_met_is_understood(text: str, meant: tuple[str, str]) -> None:
    for typed in (text, fold(text)):
        found = read_idle(typed, today=TODAY)
        assert found is not None, typed
        assert (found[0], found[1].start.isoformat()) == meant


@pytest.mark.parametrize(
    "text", ["chi hội mình chưa họp", "chi hội nào", "chưa họp", "chi hội nào chưa họp tháng 3 năm 2027"]
)
def test_another_question_about_branches_is_left_to_others(text: str) -> None:
    assert read_idle(text, today=TODAY) is None


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
        assert "3/4 chị (75%)" in asked
        assert "thôn Mận, tháng 11/2026" in await head.says("tỷ lệ tháng trước")
        asked = await head.says("quý 4 họp mấy buổi")
        assert asked.startswith(
            "Số liệu thôn Mận, quý 4/2026, đến hôm nay 2/12: 1 buổi, 1 buổi có điểm danh.\nDự sinh hoạt: 3/4 chị (75%)"
        )
        assert asked.count("có điểm danh") == 1
        assert "tháng 10/2026: chưa có buổi nào." in await head.says("còn tháng 10 họp mấy buổi?")
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


async def test_a_cadre_asks_which_branches_have_not_met_or_taken_no_roll(town: Town, platform: str) -> None:
    with time_machine.travel("2026-11-22T09:00:00+07:00"):
        cadre = await town.member(platform, "Phạm Thị Thập", role=Role.CADRE, unit="commune")
        head = await town.member(platform, "Lê Thị Hạnh", role=Role.HEAD)
        for name in ("Nguyễn Thị Đào", "Trần Thị Cúc"):
            town.on_paper(name)

        def more_branches(session: Session) -> None:
            commune = units.get_unit(session, town.ids["commune"])
            for place in range(8):
                units.add_unit(
                    session, code=f"D{place}", name=f"thôn Dừa {place}", kind=UnitKind.BRANCH, parent=commune
                )

        town.write(more_branches)
        past_meeting(town, "Lê Thị Hạnh", 5, ("Trần Thị Cúc",))
        past_meeting(town, "Lê Thị Hạnh", 3, roll=False)
        seen = await cadre.says("chi hội nào chưa họp tháng này")
        assert seen.startswith("Tháng 11/2026, xã Hoa Mai: 9/10 chi hội chưa họp buổi nào.\n1. thôn Bưởi\n")
        assert "thôn Mận" not in seen
        assert "Còn 1 chi hội nữa." in seen
        assert "9. thôn Dừa 7" in await cadre.taps("Xem tiếp")
        assert (
            "1/10 chi hội còn buổi chưa điểm danh; 9 chi hội chưa họp.\n1. thôn Mận (chị Hạnh): 1 buổi"
            in await cadre.says("thon nao chua diem danh")
        )
        assert "xã Hoa Mai, tháng 11/2026" in await cadre.says("báo cáo tháng")
        assert "chi hội chưa họp" not in await head.says("chi hội nào chưa họp tháng này")
        past_meeting(town, "Lê Thị Hạnh", 8)
        asked = await head.says("năm nay chị em đi họp có đều không")
        assert "5/6 lượt (83%), 3 chị khác nhau. 2/3 buổi có điểm danh." in asked
