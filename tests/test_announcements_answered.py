"""A notice for those who left a meeting unanswered asks about it; helpers get the notices of those whom they help."""

import time_machine

from models.conversations import acting
from models.deliveries import Delivery, Message, State
from models.meetings import Answer, Invitation, Meeting, answer_invitation
from models.members import Person
from models.posts import Role
from tests.chat import Phone, Town
from tests.women import CALLED, branch_with


async def two_meetings(town: Town, platform: str) -> tuple[Phone, Phone]:
    """Hạnh has called two meetings; Lụa has answered neither."""
    head = await town.member(platform, "Lê Thị Hạnh", role=Role.HEAD)
    lua = await town.member(platform, "Nguyễn Thị Lụa")
    for line in ("họp chi hội 19h30 thứ bảy tuần sau nhà văn hóa thôn", "họp chi hội 14h chủ nhật tuần sau sân đình"):
        await head.says(line)
        await head.says("1")
        await town.quiet()
    return head, lua


async def test_of_several_meetings_the_silent_one_is_asked_for_and_the_notice_takes_the_answer(
    town: Town, platform: str
) -> None:
    with time_machine.travel(CALLED) as clock:
        head, lua = await two_meetings(town, platform)
        asked = await head.says("gửi chị em chưa trả lời: Chị em trả lời sớm để chuẩn bị ghế nhé")
        assert "chưa trả lời buổi nào" in asked
        assert "Chủ nhật" in asked
        assert "chọn giúp" in await head.says("cả hai")
        seen = await head.says("2")
        assert "Gửi riêng: chị em chưa trả lời buổi Chủ nhật" in seen
        assert "sân đình. Chị đi được không?\n1. Đi được  2. Không đi được" in seen
        assert "đang gửi cho 2 chị" in await head.says("1")
        text = await lua.gets("chuẩn bị ghế")
        assert "sân đình. Chị đi được không?" in text
        clock.shift(120)
        assert "chị đi được" in await lua.says("1")
        hers = {row.meeting_id: row.answer for row in town.rows(Invitation) if row.person_id == person(town, "Lụa")}
        assert [hers[one] for one in sorted(hers)] == ["", "yes"]


def person(town: Town, name: str) -> int:
    return next(int(row.id) for row in town.rows(Person) if row.full_name.endswith(name))


def answers(town: Town, meeting: int, *names: str) -> None:
    for name in names:
        town.write(answer_invitation, acting(person(town, name)), meeting, Answer.YES)


async def test_what_all_have_answered_is_not_asked_for_and_who_has_answered_meanwhile_is_asked_nothing(
    town: Town,
) -> None:
    with time_machine.travel(CALLED) as clock:
        head, lua = await two_meetings(town, "zalo-bot")
        first, second = sorted(row.id for row in town.rows(Meeting))
        answers(town, first, "Lụa", "Hạnh")
        seen = await head.says("gui chi em chua tra loi luc 8 gio sang mai: nho tra loi som nhe")
        assert "chưa trả lời buổi Chủ nhật" in seen
        assert "Chị đi được không?" in seen
        await head.says("1")
        answers(town, second, "Lụa")
        clock.shift(24 * 3600)
        await town.tick()
        assert "Đi được" not in await lua.gets("nho tra loi som nhe")


async def test_which_meeting_may_be_left_and_taken_back_and_is_read_from_the_list(town: Town) -> None:
    with time_machine.travel(CALLED):
        head, _lua = await two_meetings(town, "zalo-bot")
        await head.says("gửi tin")
        await head.says("nhớ trả lời nhé")
        await head.taps("Gửi cho ai")
        asked = await head.taps("Chị em chưa trả lời buổi tới")
        assert "chưa trả lời buổi nào" in asked
        for odd in ("9", "😀", "<b>1</b>", "1" * 5000):
            assert "chưa trả lời buổi nào" in await head.says(odd)
        assert "Gửi 2 chị" in await head.says("quay lại")  # to where she came from
        await head.taps("Gửi cho ai")
        await head.taps("Chị em chưa trả lời buổi tới")
        assert "chưa trả lời buổi thứ Bảy" in await head.says("1")
        assert "thôi việc đó" in await head.says("0")


async def test_a_helper_gets_the_notice_marked_for_whom_and_the_count_is_exact(town: Town, platform: str) -> None:
    with time_machine.travel(CALLED) as clock:
        head = await branch_with(town, platform, "Nguyễn Thị Đào 1952")
        lua = await town.member(platform, "Nguyễn Thị Lụa")
        await head.says("nhờ chị Lụa nhận tin giúp bà Đào")
        await head.says("đồng ý")
        await lua.gets("Bà Đào nhờ chị nhận giúp")
        await lua.taps("Đồng ý")
        await head.gets("nhận lời")
        clock.shift(120)
        seen = await head.says("gửi tin: Mai tiêm vắc xin ở trạm xá")
        assert "Gửi 3 chị: 3 nhận tin trên điện thoại." in seen
        await head.taps('Xin chị em nhắn "đã nhận"')
        assert "đang gửi cho 3 chị" in await head.says("1")
        hers = await lua.gets("Tin của bà Đào:\nThông báo của thôn Mận:")
        assert "1. Đã nhận" in hers or platform == "telegram"
        await town.quiet()
        assert sum("Mai tiêm" in text for text in lua.texts) == 2
        clock.shift(120)
        said = await lua.taps("Đã nhận")
        assert "đã nhận tin" in (said if platform == "telegram" else await lua.taps("Đã nhận (Tin của bà Đào:)"))
        of = {row.id for row in town.rows(Message, kind="notice")}
        states = {row.person_id: row.state for row in town.rows(Delivery) if row.message_id in of}
        assert len(states) == 3
        assert State.READ in states.values()
        for step in ("thu hồi", "1"):
            await head.says(step)
        await lua.gets("Tin của bà Đào:\nHội xin thu hồi")
