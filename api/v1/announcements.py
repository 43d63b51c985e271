"""Announcements to a subtree: counted before anything goes out, sent, watched and stopped."""

from datetime import datetime
from typing import Annotated, Self

from fastapi import Query, Response
from pydantic import Field, model_validator
from sqlmodel import Session, col, select

from api.deps import Caller, IdempotencyKey, Writer
from api.v1.rights import get_for, subtree_for
from api.v1.routes import routes
from api.v1.shapes import Id, Lines, Page, Paged, Shape, page_of
from api.wrongs import wrong
from models.announcements import LONGEST, Announcement, Audience, announce, preview
from models.audiences import OLDEST, YOUNGEST, Wanted, wanted_from
from models.conversations import Who
from models.courses import progress, stop
from models.deliveries import Tally
from models.facts import Refused
from models.posts import Held, Right, post_for
from models.units import subtree_ids

router = routes("/announcements", "announcements")


class NoSuchAnnouncement(Refused):
    """There is no such announcement for her."""


class Counts(Shape):
    """The ledger's counts: how many got it, wait, may have got it, did not, and cannot be reached.

    `at_home` are those still to be told at home: unknown, failed and unreachable, but for whom somebody has told.
    """

    total: int
    reached: int
    waiting: int
    unknown: int
    failed: int
    unreachable: int
    at_home: int


Age = Annotated[int, Field(ge=YOUNGEST, le=OLDEST, description="In full years, by the birth year.")]


class AnnouncementShown(Shape):
    """One announcement in its sender's own words; `correction` is what its recall says instead."""

    id: Id
    unit_id: Id
    audience: Audience
    age_from: int | None
    age_to: int | None
    text: str
    created_at: datetime
    paused_at: datetime | None
    stopped_at: datetime | None
    recalled_at: datetime | None
    correction: str | None


class AnnouncementWithCounts(AnnouncementShown):
    """One announcement and how far it has come."""

    deliveries: Counts


class AnnouncementsAsked(Paged):
    """Which announcements: of a unit and all below it."""

    unit: Id | None = None


class NewAnnouncement(Shape):
    """An announcement to the members of a subtree, or to those with posts in it: heads (with deputies and cadres),
    leaders of groups and clubs, or all of these; from an age on, up to one, or both; with `dry_run` only counted."""

    unit_id: Id
    audience: Audience
    age_from: Age | None = None
    age_to: Age | None = None
    text: Annotated[Lines, Field(max_length=10_000)] = Field(description=f"At most {LONGEST} characters are sent.")
    dry_run: bool = False

    @model_validator(mode="after")
    def _ages_run_upward(self) -> Self:
        if self.age_from is not None and self.age_to is not None and self.age_from > self.age_to:
            raise wrong("backwards", first="age_from", last="age_to")
        return self

    @property
    def wanted(self) -> Wanted:
        """Whom it is for."""
        return Wanted(self.audience, age_from=self.age_from, age_to=self.age_to)


class AnnouncementPreview(Shape):
    """Exactly what would happen, with nothing written: how many by message and channel, how many at home, and what it
    costs (đồng, of the month's budget).

    `without_year` are left out by an age only because nobody has written down their birth year.
    """

    unit: str
    text: str
    total: int
    by_message: int
    at_home: int
    channels: dict[str, int]
    price: int
    seconds: int
    without_year: int


class AnnouncementSent(Shape):
    """It is on its way. `later` of those by message wait for the morning: they have had enough for today."""

    announcement: AnnouncementShown
    by_message: int
    at_home: int
    later: int


class Stopped(Shape):
    """How many had not left yet and stay here."""

    stopped: int


def counts_of(tally: Tally) -> Counts:
    """A tally of the ledger."""
    return Counts(
        total=tally.total,
        reached=tally.reached,
        waiting=tally.waiting,
        unknown=tally.unknown,
        failed=tally.failed,
        unreachable=tally.unreachable,
        at_home=tally.at_home,
    )


def announcement_for(session: Session, who: Who, announcement_id: int) -> tuple[Announcement, Held]:
    """An announcement that she may steer, and the post by which. Raises NotAllowed or NoSuchAnnouncement."""
    return get_for(session, who, Right.SEND, Announcement, announcement_id, NoSuchAnnouncement())


