"""A month's template messages: what is known beforehand is kept to, what a refusal says shuts a kind until the month's
end, and the sender and the doctor read why."""

import httpx
import pytest

from api.doctor import examine
from bot.channels import MonthUsedUp
from bot.channels.zalo_oa_errors import BY_PHONE as CODES_BY_PHONE
from bot.channels.zalo_oa_errors import BY_USER as CODES_BY_USER
from bot.channels.zalo_oa_errors import refusal
from models import template_months
from models.deliveries import Delivery, Priority, State
from models.posts import Role
from models.reach import BY_USER as BY_UID
from tests.chat import Phone, Town
from tests.template_town import BY_USER, NAMED, bill, looks, town_with_templates

NOVEMBER, MONTHS_END, DECEMBER = (
    "2026-11-25T09:00:00+07:00",
    "2026-11-30T21:30:00+07:00",
    "2026-12-01T06:00:10+07:00",
)


async def announces(head: Phone, town: Town, text: str) -> str:
    """The head writes a notice, reads the preview, and agrees. The preview."""
    await head.says("gửi thông báo")
    seen = await head.says(text)
    await head.says("1")
    await town.quiet()
    return seen


def outcomes(town: Town) -> list[tuple[str, str]]:
    """State and reason of the last notice to those whom it has missed, sorted."""
    rows = town.rows(Delivery, priority=Priority.BRANCH)
    newest = max(row.message_id for row in rows)
    return sorted((row.state, row.reason) for row in rows if row.message_id == newest and row.reason)


def left(town: Town) -> int | None:
    """Notices that this month has left."""
    return town.house.db.read_now(template_months.standing).get("notice")


def limited(monthly: int) -> dict[str, object]:
    """The settings, with a month's limit for notices."""
    return {**NAMED, "notice": {**NAMED["notice"], "monthly": monthly}}


async def test_a_months_limit_is_never_passed_is_said_beforehand_and_the_next_month_begins_anew(
    database_url: str,
) -> None:
    async with town_with_templates(database_url, 10_000, limited(3)) as (town, clock):
        assert town.oa is not None
        women = [await town.member("zalo-oa", f"Nguyễn Thị {name}") for name in ("Sen", "Mơ")]
        clock.move_to(NOVEMBER)
        head = await town.member("zalo-bot", "Lê Thị Hạnh", role=Role.HEAD)
        assert left(town) == 3
        assert f"2 tin Zalo mẫu {2 * BY_USER}đ" in await announces(head, town, "Thứ Tư khám mắt.")
        assert left(town) == 1
        seen = await announces(head, town, "Thứ Năm họp tổ.")
        assert f"1 tin Zalo mẫu {BY_USER}đ" in seen
        assert "(1 chị vì Zalo tháng này hết lượt gửi tin mẫu)" in seen
        assert outcomes(town) == [("unreachable", "used-month")]
        assert left(town) == 0

        # What is told at night on the last day leaves in the morning, of the new month's messages.
        clock.move_to(MONTHS_END)
        assert f"2 tin Zalo mẫu {2 * BY_USER}đ" in await announces(head, town, "Thứ Sáu nộp quỹ.")
        assert [row.template for row in town.rows(Delivery, state=State.QUEUED) if row.template] == [BY_UID] * 2
        seen = await announces(head, town, "Chủ nhật dọn đường.")
        assert f"1 tin Zalo mẫu {BY_USER}đ" in seen, "two of the three wait already"
        clock.move_to(DECEMBER)
        await town.tick()
        for words, count in (("nộp quỹ", 2), ("dọn đường", 1)):
            assert sum(any(words in text for text in one.texts) for one in women) == count, words
        assert left(town) == 0
        assert bill(town) == (6 * BY_USER,) * 2


@pytest.mark.parametrize("tells", [True, False])
async def test_promotion_that_zalo_takes_no_more_of_is_shut_until_the_month_ends(
    database_url: str, *, tells: bool
) -> None:
    async with town_with_templates(database_url, 10_000) as (town, clock):
        assert town.oa is not None
        assert town.house.templates is not None
        women = [await town.member("zalo-oa", f"Nguyễn Thị {name}") for name in ("Sen", "Mơ", "Na")]
        clock.move_to(NOVEMBER)
        head = await town.member("zalo-bot", "Lê Thị Hạnh", role=Role.HEAD)
        fake = town.oa.templates
        fake.all["t-notice"].tag, fake.monthly_promotion, fake.tells_month = "IN_PROMOTION", 2, tells
        await looks(town)
        assert left(town) == (2 if tells else 125)
        seen = await announces(head, town, "Thứ Tư khám mắt.")
        assert ("(1 chị vì Zalo tháng này hết lượt gửi tin mẫu)" in seen) is tells, "the rest is said by Zalo alone"
        assert sum("khám mắt" in one.last for one in women) == 2
        assert outcomes(town) == [("unreachable", "used-month")]
        assert "Zalo tháng này hết lượt gửi tin mẫu" in await head.says("kết quả gửi tin") + await head.taps(
            "Ai cần báo tận nhà"
        )

        # From now on none is tried in vain, whatever day it is; what is no promotion goes on.
        calls = len(town.oa.calls)
        assert left(town) == 0
        clock.move_to("2026-11-29T09:00:00+07:00")
        await looks(town)
        assert "(3 chị vì Zalo tháng này hết lượt gửi tin mẫu)" in await announces(head, town, "Chủ nhật họp tổ.")
        assert not [call for call in town.oa.calls[calls:] if call.path.endswith("/message/template")]
        assert f"3 tin Zalo mẫu {3 * BY_USER}đ" in await head.says("họp chi hội 7h tối thứ bảy tuần sau nhà văn hóa")
        await head.says("0")

        # Whoever runs the service reads it.
        async with httpx.AsyncClient() as client:
            ready = (await client.get(f"{town.url}/readyz")).json()["channels"]["zalo-template"]
        assert "notice: 0 left this month" in ready
        findings = await examine(database_url, "invented-secret-key", [], {}, in_templates=no_templates)
        (told,) = [one for one in findings if one.what == "template notice this month"]
        assert (told.problem, "they go on next month" in told.cure) == ("none is left", True)

        # The new month begins anew.
        clock.move_to(DECEMBER)
        await looks(town)
        assert f"{2 + (not tells)} tin Zalo mẫu" in await announces(head, town, "Thứ Sáu nộp quỹ.")
        assert sum("nộp quỹ" in one.last for one in women) == 2
        assert bill(town) == (4 * BY_USER,) * 2


async def no_templates() -> list[tuple[str, str, str, str]]:
    """What the doctor asks Zalo is looked at elsewhere."""
    return []


def test_what_zalo_says_of_a_used_up_month_is_not_taken_for_a_used_up_day() -> None:
    for codes in (CODES_BY_PHONE, CODES_BY_USER):
        assert type(refusal(-1441, "monthly promotion quota", codes)) is MonthUsedUp
