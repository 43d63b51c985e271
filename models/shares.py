"""Shares in whole percent, rounded in one way everywhere."""


def percent(part: int, whole: int) -> int | None:
    """part ÷ whole in whole percent, halves up as a spreadsheet rounds; None of nothing."""
    return (200 * part + whole) // (2 * whole) if whole else None


def shown(part: int, whole: int, *marks: int) -> int | float | None:
    """The same for a reader; with one digit more where the whole percent would say that a mark is reached which it is
    not: 415 of 694 is 59.8 where the mark is 60. 5,996 of 10,000 is 59.9 there: no rounding goes up onto a mark."""
    found = percent(part, whole)
    missed = [mark for mark in marks if found is not None and found >= mark and 100 * part < mark * whole]
    if not missed:
        return found
    tenths = (2000 * part + whole) // (2 * whole)
    return (tenths if all(tenths < 10 * mark for mark in missed) else 1000 * part // whole) / 10


def exact(part: int, whole: int) -> float | None:
    """part ÷ whole in percent with two digits, the others cut off: no whole percent is reached that it has not
    reached. None of nothing."""
    return 10_000 * part // whole / 100 if whole else None


def digits(part: int, whole: int, *marks: int, least: int = 0) -> int:
    """How many digits behind the comma a spreadsheet must show, so that its rounding lifts the share onto no mark that
    it has not reached: 5,996 of 10,000 needs two where the mark is 60."""
    missed = [mark for mark in marks if whole and 100 * part < mark * whole]
    found = least
    while any((200 * 10**found * part + whole) // (2 * whole) >= mark * 10**found for mark in missed):
        found += 1
    return found
