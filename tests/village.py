"""A village whose branch is merged while everything that can be is written into it, in transactions at once."""

from collections.abc import Callable
from concurrent.futures import Future
from dataclasses import replace
from datetime import date, datetime, time
from typing import Any
from zoneinfo import ZoneInfo

from sqlalchemy import text
from sqlmodel import Session, col, select

from models import clock, report_drafts
from models.announcements import Announcement, Audience, announce
from models.approvals import decide
from models.calls import create_meeting
from models.club_joining import create_club
from models.conversations import Contact, Who, acting
from models.db import Database
from models.deputies import lend
from models.facts import Refused
from models.grants import claim_post, grant
from models.group_changes import create_group
from models.handovers import offer, take
from models.linking import ask_by_form
from models.meetings import Meeting, MeetingKind
from models.member_ends import end_membership, take_up_again
from models.member_lines import add_women, preview_women
from models.members import MEMBER_STATES, Membership, MemberState, add_membership, add_person
from models.places import Spot, locate
from models.posts import Post, Role
from models.recurrence import By, Repeat
from models.registrations import Request, register
from models.roster_files import RosterFile, RosterRow
from models.series import Series, call_series
from models.spoken_requests import register_for
from models.transfer_decisions import ask_transfer, decide_transfer
from models.transfers import Transfer
from models.tree_changes import change
from models.tree_changes_edges import open_children
from models.tree_changes_kept import Coming, Deed, Part, What
from models.units import Unit, UnitKind, add_unit, get_unit
from models.urgent import announce_urgent
from tests.chat import found_town

LONG_AGO = date(2020, 1, 1)
SOON = datetime(2026, 12, 5, 19, 30, tzinfo=ZoneInfo("Asia/Ho_Chi_Minh"))
MONTHLY = Repeat(By.DATE, day=15)

Rule = Callable[[Session], Any]


class Village:
    """Thôn Mận and thôn Bưởi with all that waits for an answer in thôn Mận, and all that is written."""

    def __init__(self, db: Database) -> None:
        self.db = db
        self.ids: dict[str, int] = {}
        db.write_now(self._found)

    def _person(self, session: Session, name: str, branch: str = "") -> int:
        person = add_person(session, full_name=name, birth_year=1970)
        if branch:
            add_membership(session, person_id=person.id or 0, branch_id=self.ids[branch], since=LONG_AGO)
        return person.id or 0

    def _post(self, session: Session, name: str, role: Role, unit: str) -> Who:
        person_id = self._person(session, name, unit if unit in {"man", "buoi", "oi"} else "")
        session.add(Post(person_id=person_id, role=role, unit_id=self.ids[unit], from_date=LONG_AGO))
        session.flush()
        return acting(person_id)

    def _found(self, session: Session) -> None:
        self.ids = found_town(session)
        commune = session.get_one(Unit, self.ids["commune"])
        oi = add_unit(session, code="C3", name="thôn Ổi", kind=UnitKind.BRANCH, parent=commune)
        self.ids["oi"] = oi.id or 0
        self.man = self.ids["man"]
        self.tam = self._post(session, "Vũ Thị Tâm", Role.CADRE, "commune")
        self.hanh = self._post(session, "Lê Thị Hạnh", Role.HEAD, "man")
        self.lan = self._post(session, "Bùi Thị Lan", Role.HEAD, "oi")
        self._post(session, "Trần Thị Bích", Role.HEAD, "buoi")
        self.woman = self._person(session, "Nguyễn Thị Lụa", "man")
        moving = [self._person(session, name, "oi") for name in ("Đỗ Thị Gấm", "Đỗ Thị Nhung")]
        entries = {m.person_id: m.id or 0 for m in session.exec(select(Membership)).all()}
        self.gam, self.nhung = (entries[one] for one in moving)
        left = self._person(session, "Phan Thị Mơ", "man")
        self.left = session.exec(select(Membership.id).where(Membership.person_id == left)).one() or 0
        end_membership(session, self.hanh, self.left, MemberState.LEFT)
        self.contacts = [self._contact(session, n) for n in range(4)]
        self.head = replace(self.contacts[3], person_id=self.hanh.person_id)
        asked = register(session, self.contacts[0], unit_id=self.man, full_name="Cao Thị Thu", birth_year=1980,
                         phone="+84900000001", vouched=False)  # fmt: skip
        assert asked is not None
        self.request = session.exec(select(Request.id)).one() or 0
        ask_transfer(session, self.lan, self.gam, self.man)
        rows = [RosterRow("", 1, None, "Hồ Thị Sen", 1985, None, "", "", "", "")]
        self.batch = preview_women(session, self.hanh, self.man, RosterFile(rows=rows)).batch
        self.code = grant(session, phone="+84900000009", role=Role.DEPUTY, unit=get_unit(session, self.man))
        stranger = self._person(session, "Mai Thị Xuân", "oi")
        self.offered = offer(session, self.tam, self.man, Role.DEPUTY, stranger).handover
        self.other = self._person(session, "Mai Thị Hoa", "oi")
        call_series(session, self.tam, self.man, MeetingKind.EVENT, MONTHLY, time(14))
        session.exec(select(Series)).one().look_on = date(2026, 11, 20)
        for made in session.exec(select(Meeting).where(col(Meeting.occurrence) > date(2026, 12, 20))).all():
            session.delete(made)  # more have to be made ahead

    @staticmethod
    def _contact(session: Session, number: int) -> Who:
        row = Contact(channel="web", address=f"web-{number}", touched_at=clock.now(), created_at=clock.now())
        session.add(row)
        session.flush()
        return Who(row.id or 0, "web", row.address, "ok", "", {}, {}, clock.now(), 0.0, None, (), "vi", None)

    def merge(self, session: Session) -> None:
        """Thôn Mận goes into thôn Bưởi."""
        deed = Deed(What.MERGE, (self.man,), into=self.ids["buoi"], meetings=Coming.MOVE)
        change(session, self.tam, deed)

    def split(self, session: Session) -> None:
        """Thôn Mận becomes two."""
        parts = (Part("thôn Mận Trên"), Part("thôn Mận Dưới", people=(self.woman,)))
        change(session, self.tam, Deed(What.SPLIT, (self.man,), parts=parts))

    def writers(self) -> dict[str, Rule]:
        """Every way to write into thôn Mận."""
        man, hanh, tam = self.man, self.hanh, self.tam
        ask = {"unit_id": man, "full_name": "Cao Thị Vân", "phone": "+84900000002"}
        heard = ["Bà Năm", "Bà Sáu"]
        return {
            "added": lambda s: add_women(s, hanh, self.batch),
            "approved": lambda s: decide(s, hanh, self.request, "yes"),
            "registered": lambda s: register(s, self.contacts[1], **ask, birth_year=1981, vouched=False),
            "asked": lambda s: ask_by_form(s, self.contacts[2], **ask),
            "heard": lambda s: register_for(
                s, self.head, unit_id=man, full_name="Cao Thị Yến", birth_year=1982, witnesses=heard
            ),
            "transferred": lambda s: decide_transfer(s, hanh, self._transfer(s), "yes"),
            "moved": lambda s: ask_transfer(s, tam, self.nhung, man),
            "returned": lambda s: take_up_again(s, hanh, self.left),
            "group": lambda s: create_group(s, hanh, man, "tổ 7"),
            "club": lambda s: create_club(s, hanh, man, "Hát ru"),
            "meeting": lambda s: create_meeting(s, hanh, man, MeetingKind.BRANCH, SOON),
            "series": lambda s: call_series(s, hanh, man, MeetingKind.BRANCH, MONTHLY, time(19)),
            "notice": lambda s: announce(s, hanh, man, Audience.MEMBERS, "Mai tổng vệ sinh", send_at=SOON),
            "urgent": lambda s: announce_urgent(s, hanh, man, Audience.MEMBERS, "Bão vào đêm nay", "storm"),
            "report": lambda s: report_drafts.draft(s, None, man, "month", 2026, 11),
            "granted": lambda s: grant(s, phone="+84900000008", role=Role.DEPUTY, unit=get_unit(s, man)),
            "claimed": lambda s: claim_post(s, self.contacts[3], self.code, full_name="Tạ Thị Nga", birth_year=1975),
            "handed": lambda s: take(s, self.offered),
            "lent": lambda s: lend(s, tam, man, self.other, date(2026, 11, 23), date(2026, 11, 30)),
            "place": lambda s: locate(s, hanh, man, "nhà văn hóa", Spot("https://maps.google.com/?q=20.4,106.2")),
        }

    @staticmethod
    def _transfer(session: Session) -> int:
        return session.exec(select(Transfer.id).order_by(col(Transfer.id)).limit(1)).one() or 0


