"""Yes or no to a wish that waits for her word: to help, to take a woman in, to agree. Unsure is None, never a yes."""

from dataclasses import dataclass
from typing import Literal

from bot.reading.answers import Lexicon, read_yes_no
from bot.reading.telex import folded, words

_LONGEST = 12  # words

# What nobody says to an invitation, a notice or a list.
_GIVEN: dict[str, str] = {
    "yes": """đồng ý, em đồng ý, nhất trí, tán thành, chấp nhận, chấp thuận, bằng lòng, ưng thuận, nhận, nhận lời,
        xin nhận, nhận giúp, nhận tin giúp, nhận hộ, nhận tin hộ, nhận giùm, giúp được, nhận giúp được, đồng ý nhận,
        đồng ý giúp, đồng ý nhận giúp, đồng ý nhận tin giúp, đồng ý nhận lời, chịu giúp, sẽ giúp, giúp nhé, xác nhận,
        công nhận, nhận về, nhận vào, đồng ý nhận về, đồng ý nhận vào, cho vào, đồng ý cho vào""",
    "no": """không nhận, không đồng ý, không nhận lời, không nhận giúp, không nhận giúp được, không nhận tin giúp,
        không nhận tin giúp được, không giúp, không giúp được, không giúp được đâu, chưa đồng ý, chưa nhận, chưa giúp,
        chưa giúp được, từ chối, không chấp nhận, không bằng lòng, không chịu, không muốn nhận, không muốn giúp,
        không xác nhận, không công nhận, không nhận về, không nhận vào, không cho vào""",
}
_DECIDING = Lexicon(_GIVEN)
# What says no more than that something has been received.
_RECEIVING = Lexicon({"got": "nhận, xác nhận, đã nhận, đã xác nhận, nhận được, đã nhận được, nhận tin, đã nhận tin"})
_TITLES = frozenset({"ba", "cu", "co", "bac", "chi", "di", "em"})


@dataclass(frozen=True)
class Decision:
    """What she decides; `only` where nobody would say it to an invitation. `named`: she says whom it is about."""

    choice: Literal["yes", "no"]
    only: bool
    named: bool = False


def read_decision(text: str, about: str = "") -> Decision | None:
    """Her yes or no, in which the woman whom it is `about` may be named; None where it is neither."""
    typed = words(text)
    if "?" in text or not 0 < len(typed) <= _LONGEST:
        return None
    if (given := _given(typed)) is not None:
        return Decision(given, only=True)
    hers = set(folded(words(about)))
    rest = [word for word, plain in zip(typed, folded(typed), strict=True) if plain not in hers | _TITLES]
    if hers & set(folded(typed)) and (given := _given(rest)) is not None:
        return Decision(given, only=True, named=True)
    agrees = read_yes_no(text)
    if agrees is None:
        return None
    return Decision("yes" if agrees else "no", only=False)


def may_be_receipt(text: str) -> bool:
    """ "Dạ em nhận ạ": nothing but that she receives or has received; no name, and not whom or what for."""
    typed = words(text)
    if "?" in text or not 0 < len(typed) <= _LONGEST:
        return False
    signs = _RECEIVING.read(typed)
    return not signs.unknown and set(signs.meanings) == {"got"}


def _given(typed: list[str]) -> Literal["yes", "no"] | None:
    if not typed:
        return None
    signs = _DECIDING.read(typed)
    if signs.unknown or len(set(signs.meanings)) != 1:
        return None
    return "yes" if signs.meanings[0] == "yes" else "no"
