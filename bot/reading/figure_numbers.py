"""Small numbers and percents of questions for figures, in digits or in words."""

_ONES = {"mot": 1, "hai": 2, "ba": 3, "bon": 4, "tu": 4, "nam": 5, "lam": 5, "sau": 6, "bay": 7, "tam": 8, "chin": 9}
_VALUES = {**_ONES, "muoi": 10}


def number_of(typed: str) -> int:
    """A small number in digits or in words; 0 for none."""
    return int(typed) if typed.isdecimal() else _VALUES.get(typed, 0)


def percent_of(typed: str) -> int:
    """A number of percent in digits or in words: "60", "sau muoi", "mot nua"; 0 for none."""
    if typed.endswith("nua"):
        return 50
    if typed == "mot tram":
        return 100
    tens, _, ones = typed.partition(" muoi")
    if tens in _ONES and typed != tens:
        return 10 * _ONES[tens] + _ONES.get(ones.strip(), 0)
    return number_of(typed)
