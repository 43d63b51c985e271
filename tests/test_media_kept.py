"""Files of notices afterwards: what turns out bad, who sees them again, whose they are, and for how long."""

from datetime import timedelta
from typing import Any

import pytest
import time_machine
from sqlmodel import Session

from models import clock, files
from models.announcements import Announcement
from models.deliveries import Delivery, Message, State
from models.files import FileCopy, FileState, StoredFile
from models.media import accompany
from models.posts import NotAllowed, Role
from scheduler import ticks
from tests.chat import Phone, Town
from tests.test_media import MORNING, photo, picture, ready, sends


async def test_a_program_under_the_name_of_a_picture_is_sent_to_nobody(town: Town) -> None:
    with time_machine.travel(MORNING):
        head = await town.member("telegram", "Lê Thị Hạnh", role=Role.HEAD)
        lua = await town.member("telegram", "Nguyễn Thị Lụa")
        await head.says("gửi thông báo")
        await sends(head, head.device.sends_document("anh.jpg", b"MZ\x90 program", "image/jpeg", "Ảnh đẹp"))  # type: ignore[union-attr]
        await head.gets("phần mềm")
        again = await head.says("1")
        assert "không lấy được tệp" in again
        assert "Ảnh đẹp" in again
        await town.quiet()
        assert town.rows(Announcement) == []
        assert not any("Ảnh đẹp" in text for text in lua.texts)
        assert "Ảnh đẹp" in await photo(town, head, picture())  # another takes its place
        await head.says("1")
        await lua.gets("Ảnh đẹp")


async def test_a_file_that_turns_out_bad_after_the_notice_left_is_told_at_home(town: Town) -> None:
    with time_machine.travel(MORNING) as now:
        head = await town.member("telegram", "Lê Thị Hạnh", role=Role.HEAD)
        await town.member("zalo-bot", "Trần Thị Gấm")
        await head.says("gửi thông báo")
        async with _platform_without_files(town):
            await photo(town, head, picture(), "Lịch khám mắt")
            await head.says("1")
            await head.gets("không lấy được tệp")
        now.shift(10)
        await town.quiet()
        states = {row.state for row in town.rows(Delivery) if row.priority == 3 and row.contact_id}
        assert State.FAILED in states
        await town.tick()
        assert "cần báo tận nhà" in await head.gets("tin gửi được")


class _platform_without_files:
    def __init__(self, town: Town) -> None:
        self.town = town

    async def __aenter__(self) -> None:
        self._kept = self.town.telegram.files
        self.town.telegram.files = _Forgetful(self._kept)

    async def __aexit__(self, *_: object) -> None:
        self.town.telegram.files = dict(self._kept)


class _Forgetful(dict[str, Any]):
    """The platform's store on a day when nothing can be found in it."""

    def __contains__(self, key: object) -> bool:
        return False


async def test_a_woman_sees_the_photo_of_a_notice_again_and_nobody_else_does(town: Town) -> None:
    with time_machine.travel(MORNING):
        head = await town.member("telegram", "Lê Thị Hạnh", role=Role.HEAD)
        lua = await town.member("telegram", "Nguyễn Thị Lụa")
        stranger = await town.member("telegram", "Bùi Thị Yến", branch="buoi")
        await head.says("gửi thông báo")
        await photo(town, head, picture(), "Lịch khám mắt")
        await head.says("1")
        await lua.gets("khám mắt")
        await ready(town)
        assert "1. Xem ảnh: Lịch khám mắt" in await lua.says("thông báo")
        assert "Ảnh kèm thông báo" in await lua.says("1")
        assert lua.device.screen[-1].photo  # type: ignore[union-attr]
        await stranger.says("thông báo")
        _lend(town, stranger, "file:1")
        assert "không còn giữ" in await stranger.says("9")


def _lend(town: Town, phone: Phone, tap: str) -> None:
    """Someone else's tap finds its way under her last question, as number 9."""

    def write(session: Session) -> None:
        rows = [row for row in town.rows(Delivery) if row.choices is not None or row.text]
        last = max((row for row in rows if row.person_id), key=lambda row: row.id)
        row = session.get(Delivery, last.id)
        assert row is not None
        row.choices = [["9", "x", tap]]
        session.add(row)

    town.write(write)


async def test_a_file_belongs_to_the_notice_of_whoever_sent_it(town: Town) -> None:
    with time_machine.travel(MORNING):
        await town.member("telegram", "Lê Thị Hạnh", role=Role.HEAD)

        def try_it(session: Session) -> None:
            from models.conversations import acting

            hers = files.keep_file(session, name="a.jpg", mime="image/jpeg", content=b"x", person_id=None)
            notice = Announcement(unit_id=town.ids["man"], sender_id=1, audience="members", text="Tin")
            session.add(notice)
            session.flush()
            with pytest.raises(NotAllowed):
                accompany(session, acting(1), notice.id or 0, hers.id or 0)
            with pytest.raises(NotAllowed):
                accompany(session, acting(2), notice.id or 0, hers.id or 0)

        town.write(try_it)


async def test_after_a_month_only_the_words_are_left(town: Town) -> None:
    with time_machine.travel(MORNING) as now:
        head = await town.member("telegram", "Lê Thị Hạnh", role=Role.HEAD)
        lua = await town.member("telegram", "Nguyễn Thị Lụa")
        await head.says("gửi thông báo")
        await photo(town, head, picture(), "Lịch khám mắt")
        await head.says("1")
        await lua.gets("khám mắt")
        await ready(town)
        now.shift(timedelta(days=31))
        town.write(ticks.tidy)
        assert [file.content for file in town.rows(StoredFile)] == [b""]
        assert town.rows(FileCopy) == []
        assert town.rows(Message, kind="notice")[0].file_id == 1
        assert "khám mắt" in await lua.says("thông báo")


async def test_the_clock_of_people_gives_up_a_file_that_never_came(town: Town) -> None:
    def waits(session: Session) -> list[FileState]:
        file = files.keep_file(session, name="a", mime="", content=b"", state=FileState.WAITING)
        found = files.describe(session, file.id or 0)
        assert found is not None
        file.created_at = clock.now() - timedelta(hours=3)
        session.add(file)
        session.flush()
        later = files.describe(session, file.id or 0)
        assert later is not None
        return [found.state, later.state]

    assert town.write(waits) == [FileState.WAITING, FileState.FAILED]
