"""What was broken once in the book, the rolls and the groups, found by a reader before a woman met it."""

import asyncio
import io
from datetime import timedelta

import time_machine
from docx import Document
from sqlmodel import Session

import locales
from bot.papers import minutes
from bot.papers.heading import Heading
from bot.reading.member_deeds import read_deed
from models import clock
from models.attendance import Attendance, Mark
from models.conversations import acting, link, who_writes
from models.correction_undo import undo_correction
from models.corrections import correct
from models.deliveries import Message
from models.erasure import erase
from models.member_changes import MemberEdit
from models.member_undo import undo_edit, undo_last_edit
from models.members import Membership, MemberState, add_membership, add_person
from models.posts import Post, Role
from models.registrations import Request, register
from models.transfers import Transfer
from models.units import Unit
from tests.chat import Town
from tests.roll_town import AFTERWARDS, CALLED, JUST_BEFORE, group_of, meeting, meeting_with, person

SUNDAY = "2026-11-22T09:00:00+07:00"


def waits(town: Town, *names: str) -> None:
    """These women, each with a phone of her own, ask to be let into the branch."""

    def write(session: Session) -> None:
        for place, name in enumerate(names):
            who = who_writes(session, "web", f"w{place}", "vi", clock.now())
            register(session, who, unit_id=town.ids["man"], full_name=name, birth_year=1980, phone="", vouched=False)

    town.write(write)


# --- requests and transfers ------------------------------------------------------------------------------------------


async def test_ten_who_wait_are_one_reminder_to_each_head_and_none_once_they_are_answered(town: Town) -> None:
    with time_machine.travel(SUNDAY) as moved:
        head = await town.member("zalo-bot", "Lê Thị Hạnh", role=Role.HEAD)
        deputy = await town.member("zalo-bot", "Vũ Thị Na", role=Role.DEPUTY)
        waits(
            town, *(f"Nguyễn Thị {name}" for name in ("An", "Ba", "Chi", "Du", "Em", "Giang", "Hà", "Ích", "Kha", "Lý"))
        )
        await town.quiet()
        before = {phone: len(phone.arrived()) for phone in (head, deputy)}
        moved.shift(timedelta(hours=50))
        await town.tick()
        for phone, count in before.items():
            new = phone.arrived()[count:]
            assert len(new) == 1
            assert "Có 10 người đang chờ" in new[0]
            assert "Nguyễn Thị An" in new[0]
        assert "Nguyễn Thị Ba" in await head.says("1")
        assert [row.state for row in town.rows(Request, full_name="Nguyễn Thị An")] == ["confirmed"]
        moved.shift(timedelta(hours=50))
        await town.tick()
        assert "Có 9 người đang chờ" in head.last
        assert len(town.rows(Message, kind="approve-again")) == 4


async def test_nobody_is_asked_about_a_woman_who_died_while_her_transfer_waited(town: Town) -> None:
    with time_machine.travel(SUNDAY) as moved:
        head = await town.member("zalo-bot", "Lê Thị Hạnh", role=Role.HEAD)
        mo = await town.member("zalo-bot", "Bùi Thị Mơ", branch="buoi", role=Role.HEAD)
        town.on_paper("Nguyễn Thị Lan", year=1975)
        await head.says("2 chuyển sinh hoạt về thôn bưởi")
        await head.says("1")
        await mo.gets("xin chuyển sinh hoạt")
        await head.says("2 chết")
        assert "đã mất" in await head.says("1")
        count = len(mo.arrived())
        moved.shift(timedelta(hours=50))
        await town.tick()
        assert len(mo.arrived()) == count
        assert "Không có ai đang chờ" in await mo.says("duyệt")
        assert town.rows(Transfer)[0].state == "asked"


# --- taking back -----------------------------------------------------------------------------------------------------


async def test_a_woman_is_not_put_back_into_a_group_that_was_closed(town: Town) -> None:
    with time_machine.travel(SUNDAY):
        head = await town.member("zalo-bot", "Lê Thị Hạnh", role=Role.HEAD)
        town.on_paper("Nguyễn Thị Lan", year=1975)
        await head.says("tạo tổ 1")
        await head.says("tạo tổ 2")
        await head.says("2 vào tổ 1")
        await head.says("2 vào tổ 2")
        await head.says("đóng tổ 1")
        if "Đóng tổ 1?" in head.last:
            await head.says("1")
        moved = next(edit for edit in reversed(town.rows(MemberEdit)) if edit.what == "group")
        assert town.write(undo_edit, acting(town.rows(Membership, number=1)[0].person_id), moved.id).left == 1
        closed = {unit.id for unit in town.rows(Unit) if unit.closed_on is not None}
        assert town.rows(Membership, number=2)[0].group_id not in closed
        assert "chưa có tổ 1" in await head.says("2 vào tổ 1")


