"""Posts that pass on, in words: offered, answered, lent for a time."""

from datetime import timedelta
from typing import Any

from sqlmodel import Session

from bot.replies import Option, Render, Reply, Words
from models.conversations import Known
from models.deliveries import Delivery, Message
from models.handovers import Handover, HandoverState, both, name_of
from models.handovers_back import is_ahead
from models.members import Person
from models.met import went_into
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
    if row is None:
        return None
    return Reply(
        (Words("handover-known", words(session, row)),),
        (
            Option("label-holder-yes", f"handover-holder:{row.id}:yes"),
            Option("label-holder-no", f"handover-holder:{row.id}:no"),
        ),
    )


def _holder_said(session: Session, message: Message, delivery: Delivery, person: Known | None) -> Reply | None:
    """What she says whose post it is, to whoever hands it on."""
    row = session.get(Handover, message.subject_id)
    if row is None or (row.state != HandoverState.OFFERED and not is_ahead(row)):
        return None
    old = session.get(Post, row.post_id) if row.post_id is not None else None
    holder = session.get(Person, old.person_id) if old is not None else None
    said = words(session, row) | {"holder": name_of(holder) if holder is not None else "", "kind": message.kind}
    back = Option("label-handover-back", f"handover-back:{row.id}")
    return Reply((Words("handover-holder-said", said),), (back,) if message.kind == "handover-objected" else ())


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
    into = went_into(session, row.unit_id)
    became = {"into": into.name if into is not None else ""}
    said = Words("handover-told", {**words(session, row), **became, "state": how or row.state, "hers": hers})
    if not is_ahead(row):
        return Reply((said,))
    if delivery.person_id != row.offered_by and delivery.person_id in both(session, row):  # from her, by another
        return Reply((said,), (Option("label-holder-no", f"handover-holder:{row.id}:no"),))
    return Reply((said,), (Option("label-handover-back", f"handover-back:{row.id}"),))


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
    "handover-agreed": _holder_said,
    "handover-objected": _holder_said,
    "deputy": _deputy,
    "deputy-known": _deputy_known,
    "deputy-declined": _deputy_declined,
}
