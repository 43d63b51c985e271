"""A cadre changes the tree in chat: what she writes in one line, or is asked step by step, seen before it is done."""

from collections.abc import Mapping
from typing import Any

from bot import unit_changes_log
from bot.flow import Answers, Ask, Flow, Heard, Turn, Unclear
from bot.reading.unit_changes import UnitLine, Wish, noun_of, read_unit_line, split_names
from bot.replies import Chat, Option, Plain, Reply, Result, Start, Words
from bot.unit_changes_seen import CONFIRM, looked_at
from bot.unit_changes_split import goes_asked, hear_goes, part_now, to_share
from bot.unit_finding import branch_name, candidates, kind_of, labelled, non_territorial, their_parent, units_posts
from models.text import fold
from models.tree_changes_checks import check_name
from models.tree_changes_edges import parent_now
from models.tree_changes_kept import What
from models.units import Unit, UnitKind, get_unit

OFFERED = 9  # units to choose from by number


def line(chat: Chat, text: str) -> Result:
    """A whole wish about units in one message; None where it is about something else, or she has no such post."""
    if not units_posts(chat):
        return None
    read = read_unit_line(text, today=chat.local().date())
    return None if read is None else begin(chat, read)


def begin(chat: Chat, read: UnitLine) -> Result:
    """Take what the line says; what it leaves open is asked."""
    if read.wish is Wish.UNDO:
        return unit_changes_log.undo_last(chat)
    if read.bad_day:
        return Reply((Words("unit-no-such-day", {"day": read.bad_day}),))
    what = What(read.wish.value)
    answers: Answers = {"what": what.value, "decision": read.decision, "slots": []}
    if read.day is not None:
        answers["day"] = read.day.isoformat()
    wanted = [("units", name) for name in read.units]
    if read.parent:
        wanted.append(("parent", read.parent))
    if read.into:
        wanted.append(("into", read.name))
    for slot, name in wanted:
        found = candidates(chat, name, closed=what is What.REOPEN and slot == "units")
        if not found:
            return Reply((Words("no-such-unit", {"name": name}),), (Option("label-units", "menu:units"),))
        _take(answers, slot, [unit.id or 0 for unit in found])
    if read.name and not read.into:
        answers["name"] = read.name
    if read.parts:
        answers["parts"] = list(read.parts)
    _taken_over(chat, answers)
    return Start("unit_deed", answers)


def show(chat: Chat) -> Result:
    """ "đơn vị", /donvi: the units below her and what can be done."""
    return unit_changes_log.show(chat)


def begin_deed(chat: Chat, what: str) -> Result:
    """The same step by step, from the menu."""
    if not units_posts(chat):
        return Reply((Words("units-not-hers"),))
    return Start("unit_deed", {"what": What(what).value, "decision": "", "slots": []})


def _take(answers: Answers, slot: str, ids: list[int]) -> None:
    """One unit is taken; of several she is asked."""
    if len(ids) > 1:
        answers["slots"] = [*answers["slots"], [slot, ids[:OFFERED]]]
    elif slot == "units":
        answers["units"] = list(dict.fromkeys([*answers.get("units", []), ids[0]]))
    else:
        answers[slot] = ids[0]


def _taken_over(chat: Chat, answers: Answers) -> None:
    """A merger into a name that one of the units has, and a new unit's parent where only one can be meant."""
    units = [get_unit(chat.session, unit_id) for unit_id in answers.get("units", [])]
    name = str(answers.get("name", ""))
    if answers["what"] == What.MERGE and name:
        same = [unit for unit in units if fold(branch_name(unit.name)) == fold(branch_name(name))]
        if same:
            answers["into"], answers["name"] = same[0].id, same[0].name
            return
    if name and units and not noun_of(name) and answers["what"] in {What.RENAME, What.MERGE}:
        answers["name"] = f"{noun_of(units[0].name)} {name}".strip()
    if answers["what"] == What.ADD and "name" in answers and "parent" not in answers:
        only = their_parent(chat, kind_of(name))
        if only is not None:
            answers["parent"] = only.id


# --- the questions --------------------------------------------------------------------------------------------------


def _hear_which(_chat: Chat, heard: Heard, answers: Answers) -> Turn:
    if not heard.value:
        raise Unclear
    (slot, _ids), *rest = answers["slots"]
    chosen = int(heard.value)
    if slot == "units":
        return Turn({"slots": rest, "units": list(dict.fromkeys([*answers.get("units", []), chosen]))})
    return Turn({"slots": rest, slot: chosen})


def _which_options(chat: Chat, answers: Answers) -> tuple[Option, ...]:
    return tuple(Option(Plain(labelled(chat, unit_id)), str(unit_id)) for unit_id in answers["slots"][0][1])


