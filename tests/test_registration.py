"""A woman registers, her head approves, and she is invited to what is coming."""

from models.posts import Role
from models.units import Unit
from tests.chat import Town


async def test_a_woman_registers_with_the_branchs_code_and_her_head_confirms(town: Town, platform: str) -> None:
    head = await town.member(platform, "Lê Thị Hạnh", role=Role.HEAD)
    code = next(u.short_code for u in town.rows(Unit) if u.name == "thôn Mận")
    lua = town.phone(platform)
    hello = await lua.says(f"man {code}")
    assert "thôn Mận" in hello
    assert "chị Hạnh" in hello
    assert "đồng ý" in await lua.says("1")
    assert "họ và tên" in await lua.says("dong y")
    assert "sinh năm nào" in await lua.says("nguyễn thị  LỤA")
    assert "tuổi Tân Hợi" in await lua.says("71")
    assert "Số điện thoại" in await lua.says("1")
    sent = await lua.says("0168 345 67 89")
    assert "038 345 6789" in sent
    assert "chị Hạnh" in sent
    asked = await head.gets("Nguyễn Thị Lụa, 1971, số điện thoại đuôi 789")
    assert "1. Đúng" in asked
    assert "STT 2" in await head.says("1")
    await lua.gets("chị Hạnh đã xác nhận")
