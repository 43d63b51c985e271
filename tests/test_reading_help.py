"""A woman who cannot read what comes: a kind answer, and a quiet question to whoever looks after her."""

from datetime import date, timedelta

import pytest
import time_machine

from bot.reading.intents import Intent, read_intent
from models import members
from models.conversations import acting
from models.deliveries import Delivery, Message
from models.members import Person
from models.posts import Role
from models.proxies import Proxy
from models.reading_help import ask_for_reading_help
from models.text import fold
from tests.chat import Town
from tests.women import CALLED, branch_with, call, put_into_group

SAID = (
    "chị không biết đọc", "tôi không biết chữ", "mắt kém không đọc được", "đọc giúp chị với", "đọc hộ tôi với",
    "mắt kém lắm không đọc được", "chị không đọc được chữ", "em đọc giúp chị nhé", "mắt mờ rồi không đọc được",
    "chữ nhỏ quá", "chữ bé quá không đọc được", "tôi mù chữ", "chị không biết chữ em ơi", "không biết đọc tin",
    "nhờ em đọc giúp", "mắt chị kém", "chị chưa biết chữ", "đọc tin giúp chị", "không đọc được tin nhắn",
    "tôi không biết đọc chữ",
)  # fmt: skip
NOT_SAID = ("đọc loa", "đọc thông báo", "đã đọc", "ai chưa đọc tin", "bài đọc loa", "không biết", "chưa đọc", "đọc rồi")


@pytest.mark.parametrize("text", SAID)
def test_that_she_cannot_read_is_understood(text: str) -> None:
    assert read_intent(text) is Intent.CANNOT_READ
    assert read_intent(fold(text)) is Intent.CANNOT_READ


@pytest.mark.parametrize("text", NOT_SAID)
def test_other_words_about_reading_are_left_alone(text: str) -> None:
    assert read_intent(text) is not Intent.CANNOT_READ


def asked(town: Town) -> int:
    """How many messages have asked about a woman who cannot read."""
    return len(town.rows(Message, kind="reading-help"))


async def test_her_head_is_asked_once_whether_somebody_shall_get_her_messages(town: Town, platform: str) -> None:
    with time_machine.travel(CALLED) as clock:
        head = await branch_with(town, platform, "Trần Thị Cúc 1960")
        lua = await town.member(platform, "Nguyễn Thị Lụa")
        hoa = await town.member(platform, "Lê Thị Hoa")
        await call(town, head)
        clock.shift(120)
        answer = await lua.says("chị không biết đọc")
        assert "không sao đâu chị ạ. Em nhắn chị Hạnh" in answer
        assert "1. Nhờ người nhận tin giúp  2. Nhờ báo tận nhà" in answer
        told = await head.gets("(STT 3)")
        assert "Chị Nguyễn Thị Lụa (STT 3) muốn có người nhận giúp tin của Hội. Chị hỏi thăm chị ấy nhé." in told
        assert "đọc" not in told  # whoever else looks at the phone learns nothing
        clock.shift(timedelta(days=20))
        await lua.says("mat kem khong doc duoc")
        await town.quiet()
        assert asked(town) == 1
        consent = await head.taps("Nhờ người nhận giúp")
        assert "Ai nhận tin giúp chị Lụa ạ?" in consent
        assert 'Chị đọc cho chị Lụa nghe: "Chị Hoa sẽ nhận' in await head.says("Hoa")
        await head.says("1")
        await hoa.gets("Chị Lụa nhờ chị nhận giúp")
        await hoa.taps("Đồng ý")
        await town.quiet()
        clock.shift(120)
        await head.says("gửi tin: Mai khám mắt")
        await head.says("1")
        assert "Mai khám mắt" in await hoa.gets("Tin của chị Lụa")
        clock.shift(timedelta(days=80))
        await lua.says("đọc giúp chị với")  # she has a helper: nobody is asked again
        await town.quiet()
        assert asked(town) == 1


async def test_her_group_leader_is_asked_before_the_head_and_each_woman_once_a_season(town: Town) -> None:
    with time_machine.travel(CALLED) as clock:
        head = await branch_with(town, "zalo-bot")
        lua = await town.member("zalo-bot", "Nguyễn Thị Lụa")
        leader = await town.member("zalo-bot", "Võ Thị Sương")
        put_into_group(town, "Nguyễn Thị Lụa", leader="Võ Thị Sương")
        assert "Em nhắn chị Sương" in await lua.says("đọc giúp chị với")
        await leader.gets("Chị Nguyễn Thị Lụa (STT 2) muốn có người nhận giúp")
        assert not any("Lụa" in text for text in head.arrived())
        assert "lúc nào tiện" in await leader.taps("Để sau")
        assert town.rows(Proxy) == []
        clock.shift(timedelta(days=95))
        assert "báo" in await lua.taps("Nhờ báo tận nhà")
        assert town.rows(Person, full_name="Nguyễn Thị Lụa")[0].told_at_home
        await lua.says("chị không biết đọc")  # whoever tells her at home need not be asked
        await town.quiet()
        assert asked(town) == 1


async def test_who_keeps_others_a_stranger_and_a_stale_question_are_answered_kindly(town: Town) -> None:
    with time_machine.travel(CALLED):
        head = await branch_with(town, "zalo-bot")
        stranger = town.phone("zalo-bot")
        assert "không sao đâu" in await stranger.says("mắt kém không đọc được")
        assert "không sao đâu" in await head.says("mắt kém không đọc được")  # nobody is above her here
        assert asked(town) == 0
        cadre = await town.member("zalo-bot", "Phạm Thị Thập", role=Role.CADRE, unit="commune")
        await head.says("chữ nhỏ quá")
        await town.quiet()
        assert not any("nhận giúp tin" in text for text in cadre.arrived())
        lua = await town.member("zalo-bot", "Nguyễn Thị Lụa")
        await lua.says("chị không biết đọc")
        assert "Ai nhận tin giúp chị ạ?" in await lua.says("1")
        await lua.says("0")
        assert not town.rows(Person, full_name="Nguyễn Thị Lụa")[0].told_at_home
        hers = int(town.rows(Person, full_name="Nguyễn Thị Lụa")[0].id)
        town.write(ask_for_reading_help, acting(hers))
        assert asked(town) == 1
        assert len(town.rows(Delivery, message_id=town.rows(Message, kind="reading-help")[0].id)) == 1


async def test_who_looks_after_her_in_her_second_branch_may_find_her_help(town: Town) -> None:
    with time_machine.travel(CALLED):
        head = await branch_with(town, "zalo-bot")
        lua = await town.member("zalo-bot", "Nguyễn Thị Lụa", branch="buoi")  # which has no head yet
        her = town.rows(Person, full_name="Nguyễn Thị Lụa")[0].id
        town.write(members.add_membership, person_id=her, branch_id=town.ids["man"], since=date(2021, 1, 1))
        assert "Em nhắn chị Hạnh" in await lua.says("chị không biết đọc")
        await head.gets("muốn có người nhận giúp")
        assert "Ai nhận tin giúp chị Lụa" in await head.taps("Nhờ người nhận giúp")
