"""What cadres and heads type in the middle of something, and in few words: kept, asked back, or done."""

from datetime import date

import pytest
import time_machine

from bot.reading.handovers import read_post_line
from bot.reading.report_edits import read_said
from bot.reading.reports import asks_to_nudge, read_deed
from models.posts import Role
from models.women_counts import WomenCount
from tests.chat import Town
from tests.figure_town import two_communes, two_years

OFFERED = ("meetings", "present", "new", "members")
TODAY = date(2026, 11, 22)


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("hội viên mới 5", ("new", 5, "")),
        ("5 hội viên mới", ("new", 5, "")),
        ("hoi vien moi: 5", ("new", 5, "")),
        ("mục 3: 12", ("new", 12, "")),
        ("số 3 là 12", ("new", 12, "")),
        ("3: 12", ("new", 12, "")),
        ("buổi sinh hoạt 4", ("meetings", 4, "")),
        ("4 buổi sinh hoạt vì ghi sót một buổi", ("meetings", 4, "ghi sót một buổi")),
        ("mục 9: 12", None),
        ("chưa rõ", None),
        ("12", None),
        ("", None),
        ("😀" * 300, None),
    ],
)
def test_a_figure_of_a_report_is_corrected_as_people_say_it(typed: str, found: tuple[str, int, str] | None) -> None:
    edit = read_said(typed, OFFERED)
    assert (edit and (edit.figure, edit.value, edit.text)) == found


def test_few_words_do_something_with_the_report_before_her_and_what_she_writes_is_no_deed() -> None:
    words = {"gửi nhé": "send", "đúng rồi": "send", "sửa": "edit", "xem khó khăn các nơi": "hard", "tệp word": "word"}
    assert {typed: read_deed(typed) for typed in words} == words
    assert read_deed("khó khăn: chi hội xa") == read_deed("gửi tin") == read_deed("a" * 5000) == ""
    assert asks_to_nudge("nhắc những nơi chưa gửi")
    assert asks_to_nudge("nhac cac chi hoi chua nop bao cao")
    assert not asks_to_nudge("nhắc chị em nộp quỹ")


@pytest.mark.parametrize(
    ("typed", "role", "who", "unit", "last"),
    [
        ("giao việc", "", "", "", None),
        ("BÀN GIAO", "", "", "", None),
        ("pho thay", "for-a-time", "", "", None),
        ("chị Lan thay tôi 2 tuần", "for-a-time", "Lan", "", date(2026, 12, 5)),
        ("chi Lan thay chi hai tuan", "for-a-time", "Lan", "", date(2026, 12, 5)),
        ("nhờ chị Lan thay em từ 1/12 đến 15/12", "for-a-time", "Lan", "", date(2026, 12, 15)),
        ("chị Lan thay chi hội trưởng thôn Bưởi 10 ngày", "for-a-time", "Lan", "thôn Bưởi", date(2026, 12, 1)),
    ],
)
def test_who_stands_in_for_whom(typed: str, role: str, who: str, unit: str, last: date | None) -> None:
    found = read_post_line(typed, today=TODAY)
    assert found is not None
    assert (found.role, found.who, found.unit, found.last) == (role, who, unit, last)


@pytest.mark.parametrize(
    "typed", ["ai thay tôi", "thay đổi giờ họp", "không ai họp thay tôi", "giao việc cho tổ 2", "", "thay"]
)
def test_other_sentences_name_nobody_to_stand_in(typed: str) -> None:
    assert read_post_line(typed, today=TODAY) is None


