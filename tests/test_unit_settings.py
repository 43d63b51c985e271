"""What differs from unit to unit: checked, inherited, and obeyed."""

from typing import Any

import pytest
import time_machine

from models.posts import Role
from models.reminders import Reminder
from models.unit_settings import BadUnitSetting, change_setting
from models.units import get_unit
from tests.chat import Town


def change(town: Town, unit: str, name: str, value: Any) -> None:
    town.write(lambda session: change_setting(session, get_unit(session, town.ids[unit]), name, value))


async def test_a_commune_changes_the_reminders_of_its_branches(town: Town) -> None:
    with time_machine.travel("2026-11-22T09:00:00+07:00"):
        head = await town.member("telegram", "Lê Thị Hạnh", role=Role.HEAD)
        change(town, "commune", "reminders", {"branch": ["48h", "on-the-day"]})
        await head.says("họp chi hội 19h thứ bảy tuần sau nhà văn hóa")
        await head.says("1")
        assert sorted(row.step for row in town.rows(Reminder)) == ["48h", "on-the-day"]


async def test_books_that_close_on_the_15th_have_their_own_month(town: Town) -> None:
    with time_machine.travel("2026-11-10T09:00:00+07:00"):
        cadre = await town.member("telegram", "Phạm Thị Thập", role=Role.CADRE, unit="commune")
        change(town, "commune", "cut_off", 15)
        head = await town.member("telegram", "Lê Thị Hạnh", role=Role.HEAD)
    for day in ("2026-11-14", "2026-11-16"):
        with time_machine.travel(f"{day}T08:00:00+07:00") as clock:
            await head.says("họp chi hội 19h hôm nay nhà văn hóa")
            await head.says("1")
            clock.move_to(f"{day}T21:00:00+07:00")
            await head.says("đủ hết")
    with time_machine.travel("2026-11-22T09:00:00+07:00"):
        assert "1/1 buổi có điểm danh" in await cadre.says("thống kê xã Hoa Mai tháng 11")
        assert "1/1 buổi có điểm danh" in await cadre.says("thống kê xã Hoa Mai tháng 12")


@pytest.mark.parametrize(
    ("name", "value"),
    [("cut_off", 31), ("cut_off", True), ("cut_off", "15"), ("reminders", {"branch": ["soon"]}), ("fees", 1)],
)
async def test_what_a_setting_cannot_be_is_refused(town: Town, name: str, value: Any) -> None:
    with pytest.raises(BadUnitSetting):
        change(town, "man", name, value)
