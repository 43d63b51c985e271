"""What may be answered to a fact: the choices that are offered after it."""

from collections.abc import Callable
from typing import Any

from bot import (
    attendance,
    calls,
    check_in,
    clubs,
    courses,
    group_flows,
    handovers,
    handovers_former,
    meetings,
    member_transfers,
    member_undo,
    own_data,
    relay,
    reports,
    series,
    unit_changes_log,
)
from bot.replies import Chat, Option, Reply
from models.announcements import Announced, AnnouncementWaits
from models.check_in import NoMeetingNow
from models.club_joining import ClubCreated, PutIntoClub, TakenFromClub
from models.courses import AnnouncementStopped, Resent, SendingGoesOn, SendingPaused
from models.deputies import DeputyNamed
from models.facts import Fact, Refused
from models.group_changes import GroupClosed, GroupCreated, GroupRenamed
from models.handovers_said import HandoverOffered, HandoverWaits
from models.invites import MeetingCalled
from models.leader_changes import LeaderNamed
from models.meetings import AnsweredNo
from models.member_ends import BackInTheBook, MembershipEnded
from models.member_lines import WomenAdded
from models.member_marks import EntryCorrected, Marked
from models.merges import Merged
from models.own_decisions import OwnChangeAsked, OwnChangeMade, OwnDataCorrected
from models.phone_words import PhoneWordWritten
from models.posts import NotAllowed
from models.relays import Brought
from models.report_drafts_said import (
    NobodyToSendBackTo,
    ReportConfirmed,
    ReportEditedMeanwhile,
    ReportFiguresMoved,
    ReportLacks,
    ReportNotSent,
    ReportNotSentYet,
    ReportStands,
    ReportTakenUp,
    ReportTheirs,
)
from models.rolls import CountTaken, RollTaken
from models.series import SeriesCalled
from models.transfer_decisions import TransferAsked, TransferWaits
from models.tree_changes import UnitChanged, UnitChangePlanned

FOLLOW_UPS: dict[type[Fact | Refused], Callable[[Any], tuple[Option, ...]]] = {
    AnsweredNo: meetings.ask_reason,
    MeetingCalled: calls.after_call,
    SeriesCalled: series.after_call,
    Announced: courses.after_announce,
    AnnouncementWaits: courses.after_announce,
    AnnouncementStopped: courses.after_stop,
    SendingPaused: courses.after_pause,
    SendingGoesOn: courses.after_announce,
    Resent: courses.after_announce,
    RollTaken: attendance.after_roll,
    Marked: member_undo.after_edit,
    EntryCorrected: member_undo.after_edit,
    PhoneWordWritten: member_undo.after_edit,
    MembershipEnded: member_undo.after_edit,
    BackInTheBook: member_undo.after_edit,
    WomenAdded: member_undo.after_edit,
    Merged: member_undo.after_edit,
    OwnDataCorrected: own_data.after_making,
    OwnChangeMade: own_data.after_making,
    OwnChangeAsked: own_data.after_asking,
    TransferAsked: member_transfers.after_asking,
    TransferWaits: member_transfers.after_asking,
    CountTaken: attendance.after_roll,
    NoMeetingNow: check_in.no_meeting,
    Brought: relay.after_bring,
    GroupCreated: group_flows.after_new,
    GroupRenamed: member_undo.after_edit,
    GroupClosed: member_undo.after_edit,
    TakenFromClub: member_undo.after_edit,
    LeaderNamed: group_flows.after_named,
    ClubCreated: clubs.after_new,
    PutIntoClub: clubs.after_put,
    UnitChanged: unit_changes_log.after_change,
    UnitChangePlanned: unit_changes_log.after_plan,
    HandoverOffered: handovers.after_offer,
    HandoverWaits: handovers.after_waiting,
    DeputyNamed: handovers.after_deputy,
    ReportConfirmed: reports.after_confirmed,
    ReportLacks: reports.after_lacking,
    **dict.fromkeys((ReportEditedMeanwhile, ReportFiguresMoved, ReportStands, ReportTakenUp), reports.after_refusal),
    **dict.fromkeys((ReportTheirs, NobodyToSendBackTo, ReportNotSent), reports.after_refusal),
    ReportNotSentYet: reports.after_unsent,
}


def offer(chat: Chat, said: Fact | Refused) -> Reply:
    """A fact or refusal with the choices that may follow it."""
    follow = FOLLOW_UPS.get(type(said))
    if isinstance(said, NotAllowed):
        return handovers_former.told(chat, Reply((said,)))
    return Reply((said,), follow(said) if follow else ())
