"""A cadre's reporting day: she asks on, goes down and up again, and what is wrong is said in a sentence."""

from datetime import date

import time_machine
from sqlmodel import Session

from models import units
from models.posts import Role
from models.units import UnitKind
from models.women_counts import count_women
from tests.chat import Phone, Town
from tests.figure_town import held, two_communes, two_years

NOW = "2026-11-22T09:00:00+07:00"
# What a commune's cadre asks in one line, and what she must read in the answer.
ANSWERED = {
    "tỷ lệ dự sinh hoạt xã Hoa Mai quý 3": "Số liệu xã Hoa Mai, quý 3/2026\nDự sinh hoạt: 180/300 lượt (60%). 5/6 buổi",
    "ty le du sinh hoat thon man quy 3 so voi nam ngoai": "So với quý 3/2025: tăng từ 50% lên 73%.",
    "chi hội nào chưa họp tháng này": "Tháng 11/2026, xã Hoa Mai: 3/5 chi hội chưa họp buổi nào.\n1. thôn 3",
    "ai chưa họp quý 3": "Quý 3/2026, xã Hoa Mai: 3/5 chi hội",
    "ai chưa điểm danh": "1/5 chi hội còn buổi chưa điểm danh; 3 chi hội chưa họp.\n1. thôn Mận (chị Hạnh): 1 buổi",
    "chi hội nào chưa điểm danh tháng 7": "2/5 chi hội đã họp, buổi nào cũng có điểm danh rồi; 3 chi hội chưa họp.",
    "chi hoi nao chua diem danh thang 12/2024": "Tháng 12/2024, xã Hoa Mai: chưa chi hội nào họp (5 chi hội).",
    "nơi nào từ 50 đến 70% dự họp quý 3": "chưa điểm danh buổi nào nên chưa tính: thôn 3, thôn Na, thôn Ổi.",
    "thôn nào tập hợp dưới 60%": "chưa có số phụ nữ từ 18 tuổi",
    "chi hội nào dự họp dưới 60% quý 3": "1/5 chi hội dưới 60% dự sinh hoạt. 3 chi hội chưa điểm danh buổi nào",
    "top 5 quý 3": "1. thôn Mận: 132/180 lượt (73%), 3/3 buổi có điểm danh\n2. thôn Bưởi: 48/120 lượt (40%)",
    "chi hội nào họp ít nhất năm nay": "Xếp theo số buổi họp, thấp nhất đứng đầu:\n1. thôn 3: chưa họp buổi nào",
    "5 chi hội kém nhất quý 3": "Xếp theo tỷ lệ dự sinh hoạt, thấp nhất đứng đầu:\n1. thôn Bưởi: 48/120 lượt (40%)",
    "top 5 chi hội họp đông nhất quý 3": "Chưa điểm danh buổi nào nên chưa xếp: thôn 3, thôn Na, thôn Ổi.",
    "2 chi hội đi họp thấp nhất quý 3": "1. thôn Bưởi: 48/120 lượt (40%), 2/3 buổi có điểm danh\n2. thôn Mận",
    "bao nhiêu hội viên mới từ đầu năm": "Xã Hoa Mai, từ 1/1 đến 22/11/2026: 3 hội viên mới.",
    "kết nạp được bao nhiêu hội viên quý 3 xã Hoa Mai": "Xã Hoa Mai, quý 3/2026: 1 hội viên mới.",
    "hội viên mới tháng 10": "tháng 10/2026: chưa có hội viên mới.",
    "toàn xã bao nhiêu hội viên": "Xã Hoa Mai có 4 hội viên, tính đến 22/11/2026.",
    "tỷ lệ tập hợp xã Hoa Mai": "chưa có số phụ nữ từ 18 tuổi",
    "trung bình mỗi buổi mấy chị quý 3": "Trung bình mỗi buổi 36 chị dự (180 lượt, 5/6 buổi có điểm danh).",
    "mấy buổi chưa điểm danh quý 3": "Quý 3/2026: 1/6 buổi chưa điểm danh.",
    "thôn Bưởi mấy buổi chưa điểm danh quý 3": "1/3 buổi chưa điểm danh:\n– Ngày 6/8/2026, thôn Bưởi",
    "tháng nào đông nhất": "Đông nhất: tháng 11/2026, 45/60 chị (75%)",
    "từng tháng năm nay": "T7: 56% (67/120) · T8: 73% (44/60)",
    "thôn Mận thì sao": "Số liệu thôn Mận, tháng 11/2026, đến hôm nay 22/11\nCó 1 buổi, chưa buổi nào điểm danh.",
    "thôn Mận họp khi nào": "thôn Mận chưa có lịch họp sắp tới.\nBuổi gần nhất: 5/11/2026.",
    "tỷ lệ tính đến 30/9/2026": "Số liệu xã Hoa Mai, từ 1/1 đến 30/9/2026\nTính theo các đơn vị như ngày 30/9/2026.",
    "tỷ lệ dự họp trước khi sáp nhập": "chưa có lần sáp nhập nào",
    "tỷ lệ dự họp tháng 13": "Không có “tháng 13” chị ạ: tháng từ 1 đến 12.\nThời gian nào ạ?",
    "thống kê 31/2": "Không có ngày “31/2” chị ạ.",
    "xã Hoa Đào có bao nhiêu hội viên": 'không tìm thấy đơn vị "xã Hoa Đào" trong phần chị phụ trách',
    "xã Hoa Lan có bao nhiêu hội viên": 'không tìm thấy đơn vị "xã Hoa Lan" trong phần chị phụ trách',
    "xã hoa mia quý 3": "Chị hỏi nơi này phải không ạ?\n1. xã Hoa Mai, tỉnh Ban Mai",
    # Of the books of several branches; two questions at once; by how the rate changed; whom to remind.
    "bao nhiêu hội viên trên 60 tuổi": "Xã Hoa Mai: 0/4 hội viên từ 61 tuổi trở lên, tính theo năm sinh.",
    "bao nhieu chi tren 54": "Xã Hoa Mai: 3/4 hội viên từ 55 tuổi trở lên, tính theo năm sinh.\n– thôn Bưởi: 2/3",
    "bn hv đi làm xa": "Xã Hoa Mai: 0/4 hội viên đang đi làm xa.",
    "tỷ lệ quý 3 và số hội viên mới": "5/6 buổi có điểm danh.\nSo với quý 2/2026: tăng 5 điểm phần trăm (55% → 60%).\n"
    "Cần quan tâm: thôn Bưởi 40%, thôn 3 chưa họp buổi nào, thôn Na chưa họp buổi nào, và 1 nơi nữa.\n"
    "Xã Hoa Mai, quý 3/2026: 1 hội",
    "thôn nào tiến bộ nhất quý 3": "tăng nhiều nhất đứng đầu:\n1. thôn Mận: tăng 18 điểm phần trăm, 55% → 73%",
    "thôn nào dưới mức chung quý 3": "1/5 chi hội dưới mức chung (180/300, 60%) dự sinh hoạt. 3 chi hội chưa điểm danh",
    "ai vắng nhiều nhất": "9 buổi có điểm danh từng chị: không chị nào có vắng.",
    "chị Hạnh số mấy": "1. Lê Thị Hạnh (1971)\nHội viên, trong sổ từ",
    "đôn đốc báo cáo quý 3": "Em nhắc 1 nơi này nhé: thôn Mận.\n1. Nhắc 1 nơi  0. Chưa nhắc",
    "tỷ lệ dự họp thôn 3 quý 3": "Số liệu thôn 3, quý 3/2026\nChưa có buổi nào.",
}


