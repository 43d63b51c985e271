"""Birth years and dates as people type them."""

from datetime import date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from models.births import BadBirth, Birth, BirthFault, animal_year, read_birth

TODAY = date(2026, 11, 20)
births = st.dates(date(1927, 6, 1), date(2008, 11, 20))


@pytest.mark.parametrize(
    "raw",
    [
        "12/3/1975",
        "12-03-75",
        "12.3.1975",
        "12 / 03 / 1975",
        "12/3/75",
        "12031975",
        12031975.0,
        "1975-03-12",
        "1975-03-12 00:00:00",
        "ngày 12 tháng 3 năm 1975",
        "sinh ngày 12/3/1975",
        "１２/３/１９７５",
        date(1975, 3, 12),
        datetime(1975, 3, 12, 7, 30),  # noqa: DTZ001 (a spreadsheet's datetime has no zone)
        27465,
        27465.0,
    ],
)
def test_one_date_is_read_in_every_dress_with_the_day_first(raw: object) -> None:
    assert read_birth(raw, today=TODAY) == Birth(1975, date(1975, 3, 12))


@pytest.mark.parametrize(
    ("raw", "year"),
    [
        ("1975", 1975),
        (1975, 1975),
        (1975.0, 1975),
        ("1975.0", 1975),
        ("71", 1971),
        (71.0, 1971),
        ("'71", 1971),
        ("sinh năm 1971", 1971),
        ("Sn 1971", 1971),
        ("năm 71", 1971),
        ("3/1975", 1975),
        ("00/00/1975", 1975),
        ("00/3/1975", 1975),
        ("../../1975", 1975),
        ("00", 2000),
        ("08", 2008),
        ("09", 1909),
    ],
)
def test_a_year_alone_is_enough(raw: object, year: int) -> None:
    assert read_birth(raw, today=TODAY) == Birth(year)


def test_a_number_of_a_day_without_its_leading_zero_is_read() -> None:
    assert read_birth(5031975.0, today=TODAY).date == date(1975, 3, 5)


@pytest.mark.parametrize(
    ("raw", "reason"),
    [
        (None, BirthFault.EMPTY),
        ("  ", BirthFault.EMPTY),
        ("không rõ", BirthFault.UNREADABLE),
        ("55 tuổi", BirthFault.UNREADABLE),
        ("197", BirthFault.UNREADABLE),
        ("19755", BirthFault.UNREADABLE),
        ("1975-1976", BirthFault.UNREADABLE),
        ("12/3/1975/1", BirthFault.UNREADABLE),
        (True, BirthFault.UNREADABLE),
        (float("nan"), BirthFault.UNREADABLE),
        (1975.5, BirthFault.UNREADABLE),
        ("31/02/1975", BirthFault.NO_SUCH_DAY),
        ("29/2/1975", BirthFault.NO_SUCH_DAY),
        ("3/25/1975", BirthFault.NO_SUCH_DAY),
        ("40/00/1975", BirthFault.NO_SUCH_DAY),
        ("21/11/2008", BirthFault.TOO_YOUNG),
        (2010.0, BirthFault.TOO_YOUNG),
        (date(2015, 1, 1), BirthFault.TOO_YOUNG),
        ("1905", BirthFault.TOO_OLD),
        (date(1899, 12, 31), BirthFault.TOO_OLD),
        ("2027", BirthFault.FUTURE),
        ("21/11/2026", BirthFault.FUTURE),
        (99999.0, BirthFault.FUTURE),
    ],
)
def test_what_is_no_birth_of_a_member_says_why(raw: object, reason: BirthFault) -> None:
    with pytest.raises(BadBirth) as bad:
        read_birth(raw, today=TODAY)
    assert bad.value.reason is reason


def test_she_may_join_on_her_eighteenth_birthday() -> None:
    assert read_birth("20/11/2008", today=TODAY).date == date(2008, 11, 20)


def test_a_leap_day_birth_is_read() -> None:
    assert read_birth("29/2/1976", today=TODAY).date == date(1976, 2, 29)


@pytest.mark.parametrize(
    ("year", "keys"),
    [
        (1971, ("tan", "hoi")),
        (1984, ("giap", "ty")),
        (1989, ("ky", "ti")),
        (1968, ("mau", "than")),
        (1975, ("at", "mao")),
        (2000, ("canh", "thin")),
    ],
)
def test_a_year_has_its_stem_and_its_animal(year: int, keys: tuple[str, str]) -> None:
    assert animal_year(year) == keys


def test_the_sixty_years_of_a_cycle_have_sixty_names() -> None:
    assert len({animal_year(year) for year in range(1950, 2010)}) == 60
    assert animal_year(1950) == animal_year(2010)


@given(born=births, form=st.sampled_from(["%d/%m/%Y", "%d-%m-%Y", "%d.%m.%Y", "%d%m%Y", "%Y-%m-%d", "%d/%m/%y"]))
def test_every_way_of_writing_gives_the_same_day(born: date, form: str) -> None:
    assert read_birth(born.strftime(form), today=TODAY) == Birth(born.year, born)


@given(born=births)
def test_a_serial_number_is_its_day(born: date) -> None:
    serial = (born - date(1899, 12, 30)).days
    assert read_birth(float(serial), today=TODAY).date == born


@given(digits=st.from_regex(r"[0-9]{2}", fullmatch=True), today=st.dates(date(2020, 1, 1), date(2060, 12, 31)))
def test_two_digits_are_always_a_woman_between_18_and_117(digits: str, today: date) -> None:
    year = read_birth(digits, today=today).year
    assert year % 100 == int(digits)
    assert 18 <= today.year - year <= 117


@given(raw=st.text() | st.integers() | st.floats() | st.datetimes() | st.from_regex(r"[0-9/.-]{0,12}", fullmatch=True))
def test_anything_is_a_birth_or_a_reason(raw: object) -> None:
    try:
        birth = read_birth(raw, today=TODAY)
    except BadBirth:
        return
    assert 18 <= TODAY.year - birth.year <= 120
    assert birth.date is None or birth.date.year == birth.year
