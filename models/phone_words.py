"""A woman's word on messages to her number in the book: as her head heard it, or as she writes it herself."""

from collections.abc import Sequence

from sqlmodel import Session

from models import phone_consents
from models.conversations import Who
from models.facts import Fact, Refused
from models.member_changes import begin, named, note
from models.member_marks import Mark, MarkedAlready, kept
from models.members import Person
from models.units import setting

FIELD = "by_phone"  # of a MemberChange: [consents that were ended], the new one


class PhoneWordWritten(Fact):
    """What women said of their number stands in the book. `women` names them ("" where they are many), `number` is 0
    for several; `known` of them had said so before."""

    edit: int
    mark: str
    women: str
    count: int
    number: int
    known: int
    herself: str  # who has shut her number herself, so that it stays shut
    bare: str  # who has no number in the book
    off: int  # 1 where nothing is sent to numbers in this branch yet


class HerOwnNo(Refused):
    """She has shut her number herself: only she opens it."""

    women: str
    count: int


class NumberShut(Fact):
    """Nothing goes to her number any more."""


class NumberOpen(Fact):
    """What does not reach her here may go to her number; `bare` is 1 where the book has none."""

    bare: int


def write_words(session: Session, who: Who, membership_ids: Sequence[int], mark: Mark) -> PhoneWordWritten:
    """These women have said by word of mouth that messages may go to their numbers (BY_PHONE), or that none may.

    Raises NotAllowed, GoneFromBook, MarkedAlready or HerOwnNo.
    """
    women, yes = kept(session, who, membership_ids), mark is Mark.BY_PHONE
    own = [w for w in women if yes and phone_consents.says_no_herself(session, w.person.id or 0)]
    meant = [woman for woman in women if woman not in own]
    if not meant:
        raise HerOwnNo(named(own), len(own))
    branch = women[0].membership.unit_id
    edit = begin(session, who.person_id or 0, branch, mark)
    changed = []
    for woman in meant:
        contact = who.contact_id or None
        said = phone_consents.write_word(session, woman.person.id or 0, yes, witness=who.person_id, contact=contact)
        if said is not None:
            note(session, edit, woman, FIELD, said[0], said[1])
            changed.append(woman)
    if not changed:
        raise MarkedAlready(mark, named(meant), len(meant), meant[0].number if len(meant) == 1 else 0, "")
    session.flush()
    bare = [woman for woman in changed if yes and not woman.person.phone_sealed]
    return PhoneWordWritten(
        edit,
        mark,
        named(changed),
        len(changed),
        changed[0].number if len(changed) == 1 else 0,
        len(meant) - len(changed),
        named(own) if own else "",
        named(bare) if bare else "",
        int(yes and not setting(session, branch, phone_consents.ALLOWED, False)),
    )


def shut_number(session: Session, who: Who, person_id: int) -> NumberShut:
    """She wants nothing at her number; her head's word does not open it again."""
    phone_consents.write_word(session, person_id, False, witness=None, contact=who.contact_id or None)
    return NumberShut()


def open_number(session: Session, who: Who, person_id: int) -> NumberOpen:
    """She agrees to messages at her number."""
    phone_consents.write_word(session, person_id, True, witness=None, contact=who.contact_id or None)
    person = session.get(Person, person_id)
    return NumberOpen(int(person is None or not person.phone_sealed))
