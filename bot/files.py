"""A stored file as what goes with a message, and what is said on a channel that carries no files."""

from sqlmodel import Session

import locales
from bot.messages import Attachment
from models.files import StoredFile, link_path


def attached(session: Session, file_id: int, language: str, pair: str, public_url: str) -> Attachment | None:
    """The file with the line that stands in for it; None when it is no longer kept."""
    file = session.get(StoredFile, file_id)
    if file is None:
        return None
    address = locales.address(pair)
    if public_url:
        instead = locales.label(language, "file-link", **address, link=public_url + link_path(session, file_id))
    else:
        instead = locales.label(language, "file-no-link", **address)
    return Attachment(file.name, file.mime, file.content, instead)
