"""What a head should know before she calls a meeting at that time; it never keeps her from calling it."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta

from sqlalchemy import and_, case, distinct, func, or_
from sqlmodel import Session, col, select

from models import clock
from models.lunar import lunar
from models.meetings import Invitation, Meeting, MeetingKind, MeetingState, Whom, local_start
from models.posts import Held
from models.units import Unit, UnitKind, get_unit, is_under
from models.whom import people_of

NEAR = timedelta(hours=3)
A_YEAR = timedelta(days=365)

# (day, month): what it is called in the texts. The two women's days are no holidays: they are good to know.
DAYS = {
    (1, 1): "new-year",
    (8, 3): "womens-8-3",
    (30, 4): "liberation",
    (1, 5): "labour",
    (2, 9): "national",
    (20, 10): "womens-20-10",
}


@dataclass(frozen=True)
class OtherMeeting:
    """A meeting of the same women within three hours, on that day; `people` of them are invited to both.

    `kind` is "" where it is no business of the caller what the other meeting is; `same` where it is the very meeting
    that she is about to call, of these people at this hour.
    """

    kind: str
    when: datetime
    people: int
    same: bool = False


@dataclass(frozen=True)
class Clash:
    """`other` if there is one; `day` is "tet", "hung-kings" or one of DAYS, "" for a day like others; `far`: over a
    year ahead, where a slip in the year is likely."""

    other: OtherMeeting | None
    day: str
    far: bool


def clash(
    session: Session, held: Held, unit: Unit, kind: MeetingKind, whom: Whom, start: datetime, *, besides: int = 0
) -> Clash:
    """What stands against a meeting of these people at `start` (in the unit's time zone); `besides` is itself."""
    other = _other(session, held, unit, kind, whom, start, besides)
    return Clash(other, special_day(start.date()), start - clock.now() > A_YEAR)


def _other(
    session: Session, held: Held, unit: Unit, kind: MeetingKind, whom: Whom, start: datetime, besides: int
) -> OtherMeeting | None:
    people = people_of(unit, whom).subquery()
    shared = col(Invitation.person_id).in_(select(people.c[0]))
    in_both = func.count(distinct(col(Invitation.person_id))).filter(shared)
    same = and_(
        col(Meeting.unit_id) == unit.id,
        col(Meeting.kind) == kind,
        col(Meeting.whom) == whom,
        col(Meeting.starts_at) == start,
    )
    found = session.exec(
        select(Meeting, in_both)
        .outerjoin(Invitation, col(Invitation.meeting_id) == Meeting.id)
        .where(
            Meeting.state == MeetingState.CALLED,
            Meeting.id != besides,
            Meeting.local_date == start.date(),
            Meeting.starts_at > start - NEAR,
            Meeting.starts_at < start + NEAR,
            # A later meeting of a series has nobody on its list yet.
            or_(shared, and_(col(Meeting.unit_id) == unit.id, col(Meeting.kind) == kind)),
        )
        .group_by(col(Meeting.id))
        .order_by(case((same, 0), else_=1), in_both.desc(), col(Meeting.id))
    ).first()
    if found is None:
        return None
    meeting, count = found
    # That some women of hers are in a club is not for every leader to learn.
    of_club = get_unit(session, meeting.unit_id).kind == UnitKind.CLUB
    shown = not of_club or is_under(session, meeting.unit_id, held.unit_id)
    again = not besides and (meeting.unit_id, meeting.kind, meeting.whom) == (unit.id, kind, whom)
    when = local_start(session, meeting)
    return OtherMeeting(meeting.kind if shown else "", when, count, same=again and when == start)


def special_day(day: date) -> str:
    """What a day is, as far as people would rather not meet on it or want to know: "tet", "national", … or ""."""
    try:
        moon = lunar(day)
    except ValueError:  # beyond the tables
        return DAYS.get((day.day, day.month), "")
    if (moon.month == 12 and moon.day >= 23) or (moon.month == 1 and moon.day <= 6 and not moon.leap):
        return "tet"
    if (moon.day, moon.month) == (10, 3) and not moon.leap:
        return "hung-kings"
    return DAYS.get((day.day, day.month), "")
