"""What stands around a wish and changes nothing of it: "em ơi, cho chị …", "… giúp chị nhé"."""

import re

_ONE = r"(?:da|vang|a|oi|nay|alo|em|chi|minh|nho|giup|gium|cho|muon|hoi|bot)[ ,:]+"
LEAD = rf"(?:{_ONE})*"
_BRANCH = r"chi hoi (?:phu nu|thon|ap|ban|khu|lang|xom|to|so)\b"  # and not "chị hỏi"
_BEFORE = re.compile(rf"(?:(?!{_BRANCH}){_ONE})*")
_AFTER = re.compile(
    r"(?: (?:nhe|nha|a|vay|voi|em|oi|di|(?:duoc|dc) (?:khong|ko|k)|(?:giup|gium|ho)(?: (?:em|chi))?))+$"
)


def bare(plain: str) -> str:
    """A folded line without its polite words at both ends."""
    plain = _AFTER.sub("", plain)
    return plain[_BEFORE.match(plain).end() :]  # type: ignore[union-attr]  # it may be empty, and so always matches
