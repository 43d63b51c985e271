"""What a meeting is about, said or corrected after it was called."""

from datetime import datetime

from sqlmodel import Session

from models import clock
from models.conversations import Who
from models.facts import Fact, Refused
from models.invites import told
from models.meetings import AlreadyStarted, MeetingCancelled, MeetingState, get_meeting, local_start
from models.posts import Right, post_for

MOST = 300  # characters of what a meeting is about


class ContentNoted(Fact):
    """The meeting is about this from now on ("" for nothing that is said); `told` were invited before and hear nothing
    of it."""

    meeting: int
    kind: str
    when: datetime
    content: str
    told: int


class TooMuchContent(Refused):
    """With what was said before it is too long for an invitation: more than `most` characters."""

    most: int


def one_more(before: str, content: str) -> str:
    """What was said before and this, too; the same once more changes nothing."""
    parts = [part for part in before.split("; ") if part]
    return before if content in parts else "; ".join((*parts, content))


def say_content(session: Session, who: Who, meeting_id: int, content: str, *, added: bool = False) -> ContentNoted:
    """Say what a coming meeting is about, at most 300 characters; "" takes back what was said.

    `added`: it stands beside what was said before.

    Invitations that are still to leave have it; whoever was told already is not written to for this alone.
    Raises NotAllowed, NoSuchMeeting, MeetingCancelled, AlreadyStarted or TooMuchContent.
    """
    meeting = get_meeting(session, meeting_id, lock=True)
    post_for(session, who.person_id, Right.CALL, meeting.unit_id)
    start = local_start(session, meeting)
    if meeting.state == MeetingState.CANCELLED:
        raise MeetingCancelled(meeting.kind, start)
    if start <= clock.now():
        raise AlreadyStarted(meeting.kind, start)
    if added and content:
        content = one_more(meeting.content, content)
        if len(content) > MOST:
            raise TooMuchContent(MOST)
    meeting.content = content
    session.add(meeting)
    session.flush()
    return ContentNoted(meeting_id, meeting.kind, start, content, len(told(session, meeting_id)))
