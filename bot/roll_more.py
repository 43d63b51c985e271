"""What a roll would change unasked: women who stood as missing, a number that was counted, what a leader wrote."""

from dataclasses import dataclass
from typing import Any

from bot.flow import Answers, Heard, Turn, Unclear
from bot.reading.roll_line import RollKind
from bot.reading.roll_more import read_more
from bot.replies import Chat, Option, Said, Words
from bot.roll_people import Anew, typed
from models.attendance import Listed, Mark, few_named
from models.meetings import Meeting
from models.roll_marks import marks_of
from models.rolls import Roll, standing

_MISSING = {Mark.ABSENT, Mark.EXCUSED}
MORE = (Option("label-roll-add", "add"), Option("label-roll-replace", "replace"))


@dataclass
class Plan:
    """A roll line by person ids: who came (None: all but those who are gone), and who is gone, how."""

    came: set[int] | None
    gone: set[int]
    excused: set[int]
    firm: set[int]

    @property
    def named(self) -> set[int]:
        """Everybody whom the line names."""
        return (self.came or set()) | self.gone | self.excused | self.firm

    def marks(self, people: list[Listed]) -> dict[int, Mark]:
        """What it makes of these women."""
        return marks_of(people, self.came, self.gone, self.excused, self.firm)

    def add(self, people: list[Listed]) -> None:
        """Whoever is missing already stays so, as she stands."""
        for one in people:
            if one.person_id in self.named or one.mark not in _MISSING:
                continue
            self.gone.add(one.person_id)
            (self.excused if one.mark == Mark.EXCUSED else self.firm).add(one.person_id)


def planned(line: dict[str, Any], people: list[Listed]) -> Plan:
    """Whom a settled line means."""
    by_number = {one.number: one.person_id for one in people if one.number}

    def ids(kept: str) -> set[int]:
        by_name = {line["people"][name] for name in line[f"{kept}names"]}
        return {by_number[number] for number in line[f"{kept}numbers"]} | by_name

    named = ids("")
    came = named if line["kind"] == RollKind.PRESENT else None
    return Plan(came, set() if came is not None else named, ids("excused_"), ids("firm_"))


def freed(chat: Chat, meeting: Meeting, group_id: int | None, people: list[Listed], plan: Plan) -> list[Listed]:
    """Who stands as missing by a roll of her own and would be present by this one, though she is not named in it."""
    rolls = standing(chat.session, meeting, group_id)
    hers = {roll.group_id for roll in rolls if roll.taken_by == chat.person_id and roll.count is None}
    others = {roll.group_id for roll in rolls if roll.taken_by != chat.person_id}
    marks = plan.marks(people)
    return [
        one
        for one in people
        if one.mark in _MISSING
        and marks.get(one.person_id) == Mark.PRESENT
        and (one.group_id in hers - {None} or (None in hers and (one.group_id is None or one.group_id not in others)))
    ]


def more_words(chat: Chat, meeting: Meeting, group_id: int | None, people: list[Listed], plan: Plan) -> dict[str, Any]:
    """Who they are."""
    found = freed(chat, meeting, group_id, people, plan)
    return {"names": few_named(found), "count": len(found)}


def hear_more(chat: Chat, heard: Heard, answers: Answers, anew: Anew) -> Any:
    """Added, instead, or the line once more (`anew` reads it)."""
    if said := heard.value or read_more(heard.text):
        return said
    return _once_more(chat, heard, answers, anew)


def hear_counted(chat: Chat, heard: Heard, answers: Answers, anew: Anew) -> Any:
    """By the names, as it was counted, or the line once more."""
    return heard.value or _once_more(chat, heard, answers, anew)


def _once_more(chat: Chat, heard: Heard, answers: Answers, anew: Anew) -> Turn:
    again = anew(chat, heard.text, answers)
    if again is None:
        raise Unclear
    return Turn({"line": again, "typed": typed(heard.text)}, forget=("freed", "counted", "more"))


def counted_options(answers: Answers) -> tuple[Option, ...]:
    """Either number."""
    return (
        Option("label-roll-by-names", "names", variables={"present": answers["counted"][1]}),
        Option("label-roll-by-count", "keep", variables={"present": answers["counted"][0]}),
    )


def against_count(chat: Chat, meeting: Meeting, group_id: int | None, people: list[Listed], plan: Plan) -> list[int]:
    """The number that she counted and another that her names make; empty where nothing is contradicted."""
    if group_id is not None or not meeting.count_only or meeting.roll_by != chat.person_id:
        return []
    marks = plan.marks(people)
    there = sum(marks.get(one.person_id) == Mark.PRESENT and one.counts for one in people)
    return [] if there == meeting.present else [meeting.present, there]


def kept_before(chat: Chat, meeting: Meeting, group_id: int | None, kind: str) -> tuple[int, ...]:
    """The groups whose part she has kept at her last roll: it stays so, unless she says that everybody came."""
    if group_id is not None or kind in {RollKind.ALL, RollKind.ALL_BUT}:
        return ()
    rolls = standing(chat.session, meeting)
    hers = [roll for roll in rolls if roll.group_id is None and roll.taken_by == chat.person_id]
    in_ = {roll.group_id for roll in rolls}
    return tuple(group for roll in hers for group in _kept(roll) if group in in_)


def _kept(roll: Roll) -> list[int]:
    return list(roll.before.get("kept", ()))


def not_taken(people: list[Listed], plan: Plan, but_groups: tuple[int, ...]) -> tuple[Said, ...]:
    """Whom her line names otherwise than the group does whose part is kept."""
    marks = plan.marks(people)
    left = [
        one
        for one in people
        if one.group_id in but_groups
        and one.person_id in plan.named
        and (one.mark in _MISSING) != (marks.get(one.person_id) in _MISSING)
    ]
    if not left:
        return ()
    words = {"names": few_named(left), "count": len(left), "first": left[0].number}
    return (Words("roll-not-taken", words | {"came": "yes" if plan.came is not None else ""}),)


def few_there(people: list[Listed], plan: Plan) -> tuple[Said, ...]:
    """Who came, where they are few beside those who are missing."""
    came = [one for one in people if one.person_id in (plan.came or ())]
    names = few_named(came) if 2 * len(came) < len(people) else ""
    return (Words("roll-few-there", {"names": names}),) if names else ()


def not_counted(people: list[Listed], named: set[int]) -> tuple[Said, ...]:
    """Honorary members among those who are named: they are in no figure, and it is said."""
    found = [one for one in people if one.person_id in named and not one.counts]
    return (Words("roll-honorary", {"names": few_named(found), "count": len(found)}),) if found else ()
