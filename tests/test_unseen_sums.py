"""How many women nobody has seen: the sums of branches say at any moment what is counted woman by woman."""

from collections.abc import Callable, Iterator
from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest
import time_machine
from sqlalchemy import delete, update
from sqlmodel import Session, select

from models.attendance import Attendance, Mark, Source, lock, recount, restore_marks
from models.db import Database
from models.meetings import Invitation, Meeting
from models.member_undo import undo_edit
from models.members import Membership, MemberState, add_membership, add_person
from models.merges import merge
from models.posts import Post, Role
from models.sums import SumClock
from models.tree_changes import change
from models.tree_changes_edges import hang
from models.tree_changes_kept import Deed, What
from models.unit_settings import change_setting
from models.units import Unit, UnitKind, add_unit
from models.unseen import unseen_counts
from models.unseen_checks import Seen, UnseenCheck, all_times, counted
from models.unseen_rolls import KIND, SUMS, roll_up_due
from tests.chat import found_town
from tests.held_meetings import held_meeting
from tests.roll_town import who

NOW = datetime(2026, 11, 22, 2, tzinfo=UTC)
WOMEN = 5


class Branches:
    """Thôn Mận and thôn Bưởi of five women each; the first two of each were at no meeting of autumn."""

    def __init__(self, url: str) -> None:
        self.db = Database(url, "invented-secret-key")
        self.ids: dict[str, int] = self.db.write_now(self._found)

    def _found(self, session: Session) -> dict[str, int]:
        ids = found_town(session)
        for branch in ("man", "buoi"):
            women = [add_person(session, full_name=f"Trần Thị {n}").id or 0 for n in range(WOMEN)]
            for person in women:
                add_membership(session, person_id=person, branch_id=ids[branch], since=date(2020, 1, 1))
            for month in (7, 8, 9, 10):
                meeting = held_meeting(session, ids[branch], date(2026, month, 10), 3, WOMEN)
                for place, person in enumerate(women):
                    session.add(Invitation(meeting_id=meeting, person_id=person))
                    there = place > 1 or month == 7
                    mark = Mark.PRESENT if there else Mark.ABSENT
                    row = {"mark": mark, "source": Source.HEAD, "marked_at": NOW}
                    session.add(Attendance(meeting_id=meeting, person_id=person, **row))
        above = session.get_one(Unit, ids["province"])
        beside = add_unit(session, code="X2", name="xã Hoa Đào", kind=UnitKind.COMMUNE, parent=above)
        change_setting(session, beside, "unseen_meetings", 4, None)
        return ids | {"beside": beside.id or 0}

    def counts(self) -> tuple[int, int]:
        """Of the province, read from the sums and counted woman by woman."""

        def live(session: Session) -> int:
            return sum(counted(session, [self.ids["man"], self.ids["buoi"]], all_times(session)).values())

        return self.db.read_now(unseen_counts, None, self.ids["province"]).count, self.db.read_now(live)

    def sum_up(self) -> None:
        for _ in range(2):
            self.db.write_now(roll_up_due)


def entry(session: Session, branches: Branches, place: int = 0) -> Membership:
    of = select(Membership).where(Membership.unit_id == branches.ids["man"]).order_by(Membership.number)  # type: ignore[arg-type]
    return session.exec(of).all()[place]


def last(session: Session, branches: Branches) -> Meeting:
    of = select(Meeting).where(Meeting.unit_id == branches.ids["man"]).order_by(Meeting.local_date)  # type: ignore[arg-type]
    return session.exec(of).all()[-1]


def swap(session: Session, branches: Branches) -> None:
    """It was the first woman who came in October, and not the fifth: the tally stays."""
    meeting = last(session, branches)
    lock(session, meeting)
    first, fifth = (entry(session, branches, place).person_id for place in (0, 4))
    marks: dict[int, Any] = {first: (Mark.PRESENT, Source.HEAD), fifth: (Mark.ABSENT, Source.HEAD)}
    restore_marks(session, meeting, marks, first, NOW)
    recount(session, meeting)


def says(answer: Seen) -> Callable[[Session, Branches], None]:
    def said(session: Session, branches: Branches) -> None:
        hers = entry(session, branches, 1)
        at = datetime.now(UTC)
        session.add(UnseenCheck(membership_id=hers.id or 0, answer=answer, by_person=hers.person_id, at=at))

    return said


def away(session: Session, branches: Branches) -> None:
    hers = entry(session, branches, 1)
    hers.state = MemberState.AWAY
    session.add(hers)


def undone(session: Session, branches: Branches) -> None:
    """The last roll of thôn Mận is taken back while its meeting is open."""
    meeting = last(session, branches)
    meeting.roll_at = None
    session.add(meeting)


def moved(session: Session, branches: Branches) -> None:
    """To a commune where only who missed four meetings is asked after."""
    hang(session, branches.ids["man"], branches.ids["beside"], date(2026, 11, 1))


def stricter(session: Session, branches: Branches) -> None:
    change_setting(session, session.get_one(Unit, branches.ids["commune"]), "unseen_meetings", 4, None)


def nothing(session: Session, branches: Branches) -> None:
    return


@pytest.fixture
def branches(database_url: str) -> Iterator[Branches]:
    """A Sunday morning in November; nothing is summed up yet."""
    with time_machine.travel(NOW, tick=False):
        found = Branches(database_url)
        yield found
        found.db.close()


