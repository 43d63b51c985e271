"""A helper is named, agrees, and one of the two ends it; each step with who heard her say so."""

from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from sqlmodel import Session, col, select
from sqlmodel.sql.expression import SelectOfScalar

from models import clock, codes, deliveries, planner
from models.conversations import Who, link
from models.deliveries import Priority
from models.facts import Fact, Refused
from models.members import Consent, Person, add_person, memberships_of
from models.posts import NotAllowed, Right, post_for
from models.proxies import CONSENT_VERSION, OPEN, Proxy, ProxyState, called
from models.quiet import Timing, earliest

CODE = "helper"
CODE_LASTS = timedelta(hours=24)


class HelperAsked(Fact):
    """The helper has been asked whether she agrees."""

    name: str
    elder: bool
    helper: str


class HelperCode(Fact):
    """A relative types this code from their own phone, and is her helper from then on."""

    name: str
    elder: bool
    code: str


class HelperAgreed(Fact):
    """From now on the helper gets her messages."""

    name: str
    elder: bool


class HelperRefused(Fact):
    """The helper would rather not."""

    name: str
    elder: bool


class HelpEnded(Fact):
    """The messages go to the helper no longer."""

    name: str
    elder: bool


class HelperNotReached(Refused):
    """Whoever is to help has no phone with us herself, so nothing would reach her."""

    helper: str


class OwnHelper(Refused):
    """Nobody is her own helper."""


class NoHelp(Refused):
    """There is nothing of this kind to agree to or to end."""


def name_helper(session: Session, who: Who, person_id: int, helper_id: int) -> HelperAsked:
    """She names another woman as her helper (or her head or leader writes it down, having heard her agree).

    Her consent is kept with who heard it; it counts when the helper has agreed, too. Whoever helps her already is
    asked anew, in today's words, and helps on as she agreed until she answers. Raises NotAllowed, OwnHelper or
    HelperNotReached.
    """
    _may_name(session, who.person_id, person_id)
    if person_id == helper_id:
        raise OwnHelper
    helper = session.get(Person, helper_id)
    step = next(iter(planner.plan(session, [helper_id])), None)
    if helper is None or step is None or step.contact_id is None:
        raise HelperNotReached(called(helper)[0])
    proxy = _keep(session, who, person_id, helper_id, ProxyState.ASKED)
    message = deliveries.post(
        session, key=f"helper:{proxy.id}", kind="helper", subject_id=proxy.id, unit_id=_branch_of(session, person_id)
    )
    if message is not None:
        planner.address(session, message, [helper_id], priority=Priority.ROLL, not_before=_by_day())
    name, elder = called(session.get(Person, person_id))
    return HelperAsked(name, elder, called(helper)[0])


def code_for_relative(session: Session, who: Who, person_id: int, relative: str) -> HelperCode:
    """A code for a relative who is no member; whoever types it becomes her helper. Raises NotAllowed."""
    _may_name(session, who.person_id, person_id)
    consent = _consent(session, who, person_id)
    data = {"person": person_id, "named_by": who.person_id, "consent": consent.id, "relative": relative}
    code = codes.make_code(session, CODE, data, lasts=CODE_LASTS)
    name, elder = called(session.get(Person, person_id))
    return HelperCode(name, elder, f"{code[:3]} {code[3:]}")


def use_relatives_code(session: Session, who: Who, code: str) -> HelperAgreed:
    """A relative types the code: from now on her messages come to this phone. Raises WrongCode or OwnHelper."""
    data = codes.use_code(session, CODE, code)
    person_id = int(data["person"])
    if any(known.id == person_id for known in who.persons):
        raise OwnHelper
    if who.persons:
        helper_id = who.person_id or who.persons[0].id
    else:
        helper_id = add_person(session, full_name=str(data["relative"])).id or 0
        link(session, who.contact_id, helper_id)
    _end(session, select(Proxy).where(Proxy.person_id == person_id, col(Proxy.state).in_(OPEN)))
    now = clock.now()
    session.add(
        Proxy(
            person_id=person_id,
            helper_id=helper_id,
            consent_id=int(data["consent"]),
            named_by=data["named_by"] if data["named_by"] != person_id else None,
            state=ProxyState.AGREED,
            asked_at=now,
            since=now,
        )
    )
    session.flush()
    return HelperAgreed(*called(session.get(Person, person_id)))


def decide(session: Session, who: Who, proxy_id: int, choice: str) -> Fact:
    """The helper says yes or no. Raises NoHelp where she was not asked, or it is over."""
    proxy = session.exec(select(Proxy).where(Proxy.id == proxy_id).with_for_update()).first()
    if proxy is None or proxy.helper_id != who.person_id or proxy.state in {ProxyState.ENDED, ProxyState.REFUSED}:
        raise NoHelp
    words = called(session.get(Person, proxy.person_id))
    if choice == "yes":
        if proxy.state == ProxyState.ASKED:
            # What she agreed to in older words is replaced.
            _end(session, select(Proxy).where(Proxy.person_id == proxy.person_id, Proxy.id != proxy_id))
            proxy.state, proxy.since = ProxyState.AGREED, clock.now()
            session.add(proxy)
            _tell_namer(session, proxy)
        return HelperAgreed(*words)
    _end(session, _between(proxy), ProxyState.REFUSED)
    _tell_namer(session, proxy)
    return HelperRefused(*words)


