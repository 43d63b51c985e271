"""The doors of a head's book, by the words that name them: a list sent as a file, the list itself, the code."""

from bot.reading.book_doors import read_book_door
from bot.replies import Bound, Chat, Result
from models.posts import Right, posts_of
from models.units import UnitKind

_TAPS = {"import": "import:{unit}", "list": "members:{unit}:0", "code": "invite:{unit}"}


def line(chat: Chat, text: str) -> Result:
    """ "nhập danh sách", "danh sách hội viên", "mã của tổ 2": of the one branch that she keeps; None elsewhere."""
    door = read_book_door(text)
    if door is None:
        return None
    held = [one for one in posts_of(chat.session, chat.person_id) if Right.NAMES in one.rights]
    branches = {one.unit_id for one in held if one.unit_kind == UnitKind.BRANCH}
    if len(branches) != 1 or len(branches) != len({one.unit_id for one in held}):  # elsewhere she says first which
        return None
    return Bound(_TAPS[door].format(unit=branches.pop()))
