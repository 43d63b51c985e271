"""A database of the first version, with a branch's two meetings and a notice that waits, goes on with this one."""

import json
from collections.abc import Iterator
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import pytest
import time_machine
from alembic import command
from alembic.config import Config
from alembic.script import ScriptDirectory
from sqlalchemy import DateTime, MetaData, create_engine, text
from sqlalchemy.pool import NullPool
from sqlmodel import Session, select

from api.migration import SCRIPTS, Standing, revisions, standing, upgrade
from bot import notices
from bot.replies import lines
from models import clock
from models.conversations import Known, acting
from models.db import Database
from models.deliveries import Delivery, Message, State
from models.gathering import Gathered, gathering
from models.meetings import Answer, Meeting, answer_invitation
from models.members import Person, book
from models.women_counts import count_women
from scheduler import ticks

FIRST = "0d10ffc7ed1b"
BEFORE_FIGURES = "0cf14f7fe9cc"
WOMEN = {  # the numbers that stood in the rows of units
    2: {"women_18": 310, "women_base": "present", "women_source": "báo cáo quý 3", "women_date": date(2026, 9, 30)},
    3: {"women_18": 120, "women_base": "đang ở", "women_source": "thống kê xã", "women_date": None},
}
ROWS = Path(__file__).parent / "data" / "first_version.json"


@pytest.fixture
def old(template: Any, tmp_path: Path) -> Iterator[str]:
    """The address of a database as the first version left it."""
    if isinstance(template, Path):
        url = f"sqlite:///{tmp_path / 'old.db'}"
    else:
        template.psql("CREATE DATABASE old")
        url = template.get_uri(database="old", driver="psycopg")
    upgrade(url, FIRST)
    _fill(url)
    yield url
    if not isinstance(template, Path):
        template.psql("DROP DATABASE old WITH (FORCE)")


def _fill(url: str) -> None:
    engine = create_engine(url, poolclass=NullPool)
    tables = MetaData()
    with engine.begin() as connection:
        tables.reflect(connection)
        for name, rows in json.loads(ROWS.read_text(encoding="utf-8")).items():
            table = tables.tables[name]
            connection.execute(
                table.insert(), [{key: _value(table.c[key], value) for key, value in row.items()} for row in rows]
            )
            for unit_id, women in WOMEN.items() if name == "unit" else ():
                connection.execute(table.update().where(table.c.id == unit_id), women)
            if engine.dialect.name == "postgresql" and "id" in table.c:
                connection.execute(
                    text(f"SELECT setval(pg_get_serial_sequence('\"{name}\"', 'id'), (SELECT max(id) FROM \"{name}\"))")
                )
    engine.dispose()


def _value(column: Any, value: Any) -> Any:
    if not isinstance(value, dict) or "at" not in value:
        return value
    if isinstance(column.type, DateTime):
        return datetime.fromisoformat(value["at"]).replace(tzinfo=UTC)
    return date.fromisoformat(value["at"])


def test_the_revisions_are_read_as_alembic_reads_them() -> None:
    scripts = ScriptDirectory(str(SCRIPTS))
    assert revisions() == ({script.revision for script in scripts.walk_revisions()}, set(scripts.get_heads()))


def test_a_house_of_the_first_version_goes_on_after_the_upgrade(old: str) -> None:
    assert standing(old) is Standing.BEHIND
    upgrade(old)
    assert standing(old) is Standing.AT_HEAD
    db = Database(old, "invented-secret-key")
    with time_machine.travel("2026-11-22T06:05:00+07:00"):
        db.write_now(ticks.tick)
        waiting = db.read_now(_said)
        assert "Sáng mai nộp quỹ." in waiting["Nguyễn Thị Lụa"]
        meetings = sorted(db.read_now(lambda session: list(session.exec(select(Meeting)))), key=lambda m: m.local_date)
        assert (meetings[0].present, meetings[0].expected) == (3, 4)
        lua = next(person for _m, person in db.read_now(book, 3) if person.full_name == "Nguyễn Thị Lụa")
        db.write_now(_answers, lua.id or 0, meetings[1].id or 0)
        assert db.read_now(lambda session: session.get(Meeting, meetings[1].id).yes) == 1  # type: ignore[union-attr]
    db.close()


def test_numbers_of_women_stay_what_they_were_there_and_back(old: str) -> None:
    upgrade(old)
    db = Database(old, "invented-secret-key")
    with time_machine.travel("2026-11-22T06:05:00+07:00"):
        rate = db.read_now(gathering, None, 2)
        assert (rate.total, rate.undivided) == (Gathered(4, 310), Gathered(0, 190))
        assert rate.counted is not None
        assert (rate.counted.bases, rate.counted.sources) == (("present",), ("báo cáo quý 3",))
        assert rate.counted.counted_on == date(2026, 9, 30)
        own = {one.name: (one.gathered.women, one.counted and one.counted.sources) for one in rate.parts}
        assert own == {"thôn Mận": (120, ("thống kê xã (đang ở)",)), "thôn Bưởi": (0, None)}
        assert db.read_now(gathering, None, 1).total.women == 310
        db.write_now(count_women, None, 3, 125, base="resident", reason="đếm lại")
    db.close()
    config = Config()
    config.set_main_option("script_location", str(SCRIPTS))
    config.attributes["database_url"] = old
    command.downgrade(config, BEFORE_FIGURES)
    engine = create_engine(old, poolclass=NullPool)
    with engine.connect() as connection:
        kept = connection.execute(text("SELECT women_18, women_base, women_source FROM unit ORDER BY id")).all()
    engine.dispose()
    assert [tuple(row) for row in kept] == [
        (None, "", ""),
        (310, "present", "báo cáo quý 3"),
        (125, "resident", ""),
        (None, "", ""),
    ]
    upgrade(old)
    assert standing(old) is Standing.AT_HEAD


def _said(session: Session) -> dict[str, str]:
    """What the messages that wait say to whom."""
    found = {}
    for delivery in session.exec(select(Delivery).where(Delivery.state == State.QUEUED)).all():
        message, person = session.get(Message, delivery.message_id), session.get(Person, delivery.person_id)
        assert message is not None
        assert person is not None
        known = Known(person.id or 0, person.full_name, "", person.birth_year, "vi", "em-chi")
        reply = notices.render(session, message, delivery, known)
        assert reply is not None
        found[person.full_name] = lines("vi", "em-chi", reply, clock.now())[0]
    return found


def _answers(session: Session, person_id: int, meeting_id: int) -> None:
    answer_invitation(session, acting(person_id), meeting_id, Answer.YES)