async def test_a_post_that_somebody_else_has_by_now_is_not_given_back(town: Town) -> None:
    with time_machine.travel(CALLED):
        head, _lua = await meeting_with(town, "zalo-bot", "Trần Thị Sương", "Lê Thị Đào")
        group_of(town, "Trần Thị Sương", "Lê Thị Đào")
        await head.says("3 mất")
        await head.says("1")
        ended = head.last
        assert "Sửa lại" in ended
        by = person(town, "Lê Thị Hạnh")
        await head.says("tổ trưởng tổ 2 là 4")
        town.write(lambda session: undo_last_edit(session, acting(by)))
        leaders = [row.person_id for row in town.rows(Post, role=Role.GROUP_LEADER) if row.to_date is None]
        assert leaders == [person(town, "Lê Thị Đào")]
        assert town.rows(Membership, number=3)[0].state == MemberState.ACTIVE


async def test_taking_back_a_correction_leaves_what_another_head_has_marked_since(town: Town) -> None:
    with time_machine.travel(CALLED) as moved:
        head, _lua = await meeting_with(town, "zalo-bot", "Lê Thị Đào")
        await town.member("zalo-bot", "Vũ Thị Na", role=Role.DEPUTY)
        moved.move_to(AFTERWARDS)
        await head.says("vắng 3")
        dao, key = person(town, "Lê Thị Đào"), meeting(town).id
        one, other = acting(person(town, "Lê Thị Hạnh")), acting(person(town, "Vũ Thị Na"))
        town.write(correct, one, key, {dao: Mark.PRESENT})
        town.write(correct, other, key, {dao: Mark.EXCUSED})
        town.write(undo_correction, one)
        assert [row.mark for row in town.rows(Attendance, person_id=dao)] == ["excused"]
        assert (meeting(town).present, meeting(town).excused, meeting(town).absent) == (2, 1, 0)


# --- the roll and the book -------------------------------------------------------------------------------------------


async def test_a_roll_before_the_start_stays_right_when_the_book_changes(town: Town, platform: str) -> None:
    with time_machine.travel(CALLED) as moved:
        head, _lua = await meeting_with(town, platform, "Lê Thị Đào", "Trần Thị Cúc")
        moved.move_to(JUST_BEFORE)
        await head.says("vắng 4")
        assert (meeting(town).present, meeting(town).absent, meeting(town).expected) == (3, 1, 4)
        await head.says("3 đi làm xa")
        assert (meeting(town).present, meeting(town).absent, meeting(town).expected) == (3, 1, 4)
        await head.says("4 mất")
        await head.says("1")
        found = meeting(town)
        assert found.present + found.excused + found.absent == found.expected == found.invited == 4


async def test_a_woman_written_twice_is_one_at_the_meeting_that_goes_on(town: Town) -> None:
    with time_machine.travel(CALLED) as moved:
        head, _lua = await meeting_with(town, "zalo-bot", "Lê Thị Đào", "Lê Thị Đào")
        moved.move_to(AFTERWARDS)
        await head.says("vắng 3")
        assert (meeting(town).present, meeting(town).expected) == (3, 4)
        await head.says("gộp 3 4")
        await head.says("1")
        assert (meeting(town).present, meeting(town).absent, meeting(town).expected) == (3, 0, 3)
        assert "gộp với STT 4" in await head.says("sửa lại")
        assert (meeting(town).present, meeting(town).absent, meeting(town).expected) == (3, 1, 4)


async def test_an_honorary_member_who_comes_stands_outside_the_rate(town: Town) -> None:
    with time_machine.travel(CALLED) as moved:
        head, _lua = await meeting_with(town, "zalo-bot", "Lê Thị Đào")
        await head.says("3 danh dự")
        moved.move_to(AFTERWARDS)
        await head.says("có mặt 1 3")
        assert (meeting(town).present, meeting(town).absent, meeting(town).expected) == (1, 1, 2)


