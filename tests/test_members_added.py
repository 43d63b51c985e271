"""Women are written into the book by a message: what was read is shown first, and the whole can be taken back."""

from datetime import date

import pytest
import time_machine
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.reading.bare_women import are_women, is_talk
from bot.reading.member_lines import looks_like_women, read_women, without_order
from models.members import Consent, Membership, Person
from models.posts import Role
from models.roster_files import ProblemKind
from tests.chat import Town

SUNDAY = "2026-11-22T09:00:00+07:00"
TODAY = date(2026, 11, 22)
FIVE = """Thêm 5 chị:
1. Nguyễn Thị Lan 1975 0912345678
2. TRẦN THỊ HOA, sn 12/3/80, 0168.345.6789
3. Lê Thị Đào
4. Phạm Thị Thơ\t1968\t09.12.345.678
5. lan 1975"""


@pytest.mark.parametrize(
    ("typed", "read"),
    [
        ("Nguyễn Thị Lan 1975 0912345678", ("Nguyễn Thị Lan", 1975, "+84912345678")),
        ("1. NGUYỄN THỊ LAN, sn 1975, 0912.345.678", ("Nguyễn Thị Lan", 1975, "+84912345678")),
        ("Nguyễn Thị Lan\t12/3/1975\t01683456789", ("Nguyễn Thị Lan", 1975, "+84383456789")),
        ("- chị Nguyễn Thị Lan - 12-03-75 - 84912345678", ("Nguyễn Thị Lan", 1975, "+84912345678")),
        ("Nguyễn Thị Lan, 0912 345 678, sinh năm 1975", ("Nguyễn Thị Lan", 1975, "+84912345678")),
        ("24 Nguyễn Thị Lan ngày 12 tháng 3 năm 1975", ("Nguyễn Thị Lan", 1975, "")),
        ("nguyen thi lan 75", ("Nguyen Thi Lan", 1975, "")),
        ("H'Bia Niê 1984 tổ 2", ("H'Bia Niê", 1984, "")),
        ("Nguyễn Thị Lan", ("Nguyễn Thị Lan", None, "")),
    ],
)
def test_a_line_is_read_as_people_write_it(typed: str, read: tuple[str, int | None, str]) -> None:
    (row,) = read_women(typed, today=TODAY).rows
    assert (row.full_name, row.birth_year, row.phone) == read


def test_what_is_wrong_with_a_line_is_named_with_its_place() -> None:
    lines = (
        "Nguyễn Thị Lan 1975\nlan 1975\nVõ Thị Út 2015\nĐỗ Thị Na 31/2/1975\nnguyen thi lan 1975\nHồ Thị Mơ 1980 09123"
    )
    roster = read_women(lines, today=TODAY)
    assert [row.row for row in roster.rows] == [1, 4, 6]
    assert [(problem.row, problem.kind) for problem in roster.problems] == [
        (2, ProblemKind.NO_NAME),
        (3, ProblemKind.TOO_YOUNG),
        (4, ProblemKind.BAD_BIRTH),
        (5, ProblemKind.REPEATED),
    ] + [(6, ProblemKind.BAD_PHONE)] * (len(roster.problems) - 4)


@pytest.mark.parametrize(
    "typed", ["họp chi hội 7h30 tối thứ bảy", "thống kê năm 2026", "Lan 1975", "vắng 3 7", "0912345678", ""]
)
def test_other_messages_are_no_list_of_women(typed: str) -> None:
    assert not looks_like_women(typed, today=TODAY)


def test_an_order_to_add_is_told_from_other_things_that_are_added() -> None:
    assert without_order("thêm hội viên") == ""
    assert without_order("Thêm chị Nguyễn Thị Lan 1975") == "Nguyễn Thị Lan 1975"
    assert without_order("thêm nội dung") is None


@settings(max_examples=60)
@given(st.text(max_size=300))
def test_whatever_is_typed_is_read_without_a_fault(typed: str) -> None:
    roster = read_women(typed, today=TODAY)
    tally = roster.sheets[0]
    assert len({row.row for row in roster.rows}) == tally.readable
    assert all(2 <= len(row.full_name.split()) <= 6 for row in roster.rows)
    assert len(roster.problems) >= tally.unreadable + tally.repeated


