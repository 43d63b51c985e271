"""A head with a branch, its group leaders and a club changes the meeting that she names, and asks about it."""

import time_machine
from sqlmodel import Session, select

from models.clubs import ClubMembership
from models.meetings import Meeting, MeetingState
from models.members import Person
from models.posts import Role
from models.units import UnitKind, add_unit, get_unit
from tests.chat import Phone, Town
from tests.roll_town import group_of, person

SUNDAY = "2026-11-22T09:00:00+07:00"
CALLS = (
    "họp chi hội 7h tối 28/11 nhà văn hóa thôn",
    "họp tổ trưởng 8h sáng 25/11 nhà chị Sương",
    "họp clb dân vũ 5h chiều 26/11 sân bóng",
)


async def branch(town: Town, platform: str) -> tuple[Phone, Phone]:
    """A head who has called her branch, the group leaders and a club; and Lụa, who leads group 1 and dances."""
    head = await town.member(platform, "Lê Thị Hạnh", role=Role.HEAD)
    lua = await town.member(platform, "Nguyễn Thị Lụa")
    group_of(town, "Nguyễn Thị Lụa", number=1)

    def dance(session: Session) -> None:
        man = get_unit(session, town.ids["man"])
        club = add_unit(session, code="C1CLB", name="câu lạc bộ dân vũ", kind=UnitKind.CLUB, parent=man)
        she = session.exec(select(Person).where(Person.full_name == "Nguyễn Thị Lụa")).one()
        session.add(ClubMembership(unit_id=club.id or 0, person_id=she.id or 0, since=man.opened_on))

    town.write(dance)
    for line in CALLS:
        await head.says(line)
        assert "gửi lời mời" in await head.says("1")
    return head, lua


def of_kind(town: Town, kind: str) -> Meeting:
    """The one meeting of a kind."""
    return next(m for m in town.rows(Meeting) if m.kind == kind)


async def test_the_kind_and_the_club_that_she_names_is_the_meeting_that_changes(town: Town, platform: str) -> None:
    with time_machine.travel(SUNDAY):
        head, lua = await branch(town, platform)
        seen = await head.says("doi gio hop clb dan vu sang 6h chieu")
        assert "sinh hoạt câu lạc bộ dân vũ" in seen
        assert "17 giờ (5 giờ chiều)" in seen
        await head.says("1")
        await lua.gets("ĐỔI GIỜ")
        assert of_kind(town, "club").starts_at.hour == 11
        assert "nhà chị Sương → nhà chị Lan" in await head.says("đổi chỗ họp tổ trưởng sang nhà chị Lan")
        await head.says("0")
        assert "thứ Sáu 27/11" in await head.says("họp tổ trưởng dời sang thứ sáu")
        await head.says("0")
        assert "thứ Năm 3/12" in await head.says("lùi họp clb sang tuần sau")
        await head.says("0")
        # There is no committee here: said, with what there is.
        none = await head.says("dời họp BCH sang thứ sáu")
        assert "không thấy cuộc họp Ban Chấp hành nào" in none
        assert "câu lạc bộ dân vũ thứ Năm 26/11" in none
        assert "→ 8 giờ sáng, thứ Sáu 27/11" in await head.says("1")
        await head.says("thôi")
        assert "không thấy sinh hoạt tổ nào" in await head.says("hủy họp tổ 7")
        await head.says("0")
        # The day may be the meeting's own, or the new one.
        assert "đổi sang lúc nào" in await head.says("sửa buổi họp thứ bảy")
        await head.says("0")
        assert "buổi nào" in await head.says("dời họp sang chủ nhật tuần sau")
        await head.says("0")
        assert "Hủy cuộc họp giao ban 8 giờ sáng, thứ Tư 25/11" in await head.says("huy hop to truong")
        off = await head.says("1")
        assert ("Tin dán nhóm" in off, "Bài đọc loa" in off) == (True, False)  # it was for post holders alone
        await lua.gets("HỦY cuộc họp giao ban")
        assert of_kind(town, "briefing").state == MeetingState.CANCELLED
        assert of_kind(town, "club").state == MeetingState.CALLED


async def test_two_clubs_are_asked_about_and_a_stranger_changes_nothing(town: Town) -> None:
    with time_machine.travel(SUNDAY):
        head, lua = await branch(town, "zalo-bot")

        def another(session: Session) -> None:
            man = get_unit(session, town.ids["man"])
            club = add_unit(session, code="C1CLB2", name="câu lạc bộ thơ", kind=UnitKind.CLUB, parent=man)
            session.add(
                ClubMembership(unit_id=club.id or 0, person_id=person(town, "Nguyễn Thị Lụa"), since=man.opened_on)
            )

        town.write(another)
        await head.says("họp clb thơ 5h chiều 27/11 sân bóng")
        await head.says("1")
        asked = await head.says("hủy họp clb")
        assert "1. Sinh hoạt câu lạc bộ dân vũ" in asked
        assert "câu lạc bộ thơ" in await head.says("2")
        await head.says("1")
        assert [m.state for m in town.rows(Meeting) if m.kind == "club"] == ["called", "cancelled"]
        before = [(m.state, m.starts_at) for m in town.rows(Meeting)]
        for line in ("hủy họp tổ trưởng", "dời họp clb dân vũ sang thứ sáu", "hủy họp chi hội thứ bảy"):
            await lua.says(line)
            await lua.says("1")
        assert [(m.state, m.starts_at) for m in town.rows(Meeting)] == before


