"""Files behind links, uploads that any process finds, and what is dropped when its time is over."""

from datetime import timedelta

import aiohttp
import pytest
import time_machine
from sqlmodel import Session

from models import files, web
from models.files import FileCopy, FileGone, StoredFile
from tests.chat import Town

MORNING = "2026-11-22T09:00:00+07:00"


def keep(session: Session, mime: str = "image/png", *, for_many: bool = False) -> int:
    """A file of a few bytes."""
    file = files.keep_file(session, name="Giấy mời.png", mime=mime, content=b"\x89PNG", for_many=for_many)
    return file.id or 0


async def test_a_link_gives_the_file_under_any_name_and_a_changed_one_nothing(town: Town) -> None:
    number = town.write(keep)
    path = town.write(files.link_path, number)
    async with aiohttp.ClientSession() as http:
        for good in (path, f"{path}/photo.png", f"{path}/x.exe"):
            async with http.get(town.url + good) as answer:
                assert (answer.status, answer.content_type) == (200, "image/png")
                assert answer.headers["X-Content-Type-Options"] == "nosniff"
                assert "sandbox" in answer.headers["Content-Security-Policy"]
            async with http.head(town.url + good) as answer:
                assert answer.status == 200
        token = path.removeprefix("/files/")
        for bad in (
            "",
            "x",
            "0",
            token[:-1] + "x",
            token.replace("-", "%2d1-", 1),
            "1-2-ế",
            "9" * 30 + "-1-x",
            "a/b/c",
        ):
            async with http.get(f"{town.url}/files/{bad}") as answer:
                assert answer.status == 404, bad


async def test_a_paper_is_not_shut_into_a_sandbox_that_leaves_its_page_empty(town: Town) -> None:
    file = town.write(files.keep_file, name="lich.pdf", mime="application/pdf", content=b"%PDF-")
    async with aiohttp.ClientSession() as http, http.get(town.url + town.write(files.link_path, file.id)) as answer:
        assert "sandbox" not in answer.headers["Content-Security-Policy"]
        assert answer.headers["X-Content-Type-Options"] == "nosniff"


async def test_a_link_for_one_ends_after_two_days_and_one_for_many_after_a_month(town: Town) -> None:
    with time_machine.travel(MORNING) as now:
        one = town.write(files.link_path, town.write(keep)).removeprefix("/files/")
        many = town.write(lambda s: files.link_path(s, keep(s, for_many=True), for_many=True)).removeprefix("/files/")
        now.shift(timedelta(days=3))
        with pytest.raises(FileGone):
            town.write(files.file_by_link, one)
        assert town.write(files.file_by_link, many).name == "Giấy mời.png"
        now.shift(timedelta(days=28))
        with pytest.raises(FileGone):
            town.write(files.file_by_link, many)


async def test_what_was_sent_from_a_page_is_found_by_another_process_until_the_next_day(town: Town) -> None:
    with time_machine.travel(MORNING) as now:
        name = town.write(files.keep_upload, name="so.csv", mime="text/csv", content=b"STT")
        assert town.house.db.read_now(files.upload, name) == b"STT"
        for other in ("", "x", "1e3", "-1", "9" * 40, "\u0661"):
            assert town.house.db.read_now(files.upload, other) == b""
        with pytest.raises(FileGone):  # a page shows nobody what has not been looked at
            town.write(files.file_by_link, town.write(files.link_path, int(name)).removeprefix("/files/"))
        now.shift(timedelta(days=1, minutes=1))
        assert town.house.db.read_now(files.upload, name) == b""
        town.write(lambda session: files.forget_expired(session, files.clock.now()))
        assert town.rows(StoredFile) == []


async def test_whoever_sends_many_files_from_a_page_loses_the_oldest(town: Town) -> None:
    names = [
        town.write(files.keep_upload, name="a", mime="", content=bytes([number])) for number in range(files.UPLOADS + 2)
    ]
    kept = [name for name in names if town.house.db.read_now(files.upload, name)]
    assert kept == names[2:]


async def test_a_copy_is_remembered_once_and_forgotten_by_account(town: Town) -> None:
    number = town.write(keep)
    for called in ("photo:a", "photo:b"):
        town.write(files.remember_copy, number, "telegram:1", called)
    town.write(files.remember_copy, number, "telegram:2", "photo:c")
    assert town.write(files.copy_of, number, "telegram:1") == "photo:a"
    town.write(files.forget_copy, number, "telegram:1")
    assert [copy.account for copy in town.rows(FileCopy)] == ["telegram:2"]


async def test_the_web_chat_shows_a_picture_and_plays_a_voice_message(town: Town) -> None:
    from models.conversations import link, who_writes
    from models.deliveries import reply
    from models.members import add_person

    with time_machine.travel(MORNING):

        def write(session: Session) -> str:
            lua = add_person(session, full_name="Nguyễn Thị Lụa")
            who = who_writes(session, "web", f"person-{lua.id}", "", files.clock.now())
            link(session, who.contact_id, lua.id or 0)
            for number, mime in enumerate(("image/jpeg", "audio/ogg", "application/pdf")):
                file = files.keep_file(session, name=f"f{number}", mime=mime, content=b"x", for_many=True)
                reply(
                    session,
                    key=f"r{number}",
                    contact_id=who.contact_id,
                    person_id=lua.id,
                    text="Tin",
                    choices=None,
                    now=files.clock.now(),
                    real=files.clock.real(),
                    file_id=file.id,
                )
            return web.web_link(session, lua.id or 0)

        code = town.write(write)
        async with aiohttp.ClientSession(cookie_jar=aiohttp.CookieJar(unsafe=True)) as http:
            headers = {"Origin": town.url}
            async with http.post(f"{town.url}/chat/enter", data={"code": code}, headers=headers) as answer:
                page = await answer.text()
        assert '<img src="/files/1-' in page
        assert '<audio class="file" controls preload="none" src="/files/2-' in page
        assert 'class="file" href="/files/3-' in page
        assert "media-src 'self'" in answer.headers["Content-Security-Policy"]
