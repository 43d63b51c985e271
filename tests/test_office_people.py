"""Members on the cadres' page: only where names are hers; the phone when it is asked; every look written down."""

from sqlmodel import Session, select

from models.audit import Look, look_at_all
from models.members import Membership, Person
from models.vault import vault
from tests.office_visit import words_of
from tests.test_office_announcements import sends
from tests.test_office_figures import Office, office

__all__ = ["office"]
PHONE = "+84383456789"


def _phoned(session: Session, person_id: int) -> int:
    """Give her a phone; her place in the book."""
    person = session.get_one(Person, person_id)
    person.phone_sealed, person.phone_hash = vault(session).seal(PHONE), vault(session).digest(PHONE)
    session.add(person)
    return session.exec(select(Membership.id).where(Membership.person_id == person_id)).one() or 0


async def test_a_woman_is_found_and_her_phone_is_a_look(office: Office) -> None:
    lua = office.town.people["Lụa"]
    entry = office.site.write(_phoned, lua)
    await office.enters("cadre")
    assert "Nguyễn Thị Lụa" in await office.reads("/people?q=lua")
    assert "Nguyễn Thị Lụa" in await office.reads("/people?q=0383456789")
    assert "Không tìm thấy" in await office.reads("/people?q=<b>")
    page = await office.reads(f"/people/{entry}")
    assert "•••789" in page
    assert "0383" not in page
    assert "Có mặt" in page
    whole = words_of(await sends(office, f"/people/{entry}/phone", {}))
    assert "0383 456 789" in whole
    looks = office.site.read(lambda session: session.exec(select(Look.actor_id, Look.subject_id, Look.what)).all())
    assert looks == [(office.town.people["cadre"], lua, "phone")]
    women = [lua, office.town.people["Cúc"]]
    office.site.write(look_at_all, office.town.people["cadre"], women, "list")
    assert "Danh sách có tên 1 2 " in await office.reads("/audit")


async def test_nobody_else_sees_a_name(office: Office) -> None:
    entry = office.site.write(_phoned, office.town.people["Lụa"])
    for who in ("other", "leader"):
        await office.enters(who)
        assert "Nguyễn" not in await office.reads("/people?q=lua")
        await office.reads(f"/people/{entry}", 404)
        async with office.http.post(f"/people/{entry}/phone") as answer:
            assert answer.status == 404
    await office.enters("chair")
    assert "cần được giao riêng" in await office.reads("/people?q=lua")
    await office.reads(f"/people/{entry}", 404)
    assert office.site.read(lambda session: session.exec(select(Look)).all()) == []
