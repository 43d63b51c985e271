"""kill -9 at any moment: nothing acknowledged is lost, and nothing is doubled but, at worst, a reply."""

import asyncio
import os
import random
import signal
import socket
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager
from pathlib import Path

import pytest
from sqlalchemy import text

from models import members
from models.conversations import link, who_writes
from models.db import Database
from models.posts import Post, Role
from tests.bench.town import until_morning
from tests.chat import found_town
from tests.fakes.telegram import FakeTelegram
from tests.fakes.telegram_people import Person
from tests.prepared import ROOT, Prepared, is_running

SECRET = "invented-secret-key"
WOMEN = 60


class Product:
    """`chihoi serve` in a process of its own, which can be killed."""

    def __init__(self, database_url: str, telegram: FakeTelegram, folder: Path, prepared: Prepared) -> None:
        self.database_url, self.telegram, self.folder, self.prepared = database_url, telegram, folder, prepared
        self.process = 0

    async def start(self) -> None:
        with socket.create_server(("127.0.0.1", 0)) as free:
            port = free.getsockname()[1]
        environment = {
            **{k: v for k, v in os.environ.items() if not k.startswith(("TELEGRAM_", "ZALO_"))},
            "PYTHONPATH": str(ROOT),
            "DATABASE_URL": self.database_url,
            "SECRET_KEY": SECRET,
            "TELEGRAM_TOKEN": self.telegram.token,
            "TELEGRAM_API_URL": self.telegram.url,
            "TELEGRAM_RATE": "200",
            "TELEGRAM_CHAT_GAP": "0",
            "WEB_CHAT": "false",
        }
        words = ["serve", "--port", str(port)]
        # By day, whatever the hour is here: at night nothing would leave.
        self.process = self.prepared.start(words, environment, self.folder, until_morning())

    async def kill(self) -> None:
        os.kill(self.process, signal.SIGKILL)
        await until(lambda: not is_running(self.process))


@pytest.fixture(scope="session")
def prepared() -> Iterator[Prepared]:
    process = Prepared()
    yield process
    process.close()


@asynccontextmanager
async def product(database_url: str, folder: Path, prepared: Prepared) -> AsyncIterator[tuple[Product, FakeTelegram]]:
    async with FakeTelegram() as telegram:
        running = Product(database_url, telegram, folder, prepared)
        await running.start()
        try:
            yield running, telegram
        finally:
            await running.kill()


async def until(true: object, seconds: float = 60.0) -> None:
    for _ in range(int(seconds / 0.02)):
        if true():  # type: ignore[operator]
            return
        await asyncio.sleep(0.02)
    raise AssertionError("it never became so")


async def test_a_half_finished_conversation_survives_being_killed_at_any_step(
    database_url: str, tmp_path: Path, prepared: Prepared
) -> None:
    chance = random.Random(7)
    async with product(database_url, tmp_path, prepared) as (running, telegram):
        db = Database(database_url, SECRET)
        db.write_now(found_town)
        lan: Person = telegram.person(5)
        await lan.starts()
        await until(lambda: len(lan.screen) >= 1)
        steps = ("đăng ký", "đồng ý", "Nguyễn Thị Lan", "1975", "1", "thôn Mận", "1", "0912345678")
        for place, step in enumerate(steps):
            before = len(lan.screen)
            await lan.types(step)
            if place in {1, 5}:
                await asyncio.sleep(chance.uniform(0, 0.03))
                await running.kill()
                await running.start()
                await asyncio.sleep(0.1)
                with db.engine.begin() as connection:  # a minute passes: what the dead process was sending is taken up
                    connection.execute(text("UPDATE delivery SET claimed_at = 0 WHERE state = 'sending'"))
            await until(lambda before=before: len(lan.screen) > before)
        # A reply may have come twice, and then a step was typed early: it is answered all the same, in its turn.
        await until(lambda: any("em nhắn chị ngay" in shown.text for shown in lan.screen))
        with db.engine.connect() as connection:
            rows = connection.execute(text("SELECT full_name, birth_year FROM request")).all()
            assert [tuple(row) for row in rows] == [("Nguyễn Thị Lan", 1975)]
            assert connection.execute(text("SELECT count(*) FROM failed_update")).scalar_one() == 0
        db.close()


async def announced(db: Database, telegram: FakeTelegram) -> tuple[Person, list[Person]]:
    """A head has just announced something to sixty women, and it may leave at once."""
    ids = db.write_now(found_town)
    head = telegram.person(1)
    women = [telegram.person(100 + n) for n in range(WOMEN)]
    for person in (head, *women):
        await person.starts()
    await until(lambda: all(person.screen for person in (head, *women)))

    def settle(session: object) -> None:
        from datetime import date

        from sqlmodel import Session

        from models import clock

        assert isinstance(session, Session)
        for place, person in enumerate((head, *women)):
            who = who_writes(session, "telegram", str(person.user_id), "vi", clock.now())
            woman = members.add_person(session, full_name=f"Nguyễn Thị Số {place}", birth_year=1970)
            members.add_membership(session, person_id=woman.id or 0, branch_id=ids["man"], since=date(2020, 1, 1))
            link(session, who.contact_id, woman.id or 0)
            if place == 0:
                session.add(
                    Post(person_id=woman.id or 0, role=Role.HEAD, unit_id=ids["man"], from_date=date(2020, 1, 1))
                )

    db.write_now(settle)
    with db.engine.begin() as connection:  # whatever the hour is, the announcement is not held back by the night
        connection.execute(text("UPDATE delivery SET asked_at = NULL"))
    await head.types("gửi thông báo")
    await until(lambda: "lời thông báo" in head.last)
    await head.types("mai họp sớm")
    await until(lambda: "Gửi 61 chị" in head.last)
    await head.types("1")
    await until(lambda: any("đang gửi cho 61 chị" in shown.text for shown in head.screen))
    with db.engine.begin() as connection:
        connection.execute(
            text("UPDATE delivery SET not_before = :now WHERE state = 'queued'"), {"now": "2020-01-01 00:00:00"}
        )
    return head, women


