"""What was done to a group or club is taken back like anything else in the book: its women, its leader, its name."""

import pytest
import time_machine
from sqlmodel import Session, select

from models.club_joining import join_club, put_into_club, take_from_club
from models.clubs import ClubRequest, members_of
from models.group_changes import close
from models.group_undo import GroupInUse
from models.groups import today
from models.leader_changes import name_leader
from models.member_changes import AlreadyUndone, MemberEdit
from models.member_undo import undo_edit
from models.members import Membership, MemberState, add_membership
from models.posts import NotAllowed, Post, Role
from tests.chat import Town
from tests.test_clubs import club, person, who
from tests.test_groups import SUNDAY, make_group


async def test_what_was_done_to_a_group_is_taken_back_with_its_women_and_its_leader(town: Town, platform: str) -> None:
    with time_machine.travel(SUNDAY):
        head = await town.member(platform, "Lê Thị Hạnh", role=Role.HEAD)
        suong = await town.member(platform, "Nguyễn Thị Sương")
        town.on_paper("Nguyễn Thị Đào")
        town.on_paper("Trần Thị Cúc")
        group = make_group(town, "tổ 2", (2, 3, 4))
        await head.says("tổ trưởng tổ 2 là 2")
        await head.says("đóng tổ 2")
        assert "3 chị nay thuộc thẳng chi hội" in await head.says("1")
        assert "tổ 2" not in await suong.says("tổ của tôi")
        await head.says("4 đi làm xa")
        assert "đi làm xa" in await head.says("sửa lại")
        told = await head.says("sửa lại")
        assert "lấy lại như cũ, bỏ lần đóng tổ 2. 3 chị lại ở đó như trước." in told
        assert "Tổ 2: 3 chị, tổ trưởng chị Sương" in await head.says("các tổ")
        assert "Tổ 2, thôn Mận: 3 chị" in await suong.says("tổ của tôi")
        # Between closing and taking back Cúc has found another group, and Đào has died: they stay where they are.
        make_group(town, "tổ 3")
        await head.says("đóng tổ 2")
        await head.says("1")
        await head.says("4 sang tổ 3")
        await head.says("3 mất")
        await head.says("1")
        edit = next(edit for edit in reversed(town.rows(MemberEdit)) if edit.what == "group_closed")
        fact = town.write(undo_edit, who(town, "Lê Thị Hạnh"), edit.id)
        assert (fact.count, fact.left) == (1, 2)
        assert [m.number for m in town.rows(Membership, group_id=group)] == [2]
        with pytest.raises(AlreadyUndone):
            town.write(undo_edit, who(town, "Lê Thị Hạnh"), edit.id)
        # A name and a new group go back, too; a group that is in use by now does not.
        await head.says("đổi tên tổ 3 thành tổ Xóm Đình")
        assert "bỏ lần đổi tên tổ 3" in await head.taps("Sửa lại")
        assert "có thêm tổ 9" in await head.says("tạo tổ 9")
        assert "bỏ lần thêm tổ 9" in await head.says("sửa lại")
        assert "9." not in await head.says("các tổ")
        await head.says("tạo tổ 9")
        made = town.rows(MemberEdit)[-1]
        await head.says("2 sang tổ 9")
        with pytest.raises(GroupInUse):
            town.write(undo_edit, who(town, "Lê Thị Hạnh"), made.id)
        assert "đóng tổ 2" in await head.says("những việc mới ghi")
        # A name that is older than the one of today stays away.
        await head.says("đổi tên tổ 3 thành tổ Đình")
        older = town.rows(MemberEdit)[-1].id
        await head.says("đổi tên tổ Đình thành tổ 3")
        await head.says("đổi tên tổ 3 thành tổ Chùa")
        assert town.write(undo_edit, who(town, "Lê Thị Hạnh"), older).left == 1
        assert ". Tổ Chùa" in await head.says("các tổ")
        assert "bỏ lần đổi tên tổ 3" in await head.says("sửa lại")


