"""What a head types in a month, as she types it: her words reach what she means, and nothing of them is lost."""

from datetime import date, datetime, timedelta

import time_machine

from models.meetings import Invitation, Meeting, MeetingState
from models.members import Person
from models.units import Unit
from tests.chat import Phone, Town
from tests.women import CALLED, branch_with, call, put_into_group

NOW = datetime.fromisoformat(CALLED)
TODAY = date(2026, 11, 22)
NAMES = ("Nguyễn Thị Đào 1952", "Trần Thị Cúc 1955", "Lê Thị Xuân 1960", "Phạm Thị Xuân 1970", "Hoàng Thị Gấm 1980")


async def says(head: Phone, *texts: str) -> str:
    """The last answer to these, said one after the other."""
    for text in texts:
        await head.says(text)
    return head.last


def answers(town: Town) -> dict[str, str]:
    """The given name of each who has answered, with her answer."""
    people = {one.id: one.full_name for one in town.rows(Person)}
    return {people[one.person_id]: one.answer for one in town.rows(Invitation) if one.answer}


# --- women for the book ---------------------------------------------------------------------------------------------


async def test_women_are_added_whatever_they_are_called_and_how_many_stand_in_a_line(town: Town, platform: str) -> None:
    with time_machine.travel(CALLED):
        head = await branch_with(town, platform, *NAMES)
        await call(town, head)
        seen = await head.says("thêm Phan Thị Nhài 1979 0977 000 091, Mai Thị Quýt 1988 0977 000 062")
        assert "7. Phan Thị Nhài (1979), 0977 000 091\n8. Mai Thị Quýt (1988), 0977 000 062" in seen
        await head.says("0")
        seen = await head.says("thêm Nguyễn Thị Đào 1952, Mai Thị Quýt 1988 0977 000 062, Hà Thị Na 1990")
        assert "2 chị mới" in seen
        assert "Dòng 1 trùng STT 2" in seen
        await head.says("0")
        assert "2 chị mới" in await head.says("Hà Thị Cam 1979, Mai Thị Quýt 1988")
        await head.says("0")
        seen = await head.says("thêm Hà Thị Cam 1979 0977000061 nhà 5 xóm 7")
        assert "chưa đọc được" in seen
        await head.says("0")
        for typed in ("thêm nội dung: Nguyễn Thị Lan 1975 0912345678", "nội dung họp thứ bảy là gặp 0912345678"):
            assert "đọc được tên và số này" in await head.says(typed)
            await head.says("0")
        assert town.rows(Meeting)[0].content == ""


# --- answers that she brings -----------------------------------------------------------------------------------------


async def test_answers_typed_while_she_is_asked_about_others_join_them(town: Town, platform: str) -> None:
    with time_machine.travel(CALLED):
        head = await branch_with(town, platform, *NAMES)
        await call(town, head)
        await call(town, head, "19h chủ nhật tuần sau")
        await head.says("3 đi được")
        assert "trả lời giúp 3, 6 cho buổi nào" in await head.says("6 đi được")
        await head.says("1")
        assert answers(town) == {"Trần Thị Cúc": "yes", "Hoàng Thị Gấm": "yes"}
        await says(head, "nhóm: Xuân đi", "1")
        assert "Các chị kia em giữ rồi. Có 2 chị Xuân" in await head.says("nhóm:\nĐào: bận rồi\nCúc: em bận")
        assert "đi được 1 (4 Xuân)" in await head.says("4 đi được")
        assert answers(town)["Nguyễn Thị Đào"] == "no"
        # In another conversation it is no question who comes.
        await head.says("đổi giờ họp")
        assert "trả lời giúp 3 cho buổi nào" in await head.says("3 đi được")


# --- calling ---------------------------------------------------------------------------------------------------------


async def test_a_whole_call_typed_while_an_earlier_one_is_asked_about_says_it_anew(town: Town) -> None:
    with time_machine.travel(CALLED):
        head = await branch_with(town, "zalo-bot")
        assert "Họp ngày nào" in await head.says("10 giờ họp")
        assert "chưa có lịch họp đều nào" in await head.says("lịch hằng tháng")
        await head.says("10 giờ họp")
        seen = await head.says("họp chi hội 7 rưỡi tối rằm hằng tháng, nhà văn hóa thôn")
        assert "19 giờ 30 (7 rưỡi tối), thứ Hai 23/11" in seen
        assert "nhà văn hóa thôn." in seen
        seen = await says(head, "thôi", "10 giờ họp", "họp chi hội thứ bảy, nhà văn hóa thôn")
        assert "10 giờ sáng, thứ Bảy 28/11, nhằm ngày 20 tháng 10 âm, nhà văn hóa thôn." in seen
        seen = await says(head, "thôi", "họp chi hội 8h tối thứ bảy", "họp chi hội 9h sáng mai ở sân đình")
        assert "9 giờ sáng, thứ Hai 23/11" in seen
        assert "sân đình." in seen
        assert "sân đình." in await says(head, "thôi", "9 giờ sáng họp", "ngày mai ở sân đình")


async def test_places_of_the_same_kind_of_meeting_come_first(town: Town) -> None:
    with time_machine.travel(CALLED):
        head = await branch_with(town, "zalo-bot")
        for line in ("họp chi hội 20h tối mai nhà văn hóa thôn", "họp ban chấp hành 20h thứ tư ủy ban"):
            await says(head, line, "1")
        assert "1. nhà văn hóa thôn  2. ủy ban" in await head.says("họp chi hội 18h thứ bảy tuần sau")
        assert "âm, nhà văn hóa thôn." in await head.says("chỗ cũ")
        assert "1. ủy ban  2. nhà văn hóa thôn" in await says(head, "thôi", "họp ban chấp hành 18h thứ bảy tuần sau")


