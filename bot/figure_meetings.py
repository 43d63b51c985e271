"""When a unit of hers meets next, for a cadre who is not invited herself."""

from bot.figure_asked import Asked, remember
from bot.meetings import detailed
from bot.replies import Chat, Reply, Said, Words
from models.met import next_and_last
from models.units import get_unit


def following(chat: Chat, asked: Asked, _page: int = 0) -> Reply:
    """The unit's next meeting; where none is called, the last one that has been."""
    coming, last = next_and_last(chat.session, chat.who, asked.unit_id)
    remember(chat, asked)
    unit = get_unit(chat.session, asked.unit_id)
    if coming is not None:
        told = detailed(chat.session, coming) | {"unit": unit.name}
        return Reply((Words("next-meeting-of", told),))
    said: list[Said] = [Words("no-next-meeting-of", {"unit": unit.name})]
    if last is not None:
        said.append(Words("last-meeting-of", {"day": last.local_date}))
    return Reply(tuple(said))