async def test_what_was_done_to_a_club_is_taken_back_and_who_waits_to_join_waits_again(town: Town) -> None:
    with time_machine.travel(SUNDAY):
        head = await town.member("zalo-bot", "Lê Thị Hạnh", role=Role.HEAD)
        town.on_paper("Nguyễn Thị Sương")
        town.on_paper("Trần Thị Lụa")
        dance = club(town, "Lê Thị Hạnh", asks=True)

        def women() -> list[int]:
            return sorted(m.number for m, _ in town.house.db.read_now(members_of, dance))

        assert "đã thêm 2 chị" in await head.says("thêm 1 2 vào clb dân vũ")
        assert "bỏ lần thêm 2 chị vào câu lạc bộ dân vũ" in await head.says("sửa lại")
        assert women() == []
        await head.says("thêm 1 2 vào clb dân vũ")
        assert "1 chị thôi tham gia" in await head.says("bớt 2 khỏi clb dân vũ")
        assert "bỏ lần đưa 1 chị ra khỏi câu lạc bộ dân vũ" in await head.says("sửa lại")
        assert women() == [1, 2]
        town.write(join_club, who(town, "Trần Thị Lụa"), dance)
        await head.says("đóng clb dân vũ")
        assert "đã đóng" in await head.says("1")
        assert women() == []
        closed = town.rows(MemberEdit)[-1].id
        with pytest.raises(NotAllowed):
            town.write(undo_edit, who(town, "Trần Thị Lụa"), closed)
        assert "2 chị lại ở đó như trước" in await head.says("sửa lại")
        assert women() == [1, 2]
        assert [request.decided_at for request in town.rows(ClubRequest)] == [None]
        with pytest.raises(AlreadyUndone):
            town.write(undo_edit, who(town, "Lê Thị Hạnh"), closed)
        assert "thêm 2 chị vào câu lạc bộ dân vũ (đã bỏ)" in await head.says("những việc mới ghi")
        await head.says("tạo clb thơ")
        await head.taps("Nhắn là vào được ngay")
        assert "bỏ lần thêm câu lạc bộ thơ" in await head.says("sửa lại")
        assert "thơ" not in await head.says("clb")


async def test_who_has_moved_to_another_branch_meanwhile_gets_no_post_and_no_club_back(town: Town) -> None:
    with time_machine.travel(SUNDAY):
        await town.member("zalo-bot", "Lê Thị Hạnh", role=Role.HEAD)
        for name in ("Nguyễn Thị Sương", "Nguyễn Thị Đào"):
            town.on_paper(name)
        hanh, suong, dao = who(town, "Lê Thị Hạnh"), person(town, "Nguyễn Thị Sương"), person(town, "Nguyễn Thị Đào")
        group, dance = make_group(town, "tổ 2", (2, 3)), club(town, "Lê Thị Hạnh")
        poems = club(town, "Lê Thị Hạnh", "câu lạc bộ thơ")
        for unit in (group, dance):
            town.write(name_leader, hanh, unit, suong)
        for unit in (dance, poems):
            town.write(put_into_club, hanh, unit, [suong, dao])
        taken = town.write(take_from_club, hanh, poems, [suong, dao]).edit
        closed = [town.write(close, hanh, unit).edit for unit in (dance, group)]
        town.write(move, suong, town.ids["buoi"])
        done = [town.write(undo_edit, hanh, edit) for edit in (*closed, taken)]
        assert [(fact.count, fact.left) for fact in done] == [(1, 1), (1, 1), (1, 1)]
        assert [post.to_date is None for post in town.rows(Post, person_id=suong)] == [False, False]
        for unit in (dance, poems):
            assert [p.id for _, p in town.house.db.read_now(members_of, unit)] == [dao]


def move(session: Session, person_id: int, branch: int) -> None:
    """Two heads have agreed: from today she stands in the other branch's book."""
    here = session.exec(select(Membership).where(Membership.person_id == person_id)).one()
    here.state, here.group_id = MemberState.TRANSFERRED, None
    session.add(here)
    session.flush()
    add_membership(session, person_id=person_id, branch_id=branch, since=today())
