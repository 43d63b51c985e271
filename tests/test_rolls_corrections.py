"""A roll is corrected days later, with who and when kept; and who checked in though the roll has her missing."""

from datetime import datetime

import pytest
import time_machine

from models.absences import not_seen
from models.attendance import Attendance, Mark
from models.check_in import number_now
from models.conflicts import settle
from models.corrections import Correction, correct
from models.meetings import Invitation
from models.members import Person
from models.posts import NotAllowed, Role
from models.thanks import thank
from tests.chat import Town
from tests.roll_town import (
    AFTERWARDS,
    CALLED,
    JUST_BEFORE,
    group_of,
    meeting,
    meeting_with,
    past_meeting,
    person,
    who,
)

DAYS_LATER = "2026-12-02T09:00:00+07:00"


async def test_a_mark_is_corrected_after_the_meeting_is_closed_and_the_record_is_shown(
    town: Town, platform: str
) -> None:
    with time_machine.travel(CALLED) as clock:
        head, _ = await meeting_with(town, platform, "Nguyễn Thị Đào", "Trần Thị Cúc")
        deputy = await town.member(platform, "Phạm Thị Mai", role=Role.DEPUTY)
        clock.move_to(AFTERWARDS)
        await head.says("vắng 3 4")
        clock.move_to(DAYS_LATER)
        await town.tick()
        assert meeting(town).state == "closed"
        told = await head.says("sửa điểm danh buổi 28/11: 3 có mặt, cúc vắng có lý do")
        assert "Có mặt 3/4. Sửa 2 chị." in told
        assert "3. Nguyễn Thị Đào (1960): vắng không lý do → có mặt" in told
        assert "4. Trần Thị Cúc (1960): vắng không lý do → vắng có lý do" in told
        assert "Đã sửa 1 lần, lần cuối chị Hạnh, thứ Tư 2/12" in told
        held = meeting(town)
        assert (held.present, held.excused, held.absent, held.expected) == (3, 1, 0, 4)
        assert "Đã sửa 2 lần, lần cuối chị Mai" in await deputy.says("sua diem danh 28/11 dao vang")
        kept = {(c.before, c.after, c.by) for c in town.rows(Correction)}
        assert ("absent", "present", person(town, "Lê Thị Hạnh")) in kept
        assert ("present", "absent", person(town, "Phạm Thị Mai")) in kept
        assert "đã ghi như vậy rồi" in await deputy.says("sửa điểm danh 28/11: 3 vắng")
        assert "lấy lại lần sửa" in await deputy.says("sửa lại")
        assert meeting(town).present == 3
        assert "Đã sửa 1 lần, lần cuối chị Hạnh" in await deputy.says("kết quả")


async def test_another_groups_correction_leaves_a_roll_to_be_taken_back_her_own_groups_does_not(
    town: Town, platform: str
) -> None:
    with time_machine.travel(CALLED) as clock:
        head, lua = await meeting_with(town, platform, "Trần Thị Cúc", "Nguyễn Thị Lan", "Phạm Thị Đào")
        group_of(town, "Nguyễn Thị Lụa", "Nguyễn Thị Lan", number=2)
        group_of(town, "", "Trần Thị Cúc", "Phạm Thị Đào", number=3)
        clock.move_to(AFTERWARDS)
        await town.tick()
        await head.says("tổ 3 vắng Cúc")
        clock.shift(60)
        for taken_back in ("tap", "words"):
            await lua.says("vắng Lan")
            clock.shift(60)
            await head.says("sửa điểm danh: chị Cúc " + ("có mặt" if taken_back == "tap" else "vắng"))
            clock.shift(60)
            told = await (lua.taps("Sửa lại") if taken_back == "tap" else lua.says("sửa lại"))
            assert "lấy lại" in told
        await lua.says("vắng Lan")
        clock.shift(60)
        await head.says("sửa điểm danh: chị Lan có mặt")
        clock.shift(60)
        assert "để nguyên" in await lua.taps("Sửa lại")
        assert "để nguyên" in await lua.says("sửa lại")
        # A correction of other women is taken back, too; one of hers that was marked anew is not.
        await head.says("sửa điểm danh: chị Đào vắng")
        clock.shift(60)
        assert "lấy lại lần sửa" in await head.says("sửa lại")


