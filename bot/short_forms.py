"""Questions of cadres in short forms: what they mean is asked as if it had been written out."""

from dataclasses import replace

from bot.reading.short_forms import written_out
from bot.replies import Chat, Result


def line(chat: Chat, text: str) -> Result:
    """The answer to a question with short forms; None where nothing is short, or the whole is no question."""
    from bot import sentences

    written = written_out(text, today=chat.local().date())
    if written == text:
        return None
    return sentences.asked(replace(chat, incoming=replace(chat.incoming, text=written)), written)