def test_the_sum_is_at_any_moment_what_is_counted_woman_by_woman(branches: Branches) -> None:
    deeds = (
        (swap, 3), (says(Seen.ASK), 2), (nothing, 3), (says(Seen.STAYS), 2), (moved, 2), (stricter, 0),
    )  # fmt: skip
    with time_machine.travel(NOW, tick=False) as now:
        assert branches.counts() == (4, 4)
        branches.sum_up()
        for deed, then in deeds:
            now.shift(timedelta(days=4))
            branches.sum_up()
            branches.db.write_now(lambda session, deed=deed: deed(session, branches))
            now.shift(timedelta(days=4))
            assert branches.counts() == (then, then), deed
            branches.sum_up()
            assert branches.counts() == (then, then), deed
        now.move_to(NOW - timedelta(days=1))  # the clock is set back: nothing that was summed is trusted
        assert branches.counts() == (0, 0)
        branches.sum_up()
        assert branches.counts() == (0, 0)


def test_what_did_not_change_is_read_from_the_sums_alone(branches: Branches) -> None:
    with time_machine.travel(NOW, tick=False) as now:
        branches.sum_up()
        now.shift(timedelta(days=1))
        branches.sum_up()
        branches.db.write_now(lambda session: session.connection().execute(update(SUMS).values(women=10)))
        assert branches.counts() == (20, 4)
        branches.db.write_now(lambda session: session.connection().execute(delete(SumClock)))
        assert branches.counts() == (4, 4)
        branches.sum_up()
        assert branches.counts() == (4, 4)
        now.shift(timedelta(days=1))
        branches.sum_up()
        branches.db.write_now(lambda session: session.connection().execute(update(SUMS).values(women=10)))
        branches.db.write_now(lambda session: away(session, branches))
        assert branches.counts() == (11, 3)
        branches.sum_up()
        now.shift(timedelta(days=1))
        branches.sum_up()
        assert branches.counts() == (11, 3)


def test_a_roll_that_is_taken_back_before_its_meeting_closes_counts_no_more(branches: Branches) -> None:
    def opened(session: Session) -> None:
        meeting = last(session, branches)
        meeting.closed_at, meeting.starts_at = None, NOW - timedelta(hours=2)
        session.add(meeting)

    with time_machine.travel(NOW, tick=False) as now:
        branches.db.write_now(opened)
        branches.sum_up()
        now.shift(timedelta(hours=1))
        branches.sum_up()
        branches.db.write_now(lambda session: undone(session, branches))
        assert branches.counts() == (2, 2)
        state = branches.db.read_now(lambda session: session.get_one(SumClock, KIND))
        assert state.rolled_at > NOW


def test_two_entries_of_one_woman_become_one_also_in_the_other_book_where_she_stands(branches: Branches) -> None:
    first, fifth = branches.db.read_now(lambda s: (entry(s, branches), entry(s, branches, 4)))
    head: list[int] = []

    def elsewhere(session: Session) -> None:
        """The first stands in thôn Bưởi, too, and never came there; under her other number she did."""
        add_membership(session, person_id=first.person_id, branch_id=branches.ids["buoi"], since=date(2020, 1, 1))
        for meeting in session.exec(select(Meeting).where(Meeting.unit_id == branches.ids["buoi"])).all():
            for person, mark in ((first.person_id, Mark.ABSENT), (fifth.person_id, Mark.PRESENT)):
                session.add(Invitation(meeting_id=meeting.id or 0, person_id=person))
                row = {"mark": mark, "source": Source.HEAD, "marked_at": NOW}
                session.add(Attendance(meeting_id=meeting.id or 0, person_id=person, **row))
        head.append(add_person(session, full_name="Lê Thị Hạnh").id or 0)
        session.add(Post(person_id=head[0], role=Role.HEAD, unit_id=branches.ids["man"], from_date=date(2020, 1, 1)))

    with time_machine.travel(NOW, tick=False) as now:
        branches.db.write_now(elsewhere)
        branches.sum_up()
        now.shift(timedelta(hours=5))
        branches.sum_up()
        now.shift(timedelta(hours=1))
        assert branches.counts() == (5, 5)
        women = (first.id or 0, fifth.id or 0)
        made = branches.db.write_now(merge, who(head[0]), *women, sure=True)
        assert branches.counts() == (3, 3)
        now.shift(timedelta(hours=1))
        branches.sum_up()
        now.shift(timedelta(hours=1))
        branches.db.write_now(undo_edit, who(head[0]), made.edit)
        assert branches.counts() == (5, 5)


def test_whom_nobody_saw_in_the_branch_that_was_merged_is_asked_after_in_the_new_one(branches: Branches) -> None:
    """Of whom it was said that she stays, that holds there, too; a roll of before the merger counts when it changes."""
    with time_machine.travel(NOW) as clock:
        branches.sum_up()
        assert branches.counts() == (4, 4)
        branches.db.write_now(says(Seen.STAYS), branches)
        deed = Deed(What.MERGE, (branches.ids["man"], branches.ids["buoi"]), name="thôn Mận Bưởi")
        done = branches.db.write_now(change, None, deed)
        clock.shift(timedelta(hours=1))
        assert branches.db.read_now(unseen_counts, None, branches.ids["province"]).count == 3
        found = branches.db.read_now(lambda session: counted(session, list(done.made), all_times(session)))
        assert found == {done.made[0]: 3}
        branches.sum_up()
        clock.shift(timedelta(hours=1))
        branches.sum_up()
        assert branches.db.read_now(unseen_counts, None, branches.ids["province"]).count == 3
        branches.db.write_now(swap, branches)
        assert branches.db.read_now(unseen_counts, None, branches.ids["province"]).count == 2
