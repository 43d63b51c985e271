"""What the coming meetings know of women whose place in the book has changed: who is invited, who is expected."""

from collections.abc import Collection
from datetime import datetime
from typing import Any

from sqlalchemy import case
from sqlalchemy import select as core_select
from sqlmodel import Session, col, delete, func, or_, select

from models import clock
from models.attendance import Attendance, lock, recount
from models.meetings import INVITATIONS, Answer, Invitation, Meeting, MeetingKind, MeetingState, Whom
from models.members import Membership, MemberState
from models.posts import posts_of
from models.units import ABOVE_COMMUNE, Unit, UnitPath, get_unit, is_under
from models.whom import OF_MEMBERS, meant, people_of

Kept = list[dict[str, Any]]  # invitations as JSON


def settle(session: Session, branch_id: int, person_ids: Collection[int]) -> Kept:
    """Bring the lists and tallies of coming meetings up to the day for these women of a branch.

    Who is in a meeting's audience is invited, who is no longer in it is not, whatever she had answered; who is away or
    honorary is not expected. Whoever has been marked stays on the list: a roll may be taken before the start. Returns
    the invitations that were taken from the lists, for `give_back`.
    """
    taken: Kept = []
    for meeting in _coming(session, branch_id):
        unit = get_unit(session, meeting.unit_id)
        whom = _meant(session, meeting, unit)
        if whom not in OF_MEMBERS:
            continue
        people = people_of(unit, whom).where(col(Membership.person_id).in_(person_ids))
        wanted: dict[int, tuple[bool, bool]] = {}
        for person_id, state, honorary in session.exec(people).all():
            away = state == MemberState.AWAY
            wanted.setdefault(person_id, (not away and not honorary, away))
        query = select(Invitation).where(Invitation.meeting_id == meeting.id, col(Invitation.person_id).in_(person_ids))
        known = {row.person_id: row for row in session.exec(query).all()}
        marked = _marked(session, meeting, known)
        gone = [row for person_id, row in known.items() if person_id not in wanted and person_id not in marked]
        taken += [as_json(row) for row in gone]
        session.exec(
            delete(Invitation).where(
                col(Invitation.meeting_id) == meeting.id, col(Invitation.person_id).in_([r.person_id for r in gone])
            )
        )
        for person_id, (expected, away) in wanted.items():
            row = known.get(person_id) or Invitation(meeting_id=meeting.id or 0, person_id=person_id)
            row.expected, row.away = expected, away
            session.add(row)
        recount_list(session, meeting)
    return taken


def _marked(session: Session, meeting: Meeting, person_ids: Collection[int]) -> set[int]:
    marks = select(Attendance.person_id).where(Attendance.meeting_id == meeting.id)
    return set(session.exec(marks.where(col(Attendance.person_id).in_(list(person_ids)))).all())


def give_back(session: Session, kept: Kept) -> None:
    """Put back the answers that `settle` took from the lists, where the women are invited again."""
    meetings = set()
    for fields in kept:
        row = session.get(Invitation, (fields["meeting_id"], fields["person_id"]))
        if row is None or row.answer:
            continue
        row.answer, row.reason, row.answered_by = fields["answer"], fields["reason"], fields["answered_by"]
        row.answered_at = datetime.fromisoformat(fields["answered_at"]) if fields["answered_at"] else None
        session.add(row)
        meetings.add(fields["meeting_id"])
    for meeting_id in sorted(meetings):
        meeting = session.get(Meeting, meeting_id)
        if meeting is not None:
            recount_list(session, meeting)


def take_off(session: Session, person_id: int, besides: int) -> Kept:
    """Take a woman off the lists of meetings that are not closed yet where another entry of hers stands, too.

    Returns her invitations, each with the mark that goes with it, for `put_back`.
    """
    hers = select(Invitation.meeting_id).where(Invitation.person_id == besides)
    rows = session.exec(
        select(Invitation)
        .join(Meeting, col(Meeting.id) == Invitation.meeting_id)
        .where(
            Invitation.person_id == person_id,
            col(Invitation.meeting_id).in_(hers),
            Meeting.state == MeetingState.CALLED,
        )
        .order_by(col(Invitation.meeting_id))
    ).all()
    taken: Kept = []
    for row in rows:
        meeting = session.get_one(Meeting, row.meeting_id)
        lock(session, meeting)
        mark = session.get(Attendance, (row.meeting_id, person_id))
        taken.append(row.model_dump(mode="json") | {"mark": mark.model_dump(mode="json") if mark else None})
        for one in (mark, row):
            if one is not None:
                session.delete(one)
        recount_list(session, meeting)
    return taken


