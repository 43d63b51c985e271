"""The texts and the code hold together: every text that the code asks for is there, and none is left over."""

import dataclasses
import importlib
import pkgutil
import re
from collections.abc import Iterator
from datetime import datetime
from functools import cache
from pathlib import Path
from types import ModuleType
from typing import get_type_hints

import pytest

import api
import bot
import locales
import models
import scheduler
from api.pages.office.features import FEATURES
from bot import book_lists, menu, table, unit_changes_log
from bot.meetings import RSVP
from bot.papers.catalogue import PAPERS
from bot.reading.asides import Aside
from models.deliveries import Tally
from models.facts import Fact, Refused
from models.meetings import WhyNot
from scheduler.commands import BY_RIGHT, EVERYONE
from tests.texts import NEAR_FORMS, asked, references, texts, variables

TEXTS = {language: texts(locales.FOLDER / language) for language in locales.languages()}
FIRST = TEXTS[locales.FIRST]
ADDRESS = set(locales.address(locales.DEFAULT_PAIR))
CHANNELS = ("telegram", "zalo-bot", "zalo-oa", "template-user", "template-phone", "web")
TRIES = {"member": 4, "newcomer": 3, "head": 8, "leader": 4, "cadre": 3}  # sentences to try in the demo

# Where the code computes a key, as it is written there: which keys it can be.
COMPUTED: dict[str, tuple[str, ...]] = {
    "'channel-' + name": tuple(f"channel-{name}" for name in CHANNELS),
    "'channel-' + c.channel": tuple(f"channel-{name}" for name in CHANNELS),
    "f'aside-{aside.value}'": tuple(
        f"aside-{a}" for a in Aside if a not in {Aside.VIOLENCE, Aside.SCAM, Aside.GREETING}
    ),
    "f'command-{name}'": tuple(f"command-{name}" for name in {*EVERYONE, *(name for name, _right in BY_RIGHT)}),
    "f'reason-{name}'": tuple(f"reason-{why}" for why in WhyNot),
    "f\"time-{reading.problem.replace('_', '-')}\"": ("time-no-such-day", "time-repeats"),
    "f'unclear-{wanted}'": ("unclear-day", "unclear-hour"),
    "f\"label-guess-{'-'.join(guessed(value))}\"": ("label-guess-day", "label-guess-hour", "label-guess-day-hour"),
    "f'no-{way}'": ("no-silence", "no-home"),
    "f'demo-news-{number}'": ("demo-news-1", "demo-news-2", "demo-news-3"),
    "f'demo-topic-{place % 4 + 1}'": ("demo-topic-1", "demo-topic-2", "demo-topic-3", "demo-topic-4"),
    "menu.LABELS[name]": tuple(menu.LABELS.values()),
    "LABELS[intent]": tuple(menu.LABELS.values()),
    "menu.LABELS[Intent.CREATE_MEETING]": tuple(menu.LABELS.values()),
    "label": tuple(label for label, _answer in RSVP),
    "f\"paper-{message.fields['paper']}\"": tuple(f"paper-{name}" for name in PAPERS),
    "f'{option.label}-typed'": ("label-more-typed", "label-drop-typed", "label-undo-typed"),
    "f'label-{shown}'": ("label-more", "label-drop"),
    "bot/book_lists.py label": tuple(book_lists.LABELS.values()),
    "near": ("moment-today", "moment-tomorrow"),
    "bot/member_add_words.py key": ("women-new", "women-changed", "women-known", "phone-shared"),
    "bot/menu.py key": ("help-post", "help-cadre", "help-member", "help-stranger"),
    "bot/figure_units.py key": ("figures-direct", "figures-unit"),
    "_HEADINGS[what]": ("idle-unmet", "idle-met", "idle-unmarked"),
    "api/chat.py key": ("web-too-large", "web-nothing-sent", "web-where-wrong"),
    "f'label-unit-{deed}'": tuple(f"label-unit-{deed}" for deed in unit_changes_log.DEEDS),
    "shell.html item": tuple(one.label for one in FEATURES if one.label),
    "hint": tuple(f"demo-try-{who}-{n}" for who, count in TRIES.items() for n in range(1, count + 1)),
    '"demo-" + role': ("demo-member", "demo-head", "demo-cadre"),
    "'demo-' + role": ("demo-member", "demo-head", "demo-cadre"),
}
COMPUTED["bot/papers/roster.py f'roster-header-{name}'"] = tuple(
    f"roster-header-{name}"
    for name in ("number", "name", "birth", "phone", "group", "branch", "joined", "card", "note", "ethnic", "religion")
)
# The texts within the papers of a meeting, and what each paper gives them.
_COLUMNS = ("paper-number", "paper-name", "paper-year")
COMPUTED |= {
    "bot/papers/roll_sheet.py key": (
        *_COLUMNS, "paper-sign", "paper-page", "sheet-title", "sheet-newcomer", "sheet-total",
    ),
    "bot/papers/signed_list.py key": (
        *_COLUMNS, "paper-receipt", "paper-note", "paper-when", "receipt-title", "receipt-what", "receipt-signature",
        "minutes-sign-how",
    ),
    "bot/papers/minutes.py key": tuple(
        f"minutes-{part}"
        for part in (
            "title", "subtitle", "time", "place", "people", "chair", "secretary", "present", "present-blank", "excused",
            "absent", "away", "content", "opinions", "conclusion", "end", "sign-secretary", "sign-chair", "sign-how",
        )
    ),
}  # fmt: skip


