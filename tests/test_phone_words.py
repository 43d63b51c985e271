"""A woman's word on messages to her number: the head writes it down, and a no of her own stands before it."""

import pytest
from sqlmodel import Session

from bot.reading.member_deeds import read_deed, read_deed_by_name
from bot.reading.phone_words import read_phone_word
from models import clock, erasure, phone_consents, unit_settings
from models.conversations import who_writes
from models.db import Database
from models.deliveries import State
from models.member_marks import Mark
from models.members import Consent, Membership, add_person
from models.posts import Role
from models.units import get_unit
from tests.chat import Phone, Town
from tests.template_town import BY_PHONE, MORNING, bill, on_zalo, state_of, town_with_templates


def allow(town: Town, yes: bool = True) -> None:
    """The commune lets the branch write to numbers."""
    unit = town.ids["man"]
    town.write(
        lambda session: unit_settings.change_setting(session, get_unit(session, unit), "templates_by_phone", yes)
    )


def agreed(town: Town, *people: int) -> set[int]:
    """Whose word there is."""
    return town.house.db.read_now(phone_consents.agreed, people)


def said(town: Town, person: int) -> list[tuple[str, bool, bool]]:
    """(version, whether it holds, whether somebody else wrote it down) of all that she said."""
    rows = sorted(town.rows(Consent, person_id=person), key=lambda one: one.id)
    return [(one.version, one.withdrawn_at is None, one.witness_id is not None) for one in rows]


async def test_the_head_writes_down_who_agreed_and_takes_it_back(town: Town, platform: str) -> None:
    head = await town.member(platform, "Lê Thị Hạnh", role=Role.HEAD)
    lan = town.on_paper("Bùi Thị Lan", phone="+84912345671")
    na, tho = town.on_paper("Mai Thị Na", phone="+84912345672"), town.on_paper("Đỗ Thị Thơ")
    number = {one.person_id: one.number for one in town.rows(Membership)}
    assert agreed(town, lan, na, tho) == set()
    answer = await head.says("chị Lan đồng ý nhận tin qua số điện thoại")
    assert "em ghi chị Bùi Thị Lan (1960), STT" in answer
    assert "đồng ý nhận tin qua số điện thoại" in answer
    assert "Chi hội mình chưa được mở cách gửi này" in answer
    assert agreed(town, lan) == {lan}
    (consent,) = town.rows(Consent, person_id=lan)
    assert (consent.version, consent.given_at is not None) == (phone_consents.VERSION, True)
    assert consent.witness_id == next(one.person_id for one in town.rows(Membership) if one.number == 1)
    allow(town)
    assert "Trong sổ đã ghi vậy rồi" in await head.says("chi lan dong y nhan tin qua so dien thoai")
    answer = await head.says(f"{number[na]} và {number[tho]} đồng ý nhận tin qua số điện thoại")
    assert "2 chị" in answer
    assert "Sổ chưa có số của chị Đỗ Thị Thơ" in answer
    assert agreed(town, lan, na, tho) == {lan, na, tho}
    assert "Dạ" in await head.says("sửa lại")
    assert agreed(town, lan, na, tho) == {lan}
    assert "thôi nhận tin qua số điện thoại" in await head.says("chị Lan không nhận tin qua số điện thoại nữa")
    assert agreed(town, lan) == set()
    await head.says("sửa lại")
    assert agreed(town, lan) == {lan}
    await head.says("tắt tin qua số điện thoại của chị Lan")
    assert agreed(town, lan) == set()


async def test_her_own_no_stands_until_she_says_yes_herself(town: Town) -> None:
    head = await town.member("telegram", "Lê Thị Hạnh", role=Role.HEAD)
    na = await town.member("zalo-bot", "Mai Thị Na")
    person = next(one.person_id for one in town.rows(Membership) if one.number == 2)
    assert "đồng ý" in await head.says("2 đồng ý nhận tin qua số điện thoại")
    assert "không nhắn vào số điện thoại" in await na.says("tat tin qua so dien thoai")
    assert agreed(town, person) == set()
    assert 'tự nhắn "bật tin qua số điện thoại"' in await head.says("2 đồng ý nhận tin qua số điện thoại")
    await head.says("sửa lại")  # her first word, which is over by now
    assert agreed(town, person) == set()
    assert "Trong sổ chưa có số" in await na.says("bật tin qua số điện thoại nhé em")
    assert agreed(town, person) == {person}
    await head.says("2 thôi nhận tin qua số điện thoại")
    assert agreed(town, person) == set()
    stranger = town.phone("telegram")
    assert "hội viên" in await stranger.says("tắt tin qua số điện thoại")


