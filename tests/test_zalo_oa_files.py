"""Photos and papers on the Official Account: uploaded, or a link where it cannot carry them; hers fetched."""

import pytest

from bot.channels import CopyLost, Rejected, RetryLater
from bot.channels.zalo_oa import ZaloOa
from bot.messages import Attachment, Choice, FileRef, Outgoing
from tests.fakes.zalo_oa import FakeZaloOa
from tests.fakes.zalo_oa_bench import PAPER, file
from tests.fakes.zalo_oa_fixtures import fake as fake
from tests.fakes.zalo_oa_fixtures import lua as lua
from tests.fakes.zalo_oa_fixtures import oa as oa
from tests.fakes.zalo_oa_kit import LUA, PICTURE
from tests.fakes.zalo_oa_people import Person

YES_NO = (Choice("Đi được", "7.1"), Choice("Không đi được", "7.2"))


def paths(fake: FakeZaloOa) -> list[str]:
    """The calls that were made, by the last part of their paths."""
    return [call.path.rpartition("/")[2] for call in fake.calls]


async def test_a_photo_is_uploaded_once_and_carries_the_words(fake: FakeZaloOa, oa: ZaloOa, lua: Person) -> None:
    photo = Outgoing("Ảnh buổi họp\n1. Đã nhận", YES_NO, attachment=file("anh.jpg", "image/jpeg", PICTURE))
    sent = await oa.send(LUA, photo)
    assert (lua.screen[-1].image, lua.last) == (PICTURE, photo.text)
    assert len(lua.screen) == oa.messages(photo) == 1
    assert sent.lasts is not None
    again = Outgoing("Lần nữa", attachment=file("anh.jpg", "image/jpeg", b"", platform_id=sent.file))
    assert (await oa.send(LUA, again)).file == sent.file
    assert paths(fake) == ["image", "cs", "cs"]


async def test_a_paper_goes_before_the_question(oa: ZaloOa, lua: Person) -> None:
    read: list[str] = []

    async def content() -> bytes:
        read.append("once")
        return PAPER

    await oa.send(LUA, Outgoing("Biên bản đây chị", YES_NO, attachment=file(content=b"", read=content)))
    assert [(shown.file, shown.text) for shown in lua.screen] == [("bien ban.pdf", ""), ("", "Biên bản đây chị")]
    assert len(lua.screen[-1].buttons) == 2
    assert read == ["once"]


@pytest.mark.parametrize(
    "attachment",
    [
        file("giong noi.ogg", "audio/ogg", b"OggS"),
        file("bang.xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", b"PK"),
        file("lich.ics", "text/calendar", b"BEGIN"),
        file("to.jpg", "image/jpeg", PICTURE + bytes(1024 * 1024)),
        file("to.pdf", content=PAPER + bytes(5 * 1024 * 1024)),
        file("bien ban", content=PAPER),
        file("mat.pdf", content=b""),
    ],
    ids=lambda attachment: attachment.name,
)
async def test_what_the_account_cannot_carry_is_a_link_with_a_button(
    fake: FakeZaloOa, oa: ZaloOa, lua: Person, attachment: Attachment
) -> None:
    await oa.send(LUA, Outgoing("Đây chị", attachment=attachment))
    assert lua.last == "Đây chị\nChị xem ở đây: https://hoi.example/files/1"
    assert lua.screen[-1].labels == (attachment.name,)
    assert paths(fake) == ["cs"]


async def test_an_upload_that_is_refused_is_a_link_too(fake: FakeZaloOa, oa: ZaloOa, lua: Person) -> None:
    for refusal in ("-211", "-201"):  # no more this month; not to Zalo's liking
        fake.fail_next(refusal, path="/upload/file")
        await oa.send(LUA, Outgoing("Đây chị", attachment=file()))
        assert lua.last.endswith("https://hoi.example/files/1")
    fake.fail_next("cut", path="/upload/file")
    with pytest.raises(RetryLater):
        await oa.send(LUA, Outgoing("Đây chị", attachment=file()))


async def test_what_was_uploaded_long_ago_has_to_be_uploaded_anew(fake: FakeZaloOa, oa: ZaloOa, lua: Person) -> None:
    sent = await oa.send(LUA, Outgoing("", attachment=file("anh.png", "image/png", b"\x89PNG\r\n\x1a\n")))
    fake.uploads.expire()
    with pytest.raises(CopyLost):
        await oa.send(LUA, Outgoing("", attachment=file("anh.png", "image/png", b"", platform_id=sent.file)))


async def test_a_file_of_hers_is_fetched_from_zalo_alone(fake: FakeZaloOa, oa: ZaloOa) -> None:
    assert await oa.fetch(FileRef(f"{fake.url}/files/photo.jpg")) == fake.files["photo.jpg"]
    for address in (
        f"{fake.url}/files/none",
        f"{fake.oauth_url}/secret",
        "http://169.254.169.254/",
        "https://zdn.vn.example/1",
        "https://evilzdn.vn/1",
        "file:///etc/passwd",
        "::",
    ):
        with pytest.raises(Rejected):
            await oa.fetch(FileRef(address))