async def test_a_broadcast_that_is_killed_reaches_everyone_at_most_once(
    database_url: str, tmp_path: Path, prepared: Prepared
) -> None:
    chance = random.Random(11)
    async with product(database_url, tmp_path, prepared) as (running, telegram):
        db = Database(database_url, SECRET)
        _head, women = await announced(db, telegram)
        for _ in range(2):
            await asyncio.sleep(chance.uniform(0.02, 0.15))
            await running.kill()
            await running.start()
            got = sum("mai họp sớm" in woman.last for woman in women)
            if got < WOMEN:
                await until(lambda got=got: sum("mai họp sớm" in w.last for w in women) > got or not queued(db))
        await until(lambda: not queued(db))
        with db.engine.begin() as connection:
            connection.execute(text("UPDATE delivery SET claimed_at = 0 WHERE state = 'sending'"))
        await until(lambda: not sending(db))
        copies = [sum("mai họp sớm" in shown.text for shown in woman.screen) for woman in women]
        assert max(copies) == 1
        with db.engine.connect() as connection:
            rows = connection.execute(
                text("SELECT state, count(*) FROM delivery WHERE priority = 3 GROUP BY state")
            ).all()
        states = {state: count for state, count in rows}  # noqa: C416 (a Row is no plain pair)
        assert set(states) <= {"sent", "unknown"}
        assert sum(states.values()) == WOMEN + 1
        assert sum(copies) >= states["sent"] - 1
        db.close()


async def test_a_recall_that_is_killed_corrects_everyone_who_has_the_notice_once(
    database_url: str, tmp_path: Path, prepared: Prepared
) -> None:
    chance = random.Random(13)
    async with product(database_url, tmp_path, prepared) as (running, telegram):
        db = Database(database_url, SECRET)
        head, women = await announced(db, telegram)
        await until(lambda: sum("mai họp sớm" in woman.last for woman in women) > WOMEN // 3)
        await head.types("thu hồi")
        await until(lambda: "sẽ đọc" in head.last)
        await head.types("1")
        await until(lambda: any("gửi lời thu hồi" in shown.text for shown in head.screen))
        with db.engine.begin() as connection:  # whatever the hour is
            connection.execute(
                text("UPDATE delivery SET not_before = :now WHERE state = 'queued'"), {"now": "2020-01-01 00:00:00"}
            )
        await asyncio.sleep(chance.uniform(0.02, 0.15))
        await running.kill()
        with db.engine.begin() as connection:  # a minute passes
            connection.execute(text("UPDATE delivery SET claimed_at = 0 WHERE state = 'sending'"))
        await running.start()
        await until(lambda: finished(db))
        had = {woman.user_id: sum("mai họp sớm\n(" in shown.text for shown in woman.screen) for woman in women}
        told = {woman.user_id: sum("xin thu hồi" in shown.text for shown in woman.screen) for woman in women}
        assert max(had.values()) == 1
        assert max(told.values()) == 1
        with db.engine.connect() as connection:
            unsure = connection.execute(
                text("SELECT count(*) FROM delivery WHERE state = 'unknown' AND priority IN (2, 3)")
            ).scalar_one()
        # Whoever has it has the correction, but for those of whom it is not known whether one of the two arrived.
        assert sum(had[one] and not told[one] for one in had) <= unsure
        db.close()


def finished(db: Database) -> bool:
    """Every correction is written down and nothing of it is on its way."""
    with db.engine.begin() as connection:
        connection.execute(
            text("UPDATE delivery SET not_before = :now WHERE state = 'queued'"), {"now": "2020-01-01 00:00:00"}
        )
        corrected = connection.execute(text("SELECT corrected_at FROM announcement")).scalar_one()
        waiting = connection.execute(
            text("SELECT count(*) FROM delivery WHERE state IN ('queued', 'sending') AND priority IN (2, 3)")
        ).scalar_one()
    return corrected is not None and not waiting


def queued(db: Database) -> int:
    with db.engine.connect() as connection:
        return int(
            connection.execute(
                text("SELECT count(*) FROM delivery WHERE state = 'queued' AND priority = 3")
            ).scalar_one()
        )


def sending(db: Database) -> int:
    with db.engine.connect() as connection:
        return int(connection.execute(text("SELECT count(*) FROM delivery WHERE state = 'sending'")).scalar_one())