async def cadre_of(town: Town, platform: str, unit: str) -> Phone:
    await town.member(platform, "Lê Thị Hạnh", role=Role.HEAD)
    two_communes(town)
    two_years(town)
    return await town.member(platform, "Phạm Thị Thập", role=Role.CADRE, unit=unit)


async def test_a_cadre_of_a_commune_is_answered_in_one_message_of_twelve_lines(town: Town) -> None:
    with time_machine.travel(NOW) as clock:
        cadre = await cadre_of(town, "zalo-bot", "commune")
        for asked, answer in ANSWERED.items():
            clock.shift(16 * 60)  # nothing is kept from the question before
            told = await cadre.says(asked)
            assert answer in told, (asked, told)
            assert told.count("\n") < 12, told
            if cadre.last.endswith(("Năm nay", "đơn vị nào ạ?", "Ban Mai")):
                await cadre.says("thôi")


async def test_a_follow_up_keeps_the_rest_for_a_quarter_of_an_hour(town: Town, platform: str) -> None:
    with time_machine.travel(NOW) as clock:
        cadre = await cadre_of(town, platform, "commune")

        async def says(text: str) -> str:
            clock.shift(10)
            return await cadre.says(text)

        assert "xã Hoa Mai, quý 3/2026" in await says("tỷ lệ dự sinh hoạt quý 3")
        compared = await says("so với năm ngoái?")
        assert "So với quý 2/2026: tăng 5 điểm phần trăm (55% → 60%).\n" in compared
        assert "So với quý 3/2025: tăng 10 điểm phần trăm (50% → 60%)." in compared
        assert "2. thôn Mận: 132/180 lượt (73%)" in await says("xuống chi hội")
        assert "Số liệu thôn Mận, quý 3/2026" in await says("2")
        assert "T8: 73% (44/60)\nT9: 75% (45/60)" in await says("từng tháng?")
        assert "Số liệu thôn Mận, tháng 9/2026" in (told := await says("còn tháng 9?")) or "T9" in told
        assert "thôn Bưởi" in await says("còn thôn Bưởi?")
        assert "Số liệu xã Hoa Mai" in await says("lên xã")
        assert "2/3 buổi" in await says("thôn bưởi quý 3 thế nào")
        assert "Không có “tháng 13”" in await says("còn tháng 13?")
        assert "Số liệu thôn Bưởi, tháng 9/2026" in await says("tháng 9")
        assert "Không có “tháng 14”" in await says("tháng 14")
        assert "Số liệu thôn Bưởi, tháng 8/2026" in await says("tháng 8")
        assert "Thôn Bưởi có 3 hội viên" in await says("bao nhiêu hội viên thôn Bưởi tháng này")
        assert "So với ngày 22/11/2025: tăng 3 chị (0 → 3)." in await says("so với năm ngoái")
        assert "Dự sinh hoạt" not in cadre.last
        assert "từ 1/9 đến 15/10/2026" in await says("tỷ lệ từ 1/9 đến 15/10")
        assert "tháng 11/2026" in await says("so với tháng trước")
        assert "Cần quan tâm" not in await says("số liệu toàn xã hôm qua")
        assert "1/5 chi hội dưới 60%" in await says("chi hội nào dự họp dưới 60% quý 3")
        assert "chưa chi hội nào điểm danh buổi nào nên chưa có tỷ lệ.\n" in f"{await says('còn quý 1?')}\n"
        for typed in ("thôn Bửi", "thon buoy"):
            assert "Chị hỏi nơi này phải không ạ?\n1. thôn Bưởi" in await says(f"tỷ lệ {typed} quý 3"), typed
            assert "Số liệu thôn Bưởi, quý 3/2026" in await says("1")
        assert "1. thôn Mận" in await says("thống kê thon mam quý 3")
        await says("0")
        assert "3 hội viên mới" in await says("hội viên mới năm nay toàn xã")
        assert "– Trần Thị Na (1970), thôn Bưởi, vào Hội 1/3/2026" in await cadre.taps("Những chị nào")
        # Another subject: a bare name is a name again, and what is clearly of figures is of her own unit.
        await says("lịch họp")
        assert "Số liệu" not in await says("thôn Na")
        clock.shift(16 * 60)
        assert "Chị muốn xem gì của tháng 8/2026 ạ?" in await says("còn tháng 8?")
        # What follows two units is of both, in a picture and in a file, too; "why" has no answer but the months.
        assert "1. Thôn Mận: 132/180 lượt (73%)" in await says("mận bưởi quý 3 thôn nào cao hơn")
        both = await says("so với quý 2")
        assert "So với quý 2/2026: thôn Mận tăng 18 điểm phần trăm (55% → 73%); thôn Bưởi chưa đủ số để so." in both
        assert "Biểu đồ thôn Mận, thôn Bưởi cạnh nhau." in await says("biểu đồ")
        assert "Tệp Excel của xã Hoa Mai có đủ thôn Mận, thôn Bưởi." in await says("excel")
        assert "Số liệu thôn Mận, quý 3/2026" in await says("thế thôn Mận")
        assert "2. Quý 3/2026: 132/180 lượt (73%)" in await says("so với quý 1")
        assert "chưa biết vì sao" in await says("vì sao")
        # Yes or no comes first; a ranking is kept for another time; nothing is said of years without books.
        assert (await says("quý 3 có đạt 60% không")).startswith("Đạt 60%: 180/300 (60%).\nSố liệu xã Hoa Mai, quý 3")
        assert (await says("còn quý 2?")).startswith("Chưa đạt 60%: ")
        assert (await says("thon buoi quy 3 da dat 60% chua")).startswith("Chưa đạt 60%: 48/120 (40%).")
        assert "Xếp theo số buổi họp" in await says("chi hội nào họp ít nhất năm nay")
        then = await says("năm ngoái thì sao")
        assert "năm 2025\nXếp theo số buổi họp, thấp nhất đứng đầu" in then
        assert (await says("năm 2022 thì sao")).endswith("năm 2022\nThời gian này trong sổ chưa ghi buổi nào.")
        never = await says("tỷ lệ dự sinh hoạt xã Hoa Mai năm 2022")
        assert "chưa ghi buổi nào." in never
        assert "Cần quan tâm" not in never


