"""Roll lines, who was told at her door, and bits of names."""

import statistics
import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.reading.answers import Answer
from bot.reading.roll_line import RollKind, RollLine, Told, match_names, read_roll, read_told, split_name

A, P, B, E, C = RollKind.ABSENT, RollKind.PRESENT, RollKind.ALL_BUT, RollKind.ALL, RollKind.COUNT

ROLLS = [
    ("vắng 3 7 12", RollLine(A, (3, 7, 12))),
    ("vang 3,7,12 lan", RollLine(A, (3, 7, 12), ("lan",), marked=False)),
    ("vắng 3 7 12 lan", RollLine(A, (3, 7, 12), ("lan",))),
    ("VẮNG 3.7.12", RollLine(A, (3, 7, 12))),
    ("vắng: 3, 7.", RollLine(A, (3, 7))),
    ("vắng 3\n7\n12", RollLine(A, (3, 7, 12))),
    ("vắng số 3, số 7 và số 12", RollLine(A, (3, 7, 12))),
    ("vắng 3 7 3", RollLine(A, (3, 7))),
    ("vắng mặt 3 7", RollLine(A, (3, 7))),
    ("vắng có 3 7", RollLine(A, (3, 7))),
    ("thiếu 3 7", RollLine(A, (3, 7))),
    ("3 7 12 vắng", RollLine(A, (3, 7, 12))),
    ("hôm nay vắng 3 7", RollLine(A, (3, 7))),
    ("vắng hôm nay 3 7", RollLine(A, (3, 7))),
    ("dạ tổ 3 vắng 3 7 ạ", RollLine(A, (3, 7), group=3)),
    ("tổ 2 vắng 3 7", RollLine(A, (3, 7), group=2)),
    ("to 2: vang 3 7", RollLine(A, (3, 7), group=2, marked=False)),
    ("vắng 3 7 tổ 2", RollLine(A, (3, 7), group=2)),
    ("vắng 5-9", RollLine(A, (5, 6, 7, 8, 9))),
    ("vắng từ 5 đến 7, 12", RollLine(A, (5, 6, 7, 12))),
    ("vắng chị Lan tổ 2 và chị Hoa", RollLine(A, names=("Lan tổ 2", "Hoa"))),
    ("vắng Lan, Hoa", RollLine(A, names=("Lan", "Hoa"))),
    ("vắng chị Em", RollLine(A, names=("Em",))),
    ("vắng chị Ba, chị Tư", RollLine(A, names=("Ba", "Tư"))),
    ("vắng H'Bia, Nguyễn Thị Lan 1975", RollLine(A, names=("H'Bia", "Nguyễn Thị Lan 1975"))),
    ("vắng Lan (1975), 3", RollLine(A, (3,), ("Lan 1975",))),
    ("vắng 3 chị Lan", RollLine(A, (3,), ("Lan",))),
    ("vắng có lý do 3 7", RollLine(A, excused_numbers=(3, 7))),
    ("vắng có lý do 3 7, không lý do 12", RollLine(A, (12,), excused_numbers=(3, 7), firm=(12,))),
    ("vắng không lý do 12, có lý do 3 7", RollLine(A, (12,), excused_numbers=(3, 7), firm=(12,))),
    ("vắng 3 7 có lý do, 12 không", RollLine(A, (12,), excused_numbers=(3, 7), firm=(12,))),
    ("vang 3 7 co ly do, 12 khong ly do", RollLine(A, (12,), excused_numbers=(3, 7), firm=(12,), marked=False)),
    ("vắng 3, 7 ốm, 12", RollLine(A, (3, 12), excused_numbers=(7,))),
    ("vắng bà Đào ốm, chị Sương bận, 12", RollLine(A, (12,), excused_names=("Đào", "Sương"))),
    ("có mặt hết trừ Lan, Hoa", RollLine(B, names=("Lan", "Hoa"))),
    ("co mat het tru lan, hoa", RollLine(B, names=("lan", "hoa"), marked=False)),
    ("đủ hết trừ 3 7", RollLine(B, (3, 7))),
    ("đông đủ, thiếu chị Lan", RollLine(B, names=("Lan",))),
    ("có mặt đủ, vắng 3 7", RollLine(B, (3, 7))),
    ("đủ hết", RollLine(E)),
    ("đủ", RollLine(E)),
    ("co mat het", RollLine(E, marked=False)),
    ("có mặt đầy đủ", RollLine(E)),
    ("đông đủ", RollLine(E)),
    ("tổ 2 đủ hết", RollLine(E, group=2)),
    ("chỉ vắng 3 7", RollLine(A, (3, 7))),
    ("điểm danh: vắng 3 7", RollLine(A, (3, 7))),
    ("ghi vắng 3 7", RollLine(A, (3, 7))),
    ("báo cáo em vắng 3 7", RollLine(A, (3, 7))),
    ("tất cả có mặt", RollLine(E)),
    ("mọi người đủ hết", RollLine(E)),
    ("chị em đi đủ", RollLine(E)),
    ("vắng không ai", RollLine(E)),
    ("không vắng ai", RollLine(E)),
    ("vắng 0", RollLine(E)),
    ("có mặt 91 người", RollLine(C, count=91)),
    ("co mat 91", RollLine(C, count=91, marked=False)),
    ("có mặt 91/165", RollLine(C, count=91)),
    ("91 người", RollLine(C, count=91)),
    ("91 chị dự", RollLine(C, count=91)),
    ("được 91 người", RollLine(C, count=91)),
    ("tổ 2 có mặt 24", RollLine(C, count=24, group=2)),
    ("vắng 3 người", RollLine(C, absent_count=3)),
    ("có mặt 24, vắng 4", RollLine(C, count=24, absent_count=4)),
    ("có mặt 24 vắng 3 7 12", RollLine(A, (3, 7, 12), count=24)),
    ("vắng 3 chị: 5 7 9", RollLine(A, (5, 7, 9), absent_count=3)),
    ("có mặt: 1 2 3 5", RollLine(P, (1, 2, 3, 5))),
    ("co mat 1 2 3", RollLine(P, (1, 2, 3), marked=False)),
    ("vang them Thom", RollLine(A, names=("Thom",), marked=False, adds=True)),
    ("vắng thêm 8", RollLine(A, (8,), adds=True)),
    ("vắng 99 nữa", RollLine(A, (99,), adds=True)),
    ("thêm vắng 8 nữa nhé", RollLine(A, (8,), adds=True)),
    ("còn vắng 8", RollLine(A, (8,), adds=True)),
    ("vắng chị Thêm", RollLine(A, names=("Thêm",))),
    ("có mặt chị Lan, chị Hoa", RollLine(P, names=("Lan", "Hoa"))),
]
NO_ROLLS = """vang om; vắng ốm; vắng; vắng mặt; vang ban gat; vắng em nhé; em vắng nhé; vắng nhà;
    vắng thì báo em trước nhé; vắng ai; có mặt; co mat; có mặt đúng giờ; em sẽ có mặt; vâng 3 7; vắng 3/7; vắng 1234;
    vắng 5-900; vắng 2 chị: Lan, Hoa, Mận; vắng 3 7?; 3 7; hết; du; có; 4821; lịch họp; bao nhiêu người đi; ai vắng;
    đi được; vắng mấy người; vắng 9-5; vắng nhiều quá; họp lúc 7 giờ; 91;
    vắng thêm 3 người; có mặt thêm 3 7"""


