"""What waits for a cadre is led to where it is answered; a roll is asked for once a day; the year's grades."""

import re
from datetime import UTC, date, datetime, timedelta

import time_machine
from sqlmodel import Session, select

from models import clock
from models.announcements import Audience
from models.conversations import acting, who_writes
from models.deliveries import Message
from models.grading import give_grade
from models.grading_tables import USUAL, Grade, as_setting
from models.handovers import offer
from models.members import add_membership, add_person
from models.posts import Post, Role
from models.registrations import register
from models.transfer_decisions import ask_transfer
from models.units import Unit
from models.urgent import SecondAsked, announce_urgent
from tests.office_pages import Town
from tests.office_visit import words_of
from tests.test_office_announcements import hidden, sends
from tests.test_office_figures import Office, office

__all__ = ["office"]
NIGHT = datetime(2026, 11, 24, 16, 4, tzinfo=UTC)  # 23:04 there


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
    await notices_wait_for_a_second_person(office)
    await office.enters("leader")
    words = await office.reads("/")
    assert "chờ trả lời" not in words
    assert "đồng ý hay không" not in words


def _urgent(session: Session, town: Town, words: str) -> int:
    """Two of them hold a post in the province; one of them writes."""
    if "second" not in town.people:
        town.people["second"] = add_person(session, full_name="Đặng Thị Thu", birth_year=1972).id or 0
        post = Post(person_id=town.people["second"], role=Role.CADRE, unit_id=town.units["tinh"])
        post.from_date = date(2020, 1, 1)
        session.add(post)
        session.flush()
    asked = announce_urgent(session, acting(town.people["chair"]), town.units["tinh"], Audience.POSTS, words, "bão")
    assert isinstance(asked, SecondAsked)
    return asked.announcement


async def notices_wait_for_a_second_person(office: Office) -> None:
    """Hers to agree to or to refuse, never by who wrote it; once; who wrote it may let it be."""
    town, long = office.town, "Tránh bão số 5, chị em chằng chống nhà cửa, " * 4
    one, other, third = (office.site.write(_urgent, town, words) for words in (long, "Mưa to.", "Gió to."))
    await office.enters("chair")
    words = await office.reads("/")
    assert "Thông báo gấp chị viết ở tỉnh Ban Mai đang chờ người khác đồng ý" in words
    own = await office.reads(f"/announcements/{third}")
    assert "Đồng ý gửi" not in own
    assert "Không đồng ý" not in own
    assert "Thôi, không gửi nữa" in own
    await sends(office, f"/announcements/{third}/agree", {}, 403)
    assert "Đã dừng" in words_of(await sends(office, f"/announcements/{third}/stop", {}))
    await office.enters("second")
    words = await office.reads("/")
    assert words.count("Thông báo gấp của tỉnh Ban Mai chờ chị xem, đồng ý hay không") == 2
    assert re.search("“Tránh bão số 5, .{40,90}…”", words), "no more than its beginning"
    page = await office.reads(f"/announcements/{one}")
    assert "Tin gấp Lý do: bão" in page
    assert "Đồng ý gửi" in page
    await sends(office, f"/announcements/{one}/agree", {})
    await sends(office, f"/announcements/{one}/agree", {}, 409)
    refused = words_of(await sends(office, f"/announcements/{other}/refuse", {"text": "chưa cần"}))
    assert "Đã dừng" in refused
    assert "đồng ý hay không" not in await office.reads("/")
    await sends(office, f"/announcements/{other}/agree", {}, 409)
    assert "chưa cần" in office.site.read(lambda session: str(session.exec(select(Message.fields)).all()))


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
    with time_machine.travel(NIGHT):  # what is asked for at night leaves in the morning
        await office.enters("cadre")
        noted = words_of(await sends(office, f"{path}/ask-roll", {}))
        assert "06:00 ngày 25/11/2026 mới nhắc điểm danh" in noted
        assert "Nhắc chi hội trưởng" not in noted
        assert "6 giờ sáng" in words_of(await sends(office, f"{path}/ask-roll", {}))
    with time_machine.travel(NIGHT + timedelta(days=100)):
        await office.enters("cadre")
        assert "Buổi đã quá ba tháng nên em không nhắc nữa." in await office.reads(path)
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
    await grades_are_given(office)
    await office.enters("head")
    assert "thôn Mận" in await office.reads("/grades")
    hers = await office.reads(f"/grades/{town.units['man']}")
    assert "Xem trước" not in words_of(hers), "nobody grades herself"
    await sends(office, f"/grades/{town.units['man']}", {"year": "2026", "grade": "good", "reason": "tốt"}, 403)
    await office.reads(f"/grades/{town.units['xa']}", 403)
    await office.enters("leader")
    assert "không xếp loại riêng" in await office.reads("/grades")


async def grades_are_given(office: Office) -> None:
    """One with a reason, all others of the list at once; a second press and a stale form; what the log says."""
    xa, buoi = (office.town.units[key] for key in ("xa", "buoi"))
    await office.enters("cadre")
    one, every = f"/grades/{buoi}", f"/grades/{xa}"
    page = await office.reads(one)
    other = "weak" if 'value="weak" required checked' not in page else "good"
    lacks = await sends(office, one, {"year": "2026", "grade": other}, 409)
    assert "cho em xin lý do" in words_of(lacks)
    assert f'value="{other}" required checked' in lacks
    await sends(office, one, {"year": "2026", "grade": "best"}, 409)
    seen = await sends(office, one, {"year": "2026", "grade": other, "reason": "đơn thư"})
    assert "Chưa ghi gì" in words_of(seen)
    assert "chưa duyệt" in await office.reads(one), "looking writes nothing"
    stale = hidden(await sends(office, every, {"year": "2026"}), f"{every}/give")
    assert len([name for name, _value in stale if name == "wanted"]) == 2, "thôn Mận has its grade"
    form = hidden(seen, f"{one}/give")
    for _press in range(2):
        given = words_of(await sends(office, f"{one}/give", form))
        assert "Em đã ghi thôn Bưởi năm 2026" in given
        assert "khác số liệu" in given
        assert "Lý do: đơn thư" in given
    late = await sends(office, f"{every}/give", stale, 409)
    assert "Số liệu hay xếp loại của thôn Bưởi vừa thay đổi, em chưa ghi gì" in words_of(late)
    assert "Đã duyệt 2/3" in words_of(late)
    rest = await sends(office, every, {"year": "2026"})
    assert "năm 2026 của xã Hoa Mai. Chưa ghi gì" in words_of(rest)
    for _press in range(2):
        done = words_of(await sends(office, f"{every}/give", hidden(rest, f"{every}/give")))
        assert "xếp loại năm 2026 của xã Hoa Mai: 1 chi hội, theo số liệu" in done
        assert "Đã duyệt 3/3" in done
    for bad in ("x", f"{buoi}:good", f"{buoi}:good:good:x:", f"{2**70}:good:::"):
        await sends(office, f"{every}/give", {"year": "2026", "wanted": bad}, 404)
    elsewhere = f"{office.town.units['dau']}:good::0:"
    await sends(office, f"{every}/give", {"year": "2026", "wanted": elsewhere}, 409)
    await sends(office, f"/grades/{office.town.units['dau']}/give", {"year": "2026", "wanted": elsewhere}, 403)
    assert (await office.reads("/audit")).count("Xếp loại ") == 4, "three that were given, and the kind to choose"
