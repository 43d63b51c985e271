"""Who comes and who came, whom the branch has not seen for a while, and thanks that go only when the head says so."""

from datetime import date, datetime

import time_machine
from sqlmodel import Session, col, select

from models.deliveries import Delivery, Message
from models.meetings import Invitation, Meeting, answer_invitation
from models.members import Membership, Person
from models.posts import Post, Role
from tests.chat import Town
from tests.roll_town import AFTERWARDS, CALLED, group_of, meeting, meeting_with, past_meeting, person, who

LATE = "2026-11-29T21:30:00+07:00"


def answers(town: Town, count: int, reason: str) -> None:
    """So many women on paper have answered that they cannot come."""

    def say(session: Session) -> None:
        hoa = col(Person.full_name).startswith("Nguyễn Thị Hoa")
        women = session.exec(select(Person.id).where(hoa).order_by(col(Person.id))).all()
        for woman in women[:count]:
            answer_invitation(session, who(woman or 0), session.exec(select(Meeting.id)).one() or 0, "no", reason)  # type: ignore[arg-type]

    town.write(say)


async def test_the_head_sees_counts_first_names_on_a_second_tap_and_a_thought_of_moving_only_when_many_are_busy(
    town: Town, platform: str
) -> None:
    with time_machine.travel(CALLED):
        head, lua = await meeting_with(town, platform, *(f"Nguyễn Thị Hoa {n}" for n in "ABCDEFGHIKLM"))
        await lua.says("đi được")
        answers(town, 4, "busy")
        told = await head.says("kết quả")
        assert "mời 14 chị: đi được 1, không đi được 4, chưa chắc 0, chưa trả lời 9" in told
        assert "bận việc 4" in told
        assert "Hoa" not in told
        assert "dời" not in told
        answers(town, 5, "busy")
        assert "5/14 chị bận việc. Chị có muốn dời sang lúc khác không?" in await head.says("ai đi")
        listed = await head.taps("Ai chưa trả lời")
        assert "Chưa trả lời: 8 chị" in listed
        assert "Còn" not in listed
        await head.says("kết quả")
        assert "Không đi được: 5 chị\n3. Nguyễn Thị Hoa A (1960)" in await head.taps("Tên các chị không đi được")


async def test_who_comes_is_of_the_next_meeting_and_the_others_are_one_sentence_away(town: Town, platform: str) -> None:
    with time_machine.travel(CALLED) as clock:
        head, lua = await meeting_with(town, platform, "Nguyễn Thị Đào")
        group_of(town, "Nguyễn Thị Lụa", "Nguyễn Thị Đào", number=1)
        for line in ("họp chi hội 7h tối 12/12 sân bóng", "họp tổ 1 thứ sáu tuần sau 7h tối nhà chị Sương"):
            await head.says(line)
            await head.says("1")
        for words in ("ai đi được", "bao nhiêu chị đi", "kết quả", "ai di dc a em"):
            told = await head.says(words)
            assert "thứ Sáu 27/11 (tổ 1)" in told, words
            assert 'Buổi khác: chị nhắn, ví dụ: "ai đi được họp ngày 28/11"' in told
            assert "12/12" not in told
        assert "thứ Bảy 28/11 (thôn Mận)" in await head.says("ai đi được họp ngày 28/11")
        assert "thứ Bảy 12/12 (thôn Mận)" in await head.says("bao nhiêu chị đi 12/12")
        await head.says("ai đi")
        asked = await head.taps("Buổi khác")
        assert asked.index("27/11") < asked.index("28/11") < asked.index("12/12")
        assert "thứ Bảy 28/11 (thôn Mận)" in await head.says("2")
        assert 'ai đi được họp ngày 28/11"' in await lua.says(
            "ai đi được"
        )  # she leads the group, and asks for it alone
        clock.move_to("2026-11-29T09:00:00+07:00")
        told = await head.says("kết quả")  # how it went yesterday
        assert "thứ Bảy 28/11 (thôn Mận)" in told
        assert 'ví dụ: "ai đi được họp ngày 12/12"' in told
        await head.says("xem mục")
        assert "thứ Bảy 12/12 (thôn Mận)" in await head.taps("Ai đi được")
        assert "thứ Bảy 12/12 (thôn Mận)" in (told := await head.says("ai đi được"))
        assert 'ví dụ: "kết quả họp ngày 28/11"' in told
        assert "thứ Sáu 27/11 (tổ 1)" in await head.says("kết quả họp tổ 1")
        clock.move_to("2026-12-13T09:00:00+07:00")
        assert "thứ Bảy 12/12" in await head.says("ai đi được")


