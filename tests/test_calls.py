"""Kinds of meetings and whom each is for; one thing is corrected at a time."""

from datetime import UTC, date, datetime
from typing import Any

import pytest
import time_machine
from sqlmodel import Session, select

from models import clubs, units
from models.calls import create_meeting
from models.conversations import acting
from models.meetings import Invitation, Meeting, MeetingKind, Whom
from models.members import Membership, Person
from models.posts import NotAllowed, Post, Role
from models.reminders import Reminder
from models.units import Unit, UnitKind
from models.whom import audience
from tests.chat import PLATFORMS, Phone, Town

SUNDAY = "2026-11-22T09:00:00+07:00"


def add_unit(town: Town, name: str, kind: UnitKind, parent: str, *people: str) -> int:
    """A unit below another one, with these women in it."""

    def write(session: Session) -> int:
        above = units.get_unit(session, town.ids[parent])
        unit = units.add_unit(session, code=f"U{name}", name=name, kind=kind, parent=above)
        found = [row.id or 0 for full_name in people for row in session.exec(_called(full_name)).all()]
        if kind == UnitKind.CLUB:
            clubs.join(session, unit.id or 0, found)
        for person_id in found if kind == UnitKind.GROUP else ():
            member = session.exec(_member(person_id)).one()
            member.group_id = unit.id
            session.add(member)
        return unit.id or 0

    town.ids[name] = int(town.write(write))
    return town.ids[name]


def _called(full_name: str) -> Any:
    return select(Person).where(Person.full_name == full_name)


def _member(person_id: int) -> Any:
    return select(Membership).where(Membership.person_id == person_id)


def invited(town: Town) -> set[str]:
    """Who is invited to the last meeting."""
    meeting = max(town.rows(Meeting), key=lambda m: m.id)
    names = {person.id: person.full_name for person in town.rows(Person)}
    return {names[row.person_id] for row in town.rows(Invitation, meeting_id=meeting.id)}


async def a_commune(town: Town, platform: str) -> tuple[Phone, Phone]:
    """A cadre, the head and deputy of thôn Mận, the head of thôn Bưởi, two group leaders, a member."""
    cadre = await town.member(platform, "Phạm Thị Thập", role=Role.CADRE, unit="commune")
    head = await town.member(platform, "Lê Thị Hạnh", role=Role.HEAD)
    await town.member(platform, "Lê Thị Phó", role=Role.DEPUTY)
    await town.member(platform, "Võ Thị Bình", role=Role.HEAD, branch="buoi")
    town.on_paper("Nguyễn Thị Đào")
    add_unit(town, "tổ 2", UnitKind.GROUP, "man", "Nguyễn Thị Đào")
    await town.member(platform, "Trần Thị Sương", role=Role.GROUP_LEADER, unit="tổ 2")
    return cadre, head


async def test_a_cadre_calls_the_branch_heads_the_committee_and_a_training_in_one_message(
    town: Town, platform: str
) -> None:
    with time_machine.travel(SUNDAY):
        cadre, head = await a_commune(town, platform)
        seen = await cadre.says("họp chi hội trưởng toàn xã 8h sáng thứ tư hội trường xã")
        assert "Mời chị dự cuộc họp giao ban." in seen
        assert "Mời chi hội trưởng, chi hội phó của xã Hoa Mai: 3 chị" in seen
        await cadre.says("1")
        assert invited(town) == {"Lê Thị Hạnh", "Lê Thị Phó", "Võ Thị Bình"}
        assert "giao ban" in await head.gets("Mời chị dự")
        assert sorted(row.step for row in town.rows(Reminder)) == ["24h", "2h", "72h"]
        # Who belongs to the committee differs from commune to commune: she is asked.
        asked = await cadre.says("hop bch xa 14h chieu thu nam hoi truong xa")
        assert "Chị mời những ai ạ?" in asked
        seen = await cadre.taps("Cán bộ Hội và các chi hội trưởng, chi hội phó")
        assert "Mời chị dự cuộc họp Ban Chấp hành." in seen
        await cadre.says("1")
        assert invited(town) == {"Phạm Thị Thập", "Lê Thị Hạnh", "Lê Thị Phó", "Võ Thị Bình"}
        seen = await cadre.says("họp ban thường vụ 9h sáng thứ sáu")
        assert "Họp ở đâu" in seen
        seen = await cadre.taps("Không ghi chỗ")
        assert "cuộc họp Ban Thường vụ" in seen
        assert "1 chị" in seen
        await cadre.says("1")
        assert town.rows(Meeting, kind=MeetingKind.STANDING)[0].whom == Whom.OFFICE
        seen = await cadre.says("tập huấn chuyển đổi số cho chi hội trưởng và tổ trưởng 8h sáng thứ bảy hội trường xã")
        assert "lớp tập huấn" in seen
        assert "Nội dung: chuyển đổi số." in seen
        assert "4 chị" in seen


