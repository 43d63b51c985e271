"""The hour as people say it: on the twelve-hour clock, with half hours and the part of the day."""

from datetime import time
from typing import Literal, NamedTuple

Part = Literal["sang", "trua", "chieu", "toi", "khuya"]


class HourParts(NamedTuple):
    """The pieces of "7 rưỡi tối": hour 1-12, minute 0-59, whether it is the half hour, part of the day."""

    hour12: int
    minute: int
    half: bool
    part: Part


def hour_parts(hour: time) -> HourParts:
    """The spoken pieces of a local hour: 19:30 -> (7, 30, True, "toi"), 00:00 -> (12, 0, False, "khuya")."""
    return HourParts(hour.hour % 12 or 12, hour.minute, hour.minute == 30, part_of_day(hour))


def part_of_day(hour: time) -> Part:
    """The part of the day: sang from 1, trua from 11, chieu from 13, toi from 18, khuya from 22 to 1."""
    if hour.hour < 1 or hour.hour >= 22:
        return "khuya"
    if hour.hour < 11:
        return "sang"
    if hour.hour < 13:
        return "trua"
    return "chieu" if hour.hour < 18 else "toi"
