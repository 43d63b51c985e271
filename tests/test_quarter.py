"""A quarter of one branch of 171, day by day: the head's whole work, what everybody got, and the figures at its end.

96 have a phone (40 on the Zalo Bot, 6 on the Official Account, 50 on Telegram), 75 have none, of whom three let the
branch write to the number in its book; template messages reach these, and who has been silent. What each of them ought
to have got, what the Official Account charges for it, and the figures, are worked out here a second time, in plain
arithmetic.
"""

from collections import Counter, defaultdict
from collections.abc import AsyncIterator
from datetime import date, datetime, time, timedelta

import pytest_asyncio
import time_machine

from models.deliveries import REACHED, Attempt, Delivery, Message
from models.meetings import Invitation
from models.members import Membership
from tests.chat import Town, running_town
from tests.quarter_branch import (
    AT_NUMBERS,
    HERE,
    LED,
    ON_ACCOUNT,
    Branch,
    found,
    group_of,
    meeting_on,
    number_of,
    person_of,
)
from tests.template_town import BY_PHONE, BY_USER, as_setting
from tests.test_story import ALL, ON_TELEGRAM, ON_ZALO

PHONES = ON_ZALO + ON_TELEGRAM
AWAY = {20, 40, 60, 80, 100, 120}  # by the list's own note
SAYS = ("1", "đi được", "k di dc ban gat", "để coi", "2")
HALL = "nhà văn hóa thôn"
ON_TEMPLATES = {"invite", "change", "cancel", "remind", "notice"}  # kinds of message that a template carries
LIKE_HER = 30  # so many numbers on stands one of the same group, who said the same, on Telegram
LIKE_THEM = 94  # on Telegram, of the group of those who are written to at their numbers; she said yes
FREE, PAID, PRICE = timedelta(hours=48), timedelta(days=7), 55


@pytest_asyncio.fixture
async def town(database_url: str) -> AsyncIterator[Town]:
    """A town with an Official Account, and money for it."""
    named = as_setting()
    async with running_town(database_url, oa=True, zalo_monthly_budget=100_000, zalo_zns_templates=named) as town:
        yield town


