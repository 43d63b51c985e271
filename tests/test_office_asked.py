"""What waits for a cadre is led to where it is answered; a roll is asked for once a day; the year's grades."""

from datetime import date

from sqlmodel import Session

from models import clock
from models.conversations import acting, who_writes
from models.grading import give_grade
from models.grading_tables import USUAL, Grade, as_setting
from models.handovers import offer
from models.members import add_membership, add_person
from models.posts import Role
from models.registrations import register
from models.transfer_decisions import ask_transfer
from models.units import Unit
from tests.office_pages import Town
from tests.office_visit import words_of
from tests.test_office_announcements import sends
from tests.test_office_figures import Office, office

__all__ = ["office"]


def _asks(session: Session, town: Town) -> None:
    """A stranger, a woman who moves here from elsewhere, a post on offer below and one for the cadre."""
    stranger = who_writes(session, "web", "invented-address", "vi", clock.now())
    asks = {"unit_id": town.units["man"], "full_name": "Trần Thị Lựu", "birth_year": 1990}
    register(session, stranger, phone="0383456799", vouched=False, **asks)
    mo = add_person(session, full_name="Đỗ Thị Mơ", birth_year=1980)
    hers = add_membership(session, person_id=mo.id or 0, branch_id=town.units["dau"], since=date(2020, 1, 1))
    ask_transfer(session, acting(town.people["other"]), hers.id or 0, town.units["buoi"])
    offer(session, acting(town.people["cadre"]), town.units["buoi"], Role.HEAD, town.people["Lụa"])
    offer(session, acting(town.people["chair"]), town.units["xa2"], Role.CADRE, town.people["cadre"])


async def test_what_waits_is_led_to_where_it_is_answered(office: Office) -> None:
    town = office.town
    office.site.write(_asks, town)
    await office.enters("cadre")
    async with office.http.get("/") as answer:
        page = await answer.text()
    words = words_of(page)
    assert "1 người xin vào chi hội đang chờ trả lời 1 hội viên xin chuyển sinh hoạt đến đang chờ trả lời" in words
    assert "Trả lời trong tin nhắn: nhắn" in words
    assert "Chờ người mới nhận lời: thôn Bưởi" in words
    assert "Chị được mời làm cán bộ" in words
    assert f'href="/posts?unit={town.units["buoi"]}"' in page
    assert 'href="/chat"' in page
    assert 'href="/reports?which=missing"' in page
    begun = await sends(office, "/reports/open", {"unit": town.units["xa"], "period": "month:2026:10"})
    assert "tháng 10/2026" in words_of(begun)
    async with office.http.get("/") as answer:
        assert 'href="/reports/1"' in await answer.text()
    await office.enters("leader")
    assert "chờ trả lời" not in await office.reads("/")


async def test_a_roll_is_asked_for_once_a_day_by_whoever_is_above(office: Office) -> None:
    town = office.town
    path = f"/meetings/{town.meetings['open']}"
    await office.enters("head")
    assert "Nhắc" not in await office.reads(path)
    assert "chưa có người khác phụ trách" in words_of(await sends(office, f"{path}/ask-roll", {}))
    await office.enters("cadre")
    assert "Nhắc chi hội trưởng điểm danh" in await office.reads(path)
    assert "Nhắc chi hội trưởng" not in await office.reads(f"/meetings/{town.meetings['named']}")
    said = words_of(await sends(office, f"{path}/ask-roll", {}))
    assert said.startswith("Em đã nhắc thôn Mận điểm danh buổi này.")
    assert "Đã nhắc điểm danh lần cuối: 09:00, 23/11/2026." in said
    assert "Nhắc chi hội trưởng" not in said
    assert "Mỗi ngày nhắc một lần thôi nhé" in words_of(await sends(office, f"{path}/ask-roll", {}))
    gone = await sends(office, f"/meetings/{town.meetings['coming']}/ask-roll", {})
    assert "không còn cần nhắc" in words_of(gone)
    assert "Nhắc thôn Mận điểm danh buổi ngày 15/11/2026" in await office.reads("/audit?kind=notice")
    await office.enters("other")
    await sends(office, f"{path}/ask-roll", {}, 403)


def _graded(session: Session, town: Town) -> None:
    session.get_one(Unit, town.units["tinh"]).settings = {"grading": as_setting(USUAL)}
    session.flush()
    give_grade(session, acting(town.people["cadre"]), town.units["man"], 2026, Grade.AVERAGE, "họp thiếu")


async def test_grades_are_read_from_the_province_down_to_one_branch(office: Office) -> None:
    town = office.town
    office.site.write(_graded, town)
    await office.enters("chair")
    every = await office.reads("/grades")
    assert "xã Hoa Mai 1/3" in every
    assert "xã Hoa Đào 0/1" in every
    below = await office.reads(f"/grades/{town.units['xa']}")
    assert "Đã duyệt 1/3 chi hội." in below
    assert "Dự sinh hoạt 63/125 (50%)" in below
    assert "Theo tỉnh Ban Mai." in below
    one = await office.reads(f"/grades/{town.units['man']}?year=2026")
    assert "Đã duyệt Hoàn thành" in one
    assert "Lý do: họp thiếu" in one
    assert "Dự sinh hoạt đủ điểm từ 70% 63/125 (50%)" in one
    assert "chưa duyệt" in await office.reads(f"/grades/{town.units['man']}?year=2025")
    assert "Xếp loại năm 2026" in await office.reads(f"/grades/{town.units['man']}?year=x")
    await office.enters("head")
    assert "thôn Mận" in await office.reads("/grades")
    await office.reads(f"/grades/{town.units['xa']}", 403)
    await office.enters("leader")
    assert "không xếp loại riêng" in await office.reads("/grades")
