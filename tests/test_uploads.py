"""A file for many: read and uploaded once, in no burst, and given to nobody once it is recalled."""

import asyncio
from typing import Any

import aiohttp
import time_machine
from sqlmodel import Session

from bot.channels.web import Web
from bot.messages import Attachment, Outgoing, Sent
from models import clock, pacing
from models.announcements import Announcement, Audience, announce
from models.conversations import acting
from models.files import FileCopy, StoredFile, content_of, keep_file
from models.media import accompany
from models.posts import Post, Role
from models.recalls import recall
from scheduler.uploads import Uploads
from tests.chat import Phone, Town
from tests.test_media import ready, sends

MORNING = "2026-11-22T09:00:00+07:00"


async def send_paper(town: Town, head: Phone, words: str) -> None:
    """The head sends a sheet of paper with a few words."""
    await head.says("gửi thông báo")
    paper = b"%PDF-1.7 " + bytes(200_000)
    await sends(head, head.device.sends_document("lich.pdf", paper, "application/pdf", words))  # type: ignore[union-attr]
    await ready(town)


async def test_a_file_that_zalo_shows_as_a_link_is_read_for_nobody(town: Town) -> None:
    with time_machine.travel(MORNING):
        head = await town.member("telegram", "Lê Thị Hạnh", role=Role.HEAD)
        women = [await town.member("zalo-bot", f"Nguyễn Thị {name}") for name in ("Lụa", "Gấm", "Đào")]
        await send_paper(town, head, "Lịch khám mắt")
        asked: list[str] = []
        read = town.house.db.read

        async def counted(rule: object, *values: object) -> object:
            asked.append(getattr(rule, "__name__", ""))
            return await read(rule, *values)  # type: ignore[arg-type]

        town.house.db.read = counted  # type: ignore[method-assign,assignment]
        await head.says("1")
        for woman in women:
            assert "Mở tệp ở đây" in await woman.gets("khám mắt")
        await head.gets("khám mắt")
        assert asked.count(content_of.__name__) <= 1  # for the one upload to Telegram


class SlowPlatform(Web):
    """A platform that takes a long time for the first upload; `left` are the real seconds when it took each."""

    account, rate = "slow", 50.0

    def __init__(self) -> None:
        super().__init__()
        self.go_on, self.left = asyncio.Event(), list[float]()

    async def send(self, address: str, message: Outgoing) -> Sent:
        if message.attachment is not None and not message.attachment.platform_id:
            await self.go_on.wait()
        self.left.append(clock.real())
        return Sent((address,), "document:1")


async def test_what_waited_for_an_upload_leaves_evenly_afterwards(town: Town) -> None:
    platform = SlowPlatform()
    town.write(pacing.open_account, platform.account)
    uploads = Uploads(town.house.db, platform)  # type: ignore[arg-type]
    file = town.write(keep_file, name="lich.pdf", mime="application/pdf", content=b"%PDF-")

    async def written(rule: Any, *values: Any) -> None:
        await town.house.db.write(rule, *values)

    message = Outgoing("Lịch khám mắt", attachment=Attachment("lich.pdf", "application/pdf", b"", key=file.id))
    sends = [asyncio.create_task(uploads.send(str(number), message, written)) for number in range(10)]
    await asyncio.sleep(0.05)
    assert platform.left == []
    before = clock.real()
    platform.go_on.set()
    await asyncio.gather(*sends)
    assert len(platform.left) == 10
    # Each of the nine that waited took a slot of its own, one after the other.
    free = town.house.db.read_now(pacing.free_at, platform.account)
    assert free >= before + 9 / platform.rate
    assert all(left >= before for left in platform.left)


async def test_a_recalled_file_is_given_to_nobody_any_more(town: Town) -> None:
    with time_machine.travel(MORNING):
        head = await town.member("telegram", "Lê Thị Hạnh", role=Role.HEAD)
        lua = await town.member("telegram", "Nguyễn Thị Lụa")
        gam = await town.member("zalo-bot", "Trần Thị Gấm")
        await send_paper(town, head, "Lịch khám mắt")
        await head.taps("Gửi")
        link = (await gam.gets("khám mắt")).rpartition("Mở tệp ở đây: ")[2].split()[0]
        await lua.gets("khám mắt")
        await lua.says("thông báo")
        await town.quiet()
        async with aiohttp.ClientSession() as http, http.get(link) as answer:
            assert answer.status == 200
        notice = town.rows(Announcement)[0]
        town.write(recall, acting(notice.sender_id), notice.id)
        async with aiohttp.ClientSession() as http, http.get(link) as answer:
            assert answer.status == 404
        assert "thu hồi rồi" in await lua.taps("Mở tệp: Lịch khám mắt")
        assert [file.content for file in town.rows(StoredFile)] == [b""]
        assert town.rows(FileCopy) == []


async def test_a_file_that_another_notice_carries_too_stays(town: Town) -> None:
    with time_machine.travel(MORNING):
        await town.member("telegram", "Lê Thị Hạnh", role=Role.HEAD)
        hanh = acting(town.rows(Post)[0].person_id)
        file = town.write(keep_file, name="a.pdf", mime="application/pdf", content=b"%PDF-", person_id=hanh.person_id)
        facts = [town.write(announce, hanh, town.ids["man"], Audience.MEMBERS, words) for words in ("Một", "Hai")]
        for fact in facts:
            town.write(accompany, hanh, fact.announcement, file.id)
        for fact, kept in zip(facts, (b"%PDF-", b""), strict=True):
            town.write(recall, hanh, fact.announcement)
            assert town.rows(StoredFile)[0].content == kept


async def test_the_months_messages_are_counted_as_the_platform_counts_them(town: Town) -> None:
    with time_machine.travel(MORNING):
        head = await town.member("zalo-bot", "Lê Thị Hạnh", role=Role.HEAD)
        gam = await town.member("zalo-bot", "Trần Thị Gấm")
        await head.says("gửi thông báo")
        town.zalo.files["voice.aac"] = b"\xff\xf1" + bytes(50)
        await sends(head, head.device.sends_voice())  # type: ignore[union-attr,call-arg]
        await head.says("Chị em nghe giúp")
        await head.says("1")
        await gam.gets("Chị em nghe")
        await town.quiet()

        def counted(session: Session) -> int:
            return pacing.sent_this_month(session, town.house.channels["zalo-bot"].account)

        shown = len(head.device.screen) + len(gam.device.screen)
        assert town.house.db.read_now(counted) == shown