async def test_a_spoken_yes_lets_the_notice_go_to_her_number_and_her_no_stops_what_waits(database_url: str) -> None:
    async with town_with_templates(database_url, 10_000) as (town, clock):
        clock.move_to(MORNING)
        head = await town.member("zalo-bot", "Lê Thị Hạnh", role=Role.HEAD)
        lan, mo = town.on_paper("Bùi Thị Lan", phone="+84912345671"), town.on_paper("Bùi Thị Mơ", phone="+84912345672")
        allow(town)
        device, _other = on_zalo(town, "0912345671"), on_zalo(town, "0912345672")
        await notice(head, "Mai khám mắt.")
        await town.quiet()
        assert state_of(town, lan)[:2] == (State.UNREACHABLE, "no-phone")
        # She agrees afterwards: what she missed can be sent again, to her number alone.
        await head.says("chị Lan đồng ý nhận tin qua số điện thoại")
        seen = await head.says("gửi lại")
        await town.quiet()
        assert "1 chị" in seen
        assert state_of(town, lan)[2] == "template-phone"
        assert "tin: Mai khám mắt." in device.last
        assert state_of(town, mo)[:2] == (State.UNREACHABLE, "no-phone")
        assert bill(town) == (BY_PHONE, BY_PHONE)


async def notice(head: Phone, text: str) -> None:
    """Written, and agreed to."""
    await head.says("gửi thông báo")
    await head.says(text)
    await head.says("1")


READ = [
    # (what is typed, the mark on which women, her own word)
    ("chị Lan đồng ý nhận tin qua số điện thoại", Mark.BY_PHONE, None),
    ("12 và 15 đồng ý nhận tin qua số điện thoại", Mark.BY_PHONE, None),
    ("chi lan dong y cho nhan tin qua so dien thoai", Mark.BY_PHONE, None),
    ("ghi giúp chị 12 đồng ý cho nhắn tin vào số điện thoại ạ", Mark.BY_PHONE, None),
    ("chị Lan không đồng ý nhận tin qua số điện thoại nữa", Mark.NOT_BY_PHONE, None),
    ("12 thôi nhận tin qua số điện thoại", Mark.NOT_BY_PHONE, None),
    ("chị Lan rút lại lời đồng ý nhận tin qua số điện thoại", Mark.NOT_BY_PHONE, None),
    ("tắt tin qua số điện thoại của chị Lan", Mark.NOT_BY_PHONE, None),
    ("12 có đồng ý nhận tin qua số điện thoại không?", None, None),
    ("12 đồng ý", None, None),
    ("tắt tin qua số điện thoại", None, False),
    ("Tat tin qua so dien thoai em oi", None, None),
    ("tôi không muốn nhận tin qua số điện thoại nữa", None, False),
    ("đừng nhắn vào số điện thoại của tôi nữa", None, False),
    ("chị không đồng ý nhận tin qua số điện thoại", None, False),
    ("tôi đồng ý nhận tin qua số điện thoại", None, True),
    ("bật lại tin qua số điện thoại nhé em", None, True),
    ("thôi đừng gửi tin vào số điện thoại của tôi nữa", None, False),
    ("chặn tin qua số điện thoại", None, False),
    ("tôi rút lại đồng ý nhận tin qua số điện thoại", None, False),
    ("tôi muốn nhận được tin qua số điện thoại", None, True),
    ("gửi tin qua số điện thoại cho tôi", None, None),
    ("không nhận được tin qua số điện thoại", None, None),
    ("chị nhận được tin qua số điện thoại rồi em", None, None),
    ("Đã nhận tin qua số điện thoại", None, None),
    ("da nhan tin qua so dien thoai roi a", None, None),
    ("số của tôi là 0912345678", None, None),
    ("tắt tin", None, None),
    ("nhận tin lại", None, None),
    ("", None, None),
    ("tắt " * 2000, None, None),
]


@pytest.mark.parametrize(("text", "mark", "own"), READ)
def test_who_is_meant_and_what_is_said(text: str, mark: Mark | None, own: bool | None) -> None:
    found = read_deed(text) or read_deed_by_name(text)
    assert (found.deed if found else None) == mark
    assert read_phone_word(text) is own


def test_taking_back_brings_nothing_back_that_was_erased_or_said_anew(database_url: str) -> None:
    db = Database(database_url, "invented-secret-key")

    def write(session: Session) -> list[set[int]]:
        woman = add_person(session, full_name="Bùi Thị Lan").id or 0
        keeper = add_person(session, full_name="Lê Thị Hạnh").id or 0
        found = []

        def look() -> None:
            found.append(phone_consents.agreed(session, [woman]))

        yes = phone_consents.write_word(session, woman, True, witness=keeper, contact=None)
        assert phone_consents.write_word(session, woman, True, witness=keeper, contact=None) is None
        no = phone_consents.write_word(session, woman, False, witness=keeper, contact=None)
        assert yes is not None
        assert no is not None
        assert not phone_consents.take_back(session, woman, *yes)
        assert phone_consents.take_back(session, woman, *no)
        look()
        no = phone_consents.write_word(session, woman, False, witness=keeper, contact=None)
        erasure.erase(session, who_writes(session, "web", "1", "vi", clock.now()), woman)
        assert no is not None
        phone_consents.take_back(session, woman, *no)
        look()
        session.add(Consent(person_id=woman, version="helper-2026-11", given_at=clock.now()))
        session.flush()
        look()  # what she agreed to for her helper is another thing
        return found

    found = db.write_now(write)
    db.close()
    assert [len(one) for one in found] == [1, 0, 0]
