"""Whatever stands on a button may be typed instead, with or without accents, also when other messages came since."""

import time_machine

from bot.inbox import handle
from bot.labels_seen import FOR_GOOD
from bot.messages import Incoming
from bot.replies import Account
from bot.taps import TAPS
from models.pacing import Pacing
from models.posts import Role
from models.text import fold
from tests.chat import Phone, Town

SUNDAY = "2026-11-22T09:00:00+07:00"
LOST = ("chưa hiểu ý", "Có phải chị muốn", "chưa rõ ý")


def labels(screen: str) -> list[str]:
    """The answers that a screen offers, as they are written."""
    found = []
    for line in screen.split("\n"):
        for part in line.split("  "):
            number, dot, label = part.partition(". ")
            if dot and number.isdigit() and number != "0":
                found.append(label)
    return found


class Writer:
    """A head who types fast: straight into the inbox, as the door does with every message."""

    def __init__(self, town: Town, phone: Phone) -> None:
        self.town, self.phone, self.count = town, phone, 0
        self.account = town.rows(Pacing)[0].account

    def says(self, *texts: str) -> str:
        """Type these, one after the other; what the last one is answered."""
        ready = None
        for text in texts:
            self.count += 1
            incoming = Incoming(self.phone.channel, self.phone.address, f"typed-{self.count}", text=text)
            ready = self.town.write(handle, incoming, Account(self.account))
        return ready.outgoing.text if ready else ""


async def test_every_label_of_the_menu_and_of_the_pages_behind_it_is_understood_when_typed_whole(town: Town) -> None:
    with time_machine.travel(SUNDAY):
        phone = await town.member("zalo-bot", "Lê Thị Hạnh", role=Role.HEAD)
        await town.member("zalo-bot", "Nguyễn Thị Lụa")
        head = Writer(town, phone)
        head.says("họp chi hội 7 rưỡi tối rằm hằng tháng nhà văn hóa thôn", "1")
        pages = {(): head.says("menu")}
        for label in labels(pages[()]):
            # Those three are conversations: the open question reads its answers.
            if label not in {"Mời họp", "Gửi thông báo", "Số liệu"}:
                pages[(label,)] = head.says("menu", label)
        pages[("Lịch họp đều",)] = head.says("menu", "Lịch họp đều")
        lost = []
        for path, page in pages.items():
            for place, label in enumerate(labels(page)):
                answer = head.says("menu", *path, "menu", fold(label) if place % 2 else label)
                lost += [(*path, label) for words in LOST if words in answer]
        assert len(pages) > 5
        assert lost == []


async def test_a_label_read_yesterday_or_one_that_means_an_answer_does_nothing_by_its_words(town: Town) -> None:
    with time_machine.travel(SUNDAY) as clock:
        phone = await town.member("zalo-bot", "Lê Thị Hạnh", role=Role.HEAD)
        head = Writer(town, phone)
        head.says("họp chi hội 7 rưỡi tối rằm hằng tháng nhà văn hóa thôn", "1")
        assert "Bài đọc loa" in head.says("menu", "Lịch họp đều", "1", "0", "0", "Việc khác của buổi này")
        clock.shift(2 * 3600)
        assert "Bài đọc loa" not in head.says("menu", "Việc khác của buổi này")
        for strange in ("", "1" * 30, "🙂", "<b>Việc khác</b>", "a" * 5000):
            assert head.says(strange)


def test_what_cannot_be_taken_back_is_named_as_the_taps_are() -> None:
    assert set(TAPS) >= FOR_GOOD
