"""The gathering rate for a page: members of the women who live there, with the line."""

from dataclasses import dataclass

from sqlmodel import Session

from api.pages.office.shell import Here
from api.pages.office.view import View


@dataclass(frozen=True)
class Gathered:
    """A unit's members and women of 18 and more; `percent` is None where nobody counted the women."""

    percent: int | None


def of(session: Session, visit: Here, seen: View) -> Gathered | None:
    """The rate of a unit on the day that is looked at."""
    return None
