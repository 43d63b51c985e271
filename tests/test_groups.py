"""The groups of a branch: made, renamed, closed, led; a leader's own view; a group without one falls to the head."""

import pytest
import time_machine
from hypothesis import given, settings
from hypothesis import strategies as st
from sqlmodel import Session, col, select

from bot.reading.group_line import GroupLine, Wish, read_group_line
from models import door_lists, members
from models.conversations import Contact, acting, mark_blocked
from models.group_changes import close, create_group
from models.groups import groups_of
from models.leader_changes import HasLeader, name_leader
from models.meetings import Meeting
from models.members import Membership
from models.posts import NotAllowed, Post, Role
from models.units import Unit, UnitKind, add_unit, get_unit
from tests.chat import Town

SUNDAY = "2026-11-22T09:00:00+07:00"


def make_group(town: Town, name: str, numbers: tuple[int, ...] = (), branch: str = "man") -> int:
    """A group of the branch with the women of these numbers in it."""

    def make(session: Session) -> int:
        parent = get_unit(session, town.ids[branch])
        code = f"{parent.code}-{name}"
        unit = add_unit(session, code=code, name=name, kind=UnitKind.GROUP, parent=parent)
        rows = select(Membership).where(Membership.unit_id == parent.id, col(Membership.number).in_(numbers))
        for membership in session.exec(rows).all():
            membership.group_id = unit.id
            session.add(membership)
        return unit.id or 0

    return int(town.write(make))


async def test_a_head_makes_groups_names_leaders_and_sees_them_all(town: Town, platform: str) -> None:
    with time_machine.travel(SUNDAY):
        head = await town.member(platform, "Lê Thị Hạnh", role=Role.HEAD)
        suong = await town.member(platform, "Nguyễn Thị Sương")
        town.on_paper("Trần Thị Lan")
        assert "chưa chia tổ" in await head.says("các tổ")
        assert "có thêm tổ 2" in await head.says("tạo tổ 2")
        assert "có thêm tổ Xóm Đình" in await head.says("thêm tổ xóm đình")
        assert "Đã có tổ 2 rồi" in await head.says("tao to 2")
        told = await head.says("tổ trưởng tổ 2 là 2")
        assert "chị Nguyễn Thị Sương là tổ trưởng tổ 2" in told
        assert "tổ của tôi" in await suong.gets("là tổ trưởng tổ 2")
        assert "chị Sương thôi phụ trách tổ 2 từ hôm nay" in await head.says("sửa lại")  # by its words, not as an edit
        assert "tổ 2" in await suong.gets("thôi làm tổ trưởng tổ 2")
        assert "tổ 2: chưa có chị nào, chưa có tổ trưởng" in (await head.says("các tổ")).lower()
        await head.says("tổ trưởng tổ 2 là 2")
        shown = await head.says("cac to")
        assert "2. Tổ 2: chưa có chị nào, tổ trưởng chị Sương" in shown
        assert "3. Tổ Xóm Đình: chưa có chị nào, chưa có tổ trưởng" in shown
        # Lan has no phone: her code is given to the head.
        asked = await head.says("chị Lan làm tổ trưởng tổ 2")
        assert "Giao cho Trần Thị Lan (1960) thay chị Sương?" in asked
        told = await head.taps("Giao")
        assert "chưa nối máy" in told
        code = "".join(char for char in told.partition("mã này: ")[2].split("\n")[0] if char.isdigit())
        assert len(code) == 8
        await suong.gets("thôi làm tổ trưởng tổ 2")
        assert "Mã này cho một chị khác" in await suong.says(code)
        hers = town.phone(platform)
        assert "cho em xin họ và tên" in await hers.says(f"mã {code}")  # her name is not said to a stranger's phone
        assert "tổ trưởng tổ 2" in await hers.says("tran thi lan")
        assert "tổ trưởng chị Lan" in await head.says("các tổ")
        assert "Tổ 2, thôn Mận: chưa có chị nào" in await hers.says("tổ của tôi")


