"""Committee meetings and training: called by post, their roll by name, and who came over a year."""

from datetime import date

import time_machine

from models.post_attendance import post_attendance
from models.posts import Role
from tests.chat import Town
from tests.roll_town import person, who


async def test_a_commune_and_a_province_see_who_misses_their_meetings(town: Town, platform: str) -> None:
    with time_machine.travel("2026-11-22T09:00:00+07:00") as clock:
        head = await town.member(platform, "Lê Thị Hạnh", role=Role.HEAD)
        await town.member(platform, "Trần Thị Cúc", role=Role.HEAD, unit="buoi")
        cadre = await town.member(platform, "Phạm Thị Thập", role=Role.CADRE, unit="commune")
        above = await town.member(platform, "Vũ Thị Hiền", role=Role.CADRE, unit="province")
        await cadre.says("họp ban chấp hành 8h sáng 28/11 hội trường xã")
        await cadre.says("2")
        assert "cho 3 chị" in await cadre.says("1")
        await town.quiet()
        assert "Mời chị dự cuộc họp Ban Chấp hành" in head.last
        for at in ("25T08:05", "27T08:05", "28T06:05"):  # three days, a day and two hours before
            clock.move_to(f"2026-11-{at}:00+07:00")
            head.device.screen.clear()
            await town.tick()
            assert "nhắc chị cuộc họp Ban Chấp hành" in head.last
        clock.move_to("2026-11-28T10:30:00+07:00")
        assert "có mặt 2, vắng 1. Vắng: Cúc." in await cadre.says("vắng Cúc")
        told = await cadre.says("ai hay vắng họp BCH")
        assert "1 buổi, 2/3 lượt dự (67%)" in told
        assert "- Trần Thị Cúc (thôn Bưởi): dự 0/1" in told
        await above.says("tập huấn chi hội trưởng toàn tỉnh 8h sáng 5/12 hội trường tỉnh")
        assert "cho 2 chị" in await above.says("1")
        await town.quiet()
        clock.move_to("2026-12-05T11:30:00+07:00")
        assert "có mặt 1, vắng 1. Vắng: Cúc." in await above.says("vắng Cúc")  # of what she called herself
        assert "- xã Hoa Mai: dự 1/2" in await above.says("chi hội trưởng xã nào vắng lớp tập huấn")
        assert "- Trần Thị Cúc (thôn Bưởi): dự 0/1" in await above.says("ai vắng lớp tập huấn")
        assert "chưa có buổi nào" in await above.says("ai vắng lớp tập huấn năm 2025")
        provincial = who(person(town, "Vũ Thị Hiền"))
        year = (town.ids["commune"], date(2026, 1, 1), date(2027, 1, 1))
        report = town.house.db.read_now(post_attendance, provincial, *year)
        assert (report.total.present, report.total.expected) == (2, 3)
        assert (report.people, report.named) == ((), False)  # the commune called it, and names are the commune's
        assert [(one.name, one.attended.present) for one in report.units] == [
            ("thôn Bưởi", 0),
            ("thôn Mận", 1),
            ("xã Hoa Mai", 1),
        ]
