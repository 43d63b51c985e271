"""What belongs to units that close or part: women, groups, meetings to come, posts, and what waits, go along."""

from collections.abc import Collection, Sequence
from datetime import date
from typing import Any

from sqlalchemy import Table, case, func, update
from sqlalchemy import select as core_select
from sqlmodel import Session, and_, col, or_, select

from models import clock
from models.announcements import Announcement
from models.codes import OneTimeCode
from models.deliveries import Message, cancel_queued
from models.grants import GRANT
from models.invites import tell_off
from models.meetings import Meeting, MeetingState
from models.members import MEMBER_STATES, Membership, MemberState, Person, lock_books
from models.own_changes import WAITING as OWN_WAITING
from models.own_changes import OwnChange
from models.places import Place
from models.posts import Post
from models.registrations import OPEN, Request
from models.series import Series
from models.text import fold
from models.transfers import WAITING, Transfer
from models.tree_changes_edges import open_children
from models.tree_changes_kept import ROWS, UnitChange, note
from models.units import Unit, UnitKind

MEMBERSHIPS: Table = Membership.__table__  # type: ignore[attr-defined]
POSTS: Table = Post.__table__  # type: ignore[attr-defined]
_P: Table = Person.__table__  # type: ignore[attr-defined]
_M: Table = Meeting.__table__  # type: ignore[attr-defined]


def in_books(unit_ids: Collection[int]) -> list[Any]:
    """The condition for the entries of women who are members there today."""
    return [MEMBERSHIPS.c.unit_id.in_(unit_ids), MEMBERSHIPS.c.state.in_(MEMBER_STATES)]


def move_women(
    session: Session, change: UnitChange, from_ids: Collection[int], to_id: int, day: date, *only: Any
) -> list[int]:
    """Close the entries of these units' women (those who meet `only`) and open them in another book. Their persons.

    Who is in that book already keeps her number; the others get the next free ones in the order of names, however
    many books they come from. She has been in the Hội since when she was. A few statements for thousands.
    """
    session.flush()
    lock_books(session, [*from_ids, to_id])
    connection, m = session.connection(), MEMBERSHIPS.c
    moving = [*in_books(from_ids), *only]
    women = connection.execute(
        core_select(MEMBERSHIPS)
        .join(_P, _P.c.id == m.person_id)
        .where(*moving)
        .order_by(_P.c.name_key, _P.c.birth_year, m.unit_id, m.number)
        .with_for_update(of=MEMBERSHIPS)  # who is being written off this very moment does not go along
    ).all()
    if not women:
        return []
    people = [woman.person_id for woman in women]
    there = set(connection.execute(core_select(m.person_id).where(*in_books([to_id]))).scalars())
    last = connection.execute(core_select(func.max(m.number)).where(m.unit_id == to_id)).scalar_one() or 0
    came: dict[int, Any] = {}
    for woman in women:  # of two entries of one woman the first goes on
        if woman.person_id not in there:
            came.setdefault(woman.person_id, woman)
    kept = ("person_id", "state", "group_id", "honorary", "core", "card", "since")
    new = [
        {name: getattr(woman, name) for name in kept}
        | {"unit_id": to_id, "number": number, "until": None, "batch_id": None, "created_at": clock.now()}
        for number, woman in enumerate(came.values(), start=last + 1)
    ]
    if new:
        ids = connection.execute(MEMBERSHIPS.insert().returning(m.id, sort_by_parameter_order=True), new).scalars()
        pairs = list(zip(ids, came.values(), strict=True))
        note(session, change, "entry", [(new_id, [old.id]) for new_id, old in pairs])
    note(session, change, "closed_entry", [(w.id, [w.state, _iso(w.until)]) for w in women])
    ended = case((m.since > day, m.since), else_=day)
    connection.execute(update(MEMBERSHIPS).where(*moving).values(state=MemberState.TRANSFERRED, until=ended))
    return list(dict.fromkeys(people))


def tell_apart(session: Session, change: UnitChange, moved: Sequence[Unit], to_id: int, from_name: str) -> None:
    """A group that comes where one of its name is takes the name of where it was along: "tổ 1 thôn Bưởi"."""
    ids = {unit.id for unit in moved}
    there = {(unit.kind, fold(unit.name)) for unit in open_children(session, to_id) if unit.id not in ids}
    for unit in moved:
        if unit.kind in {UnitKind.GROUP, UnitKind.CLUB} and (unit.kind, fold(unit.name)) in there:
            note(session, change, "name", [(unit.id or 0, unit.name)])
            unit.name = f"{unit.name} {from_name}"
            unit.folded = fold(unit.name)
            session.add(unit)
    session.flush()


def end_posts(session: Session, change: UnitChange, unit_ids: Collection[int], day: date) -> list[Post]:
    """Posts of units that close end that day, and codes for them open nothing. The posts that ended."""
    posts = list(
        session.exec(
            select(Post)
            .where(col(Post.unit_id).in_(unit_ids), or_(col(Post.to_date).is_(None), col(Post.to_date) > day))
            .order_by(col(Post.id))
            .with_for_update()
        ).all()
    )
    note(session, change, "post", [(post.id or 0, _iso(post.to_date)) for post in posts])
    for post in posts:
        post.to_date = max(day, post.from_date)
        session.add(post)
    waiting = select(OneTimeCode).where(
        OneTimeCode.purpose == GRANT, OneTimeCode.expires_at > clock.real(), col(OneTimeCode.used_at).is_(None)
    )
    codes = [code for code in session.exec(waiting).all() if code.data.get("unit") in set(unit_ids)]
    note(session, change, "code", [(code.id or 0, None) for code in codes])
    for code in codes:
        code.used_at = clock.now()
        session.add(code)
    session.flush()
    return posts


