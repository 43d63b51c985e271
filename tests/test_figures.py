"""A cadre asks how many came, in words, for units of hers only."""

import time_machine

from models.cut_off_changes import change_cut_off
from models.posts import Role
from tests.chat import Town


async def test_a_cadre_asks_in_one_line_and_again_with_what_changes(town: Town, platform: str) -> None:
    with time_machine.travel("2026-11-01T09:00:00+07:00") as clock:
        head = await town.member(platform, "Lê Thị Hạnh", role=Role.HEAD)
        cadre = await town.member(platform, "Phạm Thị Thập", role=Role.CADRE, unit="commune")
        for name in ("Nguyễn Thị Đào", "Trần Thị Cúc", "Lê Thị Lan"):
            town.on_paper(name)
        for day in ("7/11", "14/11"):
            await head.says(f"họp chi hội 19h30 {day} nhà văn hóa")
            await head.says("1")
        clock.move_to("2026-11-07T21:00:00+07:00")
        await head.says("vắng 2")
        assert "1/1 buổi có điểm danh" in await cadre.says("thống kê xã Hoa Mai tháng 11")
        clock.move_to("2026-11-15T09:00:00+07:00")
        told = await cadre.says("tỷ lệ dự sinh hoạt xã Hoa Mai tháng 11")
        assert "xã Hoa Mai, tháng 11/2026" in told
        assert "Dự sinh hoạt: 3/4 chị (75%). 1/2 buổi có điểm danh." in told
        assert "thôn Bưởi chưa họp buổi nào" in told
        assert "thôn Mận: 3/4 chị (75%)" in await cadre.taps("Từng chi hội")
        assert "chốt sổ ngày khác" not in cadre.last
        town.write(change_cut_off, None, town.ids["man"], 20, "2026-11")
        assert "1 chi hội chốt sổ ngày khác: thôn Mận (1/11–20/11/2026)" in await cadre.says("từng chi hội tháng 11")
        assert "quý 4/2026" in await cadre.says("còn quý này?")
        assert "tháng 10/2026" in await cadre.says("con thang 10?")
        assert "chưa ghi buổi nào" in cadre.last
        assert "không tìm thấy đơn vị" in await cadre.says("thống kê xã Hoa Đào tháng 11")


async def test_a_head_sees_her_own_branch_and_no_other(town: Town, platform: str) -> None:
    with time_machine.travel("2026-11-22T09:00:00+07:00"):
        head = await town.member(platform, "Lê Thị Hạnh", role=Role.HEAD)
        assert "thôn Mận, tháng 11/2026" in await head.says("thống kê tháng này")
        assert "không tìm thấy đơn vị" in await head.says("thống kê thôn Bưởi tháng này")
        await head.says("thôi")
        assert "không tìm thấy đơn vị" in await head.says("thống kê xã Hoa Mai tháng này")


async def test_a_member_is_told_kindly_that_figures_are_not_hers(town: Town, platform: str) -> None:
    with time_machine.travel("2026-11-22T09:00:00+07:00"):
        lua = await town.member(platform, "Nguyễn Thị Lụa")
        assert "chưa được giao" in await lua.says("thống kê")
