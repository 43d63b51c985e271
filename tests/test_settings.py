"""Settings: all of them are written down, and a wrong one stops the start with one sentence."""

import itertools
import json
import re
from pathlib import Path
from typing import Any

import pytest

from settings import BadSettings, Settings, load

EXAMPLE = Path(__file__).parent.parent / ".env.example"
LINE = re.compile(r"^([A-Z0-9_]+)=(.*)$", re.MULTILINE)


@pytest.fixture(autouse=True)
def _bare_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in Settings.model_fields:
        monkeypatch.delenv(name.upper(), raising=False)


def env(folder: Path, text: str) -> Path:
    path = folder / ".env"
    path.write_text(text, encoding="utf-8")
    return path


def template(kind: str = "invite", **said: Any) -> str:
    """A line that names one template; what is None is left out."""
    whole = {"id": "12345", "user": 200, "data": {"luc": "when"}} | said
    return "ZALO_ZNS_TEMPLATES=" + json.dumps({kind: {key: one for key, one in whole.items() if one is not None}})


def complaint(path: Path | None) -> str:
    with pytest.raises(BadSettings) as stopped:
        load(path)
    said = str(stopped.value)
    assert "\n" not in said
    assert said.endswith(".")
    return said


def test_the_example_lists_every_setting_and_nothing_else() -> None:
    assert [name for name, _ in LINE.findall(EXAMPLE.read_text())] == [name.upper() for name in Settings.model_fields]


def test_every_setting_of_the_example_has_a_comment_right_above() -> None:
    lines = EXAMPLE.read_text().splitlines()
    bare = [line for above, line in itertools.pairwise(lines) if LINE.match(line) and above[:2] != "# "]
    assert bare == []


def test_the_example_as_it_stands_is_what_one_gets_without_any_setting() -> None:
    assert load(EXAMPLE) == load(None)


@pytest.mark.parametrize(
    ("line", "named"),
    [
        ("TIMEZONE=Asia/Hoa_Mai", "TIMEZONE: 'Asia/Hoa_Mai' is no time zone."),
        ("DATABASE_URL=mysql://localhost/chihoi", "DATABASE_URL: it begins with sqlite:/// or postgresql://."),
        ("DATABASE_URL=chihoi.db", "DATABASE_URL"),
        ("DATABASE_URL=postgresql://user@host:door/chihoi", "DATABASE_URL"),
        ("PUBLIC_URL=hoi.example.vn", "PUBLIC_URL: 'hoi.example.vn' is no web address"),
        ("TELEGRAM_API_URL=ftp://example.vn", "TELEGRAM_API_URL"),
        ("DEFAULT_LANGUAGE=fr", "DEFAULT_LANGUAGE"),
        ("TELEGRAM_MODE=pigeon", "TELEGRAM_MODE"),
        ("TELEGRAM_RATE=0", "TELEGRAM_RATE"),
        ("TELEGRAM_RATE=nan", "TELEGRAM_RATE"),
        ("ZALO_BOT_USERS=many", "ZALO_BOT_USERS"),
        ("WEB_CHAT=perhaps", "WEB_CHAT"),
        ("LOG_LEVEL=LOUD", "LOG_LEVEL"),
        ("COLOUR=red", "COLOUR in "),
        ("TELEGRAM_TOKE=1:a", "TELEGRAM_TOKE in "),
        ("TELEGRAM_TOKEN=1:a\nTELEGRAM_MODE=webhook", "TELEGRAM_MODE is webhook, which needs PUBLIC_URL"),
        ("ZALO_OA_APP_ID=12", "ZALO_OA_APP_ID needs ZALO_OA_APP_SECRET"),
        ("ZALO_OA_APP_ID=app\nZALO_OA_APP_SECRET=x", "ZALO_OA_APP_ID: it is a number"),
        ("ZALO_OA_SECRET_KEY=x", "ZALO_OA_SECRET_KEY is set, which needs ZALO_OA_APP_ID"),
        ("ZALO_MONTHLY_BUDGET=-1", "ZALO_MONTHLY_BUDGET"),
        ("ZALO_ZNS_API_URL=business", "ZALO_ZNS_API_URL"),
        ("ZALO_ZNS_TEMPLATES=nowhere.json", "ZALO_ZNS_TEMPLATES: the file nowhere.json cannot be read"),
        ("ZALO_ZNS_TEMPLATES={", "ZALO_ZNS_TEMPLATES: it is no JSON such as"),
        (template("greeting"), "ZALO_ZNS_TEMPLATES: 'greeting' is none of invite, remind, cancel, change, notice"),
        (template(id=12345), "ZALO_ZNS_TEMPLATES: invite needs an id, in quotes"),
        (template(user=None), "ZALO_ZNS_TEMPLATES: invite needs the price"),
        (template(user=-5), "ZALO_ZNS_TEMPLATES: invite needs the price"),
        (template(colour="red"), "ZALO_ZNS_TEMPLATES: invite is an object with id, user, phone, monthly and data"),
        (template(monthly=0), "ZALO_ZNS_TEMPLATES: invite takes as monthly how many may leave in a month"),
        (template(monthly=True), "ZALO_ZNS_TEMPLATES: invite takes as monthly"),
        (template(data={}), "ZALO_ZNS_TEMPLATES: invite needs data"),
        (template(data={"luc": "moon"}), "ZALO_ZNS_TEMPLATES: invite cannot be filled with 'moon'; there is content,"),
        (template(data={"ten": "name"}), "ZALO_ZNS_TEMPLATES: invite needs a parameter that is filled with when"),
        (template("notice", data={"ten": "name"}), "ZALO_ZNS_TEMPLATES: notice needs a parameter that is filled with"),
        (template(), "ZALO_ZNS_TEMPLATES is set, which needs ZALO_OA_APP_ID"),
        (
            "ZALO_BOT_TOKEN=1:a\nZALO_BOT_MODE=webhook\nPUBLIC_URL=https://hoi.example.vn\nZALO_BOT_WEBHOOK_SECRET=x",
            "ZALO_BOT_WEBHOOK_SECRET needs at least 8 characters",
        ),
    ],
)
def test_a_wrong_line_stops_the_start_with_one_sentence_that_names_it(tmp_path: Path, line: str, named: str) -> None:
    assert named in complaint(env(tmp_path, line))


