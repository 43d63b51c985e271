"""Answers brought for others, and the texts for the Zalo group and the loudspeaker."""

import re
from datetime import datetime, timedelta

import pytest
import time_machine
from hypothesis import given, settings
from hypothesis import strategies as st

import locales
from bot import aloud
from bot.reading.relay import ForOthers, read_for_others
from models.announcements import Announcement
from models.carrying import announcement_near
from models.conversations import acting
from models.invites import call_meeting, cancel_meeting
from models.meetings import Answer, Invitation, Meeting, MeetingKind, answer_invitation
from models.members import Person
from models.posts import NotAllowed, Role
from models.relays import Relay, Source, bring
from tests.chat import Town
from tests.women import CALLED, branch_with, call, put_into_group


def person(town: Town, name: str) -> int:
    return int(town.rows(Person, full_name=name)[0].id)


def answers(town: Town) -> dict[int, str]:
    return {row.person_id: row.answer for row in town.rows(Invitation) if row.answer}


def tally(town: Town) -> tuple[int, int, int]:
    meeting = town.rows(Meeting)[0]
    return meeting.yes, meeting.no, meeting.unsure


# --- answers for others -----------------------------------------------------------------------------------------------


async def test_a_head_brings_the_answers_of_the_zalo_group_and_takes_them_back(town: Town, platform: str) -> None:
    with time_machine.travel(CALLED):
        head = await branch_with(
            town, platform, "Nguyễn Thị Đào 1952", "Nguyễn Thị Lan 1975", "Trần Thị Lan 1990", "Lê Thị Hồng 1984"
        )
        await call(town, head)
        asked = await head.says("nhóm: Lan, Đào đi được; Hồng bận; 4 đã biết")
        assert "Có 2 chị Lan" in asked
        assert "3. Nguyễn Thị Lan (1975)" in asked
        noted = await head.says("3")
        assert (
            "đi được 2 (2 Đào, 3 Lan), không đi được 1 (5 Hồng), đã biết 1 (theo tin trong nhóm, chị Hạnh ghi)" in noted
        )
        assert tally(town) == (2, 1, 0)
        row = next(one for one in town.rows(Invitation) if one.person_id == person(town, "Lê Thị Hồng"))
        assert (row.reason, row.answered_by) == ("busy", person(town, "Lê Thị Hạnh"))
        assert "đã lấy lại" in await head.says("sửa lại")
        assert (tally(town), answers(town)) == ((0, 0, 0), {})


async def test_answering_for_one_woman_in_a_line_and_a_question_at_a_time(town: Town, platform: str) -> None:
    with time_machine.travel(CALLED):
        head = await branch_with(town, platform, "Nguyễn Thị Đào 1952", "Trần Thị Cúc 1980")
        leader = await town.member(platform, "Võ Thị Sương")
        put_into_group(town, "Nguyễn Thị Đào", leader="Võ Thị Sương")
        await call(town, head)
        assert (
            "Em ghi bà Nguyễn Thị Đào đi được, sinh hoạt chi hội thứ Bảy 28/11 (chị Sương trả lời giúp)."
            in await leader.says("tra loi giup ba dao: di duoc")
        )
        assert "không có số 3" in await leader.says("3 đi được")
        assert "trả lời giúp ai" in await head.says("trả lời giúp")
        assert "chưa rõ là ai" in await head.says("hay là để mai")
        assert "Chị Cúc trả lời sao" in await head.says("cúc")
        assert (
            "Em ghi chị Trần Thị Cúc không đi được, sinh hoạt chi hội thứ Bảy 28/11 (chị Hạnh trả lời giúp)."
            in await head.taps("Không đi được")
        )
        assert tally(town) == (1, 1, 0)
        await head.says("trả lời giúp")
        assert "thôi việc đó" in await head.says("0")


