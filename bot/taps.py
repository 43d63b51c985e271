"""Which rule or handler a tap calls: the options of our messages carry its name and what it is about."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from bot import (
    absences,
    announcements,
    attendance,
    book_lists,
    calendar,
    call_offs,
    clubs,
    contents,
    courses,
    cut_off,
    door,
    figure_papers,
    figures,
    gathering,
    grading,
    groups,
    handovers,
    linking,
    media,
    meeting_details,
    member_adds,
    member_cards,
    member_deeds,
    member_edits,
    member_merges,
    member_transfers,
    member_undo,
    member_words,
    members,
    menu,
    mourning,
    moves,
    notice_homes,
    notice_lists,
    own_data,
    places,
    post_attendance,
    posters,
    posts,
    profile,
    proxies,
    put_off,
    reading_help,
    recalls,
    receipts_asked,
    refusals,
    registrations,
    relay,
    relay_texts,
    reports,
    results,
    roll_conflicts,
    roll_corrections,
    roll_papers,
    rosters,
    series_page,
    table,
    threads,
    unit_changes,
    unseen,
)
from bot.papers import roster
from models.meetings import answer_invitation


@dataclass(frozen=True)
class Tap:
    """A rule or handler, and how what the tap carries is read; a rule is called with (session, who, …)."""

    do: Callable[..., Any]
    parse: tuple[Callable[[str], Any], ...] = ()
    is_rule: bool = False


TAPS: dict[str, Tap] = {
    "rsvp": Tap(answer_invitation, (int, str, str), is_rule=True),
    "menu": Tap(lambda chat, word: table.WORDS[word](chat), (str,)),
    **registrations.taps(Tap),
    **results.taps(Tap),
    **absences.taps(Tap),
    **gathering.taps(Tap),
    **grading.taps(Tap),
    **cut_off.taps(Tap),
    **unseen.taps(Tap),
    **post_attendance.taps(Tap),
    **meeting_details.taps(Tap),
    **places.taps(Tap),
    **calendar.taps(Tap),
    **moves.taps(Tap),
    **put_off.taps(Tap),
    **call_offs.taps(Tap),
    **series_page.taps(Tap),
    **contents.taps(Tap),
    **door.taps(Tap),
    **notice_homes.taps(Tap),
    **relay.taps(Tap),
    **proxies.taps(Tap),
    **reading_help.taps(Tap),
    **mourning.taps(Tap),
    **relay_texts.taps(Tap),
    **announcements.taps(Tap),
    **courses.taps(Tap),
    **recalls.taps(Tap),
    **refusals.taps(Tap),
    **notice_lists.taps(Tap),
    **media.taps(Tap),
    **threads.taps(Tap),
    **receipts_asked.taps(Tap),
    **attendance.taps(Tap),
    **roll_conflicts.taps(Tap),
    **roll_corrections.taps(Tap),
    **roll_papers.taps(Tap),
    **members.taps(Tap),
    **member_words.taps(Tap),
    **member_deeds.taps(Tap),
    **book_lists.taps(Tap),
    **member_cards.taps(Tap),
    **member_edits.taps(Tap),
    **member_adds.taps(Tap),
    **member_transfers.taps(Tap),
    **member_merges.taps(Tap),
    **member_undo.taps(Tap),
    **profile.taps(Tap),
    **linking.taps(Tap),
    **own_data.taps(Tap),
    **rosters.taps(Tap),
    **roster.taps(Tap),
    **figure_papers.taps(Tap),
    **figures.taps(Tap),
    **reports.taps(Tap),
    **groups.taps(Tap),
    **clubs.taps(Tap),
    **unit_changes.taps(Tap),
    **handovers.taps(Tap),
    **posters.taps(Tap),
    **menu.taps(Tap),
    **posts.taps(Tap),
}


def find(name: str, carried: str) -> tuple[Tap, list[Any]]:
    """What a tap calls, and with what; what it carries was written by us and is parsed all the same."""
    found = TAPS[name]
    parts = carried.split(":") if carried else []
    return found, [parse(part) for parse, part in zip(found.parse, parts, strict=False)]
