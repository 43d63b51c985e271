"""Requests that may come again: the first answer is kept under the caller's key, and given again."""

import hashlib
from collections.abc import Callable
from datetime import datetime
from typing import Any

from sqlalchemy import JSON, Column, UniqueConstraint
from sqlmodel import Field, Session, SQLModel, col

from models import clock
from models.db import insert_new, primary_key, reference
from models.facts import Refused


class Repeatable(SQLModel, table=True):
    """One request that a token made under a key, and the answer that it got."""

    __table_args__ = (UniqueConstraint("token_id", "key"),)
    id: int | None = primary_key()
    token_id: int = reference("api_token.id", index=False)
    key: str
    asked_hash: str
    answer: dict[str, Any] = Field(default_factory=dict, sa_column=Column(JSON, nullable=False))
    at: datetime = Field(index=True)


class KeyUsedOtherwise(Refused):
    """The key came with another request before."""


_T = Repeatable.__table__  # type: ignore[attr-defined]


def once(session: Session, token_id: int, key: str, asked: str, do: Callable[[], dict[str, Any]]) -> dict[str, Any]:
    """The answer of `do()`, or the kept one when this token has used the key for the same `asked` before.

    Answers are what JSON can hold. What `do` refuses keeps nothing, and may be tried again. Raises KeyUsedOtherwise
    when the key came with something else.
    """
    connection = session.connection()
    asked_hash = hashlib.sha256(asked.encode()).hexdigest()
    # The row first: a second request with the key waits here until the first has ended.
    written = connection.execute(
        insert_new(session, _T, _T.c.id),
        {"token_id": token_id, "key": key, "asked_hash": asked_hash, "answer": {}, "at": clock.now()},
    ).scalar_one_or_none()
    if written is None:
        kept = connection.execute(
            _T.select().where(col(Repeatable.token_id) == token_id, col(Repeatable.key) == key)
        ).one()
        if kept.asked_hash != asked_hash:
            raise KeyUsedOtherwise
        return dict(kept.answer)
    answer = do()
    connection.execute(_T.update().where(_T.c.id == written).values(answer=answer))
    return answer


def forget_answers(session: Session, before: datetime) -> int:
    """Drop the answers that were kept before this instant. How many."""
    return session.connection().execute(_T.delete().where(_T.c.at < before)).rowcount