async def test_what_a_woman_answered_herself_is_not_overwritten_unasked(town: Town) -> None:
    platform = "zalo-bot"
    with time_machine.travel(CALLED) as clock:
        head = await branch_with(town, platform)
        lua = await town.member(platform, "Nguyễn Thị Lụa")
        await call(town, head)
        await lua.says("đi được")
        clock.shift(timedelta(minutes=5))
        asked = await head.says("2 không đi bận việc")
        assert "chị Nguyễn Thị Lụa đã tự nhắn đi được. Nay đổi ý phải không ạ?" in asked
        assert tally(town) == (1, 0, 0)
        assert "giữ như cũ" in await head.taps("Giữ như cũ")
        await head.says("chị Lụa không đi bận việc")
        assert "không đi được, bận việc, sinh hoạt chi hội thứ Bảy 28/11 (chị Hạnh trả lời giúp)" in await head.taps(
            "Đúng, ghi lại"
        )
        assert tally(town) == (0, 1, 0)
        await lua.says("đi được")  # her own later answer outranks
        assert "đã lấy lại" in await head.says("sửa lại")
        assert answers(town)[person(town, "Nguyễn Thị Lụa")] == "yes"


async def test_with_two_meetings_ahead_it_is_asked_which(town: Town) -> None:
    with time_machine.travel(CALLED) as clock:
        head = await branch_with(town, "zalo-bot", "Nguyễn Thị Đào 1952")
        await call(town, head)
        clock.shift(120)
        await call(town, head, "8h sáng chủ nhật tuần sau")
        clock.shift(120)
        assert "buổi nào" in await head.says("bà Đào đi được")
        assert "Em ghi bà Nguyễn Thị Đào đi được" in await head.says("2")
        assert sorted(meeting.yes for meeting in town.rows(Meeting)) == [0, 1]


async def test_nobody_answers_for_women_who_are_not_hers(town: Town) -> None:
    with time_machine.travel(CALLED):
        head = await branch_with(town, "zalo-bot", "Nguyễn Thị Đào 1952")
        lua = await town.member("zalo-bot", "Nguyễn Thị Lụa")
        await call(town, head)
        await lua.says("bà Đào đi được")
        await lua.says("trả lời giúp bà Đào: đi được")
        await lua.says("2 đi được")
        assert answers(town) == {}
        with pytest.raises(NotAllowed):
            town.write(bring, acting(person(town, "Nguyễn Thị Lụa")), 1, {2: ("yes", "")}, source=Source.HELPER)
        assert town.rows(Relay) == []


async def test_two_who_bring_the_same_answer_count_it_once(town: Town) -> None:
    with time_machine.travel(CALLED):
        head = await branch_with(town, "zalo-bot", "Nguyễn Thị Đào 1952")
        await town.member("zalo-bot", "Võ Thị Sương")
        put_into_group(town, "Nguyễn Thị Đào", leader="Võ Thị Sương")
        await call(town, head)
        dao, meeting = person(town, "Nguyễn Thị Đào"), int(town.rows(Meeting)[0].id)
        for name in ("Lê Thị Hạnh", "Võ Thị Sương", "Lê Thị Hạnh"):
            town.write(bring, acting(person(town, name)), meeting, {dao: ("yes", "")}, source=Source.HELPER)
        assert tally(town) == (1, 0, 0)
        town.write(answer_invitation, acting(dao), meeting, Answer.NO)
        assert tally(town) == (0, 1, 0)


LINES = [
    ("trả lời giúp bà Đào: đi được", (("Đào", "yes", ""),), False, True),
    ("12 đi được", ((12, "yes", ""),), False, False),
    ("3 7 đi, 12 không đi bận việc", ((3, "yes", ""), (7, "yes", ""), (12, "no", "busy")), False, False),
    ("nhóm: Lan, Hoa đi được; Đào bận", (("Lan", "yes", ""), ("Hoa", "yes", ""), ("Đào", "no", "busy")), True, True),
    ("trong nhóm 3 7 đi, 24 không", ((3, "yes", ""), (7, "yes", ""), (24, "no", "")), True, True),
    ("nhóm: đi: 3 7; không đi: 24", ((3, "yes", ""), (7, "yes", ""), (24, "no", "")), True, True),
    ("24 đã biết", ((24, "told", ""),), False, False),
    ("ba dao di duoc", (("dao", "yes", ""),), False, False),
]