async def test_a_group_is_made_with_its_women_in_one_line(town: Town) -> None:
    with time_machine.travel(SUNDAY):
        head = await town.member("zalo-bot", "Lê Thị Hạnh", role=Role.HEAD)
        for name in ("Trần Thị Lan", "Nguyễn Thị Lan", "Lê Thị Hoa", "Võ Thị Cúc"):
            town.on_paper(name)
        made = await head.says("tạo tổ 7: 1 4 999")
        assert "thôn Mận có thêm tổ 7" in made
        assert "2 chị (1 Hạnh, 4 Hoa) về tổ 7" in made
        assert "không có STT 999" in made
        assert "Có 2 chị Lan" in await head.says("lập tổ xóm đình gồm chị Lan, chị Cúc")
        assert "2 chị (2 Lan, 5 Cúc) về tổ Xóm Đình" in await head.says("2")
        there = await head.says("tạo tổ 7: 5")
        assert "Có tổ 7 rồi" in there
        assert "STT 5, về tổ 7" in there
        assert 'không thấy ai "Tèo"' in await head.says("tạo tổ 9 có chị Tèo")
        assert "tổ 9" in (await head.says("các tổ")).lower()


async def test_a_leader_sees_her_own_group_who_comes_and_whom_to_tell(town: Town, platform: str) -> None:
    with time_machine.travel(SUNDAY):
        head = await town.member(platform, "Lê Thị Hạnh", role=Role.HEAD)
        suong = await town.member(platform, "Nguyễn Thị Sương")
        town.on_paper("Nguyễn Thị Đào", year=1952)
        town.on_paper("Võ Thị Ngân", year=1979)
        group = make_group(town, "tổ 2", (2, 3))
        make_group(town, "tổ 3", (4,))
        town.write(lambda s: name_leader(s, acting(_person(s, "Lê Thị Hạnh")), group, _person(s, "Nguyễn Thị Sương")))
        await suong.gets("tổ trưởng tổ 2")
        await head.says("họp chi hội 19h thứ bảy tuần sau nhà văn hóa")
        await head.taps("Gửi lời mời")
        await suong.gets("Mời chị")
        await suong.says("đi được")
        seen = await suong.says("to cua toi")
        assert "Tổ 2, thôn Mận: 2 chị" in seen
        assert "đi được 1" in seen
        assert "Cần báo tận nhà: 1 chị" in seen
        women = await suong.taps("Danh sách tổ")
        assert "2. Nguyễn Thị Sương (1971): đi được" in women
        assert "3. Nguyễn Thị Đào (1952): cần báo tận nhà" in women
        assert "Ngân" not in women
        assert "4" not in await suong.says("tổ 2")
        assert "không thấy tổ 3" in await suong.says("tổ 3")
        assert "chưa được giao" in await suong.says("đóng tổ 2")
        assert "chưa được giao" in await suong.says("đổi tên tổ 2 thành Ổi")


def _person(session: Session, name: str) -> int:
    return session.exec(select(members.Person.id).where(members.Person.full_name == name)).one() or 0


async def test_a_group_is_renamed_and_closed_and_its_women_fall_to_the_branch(town: Town) -> None:
    with time_machine.travel(SUNDAY):
        head = await town.member("zalo-bot", "Lê Thị Hạnh", role=Role.HEAD)
        town.on_paper("Nguyễn Thị Đào")
        group = make_group(town, "tổ 2", (1, 2))
        assert "tổ 2 nay là tổ Xóm Đình" in await head.says("đổi tên tổ 2 thành Xóm Đình")
        assert "Đóng tổ Xóm Đình? 2 chị" in await head.says("đóng tổ xom dinh")
        assert "thôi việc đó" in await head.says("0")
        await head.says("đóng tổ xóm đình")
        assert "2 chị nay thuộc thẳng chi hội" in await head.says("1")
        assert [m.group_id for m in town.rows(Membership)] == [None, None]
        assert town.rows(Unit, id=group)[0].closed_on is not None
        assert "không thấy" in await head.says("tổ trưởng tổ Xóm Đình là 2")
        await head.says("tạo tổ Xóm Đình")  # it is the same one, with its past
        assert town.rows(Unit, id=group)[0].closed_on is None
        await head.says("mời họp")
        await head.says("thôi")


async def test_who_is_in_a_group_is_asked_in_many_ways_and_a_leader_asks_for_hers_only(town: Town) -> None:
    with time_machine.travel(SUNDAY):
        head = await town.member("zalo-bot", "Lê Thị Hạnh", role=Role.HEAD)
        lua = await town.member("zalo-bot", "Nguyễn Thị Lụa")
        town.on_paper("Trần Thị Cúc")
        make_group(town, "tổ 2", (2, 3))
        for asked in ("danh sách tổ 2", "tổ 2 có những ai", "to 2 gom nhung ai vay em", "hội viên tổ 2"):
            said = await head.says(asked)
            assert "Tổ 2 có 2 chị" in said
            assert "3. Trần Thị Cúc" in said
        assert "không thấy tổ 9" in await head.says("danh sách tổ 9")
        assert "Chị xem tổ nào" in await head.says("danh sách tổ")
        assert "Cúc" not in await lua.says("tổ 2 có những ai"), "the list is for whoever keeps it"
        assert "có 3 hội viên" in await head.says("bao nhiêu hội viên")


