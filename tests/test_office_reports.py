"""Reports, files, the log and settings on the cadres' page."""

import re
from datetime import date

import pytest
from sqlmodel import Session, select

from models import cut_off_changes
from models.jobs import Job
from models.periods import Period
from models.report_drafts_counted import FIGURES
from models.report_periods import meant, to_write
from models.units import get_unit, setting
from tests.office_visit import words_of
from tests.test_office_announcements import hidden, sends
from tests.test_office_figures import Office, office

__all__ = ["office"]
MONTH = "month:2026:10"


async def test_a_report_is_begun_changed_confirmed_and_taken_back(office: Office) -> None:
    man = office.town.units["man"]
    await office.enters("head")
    assert "Chưa soạn" in await office.reads(f"/reports?period={MONTH}")
    page = await sends(office, "/reports/open", {"unit": man, "period": MONTH})
    assert "Báo cáo tháng 10/2026, thôn Mận" in words_of(page)
    assert "60 lượt hội viên tham dự" in words_of(page)
    seen = dict(hidden(page, "/reports/1/write"))
    bad = await sends(office, "/reports/1/figure", seen | {"figure": "present", "value": "x", "why": "nhầm"}, 409)
    assert "Số chưa đúng" in words_of(bad)
    assert 'value="nhầm"' in bad
    assert bad.count('<details class="fix" open>') == 1
    for name, value, told in (
        ("new", "999999", "có 5 hội viên nên số này không quá 5. Tổng số hội viên còn thiếu thì chị sửa tổng số trước"),
        ("present", "121", "Số dự không quá số được mời: nhiều nhất 120."),
        ("members", "9" * 20, "Ở đây có 8 phụ nữ từ 18 tuổi nên số này không quá 8. Số phụ nữ còn thiếu"),
    ):
        much = await sends(office, "/reports/1/figure", seen | {"figure": name, "value": value, "why": "gõ nhầm"}, 409)
        assert told in words_of(much)
        assert 'value="gõ nhầm"' in much
    why = await sends(office, "/reports/1/figure", seen | {"figure": "present", "value": "61"}, 409)
    assert "alert" in why
    page = await sends(office, "/reports/1/figure", seen | {"figure": "present", "value": "61", "why": "đếm lại"})
    assert "61 (theo sổ: 60)" in words_of(page)
    said, others = words_of(page).split("số khác, không có trong báo cáo này")
    assert "Số lượt hội viên dự sinh hoạt 61 Theo sổ: 60 · đếm lại" in said
    assert "Hội viên chuyển đến 0" in others
    assert page.count('name="figure"') == len(FIGURES)
    late = await sends(office, "/reports/1/write", seen | {"text": "Tặng quà ba chị.", "part": "more"}, 409)
    assert "Tặng quà ba chị." in late
    seen = dict(hidden(late, "/reports/1/write"))
    page = await sends(office, "/reports/1/write", seen | {"text": "Tặng quà ba chị.", "part": "more"})
    assert "Tặng quà ba chị." in words_of(page)
    page = await sends(office, "/reports/1/confirm", hidden(page, "/reports/1/confirm"))
    assert "Đã gửi lên" in words_of(page)
    page = await sends(office, "/reports/1/take-back", hidden(page, "/reports/1/take-back"))
    assert "Lấy lại để sửa" in words_of(page)
    async with office.http.post("/reports/1/word", data={}) as answer:
        assert answer.url.path.startswith("/papers/")
    await sends(office, "/reports/1/nonsense", {}, 404)
    await sends(office, "/reports/open", {"unit": man, "period": "month:9999:13"}, 409)
    await office.enters("cadre")
    assert "Đã có 0/3 báo cáo" in await office.reads(f"/reports?period={MONTH}")
    page = await sends(office, "/reports/open", {"unit": office.town.units["xa"], "period": MONTH})
    seen = dict(hidden(page, "/reports/2/write"))
    page = await sends(office, "/reports/2/figure", seen | {"figure": "members", "value": "400", "why": "xã đếm lại"})
    seen = dict(hidden(page, "/reports/2/write"))
    page = await sends(office, "/reports/2/write", seen | {"text": "Thiếu loa.", "part": "hard"})
    assert "Khó khăn, đề xuất: Thiếu loa." in words_of(page)
    page = await sends(office, "/reports/2/confirm", hidden(page, "/reports/2/confirm"), 409)
    assert "Còn 3 chi hội chưa gửi báo cáo" in words_of(page)
    page = await sends(office, "/reports/2/confirm", hidden(page, "/reports/2/confirm"))
    assert "Đã gửi lên" in words_of(page)
    nudged = words_of(await sends(office, "/reports/nudge", {"unit": office.town.units["xa"], "period": MONTH}))
    assert "thôn" in nudged
    await office.enters("chair")
    page = await sends(office, "/reports/open", {"unit": office.town.units["xa"], "period": MONTH})
    assert "Vì sao khác sổ: tổng số hội viên 400 (theo sổ: 5): xã đếm lại." in words_of(page)
    assert "chị Cadre xác nhận" in words_of(page)
    seen = dict(hidden(page, "/reports/2/send-back"))
    for deed in ("confirm", "take-back", "correct", "write"):
        assert f"/reports/2/{deed}" not in page
        await sends(office, f"/reports/2/{deed}", seen | {"text": "Của tỉnh.", "part": "more"}, 403)
    assert "cần sửa gì" in words_of(await sends(office, "/reports/2/send-back", seen | {"why": " "}, 422))
    page = await sends(office, "/reports/2/send-back", seen | {"why": "thiếu thôn Mận"})
    assert "đã trả lại để sửa (thiếu thôn Mận), chưa gửi lại" in words_of(page)
    assert "Thiếu loa" not in page, "what it says is the commune's own until it is sent again"
    assert "chưa gửi lại" in words_of(await sends(office, "/reports/2/word", {}, 409))
    await office.enters("other")
    await office.reads("/reports/1", 403)
    await office.enters("leader")
    assert "không làm báo cáo riêng" in await office.reads("/reports")


