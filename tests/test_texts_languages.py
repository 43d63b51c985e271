"""The folders of texts: the same in every language, read without a fault; one more folder is one more language."""

import shutil
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest
from fluent.syntax import FluentParser
from fluent.syntax import ast as ftl

import locales
from models.meetings import AnsweredYes
from tests.test_texts import ADDRESS, FIRST, TEXTS
from tests.texts import references, resource, variables


@pytest.mark.parametrize("language", TEXTS)
def test_every_file_is_read_without_a_fault(language: str) -> None:
    paths = sorted((locales.FOLDER / language).glob("*.ftl"))
    faults = [
        f"{path.name}: {entry.content}"
        for path in paths
        for entry in resource(path).body
        if isinstance(entry, ftl.Junk)
    ]
    assert faults == []


def test_all_languages_have_the_same_texts_in_the_same_files() -> None:
    for language in TEXTS:
        names = {path.name for path in (locales.FOLDER / language).glob("*.ftl")}
        assert names == {path.name for path in (locales.FOLDER / locales.FIRST).glob("*.ftl")}
        assert (set(TEXTS[language]) ^ set(FIRST)) - _parts(TEXTS[language]) - _parts(FIRST) == set()


def _parts(among: dict[str, ftl.Message]) -> set[str]:
    """What stands within other texts: how a date is put together is each language's own affair."""
    return {name for message in among.values() for name in references(message)}


def test_english_leaves_the_vietnamese_forms_of_address_alone() -> None:
    assert {key for key in TEXTS["en"] if variables(key, TEXTS["en"]) & ADDRESS} == set()


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """A copy of the folder of texts that a test may write in."""
    shutil.copytree(locales.FOLDER, tmp_path / "locales")
    monkeypatch.setattr(locales, "FOLDER", tmp_path / "locales")
    _forget()
    yield tmp_path / "locales"
    monkeypatch.undo()
    _forget()


def _forget() -> None:
    for cached in (locales.languages, locales._texts, locales._moments):
        cached.cache_clear()


def test_a_folder_adds_a_language_and_what_it_does_not_say_yet_is_said_in_vietnamese(folder: Path) -> None:
    (folder / "km").mkdir()
    (folder / "km" / "common.ftl").write_text(
        "language-name = ភាសាខ្មែរ\nmeeting-kind = ការប្រជុំ\nlabel-no = ទេ\n", encoding="utf-8"
    )
    assert locales.languages() == ("vi", "en", "km")
    assert locales.known("km-KH") == "km"
    assert locales.label("km", "label-no") == "ទេ"
    assert locales.label("km", "label-agree") == "Đồng ý"
    said = locales.say("km", AnsweredYes("branch", datetime(2026, 12, 5, 12, 30, tzinfo=UTC)))
    assert "ការប្រជុំ" in said
    assert "Hẹn gặp chị" in said


@pytest.mark.parametrize("language", ["vi", "en"])
def test_a_text_read_by_itself_is_the_one_that_stands_in_its_file(language: str) -> None:
    alone, parser = dict(locales._written(language)), FluentParser(with_spans=False)
    assert {key for key in alone if not key.startswith("-")} == set(TEXTS[language])
    for key, text in TEXTS[language].items():
        (entry,) = parser.parse(alone[key]).body
        assert isinstance(entry, ftl.Message)
        assert entry.equals(text, ignored_fields=["comment"]), key


def test_a_text_that_is_nowhere_is_an_error() -> None:
    with pytest.raises(locales.NoText):
        locales.label("vi", "no-such-text")
    with pytest.raises(locales.NoText):
        locales.label("vi", "for-whom", name="Lụa")
