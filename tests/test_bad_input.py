"""What goes wrong on a phone: every prompt with every kind of nonsense; nothing is lost, nobody waits."""

import asyncio
import io
import json
from collections.abc import Sequence

import aiohttp
import pytest
import time_machine

from models.conversations import Contact, FailedUpdate
from models.deliveries import Delivery
from models.meetings import Invitation, Meeting
from models.members import Person
from models.posts import Role
from models.registrations import Request
from tests.chat import SECRET, Phone, Town
from tests.conftest import ON_POSTGRESQL

NONSENSE = [
    " ",
    "a" * 5000,
    "😀😀😀",
    "<b>xin</b> & <script>alert(1)</script>",
    "ngu\u0302\u0301 de\u0302",  # decomposed
    "\u202eabc\u202c \u05d0\u05d1\u05d2",
    "99999999999999999999",
    "0",
    "1\u0000 2",
    "{ $name } {0} %s",
    "/khongcolenhnay",
    "-1",
]
A_DATABASE_MIGHT_MIND = ["a" * 5000, "😀😀😀", "99999999999999999999", "1\u0000 2"]
TYPED = A_DATABASE_MIGHT_MIND if ON_POSTGRESQL else NONSENSE
MORNING = "2026-11-22T09:00:00+07:00"
SORRY = "trục trặc"


async def _is_answered_at(town: Town, phone: Phone, prompt: list[str], nonsense: Sequence[str]) -> None:
    """Each text is typed at the prompt that these steps lead to, and answered by a sentence. The steps are taken
    again when a text has left the prompt."""

    def asked() -> tuple[str, object]:
        contact = next(row for row in town.rows(Contact) if row.address == phone.address)
        return contact.flow, contact.answers

    at_prompt: tuple[str, object] | None = None
    for text in nonsense:
        if at_prompt is None or not at_prompt[0] or asked() != at_prompt:
            await phone.says("thôi")
            for step in prompt:
                await phone.says(step)
            at_prompt = asked()
        answer = await phone.says(text)
        assert answer.strip(), (prompt, text)
        assert SORRY not in answer, (prompt, text, answer)


async def test_nonsense_at_every_prompt_of_a_head_is_answered_and_breaks_nothing(town: Town) -> None:
    with time_machine.travel(MORNING):
        head = await town.member("telegram", "Lê Thị Hạnh", role=Role.HEAD)
        await town.member("telegram", "Nguyễn Thị Lụa")
        for prompt in (
            ["menu"],
            ["mời họp"],
            ["mời họp", "thứ bảy tuần sau"],
            ["mời họp", "7 rưỡi tối thứ bảy tuần sau"],
            ["mời họp", "7 rưỡi tối thứ bảy tuần sau", "nhà văn hóa"],
            ["gửi thông báo"],
            ["gửi thông báo", "1"],
            ["thống kê"],
            ["hội viên"],
            ["thông tin của tôi"],
            ["nối máy"],
        ):
            await _is_answered_at(town, head, prompt, TYPED)
        assert town.rows(FailedUpdate) == []
        assert town.rows(Meeting) == []


@pytest.mark.parametrize("text", TYPED)
async def test_nonsense_at_every_prompt_of_a_registration_is_answered_and_loses_nothing(town: Town, text: str) -> None:
    with time_machine.travel(MORNING):
        lua = town.phone("zalo-bot")
        await lua.says("đăng ký")
        for good in ("đồng ý", "Nguyễn Thị Lụa", "1971", "1", "thôn Mận", "1", "0912345678"):
            if text != "0":  # 0 is the way out
                answer = await lua.says(text)
                assert answer.strip()
                assert SORRY not in answer
                if town.rows(Contact)[0].flow != "register":
                    break
            answer = await lua.says(good)
        assert town.rows(FailedUpdate) == []


@pytest.mark.on_sqlite_alone
@pytest.mark.parametrize(
    ("typed", "said"),
    [("31/02/1971", "Không có ngày"), ("2014", "18 tuổi"), ("1896", "xa quá"), ("2050", "chưa tới"), ("abc", "1971")],
)
async def test_a_birth_date_that_cannot_be_is_asked_again(town: Town, typed: str, said: str) -> None:
    with time_machine.travel(MORNING):
        lua = town.phone("zalo-bot")
        for step in ("đăng ký", "đồng ý", "Nguyễn Thị Lụa"):
            await lua.says(step)
        answer = await lua.says(typed)
        assert said in answer
        assert "sinh năm nào" in answer
        assert "Tân Hợi" in await lua.says("1971")


