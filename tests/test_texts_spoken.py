"""The Vietnamese as it is spoken: to a woman of sixty, in short sentences, with the address that she chose."""

import re
import unicodedata
from functools import cache

import pytest
from fluent.syntax import ast as ftl

import locales
from tests.texts import texts

TEXTS = texts(locales.FOLDER / "vi")
# Nobody hears these on a phone.
FOR_PROGRAMS = {"WrongToken", "ScopeMissing", "KeyUsedOtherwise", "NumbersNotUnique", "demo-docs"}
LONGEST_SENTENCE = 25  # words
LONGEST_TEXT = 1500  # characters

# Third persons and counted women are "chị" whatever the reader is called.
THIRD_PERSONS = re.compile(
    r"chị (?:em|ấy|nào|này|khác|mới|chi hội trưởng|Sương|đến|‹\w+›)"
    r"|(?:‹\w+›|các|những|mấy|một số|hai|chưa|mỗi|từng|một|nhiều|\.{8,}) chị",
    re.IGNORECASE,
)
# What others will read or hear, shown to the head before it goes or is read aloud; what a woman writes in the demo.
QUOTED = {"ask-call-confirm", "ask-series-confirm", "ask-helper-consent", "ask-register_for-consent"}
WRITTEN_BY_A_WOMAN = {"demo-note"}
WRITTEN = ("demo-news", "report-", "workbook-")  # notices, reports and files, in the Hội's own sentences
COMPUTING = re.compile(
    r"\b(?:bot|click|link|menu|server|máy chủ|ứng dụng|app|hệ thống|chat|online|offline|internet|file|upload|download|"
    r"email|password|cài đặt|kết nối|dữ liệu|cập nhật|truy cập|đăng nhập|xác thực|xử lý|lệnh|cú pháp|định dạng|"
    r"(?<!xin )lỗi|(?<!số )tài khoản|người dùng|thao tác|hủy bỏ|vui lòng|quý khách)\b",
    re.IGNORECASE,
)
_ADDRESS = {"em": "‹X›", "chi": "‹X›", "Em": "‹X›", "Chi": "‹X›"}


def _said(pattern: ftl.Pattern | None, way: int) -> str:
    """A pattern in words; of every selection the variant number `way` (the last one, where there are fewer)."""
    assert pattern is not None
    return "".join(_element(element, way) for element in pattern.elements)


def _element(element: ftl.TextElement | ftl.Placeable, way: int) -> str:
    if isinstance(element, ftl.TextElement):
        return str(element.value)
    match element.expression:
        case ftl.StringLiteral() as literal:
            return str(literal.parse()["value"])
        case ftl.VariableReference(id=name):
            return _ADDRESS.get(name.name, f"‹{name.name}›")
        case ftl.MessageReference(id=name):
            return _said(TEXTS[name.name].value, way)
        case ftl.FunctionReference(arguments=given):
            return "".join(_element(ftl.Placeable(expression=one), way) for one in given.positional)
        case ftl.SelectExpression(variants=variants):
            return _said(variants[min(way, len(variants) - 1)].value, way)
        case other:
            raise AssertionError(f"a text says {type(other).__name__}, which this test cannot read")


@cache
def ways(key: str) -> tuple[str, ...]:
    """A text in its different wordings, with ‹X› for every form of address and ‹name› for other variables."""
    return tuple(dict.fromkeys(_said(TEXTS[key].value, way) for way in range(13)))


HEARD = [(key, way) for key in sorted(TEXTS) if key not in FOR_PROGRAMS for way in ways(key)]


def test_the_address_is_a_variable_so_that_every_woman_hears_her_own() -> None:
    for key, way in HEARD:
        if key in WRITTEN_BY_A_WOMAN:
            continue
        said = re.sub(r'"[^"]*"', "", way) if key in QUOTED else way
        rest = THIRD_PERSONS.sub("", said)
        assert re.search(r"\b(?:em|chị)\b", rest, re.IGNORECASE) is None, f"{key}: {rest}"


def test_letters_are_composed_and_spaces_and_stops_stand_right() -> None:
    for key, heard in HEARD:
        way = re.sub(r" ?\.{8,}| ?…{2,}", "", heard)  # a line to write on
        assert unicodedata.is_normalized("NFC", way), key
        assert re.search(r" [,.;:?!…)]|\( |  ", way) is None, f"{key}: {way}"
        assert re.search(r"[,:;.?!][,;.]|[,;?!](?=[^\s\"])|\.(?=[^\s\d\"])", way) is None, f"{key}: {way}"
        assert way.count('"') % 2 == 0, f"{key}: {way}"


def test_no_word_of_computing_or_of_offices_is_said() -> None:
    for key, way in HEARD:
        said = re.sub(r"‹url›/chat|‹\w+›", "", way)
        assert COMPUTING.findall(said) == [], f"{key}: {way}"


def test_a_sentence_has_at_most_25_words_and_a_text_1500_letters() -> None:
    for key, way in HEARD:
        assert len(way) <= LONGEST_TEXT, key
        for sentence in re.split(r"[.?!:](?=\s|$|\")|\n", way):
            assert len(sentence.split()) <= LONGEST_SENTENCE or key.startswith(WRITTEN), f"{key}: {sentence}"


@pytest.mark.parametrize("pair", locales.PAIRS)
def test_every_form_of_address_has_its_capitals(pair: str) -> None:
    bot, person = locales.PAIRS[pair]
    said = locales.label("vi", "not-understood", **locales.address(pair))
    assert said.startswith(f"{bot[0].upper()}{bot[1:]} chưa hiểu ý {person}. {person[0].upper()}{person[1:]} cần gì")
