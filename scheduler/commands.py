"""Telegram's command menu, by language and role: what each woman sees behind the "/" is what she may do."""

from collections.abc import Mapping, Sequence
from typing import Protocol, runtime_checkable

from sqlalchemy import update
from sqlmodel import Session, col, select

import locales
from models.conversations import Contact, ContactPerson
from models.db import Database
from models.posts import Right, posts_of

EVERYONE = ("menu", "dangky", "lich", "thongbao", "diemdanh", "hoso", "trogiup", "ngonngu")
BY_RIGHT = (
    ("taohop", Right.CALL),
    ("guitin", Right.SEND),
    ("ketqua", Right.CALL),
    ("hoivien", Right.NAMES),
    ("duyet", Right.APPROVE),
    ("thongke", Right.TOTALS),
    ("trang", Right.TOTALS),
    ("baocao", Right.UNITS),
    ("donvi", Right.UNITS),
)
Menu = Mapping[str, Sequence[tuple[str, str]]]


@runtime_checkable
class HasCommands(Protocol):
    """A channel with a command menu."""

    name: str

    async def publish_commands(self, commands: Menu, address: str | None = None) -> None:
        """Show these commands to everyone, or in one chat. A refusal only warns."""


def menu(names: Sequence[str]) -> Menu:
    """The commands with their descriptions in every language; "" is for phones in any other language."""
    texts = {
        language: [
            (name, locales.label(language, f"command-{name}", **locales.address(locales.DEFAULT_PAIR)))
            for name in names
        ]
        for language in locales.languages()
    }
    return {"": texts[locales.FIRST], **texts}


def changed(session: Session, channel: str) -> list[tuple[int, str, list[str]]]:
    """Post holders' chats whose menu is not what their rights say: (contact, address, names)."""
    rows = session.exec(
        select(Contact, ContactPerson.person_id)
        .join(ContactPerson, col(ContactPerson.contact_id) == Contact.id)
        .where(Contact.channel == channel, Contact.state == "ok")
    ).all()
    found = []
    for contact, person_id in rows:
        rights = {right for held in posts_of(session, person_id) for right in held.rights}
        names = [*(name for name, right in BY_RIGHT if right in rights), *EVERYONE] if rights else []
        if names != contact.notes.get("commands", []):
            found.append((contact.id or 0, contact.address, names))
    return found


def shown(session: Session, contact_id: int, names: list[str]) -> None:
    """Remember which menu a chat has."""
    contact = session.get(Contact, contact_id, with_for_update=True)
    if contact is not None:
        notes = {**contact.notes, "commands": names}
        session.connection().execute(update(Contact).where(col(Contact.id) == contact_id).values(notes=notes))


async def publish(db: Database, channel: HasCommands) -> None:
    """Bring the menus up to date where a post began or ended."""
    for contact_id, address, names in await db.read(changed, channel.name):
        await channel.publish_commands(menu(names or EVERYONE), address)
        await db.write(shown, contact_id, names)
