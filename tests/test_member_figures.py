"""Members of a day and what changed in a period: they add up, over every tree, whatever happened to whom."""

from datetime import date, timedelta
from typing import Any

import pytest
import time_machine
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st
from sqlmodel import Session, select

from models import book_rolls, clock
from models.db import Database
from models.member_figures import Joined, Members, joined, members_of, members_on
from models.members import Membership, MemberState, Person, add_membership, add_person
from models.posts import NotAllowed
from models.units import Unit, UnitKind, UnitPath, add_unit
from tests.roll_town import who

NOW = "2026-11-22T09:00:00+07:00"
FIRST = date(2026, 1, 1)


def tree(session: Session) -> dict[str, int]:
    """A province with two communes of two branches each."""
    province = add_unit(session, code="T", name="tỉnh Ban Mai", kind=UnitKind.PROVINCE, parent=None)
    ids = {"tinh": province.id or 0}
    for code, name, branches in (("X1", "xã Hoa Mai", "Mận Bưởi"), ("X2", "xã Hoa Đào", "Ổi Na")):
        commune = add_unit(session, code=code, name=name, kind=UnitKind.COMMUNE, parent=province)
        ids[code] = commune.id or 0
        for branch in branches.split():
            unit = add_unit(session, code=branch, name=f"thôn {branch}", kind=UnitKind.BRANCH, parent=commune)
            ids[branch] = unit.id or 0
    return ids


def woman(session: Session, *entries: tuple[int, date, date | None, str], honorary: bool = False) -> int:
    """A woman with her entries: (branch, since, until, state). Her id."""
    person = add_person(session, full_name="Nguyễn Thị Lụa")
    for branch, since, until, state in entries:
        membership = add_membership(session, person_id=person.id or 0, branch_id=branch, since=since)
        membership.until, membership.state, membership.honorary = until, state, honorary
        session.add(membership)
    session.flush()
    return person.id or 0


def roll(session: Session) -> None:
    """Sum up until nothing waits, as the ticks do."""
    for _tick in range(4):
        book_rolls.roll_up_due(session)


ACTIVE, MOVED, LEFT, DIED = MemberState.ACTIVE, MemberState.TRANSFERRED, MemberState.LEFT, MemberState.DIED


@pytest.fixture
def books(database_url: str) -> Any:
    db = Database(database_url, "a secret for tests")
    yield db
    db.close()


def day(month: int, number: int = 1) -> date:
    return date(2026, month, number)


def test_each_woman_is_new_once_and_counts_once(books: Database) -> None:
    def write(session: Session) -> dict[str, int]:
        at = tree(session)
        man, buoi, oi = at["Mận"], at["Bưởi"], at["Ổi"]
        woman(session, (man, day(3), None, ACTIVE))  # new in March
        woman(session, (man, date(2015, 3, 8), None, MemberState.AWAY))
        woman(session, (man, date(2015, 3, 8), day(5), MOVED), (buoi, day(5), None, ACTIVE))  # inside the commune
        woman(session, (man, date(2015, 3, 8), day(6), MOVED), (oi, date(2015, 3, 8), None, ACTIVE))  # since is kept
        woman(session, (buoi, date(2015, 3, 8), day(6), LEFT), (buoi, day(9), None, ACTIVE))
        woman(session, (buoi, date(2015, 3, 8), day(7), DIED))
        woman(session, (buoi, date(2016, 3, 8), None, ACTIVE), (man, day(2), None, ACTIVE))  # written by two branches
        woman(session, (man, day(4), None, ACTIVE), honorary=True)
        woman(session, (man, day(4), day(5), MemberState.MERGED))  # a second entry of somebody
        return at

    def read(session: Session, at: dict[str, int]) -> None:
        commune, end = at["X1"], date(2027, 1, 1)
        # the commune's women: 2 + the one who moved + the one who came back + the one in two books
        assert members_on(session, None, commune, day(11)).total == Members(5, 1)
        parts = {part.name: part.figures for part in members_on(session, None, commune, day(11)).parts}
        assert parts == {"thôn Bưởi": Members(3, 0), "thôn Mận": Members(2, 1)}
        assert members_on(session, None, commune, day(4)).total == Members(7, 1)
        assert members_on(session, None, commune, day(1)).total == Members(6, 0)
        year = joined(session, None, commune, FIRST, end)
        assert year.total == Joined(joined=1, returned=1, came=1, left=1, died=1, went=2, honorary=1)
        assert year.inside == 1
        assert joined(session, None, at["X2"], FIRST, end).total == Joined(came=1)
        assert joined(session, None, at["tinh"], FIRST, end).inside == 2
        assert joined(session, None, at["Mận"], day(3), day(4)).total == Joined(joined=1)
        assert joined(session, None, at["Mận"], day(4), day(3)).total == Joined()
        assert members_of(session, [at["Mận"], at["Ổi"]], day(11)) == {at["Mận"]: Members(2, 1), at["Ổi"]: Members(1)}

    with time_machine.travel(NOW) as now:
        at = books.write_now(write)
        books.read_now(read, at)
        books.write_now(roll)
        books.read_now(read, at)
        now.shift(timedelta(hours=3))
        books.write_now(roll)
        assert books.read_now(book_rolls.stale_books) == []
        books.read_now(read, at)


