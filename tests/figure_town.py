"""A province with two communes, their branches and two years of meetings, for conversations about figures."""

from datetime import UTC, date, datetime

from sqlmodel import Session, select

from models import units
from models.meetings import Meeting
from models.members import Person, add_membership, add_person
from models.units import UnitKind
from tests.chat import Town

COMMUNES = {"Hoa Mai": ("thôn Ổi", "thôn Na", "thôn 3"), "Hoa Đào": ("thôn Mận", "thôn Quế", "thôn Hồi")}


def held(session: Session, unit_id: int, day: date, present: int, expected: int = 60, *, rolled: bool = True) -> None:
    """A meeting that has been, with the tally of its roll."""
    at = datetime(day.year, day.month, day.day, 12, 30, tzinfo=UTC)
    tally = {"present": present, "expected": expected, "roll_at": at} if rolled else {}
    caller = session.exec(select(Person.id)).first()
    session.add(Meeting(unit_id=unit_id, kind="branch", starts_at=at, local_date=day, called_by=caller, **tally))


def two_communes(town: Town) -> None:
    """xã Hoa Mai with five branches and xã Hoa Đào with three; `town.ids` has "Hoa Đào" and "Hoa Đào/thôn Quế"."""

    def found(session: Session) -> None:
        province = units.get_unit(session, town.ids["province"])
        dao = units.add_unit(session, code="X2", name="xã Hoa Đào", kind=UnitKind.COMMUNE, parent=province)
        parents = {"Hoa Mai": units.get_unit(session, town.ids["commune"]), "Hoa Đào": dao}
        town.ids["Hoa Đào"] = dao.id or 0
        for commune, names in COMMUNES.items():
            for place, name in enumerate(names):
                code = f"{commune[4]}{place}"
                unit = units.add_unit(session, code=code, name=name, kind=UnitKind.BRANCH, parent=parents[commune])
                town.ids[f"{commune}/{name}"] = unit.id or 0

    town.write(found)


def two_years(town: Town) -> None:
    """Quarter 3 of 2025 and the year 2026: thôn Mận rises, thôn Bưởi is low and once without a roll."""

    def meets(session: Session) -> None:
        ids = town.ids
        for month in (7, 8, 9):
            held(session, ids["man"], date(2025, month, 5), 30)
            held(session, ids["man"], date(2026, month, 5), 36 + month)
            held(session, ids["buoi"], date(2026, month, 6), 24, rolled=month != 8)
            held(session, ids["Hoa Đào/thôn Quế"], date(2026, month, 7), 20)
        for month in (4, 5, 6):
            held(session, ids["man"], date(2026, month, 5), 33)
        held(session, ids["Hoa Mai/thôn Ổi"], date(2026, 11, 3), 45)
        held(session, ids["man"], date(2026, 11, 5), 50, rolled=False)
        for place, name in enumerate(("Trần Thị Na", "Lê Thị Mơ", "Vũ Thị Cam")):
            woman = add_person(session, full_name=name, birth_year=1970 + place).id or 0
            add_membership(session, person_id=woman, branch_id=ids["buoi"], since=date(2026, 3 + 3 * place, 1))

    town.write(meets)
