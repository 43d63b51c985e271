"""A woman registers, her head approves, and she is invited to what is coming."""

from collections.abc import Iterator

import pytest
import time_machine
from sqlmodel import Session

from models.members import Membership
from models.posts import Role
from models.registrations import Request
from models.unit_settings import change_setting
from models.units import Unit, get_unit
from tests.chat import PLATFORMS, Phone, Town


@pytest.fixture(autouse=True)
def by_day() -> Iterator[None]:
    """At night no head is asked."""
    with time_machine.travel("2026-11-22T09:00:00+07:00"):
        yield


@pytest.mark.parametrize("platform", PLATFORMS)
async def test_a_woman_registers_with_the_branchs_code_and_her_head_confirms(town: Town, platform: str) -> None:
    head = await town.member(platform, "Lê Thị Hạnh", role=Role.HEAD)
    code = next(u.short_code for u in town.rows(Unit) if u.name == "thôn Mận")
    lua = town.phone(platform)
    hello = await lua.says(f"man {code}")
    assert "thôn Mận" in hello
    assert "chị Hạnh" in hello
    assert "đồng ý" in await lua.says("1")
    assert "họ và tên" in await lua.says("dong y")
    assert "họ và tên" in await lua.says("đồng ý")  # twice: it is no name
    assert "cả họ và tên" in await lua.says("dang ky cho me toi")  # nor is this
    bare = await lua.says("nguyen thi lua")
    assert 'Tên gõ không dấu, em ghi "Nguyen Thi Lua". Muốn có dấu, chị nhắn lại tên có dấu.\nChị Nguyen Thi' in bare
    assert (named := await lua.says("nguyễn thị  LỤA")).startswith("Chị Nguyễn Thị Lụa sinh năm nào")
    assert "không dấu" not in named
    assert "tuổi Tân Hợi" in await lua.says("71")
    assert "Số điện thoại" in await lua.says("1")
    sent = await lua.says("0168 345 67 89")
    assert "0383 456 789" in sent
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
    hello = await lua.reads_after(lambda: lua.device.starts(f"cn_{code}"))  # type: ignore[union-attr]
    assert "thôn Mận" in hello
    for step in ("1", "đồng ý", "nguyen thi lua", "1971", "1"):
        asked = await lua.says(step)
    assert "Số điện thoại" in asked
    assert "Xong rồi ạ" in await lua.reads_after(lambda: lua.device.shares_contact())  # type: ignore[union-attr]
    assert "Nguyễn Thị Lụa" in await lua.says("thông tin của tôi")


async def test_who_asks_again_while_she_waits_is_told_that_she_waits(town: Town, platform: str) -> None:
    head = await town.member(platform, "Lê Thị Hạnh", role=Role.HEAD)
    lua = town.phone(platform)
    code = town.rows(Unit, name="thôn Mận")[0].short_code
    for step in (f"man {code}", "1", "đồng ý", "Nguyễn Thị Lụa", "1971", "1", "0912345678"):
        await lua.says(step)
    assert "chờ giúp em" in await lua.says("đăng ký")
    assert "tự trả lời trên máy này" in await lua.says("dang ky cho me toi")
    await lua.says("0")
    await head.gets("Có người đăng ký")


