"""What the error codes of the Official Account mean for a message, by the classes of facts/zalo.md §2.7.

Every reason begins with a key that has a sentence for whoever sent the message: "window: -230 …".
"""

from enum import StrEnum

from bot.channels import (
    AtNight,
    CopyLost,
    HerQuotaUsed,
    NotSent,
    QuotaUsed,
    Rejected,
    RetryLater,
    SetUpWrong,
    Unreachable,
    WindowClosed,
)

RATE_WAIT = 10.0  # seconds; Zalo counts calls a minute and names no time to wait
AGAIN_WAIT = 5.0
ARTICLE_WAIT = 60.0
LONGEST = 200  # characters of the platform's own words


class Means(StrEnum):
    """What a refusal means. Its value is the key of the reason."""

    TOKEN = "token"  # noqa: S105 (a key): the access token is no good; a fresh one may be
    PROOF = "proof"  # the app wants every call proved with its secret
    SET_UP = "set-up"  # a person must do something at Zalo
    TOO_FAST = "too-fast"
    AGAIN = "again"
    QUOTA = "quota"
    HER_QUOTA = "her-quota"
    NIGHT = "night"
    WINDOW = "window"
    GONE = "gone"  # she does not follow, has blocked us, or is no longer there
    COPY = "copy"  # what was uploaded has expired
    PERMANENT = "permanent"


_SET_UP = (
    *(-204, -205, -207, -208, -209, -212, -215, -219, -221, -223, -224, -235, -237, -238, -241, -248),
    *(-320, -321, -403, -14002, -14003, -14014),
)
CODES: dict[int, Means] = {
    -216: Means.TOKEN,
    -220: Means.TOKEN,
    -242: Means.PROOF,
    -1241: Means.PROOF,
    -32: Means.TOO_FAST,
    -200: Means.AGAIN,
    -214: Means.AGAIN,
    -100: Means.COPY,
    -211: Means.QUOTA,
    -311: Means.QUOTA,
    -218: Means.HER_QUOTA,
    -234: Means.NIGHT,
    -230: Means.WINDOW,
    -232: Means.WINDOW,
    -305: Means.WINDOW,
    -213: Means.GONE,
    -217: Means.GONE,
    -227: Means.GONE,
    -244: Means.GONE,
    **dict.fromkeys((-201, -202, -210, -233, -240, -249), Means.PERMANENT),
    **dict.fromkeys(_SET_UP, Means.SET_UP),
}


def refusal(code: int, said: str) -> NotSent:
    """The error for a non-zero `error`; a code that nobody has written down is permanent, so that nothing loops."""
    means = CODES.get(code, Means.PERMANENT)
    reason = f"{means}: {code} {said}"[:LONGEST]
    match means:
        case Means.TOO_FAST:
            return RetryLater(reason, wait=RATE_WAIT, scope="account")
        case Means.AGAIN:
            return RetryLater(reason, wait=ARTICLE_WAIT if code == -214 else AGAIN_WAIT, scope="chat")
        case Means.NIGHT:
            return AtNight(reason)
        case Means.COPY:
            return CopyLost(reason)
        case Means.QUOTA:
            return QuotaUsed(reason)
        case Means.HER_QUOTA:
            return HerQuotaUsed(reason)
        case Means.WINDOW:
            return WindowClosed(reason)
        case Means.GONE:
            return Unreachable(reason)
        case Means.TOKEN | Means.PROOF | Means.SET_UP:
            return SetUpWrong(reason)
    return Rejected(reason)
