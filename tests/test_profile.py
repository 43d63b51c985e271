"""Her own data: she corrects it, her head agrees or not, it is taken back; how often she came, who saw her number."""

from datetime import timedelta

import time_machine
from sqlmodel import Session, select

from models import audit, clock
from models.attendance import Attendance, Mark, Source
from models.meetings import Invitation, Meeting, MeetingState
from models.member_changes import MemberEdit
from models.members import Person, add_person
from models.own_attendance import OwnAttendance, attended
from models.own_changes import OwnChange
from models.posts import Role
from models.vault import vault
from tests.chat import Town

SUNDAY = "2026-11-22T09:00:00+07:00"
LUA = "Nguyễn Thị Lụa"
OLD, NEW = "+84912000789", "+84912345678"


def person(town: Town, name: str = LUA) -> Person:
    (found,) = town.rows(Person, full_name=name)
    return found  # type: ignore[no-any-return]


def phone_of(town: Town, name: str = LUA) -> str:
    def read(session: Session) -> str:
        sealed = session.exec(select(Person.phone_sealed).where(Person.full_name == name)).one()
        return vault(session).unseal(sealed)

    return str(town.house.db.read_now(read))


async def test_she_asks_for_a_correction_step_by_step_and_her_head_agrees(town: Town, platform: str) -> None:
    with time_machine.travel(SUNDAY):
        head = await town.member(platform, "Lê Thị Hạnh", role=Role.HEAD)
        lua = await town.member(platform, LUA)
        page = await lua.says("hồ sơ")
        assert "Năm sinh: •••" in page
        assert "muốn sửa gì" in await lua.taps("Sửa thông tin")
        assert "sinh năm nào" in await lua.taps("Năm sinh")
        assert "chưa đọc được" in await lua.says("năm con gà")
        asked = await lua.says("tôi sinh năm 1972")
        assert "nhờ chị Hạnh sửa năm sinh của chị: 1972" in asked
        assert person(town).birth_year == 1971
        assert "Đang chờ chi hội xem: năm sinh." in await lua.says("/hoso")
        assert "Chị Nguyễn Thị Lụa (STT 2) nhắn sửa năm sinh: 1971 → 1972." in await head.gets("nhắn sửa")
        told = await head.says("1")
        assert "sửa năm sinh của chị Nguyễn Thị Lụa (1971), STT 2: 1972" in told
        assert "Chị Hạnh đã sửa năm sinh của chị" in await lua.gets("đã sửa")
        assert person(town).birth_year == 1972
        assert "Đang chờ" not in await lua.says("/hoso")
        assert "chị Hạnh sửa năm sinh của chị" in await lua.says("/dulieu")
        assert "lấy lại như cũ" in await head.taps("Sửa lại")
        assert person(town).birth_year == 1971
        assert "Chị Hạnh để năm sinh của chị như cũ" in await lua.gets("Chị Hạnh để")
        assert [change.value for change in town.rows(OwnChange)] == [None]


async def test_one_line_is_enough_and_a_later_one_takes_the_place_of_the_first(town: Town, platform: str) -> None:
    with time_machine.travel(SUNDAY):
        head = await town.member(platform, "Lê Thị Hạnh", role=Role.HEAD)
        lua = await town.member(platform, LUA, number=OLD)
        assert "thiếu chữ số" in await lua.says("so moi cua co la 0912 345")
        assert "số đuôi 111" in await lua.says("số của cô là 0912 345 111")
        first = await head.gets("đuôi 789 → đuôi 111")
        asked = await lua.says("số của tôi là 0912 345 678 nhé")
        assert "nhờ chị Hạnh sửa số điện thoại của chị: số đuôi 678" in asked
        assert "0912" not in first
        assert "đuôi 789 → đuôi 678" in await head.gets("đuôi 678")
        assert "cứ hỏi chị Nguyễn Thị Lụa" in await head.says("3")
        assert "đuôi 678" in await head.says("duyệt")
        assert "để như cũ và nhắn chị Nguyễn Thị Lụa" in await head.taps("Không")
        assert "Chị Hạnh để số điện thoại của chị như cũ" in await lua.gets("Chị Hạnh để")
        assert "Không có ai" in await head.says("duyệt")
        assert phone_of(town) == OLD
        assert "như vậy rồi" in await lua.says("tên tôi là Nguyễn Thị Lụa")
        assert "họ tên của chị: Nguyễn Thị Lụa Hương" in await lua.says("ten toi la nguyễn thị lụa hương")
        assert "vẫn để như cũ" in await lua.says("sửa lại")
        assert "Không có ai" in await head.says("duyệt")


