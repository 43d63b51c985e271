"""What is said when a post passes on: offered, taken, declined, taken back; and why it cannot be."""

from datetime import date, datetime

from models.facts import Fact, Refused


class HandoverOffered(Fact):
    """She is asked at that hour (`waits`: not before the morning); `code` is what she sends from her own phone where
    none of hers is linked."""

    handover: int
    name: str
    role: str
    unit: str
    day: date
    code: str
    old: str  # who holds it now
    leaves: datetime
    waits: int


class HandoverTaken(Fact):
    """She holds the post from that day, and the old one ends then."""

    role: str
    unit: str
    day: date
    old: str


class HandoverDeclined(Fact):
    """All stays as it is."""

    role: str
    unit: str


class HandoverReturned(Fact):
    """She who had taken the post from a day ahead does not take it after all."""

    role: str
    unit: str
    day: date


class HolderAgreed(Fact):
    """She whose post it is has nothing against it, and `by`, who hands it on, hears so."""

    role: str
    unit: str
    by: str


class HolderObjected(Fact):
    """She whose post it is does not agree, and `by` hears so; it ends by that unless a `decision` stands behind it."""

    role: str
    unit: str
    by: str
    decision: str


class HandoverWithdrawn(Fact):
    """The offer is taken back; also one that was taken, before its day."""

    name: str
    role: str
    unit: str


class HoldsItAlready(Refused):
    """She holds that very post."""

    name: str
    unit: str


class HandoverOver(Refused):
    """It was taken, declined, taken back, or has lapsed."""


class HandoverWaits(Refused):
    """The post is on offer to somebody else, by the offer `handover`."""

    name: str
    unit: str
    handover: int = 0


class DayBeforePost(Refused):
    """The old holder has the post only since a later day."""

    since: date


class NoSuchPostHere(Refused):
    """A branch has a head and a deputy, every larger unit cadres."""

    unit: str
    role: str


class HandoverDayFar(Refused):
    """A post passes on within a year back or ahead; another day is a slip."""

    day: date
