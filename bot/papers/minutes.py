"""The minutes of a meeting, from its roll: who was there, who was not, what it was about, and room to write."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from sqlmodel import Session

import locales
from bot.papers import Made, Paper, Reader
from bot.papers.documents import MIME, centred, chapter, content_of, dotted, new_document, signatures
from bot.papers.heading import Heading, heading, her_meeting, meeting_name, meeting_words, unit_of
from models import shares
from models.attendance import Listed, Mark, listed
from models.corrections import tally_of
from models.meetings import Meeting
from models.members import Person
from models.posts import Right, holders_above

_FREE = 12  # lines of the first page that are left for writing where no names and no content stand there
_LABEL = 30  # letters: "Vắng không lý do: 20 hội viên: "
_LETTERS = 75  # of a line
_FEWEST = (2, 2, 2)
_PLENTY = (4, 5, 3)


@dataclass(frozen=True)
class Minutes:
    """What the minutes say. `present` is None where no roll was taken; `named` says whether it has names."""

    heading: Heading
    words: dict[str, Any]
    meeting: str
    present: int | None
    expected: int
    away: int
    named: bool
    excused: list[str]
    absent: list[str]
    chair: str = ""


def gather(session: Session, reader: Reader, args: dict[str, Any]) -> Minutes:
    """The meeting with its roll; a leader's are of her own group."""
    meeting, group_id = her_meeting(session, reader, args["meeting"])
    people = listed(session, meeting, group_id)
    taken = meeting.roll_at is not None if group_id is None else any(one.mark for one in people)
    named = taken and (group_id is not None or not meeting.count_only)
    present, expected = tally_of(session, meeting, group_id)
    words = meeting_words(session, reader, meeting)
    return Minutes(
        heading(session, unit_of(session, meeting, group_id).id or 0, reader.language),
        words,
        meeting_name(reader, words),
        present if taken else None,
        expected,
        sum(one.away and one.mark != Mark.PRESENT for one in people),
        named,
        _names(people, Mark.EXCUSED) if named else [],
        _names(people, Mark.ABSENT) if named else [],
        _chair(session, meeting),
    )


def _chair(session: Session, meeting: Meeting) -> str:
    """Who most likely led it: of those who answer for its unit the one who took the roll, or called it."""
    able = [held.person_id for held in holders_above(session, meeting.unit_id, Right.CALL)]
    likely = next((one for one in (meeting.roll_by, meeting.called_by) if one in able), None)
    person = session.get(Person, likely) if likely else None
    return person.full_name if person is not None else ""


def _names(people: Sequence[Listed], mark: Mark) -> list[str]:
    """Those with a mark; of two with one name each has her birth year beside it."""
    times = Counter(one.full_name for one in people)
    return [
        f"{one.full_name} ({one.birth_year})" if times[one.full_name] > 1 and one.birth_year else one.full_name
        for one in people
        if one.mark == mark and one.counts
    ]


def make(reader: Reader, minutes: Minutes) -> Made:
    """The Word file."""
    name = locales.label(reader.language, "minutes-file", **minutes.words)
    return Made(f"{name}.docx", MIME, write(reader.language, minutes), {"meeting": minutes.meeting})


def write(language: str, minutes: Minutes) -> bytes:
    """The usual form, in plain words."""

    def text(key: str, **variables: Any) -> str:
        return locales.label(language, key, **{**minutes.words, **variables})

    document = new_document(language, minutes.heading)
    content, opinions, conclusion = _blank_lines(minutes)
    document.add_paragraph()
    centred(document, text("minutes-title").upper(), size=16, bold=True)
    centred(document, text("minutes-subtitle"), bold=True)
    document.add_paragraph(text("minutes-time"))
    document.add_paragraph(text("minutes-place"))
    chapter(document, text("minutes-people"))
    document.add_paragraph(text("minutes-chair", chair=minutes.chair or locales.NOTHING))
    document.add_paragraph(text("minutes-secretary"))
    if minutes.present is None:
        document.add_paragraph(text("minutes-present-blank", expected=minutes.expected))
    else:
        percent = shares.percent(minutes.present, minutes.expected) or 0
        counted = text("minutes-present", present=minutes.present, expected=minutes.expected, percent=percent)
        document.add_paragraph(counted)
    if minutes.named:
        for key, names in (("minutes-excused", minutes.excused), ("minutes-absent", minutes.absent)):
            document.add_paragraph(text(key, count=len(names), names=", ".join(names) or locales.NOTHING))
    if minutes.away:
        document.add_paragraph(text("minutes-away", away=minutes.away))
    chapter(document, text("minutes-content"))
    if minutes.words["content"] != locales.NOTHING:
        document.add_paragraph(_sentence(minutes.words["content"]))
    dotted(document, content)
    chapter(document, text("minutes-opinions"))
    dotted(document, opinions)
    chapter(document, text("minutes-conclusion"))
    dotted(document, conclusion, with_next=True)
    document.add_paragraph(text("minutes-end")).paragraph_format.keep_with_next = True
    titles = (text("minutes-sign-secretary"), text("minutes-sign-chair"))
    signatures(document, titles, text("minutes-sign-how"))
    return content_of(document)


def _sentence(typed: str) -> str:
    return typed[:1].upper() + typed[1:]


def _blank_lines(minutes: Minutes) -> tuple[int, int, int]:
    """Lines to write on for the content, the opinions and the conclusion: as many as leave it one page, else plenty."""
    content = 0 if minutes.words["content"] == locales.NOTHING else len(minutes.words["content"])
    names = [_LABEL + len(", ".join(women)) for women in (minutes.excused, minutes.absent) if minutes.named]
    left = _FREE - sum(-(-letters // _LETTERS) for letters in (content, *names))
    if left < sum(_FEWEST):
        return _PLENTY
    fewest_content, fewest_opinions, fewest_conclusion = _FEWEST
    more = min(left, sum(_PLENTY)) - sum(_FEWEST)
    return fewest_content + (more + 1) // 3, fewest_opinions + (more + 2) // 3, fewest_conclusion + more // 3


PAPER = Paper(gather, make)
