"""She whose post has passed on asks for what it gave her: she is told since when it is another's, and whose."""

from datetime import timedelta

from sqlmodel import col, or_, select

from bot.replies import Chat, Reply, Words
from models import clock
from models.facts import Refused
from models.handovers import HANDED, name_of
from models.members import Person
from models.posts import Post
from models.units import get_unit

TOLD_FOR = timedelta(days=92)  # after her last day


def told(chat: Chat, reply: Reply) -> Reply:
    """The same answer with whose post it is now; as it is where she has one herself, or never had."""
    known = None if chat.person_id is None else _moved_on(chat)
    if known is None:
        return reply
    if all(isinstance(one, Refused) for one in reply.said):
        return Reply((known,), reply.options)
    return reply.after(known)


def _moved_on(chat: Chat) -> Words | None:
    today = clock.today()
    holds = (Post.from_date <= today, or_(col(Post.to_date).is_(None), col(Post.to_date) > today))
    if chat.session.exec(select(Post.id).where(Post.person_id == chat.person_id, *holds).limit(1)).first() is not None:
        return None
    old = chat.session.exec(
        select(Post)
        .where(
            Post.person_id == chat.person_id,
            col(Post.role).in_(HANDED),
            col(Post.to_date) <= today,
            col(Post.to_date) > today - TOLD_FOR,
            col(Post.to_date) > Post.from_date,
        )
        .order_by(col(Post.to_date).desc(), col(Post.id).desc())
        .limit(1)
    ).first()
    if old is None or old.to_date is None:
        return None
    new = select(Person).join(Post, col(Post.person_id) == Person.id)
    person = chat.session.exec(
        new.where(Post.unit_id == old.unit_id, Post.role == old.role, Post.from_date >= old.to_date, *holds)
    ).first()
    if person is None:
        return None
    unit = get_unit(chat.session, old.unit_id).name
    return Words("post-moved-on", {"role": old.role, "unit": unit, "name": name_of(person), "day": old.to_date})
