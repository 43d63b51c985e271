"""A woman who stands in the book twice becomes one again; two women never do by one slip."""

import time_machine

from models.attendance import Attendance
from models.conversations import ContactPerson
from models.deliveries import Message
from models.meetings import Invitation, Meeting
from models.members import Membership, Person
from models.posts import Role
from tests.chat import Town

SUNDAY = "2026-11-22T09:00:00+07:00"


async def test_two_numbers_of_one_woman_become_one_and_are_two_again_after_undo(town: Town, platform: str) -> None:
    with time_machine.travel(SUNDAY) as clock:
        head = await town.member(platform, "Lê Thị Hạnh", role=Role.HEAD)
        on_paper = town.on_paper("Nguyễn Thị Lụa", year=1971)
        lua = await town.member(platform, "Nguyễn Thị Lụa", year=1971, number="+84912345678")
        await head.says("họp chi hội 15h hôm nay nhà văn hóa")
        await head.says("1")
        await lua.gets("Mời chị")
        await lua.says("1")
        clock.shift(6 * 3600)
        await head.says("vắng 2")
        with_phone = next(p.id for p in town.rows(Person, full_name="Nguyễn Thị Lụa") if p.id != on_paper)
        before = {(r.person_id, r.mark) for r in town.rows(Attendance)}
        seen = await head.says("gộp 2 và 3")
        assert "Giữ STT 2" in seen
        assert "thôi việc đó" in await head.says("0")
        await head.says("gộp 3 với 2")
        assert "còn một số là STT 2, STT 3 thôi dùng" in await head.says("1")
        assert [(row.number, row.state) for row in town.rows(Membership)][1:] == [(2, "active"), (3, "merged")]
        assert [row.person_id for row in town.rows(ContactPerson) if row.person_id == with_phone] == []
        assert {r.mark for r in town.rows(Attendance, person_id=on_paper)} == {"present"}
        assert town.rows(Meeting)[0].present == 2
        assert "Chị đã nhắn đi được" in await lua.says("lịch họp")
        assert "chị Nguyễn Thị Lụa (1971), STT 2, gộp với STT 3" in await head.says("sửa lại")
        assert [row.state for row in town.rows(Membership)] == ["active"] * 3
        assert {(r.person_id, r.mark) for r in town.rows(Attendance)} == before
        assert [row.person_id for row in town.rows(ContactPerson) if row.person_id == with_phone] == [with_phone]
        assert town.rows(Person, id=with_phone)[0].phone_hash
        assert not town.rows(Person, id=on_paper)[0].phone_hash


async def test_answers_to_a_meeting_to_come_go_with_her(town: Town) -> None:
    with time_machine.travel(SUNDAY):
        head = await town.member("telegram", "Lê Thị Hạnh", role=Role.HEAD)
        on_paper = town.on_paper("Nguyễn Thị Lụa", year=1971)
        lua = await town.member("telegram", "Nguyễn Thị Lụa", year=1971)
        await head.says("họp chi hội 19h thứ bảy tuần sau nhà văn hóa")
        await head.says("1")
        await lua.gets("Mời chị")
        await lua.says("1")
        await head.says("gộp 2 và 3")
        await head.says("1")
        meeting = town.rows(Meeting)[0]
        assert (meeting.invited, meeting.expected, meeting.yes) == (2, 2, 1)
        assert [row.answer for row in town.rows(Invitation, person_id=on_paper)] == ["yes"]


async def test_an_answer_that_is_kept_for_a_moved_meeting_goes_with_her_and_comes_back(town: Town) -> None:
    with time_machine.travel(SUNDAY):
        head = await town.member("telegram", "Lê Thị Hạnh", role=Role.HEAD)
        on_paper = town.on_paper("Nguyễn Thị Lụa", year=1971)
        lua = await town.member("telegram", "Nguyễn Thị Lụa", year=1971)
        await head.says("họp chi hội 19h thứ bảy tuần sau nhà văn hóa")
        await head.says("1")
        await lua.gets("Mời chị")
        await lua.says("1")
        await head.says("dời họp sang chủ nhật tuần sau")
        await head.says("1")
        before = town.rows(Message, kind="answers-kept")[0].fields["answers"]
        await head.says("gộp 2 và 3")
        await head.says("1")
        assert list(town.rows(Message, kind="answers-kept")[0].fields["answers"]) == [str(on_paper)]
        await head.taps("Sửa lại")
        assert town.rows(Message, kind="answers-kept")[0].fields["answers"] == before


async def test_two_birth_years_are_asked_about_twice_and_other_books_are_left_alone(town: Town) -> None:
    with time_machine.travel(SUNDAY):
        head = await town.member("zalo-bot", "Lê Thị Hạnh", role=Role.HEAD)
        town.on_paper("Nguyễn Thị Lan", year=1975)
        town.on_paper("Trần Thị Lan", year=1990)
        await head.says("gộp 2 và 3")
        assert "khác năm sinh" in await head.says("1")
        assert "thôi việc đó" in await head.says("0")
        assert [row.state for row in town.rows(Membership)] == ["active"] * 3
        await head.says("gộp 2 và 3")
        await head.says("đúng")
        assert "còn một số" in await head.says("1")
        assert "gộp" in await head.says("3 vào lại")
        assert "không có STT 9" in await head.says("gộp 2 và 9")
        await head.says("hội viên 2")
        await head.taps("Chuyển sinh hoạt, ra khỏi sổ")
        assert "số nào nữa" in await head.taps("Ghi trùng với số khác")
        assert "không có STT 77" in await head.says("77")
