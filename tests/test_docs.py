"""What the documents say is what the code does."""

import re
from pathlib import Path

from tests.flows_page import PAGE, page

ROOT = Path(__file__).parent.parent


def test_the_page_of_conversations_is_up_to_date() -> None:
    assert PAGE.read_text(encoding="utf-8") == page(), "run: .venv/bin/python -m tests.flows_page"


def test_every_file_that_a_document_names_is_there() -> None:
    missing = []
    for document in [ROOT / "README.md", *(ROOT / "docs").rglob("*.md")]:
        for named in re.findall(
            r"`((?:api|bot|models|scheduler|locales|tests|docs|migrations)/[\w./-]+)`",
            document.read_text(encoding="utf-8"),
        ):
            if not (ROOT / named).exists():
                missing.append(f"{document.name}: {named}")
    assert missing == []


def test_every_decision_says_context_decision_consequences_and_alternatives() -> None:
    for decision in sorted((ROOT / "docs/decisions").glob("*.md")):
        text = decision.read_text(encoding="utf-8")
        for part in ("**Context.**", "**Decision.**", "**Consequences.**", "**Alternatives.**"):
            assert part in text, decision.name
