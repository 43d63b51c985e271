"""The women who are put into a group in the line that makes it."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from bot import follow_ups, member_words
from bot.reading.member_deeds import DeedLine
from bot.replies import Chat, Reply, Result, Start, Words
from models.facts import Fact, Refused
from models.member_marks import Mark


def put(chat: Chat, branch_id: int, group: str, women: Mapping[str, Any], first: Words) -> Result:
    """Put these women of the branch into its group; `first` is what is said of the group itself, and stays so."""
    chat.who.notes["book"] = branch_id
    deed = DeedLine(Mark.GROUP, tuple(women["numbers"]), tuple(women["names"]), group)
    done: Result
    try:
        with chat.session.begin_nested():
            done = member_words.named(chat, deed, marked=women["marked"])
    except Refused as refused:
        done = follow_ups.offer(chat, refused)
    if isinstance(done, Start):
        return replace(done, before=(first, *done.before))
    if isinstance(done, Fact):
        done = follow_ups.offer(chat, done)
    return done.after(first) if isinstance(done, Reply) else Reply((first,))
