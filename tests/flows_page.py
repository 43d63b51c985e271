"""Writes docs/flows.md: every conversation in several steps, with its questions as they are asked."""

import re
from pathlib import Path

from fluent.syntax import FluentSerializer, ast, parse

from bot.table import COMMANDS, FLOWS
from bot.taps import TAPS

ROOT = Path(__file__).parent.parent
PAGE = ROOT / "docs/flows.md"


def texts() -> dict[str, str]:
    """The Vietnamese texts by key, as they stand in the files, in one line."""
    found: dict[str, str] = {}
    serializer = FluentSerializer()
    for path in sorted((ROOT / "locales/vi").glob("*.ftl")):
        for entry in parse(path.read_text(encoding="utf-8")).body:
            if isinstance(entry, ast.Message):
                text = serializer.serialize_entry(entry).partition("=")[2]
                found[entry.id.name] = re.sub(r"\s+", " ", text).strip()
    return found


def page() -> str:
    """The whole page."""
    known = texts()
    lines = [
        "# The conversations",
        "",
        "Made from the table of all that the bot can do (`python -m tests.flows_page`); a test keeps it so.",
        "A conversation is its questions in order; the open one is the first without an answer.",
        "",
    ]
    for flow in FLOWS.values():
        lines += [f"## {flow.name}", ""]
        for place, ask in enumerate(flow.asks, start=1):
            lines.append(f"{place}. `{ask.name}`: {known[f'ask-{flow.name}-{ask.name}']}")
        lines.append("")
    lines += ["## Commands", "", ", ".join(f"`/{name}`" for name in sorted(COMMANDS)), ""]
    lines += ["## Taps", "", ", ".join(f"`{name}`" for name in sorted(TAPS)), ""]
    return "\n".join(lines)


if __name__ == "__main__":
    PAGE.write_text(page(), encoding="utf-8")
