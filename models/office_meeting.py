"""One meeting for a cadre: its tally and the state of its roll; the names only for whom they are, each look noted."""

from dataclasses import dataclass
from datetime import datetime
from zoneinfo import ZoneInfo

from sqlmodel import Session

from models import audit, clock, meetings, roll_reminders
from models.attendance import Listed, listed
from models.conversations import Who
from models.meetings import Meeting, NoSuchMeeting
from models.posts import NotAllowed, Right, post_for
from models.roll_standing import groups_without_roll, standing_in_words
from models.rolls import standing
from models.units import get_unit

LOOK = "roll"  # what is noted of a look at the names


@dataclass(frozen=True)
class RollSaid:
    """A roll that holds: whose ("" where names are not for her), of which group ("": all), and when."""

    by: str
    group: str
    when: datetime


@dataclass(frozen=True)
class OneMeeting:
    """A meeting with what may be said of it; `named`: the names may be asked for; `lacks`: it is over without a roll.

    `too_old`: so long that nobody is asked for it any more. `asks`: she may ask whoever takes the roll for it now;
    `asked_at` is when they were asked last, or (`coming`) will be; `today` on this day, or then.
    """

    meeting: Meeting
    unit: str
    timezone: str
    rolls: tuple[RollSaid, ...]
    groups_missing: tuple[str, ...]
    named: bool
    lacks: bool
    asks: bool
    asked_at: datetime | None
    today: bool
    too_old: bool
    coming: bool


def one_meeting(session: Session, who: Who, meeting_id: int) -> OneMeeting:
    """A meeting of a unit whose figures are hers. Raises NoSuchMeeting, whether it is there or not."""
    meeting = meetings.get_meeting(session, meeting_id)
    try:
        held = post_for(session, who.person_id, Right.TOTALS, meeting.unit_id)
    except NotAllowed:
        raise NoSuchMeeting from None
    unit = get_unit(session, meeting.unit_id)
    named = may_see_names(session, who, meeting)
    rolls = standing_in_words(session, meeting, standing(session, meeting))
    lacks = roll_reminders.lacks_roll(meeting)
    asked = roll_reminders.last_asked(session, meeting_id) if lacks else None
    zone, now = ZoneInfo(unit.timezone), clock.now()
    return OneMeeting(
        meeting,
        unit.name,
        unit.timezone,
        tuple(
            RollSaid(one.by if named or one.roll.taken_by == held.person_id else "", one.group, one.when)
            for one in rolls
        ),
        tuple(groups_without_roll(session, meeting)),
        named,
        lacks,
        roll_reminders.may_ask(session, who, meeting),
        asked,
        asked is not None and asked.astimezone(zone).date() >= now.astimezone(zone).date(),
        roll_reminders.too_old(meeting),
        asked is not None and asked > now,
    )


def may_see_names(session: Session, who: Who, meeting: Meeting) -> bool:
    """Whether a post of hers gives names over the meeting's unit."""
    try:
        post_for(session, who.person_id, Right.NAMES, meeting.unit_id)
    except NotAllowed:
        return False
    return True


def names_of(session: Session, who: Who, meeting_id: int) -> list[Listed]:
    """The meeting's list with its marks, in the order of the book; every woman on it can read who looked.

    Raises NotAllowed or NoSuchMeeting.
    """
    meeting = meetings.get_meeting(session, meeting_id)
    held = post_for(session, who.person_id, Right.NAMES, meeting.unit_id)
    people = listed(session, meeting)
    audit.look_at_all(session, held.person_id, [one.person_id for one in people], LOOK)
    return people
