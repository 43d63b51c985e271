"""What a roll says of each woman on the list."""

from collections.abc import Collection

from models.attendance import Listed, Mark


def gave_reason(one: Listed) -> bool:
    """Whether she said before the start that she would not come, and why."""
    return one.answer == "no" and bool(one.reason)


def marks_of(
    people: list[Listed],
    came: set[int] | None,
    gone: set[int],
    with_reason: set[int],
    firm: Collection[int] = (),
) -> dict[int, Mark]:
    """What each woman's mark is, by those who came or (None) by those who are gone.

    `firm` are those of whom it is said that they gave no reason: who takes the roll has the last word.
    """
    marks: dict[int, Mark] = {}
    for one in people:
        if not one.expected and one.person_id not in (came or ()):  # away, or honorary
            continue
        here = one.person_id not in gone if came is None else one.person_id in came
        if here and one.person_id not in with_reason:
            marks[one.person_id] = Mark.PRESENT
        else:
            reasoned = one.person_id in with_reason or (gave_reason(one) and one.person_id not in firm)
            marks[one.person_id] = Mark.EXCUSED if reasoned else Mark.ABSENT
    return marks