@pytest.mark.parametrize("name", ["TELEGRAM_TOKKEN", "ZALO_TOKEN", "telegram_chat"])
def test_an_unknown_platform_setting_in_the_environment_is_named(monkeypatch: pytest.MonkeyPatch, name: str) -> None:
    monkeypatch.setenv(name, "x")
    assert f"{name} in the environment" in complaint(None)


def test_templates_may_stand_in_a_file_of_their_own(tmp_path: Path) -> None:
    line = template().partition("=")[2]
    file = tmp_path / "templates.json"
    file.write_text(line, encoding="utf-8")
    account = "ZALO_OA_APP_ID=12\nZALO_OA_APP_SECRET=x\nZALO_ZNS_TEMPLATES="
    assert load(env(tmp_path, account + str(file))) == load(env(tmp_path, account + line))


def test_a_file_that_is_no_utf8_text_is_named(tmp_path: Path) -> None:
    path = tmp_path / ".env"
    path.write_bytes("HOTLINE=đường dây nóng".encode("utf-16"))
    assert "UTF-8" in complaint(path)


def test_a_secret_is_never_repeated_in_a_complaint(tmp_path: Path) -> None:
    assert "sesame" not in complaint(env(tmp_path, "SECRET_KEY=sesame\nLOG_LEVEL=sesame\n"))


def test_the_environment_wins_over_the_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HOTLINE", "113")
    assert load(env(tmp_path, "HOTLINE=1900 000 000")).hotline == "113"


@pytest.mark.parametrize("scheme", ["postgres", "postgresql", "postgresql+psycopg"])
def test_every_usual_address_of_postgresql_finds_the_driver_that_is_installed(tmp_path: Path, scheme: str) -> None:
    found = load(env(tmp_path, f"DATABASE_URL={scheme}://hoi@localhost/chihoi")).database_url
    assert found == "postgresql+psycopg://hoi@localhost/chihoi"


def test_an_empty_line_means_the_default(tmp_path: Path) -> None:
    assert load(env(tmp_path, "TIMEZONE=\nTELEGRAM_RATE=\n")) == load(None)
