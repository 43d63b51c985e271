"""Codes that work once: for posts, for linking two accounts, for entering the web chat."""

import secrets
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import JSON, Column
from sqlmodel import Field, Session, SQLModel, col, select

from models import clock
from models.db import primary_key
from models.facts import Refused
from models.vault import vault


class OneTimeCode(SQLModel, table=True):
    """A code's keyed hash and what it stands for. Its time is the real one."""

    __tablename__ = "one_time_code"
    id: int | None = primary_key()
    purpose: str
    code_hash: str = Field(index=True)
    data: dict[str, Any] = Field(default_factory=dict, sa_column=Column(JSON, nullable=False))
    expires_at: float
    used_at: datetime | None = None


class WrongCode(Refused):
    """No such code, or it has been used, or its time is over."""


class TooManyCodes(Refused):
    """Too many wrong codes from here; wait a while."""


def make_code(session: Session, purpose: str, data: dict[str, Any], *, lasts: timedelta, digits: int = 6) -> str:
    """A fresh code of so many digits (0: a long one for a link); returned once, stored only as a hash."""
    safe = vault(session)
    while True:
        code = "".join(secrets.choice("0123456789") for _ in range(digits)) or secrets.token_urlsafe(24)
        digest = safe.digest(f"{purpose}:{code}")
        taken = session.exec(
            select(OneTimeCode.id).where(OneTimeCode.code_hash == digest, OneTimeCode.expires_at > clock.real())
        ).first()
        if taken is None:
            session.add(
                OneTimeCode(
                    purpose=purpose,
                    code_hash=digest,
                    data=data,
                    expires_at=clock.real() + lasts.total_seconds(),
                )
            )
            session.flush()
            return code


def is_good(session: Session, purpose: str, code: str) -> bool:
    """Whether a code would work now; it is not used up."""
    return session.exec(_good(session, purpose, code)).first() is not None


def _good(session: Session, purpose: str, code: str) -> Any:
    return select(OneTimeCode).where(
        OneTimeCode.purpose == purpose,
        OneTimeCode.code_hash == vault(session).digest(f"{purpose}:{code}"),
        OneTimeCode.expires_at > clock.real(),
        col(OneTimeCode.used_at).is_(None),
    )


def look_at(session: Session, purpose: str, code: str) -> dict[str, Any]:
    """What a code stands for; it still works afterwards. Raises WrongCode."""
    found = session.exec(_good(session, purpose, code)).first()
    if found is None:
        raise WrongCode
    return dict(found.data)


def use_code(session: Session, purpose: str, code: str) -> dict[str, Any]:
    """What a code stands for; it works no second time. Raises WrongCode."""
    found = session.exec(_good(session, purpose, code).with_for_update()).first()
    if found is None:
        raise WrongCode
    found.used_at = clock.now()
    session.add(found)
    session.flush()
    return dict(found.data)
