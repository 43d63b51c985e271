"""Shares in percent: rounded in one way, and never as if a mark were reached that is not."""

from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st

from models.shares import digits, exact, percent, shown


def test_halves_go_up_as_in_a_spreadsheet_and_nothing_has_no_share() -> None:
    assert [percent(part, 8) for part in (1, 3, 5, 7)] == [13, 38, 63, 88]
    assert percent(0, 0) is None
    assert shown(415, 694, 60) == 59.8
    assert shown(5996, 10_000, 60) == 59.9, "never up onto the mark"
    assert shown(415, 694, 50) == 60
    assert shown(999, 1666, 60, 50) == 59.9
    assert [digits(part, 10_000, 60, least=1) for part in (5_994, 5_995, 5_996, 6_000)] == [1, 2, 2, 1]
    assert digits(0, 0, 60) == 0
    assert [exact(part, 25_000) for part in (14_999, 15_000)] == [59.99, 60.0]
    assert exact(0, 0) is None


@given(st.integers(0, 10_000), st.integers(1, 10_000), st.integers(1, 99))
def test_what_is_shown_is_below_a_mark_exactly_where_the_share_is(part: int, whole: int, mark: int) -> None:
    found = shown(part, whole, mark)
    assert found is not None
    excel = round(Decimal(100 * part) / whole, digits(part, whole, mark, least=1))
    assert (excel < mark) == (100 * part < mark * whole)
    assert (found < mark) == (100 * part < mark * whole)
    assert ((exact(part, whole) or 0) < mark) == (100 * part < mark * whole)
