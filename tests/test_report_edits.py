"""A report changed in people's words: the number, its reason, the book's number again; and no command is a reason."""

from datetime import date

import pytest
import time_machine

from bot.reading.report_edits import read_edit, read_number, read_plainly, says_by_book
from bot.reading.report_edits_several import read_several, read_which
from models.meetings import MeetingKind
from models.posts import Role
from models.report_drafts_kept import ReportDraft
from tests.chat import Town
from tests.test_reports import meet


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("sửa hội viên mới 5 vì có chị mới ở xã về", ("figure", "new", 5, "có chị mới ở xã về")),
        ("sửa số buổi thành tám", ("figure", "meetings", 8, "")),
        ("sua so buoi la hai muoi lam buoi", ("figure", "meetings", 25, "")),
        ("sửa hội viên mới thành -3", ("figure", "new", -3, "")),
        ("sửa số chi hội sinh hoạt thành 7", ("figure", "branches_met", 7, "")),
        ("trả hội viên mới về số theo sổ", ("figure", "new", None, "")),
        ("bỏ số sửa hội viên mới", ("figure", "new", None, "")),
        ("bỏ số sửa", ("books", "", None, "")),
        ("sửa số buổi thành 3.5", None),
        ("sửa buổi 15", None),
        ("sửa hội viên mới năm 2026", None),
        ("cho chị Tư", None),
    ],
)
def test_a_change_is_read(typed: str, found: tuple[str, str, int | None, str] | None) -> None:
    edit = read_edit(typed)
    assert (edit and (edit.what, edit.figure, edit.value, edit.text)) == found


def test_a_figure_with_its_number_is_read_and_no_question_and_no_womans_number() -> None:
    for typed, found in (("hội viên mới 5 vì có chị mới", (5, "có chị mới")), ("số buổi: 8", (8, ""))):
        edit = read_plainly(typed)
        assert edit is not None
        assert (edit.value, edit.text) == found
    for typed in (
        "hội viên 12",
        "hội viên mới 2026",
        "hội viên mới năm 2026",
        "buổi 15",
        "hội viên mới 5?",
        "",
        "9" * 99,
    ):
        assert read_plainly(typed) is None, typed
    numbers = {
        "tám": 8,
        "một nghìn hai trăm linh năm": 1205,
        "năm": 5,
        "mười lăm": 15,
        "hai mươi": 20,
        "-3": -3,
        "1.204": 1204,
        "3.5": None,
        "không nhớ": None,
    }
    assert {typed: read_number(typed) for typed in numbers} == numbers
    assert all(map(says_by_book, ("trả lại số theo sổ", "theo sổ", "để nguyên", "lấy theo sổ")))
    assert not any(map(says_by_book, ("ghi sót", "theo biên bản", "trong sổ ghi sót", "bỏ sót một chị")))


def test_several_figures_are_read_in_one_message_and_one_that_has_no_number() -> None:
    def read(text: str) -> list[tuple[str, int | None, str]]:
        return [(one.figure, one.value, one.text) for one in read_several(text)]

    both = [("meetings", 4, "ghi sót"), ("new", 2, "ghi sót")]
    for typed in (
        "sửa số buổi 4, hội viên mới 2 vì ghi sót",
        "sửa số buổi thành bốn và hội viên mới thành hai vì ghi sót",
        "số buổi: 4\nhội viên mới: 2 do ghi sót",
    ):
        assert read(typed) == both, typed
    assert read("buổi của tổ và clb 4; lượt dự 1.204 vì đếm lại, bỏ trùng") == [
        ("small_meetings", 4, "đếm lại, bỏ trùng"),
        ("present", 1204, "đếm lại, bỏ trùng"),
    ]
    for typed in ("vắng 3, 7", "hội viên 12, 15", "hội viên 3, hội viên 5", "số buổi 4, 5?", "", "9, " * 900):
        assert read(typed) == [], typed
    for typed in ("sửa số buổi", "sua lai so buoi giup chi", "số buổi sai rồi em", "sai số buổi"):
        assert read_which(typed) == "meetings", typed
    for typed in ("sửa", "sửa giờ họp", "đổi lịch", "sửa hội viên", "số buổi sai à?", "", "9" * 500):
        assert read_which(typed) == "", typed


