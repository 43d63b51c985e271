"""A notice said in one breath, without a colon: whom, what, and where the one ends."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.reading.audiences import Named
from bot.reading.plain_notices import read_plain_notice


def is_there(named: Named) -> bool:
    """One club and one place."""
    return named.clubs in {(), ("dan vu",)} and named.places in {(), ("thon buoi",)}


@pytest.mark.parametrize(
    ("text", "named", "said"),
    [
        ("nhắn chị em mai mang cuốc đi dọn đường", Named(), "mai mang cuốc đi dọn đường"),
        ("nhan tin to 2 mai nop quy", Named(groups=(2,)), "mai nop quy"),
        ("báo chị em sáng mai dọn vệ sinh", Named(), "sáng mai dọn vệ sinh"),
        ("thông báo chị em: mai tiêm vắc xin", Named(), "mai tiêm vắc xin"),
        ("em báo giúp chị em là mai cúp điện", Named(), "mai cúp điện"),
        ("nhắn mấy chị chưa trả lời là trả lời đi", Named(silent=True), "trả lời đi"),
        ("nhắn các tổ trưởng nộp danh sách trước thứ sáu", Named(posts="leaders"), "nộp danh sách trước thứ sáu"),
        ("nhắn tổ 2 3 giờ chiều nay nộp quỹ", Named(groups=(2,)), "3 giờ chiều nay nộp quỹ"),
        ("nhắn tổ 2, 3 chiều nay nộp quỹ 3/12", Named(groups=(2, 3)), "chiều nay nộp quỹ 3/12"),
        ("nhắn tổ 2 năm nay thu quỹ 50 nghìn", Named(groups=(2,)), "năm nay thu quỹ 50 nghìn"),
        ("nhắn tổ hai và ba mai họp tổ", Named(groups=(2, 3)), "mai họp tổ"),
        ("nhắn chị em trên 60 tuổi mai khám mắt", Named(age_from=61), "mai khám mắt"),
        ("nhắn chị em từ 18-35 tuổi chiều mai thi", Named(age_from=18, age_to=35), "chiều mai thi"),
        ("nhắn clb dân vũ tối nay nghỉ tập", Named(clubs=("dan vu",)), "tối nay nghỉ tập"),
        ("nhắn thôn Bưởi mai nghỉ họp", Named(places=("thon buoi",)), "mai nghỉ họp"),
        ("nhắn chị em ai chưa nộp quỹ thì nộp", Named(), "ai chưa nộp quỹ thì nộp"),
        ("nhắn chị em mai họp\nnhớ mang ghế", Named(), "mai họp\nnhớ mang ghế"),
        ("gửi tin chúc mừng 8/3", Named(), "chúc mừng 8/3"),
        ("gửi gấp cho chị em: bão về", Named(), "bão về"),
        ("em gửi giúp chị tin này cho chị em: mai nghỉ", Named(), "mai nghỉ"),
        ("THÔNG BÁO KHẨN: mai bão về", Named(), "mai bão về"),
        ("Thông báo\nMai cả thôn dọn đường", Named(), "Mai cả thôn dọn đường"),
    ],
)
def test_whom_and_what_are_told_apart(text: str, named: Named, said: str) -> None:
    line = read_plain_notice(text, is_there)
    assert line is not None
    assert (line.named, line.when, line.text) == (named, "", said)


def test_a_time_before_all_is_when_it_leaves() -> None:
    line = read_plain_notice("mai 6h sáng nhắn chị em dọn đường", is_there)
    assert line is not None
    assert (line.when, line.text) == ("mai 6h sáng", "dọn đường")


@pytest.mark.parametrize(
    "text",
    [
        "", "😀", "0", "nhắn", "nhắn chị em", "gửi tin", "gửi tin cho tổ 2", "gửi tin tới đâu rồi",
        "gửi lại cho chị em", "báo chị em xong rồi", "đã báo chị em hết rồi", "nhắn chị Lụa mai qua nhà",
        "gửi tin nhắn thoại cho chị em", "nhắn clb thơ tối nay nghỉ tập", "mời chị em mai họp",
        "báo tận nhà", "<b>nhắn chị em mai đi</b>", "x " * 3000, "nhắc chi hội chưa họp",
    ],
)  # fmt: skip
def test_what_tells_nobody_anything_is_no_notice(text: str) -> None:
    assert read_plain_notice(text, is_there) is None


WORDS = ["nhắn", "gửi tin", "báo", "chị em", "tổ", "2", "3", "hai", "năm", "giờ", "là", "mai", "clb", "dân vũ", "-"]
MORE = ["chưa trả lời", "trên 60 tuổi", "😀", "3/12"]


@settings(max_examples=80)
@given(st.lists(st.sampled_from([*WORDS, *MORE]), max_size=14))
def test_what_is_read_is_the_end_of_what_was_typed(words: list[str]) -> None:
    line = read_plain_notice(" ".join(words), is_there)
    if line is not None:
        assert " ".join(words).rstrip(" -").endswith(line.text)
        assert len(line.text.split()) >= 2