async def test_where_the_commune_recognises_new_members_the_heads_yes_is_passed_on(town: Town, platform: str) -> None:
    head = await town.member(platform, "Lê Thị Hạnh", role=Role.HEAD)
    cadre = await town.member(platform, "Phạm Thị Thơ", role=Role.CADRE, unit="commune")
    town.write(_recognised_by_commune, town.ids["commune"])
    town.on_paper("Trần Thị Gấm", year=1968)
    lua, gam = town.phone(platform), town.phone(platform)
    await _registers(town, lua, "Nguyễn Thị Lụa", "1971")
    assert "Có người đăng ký" in await head.gets("Nguyễn Thị Lụa, 1971")
    assert "chuyển xã Hoa Mai công nhận chị Lụa" in await head.says("1")
    assert "Không có ai đang chờ" in await head.says("duyệt")
    assert "chờ giúp em" in await lua.says("đăng ký")
    asked = await cadre.gets("Hội viên mới của thôn Mận: Nguyễn Thị Lụa, 1971. Chị Hạnh")
    assert "1. Công nhận" in asked
    await cadre.says("1")
    await lua.gets("đã xác nhận chị Lụa")
    await head.gets("Xã đã công nhận chị Lụa")
    # Who stands in the book already is no new member: her head alone links her.
    await _registers(town, gam, "Trần Thị Gấm", "1968")
    await head.gets("Trong sổ chi hội có STT")
    assert "STT" in await head.says("1")
    await gam.gets("đã xác nhận chị Gấm")


async def test_what_the_commune_does_not_recognise_is_told_to_both(town: Town) -> None:
    head = await town.member("telegram", "Lê Thị Hạnh", role=Role.HEAD)
    cadre = await town.member("telegram", "Phạm Thị Thơ", role=Role.CADRE, unit="commune")
    town.write(_recognised_by_commune, town.ids["commune"])
    lua = town.phone("telegram")
    await _registers(town, lua, "Nguyễn Thị Lụa", "1971")
    await head.gets("Nguyễn Thị Lụa, 1971")
    await head.says("1")
    await cadre.gets("Xã công nhận không ạ?")
    await cadre.says("2")
    await head.gets("Xã chưa công nhận chị Lụa")
    await lua.gets("thôn Mận")
    assert town.rows(Membership, unit_id=town.ids["man"]) == town.rows(Membership)


async def test_a_newcomer_is_asked_once_whether_she_comes_to_what_is_called_already(town: Town) -> None:
    with time_machine.travel("2026-11-22T09:00:00+07:00") as clock:
        head = await town.member("zalo-bot", "Lê Thị Hạnh", role=Role.HEAD)
        town.on_paper("Trần Thị Gấm", year=1968)
        await head.says("họp chi hội 19h thứ bảy tuần sau nhà văn hóa")
        await head.says("1")
        clock.shift(300)
        lua, gam = town.phone("zalo-bot"), town.phone("zalo-bot")
        for phone, name, year in ((lua, "Nguyễn Thị Lụa", "1971"), (gam, "Trần Thị Gấm", "1968")):
            await _registers(town, phone, name, year)
            await head.gets(name)
            await head.says("1")
            await phone.gets("đã xác nhận")
        await town.quiet()
        for phone in (lua, gam):  # one stood in the book when the meeting was called, and was to be told at home
            assert sum("2. Không đi được" in text for text in phone.arrived()) == 1
            assert "đi được. Hẹn gặp" in await phone.says("1")


async def test_who_makes_up_names_reaches_the_head_a_few_times_only(town: Town) -> None:
    await town.member("telegram", "Lê Thị Hạnh", role=Role.HEAD)
    stranger = town.phone("telegram")
    for name in ("Na", "Mơ", "Ổi", "Mít", "Me"):
        await _registers(town, stranger, f"Lê Thị {name}", "1971")
    last = await _registers(town, stranger, "Lê Thị Đào", "1971")
    assert "đã có 5 người đăng ký" in last
    assert len(town.rows(Request)) == 5


async def _registers(town: Town, phone: Phone, name: str, year: str) -> str:
    code = town.rows(Unit, name="thôn Mận")[0].short_code
    await phone.says(f"man {code}")
    said = await phone.says("1")
    if "Đăng ký cho người khác" in said:
        said = await phone.says("1")
    for step in ("đồng ý", name, year, "1", "0912345678"):
        said = await phone.says(step)
    return said


def _recognised_by_commune(session: Session, unit_id: int) -> None:
    change_setting(session, get_unit(session, unit_id), "recognised_by_commune", True)
