"""Taking a deed on the tree back as a whole, while nothing was built on it."""

from datetime import date
from typing import Any

from sqlalchemy import Table, case, delete, update
from sqlmodel import Session, col, func, select

from models import clock
from models.announcements import Announcement
from models.book_rolls import book_changed
from models.conversations import Who
from models.cut_offs_kept import days_back, reported_since
from models.facts import Fact, Refused
from models.meetings import Meeting, MeetingState
from models.member_changes import MemberChange
from models.member_invitations import give_back, settle
from models.members import MEMBER_STATES, Membership
from models.own_changes import OwnChange
from models.posts import NotAllowed, Post
from models.registrations import Request
from models.text import fold
from models.transfers import Transfer
from models.tree_changes import ChangeOver, UnitChangeWithdrawn, done_to, joins, names_of, withdraw
from models.tree_changes_books import MEMBERSHIPS, POINTED
from models.tree_changes_checks import DayTooEarly, check_day, may_change, may_fill
from models.tree_changes_edges import above_now, hang, lock, open_children, sums_change, uproot
from models.tree_changes_invitations import follow
from models.tree_changes_kept import ChangeState, UnitChange, What, deed_from, last_change, noted
from models.tree_changes_told import tell_back
from models.unit_names import forget
from models.units import Unit, get_unit


class UnitChangeUndone(Fact):
    """All is as it was before; meetings that were called off (`cancelled`) stay so."""

    what: str
    names: str
    name: str
    day: date
    cancelled: int
    joins: bool


class BuiltOn(Refused):
    """Something happened since that rests on the deed: `why` is "change", "meeting", "women", "post", "unit", "notice",
    "report"; `unit` is where, `count` how many. Where another deed stands in the way, `change` is that one, and the
    rest what it did: once it is taken back, so can this one be."""

    why: str
    unit: str
    count: int
    change: int = 0
    what: str = ""
    names: str = ""
    name: str = ""
    joins: bool = False


def undo(session: Session, who: Who | None, change_id: int) -> UnitChangeUndone | UnitChangeWithdrawn:
    """Take a deed back, or what is only planned. Raises NotAllowed, ChangeOver or BuiltOn."""
    row = session.get(UnitChange, change_id, with_for_update=True)
    if row is None:
        raise NotAllowed
    if row.state == ChangeState.PLANNED:
        return withdraw(session, who, change_id)
    touched = [unit_id for unit_id, _ in noted(session, row, "unit")]
    lock(session, touched, touched)
    units = [get_unit(session, unit_id) for unit_id in touched]
    _check_right(session, who, row, units)
    if row.state != ChangeState.DONE:
        raise ChangeOver
    _check_nothing_built(session, row, units)
    deed = deed_from(row.deed)
    names, joining = done_to(session, deed), joins(session, deed)
    before = above_now(session, touched)
    _books_back(session, row)
    _tree_back(session, row)
    _rows_back(session, row)
    days_back(session, row)
    forget(session, row)
    for branch_id, _ in noted(session, row, "settled"):
        women = select(Membership.person_id).where(
            col(Membership.unit_id).in_([unit.id for unit in units]), col(Membership.state).in_(MEMBER_STATES)
        )
        settle(session, branch_id, session.exec(women).all())
    give_back(session, [kept for _, kept in noted(session, row, "invitation")])
    if row.what == What.RENAME:  # it has its old name again
        names = names_of(session, deed.units)
    row.state, row.undone_at = ChangeState.UNDONE, clock.now()
    row.undone_by = who.person_id if who is not None else None
    session.add(row)
    session.flush()
    session.expire_all()
    if row.what != What.RENAME:
        sums_change(session, before | above_now(session, touched))
    tell_back(session, row, deed)
    cancelled = len(noted(session, row, "cancelled_meeting"))
    return UnitChangeUndone(row.what, names, str(row.kept.get("name", "")), row.day, cancelled, joining)


def built_on(session: Session, row: UnitChange) -> BuiltOn | None:
    """Why a deed that is done cannot be taken back any more, for whoever looks at it before she asks for that."""
    if row.state != ChangeState.DONE:
        return None
    try:
        _check_nothing_built(session, row, [get_unit(session, one) for one, _ in noted(session, row, "unit")])
    except BuiltOn as built:
        return built
    return None


