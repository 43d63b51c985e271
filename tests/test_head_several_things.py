"""A head with much at once: posts in branch and commune, two meetings ahead, lists of whom to tell, a roll by names."""

from datetime import date

import time_machine
from sqlmodel import Session, select

from models.members import Person
from models.posts import Post, Role
from tests.chat import Phone, Town
from tests.test_door_told import told
from tests.women import CALLED, branch_with, call, put_into_group

EVENING = "2026-11-28T20:00:00+07:00"


def also_cadre(town: Town, name: str) -> None:
    """She works for the commune, too."""

    def write(session: Session) -> None:
        person = session.exec(select(Person).where(Person.full_name == name)).one()
        since = date(2020, 1, 1)
        session.add(Post(person_id=person.id or 0, role=Role.CADRE, unit_id=town.ids["commune"], from_date=since))

    town.write(write)


async def two_branches(town: Town, channel: str) -> Phone:
    """The head of thôn Mận, a cadre as well; the meeting of thôn Bưởi comes first."""
    head = await branch_with(town, channel, "Nguyễn Thị Đào 1952", "Trần Thị Cúc 1960")
    also_cadre(town, "Lê Thị Hạnh")
    other = await town.member(channel, "Bùi Thị Mơ", branch="buoi", role=Role.HEAD)
    town.on_paper("Lý Thị Sen", branch="buoi")
    town.on_paper("Vũ Thị Na", branch="buoi")
    await call(town, other, "19h thứ bảy tuần sau")
    await head.says("họp chi hội 19h30 thứ bảy tuần sau nhà văn hóa thôn")
    if "đơn vị nào" in head.last:
        await head.taps("thôn Mận")
    await head.says("1")
    await town.quiet()
    return head


async def test_her_own_branch_comes_first_and_other_branches_are_named(town: Town, platform: str) -> None:
    with time_machine.travel(CALLED) as clock:
        head = await two_branches(town, platform)
        own, other = (
            "1. Sinh hoạt chi hội thứ Bảy 28/11, 19 giờ 30",
            "2. Sinh hoạt chi hội (thôn Bưởi) thứ Bảy 28/11, 19 giờ",
        )
        for words in ("nhóm: Đào đi, Na bận", "đổi giờ họp", "hủy họp", "bài đọc loa"):
            seen = await head.says(words)
            assert own in seen, words
            assert other in seen, words
            await head.says("0")
        for words in ("danh sách hội viên", "hội viên"):
            assert "1. thôn Mận  2. thôn Bưởi" in await head.says(words)
        clock.move_to("2026-11-28T19:02:00+07:00")  # the other one is nearer
        for words in ("điểm danh", "vắng 2"):
            seen = await head.says(words)
            assert own in seen, words
            assert other in seen, words
            await head.says("0")


async def test_an_answer_is_for_a_meeting_to_which_she_is_invited(town: Town) -> None:
    with time_machine.travel(CALLED):
        head = await branch_with(
            town, "zalo-bot", "Nguyễn Thị Đào 1952", "Trần Thị Cúc 1960", "Lê Thị Hồng 1984", "Võ Thị Gấm 1970"
        )
        put_into_group(town, "Trần Thị Cúc", "Lê Thị Hồng")
        await call(town, head)
        await head.says("họp tổ 2 20h thứ sáu tuần sau nhà chị Hạnh")
        await head.says("1")
        await town.quiet()
        assert "bà Nguyễn Thị Đào đi được, sinh hoạt chi hội" in await head.says("2 đi được")
        asked = await head.says("3 đi được")
        assert "cho buổi nào ạ?" in asked
        await head.taps("Sinh hoạt tổ 2 thứ Sáu 27/11, 20 giờ (8 giờ tối)")
        assert "trả lời giúp Cúc cho buổi nào ạ?" in await head.says("đã báo 3 4, chị Cúc đi được")  # no list is open
        assert "đi được, sinh hoạt chi hội thứ Bảy" in await head.says("2")
        assert "bà Nguyễn Thị Đào đi được, sinh hoạt chi hội" in await head.says("đã báo 5, bà Đào đi được")


