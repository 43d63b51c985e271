"""What the command line asks of the database: rules without printing, and sentences without traces."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from sqlmodel import Session, col, select

import locales
from api.house import HasName
from api.migration import Standing, standing
from api.serving import PortTaken
from bot.channels import Channel, NotSent
from bot.replies import Reply, Said, Words, lines
from models import clock, grants
from models.announcements import Announced, Audience, Preview, announce, new_check_code, preview
from models.conversations import acting
from models.db import Database, DatabaseAway
from models.facts import Refused
from models.invitations import Invitation, invitation
from models.members import Person
from models.phones import BadPhone, PhoneFault, read_phone
from models.posts import NotAllowed, Role, posts_of
from models.tokens import Scope, make_token
from models.unit_files import BadTree
from models.units import NoSuchUnit, Unit, UnitKind, UnitPath, in_order, unit_by_code
from models.vault import vault
from models.web import web_link
from models.workbooks import UnreadableFile


@dataclass(frozen=True)
class Desk:
    """An open database and the settings that commands need; `rates` are messages a second by channel."""

    db: Database
    timezone: str
    public_url: str
    rates: dict[str, float]
    channels: dict[str, Channel] = field(default_factory=dict)
    links: dict[str, str] = field(default_factory=dict)  # channel: where one writes to us, as far as settings say it


class CannotDo(Exception):
    """One sentence for whoever typed the command."""


PHONE_FAULTS = {
    PhoneFault.EMPTY: "there is no number in it",
    PhoneFault.LETTERS: "there are letters in it",
    PhoneFault.TOO_SHORT: "digits are missing",
    PhoneFault.TOO_LONG: "it has too many digits",
    PhoneFault.UNKNOWN_PREFIX: "no Vietnamese operator has that prefix",
    PhoneFault.NOT_MOBILE: "it is not a mobile number",
    PhoneFault.FOREIGN: "it is not a Vietnamese number",
}
# A head's post in a commune would open the names of a whole commune: a slip that nobody would notice.
FITS: dict[Role, tuple[UnitKind, ...]] = {
    Role.GROUP_LEADER: (UnitKind.GROUP, UnitKind.CLUB),
    Role.HEAD: (UnitKind.BRANCH, UnitKind.CLUB, UnitKind.COMMITTEE),
    Role.DEPUTY: (UnitKind.BRANCH, UnitKind.CLUB, UnitKind.COMMITTEE),
    Role.CADRE: (UnitKind.CENTRAL, UnitKind.PROVINCE, UnitKind.DISTRICT, UnitKind.COMMUNE),
    Role.DRAFTER: tuple(UnitKind),
}


def sentences(error: Exception) -> list[str] | None:
    """What to tell whoever typed the command; None for an error that is ours."""
    match error:
        case CannotDo() | PortTaken():
            return [str(error)]
        case DatabaseAway():
            return [f"The database does not answer: {error}"]
        case UnreadableFile():
            return [f"The file cannot be read as a table ({error.reason.replace('_', ' ')})."]
        case BadTree():
            return [*map(str, error.problems), f"Nothing was taken from the file: {len(error.problems)} problem(s)."]
        case NoSuchUnit():
            return [f"There is no unit with the code {error.name!r}; `chihoi units list` shows them all."]
        case NotAllowed():
            return ["No post of hers allows this over that unit."]
        case Refused():
            return [locales.say("en", error)]
    return None


def require_tables(url: str) -> None:
    """Raise CannotDo unless the database has this version's tables."""
    found = standing(url)
    if found is Standing.EMPTY:
        raise CannotDo("There is no database yet; run `chihoi init`.")
    if found is Standing.BEHIND:
        raise CannotDo("The database has the tables of an older version; run `make migrate`.")
    if found is Standing.FOREIGN:
        raise CannotDo("The database was written by another version of chihoi; install that one, or restore a backup.")


def mobile(text: str) -> str:
    """A phone number as E.164. Raises CannotDo."""
    try:
        return read_phone(text).e164
    except BadPhone as bad:
        raise CannotDo(f"{text!r} is no phone number that can be used: {PHONE_FAULTS[bad.reason]}.") from None


def grant(session: Session, phone: str, role: Role, unit_code: str, name: str, names: bool = False) -> tuple[str, str]:
    """A one-time code for a post, and the unit's name. Raises NoSuchUnit, CannotDo."""
    unit = unit_by_code(session, unit_code)
    if unit.closed_on is not None:
        raise CannotDo(f"{unit.name} is closed.")
    if UnitKind(unit.kind) not in FITS[role]:
        kinds = ", ".join(FITS[role])
        raise CannotDo(f"{unit.name} is a {unit.kind}; the role {role} belongs to: {kinds}.")
    code = grants.grant(session, phone=phone, role=role, unit=unit, name=name, names=names)
    return code, unit.name


