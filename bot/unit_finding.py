"""The units that a cadre names: below her, by their names of now or before, open or closed; several are told apart."""

from sqlmodel import col, select

from bot.reading.unit_changes import fold_marks, noun_of
from bot.replies import Chat
from models.posts import Held, Right, Role, posts_of
from models.text import fold
from models.tree_changes_edges import parent_now
from models.tree_changes_kept import CHANGED
from models.units import RANK, Unit, UnitKind, find_units, former_names, get_unit, subtree_ids

_LARGE = {
    "xa": UnitKind.COMMUNE,
    "phuong": UnitKind.COMMUNE,
    "thi tran": UnitKind.COMMUNE,
    "dac khu": UnitKind.COMMUNE,
    "huyen": UnitKind.DISTRICT,
    "quan": UnitKind.DISTRICT,
    "thi xa": UnitKind.DISTRICT,
    "tinh": UnitKind.PROVINCE,
    "thanh pho": UnitKind.PROVINCE,
    "tp": UnitKind.PROVINCE,
}
_ELSEWHERE = ("nha tro", "khu nha tro", "kcn", "khu cong nghiep", "so", "truc tuyen", "online")


def units_posts(chat: Chat) -> list[Held]:
    """Her posts from which units below are changed: a branch's head changes groups, in their own words."""
    return [
        held
        for held in posts_of(chat.session, chat.person_id)
        if held.role is Role.CADRE
        and Right.UNITS in held.rights
        and RANK[UnitKind(held.unit_kind)] < RANK[UnitKind.BRANCH]
    ]


def candidates(chat: Chat, words: str, *, closed: bool = False) -> list[Unit]:
    """Units below her with this name, of now or before, with or without the word for their kind."""
    for name in dict.fromkeys([words, branch_name(words), _bare(words)]):
        found: dict[int | None, Unit] = {}
        for held in units_posts(chat):
            units = _closed(chat, name, held.unit_id) if closed else find_units(chat.session, name, under=held.unit_id)
            former = former_names(chat.session, [unit.id or 0 for unit in units], name)
            for unit in units:  # whole words: "Ổi" is no part of "Bưởi"
                called = f" {unit.folded}  {fold(former.get(unit.id or 0, ''))} "
                if unit.kind in CHANGED and f" {fold(name)} " in called:
                    found[unit.id] = unit
        if found:
            exact = [unit for unit in found.values() if unit.folded == fold(name)]
            return exact or list(found.values())
    return []


def _closed(chat: Chat, name: str, above: int) -> list[Unit]:
    query = select(Unit).where(
        col(Unit.closed_on).is_not(None),
        col(Unit.id).in_(subtree_ids(above)),
        col(Unit.folded).contains(fold(name), autoescape=True),
    )
    return list(chat.session.exec(query.order_by(col(Unit.closed_on).desc()).limit(9)).all())


def _bare(words: str) -> str:
    """A name without the word for its kind."""
    return words[len(noun_of(words)) :].strip() or words


def branch_name(name: str) -> str:
    """A branch's name as the book has it: "chi hội thôn Mận" is "thôn Mận"."""
    plain = fold_marks(name)
    for start in ("chi hoi phu nu ", "chi hoi "):
        if plain.startswith(start) and name[len(start) :].strip():
            return name[len(start) :].strip()
    return name.strip()


def kind_of(name: str) -> UnitKind:
    """What kind of unit a name says: "xã Hoa Mai" a commune; whatever says nothing larger is a branch."""
    noun = fold(noun_of(name))
    return next((kind for word, kind in _LARGE.items() if noun.endswith(word)), UnitKind.BRANCH)


def non_territorial(name: str) -> bool:
    """Whether a branch belongs to no hamlet: of a workers' lodging, a factory park, or of women who meet online."""
    plain = fold(branch_name(name))
    return any(plain == word or plain.startswith(f"{word} ") for word in _ELSEWHERE)


def their_parent(chat: Chat, kind: UnitKind) -> Unit | None:
    """Under which unit a new one comes where she has one post alone, right above that kind."""
    posts = units_posts(chat)
    if len(posts) != 1:
        return None
    above = {UnitKind.BRANCH: UnitKind.COMMUNE, UnitKind.COMMUNE: UnitKind.PROVINCE}.get(kind)
    return get_unit(chat.session, posts[0].unit_id) if posts[0].unit_kind == above else None


def labelled(chat: Chat, unit_id: int, words: str = "") -> str:
    """A unit with what tells it from its namesakes: "thôn Mận, xã Hoa Mai", and the old name that found it."""
    unit = get_unit(chat.session, unit_id)
    above = parent_now(chat.session, unit_id)
    name = unit.name if above is None else f"{unit.name}, {get_unit(chat.session, above).name}"
    former = former_names(chat.session, [unit_id], words).get(unit_id) if words else None
    return chat.text("unit-formerly", unit=name, former=former) if former else name