# The texts of charts and of the Excel file of figures: those that stand in its sources, and those put together there.
def _spelt_in(*files: str) -> tuple[str, ...]:
    """The keys that these modules spell out."""
    sources = (Path(bot.__path__[0], name).read_text(encoding="utf-8") for name in files)
    found = (re.findall(r"""["']((?:workbook|chart|paper|meeting)-[A-Za-z0-9-]+)["']""", source) for source in sources)
    return tuple(dict.fromkeys(key for keys in found for key in keys if key in FIRST))


_BOOK_ROWS = (
    "meetings", "with-roll", "attendance", "excused", "absent", "members", "honorary", "joined", "left", "gathering",
)  # fmt: skip
COMPUTED |= {
    "bot/papers/figures_workbook_cells.py key": (
        *_spelt_in(*(f"papers/figures_workbook_{part}.py" for part in ("cells", "charts", "sheets", "summary"))),
        *(f"workbook-{what}-{row}" for what in ("row", "how") for row in _BOOK_ROWS),
        *(f"workbook-note-{note}" for note in ("no-roll", "count", "away", "honorary")),
        *(f"workbook-column-{name}" for name in ("women", "gathering", "source")),
    ),
    "bot/figure_papers.py label": ("label-chart-months", "label-chart-units", "label-chart-gathering"),
    "bot/papers/__init__.py key": (
        *_spelt_in("papers/charts.py", "papers/charts_beside.py", "papers/charts_said.py"),
        "period",
    ),
}
# What passes on the keys of others.
MACHINERY = {
    "bot/papers/figures_workbook_cells.py column.key",
    "type(fact).__name__",
    "f'ask-{self.name}-{ask.name}'",
    "o.label",
    "option.label",
    "said.key",
    "bot/replies.py key",
    "api/pages/__init__.py key",
    "api/demo_town.py key",
}
# Variables that no reading of the source can see.
_OF_MEETING = {"kind", "when", "when_day", "when_hour", "place", "content", "day", "hour"}
_OF_DOUBT = {"row", "name", "year", "number", "known_as", "known_year"}
_OF_KNOWN = {"line", "number", "name", "new_name", "phone", "old_tail", "birth", "group", "group_stays", "gone"}
_OF_FIGURE = {"present", "expected", "percent", "with_roll", "meetings"}
_OF_DEED = {"what", "names", "name", "day", "decision", "state", "failed", "joins"}
_OF_DEED_SEEN = _OF_DEED | {
    "members", "branches", "waiting", "requests", "notices", "planned", "meetings", "next", "next_day", "cancelled",
    "repeats", "women", "posts", "post_names", "more_posts", "stays", "stays_of", "numbers", "renamed", "parts",
    "books", "lists", "offers", "choosing",
}  # fmt: skip
_OF_SHEET = {"page", "pages"}
_OF_MINUTES = _OF_MEETING | {"present", "expected", "percent", "count", "names", "away", "chair"}
_OF_WORKBOOK = {
    "unit", "period", "start", "end", "day", "made", "left", "kind", "month", "year", "line", "sheet", "present",
    "expected", "page", "pages", "base", "source", "members",
}  # fmt: skip
_OF_CHART = {
    "unit", "period", "present", "expected", "percent", "with_roll", "meetings", "line", "left", "silent", "unmarked",
    "members", "women", "missing", "kind", "month", "quarter", "year", "start", "end", "books",
}  # fmt: skip
GIVEN = {"notice-progress": {f.name for f in dataclasses.fields(Tally)} | {"at_home", "sent", "state", "text"}}
GIVEN |= {
    **dict.fromkeys(COMPUTED["bot/papers/roll_sheet.py key"], _OF_SHEET),
    **dict.fromkeys(COMPUTED["bot/papers/signed_list.py key"], _OF_MEETING),
    **dict.fromkeys(COMPUTED["bot/papers/minutes.py key"], _OF_MINUTES),
    **dict.fromkeys(("paper-when", "paper-of-meeting", "sheet-file", "minutes-file", "receipt-file"), _OF_MEETING),
    **{key: {"meeting", "count"} for key in ("paper-roll-sheet", "paper-minutes", "paper-signed-list")},
    **{key: {"left"} for key in ("label-more-typed", "label-drop-typed")},
    "label-undo-typed": set(),
    "paper-meeting": {"off", "link"},
    "figures-rate": {"present", "expected", "percent", "with_roll", "meetings", "women", "covered"},
    **{key: {"unit", *_OF_FIGURE} for key in ("figures-unit", "figures-direct")},
    "figures-average": {"average", *_OF_FIGURE},
    "figures-month": {"month", "rate", *_OF_FIGURE},
    "figures-best-month": {"month", "way", *_OF_FIGURE},
    "gathered-unit": {"unit", "members", "women", "percent"},
    **{key: {"found", "left", "near"} for key in ("ask-figures-unit", "ask-figure_papers-unit")},
    **dict.fromkeys(("unit-log-line", "unit-log-one", "office-deed-done"), _OF_DEED),
    "ask-unit_confirm-confirm": _OF_DEED_SEEN,
    "paper-poster": {"branch", "form"},
    "paper-chart": {"what", "unit", "period"},
    "paper-figures-workbook": {"unit", "period", "names"},
    **dict.fromkeys(COMPUTED["bot/papers/figures_workbook_cells.py key"], _OF_WORKBOOK),
    **dict.fromkeys(COMPUTED["bot/papers/__init__.py key"], _OF_CHART),
    "paper-report": {"unit", "period"},
    "paper-roster": {"unit", "count"},
    "ask-call_off-how": _OF_MEETING,
    **dict.fromkeys(("roster-doubt", "ask-same_woman-same", "ask-add_members-same"), _OF_DOUBT),
    "women-new": {"number", "name", "year", "phone", "group", "alike", "alike_year"},
    "phone-shared": {"line", "name", "phone", "number", "owner"},
    **dict.fromkeys(("women-changed", "women-known"), _OF_KNOWN),
    "ask-register_for-birth_right": {"name", "year", "animal"},
    "roll-stands-line": {"by", "group", "when_hour", "when_day", "present", "absent", "missing", "named"},
}


