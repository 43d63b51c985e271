"""What a head types in a month, as she types it: her words reach what she means, and nothing of them is lost."""

from datetime import date, datetime, timedelta

import pytest
import time_machine

import locales
from bot.reading.change_line import read_change
from bot.reading.content_line import read_content
from bot.reading.member_lines import one_a_line, tells_of_a_person, without_order
from bot.reading.plain_notices import in_a_sentence
from bot.reading.relay import read_for_others
from bot.reading.roll_line import read_told
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


@pytest.mark.parametrize(
    "typed",
    [
        "thêm Phan Thị Nhài 1979 0977 000 091",
        "thêm phan thị nhài 1979",
        "them phan thi nhai 1979, tran thi mo 1988",
        "them phan nhai 0977000091",
        "Thêm Phan Ngọc Lan 1980",
        "thêm Phan Thị Nhài",
        "them Phan Thi Nhai",
        "thêm Mục Thị Lan 1979",
        "thêm mục thị lan 1979",
    ],
)
def test_a_surname_that_looks_like_a_part_of_a_meeting_is_a_surname(typed: str) -> None:
    assert read_content(typed, now=NOW) is None


@pytest.mark.parametrize(
    ("typed", "content"),
    [
        ("thêm phần văn nghệ", "văn nghệ"),
        ("them phan van nghe", "van nghe"),
        ("thêm mục thu hội phí", "thu hội phí"),
        ("thêm phần thi nấu ăn", "thi nấu ăn"),
        ("them phan tong ket 2026", "tong ket 2026"),
        ("thêm phần Nguyễn Thị Lan 1975", "Nguyễn Thị Lan 1975"),
    ],
)
def test_a_part_of_a_meeting_stays_one(typed: str, content: str) -> None:
    found = read_content(typed, now=NOW)
    assert found is not None
    assert found.content == content


@pytest.mark.parametrize(
    ("typed", "lines"),
    [
        ("Cam 1979, Quýt 1988", ["Cam 1979", "Quýt 1988"]),
        (
            "Hà Thị Cam 1979 0977 000 061, Mai Thị Quýt 1988 0977 000 062, Lê Na 1990",
            ["Hà Thị Cam 1979 0977 000 061", "Mai Thị Quýt 1988 0977 000 062", "Lê Na 1990"],
        ),
        (
            "Hà Thị Cam 1979, 0977 000 061, tổ 2; Mai Thị Quýt 1988, tổ 3",
            ["Hà Thị Cam 1979, 0977 000 061, tổ 2", "Mai Thị Quýt 1988, tổ 3"],
        ),
        (
            "ha thi cam 1979 0977000061 mai thi quyt 1988 va le thi na",
            ["ha thi cam 1979 0977000061", "mai thi quyt 1988", "le thi na"],
        ),
        ("Nguyễn Thị Lan, sinh năm 1975, thôn Mận, số 0912345678", None),
        ("Nguyễn Thị Lan 1975, tổ 2, 0912345678", None),
        ("Nguyễn Thị Lan 12/3/1975, làm ruộng", None),
        ("", None),
    ],
)
def test_women_in_one_line_are_read_one_by_one(typed: str, lines: list[str] | None) -> None:
    assert one_a_line(typed) == (typed if lines is None else "\n".join(lines))


def test_what_tells_of_a_person_is_known() -> None:
    for text in ("gặp 0912 345 678", "Nguyễn Thị Lan 1975", "nguyen thi lan, sinh nam 1975"):
        assert tells_of_a_person(text), text
    for text in ("tổng kết năm 2026", "thi nấu ăn 20/11", "thu 50.000 đồng", "họp 19h30"):
        assert not tells_of_a_person(text), text
    assert without_order("thêm Phan Thị Nhài") == "Phan Thị Nhài"
    assert without_order("thêm thi nấu ăn") is None


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


@pytest.mark.parametrize(
    ("typed", "count"),
    [
        ("có chị Gấm và bà Cúc đi", 2),
        ("có chị Gấm không đi được", 1),
        ("có 3 4 đi", 2),
        ("có 15 chị đi", None),
        ("có chị em đi", None),
        ("có chị nào đi không", None),
    ],
)
def test_there_are_those_who_come(typed: str, count: int | None) -> None:
    found = read_for_others(typed)
    assert (len(found.items) if found else None) == count


def test_all_have_been_told_however_it_is_said() -> None:
    for text in ("tất cả đã báo", "tat ca da bao roi", "báo tất cả rồi", "cả thôn đã báo", "mọi người đều đã được báo"):
        found = read_told(text)
        assert found is not None, text
        assert found.everyone, text
    for text in ("tất cả báo", "báo tất cả chị em mai họp", "cả thôn đã báo chưa?", "mọi người báo bận"):
        found = read_told(text)
        assert found is None or not found.everyone, text


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


def test_a_storm_calls_off_and_telling_is_no_storm() -> None:
    storm = read_change("trời bão nghỉ họp", now=NOW)
    assert storm is not None
    assert storm.act == "call_off"
    assert read_change("bao chi em mai nghi hop", now=NOW) is None


@pytest.mark.parametrize(
    ("typed", "said", "sent"),
    [
        ("chị muốn nhờ em nhắc chị em nộp hội phí", "nộp hội phí", "Nhắc chị em nộp hội phí"),
        ("báo tổ 2 nộp quỹ", "nộp quỹ", "Báo tổ 2 nộp quỹ"),
        ("nhắn chị em mai mang cuốc", "mai mang cuốc", "Mai mang cuốc"),
        ("nhắc chị em nộp hội phí trước thứ sáu", "nộp hội phí trước thứ sáu", "Nộp hội phí trước thứ sáu"),
        ("gửi tin chị em nộp quỹ", "nộp quỹ", "Nộp quỹ"),
        ("", "", ""),
    ],
)
def test_a_short_notice_is_a_sentence_of_her_own_words(typed: str, said: str, sent: str) -> None:
    assert in_a_sentence(typed, said) == sent


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


@pytest.mark.parametrize(
    ("kind", "unit", "said"),
    [
        ("club", "câu lạc bộ dân vũ", "sinh hoạt câu lạc bộ dân vũ"),
        ("club", "CLB dân vũ", "sinh hoạt câu lạc bộ dân vũ"),
        ("club", "Dân vũ", "sinh hoạt câu lạc bộ Dân vũ"),
        ("group", "tổ 2", "sinh hoạt tổ 2"),
        ("branch", "thôn Mận", "sinh hoạt chi hội"),
    ],
)
def test_a_meeting_is_called_by_its_group_or_club_once(kind: str, unit: str, said: str) -> None:
    given = locales.variables("vi", {"kind": kind, "unit": unit, "when": NOW, "place": "", "content": ""}, now=NOW)
    assert locales.label("vi", "invite", **given).startswith(f"Mời chị dự {said}.\n")
