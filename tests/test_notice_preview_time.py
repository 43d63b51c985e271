"""A preview says how long it takes, at the pace of the account that takes longest, and its price by channel."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from models.planner import Forecast
from models.posts import Role
from tests.chat import Town
from tests.template_town import BY_PHONE, BY_USER, MORNING, agree, bill, on_zalo, town_with_templates

FREE, DEAR = "2026-11-22T08:00:00+07:00", "2026-11-18T09:00:00+07:00"


async def women(town: Town, count: int, channel: str = "zalo-oa") -> None:
    """So many more women who have written on a channel just now."""
    for place in range(count):
        await town.member(channel, f"Nguyễn Thị Hoa {channel} {place}")


@pytest.mark.parametrize(("rate", "minutes"), [(0.05, 2), (0.02, 5), (1.0, 0)])
async def test_the_preview_says_the_minutes_at_the_accounts_pace_and_the_split_with_price_and_home(
    database_url: str, rate: float, minutes: int
) -> None:
    async with town_with_templates(database_url, 10_000) as (town, clock):
        assert town.oa is not None
        assert town.house.templates is not None
        await women(town, 4)  # silent since
        clock.move_to(DEAR)
        await women(town, 2)
        clock.move_to(FREE)
        await women(town, 3)
        head = await town.member("telegram", "Lê Thị Hạnh", role=Role.HEAD)
        agree(town, *(town.on_paper(f"Bùi Thị Đào {n}", phone=f"+8491234567{n}") for n in (1, 2)))
        town.on_paper("Mai Thị Nết")
        for n in (1, 2):
            on_zalo(town, f"091234567{n}")
        clock.move_to(MORNING)
        paced = dict.fromkeys(("zalo-oa", "template-user", "template-phone"), rate)
        town.house.intakes["telegram"].account.rates.update(paced)  # type: ignore[attr-defined]
        await head.says("gửi thông báo")
        seen = await head.says("Sáng thứ Tư trạm y tế khám mắt.")
        split = (
            f"1 Telegram, 2 tin Zalo mẫu {2 * BY_PHONE}đ, 4 tin Zalo mẫu {4 * BY_USER}đ, 3 Zalo 0đ, 2 Zalo {2 * 55}đ"
        )
        assert f"Gửi 13 chị: 12 nhận tin trên điện thoại ({split}), 1 báo tận nhà" in seen
        # Six template messages at the pace of their account, while five leave in the chat and one on Telegram.
        if minutes:
            assert f"Gửi hết chừng {minutes} phút." in seen
        else:
            assert "phút" not in seen
        assert bill(town) == (0, 0)


@given(st.dictionaries(st.sampled_from(["telegram", "zalo-bot", "zalo-oa"]), st.integers(0, 9999)), st.integers(1, 500))
def test_both_ways_of_a_template_share_one_pace_and_no_other_account_waits_for_them(
    others: dict[str, int], count: int
) -> None:
    rates = {"telegram": 29.5, "zalo-bot": 5.0, "zalo-oa": 10.0}
    chats = {(name, 0): women for name, women in others.items()}
    alone = Forecast(chats, {}).seconds(rates)
    both = Forecast({**chats, ("template-user", 200): count, ("template-phone", 300): 2 * count}, {}).seconds(rates)
    assert both == pytest.approx(max(alone, 3 * count / 10.0)), "at the pace of the Official Account"
    assert alone == max((women / rates[name] for name, women in others.items()), default=0.0)