@pytest.mark.parametrize(("text", "items", "group", "sure"), LINES)
def test_lines_for_others(text: str, items: tuple[tuple[int | str, str, str], ...], group: bool, sure: bool) -> None:
    assert read_for_others(text) == ForOthers(items, group, sure)


@pytest.mark.parametrize(
    "text",
    [
        *("", "0", "12", "đi được", "chị mai đi được", "em mai đi được", "3 giờ không đi được", "7 rưỡi không đi được"),
        *("nhóm", "nhóm: Lan, Hoa", "bà Đào đi được không?", "họp nhóm 3 tối mai", "mẹ con đi rẫy rồi", "<b>12</b>"),
        *("Lan đi được", "😀 😀", "12 " * 5000, "trả lời giúp"),
    ],
)
def test_what_is_no_answer_of_others_is_left_alone(text: str) -> None:
    assert read_for_others(text) is None


@settings(max_examples=60)
@given(st.text(max_size=300))
def test_any_text_is_read_without_a_fault(text: str) -> None:
    read_for_others(text)
    read_for_others(f"nhóm: {text}")
    assert not re.search(r"\d", "".join(c for c in aloud.aloud(text) if c in "0123456789"))


# --- texts to carry on ------------------------------------------------------------------------------------------------


async def test_the_texts_for_the_group_and_the_loudspeaker_name_no_member_and_are_said_twice(
    town: Town, platform: str
) -> None:
    with time_machine.travel(CALLED):
        head = await branch_with(town, platform, "Nguyễn Thị Đào 1952")
        await head.says("họp chi hội 19h30 thứ bảy tuần sau nhà văn hóa thôn nội dung vay vốn 50.000.000 đồng")
        done = await head.says("1")
        assert "Bài đọc loa" in done
        pasted = await head.taps("Tin dán nhóm Zalo")
        assert pasted.startswith("Mời chị em thôn Mận dự sinh hoạt chi hội.")
        assert "đi được nhắn số 1, không đi được nhắn số 2, kèm họ tên" in pasted
        assert "(chị Hạnh)" in pasted
        assert "Đào" not in pasted
        assert len(pasted) <= 2000
        assert "nhóm: 3 7 đi, 12 bận" in await head.gets("bấm giữ")
        spoken = await head.says("bài đọc loa")
        assert spoken.count("bảy giờ rưỡi tối, thứ Bảy, ngày hai mươi tám tháng mười một") == 2
        assert spoken.count("nhằm ngày hai mươi tháng mười âm lịch") == 2
        assert "năm mươi triệu đồng" in spoken
        assert not re.search(r"\d", spoken)


async def test_the_texts_of_an_announcement_and_a_warning_of_a_phone_number_in_it(town: Town) -> None:
    with time_machine.travel(CALLED) as clock:
        head = await branch_with(town, "zalo-bot", "Nguyễn Thị Đào 1952")
        assert "chưa có buổi nào" in await head.says("tin dán nhóm")
        await head.says("gửi thông báo")
        await head.says("Sáng 2/12 trạm y tế khám mắt, hỏi 0912 345 678.")
        await head.says("1")
        clock.shift(300)
        assert "Thông báo của thôn Mận:" in await head.says("tin dán nhóm zalo")
        assert "Trong tin có số điện thoại" in await head.gets("bấm giữ")
        assert "ngày mùng hai tháng mười hai" in await head.says("bài đọc loa")


def test_what_is_off_in_a_club_or_group_is_named_once() -> None:
    at = datetime.fromisoformat("2026-11-28T19:30:00+07:00")
    for kind, unit, said in (
        ("club", "Câu lạc bộ dân vũ", "HỦY sinh hoạt câu lạc bộ dân vũ:"),
        ("group", "Tổ 2", "HỦY sinh hoạt tổ 2:"),
        ("branch", "thôn Mận", "HỦY sinh hoạt chi hội thôn Mận:"),
    ):
        words = locales.variables(
            "vi", {"kind": kind, "unit": unit, "why": "off", "when": at, "head": "Hạnh", "reason": ""}
        )
        assert locales.label("vi", "paste-off", **words).startswith(said)


