"""A notice with a photo, a file or a voice message: sent once, shown on every channel as well as it can be."""

import io
from typing import Any

import aiohttp
import pytest
import time_machine
from PIL import Image
from sqlmodel import Session

from models import pacing
from models.conversations import Contact
from models.deliveries import Delivery, State
from models.files import FileCopy, FileState, StoredFile
from models.jobs import Job
from models.posts import Role
from tests.chat import PLATFORMS, Phone, Town

MORNING = "2026-11-22T09:00:00+07:00"
PLACE = 0x8825  # the part of a picture that says where it was taken


def picture(*, kind: str = "JPEG", place: bool = False, size: tuple[int, int] = (64, 48)) -> bytes:
    """A small picture; with `place` one that knows where it was taken."""
    made, image = io.BytesIO(), Image.new("RGB", size, "green")
    exif = Image.Exif()
    if place:
        exif.get_ifd(PLACE)[1] = "N"
        exif.get_ifd(PLACE)[2] = (20.0, 26.0, 4.0)
    image.save(made, kind, exif=exif.tobytes()) if place else image.save(made, kind)
    return made.getvalue()


async def sends(phone: Phone, act: Any) -> str:
    """Send something that is no text, and read the first answer."""
    return await phone.reads_after(lambda: act)


async def ready(town: Town) -> None:
    """Wait until what was sent has been fetched and looked at."""
    await town.until(
        lambda: all(file.state != FileState.WAITING for file in town.rows(StoredFile)), "the file was never fetched"
    )


async def photo(town: Town, head: Phone, content: bytes, caption: str = "") -> str:
    """The head sends a photo on whichever channel she has."""
    if head.channel == "telegram":
        return await sends(head, head.device.sends_photo(content, caption))  # type: ignore[union-attr]
    platform = town.oa if town.oa and head.channel == "zalo-oa" else town.zalo
    platform.files["photo.jpg"] = content
    return await sends(head, head.device.sends_photo(caption=caption))  # type: ignore[union-attr,call-arg]


@pytest.mark.parametrize("platform", PLATFORMS)
async def test_a_photo_reaches_everybody_as_a_photo_and_the_words_go_with_it(town: Town, platform: str) -> None:
    with time_machine.travel(MORNING):
        head = await town.member(platform, "Lê Thị Hạnh", role=Role.HEAD)
        lua = await town.member("telegram", "Nguyễn Thị Lụa")
        gam = await town.member("zalo-bot", "Trần Thị Gấm")
        await head.says("gửi thông báo")
        asked = await photo(town, head, picture(place=True))
        assert "nhận được ảnh" in asked
        assert "nhắn thêm lời" in asked
        seen = await head.says("Lịch khám mắt của trạm y tế")
        assert "Lịch khám mắt" in seen
        assert "Kèm ảnh chị vừa gửi" in seen
        await head.taps("Gửi")
        assert "Lịch khám mắt" in await lua.gets("khám mắt")
        await gam.gets("khám mắt")
        shown = lua.device.screen[-1]
        assert shown.photo  # type: ignore[union-attr]
        fetched = gam.device.screen[-1]
        assert Image.open(io.BytesIO(fetched.photo)).size == (64, 48)  # type: ignore[union-attr,arg-type]
        assert not Image.open(io.BytesIO(fetched.photo)).getexif().get_ifd(PLACE)  # type: ignore[union-attr,arg-type]
        if platform == "zalo-oa":
            screen: Any = head.device.screen
            await town.until(lambda: any(one.image and "khám mắt" in one.text for one in screen), "no photo came")


async def test_a_telegram_photo_with_a_caption_goes_on_by_its_id_and_is_never_uploaded(town: Town) -> None:
    with time_machine.travel(MORNING):
        head = await town.member("telegram", "Lê Thị Hạnh", role=Role.HEAD)
        women = [await town.member("telegram", f"Nguyễn Thị {name}") for name in ("Lụa", "Gấm", "Đào")]
        await head.says("gửi thông báo")
        assert "Kèm ảnh" in await photo(town, head, picture(), "Lịch khám mắt")
        await head.says("1")
        for woman in women:
            await woman.gets("khám mắt")
            assert woman.device.screen[-1].again  # type: ignore[union-attr]


