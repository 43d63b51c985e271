"""A roster sent as a file: for which branch, what was read in it, and yes or no."""

from dataclasses import asdict
from typing import Any

from bot import media, menu, roster_doubts, roster_words
from bot.flow import Answers, Ask, Flow, Heard, Unclear
from bot.messages import FileRef, Kind
from bot.replies import Chat, Option, Plain, Reply, Result, Said, Start, Words
from models import jobs, rosters
from models.conversations import speak_as
from models.facts import Fact, Refused
from models.posts import Held, Right, posts_of
from models.roster_batches import READ, find_batch, may_import
from models.roster_moved import follow, follows
from models.rosters import RosterUnreadable
from models.units import RANK, Unit, UnitKind, children, find_units, get_unit
from models.workbooks import MAX_BYTES, FileFault

WITHOUT_FILES = {"zalo-bot"}  # the platform hands no file over, so nobody is left waiting for one
OPTIONS = 9  # more are found by their names


def begin(chat: Chat, unit_id: int) -> Result:
    """The button beside a branch: how to send its list."""
    unit = may_import(chat.session, chat.person_id, unit_id)
    if chat.incoming.channel in WITHOUT_FILES:
        return Reply((Words("roster-how", {"unit": unit.name, "url": chat.account.public_url}),))
    return Start("import", {"unit": unit_id})


def file_sent(chat: Chat) -> Result:
    """A file outside of any conversation: a list, if it comes from someone who keeps one."""
    _speak_as_the_one_with_a_post(chat)
    posts = _posts(chat)
    if not posts or chat.incoming.file is None:
        return menu.short(chat).after(Words("roster-not-yours"))
    _check_size(chat.incoming.file)
    answers: Answers = {"file": asdict(chat.incoming.file)}
    units = _units(chat)
    return Start("import", answers | ({"unit": units[0].id} if len(units) == 1 else {}))


def is_list(chat: Chat) -> bool:
    """Whether a message is a file that may be a list, from somebody who keeps one."""
    return chat.incoming.kind is Kind.FILE and not media.is_sheet(chat.incoming.file) and bool(_posts(chat))


def read_meanwhile(chat: Chat) -> Said | None:
    """A list in the middle of another question is read, and shown when that is done; None where it is to be asked first
    whose it is. What cannot be read is said."""
    units = _units(chat)
    file = chat.incoming.file
    if len(units) != 1 or file is None:
        return None
    try:
        _check_size(file)
        _queue(chat, {"file": asdict(file), "unit": units[0].id})
    except Refused as refused:
        return refused
    return Words("roster-reading-meanwhile", {"unit": units[0].name})


def _speak_as_the_one_with_a_post(chat: Chat) -> None:
    """Of two women on one phone a list comes from the one who keeps it."""
    if chat.person_id is None:
        able = [known.id for known in chat.who.persons if _able(posts_of(chat.session, known.id))]
        if len(able) == 1:
            speak_as(chat.who, able[0])


def _able(posts: list[Held]) -> list[Held]:
    return [
        held
        for held in posts
        if {Right.NAMES, Right.APPROVE} <= held.rights and RANK[UnitKind(held.unit_kind)] <= RANK[UnitKind.BRANCH]
    ]


def _posts(chat: Chat) -> list[Held]:
    return _able(posts_of(chat.session, chat.person_id))


def _units(chat: Chat) -> list[Unit]:
    """The units of her posts, and what lies right below the larger ones."""
    found: dict[int, Unit] = {}
    for held in _posts(chat):
        unit = get_unit(chat.session, held.unit_id)
        below = [] if unit.kind == UnitKind.BRANCH else children(chat.session, held.unit_id)
        for one in (unit, *(b for b in below if RANK[UnitKind(b.kind)] <= RANK[UnitKind.BRANCH])):
            found.setdefault(one.id or 0, one)
    return list(found.values())


def _check_size(file: FileRef) -> None:
    if file.size > MAX_BYTES:
        raise RosterUnreadable(FileFault.TOO_LARGE)


def _hear_file(chat: Chat, _heard: Heard, _answers: Answers) -> dict[str, Any]:
    if chat.incoming.kind is Kind.PHOTO:
        raise Unclear(Words("roster-is-a-photo"))
    if chat.incoming.file is None:
        raise Unclear(Words("roster-no-file"))
    _check_size(chat.incoming.file)
    return asdict(chat.incoming.file)


def _hear_unit(chat: Chat, heard: Heard, _answers: Answers) -> int:
    if heard.value:
        return int(heard.value)
    for held in _posts(chat):
        found = find_units(chat.session, heard.text, under=held.unit_id)
        found = [unit for unit in found if RANK[UnitKind(unit.kind)] <= RANK[UnitKind.BRANCH]]
        if len(found) == 1:
            return found[0].id or 0
    raise Unclear(Words("roster-which-unit"))


def _unit_options(chat: Chat, _answers: Answers) -> tuple[Option, ...]:
    return tuple(
        Option(Plain(unit.name), str(unit.id))
        if unit.kind == UnitKind.BRANCH
        else Option("label-roster-whole", str(unit.id), variables={"unit": unit.name})
        for unit in _units(chat)[:OPTIONS]
    )


def _queue(chat: Chat, answers: Answers) -> Result:
    unit = may_import(chat.session, chat.person_id, answers["unit"])
    jobs.queue(
        chat.session,
        READ,
        contact_id=chat.who.contact_id,
        person_id=chat.person_id,
        unit_id=unit.id,
        args={"channel": chat.incoming.channel, "file": answers["file"]},
    )
    return Reply((Words("roster-reading", {"unit": unit.name}),))


IMPORT = Flow(
    "import",
    (
        Ask("file", _hear_file, takes_files=True),
        Ask("unit", _hear_unit, _unit_options, show=lambda chat, _: {"more": len(_units(chat)) > OPTIONS}),
    ),
    _queue,
)


def agree(chat: Chat, batch_id: int) -> Result:
    """Yes. A list for a branch that was merged meanwhile is shown anew first, as the book of now has it."""
    batch, unit = find_batch(chat.session, chat.who, batch_id)
    now, day = follows(chat.session, batch.unit_id, batch.state), unit.closed_on
    if now is None or day is None:
        return roster_doubts.begin(chat, batch_id)
    follow(chat.session, chat.who, batch_id)
    on = chat.text("date-numbers", day=day.day, month=day.month, year=str(day.year))
    why = Words("office-import-closed", {"how": "merged", "unit": unit.name, "into": now.name, "day": on})
    return roster_words.of_list(chat.session, batch).after(why)


def decline(chat: Chat, batch_id: int) -> Fact:
    """No: forget the list."""
    return rosters.drop(chat.session, chat.who, batch_id)


def undo(chat: Chat, batch_id: int) -> Fact:
    """Take back what the list wrote."""
    return rosters.undo(chat.session, chat.who, batch_id)


def taps(tap: Any) -> dict[str, Any]:
    """The taps of rosters."""
    return {
        "import": tap(begin, (int,)),
        "roster-yes": tap(agree, (int,)),
        "roster-no": tap(decline, (int,)),
        "roster-undo": tap(undo, (int,)),
    }
