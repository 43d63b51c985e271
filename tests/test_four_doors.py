"""Chat, page, Excel and API say the same number, of units of every level, merged and moved ones among them."""

import time_machine
from sqlmodel import Session, select

from models.figures import attendance
from models.posts import Post
from models.tokens import make_token
from tests.bench import province
from tests.browser import serving
from tests.four_doors import CADRE, Told, from_api, in_chat, in_excel, on_page, questions, settle
from tests.office_visit import browser, come_in, words_of

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
                    assert in_excel(site.house.db, asked) == rule, asked
                    address = f"/api/v1/reports/attendance?unit={asked.unit_id}&{asked.address}"
                    async with http.get(address, headers={"Authorization": f"Bearer {token}"}) as answer:
                        assert from_api(await answer.json()) == rule, asked
                    seen.add(rule)
                assert len(seen) > ASKED // 2


def _token(session: Session) -> str:
    return make_token(session, session.exec(select(Post.id)).one() or 0, "four doors")
