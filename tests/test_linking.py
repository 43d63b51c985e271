"""One woman, two phones: linked by a code, found by a platform's form, unlinked; the head sees what reaches her."""

import re
from typing import Any

import pytest
import time_machine

from api.webhook_secrets import wrong_secrets
from bot.messages import Incoming, Kind
from models.conversations import ContactPerson
from models.deliveries import Delivery, Message, State
from models.members import Membership, Person
from models.posts import Role
from models.registrations import Request
from models.units import Unit
from tests.chat import Phone, Town, running_town

MORNING = "2026-11-24T09:00:00+07:00"
NIGHT = "2026-11-24T22:30:00+07:00"
PHONE, TYPED = "+84912345678", "84912345678"


def code_in(text: str) -> str:
    """The six digits as they are shown."""
    found = re.search(r"\d{3} \d{3}", text)
    assert found is not None, text
    return found.group()


async def submits(phone: Phone, number: str, name: str = "") -> str:
    """The platform passes on a form that she has filled in; what she reads then."""
    take = phone.town.house.intakes[phone.channel].take
    if not phone.arrived():
        await phone.says("xin chào")  # the platforms here know her only then
    message_id = f"form-{phone.address}-{number[:20]}-{len(phone.arrived())}"
    form = Incoming(phone.channel, phone.address, message_id, Kind.CONTACT, phone=number, text=name, form=True)
    return await phone.reads_after(lambda: take(form))


async def test_a_code_links_a_second_phone_and_one_sentence_ends_it(town: Town, platform: str) -> None:
    other = {"telegram": "zalo-bot", "zalo-bot": "telegram"}[platform]
    with time_machine.travel(MORNING) as clock:
        head = await town.member(platform, "Lê Thị Hạnh", role=Role.HEAD)
        lua = await town.member(platform, "Nguyễn Thị Lụa")
        clock.shift(60)
        second = town.phone(other)
        code = code_in(await lua.says("nối máy"))
        assert "đã nối với chị Lụa" in await second.says(code)
        assert "đã dùng rồi" in await town.phone(other).says(code)
        card = await head.says("tìm Lụa")
        assert "nhận tin qua Zalo, Telegram" in card or "nhận tin qua Telegram, Zalo" in card
        assert second.address not in card
        asked = await second.says("thoi noi may nay")
        assert "Tin vẫn đến máy" in asked
        assert "Không làm gì" in asked
        await second.says("0")
        assert len(town.rows(ContactPerson)) == 3
        await second.says("thôi nối máy này")
        assert "Tin đến máy kia" in await second.says("1")
        assert "chưa nối với ai" in await second.says("thôi nối máy này")
        assert len(town.rows(ContactPerson)) == 2
        assert "Đây là máy duy nhất" in await lua.says("bỏ nối máy này")


@pytest.mark.parametrize("others", [0, 1])
async def test_what_waits_for_her_goes_to_her_other_phone_else_to_her_door(town: Town, others: int) -> None:
    with time_machine.travel(NIGHT) as clock:
        head = await town.member("telegram", "Lê Thị Hạnh", role=Role.HEAD)
        lua = await town.member("zalo-bot", "Nguyễn Thị Lụa")
        clock.shift(60)
        old = lua
        if others:
            lua = town.phone("zalo-bot")
            await lua.says(code_in(await old.says("nối máy")))
        await head.says("gửi tin: Chiều mai dọn đường làng.")
        await head.taps("Gửi lúc 6 giờ sáng")
        (message,) = town.rows(Message, kind="notice")
        hers = {"message_id": message.id, "person_id": town.rows(Person, full_name="Nguyễn Thị Lụa")[0].id}
        assert [row.state for row in town.rows(Delivery, **hers)] == [State.QUEUED]
        await lua.says("thôi nối máy này")
        await lua.says("1")
        (row,) = town.rows(Delivery, **hers)
        assert row.state == (State.QUEUED if others else State.UNREACHABLE)
        clock.move_to("2026-11-25T06:05:00+07:00")
        await town.tick()
        assert any("dọn đường làng" in text for text in old.texts) == bool(others)
        assert not any("dọn đường làng" in text for text in lua.texts if lua is not old)


async def test_a_number_from_the_platforms_form_is_put_to_the_head(town: Town, platform: str) -> None:
    with time_machine.travel(MORNING):
        head = await town.member(platform, "Lê Thị Hạnh", role=Role.HEAD)
        town.on_paper("Nguyễn Thị Lụa", phone=PHONE)
        code = town.rows(Unit, name="thôn Mận")[0].short_code
        lua = town.phone(platform)
        await lua.says(f"man {code}")
        assert "số đuôi 678" in await submits(lua, TYPED, "Lụa Nguyễn")
        assert "đã chuyển chị Hạnh" in await lua.says("1")
        asked = await head.gets("gửi từ Zalo")
        assert "đuôi 678" in asked
        assert "ghi tên Lụa Nguyễn" in asked
        assert "có phải chị Nguyễn Thị Lụa, STT 2" in asked
        assert "0912" not in asked
        assert "STT 2" in await head.says("1")
        await lua.gets("đã xác nhận chị Lụa")
        assert len(town.rows(Person)) == 2
        assert "nhận tin qua" in await head.says("tìm Lụa")
        assert "chưa cần số này" in await submits(lua, TYPED, "Lụa Nguyễn")