@pytest.mark.parametrize(
    ("day", "cut_off", "month", "written"),
    [
        (date(2026, 11, 3), 0, 10, 10),
        (date(2026, 11, 20), 0, 10, 10),
        (date(2026, 11, 21), 0, 11, 10),
        (date(2026, 11, 28), 0, 11, 11),
        (date(2026, 12, 31), 0, 12, 12),
        (date(2026, 11, 3), 15, 10, 10),
        (date(2026, 11, 13), 15, 11, 11),
    ],
)
def test_the_report_that_is_meant_closed_lately_closes_soon_or_runs(
    day: date, cut_off: int, month: int, written: int
) -> None:
    now = to_write("month", day, cut_off)
    assert isinstance(now, Period)
    assert (meant("month", day, cut_off).number, now.number) == (month, written)


async def test_a_chart_is_ordered_once(office: Office) -> None:
    await office.enters("cadre")
    assert "Biểu đồ từng tháng" in await office.reads("/files-of")
    for _ in range(2):
        async with office.http.post("/papers/chart/months?period=quarter:2026:3", data={}) as answer:
            assert answer.status == 200
    jobs = office.site.read(lambda session: [one.args["args"]["what"] for one in session.exec(select(Job)).all()])
    assert jobs == ["months"]
    await sends(office, "/papers/chart/nonsense", {}, 404)


def _set(session: Session, unit_id: int, name: str) -> object:
    return setting(session, unit_id, name, None), sorted(get_unit(session, unit_id).settings)


def cut_off_changes_default(office: Office, unit: int) -> str:
    return office.site.read(lambda session: cut_off_changes.months_offered(session, unit)[0])


