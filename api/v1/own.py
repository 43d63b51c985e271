"""The token's person herself: who looked at her phone and name, at whose she looked, and her browsers that are in."""

from datetime import datetime
from typing import Annotated, Literal

from fastapi import Query, Response
from pydantic import Field
from sqlmodel import Session, col, select

from api.deps import Caller, Writer
from api.v1.routes import routes
from api.v1.shapes import LARGEST_PAGE, Id, Shape
from models.audit import Look, looks_at
from models.conversations import Who
from models.members import Person
from models.office_sessions import end_session, sessions_of

looks = routes("/looks", "own")
sessions = routes("/sessions", "own")


class LookShown(Shape):
    """One look: `what` is "phone", "roll", "names" …; `name` is who looked, or (`by`=me) at whom."""

    what: str
    name: str
    at: datetime


class LooksAsked(Shape):
    """Looks of others at her (`by`=others) or her own at others (`by`=me), the latest first."""

    by: Literal["others", "me"] = "others"
    limit: int = Field(default=50, ge=1, le=LARGEST_PAGE)


class Looks(Shape):
    """The latest looks."""

    items: list[LookShown]


class SessionShown(Shape):
    """A browser in which she is at the cadres' page."""

    id: Id
    browser: str
    system: str
    idle_minutes: int
    age_days: int


class Sessions(Shape):
    """All of them, the one used last first."""

    items: list[SessionShown]


def _looks(session: Session, who: Who, asked: LooksAsked) -> Looks:
    if asked.by == "others":
        rows = looks_at(session, who.person_id or 0, asked.limit)
    else:
        rows = list(
            session.exec(
                select(Look, Person.full_name)
                .join(Person, col(Person.id) == Look.subject_id)
                .where(Look.actor_id == who.person_id)
                .order_by(col(Look.id).desc())
                .limit(asked.limit)
            ).all()
        )
    return Looks(items=[LookShown(what=look.what, name=name, at=look.at) for look, name in rows])


def _sessions(session: Session, who: Who) -> Sessions:
    found = sessions_of(session, who.person_id or 0, 0)
    return Sessions(
        items=[
            SessionShown(id=one.id, browser=one.browser, system=one.system, idle_minutes=one.minutes, age_days=one.days)
            for one in found
        ]
    )


def _end(session: Session, who: Who, session_id: int) -> None:
    end_session(session, who.person_id or 0, session_id)


@looks.get("")
async def list_looks(client: Caller, asked: Annotated[LooksAsked, Query()]) -> Looks:
    """Who looked at her phone or name, or at whose she looked."""
    return await client.read(_looks, asked)


@sessions.get("")
async def list_sessions(client: Caller) -> Sessions:
    """Where she is in at the cadres' page."""
    return await client.read(_sessions)


@sessions.delete("/{session_id}", status_code=204)
async def end_a_session(client: Writer, session_id: Id) -> Response:
    """End one of her own sessions; whatever else the number names is not touched."""
    await client.write(_end, session_id)
    return Response(status_code=204)