async def test_a_cadres_work_in_steps_is_left_for_a_whole_question_and_taken_up_again(town: Town) -> None:
    with time_machine.travel("2026-11-22T09:00:00+07:00"):
        await town.member("zalo-bot", "Lê Thị Hạnh", role=Role.HEAD)
        two_communes(town)
        two_years(town)
        tam = await town.member("zalo-bot", "Phạm Thị Tâm", role=Role.CADRE, unit="commune")
        # The number of women: at every step, also where any words would be an answer.
        asked = await tam.says("phụ nữ 18 tuổi thôn Mận 240")
        questions = {
            "1": (("tỷ lệ dự xã Hoa Mai quý 3", "180/300 lượt (60%)"), ("/xuat", "Em đang làm")),
            "theo thống kê xã": (("họp 19h mai nhà văn hóa", "mời những ai"), ("tin", "Thông báo cho ai")),
            "31/12/2025": (("chi hội nào chưa họp", "chưa họp buổi nào"),),
        }
        for step, several in questions.items():
            for question, answer in several:
                told = await tam.says(question)
                assert told.startswith(
                    'Việc đang dở em giữ lại, chưa gửi và chưa ghi gì. Xong chị nhắn "làm tiếp" nhé.'
                ), told
                assert answer in told
                if question in {"họp 19h mai nhà văn hóa", "tin"}:
                    await tam.says("thôi")
                assert await tam.says("làm tiếp") == asked
            asked = await tam.says(step)
        assert "theo thống kê xã, ngày 31/12/2025" in asked
        await tam.says("1")
        assert [row.source for row in town.rows(WomenCount)] == ["thống kê xã"]
        assert "không có việc nào đang dở" in await tam.says("làm tiếp")
        # A handover, and a unit's new name.
        assert "1. Giao việc chi hội trưởng" in await tam.says("giao việc")
        await tam.says("1")
        assert "132/180 lượt (73%)" in await tam.says("tỷ lệ dự thôn Mận quý 3")
        assert "Ở chi hội, thôn hay xã nào" in await tam.says("làm tiếp")
        assert "Chị nào ở thôn Mận" in await tam.says("thôn Mận")
        assert "Lê Thị Hạnh (1971)" in await tam.says("chị Hạnh")
        await tam.says("thôi")
        await tam.says("đổi tên thôn Na")
        assert "1. thôn Bưởi: 48/120 lượt (40%)" in await tam.says("chi hội nào kém nhất quý 3")
        assert "đổi tên thành gì" in await tam.says("làm tiếp")
        await tam.says("0")
        # A report: after the second word that says nothing she sees what to type.
        await tam.says("báo cáo tháng 10")
        await tam.says("sửa")
        assert "chưa rõ chị sửa gì" in await tam.says("hả")
        again = await tam.says("chưa rõ")
        assert "ví dụ: hội viên mới 5. Hoặc: buổi sinh hoạt 4. Hoặc: mục 3: 12." in again
        assert again.count("\n") < 12
        assert "Vì sao hội viên mới là 3" in await tam.says("mục 3: 3")
        assert "Vì sao hội viên mới là 4" in await tam.says("hội viên mới 4")
        assert "hội viên mới: 0 → 4 (theo sổ: 0)" in await tam.says("ghi sót 4 chị")
        assert "5 chi hội chưa gửi" in await tam.says("gửi")
        await tam.says("2")
        asked = await tam.says("nhắc những nơi chưa gửi báo cáo")
        assert "Chưa có người phụ trách để nhắc: thôn 3" in asked
        assert "Em nhắc 1 nơi này nhé: thôn Mận." in asked
        assert "em nhắc thôn Mận" in await tam.says("1")
        assert "thôn Mận: 3 buổi gần đây" in (await tam.says("cần xác minh thôn Mận")).replace("Thôn", "thôn")
        assert 'không tìm thấy đơn vị "thôn Xoài"' in await tam.says("cần xác minh thôn Xoài")
        await tam.says("0")
        # Also a draft that she only read, and a call after its first step.
        draft = await tam.says("báo cáo tháng 10")
        assert "180/300 lượt (60%)" in await tam.says("tỷ lệ dự xã Hoa Mai quý 3")
        assert await tam.says("làm tiếp") == draft
        asked = await tam.says("mời họp")
        assert "Việc đang dở em giữ lại" in await tam.says("tỷ lệ dự họp quý 3")
        assert await tam.says("làm tiếp") == asked
        assert "để lại, chưa gửi" in await tam.says("họp giao ban 8h sáng thứ sáu"), "one call in another's place"


async def test_a_head_is_asked_which_she_means_and_reads_what_is_so(town: Town) -> None:
    with time_machine.travel("2026-11-22T22:30:00+07:00") as clock:
        head = await town.member("zalo-bot", "Lê Thị Hạnh", role=Role.HEAD)
        lua = await town.member("zalo-bot", "Nguyễn Thị Lụa")
        town.on_paper("Trần Thị Cúc")
        town.on_paper("Bùi Thị Sen", phone="+84912000111")
        # One warning and four to choose from at night, the rest behind "xem thêm".
        preview = await head.says("bao chi em mai nghi hop nhe")
        assert preview.endswith("1. Gửi lúc 6 giờ sáng\n2. Gửi ngay, việc gấp\n3. Sửa lại\n4. Xem thêm\n0. Chưa gửi")
        assert ("đọc dễ nhầm" in preview, "chưa có dấu" in preview) == (True, False)
        assert "5. Gửi cho ai" in await head.says("xem thêm")
        all_of_it = await head.says("xem thêm")
        assert all_of_it.startswith("Dạ, tất cả ở trên rồi ạ, không còn gì nữa.\n1. Gửi lúc 6 giờ sáng")
        await head.says("0")
        clock.move_to("2026-11-23T09:00:00+07:00")
        new = town.phone("zalo-bot", "0912345678")
        await new.says("xin chào")
        await new.says("1")
        assert "thôn Mận" in await new.says("Mận")
        assert "họ và tên" in await new.says("đồng ý")
        # Without a meeting it can only be a woman; with one she is asked.
        assert "Phan Thi Nhai" in await head.says("them phan thi nhai")
        await head.says("0")
        await head.says("họp chi hội 19h30 tối nay nhà văn hóa")
        await head.says("1")
        assert "1. Ghi chị Phan Thi Nhai vào sổ" in await head.says("them phan thi nhai")
        assert "nội dung sinh hoạt chi hội" in await head.says("2")
        home = await head.says("ai cần báo tận nhà")
        assert "3. Trần Thị Cúc (1960) không có điện thoại\n4. Bùi Thị Sen (1960) chưa nối máy" in home
        await head.says("gửi tin: Mai khám bệnh ở trạm xá")
        await head.says("1")
        await lua.gets("khám bệnh")
        assert "có mất phí không chị" in (offered := await lua.says("có mất phí không chị"))
        assert "chị Hạnh" in offered
        assert "chưa yên tâm" not in offered
        # The roll that is taken before the hour is what is asked for.
        clock.move_to("2026-11-23T19:10:00+07:00")
        await head.says("vắng 3")
        assert "có mặt 3/4 (75%)" in await head.says("kết quả điểm danh")
        assert "chưa trả lời 4" in await head.says("ai đi được")
