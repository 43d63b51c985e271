"""A whole notice in one message, as it is written in chat: whom, when and what, as far as she says it."""

from collections.abc import Sequence
from dataclasses import asdict, replace
from typing import Any

from bot import announcement_times, announcement_words, audiences, media, named_alone
from bot.flow import Unclear
from bot.messages import Kind
from bot.reading.audiences import Named, NoticeLine, heads_lines, read_notice_line
from bot.reading.plain_notices import in_a_sentence, read_plain_notice
from bot.replies import Chat, Result, Said, Start, Words
from bot.whom import units_for
from models.announcements import check_text
from models.facts import Refused
from models.posts import Right
from models.units import Unit


def written_whole(chat: Chat) -> NoticeLine | None:
    """Either of the two."""
    return line_written(chat) or plainly_written(chat)


def line_written(chat: Chat) -> NoticeLine | None:
    """A whole notice in one message ("gửi tin tổ 2: …") by one who may write any; None for everything else."""
    units = units_for(chat, Right.DRAFT) if chat.incoming.kind is Kind.TEXT else []
    line = read_notice_line(chat.incoming.text) if units else None
    if line is not None and line.named is None and heads_lines(chat.incoming.text) and plainly_written(chat):
        return None  # "nhắn chị em mai họp" over further lines: all of it is what the notice says
    if line is None or line.text or line.named is None or _is_there(chat, units, line.named):
        return line
    # "nhắn clb dân vũ tối nay nghỉ tập": what follows the name was taken for a part of it.
    return plainly_written(chat) or line


def plainly_written(chat: Chat) -> NoticeLine | None:
    """The same said in one breath, without a colon ("nhắn tổ 2 chiều nộp quỹ")."""
    units = units_for(chat, Right.DRAFT) if chat.incoming.kind is Kind.TEXT else []
    if not units:
        return None
    line = read_plain_notice(chat.incoming.text, lambda named: _is_there(chat, units, named))
    return None if line is None else replace(line, text=in_a_sentence(chat.incoming.text, line.text))


def said_to_everybody(text: str) -> str:
    """What is told to all of them, without "báo chị em": "mai nghỉ họp nhé"; "" where it is no such notice."""
    line = read_plain_notice(text, lambda _named: False)
    return line.text if line is not None and line.named == Named() else ""


def _is_there(chat: Chat, units: Sequence[Unit], named: Named) -> bool:
    return any(audiences.is_there(chat, unit.id or 0, named) for unit in units)


def begin_line(chat: Chat, line: NoticeLine) -> Result:
    """What the one message says is taken; what it does not say, or what is unclear in it, is asked."""
    if (women := named_alone.to_women(chat, line)) is not None:
        return women
    units = units_for(chat, Right.DRAFT)
    answers: dict[str, Any] = {"unit": units[0].id, "only": True} if len(units) == 1 else {}
    if (file := media.just_offered(chat)) is not None:  # the photo before it is for this notice
        answers["file"] = file
    before: tuple[Said, ...] = (Words("unclear-audience-but" if named_alone.leaves_out(line) else "unclear-audience"),)
    if line.named is not None:
        found: list[dict[str, Any]] = []
        for unit in units:
            try:
                found.append({"unit": unit.id} | dict(audiences.taken(chat, unit.id or 0, line.named).set))
            except Refused as refused:
                before = (refused,)
        if found:
            before = ()
        # Where several units of hers have what she names, she says which first.
        answers |= found[0] if len(found) == 1 else {"named": asdict(line.named)} if found else {}
    if text := announcement_words.as_sent(line.text):
        check_text(text)
        answers["text"] = text
    if line.receipt:
        answers["receipt"] = True
    if line.when and "unit" in answers:
        try:
            answers |= dict(announcement_times.said(chat, line.when, answers).set)
        except (Unclear, Refused):
            answers["ask_when"] = True
    return Start("announce", answers, before)
