"""The women of a book by their age, in full years by the birth year as an audience is chosen, and by birthday."""

from sqlalchemy import case, extract
from sqlmodel import Session, col, func, select

from models.member_changes import Woman
from models.member_standings import in_book
from models.members import Membership, Person


def born_between(
    session: Session, branch_id: int, group_id: int | None, years: tuple[int, int], at: int, size: int
) -> tuple[int, int, list[Woman]]:
    """How many were born in these years (both within), how many have no year in the book, and so many of the first
    from a place on, the eldest first."""
    year = col(Person.birth_year)
    hers = year.between(*years)
    counted = func.coalesce(func.sum(case((hers, 1), else_=0)), 0), func.count(), func.count(year)
    where = in_book(branch_id, group_id)
    of_book = select(*counted).select_from(Membership).join(Person, col(Person.id) == Membership.person_id)
    fitting, every, dated = session.exec(of_book.where(*where)).one()
    rows = session.exec(
        select(Membership, Person)
        .join(Person, col(Person.id) == Membership.person_id)
        .where(*where, hers)
        .order_by(year, Person.name_key, col(Membership.number))
        .offset(at)
        .limit(size)
    ).all()
    return int(fitting), int(every) - int(dated), [Woman(membership, person) for membership, person in rows]


def born_in_month(
    session: Session, branch_id: int, group_id: int | None, month: int, at: int, size: int
) -> tuple[int, int, list[Woman]]:
    """How many have their birthday in a month (1 to 12), of how many the book has no day, and so many of the first from
    a place on, by the day."""
    born = col(Person.birth_date)
    hers = extract("month", born) == month
    where = in_book(branch_id, group_id)
    counted = func.coalesce(func.sum(case((hers, 1), else_=0)), 0), func.count(), func.count(born)
    of_book = select(*counted).select_from(Membership).join(Person, col(Person.id) == Membership.person_id)
    fitting, every, dated = session.exec(of_book.where(*where)).one()
    rows = session.exec(
        select(Membership, Person)
        .join(Person, col(Person.id) == Membership.person_id)
        .where(*where, hers)
        .order_by(extract("day", born), Person.name_key, col(Membership.number))
        .offset(at)
        .limit(size)
    ).all()
    return int(fitting), int(every) - int(dated), [Woman(membership, person) for membership, person in rows]
