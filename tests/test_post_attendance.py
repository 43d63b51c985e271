"""Committee meetings and training: called by post, their roll by name, and who came over a year."""

from datetime import date

import time_machine

from models.meetings import Meeting
from models.post_attendance import post_attendance
from models.posts import Role
from tests.chat import Town
from tests.roll_town import person, who


async def test_a_commune_and_a_province_see_who_misses_their_meetings(town: Town, platform: str) -> None:
    with time_machine.travel("2026-11-22T09:00:00+07:00") as clock:
        head = await town.member(platform, "Lê Thị Hạnh", role=Role.HEAD)
        other = await town.member(platform, "Trần Thị Cúc", role=Role.HEAD, unit="buoi")
        cadre = await town.member(platform, "Phạm Thị Thập", role=Role.CADRE, unit="commune")
        above = await town.member(platform, "Vũ Thị Hiền", role=Role.CADRE, unit="province")
        print(await cadre.says("họp ban chấp hành 8h sáng 28/11 hội trường xã"))
        print(await cadre.says("2"))
        print(await cadre.says("1"))
        await town.quiet()
        print(head.last, other.last)
        clock.move_to("2026-11-25T08:05:00+07:00")
        await town.tick()
        print("3d:", head.last)
        clock.move_to("2026-11-27T08:05:00+07:00")
        await town.tick()
        print("1d:", head.last)
        clock.move_to("2026-11-28T06:05:00+07:00")
        await town.tick()
        print("2h:", head.last)
        clock.move_to("2026-11-28T10:30:00+07:00")
        print(await cadre.says("vắng Cúc"))
        print(await cadre.says("1"))
        print(town.rows(Meeting)[0])
        told = await cadre.says("ai hay vắng họp BCH")
        print(told)
        told = await above.says("tập huấn chi hội trưởng toàn tỉnh 8h sáng 5/12 hội trường tỉnh")
        print(told)
        print(await above.says("1"))
        await town.quiet()
        print(head.last)
        clock.move_to("2026-12-05T11:30:00+07:00")
        print(await above.says("vắng Cúc"))
        print(await above.says("1"))
        print(await above.says("chi hội trưởng xã nào vắng lớp tập huấn"))
        print(await above.says("ai vắng lớp tập huấn"))
        report = town.house.db.read_now(post_attendance, who(person(town, "Vũ Thị Hiền")), town.ids["commune"], date(2026, 1, 1), date(2027, 1, 1))
        print(report)
