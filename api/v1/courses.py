"""An announcement on its way: paused, resumed, sent again to those who missed it, recalled."""

from typing import Annotated

from pydantic import Field
from sqlmodel import Session

from api.deps import Writer
from api.v1.announcements import announcement_for
from api.v1.routes import routes
from api.v1.shapes import Id, Lines, Shape
from models import courses, recalls
from models.announcements import LONGEST
from models.conversations import Who

router = routes("/announcements", "announcements")


class Paused(Shape):
    """How many wait for word, and how many had left before."""

    waiting: int
    gone: int


class Resumed(Shape):
    """How many leave now, or when the night is over."""

    waiting: int


class SentAgain(Shape):
    """How many certainly missed it, can be reached now and get it once more."""

    again: int


class Recall(Shape):
    """What those who have it read instead; without words they are asked to disregard it."""

    correction: Annotated[Lines, Field(max_length=10_000)] = Field(
        default="", description=f"At most {LONGEST} characters are sent."
    )


class RecalledFrom(Shape):
    """The correction goes to `reached`, who got it or may have; `stopped` had not left and never will; `at_home` were
    told at their door, where no message reached them, and are to be told of its end as well."""

    reached: int
    stopped: int
    at_home: int


def _pause(session: Session, who: Who, announcement_id: int) -> Paused:
    announcement_for(session, who, announcement_id)
    fact = courses.pause(session, who, announcement_id)
    return Paused(waiting=fact.waiting, gone=fact.gone)


def _resume(session: Session, who: Who, announcement_id: int) -> Resumed:
    announcement_for(session, who, announcement_id)
    return Resumed(waiting=courses.go_on(session, who, announcement_id).waiting)


def _resend(session: Session, who: Who, announcement_id: int) -> SentAgain:
    announcement_for(session, who, announcement_id)
    return SentAgain(again=courses.resend(session, who, announcement_id).count)


def _recall(session: Session, who: Who, announcement_id: int, body: Recall) -> RecalledFrom:
    announcement_for(session, who, announcement_id)
    fact = recalls.recall(session, who, announcement_id, body.correction)
    return RecalledFrom(reached=fact.reached, stopped=fact.stopped, at_home=fact.home)


@router.post("/{announcement_id}/pause")
async def pause_an_announcement(client: Writer, announcement_id: Id) -> Paused:
    """Hold back what has not left yet, until it is resumed or stopped."""
    return await client.write(_pause, announcement_id)


@router.post("/{announcement_id}/resume")
async def resume_an_announcement(client: Writer, announcement_id: Id) -> Resumed:
    """Let what was paused leave."""
    return await client.write(_resume, announcement_id)


@router.post("/{announcement_id}/resend")
async def resend_an_announcement(client: Writer, announcement_id: Id) -> SentAgain:
    """Send it again to those who certainly missed it and can be reached now, never to anyone who may have it."""
    return await client.write(_resend, announcement_id)


@router.post("/{announcement_id}/recall")
async def recall_an_announcement(client: Writer, announcement_id: Id, body: Recall) -> RecalledFrom:
    """Take it back: nothing more of it leaves, and whoever may have it gets the correction. It cannot be undone."""
    return await client.write(_recall, announcement_id, body)
