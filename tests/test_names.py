"""Folding, cleaning and ordering of Vietnamese names."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from models.text import clean, fold, name_key

SYLLABLES = ["an", "ăn", "ân", "bảo", "bao", "đào", "dao", "hoa", "hòa", "hoà", "huệ", "lụa", "mận", "ổi", "ơn", "ưng"]
names = st.lists(st.sampled_from(SYLLABLES), min_size=1, max_size=6).map(" ".join)


@pytest.mark.parametrize(
    ("text", "folded"),
    [
        ("Đi được ạ!", "di duoc a"),
        ("NGUYỄN  THỊ\u00a0LỤA", "nguyen thi lua"),
        ("H'Bia Niê", "h bia nie"),
        ("Họ, tên_đệm", "ho ten dem"),
        ("\u200bĐào\ufeff", "dao"),
        ("", ""),
    ],
)
def test_folding_drops_case_marks_and_punctuation(text: str, folded: str) -> None:
    assert fold(text) == folded


@given(text=st.text())
def test_cleaning_and_folding_twice_changes_nothing_more(text: str) -> None:
    assert clean(clean(text)) == clean(text)
    assert fold(fold(text)) == fold(text)


@given(name=names)
def test_decomposed_letters_and_capitals_fold_alike(name: str) -> None:
    assert fold(unicodedata.normalize("NFD", name)) == fold(name.upper()) == fold(name)
    assert fold(name).isascii()


@given(name=names)
def test_the_order_does_not_depend_on_form_case_or_spaces(name: str) -> None:
    key = name_key(name)
    assert name_key(unicodedata.normalize("NFD", name)) == key
    assert name_key(name.upper()) == key
    assert name_key(f"  {name.replace(' ', '   ')} ") == key


def test_lists_are_in_the_order_of_given_names_and_then_of_letters_before_tones() -> None:
    in_order = [
        "Trần Thị An",
        "Lê Thị Ăn",
        "Lê Thị Ân",
        "Bùi Thị Bao",
        "Bùi Thị Bảo",
        "Cao Thị Dao",
        "Bùi Thị Đào",
        "Lê Thị Hoa",
        "Nguyễn Thị Hoa",
        "Lê Thị Hòa",
        "Lê Thị Ổi",
        "Lê Thị Ơn",
    ]
    assert sorted(set(in_order), key=name_key) == in_order


def test_both_ways_of_placing_the_tone_are_one_name() -> None:
    assert name_key("Lê Thị Hoà") == name_key("Lê Thị Hòa")


@given(name=st.text())
def test_any_text_has_a_place_in_the_order(name: str) -> None:
    assert isinstance(name_key(name), str)