async def test_the_cadre_gets_the_text_of_her_communes_meeting_and_so_do_the_heads(town: Town) -> None:
    with time_machine.travel(CALLED):
        cadre = await town.member("telegram", "Phạm Thị Thập", role=Role.CADRE, unit="commune")
        head = await branch_with(town, "zalo-bot")
        lua = await town.member("zalo-bot", "Nguyễn Thị Lụa")
        start = datetime.fromisoformat("2026-11-28T08:00:00+07:00")
        who = acting(person(town, "Phạm Thị Thập"))
        town.write(call_meeting, who, town.ids["commune"], MeetingKind.EVENT, start, "nhà văn hóa xã")
        await town.quiet()
        assert "xã Hoa Mai" in await cadre.says("tin dán nhóm zalo")
        assert "(chị Thập)" in await head.says("dán nhóm")
        days = {"2026-11-27T08:00:00+07:00": "tổ 1", "2026-12-01T08:00:00+07:00": "", "2027-02-05T08:00:00+07:00": "xa"}
        for day, place in days.items():  # beyond 60 days it is nobody's news yet
            start = datetime.fromisoformat(day)
            town.write(call_meeting, who, town.ids["commune"], MeetingKind.EVENT, start, place)
        town.write(cancel_meeting, who, max(one.id or 0 for one in town.rows(Meeting)) - 1)
        offered = await head.says("dán nhóm")
        assert re.search(r"1\. .*27/11.*\n2\. .*28/11.*\n3\. HỦY .*1/12", offered)
        assert "2027" not in offered
        assert "chưa được giao" in await lua.says("bài đọc loa")


@pytest.mark.parametrize(
    ("written", "said"),
    [
        ("7h30 tối", "bảy giờ rưỡi tối"),
        ("8 giờ 15", "tám giờ mười lăm"),
        ("20/10 và 8/3", "ngày hai mươi tháng mười và ngày mùng tám tháng ba"),
        ("50.000 đồng", "năm mươi nghìn đồng"),
        ("105 chị, 21%", "một trăm linh năm chị, hai mươi mốt phần trăm"),
        ("1.005", "một nghìn không trăm linh năm"),
        ("0912 345 678", "không chín một hai ba bốn năm sáu bảy tám"),
        ("1,5 triệu", "một phẩy năm triệu"),
    ],
)
def test_numbers_are_said_as_people_say_them(written: str, said: str) -> None:
    assert aloud.aloud(written) == said


async def test_what_is_for_some_women_only_is_no_text_for_those_who_may_not_send_it(town: Town) -> None:
    with time_machine.travel(CALLED):
        head = await branch_with(town, "zalo-bot", "Nguyễn Thị Đào 1952")
        suong = await town.member("zalo-bot", "Võ Thị Sương", year=1990)
        put_into_group(town, leader="Võ Thị Sương")
        await head.says("gửi tin trên 60 tuổi: Chiều mai đo huyết áp cho các bà")
        await head.says("1")
        assert "đo huyết áp" in await head.says("bài đọc loa")
        assert "chưa có thông báo" in await suong.says("bài đọc loa")
        notice = town.rows(Announcement)[0]
        with pytest.raises(NotAllowed):
            town.write(announcement_near, person(town, "Võ Thị Sương"), notice.id)


async def test_an_old_button_does_not_outrank_what_she_has_said_herself_since(town: Town) -> None:
    with time_machine.travel(CALLED) as clock:
        head = await branch_with(town, "telegram")
        lua = await town.member("telegram", "Nguyễn Thị Lụa")
        await call(town, head)
        await lua.says("đi được")
        clock.shift(timedelta(minutes=5))
        await head.says("chị Lụa không đi bận việc")
        await lua.says("chưa chắc")
        assert "Không có gì" in await head.taps("Đúng, ghi lại")
        assert answers(town)[person(town, "Nguyễn Thị Lụa")] == "unsure"