async def test_a_correction_a_question_at_a_time_with_a_way_out_at_every_step(town: Town, platform: str) -> None:
    with time_machine.travel(CALLED) as clock:
        head, _ = await meeting_with(town, platform, "Lê Thị Lan", "Trần Thị Lan")
        past_meeting(town, "Lê Thị Hạnh", 20, ("Lê Thị Lan",))
        clock.move_to(AFTERWARDS)
        await head.says("vắng 3")
        clock.move_to(DAYS_LATER)
        assert "thứ Bảy 28/11: có mặt 3/4. Ai cần sửa" in await head.says("sửa điểm danh")
        asked = await head.taps("Sửa buổi khác")
        assert "buổi nào" in asked
        assert "1. Sinh hoạt chi hội thứ Bảy 28/11" in asked
        assert "có mặt 3/4" in await head.says("28/11")
        assert "chưa rõ" in await head.says("bla bla")
        assert "Có hai chị Lan" in await head.says("lan có mặt")
        assert "có mặt 3/4" in await head.says("quay lại")
        assert "chưa ghi gì" in await head.says("thôi")
        await head.says("sửa điểm danh buổi 28/11")
        await head.says("lan có mặt")
        assert "Có mặt 4/4" in await head.says("3")
        assert "không thấy buổi nào" in await head.says("sửa điểm danh buổi 1/1: 3 có mặt")
        await head.says("0")
        assert "không có số 99" in await head.says("sửa điểm danh 28/11: 99 vắng")
        for odd in ("sửa điểm danh " + "9" * 5000, "sửa điểm danh 😀", "sửa điểm danh <b>"):
            await head.says(odd)
            await head.says("thôi")
        assert len(town.rows(Correction)) == 1


async def test_a_woman_who_joined_that_evening_is_put_on_the_list_by_being_there(town: Town) -> None:
    with time_machine.travel(CALLED) as clock:
        head, _ = await meeting_with(town, "zalo-bot", "Nguyễn Thị Đào")
        clock.move_to(AFTERWARDS)
        await head.says("vắng 3")
        town.on_paper("Vũ Thị Mơ")
        assert "Có mặt 3/4" in await head.says("sửa điểm danh: 4 có mặt")
        assert meeting(town).invited == 4
        await head.says("sửa lại")
        assert (meeting(town).present, meeting(town).expected, meeting(town).invited) == (2, 3, 3)
        assert len(town.rows(Invitation)) == 3
        assert "không có số 4" in await head.says("sửa điểm danh: 4 vắng")


async def test_a_count_has_nobody_to_correct_and_a_leader_corrects_her_own_group_only(town: Town) -> None:
    with time_machine.travel(CALLED) as clock:
        head, _ = await meeting_with(town, "zalo-bot", "Nguyễn Thị Đào", "Trần Thị Cúc")
        leader = await town.member("zalo-bot", "Võ Thị Sương")
        lua = await town.member("zalo-bot", "Nguyễn Thị Gấm")
        group_of(town, "Võ Thị Sương", "Nguyễn Thị Đào")
        clock.move_to(AFTERWARDS)
        await leader.says("vắng 3")
        assert "không có số 4" in await leader.says("sửa điểm danh: 4 vắng")
        assert "Có mặt 1/1" in await leader.says("sửa điểm danh: 3 có mặt")
        await head.says("có mặt 3 người")
        assert "nhập tờ ký tên" in await head.says("sửa điểm danh: 3 vắng")
        assert "sửa" not in await lua.says("sửa điểm danh: 3 vắng")
        assert len(town.rows(Correction)) == 1