@pytest.mark.parametrize(
    ("typed", "women"),
    [
        ("bao nhieu chi tren 60", False),
        ("ke hoach thang 12", False),
        ("thu quy 12", False),
        ("mai chi ban 20", False),
        ("hoi giup chi 33", False),
        ("bao cao thang 11", False),
        ("so dien thoai cua toi 0383 450 174", False),
        ("đăng ký giúp Lê Thị Nụ 1955", False),
        ("phan anh 12", False),
        ("lương tháng 12", False),
        ("Cao tuổi 60", False),
        ("chị Phạm Thị Yến 1987", True),
        ("nguyen thi lan 75", True),
        ("Mai Chi 1980", True),
        ("Nguyễn Hoa Ban 1960", True),
        ("Lầu Thị Mo 1980\nH'Bia Niê 1984", True),
    ],
)
def test_a_bare_line_is_a_woman_only_where_it_can_be_nothing_else(typed: str, women: bool) -> None:
    assert are_women(typed, today=TODAY) is women


@settings(max_examples=40)
@given(st.text(max_size=100))
def test_any_text_is_talk_or_none_without_a_fault(text: str) -> None:
    assert is_talk(f"đăng ký giúp {text}")
    are_women(text, today=TODAY)


async def test_a_list_is_previewed_agreed_to_and_taken_back_as_a_whole(town: Town, platform: str) -> None:
    with time_machine.travel(SUNDAY):
        head = await town.member(platform, "Lê Thị Hạnh", role=Role.HEAD)
        town.on_paper("Lê Thị Đào", year=1952)
        seen = await head.says(FIVE)
        assert "3 chị mới" in seen
        assert "3. Nguyễn Thị Lan (1975)" in seen
        assert "Dòng 3 trùng STT 2" in seen
        assert "Dòng 4: chung số điện thoại với dòng 1" in seen
        assert "Dòng 5: " in seen
        assert "chưa đủ họ và tên" in seen
        assert len(town.rows(Membership)) == 2
        assert "3 Lan, 4 Hoa, 5 Thơ" in await head.says("đồng ý")
        assert len(town.rows(Membership)) == 5
        consents = [consent for consent in town.rows(Consent) if consent.witness_id]
        assert len(consents) == 3
        assert consents[0].version
        assert town.rows(Person, full_name="Trần Thị Hoa")[0].birth_date == date(1980, 3, 12)
        assert "chị Hạnh ghi 3 chị vào sổ" in await head.says("những việc mới ghi")
        assert "bỏ 3 chị" in await head.says("sửa lại")
        assert "chị Hạnh ghi 3 chị vào sổ (đã bỏ)" in await head.says("nhung viec moi ghi")
        await head.says("thêm Lê Thị Lan 1975")
        await head.says("1")
        await head.says("sửa lại")
        assert "chị Hạnh ghi 1 chị vào sổ (đã bỏ)" in await head.says("nhung viec moi ghi")
        names = ("An", "Ba", "Ca", "Da", "Đa", "En", "Ga", "Hà", "In", "Kha", "La", "Ma", "Na", "Oa", "Phú", "Quý")
        many = "\n".join(f"Nguyễn Thị {name} 1975" for name in names)
        seen = await head.says(f"thêm:\n{many}\nNguyễn Thị Sa\nNguyễn Thị Ta 31/2/1975")
        assert "Nguyễn Thị Hà (1975)\n… và 10 chị nữa, chị nhắn" in seen
        assert "Dòng 17, chị Nguyễn Thị Sa: thiếu năm sinh, em vẫn ghi chị ấy, năm sinh để trống." in seen
        assert "Dòng 18, chị Nguyễn Thị Ta: năm sinh 31/2/1975 không có trong lịch" in seen
        rest = await head.says("xem tiep")
        assert "Nguyễn Thị In (1975)" in rest
        assert "Nguyễn Thị Ta" in rest
        assert "1. Các chị ấy đã đồng ý" in rest
        assert "ở trên" in await head.says("xem tiep")
        await head.says("0")
        assert len(town.rows(Membership)) == 2
        assert [consent for consent in town.rows(Consent) if consent.witness_id] == []