async def test_a_number_is_looked_at_before_its_reason_is_asked_and_no_command_is_a_reason(town: Town) -> None:
    with time_machine.travel("2026-10-20T09:00:00+07:00"):
        cadre = await town.member("zalo-bot", "Phạm Thị Tâm", role=Role.CADRE, unit="commune")
        for name in ("Đào", "Cúc", "Sen", "Lan", "Huệ", "Mai"):
            town.on_paper(f"Nguyễn Thị {name}")
        town.write(meet, town.ids["man"], date(2026, 9, 5), 3)
        town.write(meet, town.ids["commune"], date(2026, 9, 6), 2, 2, MeetingKind.TRAINING)
        assert "Tính chung mọi loại buổi: 5/6 lượt dự (83%), 2/2 buổi" in await cadre.says("báo cáo tháng 9")
        rate = await cadre.says("tỷ lệ dự sinh hoạt tháng 9")
        assert "Dự sinh hoạt: 5/6 lượt (83%)" in rate, "the same number"
        assert "Trong đó sinh hoạt chi hội: 3/4 (75%)." in rate
        assert len(rate.splitlines()) <= 12
        await cadre.says("báo cáo tháng 9")
        said = await cadre.says("hội viên mới 5 vì có chị mới ở xã về")
        assert "hội viên mới: 0 → 5 (theo sổ: 0)" in said
        assert "có chị mới ở xã về" in said
        assert "ghi như trong sổ" in await cadre.says("bỏ số sửa hội viên mới")
        for typed in ("sửa số buổi", "số buổi ghi sai rồi em"):
            assert "Sửa số buổi sinh hoạt thành bao nhiêu ạ? Báo cáo đang ghi 1." in await cadre.says(typed)
            back = await cadre.says("0")
            assert "vẫn như cũ" in back
            assert "Báo cáo xã Hoa Mai, tháng 9/2026" in back
        await cadre.taps("Sửa")
        assert "Báo cáo xã Hoa Mai, tháng 9/2026" in await cadre.says("quay lại"), "out of nothing but the change"
        both = await cadre.says("sửa số buổi 2, số chi hội sinh hoạt thành hai")
        assert "Vì sao số buổi sinh hoạt là 2 (theo sổ: 1), số chi hội có sinh hoạt là 2 (theo sổ: 1) ạ?" in both
        said = await cadre.says("thôn Bưởi họp mà quên ghi")
        assert said.count("Vì sao khác sổ: thôn Bưởi họp mà quên ghi.") == 2
        assert (
            said.splitlines()[0]
            == "Dạ, số buổi sinh hoạt: 1 → 2 (theo sổ: 1). Vì sao khác sổ: thôn Bưởi họp mà quên ghi."
        )
        await cadre.says("bỏ số sửa")
        await cadre.says("báo cáo tháng 9")
        assert "Báo cáo tháng 9/2026, xã Hoa Mai: 0/" in await cadre.says("chi hội nào chưa gửi"), "of the one she read"
        await cadre.says("báo cáo tháng 9")
        assert "Vì sao số lượt hội viên dự sinh hoạt là 4" in await cadre.says("lượt dự 4")
        both = await cadre.says("số buổi họp 2 vì ghi sót")
        assert "dự sinh hoạt: 3 → 4" in both, "what waited for its reason is written, too"
        assert "số buổi sinh hoạt: 1 → 2" in both
        assert "không quá 6" in await cadre.says("số buổi 3; hội viên mới 800 vì đếm lại")
        await cadre.says("báo cáo tháng 9")
        assert "sinh hoạt ghi như trong sổ: 1" in await cadre.says("bỏ số sửa"), "of the two neither was written"
        for typed, refused in (
            ("sửa số buổi thành 500", "nhiều nhất"),
            ("sửa hội viên mới thành -3", "từ 0 trở lên"),
            ("hội viên mới 800", "không quá"),
        ):
            assert refused in await cadre.says(typed)
            assert "Vì sao" not in cadre.last
            await cadre.says("báo cáo tháng 9")
        for begun in ("sửa hội viên mới 2", "sửa hội viên mới 2, số buổi 2"):
            for typed in ("số liệu tháng 9", "báo cáo xã Hoa Mai quý 3", "lịch họp"):
                await cadre.says("báo cáo tháng 9")
                assert "Vì sao" in await cadre.says(begun)
                assert "em giữ lại" in await cadre.says(typed), "a whole question is answered, and is no reason"
                assert "hội viên mới là 2" in await cadre.says("làm tiếp")
                assert "hội viên mới là 2" in await cadre.says("làm tiếp"), "nor is this"
            assert '"thống kê" là việc chị muốn làm ngay' in await cadre.says("thống kê")
            assert "em giữ lại" in await cadre.says("số liệu quý 3")
            assert '"thống kê" là việc chị muốn làm ngay' in await cadre.says("làm tiếp"), "the first is not lost"
            assert "Vì sao khác sổ: thống kê." in await cadre.says("đó là lý do")
            await cadre.says("bỏ số sửa")
            await cadre.says("báo cáo tháng 9")
        await cadre.says("sửa hội viên mới 2")
        said = await cadre.says("tổng số hội viên 1 vì nhầm")
        assert "Em chưa ghi số nào: hội viên mới 2, tổng số hội viên 1. Nếu hội viên mới là 2" in said
        assert "Vì sao hội viên mới là 2" in said, "it waits still"
        await cadre.says("0")
        assert "Vì sao hội viên mới là 2" in await cadre.says("sửa hội viên mới 2")
        assert "ghi như trong sổ" in await cadre.says("trả lại số theo sổ")
        await cadre.says("sửa hội viên mới thành 2")
        assert "nhiều nhất 1" in await cadre.says("sửa số chi hội sinh hoạt thành 2"), "with one meeting"
        assert "chưa rõ chị sửa gì" in await cadre.says("sửa số nhà văn hóa thành 7")
        assert "Vì sao hội viên mới là 2" in cadre.last
        assert "Vì sao" in await cadre.says("đúng rồi, gửi")
        assert "tháng 8/2026" in await cadre.says("báo cáo tháng 8")
        assert "thành bao nhiêu" in await cadre.says("làm tiếp") or "Vì sao" in cadre.last
        assert "thành bao nhiêu" in await cadre.says("hoàn tác")
        assert "ghi như trong sổ" in await cadre.says("số theo sổ")
        rows = town.rows(ReportDraft, unit_id=town.ids["commune"])
        assert [row.changed for row in rows] == [{}, {}, {}]
        await cadre.says("báo cáo tháng 9")
        await cadre.says("2")
        await cadre.says("3")
        assert "Vì sao hội viên mới là 5" in await cadre.says("năm")
        await cadre.says("đếm lại")
        await cadre.says("1")
        await cadre.says("vẫn gửi")
        await cadre.says("báo cáo tháng 9")
        assert "xác nhận rồi" in await cadre.says("sửa số buổi thành 2")
