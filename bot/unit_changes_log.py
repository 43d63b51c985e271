"""The units below a cadre at a glance, what was done and what waits for its day, taking back, and the old numbers."""

from typing import Any

from sqlmodel import Session, col, func, or_, select

import locales
from bot.replies import Chat, Option, Render, Reply, Result, Said, Words
from bot.unit_finding import units_posts
from models import tree_changes_told
from models.conversations import Known
from models.deliveries import Delivery, Message
from models.members import MEMBER_STATES, Membership
from models.posts import Right, post_for
from models.tree_changes import UnitChanged, UnitChangePlanned, joins
from models.tree_changes_edges import open_children
from models.tree_changes_kept import CHANGED, ChangeState, UnitChange, UnitChangeRow, deed_from, noted
from models.tree_changes_preview import old_numbers
from models.tree_changes_undo import built_on, last_done, undo
from models.units import UnitPath, by_name, get_unit, subtree_ids

PAGE = 8  # lines in one message
DEEDS = ("add", "rename", "move", "merge", "split", "close")


def show(chat: Chat) -> Result:
    """ "đơn vị", /donvi: how many lie below her, and what can be done."""
    posts = units_posts(chat)
    if not posts:
        return Reply((Words("units-not-hers"),))
    held = posts[0]
    below = [unit for unit in open_children(chat.session, held.unit_id) if unit.kind in CHANGED]
    members = chat.session.exec(
        select(func.count(func.distinct(Membership.person_id))).where(
            col(Membership.unit_id).in_(subtree_ids(held.unit_id)), col(Membership.state).in_(MEMBER_STATES)
        )
    ).one()
    words = {
        "unit": held.unit_name,
        "count": locales.number(chat.who.language, len(below)),
        "kind": below[0].kind if len({unit.kind for unit in below}) == 1 else "",
        "members": locales.number(chat.who.language, members),
    }
    deeds = [Option(f"label-unit-{deed}", f"unit-deed:{deed}") for deed in DEEDS]
    more = [Option("label-unit-list", f"unit-list:{held.unit_id}:0"), Option("label-unit-log", "unit-log:0")]
    return Reply((Words("units-at-a-glance", words),), (*deeds, *more))


def listing(chat: Chat, unit_id: int, page: int) -> Result:
    """The units right below with their members."""
    post_for(chat.session, chat.person_id, Right.UNITS, unit_id)
    below = sorted(
        (unit for unit in open_children(chat.session, unit_id) if unit.kind in CHANGED),
        key=lambda unit: by_name(unit.name),
    )
    shown = below[page * PAGE : (page + 1) * PAGE]
    counts = dict(
        chat.session.exec(
            select(UnitPath.ancestor_id, func.count(func.distinct(Membership.person_id)))
            .join(Membership, col(Membership.unit_id) == UnitPath.descendant_id)
            .where(
                col(UnitPath.ancestor_id).in_([unit.id for unit in shown]),
                col(UnitPath.to_date).is_(None),
                col(Membership.state).in_(MEMBER_STATES),
            )
            .group_by(col(UnitPath.ancestor_id))
        ).all()
    )
    words = {"unit": get_unit(chat.session, unit_id).name, "count": len(below)}
    said: list[Said] = [Words("units-heading", words)]
    said += [
        Words(
            "units-line", {"unit": unit.name, "members": locales.number(chat.who.language, counts.get(unit.id or 0, 0))}
        )
        for unit in shown
    ]
    left = len(below) - (page + 1) * PAGE
    options = (Option("label-more", f"unit-list:{unit_id}:{page + 1}"),) if left > 0 else ()
    return Reply(tuple(said), options)


def log(chat: Chat, page: int) -> Result:
    """What was done below her, the last first; a number takes one back."""
    posts = units_posts(chat)
    if not posts:
        return Reply((Words("units-not-hers"),))
    below = or_(*(col(UnitChangeRow.row_id).in_(subtree_ids(held.unit_id)) for held in posts))
    ids = select(UnitChangeRow.change_id).where(UnitChangeRow.what == "unit", below)
    found = chat.session.exec(
        select(UnitChange)
        .where(col(UnitChange.id).in_(ids))
        .order_by(col(UnitChange.id).desc())
        .offset(page * PAGE)
        .limit(PAGE + 1)
    ).all()
    if not found:
        return Reply((Words("unit-log-empty"),))
    options = [
        Option("unit-log-line", f"unit-undo-asked:{row.id}", variables=in_words(chat.session, chat.who.language, row))
        for row in found[:PAGE]
    ]
    if len(found) > PAGE:
        options.append(Option("label-more", f"unit-log:{page + 1}"))
    return Reply((Words("unit-log-heading"),), tuple(options))


def in_words(session: Session, language: str, row: UnitChange) -> dict[str, Any]:
    """A deed of the log as texts use it."""
    deed = deed_from(row.deed)
    day = locales.label(language, "date-numbers", day=row.day.day, month=row.day.month, year=str(row.day.year))
    return {
        "what": row.what,
        "names": _names(session, row) or locales.NOTHING,
        "name": str(row.kept.get("name") or locales.NOTHING),
        "day": day,
        "decision": deed.decision or locales.NOTHING,
        "state": row.state,
        "failed": row.failed or locales.NOTHING,
        "joins": str(joins(session, deed)).lower(),
    }


def _names(session: Session, row: UnitChange) -> str:
    """What the units were called before a deed."""
    deed = deed_from(row.deed)
    renamed = {unit_id: was[0] for unit_id, was in noted(session, row, "renamed")}
    into = deed.into if joins(session, deed) else None
    units = [unit_id for unit_id in deed.units if unit_id != into]
    return ", ".join(renamed.get(unit_id, get_unit(session, unit_id).name) for unit_id in units)


