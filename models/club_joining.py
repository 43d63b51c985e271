"""Clubs made, joined and left: by the women themselves, with or without the leader's word, or by the head."""

from collections.abc import Collection
from typing import Any

from sqlmodel import Session, col, select

from models import clock, clubs, deliveries, planner
from models.clubs import ClubJoined, ClubLeft, ClubRequest, NeedsAnotherName, NoSuchClub, club_for, hurts, is_in
from models.conversations import Who
from models.deliveries import Priority
from models.facts import Fact, Refused
from models.group_changes import GroupExists, checked_name
from models.groups import GroupEdit, open_units, parent_of, today
from models.invites import invite_to
from models.meetings import Meeting, MeetingState
from models.member_changes import begin, note_many
from models.member_invitations import settle
from models.members import MEMBER_STATES, Membership, Person, given_name
from models.open_units import hold_for, lock_units, row_in_unit
from models.posts import Right, post_for, responsible
from models.text import fold
from models.units import Unit, UnitKind, UnitPath, add_unit, get_unit


class ClubCreated(Fact):
    """There is one club more; `name` is the one for messages."""

    club: int
    name: str
    place: str
    edit: int


class ClubAsked(Fact):
    """Its leader has been asked whether she may join."""

    club: str


class PutIntoClub(Fact):
    """So many women are in the club now; so many of them were before."""

    club: int
    name: str
    added: int
    known: int
    edit: int  # 0 where nobody was new


class TakenFromClub(Fact):
    """So many women are out of the club."""

    club: int
    name: str
    count: int
    edit: int  # 0 where nobody was in it


class ClubAdmitted(Fact):
    """What the leader is told after she said yes."""

    name: str
    club: str


class ClubDeclined(Fact):
    """What the leader is told after she said no."""

    name: str


class RequestOver(Refused):
    """Somebody has answered it, or it is no longer asked."""


class ClubOfOthers(Refused):
    """These women are not in the book where the club is."""

    count: int


# --- made -----------------------------------------------------------------------------------------------------------


def create_club(
    session: Session, who: Who, parent_id: int, name: str, *, said_as: str = "", asks: bool = False
) -> ClubCreated:
    """Hang a club under a branch or a commune; `said_as` is its name for messages, `asks`: joining needs a word.

    Raises NotAllowed, UnitClosed, BadGroupName, GroupExists, or NeedsAnotherName.
    """
    hold_for(session, who.person_id, Right.UNITS, parent_id)
    parent = get_unit(session, parent_id)
    true = checked_name(name)
    said = checked_name(said_as) if said_as else true
    if hurts(said):
        raise NeedsAnotherName
    if any(fold(club.name) == fold(said) for club in open_units(session, [parent_id], UnitKind.CLUB)):
        raise GroupExists(said)
    taken = set(session.exec(select(Unit.code).where(col(Unit.code).startswith(f"{parent.code}-CLB"))).all())
    code = next(c for n in range(1, len(taken) + 2) if (c := f"{parent.code}-CLB{n}") not in taken)
    club = add_unit(session, code=code, name=said, kind=UnitKind.CLUB, parent=parent, since=today())
    club.settings = {"joining": "ask" if asks else "open"} | ({"true_name": true} if said != true else {})
    session.add(club)
    session.flush()
    edit = begin(session, who.person_id or 0, parent_id, GroupEdit.CREATED, said, club.id)
    return ClubCreated(club.id or 0, said, parent.name, edit)


# --- joined and left by herself -------------------------------------------------------------------------------------


def join_club(session: Session, who: Who, club_id: int) -> Fact:
    """She wants to be in a club: ClubJoined at once, or ClubAsked. Raises NoSuchClub."""
    lock_units(session, [club_id])
    club = club_for(session, who.person_id, club_id)
    person_id = who.person_id or 0
    if is_in(session, club_id, person_id):
        return ClubJoined(club.name)
    heads = [held.person_id for held in responsible(session, club_id, Right.NAMES)]
    if club.settings.get("joining") != "ask" or person_id in heads:
        admit(session, club, [person_id])
        return ClubJoined(club.name)
    waiting = session.exec(_open_requests(club_id).where(ClubRequest.person_id == person_id)).first()
    if waiting is None:
        request = ClubRequest(unit_id=club_id, person_id=person_id, asked_at=clock.now())
        session.add(request)
        session.flush()
        message = deliveries.post(
            session, key=f"club-request:{request.id}", kind="club-request", subject_id=request.id, unit_id=club_id
        )
        planner.address(session, message or 0, heads, priority=Priority.REMINDER, not_before=clock.now())
    return ClubAsked(club.name)


def leave_club(session: Session, who: Who, club_id: int) -> ClubLeft:
    """She is in the club no longer, and no longer invited to what it has called. Raises NoSuchClub."""
    club = club_for(session, who.person_id, club_id)
    drop_out(session, club_id, [who.person_id or 0])
    return ClubLeft(club.name)