def ending(session: Session, person_id: int | None) -> list[tuple[Proxy, Person]]:
    """What this person may end as woman, as helper, or as who wrote it down: each pair once, with the other one."""
    rows = session.exec(
        select(Proxy)
        .where(
            (Proxy.helper_id == person_id) | (Proxy.person_id == person_id) | (Proxy.named_by == person_id),
            col(Proxy.state).in_(OPEN),
        )
        .order_by(col(Proxy.id))
    ).all()
    found = []
    for proxy in {(proxy.person_id, proxy.helper_id): proxy for proxy in rows}.values():  # one asked anew stands twice
        other = session.get(Person, proxy.helper_id if proxy.person_id == person_id else proxy.person_id)
        if other is not None:
            found.append((proxy, other))
    return found


def end_help(session: Session, who: Who, proxy_id: int) -> HelpEnded:
    """The woman, her helper, or her head or leader for her ends it. Raises NoHelp or NotAllowed."""
    proxy = session.get(Proxy, proxy_id)
    if proxy is None or proxy.state not in OPEN:
        raise NoHelp
    if who.person_id != proxy.helper_id:
        _may_name(session, who.person_id, proxy.person_id)
    _end(session, _between(proxy))
    return HelpEnded(*called(session.get(Person, proxy.person_id)))


def end_all(session: Session, person_id: int) -> None:
    """Nobody helps her and she helps nobody any more (she has had herself erased)."""
    _end(session, select(Proxy).where((Proxy.person_id == person_id) | (Proxy.helper_id == person_id)))


def _tell_namer(session: Session, proxy: Proxy) -> None:
    """Whoever named the helper hears what she said: the woman herself, or who wrote it down for her."""
    message = deliveries.post(
        session,
        key=f"helper-answered:{proxy.id}",
        kind="helper-answered",
        subject_id=proxy.id,
        unit_id=_branch_of(session, proxy.person_id),
    )
    if message is not None:
        namer = proxy.named_by or proxy.person_id
        planner.address(session, message, [namer], priority=Priority.ROLL, not_before=_by_day())


def _keep(session: Session, who: Who, person_id: int, helper_id: int, state: ProxyState) -> Proxy:
    """One helper at a time: the one before ends with the new one's name; who is only asked anew helps on meanwhile."""
    before = select(Proxy).where(Proxy.person_id == person_id, col(Proxy.state).in_(OPEN))
    _end(session, before.where((Proxy.helper_id != helper_id) | (Proxy.state == ProxyState.ASKED)))
    consent = _consent(session, who, person_id)
    proxy = Proxy(
        person_id=person_id,
        helper_id=helper_id,
        consent_id=consent.id or 0,
        named_by=who.person_id if who.person_id != person_id else None,
        state=state,
        asked_at=clock.now(),
    )
    session.add(proxy)
    session.flush()
    return proxy


def _consent(session: Session, who: Who, person_id: int) -> Consent:
    consent = Consent(
        person_id=person_id,
        contact_id=who.contact_id or None,
        version=CONSENT_VERSION,
        given_at=clock.now(),
        witness_id=who.person_id if who.person_id != person_id else None,
    )
    session.add(consent)
    session.flush()
    return consent


def _between(proxy: Proxy) -> SelectOfScalar[Proxy]:
    """All that is open between these two."""
    return select(Proxy).where(Proxy.person_id == proxy.person_id, Proxy.helper_id == proxy.helper_id)


def _end(session: Session, which: object, state: ProxyState = ProxyState.ENDED) -> None:
    """End proxies; what still waits to go out to the helper stays here, and her consent ends with them."""
    now = clock.now()
    for proxy in session.exec(which).all():  # type: ignore[call-overload]
        if proxy.state not in OPEN:
            continue
        proxy.state, proxy.until = state, now
        consent = session.get(Consent, proxy.consent_id)
        if consent is not None and consent.withdrawn_at is None:
            consent.withdrawn_at = now
            session.add(consent)
        session.add(proxy)
    session.flush()


def _may_name(session: Session, by: int | None, person_id: int) -> None:
    """She herself, or whoever keeps her branch or group. Raises NotAllowed."""
    if by is not None and by == person_id:
        return
    for membership in memberships_of(session, person_id):
        for unit_id in filter(None, (membership.group_id, membership.unit_id)):
            try:
                post_for(session, by, Right.NAMES, unit_id)
            except NotAllowed:
                continue
            return
    raise NotAllowed


def _branch_of(session: Session, person_id: int) -> int | None:
    return next((membership.unit_id for membership in memberships_of(session, person_id)), None)


def _by_day() -> datetime:
    return earliest(clock.now().astimezone(ZoneInfo("Asia/Ho_Chi_Minh")), Timing.NOTICE)