def _modules() -> Iterator[ModuleType]:
    for package in (models, bot, scheduler, api):
        for found in pkgutil.walk_packages(package.__path__, f"{package.__name__}."):
            yield importlib.import_module(found.name)


def facts() -> list[type[Fact | Refused]]:
    """All facts and refusals of the house."""
    ours = {module.__name__ for module in _modules()}
    found: list[type[Fact | Refused]] = []
    waiting: list[type[Fact | Refused]] = [Fact, Refused]
    while waiting:
        below = waiting.pop().__subclasses__()
        waiting += below
        found += [one for one in below if one.__module__ in ours]
    return sorted(found, key=lambda one: one.__name__)


def computed(spelt: str, where: str) -> tuple[str, ...]:
    """The keys that a computed key can be."""
    return COMPUTED.get(f"{where} {spelt}", COMPUTED.get(spelt, ()))


@cache
def wanted() -> dict[str, set[str] | None]:
    """Every key that the code says, with the variables that it gives each time (None where they cannot be seen)."""
    found: dict[str, set[str] | None] = {}
    for one in facts():
        hints = get_type_hints(one)
        names = [f.name for f in dataclasses.fields(one)]  # type: ignore[arg-type]  # each becomes a dataclass when it is made
        times = {f"{name}{form}" for name in names if hints[name] is datetime for form in NEAR_FORMS}
        found[one.__name__] = {*names, *times}
    for site in asked():
        for key in [site.key] if site.key is not None else computed(site.spelt, site.where):
            given = GIVEN.get(key, site.given)
            # A mapping's times cannot be told from its other values here: each may have the forms of a time.
            forms = None if given is None else {*given, *(f"{name}{form}" for name in given for form in NEAR_FORMS)}
            before = found.get(key, forms)
            found[key] = None if before is None or forms is None else before & forms
    return found


