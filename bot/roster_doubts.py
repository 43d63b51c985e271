"""Lines of a list that may be a woman of the book under another name: she is asked about before it is written."""

from typing import Any

from bot.flow import Answers, Ask, Flow, Heard, Turn, Unclear
from bot.reading.answers import read_yes_no
from bot.replies import Chat, Option, Result, Start
from bot.roster_words import in_words, written
from models import rosters
from models.roster_batches import BatchState, find_batch
from models.roster_doubts import NOBODY
from models.roster_summary import in_doubt
from models.rosters import RosterWritten


def begin(chat: Chat, batch_id: int) -> Result:
    """Yes to a list: the women in doubt are asked about first. Raises as `rosters.write` does."""
    batch, _unit = find_batch(chat.session, chat.who, batch_id)
    if batch.state == BatchState.PREVIEWED and in_doubt(chat.session, batch.summary):
        return Start("same_woman", {"batch": batch_id, "verdicts": {}})
    return _write(chat, batch_id)


def _write(chat: Chat, batch_id: int) -> Result:
    fact = rosters.write(chat.session, chat.who, batch_id)
    return written(fact) if isinstance(fact, RosterWritten) else fact


def _open(chat: Chat, answers: Answers) -> list[dict[str, Any]]:
    """The lines that she has not spoken of yet."""
    batch, unit = find_batch(chat.session, chat.who, answers["batch"])
    found = [one for one in in_doubt(chat.session, batch.summary) if one["key"] not in answers["verdicts"]]
    if not found:  # written, or set aside by a newer list, in the meantime
        raise rosters.RosterOver(unit.name)
    return found


def options(left: int) -> tuple[Option, ...]:
    """Is it she? Where several are left, for all of them at once, too."""
    one = (Option("label-it-is-she", "yes"), Option("label-two-women-here", "no"))
    if left < 2:
        return one
    return (*one, Option("label-all-are-they", "all", variables={"count": left}))


def hear(heard: Heard) -> str:
    """ "yes", "no" or "all". Raises Unclear."""
    if heard.value:
        return heard.value
    said = read_yes_no(heard.text)
    if said is None:
        raise Unclear
    return "yes" if said else "no"


def _hear_same(chat: Chat, heard: Heard, answers: Answers) -> Turn:
    said, left = hear(heard), _open(chat, answers)
    spoken_of = left if said == "all" else left[:1]
    verdicts = answers["verdicts"] | {one["key"]: NOBODY if said == "no" else one["membership"] for one in spoken_of}
    return Turn({"verdicts": verdicts} | ({} if len(spoken_of) < len(left) else {"same": True}))


def _show(chat: Chat, answers: Answers) -> dict[str, Any]:
    return in_words(_open(chat, answers)[0])


def _decide(chat: Chat, answers: Answers) -> Result:
    rosters.decide_doubts(chat.session, chat.who, answers["batch"], answers["verdicts"])
    return _write(chat, answers["batch"])


SAME_WOMAN = Flow(
    "same_woman",
    (Ask("same", _hear_same, lambda chat, answers: options(len(_open(chat, answers))), show=_show),),
    _decide,
)