async def test_a_file_with_its_place_in_it_is_drawn_anew_and_uploaded_once_for_all(town: Town) -> None:
    with time_machine.travel(MORNING):
        head = await town.member("telegram", "Lê Thị Hạnh", role=Role.HEAD)
        women = [await town.member("telegram", f"Nguyễn Thị {name}") for name in ("Lụa", "Gấm", "Đào")]
        await head.says("gửi thông báo")
        sent = head.device.sends_document("nha.png", picture(place=True), "image/png", "Nhà văn hóa mới")  # type: ignore[union-attr]
        assert "Kèm ảnh" in await sends(head, sent)
        await head.says("1")
        for woman in women:
            await woman.gets("văn hóa mới")
        await town.quiet()
        uploads = [next(one for one in phone.device.screen[::-1] if one.file) for phone in (head, *women)]  # type: ignore[union-attr]
        assert sum(not one.again for one in uploads) == 1  # type: ignore[union-attr]
        for one in uploads:
            assert not Image.open(io.BytesIO(one.file.content)).getexif().get_ifd(PLACE)  # type: ignore[union-attr]


async def test_what_the_platform_no_longer_knows_is_uploaded_again(town: Town) -> None:
    with time_machine.travel(MORNING):
        head = await town.member("telegram", "Lê Thị Hạnh", role=Role.HEAD)
        lua = await town.member("telegram", "Nguyễn Thị Lụa")
        await head.says("gửi thông báo")
        await photo(town, head, picture(), "Lịch khám mắt")
        await ready(town)

        def forget(session: Session) -> None:
            copy = session.get(FileCopy, (1, "telegram:123456"))
            assert copy is not None
            copy.platform_id = "photo:of-another-bot"
            session.add(copy)

        town.write(forget)
        await head.says("1")
        await lua.gets("khám mắt")
        await town.until(
            lambda: {row.state for row in town.rows(Delivery) if row.priority == 3} == {State.SENT}, "not all have it"
        )
        assert town.rows(FileCopy)[0].platform_id.startswith("photo:file-")


async def test_a_photo_that_a_head_just_sends_may_become_a_notice(town: Town, platform: str) -> None:
    with time_machine.travel(MORNING):
        head = await town.member(platform, "Lê Thị Hạnh", role=Role.HEAD)
        lua = await town.member(platform, "Nguyễn Thị Lụa")
        asked = await photo(town, head, picture(), "Lịch khám mắt")
        assert "muốn gửi cho chị em không" in asked
        seen = await head.taps("Gửi thành thông báo")
        assert "Lịch khám mắt" in seen
        assert "Kèm ảnh" in seen
        await head.taps("Gửi")
        await lua.gets("khám mắt")
        assert "muốn gửi" not in await photo(town, lua, picture())
        assert "muốn gửi" in await photo(town, head, picture())
        assert "Mời họp" in await head.says("0")
        assert "muốn gửi" in await photo(town, head, picture())
        assert "nhắn thêm lời" in await head.says("1")
        await head.says("thôi")
        assert "1900" in await photo(town, head, picture(), "tôi bị chồng đánh")
        assert all("đánh" not in str(contact.notes) for contact in town.rows(Contact))


async def test_a_voice_message_is_heard_on_telegram_and_linked_elsewhere(town: Town) -> None:
    with time_machine.travel(MORNING):
        head = await town.member("telegram", "Lê Thị Hạnh", role=Role.HEAD)
        lua = await town.member("telegram", "Nguyễn Thị Lụa")
        gam = await town.member("zalo-bot", "Trần Thị Gấm")
        await head.says("gửi thông báo")
        assert "nhận được lời thu âm" in await sends(head, head.device.sends_voice(b"OggS" + bytes(50)))  # type: ignore[union-attr]
        assert "Kèm lời chị vừa thu âm" in await head.says("Chị em nghe giúp")
        await head.says("1")
        await lua.gets("Chị em nghe")
        assert lua.device.screen[-1].way == "voice"  # type: ignore[union-attr]
        text = await gam.gets("Chị em nghe")
        assert "Nghe ở đây: http" in text
        link = text.rpartition("Nghe ở đây: ")[2].split()[0]
        async with aiohttp.ClientSession() as http, http.get(link) as answer:
            assert (answer.status, answer.content_type) == (200, "audio/ogg")
            assert (await answer.read()).startswith(b"OggS")


