"""Where a meeting is held: a name, one used before, or a spot on the map, when it is called or afterwards."""

import re
from typing import Any

from bot.flow import Answers, Ask, Flow, Heard, Turn, Unclear, chosen
from bot.meetings import coming_called, described, meeting_label
from bot.messages import Kind
from bot.reading.change_line import read_change
from bot.reading.locations import read_location
from bot.reading.meeting_line import read_place
from bot.reading.place_words import is_bare, is_meant, spelt_out
from bot.reading.when import read_when
from bot.replies import Chat, Option, Plain, Reply, Result, Start, Words
from bot.times import unstopped
from models.invites import change_meeting
from models.meetings import Meeting, get_meeting
from models.places import Spot, accented_places, locate, spot_at, used_places, written_before
from models.posts import Right, post_for
from models.text import fold

_LINK = re.compile(r"(?:https?|geo):\S+")
LONGEST = 120
_AS_BEFORE = {"cho cu", "nhu cu", "noi cu", "cho moi khi", "nhu moi khi", "cho hop cu", "nhu lan truoc"}


def read_spot(heard: Heard) -> Spot | None:
    """The spot that a message shows: a pin, a link of a map, or two numbers. Raises FarAway."""
    if heard.incoming is not None and heard.incoming.kind is Kind.LOCATION:
        return spot_at(heard.incoming.latitude, heard.incoming.longitude)
    return read_location(heard.text)


def place_options(chat: Chat, answers: Answers) -> tuple[Option, ...]:
    """The places where this unit has met before; none is a choice, too, unless a spot waits for its name."""
    used = tuple(
        Option(Plain(name), f"used:{name}") for name in used_places(chat.session, answers["unit"], _kind(chat, answers))
    )
    return used if answers.get("spot") else (*used, Option("label-no-place", "none"))


def hear_place(chat: Chat, heard: Heard, answers: Answers) -> Turn:
    """A name, a choice, or a spot; a spot alone is asked for its name. A time is no place."""
    if heard.value == "none":
        return Turn({"place": ""}, forget=("kept", "spot"))
    if heard.value:
        return Turn({"place": heard.value.partition(":")[2]}, forget=("kept",))
    if read_change(heard.text, now=chat.local()) is not None:  # "hủy họp thứ bảy" is no place
        raise Unclear(Words("unclear-place"))
    if (used := as_before(chat, heard.text, answers["unit"], _kind(chat, answers))) is not None:
        return Turn({"place": used}, forget=("kept",))
    spot = read_spot(heard)
    place = unstopped(_LINK.sub(" ", heard.text)) if spot is None or _LINK.search(heard.text) else ""
    found: dict[str, Any] = {} if spot is None else {"spot": [spot.link, spot.latitude, spot.longitude]}
    if not (answers.get("content") or "meeting" in answers or found):  # "nhà chị Sen, chia cây giống"
        place, content = read_place(place)
        place = as_before(chat, place, answers["unit"], _kind(chat, answers)) or place
        found = {"content": unstopped(content)} if content else {}
    if 2 <= len(place) <= LONGEST and not is_time(chat, place):
        return Turn(found | {"place": place}, forget=("kept",))
    if spot is None:
        raise Unclear(Words("unclear-place"))
    return Turn(found)


def _kind(chat: Chat, answers: Answers) -> str:
    """What kind of meeting the place is for."""
    if "meeting" in answers:
        return get_meeting(chat.session, answers["meeting"]).kind
    return str(answers.get("kind", ""))


def as_before(chat: Chat, text: str, unit_id: int, kind: str = "") -> str | None:
    """ "chỗ cũ": the place where this unit met last for this kind of meeting; a place typed without accents as it was
    written before, or the hall that everybody knows ("nvh thon").

    None for every other text, and where it has met nowhere yet.
    """
    if fold(text) in _AS_BEFORE:
        return next(iter(used_places(chat.session, unit_id, kind)), None)
    typed = unstopped(text)
    if not is_bare(typed):
        return None
    if (same := written_before(chat.session, unit_id, typed)) is not None:
        return same
    known = {fold(name): name for name in reversed(accented_places(chat.session, unit_id)) if is_meant(typed, name)}
    if len(known) == 1:
        return next(iter(known.values()))
    spelt = spelt_out(typed)
    return None if spelt == typed else spelt


