"""Who comes and who came: the answers with their reasons summed, the last meetings, names on a second tap."""

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import replace
from datetime import timedelta
from typing import Any

import locales
from bot.going_on import rest_of
from bot.meetings import described, meeting_label, person_line
from bot.messages import Kind
from bot.replies import Chat, Option, Reply, Result, Said, Words
from bot.roll_corrections import corrections_said
from models import shares
from models.attendance import Listed, Mark, listed
from models.conflicts import conflicts
from models.corrections import tally_of
from models.her_meetings import meetings_for
from models.meetings import Meeting, MeetingKind, get_meeting, local_start
from models.own_units import own_first
from models.posts import NotAllowed, Right, first_post, posts_of
from models.roll_standing import her_part
from models.rolls import standing
from models.text import fold
from models.thanks import FRESH
from models.units import RANK, UnitKind, get_unit

NEAR = timedelta(days=7)  # a meeting so long ago is still "the" meeting
LATELY = timedelta(days=100)  # the last meeting of a branch that meets once a quarter is in it
PAST = timedelta(days=366)
PAGE = 8
FEW = 5  # women; fewer busy ones are no reason to move a meeting
MANY = 3  # one in three
GOES_ON = timedelta(hours=2)  # a meeting that has begun is still the one of which it is asked who comes
LATELY_HELD = timedelta(days=14)  # for so long "kết quả" is how the last one went
_HELD = re.compile(r"\b(?:ket qua|ketqua|results|diem danh|da di|co mat|du hop)\b")  # asks for what has been


def results(chat: Chat, meeting_id: int | None = None) -> Result:
    """Answers so far, with reasons summed; after the roll, who came."""
    if meeting_id is None:
        return _which_she_means(chat)
    meeting = get_meeting(chat.session, meeting_id)
    group_id = her_part(chat.session, chat.person_id, meeting, Right.CALL)
    people = listed(chat.session, meeting, group_id)
    words = _counted(chat, meeting, group_id, people)
    came_yet = meeting.starts_at <= chat.now
    said: list[Said] = [Words("results-answers", words)]
    if (came_yet or _of_held(chat)) and _taken(chat, meeting, group_id):
        said = [Words("results-roll", words), *corrections_said(chat, meeting)]
    elif not came_yet and words["busy"] >= FEW and words["busy"] * MANY >= words["invited"] and group_id is None:
        said.append(Words("results-many-busy", words))
    return Reply(tuple(said), _options(chat, meeting, group_id))


def _which_she_means(chat: Chat) -> Result:
    """Of several meetings the one that is meant, and how the others are seen."""
    first_post(chat.session, chat.person_id, Right.CALL)
    near = in_order(chat, _near(chat))
    if not near:
        return past(chat)
    one = near[0] if len(near) == 1 else _meant(chat, near)
    if one is None:
        return which(chat)
    found = results(chat, one.id)
    if len(near) == 1 or not isinstance(found, Reply):
        return found
    other = next((m for m in near if m != one and m.starts_at > chat.now), next(m for m in near if m != one))
    hint = Words("results-others", {"count": len(near) - 1} | _named(chat, other))
    options = tuple(option for option in found.options if option.label != "label-past")
    return replace(found, said=(*found.said, hint), options=(*options, Option("label-other-meetings", "which")))


def _meant(chat: Chat, near: list[Meeting]) -> Meeting | None:
    """ "Ai đi được": the next that asks for answers; "kết quả": the last one, where it was held lately.

    Of a cadre only meetings of her own unit are meant by so little. None where it is to be asked.
    """
    posts = [held for held in posts_of(chat.session, chat.person_id) if Right.CALL in held.rights]
    if any(RANK[UnitKind(held.unit_kind)] < RANK[UnitKind.BRANCH] for held in posts):
        near = [m for m in near if m.unit_id in {held.unit_id for held in posts}]
    held = max((m for m in near if _has_been(chat, m)), key=lambda m: m.starts_at, default=None)
    if held is not None and held.starts_at > chat.now - (LATELY_HELD if _of_held(chat) else GOES_ON):
        return held
    coming = [m for m in near if m.starts_at > chat.now and m.invite_at is None]
    return min(coming, key=lambda m: (m.starts_at, m.id), default=held)


def _has_been(chat: Chat, meeting: Meeting) -> bool:
    """Whether it has begun; a roll that was taken before its hour is what "kết quả điểm danh" asks for."""
    return meeting.starts_at <= chat.now or (_of_held(chat) and meeting.roll_at is not None)


