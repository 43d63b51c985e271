"""What a form takes along unseen to the next page: sealed in the form itself, or kept here where it is too large."""

import asyncio
import base64
import json

from api.pages.office.shell import Here, NoSuchPage
from models import files
from models.facts import Refused

LARGEST = 24_000  # bytes that a form carries itself


class UploadGone(Refused):
    """What she had chosen is no longer kept: it is to be chosen again."""


async def carry(visit: Here, name: str, content: bytes) -> str:
    """A field by which `carried` finds this again, for her alone: a day at least where it is kept here."""
    held = {"name": name, "of": visit.visitor.person_id}
    if len(content) <= LARGEST:
        held["content"] = base64.b64encode(content).decode()
    else:
        held["upload"] = await visit.db.write(files.keep_upload, name=name, mime="", content=content)
    return await asyncio.to_thread(visit.db.vault.seal, json.dumps(held))


async def carried(visit: Here, field: str) -> tuple[str, bytes]:
    """The name and the content. Raises UploadGone, or NoSuchPage for what is no such field of hers."""
    try:
        held = json.loads(await asyncio.to_thread(visit.db.vault.unseal, field))
        name, of = str(held["name"]), held["of"]
        content = base64.b64decode(held["content"]) if "content" in held else b""
    except (ValueError, KeyError, TypeError):
        raise NoSuchPage from None
    if of != visit.visitor.person_id:
        raise NoSuchPage
    content = content or await visit.db.read(files.upload, str(held.get("upload", "")))
    if not content:
        raise UploadGone
    return name, content
