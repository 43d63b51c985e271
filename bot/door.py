"""Who is to be told at home, and who has been."""

from typing import Any

from bot.meetings import person_line
from bot.reading.names import match_names
from bot.reading.roll_line import Told
from bot.replies import Chat, Reply, Result, Said, Words
from models import door
from models.attendance import listed
from models.rolls import NotOnTheList


def told_at_home(chat: Chat, told: Told) -> Result:
    """ "đã báo 3 7 31, bà đào đi được": tick those who were told at their door, and note what they answered."""
    meeting, waiting = door.waiting(chat.session, chat.person_id or 0)
    if meeting is None:
        return Reply((Words("nobody-to-tell"),))
    people = listed(chat.session, meeting)
    by_number = {one.number: one.person_id for one in people}
    hers = {one.number for one in door.to_tell(chat.session, chat.who, meeting.id or 0)}
    wrong = [n for n in told.numbers if n not in hers]
    if wrong:
        raise NotOnTheList(", ".join(map(str, wrong)))
    known = [(one.person_id, one.full_name) for one in people]
    ticked = [by_number[n] for n in told.numbers]
    for name in told.names:
        found = match_names(name, known)
        if len(found) != 1:
            return Reply((Words("which-woman", {"name": name}),))
        ticked.append(found[0])
    if told.everyone:
        ticked = [one.person_id for one in waiting]
    said: list[Said] = []
    for who, answer in told.answers:
        found = [by_number[who]] if isinstance(who, int) and who in by_number else match_names(str(who), known)
        if len(found) != 1:
            return Reply((Words("which-woman", {"name": str(who)}),))
        fact = door.answer_for(chat.session, chat.who, meeting.id or 0, found[0], answer.choice, answer.reason or "")
        said.append(fact)
    left = door.tick(chat.session, chat.who, meeting.id or 0, ticked)
    words = Words("told-thanks", {"left": len(left)})
    rest = (Words("names-line", person_line(one.number, one.full_name, one.birth_year)) for one in left[:30])
    return Reply((words, *rest, *said))


def home(chat: Chat, meeting_id: int) -> Result:
    """Who is to be told at home about a meeting, by the book's numbers."""
    people = door.to_tell(chat.session, chat.who, meeting_id)
    if not people:
        return Reply((Words("nobody-to-tell"),))
    return Reply((Words("home-heading", {"count": len(people)}), *home_lines(people), Words("home-how")))


def home_lines(people: list[door.AtHome]) -> tuple[Said, ...]:
    """The women to be told at home, a line each."""
    return tuple(
        Words("home-line", person_line(one.number, one.full_name, one.birth_year) | {"reason": str(one.reason)})
        for one in people
    )


def taps(tap: Any) -> dict[str, Any]:
    """The taps of the door-knock list."""
    return {"home": tap(home, (int,))}