async def test_a_head_calls_a_group_and_a_club_of_her_branch_by_name(town: Town, platform: str) -> None:
    with time_machine.travel(SUNDAY):
        _cadre, head = await a_commune(town, platform)
        add_unit(town, "CLB dân vũ", UnitKind.CLUB, "man", "Nguyễn Thị Đào", "Võ Thị Bình")
        seen = await head.says("họp CLB dân vũ 8h sáng chủ nhật sân nhà văn hóa")
        assert "sinh hoạt câu lạc bộ" in seen
        assert "Mời CLB dân vũ: 2 chị" in seen
        await head.says("1")
        assert invited(town) == {"Nguyễn Thị Đào", "Võ Thị Bình"}
        seen = await head.says("hop to hai chieu mai 3h nha ba Sau")
        assert "Mời tổ 2: 1 chị" in seen
        await head.says("0")
        missing = await head.says("họp tổ 9 chiều mai 3h nhà bà Sáu")
        assert "không tìm thấy tổ 9" in missing
        assert "tổ 2" in missing
        assert "Mời CLB dân vũ: 2 chị" in await head.says("clb dân vũ")
        assert "Xem ai trả lời" in await head.says("1")
        # Leaders who all have the message: nobody to visit, nothing for the loudspeaker.
        await head.says("họp tổ trưởng 7h tối thứ năm nhà chị Thơm")
        done = await head.says("1")
        assert "Bài đọc loa" not in done
        assert "Ai cần báo tận nhà" not in done
        # Two groups in one call: each meeting is of one, or of the whole branch.
        add_unit(town, "tổ 4", UnitKind.GROUP, "man", "Lê Thị Phó")
        for line in ("họp tổ 2 và tổ 4 tối thứ 4 7h nhà chị Thơm", "tổ 2, 4 họp 7h tối thứ tư nhà chị Thơm"):
            seen = await head.says(line)
            assert "mời được một tổ, hoặc cả thôn Mận" in seen
            assert "Chị mời những ai ạ?" in seen
            seen = await head.taps("tổ 4")
            assert "19 giờ (7 giờ tối), thứ Tư 25/11, nhằm ngày 17 tháng 10 âm, nhà chị Thơm." in seen
            assert "Mời tổ 4: 1 chị" in seen
            await head.says("0")
        missing = await head.says("họp tổ 2 và 9 tối thứ 4 7h nhà chị Thơm")
        assert missing.startswith("Em không tìm thấy tổ 9.\nMỗi lần em mời được một tổ")
        assert "Mời thôn Mận:" in await head.taps("Cả thôn Mận")
        await head.says("0")


