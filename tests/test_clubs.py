"""Clubs: made by a head, joined and left by the women, with discreet names; a club's leader calls and writes to it."""

from typing import Any

import pytest
import time_machine
from sqlmodel import Session, select

from models.club_joining import ClubOfOthers, RequestOver, create_club, decide_request, join_club, put_into_club
from models.clubs import ClubMembership, ClubRequest, NeedsAnotherName, NoSuchClub, hurts, members_of
from models.conversations import Who, acting
from models.leader_changes import name_leader
from models.meetings import Invitation, Meeting
from models.members import Person
from models.posts import NotAllowed, Role
from models.units import Unit, UnitKind
from tests.chat import Town

SUNDAY = "2026-11-22T09:00:00+07:00"


def person(town: Town, name: str) -> int:
    """Her id."""
    return int(town.rows(Person, full_name=name)[0].id)


def who(town: Town, name: str) -> Who:
    """Somebody who asks for something without a chat."""
    return acting(person(town, name))


def club(town: Town, head: str, name: str = "câu lạc bộ dân vũ", unit: str = "man", **more: Any) -> int:
    """A club of a unit, made by its head."""
    return int(town.write(create_club, who(town, head), town.ids[unit], name, **more).club)


async def test_a_head_makes_a_club_and_women_join_it_meet_and_leave(town: Town, platform: str) -> None:
    with time_machine.travel(SUNDAY):
        head = await town.member(platform, "Lê Thị Hạnh", role=Role.HEAD)
        suong = await town.member(platform, "Nguyễn Thị Sương")
        lua = await town.member(platform, "Trần Thị Lụa")
        town.on_paper("Võ Thị Ngân")
        assert "chưa có câu lạc bộ" in await lua.says("câu lạc bộ")
        assert "muốn vào câu lạc bộ dân vũ thì sao" in await head.says("tạo CLB dân vũ")
        assert "có thêm câu lạc bộ dân vũ" in await head.taps("Hỏi người phụ trách trước")
        assert "đã thêm 2 chị" in await head.says("them 2 4 vao clb dan vu")
        assert "2 chị đã ở trong đó" in await head.says("thêm 2 4 1 vào clb dân vũ")
        assert "chị Nguyễn Thị Sương phụ trách" in await head.says("chủ nhiệm clb dân vũ là 2")
        await suong.gets("phụ trách câu lạc bộ dân vũ")
        # Lụa asks, Sương lets her in.
        await lua.says("clb")
        await lua.says("1")
        assert "đã hỏi người phụ trách" in await lua.taps("Tham gia")
        assert "đã hỏi" in await lua.says("vào clb dân vũ")  # a second time changes nothing
        await suong.gets("Trần Thị Lụa (1971) muốn vào câu lạc bộ dân vũ")
        assert "chị Lụa đã vào" in await suong.taps("Nhận chị ấy")
        await lua.gets("Chị đã vào câu lạc bộ dân vũ")
        # Her meeting is for the club alone, and stands in Lụa's schedule.
        seen = await suong.says("họp 7 rưỡi tối thứ bảy tuần sau nhà văn hóa")
        assert "Mời câu lạc bộ dân vũ: 4 chị" in seen
        await suong.taps("Gửi lời mời")
        await lua.gets("Mời chị dự sinh hoạt câu lạc bộ")
        assert "Sinh hoạt câu lạc bộ" in await lua.says("lịch")
        await lua.says("đi được")
        assert "đã thôi tham gia" in await lua.says("xin ra clb dân vũ")
        assert "chưa có buổi nào" in await lua.says("lịch")
        meeting = town.rows(Meeting)[0]
        assert (meeting.invited, meeting.yes) == (3, 0)
        assert len(town.rows(Invitation)) == 3


