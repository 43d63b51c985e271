"""Where people can be reached: their own addresses, their helpers', and those of template messages."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence, Set
from datetime import UTC, datetime
from enum import StrEnum
from typing import Any

from sqlalchemy import and_, bindparam
from sqlalchemy import select as core_select
from sqlmodel import Session

from models import phone_consents
from models.deliveries import CONTACTS, LINKS, PERSONS
from models.members import Consent
from models.proxies import NOTICES_SINCE, Proxy, ProxyState
from models.reach import BY_PHONE, BY_USER, Address, Recipient
from models.templates import Usable

STEP = 1000  # people whose addresses are read at once
ACCOUNT = "zalo-oa"  # the channel whose people template messages reach by their user id
_NEVER = datetime(1970, 1, 1, tzinfo=UTC)  # when a phone number last wrote

_P = Proxy.__table__  # type: ignore[attr-defined]
_CONSENTS = Consent.__table__  # type: ignore[attr-defined]
_HELPERS = (
    _P.join(PERSONS, PERSONS.c.id == _P.c.helper_id)
    .join(LINKS, LINKS.c.person_id == _P.c.helper_id)
    .join(CONTACTS, CONTACTS.c.id == LINKS.c.contact_id)
    .join(_CONSENTS, _CONSENTS.c.id == _P.c.consent_id)
)
# A helper helps today and can be written to.
_ABLE = and_(_P.c.state == ProxyState.AGREED, PERSONS.c.silenced.is_(False), CONTACTS.c.state == "ok")


class Helped(StrEnum):
    """What of a woman's messages her helper gets: none, those about meetings, or notices by those who agreed to them.

    The two agreed to a wording; a helper who agreed to an older one goes on as she agreed until she is asked again.
    """

    NOT = ""
    MEETINGS = "meetings"
    NOTICES = "notices"


# What a woman's helper gets in her place.
FOR_HELPERS = dict.fromkeys(("invite", "change", "cancel", "remind"), Helped.MEETINGS) | dict.fromkeys(
    ("notice", "recall"), Helped.NOTICES
)


def _able(helped: Helped) -> Any:
    """The helpers who may get this today."""
    return and_(_ABLE, _CONSENTS.c.version.in_(NOTICES_SINCE)) if helped is Helped.NOTICES else _ABLE


def has_an_address(person_id: Any) -> Any:
    """Whether a person, a column of ids, has any address, or a helper: the others need not be looked at."""
    linked = core_select(LINKS.c.person_id).where(LINKS.c.person_id == person_id)
    helped = core_select(_P.c.person_id).where(_P.c.person_id == person_id, _P.c.state == ProxyState.AGREED)
    return linked.exists() | helped.exists()


def recipients(
    session: Session,
    people: Iterable[int],
    failed: Set[tuple[int | None, str]],
    helpers: Helped,
    template: Usable | None,
    free: Set[str],
) -> Iterator[Recipient]:
    """These people with their addresses, in their order, read a STEP at a time.

    `failed` are (contact, template's way) that have been tried in vain; `template` is what may carry the message. Whom
    a channel of `free` reaches, always open and without a limit, needs no template message to her number.
    """
    ids = list(dict.fromkeys(people))
    by_user = template is not None and template.by_user is not None
    units = phone_consents.units_that_allow(session) if template is not None and template.by_phone is not None else {}
    for begin in range(0, len(ids), STEP):
        part = ids[begin : begin + STEP]
        wishes: dict[int, tuple[bool, bool]] = {}
        addresses: dict[int, list[Address]] = defaultdict(list)
        needless: set[int] = set()  # whose number is of no use here, or not to be used
        for person, silenced, at_home, contact, channel, state, last, used_up in session.connection().execute(
            _ADDRESSES, {"people": part}
        ):
            wishes[person] = (silenced, at_home)
            if contact is not None and not silenced:
                works = state == "ok" and (contact, "") not in failed
                addresses[person].append(Address(contact, channel, last, works, used_up=bool(used_up)))
                if (works and channel in free) or (channel == ACCOUNT and state != "ok"):
                    needless.add(person)  # she is reached for nothing, or wants nothing from the account
                if by_user and channel == ACCOUNT:
                    works = state == "ok" and (contact, BY_USER) not in failed
                    addresses[person].append(Address(contact, BY_USER, last, works))
        for person in phone_consents.with_phone(session, [one for one in part if one not in needless], units):
            addresses[person].append(Address(None, BY_PHONE, _NEVER, (None, BY_PHONE) not in failed))
        if helpers:
            for person, contact, channel, last, used_up in session.connection().execute(_helped(part, helpers)):
                if not wishes[person][0]:
                    works = (contact, "") not in failed
                    addresses[person].append(Address(contact, channel, last, works, False, bool(used_up)))
        for person in part:
            if person in wishes:
                yield Recipient(person, tuple(addresses.get(person, ())), any(wishes[person]))


_USED_UP = (CONTACTS.c.used_up_at >= CONTACTS.c.touched_at).label("used_up")
_ADDRESSES = (
    core_select(
        PERSONS.c.id,
        PERSONS.c.silenced,
        PERSONS.c.told_at_home,
        CONTACTS.c.id.label("contact_id"),
        CONTACTS.c.channel,
        CONTACTS.c.state,
        CONTACTS.c.touched_at,
        _USED_UP,
    )
    .select_from(
        PERSONS.outerjoin(LINKS, LINKS.c.person_id == PERSONS.c.id).outerjoin(
            CONTACTS, CONTACTS.c.id == LINKS.c.contact_id
        )
    )
    .where(PERSONS.c.id.in_(bindparam("people", expanding=True)))
    .order_by(PERSONS.c.id, CONTACTS.c.touched_at.desc())
)


def _helped(people: Sequence[int], helpers: Helped) -> Any:
    """The addresses of these women's helpers, the one that a helper last wrote from first."""
    return (
        core_select(_P.c.person_id, CONTACTS.c.id, CONTACTS.c.channel, CONTACTS.c.touched_at, _USED_UP)
        .select_from(_HELPERS)
        .where(_P.c.person_id.in_(people), _able(helpers))
        .order_by(CONTACTS.c.touched_at.desc())
    )
