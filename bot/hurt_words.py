"""Words of violence in a message: whoever writes them needs help, unless she has to speak of it to others."""

from bot import announcement_lines, asides, contents, reports
from bot.replies import Chat, Reply

# Conversations in which she writes what others read.
WRITING = {"announce", "recall", "note", "club_new", "report", "report_return"}
SPEAKING = WRITING | {"call", "content", "refuse"}  # in which she may have to speak of violence


def told(chat: Chat) -> Reply | None:
    """Where help is, for her who writes of violence; None for any other text, and for a head who writes to others."""
    hurt = None if chat.who.flow in SPEAKING else asides.violence(chat)
    if hurt is None or contents.written(chat) or reports.written(chat):
        return None
    return hurt if announcement_lines.line_written(chat) is None else None
