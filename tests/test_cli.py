"""The command line: an administrator sets up a commune, and every mistake is one sentence."""

import json
import re
import signal
import sqlite3
import subprocess
import sys
import urllib.error
import urllib.request
from collections.abc import Iterator

import pytest
from sqlmodel import Session, select

from models import clock
from models.codes import WrongCode
from models.conversations import who_writes
from models.db import Database
from models.grants import claim_post
from models.members import book
from models.units import Unit, unit_by_code
from tests.office import HEAD_PHONE, ROOT, Office

pytest_plugins = ["tests.office_fixtures"]


@pytest.fixture
def running(office: Office) -> Iterator[tuple["subprocess.Popen[str]", str]]:
    process, line = office.starts("serve", "--port", "0")
    yield process, line.split()[-1]
    process.kill()
    process.communicate()


def test_help_is_there_at_once_and_names_every_command(bare: Office) -> None:
    asked = [sys.executable, "-X", "importtime", str(ROOT / "cli.py"), "--help"]
    done = subprocess.run(asked, env=bare.environment, capture_output=True, text=True, check=True)
    said = done.stdout
    for heavy in ("sqlalchemy", "fastapi", "pydantic", "telegram"):
        assert f" {heavy}\n" not in done.stderr
    for name in (
        "serve",
        "demo",
        "init",
        "grant",
        "import",
        "units",
        "announce",
        "token",
        "doctor",
        "web-link",
        "backup",
        "restore",
        "zalo",
    ):
        assert re.search(rf"^\W+{name} ", said, re.MULTILINE)


def test_init_writes_a_key_once_and_never_overwrites(bare: Office) -> None:
    bare.file(".env", "HOTLINE=113")
    assert "fresh SECRET_KEY" in bare.does("init")
    first = (bare.folder / ".env").read_text()
    assert first.startswith("HOTLINE=113\nSECRET_KEY=")
    assert "ready already" in bare.does("init")
    assert (bare.folder / ".env").read_text() == first


def test_the_file_with_the_key_is_for_its_owner_only(bare: Office) -> None:
    bare.does("init")
    assert (bare.folder / ".env").stat().st_mode & 0o077 == 0


def test_init_makes_no_new_key_for_a_database_that_was_written_with_another(office: Office) -> None:
    (office.folder / ".env").unlink()
    assert "the key it was written with" in office.is_told("init")
    assert not (office.folder / ".env").exists()


@pytest.mark.parametrize("command", [("serve",), ("grant", HEAD_PHONE, "head", "C1"), ("units", "list")])
def test_without_a_key_nothing_starts(bare: Office, command: tuple[str, ...]) -> None:
    assert bare.is_told(*command).startswith("SECRET_KEY is not set; run `chihoi init`")


def test_a_wrong_setting_stops_every_command_with_its_name(bare: Office) -> None:
    bare.file(".env", "TELEGRAM_TOKKEN=1:a\n")
    for command in (("serve",), ("doctor",), ("init",), ("units", "list")):
        assert bare.is_told(*command).startswith("TELEGRAM_TOKKEN in .env is not a setting of chihoi")


def test_a_database_that_was_not_made_yet_is_named(bare: Office) -> None:
    bare.file(".env", "SECRET_KEY=an-invented-secret-key\n")
    assert "run `chihoi init`" in bare.is_told("units", "list")
    assert not (bare.folder / "var").exists()


def test_a_database_of_another_version_is_not_touched(office: Office) -> None:
    connection = sqlite3.connect(office.folder / "var/chihoi.db")
    connection.execute("UPDATE alembic_version SET version_num = 'fromthefuture'")
    connection.commit()
    connection.close()
    assert "written by another version" in office.is_told("serve")
    assert "written by another version" in office.is_told("doctor", code=1)


def test_a_grant_is_a_code_that_gives_the_post_once(office: Office) -> None:
    said = office.does("grant", "0168 345 67 89", "cadre", "X1", "--name", "Phạm Thị Sen")
    shown = re.search(r"nhận việc (\d{4} \d{4})", said)
    assert shown is not None
    db = office.open()

    def claim(session: Session) -> str:
        who = who_writes(session, "telegram", "77", "vi", clock.now())
        return claim_post(session, who, shown[1].replace(" ", "")).unit

    assert db.write_now(claim) == "xã Hoa Mai"
    with pytest.raises(WrongCode):
        db.write_now(claim)
    db.close()


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("0912 345", "head", "C1"), "'0912 345' is no phone number that can be used: digits are missing."),
        (("O912345678", "head", "C1"), "there are letters in it"),
        ((HEAD_PHONE, "queen", "C1"), "'queen' is no role; the roles are group_leader, head, deputy, drafter, cadre."),
        ((HEAD_PHONE, "head", "C9"), "There is no unit with the code 'C9'"),
        ((HEAD_PHONE, "head", "X1"), "xã Hoa Mai is a commune; the role head belongs to: branch, club, committee."),
        ((HEAD_PHONE, "cadre", "C1"), "thôn Mận is a branch"),
    ],
)
def test_a_wrong_grant_is_one_clear_sentence(office: Office, words: tuple[str, ...], said: str) -> None:
    assert said in office.is_told("grant", *words)


def test_an_announcement_is_shown_first_and_sent_only_after_yes(office: Office) -> None:
    words = ("announce", "C1", "Sáng mai quét đường thôn.", "--as", HEAD_PHONE)
    refused = office.types(*words, answer="n\n")
    assert refused.exit_code == 1
    assert "Sáng mai quét đường thôn." in refused.stdout
    assert "thôn Mận: 3 people, 0 by message,\n3 to be told at home." in refused.stdout
    assert "on their way" not in refused.stdout
    sent = office.does(*words, "--yes")
    assert "Announcement 1: 0 messages on their way." in sent