async def test_a_name_that_says_something_about_its_women_never_stands_in_a_message(town: Town) -> None:
    with time_machine.travel(SUNDAY):
        head = await town.member("zalo-bot", "Lê Thị Hạnh", role=Role.HEAD)
        lua = await town.member("zalo-bot", "Trần Thị Lụa")
        assert "cho kín đáo" in await head.says("tạo mô hình giúp phụ nữ nghèo vay vốn")
        assert "chuyện riêng" in await head.says("nhóm vay nợ")
        assert "nhóm chiều thứ Tư" in await head.says("nhóm chiều thứ Tư")
        unit = town.rows(Unit, kind=UnitKind.CLUB)[0]
        assert (unit.name, "nghèo" in unit.settings["true_name"]) == ("nhóm chiều thứ Tư", True)
        assert "chưa có câu lạc bộ" in await lua.says("câu lạc bộ")
        assert "chưa có câu lạc bộ" in await lua.says("vào nhóm chiều thứ tư")
        with pytest.raises(NoSuchClub):
            town.write(join_club, who(town, "Trần Thị Lụa"), unit.id)
        assert "đã thêm 1 chị" in await head.says("thêm 2 vào nhóm chiều thứ Tư")
        assert "nhóm chiều thứ Tư" in (await lua.says("câu lạc bộ")).lower().replace("tư", "Tư")
        assert "chuyện riêng" in await head.says("đổi tên nhóm chiều thứ Tư thành nhóm hộ nghèo")
        await head.says("thôi")
        said = " ".join(head.arrived() + lua.arrived())
        assert "nghèo vay vốn" not in said


def test_words_that_hurt_are_known_and_harmless_names_pass() -> None:
    for name in ("CLB phòng chống bạo lực", "tổ vay vốn 3", "nhóm mẹ đơn thân", "CLB người bệnh tiểu đường"):
        assert hurts(name), name
    for name in ("câu lạc bộ dân vũ", "mô hình nhà sạch vườn đẹp", "CLB bóng chuyền hơi", "nhóm chiều thứ Tư"):
        assert not hurts(name), name


async def test_a_club_of_the_commune_takes_women_of_its_branches_and_no_others(town: Town) -> None:
    with time_machine.travel(SUNDAY):
        cadre = await town.member("telegram", "Đỗ Thị Mai", role=Role.CADRE, unit="commune")
        town.on_paper("Nguyễn Thị Đào")
        town.on_paper("Trần Thị Cúc", branch="buoi")
        await cadre.says("tạo câu lạc bộ thơ")
        await cadre.taps("Nhắn là vào được ngay")
        assert "ở chi hội nào" in await cadre.says("thêm 1 vào clb thơ")
        assert "đã thêm 1 chị" in await cadre.taps("thôn Bưởi")
        await cadre.says("thêm 1 vào clb thơ")
        assert "không có STT 1" not in await cadre.says("mận")
        women = await cadre.taps("Ai tham gia")
        assert "1. Nguyễn Thị Đào (1960), thôn Mận" in women
        assert "1. Trần Thị Cúc (1960), thôn Bưởi" in women
        assert "nhắn tên đầy đủ" in await cadre.says("bớt 1 khỏi clb thơ")
        assert "1 chị thôi tham gia" in await cadre.says("bớt Cúc khỏi clb thơ")
        assert "Các chị ấy không" in await cadre.says("bớt Cúc khỏi clb thơ") or "không thấy" in cadre.last


async def test_the_way_by_questions_and_what_is_no_name_and_no_number(town: Town) -> None:
    head = await town.member("zalo-bot", "Lê Thị Hạnh", role=Role.HEAD)
    town.on_paper("Trần Thị Lan")
    await head.says("câu lạc bộ")
    assert "tên gì" in await head.taps("Thêm câu lạc bộ")
    for bad in ("<script>", "😀", "9" * 4000):
        assert "Tên chỉ gồm" in await head.says(bad)
    await head.says("Bóng chuyền")
    assert "có thêm câu lạc bộ Bóng chuyền" in await head.taps("Nhắn là vào được ngay")
    assert "Thêm chị nào" in await head.taps("Thêm chị em")
    assert "không có STT 88" in await head.says("2 88")
    assert "không thấy chị nào tên Hoa" in await head.says("Hoa")
    assert "STT trong sổ hoặc tên" in await head.says("ai cũng được hết trơn á nha")
    assert "đã thêm 1 chị" in await head.says("lan")
    await head.says("câu lạc bộ")
    await head.says("1")
    assert "Đóng câu lạc bộ Bóng chuyền? 1 chị" in await head.taps("Đóng câu lạc bộ")
    assert "đã đóng" in await head.taps("Đóng")
    assert [row.until is not None for row in town.rows(ClubMembership)] == [True]
    assert "chưa có câu lạc bộ" in await head.says("câu lạc bộ")
    town.on_paper("Bùi Thị Lan", year=1950)
    town.on_paper("Võ Thị Đào")
    await head.says("lập câu lạc bộ dân vũ: 1, Lan, Đào")
    asked = await head.says("1")
    assert asked.startswith("Dạ, thôn Mận có thêm câu lạc bộ dân vũ.")
    assert "Có 2 chị Lan: 2. Trần Thị Lan (1960), 3. Bùi Thị Lan (1950)." in asked
    assert "Các chị kia em giữ rồi. Thêm chị nào" in asked
    assert "đã thêm 3 chị vào câu lạc bộ dân vũ" in await head.says("3")
    assert {row.person_id for row in town.rows(ClubMembership) if row.until is None} == {1, 3, 4}


