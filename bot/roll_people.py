"""Whom the names in a roll line mean: settled where they fit one woman, asked back where they fit several or none."""

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from bot.flow import Answers, Heard, Turn, Unclear
from bot.reading.names import match_names, split_name
from bot.reading.roll_line import RollLine
from bot.replies import Chat, Option, Plain, Words
from models.attendance import Listed, few_named
from models.text import fold

MOST = 8  # women offered for one name; of more she writes the number

# A line is stored as plain lists: whatever ends in "names" holds bits of names, "people" whom they mean.
Line = dict[str, Any]
Anew = Callable[[Chat, str, Answers], Line | None]


def stored(line: RollLine) -> Line:
    """A roll line as a conversation keeps it."""
    return {
        "kind": line.kind.value,
        "numbers": list(line.numbers),
        "names": list(line.names),
        "excused_numbers": list(line.excused_numbers),
        "excused_names": list(line.excused_names),
        "count": line.count,
        "absent_count": line.absent_count,
        "group": line.group,
        "marked": line.marked,
        "late": list(line.late),
        "firm_numbers": [who for who in line.firm if isinstance(who, int)],
        "firm_names": [who for who in line.firm if isinstance(who, str)],
        "adds": line.adds,
        "people": {},
    }


def typed(text: str) -> str:
    """What she wrote, as a question repeats it."""
    words = " ".join(text.split())
    return words if len(words) <= 80 else f"{words[:80]}…"


def names_of(line: Mapping[str, Any]) -> list[str]:
    """All bits of names of a line."""
    return [name for key, names in line.items() if key.endswith("names") for name in names]


def open_names(line: Mapping[str, Any]) -> bool:
    """Whether somebody in the line is not settled yet."""
    return any(name not in line["people"] for name in names_of(line))


def doubt(line: Line, people: list[Listed]) -> tuple[str, list[Listed]] | None:
    """The first name of the line that fits several women (or none), with those whom it fits.

    Names that fit one woman are settled in the line itself; "đào lan" is two women where nobody is called so.
    """
    by_id = {one.person_id: one for one in people}
    for kept in [key for key in line if key.endswith("names")]:
        line[kept] = [name for typed in line[kept] for name in _apart(typed, line, people)]
    for name in names_of(line):
        if name in line["people"]:
            continue
        found = fitting(name, people, marked=line["marked"])
        if len(found) == 1:
            line["people"][name] = found[0]
        else:
            return name, [by_id[key] for key in found]
    return None


def fitting(typed: str, people: list[Listed], *, marked: bool = True) -> list[int]:
    """The person ids that a bit of a name may mean; a birth year in it ("Lan 1975") decides between namesakes."""
    known = [(one.person_id, one.full_name) for one in people]
    known += [(one.person_id, one.calling_name) for one in people if one.calling_name]
    found = list(dict.fromkeys(match_names(typed, known, marked=marked)))
    _name, _group, year = split_name(typed)
    born = {one.person_id: one.birth_year for one in people}
    of_that_year = [key for key in found if year is not None and born[key] == year]
    return of_that_year or found


def _apart(typed: str, line: Line, people: list[Listed]) -> list[str]:
    """Names that were typed without a comma: each word, where the whole means nobody and every word means somebody."""
    marked = line["marked"]
    if typed in line["people"] or fitting(typed, people, marked=marked):
        return [typed]
    words = typed.split()
    return words if len(words) > 1 and all(fitting(word, people, marked=marked) for word in words) else [typed]


def told_apart(one: Listed) -> str:
    """A woman as lists name her: "Nguyễn Thị Lan (1975)"."""
    return f"{one.full_name} ({one.birth_year})" if one.birth_year else one.full_name


def which_options(answers: Answers, people: list[Listed]) -> tuple[Option, ...]:
    """Those whom the name in doubt may mean; their numbers are those in the book, as everywhere."""
    found = doubt(answers["line"], people)
    several = found[1][:MOST] if found else []
    numbered = all(one.number for one in several)  # without a book they are places in the list
    return tuple(
        Option(Plain(told_apart(one)), str(one.person_id), one.number if numbered else None) for one in several
    )


def which_words(answers: Answers, people: list[Listed]) -> dict[str, Any]:
    """The name in doubt, and how many it fits."""
    found = doubt(answers["line"], people)
    name = found[0] if found else ""
    return {"name": name.title() if name.islower() else name, "count": len(found[1]) if found else 0}


def hear_which(chat: Chat, heard: Heard, answers: Answers, all_people: list[Listed], anew: Anew) -> Turn:
    """Who is meant; or the whole line, where she writes it once more (`anew` reads it)."""
    line = answers["line"]
    found = doubt(line, all_people)
    assert found is not None  # noqa: S101 (asked only in doubt)
    name, several = found
    if heard.value:
        if int(heard.value) not in {one.person_id for one in several}:  # a second tap on the question before
            raise Unclear
        line["people"][name] = int(heard.value)
    elif (again := anew(chat, heard.text, answers)) is not None:
        meant = fitting(_one_name(again), several or all_people)  # "vắng Nga" may say who is meant as "Nga" does
        if len(meant) != 1:
            return Turn({"line": again, "typed": typed(heard.text)})
        line["people"][name] = meant[0]
    else:
        line["people"][name] = _named(heard.text, several or all_people)
    doubt(line, all_people)
    return Turn({"line": line})


def _one_name(line: Mapping[str, Any]) -> str:
    """The name of a line that names one woman and says nothing else; "" for any other."""
    names = names_of(line)
    more = line.get("count") is not None or any(kept for key, kept in line.items() if key.endswith("numbers"))
    return names[0] if len(names) == 1 and not more else ""


def _named(text: str, allowed: list[Listed]) -> int:
    by_number = [one.person_id for one in allowed if one.number and str(one.number) == fold(text)]
    found = by_number or fitting(text, allowed)
    if len(found) != 1:
        raise Unclear(Words("unclear-name"))
    return found[0]


def late_counts(late: Sequence[int | str], people: Sequence[Listed]) -> Words:
    """Who came late or left early was there; whoever is clear is named as the lists name her, who is nobody is said."""
    named: list[str] = []
    wrong: list[str] = []
    for who in late:
        found = [one for one in people if one.number == who]
        if isinstance(who, str):
            meant = fitting(who, list(people), marked=not who.isascii())
            found = [one for one in people if one.person_id in meant]
        typed = str(who).title()
        (named if found else wrong).append(few_named(found) if len(found) == 1 else typed)
    return Words("late-counts", {"who": ", ".join(dict.fromkeys(named)), "wrong": ", ".join(dict.fromkeys(wrong))})
