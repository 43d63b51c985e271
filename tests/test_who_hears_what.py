"""Who hears what in the chat: every word and command of the bot, and questions that name a unit or a woman.

The lines are those of data/what_doors_show.csv with the door "chat", the rules the same as everywhere; "no" is: as to a
woman without a post, or as if there were no such unit.
"""

import asyncio
import itertools
import re
from collections.abc import Iterator
from contextlib import AsyncExitStack

import pytest
from sqlmodel import Session

from bot.inbox import handle
from bot.messages import Incoming
from bot.reading.wishes import INTENTS
from bot.replies import Account
from bot.table import COMMANDS, WORDS
from models import clock
from models.conversations import link, who_writes
from models.pacing import open_account
from tests.who_people import CHAIRS, LIVES, ROLES, TREE, WOMEN, is_under
from tests.who_rules import BRIEF, EVERY, HOLDERS, Line, agrees, asked, lines
from tests.who_town import Country, moved, running_country

COLUMNS = [column for column in HOLDERS if column != "deputy"]  # a deputy is a head
ACCOUNT = "web"
NOWHERE = "xã Hoa Sim"
NOBODY = "Nguyễn Thị Lài"
_numbers = itertools.count(1)


class _Said(Exception):
    """What the bot answers; whatever it wrote goes."""


@pytest.fixture
def country(database_url: str) -> Iterator[Country]:
    with asyncio.Runner() as loop:
        stack = AsyncExitStack()
        yield loop.run(stack.enter_async_context(running_country(database_url)))
        loop.run(stack.aclose())


def says(country: Country, column: str, text: str) -> str:
    """The answer to the first thing that a column's woman writes, without her own name."""

    def write(session: Session) -> None:
        person, address = country.hers[column][0], f"invented-{column}"
        open_account(session, ACCOUNT)
        link(session, who_writes(session, "web", address, "vi", clock.now()).contact_id, person)
        incoming = Incoming("web", address, f"said-{next(_numbers)}", text=text)
        ready = handle(session, incoming, Account(ACCOUNT, public_url="http://test"))
        choices = [] if ready is None else [choice.label for choice in ready.outgoing.choices]
        raise _Said("\n".join(["" if ready is None else ready.outgoing.text, *choices]))

    with pytest.raises(_Said) as said:
        country.write(write)
    name = column.title().replace("_", "")
    spoken = re.sub(r"\b\d{3} \d{3}\b|https?:\S+", "…", str(said.value))  # codes are others each time
    return spoken.replace(f"Đỗ Thị {name}", "…").replace(name, "…")


def outcome(country: Country, column: str, answer: str, nothing: str) -> str:
    """What an answer gave away; `nothing` is what she hears who may hear nothing."""
    shown = country.shown(column, answer)
    own = ROLES[column][1]
    answers = {CHAIRS[key][0] for key in CHAIRS if own and is_under(own, key)}
    outside = {name for name in shown - {"phone"} - answers if not own or not _under(country, name, own)}
    assert not outside, f"{outside} are of other units"
    if answer == nothing:
        return "no"
    return "phones" if "phone" in shown else "names" if shown else "yes"


def _under(country: Country, name: str, own: str) -> bool:
    return is_under(country.names[name][0], own)


def spoken() -> list[Line]:
    """Those of the chat."""
    return [line for line in lines() if line.door == "chat"]


def names_a_place(line: Line) -> bool:
    """Whether a unit or a woman is named."""
    return "{" in line.what


def words(what: str) -> str:
    """What is typed for a row: the first words of an intent, a command, or a question."""
    kind, _, name = what.partition(" ")
    return INTENTS[name].partition(",")[0] if kind == "intent" else what  # type: ignore[index]


def test_every_word_and_command_stands_in_the_table() -> None:
    listed = {line.what for line in spoken()}
    assert {what for what in listed if what.startswith("intent ")} == {f"intent {intent}" for intent in WORDS}
    commands = [COMMANDS[what[1:]] for what in listed if what.startswith("/") and "{" not in what]
    assert len(commands) == len(set(commands))
    assert set(commands) == set(COMMANDS.values())


def test_every_post_hears_what_the_rules_say(country: Country) -> None:
    assert _units(country) == []
    wrong = []
    for turn, line in enumerate(line for line in spoken() if not names_a_place(line)):
        nothing = says(country, "no_post", words(line.what))
        assert not country.shown("no_post", nothing)
        for column in COLUMNS if EVERY else [("cadre", "head")[turn % 2]] if BRIEF else COLUMNS[turn % 2 :: 2]:
            found = _tried(country, column, words(line.what), nothing)
            told = line.rule.cells[column]
            if not agrees(found, told):
                wrong.append(f"{line.what}: {column}: {found}, not {told}")
    assert not wrong, "\n".join(wrong)


def _tried(country: Country, column: str, text: str, nothing: str) -> str:
    try:
        return outcome(country, column, says(country, column, text), nothing)
    except AssertionError as error:
        return str(error).partition("\n")[0]


def _units(country: Country) -> list[str]:
    """A unit or woman of elsewhere is as one that is not there."""
    wrong = []
    for line, column, units in asked("chat"):
        if not names_a_place(line) or column not in COLUMNS:
            continue
        for relation, key in units.items():
            name, missing = _named(line.what, key)
            nothing = says(country, column, line.what.format(unit=missing, woman=missing)).replace(missing, "…")
            answer = says(country, column, line.what.format(unit=name, woman=name)).replace(name, "…")
            try:
                found = outcome(country, column, answer, nothing)
            except AssertionError as error:
                found = str(error).partition("\n")[0]
            told = line.rule.told(column, key)
            if not agrees(found, told):
                wrong.append(f"{line.what}: {column}, {relation}: {found}, not {told}")
    return wrong


def _named(what: str, key: str) -> tuple[str, str]:
    """The name of the unit or of a woman of it, and one that nobody has."""
    if "{unit}" in what:  # whoever names the whole country names no unit
        return TREE["tinh2" if key == "nuoc" else key][0], NOWHERE
    place = LIVES.get(key, key)
    return next(f"Nguyễn Thị {name}" for name, branch, group, _ in WOMEN if (group or branch) == place), NOBODY


# Whoever held the post is told who does: "Từ 23/11/2026 chị Lan là chi hội trưởng thôn Mận. Việc … chị hỏi chị Lan …".
_NOW_HERS = re.compile(r"Từ [\d/]+ chị .+ là .+\. Việc của .+ chị hỏi chị .+ giúp em nhé\.")


@pytest.mark.on_sqlite_alone
def test_with_a_post_of_yesterday_or_tomorrow_she_hears_what_any_woman_hears(country: Country) -> None:
    for time in ("past", "future"):
        country.write(moved, country, time)
        for turn, line in enumerate(spoken()):
            column = COLUMNS[turn % len(COLUMNS)]
            name, _missing = _named(line.what, ROLES[column][1])
            text = words(line.what).format(unit=name, woman=name)
            heard = says(country, column, text)
            if time == "past" and _NOW_HERS.match(heard):
                continue
            assert heard == says(country, "no_post", text), (line.what, column)
