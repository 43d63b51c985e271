"""What a head asks of her whole book: whose fee is noted, who has a card, who is away; in her own words."""

from datetime import date

import time_machine

from bot.reading.birthdays import read_birthdays
from bot.reading.book_lists import BookList, read_book_list
from models.member_standings import Standing
from models.posts import Role
from tests.chat import Town
from tests.test_members import DAO, SUNDAY, groups, place


def test_a_question_about_the_book_is_understood_in_many_words_and_a_statement_is_none() -> None:
    for said, standing in {
        "ai chưa đóng hội phí": Standing.OWES,
        "con ai chua dong hoi phi": Standing.OWES,
        "cho chị xem những ai chưa nộp hội phí năm nay": Standing.OWES,
        "hội phí ai chưa đóng": Standing.OWES,
        "ai còn nợ hội phí": Standing.OWES,
        "ai đóng hội phí rồi": Standing.PAID,
        "ai dong hoi phi roi": Standing.PAID,
        "bao nhiêu chị đóng hội phí rồi?": Standing.PAID,
        "mấy chị nộp phí rồi": Standing.PAID,
        "ai chưa có thẻ": Standing.NO_CARD,
        "chị nào có thẻ rồi": Standing.CARD,
        "danh sách nòng cốt": Standing.CORE,
        "ai la hoi vien nong cot": Standing.CORE,
        "hội viên danh dự": Standing.HONORARY,
        "ai đang đi làm ăn xa": Standing.AWAY,
        "ai chưa có số điện thoại": Standing.NO_PHONE,
        "ai chua noi may": Standing.NOT_LINKED,
        "danh sách chị em chưa có năm sinh": Standing.NO_BIRTH,
        "ai thieu ngay sinh": Standing.NO_BIRTH,
        "chị em nào chưa có năm sinh": Standing.NO_BIRTH,
        "ai chưa vào tổ nào": Standing.NO_GROUP,
        "chi em chua co to": Standing.NO_GROUP,
    }.items():
        found = read_book_list(said)
        assert found is not None, said
        assert found.standing is standing, said
    assert read_book_list("tổ 2 ai chưa đóng hội phí 2025") == BookList(Standing.OWES, "2025", 2)
    assert read_book_list("ai chưa đóng hội phí năm ngoái tổ 3") == BookList(Standing.OWES, "ngoai", 3)
    for said in ("hội phí", "thu hội phí", "đóng hội phí", "hội phí năm 2025", "tình hình thu hội phí"):
        found = read_book_list(said)
        assert found is not None, said
        assert found.standing is None, said
    for other in ("đi làm xa", "chưa đóng hội phí", "chị Lan chưa đóng hội phí", "ai đi", "ai đi được", "có thẻ", ""):
        assert read_book_list(other) is None, other
    for odd in ("ai " * 200, "ai chưa đóng hội phí\nai đóng", "<b>ai</b>", "😀", "9" * 5000):
        assert read_book_list(odd) is None


def test_birthdays_are_asked_for_by_the_month_in_many_words() -> None:
    day = date(2026, 12, 22)
    for said, month in {
        "sinh nhật tháng này": 12, "sinh nhat thang nay": 12, "ai sinh nhật tháng 11": 11, "ai sinh nhật": 12,
        "tháng này chị nào sinh nhật": 12, "sinh nhật tháng sau": 1, "tháng trước ai sinh nhật vậy em": 11,
        "danh sách sinh nhật tháng 3": 3, "chị em nào sinh tháng 5": 5,
    }.items():  # fmt: skip
        assert read_birthdays(said, today=day) == (month, 0), said
    assert read_birthdays("tổ 2 ai sinh nhật tháng này", today=day) == (12, 2)
    for other in ("", "sinh nhật con em", "sinh nhật tháng 13", "chị Lan sinh nhật tháng 5", "sinh năm 1975",
                  "họp tháng này", "sinh hoạt tháng này", "sinh nhật: mời chị em", "x" * 5000):  # fmt: skip
        assert read_birthdays(other, today=day) is None, other


