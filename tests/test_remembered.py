"""What a transaction remembers of her posts and units ends with whatever could change them."""

from collections.abc import Callable, Iterator
from datetime import date

import pytest
from sqlalchemy import event
from sqlmodel import Session, select

from models import members
from models.db import Database
from models.facts import Refused
from models.posts import NotAllowed, Post, Right, Role, post_for, posts_of
from models.units import Unit, get_unit, is_under
from tests.chat import found_town

LONG_AGO, TODAY = date(2020, 1, 1), date.today()  # noqa: DTZ011 (on either side of midnight it is over)


@pytest.fixture
def db(database_url: str) -> Iterator[Database]:
    """A commune where Hạnh is the head of thôn Mận."""
    found = Database(database_url, "invented-secret-key")
    ids = found.write_now(found_town)

    def begin(session: Session) -> None:
        hanh = members.add_person(session, full_name="Lê Thị Hạnh", birth_year=1975, phone="")
        session.add(Post(person_id=hanh.id or 0, role=Role.HEAD, unit_id=ids["man"], from_date=LONG_AGO))

    found.write_now(begin)
    yield found
    found.close()


def hers(session: Session) -> Post:
    """Her post."""
    return session.exec(select(Post)).one()


def statements(db: Database, session: Session, ask: Callable[[], object]) -> int:
    """How many statements `ask` needs."""
    seen: list[str] = []

    def note(*given: object) -> None:
        seen.append(str(given[2]))

    session.flush()
    event.listen(db.engine, "before_cursor_execute", note)
    ask()
    event.remove(db.engine, "before_cursor_execute", note)
    return len(seen)


def test_posts_are_asked_for_once_while_nothing_is_written(db: Database) -> None:
    def rule(session: Session) -> tuple[int, int]:
        post = hers(session)
        may = lambda: post_for(session, post.person_id, Right.CALL, post.unit_id)  # noqa: E731
        return statements(db, session, may), statements(db, session, may)

    assert db.write_now(rule) == (2, 0)


def end_as_an_object(session: Session, post: Post) -> None:
    """As most rules write."""
    post.to_date = TODAY
    session.add(post)


def end_as_a_statement(session: Session, post: Post) -> None:
    """As rules over many women write."""
    table = Post.__table__  # type: ignore[attr-defined]
    session.connection().execute(table.update().where(table.c.id == post.id).values(to_date=TODAY))


def end_in_plain_sql(session: Session, post: Post) -> None:
    """As a migration writes."""
    session.connection().exec_driver_sql(f"DELETE FROM post WHERE id = {post.id}")


@pytest.mark.parametrize("end", [end_as_an_object, end_as_a_statement, end_in_plain_sql])
def test_a_post_that_has_ended_gives_no_right_any_more(db: Database, end: Callable[[Session, Post], None]) -> None:
    def rule(session: Session) -> None:
        post = hers(session)
        person, unit = post.person_id, post.unit_id
        assert post_for(session, person, Right.CALL, unit)
        end(session, post)
        assert posts_of(session, person) == []
        with pytest.raises(NotAllowed):
            post_for(session, person, Right.CALL, unit)

    db.write_now(rule)


def test_what_is_taken_back_is_forgotten_as_well(db: Database) -> None:
    def rule(session: Session) -> None:
        post = hers(session)
        person, commune = post.person_id, session.exec(select(Unit).where(Unit.code == "X1")).one()
        connection = session.connection()
        connection.exec_driver_sql("SAVEPOINT rule")
        session.add(Post(person_id=person, role=Role.CADRE, unit_id=commune.id or 0, from_date=LONG_AGO))
        assert [held.role for held in posts_of(session, person)] == [Role.CADRE, Role.HEAD]
        session.expunge_all()
        connection.exec_driver_sql("ROLLBACK TO SAVEPOINT rule")
        assert [held.role for held in posts_of(session, person)] == [Role.HEAD]

    db.write_now(rule)


def test_a_lock_that_may_have_waited_has_posts_asked_for_anew(db: Database) -> None:
    def rule(session: Session) -> tuple[int, int]:
        post = hers(session)
        posts_of(session, post.person_id)
        session.connection().exec_driver_sql("SELECT 1 /* FOR UPDATE */")
        ask = lambda: posts_of(session, post.person_id)  # noqa: E731
        return statements(db, session, ask), statements(db, session, ask)

    assert db.write_now(rule) == (1, 0)


def test_a_unit_that_was_renamed_or_moved_is_seen_as_it_is(db: Database) -> None:
    def rule(session: Session) -> None:
        post = hers(session)
        unit = get_unit(session, post.unit_id)
        assert is_under(session, post.unit_id, post.unit_id)
        unit.name = "thôn Đào"
        assert [held.unit_name for held in posts_of(session, post.person_id)] == ["thôn Đào"]
        session.connection().exec_driver_sql("DELETE FROM unit_path")
        assert not is_under(session, post.unit_id, post.unit_id)

    db.write_now(rule)


def test_a_write_alone_in_its_transaction_leaves_nothing_when_it_is_refused(db: Database) -> None:
    def refused(session: Session) -> None:
        hers(session).to_date = TODAY
        session.flush()
        raise Refused

    with pytest.raises(Refused):
        db.write_now(refused)
    assert db.write_now(lambda session: hers(session).to_date) is None
