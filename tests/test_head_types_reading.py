"""What a head types, read: women in one line, parts of a meeting, storms, short notices."""

import pytest

import locales
from bot.reading.change_line import read_change
from bot.reading.content_line import read_content
from bot.reading.member_lines import one_a_line, tells_of_a_person, without_order
from bot.reading.plain_notices import in_a_sentence
from bot.reading.relay import read_for_others
from bot.reading.roll_line import read_told
from tests.test_head_types import NOW


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
