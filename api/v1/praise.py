"""Whom to praise at the end of a year, with what speaks for it: to be worded by people, sent by nobody else."""

from typing import Annotated

from fastapi import Query
from sqlmodel import Session

from api.deps import Caller, NameReader
from api.v1.gradings import GradingsAsked, GradingShown, grading_shown
from api.v1.rights import unit_for
from api.v1.routes import routes
from api.v1.shapes import Id, Shape
from models.conversations import Who
from models.posts import Right
from models.praise import branches_to_praise, members_to_praise

router = routes("/praise", "gradings")


class BranchesPraised(Shape):
    """The branches of a commune that were given, or by the facts have, the best grade; the best first."""

    unit_id: Id
    unit: str
    year: int
    items: list[GradingShown]


class WomanPraised(Shape):
    """A woman by her number in the branch's book: she came to `present` of the `expected` meetings of her branch."""

    number: int
    name: str
    present: int
    expected: int


class MembersPraised(Shape):
    """The women of a branch who came to nearly every meeting; `more` of them are not named here."""

    unit_id: Id
    unit: str
    year: int
    items: list[WomanPraised]
    more: int


def _branches(session: Session, who: Who, asked: GradingsAsked) -> BranchesPraised:
    unit_for(session, who, Right.TOTALS, asked.unit)
    found = branches_to_praise(session, who, asked.unit, asked.year)
    items = [grading_shown(one) for one in found.branches]
    return BranchesPraised(unit_id=asked.unit, unit=found.unit, year=found.year, items=items)


def _members(session: Session, who: Who, asked: GradingsAsked) -> MembersPraised:
    unit_for(session, who, Right.NAMES, asked.unit)
    found = members_to_praise(session, who, asked.unit, asked.year)
    return MembersPraised(
        unit_id=found.unit_id,
        unit=found.unit,
        year=found.year,
        items=[
            WomanPraised(number=one.number, name=one.full_name, present=one.present, expected=one.expected)
            for one in found.women
        ],
        more=found.more,
    )


@router.get("/branches")
async def list_branches_to_praise(client: Caller, asked: Annotated[GradingsAsked, Query()]) -> BranchesPraised:
    """The branches of a commune that did best in a year, with their evidence."""
    return await client.read(_branches, asked)


@router.get("/members")
async def list_members_to_praise(client: NameReader, asked: Annotated[GradingsAsked, Query()]) -> MembersPraised:
    """The women of a branch who were the most faithful in a year."""
    return await client.read(_members, asked)
