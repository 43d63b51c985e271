"""Why a woman is told at home has a sentence of its own wherever the sender reads it, whatever the platform said."""

import pytest

import locales
from bot import channels
from bot.channels import NotSent, RetryLater
from bot.channels.zalo_oa_errors import BY_PHONE, BY_USER, CODES, Means, refusal
from bot.costs import SAID
from models.deliveries import Reason
from scheduler.delivery import WHY

ELSE = "nobody-has-heard-of-this"
WOMAN = {"number": 12, "name": "Bùi Thị Đào", "year": 1960, "branch": "none"}
LISTS = {  # where the reasons are read, and what else the text asks for
    "home-label": WOMAN,
    "notice-names-line": WOMAN,
    "office-missed": {},
}


@pytest.mark.parametrize("language", locales.languages())
@pytest.mark.parametrize("key", LISTS)
def test_each_reason_has_a_sentence_of_its_own(key: str, language: str) -> None:
    said = {reason: locales.label(language, key, reason=str(reason), **LISTS[key]) for reason in Reason}
    assert len(set(said.values())) == len(Reason)
    unknown = locales.label(language, key, reason=ELSE, **LISTS[key])
    assert [reason for reason, text in said.items() if text == unknown and reason is not Reason.NOT_ARRIVED] == []
    entry = locales.FOLDER / language
    (source,) = [text for path in entry.glob("*.ftl") if f"\n{key} =" in (text := path.read_text(encoding="utf-8"))]
    words = source.split(f"\n{key} =")[1].split("\n}\n")[0]
    assert [reason for reason in Reason if f"[{reason}]" not in words] == [], "it falls into other"


@pytest.mark.parametrize("language", locales.languages())
def test_each_reason_that_a_preview_names_has_a_sentence_of_its_own(language: str) -> None:
    said = {locales.label(language, "preview-why-one", reason=str(reason), count=3) for reason in SAID}
    assert len(said) == len(SAID)


@pytest.mark.parametrize("codes", [CODES, BY_PHONE, BY_USER], ids=["chat", "phone", "user"])
def test_each_refusal_of_the_account_is_told_by_its_true_reason(codes: dict[int, Means]) -> None:
    told: dict[Means, Reason] = {}
    for code, means in codes.items():
        error = refusal(code, "said", codes)
        if not isinstance(error, RetryLater):  # it is tried again
            told[means] = WHY.get(type(error), Reason.NOT_ARRIVED)
    # Nothing more can be said of what is a fault of ours, and whom a chat does not reach need not be known to have
    # shut it off.
    vague = {means for means, reason in told.items() if reason is Reason.NOT_ARRIVED}
    assert vague <= {Means.GONE, Means.PERMANENT, Means.DATA}
    assert all(told.get(means, reason) is reason for means, reason in TRUE.items())


TRUE = {
    Means.QUOTA: Reason.USED_UP,
    Means.HER_QUOTA: Reason.HER_LIMIT,
    Means.WINDOW: Reason.LONG_SILENT,
    Means.SET_UP: Reason.SET_UP,
    Means.TOKEN: Reason.SET_UP,
    Means.PROOF: Reason.SET_UP,
    Means.TODAY: Reason.USED_TODAY,
    Means.TEMPLATE_TODAY: Reason.USED_TODAY,
    Means.THIS_MONTH: Reason.USED_MONTH,
    Means.NO_ACCOUNT: Reason.NOT_ON_ZALO,
    Means.WRONG_NUMBER: Reason.WRONG_NUMBER,
    Means.OLD_APP: Reason.OLD_APP,
    Means.CANNOT: Reason.CANNOT_GET,
    Means.REFUSED: Reason.AT_HOME,  # nobody need know that it was her own no
    Means.TEMPLATE: Reason.SET_UP,
}


def test_each_error_of_a_channel_is_told_or_left_vague_on_purpose() -> None:
    classes = [one for one in vars(channels).values() if isinstance(one, type) and issubclass(one, NotSent)]
    final = {one for one in classes if not issubclass(one, RetryLater)}
    vague = {NotSent, channels.Rejected, channels.NotHere, channels.Unreachable, channels.Moved, channels.Unknown}
    assert final - set(WHY) == vague
