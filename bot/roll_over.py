"""Two heads at one roll: the second sees what the first has written, and is asked before it is replaced."""

from typing import Any

import locales
from bot.flow import Answers, Heard, Turn, chosen
from bot.reading.roll_line import RollKind
from bot.replies import Chat, Option, Said, Words
from models.attendance import called, few_named
from models.meetings import Meeting, get_meeting, local_start
from models.roll_standing import standing_in_words
from models.rolls import Roll, RollStands, standing


def others(chat: Chat, meeting: Meeting, group_id: int | None) -> list[Roll]:
    """The rolls of other people that hold for the meeting, or for one group."""
    return [roll for roll in standing(chat.session, meeting, group_id) if roll.taken_by != chat.person_id]


def names_held(chat: Chat, meeting: Meeting, seen: int) -> None:
    """A count is about to replace names: they are worth more, so she is asked, whoever wrote them. Raises RollStands
    where everybody's are in, and not seen with the roll `seen`."""
    if meeting.roll_at is None or meeting.count_only:
        return
    rolls = standing(chat.session, meeting)
    if any(roll.count is None and (roll.id or 0) > seen for roll in rolls):
        last = max(rolls, key=lambda roll: roll.id or 0)
        zone = local_start(chat.session, meeting).tzinfo
        raise RollStands(last.id or 0, called(chat.session, last.taken_by), last.at.astimezone(zone))


def _standing_for(chat: Chat, answers: Answers, group_id: int | None) -> list[Roll]:
    """What hers would replace: the rolls of others, and before a count her own names, too."""
    meeting = get_meeting(chat.session, answers["meeting"])
    if answers["line"]["kind"] == RollKind.COUNT:
        return standing(chat.session, meeting, group_id)
    return others(chat, meeting, group_id)


def taken_before(chat: Chat, meeting: Meeting) -> tuple[Said, ...]:
    """What somebody else has written already."""
    found = others(chat, meeting, None)
    return (Words("roll-stands", {"rolls": _in_words(chat, meeting, found)}),) if found else ()


def stands_again(chat: Chat, meeting: Meeting, group_id: int | None) -> Words:
    """After one was taken back: the rolls from before that hold again, whosever they are."""
    return Words("roll-stands-again", {"rolls": _in_words(chat, meeting, standing(chat.session, meeting, group_id))})


def _in_words(chat: Chat, meeting: Meeting, rolls: list[Roll]) -> str:
    """A line for each roll that holds: whose, when, what."""
    lines = []
    for one in standing_in_words(chat.session, meeting, rolls):
        words = {
            "by": one.by,
            "when": one.when,
            "group": one.group,
            "present": one.present,
            "absent": len(one.missing),
            "missing": few_named(list(one.missing)),
            "named": "no" if one.count is not None else "yes",
        }
        given = locales.variables(chat.who.language, words, pair=chat.who.pair, now=chat.local())
        lines.append(locales.label(chat.who.language, "roll-stands-line", **given))
    return "\n".join(lines)


def over_options(chat: Chat, answers: Answers, group_id: int | None) -> tuple[Option, ...]:
    """Hers instead, hers beside the groups that are in, or what is there."""
    rolls = _standing_for(chat, answers, group_id)
    of_groups = group_id is None and all(roll.group_id is not None for roll in rolls)
    keep_groups = (Option("label-roll-keep-groups", "groups"),)
    return (
        Option("label-roll-mine", "mine"),
        *(keep_groups if of_groups and answers["line"]["kind"] != RollKind.COUNT else ()),
        Option("label-roll-keep", "keep"),
    )


def over_words(chat: Chat, answers: Answers, group_id: int | None) -> dict[str, Any]:
    """What is written already."""
    meeting = get_meeting(chat.session, answers["meeting"])
    rolls = _standing_for(chat, answers, group_id)
    names = answers["line"]["kind"] == RollKind.COUNT and any(roll.count is None for roll in rolls)
    said = {"names": "yes" if names else "", "typed": answers.get("typed", "")}
    return said | {"rolls": _in_words(chat, meeting, rolls)}


def hear_over(chat: Chat, heard: Heard, answers: Answers) -> Turn:
    """Her choice; from here on she has seen what stands."""
    return Turn({"over": chosen(chat, heard, answers), "seen": answers["stands"]})