def _of_held(chat: Chat) -> bool:
    """Whether her words ask how it went ("kết quả"), not who will come, as the menu does."""
    return chat.incoming.kind is Kind.TEXT and _HELD.search(fold(chat.incoming.text)) is not None


def _named(chat: Chat, meeting: Meeting) -> dict[str, Any]:
    """By what words a meeting can be asked for: a group or a club by its name, another by its day."""
    unit = get_unit(chat.session, meeting.unit_id)
    own = meeting.kind in {MeetingKind.GROUP, MeetingKind.CLUB}
    day = local_start(chat.session, meeting)
    held = "yes" if meeting.starts_at <= chat.now else "no"
    return {"held": held, "name": unit.name if own else "", "day": f"{day.day}/{day.month}"}


def which(chat: Chat) -> Result:
    """ "Buổi khác": the coming meetings and those of the last days, to choose from."""
    first_post(chat.session, chat.person_id, Right.CALL)
    near = in_order(chat, _near(chat))
    return Reply((Words("which-meeting"),), choices(chat, near)) if near else past(chat)


def _near(chat: Chat) -> list[Meeting]:
    """The coming meetings and those of the last days; the last one that was held, however long ago that is."""
    lately = _meetings(chat, LATELY)
    held = [m for m in lately if m.starts_at <= chat.now]
    near = [m for m in lately if m.starts_at > chat.now - NEAR]
    return [*(m for m in held[-1:] if near and m not in near), *near]


def in_order(chat: Chat, meetings: list[Meeting]) -> list[Meeting]:
    """As they are offered: to "kết quả" the last one held before the coming ones, to "ai đi" after them."""
    held = sorted((m for m in meetings if _has_been(chat, m)), key=lambda m: m.starts_at, reverse=True)
    coming = sorted((m for m in meetings if m not in held), key=lambda m: m.starts_at)
    first = held[:1] if _of_held(chat) else []
    return own_first(chat.session, chat.person_id, [*first, *coming, *held[len(first) :]])


def choices(chat: Chat, meetings: list[Meeting]) -> tuple[Option, ...]:
    """The meetings to choose from, those that were held with how many came, and the door to earlier ones."""
    return (
        *(
            Option("label-past-meeting", f"results:{m.id}", variables=_past_label(chat, m))
            if m.starts_at <= chat.now
            else Option("label-meeting", f"results:{m.id}", variables=meeting_label(chat, m))
            for m in meetings[: PAGE - 1]
        ),
        Option("label-past", "past:0"),
    )


def _meetings(chat: Chat, since: timedelta = NEAR) -> list[Meeting]:
    """Meetings of her units, and for a group leader those of her branch; next first, then the latest."""
    return meetings_for(chat.session, chat.person_id, Right.CALL, since=chat.now - since)


def _taken(chat: Chat, meeting: Meeting, group_id: int | None) -> bool:
    return meeting.roll_at is not None or (group_id is not None and bool(standing(chat.session, meeting, group_id)))


def _counted(chat: Chat, meeting: Meeting, group_id: int | None, people: list[Listed]) -> dict[str, Any]:
    answers = Counter(one.answer for one in people)
    why = Counter(one.reason for one in people if one.answer == "no")
    present, expected = tally_of(chat.session, meeting, group_id)
    return described(chat.session, meeting) | {
        "yes": answers["yes"],
        "no": answers["no"],
        "unsure": answers["unsure"],
        "silent": answers[""],
        "invited": len(people),
        "busy": why["busy"],
        "away": why["away"],
        "private": why["private"],
        "present": present,
        "expected": expected,
        "percent": shares.percent(present, expected) or 0,
        "excused": sum(one.mark == Mark.EXCUSED and one.counts for one in people),
        "absent": sum(one.mark == Mark.ABSENT and one.counts for one in people),
        "named": "no" if meeting.count_only and group_id is None else "yes",
    }