# --- erasure ---------------------------------------------------------------------------------------------------------


async def test_erasing_forgets_the_phone_she_typed_on_either_account_and_not_her_neighbours(town: Town) -> None:
    with time_machine.travel(SUNDAY):
        lua = await town.member("zalo-bot", "Nguyễn Thị Lụa", year=1980)

        def write(session: Session) -> None:
            other = who_writes(session, "web", "second", "vi", clock.now())
            for name, phone in (("Nguyễn Thị Lụa", "+84912345678"), ("Trần Thị Gấm", "+84912345679")):
                unit_id = town.ids["man"]
                register(session, other, unit_id=unit_id, full_name=name, birth_year=1980, phone=phone, vouched=False)
            link(session, other.contact_id, person(town, "Nguyễn Thị Lụa"))
            gam = add_person(session, full_name="Trần Thị Gấm", birth_year=1980)
            link(session, other.contact_id, gam.id or 0)
            now = who_writes(session, "web", "second", "vi", clock.now())
            erase(session, now, person(town, "Nguyễn Thị Lụa"))

        town.write(write)
        kept = {row.full_name: row.phone_tail for row in town.rows(Request)}
        assert kept == {"Nguyễn Thị Lụa": "", "Trần Thị Gấm": "679"}
        assert lua.address


# --- lists and words -------------------------------------------------------------------------------------------------


async def test_no_answer_under_a_list_of_women_has_the_number_of_one_of_them(town: Town, platform: str) -> None:
    with time_machine.travel(CALLED):
        head, _lua = await meeting_with(town, platform, *(f"Trần Thị {name}" for name in "ABCDEGHIKL"))
        await head.says("ai đi")
        seen = await head.taps("Ai chưa trả lời")
        assert seen.count("\n1. ") == 1
        assert ". Xem tiếp" not in seen
        assert 'chị nhắn "xem tiếp"' in seen
        assert "\n9. Trần Thị" in await head.says("xt")


async def test_the_end_of_a_phone_finds_her_and_one_number_twice_is_one_woman(town: Town) -> None:
    with time_machine.travel(SUNDAY):
        head = await town.member("zalo-bot", "Lê Thị Hạnh", role=Role.HEAD)
        town.on_paper("Nguyễn Thị Lan", year=1975, phone="+84912345678")
        assert "2. Nguyễn Thị Lan (1975)" in await head.says("tìm 678")
        assert "Hai số này là một" in await head.says("gộp 2 và 2")
        assert "đã đóng hội phí" in await head.says("đóng hội phí 1 2")
    assert read_deed("đóng hội phí 20/12") is None
    found = read_deed("nộp hội phí 3 năm 2025")
    assert found is not None
    assert (found.deed, found.numbers, found.detail) == ("fee", (3,), "2025")


async def test_women_written_into_a_book_at_the_same_moment_get_numbers_of_their_own(town: Town) -> None:
    def write(session: Session, place: int) -> int:
        woman = add_person(session, full_name=f"Nguyễn Thị Lan {place}", birth_year=1970 + place)
        since = clock.today()
        return add_membership(session, person_id=woman.id or 0, branch_id=town.ids["man"], since=since).number

    numbers = await asyncio.gather(*(town.house.db.write(write, place) for place in range(8)))
    assert sorted(numbers) == list(range(1, 9))


# --- papers ----------------------------------------------------------------------------------------------------------


def test_minutes_name_everybody_who_was_not_there_however_many() -> None:
    women = [f"Nguyễn Thị Thanh Hương {number}" for number in range(150)]
    words = {
        "kind": "branch", "place": locales.NOTHING, "content": locales.NOTHING, "day": "28-11-2026",
        **dict.fromkeys(("when", "when_name", "when_day", "when_hour", "hour"), "28/11/2026"),
    }  # fmt: skip
    paper = minutes.Minutes(Heading("", "Chi hội thôn Mận"), words, "", 150, 300, 0, True, [], women)
    document = Document(io.BytesIO(minutes.write("vi", paper)))
    said = "\n".join(paragraph.text for paragraph in document.paragraphs)
    assert all(f"{woman}," in said or f"{woman}." in said for woman in women)
    assert "\0" not in said