async def test_a_province_goes_down_and_up_and_is_asked_which_of_two(town: Town, platform: str) -> None:
    with time_machine.travel(NOW) as clock:
        cadre = await cadre_of(town, platform, "province")
        assert "1. thôn Mận, xã Hoa Đào\n2. thôn Mận, xã Hoa Mai" in await cadre.says("tỷ lệ thôn Mận quý 3")
        assert "Số liệu thôn Mận, xã Hoa Mai, quý 3/2026" in await cadre.says("2")
        assert "Số liệu xã Hoa Mai, quý 3/2026" in await cadre.taps("Lên xã Hoa Mai")
        assert "Số liệu tỉnh Ban Mai, quý 3/2026" in await cadre.taps("Lên tỉnh Ban Mai")
        each = await cadre.taps("Từng xã")
        assert "1. xã Hoa Đào: 60/180 lượt (33%), 3/3 buổi có điểm danh\n2. xã Hoa Mai: 180/300 lượt (60%)" in each
        assert "Số liệu xã Hoa Đào, quý 3/2026" in await cadre.says("1")
        # Branches of all communes beside each other, and names of nobody.
        low = await cadre.says("3 chi hội thấp nhất quý 3 toàn tỉnh")
        assert (
            "1. thôn Quế, xã Hoa Đào: 60/180 lượt (33%), 3/3 buổi có điểm danh\n2. thôn Bưởi, xã Hoa Mai: 48/120" in low
        )
        unmarked = await cadre.says("ai chưa điểm danh tháng này")
        assert "1. thôn Mận, xã Hoa Mai: 1 buổi" in unmarked
        assert "Hạnh" not in unmarked
        assert "Tên từng chị thì chị chưa được xem ở tỉnh Ban Mai" in await cadre.says("ai vắng nhiều nhất")
        assert "Chị Hạnh ở chi hội nào, chị hỏi cán bộ Hội ở xã đó" in await cadre.says("chị Hạnh số mấy")
        clock.shift(16 * 60)
        assert "Chị hỏi tỷ lệ nào dưới 60% ạ?\n1. Dự sinh hoạt  2. Tập hợp hội viên" in await cadre.says(
            "toàn tỉnh đơn vị nào dưới 60%"
        )


