"""Chat, page, Excel and API say the same number, of units of every level, merged and moved ones among them."""

import time_machine
from sqlmodel import Session, select

from models.figures import attendance
from models.periods import DAY
from models.posts import Post
from models.tokens import make_token
from tests.bench import province
from tests.browser import serving
from tests.four_doors import (
    CADRE,
    Told,
    counted_by_api,
    counted_by_rule,
    counted_in_chat,
    counted_on_page,
    from_api,
    in_chat,
    in_excel,
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


def _token(session: Session) -> str:
    return make_token(session, session.exec(select(Post.id)).one() or 0, "four doors")
