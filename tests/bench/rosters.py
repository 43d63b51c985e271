"""A commune's roster from the bytes of its Excel file into the books, against the least that any program must do."""

import io
import os
import time
from collections.abc import Sequence
from datetime import date
from pathlib import Path

import xlsxwriter  # type: ignore[import-untyped]
from python_calamine import CalamineWorkbook
from sqlmodel import Session, func, select

from models import clock, schema, units
from models.db import Database
from models.members import Membership, Person
from models.text import fold, name_key
from models.units import UnitKind
from models.vault import Vault
from scheduler.rosters import import_file
from tests.bench.processes import MEASURED

ROWS = 5000
FAMILY, MIDDLE = ("Nguyễn", "Trần", "Lê", "Phạm", "Hoàng"), ("Thị", "Thị Thu", "Thị Ngọc", "Thị Kim")
GIVEN = ("Lụa", "Gấm", "Đào", "Mai", "Hạnh", "Bưởi", "Cúc", "Sen", "Thơm", "Nhàn")


def excel(rows: int) -> bytes:
    """One sheet with a heading, a header, and women with a year and a phone each."""
    content = io.BytesIO()
    book = xlsxwriter.Workbook(content, {"in_memory": True})
    sheet = book.add_worksheet("Thôn Mận")
    sheet.write(0, 0, "DANH SÁCH HỘI VIÊN CHI HỘI THÔN MẬN, NĂM 2026")
    sheet.write_row(2, 0, ["STT", "Họ và tên", "Năm sinh", "Số điện thoại", "Tổ"])
    for n in range(rows):
        name = f"{FAMILY[n % 5]} {MIDDLE[n // 5 % 4]} {GIVEN[n // 20 % 10]} {GIVEN[n // 200 % 10]}"
        sheet.write_row(
            n + 3, 0, [n + 1, name, 1950 + n // 2000 % 25 * 2 + n % 2, f"09{10_000_000 + n}", f"Tổ {n % 9 + 1}"]
        )
    book.close()
    return content.getvalue()


def _town(session: Session) -> None:
    commune = units.add_unit(session, code="X1", name="xã Hoa Mai", kind=UnitKind.COMMUNE, parent=None)
    units.add_unit(session, code="C1", name="thôn Mận", kind=UnitKind.BRANCH, parent=commune)


def _count(session: Session) -> int:
    return session.exec(select(func.count()).select_from(Membership)).one()


def one(folder: Path, content: bytes) -> float:
    """Seconds from the file's bytes to the last commit. Raises RuntimeError when a woman is missing."""
    database = fresh_database(folder)
    began = time.monotonic()
    import_file(database, content, "thôn Mận.xlsx", "C1", dry_run=False)
    took = time.monotonic() - began
    written = database.read_now(_count)
    database.close()
    if written != ROWS:
        raise RuntimeError(f"{written} of {ROWS} women were written")
    return took


def least(folder: Path, content: bytes) -> float:
    """Seconds to read the cells, fold the names, seal the phones, and insert two rows a woman, all at once."""
    database = fresh_database(folder)
    began = time.monotonic()
    cells = CalamineWorkbook.from_filelike(io.BytesIO(content)).get_sheet_by_index(0).to_python()[3:]
    database.write_now(_insert, cells, database.vault)
    took = time.monotonic() - began
    database.close()
    return took


def _insert(session: Session, cells: Sequence[Sequence[object]], vault: Vault) -> None:
    now = clock.now()
    people, places = [], []
    for at, (number, name, year, phone, _group) in enumerate(cells, start=1):
        people.append(
            {
                "id": at,
                "full_name": name,
                "folded": fold(str(name)),
                "name_key": name_key(str(name)),
                "birth_year": int(str(year).removesuffix(".0")),
                "phone_sealed": vault.seal(str(phone)),
                "phone_hash": vault.digest(str(phone)),
                "pair": "em-chi",
                "language": "vi",
                "calling_name": "",
                "silenced": False,
                "told_at_home": False,
                "created_at": now,
            }
        )
        places.append(
            {
                "unit_id": 2,
                "person_id": at,
                "number": int(str(number).removesuffix(".0")),
                "state": "active",
                "honorary": False,
                "core": False,
                "since": date(2026, 1, 1),
                "created_at": now,
            }
        )
    session.connection().execute(Person.__table__.insert(), people)  # type: ignore[attr-defined]
    session.connection().execute(Membership.__table__.insert(), places)  # type: ignore[attr-defined]


def fresh_database(folder: Path) -> Database:
    """A commune with one branch and no women."""
    path = folder / "roster.db"
    for old in folder.glob("roster.db*"):
        old.unlink()
    database = Database(f"sqlite:///{path}", "invented-secret-key")
    schema.create(database.engine)
    database.write_now(_town)
    return database


def measure(folder: Path, repetitions: int) -> tuple[list[float], list[float]]:
    """Seconds for the import and for the least that it needs, by turns, on the measured core."""
    mine = os.sched_getaffinity(0)
    os.sched_setaffinity(0, {MEASURED})
    try:
        content = excel(ROWS)
        passes = [(one(folder, content), least(folder, content)) for _ in range(repetitions)]
    finally:
        os.sched_setaffinity(0, mine)
    return [ours for ours, _ in passes], [floor for _, floor in passes]
