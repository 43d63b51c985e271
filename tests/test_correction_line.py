"""A correction in one line: which meeting, and who is what."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.reading.correction_line import CorrectionLine, read_correction, read_marks

LINES = [
    ("sửa điểm danh buổi 15/11: 24 có mặt", CorrectionLine((15, 11), None, {"present": [24]})),
    ("sua diem danh buoi 15/11: 24 co mat", CorrectionLine((15, 11), None, {"present": [24]}, marked=False)),
    ("SỬA ĐIỂM DANH 15-11 24 25 26 có mặt nhé", CorrectionLine((15, 11), None, {"present": [24, 25, 26]})),
    ("em ơi sửa lại điểm danh hôm qua: 7 vắng", CorrectionLine(None, 1, {"absent": [7]})),
    (
        "sửa điểm danh: 24 có mặt, 7 12 vắng có lý do",
        CorrectionLine(None, None, {"present": [24], "excused": [7, 12]}),
    ),
    ("sửa điểm danh có mặt 24 25, vắng 7", CorrectionLine(None, None, {"present": [24, 25], "absent": [7]})),
    ("sửa điểm danh buổi vừa rồi: bà Đào đến muộn", CorrectionLine(None, None, {}, {"present": ["Đào"]})),
    ("sửa điểm danh buổi họp 15/11/2026", CorrectionLine((15, 11))),
    ("sửa điểm danh", CorrectionLine()),
    ("sửa điểm danh 24", CorrectionLine()),
    ("sửa điểm danh buổi 15/11 xin chào", CorrectionLine((15, 11))),
]


@pytest.mark.parametrize(("text", "line"), LINES)
def test_a_correction_is_read(text: str, line: CorrectionLine) -> None:
    assert read_correction(text) == line


@pytest.mark.parametrize("text", ["", "0", "vắng 3 7", "sửa lại", "điểm danh", "sửa điểm", "sửa điểm danh sao?", "😀"])
def test_what_is_no_correction_is_left_to_others(text: str) -> None:
    assert read_correction(text) is None


@settings(max_examples=60)
@given(st.text(max_size=200))
def test_no_text_breaks_the_reading(text: str) -> None:
    read_correction(f"sửa điểm danh {text}")
    read_marks(text)


@settings(max_examples=40)
@given(
    st.dictionaries(
        st.sampled_from(["có mặt", "vắng", "vắng có lý do"]),
        st.lists(st.integers(1, 300), min_size=1, max_size=5, unique=True),
        min_size=1,
    ),
    st.booleans(),
)
def test_the_state_may_stand_before_or_after_the_numbers(said: dict[str, list[int]], before: bool) -> None:
    parts = [[state, " ".join(map(str, numbers))] for state, numbers in said.items()]
    text = ", ".join(" ".join(part if before else part[::-1]) for part in parts)
    keys = {"có mặt": "present", "vắng": "absent", "vắng có lý do": "excused"}
    found = read_marks(text)
    assert found is not None
    assert found.numbers == {keys[state]: numbers for state, numbers in said.items()}