def coming_meetings(unit_ids: Collection[int]) -> list[Any]:
    """The condition for meetings of these units that are still to come."""
    return [_M.c.unit_id.in_(unit_ids), _M.c.state == MeetingState.CALLED, _M.c.starts_at > clock.now()]


def move_what_waits(session: Session, change: UnitChange, from_ids: Collection[int], to_id: int) -> None:
    """Meetings to come and their series, places, requests, wishes, transfers and notices not sent yet go along."""
    _point(session, change, "meeting", Meeting, from_ids, to_id, *coming_meetings(from_ids))
    _point(session, change, "series", Series, from_ids, to_id, col(Series.ended_at).is_(None))
    taken = select(Place.folded).where(Place.unit_id == to_id)
    for one in from_ids:  # two branches may have shown the same house on the map
        _point(session, change, "place", Place, [one], to_id, col(Place.folded).not_in(taken))
    _point(session, change, "request", Request, from_ids, to_id, col(Request.state).in_(OPEN))
    _point(session, change, "own_change", OwnChange, from_ids, to_id, col(OwnChange.state).in_(OWN_WAITING))
    waits = col(Transfer.state).in_(WAITING)
    _point(session, change, "transfer_to", Transfer, from_ids, to_id, waits, column="to_unit_id")
    _point(session, change, "transfer_from", Transfer, from_ids, to_id, waits, column="from_unit_id")
    later = (col(Announcement.send_at) > clock.now(), col(Announcement.reported_at).is_(None))
    put = select(Message.id).where(Message.kind == "second", Message.subject_id == Announcement.id)
    unsaid = (put.exists(), col(Announcement.agreed_by).is_(None))  # for a second person's word
    left = (col(Announcement.cancelled_at).is_(None), or_(and_(*later), and_(*unsaid)))
    _point(session, change, "notice", Announcement, from_ids, to_id, *left)
    _follow_entries(session, change)


def _follow_entries(session: Session, change: UnitChange) -> None:
    """Wishes and transfers of a woman are about the entry that she has now."""
    new = (
        core_select(MEMBERSHIPS.c.id)
        .join(ROWS, (ROWS.c.row_id == MEMBERSHIPS.c.id) & (ROWS.c.what == "entry"))
        .where(ROWS.c.change_id == change.id)
    )
    either: tuple[tuple[str, Any, Any], ...] = (
        ("own_change_entry", OwnChange, col(OwnChange.state).in_(OWN_WAITING)),
        ("transfer_entry", Transfer, col(Transfer.state).in_(WAITING)),
    )
    for what, model, waits in either:
        table: Table = model.__table__
        moved = new.where(MEMBERSHIPS.c.person_id == table.c.person_id).correlate(table).scalar_subquery()
        rows = session.execute(
            core_select(table.c.id, table.c.membership_id, moved.label("new")).where(waits, moved.is_not(None))
        ).all()
        note(session, change, what, [(row.id, row.membership_id) for row in rows])
        for row in rows:
            session.connection().execute(update(table).where(table.c.id == row.id).values(membership_id=row.new))


def _point(
    session: Session,
    change: UnitChange,
    what: str,
    model: Any,
    from_ids: Collection[int],
    to_id: int,
    *which: Any,
    column: str = "unit_id",
) -> None:
    """Rows that belong to these units belong to another one from now on."""
    table: Table = model.__table__
    place = table.c[column]
    rows = session.execute(core_select(table.c.id, place).where(place.in_(from_ids), *which)).all()
    note(session, change, what, [(row[0], row[1]) for row in rows])
    session.connection().execute(update(table).where(table.c.id.in_([row[0] for row in rows])).values({column: to_id}))


# What `_point` notes, for putting it back: the table and the column.
POINTED: dict[str, tuple[Any, str]] = {
    "meeting": (Meeting, "unit_id"),
    "series": (Series, "unit_id"),
    "place": (Place, "unit_id"),
    "request": (Request, "unit_id"),
    "own_change": (OwnChange, "unit_id"),
    "transfer_to": (Transfer, "to_unit_id"),
    "transfer_from": (Transfer, "from_unit_id"),
    "notice": (Announcement, "unit_id"),
    "own_change_entry": (OwnChange, "membership_id"),
    "transfer_entry": (Transfer, "membership_id"),
}


def cancel_coming(session: Session, change: UnitChange, unit_ids: Collection[int]) -> None:
    """Call off what these units had called; whoever was told is told."""
    found = session.exec(select(Meeting).where(*coming_meetings(unit_ids)).with_for_update()).all()
    note(session, change, "cancelled_meeting", [(one.id or 0, None) for one in found])
    for meeting in found:
        meeting.state = MeetingState.CANCELLED
        meeting.version += 1
        session.add(meeting)
        session.flush()
        for kind in ("invite", "change", "remind"):
            cancel_queued(session, kind, meeting.id or 0)
        tell_off(session, meeting, postponed=False)
    running = session.exec(
        select(Series).where(col(Series.unit_id).in_(unit_ids), col(Series.ended_at).is_(None))
    ).all()
    note(session, change, "ended_series", [(one.id or 0, None) for one in running])
    for one in running:
        one.ended_at = clock.now()
        session.add(one)
    session.flush()


def _iso(day: date | None) -> str:
    return day.isoformat() if day else ""
