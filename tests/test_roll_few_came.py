"""A roll said the other way round: nobody came but those who are named."""

from datetime import timedelta

import pytest
import time_machine
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.reading.few_came import read_few
from bot.reading.roll_line import RollKind, RollLine
from models.posts import Role
from tests.chat import Town
from tests.roll_town import AFTERWARDS, CALLED, group_of, meeting, meeting_with

P, C = RollKind.PRESENT, RollKind.COUNT

SAID = {
    "vắng hết trừ 3": RollLine(P, (3,)),
    "vang het tru 3 7": RollLine(P, (3, 7), marked=False),
    "vắng cả, trừ chị Lan với chị Hoa": RollLine(P, names=("Lan", "Hoa")),
    "ai cũng vắng trừ 3 7": RollLine(P, (3, 7)),
    "tất cả đều vắng, chỉ trừ 3 7": RollLine(P, (3, 7)),
    "cả chi hội vắng, ngoài 3 7 ra": RollLine(P, (3, 7)),
    "không ai đi trừ 3 7": RollLine(P, (3, 7)),
    "chả ai đến, mỗi chị Hoa đến thôi": RollLine(P, names=("Hoa",)),
    "mọi người vắng hết, có mỗi chị Hoa với chị Cúc": RollLine(P, names=("Hoa", "Cúc")),
    "vắng hết, chỉ có 3 7 đi": RollLine(P, (3, 7)),
    "vang het chi co 3 7 di": RollLine(P, (3, 7), marked=False),
    "tổ 1 vắng hết trừ 4": RollLine(P, (4,), group=1),
    "có mỗi 3 7 đi": RollLine(P, (3, 7)),
    "co moi 3 7 di thoi em a": RollLine(P, (3, 7), marked=False),
    "chỉ có 3 7 đi họp": RollLine(P, (3, 7)),
    "được mỗi chị Lan đến": RollLine(P, names=("Lan",)),
    "chỉ 3 7 có mặt": RollLine(P, (3, 7)),
    "hôm nay có mỗi 3 với 7 đến": RollLine(P, (3, 7)),
    "có mặt có 3 7 thôi": RollLine(P, (3, 7)),
    "có mặt mỗi 3 7": RollLine(P, (3, 7)),
    "mỗi chị Hoa đi, còn lại vắng": RollLine(P, names=("Hoa",)),
    "3 7 đi, còn lại vắng hết": RollLine(P, (3, 7)),
    "3 7 có mặt, các chị khác nghỉ hết": RollLine(P, (3, 7)),
    "có mặt 3 7, còn lại vắng": RollLine(P, (3, 7)),
    "có mỗi 2 chị đi": RollLine(C, count=2),
    "đi có 2 người": RollLine(C, count=2),
    "có mặt có 12 chị": RollLine(C, count=12),
    "chi co 12 nguoi den": RollLine(C, count=12, marked=False),
    "vắng hết": RollLine(P),
    "không ai đến": RollLine(P),
    "tổ 2 không ai đi": RollLine(P, group=2),
}
OTHERS = (
    "", "0", "vắng", "vắng 3 7", "có mặt hết trừ 3 7", "đủ hết", "vắng hết chưa?", "mỗi", "chỉ", "đi", "có mỗi",
    "không ai vắng", "vắng không ai", "có đi", "chị Lan đi", "mai chị có đi không", "chỉ có chị", "trừ 3 7",
    "chị Lan có mặt mà em", "3 7 đi", "còn lại vắng", "vắng hết trừ", "không ai đi được", "nghỉ hết",
    "<b>vắng</b> hết trừ",
    "9" * 5000, "vắng hết trừ " + "9" * 5000, "chỉ có họp tổ 2 đi", "chi di", "chị đi", "có chị Lan đi",
    "chi Hoa co mat",
)  # fmt: skip


@pytest.mark.parametrize(("text", "line"), SAID.items())
def test_nobody_but_those_who_are_named_is_read(text: str, line: RollLine) -> None:
    assert read_few(text) == line


@pytest.mark.parametrize("text", OTHERS)
def test_what_does_not_say_so_is_left_to_others(text: str) -> None:
    assert read_few(text) is None


@settings(max_examples=40)
@given(st.text(max_size=80), st.sampled_from(["vắng hết trừ ", "có mỗi ", "chỉ có ", ""]))
def test_no_text_breaks_the_reader(text: str, before: str) -> None:
    read_few(before + text)
    read_few(before + text + " đi, còn lại vắng")


async def test_exceptions_from_absence_are_a_whole_roll_and_no_correction(town: Town) -> None:
    with time_machine.travel(CALLED) as clock:
        head, lua = await meeting_with(town, "zalo-bot", "Trần Thị Lan", "Lê Thị Hoa", "Vũ Thị Nga", "Võ Thị Cúc")
        assert "điểm danh" not in await head.says("có mỗi 3 4 đi"), "the meeting is to come"
        await head.says("0")
        clock.move_to(AFTERWARDS)
        assert "có mặt 1, vắng 5" in await head.says("vắng hết trừ 3")
        await head.says("sửa lại")
        taken = await head.says("có mỗi 3 với chị Hoa đi")
        assert "có mặt 2, vắng 4" in taken
        assert "Có mặt: 3 Lan, 4 Hoa." in taken
        await head.says("sửa lại")
        assert "không có số 99" in await head.says("ai cũng vắng trừ 3 99")
        assert "có mặt 1, vắng 5" in await head.says("bỏ")
        await head.says("sửa lại")
        await head.says("điểm danh")
        assert "có mặt 2, vắng 4" in await head.says("3 4 đi, còn lại vắng hết")
        assert (meeting(town).present, meeting(town).absent) == (2, 4)
        await head.says("sửa lại")
        assert "có mặt 2/6" in await head.says("đi có 2 người")
        # Names that a count has replaced say nothing any more, and a group's roll does not bring them back.
        group_of(town, "Nguyễn Thị Lụa", "Trần Thị Lan")
        await head.says("sửa lại")
        await head.says("vắng 3 4")
        assert "3 Lan, 4 Hoa" in await head.says("có mặt 5 người")
        assert "có mặt 5/6" in await head.says("1")
        assert "em ghi tổ 2: có mặt 2, vắng 0" in await lua.says("đủ hết")
        assert (meeting(town).count_only, meeting(town).present) == (True, 5)
        sen = await town.member("zalo-bot", "Bùi Thị Sen", role=Role.DEPUTY, unit="man")
        stands = await sen.says("có mặt hết trừ 3")
        assert "có mặt 5, chưa có tên\n" in stands
        clock.shift(timedelta(hours=25))
        assert "sửa điểm danh: 3 có mặt" in await head.says("sửa lại")