async def test_the_way_by_questions_and_every_way_out(town: Town) -> None:
    with time_machine.travel(SUNDAY):
        head = await town.member("telegram", "Lê Thị Hạnh", role=Role.HEAD)
        for name in ("Trần Thị Lan", "Nguyễn Thị Lan"):
            town.on_paper(name)
        await head.says("hội viên")
        await head.taps("Các tổ")
        assert "Tổ mới tên gì" in await head.taps("Thêm tổ")
        for bad in ("   ", "👍", "<b>tổ</b>", "x" * 5000, "0912345678"):
            assert "Tên chỉ gồm chữ và số" in await head.says(bad)
        assert "có thêm tổ 1" in await head.says("1")
        assert "Chị nào làm tổ trưởng tổ 1" in await head.taps("Giao tổ trưởng")
        assert "không có STT 99" in await head.says("99")
        assert "một chị thôi" in await head.says("2 3")
        assert "không thấy chị nào tên Gấm" in await head.says("Gấm")
        asked = await head.says("lan")
        assert "2. Trần Thị Lan (1960)" in asked
        assert "3. Nguyễn Thị Lan (1960)" in asked
        assert "chị Nguyễn Thị Lan là tổ trưởng tổ 1" in await head.says("3")
        assert "đang phụ trách tổ 1 rồi" in await head.says("tổ trưởng tổ 1 là 3")
        for way_out in ("0", "thôi"):
            await head.says("tổ trưởng tổ 1 là 2")
            assert "thôi việc đó" in await head.says(way_out)
        assert "Giao cho" in await head.says("tổ trưởng tổ 1 là 2")
        assert "Chị nào làm tổ trưởng" in await head.says("quay lại")
        await head.says("thôi")
        assert len([post for post in town.rows(Post, role=Role.GROUP_LEADER) if post.to_date is None]) == 1


async def test_two_heads_who_name_different_leaders_do_not_undo_each_other(town: Town) -> None:
    head = await town.member("zalo-bot", "Lê Thị Hạnh", role=Role.HEAD)
    lan, dao = town.on_paper("Trần Thị Lan"), town.on_paper("Nguyễn Thị Đào")
    group = make_group(town, "tổ 1", (2, 3))
    boss = town.house.db.read_now(lambda s: acting(_person(s, "Lê Thị Hạnh")))
    town.write(name_leader, boss, group, lan)
    with pytest.raises(HasLeader) as refused:
        town.write(name_leader, boss, group, dao)
    assert refused.value.leader == "Lan"
    town.write(name_leader, boss, group, dao, instead_of=lan)
    assert [g.leader.name for g in town.house.db.read_now(groups_of, town.ids["man"])] == ["Đào"]
    assert head.texts


async def test_the_list_of_a_group_whose_leader_blocked_the_bot_falls_to_the_head(town: Town) -> None:
    with time_machine.travel(SUNDAY):
        head = await town.member("zalo-bot", "Lê Thị Hạnh", role=Role.HEAD)
        suong = await town.member("zalo-bot", "Nguyễn Thị Sương")
        town.on_paper("Nguyễn Thị Đào")
        group = make_group(town, "tổ 2", (2, 3))
        boss = town.house.db.read_now(lambda s: acting(_person(s, "Lê Thị Hạnh")))
        leader = town.house.db.read_now(lambda s: _person(s, "Nguyễn Thị Sương"))
        town.write(name_leader, boss, group, leader)
        await suong.gets("tổ trưởng")
        await head.says("họp chi hội 19h thứ bảy tuần sau nhà văn hóa")
        await head.taps("Gửi lời mời")
        await town.quiet()

        def falls_to(session: Session) -> int | None:
            return door_lists.holder(session, group, session.exec(select(Meeting)).one())

        assert town.house.db.read_now(falls_to) == leader
        contact = town.house.db.read_now(
            lambda s: s.exec(select(Contact.id).where(Contact.address == suong.address)).one()
        )
        town.write(mark_blocked, contact, True)
        assert town.house.db.read_now(falls_to) == boss.person_id
        assert "tổ trưởng chị Sương, tin chưa đến" in await head.says("các tổ")


