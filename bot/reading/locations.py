"""A place on the map as people paste it: a link of a map, or two numbers."""

import re

from models.places import Spot, spot_at, spot_by_link
from models.text import clean

LONGEST = 1000  # characters; what stands behind them is not read
_URL = re.compile(r"https?://[^\s<>\"'`]+")
_NUMBER = r"(-?\d{1,3}\.\d{3,})"
_PAIR = re.compile(rf"{_NUMBER}(?:,|%2C|\s)+{_NUMBER}", re.IGNORECASE)
# A link of one place names the middle of the screen ("@") and, apart from it, the place itself.
_ITSELF = re.compile(rf"!3d{_NUMBER}!4d{_NUMBER}")
_MAPS = re.compile(r"\bmaps?\b|^geo:", re.IGNORECASE)


def read_location(text: str) -> Spot | None:
    """The spot that a text shows; None where it shows none. Raises FarAway for one outside of the country.

    Short links ("maps.app.goo.gl/…") are kept as they are: what they open is known to the map alone.
    """
    said = clean(text[:LONGEST])
    link = _URL.search(said)
    if link is None:
        bare = _PAIR.fullmatch(said.removeprefix("geo:").strip(" ()."))
        return spot_at(float(bare[1]), float(bare[2])) if bare else None
    url = link[0].rstrip(".,;)")
    if not _MAPS.search(url):
        return None
    found = _ITSELF.search(url) or _PAIR.search(url)
    return spot_at(float(found[1]), float(found[2])) if found else spot_by_link(url)
