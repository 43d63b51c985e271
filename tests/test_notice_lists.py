"""A sender looks her notices up by words: those that wait, those sent before, who missed the last one."""

from datetime import date, timedelta

import time_machine
from sqlmodel import Session, select

from models.announcements import Announcement
from models.deliveries import Delivery, Message, State
from models.posts import Post, Role
from models.units import get_unit
from tests.chat import Phone, Town

MORNING = "2026-11-22T09:00:00+07:00"


async def branch(town: Town, platform: str) -> tuple[Phone, Phone]:
    head = await town.member(platform, "Lê Thị Hạnh", role=Role.HEAD)
    return head, await town.member(platform, "Nguyễn Thị Lụa")


def notice_of(town: Town, notice: int) -> int:
    (message,) = town.rows(Message, kind="notice", subject_id=notice)
    return int(message.id)


def states(town: Town, notice: int) -> set[str]:
    return {row.state for row in town.rows(Delivery) if row.message_id == notice_of(town, notice)}


async def test_notices_set_for_a_time_are_listed_dropped_and_sent_at_once(town: Town, platform: str) -> None:
    with time_machine.travel(MORNING):
        head, lua = await branch(town, platform)
        assert "không có tin nào hẹn giờ" in await head.says("các tin hẹn giờ")
        await head.says("8h tối mai gửi tin: Nộp quỹ")
        assert "lúc 20 giờ" in await head.says("1")
        one = await head.says("hủy tin")
        assert "1. Hủy, không gửi tin này" in one
        await head.says("0")
        one = await head.says("huy tin hen gio")
        assert "Em hẹn gửi lúc 20 giờ (8 giờ tối) thứ Hai 23/11 cho 2 chị" in one
        assert '"Nộp quỹ"' in one
        await head.says("0")
        await head.says("gửi tin 9 giờ sáng thứ ba: Tiêm vắc xin")
        await head.says("1")
        listed = await head.says("tin hẹn giờ")
        assert "2 tin đang hẹn giờ" in listed
        assert listed.index("Nộp quỹ") < listed.index("Tiêm vắc xin") or platform == "telegram"
        assert "Tiêm vắc xin" in await head.says("2")
        assert "thôi không gửi nữa" in await head.taps("Hủy, không gửi tin này")
        assert "Nộp quỹ" in await head.says("các tin chưa gửi")
        assert "đang gửi cho 2 chị" in await head.taps("Gửi luôn")
        await lua.gets("Nộp quỹ")
        first, second = sorted(row.id for row in town.rows(Announcement))
        await town.quiet()
        assert (states(town, first), states(town, second)) == ({State.SENT}, {State.CANCELLED})
        assert "không có tin nào hẹn giờ" in await head.says("tin hẹn giờ")
        assert "chưa được giao" in await lua.says("tin hẹn giờ")


async def test_older_notices_are_found_and_recalled(town: Town, platform: str) -> None:
    with time_machine.travel("2026-11-12T09:00:00+07:00") as clock:
        head, lua = await branch(town, platform)
        assert "chưa gửi thông báo nào" in await head.says("tin đã gửi")
        assert "chưa gửi thông báo nào" in await head.says("huy tin")
        town.on_paper("Trần Thị Hoa")
        await head.says("8h tối mai gửi tin: Họp tổ")
        await head.says("1")
        assert "chưa gửi thông báo nào" in await head.says("tin đã gửi")  # it is only set for a time
        await head.says("hủy tin hẹn giờ")
        await head.taps("Hủy, không gửi tin này")
        await head.says("gửi tin: Nộp quỹ trước thứ bảy")
        await head.says("1")
        await lua.gets("Nộp quỹ")
        clock.move_to(MORNING)
        await head.says("gửi tin: Mai tiêm vắc xin")
        await head.says("1")
        await lua.gets("tiêm vắc xin")
        await town.tick()
        taken = await head.says("hủy tin")  # none is set for a time: the one that was sent
        assert "tiêm vắc xin" in taken
        assert "Thu hồi" in taken
        listed = await head.says("tin da gui")
        assert "2 tin đã gửi" in listed
        assert "Nộp quỹ" in await head.says("2")
        assert "Lúc đó chị không gửi" in await head.says("tin tháng trước")
        older = await head.says("xem tin tuần trước")
        assert "1 tin đã gửi" in older
        assert "2 tin gửi được" in await head.says("1")
        assert "sẽ đọc" in await head.taps("Thu hồi")
        assert "gửi lời thu hồi đến 2 chị" in await head.says("1")
        assert 'Hội xin thu hồi thông báo của thôn Mận: "Nộp quỹ' in await lua.gets("xin thu hồi")


