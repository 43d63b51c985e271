"""Phone numbers as people type them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from models.phones import BadPhone, PhoneFault, read_phone, spoken, tail

MOBILE_PREFIXES = ("32", "38", "39", "56", "58", "59", "70", "76", "79", "81", "83", "86", "88", "90", "91", "97")
numbers = st.builds(str.__add__, st.sampled_from(MOBILE_PREFIXES), st.from_regex(r"[0-9]{7}", fullmatch=True))


@pytest.mark.parametrize(
    "raw",
    [
        "0912345678",
        "912345678",
        912345678,
        912345678.0,
        "912345678.0",
        "0912345678.0",
        "+84912345678",
        "+84 (0)912 345 678",
        "84912345678",
        "840912345678",
        "0084 912 345 678",
        84912345678,
        "0912.345.678",
        "0912 345 678",
        "0912-345-678",
        "091/2345678",
        "０９１２３４５６７８",
        "＋84 912 345 678",
        "\u200b0912345678\u00a0",
        "0912 345 678 (con gái)",
        "ĐT: 0912 345 678",
        "'0912345678",
    ],
)
def test_one_number_is_read_in_every_dress(raw: str | int | float) -> None:
    phone = read_phone(raw)
    assert phone.e164 == "+84912345678"
    assert not phone.renumbered
    assert phone.others == ()


@pytest.mark.parametrize(
    ("raw", "e164"),
    [
        ("01683456789", "+84383456789"),
        ("0168 345 6789", "+84383456789"),
        (1683456789.0, "+84383456789"),
        ("+841683456789", "+84383456789"),
        ("841683456789", "+84383456789"),
        ("01203456789", "+84703456789"),
        ("01213456789", "+84793456789"),
        ("01223456789", "+84773456789"),
        ("01233456789", "+84833456789"),
        ("01243456789", "+84843456789"),
        ("01253456789", "+84853456789"),
        ("01263456789", "+84763456789"),
        ("01273456789", "+84813456789"),
        ("01283456789", "+84783456789"),
        ("01293456789", "+84823456789"),
        ("01863456789", "+84563456789"),
        ("01883456789", "+84583456789"),
        ("01993456789", "+84593456789"),
    ],
)
def test_a_prefix_that_ended_in_2018_is_renumbered(raw: str | float, e164: str) -> None:
    phone = read_phone(raw)
    assert phone.e164 == e164
    assert phone.renumbered


def test_a_number_of_084_that_lost_its_zero_is_not_taken_for_the_country_code() -> None:
    assert read_phone(842345678).e164 == "+84842345678"


@pytest.mark.parametrize(
    "raw",
    [
        "0912345678/0383456789",
        "0912345678 - 0383456789",
        "0912 345 678; 0383 456 789",
        "0912345678, 0383456789",
        "0912345678\n0383456789",
        "0912345678 0383456789",
        "0912.345.678 hoặc 0383.456.789",
        "0912345678 và 01683456789",
    ],
)
def test_of_two_numbers_the_first_is_taken_and_the_other_told(raw: str) -> None:
    phone = read_phone(raw)
    assert phone.e164 == "+84912345678"
    assert phone.others == ("+84383456789",)


def test_of_a_bad_and_a_good_number_the_good_one_is_taken() -> None:
    phone = read_phone("091234567 / 0383456789")
    assert phone.e164 == "+84383456789"
    assert phone.others == ()


def test_the_same_number_twice_is_one() -> None:
    assert read_phone("0912345678/912345678").others == ()


@pytest.mark.parametrize(
    ("raw", "reason"),
    [
        ("", PhoneFault.EMPTY),
        (" - ", PhoneFault.EMPTY),
        (float("nan"), PhoneFault.EMPTY),
        (float("inf"), PhoneFault.EMPTY),
        ("O912345678", PhoneFault.LETTERS),
        ("A912345678", PhoneFault.LETTERS),
        ("09123456l8", PhoneFault.LETTERS),
        ("9.12E+08", PhoneFault.LETTERS),
        ("không có", PhoneFault.LETTERS),
        ("0912", PhoneFault.TOO_SHORT),
        ("091234567", PhoneFault.TOO_SHORT),
        ("09123456789", PhoneFault.TOO_LONG),
        ("091234567890123", PhoneFault.TOO_LONG),
        ("0412345678", PhoneFault.UNKNOWN_PREFIX),
        ("01613456789", PhoneFault.UNKNOWN_PREFIX),
        ("02163851234", PhoneFault.NOT_MOBILE),
        ("19001560", PhoneFault.NOT_MOBILE),
        ("+886912345678", PhoneFault.FOREIGN),
        ("001 650 555 1234", PhoneFault.FOREIGN),
        ("O912345678 / 04123", PhoneFault.LETTERS),
        (-5, PhoneFault.TOO_SHORT),
        (1e300, PhoneFault.TOO_LONG),
    ],
)
def test_what_is_no_mobile_number_says_why(raw: str | float, reason: PhoneFault) -> None:
    with pytest.raises(BadPhone) as bad:
        read_phone(raw)
    assert bad.value.reason is reason


def test_a_number_is_said_in_three_groups_and_named_by_its_end() -> None:
    assert spoken("+84383456789") == "0383 456 789"
    assert tail("+84383456789") == "789"
    assert tail("+84383456789", 4) == "6789"


@given(
    national=numbers, trunk=st.sampled_from(["0", "", "+84", "84", "0084", "+84 0"]), gap=st.sampled_from(" .-\u00a0")
)
def test_every_way_of_writing_gives_the_same_number(national: str, trunk: str, gap: str) -> None:
    written = f"{trunk}{gap}{national[:2]}{gap}{national[2:5]}{gap}{national[5:]}"
    assert read_phone(written).e164 == f"+84{national}"
    assert read_phone(float(national)).e164 == f"+84{national}"


@given(national=numbers)
def test_what_is_said_can_be_typed_back(national: str) -> None:
    phone = read_phone(national)
    assert read_phone(spoken(phone.e164)) == phone
    assert read_phone(phone.e164) == phone


@given(national=numbers, letter=st.characters(categories=["L"]), at=st.integers(0, 9))
def test_a_letter_among_the_digits_is_never_dropped(national: str, letter: str, at: int) -> None:
    with pytest.raises(BadPhone):
        read_phone(f"{national[:at]}{letter}{national[at:]}")


@given(raw=st.text() | st.integers() | st.floats() | st.from_regex(r"[0-9 +./()-]{0,40}", fullmatch=True))
def test_anything_is_a_mobile_number_or_a_reason(raw: str | float) -> None:
    try:
        phone = read_phone(raw)
    except BadPhone:
        return
    for e164 in (phone.e164, *phone.others):
        assert e164.startswith("+84")
        assert len(e164) == 12
