"""The set-up guides name only settings, commands and addresses that there are."""

import re
from pathlib import Path

import pytest
from typer.main import get_command

from cli import app
from settings import Settings

ROOT = Path(__file__).parent.parent
GUIDES = sorted((ROOT / "docs/huong-dan").glob("cai-dat-*.md"))
COMMANDS = re.compile(r"`chihoi ([a-z][a-z -]*[a-z])")


def commands() -> set[str]:
    """Every command as it is typed: "doctor", "zalo connect"."""
    found = set()
    for name, command in get_command(app).commands.items():  # type: ignore[attr-defined]
        found |= {name, *(f"{name} {below}" for below in getattr(command, "commands", {}))}
    return found


@pytest.mark.parametrize("guide", GUIDES, ids=lambda path: path.stem)
def test_every_setting_and_command_that_a_guide_names_exists(guide: Path) -> None:
    text = guide.read_text(encoding="utf-8")
    known = {name.upper() for name in Settings.model_fields}
    named = set(re.findall(r"\b(?:TELEGRAM|ZALO)_[A-Z_]+|\bPUBLIC_URL\b", text))
    assert named
    assert named <= known
    for typed in COMMANDS.findall(text):
        assert any(typed == command or typed.startswith(f"{command} ") for command in commands()), typed
    for link in re.findall(r"\]\(([\w.-]+\.md)\)", text):
        assert (guide.parent / link).exists()


def test_every_setting_of_a_channel_stands_in_its_guide() -> None:
    """Addresses of the platforms and paces are for tests and for those who know why."""
    ours = {"_API_URL", "_OAUTH_URL", "_RATE", "_CHAT_GAP"}
    text = "".join(guide.read_text(encoding="utf-8") for guide in GUIDES)
    for name in Settings.model_fields:
        upper = name.upper()
        if upper.startswith(("TELEGRAM_", "ZALO_BOT_", "ZALO_OA_")) and not upper.endswith(tuple(ours)):
            assert upper in text, upper


def test_the_guides_call_the_webhooks_by_their_addresses() -> None:
    text = (ROOT / "docs/huong-dan/cai-dat-zalo-oa.md").read_text(encoding="utf-8")
    assert "/hooks/zalo-oa" in text
    assert "/zalo/callback" in text