async def test_a_cadre_is_asked_which_of_her_branches_meetings_and_not_of_her_own(town: Town) -> None:
    with time_machine.travel(CALLED):
        head, _ = await meeting_with(town, "zalo-bot")
        cadre = await town.member("zalo-bot", "Trần Thị Mai", role=Role.CADRE, unit="commune")
        await head.says("họp chi hội 7h tối 12/12 sân bóng")
        await head.says("1")
        assert "Buổi nào ạ?\n1. Sinh hoạt chi hội" in await cadre.says("ai đi được")
        await cadre.says("họp giao ban chi hội trưởng 8h sáng 20/12 hội trường xã")
        await cadre.says("1")
        assert "20/12 (xã Hoa Mai)" in await cadre.says("ai đi được")
        town.write(_also_cadre, person(town, "Lê Thị Hạnh"), town.ids["commune"])
        assert "1. thôn Mận  2. thôn Bưởi" in " ".join((await head.says("ai vắng 3 buổi")).split("\n"))


def _also_cadre(session: Session, person_id: int, unit_id: int) -> None:
    session.add(Post(person_id=person_id, role=Role.CADRE, unit_id=unit_id, from_date=date(2020, 1, 1)))


async def test_a_long_list_is_paged_by_the_books_numbers(town: Town) -> None:
    with time_machine.travel(CALLED):
        head, _ = await meeting_with(town, "zalo-bot", *(f"Nguyễn Thị Hoa {n}" for n in "ABCDEFGHIKLM"))
        await head.says("kết quả")
        first = await head.taps("Ai chưa trả lời")
        assert first.count("\n") == 9
        assert "8. Nguyễn Thị Hoa F" in first
        assert 'Còn 6 chị nữa, chị nhắn "xem tiếp".' in first
        second = await head.says("xem tiếp")
        assert "9. Nguyễn Thị Hoa G" in second
        assert "14. Nguyễn Thị Hoa M" in second
        assert "Xem tiếp" not in second


async def test_a_leader_sees_the_answers_of_her_own_group_only(town: Town) -> None:
    with time_machine.travel(CALLED):
        await meeting_with(town, "zalo-bot", "Nguyễn Thị Đào", "Trần Thị Cúc")
        leader = await town.member("zalo-bot", "Võ Thị Sương")
        group_of(town, "Võ Thị Sương", "Nguyễn Thị Đào")
        told = await leader.says("kết quả")
        assert "mời 1 chị" in told
        assert "Hoãn" not in told
        listed = await leader.taps("Ai chưa trả lời")
        assert "Đào" in listed
        assert "Cúc" not in listed


async def test_past_meetings_are_listed_with_how_many_came(town: Town, platform: str) -> None:
    with time_machine.travel(CALLED):
        head = await town.member(platform, "Lê Thị Hạnh", role=Role.HEAD)
        town.on_paper("Nguyễn Thị Đào")
        assert "chưa mời họp" in await head.says("kết quả")
        past_meeting(town, "Lê Thị Hạnh", 40, ("Nguyễn Thị Đào",))
        past_meeting(town, "Lê Thị Hạnh", 10, roll=False)
        told = await head.says("kết quả")
        assert "1. Sinh hoạt chi hội thứ Năm 12/11: chưa điểm danh" in told
        assert "2. Sinh hoạt chi hội thứ Ba 13/10: có mặt 1/2" in told
        shown = await head.says("2")
        assert "có mặt 1/2 (50%)" in shown
        assert "3. Biên bản" in shown
        assert "2. Nguyễn Thị Đào" in await head.taps("Tên các chị vắng")