async def test_without_a_list_the_lines_are_asked_for_and_every_step_has_a_way_out(town: Town) -> None:
    with time_machine.travel(SUNDAY):
        head = await town.member("zalo-bot", "Lê Thị Hạnh", role=Role.HEAD)
        assert "mỗi chị một dòng" in await head.says("thêm hội viên")
        assert "chưa đọc được chị nào" in await head.says("😀")
        assert "mỗi lần nhiều nhất 60 chị" in await head.says("Nguyễn Thị A 1975\n" * 70)
        assert "chị mới" in await head.says("Nguyễn Thị Lan 1975")
        assert "mỗi chị một dòng" in await head.taps("Chị nhắn lại danh sách")
        assert "tuổi Ất Mùi" in await head.says("đăng ký giúp Lê Thị Nụ 1955")  # no woman of that name
        await head.says("0")
        await head.says("thêm hội viên")
        assert "2. Nguyễn Thị Loan (1975)" in await head.says("Nguyễn Thị Loan 1975")
        assert "Bao Nhieu" not in await head.says("bao nhieu chi tren 60")
        assert "2. Nguyễn Thị Loan (1975)" in await head.says("Nguyễn Thị Loan 1975")
        assert "3 chị mới" not in await head.says("Nguyễn Thị Loan 1975\nNguyễn Thị Lanh 1976")
        assert "thôi việc đó" in await head.says("0")
        assert len(town.rows(Membership)) == 1
        assert "chị mới" in await head.says("Nguyễn Thị Loan 1975")
        assert "2 Nguyễn Thị Loan" in await head.says("1")
        assert "có trong sổ thôn Mận rồi, STT 2" in await head.says("thêm chị Nguyễn Thị Loan 1975")


async def test_a_name_without_accents_is_said_and_typed_once_more_it_has_them(town: Town, platform: str) -> None:
    with time_machine.travel(SUNDAY):
        head = await town.member(platform, "Lê Thị Hạnh", role=Role.HEAD)
        seen = await head.says("them chi nguyen thi lua 1968 0912345678")
        assert '2. Nguyen Thi Lua (1968), 0912 345 678\nTên gõ không dấu, em ghi "Nguyen Thi Lua".' in seen
        seen = await head.says("nguyễn thị lụa")
        assert "2. Nguyễn Thị Lụa (1968), 0912 345 678\nChị ấy đã đồng ý" in seen
        assert "2 Nguyễn Thị Lụa" in await head.says("1")
        many = "thêm:\nnguyen thi dao 1952 to 2\nTRAN  THI CUC, 1960\nMai Lan Anh 1970\nVõ Thị Ngân 1979"
        seen = await head.says(many)
        assert "2 tên gõ không dấu, em ghi như vậy." in seen
        seen = await head.says("Trần Thị Cúc\nNguyễn Thị Đào")
        assert "3. Nguyễn Thị Đào (1952), tổ 2\n4. Trần Thị Cúc (1960)\n5. Mai Lan Anh (1970)" in seen
        assert "không dấu" not in seen
        assert "ghi 4 chị" in await head.says("1")
        await head.says("them hoang thi hoa 1980")  # nothing is blocked
        assert "Hoang Thi Hoa" in await head.says("1")
        told = await head.says("7 ten la hoang thi hoe")
        assert "Hoang Thi Hoe" in told
        assert "Tên chị gõ không dấu. Muốn có dấu, chị nhắn lại: 7 tên là, rồi tên có dấu." in told
        told = await head.says("7 tên là Hoàng Thị Hòe")
        assert "Hoàng Thị Hòe" in told
        assert "không dấu" not in told
        assert "Tên chị gõ không dấu" in await head.says("ten toi la le thi hanh")


async def test_a_group_leader_and_a_member_add_nobody(town: Town) -> None:
    with time_machine.travel(SUNDAY):
        await town.member("zalo-bot", "Lê Thị Hạnh", role=Role.HEAD)
        member = await town.member("zalo-bot", "Lý Thị Na")
        await member.says("thêm hội viên Nguyễn Thị Lan 1975")
        await member.says("1")
        assert len(town.rows(Membership)) == 2