def _options(chat: Chat, meeting: Meeting, group_id: int | None) -> tuple[Option, ...]:
    names = _may_see_names(chat, meeting)
    number = meeting.id
    if not _has_been(chat, meeting):
        found = []
        if names:
            found += [
                Option("label-who-comes", f"names:{number}:yes"),
                Option("label-who-does-not", f"names:{number}:no"),
                Option("label-who-silent", f"names:{number}:silent"),
                Option("label-at-home", f"home:{number}"),
            ]
        if group_id is None:
            found += [Option("label-move", f"move:{number}"), Option("label-call-off-it", f"call_off:{number}")]
        return tuple(found)
    if not _taken(chat, meeting, group_id):
        sheet = (Option("label-roll-sheet", f"paper:roll-sheet:{number}"),) if names else ()
        return (Option("label-roll", f"roll:{number}"), *sheet, Option("label-past", "past:0"))
    found = []
    if names:
        if conflicts(chat.session, meeting, group_id):
            found.append(Option("label-conflicts", f"conflicts_show:{number}"))
        if group_id is not None or not meeting.count_only:
            found.append(Option("label-who-missed", f"names:{number}:missing"))
        found += [
            Option("label-correct-roll", f"correct:{number}"),
            Option("label-minutes", f"paper:minutes:{number}"),
            Option("label-signed-list", f"paper:signed-list:{number}"),
        ]
        unit = group_id or meeting.unit_id
        if chat.now - meeting.starts_at < FRESH:
            found.append(Option("label-thank", f"thanks:{unit}"))
        found.append(Option("label-not-seen", f"not_seen:{unit}:3:0"))
    return (*found, Option("label-past", "past:0"))


def _may_see_names(chat: Chat, meeting: Meeting) -> bool:
    try:
        her_part(chat.session, chat.person_id, meeting, Right.NAMES)
    except NotAllowed:
        return False
    return True


def past(chat: Chat, page: int = 0) -> Result:
    """The meetings that have been, the latest first, each with how many came; one is opened by its number."""
    first_post(chat.session, chat.person_id, Right.CALL)
    meetings = [m for m in reversed(_meetings(chat, PAST)) if m.starts_at <= chat.now]
    if not meetings:
        return Reply((Words("nothing-called"),))
    shown = meetings[page * PAGE : (page + 1) * PAGE]
    options = [Option("label-past-meeting", f"results:{m.id}", variables=_past_label(chat, m)) for m in shown]
    if len(meetings) > (page + 1) * PAGE:
        options.append(Option("label-more", f"past:{page + 1}"))
    return Reply((Words("which-past-meeting"),), tuple(options))


def _past_label(chat: Chat, meeting: Meeting) -> dict[str, Any]:
    group_id = her_part(chat.session, chat.person_id, meeting, Right.CALL)
    taken = _taken(chat, meeting, group_id)
    present, expected = tally_of(chat.session, meeting, group_id) if taken else (0, 0)
    given = {"present": present, "expected": expected, "taken": "yes" if taken else "no"}
    return meeting_label(chat, meeting) | locales.variables(chat.who.language, given)


def names(chat: Chat, meeting_id: int, answer: str, page: int = 0) -> Result:
    """Who gave this answer, or is missing by the roll, by the book's numbers; only for those who may see names."""
    meeting = get_meeting(chat.session, meeting_id)
    group_id = her_part(chat.session, chat.person_id, meeting, Right.NAMES)
    people = listed(chat.session, meeting, group_id)
    if answer == "missing":
        people = [one for one in people if one.mark in {Mark.ABSENT, Mark.EXCUSED}]
    else:
        people = [one for one in people if one.answer == ("" if answer == "silent" else answer)]
    heading = Words("names-heading", {"answer": answer, "count": len(people)})
    return paged(heading, people, page, f"names:{meeting_id}:{answer}")


def paged(heading: Said, people: Any, page: int, tap: str) -> Reply:
    """A list of women by the book's numbers, eight at a time; `tap` with the next page's number shows the next."""
    shown = people[page * PAGE : (page + 1) * PAGE]
    left = len(people) - (page + 1) * PAGE
    said: list[Said] = [heading]
    said += [Words("names-line", person_line(one.number, one.full_name, one.birth_year)) for one in shown]
    if left <= 0:
        return Reply(tuple(said))
    return Reply(tuple(said), (rest_of(f"{tap}:{page + 1}", left),))


def beyond(numbers: Iterable[int]) -> int:
    """A number for an answer under a list of women: no woman's, the next hundred."""
    return (max(numbers, default=0) // 100 + 1) * 100


def taps(tap: Any) -> dict[str, Any]:
    """The taps of results."""
    return {
        "results": tap(results, (int,)),
        "which": tap(which, ()),
        "names": tap(names, (int, str, int)),
        "past": tap(past, (int,)),
    }
