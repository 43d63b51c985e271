"""What the house does around a conversation: languages, command menus, sealed phones, what is said only once."""

import json

import time_machine
from sqlmodel import Session

from models.deliveries import Delivery
from models.grants import grant
from models.members import Person
from models.posts import Role
from models.units import get_unit
from scheduler import commands, ticks
from tests.chat import Town, running_town

MORNING = "2026-11-22T09:00:00+07:00"


async def test_the_language_is_the_settings_until_she_chooses_another(database_url: str) -> None:
    async with running_town(database_url, default_language="en") as town:
        phone = town.phone("telegram")
        assert "What can I do for you?" in await phone.says("menu")
        await phone.says("tiếng việt")
        assert "Dạ, từ nay em nói tiếng Việt" in await phone.says("1")
        assert "Chị cần gì" in await phone.says("menu")


async def test_a_phone_set_to_english_is_still_spoken_to_in_vietnamese(town: Town) -> None:
    phone = town.phone("telegram")
    phone.device.language = "en"
    assert "Chị cần gì" in await phone.says("menu")


async def test_the_command_menu_shows_what_her_post_allows_in_every_language(town: Town) -> None:
    with time_machine.travel(MORNING):
        head = await town.member("telegram", "Lê Thị Hạnh", role=Role.HEAD)
        lua = await town.member("telegram", "Nguyễn Thị Lụa")
        channel = town.house.channels["telegram"]
        assert isinstance(channel, commands.HasCommands)
        await commands.publish(town.house.db, channel)
        menus = {key: json.dumps(menu) for key, menu in town.telegram.commands.items()}
        hers = [menu for (scope, _language), menu in menus.items() if head.address in scope]
        assert len(hers) == 3  # Vietnamese, English, and phones in any other language
        assert all("taohop" in menu and "duyet" in menu for menu in hers)
        assert not any(lua.address in scope for scope, _language in menus)
        everyone = [menu for (scope, _language), menu in menus.items() if head.address not in scope]
        assert everyone
        assert not any("taohop" in menu for menu in everyone)


async def test_what_the_platform_keeps_from_us_is_answered_once(town: Town) -> None:
    phone = town.phone("zalo-bot")
    await phone.says("chào")
    await phone.device.sends_unsupported()  # type: ignore[union-attr]
    await phone.gets("chưa đọc được tin này")
    shown = len(phone.texts)
    await phone.device.sends_unsupported()  # type: ignore[union-attr]
    await town.quiet()
    assert len(phone.texts) == shown


async def test_a_phone_number_is_sealed_in_the_row_and_found_by_its_keyed_hash(town: Town) -> None:
    town.on_paper("Nguyễn Thị Đào", phone="+84912345678")
    person = town.rows(Person)[0]
    assert "912345678" not in repr(person.model_dump())
    safe = town.house.db.vault
    assert safe.unseal(person.phone_sealed) == "+84912345678"
    assert person.phone_hash == safe.digest("+84912345678")


async def test_words_of_violence_are_answered_with_help_and_kept_nowhere(town: Town, platform: str) -> None:
    with time_machine.travel(MORNING) as clock:
        lua = await town.member(platform, "Nguyễn Thị Lụa")
        assert "1900 969 680" in await lua.says("chồng đánh em")
        await town.quiet()
        clock.shift(600)
        await town.house.db.write(ticks.tick)
        assert not any("1900" in row.text or "đánh" in row.text for row in town.rows(Delivery))


async def test_a_cadre_above_the_commune_sees_names_only_where_they_were_granted(town: Town) -> None:
    with time_machine.travel(MORNING):
        town.on_paper("Nguyễn Thị Đào")
        for names in (False, True):
            cadre = town.phone("telegram")

            def give(session: Session, names: bool = names) -> str:
                province = get_unit(session, town.ids["province"])
                return grant(
                    session,
                    phone=f"+8491234567{names:d}",
                    role=Role.CADRE,
                    unit=province,
                    name="Bùi Thị Yến",
                    names=names,
                )

            assert "cho em xin họ và tên" in await cadre.says(town.write(give))
            assert "cán bộ Hội" in await cadre.says("Bùi Thị Yến")
            menu = await cadre.says("menu")
            assert ("Hội viên" in menu) is names