async def test_of_many_that_fit_nine_are_offered_with_what_lies_above(town: Town) -> None:
    def more(session: Session) -> None:
        commune = units.get_unit(session, town.ids["commune"])
        for place in range(12):
            units.add_unit(session, code=f"N{place}", name=f"ấp Đông {place}", kind=UnitKind.BRANCH, parent=commune)

    with time_machine.travel(NOW):
        cadre = await town.member("zalo-bot", "Phạm Thị Thập", role=Role.CADRE, unit="commune")
        town.write(more)
        asked = await cadre.says("ty le du hop ap dong quy 3")
        assert asked.startswith(
            "Chị hỏi đơn vị nào dưới đây? Còn 3 nơi nữa, chị nhắn rõ hơn giúp em.\n1. ấp Đông 0, xã"
        )
        assert "9. ấp Đông 8, xã Hoa Mai" in asked
        assert "Số liệu ấp Đông 11, quý 3/2026" in await cadre.says("ấp đông 11")


async def test_books_that_close_on_a_day_of_their_own_say_so(town: Town) -> None:
    with time_machine.travel(NOW):
        cadre = await town.member("telegram", "Phạm Thị Thập", role=Role.CADRE, unit="commune")

        def closes(session: Session) -> None:
            commune = units.get_unit(session, town.ids["commune"])
            commune.settings = {**commune.settings, "cut_off": 15}
            session.add(commune)
            for day in (date(2026, 9, 16), date(2026, 10, 15), date(2026, 10, 16)):
                held(session, town.ids["man"], day, 30)

        town.write(closes)
        told = await cadre.says("tỷ lệ dự họp tháng 10")
        assert "Số liệu xã Hoa Mai, tháng 10/2026 (16/9–15/10)\nDự sinh hoạt: 60/120 lượt (50%)." in told
        assert "Số liệu thôn Mận, tháng 10/2026 (16/9–15/10)" in await cadre.says("còn thôn Mận?")