async def test_settings_are_hers_to_change_or_not(office: Office) -> None:
    man, xa = office.town.units["man"], office.town.units["xa"]
    await office.enters("head")
    assert "Lịch nhắc họp" in await office.reads("/settings")
    form = {"unit": man, "branch": "72h", "training": "2h"}
    assert "ghi lại cách đặt của thôn Mận" in words_of(await sends(office, "/settings/reminders", form))
    value, _names = office.site.read(_set, man, "reminders")
    assert value["branch"] == ["72h"]
    assert value["committee"] == []
    await sends(office, "/settings/cut_off", {"unit": man, "number": "15"}, 403)
    await sends(office, "/settings/reminders", {"unit": xa}, 403)
    await sends(office, "/settings/reminders", {"unit": man, "as-above": "1"})
    assert office.site.read(_set, man, "reminders") == (None, [])
    await office.enters("cadre")
    bad = await sends(office, "/settings/cut_off", {"unit": xa, "number": "31"}, 409)
    assert "Số chưa đúng" in words_of(bad)
    seen = await sends(office, "/settings/cut_off", {"unit": xa, "number": "15"})
    assert "Các kỳ sau cũng theo ngày này" in words_of(seen)
    assert "12/2026 1/12–31/12/2026 16/11–15/12/2026 1/2027 1/1–31/1/2027 16/12/2026–15/1/2027" in words_of(seen)
    offered = re.findall(r'<option value="(20\d\d-\d\d)"( selected)?', bad)
    assert [month for month, _chosen in offered] == sorted(month for month, _chosen in offered)
    assert [month for month, chosen in offered if chosen] == [cut_off_changes_default(office, xa)]
    assert office.site.read(_set, man, "cut_off") == (None, [])
    done = await sends(office, "/settings/cut_off", dict(hidden(seen, "/settings/cut_off")) | {"agreed": "1"})
    said = words_of(done)
    assert "xã Hoa Mai khóa sổ ngày 15. Các kỳ trước giữ nguyên" in said
    assert "Ngày khóa sổ Đặt riêng ở đây" in said
    assert "Trước đó: cuối tháng" in said
    assert office.site.read(lambda session: cut_off_changes.cut_off_now(session, man)) == 15
    undo = re.search(r'name="undo" value="(\d+)"', done)
    assert undo is not None
    await sends(office, "/settings/cut_off", {"unit": xa, "undo": "999"}, 409)
    said = words_of(await sends(office, "/settings/cut_off", {"unit": xa, "undo": undo[1]}))
    assert "khóa sổ cuối tháng" in said
    assert office.site.read(_set, man, "cut_off") == (None, [])
    await sends(office, "/settings/grading", {"unit": xa, "as-above": "1"})
    await sends(office, "/settings/grading", {"unit": man, "as-above": "1"}, 403)
    await sends(office, "/settings/gathering_line", {"unit": xa, "percent": "10"}, 403)
    await sends(office, "/settings/nonsense", {"unit": xa}, 404)
    await office.enters("chair")
    await sends(office, "/settings/gathering_line", {"unit": office.town.units["tinh"], "percent": "65"})
    tinh = office.town.units["tinh"]
    assert "Đặt riêng ở đây" in await office.reads(f"/settings?unit={tinh}")
    ends = {"excellent": "90", "good": "70", "average": "50"}
    criteria = {"unit": tinh, "attendance-points": "100", "attendance-full": "10", **ends}
    bad = await sends(office, "/settings/grading", criteria | {"good": "95"}, 409)
    assert 'value="95"' in bad
    seen = await sends(office, "/settings/grading", criteria)
    assert "chi hội lên loại" in words_of(seen)
    said = words_of(await sends(office, "/settings/grading", dict(hidden(seen, "/settings/grading")) | {"agreed": "1"}))
    assert "Các năm trước giữ bảng cũ" in said
    async with office.http.get(f"/settings?unit={tinh}") as answer:
        read = criteria | dict(hidden(await answer.text(), "/settings/grading"))
    await sends(office, "/settings/grading", read | {"attendance-full": "20", "agreed": "1"})
    for agreed in ({}, {"agreed": "1"}):  # another window, read before
        stale = await sends(office, "/settings/grading", read | {"attendance-full": "30"} | agreed, 409)
        assert "vừa có người đổi" in words_of(stale)
        assert ('value="20"' in stale, 'value="30"' in stale) == (True, False), "as it is now"
    await sends(office, "/settings/grading", criteria | {"agreed": "1"})
    audit = await office.reads("/audit?kind=setting")
    assert "Tỉnh Ban Mai: đổi mức tập hợp cần đạt thành 65%" in audit
    assert "đổi tiêu chí xếp loại, tính từ năm" in audit
    assert "đổi ngày khóa sổ từ cuối tháng thành ngày 15" in audit
    assert "(đã lấy lại như cũ)" in audit
    await office.enters("cadre")
    assert "tiêu chí" not in await office.reads("/audit?from=2020-01-01&to=2020-01-02&kind=setting&by=1")
    assert "Dự sinh hoạt: 100 điểm, đủ điểm từ 10%" in await office.reads("/settings")
    office.site.write(cut_off_changes.change_cut_off, None, man, 15, "2026-09")
    note = "1 chi hội chốt sổ ngày khác: thôn Mận (16/9–15/10/2026). Ở đây tính theo ngày của xã Hoa Mai."
    for page in ("/", f"/units/{xa}", "/meetings"):
        assert note in await office.reads(f"{page}?period=month:2026:10"), page
    assert "ngày khác" not in await office.reads("/?from=2026-10-01&to=2026-10-31")
    await office.enters("chair")
    for asked, said in (("level=branch&", True), ("q=man&", True), ("q=buoi&", False), ("", False)):
        page = await office.reads(f"/units?{asked}period=month:2026:10")
        assert ("1 chi hội chốt sổ ngày khác: thôn Mận (16/9–15/10/2026)" in page) == said, asked


@pytest.mark.parametrize("who", ["cadre", "head", "chair", "leader"])
async def test_the_log_says_who_did_what(office: Office, who: str) -> None:
    await office.enters("cadre")
    text = {"unit": office.town.units["man"], "text": "Mai họp nhé", "audience": "members"}
    await sends(office, "/announce/send", hidden(await sends(office, "/announce", text), "/announce/send"))
    async with office.http.post(f"/meetings/{office.town.meetings['named']}/names", data={}) as answer:
        assert answer.status == 200
    await office.enters(who)
    page = await office.reads("/audit")
    assert ("Phạm Thị Cadre Tên trong điểm danh" in page) == (who in {"cadre", "head"})
    assert ("Mai họp nhé" in page) == (who != "leader")
