"""A second line at one roll: nobody is present again unasked, and what she writes is for the meeting that is on."""

from datetime import datetime

import pytest
import time_machine
from sqlmodel import Session, select

from models import calls
from models.meetings import MeetingKind
from models.members import Membership
from models.posts import NotAllowed, Role
from models.rolls import Roll, take_roll
from tests.chat import Town
from tests.roll_town import AFTERWARDS, CALLED, group_of, meeting, meeting_with, past_meeting, person, who


async def test_a_second_line_frees_nobody_unasked_and_what_a_leader_marked_stays(town: Town) -> None:
    with time_machine.travel(CALLED) as clock:
        names = ("Nguyễn Thị Đào", "Trần Thị Cúc", "Lê Thị Nga", "Vũ Thị Thơm")
        head, lua = await meeting_with(town, "zalo-bot", *names)
        group = group_of(town, "Nguyễn Thị Lụa", "Nguyễn Thị Đào", "Trần Thị Cúc")
        await town.member("zalo-bot", "Phạm Thị Thập", role=Role.CADRE, unit="commune")

        def briefing(session: Session) -> int:
            begins = datetime.fromisoformat("2026-11-28T21:40:00+07:00")
            cadre = who(person(town, "Phạm Thị Thập"))
            found = calls.create_meeting(session, cadre, town.ids["commune"], MeetingKind.BRIEFING, begins, "", "")
            return found.id or 0

        of_heads = town.write(briefing)
        clock.move_to(AFTERWARDS)
        told = await lua.says("vắng 3")  # a briefing of heads is no question for a group's leader
        assert "Sinh hoạt chi hội thứ Bảy 28/11, em ghi tổ 2: có mặt 2, vắng 1" in told
        assert 'chưa ghi đè tin "vang 4 5"' in await head.says("vang 4 5")
        told = await head.says("2")
        assert "vắng 2. Vắng: 3 Đào, 5 Nga." in told
        assert "nên chưa ghi vắng 4 Cúc. Cần sửa thì chị nhắn, ví dụ: ghi vắng 4" in told
        assert "đã ghi vắng 5 Nga. Chị ghi thêm hay thay ạ?" in await head.says("vang Thom")
        assert "vắng 2. Vắng: 3 Đào, 6 Thơm." in await head.says("thay")
        assert "Chị Hạnh đã điểm danh" in await lua.says("đủ hết")
        assert "Chị Lụa (tổ 2) ghi" in await head.says("đủ hết")
        assert "vắng 0" in await head.says("1")
        assert "không có số 99" in await head.says("vang 99")
        assert "Vắng: 5 Nga." in await head.says("vang Nga")  # said anew, without a number
        await head.says("vang 3 4 99")
        assert "đã ghi vắng 5 Nga." in await head.says("thom")  # in the place of 99
        assert "vắng 4. Vắng: 3 Đào, 4 Cúc, 5 Nga, 6 Thơm." in await head.says("1")
        assert "Lụa (1971): có mặt → vắng" in await head.says("vang them Lua")
        assert meeting(town).absent == 5
        assert "Vắng: 2 Lụa, 3 Đào, 4 Cúc, 5 Nga, 6 Thơm." in await head.says("vang 3 4 2 5 6")  # it repeats the others
        back = await head.says("sửa lại")
        assert "nhắn lại giúp" not in back
        assert "Nay lại là:\nChị Hạnh ghi lúc" in back
        assert "vắng 5 (2 Lụa, 3 Đào, 4 Cúc, 5 Nga, 6 Thơm)" in back
        with pytest.raises(NotAllowed):
            town.write(take_roll, who(person(town, "Nguyễn Thị Lụa")), of_heads, absent=[], group_id=group)


async def test_a_line_is_for_the_meeting_that_is_on_and_names_against_a_count_are_asked(town: Town) -> None:
    with time_machine.travel(CALLED) as clock:
        town.on_paper("Trần Thị Cúc")

        def honour(session: Session) -> None:
            one = session.exec(select(Membership).where(Membership.person_id == person(town, "Trần Thị Cúc"))).one()
            one.honorary = True
            session.add(one)

        town.write(honour)
        head, _ = await meeting_with(town, "zalo-bot", "Nguyễn Thị Đào", "Lê Thị Nga")
        old = past_meeting(town, "Lê Thị Hạnh", 2, roll=False)
        past_meeting(town, "Lê Thị Hạnh", 1)
        past_meeting(town, "Lê Thị Hạnh", 5, roll=False)
        assert "Tờ ký tên của buổi nào" in await head.says("nhap to ky ten")
        assert "thứ Sáu 20/11" in await head.says("1")
        clock.move_to("2026-11-28T19:40:00+07:00")
        assert "thứ Bảy 28/11: có mặt 4, vắng 0" in await head.says("co mat het")
        assert town.rows(Roll, meeting_id=old) == []
        await head.says("sửa lại")
        assert "Sinh hoạt chi hội thứ Bảy 28/11. Chị nhắn ai vắng" in await head.says("diem danh")
        assert "nhiều hơn" in await head.says("co mat 500 nguoi")
        assert "Sinh hoạt chi hội thứ Bảy 28/11, em ghi có mặt 2/4 (50%)" in await head.says("co mat 2 nguoi")
        await head.says("nhap to ky ten")
        asked = await head.says("1")
        assert "Tờ ký tên sinh hoạt chi hội thứ Bảy 28/11: chị nhắn ai không ký" in asked
        assert "Hôm ấy chị đếm được 2 người." in asked
        assert "đã ghi có mặt 2 người, còn theo tin này là 4 người" in await head.says("1")
        assert "giữ như cũ" in await head.says("2")
        assert (meeting(town).present, meeting(town).count_only) == (2, True)
        told = await head.says("vang 1 4 5")
        assert "1 Cúc là hội viên danh dự nên em không tính." in told
        assert "có mặt 2, vắng 2" in told
        assert "1 Cúc là hội viên danh dự" in await head.says("sửa điểm danh: 1 có mặt, 4 có mặt")
        clock.move_to("2026-11-30T19:40:00+07:00")
        await head.says("diem danh")
        asked = await head.says("vang 4")
        assert 'Tin "vang 4" em giữ' in asked
        assert "28/11" not in asked  # that one is taken
        assert "thứ Sáu 20/11: có mặt 3, vắng 1" in await head.says("1")
