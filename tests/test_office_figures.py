"""The cadres' page over HTTP: the figures of the rules, who sees what, and answers to whatever an address holds."""

import asyncio
import re
from collections.abc import AsyncIterator
from dataclasses import dataclass
from datetime import date

import aiohttp
import pytest_asyncio
import time_machine
from sqlmodel import Session, select

from api.pages.office.shell import Visit, routes
from models import units
from models.audit import Look
from models.conversations import acting
from models.jobs import Job
from models.office_units import Asked, Order, list_units
from models.posts import Post, Role
from models.units import UnitKind, UnitName
from tests.browser import Site, serving
from tests.office_pages import MORNING, Town, meeting_of, settle
from tests.office_visit import browser, come_in, words_of

NONSENSE = (
    *("q=%00", "q=%25_%5C", "q=%ED%A0%80", "q=<b>", "q=a&page=9", "page=0", "page=-1", "page=99999999", "page=x"),
    *("order=x", "level=x", "level=group", "down=x", "period=", "from=&to=", "q=" + "a" * 9000),
)
NOWHERE = (
    *("/units/0", "/units/x", "/units/-1", "/units/9223372036854775808", "/units/%00", "/units/²", "/?unit=x"),
    *("/meetings/0", "/meetings/x", "/meetings/18446744073709551616", "/papers/1", "/papers/x"),
)

NARROW = re.compile(r" Hội viên: \d+")  # stands under the name on a telephone alone


@dataclass
class Office:
    """The product, a town, and whoever is in."""

    site: Site
    town: Town
    http: aiohttp.ClientSession

    async def enters(self, who: str) -> None:
        """Somebody else sits down at the computer."""
        self.http.cookie_jar.clear()
        await come_in(self.http, self.site, self.town.people[who])

    async def reads(self, path: str, status: int = 200) -> str:
        """The words of a page."""
        async with self.http.get(path) as answer:
            assert answer.status == status, path
            assert answer.content_type == "text/html", path
            return words_of(await answer.text())


@pytest_asyncio.fixture
async def office(database_url: str) -> AsyncIterator[Office]:
    """The product with figures; nobody is in."""
    with time_machine.travel(MORNING):
        async with serving(database_url) as site:
            town = site.write(settle)
            async with browser(site) as http:
                yield Office(site, town, http)


async def test_the_pages_say_the_figures_of_the_rules(office: Office) -> None:
    town = office.town
    await office.enters("cadre")
    overview = await office.reads("/")
    assert "Tháng 11/2026 78 % 43/55 lượt 2/3 buổi có điểm danh Tăng 28 điểm phần trăm (trước đó 50%)" in overview
    assert "Năm 2026 59 % 103/175 lượt 3/4 buổi có điểm danh" in overview
    assert "1 buổi chưa điểm danh" in overview
    assert "10 % 5/48 chị Dưới mức 60% 1 nơi chưa có số phụ nữ" in overview
    assert "1 nơi dưới 60% thôn Bưởi 0% 0/40 chị" in overview
    assert "thôn Ổi chưa họp buổi nào" in overview
    assert "tháng 11/2026 đến hôm nay 23/11" in overview
    assert "12 1 2 3 4 5 6 7 8 9 10 11" in re.sub(r" (?:–|50|78)(?= )", "", overview)
    assert "2025 2026 Vạch ngang: mức 60%" in overview
    assert "Báo cáo tháng 10/2026: Chưa soạn. Đã có 0/3 báo cáo" in overview, "of what closed and is not complete"
    assert "đến hôm nay" not in await office.reads("/?period=month:2026:10")
    table = NARROW.sub("", await office.reads("/units"))
    assert "thôn Mận 1 tổ 60% 3/5 chị 1/2 5 63%" in table
    assert "thôn Ổi chưa có 0/0 0 – Cộng 78% 43/55 lượt 2/3 5" in table
    october = NARROW.sub("", await office.reads("/units?period=month:2026:10&order=rate&down=1"))
    assert "thôn Mận 1 tổ 50% 60/120 chị 1/1" in october
    one = await office.reads(f"/units/{town.units['man']}?period=quarter:2026:4")
    assert "Quý 4/2026 50 % 63/125 lượt 2/3 buổi có điểm danh" in one
    assert "Chi hội trưởng: Head" in one
    assert "CLB dân vũ" in one
    listed = await office.reads("/meetings")
    assert "3 buổi" in listed
    assert "15/11/2026 19:30 thôn Mận Sinh hoạt chi hội Chưa điểm danh" in listed
    assert "1 buổi" in await office.reads("/meetings?which=no-roll")
    assert "28/11/2026" in await office.reads("/meetings?which=coming")
    assert "Không có buổi nào" in await office.reads("/meetings?period=year:1999")
    days = await office.reads("/?from=2026-11-01&to=2026-11-07")
    assert "Từ 1/11 đến 7/11/2026 60 % 3/5 chị" in days


