"""A roster sent as a file."""

from typing import Any

from bot.flow import Ask, Flow, agreed
from bot.replies import Chat, Reply, Result, Words

IMPORT = Flow("import", (Ask("confirm", agreed),), lambda chat, answers: None)


def file_sent(chat: Chat) -> Result:
    """A file."""
    return Reply((Words("cannot-read", {"kind": "file"}),))


def taps(_tap: Any) -> dict[str, Any]:
    """The taps of rosters."""
    return {}