async def test_pictures_stickers_and_voices_get_a_kind_word_and_the_question_again(town: Town) -> None:
    with time_machine.travel(MORNING):
        lua = town.phone("telegram")
        for step in ("đăng ký", "đồng ý"):
            await lua.says(step)
        device = lua.device
        for act in (device.sends_photo, device.sends_voice, device.sends_sticker, device.sends_location):  # type: ignore[union-attr]
            answer = await lua.reads_after(act)
            assert "họ và tên đầy đủ" in answer
        assert "sinh năm nào" in await lua.says("Nguyễn Thị Lụa")


async def test_somebody_elses_contact_is_not_taken_for_hers(town: Town) -> None:
    with time_machine.travel(MORNING):
        lua = town.phone("telegram", number="0912345678")
        for step in ("đăng ký", "đồng ý", "Nguyễn Thị Lụa", "1971", "1", "thôn Mận", "1"):
            answer = await lua.says(step)
        assert "Số điện thoại" in answer
        answer = await lua.reads_after(lambda: lua.device.shares_contact_of("0987654321"))  # type: ignore[union-attr]
        assert "chỉ nhận số của chính chị" in answer
        answer = await lua.reads_after(lambda: lua.device.forwards_contact())  # type: ignore[union-attr]
        assert "chỉ nhận số của chính chị" in answer


async def test_a_button_from_an_old_message_or_of_another_person_changes_nothing(town: Town) -> None:
    with time_machine.travel(MORNING):
        head = await town.member("telegram", "Lê Thị Hạnh", role=Role.HEAD)
        lua = await town.member("telegram", "Nguyễn Thị Lụa")
        await head.says("họp chi hội 19h thứ bảy tuần sau nhà văn hóa")
        await head.says("1")
        await lua.gets("Mời chị")
        await town.quiet()
        invitation = next(d for d in town.rows(Delivery) if d.choices and "rsvp" in json.dumps(d.choices))
        gam = town.phone("telegram")
        await gam.says("chào")

        async def forged(payload: str) -> str:
            sender = {"id": int(gam.address), "is_bot": False, "first_name": "Gấm"}
            return await gam.reads_after(
                lambda: town.telegram.deliver(
                    callback_query={
                        "id": town.telegram.new_query(),
                        "from": sender,
                        "chat_instance": "1",
                        "data": payload,
                    }
                )
            )

        for payload in (f"{invitation.id}.1", "999999.1", "x", "1.", ".", "1.99", "-1.1", "9" * 40):
            assert "cũ rồi" in await forged(payload)
        assert all(row.answer == "" for row in town.rows(Invitation))


async def test_an_update_without_a_sender_and_unknown_updates_are_passed_over(town: Town) -> None:
    url = f"{town.url}/hooks/telegram"
    headers = {"X-Telegram-Bot-Api-Secret-Token": SECRET}
    async with aiohttp.ClientSession() as session:
        for body in (
            {"update_id": 1},
            {
                "update_id": 2,
                "message": {"message_id": 1, "date": 1, "chat": {"id": -5, "type": "channel"}, "text": "a"},
            },
            {"update_id": 3, "poll": {}},
            {"update_id": 4, "something_new": {"a": [1, 2, {"b": None}]}},
        ):
            async with session.post(url, json=body, headers=headers) as response:
                assert response.status in {200, 400}
    assert town.rows(Contact) == []


@pytest.mark.parametrize("name", ["telegram", "zalo-bot"])
async def test_a_webhook_that_is_not_the_platforms_is_turned_away_as_json(town: Town, name: str) -> None:
    url = f"{town.url}/hooks/{name}"
    header = "X-Telegram-Bot-Api-Secret-Token" if name == "telegram" else "X-Bot-Api-Secret-Token"
    async with aiohttp.ClientSession() as session:
        for headers, body, status in (
            ({}, b'{"update_id": 1}', 401),
            ({header: "wrong"}, b'{"update_id": 1}', 401),
            ({header: SECRET}, b"not json", 400),
            ({header: SECRET}, b"[1, 2]", 400),
            ({header: SECRET}, b"\xff\xfe\x00", 400),
            ({header: SECRET}, b"x" * 10_000_000, 413),
        ):
            async with session.post(url, data=io.BytesIO(body), headers=headers) as response:
                assert response.status == status, (headers, body[:20])
                assert response.content_type == "application/problem+json"
        async with session.post(f"{town.url}/hooks/nowhere", data=b"{}") as response:
            assert response.status == 404