def at_once(db: Database, first: Rule, then: dict[str, Rule]) -> dict[str, Any]:
    """One writes; the others begin before it has committed (on SQLite, which has one writer, right after it). What
    each of them gave, or what refused it."""
    if db.on_sqlite:
        db.write_now(first)
        begun = {name: db._submit(rule, (), {}) for name, rule in then.items()}
        return {name: outcome(one) for name, one in begun.items()}
    with db.engine.begin() as connection, db._session(connection) as session:
        first(session)
        session.flush()
        begun = {name: db._submit(rule, (), {}) for name, rule in then.items()}
        waiting = text("SELECT count(*) FROM pg_locks WHERE NOT granted AND locktype IN ('transactionid', 'tuple')")
        with db.engine.connect() as looks:
            for _ in range(100_000):
                if looks.execute(waiting).scalar_one() >= sum(not one.done() for one in begun.values()):
                    break
    return {name: outcome(one) for name, one in begun.items()}


def outcome(one: "Future[Any]") -> Any:
    try:
        return one.result(30)
    except Refused as refused:
        return refused


def left_in(session: Session, unit_id: int) -> dict[str, int]:
    """What a closed unit must not have: members, posts, meetings to come, series, requests, notices set for later, open
    groups right below."""
    now = clock.now()
    still = col(Post.to_date).is_(None) | ((col(Post.to_date) > clock.today()) & (Post.to_date > Post.from_date))
    kinds: dict[str, Any] = {
        "members": select(Membership).where(Membership.unit_id == unit_id, col(Membership.state).in_(MEMBER_STATES)),
        "posts": select(Post).where(Post.unit_id == unit_id, still),
        "meetings": select(Meeting).where(Meeting.unit_id == unit_id, Meeting.starts_at > now),
        "series": select(Series).where(Series.unit_id == unit_id),
        "requests": select(Request).where(Request.unit_id == unit_id, Request.state == "asked"),
        "notices": select(Announcement).where(Announcement.unit_id == unit_id, col(Announcement.send_at) > now),
    }
    found = {name: len(session.exec(query).all()) for name, query in kinds.items()}
    return {name: n for name, n in (found | {"groups": len(open_children(session, unit_id))}).items() if n}
