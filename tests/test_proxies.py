"""A woman without a phone names who gets her messages; the helper agrees, answers for her, and either may end it."""

import re

import pytest
import time_machine
from sqlmodel import Session, select

from bot.reading.proxies import HelperLine, read_ended_helper, read_helper
from models.conversations import acting
from models.deliveries import Delivery, State
from models.erasure import erase
from models.meetings import Invitation, Meeting
from models.members import Consent, Person
from models.posts import NotAllowed
from models.proxies import CONSENT_VERSION, OPEN, Proxy, ProxyState
from models.proxy_steps import NoHelp, end_help, name_helper
from tests.chat import Phone, Town
from tests.women import CALLED, branch_with, call, put_into_group


def person(town: Town, name: str) -> int:
    return int(town.rows(Person, full_name=name)[0].id)


async def helped(town: Town, channel: str) -> tuple[Phone, Phone]:
    """The head, and Lụa who gets the messages of Đào."""
    head = await branch_with(town, channel, "Nguyễn Thị Đào 1952")
    lua = await town.member(channel, "Nguyễn Thị Lụa")
    await head.says("nhờ chị Lụa nhận tin giúp bà Đào")
    await head.says("đồng ý")
    await lua.gets("Bà Đào nhờ chị nhận giúp")
    await lua.taps("Đồng ý")
    await head.gets("Chị Lụa nhận lời giúp bà Đào")
    return head, lua


async def test_the_helper_gets_her_invitation_with_her_name_and_answers_for_her(town: Town, platform: str) -> None:
    with time_machine.travel(CALLED) as clock:
        head = await branch_with(town, platform, "Nguyễn Thị Đào 1952")
        lua = await town.member(platform, "Nguyễn Thị Lụa")
        asked = await head.says("nhờ chị Lụa nhận tin giúp bà Đào")
        assert 'đọc cho bà Đào nghe: "Chị Lụa sẽ nhận lời mời họp và thông báo của Hội thay bà' in asked
        assert "đang hỏi chị Lụa" in await head.says("1")
        await lua.gets("Bà Đào nhờ chị nhận giúp")
        assert "của bà Đào đến máy chị" in await lua.taps("Đồng ý")
        await head.gets("Chị Lụa nhận lời giúp bà Đào")
        consent = next(one for one in town.rows(Consent) if one.person_id == person(town, "Nguyễn Thị Đào"))
        assert consent.witness_id == person(town, "Lê Thị Hạnh")
        clock.shift(120)
        assert "3 chị (3 nhận tin trên điện thoại, 0 báo tận nhà)" in await head.says(
            "họp chi hội 19h30 thứ bảy tuần sau nhà văn hóa thôn"
        )
        await head.says("1")
        await town.quiet()
        mine = next(text for text in lua.arrived() if text.startswith("Mời chị dự"))
        hers = await lua.gets("Tin của bà Đào:\nMời chị dự sinh hoạt chi hội.")
        assert mine in hers
        assert "trả lời cho ai" in await lua.says("k di dc ban gat")
        assert (
            "Em ghi bà Nguyễn Thị Đào không đi được, bận việc, sinh hoạt chi hội thứ Bảy 28/11 (chị Lụa trả lời giúp)."
            in await lua.says("cho bà Đào")
        )
        row = next(one for one in town.rows(Invitation) if one.person_id == person(town, "Nguyễn Thị Đào"))
        assert (row.answer, row.answered_by) == ("no", person(town, "Nguyễn Thị Lụa"))
        assert town.rows(Meeting)[0].no == 1
        assert "Em ghi bà Nguyễn Thị Đào đi được" in await lua.says("trả lời giúp bà Đào: đi được")