async def test_a_zalo_voice_message_is_heard_on_zalo(town: Town) -> None:
    with time_machine.travel(MORNING):
        head = await town.member("zalo-bot", "Lê Thị Hạnh", role=Role.HEAD)
        gam = await town.member("zalo-bot", "Trần Thị Gấm")
        town.zalo.files["voice.aac"] = b"\xff\xf1" + bytes(50)
        await head.says("gửi thông báo")
        await sends(head, head.device.sends_voice())
        # To each of the two the words and the voice: four, as Zalo counts them and as it is written down.
        assert "lần này 4, gửi xong" in await head.says("Chị em nghe giúp")
        await town.quiet()
        account = town.house.channels["zalo-bot"].account
        before = town.house.db.read_now(pacing.sent_this_month, account)
        await head.says("1")
        await gam.gets("Chị em nghe")
        await town.quiet()

        def sent() -> int:
            return int(town.house.db.read_now(pacing.sent_this_month, account)) - before

        await town.until(lambda: sent() == 4 + 1, "one more than was said")  # and the answer to "1"
        assert [bool(one.voice) for one in gam.device.screen[-2:]] == [False, True]  # type: ignore[union-attr]


async def test_a_photo_that_zalo_cannot_fetch_goes_as_a_link(town: Town) -> None:
    with time_machine.travel(MORNING):
        head = await town.member("telegram", "Lê Thị Hạnh", role=Role.HEAD)
        gam = await town.member("zalo-bot", "Trần Thị Gấm")
        await head.says("gửi thông báo")
        await photo(town, head, picture(), "Lịch khám mắt")
        town.zalo.fail_next("400", method="sendPhoto")
        await head.says("1")
        assert "Xem ảnh ở đây: http" in await gam.gets("khám mắt")


async def test_what_its_name_or_size_already_tells_is_refused_at_once(town: Town) -> None:
    with time_machine.travel(MORNING):
        head = await town.member("telegram", "Lê Thị Hạnh", role=Role.HEAD)
        await head.says("gửi thông báo")
        for name, mime, content, words in (
            ("anh.exe", "image/jpeg", b"\xff\xd8\xff", "phần mềm"),
            ("phim.mov", "", b"", "phim"),
            ("to.pdf", "application/pdf", bytes(20_000_001), "20 MB"),
        ):
            answer = await sends(head, head.device.sends_document(name, content, mime))  # type: ignore[union-attr]
            assert words in answer
            assert "nhắn lời thông báo" in answer
        assert "phim" in await sends(head, head.device.sends_video())  # type: ignore[union-attr]
        assert town.rows(StoredFile) == []
        assert town.rows(Job) == []


async def test_a_second_file_at_the_preview_is_no_answer_and_correcting_may_leave_it_out(town: Town) -> None:
    with time_machine.travel(MORNING):
        head = await town.member("telegram", "Lê Thị Hạnh", role=Role.HEAD)
        await head.says("gửi thông báo")
        await photo(town, head, picture(), "Lịch khám mắt")
        assert "Mỗi thông báo kèm một ảnh" in await photo(town, head, picture())
        assert "nhắn lại lời thông báo" in await head.taps("Sửa lại")
        await head.taps("Bỏ ảnh")
        assert "Kèm ảnh" not in await head.says("Không cần ảnh nữa")


async def test_words_after_a_photo_are_its_notice_unless_they_ask_for_something(town: Town, platform: str) -> None:
    with time_machine.travel(MORNING):
        head = await town.member(platform, "Lê Thị Hạnh", role=Role.HEAD)
        assert "muốn gửi" in await photo(town, head, picture())
        seen = await head.says("8h sáng mai mời chị em ra trạm xá tiêm vắc xin ở nhà văn hóa nhé")
        assert "ra trạm xá tiêm vắc xin" in seen
        assert "Kèm ảnh" in seen
        await head.says("0")
        await photo(town, head, picture())
        assert "Kèm ảnh" not in await head.says("lịch họp")
        await photo(town, head, picture())
        seen = await head.says("gửi tin: Lịch khám mắt")
        assert "Kèm ảnh" in seen
        await head.says("0")
        await photo(town, head, picture())
        assert "rút gọn" in await head.says("a" * 1600)
        assert "Kèm ảnh" in await head.says("Lịch khám mắt")
