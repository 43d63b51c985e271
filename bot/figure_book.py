"""How many women of several branches are over 60, have a card, work away: counts, where a list would be too long."""

import re
from collections.abc import Callable, Mapping

import locales
from bot import figure_options, figure_places
from bot.reading.book_lists import read_aged, read_book_list
from bot.reading.figure_pieces import SHE_ASKS, Pieces
from bot.reading.figure_words import AFTER, BEFORE, OWN
from bot.replies import Chat, Reply, Result, Said, Words
from models.audiences import OLDEST
from models.book_counts import BookCounts, of_ages, of_standing
from models.posts import Right, first_post, posts_of
from models.text import fold
from models.units import UnitKind

LONGEST = 100  # characters
PAGE = 8
_COUNTS = re.compile(r"(?<!\S)(?:bao nhieu|may|tong so|so luong|so hoi vien|so chi|so chi em)(?!\S)")
_AT = re.compile(r"^(?:o|cua|tai|trong|thuoc)(?: |$)|(?: |^)(?:o|cua|tai|trong|thuoc)$")


def line(chat: Chat, text: str) -> Result:
    """Such a question of whoever has several branches; of one branch whose names she may see it is a list."""
    own = figure_places.own_units(chat)
    if not own or figure_places.is_small(chat, own[0]) or len(text) > LONGEST:
        return None
    names = any(Right.NAMES in held.rights for held in posts_of(chat.session, chat.person_id))
    said = Pieces(SHE_ASKS.sub("", text))
    said.cut(BEFORE)
    said.cut(AFTER)
    if names and _COUNTS.search(said.folded) is None:
        return None
    found = _read(chat, said.text, "%" in text)
    if found is None:
        said.cut(OWN)
        said.cut(_AT)
        found = _read(chat, said.text, "%" in text)
    if found is not None:
        return found(first_post(chat.session, chat.person_id, Right.TOTALS).unit_id)
    words = said.text.split()
    for at in (5, 4, 3, 2):  # the whole name before one that it begins with
        for name, rest in figure_places.runs(words, at):
            unit, asked = " ".join(name), Pieces(" ".join(rest))
            asked.cut(_AT)
            if (
                not rest
                or not figure_places.is_a_place(unit)
                or (found := _read(chat, asked.text, "%" in text)) is None
            ):
                continue
            units = figure_places.named(chat, unit)
            branch = bool(units) and units[0].kind in {UnitKind.BRANCH, UnitKind.GROUP}
            if len(units) == 1 and units[0].sure and not (branch and names):
                return found(units[0].id)
    return None


def _read(chat: Chat, said: str, percent: bool) -> Callable[[int], Reply] | None:
    """What answers these words for a unit; None where they ask for nothing of a book."""
    ages = None if percent else read_aged(said)
    asked = read_book_list(said)
    year = chat.local().year
    if ages is not None and not ages.groups:
        low, high = ages.age_from or 0, ages.age_to or OLDEST
        born = year - min(high, OLDEST), year - max(low, 0)
        ages_said: dict[str, int | str] = {"low": low, "high": high if high < OLDEST else 0}
        return lambda unit_id: _told(chat, of_ages(chat.session, chat.who, unit_id, born), ages_said)
    if asked is None or asked.standing is None or asked.group:
        return None
    standing, of_year = asked.standing, int(asked.year) if asked.year.isdecimal() else year
    of_year -= fold(asked.year) in {"ngoai", "truoc"}
    said_so: dict[str, int | str] = {"standing": standing.value, "year": str(of_year)}
    return lambda unit_id: _told(chat, of_standing(chat.session, chat.who, unit_id, standing, of_year), said_so)


def _told(chat: Chat, found: BookCounts, more: Mapping[str, int | str]) -> Reply:
    def number(count: int) -> str:
        return locales.number(chat.who.language, count)

    total = found.total
    words = {
        "unit": figure_options.sentence(found.unit),
        "count": number(total.count),
        "every": number(total.every),
        "undated": total.undated,
        "what": "aged" if "low" in more else "standing",
        "low": more.get("low", 0),
        "high": more.get("high", 0),
        "standing": more.get("standing", ""),
        "year": more.get("year", ""),
    }
    said: list[Said] = [Words("counted-in-books", words)]
    parts = sorted((part for part in found.parts if part[1].count), key=lambda part: -part[1].count)
    for name, one in parts[:PAGE] if len(found.parts) > 1 else []:
        said.append(Words("counted-part", {"unit": name, "count": number(one.count), "every": number(one.every)}))
    if len(parts) > PAGE:
        said.append(Words("members-left", {"left": len(parts) - PAGE}))
    return Reply(tuple(said))