async def test_a_question_about_a_day_or_a_kind_is_answered_and_where_there_is_none_the_next_is_said(
    town: Town, platform: str
) -> None:
    with time_machine.travel(SUNDAY) as clock:
        head, lua = await branch(town, platform)
        for line in ("hom nay hop o dau vay", "hnay co hop k", "hôm nay họp ở đâu vậy"):
            answer = await lua.says(line)
            assert "Hôm nay không có buổi nào chị ạ. Buổi tới là:" in answer
            assert "nhà chị Sương" in answer
            assert "sân bóng" not in answer
        assert "Ngày mai không có buổi nào" in await lua.says("mai họp mấy giờ ở đâu")
        assert "nhà văn hóa thôn" in (told := await lua.says("thứ bảy họp ở đâu"))
        assert "sân bóng" not in told
        assert "sân bóng" in await lua.says("họp ở nhà ai")
        assert "nhà văn hóa" not in await lua.says("lich hop clb")
        assert "không có buổi nào nữa" in await lua.says("tuần này có họp không")
        # The head is no dancer, but the club is of her branch.
        assert "sân bóng" in await head.says("lịch họp clb dân vũ")
        assert "câu lạc bộ" in await head.says("ai đi clb dân vũ")
        assert "thứ Bảy 28/11" in await head.says("thứ bảy có mấy chị đi")
        # "kết quả" is of what has been, "ai đi" of what comes.
        clock.move_to("2026-12-06T09:00:00+07:00")
        await head.says("họp chi hội 7h tối 12/12 nhà văn hóa thôn")
        await head.says("1")
        held = await head.says("kết quả")
        assert held.index("28/11") < held.index("12/12")
        coming = await head.says("ai đi")
        assert "Sinh hoạt chi hội thứ Bảy 12/12" in coming
        assert "28/11" not in coming or coming.index("12/12") < coming.index("28/11")
        assert "28/11" in await head.says("kết quả họp chi hội 28/11")


async def test_a_weekly_series_of_this_weekday_says_that_it_begins_today_and_may_begin_next_week(
    town: Town, platform: str
) -> None:
    with time_machine.travel(SUNDAY):
        head = await town.member(platform, "Lê Thị Hạnh", role=Role.HEAD)
        await town.member(platform, "Nguyễn Thị Lụa")
        seen = await head.says("họp chi hội chủ nhật hằng tuần 5h chiều nha ba Sau")
        assert "NGAY HÔM NAY, Chủ nhật 22/11" in seen
        assert "Chỗ họp chưa có dấu" in seen
        later = await head.taps("Bắt đầu từ Chủ nhật 29/11")
        assert "Bắt đầu từ Chủ nhật 29/11." in later
        assert "HÔM NAY" not in later
        assert "3. Sửa lại" in later
        assert "Họp ở đâu" in (await head.says("3"), await head.says("3"))[1]
        assert "dấu" not in await head.says("nhà văn hóa")
        await head.says("1")
        assert min(m.local_date.isoformat() for m in town.rows(Meeting)) == "2026-11-29"
        # What was written with its accents once is written so again.
        assert "28/11, nhằm ngày 20 tháng 10 âm, nhà văn hóa." in await head.says(
            "hop chi hoi 7h toi 28/11 nha van hoa"
        )
        await head.says("0")
        weekly = await head.says("họp chi hội 5h chiều chủ nhật hằng tuần")
        assert "ở đâu" in weekly
        assert "NGAY HÔM NAY" in await head.says("sân đình")
        assert "Bắt đầu từ Chủ nhật 29/11." in await head.says("từ tuần sau")
        assert "chưa ghi gì" in await head.says("0")


async def test_a_weekday_without_its_week_is_looked_for_near_the_meeting_that_moves(town: Town) -> None:
    with time_machine.travel("2026-11-22T18:35:00+07:00"):  # a Sunday
        head = await town.member("zalo-bot", "Lê Thị Hạnh", role=Role.HEAD)
        await head.says("họp chi hội 7 rưỡi tối 28/11 nhà văn hóa")
        await head.says("1")
        for line in ("dời họp ngày 28 sang 8 giờ tối chủ nhật", "doi hop sang 8h toi chu nhat"):
            seen = await head.says(line)
            assert "→ 20 giờ (8 giờ tối), Chủ nhật 29/11" in seen
            assert "22/11" not in seen
            await head.says("0")
        assert "Chủ nhật 29/11" in await head.says("dời họp ngày 28 sang chủ nhật")
        await head.says("0")
        assert "Chủ nhật 22/11" in await head.says("dời họp sang 8 giờ tối nay")
        await head.says("0")
        await head.says("dời họp ngày 28 sang 7 rưỡi tối 12/12")
        await head.says("1")
        asked = await head.says("dời họp sang chủ nhật")
        assert asked.index("Chủ nhật 13/12") < asked.index("Chủ nhật 29/11")
        assert "Chủ nhật 13/12" in await head.says("1")
        await head.says("0")
        assert "13/12" not in await head.says("dời họp sang chủ nhật tuần sau")


async def test_of_two_groups_named_at_once_it_is_asked_whose_meeting_is_meant(town: Town) -> None:
    with time_machine.travel(SUNDAY):
        head = await town.member("zalo-bot", "Lê Thị Hạnh", role=Role.HEAD)
        for number, name in ((2, "Nguyễn Thị Đào"), (4, "Trần Thị Cúc")):
            town.on_paper(name)
            group_of(town, "", name, number=number)
            await head.says(f"họp tổ {number} 7h tối mai nhà chị Thơm")
            await head.says("1")
        for line in ("hủy họp tổ 2 và tổ 4", "hủy họp tổ 2 và 4", "dời họp tổ 2 và tổ 4 sang tối thứ 5"):
            asked = await head.says(line)
            assert "Sinh hoạt tổ 2 thứ Hai 23/11" in asked
            assert "Sinh hoạt tổ 4 thứ Hai 23/11" in asked
            assert "sinh hoạt tổ 4" in await head.says("2")
            await head.says("0")
