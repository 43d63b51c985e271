"""The gathering rate for a page: members of the women who live there, with the line and who is under it."""

from sqlmodel import Session

from api.pages.office.shell import Here
from api.pages.office.view import View
from models.gathering import PLACES, GatheringReport, gathering
from models.gathering_wrong import wrongly_counted_below
from models.periods import DAY


def of(session: Session, visit: Here, seen: View) -> GatheringReport | None:
    """The rate of a unit at the end of the period, or today while it runs; None for a group or a club."""
    if seen.kind not in PLACES:
        return None
    until = min(seen.period.end - DAY, seen.today)
    return gathering(session, visit.who, seen.unit_id, until, as_of=seen.day)


def wrong_below(session: Session, visit: Here, seen: View) -> int:
    """How many places below have more members than women today."""
    if seen.kind not in PLACES or seen.closed_on is not None:
        return 0
    return len(wrongly_counted_below(session, visit.who, seen.unit_id))
