"""Whom the last meetings have never seen: she is asked after, and never struck off; how the list is gone through."""

from datetime import timedelta

import time_machine

from models.members import Membership
from models.posts import Role
from tests.chat import Town
from tests.roll_town import past_meeting, person


async def test_whom_nobody_has_seen_is_asked_after_and_never_struck_off(town: Town, platform: str) -> None:
    with time_machine.travel("2026-11-22T09:00:00+07:00") as clock:
        head = await town.member(platform, "Lê Thị Hạnh", role=Role.HEAD)
        cadre = await town.member(platform, "Phạm Thị Thập", role=Role.CADRE, unit="commune")
        above = await town.member(platform, "Vũ Thị Hiền", role=Role.CADRE, unit="province")
        for name in ("Nguyễn Thị Đào", "Trần Thị Cúc", "Lê Thị Lan"):
            town.on_paper(name)
        assert "không thấy ai" in await head.says("cần xác minh")
        for days in (30, 20, 10):
            past_meeting(town, "Lê Thị Hạnh", days, absent=("Trần Thị Cúc", "Lê Thị Lan"))
        told = await head.says("ai lau roi khong thay")
        assert "Thôn Mận có 2/4 chị cần xác minh: 3 buổi gần đây đều vắng" in told
        # Who missed most, by name for whoever may see names; else by unit.
        assert "Trần Thị Cúc (1960): vắng 3/3 buổi" in await head.says("ai vắng nhiều nhất")
        assert "Nguyễn Thị Đào (1960): dự 3/3 buổi" in await head.says("chị nào đi họp đều nhất năm nay")
        told = await cadre.says("ai vắng nhiều nhất (thôn Mận)")
        assert "Trần Thị Cúc (1960): vắng 3/3 buổi" in told
        assert "Đào" not in told
        assert "– Lê Thị Lan (1960), thôn Mận: vắng 3/3 buổi" in await cadre.says("ai chưa đi buổi nào năm nay toàn xã")
        told = await above.says("ai vắng nhiều nhất thôn Mận")
        assert "Tên từng chị thì chị chưa được xem ở thôn Mận" in told
        assert "Cúc" not in told
        told = await cadre.says("hội viên cần xác minh")
        assert "Xã Hoa Mai có 2/4 hội viên cần xác minh" in told
        assert "Cúc" not in told
        told = await above.says("cần xác minh")
        assert "xã Hoa Mai: 2 chị" in told
        told = await above.says("1")
        assert "thôn Mận: 2 chị" in told
        assert "Cúc" not in told
        number = next(one.number for one in town.rows(Membership) if one.person_id == person(town, "Trần Thị Cúc"))
        await head.says("cần xác minh")
        await head.says(str(number))
        assert "vẫn sinh hoạt" in await head.says("1")
        assert "1/4 chị" in await head.says("cần xác minh")
        number = next(one.number for one in town.rows(Membership) if one.person_id == person(town, "Lê Thị Lan"))
        await head.says(str(number))
        assert "Một tuần nữa" in await head.says("4")
        assert "không thấy ai" in await head.says("cần xác minh")
        clock.shift(timedelta(days=8))
        assert "1/4 chị" in await head.says("cần xác minh")
        await head.says(str(number))
        await head.says("2")
        assert "không thấy ai" in await head.says("cần xác minh")
        names = [f"Phạm Thị {name}" for name in ("Ân", "Bình", "Chi", "Dung", "Gấm", "Hà", "Kim", "Lý", "Mai", "Nụ")]
        for name in names:
            town.on_paper(name)
        for days in (3, 2, 1):
            past_meeting(town, "Lê Thị Hạnh", days, absent=tuple(names))
        first = await head.says("chị nào cần xác minh")
        assert 'chị nữa, chị nhắn "xem tiếp"' in first
        stt = next(one.number for one in town.rows(Membership) if one.person_id == person(town, names[0]))
        assert f"{stt}. {names[0]}" in first
        rest = await head.says("xem tiếp")
        assert names[0] not in rest
        assert names[9] in rest
        assert f"(STT {stt}) vắng 3 buổi liền" in await head.says(str(stt)), "of the first part"
        assert "cần xác minh" in await cadre.says("chị em nào 3 buổi rồi không đi")
        assert "chưa có" in await cadre.says("hội phí thu được bao nhiêu")