async def test_only_who_answers_for_the_branch_changes_its_groups(town: Town) -> None:
    await town.member("zalo-bot", "Lê Thị Hạnh", role=Role.HEAD)
    other = await town.member("zalo-bot", "Phạm Thị Hoa", branch="buoi", role=Role.HEAD)
    lua = await town.member("zalo-bot", "Nguyễn Thị Lụa")
    group = make_group(town, "tổ 2", (1,))
    stranger = town.house.db.read_now(lambda s: acting(_person(s, "Phạm Thị Hoa")))
    for forbidden in (
        lambda s: create_group(s, stranger, town.ids["man"], "tổ 9"),
        lambda s: close(s, stranger, group),
        lambda s: name_leader(s, stranger, group, stranger.person_id or 0),
    ):
        with pytest.raises(NotAllowed):
            town.write(forbidden)
    assert "không thấy tổ 2" in await other.says("đóng tổ 2")
    assert "tạo" not in await lua.says("tạo tổ 7")
    assert len(town.rows(Unit, kind=UnitKind.GROUP)) == 1


async def test_a_cadre_is_asked_which_branch_a_new_group_is_for(town: Town) -> None:
    cadre = await town.member("zalo-bot", "Đỗ Thị Mai", role=Role.CADRE, unit="commune")
    asked = await cadre.says("tạo tổ 4")
    assert "chi hội nào" in asked
    assert "thôn Bưởi" in asked
    assert "thôn Mận có thêm tổ 4" in await cadre.says("mận")
    make_group(town, "tổ 4", (), "buoi")
    which = await cadre.says("tổ 4")
    assert "tổ 4, thôn Bưởi" in which
    assert "tổ 4, thôn Mận" in which


def test_lines_about_groups_are_read_with_and_without_marks() -> None:
    assert read_group_line("tao to 7 nhe") == GroupLine(Wish.CREATE, False, "7")
    assert read_group_line("Đổi tên tổ 2 thành Xóm Đình") == GroupLine(Wish.RENAME, False, "2", "Xóm Đình")
    for made in (
        "tạo tổ 7: 3 7",
        "tao to 7 gom 3, 7",
        "lập tổ 7 với 3 và 7",
        "thêm tổ 7 có 3 7",
        "tạo tổ 7 cho 3 7 vào",
    ):
        assert read_group_line(made) == GroupLine(Wish.CREATE, False, "7", numbers=(3, 7)), made
    assert read_group_line("lập tổ 7 có chị Hoa, chị Cúc") == GroupLine(Wish.CREATE, False, "7", women=("Hoa", "Cúc"))
    assert read_group_line("tạo tổ Cầu Có") == GroupLine(Wish.CREATE, False, "Cầu Có")
    assert read_group_line("giao tổ 2 cho 24") == GroupLine(Wish.LEADER, False, "2", numbers=(24,))
    assert read_group_line("chị Lan làm tổ trưởng tổ Xóm Đình") == GroupLine(
        Wish.LEADER, False, "Xóm Đình", women=("Lan",)
    )
    for typed in (
        "ra khỏi clb dân vũ",
        "chị xin rút khỏi clb dân vũ",
        "chị không sinh hoạt clb dân vũ nữa",
        "xin thôi clb dân vũ",
    ):
        assert read_group_line(typed) == GroupLine(Wish.LEAVE, True, "câu lạc bộ dân vũ"), typed
    assert read_group_line("thêm 3 7 và Lan vào CLB dân vũ") == GroupLine(
        Wish.PUT, True, "câu lạc bộ dân vũ", numbers=(3, 7), women=("Lan",)
    )
    for other in (
        "vắng 3 7 12",
        "chuyển 3 7 sang tổ 2",
        "họp tổ 2 7h tối mai",
        "tôi",
        "",
        "đăng ký",
        "thêm 3 vào tổ 2",
    ):
        assert read_group_line(other) is None, other


@settings(max_examples=60)
@given(st.text(max_size=60), st.sampled_from(["tạo tổ ", "tổ trưởng tổ 2 là ", "thêm ", "", "vào clb "]))
def test_no_line_breaks_the_reader(text: str, before: str) -> None:
    found = read_group_line(before + text)
    assert found is None or isinstance(found.wish, Wish)
