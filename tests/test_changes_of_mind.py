"""She says something else while a question is open: it is done, and what was open is left, nothing of it sent."""

import time_machine

from models.meetings import Meeting
from models.members import Membership
from models.posts import Role
from tests.chat import Phone, Town
from tests.test_cheapest_way import second_phone

SUNDAY = "2026-11-22T09:00:00+07:00"
HALL = "nhà văn hóa thôn"


async def _head(town: Town, platform: str) -> Phone:
    head = await town.member(platform, "Lê Thị Hạnh", role=Role.HEAD)
    await town.member(platform, "Nguyễn Thị Lan")
    town.on_paper("Trần Thị Lan")
    town.on_paper("Lê Thị Thơm", year=1970)
    return head


async def test_another_call_replaces_the_one_whose_preview_is_open(town: Town, platform: str) -> None:
    with time_machine.travel(SUNDAY):
        head = await _head(town, platform)
        await head.says(f"họp chi hội 8 giờ sáng thứ tư tuần sau, {HALL}")
        seen = await head.says("họp chi hội 7 rưỡi tối thứ bảy tuần sau, nhà chị Sương")
        assert "chưa gửi và chưa ghi gì" in seen
        assert "nhà chị Sương" in seen
        await head.says("1")
        (meeting,) = town.rows(Meeting)
        assert meeting.place == "nhà chị Sương"


async def test_a_notice_is_no_date_and_a_deed_is_no_name_and_a_question_is_no_place(town: Town) -> None:
    with time_machine.travel(SUNDAY):
        head = await _head(town, "zalo-bot")
        assert "Họp ở đâu" in await head.says("họp chi hội 8 giờ sáng thứ tư tuần sau")
        answered = await head.says("tỷ lệ dự họp tháng 10 bao nhiêu")
        assert "Số liệu thôn Mận, tháng 10" in answered
        assert "làm tiếp" in answered
        assert "Họp ở đâu" in await head.says("làm tiếp")
        assert "nhà chị Sương" in await head.says("nhà chị Sương")
        await head.says("0")
        cadre = await town.member("zalo-bot", "Phạm Thị Tâm", role=Role.CADRE, unit="commune")
        assert "Họp ở đâu" in await cadre.says("họp giao ban 8h sáng thứ sáu")
        assert "làm tiếp" in await cadre.says("chi hội nào chưa họp tháng 10")
        await cadre.says("0")
        await head.says("mời họp")
        assert "Mai dọn đường" in await head.says("gửi tin: 8h sáng mai: Mai dọn đường")
        await head.says("0")
        assert "chị Lan" in await head.says("chị Lan đi làm xa")
        assert "Thơm" in await head.says("4 số mới 0977 000 004")
        assert "1" in await head.says("1")
        assert [row.state for row in town.rows(Membership)] == ["active"] * 4


async def test_a_womans_new_number_is_no_new_woman(town: Town) -> None:
    with time_machine.travel(SUNDAY):
        head = await _head(town, "telegram")
        assert "Thơm đổi số" not in await head.says("chị Thơm đổi số 0977 000 222")
        assert len(town.rows(Membership)) == 4


async def test_what_she_did_on_her_other_phone_is_named_by_the_hour_of_viet_nam(town: Town) -> None:
    with time_machine.travel(SUNDAY) as clock:
        head = await _head(town, "telegram")
        other = town.phone("zalo-bot")
        await other.says("xin chào")
        second_phone(town, head, other)
        clock.shift(120)
        assert "Phan Thị Nhài" in await head.says("thêm Phan Thị Nhài 1980")
        await head.says("1")
        clock.shift(3600)
        for wish in ("lịch họp", "thông báo", "lịch họp", "thông báo"):
            await other.says(wish)
        assert "lấy lại việc chị làm sáng nay lúc 9 giờ" in await other.says("sửa lại")


async def test_the_place_as_before_is_the_one_where_they_met_last(town: Town) -> None:
    with time_machine.travel(SUNDAY):
        head = await _head(town, "telegram")
        await head.says(f"họp chi hội 7 rưỡi tối thứ bảy tuần sau, {HALL}")
        await head.says("1")
        seen = await head.says("họp chi hội 2 giờ chiều 10/12, chỗ cũ")
        assert HALL in seen
        assert "chỗ cũ" not in seen
