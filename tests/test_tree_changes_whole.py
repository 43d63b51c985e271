"""Whatever is done to the tree and undone: every day's edges are its parents' closure; and five communes become one."""

from collections.abc import Iterator
from datetime import date, timedelta
from typing import Any

import pytest
import time_machine
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st
from sqlmodel import Session, select

from models import clock
from models.facts import Refused
from models.members import Person, add_membership, add_person
from models.tree_changes import UnitChanged, UnitChangePlanned, carry_out_due, change, withdraw
from models.tree_changes_books import MEMBERSHIPS
from models.tree_changes_checks import DayTooEarly
from models.tree_changes_kept import ChangeState, Deed, Part, UnitChange, What
from models.tree_changes_preview import old_numbers, preview
from models.tree_changes_undo import undo
from models.units import Unit, UnitKind, UnitPath, add_unit
from models.women_counts import count_women
from tests.tree_town import LONG_AGO, TODAY, Tree, planted

START = date(2026, 1, 1)
KINDS = (UnitKind.PROVINCE, UnitKind.COMMUNE, UnitKind.BRANCH, UnitKind.GROUP)


@pytest.fixture
def tree(database_url: str) -> Iterator[Tree]:
    """The town on a Sunday in November."""
    with time_machine.travel(TODAY), planted(database_url) as found:
        yield found


def _holds(session: Session) -> None:
    """Each day's edges are exactly the closure of that day's parents, and no unit has two."""
    edges = session.exec(select(UnitPath)).all()
    days = {START} | {edge.from_date for edge in edges} | {edge.to_date for edge in edges if edge.to_date}
    for day in days | {day - timedelta(days=1) for day in days}:
        held = [e for e in edges if e.from_date <= day and (e.to_date is None or e.to_date > day)]
        pairs = {(edge.ancestor_id, edge.descendant_id): edge.depth for edge in held}
        assert len(pairs) == len(held), "an edge twice"
        parents: dict[int, int] = {}
        for edge in held:
            if edge.depth == 1:
                assert edge.descendant_id not in parents, "two parents"
                parents[edge.descendant_id] = edge.ancestor_id
        own = {edge.descendant_id for edge in held if edge.depth == 0}
        expected: dict[tuple[int, int], int] = {}
        for unit in own:
            here: int | None = unit
            depth = 0
            while here is not None:
                expected[here, unit] = depth
                here, depth = parents.get(here), depth + 1
        assert pairs == expected


