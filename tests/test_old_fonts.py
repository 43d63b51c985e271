"""Lists typed for the fonts of before Unicode are read like any other."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from models.old_fonts import _TCVN3, _VNI, Encoding, guess_encoding, to_unicode
from models.roster_files import read_roster
from tests.test_roster_files import excel

TODAY = date(2026, 11, 22)
NAMES = (
    "Nguyễn Thị Lụa",
    "Trần Thị Gấm",
    "Đặng Thị Bưởi",
    "Lê Thị Hồng Đào",
    "Phạm Thị Thủy",
    "Bùi Thị Nữ",
    "Vũ Thị Mỹ",
)
TO_TCVN3 = {new: old for old, new in _TCVN3.items()}
TO_VNI = {new: old for old, new in _VNI.items()}


def typed(text: str, encoding: Encoding) -> str:
    """As somebody typed it with the old font."""
    table = TO_TCVN3 if encoding is Encoding.TCVN3 else TO_VNI
    return "".join(table.get(char, char) for char in text)


@pytest.mark.parametrize("encoding", [Encoding.TCVN3, Encoding.VNI])
@pytest.mark.parametrize("name", NAMES)
def test_a_name_in_an_old_font_is_known_and_put_into_unicode(encoding: Encoding, name: str) -> None:
    assert guess_encoding([typed(name, encoding)]) is encoding
    assert to_unicode(typed(name, encoding), encoding) == name


def test_well_known_spellings_of_both_fonts() -> None:
    assert to_unicode("NguyÔn ThÞ Lôa", Encoding.TCVN3) == "Nguyễn Thị Lụa"
    assert to_unicode("NGUYÔN THÞ G¾M", Encoding.TCVN3) == "NGUYỄN THỊ GẮM"
    assert to_unicode("Lª ThÞ B\xadëi", Encoding.TCVN3) == "Lê Thị Bưởi"
    assert to_unicode("Ñaëng Thò Böôûi", Encoding.VNI) == "Đặng Thị Bưởi"
    assert to_unicode("TRAÀN THÒ GAÁM", Encoding.VNI) == "TRẦN THỊ GẤM"


@pytest.mark.parametrize("text", [*NAMES, "Hoà", "Thuý", "H'Bia Niê", "José", "", "123", "Đi làm ăn xa", "Quỳ, Quý"])
def test_what_is_unicode_stays_as_it_is(text: str) -> None:
    assert guess_encoding([text]) is Encoding.UNICODE


@given(st.lists(st.text(max_size=30), max_size=10))
def test_any_texts_have_an_encoding(texts: list[str]) -> None:
    encoding = guess_encoding(texts)
    assert all(isinstance(to_unicode(text, encoding), str) for text in texts)


@pytest.mark.parametrize("encoding", [Encoding.TCVN3, Encoding.VNI])
@pytest.mark.parametrize("header", ["unicode", "old"])
def test_a_whole_list_in_an_old_font_is_read_whatever_its_header_is_in(encoding: Encoding, header: str) -> None:
    labels = ["STT", "Họ và tên", "Năm sinh", "Ghi chú", "Tổ"]
    top = labels if header == "unicode" else [typed(label, encoding) for label in labels]
    rows = [[n, typed(name, encoding), 1970, typed("đi làm xa", encoding), typed("Tổ 2", encoding)]
            for n, name in enumerate(NAMES, start=1)]  # fmt: skip
    roster = read_roster(excel(Man=[[typed("DANH SÁCH HỘI VIÊN", encoding)], top, *rows]), "ds.xlsx", today=TODAY)
    assert [row.full_name for row in roster.rows] == list(NAMES)
    assert {(row.group, row.note) for row in roster.rows} == {("Tổ 2", "đi làm xa")}


@pytest.mark.parametrize("encoding", [Encoding.TCVN3, Encoding.VNI])
def test_a_csv_in_an_old_font_is_read(encoding: Encoding) -> None:
    text = "STT;Ho va ten;Nam sinh\n" + "\n".join(f"{n};{name};1970" for n, name in enumerate(NAMES, start=1))
    roster = read_roster(typed(text, encoding).encode("latin-1"), "ds.csv", today=TODAY)
    assert [row.full_name for row in roster.rows] == list(NAMES)
