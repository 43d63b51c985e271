"""A commune with two branches, to import lists into."""

from collections.abc import Sequence

from sqlmodel import Session, select

from models import clock, members, rosters
from models.conversations import Who, link, who_writes
from models.db import Database
from models.members import Membership, Person
from models.posts import Post, Role
from models.roster_batches import ImportBatch
from models.roster_files import RosterFile, read_roster
from models.rosters import RosterUndone, RosterWritten
from models.units import Unit, UnitKind
from models.vault import vault
from tests.chat import found_town
from tests.test_roster_files import excel

HEADER = ["STT", "Họ và tên", "Năm sinh", "Điện thoại", "Tổ", "Ghi chú"]
LUA = [1, "Nguyễn Thị Lụa", 1971, "0385550101", "Tổ 1", ""]
GAM = [2, "Trần Thị Gấm", 1968, "", "Tổ 1", ""]
DAO = [3, "Lê Thị Đào", 1952, "0385550103", "2", "đi làm ăn xa"]


class Branches:
    """A commune with two branches, the head of thôn Mận and the cadre of the commune."""

    def __init__(self, url: str) -> None:
        self.db = Database(url, "invented-secret-key")
        self.ids: dict[str, int] = self.db.write_now(found_town)
        self.head = self.db.write_now(self._holder, "Lê Thị Hạnh", Role.HEAD, self.ids["man"])
        self.cadre = self.db.write_now(self._holder, "Phạm Thị Thơ", Role.CADRE, self.ids["commune"])

    def _holder(self, session: Session, name: str, role: Role, unit_id: int) -> Who:
        who = who_writes(session, "web", name, "vi", clock.now())
        person = members.add_person(session, full_name=name, birth_year=1970)
        session.add(Post(person_id=person.id or 0, role=role, unit_id=unit_id, from_date=clock.today()))
        link(session, who.contact_id, person.id or 0)
        return who_writes(session, "web", name, "vi", clock.now())

    def preview(self, roster: RosterFile, unit: str = "man", who: Who | None = None) -> ImportBatch:
        """Hold a list against the books, as the head unless somebody else is named."""
        person = (who or self.head).person_id
        fact = self.db.write_now(rosters.preview, person, self.ids[unit], roster, "danh sách.xlsx")
        return self.batch(fact.batch)

    def batch(self, batch_id: int) -> ImportBatch:
        found = self.db.read_now(lambda session: session.get(ImportBatch, batch_id))
        assert found is not None
        return found

    def write(self, batch: ImportBatch, who: Who | None = None) -> RosterWritten:
        """Agree to a list and, if it is long, let it be written part by part."""
        fact = self.db.write_now(rosters.write, who or self.head, batch.id or 0)
        while not isinstance(fact, RosterWritten):
            fact = self.db.write_now(rosters.write_part, batch.id or 0)
        return fact

    def undo(self, batch: ImportBatch) -> RosterUndone:
        fact = self.db.write_now(rosters.undo, self.head, batch.id or 0)
        while not isinstance(fact, RosterUndone):
            fact = self.db.write_now(rosters.undo_part, batch.id or 0)
        return fact

    def takes(self, *rows: Sequence[object]) -> RosterWritten:
        return self.write(self.preview(roster_of(*rows)))

    def book(self, unit: str = "man") -> dict[str, tuple[Membership, Person]]:
        """The branch's members by name."""
        entries = self.db.read_now(members.book, self.ids[unit])
        return {person.full_name: (membership, person) for membership, person in entries}

    def numbers(self, unit: str = "man") -> dict[str, int]:
        return {name: membership.number for name, (membership, _) in self.book(unit).items()}

    def phone(self, name: str) -> str:
        sealed = self.book()[name][1].phone_sealed
        return self.db.read_now(lambda session: vault(session).unseal(sealed))

    def groups(self) -> list[str]:
        query = select(Unit.name).where(Unit.kind == UnitKind.GROUP).order_by(Unit.name)
        return list(self.db.read_now(lambda session: session.exec(query).all()))

    def count(self, table: type[Person] | type[Membership]) -> int:
        return len(self.db.read_now(lambda session: session.exec(select(table.id)).all()))


def roster_of(*rows: Sequence[object], header: Sequence[str] = HEADER) -> RosterFile:
    return read_roster(excel(Man=[header, *rows]), "danh sách.xlsx", today=clock.today())


def many(count: int) -> list[list[object]]:
    families, middles = ("Nguyễn", "Trần", "Lê", "Phạm", "Võ"), ("Thị", "Thị Ngọc", "Thị Kim", "Thị Mai")
    given = ("Lụa", "Gấm", "Đào", "Cúc", "Hồng", "Ngân", "Sương")
    return [
        [
            at + 1,
            f"{families[at % 5]} {middles[at % 4]} {given[at % 7]}",
            1940 + at // 140,
            f"0385{at:06d}",
            f"Tổ {at % 12 + 1}",
            "",
        ]
        for at in range(count)
    ]