async def test_of_several_with_the_name_she_chooses_by_the_number_of_the_book(town: Town) -> None:
    with time_machine.travel(CALLED):
        head = await branch_with(town, "zalo-bot", "Nguyễn Thị Đào 1952", "Trần Thị Đào 1960", "Lê Thị Gấm 1970")
        await town.member("zalo-bot", "Trần Thị Gấm", year=1968)
        whose = await head.says("nhờ chị Gấm nhận tin giúp bà Đào")
        assert "Nhận tin giúp ai ạ? Có 2 chị cùng tên" in whose
        assert "\n2. Nguyễn Thị Đào (1952)\n3. Trần Thị Đào (1960)" in whose
        who = await head.says("2")
        assert "Ai nhận tin giúp bà Đào ạ? Có 2 chị cùng tên" in who
        assert "\n4. Lê Thị Gấm (1970)  5. Trần Thị Gấm (1968)" in who
        assert "Nguyễn Thị Đào (1952)" in await head.says("quay lại")
        await head.says("2")
        assert 'nghe: "Chị Gấm sẽ nhận' in await head.says("5")
        assert "đang hỏi chị Gấm" in await head.says("đồng ý")
        assert town.rows(Proxy)[0].helper_id == person(town, "Trần Thị Gấm")
        nobody = await head.says("nhờ chị Gấm nhận tin giúp bà Xoan")
        assert 'không thấy ai "bà Xoan" trong sổ' in nobody
        assert "Ai nhận tin giúp bà Đào" in await head.says("3")


async def test_either_ends_it_and_then_she_is_told_at_home_again(town: Town) -> None:
    platform = "zalo-bot"
    with time_machine.travel(CALLED):
        head, lua = await helped(town, platform)
        assert "tin của bà Đào không chuyển nhờ nữa" in await lua.says("thôi nhận tin giúp")
        await call(town, head)
        row = next(one for one in town.rows(Delivery) if one.person_id == person(town, "Nguyễn Thị Đào"))
        assert row.state == State.UNREACHABLE
        assert "Hiện không có ai nhận tin giúp chị" in await lua.says("thôi nhận tin giúp")
        assert "Chị Gấm đang không trả lời giúp ai ạ" in await head.says("thôi không nhờ chị Gấm nữa")
        assert [one.state for one in town.rows(Proxy)] == [ProxyState.ENDED]
        assert all(one.withdrawn_at for one in town.rows(Consent) if one.person_id == row.person_id)


async def test_a_relative_becomes_her_helper_by_a_code(town: Town) -> None:
    platform = "zalo-bot"
    with time_machine.travel(CALLED) as clock:
        head = await branch_with(town, platform, "Nguyễn Thị Đào 1952")
        assert "Người nhà sẽ nhận" in await head.says("bà Đào nhờ con trai nhận tin giúp")
        told = await head.says("1")
        code = re.search(r"\d{3} \d{3}", told)
        assert code is not None
        son = town.phone(platform)
        await son.says("xin chào")
        assert "của bà Đào đến máy chị" in await son.says(code[0])
        assert "không đúng" in await town_phone_says(town, platform, code[0])
        clock.shift(120)
        await call(town, head)
        await son.gets("Tin của bà Đào:")
        assert "Em ghi bà Nguyễn Thị Đào đi được" in await son.taps("Đi được")
        assert town.rows(Meeting)[0].yes == 1


async def town_phone_says(town: Town, channel: str, text: str) -> str:
    stranger = town.phone(channel)
    await stranger.says("xin chào")
    return await stranger.says(text)


async def test_a_member_names_another_for_herself_and_the_other_may_say_no(town: Town) -> None:
    with time_machine.travel(CALLED) as clock:
        await branch_with(town, "zalo-bot")
        lua = await town.member("zalo-bot", "Nguyễn Thị Lụa")
        gam = await town.member("zalo-bot", "Trần Thị Gấm")
        assert "Chị Gấm sẽ nhận lời mời họp và thông báo của Hội thay chị" in await lua.says(
            "nhờ chị Gấm nhận tin giúp tôi"
        )
        assert "đang hỏi chị Gấm" in await lua.says("1")
        await gam.gets("Chị Lụa nhờ chị")
        clock.shift(120)
        assert "không sao" in await gam.says("không")
        await lua.gets("Chị Gấm chưa giúp chị được")
        assert town.rows(Proxy)[0].state == ProxyState.REFUSED


