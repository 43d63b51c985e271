"""A call in one line, and a meeting that is another body's."""

from bot import calls, menu
from bot.reading.asked_meetings import read_asked
from bot.reading.intents import Intent, read_intent
from bot.reading.meeting_line import is_of_others, read_bare_call, read_meeting_line
from bot.reading.past_calls import read_past_call
from bot.reading.period_calls import read_period_call
from bot.replies import Chat, Option, Reply, Result, Words


def line(chat: Chat, text: str) -> Result:
    """ "họp chi hội 19h thứ bảy nhà văn hóa", "tuần sau họp"; None for anything else."""
    if (open_ := read_period_call(text, now=chat.local())) is not None:
        # "lịch họp tháng sau" asks; only what is no question is a call without its day.
        asks = read_asked(text, now=chat.local()) or read_intent(text)
        return None if asks else calls.begin_within(chat, *open_)
    past = read_past_call(text, now=chat.local())
    if past is None and (week := read_past_call(text, now=chat.local(), period=True)) is not None:
        past = week if week.when.hour or week.when.part or week.place else None  # else figures may be asked for
    if past is not None:
        return calls.begin_call(chat, past)
    read = read_meeting_line(text, now=chat.local())
    return None if read is None else calls.begin_call(chat, read)


def of_the_past(chat: Chat, text: str) -> Result:
    """ "họp chi hội tuần trước", which may be a question for figures as well; None for anything else."""
    read = read_past_call(text, now=chat.local(), period=True)
    return None if read is None else calls.begin_call(chat, read)


def without_time(chat: Chat, text: str) -> Result:
    """ "họp tổ 1", "họp chi hội trưởng toàn xã": the day is asked; None for anything else."""
    read = read_bare_call(text, now=chat.local())
    return None if read is None else calls.begin_call(chat, read)


def of_others(_chat: Chat, text: str) -> Result:
    """ "tuần sau họp họ": nobody of ours is called to it."""
    if not is_of_others(text):
        return None
    call = Option(menu.LABELS[Intent.CREATE_MEETING], f"menu:{Intent.CREATE_MEETING}")
    return Reply((Words("meeting-of-others"),), (call, Option("label-no", "menu:menu", 0)))
