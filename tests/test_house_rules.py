"""What keeps the house as it is: each rule is broken by somebody one day, and then this fails."""

import ast
import importlib
import pkgutil
import re
import subprocess
import sys
from collections import Counter
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

import bot
import locales
from bot import taps
from models import schema

ROOT = Path(__file__).parent.parent
FOLDERS = ("api", "bot", "models", "scheduler", "locales")
CODE = sorted(path for folder in FOLDERS for path in (ROOT / folder).rglob("*.py"))
OURS = [*CODE, ROOT / "cli.py", ROOT / "settings.py"]
LONGEST = 300  # lines
# Longer than that, and why it has not been split yet.
LONG: dict[str, int] = {}
VIETNAMESE = re.compile("[ạảãáàâậầấẩẫăắằặẳẵẹẻẽếềệểễịỉĩọỏõộồốổỗơờớợởỡụủũưừứựửữỳỵỷỹđ]", re.IGNORECASE)


def name(path: Path) -> str:
    return str(path.relative_to(ROOT))


@cache  # read by five tests
def tree(path: Path) -> ast.Module:
    return ast.parse(path.read_text(encoding="utf-8"))


def functions(path: Path) -> Iterator[ast.FunctionDef | ast.AsyncFunctionDef]:
    for node in ast.walk(tree(path)):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            yield node


def test_a_transaction_opens_and_closes_in_one_file_only() -> None:
    calls = re.compile(r"\.(commit|rollback)\(\)|\.begin\(\)|create_engine\(")
    found = [name(path) for path in OURS if calls.search(path.read_text(encoding="utf-8"))]
    # A migration is one transaction of its own, before anything else runs.
    assert found == ["api/migration.py", "models/db.py"]


def test_nothing_is_awaited_inside_a_rule() -> None:
    awaiting = [
        f"{name(path)}:{node.name}"
        for path in CODE
        if name(path).startswith("models/") and path.name != "db.py"
        for node in functions(path)
        if isinstance(node, ast.AsyncFunctionDef)
    ]
    assert awaiting == []


def test_no_rule_says_a_sentence() -> None:
    """Vietnamese words that people may type stand in bot/reading and as intents; sentences stand in locales."""
    found = []
    for path in CODE:
        # What people type, and the columns of their lists; the invented town of the demo.
        if name(path).startswith(("bot/reading/", "locales/", "models/roster_")) or "demo" in path.name:
            continue
        docstrings = {
            id(node.body[0].value)
            for node in ast.walk(tree(path))
            if isinstance(node, ast.Module | ast.ClassDef | ast.FunctionDef | ast.AsyncFunctionDef)
            and node.body
            and isinstance(node.body[0], ast.Expr)
        }
        module = tree(path)
        said = {
            node.value
            for node in ast.walk(module)
            if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in docstrings
        }
        said -= {
            ast.get_docstring(n, clean=False)
            for n in ast.walk(module)
            if isinstance(n, ast.Module | ast.ClassDef | ast.FunctionDef | ast.AsyncFunctionDef)
        }
        found += [
            f"{name(path)}: {text}" for text in said if sum(bool(VIETNAMESE.search(word)) for word in text.split()) > 3
        ]
    assert found == []


def test_files_are_short_enough_to_be_read() -> None:
    too_long = {
        name(path): lines
        for path in OURS
        if (lines := len(path.read_text(encoding="utf-8").splitlines())) > LONG.get(name(path), LONGEST)
    }
    assert too_long == {}


def test_every_module_and_every_public_function_says_what_it_is_for() -> None:
    missing = [name(path) for path in OURS if not ast.get_docstring(tree(path))]
    for path in OURS:
        for node in tree(path).body:
            public = isinstance(
                node, ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef
            ) and not node.name.startswith("_")
            if public and not ast.get_docstring(node):  # type: ignore[arg-type]
                missing.append(f"{name(path)}:{node.name}")  # type: ignore[union-attr]
    assert missing == []


