"""The words that name an audience, with and without accents; and whatever else people type."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.reading.audiences import Named, NoticeLine, read_ages, read_audience, read_notice_line
from models.text import fold


@pytest.mark.parametrize(
    ("typed", "named"),
    [
        ("tổ 2", Named(groups=(2,))),
        ("to 2 va to 3", Named(groups=(2, 3))),
        ("các tổ 2, 3 và 5", Named(groups=(2, 3, 5))),
        ("tổ phụ nữ số hai", Named(groups=(2,))),
        ("chị em chưa trả lời", Named(silent=True)),
        ("ai chua tra loi buoi toi", Named(silent=True)),
        ("tổ 1 chưa trả lời", Named(groups=(1,), silent=True)),
        ("vắng 2 buổi liền", Named(missed=2)),
        ("chị em vắng ba buổi liên tiếp", Named(missed=3)),
        ("từ 18 đến 35 tuổi", Named(age_from=18, age_to=35)),
        ("18-35 tuổi", Named(age_from=18, age_to=35)),
        ("trên 60", Named(age_from=61)),
        ("từ 60 tuổi trở lên", Named(age_from=60)),
        ("dưới 35 tuổi", Named(age_to=34)),
        ("chi hội trưởng", Named(posts="heads")),
        ("các tổ trưởng", Named(posts="leaders")),
        ("chi hội trưởng và tổ trưởng", Named(posts="posts")),
        ("CLB dân vũ", Named(clubs=("dan vu",))),
        ("thôn Bưởi và thôn Ổi", Named(places=("thon buoi", "thon oi"))),
        ("cả chi hội", Named()),
        ("tất cả chị em", Named()),
    ],
)
def test_an_audience_in_words_is_understood(typed: str, named: Named) -> None:
    assert read_audience(typed) == named
    assert read_audience(fold(typed.replace("-", " đến "))) == named


@pytest.mark.parametrize("typed", ["", "   ", "Lan", "chị Lan tổ 2", "từ 35 đến 18 tuổi", "tổ", "2", "🙂", "a" * 5000])
def test_what_names_nobody_is_none(typed: str) -> None:
    assert read_audience(typed) is None


@pytest.mark.parametrize(
    ("typed", "line"),
    [
        ("gửi tin tổ 2: Mai nộp quỹ lúc 8 giờ", NoticeLine(Named(groups=(2,)), "", "Mai nộp quỹ lúc 8 giờ")),
        ("dạ nhắn giúp chị tổ 2: mai họp", NoticeLine(Named(groups=(2,)), "", "mai họp")),
        ("gửi tin tổ 2, cần trả lời đã nhận: Mai họp", NoticeLine(Named(groups=(2,)), "", "Mai họp", receipt=True)),
        ("gui tin to 2 xin da nhan: mai hop", NoticeLine(Named(groups=(2,)), "", "mai hop", receipt=True)),
        ("gửi tin: Mai nộp quỹ", NoticeLine(Named(), "", "Mai nộp quỹ")),
        ("gửi tin\nMai họp\nđông đủ nhé", NoticeLine(Named(), "", "Mai họp\nđông đủ nhé")),
        ("gửi tin tổ 2 lúc 7:30 tối mai: họp", NoticeLine(Named(groups=(2,)), "7:30 tối mai", "họp")),
        ("gửi tin tổ 2: 8:30 họp", NoticeLine(Named(groups=(2,)), "", "8:30 họp")),
        ("nhắn tổ 2 và tổ 3", NoticeLine(Named(groups=(2, 3)), "", "")),
        ("nhắn chị Lan: mai họp", NoticeLine(None, "", "mai họp")),
        ("hẹn 8h sáng mai gửi: Mai khám mắt", NoticeLine(Named(), "8h sáng mai", "Mai khám mắt")),
    ],
)
def test_a_notice_in_one_message_is_understood(typed: str, line: NoticeLine) -> None:
    assert read_notice_line(typed) == line


@pytest.mark.parametrize(
    "typed",
    [
        "gửi tin",
        "gửi thông báo",
        "thông báo",
        "gửi lại",
        "gửi tiếp",
        "thông báo: tối mai 7 giờ họp chi hội",
        "gửi link: http://vi.du",
        "vắng 3 7 12",
        "đã báo 3 7",
        "họp tổ 2 lúc 7 giờ tối mai",
        "nhắn chị Lan",
        "4821",
        "<b>gửi</b>",
        "gửi " * 1250,
    ],
)
def test_what_is_no_notice_is_left_alone(typed: str) -> None:
    assert read_notice_line(typed) is None


@settings(max_examples=60)
@given(
    st.lists(st.integers(1, 30), min_size=1, max_size=5, unique=True), st.booleans(), st.sampled_from([", ", " và "])
)
def test_groups_come_back_as_they_were_named(numbers: list[int], silent: bool, between: str) -> None:
    typed = between.join(f"tổ {number}" for number in numbers) + (" chưa trả lời" if silent else "")
    assert read_audience(typed) == Named(groups=tuple(numbers), silent=silent)


@settings(max_examples=60)
@given(st.integers(16, 90), st.integers(0, 20))
def test_ages_come_back_as_they_were_named(low: int, more: int) -> None:
    assert read_ages(f"từ {low} đến {low + more} tuổi") == (low, low + more)
    assert read_ages(f"{low} {low + more}") == (low, low + more)
    assert read_ages(f"trên {low}") == (low + 1, None)


@settings(max_examples=150)
@given(st.text(max_size=400))
def test_any_text_is_read_without_a_fault(typed: str) -> None:
    read_audience(typed)
    read_ages(typed)
    line = read_notice_line(typed)
    assert line is None or line.text.strip() == line.text
