"""What the documents say is what the code does."""

import re
from pathlib import Path

from tests.flows_page import PAGE, page

ROOT = Path(__file__).parent.parent


def test_the_page_of_conversations_is_up_to_date() -> None:
    assert PAGE.read_text(encoding="utf-8") == page(), "run: .venv/bin/python -m tests.flows_page"


def test_every_file_that_a_document_names_is_there() -> None:
    ours = re.compile(r"`((?:api|bot|models|scheduler|locales|tests|docs|migrations)/[\w./-]+)`")
    documents = [ROOT / "README.md", *(ROOT / "docs").rglob("*.md")]
    named = {(document.name, name) for document in documents for name in ours.findall(document.read_text("utf-8"))}
    assert {(document, name) for document, name in named if not (ROOT / name).exists()} == set()


def test_every_decision_says_context_decision_consequences_and_alternatives() -> None:
    for decision in sorted((ROOT / "docs/decisions").glob("*.md")):
        text = decision.read_text(encoding="utf-8")
        for part in ("**Context.**", "**Decision.**", "**Consequences.**", "**Alternatives.**"):
            assert part in text, decision.name
