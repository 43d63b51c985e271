"""The posts that a woman leaves when she takes another in the same unit: a head is not her own deputy."""

from collections.abc import Mapping
from datetime import date

from sqlmodel import Session, col, or_, select

from models.posts import Post, Role


def leave_deputy(session: Session, unit_id: int, person_id: int, day: date) -> dict[str, str]:
    """She is the unit's deputy no longer from that day: her posts by id, each with its end until now ("" for none)."""
    posts = session.exec(
        select(Post)
        .where(
            Post.unit_id == unit_id,
            Post.person_id == person_id,
            Post.role == Role.DEPUTY,
            Post.from_date <= day,
            or_(col(Post.to_date).is_(None), col(Post.to_date) > day),
        )
        .with_for_update()
    ).all()
    left = {str(post.id): post.to_date.isoformat() if post.to_date else "" for post in posts}
    for post in posts:
        post.to_date = day
        session.add(post)
    return left


def go_on(session: Session, left: Mapping[str, str], day: date) -> None:
    """What she left for that day goes on as it did, unless it was ended otherwise since."""
    for post_id, was in left.items():
        post = session.get(Post, int(post_id), with_for_update=True)
        if post is not None and post.to_date == day:
            post.to_date = date.fromisoformat(was) if was else None
            session.add(post)
