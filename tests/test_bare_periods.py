""" "tháng này", "quý này" and nothing else: of the figures that she has just read, else she is asked."""

import time_machine

from models.posts import Role
from tests.chat import Town

SUNDAY = "2026-11-22T09:00:00+07:00"


async def test_a_span_of_time_alone_is_of_the_figures_just_shown_and_else_asked_about(
    town: Town, platform: str
) -> None:
    with time_machine.travel(SUNDAY) as clock:
        head = await town.member(platform, "Lê Thị Hạnh", role=Role.HEAD)
        lua = await town.member(platform, "Nguyễn Thị Lụa")
        asked = await head.says("tháng này")
        assert "Chị muốn xem gì của tháng 11/2026 ạ?" in asked
        assert "Số liệu thôn Mận, tháng 11/2026" in await head.taps("Số liệu tháng 11/2026")
        assert "quý 4/2026" in await head.says("quy nay")
        assert "tháng 10/2026" in await head.says("tháng trước thì sao?")
        clock.shift(60)
        assert "Thời gian nào" in await head.says("số liệu")
        assert "quý 4/2026" in await head.says("quý này")
        # "Lịch tháng này" in the middle asks for something else.
        await head.says("số liệu")
        assert "Số liệu thôn Mận" not in await head.says("lịch tháng này")
        await head.says("thôi")
        clock.shift(60)
        await head.says("họp chi hội 7h tối thứ bảy nhà văn hóa thôn")
        await head.says("1")
        await town.quiet()
        clock.shift(60)
        later = await head.says("tháng này")
        assert "Chị muốn xem gì" in later
        assert "nhà văn hóa thôn" in await head.taps("Lịch sinh hoạt")
        # A past one has no schedule any more.
        assert "Lịch" not in await head.says("quý 3")
        assert "chưa ghi buổi nào" in await head.taps("Số liệu quý 3/2026")
        # Who sees no figures means her meetings.
        assert "nhà văn hóa thôn" in await lua.says("thang nay")
        assert "Hôm nay không có buổi nào" in await lua.says("hôm nay")
        assert "nhà văn hóa thôn" in await lua.says("tuần này")
        assert "Số liệu" not in await lua.says("quý 3")