def last_done(session: Session, who: Who) -> UnitChange | None:
    """The last deed of hers that is done or planned and not taken back."""
    return session.exec(
        select(UnitChange)
        .where(UnitChange.by_id == who.person_id, col(UnitChange.state).in_([ChangeState.DONE, ChangeState.PLANNED]))
        .order_by(col(UnitChange.id).desc())
        .limit(1)
    ).first()


def _check_right(session: Session, who: Who | None, row: UnitChange, units: list[Unit]) -> None:
    """Whoever may change the units as they are now, and fill those that lay above them."""
    if who is None:
        return
    ids = {unit.id for unit in units}
    for unit in units:
        if unit.closed_on is None:
            may_change(session, who, unit)
    above = {was for _, was in noted(session, row, "parent") if was is not None and was not in ids}
    parent = deed_from(row.deed).parent
    for unit_id in above | ({parent} - {None}):
        may_fill(session, who, get_unit(session, unit_id or 0))


def _check_nothing_built(session: Session, row: UnitChange, units: list[Unit]) -> None:
    ids = [unit.id or 0 for unit in units]
    later = last_change(session, ids, after=row.id or 0)
    while later is not None and later.state == ChangeState.UNDONE:
        later = last_change(session, ids, after=row.id or 0, before=later.id or 0)
    if later is not None:
        raise _by(session, later, units[0].name)
    parents, made = noted(session, row, "parent"), {unit_id for unit_id, _ in noted(session, row, "made")}
    try:
        check_day(session, [unit for unit in units if unit.id in made], row.day, below=False)  # it went along elsewhere
        check_day(session, [get_unit(session, unit_id) for unit_id, _ in parents], row.day, below=True)
        above = [get_unit(session, was) for _, was in parents if was is not None and was not in ids]
        check_day(session, above, row.day, below=False)
    except DayTooEarly as early:
        raise BuiltOn("change", early.unit, 1) from None
    into = deed_from(row.deed).into
    for unit in units:
        if unit.id in made or unit.id == into:
            _check_unit(session, row, unit, new=unit.id in made)
    _check_women(session, row, made)
    where, reports = reported_since(session, row)
    if reports:
        raise BuiltOn("report", where, reports)


def _by(session: Session, later: UnitChange, unit: str) -> BuiltOn:
    """The deed that stands in the way."""
    deed, renamed = deed_from(later.deed), {one: was[0] for one, was in noted(session, later, "renamed")}
    called = [renamed.get(one, get_unit(session, one).name) for one in deed.units]
    names = ", ".join(called) if later.what == What.RENAME else done_to(session, deed)
    name = str(later.kept.get("name") or unit)
    return BuiltOn("change", name, 1, later.id or 0, later.what, names, name, joins(session, deed))


def _check_unit(session: Session, row: UnitChange, unit: Unit, *, new: bool) -> None:
    """What was called, sent, given or made in the unit since."""
    moved = [one for one, _ in noted(session, row, "meeting")]
    called = select(func.count(col(Meeting.id))).where(
        Meeting.unit_id == unit.id,
        Meeting.state != MeetingState.CANCELLED,
        col(Meeting.id).not_in(moved),
        col(Meeting.created_at) >= row.done_at,
        col(Meeting.series_id).is_(None),
    )
    held = select(func.count(col(Meeting.id))).where(
        Meeting.unit_id == unit.id, col(Meeting.roll_at) > row.done_at, Meeting.local_date >= row.day
    )
    if count := session.exec(called).one() + session.exec(held).one():
        raise BuiltOn("meeting", unit.name, count)
    if not new:
        return
    given = [post for post, _ in noted(session, row, "new_post")]
    posts = select(func.count(col(Post.id))).where(Post.unit_id == unit.id, col(Post.id).not_in(given))
    if count := session.exec(posts).one():
        raise BuiltOn("post", unit.name, count)
    hung = {one for one, _ in noted(session, row, "parent")}
    if below := [child for child in open_children(session, unit.id or 0) if child.id not in hung]:
        raise BuiltOn("unit", unit.name, len(below))
    notices = [one for one, _ in noted(session, row, "notice")]
    sent = select(func.count(col(Announcement.id))).where(
        Announcement.unit_id == unit.id, col(Announcement.id).not_in(notices)
    )
    if count := session.exec(sent).one():
        raise BuiltOn("notice", unit.name, count)