async def test_whoever_stands_in_the_book_is_said_with_what_would_change_and_changed_after_the_yes(
    town: Town, platform: str
) -> None:
    with time_machine.travel(SUNDAY):
        head = await town.member(platform, "Lê Thị Hạnh", role=Role.HEAD)
        town.on_paper("Nguyễn Thị Lan", year=1975, phone="+84383456789")
        seen = await head.says("thêm chị Nguyễn Thị Lan 1975 0912345678 tổ 3")
        assert "Nguyễn Thị Lan có trong sổ rồi, STT 2." in seen
        assert "Số điện thoại sửa thành 0912 345 678, thay số đuôi 789. Ghi vào tổ 3." in seen
        assert "đồng ý cho Hội" not in seen
        lan = town.rows(Person, full_name="Nguyễn Thị Lan")[0]
        assert "thôi việc đó" in await head.says("0")
        assert town.rows(Person, id=lan.id)[0].phone_hash == lan.phone_hash
        await head.says("thêm chị Nguyễn Thị Lan 1975 0912345678 tổ 3")
        assert "sửa 1 chị có sẵn trong sổ thôn Mận" in await head.says("1")
        assert town.rows(Person, id=lan.id)[0].phone_hash != lan.phone_hash
        assert len(town.rows(Membership)) == 2
        told = await head.says("thêm chị Nguyễn Thị Lan 1975 tổ 5")
        assert "có trong sổ thôn Mận rồi, STT 2" in told
        assert "đang ở Tổ 3" in told
        assert "đã ghi vậy rồi: chị Nguyễn Thị Lan (1975), STT 2" in await head.says("thêm chị Lan vào tổ 3")
        assert "trả lại như cũ cho 1 chị" in await head.says("sửa lại")
        assert town.rows(Person, id=lan.id)[0].phone_hash == lan.phone_hash
        assert "3. Nguyễn Thị Lan (1990), trùng tên STT 2 (1975)\n" in await head.says("thêm Nguyễn Thị Lan 1990")


async def test_a_phone_that_another_woman_has_is_said_and_shared_or_left_out(town: Town) -> None:
    with time_machine.travel(SUNDAY):
        head = await town.member("zalo-bot", "Lê Thị Hạnh", role=Role.HEAD)
        town.on_paper("Nguyễn Thị Hoa", year=1975, phone="+84912345678")
        town.on_paper("Võ Thị Bưởi", year=1970, branch="buoi", phone="+84383456789")
        both = await head.says("thêm:\nTrần Thị Lan 1999 0912345678\nTrần Thị Cúc 1990 0383456789\nLý Thị Na 1980")
        assert "Trần Thị Lan: số 0912 345 678 đang là của Nguyễn Thị Hoa (1975), STT 2." in both
        assert "Trần Thị Cúc: số 0383 456 789 một chị ở chi hội khác đang dùng." in both
        assert "Bưởi" not in both
        seen = await head.taps("Để trống số điện thoại")
        assert "3. Trần Thị Lan (1999)\n4. Trần Thị Cúc (1990)\n5. Lý Thị Na (1980)" in seen
        assert "Các chị ấy đã đồng ý cho Hội ghi tên, năm sinh, số điện thoại thì chị chọn 1" in seen
        assert "thôi việc đó" in await head.says("thôi")
        assert "Hai chị dùng chung số này phải không" in await head.says("thêm Trần Thị Lan 1999 0912345678")
        seen = await head.says("phải")
        assert "3. Trần Thị Lan (1999), 0912 345 678" in seen
        assert "1. Chị ấy đã đồng ý, ghi vào sổ" in seen
        assert "3 Trần Thị Lan" in await head.says("đồng ý")
        assert len({one.phone_hash for one in town.rows(Person) if one.full_name.endswith(("Hoa", "Lan"))}) == 1
        assert "Một chị khác cũng dùng số này" in await head.says("3 số mới 0383456789")
        assert "cũng là của Nguyễn Thị Hoa (1975), STT 2." in await head.says("3 số mới 0912345678")
        assert "lấy lại như cũ" in await head.says("sửa lại")


async def test_another_name_with_the_same_phone_and_year_may_be_the_same_woman(town: Town) -> None:
    with time_machine.travel(SUNDAY):
        head = await town.member("zalo-bot", "Lê Thị Hạnh", role=Role.HEAD)
        town.on_paper("Nguyễn Thị Lành", year=1975, phone="+84912345678")
        asked = await head.says("thêm Nguyễn Thị Lan 1975 0912345678")
        assert "Nguyễn Thị Lan (1975): trong sổ STT 2 là Nguyễn Thị Lành (1975), cùng số điện thoại" in asked
        assert "Hai chị dùng chung số này" in await head.taps("Không, hai chị khác nhau")
        await head.says("0")
        await head.says("thêm Nguyễn Thị Lan 1975 0912345678")
        assert "STT 2. Tên sửa thành Nguyễn Thị Lan." in await head.says("đúng")
        assert "sửa 1 chị" in await head.says("1")
        assert [one.full_name for one in town.rows(Person)] == ["Lê Thị Hạnh", "Nguyễn Thị Lan"]
        assert "lại các chị có sẵn cho đúng" in await head.says("những việc mới ghi")