def _announcements(session: Session, who: Who, asked: AnnouncementsAsked) -> Page[AnnouncementShown]:
    top, held = subtree_for(session, who, Right.DRAFT, asked.unit)
    query = select(Announcement).where(col(Announcement.unit_id).in_(subtree_ids(top)))
    if Right.SEND not in held.rights:  # a drafter sees what she has written, as on the page
        query = query.where(Announcement.sender_id == who.person_id)
    if asked.cursor is not None:
        query = query.where(col(Announcement.id) < asked.cursor)
    rows = session.exec(query.order_by(col(Announcement.id).desc()).limit(asked.limit + 1)).all()
    return page_of(rows, asked.limit, _shown, lambda row: row.id or 0)


def _announcement(session: Session, who: Who, announcement_id: int) -> AnnouncementWithCounts:
    found, _held = announcement_for(session, who, announcement_id)
    counts = counts_of(progress(session, f"notice:{found.id}"))
    return AnnouncementWithCounts(**_shown(found).model_dump(), deliveries=counts)


def _preview(session: Session, who: Who, body: NewAnnouncement, rates: dict[str, float]) -> AnnouncementPreview:
    post_for(session, who.person_id, Right.SEND, body.unit_id)  # a drafter has no way to pass on from here
    seen = preview(session, who, body.unit_id, body.wanted, body.text, rates)
    return AnnouncementPreview(
        unit=seen.unit,
        text=body.text,
        total=seen.total,
        by_message=seen.by_message,
        at_home=seen.at_home,
        channels=dict(seen.channels),
        price=seen.price,
        seconds=seen.seconds,
        without_year=seen.without_year,
    )


def _announce(session: Session, who: Who, body: NewAnnouncement) -> AnnouncementSent:
    fact = announce(session, who, body.unit_id, body.wanted, body.text)
    return AnnouncementSent(
        announcement=_shown(session.get_one(Announcement, fact.announcement)),
        by_message=fact.by_message,
        at_home=fact.at_home,
        later=fact.later,
    )


def _stop(session: Session, who: Who, announcement_id: int) -> Stopped:
    announcement_for(session, who, announcement_id)
    return Stopped(stopped=stop(session, who, announcement_id).stopped)


def _shown(found: Announcement) -> AnnouncementShown:
    wanted = wanted_from(found.wanted)
    return AnnouncementShown(
        id=found.id or 0,
        unit_id=found.unit_id,
        audience=Audience(found.audience),
        age_from=wanted.age_from,
        age_to=wanted.age_to,
        text=found.text,
        created_at=found.created_at,
        paused_at=found.paused_at,
        stopped_at=found.cancelled_at,
        recalled_at=found.recalled_at,
        correction=found.correction or None,
    )


@router.get("")
async def list_announcements(client: Caller, asked: Annotated[AnnouncementsAsked, Query()]) -> Page[AnnouncementShown]:
    """The announcements of a subtree, the newest first; to who only drafts, her own."""
    return await client.read(_announcements, asked)


@router.post(
    "",
    status_code=201,
    response_model=AnnouncementSent,
    responses={200: {"model": AnnouncementPreview, "description": "With `dry_run`: what would happen"}},
)
async def send_an_announcement(
    client: Writer, body: NewAnnouncement, response: Response, key: IdempotencyKey = None
) -> AnnouncementSent | Response:
    """Send an announcement at once (at night, in the morning)."""
    if body.dry_run:
        rates = {name: channel.rate for name, channel in client.house.channels.items()}
        seen = await client.read(_preview, body, rates)
        return Response(seen.model_dump_json(), 200, dict(response.headers), "application/json")
    sent = await client.write_once(key, AnnouncementSent, _announce, body)
    response.headers["Location"] = f"/api/v1/announcements/{sent.announcement.id}"
    return sent


@router.get("/{announcement_id}")
async def get_an_announcement(client: Caller, announcement_id: Id) -> AnnouncementWithCounts:
    """One announcement with the ledger's counts."""
    return await client.read(_announcement, announcement_id)


@router.post("/{announcement_id}/stop")
async def stop_an_announcement(client: Writer, announcement_id: Id) -> Stopped:
    """Keep back what has not left yet."""
    return await client.write(_stop, announcement_id)
