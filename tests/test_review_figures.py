"""Figures and the tree under two hands at once, and names behind the tree of another day."""

from collections.abc import Callable, Iterator
from concurrent.futures import wait
from datetime import date, timedelta
from typing import Any

import pytest
import time_machine
from sqlmodel import Session, col, select

from models import deputies, figures
from models.db import Database
from models.facts import Refused
from models.figure_rolls import FigureRoll, roll_up_due
from models.posts import NotAllowed, Post, Role
from models.tree_changes import change
from models.tree_changes_kept import Deed, What
from models.units import UnitKind, UnitPath
from models.workbook_figures import gather
from tests.chat import found_town
from tests.tree_town import TODAY, Tree, planted

YEAR = (date(2026, 1, 1), date(2026, 12, 1))


@pytest.fixture
def db(database_url: str) -> Iterator[Database]:
    """An empty database."""
    database = Database(database_url, "invented-secret-key")
    yield database
    database.close()


def meanwhile(db: Database, first: Callable[[Session], Any], second: Callable[[Session], Any]) -> Any:
    """The second begins when the first has written and not committed yet; what the second comes to."""

    def both(session: Session) -> Any:
        first(session)
        done = db._submit(second, (), {})
        wait([done], 0 if db.on_sqlite else 0.3)  # SQLite has one writer: there the second waits in the queue
        return done

    return db.write_now(both).result(5)


def test_of_two_mergers_of_one_branch_at_once_the_second_is_refused(db: Database) -> None:
    with time_machine.travel(TODAY):
        ids = db.write_now(found_town)
        db.write_now(lambda session: Tree(session, ids).make("mo", "thôn Mơ", UnitKind.BRANCH, "commune"))
        deeds = [Deed(What.MERGE, (ids["man"], ids[other]), into=ids[other]) for other in ("buoi", "mo")]
        with pytest.raises(Refused):
            meanwhile(db, *(lambda session, deed=deed: change(session, None, deed) for deed in deeds))  # type: ignore[misc]
        edges = db.read_now(
            lambda session: session.exec(
                select(UnitPath.ancestor_id).where(
                    UnitPath.descendant_id == ids["man"], UnitPath.depth == 1, col(UnitPath.to_date).is_(None)
                )
            ).all()
        )
        assert edges == [ids["buoi"]]


def test_days_summed_while_units_merge_are_summed_over_the_new_tree(db: Database) -> None:
    def seed(session: Session) -> None:
        for month in range(1, 7):
            Tree(session, ids).meeting("man", date(2026, month, 5), present=month, expected=40)

    with time_machine.travel(TODAY) as moved:
        ids = db.write_now(found_town)
        db.write_now(seed)
        moved.shift(timedelta(hours=3))
        db.write_now(roll_up_due)
        merger = Deed(What.MERGE, (ids["man"], ids["buoi"]), into=ids["buoi"])
        meanwhile(db, lambda session: change(session, None, merger), roll_up_due)
        for _ in range(12):
            db.write_now(roll_up_due)
        state = db.read_now(lambda session: session.get(FigureRoll, 1))
        assert state is not None
        assert state.done_at is not None
        assert db.read_now(figures.attendance, None, ids["buoi"], *YEAR).total.present == 21
        assert db.read_now(figures.by_kind, None, ids["buoi"], *YEAR)["branch"].present == 21


def test_the_tree_of_another_day_shows_no_names_of_women_who_are_another_communes_now(database_url: str) -> None:
    with time_machine.travel(TODAY), planted(database_url) as tree:
        tree.make("dao", "xã Hoa Đào", UnitKind.COMMUNE, "province")
        tree.woman("Nguyễn Thị Đào", "man")
        tree.woman("Trần Thị Cúc", "buoi")
        who = tree.cadre("Cán Bộ", "commune", Role.CADRE)
        change(tree.session, None, Deed(What.MOVE, (tree.ids["man"],), date(2026, 11, 1), parent=tree.ids["dao"]))
        for as_of, women in ((None, ["Trần Thị Cúc"]), (date(2026, 10, 1), ["Trần Thị Cúc"])):
            book = gather(tree.session, who, tree.ids["commune"], *YEAR, as_of=as_of)
            assert [one.full_name for one in book.members or ()] == women
        book = gather(tree.session, None, tree.ids["commune"], *YEAR, as_of=date(2026, 10, 1))
        assert len(book.members or ()) == 2


def test_a_day_before_a_unit_was_there_is_as_if_none_had_been_asked_for(database_url: str) -> None:
    with time_machine.travel(TODAY), planted(database_url) as tree:
        new = tree.make("mo", "thôn Mơ", UnitKind.BRANCH, "commune", since=date(2026, 7, 1))
        tree.meeting("mo", date(2026, 9, 5), present=7, expected=10)
        early = date(2026, 3, 1)
        report = figures.attendance(tree.session, None, new, *YEAR, as_of=early)
        assert (report.total.present, report.as_of) == (7, None)
        assert figures.of_units(tree.session, None, [new], *YEAR, as_of=early)[new] == report.total
        assert gather(tree.session, None, new, *YEAR, as_of=early).total == report.total
        assert figures.attendance(tree.session, None, tree.ids["commune"], *YEAR, as_of=early).total.present == 0


def test_only_who_stands_in_for_a_time_is_sent_home_as_a_deputy(database_url: str) -> None:
    with time_machine.travel(TODAY), planted(database_url) as tree:
        head = tree.cadre("Lê Thị Hạnh", "man", Role.HEAD)
        deputy = tree.cadre("Trần Thị Cúc", "man", Role.DEPUTY)
        post = tree.session.exec(select(Post).where(Post.person_id == head.person_id)).one()
        post.to_date = date(2026, 12, 1)  # she hands over then
        tree.session.add(post)
        stands_in = tree.woman("Nguyễn Thị Đào", "man")
        named = deputies.lend(tree.session, head, tree.ids["man"], stands_in, date(2026, 11, 22), date(2026, 11, 30))
        with pytest.raises(NotAllowed):
            deputies.end_deputy(tree.session, deputy, post.id or 0)
        assert deputies.end_deputy(tree.session, deputy, named.post).unit == "thôn Mận"


def test_the_file_of_the_small_hours_is_of_the_day_that_has_begun_here(database_url: str) -> None:
    with time_machine.travel("2026-12-01T01:00:00+07:00"), planted(database_url) as tree:
        book = gather(tree.session, None, tree.ids["man"], date(2026, 12, 1), date(2027, 1, 1))
        assert (book.on, book.made_on) == (date(2026, 12, 1), date(2026, 12, 1))