async def test_only_the_meetings_that_it_can_be_are_offered(town: Town) -> None:
    with time_machine.travel(CALLED):
        head = await branch_with(town, "zalo-bot")
        lines = ("họp chi hội 20h tối mai sân đình", "họp chi hội 19h thứ tư sân đình")
        for line in (*lines, "họp ban chấp hành 15h thứ năm sân đình"):
            await says(head, line, "1")
        seen = await head.says("đổi giờ họp sang 8 giờ tối")
        assert "Hai 23/11" not in seen
        assert "1. Sinh hoạt chi hội thứ Tư 25/11, 19 giờ (7 giờ tối)\n2. Cuộc họp Ban Chấp hành thứ Năm" in seen
        seen = await says(head, "0", "hủy họp")
        assert "1. Sinh hoạt chi hội thứ Hai" in seen
        assert "2. Cuộc họp Ban Chấp hành thứ Năm" in seen
        await says(head, "0", "đổi giờ họp thứ tư sang 8 giờ tối", "1")
        assert "→ 20 giờ (8 giờ tối), thứ Năm 26/11" in await head.says("đổi giờ họp sang 8 giờ tối")


async def test_a_changed_series_says_its_new_hour_and_who_hears(town: Town) -> None:
    with time_machine.travel(CALLED):
        head = await branch_with(town, "zalo-bot")
        await says(head, "họp chi hội 7 rưỡi tối rằm hằng tháng, nhà văn hóa thôn", "1")
        seen = await says(head, "đổi giờ họp sang 8 giờ tối", "2", "1")
        told = next(text for text in reversed(head.texts) if "trở đi" in text)
        assert "từ thứ Hai 23/11 trở đi em ghi 20 giờ (8 giờ tối), nhà văn hóa thôn. Em đang báo 1 chị." in told, seen


# --- notices ---------------------------------------------------------------------------------------------------------


async def test_a_notice_of_another_hour_than_the_meeting_says_so_and_may_move_it(town: Town) -> None:
    with time_machine.travel(CALLED):
        head = await branch_with(town, "zalo-bot")
        await call(town, head, "20h tối mai")
        for verb in ("nhắn", "nhắc"):
            seen = await head.says(f"{verb} chị em tối mai 7 giờ họp ở nhà văn hóa")
            assert "20 giờ (8 giờ tối) rồi, mà tin này nói 19 giờ (7 giờ tối)" in seen
            assert "1. Đổi giờ buổi này\n2. Gửi như tin nhắc" in seen
            assert "\nTối mai 7 giờ họp ở nhà văn hóa\n" in await head.says("2")
            await head.says("0")
        assert "→ 19 giờ (7 giờ tối)" in await says(head, "nhắn chị em tối mai 7 giờ họp ở nhà văn hóa", "1")
        await head.says("1")
        assert town.rows(Meeting)[0].starts_at.astimezone(NOW.tzinfo).hour == 19


async def test_that_there_is_no_meeting_told_to_everybody_calls_it_off(town: Town) -> None:
    with time_machine.travel(CALLED):
        head = await branch_with(town, "zalo-bot")
        for line in ("họp chi hội 20h thứ bảy nhà văn hóa thôn", "họp ban chấp hành 20h tối mai ủy ban"):
            await says(head, line, "1")
        for typed in ("bao chi em mai nghi hop nhe", "nhắn chị em tối mai không họp nữa"):
            assert "Hủy cuộc họp Ban Chấp hành 20 giờ" in await head.says(typed), typed
            await head.says("0")
        # Nothing is called for that day: a notice like any other.
        assert "Tin chị em sẽ nhận" in await head.says("báo chị em thứ năm nghỉ họp nhé")
        await says(head, "0", "bao chi em mai nghi hop nhe", "1")
        assert [one.state for one in town.rows(Meeting)] == [MeetingState.CALLED, MeetingState.CANCELLED]


# --- the rest --------------------------------------------------------------------------------------------------------


async def test_what_she_takes_back_at_a_question_is_the_answer_before_it(town: Town) -> None:
    with time_machine.travel(CALLED) as clock:
        head = await branch_with(town, "zalo-bot", *NAMES)
        await call(town, head)
        clock.shift(timedelta(days=6, hours=11))
        await town.tick()
        assert "3 Cúc, 5 Xuân: vắng hay có mặt" in await says(head, "điểm danh", "3 5")
        assert "Chị nhắn ai vắng" in await head.says("sửa lại")
        await says(head, "3 5", "1")
        assert town.rows(Meeting)[0].absent + town.rows(Meeting)[0].excused == 2


async def test_the_code_of_a_branch_typed_before_she_agrees_is_kept(town: Town) -> None:
    code = next(one.short_code for one in town.rows(Unit) if one.name == "thôn Mận")
    na = town.phone("zalo-bot")
    assert "Chị đồng ý không?" in await na.says("đăng ký")
    seen = await na.says(code)
    assert "chị ở thôn Mận" in seen
    assert "Chị đồng ý không?" in seen
    assert "chưa rõ ý" in await na.says("gì vậy")
    seen = await says(na, "đồng ý", "Lê Thị Na", "1980", "1", "0977 000 077")
    assert "thôn Mận" in seen


async def test_a_list_that_has_ended_says_so(town: Town) -> None:
    with time_machine.travel(CALLED):
        head = await branch_with(town, "zalo-bot", *NAMES)
        put_into_group(town, "Nguyễn Thị Đào", leader="Lê Thị Xuân")
        shown = await head.says("các tổ")
        assert await head.says("xem tiếp") == f"Dạ, hết rồi chị ạ.\n{shown}"
        assert await head.says("xem tiếp") == f"Dạ, hết rồi chị ạ.\n{shown}"