async def test_whom_the_branch_has_not_seen_for_three_meetings_without_the_away_and_the_honorary(
    town: Town, platform: str
) -> None:
    with time_machine.travel(CALLED):
        head = await town.member(platform, "Lê Thị Hạnh", role=Role.HEAD)
        names = ("Nguyễn Thị Đào", "Trần Thị Cúc", "Lê Thị Xa", "Lê Thị Danh", "Võ Thị Ngân")
        for name in names:
            town.on_paper(name)
        past_meeting(town, "Lê Thị Hạnh", 90, names)
        past_meeting(town, "Lê Thị Hạnh", 60, names)
        assert "Mới có 2 buổi" in await head.says("ai vắng 3 buổi")
        past_meeting(town, "Lê Thị Hạnh", 40, (), roll=False)
        past_meeting(town, "Lê Thị Hạnh", 30, names[:4])

        def apart(session: Session) -> None:
            people = {p.full_name: p.id for p in session.exec(select(Person)).all()}
            for name, change in (("Lê Thị Xa", {"state": "away"}), ("Lê Thị Danh", {"honorary": True})):
                row = session.exec(select(Membership).where(Membership.person_id == people[name])).one()
                for field, value in change.items():
                    setattr(row, field, value)
                session.add(row)

        town.write(apart)
        told = await head.says("ai vang 3 buoi")
        assert "3 buổi gần đây chi hội chưa gặp 2 chị" in told
        assert "2. Nguyễn Thị Đào (1960)" in told
        assert "3. Trần Thị Cúc (1960)" in told
        assert "Xa" not in told
        assert "Danh" not in told
        assert "Ngân" not in told
        assert "2 buổi gần đây" in await head.says("ai vắng 2 buổi")


async def test_thanks_are_shown_with_names_and_go_only_when_the_head_says_so_once_a_month_and_by_day(
    town: Town, platform: str
) -> None:
    with time_machine.travel(CALLED) as clock:
        head = await town.member(platform, "Lê Thị Hạnh", role=Role.HEAD)
        lua = await town.member(platform, "Nguyễn Thị Lụa")
        gam = await town.member(platform, "Trần Thị Gấm")
        town.on_paper("Nguyễn Thị Đào")
        clock.move_to(LATE)
        past_meeting(town, "Lê Thị Hạnh", 1)
        assert "lời cảm ơn 3 chị đến buổi vừa rồi: 2 Lụa, 3 Gấm, 4 Đào." in await head.says("cam on chi em")
        assert "chưa gửi gì" in await head.says("0")
        past_meeting(town, "Lê Thị Hạnh", 65, ("Trần Thị Gấm",))
        past_meeting(town, "Lê Thị Hạnh", 35, ("Trần Thị Gấm", "Nguyễn Thị Đào"))
        draft = await head.says("cảm ơn chị em")
        assert "2 chị đến đều hoặc mới trở lại: 2 Lụa, 3 Gấm." in draft
        assert "Chị Hạnh và thôn Mận cảm ơn chị đã đến sinh hoạt" in draft
        assert "chưa gửi gì" in await head.says("0")
        assert town.rows(Message, kind="thanks") == []
        await head.says("gui loi cam on")
        assert "đang gửi lời cảm ơn 2 chị" in await head.says("1")
        sent = town.rows(Message, kind="thanks")
        [due] = {d.not_before for d in town.rows(Delivery, message_id=sent[0].id)}
        assert due.astimezone().astimezone(datetime.fromisoformat(LATE).tzinfo).hour == 6, "not in the night"
        assert not any("cảm ơn chị đã đến" in text for text in lua.arrived())
        clock.move_to("2026-11-30T06:30:00+07:00")
        await town.tick()
        assert "Hẹn gặp chị buổi tới" in await gam.gets("cảm ơn chị đã đến")
        assert "vắng" not in gam.last
        assert "buổi vừa rồi em gửi rồi" in await head.says("cảm ơn chị em")
        past_meeting(town, "Lê Thị Hạnh", 1, ("Nguyễn Thị Lụa", "Trần Thị Gấm"))
        told = await head.says("cảm ơn chị em")  # the others have been thanked this month
        assert "không nhận tin trên điện thoại: 4 Đào. Gặp thì chị nói lời cảm ơn giúp nhé." in told
        assert "1. Gửi" not in told
        assert "không có gì" in await lua.says("cảm ơn chị em")


async def test_the_head_is_asked_for_a_missing_roll_twice_and_then_no_more(town: Town) -> None:
    with time_machine.travel(CALLED) as clock:
        head, _ = await meeting_with(town, "zalo-bot", "Nguyễn Thị Đào")
        asked = []
        for day in range(28, 31):
            for hour in (6, 12, 23):
                clock.move_to(f"2026-11-{day}T{hour:02d}:45:00+07:00")
                await town.tick()
                asked.append(sum("chưa điểm danh" in text for text in head.arrived()))
        for day in range(1, 9):
            clock.move_to(f"2026-12-0{day}T12:00:00+07:00")
            await town.tick()
            asked.append(sum("chưa điểm danh" in text for text in head.arrived()))
        assert asked == [0, 0, 0, 1, 1, 1, 1, 1, 1, 2, 2, 2, 2, 2, 2, 2, 2]
        assert len(town.rows(Invitation)) == meeting(town).invited
        clock.move_to(AFTERWARDS)
