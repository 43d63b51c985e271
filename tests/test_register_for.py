"""A woman without a phone is registered by her leader or head, with her spoken consent and two witnesses."""

import pytest
import time_machine
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.register_for import _LINE
from models.conversations import ContactPerson, acting
from models.members import Consent, Membership, Person
from models.posts import NotAllowed
from models.registrations import Request
from models.spoken_requests import TwoWitnesses, register_for
from models.text import fold
from tests.chat import Town
from tests.women import CALLED, branch_with, call, put_into_group


async def test_a_leader_registers_a_woman_without_a_phone_and_her_head_agrees(town: Town, platform: str) -> None:
    with time_machine.travel(CALLED) as clock:
        head = await branch_with(town, platform)
        leader = await town.member(platform, "Võ Thị Sương")
        group = put_into_group(town, leader="Võ Thị Sương")
        await call(town, head)
        clock.shift(120)
        assert "họ và tên đầy đủ" in await leader.says("đăng ký giúp bà Đào 1952")
        assert "sinh năm 1952, tuổi Nhâm Thìn" in await leader.says("nguyễn thị đào")
        assert "đọc cho bà" in await leader.says("1")
        assert "Hai người nào" in await leader.says("đồng ý")
        assert "đủ hai người" in await leader.says("Lan")
        assert "chuyển chị Hạnh xem" in await leader.says("Trần Thị Lan, Lê Thị Hoa")
        asked = await head.gets("Chị Sương đăng ký giúp")
        assert "không có điện thoại. Đã đồng ý trước mặt Trần Thị Lan, Lê Thị Hoa" in asked
        links = len(town.rows(ContactPerson))
        assert "ghi chị Đào vào sổ, STT 3" in await head.says("1")
        assert "đã ghi Nguyễn Thị Đào vào sổ" in await leader.gets("Xong rồi ạ")
        woman = next(one for one in town.rows(Person) if fold(one.full_name) == "nguyen thi dao")
        assert town.rows(Membership, person_id=woman.id)[0].group_id == group
        consent = town.rows(Consent, person_id=woman.id)[0]
        assert consent.witnesses == "Trần Thị Lan, Lê Thị Hoa"
        assert consent.witness_id == next(p.id for p in town.rows(Person) if p.full_name == "Võ Thị Sương")
        assert len(town.rows(ContactPerson)) == links  # the leader's phone is not hers
        assert "3." in await leader.says("còn ai chưa báo")  # invited to what is ahead, to be told at her door


async def test_a_head_registers_her_at_once_and_a_second_time_changes_nothing(town: Town) -> None:
    with time_machine.travel(CALLED):
        head = await branch_with(town, "zalo-bot")
        for _ in range(2):
            assert "tuổi Nhâm Thìn" in await head.says("đăng ký giúp Nguyễn Thị Đào, 1952")
            await head.says("1")
            await head.says("1")
            assert "ghi chị Đào vào sổ, STT 2" in await head.says("chị Lan và chị Hoa")
        assert len(town.rows(Membership)) == 2


async def test_without_her_consent_nothing_is_kept(town: Town) -> None:
    with time_machine.travel(CALLED):
        head = await branch_with(town, "zalo-bot")
        for way_out in ("0", "thôi", "2"):
            await head.says("đăng ký giúp Nguyễn Thị Đào 1952")
            await head.says("đúng")
            assert "chưa ghi gì" in await head.says(way_out)
        assert "người chị đăng ký giúp" in await head.says("dang ky cho me toi")
        await head.says("0")
        assert town.rows(Request) == []
        assert town.rows(Consent) == []


async def test_only_who_keeps_the_branch_or_group_registers_for_others(town: Town) -> None:
    with time_machine.travel(CALLED):
        await branch_with(town, "zalo-bot")
        lua = await town.member("zalo-bot", "Nguyễn Thị Lụa")
        assert "chưa được giao" in await lua.says("đăng ký giúp Nguyễn Thị Đào 1952")
        people = {one.full_name: one.id for one in town.rows(Person)}
        given = {"full_name": "Nguyễn Thị Đào", "birth_year": 1952}
        with pytest.raises(NotAllowed):
            town.write(
                register_for, acting(people["Nguyễn Thị Lụa"]), unit_id=town.ids["man"], witnesses=["A", "B"], **given
            )
        with pytest.raises(NotAllowed):
            town.write(
                register_for, acting(people["Lê Thị Hạnh"]), unit_id=town.ids["buoi"], witnesses=["A", "B"], **given
            )
        with pytest.raises(TwoWitnesses):
            town.write(
                register_for, acting(people["Lê Thị Hạnh"]), unit_id=town.ids["man"], witnesses=["A", " A "], **given
            )


@settings(max_examples=40)
@given(st.text(max_size=200))
def test_any_text_is_read_without_a_fault(text: str) -> None:
    assert _LINE.match(fold(f"đăng ký giúp {text}")) is not None