@pytest.mark.parametrize("platform", PLATFORMS)
async def test_one_thing_is_corrected_and_the_rest_stays(town: Town, platform: str) -> None:
    with time_machine.travel(SUNDAY):
        _cadre, head = await a_commune(town, platform)
        await head.says("họp chi hội 7h30 tối thứ bảy tuần sau nhà văn hóa thôn, nội dung: hướng dẫn vay vốn")
        assert "Chị sửa gì ạ?" in await head.taps("Sửa lại")
        assert "Mấy giờ" in await head.taps("Giờ")
        seen = await head.says("8h tối")
        assert "20 giờ (8 giờ tối), thứ Bảy 28/11" in seen
        assert "nhà văn hóa thôn" in seen
        assert "hướng dẫn vay vốn" in seen
        # Asked again and left alone, it is what it was.
        await head.taps("Sửa lại")
        assert "Họp ngày nào" in await head.taps("Ngày")
        assert "thứ Bảy 28/11" in await head.says("quay lại")
        await head.taps("Sửa lại")
        await head.taps("Nội dung")
        assert "hướng dẫn vay vốn" in await head.says("quay lại")
        await head.taps("Sửa lại")
        assert "Họp ở đâu" in await head.taps("Chỗ họp")
        assert "nhà chị Sương" in await head.says("nhà chị Sương")
        await head.taps("Sửa lại")
        assert "Tin chị em sẽ nhận" in await head.taps("Để nguyên")
        # A new time may be written at once.
        await head.taps("Sửa lại")
        assert "19 giờ (7 giờ tối), Chủ nhật 29/11" in await head.says("7h tối chủ nhật tuần sau")
        await head.taps("Sửa lại")
        assert "Cả thôn Mận" in await head.taps("Mời ai")
        assert "Mời tổ 2: 1 chị" in await head.taps("tổ 2")
        await head.taps("Sửa lại")
        assert "Cả thôn Mận" in await head.taps("Mời ai")
        assert "Mời tổ 2" in await head.says("quay lại")
        assert "đang gửi" in await head.says("1") or town.rows(Meeting)
        meeting = town.rows(Meeting)[0]
        assert (meeting.kind, meeting.unit_id, meeting.place) == ("group", town.ids["tổ 2"], "nhà chị Sương")


async def test_a_way_out_leaves_every_step_and_nothing_is_called(town: Town) -> None:
    with time_machine.travel(SUNDAY):
        _cadre, head = await a_commune(town, "zalo-bot")
        for steps in (
            ["mời họp"],
            ["mời họp", "thứ bảy"],
            ["mời họp", "thứ bảy", "7h tối"],
            ["họp chi hội 7h tối mai nhà bà Sáu"],
            ["họp chi hội 7h tối mai nhà bà Sáu", "3"],
            ["họp chi hội 7h tối mai nhà bà Sáu", "3", "5"],
        ):
            for step in steps:
                await head.says(step)
            assert "thôi việc đó" in await head.says("0")
        assert town.rows(Meeting) == []


async def test_what_is_no_answer_is_asked_again_at_the_correction(town: Town) -> None:
    with time_machine.travel(SUNDAY):
        _cadre, head = await a_commune(town, "telegram")
        await head.says("họp chi hội 7h tối mai nhà bà Sáu")
        await head.says("3")
        for strange in ("a" * 4000, "😀", "<b>giờ</b>", "12345", "31/02", "7h sáng hôm qua", "nho\u031b\u0300"):
            seen = await head.says(strange)
            assert "Chị sửa gì ạ?" in seen, (strange, seen)
        assert "Tin chị em sẽ nhận" in await head.says("6")


async def test_a_choice_of_somebody_elses_unit_is_refused(town: Town) -> None:
    with time_machine.travel(SUNDAY):
        _cadre, head = await a_commune(town, "zalo-bot")
        town.on_paper("Trần Thị Cúc", branch="buoi")
        other = add_unit(town, "tổ 5", UnitKind.GROUP, "buoi", "Trần Thị Cúc")
        assert "không tìm thấy tổ 5" in await head.says("họp tổ 5 chiều mai 3h nhà bà Sáu")
        with pytest.raises(NotAllowed):
            await _call(town, "Lê Thị Hạnh", other, MeetingKind.GROUP)
        await head.says("thôi")
        assert "do Hội cấp trên mời" in await head.says("họp BCH xã 8h sáng mai hội trường xã")
        assert town.rows(Meeting) == []