def test_settings_are_read_in_three_places_only() -> None:
    readers = {
        name(path)
        for path in [*CODE, ROOT / "cli.py", ROOT / "migrations/env.py"]
        if re.search(
            r"^(from settings|import settings)|^\s+(from settings|import settings)",
            path.read_text(encoding="utf-8"),
            re.MULTILINE,
        )
    }
    assert readers <= {"api/app.py", "cli.py", "migrations/env.py"}


def test_people_are_asked_the_time_by_one_clock() -> None:
    asks = re.compile(r"datetime\.now\(|date\.today\(|time\.time\(\)|utcnow")
    found = [name(path) for path in CODE if asks.search(path.read_text(encoding="utf-8"))]
    # The doctor compares the machine's clock with the database's.
    assert found == ["api/doctor.py", "models/clock.py"]


def test_nobody_mocks_our_own_code_and_nothing_asks_whether_it_is_tested() -> None:
    mocks = re.compile(r"unittest\.mock|mocker|MagicMock|monkeypatch\.setattr\(\"(api|bot|models|scheduler)")
    tests = [path for path in (ROOT / "tests").rglob("*.py") if path != Path(__file__)]
    assert [name(path) for path in tests if mocks.search(path.read_text(encoding="utf-8"))] == []
    testing = re.compile(r"if testing|PYTEST_CURRENT_TEST|pytest")
    assert [name(path) for path in OURS if testing.search(path.read_text(encoding="utf-8"))] == []


def test_no_test_is_skipped_and_nothing_is_left_for_later() -> None:
    words = re.compile(r"pytest\.mark\.(skip|xfail)|pytest\.skip\(|\b(TODO|FIXME|XXX|HACK)\b|raise NotImplementedError")
    files = [*OURS, *(path for path in (ROOT / "tests").rglob("*.py") if path != Path(__file__))]
    assert [name(path) for path in files if words.search(path.read_text(encoding="utf-8"))] == []


@pytest.mark.parametrize("words", ["://files.", "://registry.", "/simple/"])
def test_the_locks_name_no_package_index(words: str) -> None:
    for lock in ("requirements.lock", "requirements-dev.lock"):
        assert words not in (ROOT / lock).read_text(encoding="utf-8")


def test_who_imports_whom_is_kept() -> None:
    done = subprocess.run(
        [
            sys.executable,
            "-c",
            "from importlinter.cli import lint_imports_command; lint_imports_command()",
            "--no-cache",
        ],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stdout


def test_quarters_are_shown_as_people_type_them() -> None:
    """Everywhere "quý 3", nowhere "quý III": what a chat, page, paper or file calls a period can be typed back."""
    roman = re.compile(r"\b[Qq]uý (I|V)|^\s*\*?\[\w+\] (I{1,3}|IV)$", re.MULTILINE)
    found = [name(path) for path in (ROOT / "locales").rglob("*.ftl") if roman.search(path.read_text(encoding="utf-8"))]
    assert found == []
    for language in locales.languages():
        said = locales.label(language, "report-period", kind="quarter", number=3, year="2026")
        period = {"kind": "quarter", "quarter": 3, "month": 3, "year": "2026", "start": "", "end": "", "books": "none"}
        assert said == locales.label(language, "period", **period)


def test_every_table_is_known_to_the_migrations() -> None:
    with_tables = {path.stem for path in CODE if "table=True" in path.read_text(encoding="utf-8")}
    assert {module.__name__.removeprefix("models.") for module in schema.TABLES} == with_tables


def test_every_tap_and_every_notice_belongs_to_one_feature() -> None:
    modules = [importlib.import_module(found.name) for found in pkgutil.walk_packages(bot.__path__, "bot.")]
    for names in (
        [name for module in modules if callable(getattr(module, "taps", None)) for name in module.taps(taps.Tap)],
        [name for module in modules if isinstance(getattr(module, "NOTICES", None), dict) for name in module.NOTICES],
    ):
        assert {name for name, times in Counter(names).items() if times > 1} == set()