async def test_what_waits_because_of_the_days_three_notices_is_not_set_for_a_time(town: Town) -> None:
    with time_machine.travel(MORNING):
        head, _lua = await branch(town, "zalo-bot")
        for number in range(4):
            await head.says(f"gửi tin: Tin số {number}")
            await head.says("1")
            await town.quiet()
        assert "không có tin nào hẹn giờ" in await head.says("tin hẹn giờ")


async def test_who_missed_the_last_notice_is_said_by_name(town: Town) -> None:
    with time_machine.travel(MORNING):
        head, lua = await branch(town, "zalo-bot")
        await head.says("gửi tin: Mai tiêm vắc xin")
        await head.says("1")
        await lua.gets("tiêm vắc xin")
        await town.tick()
        said = await head.says("ai chưa nhận")
        assert 'Tin "Mai tiêm vắc xin":' in said
        assert "Tin đã đến máy cả 2 chị" in said
        for number in range(10):
            town.on_paper(f"Trần Thị Hoa {number}")
        await head.says("gửi tin: Mai họp tổ")
        await head.taps('Xin chị em nhắn "đã nhận"')
        await head.says("1")
        await lua.gets("Mai họp tổ")
        await town.tick()
        assert "Nguyễn Thị Lụa" in await head.says("ai chưa xem tin")
        await head.says("gửi tin: Mai nghỉ")
        await head.says("1")
        await lua.gets("Mai nghỉ")
        await town.tick()
        said = await head.says("chi nao chua nhan tin")
        assert "10 chị chưa nhận được thông báo này" in said
        assert "3. Trần Thị Hoa 0 (1960) không có điện thoại" in said
        assert "12. Trần Thị Hoa 9" in await head.says("xem tiếp")
        assert "chưa được giao" in await lua.says("ai chưa nhận tin")


async def test_a_drafter_hears_that_her_notice_is_not_sent_and_why(town: Town, platform: str) -> None:
    with time_machine.travel(MORNING) as clock:
        head = await town.member(platform, "Lê Thị Hạnh", role=Role.HEAD)
        hoa = await town.member(platform, "Trần Thị Hoa", role=Role.DRAFTER)
        await hoa.says("gửi tin chị em trên 50 tuổi: Mai nộp quỹ")
        await hoa.taps('Xin chị em nhắn "đã nhận"')
        assert "chuyển người phụ trách" in await hoa.says("1")
        clock.shift(300)
        assert "soạn tin gửi thôn Mận, riêng chị em, 51 tuổi trở lên" in await head.gets("soạn tin gửi")
        assert "Vì sao không gửi" in await head.taps("Không gửi")
        assert "báo lại chị Hoa" in await head.says("Quỹ thu tháng sau")
        told = await hoa.gets("chưa gửi tin chị soạn")
        assert told.startswith('Chị Hạnh xem rồi và chưa gửi tin chị soạn: "Mai nộp quỹ"\nLý do: Quỹ thu tháng sau')
        again = await hoa.taps("Sửa rồi gửi lại")
        assert "Mai nộp quỹ" in again
        assert "Gửi riêng: chị em, 51 tuổi trở lên" in again
        await hoa.says("1")
        await town.quiet()
        kept = [(row.wanted["age_from"], row.asks_receipt) for row in town.rows(Announcement)]
        assert kept == [(51, True)] * 2
        await head.taps("Không gửi")
        assert "thôi việc đó" in await head.says("0")


async def test_those_told_at_home_are_listed_when_a_notice_is_recalled(town: Town) -> None:
    with time_machine.travel(MORNING):
        head, lua = await branch(town, "zalo-bot")
        town.on_paper("Nguyễn Thị Đào", year=1952)
        town.on_paper("Phạm Thị Vân", year=1960)
        await head.says("gửi tin: Mai nộp quỹ")
        await head.says("1")
        await lua.gets("nộp quỹ")
        await town.tick()
        assert "ghi đã báo 3 Đào" in await head.says("đã báo 3")
        await head.says("thu hồi")
        assert "1 chị đã được báo tận nhà, nhờ chị báo lại là tin đã thu hồi" in await head.says("1")
        listed = await head.says("1")
        assert "Báo lại tận nhà: tin đã thu hồi. 1 chị đã được báo tin này" in listed
        assert "3. Nguyễn Thị Đào (1952) không có điện thoại" in listed
        assert "Vân" not in listed  # nobody has told her of it: she need not hear of its end


