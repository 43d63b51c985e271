"""What a head asks in passing in the month of her branch: the number that she reads aloud, who is over sixty."""

from datetime import datetime

import time_machine

from models.attendance import Attendance
from models.members import Person
from models.posts import Role
from tests.chat import Town
from tests.roll_town import CALLED, JUST_BEFORE, meeting_with, person

SUNDAY = "2026-11-22T09:00:00+07:00"


async def test_the_number_to_read_aloud_is_shown_in_its_window_and_said_to_come_before_it(
    town: Town, platform: str
) -> None:
    with time_machine.travel(SUNDAY) as clock:
        head = await town.member(platform, "Lê Thị Hạnh", role=Role.HEAD)
        lua = await town.member(platform, "Nguyễn Thị Lụa")
        assert "Chưa có buổi nào sắp họp" in await head.says("mã điểm danh")
        await head.says("họp chi hội 19h30 thứ bảy tuần sau nhà văn hóa thôn")
        await head.says("1")
        later = await head.says("số điểm danh đâu em")
        assert "sinh hoạt chi hội thứ Bảy 28/11: em nhắn chị lúc 19 giờ (7 giờ tối) hôm đó" in later
        assert "đọc to ở buổi họp" in await lua.says("mã điểm danh")
        clock.move_to(datetime.fromisoformat("2026-11-28T19:10:00+07:00"))
        told = await head.says("ma diem danh")
        assert "Số điểm danh lúc này: " in told
        number = told.partition("lúc này: ")[2][:4]
        assert "nhắn số mà chi hội trưởng đọc" in await lua.says("cho chị mã điểm danh")
        assert "đã đến dự" in await lua.says(number)


async def test_numbers_alone_are_taken_for_a_roll_once_she_has_said_what_they_are(town: Town, platform: str) -> None:
    with time_machine.travel(CALLED) as clock:
        head, lua = await meeting_with(town, platform, *(f"Nguyễn Thị {name}" for name in ("Sen", "Na", "Mít", "Ổi")))
        assert "đi được" in await head.says("1")
        await lua.says("bận")
        for moment in ("2026-11-28T17:40:00+07:00", JUST_BEFORE):
            clock.move_to(datetime.fromisoformat(moment))
            await town.tick()
        asked = await head.says("3 5")
        assert "3 Sen, 5 Mít: vắng hay có mặt ạ?" in asked
        assert "1. Vắng  2. Có mặt" in asked
        assert "ghi sinh hoạt chi hội" in await head.taps("Vắng")
        missing = [row.person_id for row in town.rows(Attendance) if row.mark == "absent"]
        assert missing == [person(town, "Nguyễn Thị Sen"), person(town, "Nguyễn Thị Mít")]
        await head.says("sửa lại")
        await head.says("điểm danh")
        assert "4 Na, 6 Ổi: vắng hay có mặt" in await head.says("Na, Ổi")
        assert "vắng 1" in await head.says("vắng 4")
        await head.says("sửa lại")
        await head.says("điểm danh")
        assert "3 Sen" in await head.says("3 4 5 6 1")
        done = await head.says("có mặt")
        assert "có mặt 5, vắng 0, vắng có lý do 1" in done
        assert "có mặt" in await head.says("sửa điểm danh: 6 vắng"), "though it has not begun yet"
        await head.says("sửa lại")
        await head.says("sửa lại")
        firm = await head.says("vắng 2 không lý do, 3")
        assert "có mặt 4, vắng 2." in firm, "her own word about the roll is kept"


