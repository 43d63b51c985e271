"""Members on the cadres' page: only where names are hers; the phone when it is asked; every look written down."""

import re
from datetime import date
from typing import Any

from sqlmodel import Session, select

from models.audit import Look, look_at_all
from models.conversations import acting
from models.member_figures import joined, members_on
from models.members import Membership, MemberState, Person, add_membership, add_person
from models.office_women import Which, women_of
from models.units import Unit
from models.unseen import unseen_counts
from models.vault import vault
from tests.office_pages import LONG_AGO, Town
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


def _lives(session: Session, town: Town) -> None:
    """Somebody away, somebody in a group, one who is new and honorary ones; two whom the last meeting did not see."""
    ids = {name: session.exec(select(Membership).where(Membership.person_id == town.people[name])).one()
           for name in ("Lụa", "Cúc", "Hồng")}  # fmt: skip
    ids["Lụa"].state, ids["Cúc"].group_id, ids["Hồng"].honorary = MemberState.AWAY, town.units["to"], True
    new = add_person(session, full_name="Đinh Thị Ân", birth_year=1999, phone=PHONE)
    add_membership(session, person_id=new.id or 0, branch_id=town.units["buoi"], since=date(2026, 3, 8))
    session.get_one(Unit, town.units["man"]).settings = {"unseen_meetings": 1}


async def test_the_women_of_a_unit_are_leafed_through_and_their_numbers_are_those_of_the_figures(
    office: Office,
) -> None:
    town = office.town
    office.site.write(_lives, town)
    await office.enters("cadre")
    every = await office.reads("/people")
    assert "Tất cả 6 Mới vào Hội 1 Cần xác minh 2 Đi làm xa 1 Chưa có số điện thoại 5" in every
    places = [every.index(name) for name in ("Thị Ân", "Thị Cúc", "Thị Hồng", "Thị Lụa", "Thị Ngân", "Thị Sen")]
    assert places == sorted(places)
    nonsense = await office.reads("/people?which=<b>&since=x&group=x&page=x")
    assert re.findall(r"Thị (\w+) \d{4}", nonsense) == ["Ân", "Cúc", "Hồng", "Lụa", "Ngân", "Sen"]
    assert "Hồng" not in await office.reads("/people?which=new&since=2019-01-01&page=99")

    def names(session: Session, unit: str, which: Which, *more: Any) -> str:
        book = women_of(session, acting(town.people["cadre"]), town.units[unit], which, *more or [date(2026, 1, 1)])
        assert book.count == len(book.women)
        return " ".join(woman.name.split()[-1] for woman in book.women)

    def listed(session: Session) -> None:
        assert names(session, "xa", Which.NEW) == "Ân"
        assert names(session, "xa", Which.NEW, date(2026, 3, 9)) == ""
        assert names(session, "xa", Which.UNSEEN) == "Ngân Sen"
        assert names(session, "xa", Which.AWAY) == "Lụa"
        assert names(session, "xa", Which.NO_PHONE) == "Cúc Hồng Lụa Ngân Sen"
        assert names(session, "to", Which.ALL) == "Cúc"
        assert names(session, "oi", Which.ALL) == ""
        man = (session, acting(town.people["cadre"]), town.units["man"], Which.ALL, LONG_AGO)
        assert [women_of(*man, group=one).count for one in (0, town.units["to"])] == [4, 1]

    office.site.read(listed)
    one_group = await office.reads(f"/people?unit={town.units['man']}&group={town.units['to']}")
    assert "tổ 1 1 chưa vào tổ 4 1 chị" in one_group
    await office.reads(f"/people?unit={town.units['dau']}", 403)

    def as_the_figures(session: Session) -> None:
        who, xa, since = acting(town.people["cadre"]), town.units["xa"], date(2026, 1, 1)
        book = women_of(session, who, xa, Which.ALL, since)
        members = members_on(session, who, xa, date(2026, 11, 23)).total
        assert book.count == book.counts[Which.ALL] == members.members + members.honorary
        assert book.counts[Which.NEW] == joined(session, who, xa, since, date(2026, 11, 24)).total.joined
        assert book.counts[Which.UNSEEN] == unseen_counts(session, who, xa).count

    office.site.read(as_the_figures)
    await office.enters("chair")
    numbers = await office.reads("/people")
    assert "xã Hoa Đào 0 0 0 xã Hoa Mai 6 1 2 Cộng 6 1 2" in numbers
    below = await office.reads(f"/people?unit={town.units['xa']}")
    assert "thôn Bưởi 1 1 0 thôn Mận 5 0 2 thôn Ổi 0 0 0 Cộng 6 1 2" in below
    assert "Lụa" not in numbers + below
    await office.enters("leader")
    assert re.findall(r"Thị (\w+) \d{4}", await office.reads("/people")) == ["Cúc"]


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
