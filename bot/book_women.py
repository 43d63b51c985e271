"""Women of a branch's book whom a line names by STT or by a bit of their name."""

from collections.abc import Sequence
from dataclasses import dataclass

from sqlmodel import Session

from bot.reading.names import match_names
from bot.replies import Option, Plain, Words
from models.members import MemberState, book


@dataclass(frozen=True)
class Woman:
    """One line of the book."""

    number: int
    person_id: int
    full_name: str
    birth_year: int | None
    away: bool = False

    @property
    def told_apart(self) -> str:
        """Her full name, with the birth year where it is known."""
        return f"{self.full_name} ({self.birth_year})" if self.birth_year else self.full_name


@dataclass(frozen=True)
class Meant:
    """Whom a line means; `wrong` are numbers that nobody has, `doubt` a name with those whom it fits (or nobody), and
    `rest` the names behind it."""

    women: tuple[Woman, ...]
    wrong: tuple[int, ...] = ()
    doubt: tuple[str, tuple[Woman, ...]] | None = None
    rest: tuple[str, ...] = ()

    @property
    def question(self) -> Words | None:
        """What to say where not everybody is clear."""
        if self.wrong:
            return Words("not-in-the-book", {"numbers": ", ".join(map(str, self.wrong))})
        if self.doubt is None:
            return None
        name, fitting = self.doubt
        shown = ", ".join(f"{one.number}. {one.told_apart}" for one in fitting[:6])
        return Words("which-in-the-book", {"name": name, "women": shown, "count": len(fitting)})


def women_of(session: Session, branch_id: int, group_id: int | None = None) -> list[Woman]:
    """The branch's women (or one group's) in the order of their numbers."""
    found = (
        Woman(
            membership.number,
            person.id or 0,
            person.full_name,
            person.birth_year,
            membership.state == MemberState.AWAY,
        )
        for membership, person in book(session, branch_id, group_id=group_id)
    )
    return sorted(found, key=lambda one: one.number)


def meant(women: Sequence[Woman], numbers: Sequence[int], names: Sequence[str]) -> Meant:
    """The women of the list with these numbers and names."""
    by_number = {one.number: one for one in women}
    by_id = {one.person_id: one for one in women}
    wrong = tuple(number for number in numbers if number not in by_number)
    found = [by_number[number] for number in numbers if number in by_number]
    for place, name in enumerate(names):
        fitting = match_names(name, [(one.person_id, one.full_name) for one in women])
        if len(fitting) != 1:
            doubt = name, tuple(by_id[key] for key in fitting)
            return Meant(tuple(found), wrong, doubt, tuple(names[place + 1 :]))
        found.append(by_id[fitting[0]])
    return Meant(tuple(dict.fromkeys(found)), wrong)


def as_options(women: Sequence[Woman]) -> tuple[Option, ...]:
    """The women as answers, each under her own number."""
    return tuple(Option(Plain(one.told_apart), str(one.person_id), one.number) for one in women)
