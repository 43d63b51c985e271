"""Holds a call against the extract of the Bot API: nothing missing, nothing unknown, nothing of another type."""

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

_API = json.loads(Path(__file__).with_name("telegram_methods.json").read_text("utf-8"))
METHODS: Mapping[str, Any] = _API["methods"]
_TYPES: Mapping[str, Any] = _API["types"]
_ARRAY = "Array of "


@dataclass(frozen=True)
class Upload:
    """A file in a multipart body."""

    name: str
    mime: str
    content: bytes


class Mismatch(Exception):
    """The call is not what the Bot API describes."""


def decode(method: str, given: Mapping[str, Any]) -> dict[str, Any]:
    """The parameters with their types: form fields are text, and objects in them JSON. Raises Mismatch."""
    known = METHODS[method]
    for name in given:
        if name not in known:
            raise Mismatch(f"{method}: unknown parameter {name}")
    for name, field in known.items():
        if field["required"] and name not in given:
            raise Mismatch(f"{method}: parameter {name} is missing")
    return {name: _read(f"{method}: {name}", raw, known[name]["types"]) for name, raw in given.items()}


def _read(where: str, raw: Any, kinds: list[str]) -> Any:
    if isinstance(raw, Upload):
        if "InputFile" not in kinds:
            raise Mismatch(f"{where} takes no file")
        return raw
    if not isinstance(raw, str):
        return _fitting(where, raw, kinds)
    if "Integer" in kinds and re.fullmatch(r"-?\d+", raw):
        return int(raw)
    if "String" in kinds:
        return raw
    try:
        return _fitting(where, json.loads(raw), kinds)
    except ValueError:
        raise Mismatch(f"{where} is not JSON") from None


def _fitting(where: str, value: Any, kinds: list[str]) -> Any:
    problems = [problem for kind in kinds if (problem := _problem(where, value, kind))]
    if len(problems) == len(kinds):
        raise Mismatch(problems[0])
    return value


def _problem(where: str, value: Any, kind: str) -> str:
    """Why the value is not of this kind, "" if it is."""
    plain: dict[str, Any] = {"Integer": int, "String": str, "Boolean": bool, "Float": (int, float)}
    if kind in plain:
        fits = isinstance(value, plain[kind]) and (kind == "Boolean" or not isinstance(value, bool))
        return "" if fits else f"{where} is not {kind}"
    if kind.startswith(_ARRAY):
        if not isinstance(value, list):
            return f"{where} is not an array"
        found = (_problem(f"{where}[{i}]", each, kind.removeprefix(_ARRAY)) for i, each in enumerate(value))
        return next(filter(None, found), "")
    described = _TYPES[kind]
    if isinstance(described, list):
        problems = [_problem(where, value, subtype) for subtype in described]
        return "" if "" in problems else problems[0]
    if not isinstance(value, dict):
        return f"{where} is not {kind}"
    for name, field in described.items():
        if field["required"] and name not in value:
            return f"{where}.{name} is missing"
    for name, inner in value.items():
        if name not in described:
            return f"{where}.{name} is unknown to {kind}"
        problems = [_problem(f"{where}.{name}", inner, each) for each in described[name]["types"]]
        if "" not in problems:
            return problems[0]
    return ""
