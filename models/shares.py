"""Shares in whole percent, rounded in one way everywhere."""


def percent(part: int, whole: int) -> int | None:
    """part ÷ whole in whole percent, halves up as a spreadsheet rounds; None of nothing."""
    return (200 * part + whole) // (2 * whole) if whole else None


def shown(part: int, whole: int, *marks: int) -> int | float | None:
    """The same for a reader; cut off after one digit where the whole percent would say that a mark is reached which it
    is not: 415 of 694 is 59.7 where the mark is 60."""
    found = percent(part, whole)
    if found is not None and any(found >= mark > 100 * part / whole for mark in marks):
        return 1000 * part // whole / 10
    return found
