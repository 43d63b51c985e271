"""Who holds which post, and posts that pass on: offered to another woman, or lent to a deputy for a time."""

from datetime import date
from enum import StrEnum
from typing import Annotated

from fastapi import Query, Response
from pydantic import Field
from sqlmodel import Session, col, or_, select

from api.deps import Caller, IdempotencyKey, UnitWriter
from api.v1.rights import subtree_for, unit_for
from api.v1.routes import routes
from api.v1.shapes import Day, Id, Line, Page, Paged, Shape, page_of
from models import clock
from models.conversations import Who
from models.deputies import end_deputy, lend
from models.handovers import offer
from models.handovers_back import take_back
from models.members import MEMBER_STATES, Membership, Person
from models.posts import Held, NotAllowed, Post, Right, Role
from models.units import Unit, UnitKind, get_unit, subtree_ids

router = routes("/posts", "posts")

HandedRole = Annotated[Role, Field(description="head, deputy or cadre")]


class When(StrEnum):
    """Posts that hold today, that are over, or that are to come."""

    PRESENT = "present"
    PAST = "past"
    FUTURE = "future"


class PostShown(Shape):
    """A post; the day `until` is the first without it. `person_id` and `name` are null where names are not seen."""

    id: Id
    unit_id: Id
    unit: str
    role: Role
    person_id: Id | None
    name: str | None
    since: date
    until: date | None


class PostsAsked(Paged):
    """Posts of a unit and all below it."""

    unit: Id | None = None
    role: Role | None = None
    when: When = When.PRESENT


class NewHandover(Shape):
    """A post that is offered to a woman of this subtree; it is hers when she says yes, from `day` on (today)."""

    unit_id: Id
    role: HandedRole
    person_id: Id
    day: Day | None = None
    decision: Annotated[Line, Field(max_length=100)] = ""


class HandoverMade(Shape):
    """The offer. `code` is what she sends from her own phone where none of hers is linked; it is shown this once."""

    id: Id
    unit: str
    role: Role
    day: date
    code: str


class NewDeputy(Shape):
    """Who stands in, from one day to another, both meant."""

    unit_id: Id
    person_id: Id
    first: Day
    last: Day


class DeputyMade(Shape):
    """The deputy's post."""

    post_id: Id
    unit: str
    first: date
    last: date


def _posts(session: Session, who: Who, asked: PostsAsked) -> Page[PostShown]:
    top, held = subtree_for(session, who, Right.TOTALS, asked.unit)
    today = clock.today()
    times = {
        When.PRESENT: (Post.from_date <= today, or_(col(Post.to_date).is_(None), col(Post.to_date) > today)),
        When.PAST: (col(Post.to_date) <= today,),
        When.FUTURE: (Post.from_date > today, or_(col(Post.to_date).is_(None), col(Post.to_date) > today)),
    }
    query = (
        select(Post, Unit, Person)
        .join(Unit, col(Unit.id) == Post.unit_id)
        .join(Person, col(Person.id) == Post.person_id)
        .where(col(Post.unit_id).in_(subtree_ids(top)), col(Post.id) > (asked.cursor or 0), *times[asked.when])
    )
    if asked.role is not None:
        query = query.where(Post.role == asked.role)
    rows = session.exec(query.order_by(col(Post.id)).limit(asked.limit + 1)).all()
    names = Right.NAMES in held.rights
    return page_of(rows, asked.limit, lambda row: _shown(*row, names=names), lambda row: row[0].id or 0)


def _shown(post: Post, unit: Unit, person: Person, *, names: bool) -> PostShown:
    return PostShown(
        id=post.id or 0,
        unit_id=unit.id or 0,
        unit=unit.name,
        role=Role(post.role),
        person_id=person.id if names else None,
        name=person.full_name if names else None,
        since=post.from_date,
        until=post.to_date,
    )


def _offer(session: Session, who: Who, body: NewHandover) -> HandoverMade:
    held = unit_for(session, who, Right.UNITS, body.unit_id)
    _check_hers(session, held, body.person_id)
    if (body.role is Role.CADRE) == (get_unit(session, body.unit_id).kind == UnitKind.BRANCH):
        raise NotAllowed  # a branch has a head and deputies, what lies above it has cadres
    done = offer(session, who, body.unit_id, body.role, body.person_id, day=body.day, decision=body.decision)
    return HandoverMade(id=done.handover, unit=done.unit, role=Role(done.role), day=done.day, code=done.code)


def _check_hers(session: Session, held: Held, person_id: int) -> None:
    """Nobody learns by an id whether there is such a person elsewhere. Raises NotAllowed."""
    below = subtree_ids(held.unit_id)
    member = select(Membership.id).where(
        Membership.person_id == person_id,
        col(Membership.unit_id).in_(below),
        col(Membership.state).in_(MEMBER_STATES),
    )
    holder = select(Post.id).where(Post.person_id == person_id, col(Post.unit_id).in_(below))
    if all(session.exec(query.limit(1)).first() is None for query in (member, holder)):
        raise NotAllowed


def _withdraw(session: Session, who: Who, handover_id: int) -> None:
    take_back(session, who, handover_id)


def _lend(session: Session, who: Who, body: NewDeputy) -> DeputyMade:
    _check_hers(session, unit_for(session, who, Right.UNITS, body.unit_id), body.person_id)
    done = lend(session, who, body.unit_id, body.person_id, body.first, body.last)
    return DeputyMade(post_id=done.post, unit=done.unit, first=done.first, last=done.last)


def _end(session: Session, who: Who, post_id: int) -> None:
    end_deputy(session, who, post_id)


@router.get("")
async def list_posts(client: Caller, asked: Annotated[PostsAsked, Query()]) -> Page[PostShown]:
    """The posts of a subtree, in the order in which they were given."""
    return await client.read(_posts, asked)


@router.post("/handovers", status_code=201)
async def offer_a_post(client: UnitWriter, body: NewHandover, key: IdempotencyKey = None) -> HandoverMade:
    """Offer a post to another woman; she is asked in her chat. An offer without an answer lapses after a week."""
    return await client.write_once(key, HandoverMade, _offer, body)


@router.post("/handovers/{handover_id}/withdraw", status_code=204)
async def withdraw_an_offer(client: UnitWriter, handover_id: Id) -> Response:
    """Take an offer back before she has answered."""
    await client.write(_withdraw, handover_id)
    return Response(status_code=204)


@router.post("/deputies", status_code=201)
async def name_a_deputy(client: UnitWriter, body: NewDeputy, key: IdempotencyKey = None) -> DeputyMade:
    """Let a woman stand in for a time."""
    return await client.write_once(key, DeputyMade, _lend, body)


@router.post("/deputies/{post_id}/end", status_code=204)
async def end_a_deputy(client: UnitWriter, post_id: Id) -> Response:
    """End a deputy's time today."""
    await client.write(_end, post_id)
    return Response(status_code=204)