def person_with(session: Session, phone: str, name: str = "") -> Person:
    """The person with this phone (E.164); where two share it, the one with this name. Raises CannotDo."""
    found = session.exec(select(Person).where(Person.phone_hash == vault(session).digest(phone))).all()
    if len(found) > 1:
        found = [person for person in found if name and person.full_name.casefold().endswith(name.casefold())]
        if len(found) != 1:
            raise CannotDo("More than one person has this phone; say who with --name.")
    if not found:
        raise CannotDo("Nobody has this phone; whoever was granted a post must have claimed it first.")
    return found[0]


def make_link(session: Session, phone: str, name: str) -> str:
    """A one-time code for the web chat. Raises CannotDo."""
    return web_link(session, person_with(session, phone, name).id or 0)


def new_token(session: Session, phone: str, unit_code: str, label: str, scopes: Sequence[Scope] = ()) -> str:
    """A bearer token with the rights of her post in this unit, or with less of them. Raises NoSuchUnit, CannotDo."""
    person = person_with(session, phone)
    unit = unit_by_code(session, unit_code)
    for held in posts_of(session, person.id):
        if held.unit_id == unit.id:
            return make_token(session, held.post_id, label, scopes)
    raise CannotDo(f"She has no post in {unit.name} today.")


def scopes_named(names: Sequence[str]) -> list[Scope]:
    """Scopes of a token by what they are called. Raises CannotDo."""
    wrong = [name for name in names if name not in set(Scope)]
    if wrong:
        raise CannotDo(f"There is no scope {wrong[0]!r}; there are {', '.join(Scope)}.")
    return [Scope(name) for name in names]


def in_words(said: Sequence[Said]) -> str:
    """Facts as the command line says them."""
    return lines("en", "em-chi", Reply(tuple(said)), clock.now())[0]


@dataclass(frozen=True)
class Shown:
    """An announcement as it will be: the text to the letter, and whom it reaches."""

    text: str
    seen: Preview
    code: str  # its four digits


def show_announcement(
    session: Session, phone: str, unit_code: str, audience: Audience, text: str, rates: dict[str, float]
) -> Shown:
    """What would go out. Raises NoSuchUnit, NotAllowed, CannotDo and what `preview` refuses."""
    sender, unit = person_with(session, phone), unit_by_code(session, unit_code)
    seen = preview(session, acting(sender.id or 0), unit.id or 0, audience, text, rates)
    code = new_check_code(session)
    words = Words("notice", {"unit": unit.name, "text": text.strip(), "sender": sender.full_name, "code": code})
    return Shown(lines("vi", "em-chi", Reply((words,)), clock.now())[0], seen, code)


def send_announcement(
    session: Session, phone: str, unit_code: str, audience: Audience, text: str, code: str
) -> Announced:
    """Put it on its way, with the code that was shown. Raises as `show_announcement`."""
    sender, unit = person_with(session, phone), unit_by_code(session, unit_code)
    return announce(session, acting(sender.id or 0), unit.id or 0, audience, text, check_code=code)


def poster_for(session: Session, code: str) -> Invitation:
    """What the poster of a branch says. Raises NoSuchUnit, CannotDo."""
    unit = unit_by_code(session, code)
    if unit.kind != UnitKind.BRANCH:
        raise CannotDo(f"{unit.name} is a {unit.kind}; a poster is for a branch.")
    return invitation(session, unit)


async def known_links(desk: Desk) -> dict[str, str]:
    """The channels' links, asked from the platforms where they tell them; one that is away is left out."""
    found = dict(desk.links)
    for name, channel in desk.channels.items():
        try:
            if isinstance(channel, HasName) and not found.get(name):
                found[name] = channel.link(await channel.me())
        except NotSent:
            continue
        finally:
            await channel.close()
    return found


def tree(session: Session) -> Iterator[tuple[int, Unit]]:
    """Every open unit with its depth, each parent before its children."""
    rows = session.exec(select(UnitPath).where(UnitPath.depth == 1, col(UnitPath.to_date).is_(None))).all()
    above = {path.descendant_id: path.ancestor_id for path in rows}
    below: dict[int | None, list[Unit]] = {}
    for unit in session.exec(select(Unit).where(col(Unit.closed_on).is_(None)).order_by(*in_order())).all():
        below.setdefault(above.get(unit.id or 0), []).append(unit)
    waiting = [(0, unit) for unit in reversed(below.get(None, []))]
    while waiting:
        depth, unit = waiting.pop()
        yield depth, unit
        waiting += [(depth + 1, child) for child in reversed(below.get(unit.id, []))]
