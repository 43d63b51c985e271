"""What the error codes of the Official Account mean for a message, by the classes of facts/zalo.md §2.7.

Every reason begins with a key that has a sentence for whoever sent the message: "window: -230 …".
"""

import re
from collections.abc import Mapping
from enum import StrEnum

from bot.channels import (
    AppTooOld,
    AtNight,
    CannotGet,
    CopyLost,
    Declined,
    HerQuotaUsed,
    MonthUsedUp,
    NoAccount,
    NotHere,
    NotSent,
    QuotaUsed,
    Rejected,
    RetryLater,
    SetUpWrong,
    TemplateWrong,
    TodayUsedUp,
    Unreachable,
    WindowClosed,
    WrongNumber,
)

RATE_WAIT = 10.0  # seconds; Zalo counts calls a minute and names no time to wait
AGAIN_WAIT = 5.0
ARTICLE_WAIT = 60.0
LONGEST = 200  # characters of the platform's own words
_NUMBER = re.compile(r"\d{9,}")  # which may be somebody's: it is kept nowhere


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
    # Of template messages:
    TODAY = "today"  # the account may send no more of them today
    TEMPLATE_TODAY = "template-today"  # nor of this template
    THIS_MONTH = "this-month"  # nor of templates like this one this month
    NO_ACCOUNT = "no-account"  # nobody has that phone number
    WRONG_NUMBER = "wrong-number"  # it is none
    OLD_APP = "old-app"  # the Zalo on her phone is too old
    CANNOT = "cannot-get"  # her account cannot get them
    REFUSED = "refused"  # she wants none of these from us; the chat is another thing
    TEMPLATE = "template"  # it is not what we take it for
    DATA = "template-data"  # what one of them is filled with does not suit


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


# Of the host of template messages (facts/zalo.md §3). Its -100 is a fault that nobody explains.
_TEMPLATES_SET_UP = (
    *(-101, -102, -103, -104, -105, -115, -120, -1201, -1202, -125, -126, -127, -128, -129),
    *(-135, -1351, -136, -137, -138, -1381, -142, -143),
)
_TEMPLATE = (-109, -1091, -117, -131, -134, -145, -146, -161, -162)
_DATA = (-111, -112, -1121, -1122, -1123, -1124, -113, -1131, -116, -130, -132, -153)
BY_PHONE: dict[int, Means] = {
    **dict.fromkeys((-124, -216, -220), Means.TOKEN),
    -1241: Means.PROOF,
    -32: Means.TOO_FAST,
    -100: Means.AGAIN,
    -200: Means.AGAIN,
    -133: Means.NIGHT,
    -144: Means.TODAY,
    -147: Means.TEMPLATE_TODAY,
    -1441: Means.THIS_MONTH,
    -1471: Means.HER_QUOTA,
    -1472: Means.HER_QUOTA,
    -108: Means.WRONG_NUMBER,
    -110: Means.OLD_APP,
    -118: Means.NO_ACCOUNT,
    **dict.fromkeys((-114, -119), Means.CANNOT),
    **dict.fromkeys((-139, -140, -141), Means.REFUSED),
    **dict.fromkeys(_TEMPLATE, Means.TEMPLATE),
    **dict.fromkeys(_DATA, Means.DATA),
    **dict.fromkeys(_TEMPLATES_SET_UP, Means.SET_UP),
}
# By user id they go over the account's own host, which may answer in either tongue; that she does not get them says
# nothing of the chat.
BY_USER: dict[int, Means] = (
    BY_PHONE
    | CODES
    | dict.fromkeys((-213, -217, -227, -230, -232, -244), Means.REFUSED)
    | {-100: Means.AGAIN, -211: Means.TODAY, -249: Means.TEMPLATE}
)


def refusal(code: int, said: str, codes: Mapping[int, Means] = CODES) -> NotSent:
    """The error for a non-zero `error`; a code that nobody has written down is permanent, so that nothing loops."""
    means = codes.get(code, Means.PERMANENT)
    reason = f"{means}: {code} {_NUMBER.sub('…', said)}"[:LONGEST]
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
        case Means.TODAY | Means.TEMPLATE_TODAY:
            return TodayUsedUp(reason, template=means is Means.TEMPLATE_TODAY)
        case Means.THIS_MONTH:
            return MonthUsedUp(reason)
        case Means.NO_ACCOUNT:
            return NoAccount(reason)
        case Means.WRONG_NUMBER:
            return WrongNumber(reason)
        case Means.OLD_APP:
            return AppTooOld(reason)
        case Means.CANNOT:
            return CannotGet(reason)
        case Means.REFUSED:
            return Declined(reason)
        case Means.DATA:
            return NotHere(reason)
        case Means.TEMPLATE:
            return TemplateWrong(reason)
    return Rejected(reason)