async def test_whoever_sends_a_form_hears_the_same_whatever_the_book_holds(town: Town) -> None:
    with time_machine.travel(MORNING):
        head = await town.member("telegram", "Lê Thị Hạnh", role=Role.HEAD)
        town.on_paper("Nguyễn Thị Lụa", phone=PHONE)
        heard = []
        for number, name in ((TYPED, "Hoa Mai"), ("0987 654 321", "Mẹ Bống")):
            stranger = town.phone("zalo-bot")
            said = [await submits(stranger, number, name)]
            said += [await stranger.says(step) for step in ("đồng ý", "thôn Mận")]
            heard.append([text.replace("321", "678") for text in said])
        assert heard[0] == heard[1]
        assert "trong sổ chi hội chưa có số hay tên này" in await head.gets("Mẹ Bống")
        await head.says("duyệt")
        await head.taps("Không phải")
        assert "ghi chị Bống vào sổ, STT 3" in await head.says("1")
        assert [person.birth_year for person in town.rows(Person, full_name="Mẹ Bống")] == [None]
        assert len(town.rows(Membership)) == 3


async def test_a_form_with_a_name_that_is_none_or_without_a_number_writes_nothing(town: Town) -> None:
    for name in ("", "👍", "<b>Lụa</b>", "Lụa", "a" * 5000, "12345"):
        stranger = town.phone("zalo-bot")
        assert "số đuôi 678" in await submits(stranger, TYPED, name)
        assert "họ và tên" in await stranger.says("1")
        assert "thôi việc đó" in await stranger.says("thôi")
    stranger = town.phone("zalo-bot")
    for number in ("", "abc", "113", "9" * 5000):
        assert "số" in (await submits(stranger, number, "Nguyễn Thị Lụa")).lower()
    await submits(stranger, TYPED, "Nguyễn Thị Lụa")
    assert "chưa ghi gì cả" in await stranger.says("không")
    assert town.rows(Request) == []


async def test_within_a_registration_the_forms_number_is_as_good_as_typed(town: Town) -> None:
    with time_machine.travel(MORNING):
        head = await town.member("telegram", "Lê Thị Hạnh", role=Role.HEAD)
        town.on_paper("Nguyễn Thị Lụa", year=1971, phone=PHONE)
        stranger = town.phone("zalo-bot")
        code = town.rows(Unit, name="thôn Mận")[0].short_code
        for step in (f"man {code}", "1", "đồng ý", "Nguyễn Thị Lụa", "1971", "1"):
            await stranger.says(step)
        assert "đã chuyển chị Hạnh" in await submits(stranger, TYPED, "Nguyễn Thị Lụa")
        await head.gets("Có người đăng ký: Nguyễn Thị Lụa, 1971, số điện thoại đuôi 678")
        assert len(town.rows(ContactPerson)) == 1


async def test_a_head_on_the_bot_and_on_the_official_account_is_one_person_and_a_member_comes_by_the_form(
    database_url: str,
) -> None:
    with time_machine.travel(MORNING) as clock:
        async with running_town(database_url, oa=True) as town:
            head = await town.member("zalo-bot", "Lê Thị Hạnh", role=Role.HEAD)
            town.on_paper("Nguyễn Thị Lụa", phone=PHONE)
            clock.shift(60)
            second = town.phone("zalo-oa")
            assert "đã nối với chị Hạnh" in await second.says(code_in(await head.says("nối máy")))
            assert "Mời họp" in await second.says("xem mục")
            code = town.rows(Unit, name="thôn Mận")[0].short_code
            lua = town.phone("zalo-oa")
            for step in (f"man {code}", "1", "đồng ý", "Nguyễn Thị Lụa", "1971", "1"):
                await lua.says(step)
            await lua.says("thôi")  # too much to type; Zalo's form is still on her screen
            device: Any = lua.device
            form = await lua.reads_after(lambda: device.submits_info("Lụa Nguyễn", TYPED))
            assert "số đuôi 678" in form
            assert "đã chuyển chị Hạnh" in await lua.taps("Đồng ý")
            await second.gets("có phải chị Nguyễn Thị Lụa, STT 2")
            assert not any("gửi từ Zalo" in text for text in head.arrived())
            assert "STT 2" in await second.taps("Đúng, chị ấy ở chi hội mình")
            await lua.gets("đã xác nhận chị Lụa")
            card = await head.says("tìm Lụa")
            assert "nhận tin qua Zalo." in card
            assert lua.address not in card
            await lua.says("thôi nối máy này")
            assert "thôi nối với chị Lụa" in await lua.taps("Thôi nối máy này")
            assert "chưa nối máy" in await head.says("tìm Lụa")


async def test_events_that_are_signed_with_another_secret_are_said_by_the_doctor(database_url: str) -> None:
    with time_machine.travel(MORNING):
        async with running_town(database_url, oa=True, zalo_oa_secret_key="the-wrong-one") as town:
            lua = town.phone("zalo-oa")
            for _ in range(3):
                town.house.unverified_at.clear()
                await lua.types("xin chào")
            found = town.house.db.read_now(lambda session: [*wrong_secrets(session)])
            assert [name for name, _said, _cure in found] == ["ZALO_OA_SECRET_KEY"]
            assert "Webhook page" in found[0][2]
            assert lua.arrived() == []