async def test_an_opened_list_is_answered_for_what_it_is_about(town: Town, platform: str) -> None:
    with time_machine.travel(CALLED) as clock:
        head = await branch_with(town, platform, "Nguyễn Thị Đào 1952", "Trần Thị Cúc 1960", "Lê Thị Hồng 1984")
        await call(town, head)
        await call(town, head, "15h chủ nhật tuần sau")
        for text in ("Mai khám mắt", "Mai nộp quỹ"):
            await head.says(f"gửi tin: {text}")
            await head.says("1")
        await town.quiet()
        clock.shift(120)
        await head.says("báo tận nhà")
        assert "3 chị cần báo tận nhà" in await head.taps("Sinh hoạt chi hội thứ Bảy 28/11: 3 chị")
        answer = await head.says("đã báo 2 3")
        assert "ghi đã báo 2 Đào, 3 Cúc: sinh hoạt chi hội thứ Bảy 28/11." in answer
        assert "Sửa lại" in answer or '"sửa lại"' in answer
        assert told(town) == {"invite": 2}
        assert "đã báo 4 Hồng: sinh hoạt chi hội thứ Bảy 28/11." in await head.says("đã báo hết")
        assert told(town) == {"invite": 3}
        assert "lấy lại" in await head.says("sửa lại")
        assert told(town) == {"invite": 2}
        await head.says("báo tận nhà")
        await head.taps('Thông báo "Mai khám mắt": 3 chị')
        answer = await head.says("đã báo 3")
        assert 'đã báo 3 Cúc: thông báo "Mai khám mắt".' in answer
        assert 'Thông báo "Mai khám mắt": 2 chị cần báo tận nhà' in answer
        assert "4. Lê Thị Hồng" in answer
        assert told(town) == {"invite": 2, "notice": 1}
        await head.says("sửa lại")
        assert told(town) == {"invite": 2}
        await head.says("lịch họp")  # another question: no list is open
        answer = await head.says("đã báo 4")
        assert "ghi đã báo 4 Hồng: " in answer
        assert '"sửa lại"' in answer
        assert told(town) == {"invite": 4, "notice": 2}


async def test_a_count_does_not_replace_names_unasked(town: Town, platform: str) -> None:
    with time_machine.travel(CALLED) as clock:
        head = await branch_with(town, platform, "Nguyễn Thị Đào 1952", "Trần Thị Cúc 1960")
        await call(town, head)
        clock.move_to(EVENING)
        await head.says("vắng 2")
        asked = await head.says("có mặt 3 người")
        assert "có mặt 2, vắng 1 (2 Đào)" in asked
        assert "tên những chị vắng không còn nữa" in asked
        assert "giữ như cũ" in await head.taps("Giữ như cũ")
        await head.says("có mặt 3 người")
        assert "3/3" in await head.taps("Ghi theo tin chị vừa nhắn")
        assert "ghi có mặt 2/3" in await head.says("có mặt 2 người")  # a count after a count


async def test_the_number_comes_late_rather_than_not_and_it_is_said_to_whom(town: Town) -> None:
    with time_machine.travel(CALLED) as clock:
        head = await branch_with(town, "zalo-bot", "Nguyễn Thị Đào 1952")
        leader = await town.member("zalo-bot", "Trần Thị Cúc")
        put_into_group(town, "Nguyễn Thị Đào", leader="Trần Thị Cúc")
        await leader.says("họp tổ 19h30 thứ sáu tuần sau nhà chị Cúc")
        await leader.says("1")
        await town.quiet()
        said = await head.says("mã điểm danh")
        assert "Số điểm danh của sinh hoạt tổ 2 thứ Sáu 27/11: em nhắn chị Cúc lúc 19 giờ" in said
        assert "em nhắn chị lúc 19 giờ" in await leader.says("mã điểm danh")
        clock.move_to("2026-11-27T20:15:00+07:00")
        await town.tick()
        assert "Sinh hoạt tổ 2 đang họp. Số điểm danh lúc này:" in await leader.gets("Số điểm danh")
        assert "Số điểm danh lúc này" in await head.says("mã điểm danh")


async def test_who_has_moved_on_is_named_and_the_others_are_done(town: Town) -> None:
    with time_machine.travel(CALLED):
        head = await branch_with(town, "zalo-bot", "Nguyễn Thị Đào 1952", "Trần Thị Cúc 1960")
        put_into_group(town)
        also_cadre(town, "Lê Thị Hạnh")
        await head.says("danh sách hội viên")
        await head.taps("thôn Mận")
        await head.says("2 chuyển sinh hoạt về thôn Bưởi")
        await head.says("1")
        done = await head.says("chuyển 2 3 sang tổ 2")
        assert "Trần Thị Cúc" in done
        assert "Chị Nguyễn Thị Đào (1952), STT cũ 2, nay sinh hoạt ở thôn Bưởi" in done
        assert "vào lại" not in done
        assert "nay sinh hoạt ở thôn Bưởi" in await head.says("2 sang tổ 2")
        done = await head.says("chuyển 2 3 sang tổ 2")
        assert "nay sinh hoạt ở thôn Bưởi" in done