def _check_women(session: Session, row: UnitChange, made: set[int]) -> None:
    """Entries that the deed opened must stand as it left them; in a new unit nobody has been added."""
    entries = {entry for entry, _ in noted(session, row, "entry")}
    changed: set[int] = set()
    ids = sorted(entries)
    for start in range(0, len(ids), 500):
        some = ids[start : start + 500]
        gone = select(Membership.id).where(col(Membership.id).in_(some), col(Membership.state).not_in(MEMBER_STATES))
        changed |= {one or 0 for one in session.exec(gone).all()}
        for model in (MemberChange, OwnChange, Transfer, Request):
            mine = noted(session, row, "own_change_entry" if model is OwnChange else "transfer_entry")
            about = select(model.membership_id).where(
                col(model.membership_id).in_(some),
                col(model.id).not_in([one for one, _ in mine] if model in {OwnChange, Transfer} else []),
            )
            changed |= {one or 0 for one in session.exec(about).all()}
    joined = select(Membership.id).where(
        col(Membership.unit_id).in_(sorted(made)), col(Membership.created_at) >= row.done_at
    )
    added = {one for one in session.exec(joined).all() if one not in entries}
    if changed or added:
        raise BuiltOn("women", str(row.kept.get("name", "")), len(changed) + len(added))


def _books_back(session: Session, row: UnitChange) -> None:
    """The women stand where they stood, under their old numbers."""
    connection, m = session.connection(), MEMBERSHIPS.c
    for what, (model, column) in POINTED.items():  # first: wishes and transfers are about the old entries again
        table: Table = model.__table__
        rows = noted(session, row, what)
        for was in {was for _, was in rows}:
            ids = [one for one, before in rows if before == was]
            connection.execute(update(table).where(table.c.id.in_(ids)).values({column: was}))
    entries = [entry for entry, _ in noted(session, row, "entry")]
    closed = noted(session, row, "closed_entry")
    for start in range(0, len(entries), 500):
        which = m.id.in_(entries[start : start + 500])
        book_changed(session, session.exec(select(Membership.unit_id).where(which).distinct()).all())
        connection.execute(delete(MEMBERSHIPS).where(which))
    for state, until in {(was[0], was[1]) for _, was in closed}:
        ids = [one for one, was in closed if (was[0], was[1]) == (state, until)]
        for start in range(0, len(ids), 500):
            some = ids[start : start + 500]
            values: dict[str, Any] = {"state": state, "until": _day(until)}
            connection.execute(update(MEMBERSHIPS).where(m.id.in_(some)).values(values))


def _tree_back(session: Session, row: UnitChange) -> None:
    """The last first: what closed is open, what hung elsewhere hangs where it hung, what was made is gone."""
    for unit_id, was in reversed(noted(session, row, "closed")):
        unit = get_unit(session, unit_id)
        unit.closed_on = _day(was)
        session.add(unit)
    for unit_id, was in reversed(noted(session, row, "parent")):
        if row.what == What.MOVE:
            with follow(session, row, unit_id):
                hang(session, unit_id, was, row.day)
        else:
            hang(session, unit_id, was, row.day)
    for unit_id, _ in reversed(noted(session, row, "made")):
        unit = get_unit(session, unit_id)
        uproot(session, unit_id, row.day)
        unit.closed_on = unit.opened_on
        session.add(unit)
    session.flush()


def _rows_back(session: Session, row: UnitChange) -> None:
    """Names and posts."""
    for unit_id, was in noted(session, row, "renamed"):
        unit = get_unit(session, unit_id)
        unit.name, unit.folded, unit.code = was[0], fold(was[0]), was[1]
        session.add(unit)
    for unit_id, was in noted(session, row, "name"):
        unit = get_unit(session, unit_id)
        unit.name, unit.folded = was, fold(was)
        session.add(unit)
    posts = Post.__table__  # type: ignore[attr-defined]
    for post_id, until in noted(session, row, "post"):
        ended = case((posts.c.from_date > row.day, posts.c.from_date), else_=row.day)
        back = update(posts).where(posts.c.id == post_id, posts.c.to_date == ended)
        session.connection().execute(back.values(to_date=_day(until)))
    for post_id, _ in noted(session, row, "new_post"):
        session.connection().execute(update(posts).where(posts.c.id == post_id).values(to_date=posts.c.from_date))
    session.flush()


def _day(iso: str | None) -> date | None:
    return date.fromisoformat(iso) if iso else None