async def test_a_quarter_of_a_branch_of_171_day_by_day(town: Town) -> None:
    with time_machine.travel("2026-10-01T06:30:00+07:00") as clock:
        branch = await found(town, clock)
        head, phones = branch.head, branch.phones

        # October. One line calls a meeting for every first Saturday; the first is two days ahead.
        seen = await branch.head_says(f"họp chi hội 7 rưỡi tối thứ bảy tuần đầu tiên hằng tháng {HALL}")
        assert "Mời thôn Mận: 171 chị (99 nhận tin trên điện thoại, 72 báo tận nhà)" in seen
        await branch.head_says("1")
        await town.quiet()
        said = {number: SAYS[(number - 1) % 5] if number <= 80 else "1" for number in phones}
        await branch.all_say(said)
        october = meeting_on(town, date(2026, 10, 3))
        assert (october.invited, october.expected, october.away) == (ALL, ALL - len(AWAY), len(AWAY))
        assert (october.yes, october.no, october.unsure) == (48, 32, 16)
        await branch.until(date(2026, 10, 2), time(16, 5))
        told_at_home = [n for n in range(PHONES + 1, ALL + 1) if n not in AWAY]
        for leader in range(1, LED + 1):
            hers = [n for n in told_at_home if group_of(n) == leader]
            assert str(hers[0]) in await phones[leader].gets("chưa được báo")
        second = [n for n in told_at_home if group_of(n) == 2]
        thanks = await phones[2].says("đã báo " + " ".join(map(str, second)))
        assert "Cảm ơn" in thanks
        await branch.until(date(2026, 10, 3), time(21, 0))
        busy = [n for n, words in said.items() if "ban gat" in words]
        absent = [n for n in range(97, 137) if n not in AWAY]
        taken = await branch.head_says("vắng " + " ".join(map(str, [*busy, *absent])))
        in_october = ALL - len(AWAY) - len(busy) - len(absent)
        assert f"có mặt {in_october}" in taken
        october = meeting_on(town, date(2026, 10, 3))
        assert (october.present, october.excused, october.absent) == (in_october, len(busy), len(absent))

        # An announcement to all, and one to a group.
        await branch.until(date(2026, 10, 12), time(9, 0))
        seen = await branch.head_says("gửi tin: Sáng thứ Tư trạm y tế khám mắt, từ 7 giờ.")
        assert f"{PHONES + len(AT_NUMBERS)} nhận tin" in seen
        assert f"{len(ON_ACCOUNT)} tin Zalo mẫu {len(ON_ACCOUNT) * BY_USER:,}đ".replace(",", ".") in seen, (
            "those on the Official Account last wrote on the first"
        )
        await branch.head_says("1")
        await town.quiet()
        await branch.until(date(2026, 10, 26), time(9, 0))
        await branch.head_says("gửi tin tổ 2: Chiều mai tổ mình dọn đường làng.", "1")
        await town.quiet()

        # Three join by one message, one has died, one goes away for work.
        await branch.until(date(2026, 10, 28), time(9, 0))
        await branch.head_says(
            "thêm hội viên\nNguyễn Thị Bưởi 1990 0977000001\nTrần Thị Ổi 1985\nLê Thị Khế 12/3/1979 0977 000 003"
        )
        assert "172 Bưởi, 173 Ổi, 174 Khế" in await branch.head_says("đồng ý")
        assert len(town.rows(Membership)) == ALL + 3
        await branch.head_says("130 mất", "1")
        await branch.head_says("24 đi làm xa")

        # November. The invitation leaves a week ahead; then the hour changes for this once.
        await branch.until(date(2026, 10, 31), time(9, 0))
        november = meeting_on(town, date(2026, 11, 7))
        assert november.invited == ALL + 3 - 1
        await branch.all_say(dict.fromkeys(range(1, 41), "1"))
        await branch.until(date(2026, 11, 2), time(9, 0))
        await branch.head_says("đổi giờ họp tháng 11 sang 6 giờ tối")
        await head.taps("Chỉ buổi này")
        await branch.head_says("1")
        await town.quiet()
        november = meeting_on(town, date(2026, 11, 7))
        assert november.starts_at.astimezone(HERE).hour == 18
        assert november.yes == 40, "the day is the same, so the answers stand"
        await branch.until(date(2026, 11, 7), time(20, 0))
        in_november = 91
        assert f"{in_november}/166" in await branch.head_says(f"có mặt {in_november} người")

        # A notice with a wrong hour is taken back, and those who have it read the right one.
        await branch.until(date(2026, 11, 13), time(8, 0))
        await branch.all_say(dict.fromkeys(ON_ACCOUNT[:3], "chào em"))
        await branch.until(date(2026, 11, 15), time(9, 0))
        await branch.head_says("gửi tin: Chủ nhật nộp quỹ lúc 8 giờ.", "1")
        await town.quiet()
        await branch.head_says("thu hồi")
        await head.taps("Viết lời sửa lại")
        await branch.head_says("Nộp quỹ lúc 9 giờ mới đúng.", "1")
        await town.quiet()
        await branch.until(date(2026, 11, 16), time(9, 0))

        # December. She who was away is back; a leader answers for a woman without a phone; the roll is corrected.
        await branch.until(date(2026, 11, 30), time(9, 0))
        await branch.head_says("24 về rồi")
        await branch.until(date(2026, 12, 2), time(8, 0))
        await branch.all_say(dict.fromkeys(ON_ACCOUNT[3:], "chào em"))
        await branch.until(date(2026, 12, 4), time(17, 0))
        helped = await phones[2].says("da bao 98, 104 di duoc")
        assert "Cảm ơn" in helped
        december = meeting_on(town, date(2026, 12, 5))
        hers = person_of(town, 104)
        answer = town.rows(Invitation, meeting_id=december.id, person_id=hers)[0]
        assert (answer.answer, answer.answered_by) == ("yes", person_of(town, 2))
        await branch.until(date(2026, 12, 5), time(21, 0))
        await branch.head_says("vắng 97 98 99")
        in_december = ALL + 3 - 1 - len(AWAY) - 3
        assert meeting_on(town, date(2026, 12, 5)).present == in_december
        await branch.until(date(2026, 12, 7), time(9, 0))
        assert "Có mặt 165/167" in await branch.head_says("sửa điểm danh buổi 5/12: 97 có mặt")
        assert meeting_on(town, date(2026, 12, 5)).present == in_december + 1

        # The year ends; the cadre asks.
        await branch.until(date(2026, 12, 31), time(9, 0))
        present = in_october + in_november + in_december + 1
        expected = (ALL - 6) + (ALL + 3 - 1 - 7) + (ALL + 3 - 1 - 6)
        figures = await branch.cadre.says("tỷ lệ dự sinh hoạt xã Hoa Mai quý 4")
        assert f"{present}/{expected} lượt ({round(100 * present / expected)}%). 3/3 buổi có điểm danh" in figures

        _the_account_reached_whom_it_could(town, branch)
        everywhere = {number: phone for number, phone in phones.items() if number not in ON_ACCOUNT}
        for number, phone in everywhere.items():
            got = Counter(_kinds(phone.texts))
            to_her_group = {"road": 1} if group_of(number) == 2 else {}
            # Four invitations: January's leaves a week ahead.
            assert got == {"invite": 4, "change": 1, "eyes": 1, "wrong": 1, "right": 1, **to_her_group}, number
        told_no = {n for n, words in said.items() if words in {"2", "k di dc ban gat"}}
        reminded = _reached(town, "remind")
        for number in everywhere:  # two for each meeting, none for who said no or is away: 24 was for one of them
            times = 0 if number in AWAY else 4 if number in told_no or number == 24 else 6
            assert reminded[person_of(town, number)] == times, number
        await town.quiet()
        _nothing_twice_and_nothing_at_night(town)


