"""Taking back the last thing that was done in a book, within a day, by her who did it."""

from sqlmodel import Session, select

from models import clock, merges, phone_consents
from models.conversations import Who
from models.facts import Fact
from models.group_undo import undo_group_edit
from models.groups import GroupEdit
from models.member_changes import (
    ADDED,
    ARRIVED,
    DEPARTED,
    FIELDS,
    UNDO_WITHIN,
    AlreadyUndone,
    MemberChange,
    MemberEdit,
    NothingInTheBookToUndo,
    TooLateToUndo,
    Woman,
    about,
    changes_of,
    last_edit,
    locked,
    named,
    set_value,
    value_of,
)
from models.member_ends import open_again
from models.member_fees import set_paid
from models.member_invitations import give_back, settle
from models.member_lines import undo_women
from models.member_marks import keeper
from models.open_units import hold
from models.own_changes import OWN
from models.own_decisions import OwnDataUndone, undone
from models.posts import NotAllowed
from models.units import get_unit


class EditUndone(Fact):
    """It stands in the book as before; `left` things have changed again since and stay as they are."""

    mark: str
    women: str
    count: int
    number: int
    detail: str
    left: int


def undo_edit(session: Session, who: Who, edit_id: int) -> Fact:
    """Take one edit back. Raises NotAllowed, UnitClosed, AlreadyUndone or TooLateToUndo."""
    query = select(MemberEdit).where(MemberEdit.id == edit_id).with_for_update()
    edit = session.exec(query.execution_options(populate_existing=True)).first()
    if edit is None or edit.made_by != who.person_id or edit.what in {ARRIVED, DEPARTED}:
        raise NotAllowed
    if edit.undone_at is not None:
        raise AlreadyUndone
    if edit.made_at < clock.now() - UNDO_WITHIN:
        raise TooLateToUndo
    edit.undone_at = clock.now()
    session.add(edit)
    if edit.what == ADDED:
        return undo_women(session, who, edit.subject_id or 0)
    if edit.what in set(GroupEdit):
        count, stay = undo_group_edit(session, who, edit)
        return EditUndone(edit.what, "", count, 0, edit.detail, stay)
    changes = changes_of(session, edit_id)
    if any(change.field == "state" for change in changes):  # she would stand in the book again
        hold(session, edit.unit_id)
    women = {woman.membership.id: woman for woman in locked(session, [c.membership_id or 0 for c in changes])}
    of_her_own = edit.what in OWN and {change.person_id for change in changes} == {who.person_id}
    for woman in women.values():
        if not of_her_own:
            keeper(session, who.person_id, woman)
    left = sum(not _back(session, women[change.membership_id], change) for change in changes)
    session.flush()
    people = [woman.person.id or 0 for woman in women.values()]
    settle(session, edit.unit_id, people)
    for change in changes:
        if change.field == "invitations":
            give_back(session, change.before)
    undone(session, edit_id)
    if of_her_own:
        return OwnDataUndone(edit.what, left)
    hers = about(edit, women.values())
    number = hers[0].number if len(hers) == 1 else 0
    return EditUndone(edit.what, named(hers), len(hers), number, edit.detail, left)


def undo_last_edit(session: Session, who: Who) -> Fact:
    """Take her last edit back. Raises NothingInTheBookToUndo."""
    edit = last_edit(session, who.person_id)
    if edit is None:
        raise NothingInTheBookToUndo
    return undo_edit(session, who, edit.id or 0)


def _back(session: Session, woman: Woman, change: MemberChange) -> bool:
    """Take one change back; False where something else stands there by now."""
    if change.field in FIELDS:
        if value_of(woman, change.field) != change.after or _is_no_more(session, change):
            return False
        set_value(woman, change.field, change.before)
        session.add_all((woman.membership, woman.person))
        session.flush()
    elif change.field == "fee":
        year, was_paid = change.before
        return set_paid(session, woman.membership.id or 0, year, was_paid, change.person_id)
    elif change.field == "by_phone":
        return phone_consents.take_back(session, change.person_id, change.before, change.after)
    elif change.field == "stays":
        return True
    elif change.field in {"moved", "swapped", "taken_off", "kept_answers"}:
        merges.part(session, woman, change)
    else:
        return open_again(session, woman, change)
    return True


def _is_no_more(session: Session, change: MemberChange) -> bool:
    """Whether what stood there cannot stand there again: a group that was closed meanwhile."""
    if change.field != "group_id" or change.before is None:
        return False
    return get_unit(session, change.before).closed_on is not None