async def test_an_address_that_holds_nonsense_is_answered_in_words(office: Office) -> None:
    town = office.town
    await office.enters("cadre")
    default = "78 % 43/55"
    for query, said in (
        ("period=month:2026:13", "Không có thời gian như vậy"),
        ("period=quarter:2026:0", "Không có thời gian như vậy"),
        ("period=year:0000", "Không có thời gian như vậy"),
        ("period=year:9999", "Không có thời gian như vậy"),
        ("period=month:2026", "Không có thời gian như vậy"),
        ("period=year:2026:1", "Không có thời gian như vậy"),
        ("period=%F0%9F%8C%B8", "Không có thời gian như vậy"),
        ("period=" + "9" * 5000, "Không có thời gian như vậy"),
        ("from=2026-11-20&to=2026-11-01", "Ngày đầu ở sau ngày cuối"),
        ("from=2026-02-31&to=2026-11-01", "Ngày chưa đúng"),
        ("from=2026-11-01", "còn thiếu một ngày"),
        ("from=0000-01-01&to=9999-12-31", "Ngày chưa đúng"),
        ("as_of=2027-01-01", "Không xem được các đơn vị vào ngày đó"),
        ("as_of=1900-01-01", "Không xem được các đơn vị vào ngày đó"),
        ("as_of=nay", "Không xem được các đơn vị vào ngày đó"),
    ):
        shown = await office.reads(f"/?{query}")
        assert said in shown, query
        assert default in shown
    for path in ("/units", "/meetings", f"/units/{town.units['xa']}"):
        assert "Không có thời gian như vậy" in await office.reads(f"{path}?period=month:2026:99")
    for query in NONSENSE:
        await office.reads(f"/units?{query}")
    for query in ("which=x", "page=99", "page=%00", "period=year:2099"):
        await office.reads(f"/meetings?{query}")
    for path in NOWHERE:
        async with office.http.get(path) as answer:
            assert answer.status in {403, 404}, path
            assert "<h1" in await answer.text()
    async with office.http.post(f"/devices/{2**70}/leave") as answer:
        assert answer.status == 404
    router = routes()
    router.add_api_route("/broken", broken, methods=["GET"])
    office.site.app.include_router(router)
    for path, status, said in (
        ("/nowhere", 404, "Không có trang này"),
        ("/reports/1/confirm", 404, "Không có trang này"),
        ("/broken", 500, "Máy vừa trục trặc và đã ghi lại"),
    ):
        async with office.http.get(path, headers={"Accept": "text/html,*/*"}) as answer:
            assert (answer.status, answer.content_type) == (status, "text/html")
            assert said in words_of(await answer.text())
    async with office.http.get("/nowhere", headers={"Accept": "application/json"}) as answer:
        assert answer.content_type == "application/problem+json"


async def broken(visit: Visit) -> None:
    """A page with a fault of ours."""
    raise ZeroDivisionError


async def test_everybody_sees_what_her_posts_cover_and_nothing_else(office: Office) -> None:
    town = office.town
    seen = {
        "chair": {"tinh", "xa", "man", "buoi", "oi", "to", "mua", "xa2", "dau"},
        "cadre": {"xa", "man", "buoi", "oi", "to", "mua"},
        "head": {"man", "to", "mua"},
        "leader": {"to"},
        "other": {"xa2", "dau"},
    }
    for who, covered in seen.items():
        await office.enters(who)
        for place, (key, unit) in enumerate(town.units.items()):
            paths = (f"/meetings?unit={unit}", f"/units/{unit}", f"/?unit={unit}", f"/units?unit={unit}")
            for path in paths if key not in covered else paths[place % 4 : place % 4 + 1]:
                await office.reads(path, 200 if key in covered else 403)
        for key, meeting in town.meetings.items():
            unit = {"counted": "buoi", "elsewhere": "dau"}.get(key, "man")
            await office.reads(f"/meetings/{meeting}", 200 if unit in covered else 404)
        assert "thôn Dâu" not in await office.reads("/units?q=dau") or who in {"chair", "other"}


async def test_names_are_for_whom_they_are_and_each_look_is_noted(office: Office) -> None:
    town = office.town
    path = f"/meetings/{town.meetings['named']}"

    async def looks(who: str) -> tuple[int, str]:
        await office.enters(who)
        assert "Nguyễn Thị Lụa" not in await office.reads(path)
        async with office.http.post(f"{path}/names") as answer:
            return answer.status, words_of(await answer.text())

    def noted() -> list[tuple[int, int, str]]:
        rows = office.site.read(lambda session: session.exec(select(Look)).all())
        return [(row.actor_id, row.subject_id, row.what) for row in rows]

    status, said = await looks("chair")
    assert status == 403
    assert "Lụa" not in said
    assert noted() == []
    status, said = await looks("cadre")
    assert status == 200
    assert "Có mặt (3) 3 Nguyễn Thị Lụa (1961)" in said
    assert "Vắng không lý do (2) 12 Võ Thị Ngân (1964)" in said
    assert len(noted()) == 5
    await looks("cadre")
    assert len(noted()) == 5  # the same list again on the same day
    await looks("head")
    assert len(noted()) == 10
    assert {what for _actor, _subject, what in noted()} == {"roll"}