async def test_there_is_a_way_out_at_every_step(town: Town) -> None:
    with time_machine.travel(CALLED):
        head = await branch_with(town, "zalo-bot", "Nguyễn Thị Đào 1952")
        await town.member("zalo-bot", "Nguyễn Thị Lụa")
        for way_out in ("0", "thôi", "không"):
            assert "Nhận tin giúp ai" in await head.says("nhờ nhận tin giúp")
            assert "chưa rõ là ai" in await head.says("x" * 5000)
            assert "Ai nhận tin giúp bà Đào" in await head.says("2")
            assert "chưa tìm được" in await head.says("Nguyễn Thị Tuyết")
            await head.says("3")
            assert "chưa ghi gì" in await head.says(way_out)
        assert town.rows(Proxy) == []


async def test_only_she_or_who_keeps_her_names_a_helper_and_nothing_goes_to_one_who_was_not_asked(town: Town) -> None:
    with time_machine.travel(CALLED):
        await branch_with(town, "zalo-bot", "Nguyễn Thị Đào 1952", "Trần Thị Cúc 1960")
        await town.member("zalo-bot", "Nguyễn Thị Lụa")
        leader = await town.member("zalo-bot", "Võ Thị Sương")
        put_into_group(town, "Nguyễn Thị Đào", leader="Võ Thị Sương")
        dao, cuc, lua = (person(town, f"{name}") for name in ("Nguyễn Thị Đào", "Trần Thị Cúc", "Nguyễn Thị Lụa"))
        suong = acting(person(town, "Võ Thị Sương"))
        for who, woman in ((acting(lua), dao), (suong, cuc)):
            with pytest.raises(NotAllowed):
                town.write(name_helper, who, woman, lua)
        town.write(name_helper, suong, dao, lua)
        proxy = town.rows(Proxy)[0]
        with pytest.raises(NotAllowed):
            town.write(end_help, acting(cuc), proxy.id)
        assert "Nhận tin giúp ai" in await leader.says("nhờ chị Lụa nhận tin giúp bà Cúc")


async def test_a_member_finds_no_name_by_a_number_of_the_book(town: Town) -> None:
    with time_machine.travel(CALLED):
        await branch_with(town, "zalo-bot", "Nguyễn Thị Đào 1952", "Nguyễn Thị Nga 1960")
        lua = await town.member("zalo-bot", "Nguyễn Thị Lụa")
        for typed in ("nhờ chị 3 nhận tin giúp tôi", "3", "số 3", "chị 3", "STT 3"):
            said = await lua.says(typed)
            assert "chưa tìm được" in said
            assert "Nga" not in said
        assert "Chị Nga sẽ nhận" in await lua.says("chị Nga")


async def test_a_helper_is_named_though_another_question_is_open(town: Town) -> None:
    with time_machine.travel(CALLED):
        head = await branch_with(town, "zalo-bot", "Nguyễn Thị Đào 1952", "Lê Thị Gấm 1970")
        for hour in ("19h thứ bảy tuần sau", "15h chủ nhật tuần sau"):
            await head.says(f"họp chi hội {hour} nhà văn hóa")
            await head.says("1")
        assert "buổi nào" in (await head.says("đổi giờ họp")).lower()
        asked = await head.says("nhờ chị Gấm nhận tin giúp bà Đào")
        assert 'nghe: "Chị Gấm sẽ nhận' in asked
        assert "Việc đang dở em để lại" in asked
        assert "chưa ghi gì" in await head.says("0")
        await head.says("gửi thông báo")
        assert 'nghe: "Chị Gấm sẽ nhận' not in await head.says("Nhờ chị Gấm nhận tin giúp bà Đào")


async def test_whoever_erases_herself_helps_nobody_and_has_no_helper(town: Town) -> None:
    with time_machine.travel(CALLED):
        await helped(town, "zalo-bot")
        town.write(erase, acting(person(town, "Nguyễn Thị Lụa")), person(town, "Nguyễn Thị Lụa"))
        assert town.rows(Proxy)[0].state == ProxyState.ENDED
        with pytest.raises(NoHelp):
            town.write(end_help, acting(person(town, "Nguyễn Thị Lụa")), town.rows(Proxy)[0].id)


