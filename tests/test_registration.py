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


async def test_the_link_on_the_poster_brings_her_to_her_branch_and_a_vouched_phone_links_her_at_once(
    town: Town,
) -> None:
    await town.member("telegram", "Lê Thị Hạnh", role=Role.HEAD)
    town.on_paper("Nguyễn Thị Lụa", year=1971, phone="+84912345678")
    code = town.rows(Unit, name="thôn Mận")[0].short_code
    lua = town.phone("telegram", number="84912345678")
    hello = await lua._and_reads(lua.device.starts(f"cn_{code}"))  # type: ignore[union-attr]
    assert "thôn Mận" in hello
    for step in ("1", "đồng ý", "nguyen thi lua", "1971", "1"):
        asked = await lua.says(step)
    assert "Số điện thoại" in asked
    assert "Xong rồi ạ" in await lua._and_reads(lua.device.shares_contact())  # type: ignore[union-attr]
    assert "Nguyễn Thị Lụa" in await lua.says("thông tin của tôi")


async def test_who_asks_again_while_she_waits_is_told_that_she_waits(town: Town, platform: str) -> None:
    head = await town.member(platform, "Lê Thị Hạnh", role=Role.HEAD)
    lua = town.phone(platform)
    code = town.rows(Unit, name="thôn Mận")[0].short_code
    for step in (f"man {code}", "1", "đồng ý", "Nguyễn Thị Lụa", "1971", "1", "0912345678"):
        await lua.says(step)
    assert "chờ giúp em" in await lua.says("đăng ký")
    await head.gets("Có người đăng ký")
