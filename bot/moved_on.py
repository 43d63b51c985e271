"""Women whom a line names and the book has no more, or never had: the others' deed is done, and of these it is said."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from bot import follow_ups
from bot.member_deeds import do
from bot.reading.member_deeds import DeedLine
from bot.replies import Chat, Reply, Result, Said, Start, Words
from models.facts import Fact, Refused
from models.member_changes import Woman, named
from models.member_marks import GoneFromBook, Mark
from models.members import MEMBER_STATES, MemberState, memberships_of
from models.units import get_unit


@dataclass(frozen=True)
class Unknown:
    """What a line names that the book has not: numbers, and names as typed."""

    numbers: tuple[int, ...] = ()
    names: tuple[str, ...] = ()

    def said(self) -> tuple[Said, ...]:
        """Of whom nothing was written."""
        numbers = Words("numbers-not-in-book", {"numbers": ", ".join(map(str, self.numbers))})
        names = Words("names-not-in-book", {"names": ", ".join(name[:40] for name in self.names)})
        return (*((numbers,) if self.numbers else ()), *((names,) if self.names else ()))


def do_for_those_there(chat: Chat, deed: DeedLine, women: list[Woman]) -> Result:
    """A deed on women who were named by their numbers."""
    gone = [woman for woman in women if woman.membership.state not in MEMBER_STATES]
    there = [woman.membership.id or 0 for woman in women if woman not in gone]
    why = _why(chat, gone)
    if not isinstance(deed.deed, Mark) or not (gone and (there or isinstance(why[0], Words))):
        return do(chat, deed.deed, [woman.membership.id or 0 for woman in women], deed.detail)
    if not there:
        return Reply(why)
    return and_said(chat, lambda: do(chat, deed.deed, there, deed.detail), why)


def and_said(chat: Chat, work: Callable[[], Result], why: Sequence[Said]) -> Result:
    """Do this, and say something behind it, though it should be refused; a question that it asks comes last."""
    if not why:
        return work()
    try:
        with chat.session.begin_nested():
            done = work()
    except Refused as refused:
        done = follow_ups.offer(chat, refused)
    if isinstance(done, Start):
        return replace(done, before=(*done.before, *why))
    if isinstance(done, Fact):
        done = follow_ups.offer(chat, done)
    return replace(done, said=(*done.said, *why)) if isinstance(done, Reply) else done


def _why(chat: Chat, gone: list[Woman]) -> tuple[Said, ...]:
    """Where those are who have moved on to another branch, the others being gone from the book."""
    said: list[Said] = []
    rest = []
    for woman in gone:
        moved = woman.membership.state == MemberState.TRANSFERRED
        now = memberships_of(chat.session, woman.membership.person_id) if moved else []
        if now:
            unit = get_unit(chat.session, now[0].unit_id).name
            said.append(Words("moved-on", {"number": woman.number, "name": woman.name, "unit": unit}))
        else:
            rest.append(woman)
    return (*said, *((GoneFromBook(named(rest) or rest[0].name),) if rest else ()))