def undo_asked(chat: Chat, change_id: int) -> Result:
    """One of the list: what it was, and whether it is to be taken back."""
    row = chat.session.get(UnitChange, change_id)
    if row is None:
        return Reply((Words("that-is-over"),))
    post_for(chat.session, chat.person_id, Right.UNITS, _unit_of(chat.session, row))
    options: tuple[Option, ...] = ()
    built = built_on(chat.session, row)
    if built is None and row.state in {ChangeState.DONE, ChangeState.PLANNED}:
        options = (Option("label-unit-undo", f"unit-undo:{change_id}"),)
    if built is not None and built.change:
        options = (Option("office-change-in-the-way", f"unit-undo-asked:{built.change}"),)
    if noted(chat.session, row, "entry"):
        options += (Option("label-old-numbers", f"unit-old:{change_id}:0"),)
    return Reply(
        (Words("unit-log-one", in_words(chat.session, chat.who.language, row)), *([] if built is None else [built])),
        (*options, Option("label-unit-leave", "leave_it", 0)),
    )


def _unit_of(session: Session, row: UnitChange) -> int:
    deed = deed_from(row.deed)
    return next(iter([*(unit for unit, _ in noted(session, row, "unit")), *deed.units, deed.parent or 0]))


def undo_last(chat: Chat) -> Result:
    """ "hoàn tác đơn vị": the last thing she did with units, named before it is taken back."""
    row = last_done(chat.session, chat.who)
    return Reply((Words("unit-log-empty"),)) if row is None else undo_asked(chat, row.id or 0)


def undo_this(chat: Chat, change_id: int) -> Result:
    """She has seen what it was, and wants it back."""
    return undo(chat.session, chat.who, change_id)


def numbers(chat: Chat, change_id: int, page: int) -> Result:
    """The women with new numbers, and their old ones; the names of women are for whoever may see them."""
    row = chat.session.get(UnitChange, change_id)
    if row is None:
        return Reply((Words("that-is-over"),))
    post_for(chat.session, chat.person_id, Right.NAMES, _unit_of(chat.session, row))
    found = old_numbers(chat.session, change_id)
    shown = found[page * PAGE : (page + 1) * PAGE]
    lines = [
        Words("old-number", {"number": o.number, "name": o.name, "old": o.old_number, "unit": o.old_unit})
        for o in shown
    ]
    left = len(found) - (page + 1) * PAGE
    options = (Option("label-more", f"unit-old:{change_id}:{page + 1}"),) if left > 0 else ()
    return Reply((Words("old-numbers-heading", {"count": len(found)}), *lines), options)


def after_change(fact: UnitChanged) -> tuple[Option, ...]:
    """What was done can be taken back."""
    undo_it = Option("label-unit-undo", f"unit-undo-asked:{fact.change}")
    if fact.what in {"merge", "split"}:
        return (undo_it, Option("label-old-numbers", f"unit-old:{fact.change}:0"))
    return (undo_it,)


def after_plan(fact: UnitChangePlanned) -> tuple[Option, ...]:
    """What is planned can be withdrawn."""
    return (Option("label-unit-withdraw", f"unit-undo:{fact.change}"),)


def _told(session: Session, message: Message, delivery: Delivery, person: Known | None) -> Reply | None:
    row = session.get(UnitChange, message.subject_id)
    if row is None or row.state not in {ChangeState.DONE, ChangeState.FAILED}:
        return None
    language = person.language if person is not None else locales.FIRST
    told = Words("unit-change-told", in_words(session, language, row))
    return Reply((told,), (Option("label-unit-log", "unit-log:0"),))


def _post_told(session: Session, message: Message, delivery: Delivery, person: Known | None) -> Reply | None:
    """To her whose post a deed ended or made larger: what became of her branch and of her post."""
    row = session.get(UnitChange, message.subject_id)
    back = message.kind == tree_changes_told.BACK
    if row is None or person is None or row.state != (ChangeState.UNDONE if back else ChangeState.DONE):
        return None
    deed = deed_from(row.deed)
    hers = [one for one in tree_changes_told.posts_of(session, row, deed) if one.person_id == delivery.person_id]
    if not hers:
        return None
    new = tree_changes_told.new_post(session, row)
    stays = next((one for one in hers if one.unit_id == deed.into), None)
    goes_on = stays or (new if new is not None and new.person_id == delivery.person_id else None)
    heads = new is not None and goes_on is None
    post = goes_on or hers[0]
    given = in_words(session, person.language, row) | {
        "role": post.role,
        "unit": get_unit(session, hers[0].unit_id).name,
        "mine": "stays" if stays is not None else "new" if goes_on is not None else "ended",
        "head": tree_changes_told.name_of(session, new) if new is not None and heads else locales.NOTHING,
    }
    return Reply((Words("unit-post-back" if back else "unit-post-told", given),))


NOTICES: dict[str, Render] = {
    "unit-change": _told,
    tree_changes_told.POSTS: _post_told,
    tree_changes_told.BACK: _post_told,
}


def log_taps(tap: Any) -> dict[str, Any]:
    """The taps of the list of deeds."""
    return {
        "unit-list": tap(listing, (int, int)),
        "unit-log": tap(log, (int,)),
        "unit-undo-asked": tap(undo_asked, (int,)),
        "unit-undo": tap(undo_this, (int,)),
        "unit-old": tap(numbers, (int, int)),
    }