def put_back(session: Session, kept: Kept) -> None:
    """Put a woman back on the lists that `take_off` took her from, with her marks."""
    for fields in kept:
        meeting = session.get(Meeting, fields["meeting_id"])
        if meeting is None or session.get(Invitation, (fields["meeting_id"], fields["person_id"])) is not None:
            continue
        session.add(Invitation.model_validate({name: value for name, value in fields.items() if name != "mark"}))
        if fields["mark"] is not None:
            session.add(Attendance.model_validate(fields["mark"]))
        recount_list(session, meeting)


def recount_both(session: Session, person_ids: Collection[int]) -> None:
    """The tallies of meetings that are not closed and that one of these women is marked at."""
    marked = select(Attendance.meeting_id).where(col(Attendance.person_id).in_(person_ids))
    meetings = select(Meeting).where(col(Meeting.id).in_(marked), Meeting.state == MeetingState.CALLED)
    for meeting in session.exec(meetings.order_by(col(Meeting.id))).all():
        recount_list(session, meeting)


def _coming(session: Session, branch_id: int) -> list[Meeting]:
    """Meetings to come of the branch, of what lies below it, and of what it lies in."""
    above = select(UnitPath.ancestor_id).where(UnitPath.descendant_id == branch_id, col(UnitPath.to_date).is_(None))
    below = select(UnitPath.descendant_id).where(UnitPath.ancestor_id == branch_id, col(UnitPath.to_date).is_(None))
    return list(
        session.exec(
            select(Meeting)
            .join(Unit, col(Unit.id) == Meeting.unit_id)
            .where(
                Meeting.state == MeetingState.CALLED,
                Meeting.starts_at > clock.now(),
                col(Unit.kind).not_in(ABOVE_COMMUNE),  # there only posts are called
                or_(col(Meeting.unit_id).in_(above), col(Meeting.unit_id).in_(below)),
            )
            .order_by(col(Meeting.id))
        ).all()
    )


def _meant(session: Session, meeting: Meeting, unit: Unit) -> Whom:
    caller = posts_of(session, meeting.called_by)
    held = next((post for post in caller if is_under(session, meeting.unit_id, post.unit_id)), None)
    return meant(unit, MeetingKind(meeting.kind), held, meeting.whom)


def as_json(row: Invitation) -> dict[str, Any]:
    """An invitation with its answer, as `give_back` takes it."""
    return {
        "meeting_id": row.meeting_id,
        "person_id": row.person_id,
        "answer": row.answer,
        "reason": row.reason,
        "answered_at": row.answered_at.isoformat() if row.answered_at else "",
        "answered_by": row.answered_by,
    }


def recount_list(session: Session, meeting: Meeting) -> None:
    """The tally from the list as it stands now; the answers of others may come in at this moment."""
    session.flush()
    lock(session, meeting)

    def of(condition: Any) -> Any:
        return func.coalesce(func.sum(case((condition, 1), else_=0)), 0)

    list_ = INVITATIONS.c
    counts = session.execute(
        core_select(
            func.count(),
            of(list_.expected),
            of(list_.away),
            of(list_.answer == Answer.YES),
            of(list_.answer == Answer.NO),
            of(list_.answer == Answer.UNSURE),
        ).where(list_.meeting_id == meeting.id)
    ).one()
    meeting.invited, meeting.expected, meeting.away, meeting.yes, meeting.no, meeting.unsure = map(int, counts)
    if meeting.count_only:  # as many as were counted were there
        meeting.expected = max(meeting.expected, meeting.present)
    session.add(meeting)
    session.flush()
    recount(session, meeting)
