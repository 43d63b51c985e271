"""A stored file as what goes with a message, and what is said on a channel that carries no files."""

from sqlmodel import Session

import locales
from bot.messages import Attachment
from models import files
from models.files import FileState, link_path


def attached(
    session: Session, file_id: int, language: str, pair: str, public_url: str, account: str = ""
) -> Attachment | None:
    """The file with the line that stands in for it; None when it cannot go (any more). Where the platform of `account`
    has it already, it goes by its name there; its bytes are read by whoever uploads them."""
    file = files.describe(session, file_id)
    if file is None:
        return None
    platform_id = files.copy_of(session, file_id, account) if account else ""
    if not platform_id and (file.state is not FileState.READY or not file.size):
        return None
    address = locales.address(pair)
    kind = kind_of(file.mime)
    url = ""
    if public_url and file.state is FileState.READY:
        link = public_url + link_path(session, file_id, for_many=file.for_many)
        url = f"{link}/{kind}{_ENDINGS.get(file.mime, '')}"  # platforms judge an address by its end
        instead = locales.label(language, "file-link", **address, link=link, kind=kind)
    else:
        instead = locales.label(language, "file-no-link", **address, kind=kind)
    return Attachment(file.name, file.mime, b"", instead, url, platform_id, file_id)


_ENDINGS = {"image/jpeg": ".jpg", "image/png": ".png", "audio/aac": ".aac", "audio/ogg": ".ogg", "audio/mpeg": ".mp3"}


def kind_of(mime: str) -> str:
    """photo, voice or file: what people call it."""
    if mime.startswith("image/") and mime != "image/svg+xml":
        return "photo"
    return "voice" if mime.startswith("audio/") else "file"
