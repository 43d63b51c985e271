"""What differs from unit to unit: checked, inherited, and obeyed."""

from typing import Any

import pytest
import time_machine

from bot.reading.cut_off_line import CutOffLine, read_cut_off
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


async def test_a_cadre_changes_the_day_in_chat_after_seeing_what_the_months_become(town: Town, platform: str) -> None:
    with time_machine.travel("2026-11-10T09:00:00+07:00"):
        cadre = await town.member(platform, "Phạm Thị Thập", role=Role.CADRE, unit="commune")
        head = await town.member(platform, "Lê Thị Hạnh", role=Role.HEAD)
        assert "xã Hoa Mai khóa sổ cuối tháng" in await cadre.says("ngày khóa sổ")
        told = await cadre.says("chot so ngay 20 tu thang 12")
        assert "- kỳ tháng 12/2026: 1/12–31/12 → 1/12–20/12" in told
        assert "2 đơn vị bên dưới đổi theo" in told
        assert "chưa ghi gì" in await cadre.says("0")
        await cadre.says("khóa sổ ngày 20")
        assert "từ kỳ tháng 11/2026 xã Hoa Mai khóa sổ ngày 20. Các kỳ trước giữ nguyên" in await cadre.says("1")
        assert "không có gì thay đổi" in await cadre.says("khóa sổ ngày 20")
        assert "tháng 11/2026 (1/11–20/11)" in await cadre.says("thống kê xã Hoa Mai tháng này")
        assert "tháng 10/2026" in await cadre.says("thống kê xã Hoa Mai tháng trước")
        assert "/10)" not in cadre.last
        assert "từ kỳ tháng 11/2026: ngày 20" in await head.says("ngày khóa sổ")
        assert "chưa được giao" in await head.says("khóa sổ ngày 3")
        assert "từ 1 đến 28" in await cadre.says("khóa sổ ngày 31")
        assert "khóa sổ cuối tháng" in await cadre.says("lấy lại ngày khóa sổ")
        assert "chưa đổi ngày khóa sổ lần nào" in await cadre.says("lấy lại ngày khóa sổ")
        await cadre.says("khóa sổ ngày 5")
        await cadre.says("1")
        assert "khóa sổ cuối tháng" in await cadre.says("1")  # the change that she has just made


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("khóa sổ ngày 20 từ tháng 12", CutOffLine("set", "", 20, 12)),
        ("Đổi ngày chốt sổ sang ngày 20, từ kỳ tháng 12/2026 nhé", CutOffLine("set", "", 20, 12, 2026)),
        ("chốt sổ xã Hoa Mai ngày 15 từ tháng 1 năm 2027", CutOffLine("set", "xa hoa mai", 15, 1, 2027)),
        ("khóa sổ cuối tháng", CutOffLine("set", "", 0)),
        ("khoá sổ như cấp trên từ tháng 1", CutOffLine("set", "", None, 1)),
        ("lấy lại ngày khóa sổ", CutOffLine("back")),
        ("xã Hoa Mai khoa so ngay nao", CutOffLine("ask", "xa hoa mai")),
        ("ngày chốt sổ là ngày nào ạ", CutOffLine("ask")),
        ("cho chị hỏi bao giờ chốt sổ vậy em", CutOffLine("ask")),
        ("ngày khóa sổ của chi hội mình là ngày nào", CutOffLine("ask")),
        ("em ơi, đổi ngày chốt sổ sang ngày 20 giúp chị nhé", CutOffLine("set", "", 20)),
        ("báo chị em chốt sổ ngày 25", None),
        ("sổ", None),
        ("khóa sổ " * 700, None),
        ("", None),
        ("😀", None),
    ],
)
def test_what_is_typed_about_the_day_is_read(text: str, meant: CutOffLine | None) -> None:
    assert read_cut_off(text) == meant


@pytest.mark.parametrize(
    ("name", "value"),
    [("cut_off", 31), ("cut_off", True), ("cut_off", "15"), ("reminders", {"branch": ["soon"]}), ("fees", 1)],
)
async def test_what_a_setting_cannot_be_is_refused(town: Town, name: str, value: Any) -> None:
    with pytest.raises(BadUnitSetting):
        change(town, "man", name, value)
