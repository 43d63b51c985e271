"""An invented commune for the benchmarks: women with chats, their head, meetings and an announcement."""

import json
import os
import shutil
import sqlite3
from collections.abc import Iterator
from datetime import UTC, date, datetime, time, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

from sqlmodel import Session

from models import clock, members, schema, units
from models.announcements import Audience, announce
from models.conversations import acting, link, who_writes
from models.db import Database
from models.invites import call_meeting
from models.meetings import MeetingKind
from models.posts import Post, Role
from models.units import UnitKind
from tests.bench.load import request

TOKEN = "123456:invented-token"
SECRET = "invented-webhook-secret"
FIRST_CHAT = 10_001
ANSWERS = ("yes",) * 7 + ("no",) * 2 + ("unsure",)  # how a branch answers


def until_morning() -> timedelta:
    """How far people's time is moved so that the day begins at 9 o'clock in Viet Nam and nothing waits for the morning;
    the same in all processes of one run."""
    now = datetime.now(UTC).astimezone(ZoneInfo("Asia/Ho_Chi_Minh"))
    morning = datetime.combine(now.date() + timedelta(days=1), time(9), now.tzinfo)
    return timedelta(seconds=float(os.environ.setdefault("BENCH_MOVED", str((morning - now).total_seconds()))))


def fresh(database: Path, name: str) -> Path:
    """A copy of a closed database under another name beside it, for one pass."""
    for old in database.parent.glob(f"{name}*"):
        old.unlink()
    return Path(shutil.copy(database, database.with_name(name)))


def found_town(session: Session, women: int) -> tuple[int, int]:
    """A branch, its head, and so many women with a chat each. The ids of the branch and its head."""
    commune = units.add_unit(session, code="X1", name="xã Hoa Mai", kind=UnitKind.COMMUNE, parent=None)
    branch = units.add_unit(session, code="C1", name="thôn Mận", kind=UnitKind.BRANCH, parent=commune)
    branch_id, head_id, since = branch.id or 0, 0, date(2020, 1, 1)
    for number in range(women):
        person = members.add_person(session, full_name=f"Nguyễn Thị Lụa {number}", birth_year=1950 + number % 50)
        head_id = head_id or person.id or 0
        members.add_membership(session, person_id=person.id or 0, branch_id=branch_id, since=since, number=number + 1)
        who = who_writes(session, "telegram", str(FIRST_CHAT + number), "vi", clock.now())
        link(session, who.contact_id, person.id or 0)
    session.add(Post(person_id=head_id, role=Role.HEAD, unit_id=branch_id, from_date=since))
    return branch_id, head_id


def call_meetings(session: Session, branch_id: int, head_id: int, count: int) -> None:
    """Meetings in the coming weeks, the women invited to each."""
    evening = clock.now().astimezone(ZoneInfo("Asia/Ho_Chi_Minh")).replace(hour=19, minute=30, second=0, microsecond=0)
    for week in range(count):
        starts_at = evening + timedelta(days=7 * (week + 1))
        call_meeting(session, acting(head_id), branch_id, MeetingKind.BRANCH, starts_at, "nhà văn hóa thôn")


def send_notice(session: Session, branch_id: int, head_id: int) -> None:
    """One announcement to all women of the branch."""
    announce(session, acting(head_id), branch_id, Audience.MEMBERS, "Sáng thứ Bảy chị em dọn vệ sinh đường thôn nhé.")


def build(path: Path, women: int, *, meetings: int = 0, notice: bool = False) -> None:
    """A database with a town in it; what it says is queued."""
    clock.move(until_morning())
    database = Database(f"sqlite:///{path}", "invented-secret-key")
    schema.create(database.engine)
    branch_id, head_id = database.write_now(found_town, women)
    database.write_now(call_meetings, branch_id, head_id, meetings)
    if notice:
        database.write_now(send_notice, branch_id, head_id)
    database.close()


def taps(path: Path) -> Iterator[bytes]:
    """Every woman's tap on every invitation that she was sent, as Telegram posts it."""
    with sqlite3.connect(path) as database:
        rows = database.execute(
            "SELECT delivery.id, contact.address, delivery.text, delivery.choices FROM delivery"
            " JOIN message ON message.id = delivery.message_id JOIN contact ON contact.id = delivery.contact_id"
            " WHERE message.kind = 'invite' AND delivery.state = 'sent' AND delivery.choices IS NOT NULL"
            " ORDER BY delivery.id"
        ).fetchall()
    for number, (delivery_id, address, text, choices) in enumerate(rows):
        payloads = {tap.split(":")[2]: f"{delivery_id}.{shown}" for shown, _, tap in json.loads(choices)}
        payload = payloads[ANSWERS[number % len(ANSWERS)]]
        buttons = [
            [{"text": label, "callback_data": f"{delivery_id}.{shown}"}] for shown, label, _ in json.loads(choices)
        ]
        yield tap("/hooks/telegram", number, int(address), payload, text, buttons)


def tap(path: str, number: int, chat_id: int, payload: str, text: str, buttons: list[list[dict[str, str]]]) -> bytes:
    """A tap as Telegram posts it: `payload` is the button's, `text` and `buttons` those of its message."""
    bot = {"id": 123456, "is_bot": True, "first_name": "Chi hội", "username": "hoamai_bot"}
    chat = {"id": chat_id, "type": "private", "first_name": "Lụa"}
    message = {"message_id": 7 + number, "from": bot, "chat": chat, "date": 1_780_000_000, "text": text}
    message["reply_markup"] = {"inline_keyboard": buttons}
    query = {
        "id": str(4_000_000_000 + number),
        "from": {"id": chat_id, "is_bot": False, "first_name": "Lụa", "language_code": "vi"},
        "message": message,
        "chat_instance": str(chat_id),
        "data": payload,
    }
    body = json.dumps({"update_id": 500_000 + number, "callback_query": query}).encode()
    return request(path, {"x-telegram-bot-api-secret-token": SECRET}, body)