def _hear_units(chat: Chat, heard: Heard, answers: Answers) -> Turn:
    if heard.value:
        return Turn({"units": [int(heard.value)]})
    new: Answers = {"slots": [], "units": []}
    for name in split_names(heard.text) if answers["what"] == What.MERGE else (heard.text,):
        found = candidates(chat, name, closed=answers["what"] == What.REOPEN)
        if not found:
            raise Unclear(Words("no-such-unit", {"name": name[:60]}))
        _take(new, "units", [unit.id or 0 for unit in found])
    _taken_over(chat, whole := {**answers, **new})
    return Turn({key: value for key, value in whole.items() if answers.get(key) != value})


def _hear_parent(chat: Chat, heard: Heard, _answers: Answers) -> Turn:
    if heard.value:
        return Turn({"parent": int(heard.value)})
    new: Answers = {"slots": []}
    found = candidates(chat, heard.text)
    if not found:
        raise Unclear(Words("no-such-unit", {"name": heard.text[:60]}))
    _take(new, "parent", [unit.id or 0 for unit in found])
    return Turn(new)


def _hear_name(chat: Chat, heard: Heard, answers: Answers) -> Turn:
    name = heard.text.strip()
    units: list[Unit] = [get_unit(chat.session, unit_id) for unit_id in answers.get("units", [])]
    kind = UnitKind(units[0].kind) if units else kind_of(name)
    check_name(chat.session, name, None, kind, besides=None)
    _taken_over(chat, whole := {**answers, "name": name})
    return Turn({key: value for key, value in whole.items() if answers.get(key) != value})


def _hear_parts(chat: Chat, heard: Heard, answers: Answers) -> Turn:
    unit = get_unit(chat.session, answers["units"][0])
    noun = noun_of(unit.name)
    parts = [part if noun_of(part) or not noun else f"{noun} {part}" for part in split_names(heard.text)]
    if len(parts) < 2:
        raise Unclear(Words("unit-two-parts"))
    for part in parts:
        check_name(chat.session, part, None, UnitKind(unit.kind), besides=None)
    return Turn({"parts": parts, "goes": {}})


def _show(chat: Chat, answers: Answers) -> Mapping[str, Any]:
    names = ", ".join(get_unit(chat.session, unit_id).name for unit_id in answers.get("units", []))
    return {"what": answers["what"], "names": names, "name": answers.get("name", "")}


def _show_goes(chat: Chat, answers: Answers) -> Mapping[str, Any]:
    """The part that is asked about, the one that keeps the rest, and what there is to be shared out."""
    unit = get_unit(chat.session, answers["units"][0])
    return {
        "part": answers["parts"][part_now(answers) or 0],
        "rest": answers["parts"][0],
        "kind": unit.kind,
        "below": to_share(chat, unit.id or 0),
    }


def _with_parent(answers: Answers) -> bool:
    waits = any(slot == "parent" for slot, _ids in answers["slots"])
    return answers["what"] in {What.ADD, What.MOVE} and "parent" not in answers and not waits


def _named(answers: Answers) -> bool:
    return answers["what"] in {What.RENAME, What.ADD} or (answers["what"] == What.MERGE and "into" not in answers)


DEED = Flow(
    "unit_deed",
    (
        Ask("which", _hear_which, _which_options, when=lambda a: bool(a["slots"]), show=_show),
        Ask("units", _hear_units, show=_show, when=lambda a: a["what"] != What.ADD),
        Ask("name", _hear_name, show=_show, when=_named),
        Ask("parent", _hear_parent, show=_show, when=_with_parent),
        Ask("parts", _hear_parts, show=_show, when=lambda a: a["what"] == What.SPLIT),
        Ask("goes_to", hear_goes, show=_show_goes, when=goes_asked),
    ),
    lambda chat, answers: looked_at(chat, _deed(chat, answers)),
)


def _deed(chat: Chat, answers: Answers) -> dict[str, Any]:
    """The deed as it is stored."""
    what, name = answers["what"], str(answers.get("name", ""))
    units = answers.get("units", [])
    kind = kind_of(name) if what == What.ADD else UnitKind(get_unit(chat.session, units[0]).kind)
    deed: dict[str, Any] = {
        "what": what,
        "units": units,
        "decision": answers.get("decision", ""),
        "day": answers.get("day"),
        "expected": [parent_now(chat.session, unit_id) for unit_id in units],
    }
    if what in {What.RENAME, What.MERGE, What.ADD}:
        deed["name"] = branch_name(name) if kind is UnitKind.BRANCH else name
    if what == What.ADD:
        deed |= {"kind": kind.value, "settings": {"non_territorial": True} if non_territorial(name) else None}
    deed |= {slot: answers[slot] for slot in ("parent", "into") if slot in answers}
    if what == What.SPLIT:
        named = kind is UnitKind.BRANCH
        goes = answers.get("goes", {})
        deed["parts"] = [
            {"name": branch_name(part) if named else part, "units": [], "people": []} | goes.get(str(place), {})
            for place, part in enumerate(answers["parts"])
        ]
    return deed


FLOWS = (DEED, CONFIRM)


def taps(tap: Any) -> dict[str, Any]:
    """The deeds of the menu, and the taps of what was done."""
    return {"unit-deed": tap(begin_deed, (str,)), **unit_changes_log.log_taps(tap)}