async def test_what_nobody_was_told_of_is_recalled_and_stopped_without_a_walk(town: Town) -> None:
    with time_machine.travel(MORNING):
        head, lua = await branch(town, "zalo-bot")
        town.on_paper("Nguyễn Thị Đào", year=1952)
        await head.says("gửi tin: Mai nộp quỹ")
        await head.says("1")
        await lua.gets("nộp quỹ")
        await town.quiet()
        await head.says("thu hồi")
        recalled = await head.says("1")
        assert "gửi lời thu hồi đến 2 chị" in recalled
        assert "báo lại" not in recalled
        assert "tận nhà" not in await head.says("gửi tới đâu rồi")
        await head.says("gửi tin: Chiều mai dọn đường")
        await head.says("1")
        await town.quiet()
        sent = [row for row in town.rows(Delivery, state=State.SENT) if row.message_id == notice_of(town, 2)]

        def half_way(session: Session) -> None:
            row = session.get_one(Delivery, sent[0].id)
            row.state, row.not_before = State.QUEUED, row.not_before + timedelta(hours=1)
            session.add(row)

        town.write(half_way)
        assert "1 chị cần báo tận nhà" in await head.says("gửi tới đâu rồi")
        assert "1 tin chưa gửi thì thôi" in await head.says("dừng gửi")
        seen = await head.says("gửi tới đâu rồi")
        assert "Đã dừng gửi" in seen
        assert "tận nhà" not in seen
        assert "Không còn chị nào cần báo tận nhà" in await head.says("báo tận nhà")


async def test_the_writer_of_a_notice_hears_when_its_unit_is_closed_meanwhile(town: Town) -> None:
    with time_machine.travel(MORNING) as clock:
        head, lua = await branch(town, "zalo-bot")
        await head.says("gửi tin lúc 7 giờ tối mai: Tổng kết năm")
        await head.says("1")

        def close(session: Session) -> None:
            post = session.exec(select(Post)).one()
            post.to_date = date(2026, 11, 22)
            unit = get_unit(session, town.ids["man"])
            unit.closed_on = date(2026, 11, 22)
            session.add_all([post, unit])

        town.write(close)
        clock.move_to("2026-11-23T18:55:00+07:00")
        await town.tick()
        told = await head.gets("giữ lại, vì thôn Mận không còn nữa")
        assert '"Tổng kết năm"' in told
        assert "không gửi nữa" in await head.taps("Hủy, không gửi tin này")
        clock.move_to("2026-11-23T20:00:00+07:00")
        await town.tick()
        assert sum("giữ lại" in text for text in head.texts) == 1
        assert not any("Tổng kết" in text for text in lua.texts)


async def test_a_notice_is_said_in_one_breath_and_asked_about_in_whole_sentences(town: Town, platform: str) -> None:
    with time_machine.travel(MORNING) as clock:
        head, lua = await branch(town, platform)
        seen = await head.says("nhắn chị em mai mang cuốc đi dọn đường")
        assert "Thông báo của thôn Mận:\nMai mang cuốc đi dọn đường\n" in seen
        assert "Gửi 2 chị" in seen
        # At the preview, too, another takes its place.
        assert "Mai nghỉ chợ" in await head.says("báo chị em là mai nghỉ chợ")
        assert "đang gửi cho 2 chị" in await head.says("1")
        await lua.gets("Mai nghỉ chợ")
        await town.tick()
        assert "2 tin gửi được" in await head.says("mấy chị nhận được tin rồi")
        assert "đến máy cả 2 chị" in await head.says("co ai chua doc khong")
        clock.shift(300)
        await lua.says("chiều mai em bận rồi")
        await lua.says("1")
        await head.gets("chiều mai em bận")
        clock.shift(300)
        assert "chiều mai em bận rồi" in await head.says("xem chị em nhắn gì")
        assert "xin thông báo" in await head.says("bài loa tin vừa gửi")
        assert "Mai nghỉ chợ" in await head.says("cho chị tin dán zalo")
        clock.shift(300)
        assert "sẽ đọc" in await head.says("rút lại tin vừa gửi")
        await head.says("0")
        assert "không có tin nào hẹn giờ" in await head.says("hủy tin hẹn tối mai")
        clock.shift(86400)
        assert "1. Chủ nhật 22/11: Mai nghỉ chợ" in await head.says("thu hồi tin hôm qua")
        assert "mấy chị" not in await lua.says("mấy chị nhận được tin rồi")
