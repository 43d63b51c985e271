"""What a group's or club's leader and its women are told: a post given or ended, a wish to join and its answer."""

from sqlmodel import Session

from bot.replies import Option, Render, Reply, Words
from models.clubs import ClubRequest
from models.conversations import Known
from models.deliveries import Delivery, Message
from models.members import Person
from models.posts import Post
from models.units import get_unit


def _named(session: Session, message: Message, delivery: Delivery, person: Known | None) -> Reply | None:
    post = session.get(Post, message.subject_id)
    if post is None or post.to_date is not None:
        return None
    unit = get_unit(session, post.unit_id)
    return Reply((Words("leader-named", {"unit": unit.name, "kind": unit.kind}),))


def _ended(session: Session, message: Message, delivery: Delivery, person: Known | None) -> Reply | None:
    post = session.get(Post, message.subject_id)
    if post is None:
        return None
    unit = get_unit(session, post.unit_id)
    return Reply((Words("leader-ended", {"unit": unit.name, "kind": unit.kind}),))


def _request(session: Session, message: Message, delivery: Delivery, person: Known | None) -> Reply | None:
    request = session.get(ClubRequest, message.subject_id)
    woman = session.get(Person, request.person_id) if request else None
    if request is None or woman is None or request.decided_at is not None:
        return None
    return ask_about(session, request, woman)


def ask_about(session: Session, request: ClubRequest, woman: Person) -> Reply:
    """The question to a club's leader about one woman."""
    club = get_unit(session, request.unit_id)
    words = {"name": woman.full_name, "year": str(woman.birth_year or ""), "club": club.name}
    return Reply(
        (Words("club-request", words),),
        (
            Option("label-admit", f"club-decide:{request.id}:yes"),
            Option("label-decline", f"club-decide:{request.id}:no"),
        ),
    )


def _answer(session: Session, message: Message, delivery: Delivery, person: Known | None) -> Reply | None:
    request = session.get(ClubRequest, message.subject_id)
    if request is None or request.decided_at is None:
        return None
    words = {"club": get_unit(session, request.unit_id).name, "admitted": request.admitted}
    return Reply((Words("club-answer", words),))


NOTICES: dict[str, Render] = {
    "leader-named": _named,
    "leader-ended": _ended,
    "club-request": _request,
    "club-answer": _answer,
}