def test_only_a_post_that_may_send_sends(office: Office) -> None:
    assert "No post of hers allows this" in office.is_told("announce", "X1", "Tin", "--as", HEAD_PHONE, "--yes")
    assert "Nobody has this phone" in office.is_told("announce", "C1", "Tin", "--as", "0987654321", "--yes")


def test_a_token_is_made_listed_and_revoked(office: Office) -> None:
    assert office.does("token", "make", HEAD_PHONE, "C1", "--label", "báo cáo tháng").startswith("ch_")
    assert "She has no post in thôn Bưởi today." in office.is_told("token", "make", HEAD_PHONE, "C2")
    assert "1  valid  never used  all scopes  báo cáo tháng" in office.does("token", "list")
    office.does("token", "make", HEAD_PHONE, "C1", "--scope", "names", "--scope", "read")
    assert "2  valid  never used  read names" in office.does("token", "list")
    assert "There is no scope 'all'" in office.is_told("token", "make", HEAD_PHONE, "C1", "--scope", "all")
    office.does("token", "revoke", "1")
    assert "1  revoked" in office.does("token", "list")
    assert "There is no valid token 1." in office.is_told("token", "revoke", "1")


def test_a_link_to_the_web_chat_lets_her_in_once(office: Office, running: tuple[object, str]) -> None:
    made = office.does("web-link", HEAD_PHONE).strip()
    code = made.removeprefix("http://127.0.0.1:8000/chat/enter?code=")
    url = running[1]
    enter = urllib.request.Request(f"{url}/chat/enter", f"code={code}".encode(), {"Origin": url})
    browser = urllib.request.build_opener(urllib.request.HTTPCookieProcessor())
    with browser.open(enter) as answer:
        assert answer.url == f"{url}/chat"
    with pytest.raises(urllib.error.HTTPError, match="403"):
        urllib.request.urlopen(enter)


def test_a_roster_is_shown_and_then_written(office: Office) -> None:
    text = "STT,Họ và tên,Năm sinh,Số điện thoại\n1,Võ Thị Ngân,1979,0987 654 321\n2,Lê Thị Hồng,1984,\n"
    file = office.file("ds.csv", text)
    office.does("import", file, "--unit", "C2", "--dry-run")
    assert _members(office, "C2") == 0
    office.does("import", file, "--unit", "C2", "--yes")
    assert _members(office, "C2") == 2
    assert "There is no unit with the code 'C9'" in office.is_told("import", file, "--unit", "C9", "--yes")


def _members(office: Office, code: str) -> int:
    db = office.open()
    count = db.read_now(lambda session: len(book(session, unit_by_code(session, code).id or 0)))
    db.close()
    return count


def test_serve_answers_logs_in_json_and_stops_when_told(running: tuple["subprocess.Popen[str]", str]) -> None:
    process, url = running
    with urllib.request.urlopen(f"{url}/healthz") as answer:
        assert answer.status == 200
    process.send_signal(signal.SIGTERM)
    _, log = process.communicate(timeout=20)
    events = [json.loads(line)["event"] for line in log.splitlines()]
    assert any("GET /healthz" in event for event in events)


def test_a_port_that_is_taken_is_named(office: Office, running: tuple[object, str]) -> None:
    port = running[1].rpartition(":")[2]
    assert f"Cannot listen on 127.0.0.1:{port}" in office.is_told("serve", "--port", port)


def test_the_service_can_be_split_in_two(office: Office) -> None:
    worker, said = office.starts("serve", "--worker")
    assert said == "The worker runs."
    api, line = office.starts("serve", "--api", "--port", "0")
    with urllib.request.urlopen(f"{line.split()[-1]}/healthz") as answer:
        assert answer.status == 200
    for process in (worker, api):
        process.send_signal(signal.SIGTERM)
        process.communicate(timeout=20)
    assert worker.returncode == 0


def test_doctor_finds_nothing_in_a_house_that_is_set_up(office: Office) -> None:
    said = office.does("doctor")
    assert "problem" not in said
    for what in ("SECRET_KEY", "database", "units", "sealed phones", "clock", "messages", "disk", "web"):
        assert re.search(rf"^ok +{what}: ", said, re.MULTILINE)


def test_doctor_says_what_to_do_about_a_key_that_does_not_fit(office: Office) -> None:
    office.file(".env", "SECRET_KEY=another-key-than-before\n")
    said = office.is_told("doctor", code=1)
    assert "problem  sealed phones: SECRET_KEY is not the one" in said
    assert "-> put the old SECRET_KEY back" in said


def test_doctor_says_what_to_do_before_anything_is_set_up(bare: Office) -> None:
    said = bare.is_told("doctor", code=1)
    assert "problem  SECRET_KEY: is not set\n         -> run `chihoi init`" in said
    assert "problem  database: is empty" in said


def test_the_demo_opens_with_its_address_and_keeps_its_town(bare: Office) -> None:
    bare.environment["TELEGRAM_TOKEN"] = "123456789:AAErwX-invented_token_of_a_bot_1234"
    for _ in range(2):
        process, line = bare.starts("demo", "--port", "0")
        assert re.fullmatch(r"Open http://127\.0\.0\.1:\d+/chat", line)
        with urllib.request.urlopen(line.removeprefix("Open ")) as answer:
            assert answer.status == 200
        process.send_signal(signal.SIGTERM)
        process.communicate(timeout=20)
    db = Database(f"sqlite:///{bare.folder}/var/demo.db", (bare.folder / "var/demo.key").read_text())
    assert len(db.read_now(lambda session: session.exec(select(Unit)).all())) > 3
    db.close()