async def test_what_only_she_can_know_is_written_at_once_and_taken_back(town: Town, platform: str) -> None:
    with time_machine.travel(SUNDAY):
        lua = await town.member(platform, LUA)
        assert "sửa tên gọi của chị rồi: Hai Lụa" in await lua.says("gọi tôi là Hai Lụa")
        assert person(town).calling_name == "Hai Lụa"
        assert "tên gọi của chị lại như cũ" in await lua.says("sửa lại")
        assert person(town).calling_name == ""
        await lua.says("sửa tên gọi")
        assert "chỉ có chữ" in await lua.says("123")
        assert "Hai Lụa" in await lua.says("Hai Lụa")
        await lua.says("sửa thông tin")
        await lua.taps("Tên gọi")
        assert "để trống" in await lua.taps("Không có tên gọi riêng")
        await lua.says("sua thong tin")
        await lua.taps("Cách xưng hô")
        assert "cháu gọi cô như vậy" in await lua.taps("cháu – cô")
        assert {edit.made_by for edit in town.rows(MemberEdit)} == {person(town).id}


async def test_a_number_that_the_platform_vouches_for_is_written_at_once_whoever_else_has_it(town: Town) -> None:
    with time_machine.travel(SUNDAY):
        head = await town.member("telegram", "Lê Thị Hạnh", role=Role.HEAD)
        lua = await town.member("telegram", LUA, number=OLD)
        town.on_paper("Nguyễn Thị Gấm", phone=NEW)
        lua.device.phone = NEW
        await lua.says("đổi số điện thoại")
        stranger = await lua.reads_after(lambda: lua.device.shares_contact_of("+84912999999"))
        assert "số của chính chị" in stranger
        told = await lua.reads_after(lambda: lua.device.shares_contact())
        assert "sửa số điện thoại của chị rồi: số đuôi 678" in told
        assert "Gấm" not in told
        assert phone_of(town) == NEW
        assert town.rows(OwnChange) == []
        assert "như cũ" in await lua.taps("Sửa lại")
        assert phone_of(town) == OLD
        assert not any("nhắn sửa" in text for text in head.texts)
        # A typed number that somebody else has is asked in the same words as any other.
        assert "số đuôi 678. Có trả lời" in await lua.says("số của tôi là 0912 345 678")


async def test_a_head_corrects_her_own_entry_without_asking_herself(town: Town) -> None:
    with time_machine.travel(SUNDAY):
        head = await town.member("zalo-bot", "Lê Thị Hạnh", role=Role.HEAD, number=OLD)
        assert "rồi: số đuôi 678" in await head.says("số của tôi là 0912 345 678")
        assert phone_of(town, "Lê Thị Hạnh") == NEW
        assert "lại như cũ" in await head.says("sửa lại")
        cadre = await town.member("zalo-bot", "Phạm Thị Thập", role=Role.CADRE, unit="commune")
        assert "Sửa thông tin" not in await cadre.says("hồ sơ")
        assert "chưa có trong sổ chi hội nào" in await cadre.says("tôi sinh năm 1972")
        stranger = town.phone("zalo-bot")
        await stranger.says("xin chào")
        assert "nhờ chị" not in await stranger.says("số của tôi là 0912 345 678")
        assert "sổ" not in await stranger.says("sửa thông tin")


async def test_every_step_can_be_left_and_odd_answers_change_nothing(town: Town) -> None:
    with time_machine.travel(SUNDAY):
        lua = await town.member("zalo-bot", LUA)
        for way_out in ("0", "thôi", "xem mục"):
            await lua.says("sửa thông tin")
            assert "Họ và tên" not in await lua.says(way_out)
            await lua.says("đổi số điện thoại")
            assert ("Lịch sinh hoạt" if way_out == "xem mục" else "thôi việc đó") in await lua.says(way_out)
        await lua.says("sửa tên")
        assert "muốn sửa gì" in await lua.says("quay lại")
        assert "Họ và tên" in await lua.says("7")
        await lua.says("1")
        for odd in ("1234", "<b>Lan</b>", "x" * 1900, "tên tôi là gì"):
            assert "cần cả họ và tên" in await lua.says(odd)
        assert "Họ và tên đúng" in await lua.says("🙂")
        assert "Số điện thoại mới" in await lua.says("đổi số điện thoại")
        assert "sinh năm nào" in await lua.says("sửa năm sinh")
        assert "chưa tới" in await lua.says("2050")
        await lua.says("thôi")
        assert "họ và tên đúng" in (await lua.says("tên tôi là Trần Văn Tèo")).lower()
        assert town.rows(OwnChange) == []
        assert town.rows(MemberEdit) == []


async def test_a_stale_button_and_a_second_tap_find_it_over_and_the_night_is_quiet(town: Town) -> None:
    with time_machine.travel("2026-11-22T20:30:00+07:00") as time:
        head = await town.member("telegram", "Lê Thị Hạnh", role=Role.HEAD)
        deputy = await town.member("telegram", "Vũ Thị Sương", role=Role.DEPUTY)
        lua = await town.member("telegram", LUA)
        await lua.says("tôi sinh năm 1972")
        await head.gets("nhắn sửa")
        await deputy.gets("nhắn sửa")
        time.move_to("2026-11-22T21:30:00+07:00")
        await head.taps("Sửa")
        assert "đã xong" in await deputy.taps("Không")
        assert person(town).birth_year == 1972
        await town.quiet()
        assert not any("đã sửa năm sinh" in text for text in lua.arrived())
        assert "đã xong" in await lua.taps("Thôi, để như cũ")
        time.move_to("2026-11-23T06:01:00+07:00")
        await lua.gets("Chị Hạnh đã sửa năm sinh")


