"""Whatever happens in a book and at its meetings, in whatever order: the sums of a meeting are those of its marks."""

from datetime import UTC, date, datetime, timedelta

import time_machine
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st
from sqlmodel import Session, col, func, select

from models import attendance, calls, check_in, figures, members, units
from models.attendance import Attendance
from models.conversations import acting, who_writes
from models.correction_undo import undo_correction
from models.corrections import correct
from models.db import Database
from models.facts import Refused
from models.group_changes import close as close_group
from models.group_changes import create_group
from models.meetings import Answer, Invitation, Meeting, MeetingKind, answer_invitation
from models.member_ends import end_membership, take_up_again
from models.member_marks import Mark, mark, move_to_group
from models.member_undo import undo_last_edit
from models.members import MEMBER_STATES, Membership, MemberState
from models.merges import merge
from models.posts import Post, Role
from models.roll_undo import undo_roll
from models.rolls import take_count, take_roll
from models.spoken_requests import register_for
from models.transfer_decisions import ask_transfer, decide_transfer
from models.transfers import Transfer
from models.units import UnitKind

START = datetime(2026, 11, 28, 12, 30, tzinfo=UTC)
OPS = (
    "away", "back", "honorary", "not_honorary", "left", "died", "returned", "undo", "merge", "group", "no_group",
    "transfer", "take", "join", "yes", "no", "check_in", "roll", "roll_present", "group_roll", "count", "correct",
    "undo_roll", "undo_correction", "later", "close_group", "reopen_group",
)  # fmt: skip
STEP = st.tuples(st.sampled_from(OPS), st.integers(0, 9), st.integers(0, 9))


class Branch:
    """A branch of its own in the test's database: two heads, a group, ten women, a meeting in 40 minutes."""

    def __init__(self, session: Session, number: int) -> None:
        self.session = session
        commune = units.add_unit(session, code=f"X{number}", name="xã Hoa Mai", kind=UnitKind.COMMUNE, parent=None)
        self.unit = self._unit(f"C{number}", "thôn Mận", UnitKind.BRANCH, commune)
        self.other = self._unit(f"D{number}", "thôn Bưởi", UnitKind.BRANCH, commune)
        self.commune = commune
        self.contact = who_writes(session, "web", f"c{number}", "vi", START).contact_id
        self.women = [self._woman(f"Nguyễn Thị {name}", 1960 + n) for n, name in enumerate("ABCDEFGHIK")]
        self.heads = [
            self._holder("Lê Thị Hạnh", Role.HEAD, self.unit),
            self._holder("Vũ Thị Na", Role.DEPUTY, self.unit),
        ]
        self.elsewhere = self._holder("Bùi Thị Mơ", Role.HEAD, self.other)
        self.group = create_group(session, acting(self.heads[0]), self.unit.id or 0, "tổ 1").group
        for person in self.women[:4]:
            self._place(person).group_id = self.group
        self.leader = self._holder("", Role.GROUP_LEADER, units.get_unit(session, self.group), self.women[0])
        session.flush()
        self.meetings = [
            calls.create_meeting(session, acting(self.heads[0]), self.unit.id or 0, MeetingKind.BRANCH, START).id or 0,
            calls.create_meeting(
                session, acting(self.heads[0]), self.unit.id or 0, MeetingKind.BRANCH, START + timedelta(days=7)
            ).id
            or 0,
        ]

    def _unit(self, code: str, name: str, kind: UnitKind, parent: units.Unit) -> units.Unit:
        return units.add_unit(self.session, code=code, name=name, kind=kind, parent=parent)

    def _woman(self, name: str, year: int) -> int:
        person = members.add_person(self.session, full_name=name, birth_year=year)
        members.add_membership(
            self.session, person_id=person.id or 0, branch_id=self.unit.id or 0, since=date(2020, 1, 1)
        )
        return person.id or 0

    def _holder(self, name: str, role: Role, unit: units.Unit, person_id: int | None = None) -> int:
        person_id = person_id or members.add_person(self.session, full_name=name, birth_year=1968).id or 0
        self.session.add(Post(person_id=person_id, role=role, unit_id=unit.id or 0, from_date=date(2020, 1, 1)))
        return person_id

    def _place(self, person: int) -> Membership:
        """Her last entry in the branch's book."""
        return self.session.exec(
            select(Membership)
            .where(Membership.person_id == person, Membership.unit_id == self.unit.id)
            .order_by(col(Membership.id).desc())
        ).first() or Membership(id=0, unit_id=0, person_id=0, number=0, since=date(2020, 1, 1))

    def does(self, op: str, one: int, other: int) -> None:
        """Carry out one step; what the rules refuse is rolled back."""
        session = self.session
        session.flush()
        connection = session.connection()
        connection.exec_driver_sql("SAVEPOINT step")
        try:
            self._step(op, one, other)
            session.flush()
        except Refused:
            session.expunge_all()
            connection.exec_driver_sql("ROLLBACK TO SAVEPOINT step")
        connection.exec_driver_sql("RELEASE SAVEPOINT step")

    def _step(self, op: str, one: int, other: int) -> None:
        session, by = self.session, acting(self.heads[other % 2])
        her, place = self.women[one], self._place(self.women[one]).id or 0
        meeting = self.meetings[0]
        listed = attendance.listed(session, session.get_one(Meeting, meeting))
        some = [row.person_id for row in listed][: other + 1]
        match op:
            case "away" | "back" | "honorary" | "not_honorary":
                mark(session, by, [place], Mark(op))
            case "left" | "died":
                end_membership(session, by, place, MemberState(op))
            case "returned":
                take_up_again(session, by, place)
            case "undo":
                undo_last_edit(session, by)
            case "merge":
                merge(session, by, place, self._place(self.women[other]).id or 0, sure=True)
            case "group" | "no_group":
                move_to_group(session, by, [place], self.group if op == "group" else None)
            case "transfer":
                ask_transfer(session, by, place, self.other.id or 0)
            case "take":
                for transfer in session.exec(select(Transfer).where(Transfer.to_unit_id == self.other.id)).all()[:1]:
                    decide_transfer(session, acting(self.elsewhere), transfer.id or 0, "yes" if other else "no")
            case "join":
                unit_id = self.unit.id or 0
                name = f"Trần Thị {'XYZ'[one % 3]}"
                by.contact_id = self.contact
                register_for(session, by, unit_id=unit_id, full_name=name, birth_year=1980, witnesses=["Na", "Mơ"])
            case "yes" | "no":
                answer_invitation(session, acting(her), self.meetings[other % 2], Answer(op))
            case "check_in":
                number = check_in.number_now(session, meeting, datetime.now(UTC))
                check_in.check_in(session, acting(her), number)
            case "roll":
                take_roll(session, by, meeting, absent=some)
            case "roll_present":
                take_roll(session, by, meeting, present=some)
            case "group_roll":
                take_roll(session, acting(self.leader), meeting, absent=[], group_id=self.group)
            case "count":
                take_count(session, by, meeting, one)
            case "correct":
                mark_as = list(attendance.Mark)[one % 3]
                correct(session, by, meeting, {self.women[other]: mark_as})
            case "undo_roll":
                undo_roll(session, by)
            case "undo_correction":
                undo_correction(session, by)
            case "close_group":
                close_group(session, by, self.group)
            case "reopen_group":
                create_group(session, by, self.unit.id or 0, "tổ 1")

    def adds_up(self) -> None:
        """What must hold at any moment."""
        session = self.session
        session.flush()
        session.expire_all()
        for meeting_id in self.meetings:
            meeting = session.get_one(Meeting, meeting_id)
            rows = session.exec(select(Invitation).where(Invitation.meeting_id == meeting_id)).all()
            invited = {row.person_id: row for row in rows}
            assert meeting.invited == len(invited)
            assert meeting.away == sum(row.away for row in rows)
            answers = [row.answer for row in rows]
            assert (meeting.yes, meeting.no, meeting.unsure) == tuple(answers.count(a) for a in Answer)
            marks = session.exec(select(Attendance).where(Attendance.meeting_id == meeting_id)).all()
            assert {row.person_id for row in marks} <= set(invited)
            assert meeting.present <= meeting.expected
            if meeting.count_only:
                continue
            given = [row.mark for row in marks if invited[row.person_id].expected or invited[row.person_id].away]
            tally = (meeting.present, meeting.excused, meeting.absent)
            assert tally == tuple(given.count(m) for m in attendance.Mark)
            though_away = [r for r in marks if r.mark == attendance.Mark.PRESENT and invited[r.person_id].away]
            assert meeting.expected == sum(row.expected for row in rows) + len(though_away)
        twice = session.exec(
            select(Membership.person_id)
            .where(col(Membership.state).in_(MEMBER_STATES), col(Membership.unit_id).in_([self.unit.id, self.other.id]))
            .group_by(col(Membership.person_id))
            .having(func.count() > 1)
        ).all()
        assert not twice
        closed = select(units.Unit.id).where(col(units.Unit.closed_on).is_not(None))
        assert not session.exec(select(Membership).where(col(Membership.group_id).in_(closed))).all()
        day = START.date()
        report = figures.attendance(
            session, None, self.commune.id or 0, day - timedelta(days=1), day + timedelta(days=9)
        )
        rolled = [m for i in self.meetings if (m := session.get_one(Meeting, i)).roll_at is not None]
        assert report.total.present == sum(m.present for m in rolled)
        assert report.total.expected == sum(m.expected for m in rolled)
        assert report.total.with_roll == len(rolled)


