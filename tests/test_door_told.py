"""Told at home of several things at once: meetings and notices, named in the answer."""

from collections.abc import Callable
from typing import Any

import time_machine
from sqlalchemy import event
from sqlmodel import Session

from models.announcements import Audience, Wanted, announce
from models.club_joining import put_into_club
from models.deliveries import Delivery, Message
from models.leader_changes import name_leader
from models.posts import Role
from models.sent_notices import waiting_notices
from models.told import notices_to_tell
from tests.chat import Town
from tests.test_clubs import club, person, who
from tests.women import CALLED, branch_with, call, put_into_group


def told(town: Town) -> dict[str, int]:
    """How many women have been told, by the kind of message."""
    kinds = {row.id: row.kind for row in town.rows(Message)}
    found: dict[str, int] = {}
    for row in town.rows(Delivery):
        if row.told_at is not None:
            found[kinds[row.message_id]] = found.get(kinds[row.message_id], 0) + 1
    return found


async def test_who_was_told_is_ticked_for_every_meeting_and_notice_and_all_are_named(town: Town, platform: str) -> None:
    with time_machine.travel(CALLED) as clock:
        head = await branch_with(town, platform, "Nguyễn Thị Đào 1952", "Trần Thị Cúc 1960", "Lê Thị Hồng 1984")
        await call(town, head)
        await call(town, head, "15h chủ nhật tuần sau")
        await head.says("gửi tin: Mai có đoàn khám mắt ở trạm y tế, mời chị em đến")
        await head.says("1")
        await town.quiet()
        clock.shift(120)
        answer = await head.says("da bao 2 3")
        assert "ghi đã báo 2 Đào, 3 Cúc: sinh hoạt chi hội thứ Bảy 28/11, sinh hoạt chi hội Chủ nhật 29/11" in answer
        assert 'thông báo "Mai có đoàn khám mắt' in answer
        assert "Còn 1 chị chưa được báo sinh hoạt chi hội thứ Bảy 28/11:\n4. Lê Thị Hồng (1984)" in answer
        assert told(town) == {"invite": 4, "notice": 2}
        assert "lấy lại" in await head.says("sửa lại")
        assert told(town) == {}
        answer = await head.says("4 da biet")
        assert "ghi đã báo 4 Hồng" in answer
        assert told(town) == {"invite": 2, "notice": 1}
        sent = await head.says("xem gửi tới đâu")  # the sender's own count falls with it
        assert "2 chị cần báo tận nhà, 1 chị đã được báo." in sent
        missed = await head.taps("Ai cần báo tận nhà")
        assert "2 chị chưa nhận được thông báo này" in missed
        assert "Hồng" not in missed
        clock.move_to("2026-11-30T09:00:00+07:00")  # both meetings are over: only the notice is left
        answer = await head.says("đã báo 2, 99")
        assert 'đã báo 2 Đào: thông báo "Mai có đoàn' in answer
        assert "không thấy 99" in answer
        assert "Còn 1 chị chưa được báo thông báo" in answer
        assert "3 Cúc" in answer
        assert told(town)["notice"] == 2
        assert "đã báo 3 Cúc" in await head.says("đã báo hết")
        assert "3 chị cần báo tận nhà đã được báo đủ." in await head.says("xem gửi tới đâu")
        assert "Không còn chị nào" in await head.says("đã báo hết")
        await head.says("8h tối mai gửi tin: Nộp quỹ")  # dropped before it left: nobody is to hear of it
        await head.says("1")
        await head.says("hủy tin hẹn giờ")
        await head.taps("Hủy, không gửi tin này")
        assert "Không còn chị nào" in await head.says("đã báo 2")


async def test_the_same_words_again_tick_nothing_else_and_what_is_not_clear_is_asked(town: Town) -> None:
    with time_machine.travel(CALLED) as clock:
        head = await branch_with(town, "zalo-bot", "Nguyễn Thị Đào 1952", "Trần Thị Cúc 1960", "Lê Thị Hồng 1984")
        await call(town, head)
        for text in ("Mai có đoàn khám mắt ở trạm y tế", "Nhà chị Sương mất trâu"):
            await head.says(f"gửi tin: {text}")
            await head.says("1")
        await town.quiet()
        clock.shift(120)
        assert "việc nào" in await head.says("còn ai chưa báo")
        asked = await head.says("da bao 3 4")
        assert "báo việc nào ạ?\n1. sinh hoạt chi hội thứ Bảy 28/11" in asked
        assert told(town) == {}
        opened = await head.taps('thông báo "Nhà chị Sương mất trâu"')
        assert "ghi đã báo 3 Cúc, 4 Hồng" in opened
        assert told(town) == {"notice": 2}
        for again in ("da bao 3 4", "đã báo Hồng"):
            assert "ghi đã báo rồi" in await head.says(again)
        assert "ghi đã báo rồi" in await head.says("da bao 3 4")
        assert told(town) == {"notice": 2}
        assert "việc nào" in await head.taps("Xem việc khác còn phải báo")
        await head.says("1")
        assert "ghi đã báo 3 Cúc, 4 Hồng" in await head.says("da bao 3 4")
        assert told(town) == {"notice": 2, "invite": 2}
        assert "lấy lại" in await head.says("sửa lại")
        assert "ghi đã báo" in await head.says("da bao 3 4")


async def test_of_many_things_the_meeting_is_named_and_the_others_are_counted(town: Town) -> None:
    with time_machine.travel(CALLED):
        head = await branch_with(town, "zalo-bot", "Nguyễn Thị Đào 1952", "Trần Thị Cúc 1960")
        await call(town, head)
        for day in range(4):
            town.write(
                announce, who(town, "Lê Thị Hạnh"), town.ids["man"], Audience.MEMBERS, f"Ngày {day + 1} khám mắt"
            )
        await town.quiet()
        answer = await head.says("đã báo 2")
        assert "Em ghi đã báo 2 Đào: sinh hoạt chi hội thứ Bảy 28/11 và 4 thông báo khác." in answer
        assert "khám mắt" not in answer
        assert told(town) == {"invite": 1, "notice": 4}


