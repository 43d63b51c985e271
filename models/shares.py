"""Shares in whole percent, rounded in one way everywhere."""


def percent(part: int, whole: int) -> int | None:
    """part ÷ whole in whole percent, halves up as a spreadsheet rounds; None of nothing."""
    return (200 * part + whole) // (2 * whole) if whole else None
