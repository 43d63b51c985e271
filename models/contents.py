"""What a meeting is about, said or corrected after it was called."""

from datetime import datetime

from sqlmodel import Session

from models import clock
from models.conversations import Who
from models.facts import Fact
from models.invites import told
from models.meetings import AlreadyStarted, MeetingCancelled, MeetingState, get_meeting, local_start
from models.posts import Right, post_for


class ContentNoted(Fact):
    """The meeting is about this from now on ("" for nothing that is said); `told` were invited before and hear nothing
    of it."""

    meeting: int
    kind: str
    when: datetime
    content: str
    told: int


def say_content(session: Session, who: Who, meeting_id: int, content: str) -> ContentNoted:
    """Say what a coming meeting is about, at most 300 characters; "" takes back what was said.

    Invitations that are still to leave have it; whoever was told already is not written to for this alone.
    Raises NotAllowed, NoSuchMeeting, MeetingCancelled or AlreadyStarted.
    """
    meeting = get_meeting(session, meeting_id, lock=True)
    post_for(session, who.person_id, Right.CALL, meeting.unit_id)
    start = local_start(session, meeting)
    if meeting.state == MeetingState.CANCELLED:
        raise MeetingCancelled(meeting.kind, start)
    if start <= clock.now():
        raise AlreadyStarted(meeting.kind, start)
    meeting.content = content
    session.add(meeting)
    session.flush()
    return ContentNoted(meeting_id, meeting.kind, start, content, len(told(session, meeting_id)))