@pytest.mark.parametrize(("text", "roll"), ROLLS)
def test_a_roll_is_read_in_one_message(text: str, roll: RollLine) -> None:
    assert read_roll(text) == roll


@pytest.mark.parametrize("text", NO_ROLLS.split(";"))
def test_what_is_no_clear_roll_is_none(text: str) -> None:
    assert read_roll(text.strip()) is None


YES, NO = Answer("yes"), Answer("no")
TOLD = [
    ("đã báo 3 7 31, bà đào đi được", Told((3, 7, 31), ("đào",), (("đào", YES),))),
    ("da bao 3 7 31, ba dao di duoc", Told((3, 7, 31), ("dao",), (("dao", YES),))),
    ("báo được 3 12", Told((3, 12))),
    ("bao 3 12", Told((3, 12))),
    ("em đã báo 3 7 rồi ạ", Told((3, 7))),
    ("đã báo 3-6", Told((3, 4, 5, 6))),
    ("đã báo cho chị Lan, chị Hoa", Told(names=("Lan", "Hoa"))),
    ("đã báo chị Nguyễn Thị Hồng đi được", Told(names=("Nguyễn Thị Hồng",), answers=(("Nguyễn Thị Hồng", YES),))),
    ("da bao le thi nghi khong di duoc", Told(names=("le thi nghi",), answers=(("le thi nghi", NO),))),
    ("da bao 3, 7 ban gat", Told((3, 7), answers=((7, Answer("no", "busy")),))),
    ("da bao 12 dao chua biet", Told((12,), ("dao",), (("dao", Answer("unsure")),))),
    ("đã báo 3 7, 31 đi được", Told((3, 7, 31), answers=((31, YES),))),
    ("đã báo hết rồi", Told(everyone=True)),
    ("đã báo đủ", Told(everyone=True)),
]