async def test_rights_second_answers_and_women_of_elsewhere(town: Town) -> None:
    await town.member("zalo-bot", "Lê Thị Hạnh", role=Role.HEAD)
    town.on_paper("Nguyễn Thị Sương")
    town.on_paper("Trần Thị Lụa")
    elsewhere = town.on_paper("Phạm Thị Hoa", branch="buoi")
    dance = club(town, "Lê Thị Hạnh", asks=True)
    head, suong, lua = who(town, "Lê Thị Hạnh"), who(town, "Nguyễn Thị Sương"), who(town, "Trần Thị Lụa")
    with pytest.raises(NotAllowed):
        town.write(create_club, lua, town.ids["man"], "câu lạc bộ thơ")
    with pytest.raises(NeedsAnotherName):
        town.write(create_club, head, town.ids["man"], "tổ vay vốn")
    with pytest.raises(ClubOfOthers):
        town.write(put_into_club, head, dance, [elsewhere])
    with pytest.raises(NoSuchClub):
        town.write(join_club, acting(elsewhere), dance)
    town.write(name_leader, head, dance, suong.person_id or 0)
    with pytest.raises(NotAllowed):  # a club's leader sees no book of the branch
        town.write(put_into_club, suong, dance, [lua.person_id or 0])
    town.write(join_club, lua, dance)
    request = town.rows(ClubRequest)[0].id
    with pytest.raises(NotAllowed):
        town.write(decide_request, lua, request, "yes")
    town.write(decide_request, suong, request, "yes")
    with pytest.raises(RequestOver):
        town.write(decide_request, head, request, "no")

    def names(session: Session) -> list[str]:
        return [woman.full_name for _, woman in members_of(session, dance)]

    assert town.house.db.read_now(names) == ["Trần Thị Lụa"]
    town.write(put_into_club, head, dance, [lua.person_id or 0, suong.person_id or 0])
    assert town.house.db.read_now(names) == ["Trần Thị Lụa", "Nguyễn Thị Sương"]
    assert len(town.house.db.read_now(lambda s: s.exec(select(ClubMembership)).all())) == 2


async def test_a_club_that_does_not_exist_is_said_and_its_making_offered(town: Town) -> None:
    with time_machine.travel(SUNDAY):
        head = await town.member("zalo-bot", "Lê Thị Hạnh", role=Role.HEAD)
        lua = await town.member("zalo-bot", "Nguyễn Thị Lụa")
        club(town, "Lê Thị Hạnh")
        said = await head.says("thêm 2 vào câu lạc bộ cầu lông")
        assert "không thấy câu lạc bộ cầu lông" in said
        assert "2. Xem 1 câu lạc bộ đang có" in said
        assert "vào câu lạc bộ cầu lông thì sao" in await head.taps("Lập câu lạc bộ cầu lông")
        assert "có thêm câu lạc bộ cầu lông" in await head.says("1")
        other = await lua.says("vào clb bơi")
        assert "không thấy câu lạc bộ bơi" in other
        assert "Lập" not in other
        assert "không thấy clb" not in await head.says("danh sách nhóm nòng cốt")


async def test_a_wish_to_join_waits_while_its_reader_answers_something_else_and_comes_right_after(town: Town) -> None:
    with time_machine.travel(SUNDAY):
        head = await town.member("zalo-bot", "Lê Thị Hạnh", role=Role.HEAD)
        town.on_paper("Trần Thị Lụa")
        dance = club(town, "Lê Thị Hạnh", asks=True)
        assert "Sửa gì" in await head.says("sửa 2")  # a conversation is open
        town.write(join_club, who(town, "Trần Thị Lụa"), dance)
        await head.types("1")
        await head.gets("Họ và tên đúng")
        assert not any("muốn vào" in text for text in head.arrived())
        await head.types("0")
        await head.gets("Trần Thị Lụa (1960) muốn vào câu lạc bộ dân vũ")
