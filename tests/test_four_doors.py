"""Chat, page, Excel and API say the same number, of units of every level, merged and moved ones among them."""

from typing import Any

import time_machine
from sqlmodel import Session, select

from models import trees
from models.conversations import acting
from models.figures import attendance
from models.office_units import Asked, Order, Table, list_units
from models.periods import DAY
from models.posts import Post
from models.tokens import make_token
from models.tree_changes import change
from models.tree_changes_kept import Deed, What
from models.units import UnitKind
from tests.bench import province
from tests.bench.province_rows import Tree
from tests.browser import Site, serving
from tests.four_doors import (
    CADRE,
    Question,
    Told,
    counted_by_api,
    counted_by_rule,
    counted_in_chat,
    counted_on_page,
    from_api,
    in_chat,
    in_excel,
    looking_back,
    on_page,
    questions,
    settle,
    today,
)
from tests.office_visit import browser, come_in, words_of

COUNTED = 6  # of these are asked for members and gathering, too
ASKED = 24  # `make bench` asks 200, of half a million members


async def test_the_same_question_gets_the_same_number_at_every_door(database_url: str) -> None:
    with time_machine.travel("2026-11-22T09:00:00+07:00", tick=False):
        async with serving(database_url) as site:
            tree = province.fill(site.house.db, 410, women=10)
            province.roll_up(site.house.db)
            site.write(settle)
            token = site.write(_token)
            async with browser(site) as http:
                await come_in(http, site, CADRE)
                seen = set()
                for number, asked in enumerate(questions(tree, ASKED)):
                    period = asked.period
                    total = site.read(attendance, None, asked.unit_id, period.start, period.end).total
                    rule = Told(total.present, total.expected, total.with_roll, total.meetings)
                    told, text = in_chat(site.house.db, asked, number)
                    assert told == rule, (asked, text)
                    async with http.get(f"/units/{asked.unit_id}?{asked.address}") as page:
                        words = words_of(await page.text())
                    assert on_page(words) == rule, (asked, words)
                    in_file, counted_in_file = in_excel(site.house.db, asked)
                    assert in_file == rule, asked
                    address = f"/api/v1/reports/attendance?unit={asked.unit_id}&{asked.address}"
                    async with http.get(address, headers={"Authorization": f"Bearer {token}"}) as answer:
                        assert from_api(await answer.json()) == rule, asked
                    if number < COUNTED:
                        counted = site.read(counted_by_rule, asked)
                        assert counted.members or asked.level == "moved branch", asked
                        assert counted_in_file == counted, asked
                        assert counted_on_page(words) == counted, (asked, words)
                        said, text = counted_in_chat(site.house.db, asked, number)
                        assert said == counted, (asked, text)
                        last = min(period.end - DAY, today())
                        told_by_api = []
                        for report in ("members", "gathering"):
                            address = f"/api/v1/reports/{report}?unit={asked.unit_id}&on={last}"
                            async with http.get(address, headers={"Authorization": f"Bearer {token}"}) as answer:
                                told_by_api.append(await answer.json())
                        assert counted_by_api(*told_by_api) == counted, asked
                    seen.add(rule)
                assert len(seen) > ASKED // 2
                await _looked_back(site, http, tree, token)


async def _looked_back(site: Site, http: Any, tree: Tree, token: str) -> None:
    """What was counted before two branches became one is what is counted in the tree of before, at every door."""
    halves = site.read(_two_branches, tree.communes[-1])
    every = list(looking_back(tree, halves))
    before = [site.read(counted_by_rule, asked) for asked in every]
    site.write(change, None, Deed(What.MERGE, halves, today(), name="thôn Hai Nhà"))
    for number, asked in enumerate(every):
        counted = before[number]
        assert counted.members
        assert in_excel(site.house.db, asked)[1] == counted, asked
        async with http.get(f"/units/{asked.unit_id}?{asked.address}") as page:
            words = words_of(await page.text())
        assert counted_on_page(words) == counted, (asked, words)
        for level in ("", "branch") if asked.unit_id not in halves else ():
            table = site.read(_listed, asked, level)
            assert table.members == sum(row.members or 0 for row in table.rows) == counted.members, (asked, level)
        said, text = counted_in_chat(site.house.db, asked, ASKED + number)
        assert said == counted, (asked, text)
        told_by_api = []
        for report in ("members", "gathering"):
            address = f"/api/v1/reports/{report}?unit={asked.unit_id}&as_of={asked.as_of}"
            async with http.get(address, headers={"Authorization": f"Bearer {token}"}) as answer:
                told_by_api.append(await answer.json())
        assert counted_by_api(*told_by_api) == counted, asked
        assert told_by_api[0]["on"] == told_by_api[1]["on"] == str(asked.as_of)


def _listed(session: Session, asked: Question, level: str) -> Table:
    span = asked.period
    return list_units(
        session,
        acting(CADRE),
        asked.unit_id,
        Asked(span.start, span.end, asked.as_of, "", level, Order.NAME, False, 1, 99),
    )


def _two_branches(session: Session, commune: int) -> tuple[int, int]:
    first, second = [one.id or 0 for one in trees.children_on(session, commune, None) if one.kind == UnitKind.BRANCH][
        :2
    ]
    return first, second


def _token(session: Session) -> str:
    return make_token(session, session.exec(select(Post.id)).one() or 0, "four doors")