async def test_two_of_one_name_who_wrote_are_told_apart_before_an_answer_goes(town: Town) -> None:
    with time_machine.travel(SUNDAY):
        head = await town.member("zalo-bot", "Lê Thị Hạnh", role=Role.HEAD)
        first = await town.member("zalo-bot", "Trần Thị Gấm", year=1980)
        second = await town.member("telegram", "Lê Thị Gấm", year=1984)
        await head.says("gửi thông báo: Chị em nộp hồ sơ vay vốn trước thứ sáu")
        await head.says("1")
        for woman, words in ((first, "nộp ở đâu vậy chị"), (second, "chị cho em nộp muộn được không")):
            await woman.gets("hồ sơ vay vốn")
            await woman.says(words)
            await woman.taps("Nhắn cho chị Hạnh")
        for typed in ("trả lời chị Gấm", "trả lời chị Gấm: được em nhé"):
            asked = await head.says(typed)
            assert "2 chị Gấm đã nhắn chị" in asked
            assert "1. Lê Thị Gấm (1984)" in asked
            assert "2. Trần Thị Gấm (1980)" in asked
        await head.says("2")
        await first.gets("được em nhé")
        assert "chuyển lời chị cho chị Gấm" in await head.says("trả lời chị Gấm 1984: mai nhé")
        await second.gets("mai nhé")
        assert not any("được em nhé" in text for text in second.texts)
        await head.says("trả lời chị Gấm")
        assert "Chị nhắn lời gửi chị Gấm" in await head.says("Trần Thị Gấm (1980)")


async def test_what_was_called_off_and_what_is_not_ours_has_a_kind_answer(town: Town, platform: str) -> None:
    with time_machine.travel(SUNDAY) as clock:
        head = await town.member(platform, "Lê Thị Hạnh", role=Role.HEAD)
        lua = await town.member(platform, "Nguyễn Thị Lụa")
        assert "không phải của Hội" in await head.says("tuần sau họp họ")
        assert "1. Mời họp" in head.last
        assert "Chưa mời" not in await head.says("0")
        assert "Chị chưa mời họp buổi nào" in await head.says("thêm phần văn nghệ được không em")
        await head.says("họp chi hội 19h30 thứ bảy tuần sau nhà văn hóa thôn")
        await head.says("1")
        asked = await head.says("thêm phần văn nghệ được không em")
        assert 'ghi thêm "văn nghệ" vào nội dung sinh hoạt chi hội thứ Bảy 28/11' in asked
        assert "em ghi nội dung" in await head.says("1")
        await head.says("hoãn họp")
        await head.says("1")
        clock.move_to(datetime.fromisoformat("2026-11-27T09:00:00+07:00"))
        for words in ("mình bận ngày mai", "mai đi được nhé"):
            assert "thứ Bảy 28/11 báo nghỉ rồi chị ạ" in await lua.says(words)


async def test_the_women_of_an_age_are_listed_and_two_new_ones_are_added_in_a_line(town: Town, platform: str) -> None:
    with time_machine.travel(SUNDAY):
        head = await town.member(platform, "Lê Thị Hạnh", role=Role.HEAD)  # of 1971
        names = ("Sen", "Cam", "Bưởi", "Ổi", "Mai", "Cúc", "Lý", "Huệ", "Lan", "Nga", "Đào", "Hoa")
        for name, year in zip(names, [*range(1951, 1961), 1966, 1990], strict=True):
            town.on_paper(f"Nguyễn Thị {name}", year=year)
        listed = await head.says("hội viên trên 60 tuổi")
        assert "có 10 chị từ 61 tuổi trở lên" in listed, "she of 1966 is sixty"
        assert "2. Nguyễn Thị Sen (1951)" in listed
        assert "Đào" not in listed
        assert "11. Nguyễn Thị Nga (1960)" in await head.says("xem tiếp")
        assert "không có chị nào từ 20 tuổi trở xuống" in await head.says("có mấy chị dưới 21 tuổi")
        asked = await head.says("2 chị mới: Na 1980, Mít 1981")
        assert "thêm Na (1980), Mít (1981). Sổ cần đủ họ và tên" in asked
        seen = await head.says("Trần Thị Na, Lê Thị Mít")
        assert "Trần Thị Na (1980)" in seen
        assert "Lê Thị Mít (1981)" in seen
        await head.says("1")
        assert [one.birth_year for one in town.rows(Person)[-2:]] == [1980, 1981]
        assert "Phạm Thị Quê" in await head.says("có 2 chị mới: Phạm Thị Quê 1985, Vũ Thị Lê 1986")
