"""A cadre changes the tree in chat: in one line or step by step, seen first, agreed to, and taken back."""

import time_machine

from models.posts import Role
from models.units import Unit
from tests.chat import Town
from tests.tree_town import TODAY


def _names(town: Town) -> list[str]:
    return [unit.name for unit in town.rows(Unit) if unit.closed_on is None]


async def test_two_branches_are_merged_in_one_line_seen_agreed_to_and_taken_back(town: Town, platform: str) -> None:
    with time_machine.travel(TODAY):
        cadre = await town.member(platform, "Cao Thị Sim", role=Role.CADRE, unit="commune")
        head = await town.member(platform, "Lê Thị Hạnh", role=Role.HEAD)
        other = await town.member(platform, "Trần Thị Na", role=Role.HEAD, branch="buoi")
        town.on_paper("Nguyễn Thị Đào")
        said = "sáp nhập thôn Mận và thôn Bưởi thành chi hội Mận Bưởi, quyết định 15/QĐ"
        assert "Chị nào làm chi hội trưởng" in await cadre.says(said)
        seen = await cadre.says("1")
        assert "Sáp nhập thôn Mận, thôn Bưởi thành Mận Bưởi, từ 22/11/2026, quyết định 15/QĐ" in seen
        assert "2 chi hội, 3 hội viên" in seen
        assert "chị Na (chi hội trưởng, thôn Bưởi)" in seen
        done = await cadre.says("1")
        assert "Mận Bưởi có 3 hội viên" in done
        assert _names(town) == ["tỉnh Ban Mai", "xã Hoa Mai", "Mận Bưởi"]
        told = await head.gets("Sáp nhập thôn Mận, thôn Bưởi thành Mận Bưởi, từ 22/11/2026, quyết định 15/QĐ.")
        assert "Từ ngày ấy chị là chi hội trưởng Mận Bưởi." in told
        told = await other.gets("Sáp nhập thôn Mận")
        assert "Việc chi hội trưởng thôn Bưởi của chị thôi từ ngày ấy, Hội cảm ơn chị." in told
        assert "Hội viên nay thuộc Mận Bưởi, chị Hạnh phụ trách." in told
        assert "STT cũ" in await cadre.taps("Xem STT cũ")
        assert "Mận Bưởi" in await head.says("hội viên")
        assert "Sáp nhập" in await cadre.says("hoàn tác đơn vị")
        undone = await cadre.says("1")
        assert "lấy lại như cũ" in undone
        assert "giữ việc chi hội trưởng thôn Bưởi như trước" in await other.gets("đã lấy lại như cũ")
        await head.gets("giữ việc chi hội trưởng thôn Mận như trước")
        assert _names(town) == ["tỉnh Ban Mai", "xã Hoa Mai", "thôn Mận", "thôn Bưởi"]
        await cadre.says("đổi tên thôn Mận thành thôn Mận Đông")
        await cadre.says("1")
        await cadre.says("tỷ lệ dự sinh hoạt tháng này")
        assert "xã Hoa Mai có 2 chi hội" in await cadre.says("đơn vị")
        await cadre.says("hoàn tác đơn vị")
        assert "đổi tên thôn Mận thành thôn Mận Đông đã lấy lại" in await cadre.says("1")


async def test_step_by_step_from_the_menu_with_a_day_to_come_and_ways_out(town: Town) -> None:
    with time_machine.travel(TODAY) as clock:
        cadre = await town.member("zalo-bot", "Cao Thị Sim", role=Role.CADRE, unit="commune")
        assert "Báo cáo, đơn vị, giao việc, trang web" in await cadre.says("xem mục")
        assert "1. Báo cáo tháng 11/2026" in await cadre.taps("Báo cáo, đơn vị, giao việc, trang web")
        assert "muốn giao việc gì" in await cadre.taps("Giao việc, phó thay")
        await cadre.says("0")
        assert "soạn báo cáo tháng 10" in await cadre.says("hướng dẫn")
        await cadre.says("xem mục")
        await cadre.taps("Báo cáo, đơn vị, giao việc, trang web")
        assert "xã Hoa Mai có 2 chi hội" in await cadre.taps("Đơn vị")
        assert "Đổi tên đơn vị nào" in await cadre.taps("Đổi tên")
        assert "không thấy đơn vị" in await cadre.says("thôn Cóc")
        assert "đổi tên thành gì" in await cadre.says("man")
        assert "chỉ gồm chữ" in await cadre.says("<b>")
        assert "Đổi tên thôn Mận thành thôn Mận Đông, từ 22/11/2026" in await cadre.says("Mận Đông")
        assert "Tính từ ngày nào" in await cadre.says("2")
        assert "không đọc được ngày" in await cadre.says("31/2")
        assert "từ 1/12/2026" in await cadre.says("1/12")
        assert "Số quyết định" in await cadre.says("3")
        assert "quyết định 15/QĐ" in await cadre.says("15/QĐ")
        assert "Đến 1/12/2026" in await cadre.says("đồng ý")
        assert "thôn Mận" in _names(town)
        assert "có 2 chi hội" in await cadre.says("/donvi")
        assert "đổi tên thôn Mận thành thôn Mận Đông (15/QĐ), chờ đến ngày" in await cadre.taps("Việc đã làm")
        clock.move_to("2026-12-01T09:00:00+07:00")
        await town.tick()
        assert "như chị hẹn" in await cadre.gets("Hôm nay")
        assert "thôn Mận Đông" in _names(town)
        assert "Giải thể thôn Bưởi" in await cadre.says("giải thể thôn Bưởi")
        assert "thôi việc đó" in await cadre.says("0")


async def test_a_branch_is_split_by_numbers_and_a_head_is_sent_to_the_commune(town: Town) -> None:
    with time_machine.travel(TODAY):
        cadre = await town.member("telegram", "Cao Thị Sim", role=Role.CADRE, unit="commune")
        head = await town.member("telegram", "Lê Thị Hạnh", role=Role.HEAD)
        town.on_paper("Nguyễn Thị Đào")
        asked = await cadre.says("tách thôn Mận thành thôn Mận và Mận Đông")
        assert "Chị nào sang thôn Mận Đông" in asked
        assert "không có STT 9" in await cadre.says("9")
        assert "Tách thôn Mận thành thôn Mận, thôn Mận Đông" in await cadre.says("2")
        assert "đã tách" in await cadre.says("1")
        assert "thôn Mận Đông" in _names(town)
        assert "cán bộ Hội" in await head.says("đơn vị")
        await cadre.says("nhập thôn Mận Đông vào thôn Mận")
        await cadre.says("1")
        stays = "Hội viên nơi ấy nay ở trong sổ thôn Mận, chị giữ việc chi hội trưởng như trước."
        assert stays in await head.gets("Sáp nhập thôn Mận Đông vào thôn Mận")
        await head.says("họp chi hội 19h thứ bảy tuần sau nhà văn hóa")
        await head.says("1")
        seen = await cadre.says("hoàn tác đơn vị")
        assert "Không lấy lại như cũ được nữa ạ: từ đó đến nay thôn Mận đã có 1 buổi họp." in seen
        assert "1. Lấy lại như cũ" not in seen
        assert "ít nhất hai đơn vị" in await cadre.says("nhập thôn Mận vào thôn Mận")
        assert "không thấy đơn vị nào tên thôn Ổi" in await cadre.says("giải thể thôn Ổi")