@pytest.mark.parametrize(("text", "told"), TOLD)
def test_a_leader_says_whom_she_told(text: str, told: Told) -> None:
    assert read_told(text) == told


@pytest.mark.parametrize(
    "text",
    [
        "đã báo",
        "báo cáo",
        "báo tận nhà",
        "bao nhiêu người đi",
        "thông báo",
        "đã báo Lan không gặp",
        "đã báo 3 7?",
        "3 7",
        "bảo hiểm",
        "báo Lan",
    ],
)
def test_nobody_is_told_by_other_words(text: str) -> None:
    assert read_told(text) is None


NAMES = [
    (18, "Nguyễn Thị Lan"),
    (24, "Trần Thị Lan"),
    (30, "Lê Thị Lân"),
    (3, "Nguyễn Thị Đào"),
    (5, "H'Bia Niê"),
    (6, "Nguyễn Lan Anh"),
    (7, "Phạm Thị Hoà"),
    (8, "Phạm Thị Hoa"),
    (9, "Võ Thị Em"),
]


@pytest.mark.parametrize(
    ("fragment", "keys"),
    [
        ("lan", [18, 24]),
        ("Lân", [30]),
        ("lần", [18, 24, 30]),
        ("thị lan", [18, 24]),
        ("nguyễn thị lan", [18]),
        ("nguyen lan", [18]),
        ("chị Lan", [18, 24]),
        ("Lan tổ 2", [18, 24]),
        ("bà đào", [3]),
        ("dao", [3]),
        ("h'bia", [5]),
        ("bia", [5]),
        ("anh", [6]),
        ("lan anh", [6]),
        ("hòa", [7]),
        ("chị Em", [9]),
        ("em", [9]),
        ("nguyễn", []),
        ("sương", []),
        ("", []),
    ],
)
def test_a_bit_of_a_name_finds_its_women(fragment: str, keys: list[int]) -> None:
    assert match_names(fragment, NAMES) == keys


def test_without_marks_in_the_message_lan_may_be_either_of_two_names() -> None:
    assert match_names("lan", NAMES, marked=False) == [18, 24, 30]


def test_group_and_birth_year_tell_two_women_apart() -> None:
    assert split_name("chị Lan tổ 2") == ("Lan", 2, None)
    assert split_name("Nguyễn Thị Lan 1975") == ("Nguyễn Thị Lan", None, 1975)


@given(
    st.lists(st.integers(1, 999), min_size=1, max_size=40, unique=True), st.sampled_from([" ", ",", ", ", "\n", " và "])
)
def test_every_list_of_numbers_is_read_back(numbers: list[int], comma: str) -> None:
    roll = read_roll("vắng " + comma.join(map(str, numbers)))
    assert roll is not None
    assert roll.kind is A
    assert roll.numbers == tuple(numbers)


@given(st.one_of(st.text(max_size=200), st.text("vắngcómặtđủbao 0123456789,.-/()", max_size=40).map("vắng {}".format)))
def test_any_text_can_be_read(text: str) -> None:
    read_roll(text)
    read_told(text)
    match_names(text, NAMES)


def test_a_line_is_read_in_a_fifth_of_a_millisecond() -> None:
    taken = []
    for text, _ in ROLLS:
        start = time.perf_counter()
        read_roll(text)
        taken.append(time.perf_counter() - start)
    assert statistics.median(taken) < 0.0002