async def _call(town: Town, name: str, unit: int, kind: MeetingKind) -> Any:
    person = town.rows(Person, full_name=name)[0].id

    def write(session: Session) -> Meeting:
        return create_meeting(session, acting(person), unit, kind, datetime(2026, 11, 28, 12, tzinfo=UTC))

    return town.write(write)


async def test_each_kind_has_its_own_people(town: Town) -> None:
    with time_machine.travel(SUNDAY):
        await a_commune(town, "telegram")
        add_unit(town, "CLB dân vũ", UnitKind.CLUB, "man", "Nguyễn Thị Đào", "Võ Thị Bình")
        add_unit(town, "Ban Chấp hành xã", UnitKind.COMMITTEE, "commune")
        person = town.rows(Person, full_name="Lê Thị Hạnh")[0].id

        def seat(session: Session) -> None:
            today = date(2026, 1, 1)
            seats = (("head", "Ban Chấp hành xã"), ("head", "CLB dân vũ"))
            for role, unit in seats:
                session.add(Post(person_id=person, role=role, unit_id=town.ids[unit], from_date=today))

        town.write(seat)

        def people(session: Session, unit: str, kind: MeetingKind, whom: str = "") -> int:
            return len(audience(session, session.get_one(Unit, town.ids[unit]), kind, None, whom))

        def count(unit: str, kind: MeetingKind, whom: str = "") -> int:
            return int(town.house.db.read_now(people, unit, kind, whom))

        assert count("man", MeetingKind.BRANCH) == 3
        assert count("man", MeetingKind.EVENT) == 4  # her club has a woman of thôn Bưởi
        assert count("man", MeetingKind.TRAINING, Whom.MEMBERS) == 3
        assert count("man", MeetingKind.COMMITTEE) == 3  # head, deputy, the leader of tổ 2
        assert count("CLB dân vũ", MeetingKind.CLUB) == 2
        assert count("Ban Chấp hành xã", MeetingKind.COMMITTEE) == 1
        assert count("commune", MeetingKind.BRIEFING) == 3  # the head of a club is no branch head
        assert count("commune", MeetingKind.STANDING) == 1
        assert count("commune", MeetingKind.COMMITTEE) == 4
        assert count("commune", MeetingKind.TRAINING, Whom.LEADERS) == 4
        assert count("buoi", MeetingKind.GROUP) == 1
        assert count("tổ 2", MeetingKind.GROUP) == 1


async def test_a_step_by_step_call_of_a_commune_asks_whom_it_is_for(town: Town) -> None:
    with time_machine.travel(SUNDAY):
        cadre, _head = await a_commune(town, "zalo-bot")
        asked = await cadre.says("mời họp")
        assert "Chị mời những ai ạ?" in asked
        assert len(asked.split("\n")) <= 8
        assert "Họp ngày nào" in await cadre.taps("Giao ban chi hội trưởng, chi hội phó")
        await cadre.says("sáng thứ bảy")
        await cadre.says("8h")
        assert "giao ban" in await cadre.says("hội trường xã")
        # "quay lại" goes through the questions that were put, the last one first.
        assert "Họp ở đâu" in await cadre.says("quay lại")
        assert "Mấy giờ" in await cadre.says("quay lại")


async def test_more_groups_than_fit_are_shown_on_the_next_page(town: Town) -> None:
    with time_machine.travel(SUNDAY):
        _cadre, head = await a_commune(town, "zalo-bot")
        for number in range(3, 13):
            add_unit(town, f"tổ {number}", UnitKind.GROUP, "man")
        await head.says("họp chi hội 7h tối mai nhà bà Sáu")
        await head.says("3")
        first = await head.says("5")
        assert "8. Xem tiếp" in first
        second = await head.taps("Xem tiếp")
        assert set(first.split("\n")[1:-1]).isdisjoint(second.split("\n")[1:])
        assert "chưa có ai" in await head.says("tổ 12") or town.rows(Meeting) == []
