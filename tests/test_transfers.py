"""A woman moves to another branch: its head is asked, and what she did before stays hers."""

import time_machine

from models.deliveries import Message
from models.members import Membership
from models.posts import Role
from models.transfers import Transfer
from models.units import Unit
from tests.chat import Town

SUNDAY = "2026-11-22T09:00:00+07:00"


async def test_the_other_head_takes_her_in_and_both_books_are_right(town: Town, platform: str) -> None:
    with time_machine.travel(SUNDAY):
        hanh = await town.member(platform, "Lê Thị Hạnh", role=Role.HEAD)
        mo = await town.member(platform, "Bùi Thị Mơ", branch="buoi", role=Role.HEAD)
        lan = await town.member(platform, "Nguyễn Thị Lan", year=1975, number="+84912345678")
        asked = await hanh.says("2 chuyển sinh hoạt về thôn bưởi")
        assert "về thôn Bưởi, xã Hoa Mai. Em hỏi chị Mơ nhé" in asked
        assert "đã hỏi chị Mơ" in await hanh.says("1")
        question = await mo.gets("xin chuyển sinh hoạt về chi hội mình")
        assert "Chị Nguyễn Thị Lan (1975)" in question
        assert "678" not in question
        assert "đang chờ thôn Bưởi" in await hanh.says("2 chuyển sinh hoạt về thôn bưởi")
        assert "sinh hoạt ở chi hội mình, STT 2" in await mo.says("1")
        assert "đã nhận chị Nguyễn Thị Lan" in await hanh.gets("đã nhận")
        assert "STT 2 trong sổ" in await lan.gets("Từ hôm nay chị sinh hoạt")
        places = {row.unit_id: row for row in town.rows(Membership, person_id=town.rows(Transfer)[0].person_id)}
        assert places[town.ids["man"]].state == "transferred"
        assert places[town.ids["buoi"]].state == "active"
        if platform == "telegram":
            assert "đã có người trả lời" in await mo.taps("Nhận")  # the second tap on the same question


async def test_a_no_is_told_to_her_who_asked_and_an_unanswered_question_is_put_once_more(town: Town) -> None:
    with time_machine.travel(SUNDAY) as clock:
        hanh = await town.member("zalo-bot", "Lê Thị Hạnh", role=Role.HEAD)
        mo = await town.member("zalo-bot", "Bùi Thị Mơ", branch="buoi", role=Role.HEAD)
        town.on_paper("Nguyễn Thị Lan", year=1975)
        await hanh.says("chuyển 2 về bưởi")
        await hanh.says("1")
        await mo.gets("xin chuyển sinh hoạt")
        assert "cứ hỏi lại" in await mo.says("3")
        clock.shift(60 * 60 * 50)
        await town.tick()
        assert len([text for text in mo.arrived() if "xin chuyển sinh hoạt" in text]) == 2
        clock.shift(60 * 60 * 50)
        await town.tick()
        assert len([text for text in mo.arrived() if "xin chuyển sinh hoạt" in text]) == 2
        assert "xin chuyển sinh hoạt" in await mo.says("duyệt")
        assert "vẫn ở bên ấy" in await mo.says("2")
        assert "chưa nhận chị Nguyễn Thị Lan" in await hanh.gets("chưa nhận")
        assert [row.state for row in town.rows(Membership) if row.number == 2] == ["active"]
        code = town.rows(Unit, id=town.ids["buoi"])[0].short_code
        new = town.phone("zalo-bot")
        for step in (f"bưởi {code}", "1", "đồng ý", "Võ Thị Ngân", "1979", "1", "0912345678"):
            await new.says(step)
        await mo.gets("Có người đăng ký")
        await hanh.says("chuyển 2 về bưởi")
        await hanh.says("1")
        await town.quiet()
        asked = await mo.says("duyệt")  # who registers and who moves are counted together
        assert "Có 2 người đang chờ chị xem.\nCó người đăng ký: Võ Thị Ngân" in asked
        assert "Chị Nguyễn Thị Lan (1975) xin chuyển sinh hoạt" in await mo.says("1")
        assert "sinh hoạt ở chi hội mình" in await mo.says("1")
        assert "Không có ai đang chờ" in await mo.says("duyet")


async def test_nobody_is_moved_to_her_own_branch_a_commune_or_by_a_stranger(town: Town) -> None:
    with time_machine.travel(SUNDAY):
        hanh = await town.member("zalo-bot", "Lê Thị Hạnh", role=Role.HEAD)
        town.on_paper("Nguyễn Thị Lan", year=1975)
        assert "chi hội nào" in await hanh.says("2 chuyển sinh hoạt")
        assert "chưa tìm thấy chi hội" in await hanh.says("thôn mận")
        assert "chi hội nào" in await hanh.says("😀")
        assert "chưa tìm thấy chi hội" in await hanh.says("xã Không Có" * 200)
        assert "thôi việc đó" in await hanh.says("thôi")
        await hanh.says("2 chuyển sinh hoạt")
        await hanh.says("bưởi")
        assert "chưa có ai nhận tin được" in await hanh.says("1")
        assert town.rows(Transfer)[0].state == "asked"
        assert [message for message in town.rows(Message) if message.kind == "transfer"] == []
        assert "không còn xin chuyển" in await hanh.says("1")
        assert town.rows(Transfer)[0].state == "withdrawn"


async def test_a_cadre_of_both_branches_moves_her_at_once(town: Town) -> None:
    with time_machine.travel(SUNDAY):
        cadre = await town.member("zalo-bot", "Phạm Thị Thơ", role=Role.CADRE, unit="commune")
        town.on_paper("Nguyễn Thị Lan", year=1975)
        await cadre.says("hội viên")
        await cadre.taps("thôn Mận")
        await cadre.says("chuyển sinh hoạt 1 về bưởi")
        assert "sinh hoạt ở" in await cadre.says("1")
        assert sorted(row.state for row in town.rows(Membership)) == ["active", "transferred"]