async def test_who_checked_in_and_is_missing_in_the_roll_is_shown_and_the_head_decides(town: Town) -> None:
    with time_machine.travel(CALLED) as clock:
        head, _ = await meeting_with(town, "zalo-bot", "Nguyễn Thị Đào")
        clock.move_to(JUST_BEFORE)
        number = town.house.db.read_now(number_now, meeting(town).id or 0, datetime.now().astimezone())
        phones = [await town.member("zalo-bot", name) for name in ("Trần Thị Cúc", "Lê Thị Hồng", "Võ Thị Ngân")]
        await town.tick()
        for phone in phones:
            assert "đã đến" in await phone.says(number)
        clock.move_to(AFTERWARDS)
        told = await head.says("có mặt 1 2")
        assert "3 chị tự điểm danh nhưng danh sách ghi vắng: 4 Cúc, 5 Hồng, 6 Ngân." in told
        assert "1. Ghi có mặt cả 3" in told
        asked = await head.taps("Từng chị")
        assert "4. Trần Thị Cúc (1971) tự điểm danh" in asked
        assert "Còn 2 chị nữa" in asked
        told = await head.says("1")
        assert "có mặt thêm 1 chị: 3/6" in told
        assert "5. Lê Thị Hồng" in told
        told = await head.says("2")
        assert "giữ như danh sách" in told
        assert "6. Võ Thị Ngân" in told
        await head.says("0")
        assert meeting(town).present == 3
        clock.move_to(DAYS_LATER)
        await town.tick()
        await head.says("kết quả")
        assert "1 chị tự điểm danh" in await head.taps("Xem các chị tự điểm danh mà danh sách ghi vắng")
        assert "4/6" in await head.says("1")
        assert "Không còn chị nào" in await head.says("1"), "a second tap"
        assert [c.after for c in town.rows(Correction)] == ["present"], "so late it is on the record"
        marks = {r.person_id: r.mark for r in town.rows(Attendance)}
        assert marks[person(town, "Lê Thị Hồng")] == "absent"
        assert len(town.rows(Person)) == 6
        assert "Lê Thị Hồng (1971): vắng 1/1 buổi" in await head.says("ai vắng nhiều nhất"), "as the roll has it"


async def test_a_head_of_another_branch_and_a_member_correct_settle_and_thank_nothing(town: Town) -> None:
    with time_machine.travel(CALLED) as clock:
        head, _ = await meeting_with(town, "zalo-bot", "Nguyễn Thị Đào")
        await town.member("zalo-bot", "Bùi Thị Lan", branch="buoi", role=Role.HEAD)
        clock.move_to(AFTERWARDS)
        await head.says("vắng 3")
        number, dao = meeting(town).id or 0, person(town, "Nguyễn Thị Đào")
        for name in ("Bùi Thị Lan", "Nguyễn Thị Lụa"):
            stranger = who(person(town, name))
            for rule, args in (
                (correct, (number, {dao: Mark.PRESENT})),
                (settle, (number, True, dao)),
                (thank, (town.ids["man"],)),
                (not_seen, (town.ids["man"],)),
            ):
                with pytest.raises(NotAllowed):
                    town.write(rule, stranger, *args)
        assert meeting(town).present == 2


async def test_who_had_said_no_is_absent_with_her_reason_and_named_where_the_roll_has_her_present(
    town: Town, platform: str
) -> None:
    with time_machine.travel(CALLED) as clock:
        head, lua = await meeting_with(town, platform, "Nguyễn Thị Đào", "Trần Thị Cúc")
        await lua.says("bận gặt không đi được")
        await head.says("đã báo 3 4, 4 không đi được")
        clock.move_to(AFTERWARDS)
        taken = await head.says("vắng 3")
        assert "2 Lụa, 4 Cúc đã nhắn không đi được mà em đang ghi có mặt" in taken
        assert "ghi vắng 2" in taken
        gone = await head.says("ghi vắng 2")
        assert "2. Nguyễn Thị Lụa (1971): có mặt → vắng có lý do" in gone
        assert "2 Lụa đã nhắn lý do từ trước nên em ghi vắng có lý do." in gone
        assert "có mặt → vắng không lý do" in await head.says("ghi vắng chị Cúc")  # she gave none
        firm = await head.says("2 vắng không lý do")
        assert "vắng có lý do → vắng không lý do" in firm
        assert "từ trước" not in firm
        assert (meeting(town).present, meeting(town).excused, meeting(town).absent) == (1, 0, 3)
        clock.move_to(DAYS_LATER)
        assert "vắng không lý do → vắng có lý do" in await head.says("sửa điểm danh: 2 vắng")
