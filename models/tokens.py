"""Tokens of the HTTP API: each is bound to one post, opens what that post opens or less of it, and ends with it."""

import secrets
from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

from sqlmodel import Field, Session, SQLModel, col, select

from models import clock
from models.audit import did
from models.conversations import Who, acting
from models.db import primary_key, reference
from models.facts import Refused
from models.posts import Held, NotAllowed, Post, Right, only_post, posts_of
from models.text import clean
from models.vault import vault

PREFIX = "ch_"  # so that a token is known for what it is wherever it turns up
USE_NOTED_EVERY = timedelta(minutes=5)  # not every look at the API has to be a write


class Scope(StrEnum):
    """What a token may be used for, of what its post may do: to look, to call meetings and send, to see names and
    phones, to change units, posts, numbers of women and grades."""

    READ = "read"
    WRITE = "write"
    NAMES = "names"
    UNITS = "units"


class ApiToken(SQLModel, table=True):
    """A token's keyed hash, the post whose rights it has, and what it is for in the words of who made it.

    `scopes` are those of `Scope` that it has, with a blank between them; "" is all.
    """

    __tablename__ = "api_token"
    id: int | None = primary_key()
    token_hash: str = Field(unique=True)
    post_id: int = reference("post.id")
    label: str
    scopes: str = ""
    created_at: datetime = Field(default_factory=clock.now)
    last_used_at: datetime | None = None
    revoked_at: datetime | None = None


class ScopeMissing(Refused):
    """The token was made for less than this, whatever its post may do."""

    scope: str


class WrongToken(Refused):
    """No such token, or it was revoked, or its post is over."""


@dataclass(frozen=True)
class Opened:
    """What a token opens: one post, and its person acting in that post alone."""

    token_id: int
    post: Held
    who: Who
    use_is_stale: bool  # last_used_at is due for `note_use`
    scopes: frozenset[Scope] = frozenset(Scope)


def make_token(
    session: Session, post_id: int, label: str, scopes: Collection[Scope] = (), *, by: int | None = None
) -> str:
    """A new token for a post that holds today; returned once, stored as a hash. Without `scopes` it has them all.

    Raises NotAllowed for no such post.
    """
    post = session.get(Post, post_id)
    if post is None or all(held.post_id != post_id for held in posts_of(session, post.person_id)):
        raise NotAllowed
    token = PREFIX + secrets.token_urlsafe(32)
    kept = " ".join(scope for scope in Scope if scope in scopes)
    session.add(ApiToken(token_hash=_digest(session, token), post_id=post_id, label=clean(label), scopes=kept))
    did(session, by, post.unit_id, "token", label=clean(label), scopes=kept)
    session.flush()
    return token


def use_token(session: Session, token: str) -> Opened:
    """Who acts by this token, and narrow the session to its post. Writes nothing. Raises WrongToken."""
    found = session.exec(
        select(ApiToken, Post.person_id)
        .join(Post, col(Post.id) == ApiToken.post_id)
        .where(ApiToken.token_hash == _digest(session, token), col(ApiToken.revoked_at).is_(None))
    ).first()
    if found is None:
        raise WrongToken
    row, person_id = found
    scopes = scopes_of(row)
    only_post(session, person_id, row.post_id, withheld_from(scopes))
    posts = posts_of(session, person_id)
    if not posts:
        raise WrongToken
    stale = row.last_used_at is None or clock.now() - row.last_used_at > USE_NOTED_EVERY
    return Opened(row.id or 0, posts[0], acting(person_id), stale, scopes)


def scopes_of(row: ApiToken) -> frozenset[Scope]:
    """What a token may be used for."""
    return frozenset(map(Scope, row.scopes.split())) or frozenset(Scope)


def withheld_from(scopes: Collection[Scope]) -> frozenset[Right]:
    """The rights that rules do not see through a token with these scopes."""
    kept = {Scope.NAMES: Right.NAMES, Scope.UNITS: Right.UNITS}
    return frozenset(right for scope, right in kept.items() if scope not in scopes)


def note_use(session: Session, token_id: int) -> None:
    """Write down that a token is in use, so that forgotten ones are seen."""
    row = session.get(ApiToken, token_id)
    if row is not None:
        row.last_used_at = clock.now()
        session.add(row)


def tokens(session: Session) -> list[ApiToken]:
    """All tokens that were ever made, the newest first."""
    return list(session.exec(select(ApiToken).order_by(col(ApiToken.id).desc())).all())


def revoke(session: Session, token_id: int, *, by: int | None = None) -> bool:
    """From now on this token opens nothing. False where it did not before. `by` is None for the command line."""
    row = session.get(ApiToken, token_id)
    if row is None or row.revoked_at is not None:
        return False
    row.revoked_at = clock.now()
    session.add(row)
    did(session, by, session.get_one(Post, row.post_id).unit_id, "token-revoked", label=row.label)
    return True


def _digest(session: Session, token: str) -> str:
    return vault(session).digest(f"api-token:{token}")