def decide_request(session: Session, who: Who, request_id: int, choice: str) -> Fact:
    """The leader lets her in ("yes") or not. Raises RequestOver or NotAllowed."""
    request = row_in_unit(session, ClubRequest, request_id)
    if request is None:
        raise RequestOver
    held = post_for(session, who.person_id, Right.NAMES, request.unit_id)
    person = session.get(Person, request.person_id)
    club = get_unit(session, request.unit_id)
    if request.decided_at is not None or club.closed_on is not None or person is None:
        raise RequestOver
    request.decided_at, request.decided_by, request.admitted = clock.now(), held.person_id, choice == "yes"
    session.add(request)
    session.flush()
    if request.admitted:
        admit(session, club, [request.person_id])
    message = deliveries.post(
        session, key=f"club-answer:{request_id}", kind="club-answer", subject_id=request_id, unit_id=request.unit_id
    )
    planner.address(session, message or 0, [request.person_id], priority=Priority.REMINDER, not_before=clock.now())
    name = given_name(person.full_name, person.calling_name)
    return ClubAdmitted(name, club.name) if request.admitted else ClubDeclined(name)


# --- put in and taken out by the head -------------------------------------------------------------------------------


def put_into_club(session: Session, who: Who, club_id: int, person_ids: Collection[int]) -> PutIntoClub:
    """Put members of the club's branch or commune into it. Raises NotAllowed, NoSuchClub or ClubOfOthers."""
    club = _hers(session, who, club_id)
    place = get_unit(session, parent_of(session, club_id))
    post_for(session, who.person_id, Right.NAMES, place.id or 0)  # a club's leader sees no book of a branch
    there = set(
        session.exec(
            select(Membership.person_id)
            .join(UnitPath, col(UnitPath.descendant_id) == Membership.unit_id)
            .where(
                UnitPath.ancestor_id == place.id,
                col(UnitPath.to_date).is_(None),
                col(Membership.person_id).in_(list(person_ids)),
                col(Membership.state).in_(MEMBER_STATES),
            )
        ).all()
    )
    strangers = set(person_ids) - there
    if strangers:
        raise ClubOfOthers(len(strangers))
    added = admit(session, club, person_ids)
    edit = _written(session, who, GroupEdit.PUT, club, place.id or 0, added)
    return PutIntoClub(club_id, club.name, len(added), len(there) - len(added), edit)


def take_from_club(session: Session, who: Who, club_id: int, person_ids: Collection[int]) -> TakenFromClub:
    """Take women out of a club. Raises NotAllowed or NoSuchClub."""
    club = _hers(session, who, club_id)
    gone = drop_out(session, club_id, person_ids)
    edit = _written(session, who, GroupEdit.TAKEN, club, parent_of(session, club_id), gone)
    return TakenFromClub(club_id, club.name, len(gone), edit)


def _written(session: Session, who: Who, what: GroupEdit, club: Unit, place_id: int, people: list[int]) -> int:
    """Keep it, so that it can be taken back. The edit's id, 0 where nobody came or went."""
    if not people:
        return 0
    edit = begin(session, who.person_id or 0, place_id, what, club.name, club.id)
    note_many(session, edit, clubs.changes(session, club.id or 0, people))
    return edit


def _hers(session: Session, who: Who, club_id: int) -> Unit:
    lock_units(session, [club_id])
    post_for(session, who.person_id, Right.NAMES, club_id)
    club = get_unit(session, club_id)
    if club.kind != UnitKind.CLUB or club.closed_on is not None:
        raise NoSuchClub
    return club


def _open_requests(club_id: int) -> Any:
    return select(ClubRequest).where(ClubRequest.unit_id == club_id, col(ClubRequest.decided_at).is_(None))


def admit(session: Session, club: Unit, person_ids: Collection[int]) -> list[int]:
    """Into the club, and onto the lists of what it has called. Those who were new. Rights are the caller's to ask."""
    added = clubs.join(session, club.id or 0, person_ids)
    if added:
        answered = _open_requests(club.id or 0).where(col(ClubRequest.person_id).in_(added))
        for request in session.exec(answered).all():
            request.decided_at, request.admitted = clock.now(), True
            session.add(request)
        session.flush()
        settle(session, club.id or 0, added)
        meets = select(Meeting).where(
            Meeting.unit_id == club.id, Meeting.state == MeetingState.CALLED, Meeting.starts_at > clock.now()
        )
        for meeting in session.exec(meets.order_by(col(Meeting.starts_at))).all():
            for person_id in added:
                invite_to(session, meeting, person_id)
    return added


def drop_out(session: Session, club_id: int, person_ids: Collection[int]) -> list[int]:
    """Out of the club, and off the lists of what it has called, whatever she had answered. Those who were in it."""
    gone = clubs.leave(session, club_id, person_ids)
    settle(session, club_id, gone)
    return gone
