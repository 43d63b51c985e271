"""Attendance as charts say it, with n/m and coverage."""

import locales
from bot.papers import Reader
from models.figures import Attended


def rate(reader: Reader, total: Attended) -> str:
    """n/m and coverage in words."""
    if total.percent is None:
        return reader.text("chart-no-roll", meetings=total.meetings)
    return reader.text(
        "chart-rate",
        present=locales.number(reader.language, total.present),
        expected=locales.number(reader.language, total.expected),
        percent=total.percent,
        with_roll=total.with_roll,
        meetings=total.meetings,
    )


def value(reader: Reader, attended: Attended) -> str:
    """What stands beside a bar."""
    if attended.percent is not None:
        present, expected = (locales.number(reader.language, n) for n in (attended.present, attended.expected))
        return reader.text("chart-value", percent=attended.percent, present=present, expected=expected)
    if attended.meetings:
        return reader.text("chart-value-no-roll", meetings=attended.meetings)
    return reader.text("chart-value-none")
