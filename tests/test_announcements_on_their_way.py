"""A notice on its way: set for a time, paused, stopped, sent again, looked at by name, checked by its code."""

import re
from zoneinfo import ZoneInfo

import pytest
import time_machine
from sqlmodel import Session

from models import members
from models.announcements import Announcement, Audience, announce
from models.conversations import acting
from models.courses import NothingToResend, resend
from models.deliveries import DELIVERIES, Delivery, State
from models.posts import Role
from tests.chat import Phone, Town

MORNING = "2026-11-22T09:00:00+07:00"
NIGHT = "2026-11-22T21:30:00+07:00"


async def branch(town: Town, platform: str) -> tuple[Phone, Phone]:
    head = await town.member(platform, "Lê Thị Hạnh", role=Role.HEAD)
    return head, await town.member(platform, "Nguyễn Thị Lụa")


def notices(town: Town) -> list[Delivery]:
    return [row for row in town.rows(Delivery) if row.priority in {3, 4}]


async def test_a_notice_leaves_at_the_time_that_was_set_and_the_time_is_said_back(town: Town, platform: str) -> None:
    with time_machine.travel(MORNING) as clock:
        head, lua = await branch(town, platform)
        await head.says("gửi thông báo")
        await head.says("mai họp sớm")
        assert "Gửi lúc nào" in await head.taps("Hẹn giờ gửi")
        assert "qua rồi" in await head.says("8 giờ sáng nay")
        assert "chưa rõ lúc nào" in await head.says("lúc nào cũng được")
        assert "Hôm đó gửi lúc mấy giờ" in await head.says("ngày mai")
        seen = await head.says("7 giờ tối")
        assert "Em gửi lúc 19 giờ (7 giờ tối) thứ Hai 23/11" in seen
        seen = await head.says("gửi lúc 10 giờ đêm mai")
        assert "Ban đêm em không gửi, em gửi lúc 6 giờ sáng thứ Ba 24/11" in seen
        seen = await head.says("gửi lúc 7 giờ tối nay")
        assert "Em gửi lúc 19 giờ (7 giờ tối) Chủ nhật 22/11" in seen
        assert "em gửi cho 2 chị lúc 19 giờ (7 giờ tối) Chủ nhật 22/11" in await head.taps("Đúng, gửi vào giờ đó")
        await town.tick()
        assert not any("họp sớm" in text for text in lua.texts)
        clock.move_to("2026-11-22T19:00:05+07:00")
        await town.tick()
        assert sum("họp sớm" in text for text in lua.texts) == 1


async def test_one_line_says_whom_when_and_what(town: Town) -> None:
    with time_machine.travel(MORNING):
        head, _lua = await branch(town, "zalo-bot")
        seen = await head.says("gửi tin lúc 7 giờ tối mai: Mai họp nhé")
        assert "Mai họp nhé" in seen
        assert "Em gửi lúc 19 giờ (7 giờ tối) thứ Hai 23/11" in seen
        await head.says("0")
        assert "Gửi lúc nào" in await head.says("gửi tin lúc nào rảnh: Mai họp nhé")
        assert "Em gửi" not in await head.taps("Gửi luôn, không hẹn giờ")


async def test_what_is_paused_waits_and_goes_on_by_a_word(town: Town, platform: str) -> None:
    with time_machine.travel(NIGHT) as clock:
        head, lua = await branch(town, platform)
        await head.says("gửi thông báo")
        assert "Ban đêm em không gửi" in await head.says("mai họp sớm")
        assert "em gửi cho 2 chị lúc 6 giờ sáng thứ Hai 23/11" in await head.says("1")
        assert "Còn 2 tin đợi chị" in await head.says("tạm dừng")
        assert {row.state for row in notices(town)} == {State.HELD}
        assert "Đang tạm dừng" in await head.says("xem gửi tới đâu")
        clock.move_to("2026-12-18T08:00:00+07:00")
        await town.tick()
        shown = await head.says("gửi tiếp")  # its day may be over
        assert 'tạm dừng từ Chủ nhật 22/11, còn 2 chị chưa gửi:\n"mai họp sớm"' in shown
        assert "1. Gửi tiếp" in shown
        await town.quiet()
        assert not any("họp sớm" in text for text in lua.texts)
        assert "gửi tiếp 2 tin" in await head.says("gửi tiếp")
        await lua.gets("họp sớm")
        assert "Không có tin nào đang tạm dừng" in await head.says("gửi tiếp")
        assert "1. Xem tin vừa gửi" in await head.says("gửi thông báo")
        assert "2 tin gửi được" in await head.says("1")
        await town.quiet()
        assert "Không còn tin nào đang gửi" in await head.says("tạm dừng")


async def test_what_was_being_tried_when_it_was_paused_waits_with_the_rest(town: Town) -> None:
    with time_machine.travel(NIGHT) as clock:
        head, lua = await branch(town, "telegram")
        for step in ("gửi thông báo", "mai họp sớm", "1", "tạm dừng"):
            await head.says(step)

        def back_in_line(session: Session) -> None:
            session.connection().execute(
                DELIVERIES.update().where(DELIVERIES.c.state == State.HELD).values(state=State.QUEUED)
            )

        town.write(back_in_line)
        clock.move_to("2026-11-23T08:00:00+07:00")
        await town.tick()
        assert {row.state for row in notices(town)} == {State.HELD}
        assert not any("họp sớm" in text for text in lua.texts)


