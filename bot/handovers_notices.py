"""Posts that pass on, in words: offered, answered, lent for a time."""

from datetime import timedelta
from typing import Any

from sqlmodel import Session

from bot.replies import Option, Render, Reply, Words
from models.conversations import Known
from models.deliveries import Delivery, Message
from models.handovers import Handover, HandoverState, name_of
from models.handovers_back import is_ahead
from models.members import Person
from models.posts import Post
from models.units import get_unit


def _asked(session: Session, message: Message, delivery: Delivery, person: Known | None) -> Reply | None:
    row = _open(session, message)
    if row is None:
        return None
    return Reply(
        (Words("handover-asked", words(session, row)),),
        (
            Option("label-handover-yes", f"handover:{row.id}:yes"),
            Option("label-handover-no", f"handover:{row.id}:no"),
        ),
    )


def _known(session: Session, message: Message, delivery: Delivery, person: Known | None) -> Reply | None:
    row = _open(session, message)
    return None if row is None else Reply((Words("handover-known", words(session, row)),))


def _open(session: Session, message: Message) -> Handover | None:
    """The offer, while it waits and its unit is there."""
    row = session.get(Handover, message.subject_id)
    if row is None or row.state != HandoverState.OFFERED or get_unit(session, row.unit_id).closed_on is not None:
        return None
    return row


def _told(session: Session, message: Message, delivery: Delivery, person: Known | None) -> Reply | None:
    row = session.get(Handover, message.subject_id)
    if row is None or row.state == HandoverState.OFFERED:
        return None
    how = message.fields.get("how", "")
    if not how and message.key.rpartition(":")[2] != row.state:  # it was undone before this could leave
        return None
    hers = delivery.person_id == row.person_id
    said = Words("handover-told", {**words(session, row), "state": how or row.state, "hers": hers})
    return Reply((said,), (Option("label-handover-back", f"handover-back:{row.id}"),) if is_ahead(row) else ())


def words(session: Session, row: Handover) -> dict[str, Any]:
    """Who hands which post to whom, from which day, by what."""
    return {
        "name": name_of(session.get_one(Person, row.person_id)),
        "by": name_of(session.get_one(Person, row.offered_by)),
        "role": row.role,
        "unit": get_unit(session, row.unit_id).name,
        "day": row.day,
        "decision": row.decision,
    }


def _deputy(session: Session, message: Message, delivery: Delivery, person: Known | None) -> Reply | None:
    post = session.get(Post, message.subject_id)
    if post is None or post.to_date is None or post.to_date <= post.from_date:
        return None
    words = _deputy_words(session, message, post)
    return Reply((Words("deputy-told", words),), (Option("label-deputy-no", f"deputy-no:{post.id}"),))


def _deputy_known(session: Session, message: Message, delivery: Delivery, person: Known | None) -> Reply | None:
    post = session.get(Post, message.subject_id)
    if post is None or post.to_date is None or post.to_date <= post.from_date:
        return None
    return Reply((Words("deputy-known", _deputy_words(session, message, post)),))


def _deputy_declined(session: Session, message: Message, delivery: Delivery, person: Known | None) -> Reply | None:
    post = session.get(Post, message.subject_id)
    return None if post is None else Reply((Words("deputy-declined", _deputy_words(session, message, post)),))


def _deputy_words(session: Session, message: Message, post: Post) -> dict[str, Any]:
    by = session.get(Person, message.fields.get("by", 0))
    return {
        "name": name_of(session.get_one(Person, post.person_id)),
        "by": name_of(by) if by is not None else "",
        "unit": get_unit(session, post.unit_id).name,
        "first": post.from_date,
        "last": (post.to_date or post.from_date) - timedelta(days=1),
    }


NOTICES: dict[str, Render] = {
    "handover": _asked,
    "handover-known": _known,
    "handover-told": _told,
    "deputy": _deputy,
    "deputy-known": _deputy_known,
    "deputy-declined": _deputy_declined,
}
