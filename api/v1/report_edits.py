"""What is edited in a drafted report: its figures and its paragraphs; or sent back for others to edit."""

from typing import Annotated, Literal

from fastapi import Query
from pydantic import Field
from sqlmodel import Session

from api.deps import Writer
from api.v1.drafted_reports import AsSeen, ReportShown, Seen, report_for, report_now
from api.v1.routes import routes
from api.v1.shapes import Id, Line, Lines, Shape
from models import report_drafts as rules
from models.conversations import Who
from models.posts import Right
from models.report_drafts_returned import send_back

router = routes("/drafted-reports", "reports")


class NewFigure(Shape):
    """A figure otherwise than the books give it, with the reason; null: as the books give it."""

    seen: Seen
    value: Annotated[int, Field(ge=0, le=10_000_000)] | None = None
    why: Annotated[Line, Field(max_length=300)] = ""


class NewParagraph(Shape):
    """A paragraph in her own words: "more" of what was done, or what is "hard" and wished for."""

    seen: Seen
    text: Annotated[Lines, Field(min_length=1, max_length=10_000)]
    part: Literal["more", "hard"] = "more"


class SentBack(Shape):
    """What is to be set right."""

    seen: Seen
    why: Annotated[Line, Field(min_length=1, max_length=300)]


def _send_back(session: Session, who: Who, report_id: int, body: SentBack) -> ReportShown:
    report_for(session, who, Right.SEND, report_id)
    return report_now(session, who, send_back(session, who, report_id, body.seen, body.why).report)


def _figure(session: Session, who: Who, report_id: int, name: str, body: NewFigure) -> ReportShown:
    report_for(session, who, Right.DRAFT, report_id)
    rules.change_figure(session, who, report_id, body.seen, name, body.value, body.why)
    return report_now(session, who, report_id)


def _write(session: Session, who: Who, report_id: int, body: NewParagraph) -> ReportShown:
    report_for(session, who, Right.DRAFT, report_id)
    rules.write(session, who, report_id, body.seen, body.text, body.part)
    return report_now(session, who, report_id)


def _drop(session: Session, who: Who, report_id: int, number: int, seen: str) -> ReportShown:
    report_for(session, who, Right.DRAFT, report_id)
    rules.drop(session, who, report_id, seen, number)
    return report_now(session, who, report_id)


def _put_back(session: Session, who: Who, report_id: int, body: AsSeen) -> ReportShown:
    report_for(session, who, Right.DRAFT, report_id)
    rules.put_back(session, who, report_id, body.seen)
    return report_now(session, who, report_id)


@router.post("/{report_id}/send-back")
async def send_a_report_back(client: Writer, report_id: Id, body: SentBack) -> ReportShown:
    """Whoever is above has it set right, with the reason: its unit's people are told, and change and send it again.

    What the report above has counted holds until the correction, which is the report of the answer, is confirmed.
    """
    return await client.write(_send_back, report_id, body)


@router.put("/{report_id}/figures/{name}")
async def change_a_figure(
    client: Writer, report_id: Id, name: Annotated[Line, Field(max_length=60)], body: NewFigure
) -> ReportShown:
    """Give a figure otherwise than the books do; what they say is kept beside it."""
    return await client.write(_figure, report_id, name, body)


@router.post("/{report_id}/paragraphs")
async def write_a_paragraph(client: Writer, report_id: Id, body: NewParagraph) -> ReportShown:
    """Add a paragraph."""
    return await client.write(_write, report_id, body)


@router.delete("/{report_id}/paragraphs/{number}")
async def drop_a_paragraph(
    client: Writer, report_id: Id, number: Annotated[int, Field(ge=1, le=100)], seen: Annotated[Seen, Query()]
) -> ReportShown:
    """Leave a paragraph out, by its number from 1."""
    return await client.write(_drop, report_id, number, seen)


@router.post("/{report_id}/paragraphs/back")
async def put_a_paragraph_back(client: Writer, report_id: Id, body: AsSeen) -> ReportShown:
    """What was left out last stands there again."""
    return await client.write(_put_back, report_id, body)