async def test_the_head_sees_who_has_paid_notes_it_and_sees_it_again(town: Town, platform: str) -> None:
    with time_machine.travel(SUNDAY):
        head = await town.member(platform, "Lê Thị Hạnh", role=Role.HEAD)
        for given in ("Lan", "Sen", "Mơ", "Mận", "Cúc", "Tơ", "Út", "Vy", "Xuân"):
            town.on_paper(f"Võ Thị {given}")
        first = await head.says("ai chưa đóng hội phí")
        assert "Thôn Mận có 10 chị chưa ghi đóng hội phí 2026" in first
        assert "Còn 2 chị nữa" in first
        assert "10. Võ Thị Xuân" in await head.says("xem tiếp")
        await head.says("2 3 đã đóng hội phí")
        assert "1 chị đã ghi vậy từ trước" in await head.says("lan, út đóng hội phí rồi")
        paid = await head.says("ai dong hoi phi roi")
        assert "có 3 chị đã đóng hội phí 2026" in paid
        assert "Võ Thị Lan" in await head.says("2")  # her number opens her page
        assert "không có chị nào sinh nhật tháng 11. 10 chị sổ chưa ghi ngày sinh" in await head.says(
            "sinh nhat thang nay"
        )
        await head.says("3 sinh ngày 5/11/1970")
        await head.says("2 sinh ngày 20/11/1970")
        born = await head.says("tháng này ai sinh nhật")
        assert born.index("3. Võ Thị Sen, 5/11") < born.index("2. Võ Thị Lan, 20/11")
        assert "10 chị chưa vào tổ nào" in await head.says("ai chưa vào tổ")
        assert "không có chị nào chưa có năm sinh" in await head.says("ai chưa có năm sinh")
        await head.says("10 danh dự")
        assert "không có chị nào đã đóng hội phí 2025" in await head.says("hội phí năm ngoái ai đóng")
        glance = await head.says("hội phí")
        assert "Đã đóng hội phí 2026: 3" in glance
        assert "Chưa ghi hội phí 2026: 6" in glance  # of an honorary member no fee is expected
        assert "10. Võ Thị Xuân" in await head.taps("Danh dự: 1")
        await head.says("hội viên")
        assert "Chưa có thẻ: 10" in await head.taps("Hội phí, thẻ, nòng cốt")
        assert "em không ghi hội phí được" in await head.says("ai đóng hội phí 1899")
        assert "Chỗ này không còn" in await head.says("tổ 9 ai chưa đóng hội phí")


async def test_a_leader_sees_her_own_women_alone_and_a_member_nobody(town: Town) -> None:
    with time_machine.travel(SUNDAY):
        await town.member("zalo-bot", "Lê Thị Hạnh", role=Role.HEAD)
        one, two = groups(town, "tổ 1", "tổ 2")
        town.ids |= {"one": one}
        for name in (DAO, "Trần Thị Cúc"):
            town.on_paper(name)
        place(town, 2, one)
        place(town, 3, two)
        leader = await town.member("zalo-bot", "Võ Thị Sương", role=Role.GROUP_LEADER, unit="one")
        hers = await leader.says("ai chưa đóng hội phí")
        assert "Tổ 1 có 1 chị" in hers
        assert "Cúc" not in hers
        assert "chưa được giao" in await leader.says("tổ 2 ai chưa đóng hội phí")
        lua = await town.member("zalo-bot", "Trần Thị Lụa")
        for asked in ("ai chưa đóng hội phí", "hội phí", "danh sách nòng cốt"):
            assert "chị chưa ghi" not in await lua.says(asked)
            assert "STT" not in lua.last
        cadre = await town.member("zalo-bot", "Phạm Thị Thơ", role=Role.CADRE, unit="commune")
        assert "chi hội nào" in await cadre.says("ai chưa đóng hội phí")
        assert "Thôn Mận có 4 chị" in await cadre.taps("thôn Mận")