async def test_stopping_says_how_many_had_it_and_a_second_time_changes_nothing(town: Town, platform: str) -> None:
    with time_machine.travel(NIGHT) as clock:
        head, lua = await branch(town, platform)
        for step in ("gửi thông báo", "mai họp sớm", "1"):
            await head.says(step)
        assert "2 tin chưa gửi thì thôi" in await head.says("thôi không gửi nữa")
        assert "không gửi nữa" in await head.says("dừng gửi")
        clock.move_to("2026-11-23T08:00:00+07:00")
        await town.tick()
        assert not any("họp sớm" in text for text in lua.texts)
        for step in ("gửi thông báo", "mai họp muộn", "1"):
            await head.says(step)
        await lua.gets("họp muộn")
        await town.quiet()
        assert "2 tin đã đi rồi" in await head.says("thôi không gửi nữa")
        assert town.rows(Announcement)[1].cancelled_at is None


async def test_it_is_sent_again_to_her_who_missed_it_and_to_nobody_twice(town: Town, platform: str) -> None:
    with time_machine.travel(MORNING) as clock:
        head, lua = await branch(town, platform)
        gam = await town.member(platform, "Trần Thị Gấm")
        await gam.says("xóa")
        await gam.taps("Thôi nhận tin")
        for step in ("gửi thông báo", "mai họp sớm", "1"):
            await head.says(step)
        await lua.gets("họp sớm")
        await town.tick()
        assert "Nhờ chị báo tận nhà" in await head.says("gửi lại")

        def wants_again(session: Session) -> None:
            person = next(p for p in session.exec(members.select(members.Person)).all() if "Gấm" in p.full_name)
            person.silenced = False
            session.add(person)

        town.write(wants_again)
        clock.shift(120)
        assert "Gửi lại cho 1 chị" in await head.says("xem gửi tới đâu")
        assert "gửi lại cho 1 chị chưa nhận được" in await head.taps("Gửi lại cho 1 chị chưa nhận")
        await gam.gets("họp sớm")
        await town.tick()
        assert "3 tin gửi được" in await head.gets("3 tin gửi được")
        assert sum("họp sớm" in text for text in lua.texts) == 1
        assert sum("họp sớm" in text for text in gam.texts) == 1


async def test_what_may_have_arrived_is_never_sent_again(town: Town) -> None:
    with time_machine.travel(MORNING):
        head, lua = await branch(town, "telegram")
        for step in ("gửi thông báo", "mai họp sớm"):
            await head.says(step)
        town.telegram.fail_next("cut", 2)
        await head.types("1")
        await town.quiet()
        number = town.rows(Announcement)[0].id

        def blindly(session: Session) -> None:
            from models.posts import posts_of

            sender = town.rows(Announcement)[0].sender_id
            assert posts_of(session, sender)
            with pytest.raises(NothingToResend):
                resend(session, acting(sender), number)

        town.write(blindly)
        assert sum("họp sớm" in text for text in lua.texts) <= 1


async def test_a_number_right_after_the_result_answers_the_result(town: Town) -> None:
    with time_machine.travel(MORNING) as clock:
        head, lua = await branch(town, "zalo-bot")
        town.on_paper("Nguyễn Thị Đào")
        clock.shift(3600)
        await head.says("gửi thông báo")
        await head.says("mai họp sớm")
        assert "1. Xem gửi đến đâu" in await head.says("1")
        await lua.gets("họp sớm")
        await town.tick()
        assert "1. Ai cần báo tận nhà" in await head.gets("tin gửi được")
        assert "3. Nguyễn Thị Đào" in await head.says("1")


async def test_a_reader_asks_whether_a_notice_is_ours_by_its_four_digits(town: Town, platform: str) -> None:
    with time_machine.travel(MORNING) as clock:
        head, lua = await branch(town, platform)
        for step in ("gửi thông báo", "mai nộp quỹ", "1"):
            await head.says(step)
        code = re.search(r"kiểm tra (\d{4})", await lua.gets("nộp quỹ"))
        assert code is not None
        told = await lua.says(f"kiem tra {code.group(1)}")
        assert "Đúng ạ, thôn Mận gửi tin này, chị Hạnh viết" in told
        assert "mai nộp quỹ" in told
        wrong = f"{(int(code.group(1)) - 999) % 9000 + 1000}"
        assert "không gửi cho chị thông báo nào" in await lua.says(f"kiểm tra {wrong}")
        assert "bốn chữ số" in await lua.says("kiểm tra")
        stranger = town.phone(platform)
        await stranger.says("xin chào")
        assert "thôn Mận" not in await stranger.says(f"kiểm tra {code.group(1)}")
        # As long as it is kept, though the same digits come again.
        clock.shift(400 * 86400)
        assert re.search(r"Đúng ạ, thôn Mận.* \S+/2026:", await lua.says(f"kiểm tra {code.group(1)}"))
        hanh = acting(town.rows(Announcement)[0].sender_id)
        town.write(announce, hanh, town.ids["man"], Audience.MEMBERS, "thu quỹ mới", check_code=code.group(1))
        await lua.gets("thu quỹ mới")
        for asking in (head, lua):
            told = await asking.says(f"kiểm tra {code.group(1)}")
            assert '"thu quỹ mới"' in told
            sent = town.rows(Announcement)[0].created_at.astimezone(ZoneInfo("Asia/Ho_Chi_Minh"))
            assert f"Số {code.group(1)} còn ở tin em gửi ngày {sent.day}/{sent.month}/{sent.year} nữa." in told