async def test_the_same_update_ten_times_at_once_changes_one_thing_and_gets_one_reply(town: Town) -> None:
    body = {
        "update_id": 77,
        "message": {
            "message_id": 5,
            "date": 1_795_000_000,
            "chat": {"id": 9, "type": "private", "first_name": "Lan"},
            "from": {"id": 9, "is_bot": False, "first_name": "Lan"},
            "text": "đăng ký",
        },
    }
    lan = town.telegram.person(9)
    await lan.starts()
    await town.quiet()
    before = len(lan.screen)
    async with aiohttp.ClientSession() as session:

        async def post() -> int:
            headers = {"X-Telegram-Bot-Api-Secret-Token": SECRET}
            async with session.post(f"{town.url}/hooks/telegram", json=body, headers=headers) as response:
                return response.status

        assert await asyncio.gather(*(post() for _ in range(10))) == [200] * 10
    await town.quiet()
    assert len(lan.screen) == before + 1


async def test_two_registrations_at_once_are_both_kept(town: Town) -> None:
    with time_machine.travel(MORNING):
        phones = [town.phone("telegram"), town.phone("zalo-bot")]
        steps = ("đăng ký", "đồng ý", "Nguyễn Thị Lụa", "1971", "1", "thôn Mận", "1", "0912345678")

        async def register(number: int) -> None:
            for step in steps:
                await phones[number].says(step)

        await asyncio.gather(register(0), register(1))
        assert len(town.rows(Request)) == 2
        assert town.rows(Person) == []


async def test_an_update_that_makes_a_rule_fail_every_time_is_set_apart_and_blocks_nobody(town: Town) -> None:
    with time_machine.travel(MORNING):
        head = await town.member("telegram", "Lê Thị Hạnh", role=Role.HEAD)
        lua = await town.member("telegram", "Nguyễn Thị Lụa")
        with town.house.db.engine.begin() as connection:  # the rule's table is gone: it fails whatever it does
            connection.exec_driver_sql("ALTER TABLE announcement RENAME TO announcement_away")
        await lua.types("thông báo")
        await lua.gets(SORRY)
        assert "Có buổi" in await head.says("lịch") or head.last
        assert [row.channel for row in town.rows(FailedUpdate)] == ["telegram"]
        with town.house.db.engine.begin() as connection:
            connection.exec_driver_sql("ALTER TABLE announcement_away RENAME TO announcement")
        assert "Chưa có thông báo" in await lua.says("thông báo")


async def test_nonsense_at_every_prompt_of_a_heads_month_is_answered_and_breaks_nothing(town: Town) -> None:
    with time_machine.travel(MORNING):
        head = await town.member("zalo-bot", "Lê Thị Hạnh", role=Role.HEAD)
        await town.member("telegram", "Nguyễn Thị Lụa")
        for name in ("Trần Thị Gấm", "Lê Thị Đào"):
            town.on_paper(name)
        await head.says("họp chi hội 7 rưỡi tối thứ bảy tuần này nhà văn hóa thôn")
        await head.says("1")
        await head.says("tạo tổ 1")
        meetings, women = len(town.rows(Meeting)), len(town.rows(Person))
        nonsense = ["a" * 5000, "<b>😀</b> {0}", "ngu\u0302\u0301 de\u0302", "99999999999999999999"]
        for opening in (
            "họp chi hội thứ bảy hằng tháng",
            "đổi giờ họp",
            "đổi chỗ họp",
            "hủy họp",
            "thêm vị trí",
            "gửi tin tổ 1: Mai họp tổ",
            "tìm hội viên",
            "thêm hội viên",
            "sửa 2",
            "gộp 3 và 4",
            "3 chuyển sinh hoạt",
            "tạo tổ",
            "tổ trưởng tổ 1",
            "tạo câu lạc bộ",
            "trả lời giúp",
            "đăng ký giúp",
            "nhờ nhận tin giúp",
            "sửa điểm danh",
            "nhập tờ ký tên",
            "ai vắng 3 buổi",
            "sửa thông tin",
            "tin dán nhóm zalo",
        ):
            await _is_answered_at(town, head, [opening], nonsense)
        assert town.rows(FailedUpdate) == []
        assert (len(town.rows(Meeting)), len(town.rows(Person))) == (meetings, women)