async def test_whoever_has_women_to_tell_of_a_notice_is_shown_them_beside_the_meetings(town: Town) -> None:
    with time_machine.travel(CALLED) as clock:
        head = await branch_with(town, "zalo-bot", "Nguyễn Thị Đào 1952", "Trần Thị Cúc 1960")
        await call(town, head)
        await head.says("gửi tin: Mai có đoàn khám mắt ở trạm y tế, mời chị em đến")
        await head.says("1")
        await town.quiet()
        clock.shift(120)
        answer = await head.says("báo tận nhà")
        assert "còn phải báo tận nhà mấy việc" in answer
        assert "Sinh hoạt chi hội thứ Bảy 28/11: 2 chị" in answer
        assert 'Thông báo "Mai có đoàn khám mắt ở trạm y tế, mời…": 2 chị' in answer
        answer = await head.says("2")
        assert "2 chị cần báo tận nhà. Báo được ai, chị nhắn số thứ tự, ví dụ: đã báo 2 3" in answer
        assert "2. Nguyễn Thị Đào (1952)" in answer
        answer = await head.says("3")  # her number in the book is her line
        assert 'Em ghi đã báo 3 Cúc: thông báo "Mai có đoàn' in answer
        assert "2. Nguyễn Thị Đào (1952)" in answer
        assert told(town) == {"notice": 1}
        clock.move_to("2026-11-30T09:00:00+07:00")  # the meeting is over
        assert "2. Nguyễn Thị Đào (1952)" in await head.says("ai chưa được báo")
        assert "các chị đều được báo rồi" in await head.says("2")
        assert "Không còn chị nào cần báo tận nhà." in await head.says("báo tận nhà")
        await town.quiet()


async def test_what_a_club_was_told_is_its_own_leaders_to_know_and_not_the_branchs(town: Town) -> None:
    with time_machine.travel(CALLED):
        head = await branch_with(town, "zalo-bot", "Nguyễn Thị Đào 1952")
        leader = await town.member("telegram", "Trần Thị Cúc")
        await town.member("telegram", "Phan Thị Mai", role=Role.CADRE, unit="commune")
        lua = await town.member("telegram", "Nguyễn Thị Lụa", branch="buoi")
        put_into_group(town, "Nguyễn Thị Đào", name="tổ 2", leader="Trần Thị Cúc")
        dao, mai = person(town, "Nguyễn Thị Đào"), who(town, "Phan Thị Mai")
        quiet, common = ("nhóm chiều thứ Tư", "nhóm sáng thứ Ba")
        own = club(town, "Lê Thị Hạnh", "giúp phụ nữ bị bạo lực", said_as=quiet)
        of_commune = club(town, "Phan Thị Mai", "giúp phụ nữ nghèo", "commune", said_as=common)
        town.write(put_into_club, who(town, "Lê Thị Hạnh"), own, [dao])
        town.write(put_into_club, mai, of_commune, [dao, person(town, "Nguyễn Thị Lụa")])
        town.write(name_leader, mai, of_commune, person(town, "Nguyễn Thị Lụa"))
        town.write(announce, who(town, "Lê Thị Hạnh"), own, Audience.MEMBERS, "Chiều thứ Tư gặp luật sư")
        town.write(announce, mai, of_commune, Audience.MEMBERS, "Sáng thứ Ba gặp ngân hàng")
        town.write(announce, mai, town.ids["commune"], Wanted(units=(of_commune,)), "Mang theo sổ vay")
        await town.quiet()
        # A group's leader hears neither of the club's notice nor, in the book's history, of who was put into it.
        assert "Không còn chị nào" in await leader.says("đã báo 2")
        assert quiet not in await leader.says("những việc mới ghi")
        assert quiet in await head.says("những việc mới ghi")
        assert told(town) == {}
        # The branch's head knows her own club's notice; the commune's clubs are not hers.
        answer = await head.says("đã báo 2")
        assert "gặp luật sư" in answer
        assert "ngân hàng" not in answer
        assert "sổ vay" not in answer
        assert told(town) == {"notice": 1}
        found = town.house.db.read_now(notices_to_tell, mai)
        assert [thing.notice.text for thing in found if thing.notice] == [
            "Mang theo sổ vay",
            "Sáng thứ Ba gặp ngân hàng",
        ]
        assert 'thông báo "Mang theo sổ vay", thông báo "Sáng thứ Ba gặp ngân hàng"' in await lua.says("đã báo Đào")
        assert told(town) == {"notice": 3}
        # A house has a million old deliveries: the ledger is asked by the keys of these days' notices only.
        for statements in (asked(town, notices_to_tell, mai), asked(town, waiting_notices, mai.person_id)):
            ledger = [one for one in statements if "message" in one]
            assert ledger
            assert not [one for one in ledger if "message.kind" in one]


def asked(town: Town, rule: Callable[..., Any], *args: Any) -> list[str]:
    """The statements by which a rule asks the database."""
    found: list[str] = []

    def heard(_connection: Any, _cursor: Any, statement: str, *_more: Any) -> None:
        found.append(statement)

    def run(session: Session) -> None:
        engine = session.get_bind()
        event.listen(engine, "before_cursor_execute", heard)
        try:
            rule(session, *args)
        finally:
            event.remove(engine, "before_cursor_execute", heard)

    town.write(run)
    return found
