"""The same played: a remark changes no meeting, a notice is no invitation, a name breaks nothing."""

import time_machine

from models.announcements import Announcement
from models.meetings import Invitation, Meeting
from models.members import Person
from models.posts import Role
from models.units import Unit, UnitKind, add_unit
from tests.chat import Town
from tests.roll_town import past_meeting

SATURDAY = "2026-11-21T09:00:00+07:00"


async def test_a_remark_changes_no_meeting_and_her_answer_is_kept(town: Town, platform: str) -> None:
    with time_machine.travel(SATURDAY):
        head = await town.member(platform, "Lê Thị Hạnh", role=Role.HEAD)
        await town.member(platform, "Nguyễn Thị Lụa")
        for name in ("Trần Thị Cúc", "Nguyễn Thị Lan"):
            town.on_paper(name)
        assert "chưa có buổi nào" in await head.says("buổi trước đông không")
        past_meeting(town, "Lê Thị Hạnh", 5, ("Trần Thị Cúc",))
        await head.says("họp chi hội 19h30 thứ bảy tuần sau nhà văn hóa thôn")
        await head.says("1")
        assert "chị không đi được" in await head.says("thứ bảy có thêm việc nhà nên chị không đi họp được")
        (hers,) = town.rows(Invitation, answer="no")
        await head.says("đi được")
        (hers,) = town.rows(Invitation, answer="yes")
        for words in ("thêm chuyện nữa là chị Lan ốm", "ghi thêm việc chị Cúc nghỉ"):
            assert "em ghi" not in await head.says(words), words
        assert town.rows(Invitation, answer="yes") == [hers]
        assert "chị không đi được" in await head.says("chị em ơi chị không đi được")
        assert "không có gì" in await head.says("cả nhà ơi cảm ơn nhiều lắm nhé")
        (hers,) = town.rows(Invitation, answer="no")
        asked = await head.says("thêm phần: văn nghệ")
        assert '"văn nghệ"' in asked
        assert asked.endswith("1. Đúng  0. Thôi")
        assert "chưa ghi" in await head.says("0")
        assert {one.content for one in town.rows(Meeting)} == {""}
        await head.says("thêm phần văn nghệ")
        assert "không hiểu" not in await head.says("😀" * 20)
        assert ": văn nghệ." in await head.says("đúng rồi")
        # How many came, not how many will come; yesterday there was nothing.
        for words in ("buổi trước đông không", "buổi vừa rồi đi đông không", "tuần trước họp đông không"):
            assert "thứ Hai 16/11" in await head.says(words), words
        assert "Hôm qua chị không có buổi nào" in await head.says("hôm qua họp đông không")
        assert "mời 4 chị" in await head.says("chị em đi đông không")
        either = await head.says("chi em co dong khong")
        assert "đóng hội phí" in either
        assert "Chưa ghi hội phí" in await head.says("2")
        assert town.rows(Invitation, answer="no") == [hers]


async def test_a_notice_with_an_hour_is_an_invitation_only_where_it_says_so(town: Town, platform: str) -> None:
    with time_machine.travel(SATURDAY) as clock:
        head = await town.member(platform, "Lê Thị Hạnh", role=Role.HEAD)
        await town.member(platform, "Nguyễn Thị Lụa")
        for words in (
            "nhắn chị em 5 giờ chiều nay cúp điện",
            "nhắn chị em 8 giờ sáng mai nhận quà ở ủy ban",
            "nhắn chị em 7 giờ sáng mai đưa cháu đi tiêm phòng ở trạm y tế",
            "báo chị em 7h tối nay xem truyền hình",
        ):
            assert "Thông báo của thôn Mận" in await head.says(words), words
            await head.says("0")
        called = await head.says("mời các chị tối mai 7 giờ họp")
        assert "Họp ở đâu" in called
        await head.says("0")
        assert "1. Mời họp" in await head.says("nhắn chị em 19h mai họp\nnhớ mang ghế")
        await head.says("1")
        seen = await head.says("nhà văn hóa thôn")
        assert "19 giờ (7 giờ tối), Chủ nhật 22/11" in seen
        assert "nhớ mang ghế" in seen
        await head.says("0")
        await head.says("nhắn chị em 19h mai họp\nnhớ mang ghế")
        assert "19h mai họp\nnhớ mang ghế" in await head.says("2")
        await head.says("0")
        assert "Mai họp\nnhớ mang ghế" in await head.says("nhắn chị em mai họp\nnhớ mang ghế")
        await head.says("0")
        # The hour has gone by before she chooses.
        assert "1. Mời họp" in await head.says("nhắn chị em 10 giờ sáng nay họp ở nhà văn hóa")
        clock.shift(2 * 3600)
        assert "qua rồi" in await head.says("1")
        await head.says("0")
        assert town.rows(Announcement) == []
        assert town.rows(Meeting) == []


async def test_a_backslash_in_a_name_breaks_nothing_and_a_longer_name_stays(town: Town) -> None:
    with time_machine.travel(SATURDAY):
        head = await town.member("telegram", "Lê Thị Hạnh", role=Role.HEAD)
        await head.says("thêm hội viên")
        await head.says("Nguyen Thi Hoa 1970\nNguyen Thi Hoa Mai 1980, to 2\n3. Nguyen Thi Lua, sn 1971")
        for typed in ("Nguyễn Thị \\Hoa", "Nguyễn\\1 Thị Hoa", "Nguyễn\\ Thị Hoa", "\\g<0>"):
            assert await head.says(typed)
        assert "Nguyễn Thị Hoa" not in await head.says("😀")
        seen = await head.says("Nguyễn Thị Hoa\nNguyễn Thị Lụa")
        assert "Nguyễn Thị Hoa (1970)" in seen
        assert "Nguyen Thi Hoa Mai (1980)" in seen
        assert "Nguyễn Thị Lụa (1971)" in seen
        await head.says("1")
        names = {one.full_name for one in town.rows(Person)}
        assert {"Nguyễn Thị Hoa", "Nguyen Thi Hoa Mai", "Nguyễn Thị Lụa"} <= names


async def test_a_woman_who_goes_to_a_village_of_the_commune_is_transferred(town: Town) -> None:
    with time_machine.travel(SATURDAY):
        head = await town.member("zalo-bot", "Lê Thị Hạnh", role=Role.HEAD)
        town.on_paper("Nguyễn Thị Lan")
        (commune,) = town.rows(Unit, kind=UnitKind.COMMUNE)
        town.write(add_unit, code="nam-son", name="thôn Nam Sơn", kind=UnitKind.BRANCH, parent=commune)
        assert "thôn Nam Sơn" in await head.says("chị Lan chuyển vào Nam Sơn")
        await head.says("0")
        assert "Đã chuyển đi nơi khác" in await head.says("chị Lan chuyển vào Nam")