def _kinds(texts: list[str]) -> list[str]:
    marks = {
        "invite": "Mời chị dự sinh hoạt chi hội",
        "change": "ĐỔI GIỜ",
        "eyes": "khám mắt",
        "road": "dọn đường làng",
        "wrong": "nộp quỹ lúc 8 giờ",
        "right": "Nộp quỹ lúc 9 giờ",
    }
    recalled = "xin thu hồi"  # a correction repeats what it takes back
    return [
        kind
        for text in texts
        for kind, mark in marks.items()
        if mark in text and not (kind == "wrong" and recalled in text)
    ]


def _reached(town: Town, kind: str) -> Counter[int]:
    """How many messages of a kind each person got."""
    messages = {row.id for row in town.rows(Message, kind=kind)}
    rows = [row for row in town.rows(Delivery) if row.message_id in messages and row.state in REACHED]
    return Counter(row.person_id for row in rows)


def _the_account_reached_whom_it_could(town: Town, branch: Branch) -> None:
    """Each woman on the Official Account got what the like of her got on Telegram, as far as her windows were open or a
    template carries it; so did who is written to at her number; and all of it together is the bill."""
    assert town.oa is not None
    bill: Counter[tuple[str, int]] = Counter()
    kinds = {row.id: row.kind for row in town.rows(Message)}
    free = shut = 0
    told = _told(town)
    for number in ON_ACCOUNT:
        got, other = (told[person_of(town, one)] for one in (number, number + LIKE_HER))
        for message, moment in other.items():
            silent = moment - max(wrote for wrote in branch.wrote[number] if wrote < moment)
            assert (message in got) == (silent <= PAID or kinds[message] in ON_TEMPLATES), (number, moment)
            free, shut = free + (silent <= FREE), shut + (silent > PAID)
            if message in got and silent > FREE:
                bill[(branch.phones[number].address, PRICE if silent <= PAID else BY_USER)] += 1
        assert got.keys() <= other.keys()
    like_them = told[person_of(town, LIKE_THEM)]
    for number in AT_NUMBERS:
        got = told[person_of(town, number)]
        assert got.keys() == {message for message in like_them if kinds[message] in ON_TEMPLATES}
        bill[(f"84{number_of(number)[1:]}", BY_PHONE)] += len(got)
    assert bill == Counter(town.oa.charges)
    prices = Counter(price for _who, price in town.oa.charges)
    assert min(free, shut, *(prices[price] for price in (PRICE, BY_USER, BY_PHONE))) > 0
    paid = [attempt.price for attempt in town.rows(Attempt) if attempt.price]
    assert sum(paid) == town.oa.meter.total


def _told(town: Town) -> dict[int, dict[int, datetime]]:
    """What reached each woman of her own accord: by her id and by the message's, when."""
    kinds = {row.id: row.kind for row in town.rows(Message)}
    reached = {row.id: row for row in town.rows(Delivery) if row.state in REACHED}
    told: dict[int, dict[int, datetime]] = defaultdict(dict)
    for attempt in town.rows(Attempt):
        row = reached.get(attempt.delivery_id)
        if row is not None and kinds[row.message_id] != "reply":
            told[row.person_id][row.message_id] = attempt.at.astimezone(HERE)
    return told


def _nothing_twice_and_nothing_at_night(town: Town) -> None:
    deliveries = {row.id: row for row in town.rows(Delivery)}
    kinds = {row.id: row.kind for row in town.rows(Message)}
    sent = Counter(row.delivery_id for row in town.rows(Attempt) if row.outcome in REACHED)
    assert set(sent.values()) == {1}
    by_clock = {"invite", "remind", "change", "notice", "recall", "door"}
    for attempt in town.rows(Attempt):
        if kinds[deliveries[attempt.delivery_id].message_id] in by_clock:
            assert 6 <= attempt.at.astimezone(HERE).hour < 21
    assert not [row for row in deliveries.values() if row.state in {"queued", "sending", "unknown", "failed"}]