async def test_the_gathering_rate_says_its_base_and_who_is_below_the_line(town: Town) -> None:
    def count(session: Session) -> None:
        for key, women in (("buoi", 4), ("man", 2)):
            day = date(2025, 12, 31)
            count_women(session, None, town.ids[key], women, base="present", source="số xã", counted_on=day)

    with time_machine.travel(NOW):
        cadre = await cadre_of(town, "telegram", "commune")
        town.write(count)
        told = await cadre.says("tỷ lệ tập hợp thôn Bưởi")
        assert "Thôn Bưởi, tính đến 22/11/2026: 3 hội viên trên 4 phụ nữ từ 18 tuổi (75%)." in told
        assert "Số phụ nữ: 4, có mặt tại địa bàn, theo số xã, ngày 31/12/2025." in told
        whole = await cadre.says("tỷ lệ tập hợp toàn xã")
        assert "4 hội viên trên 6 phụ nữ từ 18 tuổi (67%)" in whole
        assert "3 nơi chưa có số phụ nữ nên chưa tính." in whole
        below = await cadre.taps("Nơi dưới 60%")
        assert "1/5 chi hội dưới 60% tập hợp hội viên. 3 chi hội chưa đủ số phụ nữ từ 18 tuổi: thôn 3, thôn" in below
        assert "\n1. thôn Mận: 1/2 (50%)" in below
        assert "không chi hội nào dưới mức sàn 50%" in await cadre.says("đơn vị nào dưới sàn")
        assert "1. thôn Mận: 1/2 (50%)\n2. thôn Bưởi: 3/4 (75%)" in await cadre.says("thôn nào tập hợp thấp nhất")