async def test_units_are_found_by_old_names_sorted_and_leafed_through(office: Office) -> None:
    town = office.town

    def many(session: Session) -> None:
        above = units.get_unit(session, town.units["xa2"])
        for number in range(1, 121):
            units.add_unit(session, code=f"D{number}", name=f"thôn {number}", kind=UnitKind.BRANCH, parent=above)
        oi = town.units["oi"]
        before = {"name": "thôn Cây Gạo", "folded": "thon cay gao", "until": date(2025, 7, 1)}
        session.add(UnitName(unit_id=oi, since_unit_id=oi, change_id=1, **before))
        town.units["t7"] = units.unit_by_code(session, "D7").id or 0
        meeting_of(session, town, "t7", "2026-11-03T08:00", 1, 10)

    office.site.write(many)
    await office.enters("chair")
    found = await office.reads("/units?q=cay+gao")
    assert "Tìm thấy 1 đơn vị" in found
    assert "thôn Ổi Tên cũ: thôn Cây Gạo xã Hoa Mai" in NARROW.sub("", found)
    assert "Không tìm thấy" in await office.reads("/units?q=nowhere")
    first = await office.reads(f"/units?unit={town.units['xa2']}")
    assert "121 đơn vị" in first
    assert "Trang 1/3" in first
    assert "thôn 49" in first
    assert "thôn 100" not in first
    assert "thôn 100" in await office.reads(f"/units?unit={town.units['xa2']}&page=2")
    lowest = await office.reads(f"/units?unit={town.units['xa2']}&order=rate")
    assert lowest.index("thôn 7 ") < lowest.index("thôn Dâu") < lowest.index("thôn 8 ")
    every = await office.reads("/units?level=branch&order=meetings&down=1")
    assert every.index("thôn Mận xã Hoa Mai") < every.index("thôn Ổi") if "thôn Ổi" in every else True
    assert "124 đơn vị" in every

    def summed(session: Session) -> None:
        asked = Asked(date(2026, 11, 1), date(2026, 12, 1), None, "", "", Order.NAME, False, 1, 999)
        for key in ("tinh", "xa", "xa2", "man"):
            table = list_units(session, acting(town.people["chair"]), town.units[key], asked)
            assert sum(row.attended.present for row in table.rows) == table.total.present
            assert sum(row.attended.meetings for row in table.rows) == table.total.meetings

    office.site.read(summed)


async def test_the_excel_file_is_made_once_and_is_hers_alone(office: Office) -> None:
    await office.enters("cadre")

    async def orders() -> str:
        async with office.http.post("/papers/workbook?period=quarter:2026:4", allow_redirects=False) as answer:
            assert answer.status == 303
            return answer.headers["Location"]

    led = await asyncio.gather(*(orders() for _ in range(20)))
    jobs = office.site.read(lambda session: session.exec(select(Job)).all())
    assert len(jobs) <= 2  # the last ones may come after the first file is made
    for _ in range(200):
        async with office.http.get(led[0]) as answer:
            found = re.search(r'href="(/files/[^"]+)"', await answer.text())
        if found:
            break
        await asyncio.sleep(0.05)
    assert found is not None
    async with office.http.get(found.group(1)) as answer:
        assert (await answer.read()).startswith(b"PK")
    await office.enters("head")
    await office.reads(led[0], 404)
    async with office.http.post(f"/papers/workbook?unit={office.town.units['xa']}") as answer:
        assert answer.status == 403


async def test_a_cadre_with_several_posts_chooses_which_unit_she_looks_at(office: Office) -> None:
    town = office.town

    def second(session: Session) -> None:
        unit = town.units["man"]
        session.add(Post(person_id=town.people["other"], role=Role.HEAD, unit_id=unit, from_date=date(2026, 1, 1)))

    office.site.write(second)
    await office.enters("other")
    async with office.http.get("/") as answer:
        page = await answer.text()
    assert words_of(page).startswith("xã Hoa Đào")
    for key in ("xa2", "man"):
        assert f'href="/?unit={town.units[key]}"' in page
    assert (await office.reads(f"/?unit={town.units['man']}")).startswith("thôn Mận")
    async with office.http.get(f"/?unit={town.units['man']}&period=year:2026") as answer:
        kept = await answer.text()
    assert f'href="/units?unit={town.units["man"]}&amp;period=year%3A2026"' in kept
    await office.reads(f"/?unit={town.units['buoi']}", 403)
