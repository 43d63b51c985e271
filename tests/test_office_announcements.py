"""Announcements from the cadres' page: seen before they are sent, sent once, watched; nothing typed is lost."""

from html.parser import HTMLParser
from typing import Any

import pytest
from sqlmodel import Session, select

from models import clock
from models.announcements import Announcement
from models.conversations import link, who_writes
from tests.office_visit import words_of
from tests.test_office_figures import Office, office

__all__ = ["office"]
TEXT = "Chiều thứ Bảy 28/11 họp ở nhà văn hóa thôn, chị em nhớ đến nhé."


class Fields(HTMLParser):
    """The hidden fields of a page's first form to a path."""

    def __init__(self, action: str) -> None:
        super().__init__()
        self.action, self.inside, self.found, self.done = action, False, [], False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {name: value or "" for name, value in attrs}
        if tag == "form":
            self.inside = not self.done and given.get("action", "").partition("?")[0] == self.action
        elif tag == "input" and self.inside and given.get("type") == "hidden":
            self.found.append((given["name"], given.get("value", "")))

    def handle_endtag(self, tag: str) -> None:
        if tag == "form" and self.inside:
            self.inside, self.done = False, True


def hidden(page: str, action: str) -> list[tuple[str, str]]:
    """What the first form to a path sends unseen."""
    parser = Fields(action)
    parser.feed(page)
    return parser.found


async def sends(office: Office, path: str, data: Any, status: int = 200) -> str:
    """The page after a form was sent; 409: what a rule refused is said above the form, which still has every word."""
    async with office.http.post(path, data=data) as answer:
        page = await answer.text()
        assert answer.status in ({409, 422} if status == 409 else {status}), (path, answer.status, words_of(page)[:300])
        assert answer.content_type == "text/html"
        return page


@pytest.mark.parametrize("who", ["cadre"])
async def test_an_announcement_is_seen_sent_once_and_stopped(office: Office, who: str) -> None:
    await office.enters(who)
    unit = str(office.town.units["xa"])
    assert "Viết thông báo" in await office.reads("/announcements")
    form = {"unit": unit, "text": TEXT, "audience": "members"}
    page = await sends(office, "/announce", form)
    words = words_of(page)
    assert TEXT in words
    assert "Gửi 5 chị, xã Hoa Mai" in words
    assert "Báo tận nhà 5" in words
    assert "Không mất tiền" in words
    fields = hidden(page, "/announce/send")
    first = words_of(await sends(office, "/announce/send", fields))
    assert TEXT in first
    again = words_of(await sends(office, "/announce/send", fields))
    assert TEXT in again
    assert len(office.site.read(lambda session: session.exec(select(Announcement)).all())) == 1
    assert "Đã gửi 0/5 chị." in again
    assert "Cần báo tận nhà: 5 chị" in again
    sent = office.site.read(lambda session: session.exec(select(Announcement.id)).one())
    named = words_of(await sends(office, f"/announcements/{sent}/home", {}))
    assert "3 Nguyễn Thị Lụa (1961) thôn Mận" in named
    stopped = words_of(await sends(office, f"/announcements/{sent}/pause", {}, 409))
    assert "không" in stopped
    recalled = words_of(await sends(office, f"/announcements/{sent}/recall", {"text": "Họp Chủ nhật nhé."}))
    assert "Đã thu hồi" in recalled
    assert "Họp Chủ nhật nhé." in recalled
    twice = words_of(await sends(office, f"/announcements/{sent}/recall", {"text": "x"}, 409))
    assert "Đã thu hồi" in twice


def _reached(session: Session, person_id: int) -> None:
    """She writes to us in the web chat."""
    who = who_writes(session, "web", "an-invented-address", "vi", clock.now())
    link(session, who.contact_id, person_id)


async def test_what_is_on_its_way_is_watched_paused_and_stopped(office: Office) -> None:
    office.site.write(_reached, office.town.people["Lụa"])
    await office.enters("cadre")
    form = {"unit": office.town.units["man"], "text": TEXT, "audience": "members", "send_at": "2026-11-24T08:00"}
    page = await sends(office, "/announce", form)
    assert "Nhận tin trên điện thoại 1" in words_of(page)
    assert "08:00 thứ Ba 24/11/2026" in words_of(page)
    page = await sends(office, "/announce/send", hidden(page, "/announce/send"))
    assert "Hẹn gửi 08:00, thứ Ba 24/11/2026" in words_of(page)
    assert "part-miss" not in page.split("</svg>")[0]
    assert "Hẹn gửi 08:00, thứ Ba 24/11/2026" in await office.reads("/announcements")
    sent = office.site.read(lambda session: session.exec(select(Announcement.id)).one())
    assert "Đang chờ gửi 1" in await office.reads(f"/announcements/{sent}")
    assert "Tạm dừng 1" in words_of(await sends(office, f"/announcements/{sent}/pause", {}))
    assert "Hẹn gửi 08:00" in words_of(await sends(office, f"/announcements/{sent}/go-on", {}))
    await sends(office, f"/announcements/{sent}/go-on", {}, 409)
    assert "Đã dừng" in words_of(await sends(office, f"/announcements/{sent}/stop", {}))
    now = await sends(office, "/announce", {**form, "send_at": ""})
    live = await sends(office, "/announce/send", hidden(now, "/announce/send"))
    assert 'hx-trigger="every 3s"' in live
    past = await sends(office, "/announce", {**form, "send_at": "2026-11-01T08:00"}, 409)
    assert "qua rồi" in words_of(past)
    assert TEXT in past
    await office.enters("head")
    await sends(office, f"/announcements/{sent}/stop", {})
    await office.enters("other")
    await office.reads(f"/announcements/{sent}", 403)