@pytest.mark.parametrize("language", TEXTS)
def test_everything_the_code_says_has_a_text_in_every_language(language: str) -> None:
    assert sorted(set(wanted()) - set(TEXTS[language])) == []


def test_every_question_of_every_conversation_has_a_text() -> None:
    questions = {f"ask-{flow.name}-{ask.name}" for flow in table.FLOWS.values() for ask in flow.asks}
    assert questions - set(FIRST) == set()
    assert questions <= set(wanted())


def test_a_computed_key_is_one_of_those_that_are_listed_here() -> None:
    sites = [(site.spelt, site.where) for site in asked() if site.key is None]
    unknown = [
        f"{where}: {spelt}"
        for spelt, where in sites
        if not computed(spelt, where) and spelt not in MACHINERY and f"{where} {spelt}" not in MACHINERY
    ]
    assert unknown == []
    written = {spelt for spelt, _where in sites} | {f"{where} {spelt}" for spelt, where in sites}
    assert set(COMPUTED) - written == set(), "nobody writes these any more"


@pytest.mark.parametrize("language", TEXTS)
def test_no_text_is_left_over(language: str) -> None:
    used, waiting = set(), list(wanted())
    while waiting:
        key = waiting.pop()
        if key not in used and key in TEXTS[language]:
            used.add(key)
            waiting += references(TEXTS[language][key])
    # These are said by `locales` itself, or name the language in itself.
    used |= {"thousands", "date-numbers", "language-name"}
    assert sorted(set(TEXTS[language]) - used) == []


@pytest.mark.parametrize("language", TEXTS)
def test_a_text_uses_only_the_variables_that_it_is_given(language: str) -> None:
    wrong = {
        key: extra
        for key, given in wanted().items()
        if given is not None and key in TEXTS[language] and (extra := variables(key, TEXTS[language]) - given - ADDRESS)
    }
    assert wrong == {}


def test_nearly_all_variables_can_be_seen() -> None:
    assert sorted(key for key, given in wanted().items() if given is None) == ["roster-counts"]