async def test_who_agreed_before_notices_were_named_gets_meetings_only_until_she_is_asked_anew(town: Town) -> None:
    with time_machine.travel(CALLED) as clock:
        head, lua = await helped(town, "zalo-bot")
        town.write(in_older_words)
        clock.shift(120)
        seen = await head.says("gửi tin: Mai tiêm vắc xin")
        assert "Gửi 3 chị: 2 nhận tin trên điện thoại, 1 báo tận nhà" in seen
        await head.says("1")
        await town.tick()
        assert "bà Đào" not in await lua.gets("tiêm vắc xin")
        await call(town, head)
        assert "Mời chị dự" in await lua.gets("Tin của bà Đào:")
        clock.shift(120)
        await head.says("nhờ chị Lụa nhận tin giúp bà Đào")
        await head.says("đồng ý")
        await lua.gets("nhận giúp lời mời họp và thông báo")
        clock.shift(120)
        assert "đến máy chị" in await answer_again(lua, head, "gửi tin: Mai nghỉ chợ", "2 nhận tin")
        assert "3 nhận tin trên điện thoại" in await head.says("gửi tin: Mai dọn đường")
        await head.says("1")
        assert "Mai dọn đường" in await lua.gets("Tin của bà Đào:\nThông báo")
        states = [one.state for one in town.rows(Proxy)]
        assert states == [ProxyState.ENDED, ProxyState.AGREED]
        town.write(in_older_words)
        await head.says("nhờ chị Lụa nhận tin giúp bà Đào")
        await head.says("đồng ý")
        assert "không chuyển nhờ nữa" in await head.says("thôi không nhờ chị Lụa nữa")
        assert not [one for one in town.rows(Proxy) if one.state in OPEN]


async def answer_again(helper: Phone, head: Phone, line: str, count: str) -> str:
    """Before she has answered she helps as before; then she agrees."""
    assert count in await head.says(line)
    await head.says("0")
    return await helper.taps("Đồng ý")


def in_older_words(session: Session) -> None:
    """All helpers agreed before notices were named."""
    for consent in session.exec(select(Consent)).all():
        if consent.version == CONSENT_VERSION:
            consent.version = "helper-2026-11"
            session.add(consent)


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("nhờ chị Hoa nhận tin giúp tôi", HelperLine("", "chị Hoa", False)),
        ("nho chi hoa nhan tin giup ba dao", HelperLine("ba dao", "chi hoa", False)),
        ("bà Đào nhờ con gái nhận tin", HelperLine("bà Đào", "con gái", True)),
        ("bà Đào nhờ 12 nhận tin giúp", HelperLine("bà Đào", "12", False)),
        ("nhờ người nhà nhận tin", HelperLine("", "người nhà", True)),
        ("nhờ chị Gấm trả lời giúp tôi", HelperLine("", "chị Gấm", False)),
        ("nhờ chị trả lời giúp em", None),
        ("thôi nhận tin giúp", None),
        ("nhờ nhận tin giúp", None),
        ("nhận tin", None),
        ("x " * 3000, None),
    ],
)
def test_lines_that_name_a_helper(text: str, line: HelperLine | None) -> None:
    assert read_helper(text) == line


@pytest.mark.parametrize(
    ("text", "helper"),
    [
        ("thôi không nhờ chị Gấm nữa", "chị Gấm"),
        ("thôi nhờ chị Gấm nhận tin giúp bà Đào", "chị Gấm"),
        ("không nhờ chị Gấm nữa đâu", "chị Gấm"),
        ("em không nhớ chị nào dạy hôm trước", ""),
        ("có nhờ chị Gấm không?", ""),
        ("thôi nhờ", ""),
    ],
)
def test_lines_that_end_a_help(text: str, helper: str) -> None:
    assert read_ended_helper(text) == helper