def is_time(chat: Chat, text: str) -> bool:
    """Whether a text is a time and nothing else."""
    reading = read_when(text, now=chat.local())
    return not reading.rest and bool(reading.day or reading.hour or reading.choices)


def spot_in(answers: Answers) -> Spot | None:
    """The spot that was shown in this conversation."""
    return Spot(*answers["spot"]) if answers.get("spot") else None


def keep_spot(chat: Chat, unit_id: int, place: str, answers: Answers) -> None:
    """Remember for the unit where on the map a place lies, where that was shown."""
    spot = spot_in(answers)
    if spot is not None and place:
        locate(chat.session, chat.who, unit_id, place, spot)


# --- afterwards -----------------------------------------------------------------------------------------------------


def begin_locate(chat: Chat, meeting_id: int | None = None) -> Result:
    """Put the place of a meeting on the map."""
    return _begin(chat, meeting_id, {})


def location_sent(chat: Chat) -> Result:
    """A pin or a map's link that was sent outside of any question: where a coming meeting is, or nothing (None)."""
    spot = read_spot(Heard(chat.incoming.text, incoming=chat.incoming))
    return None if spot is None else _begin(chat, None, {"spot": [spot.link, spot.latitude, spot.longitude]})


def _begin(chat: Chat, meeting_id: int | None, answers: dict[str, Any]) -> Result:
    coming = _called(chat)
    if meeting_id is None and not coming:
        return Reply((Words("nothing-called"),))
    if meeting_id is None and len(coming) == 1 and not answers:
        meeting_id = coming[0].id
    if meeting_id is None:
        return Start("locate", answers)
    return Start("locate", answers | _meeting(chat, meeting_id))


def _called(chat: Chat) -> list[Meeting]:
    return coming_called(chat)


def _meeting(chat: Chat, meeting_id: int) -> dict[str, Any]:
    meeting = get_meeting(chat.session, meeting_id)
    post_for(chat.session, chat.person_id, Right.CALL, meeting.unit_id)
    place = {"place": meeting.place} if meeting.place else {}
    return {"meeting": meeting_id, "unit": meeting.unit_id, **place}


def _hear_meeting(chat: Chat, heard: Heard, answers: Answers) -> Turn:
    return Turn(_meeting(chat, int(chosen(chat, heard, answers))))


def _meeting_options(chat: Chat, _answers: Answers) -> tuple[Option, ...]:
    return tuple(Option("label-meeting", str(m.id), variables=meeting_label(chat, m)) for m in _called(chat))


def _hear_spot(_chat: Chat, heard: Heard, _answers: Answers) -> Turn:
    spot = read_spot(heard)
    if spot is None:
        raise Unclear(Words("unclear-location"))
    return Turn({"spot": [spot.link, spot.latitude, spot.longitude]})


def _locate(chat: Chat, answers: Answers) -> Result:
    meeting = get_meeting(chat.session, answers["meeting"])
    if not meeting.place:  # those who were told hear where it is
        change_meeting(chat.session, chat.who, answers["meeting"], place=answers["place"])
    spot = Spot(*answers["spot"])
    return locate(chat.session, chat.who, meeting.unit_id, meeting.place or answers["place"], spot)


LOCATE = Flow(
    "locate",
    (
        Ask("meeting", _hear_meeting, _meeting_options),
        Ask(
            "spot",
            _hear_spot,
            show=lambda c, a: described(c.session, get_meeting(c.session, a["meeting"])),
            takes_locations=True,
        ),
        Ask("place", hear_place, place_options),
    ),
    _locate,
)


def taps(tap: Any) -> dict[str, Any]:
    """The tap of a place."""
    return {"locate": tap(begin_locate, (int,))}