def test_a_list_that_does_not_say_since_when_makes_nobody_new(books: Database) -> None:
    from models.roster_batches import ImportBatch

    def write(session: Session) -> dict[str, int]:
        at = tree(session)
        batch = ImportBatch(unit_id=at["Mận"], file_name="hoivien.xlsx", created_at=clock.now())
        typed = ImportBatch(unit_id=at["Mận"], file_name="", created_at=clock.now())
        session.add_all((batch, typed))
        session.flush()
        for by, since in ((batch, clock.today()), (batch, day(2)), (typed, clock.today())):
            person = add_person(session, full_name="Trần Thị Cúc")
            add_membership(session, person_id=person.id or 0, branch_id=at["Mận"], since=since, batch_id=by.id)
        return at

    with time_machine.travel(NOW):
        at = books.write_now(write)
        year = books.read_now(joined, None, at["Mận"], FIRST, date(2027, 1, 1))
        assert year.total == Joined(joined=2, listed=1)


def test_groups_are_the_parts_of_a_branch_and_figures_are_for_who_may_see_them(books: Database) -> None:
    def write(session: Session) -> tuple[dict[str, int], int, int]:
        at = tree(session)
        branch = session.get_one(Unit, at["Mận"])
        group = add_unit(session, code="to1", name="tổ 1", kind=UnitKind.GROUP, parent=branch)
        inside = woman(session, (at["Mận"], day(3), None, ACTIVE))
        woman(session, (at["Mận"], day(3), None, ACTIVE))
        session.exec(select(Membership).where(Membership.person_id == inside)).one().group_id = group.id
        return at, group.id or 0, inside

    with time_machine.travel(NOW):
        at, group, stranger = books.write_now(write)
        report = books.read_now(members_on, None, at["Mận"], day(11))
        assert [(part.name, part.figures.members, part.direct) for part in report.parts] == [
            ("thôn Mận", 1, True),
            ("tổ 1", 1, False),
        ]
        assert books.read_now(members_on, None, group, day(11)).total == Members(1)
        with pytest.raises(NotAllowed):
            books.read_now(members_on, who(stranger), at["Mận"], day(11))


STATES = st.sampled_from([MOVED, LEFT, DIED])
DAYS = st.integers(0, 330).map(lambda days: FIRST + timedelta(days=days))
ENTRY = st.tuples(st.sampled_from(["Mận", "Bưởi", "Ổi", "Na"]), DAYS, st.none() | DAYS, STATES)
LIVES = st.lists(st.tuples(st.lists(ENTRY, min_size=1, max_size=4), st.booleans()), max_size=8)


@settings(max_examples=4, phases=[Phase.generate], suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(lives=LIVES, more=LIVES, start=DAYS, length=st.integers(0, 300), moved=st.booleans())
def test_figures_add_up_whatever_happened(
    books: Database, lives: Any, more: Any, start: date, length: int, moved: bool
) -> None:
    """In every unit: what was, and what changed, is what is; a unit is the sum of its parts; sums change nothing."""
    end = start + timedelta(days=length)

    def write(session: Session, lives: Any) -> dict[str, int]:
        at = {unit.code: unit.id or 0 for unit in session.exec(select(Unit)).all()} or tree(session)
        for entries, honorary in lives:
            rows = [
                (at[branch], since, max(since, until) if until else None, state if until else ACTIVE)
                for branch, since, until, state in entries
            ]
            woman(session, *rows, honorary=honorary)
        return at

    def move(session: Session, at: dict[str, int]) -> None:
        """Thôn Na hangs under the other commune from August on."""
        for path in session.exec(select(UnitPath).where(UnitPath.descendant_id == at["Na"], UnitPath.depth == 1)).all():
            path.to_date = day(8)
            session.add(path)
        session.add(UnitPath(ancestor_id=at["X1"], descendant_id=at["Na"], from_date=day(8), depth=1))
        session.flush()

    def look(session: Session) -> dict[Any, Any]:
        found: dict[Any, Any] = {}
        for unit in session.exec(select(Unit).where(Unit.kind != UnitKind.BRANCH)).all():
            for as_of in (None, day(2))[: 1 + moved]:
                before = members_on(session, None, unit.id or 0, start - timedelta(days=1), as_of=as_of)
                after = members_on(session, None, unit.id or 0, end - timedelta(days=1), as_of=as_of)
                change = joined(session, None, unit.id or 0, start, end, as_of=as_of)
                assert before.total.members + change.total.change == after.total.members
                assert before.total.honorary + change.total.honorary == after.total.honorary
                assert change.inside <= min(change.total.came, change.total.went)
                for part in after.parts:
                    if not part.direct:
                        whole = members_on(session, None, part.unit_id, after.on, as_of=as_of).total
                        assert part.figures == whole
                        assert joined(session, None, part.unit_id, start, end, as_of=as_of).total == next(
                            one.figures for one in change.parts if one.unit_id == part.unit_id
                        )
                found[unit.code, as_of] = (before.total, after.total, change.total, change.inside)
        everybody = session.exec(select(Person.id)).all()
        assert found.get(("tinh", None), (Members(), Members()))[1].members <= len(everybody)
        return found

    def empty(session: Session) -> None:
        from models import schema

        for table in reversed(schema.metadata().sorted_tables):
            session.connection().execute(table.delete())

    with time_machine.travel(NOW) as now:
        books.write_now(empty)
        at = books.write_now(write, lives)
        if moved:
            books.write_now(move, at)
        one_by_one = books.read_now(look)
        now.shift(timedelta(hours=3))
        books.write_now(roll)
        assert books.read_now(book_rolls.stale_books) == []
        assert books.read_now(look) == one_by_one
        books.write_now(write, more)  # since the sums
        mixed = books.read_now(look)
        now.shift(timedelta(hours=3))
        books.write_now(roll)
        assert books.read_now(look) == mixed
