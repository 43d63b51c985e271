"""What a tap carries is never trusted: nobody opens the book, rolls or groups of another branch with its ids."""

import itertools
from dataclasses import replace
from typing import Any

import time_machine
from sqlmodel import Session, select

import bot.papers.roster
from bot import (
    absences,
    attendance,
    clubs,
    groups,
    member_adds,
    member_cards,
    member_edits,
    member_merges,
    member_transfers,
    member_undo,
    member_words,
    members,
    posters,
    registrations,
    results,
    roll_conflicts,
    roll_corrections,
    roll_papers,
    rosters,
    taps,
)
from bot.conversation import choose
from bot.messages import Incoming, Kind
from bot.replies import Account, Chat, lines
from models import clock
from models.clubs import ClubMembership
from models.conversations import who_writes
from models.deliveries import Message
from models.facts import Refused
from models.jobs import Job
from models.member_changes import MemberEdit
from models.members import Membership
from models.posts import Post, Role
from models.registrations import Request
from models.rolls import Roll
from models.transfers import Transfer
from models.units import Unit
from tests.chat import Phone, Town
from tests.roll_town import AFTERWARDS, CALLED, group_of, meeting_with

FEATURES = (
    absences, attendance, clubs, groups, member_adds, member_cards, member_edits, member_merges, member_transfers,
    member_undo, member_words, members, posters, registrations, results, roll_conflicts, roll_corrections, roll_papers,
    rosters, bot.papers.roster,
)  # fmt: skip
WORDS = (
    "",
    "yes",
    "no",
    "whole",
    "missing",
    "silent",
    "present",
    "keep",
    "minutes",
    "roll-sheet",
    "pdf",
    "died",
    "end",
)
HERS = ("Đào", "Cúc", "Sương")
KEPT = (Membership, MemberEdit, Post, Unit, Roll, Transfer, Request, ClubMembership, Message, Job)


def carried(tap: taps.Tap, ids: range) -> Any:
    """All that such a tap may carry, with these ids for the first number and small ones for the others."""
    first = True
    options: list[list[str]] = []
    for parse in tap.parse:
        if parse is int:
            options.append([str(number) for number in ids] if first else ["0", "2", "3"])
            first = False
        else:
            options.append(list(WORDS))
    return (":".join(parts) for parts in itertools.product(*options))


async def test_a_tap_with_somebody_elses_ids_shows_nothing_and_changes_nothing(town: Town) -> None:
    with time_machine.travel(CALLED, tick=False) as moved:
        head, lua = await meeting_with(town, "zalo-bot", "Trần Thị Sương", "Lê Thị Đào", "Bùi Thị Cúc")
        stranger = await town.member("zalo-bot", "Đỗ Thị Mận", branch="buoi", role=Role.HEAD)
        group_of(town, "Trần Thị Sương", "Lê Thị Đào")
        town.write(lambda session: session.add(Request(
            contact_id=1, unit_id=town.ids["man"], full_name="Vũ Thị Cúc", birth_year=1970, consent_version="1",
            asked_at=clock.now(),
        )))  # fmt: skip
        moved.move_to(AFTERWARDS)
        await head.says("vắng 4")
        await head.says("3 đi làm xa")
        await town.quiet()

        def attack(session: Session, phone: Phone, own: set[int]) -> tuple[list[str], list[Any]]:
            def stand() -> list[Any]:
                return [row.model_dump() for model in KEPT for row in session.exec(select(model)).all()]

            before, seen = stand(), []
            known = who_writes(session, phone.channel, phone.address, "vi", clock.now())
            for feature in FEATURES:
                for name, tap in feature.taps(taps.Tap).items():
                    for value in dict.fromkeys(carried(tap, range(1, 12))):
                        if own and value.split(":")[0] in {str(unit) for unit in own}:
                            continue  # her own branch's id
                        incoming = Incoming(phone.channel, phone.address, "x", Kind.TAP)
                        who = replace(known, answers={**known.answers}, notes={**known.notes})
                        chat = Chat(session, who, incoming, clock.now(), Account())
                        session.flush()
                        session.connection().exec_driver_sql("SAVEPOINT tap")
                        try:
                            reply = choose(chat, f"{name}:{value}" if value else name)
                        except (Refused, ValueError, TypeError):  # words that no tap of ours carries
                            reply = None
                            session.expunge_all()
                            session.connection().exec_driver_sql("ROLLBACK TO SAVEPOINT tap")
                        session.connection().exec_driver_sql("RELEASE SAVEPOINT tap")
                        said = lines("vi", "em-chi", reply, chat.local())[0] if reply else ""
                        seen += [f"{name}:{value} -> {said}" for one in HERS if one in said]
            after = stand()
            return seen, [row for row in [*after, *before] if row not in before or row not in after]

        for phone, own in ((stranger, {town.ids["buoi"]}), (lua, set())):
            assert town.write(attack, phone, own) == ([], [])
        seen, changed = town.write(attack, head, set())
        assert seen
        assert changed