def test_the_sums_of_a_meeting_are_those_of_its_marks_whatever_happens(database_url: str) -> None:
    db = Database(database_url, "invented-secret-key")
    numbers = iter(range(1_000_000))

    @settings(
        max_examples=25, database=None, derandomize=True,
        suppress_health_check=[HealthCheck.too_slow],
    )  # fmt: skip
    @example([("roll", 1, 9), ("died", 1, 3)])
    @example([("roll_present", 2, 2), ("away", 2, 3)])
    @example([("count", 9, 6), ("died", 4, 9), ("honorary", 9, 4)])
    @example([("honorary", 5, 7), ("roll_present", 5, 9), ("correct", 1, 5)])
    @example([("honorary", 0, 4), ("later", 0, 1), ("check_in", 1, 2), ("merge", 1, 0), ("undo", 0, 0)])
    @example([("group", 8, 2), ("no_group", 8, 2), ("close_group", 6, 0), ("undo", 8, 0), ("group", 8, 2)])
    @example([("yes", 2, 1), ("merge", 1, 2), ("undo", 0, 0), ("roll", 1, 3), ("merge", 1, 2), ("undo_roll", 0, 1)])
    @given(st.lists(STEP, min_size=1, max_size=14))
    def happens(steps: list[tuple[str, int, int]]) -> None:
        def write(session: Session) -> None:
            with time_machine.travel(START - timedelta(minutes=40), tick=False) as clock:
                branch = Branch(session, next(numbers))
                clock.shift(timedelta(minutes=15))
                for op, one, other in steps:
                    clock.shift(timedelta(hours=2) if op == "later" else timedelta(seconds=20))
                    branch.does(op, one, other)
                    branch.adds_up()

        db.write_now(write)

    try:
        happens()
    finally:
        db.close()
