"""What is wrong with one field of a request: a code for programs, and a sentence for whoever reads it.

pydantic names a hundred kinds of errors in English; a caller can do something about these twenty.
"""

from collections.abc import Mapping
from typing import Any, LiteralString

from pydantic_core import PydanticCustomError

import locales

_FAMILIES: dict[str, tuple[str, ...]] = {
    "missing": ("missing", "missing_argument"),
    "unknown_field": ("extra_forbidden", "unexpected_keyword_argument"),
    "unreadable": ("json_invalid", "json_type"),
    "not_text": ("string_type", "string_sub_type"),
    "control_characters": ("string_unicode",),
    "wrong_form": ("string_pattern_mismatch",),
    "text_too_long": ("string_too_long",),
    "text_too_short": ("string_too_short",),
    "not_a_number": (
        *("int_type", "int_parsing", "int_from_float", "int_parsing_size"),
        *("float_type", "float_parsing", "finite_number"),
    ),
    "too_small": ("greater_than", "greater_than_equal"),
    "too_large": ("less_than", "less_than_equal"),
    "not_yes_or_no": ("bool_type", "bool_parsing"),
    "not_a_list": ("list_type", "tuple_type", "set_type"),
    "too_many": ("too_long",),
    "too_few": ("too_short",),
    "not_an_object": ("dict_type", "model_type", "model_attributes_type"),
    "not_one_of": ("enum", "literal_error"),
    "not_null": ("none_required",),
    "not_a_day": ("date_type", "date_parsing", "date_from_datetime_parsing", "date_from_datetime_inexact"),
    "not_a_moment": ("datetime_type", "datetime_parsing", "datetime_from_date_parsing", "datetime_object_invalid"),
    "no_offset": ("timezone_aware", "timezone_offset"),
}
_CODE = {kind: code for code, kinds in _FAMILIES.items() for kind in kinds}
CODES = frozenset(_FAMILIES)  # those of what pydantic finds; `wrong` names ours
VARIABLES = ("bound", "values", "first", "last", "field", "deed")  # of the sentences
_BOUNDS = ("ge", "gt", "le", "lt", "min_length", "max_length")


def wrong(code: LiteralString, **values: str | int) -> PydanticCustomError:
    """A ValueError of our own shapes; its text is `api-wrong` in locales, with these values."""
    return PydanticCustomError(code, code, values)


def said(language: str, error: Mapping[str, Any]) -> tuple[str, str]:
    """(code, sentence) of one error as pydantic gives it."""
    kind, given = str(error["type"]), dict(error.get("ctx", {}))
    if error.get("msg") == kind:  # made by `wrong`
        return kind, _sentence(language, kind, given)
    # What has been trimmed is no string to pydantic any more, and is measured as a list is.
    kind = f"string_{kind}" if kind in {"too_long", "too_short"} and isinstance(error.get("input"), str) else kind
    code = _CODE.get(kind, "invalid")
    bound = next((name for name in _BOUNDS if name in given), "")
    # A number above 2099 is one below 2100; what we bound are whole numbers and lengths.
    value = given.get(bound, 0) + {"gt": 1, "lt": -1}.get(bound, 0) if bound else ""
    values = str(given.get("expected", "")).replace(" or ", ", ").replace("'", "")
    return code, _sentence(language, code, {"bound": value, "values": values})


def _sentence(language: str, code: str, given: Mapping[str, Any]) -> str:
    # As digits: a program's number has no dots between the thousands, and a year none anywhere.
    bound, values, first, last, field, deed = (str(given.get(name, "")) for name in VARIABLES)
    return locales.label(
        language, "api-wrong", code=code, bound=bound, values=values, first=first, last=last, field=field, deed=deed
    )