async def test_a_wish_that_waits_is_asked_once_more_and_forgotten_with_her_data(town: Town) -> None:
    with time_machine.travel(SUNDAY) as time:
        lua = await town.member("zalo-bot", LUA, number=OLD)
        assert "chưa có ai xem giúp được" in await lua.says("số của tôi là 0912 345 678")
        head = await town.member("zalo-bot", "Lê Thị Hạnh", role=Role.HEAD)
        time.move_to("2026-11-24T10:00:00+07:00")
        await town.tick()
        assert "đuôi 789 → đuôi 678" in await head.gets("nhắn sửa")
        assert "Hai hôm nữa" in await head.says("3")
        time.move_to("2026-11-26T11:00:00+07:00")
        await town.tick()
        assert sum("nhắn sửa" in text for text in head.arrived()) == 2
        await lua.says("xóa hết thông tin của tôi")
        await lua.taps("Xóa số điện thoại và tin nhắn ở đây")
        await lua.taps("Xóa số điện thoại và tin nhắn ở đây")
        assert [change.value for change in town.rows(OwnChange)] == [None]
        assert "đã xong" in await head.says("1")
        assert phone_of(town) == ""


async def test_her_attendance_and_who_saw_her_number_are_said_when_she_asks(town: Town, platform: str) -> None:
    with time_machine.travel(SUNDAY):
        head = await town.member(platform, "Lê Thị Hạnh", role=Role.HEAD)
        lua = await town.member(platform, LUA, number=OLD)
        assert "chưa ghi buổi nào" in await lua.says("tôi dự mấy buổi rồi")
        assert "Chưa có ai xem" in await lua.says("ai đã xem số của tôi")

        def met(session: Session) -> None:
            for day, mark in ((5, Mark.PRESENT), (6, Mark.PRESENT), (7, Mark.EXCUSED), (8, Mark.ABSENT), (9, None)):
                _meeting(session, town, day, person(town).id or 0, mark)

        town.write(met)
        assert "Năm 2026 em ghi chị có mặt 2 buổi, vắng 2 buổi (1 buổi có lý do). Có 1 buổi chỉ đếm" in await lua.says(
            "toi di hop may buoi roi"
        )
        await lua.says("hồ sơ")
        assert "có mặt 2 buổi" in await lua.taps("Các buổi chị đã dự")
        await head.says("hội viên 2")
        await head.taps("Xem số điện thoại")
        assert "Lê Thị Hạnh đã xem số điện thoại của chị" in await lua.says("ai xem so cua toi")
        await lua.says("hồ sơ")
        await lua.taps("Xem đầy đủ")
        assert "Lê Thị Hạnh đã xem" in await lua.taps("Ai đã xem số của chị")


def _meeting(session: Session, town: Town, day: int, person_id: int, mark: Mark | None, *, off: bool = False) -> None:
    at = clock.now() - timedelta(days=30 - day)
    meeting = Meeting(
        unit_id=town.ids["man"],
        kind="branch",
        starts_at=at,
        local_date=at.date(),
        place="nhà văn hóa",
        state=MeetingState.CANCELLED if off else MeetingState.CALLED,
        called_by=person_id,
        roll_at=at,
    )
    session.add(meeting)
    session.flush()
    session.add(Invitation(meeting_id=meeting.id or 0, person_id=person_id, expected=True))
    if mark is not None:
        session.add(
            Attendance(meeting_id=meeting.id or 0, person_id=person_id, mark=mark, source=Source.HEAD, marked_at=at)
        )


async def test_looks_are_told_by_person_and_meetings_off_or_of_another_year_are_not_counted(town: Town) -> None:
    with time_machine.travel(SUNDAY):
        head = await town.member("zalo-bot", "Lê Thị Hạnh", role=Role.HEAD)
        lua = await town.member("zalo-bot", LUA)
        actor, subject = person(town, "Lê Thị Hạnh").id or 0, person(town).id or 0

        def looked(session: Session) -> OwnAttendance:
            for _ in range(11):
                audit.look(session, actor, subject, "phone")
            others = [add_person(session, full_name=f"Phạm Thị {name}").id or 0 for name in "ABCDEGHI"]
            audit.look_at_all(session, others[0], [subject], "roll")
            for other in others[1:]:
                audit.look(session, other, subject, "phone")
            audit.look(session, actor, subject, "phone")
            _meeting(session, town, 9, subject, Mark.PRESENT, off=True)
            _meeting(session, town, -400, subject, Mark.PRESENT)
            _meeting(session, town, 10, subject, Mark.PRESENT)
            session.flush()
            return attended(session, subject, 2026)

        assert town.write(looked) == OwnAttendance(present=1)
        told = await lua.says("ai đã xem số điện thoại của tôi")
        assert "Lê Thị Hạnh đã xem số điện thoại của chị 12 lần, gần nhất" in told
        assert told.count("đã xem số điện thoại") == 8
        assert "Trước đó còn 1 người nữa đã xem" in told
        assert head.last


# --- the rules --------------------------------------------------------------------------------------------------------
