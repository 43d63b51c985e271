"""What the bot sends stands on the screen of a strict Telegram."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.channels import (
    Moved,
    RetryLater,
)
from bot.channels.telegram import Telegram
from bot.channels.telegram_render import split
from bot.messages import Attachment, Choice, Incoming, Kind, Outgoing, Sent
from tests.fakes.telegram import FakeTelegram
from tests.fakes.telegram_people import Person

pytest_plugins = ["tests.fakes.telegram_fixtures"]

GO = Choice("Đi được", "rsvp:7:yes")
STAY = Choice("Không đi được", "rsvp:7:no")


async def test_a_group_is_written_to_without_a_contact_button(
    fake: FakeTelegram, channel: Telegram, lan: Person
) -> None:
    group = fake.group(-1001)
    await lan.types("/lich@hoamai_bot", group=-1001)
    [said] = await channel.poll()
    assert (said.group, said.address, said.text) == (True, "-1001", "/lich")
    await channel.send("-1001", Outgoing("Chị nhắn riêng cho em nhé", contact_button="Gửi số"))
    assert group.screen[-1].contact_button == ""
    assert fake.violations == []


async def test_a_group_that_became_a_supergroup_has_moved(fake: FakeTelegram, channel: Telegram) -> None:
    fake.group(-5).moved_to = -1005
    with pytest.raises(Moved) as caught:
        await channel.send("-5", Outgoing("Chào cả nhà"))
    assert caught.value.address == "-1005"


async def test_a_question_has_its_buttons_and_a_tap_comes_back(
    fake: FakeTelegram, channel: Telegram, lan: Person
) -> None:
    sent = await channel.send("7", Outgoing("Tối mai chị đi họp được không?", (GO, STAY)))
    assert lan.screen[-1].buttons == [[(GO.label, GO.payload), (STAY.label, STAY.payload)]]
    await lan.taps("Đi được")
    [tap] = await channel.poll()
    assert (tap.kind, tap.payload, tap.tapped_message, tap.address) == (Kind.TAP, GO.payload, sent.ids[0], "7")
    await channel.settle(tap)
    assert fake.answered_taps == {tap.tap_id}
    [asked] = [call for call in fake.calls if call.method == "sendMessage"]
    assert asked.params["link_preview_options"] == {"is_disabled": True}
    assert "parse_mode" not in asked.params
    assert fake.violations == []


async def test_a_long_label_gives_each_button_its_row(channel: Telegram, lan: Person) -> None:
    await channel.send("7", Outgoing("Vì sao?", (GO, Choice("Bận việc nhà đến tối muộn", "b"))))
    assert [len(row) for row in lan.screen[-1].buttons] == [1, 1]


async def test_settling_never_raises(fake: FakeTelegram, channel: Telegram) -> None:
    await channel.settle(Incoming("telegram", "7", "1", Kind.TAP, tap_id="long ago"))
    async with fake.away():
        await channel.settle(Incoming("telegram", "7", "1", Kind.TAP, tap_id="1"))


async def test_a_long_text_leaves_in_parts_with_the_buttons_on_the_last(
    fake: FakeTelegram, channel: Telegram, lan: Person
) -> None:
    long = "\n\n".join(f"{n}. Chị Nguyễn Thị Mận, thôn Bưởi 🌸" for n in range(300))
    sent = await channel.send("7", Outgoing(long, (GO,)))
    assert len(sent.ids) == len(lan.screen) == 3
    assert "\n\n".join(shown.text for shown in lan.screen) == long
    assert [bool(shown.buttons) for shown in lan.screen] == [False, False, True]
    assert fake.violations == []


async def test_a_long_text_resumes_where_it_stopped(fake: FakeTelegram, channel: Telegram, lan: Person) -> None:
    long = "a" * 4096 + "b" * 4096 + "c"
    fake.fail_next("429")
    with pytest.raises(RetryLater) as caught:
        await channel.send("7", Outgoing(long))
    assert (caught.value.sent, caught.value.wait, caught.value.scope) == ((), 3.0, "account")
    first = await channel.send("7", Outgoing("a" * 4096))
    rest = await channel.send("7", Outgoing(long, (GO,), skip_parts=1))
    assert len(first.ids + rest.ids) == 3
    assert [shown.text[0] for shown in lan.screen] == ["a", "b", "c"]


async def test_an_error_carries_the_parts_that_left(fake: FakeTelegram, channel: Telegram, lan: Person) -> None:
    fake.enforce_limits = True
    with pytest.raises(RetryLater) as caught:
        await channel.send("7", Outgoing("\n\n".join(letter * 4000 for letter in "abcdef")))
    assert caught.value.sent == tuple(str(shown.message_id) for shown in lan.screen)
    assert len(caught.value.sent) == 3


@given(st.text(alphabet="aă🌸 \n", max_size=400), st.integers(4, 40))
def test_parts_fit_and_lose_only_white_space(text: str, limit: int) -> None:
    parts = split(text, limit)
    assert all(len(part.encode("utf-16-le")) // 2 <= limit for part in parts)
    assert "".join("".join(parts).split()) == "".join(text.split())


async def test_an_answer_replaces_the_question_in_place(fake: FakeTelegram, channel: Telegram, lan: Person) -> None:
    sent = await channel.send("7", Outgoing("Đi không chị?", (GO,)))
    changed = Outgoing("Hẹn gặp chị", replaces=sent.ids[0])
    assert await channel.send("7", changed) == sent
    assert await channel.send("7", changed) == sent  # not modified
    assert (len(lan.screen), lan.last, lan.screen[0].buttons, lan.screen[0].edited) == (1, "Hẹn gặp chị", [], True)
    assert fake.violations == []


async def test_what_cannot_be_edited_is_sent_anew(fake: FakeTelegram, channel: Telegram, lan: Person) -> None:
    file = await channel.send("7", Outgoing("Bảng", attachment=Attachment("b.csv", "text/csv", b"1")))
    for gone in ("999", file.ids[0]):
        sent = await channel.send("7", Outgoing(f"Mới {gone}", replaces=gone))
        assert lan.last == f"Mới {gone}"
        assert sent.ids[0] != gone
    assert await channel.send("7", Outgoing("Đã gửi", replaces=sent.ids[0], skip_parts=1)) == Sent(())
    await channel.send("7", Outgoing("Số?", replaces=sent.ids[0], contact_button="Gửi số"))
    assert lan.screen[-1].contact_button == "Gửi số"
    assert fake.violations == []


async def test_pictures_go_as_photos_and_files_keep_their_names(
    fake: FakeTelegram, channel: Telegram, lan: Person
) -> None:
    await channel.send("7", Outgoing("Mã QR", (GO,), attachment=Attachment("qr.png", "image/png", b"\x89PNG")))
    shown = lan.screen[-1]
    assert shown.photo
    assert (shown.text, shown.buttons[0][0]) == ("Mã QR", (GO.label, GO.payload))
    await channel.send("7", Outgoing("Tháng 10", attachment=Attachment('Kết "quả".xlsx', "application/zip", b"PK")))
    shown = lan.screen[-1]
    assert shown.file is not None
    assert (shown.photo, shown.file.name, shown.file.content) == (False, "Kết _quả_.xlsx", b"PK")
    assert fake.violations == []


async def test_a_text_too_long_for_a_caption_goes_before_the_file(channel: Telegram, lan: Person) -> None:
    file = Attachment("q.xlsx", "application/zip", b"PK")
    sent = await channel.send("7", Outgoing("x" * 1025, (GO,), attachment=file))
    assert len(sent.ids) == 2
    assert [(len(shown.text), bool(shown.file), bool(shown.buttons)) for shown in lan.screen] == [
        (1025, False, False),
        (0, True, True),
    ]