@settings(
    max_examples=16,
    deadline=None,
    phases=[Phase.generate, Phase.shrink],
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@given(data=st.data())
def test_after_any_deeds_and_undos_the_edges_of_every_day_are_the_closure_of_its_parents(
    tree: Tree, data: st.DataObject
) -> None:
    session = tree.session
    savepoint = session.begin_nested()
    try:
        units = list(tree.ids.values())
        for number in range(data.draw(st.integers(4, 8))):
            kind = data.draw(st.sampled_from(KINDS[1:]))
            above = [u for u in units if KINDS.index(UnitKind(session.get_one(Unit, u).kind)) < KINDS.index(kind)]
            parent = session.get_one(Unit, data.draw(st.sampled_from(above)))
            units.append(
                add_unit(session, code=f"N{number}", name=f"{kind} {number}", kind=kind, parent=parent).id or 0
            )
        done: list[int] = []
        day = START
        for step in range(data.draw(st.integers(3, 10))):
            day += timedelta(days=data.draw(st.sampled_from((0, 0, 1, 3, -1))))
            inner = session.begin_nested()
            try:
                if done and data.draw(st.integers(0, 2)) == 0:
                    undo(session, None, data.draw(st.sampled_from(done)))
                else:
                    fact = change(session, None, _any_deed(session, data, units, day, step))
                    assert isinstance(fact, UnitChanged)
                    done.append(fact.change)
                    units += [made for made in fact.made if made not in units]
                inner.commit()
            except Refused:
                inner.rollback()
                session.expire_all()
            _holds(session)
    finally:
        savepoint.rollback()
        session.expunge_all()


def _any_deed(session: Session, data: st.DataObject, units: list[int], day: date, step: int) -> Deed:
    """Mostly one that may be done: units of one kind, under a larger one; now and then one that may not."""
    rank = {unit: KINDS.index(UnitKind(session.get_one(Unit, unit).kind)) for unit in units}
    closed = [unit for unit in units if session.get_one(Unit, unit).closed_on is not None]
    changed = [unit for unit in units if 0 < rank[unit] < 3]
    what = data.draw(st.sampled_from([w for w in What if w is not What.RENAME and (closed or w is not What.REOPEN)]))
    unit = data.draw(st.sampled_from(closed if what is What.REOPEN else changed))
    larger = st.sampled_from([one for one in units if rank[one] < rank[unit]] or units)
    same = [one for one in units if rank[one] == rank[unit]]
    name = f"mới {step}"
    if what is What.ADD:
        return Deed(what, (), day, name=name, kind=KINDS[rank[unit]], parent=data.draw(larger))
    if what is What.MOVE:
        return Deed(what, (unit,), day, parent=data.draw(st.one_of(larger, st.sampled_from(units))))
    if what is What.MERGE:
        others = data.draw(st.lists(st.sampled_from(same), min_size=1, max_size=3))
        into = data.draw(st.none() | st.sampled_from(same))
        return Deed(what, (unit, *others), day, name=name, into=into, parent=None if into else data.draw(larger))
    if what is What.SPLIT:
        parts = (Part(name), Part(name + " nữa", tuple(data.draw(st.lists(st.sampled_from(units), max_size=3)))))
        return Deed(what, (unit,), day, parts=parts)
    return Deed(what, (unit,), day)


def test_nothing_is_made_under_a_unit_that_was_not_there_yet(tree: Tree) -> None:
    session, man, buoi = tree.session, tree.ids["man"], tree.ids["buoi"]
    change(session, None, Deed(What.ADD, (), START, name="xã Mới", kind=UnitKind.COMMUNE, parent=tree.ids["province"]))
    new = session.exec(select(Unit).where(Unit.name == "xã Mới")).one().id
    with pytest.raises(DayTooEarly):
        change(session, None, Deed(What.MERGE, (man, buoi), START - timedelta(days=1), name="thôn Đào", parent=new))


def test_five_communes_with_27_branches_and_8174_women_become_one_and_five_again(tree: Tree) -> None:
    session = tree.session
    communes = [tree.make(f"K{n}", f"xã Cũ {n}", UnitKind.COMMUNE, "province") for n in range(1, 6)]
    branches = [tree.make(f"B{n}", f"thôn {n}", UnitKind.BRANCH, f"K{n % 5 + 1}") for n in range(1, 28)]
    person = add_person(session, full_name="Nguyễn Thị Mẫu")
    rows = [{**person.model_dump(exclude={"id"}), "id": 10_000 + n} for n in range(8174)]
    session.connection().execute(Person.__table__.insert(), rows)  # type: ignore[attr-defined]
    first = add_membership(session, person_id=person.id or 0, branch_id=tree.ids["man"], since=LONG_AGO)
    like = first.model_dump(exclude={"id"})
    session.connection().execute(
        MEMBERSHIPS.insert(),
        [{**like, "person_id": 10_000 + n, "unit_id": branches[n % 27], "number": n // 27 + 1} for n in range(8174)],
    )
    for number, branch in enumerate(branches):
        tree.ids["b"] = branch
        tree.meeting("b", date(2026, 2, 1) + timedelta(days=number), present=number + 3, expected=40)
    units = [(commune, tree.attended(commune)) for commune in communes]
    all_before = tree.attended(tree.ids["province"])
    for commune in communes:
        count_women(session, None, commune, 3000)
    who = tree.cadre("Cán Bộ Tỉnh", "province")
    for n in range(1, 6):
        tree.cadre(f"Cán Bộ {n}", f"K{n}")
    deed = Deed(What.MERGE, tuple(communes), date(2026, 7, 1), "202/NQ", name="xã Hoa Ban")
    seen = preview(session, who, deed)
    assert (seen.branches, seen.members, len(seen.posts), seen.women_18) == (27, 8174, 5, 15_000)
    assert session.exec(select(UnitChange)).all() == []
    assert tree.found("hoa ban") == []
    done = change(session, who, Deed(**{**deed.__dict__, "seen": seen.seen, "expected": seen.expected}))
    assert isinstance(done, UnitChanged)
    assert done.members == 8174
    new = done.made[0]
    assert tree.attended(new) == tuple(map(sum, zip(*(figures for _, figures in units), strict=True)))
    assert tree.attended(tree.ids["province"]) == all_before
    for commune, before in units:
        assert tree.attended(commune, date(2026, 6, 30)) == before
    assert tree.found("xa cu 3") == ["xã Hoa Ban"]
    undo(session, who, done.change)
    assert [(commune, tree.attended(commune)) for commune in communes] == units
    assert tree.attended(tree.ids["province"]) == all_before
    assert tree.found("xa cu 3") == ["xã Cũ 3"]
    _holds(session)


def test_the_old_numbers_are_told_afterwards(tree: Tree) -> None:
    tree.woman("Nguyễn Thị Lụa", "man", number=9)
    tree.woman("Đỗ Thị Cúc", "buoi", number=2)
    seen = preview(tree.session, None, Deed(What.MERGE, (tree.ids["buoi"],), into=tree.ids["man"]))
    assert [(n.unit, n.women, n.first, n.last) for n in seen.numbers] == [("thôn Bưởi", 1, 10, 10)]
    done = change(tree.session, None, Deed(What.MERGE, (tree.ids["buoi"],), into=tree.ids["man"]))
    told = old_numbers(tree.session, done.change)
    assert [(n.name, n.number, n.old_number, n.old_unit) for n in told] == [("Đỗ Thị Cúc", 10, 2, "thôn Bưởi")]


def test_a_deed_of_a_day_to_come_waits_for_it_and_can_be_withdrawn(tree: Tree) -> None:
    who = tree.cadre("Cán Bộ", "commune")
    day = date(2026, 12, 1)
    rename = Deed(What.RENAME, (tree.ids["man"],), day, name="thôn Mận Đông")
    waits = change(tree.session, who, rename)
    assert isinstance(waits, UnitChangePlanned)
    assert (tree.unit("man").name, carry_out_due(tree.session)) == ("thôn Mận", 0)
    withdraw(tree.session, who, waits.change)
    again = change(tree.session, who, rename)
    merge = change(tree.session, who, Deed(What.MERGE, (tree.ids["man"], tree.ids["buoi"]), day, name="thôn Mận Bưởi"))
    change(tree.session, who, Deed(What.CLOSE, (tree.ids["buoi"],)))
    with time_machine.travel("2026-12-01T09:00:00+07:00"):
        carry_out_due(tree.session)
        assert clock.today() == day
    states: dict[Any, Any] = {row.id: (row.state, row.failed) for row in tree.session.exec(select(UnitChange)).all()}
    assert states[waits.change] == (ChangeState.WITHDRAWN, "")
    assert states[again.change] == (ChangeState.DONE, "")
    assert states[merge.change] == (ChangeState.FAILED, "UnitClosed")
    assert tree.found("man dong") == ["thôn Mận Đông"]
