"""What is uploaded to the Official Account: kept for seven days, under an id or a token."""

import io
import json
import zipfile
from dataclasses import dataclass
from datetime import datetime, timedelta

from tests.fakes.zalo_oa_rules import Breach, Refusal, now

LIFE = timedelta(days=7)
MEGABYTE = 1024 * 1024
LIMITS = {"image": MEGABYTE, "gif": 5 * MEGABYTE, "file": 5 * MEGABYTE}
A_MONTH = 5000


@dataclass(frozen=True)
class Upload:
    """One uploaded thing; `kind` is "image", "gif" or "file"."""

    kind: str
    name: str
    content: bytes
    until: datetime


class Uploads:
    """All that was uploaded, by id or token."""

    def __init__(self) -> None:
        self.all: dict[str, Upload] = {}

    def keep(self, key: str, kind: str, name: str, content: bytes) -> None:
        """Store what was sent. Raises Breach for what the platform does not take."""
        if len(content) > LIMITS[kind]:
            raise Breach(-210, f"{kind} is larger than {LIMITS[kind] // MEGABYTE} MB")
        if not _is(kind, name, content):
            raise Breach(-201, f"{name} is no {kind} that can be uploaded")
        if len(self.all) >= A_MONTH:
            raise Refusal(-211)
        self.all[key] = Upload(kind, name, content, now() + LIFE)

    def find(self, key: str, *kinds: str) -> Upload:
        """What lies under an id or token. Raises Refusal: -201 for an unknown one, -100 for one that has expired."""
        upload = self.all.get(key)
        if upload is None or upload.kind not in kinds:
            raise Refusal(-201, "attachment is invalid")
        if now() >= upload.until:
            raise Refusal(-100)
        return upload

    def expire(self) -> None:
        """Seven days pass for everything that was uploaded."""
        self.all = {key: Upload(one.kind, one.name, one.content, now()) for key, one in self.all.items()}


def _is(kind: str, name: str, content: bytes) -> bool:
    """Whether the bytes are what the platform takes as this kind."""
    if kind == "image":
        return content.startswith((b"\xff\xd8\xff", b"\x89PNG\r\n\x1a\n"))
    if kind == "gif":
        return content.startswith((b"GIF87a", b"GIF89a"))
    match name.rpartition(".")[2].lower():
        case "pdf":
            return content.startswith(b"%PDF-")
        case "doc":
            return content.startswith(b"\xd0\xcf\x11\xe0")
        case "docx":
            return zipfile.is_zipfile(io.BytesIO(content))
        case "csv":
            return b"\0" not in content
    return False


def answer(kind: str, key: str) -> dict[str, str]:
    """The data of an upload's answer."""
    return {"token" if kind == "file" else "attachment_id": key}


def parsed(query: str | None) -> dict[str, object]:
    """The one parameter `data` of a GET. Raises Breach."""
    try:
        data = json.loads(query or "")
    except ValueError:
        data = None
    if not isinstance(data, dict):
        raise Breach(-201, "data is no JSON object")
    return data
