"""One branch of 171 women, from the head's own spreadsheet to the figures that a cadre asks for.

96 of them have a phone: 30 on the Zalo Bot, 16 on the Official Account, 50 on Telegram. Of the 75 others four agree to
be written to at their number, which one of them has no Zalo on; the rest are told at home. Who has not written to the
Official Account for a week gets a template message.
"""

import asyncio
import io
import random
from collections import Counter
from collections.abc import AsyncIterator
from datetime import datetime

import pytest_asyncio
import time_machine
import xlsxwriter

from models.attendance import Attendance
from models.check_in import number_now
from models.deliveries import REACHED, Attempt, Delivery, Message
from models.meetings import Invitation, Meeting
from models.members import Membership
from models.posts import Role
from models.units import Unit
from tests import template_town
from tests.chat import Phone, Town, running_town
from tests.template_town import BY_PHONE, BY_USER

FAMILY = ("Nguyễn", "Trần", "Lê", "Phạm", "Hoàng", "Vũ", "Đặng", "Bùi", "Đỗ")
MIDDLE = ("Thị", "Thị Thu", "Thị Ngọc", "Thị Kim", "Thị Hồng")
GIVEN = (
    "Lan",
    "Hoa",
    "Cúc",
    "Đào",
    "Mận",
    "Hồng",
    "Hạnh",
    "Thảo",
    "Ngân",
    "Sương",
    "Lụa",
    "Gấm",
    "Thơm",
    "Bích",
    "Yến",
    "Oanh",
    "Nhung",
    "Tuyết",
    "Xuân",
    "Thu",
    "Hà",
    "Mai",
    "Liên",
    "Nga",
    "Phượng",
    "Loan",
    "Vân",
    "Thủy",
    "Trang",
    "Quyên",
    "Diệp",
    "Hiền",
    "Hậu",
    "Nết",
    "Na",
)
ALL, ON_ZALO, ON_TELEGRAM = 171, 46, 50
ON_ACCOUNT = range(4, 20)  # those of them on Zalo who write to the Official Account, by their place
AT_NUMBERS, NO_ZALO = (98, 102, 104), 106  # who may be written to at their number in the book, by STT


@pytest_asyncio.fixture
async def town(database_url: str) -> AsyncIterator[Town]:
    """A town with an Official Account too, with template messages and money for them."""
    named = template_town.as_setting()
    async with running_town(database_url, oa=True, zalo_monthly_budget=20_000, zalo_zns_templates=named) as town:
        yield town


def roster() -> tuple[bytes, list[tuple[str, int]]]:
    """The branch's own sheet: two title rows, the header, 171 women, a signature below."""
    chance = random.Random(20_10)
    women: list[tuple[str, int]] = []
    while len(women) < ALL:
        one = (f"{chance.choice(FAMILY)} {chance.choice(MIDDLE)} {chance.choice(GIVEN)}", chance.randint(1946, 2004))
        if one not in women:
            women.append(one)
    kept = io.BytesIO()
    book = xlsxwriter.Workbook(kept)
    sheet = book.add_worksheet("thôn Mận")
    sheet.write(0, 0, "HỘI LIÊN HIỆP PHỤ NỮ XÃ HOA MAI")
    sheet.merge_range(1, 0, 1, 4, "DANH SÁCH HỘI VIÊN CHI HỘI THÔN MẬN")
    for column, title in enumerate(("STT", "Họ và tên", "Năm sinh", "Điện thoại", "Ghi chú")):
        sheet.write(3, column, title)
    for row, (name, year) in enumerate(women, start=4):
        sheet.write(row, 0, row - 3)
        sheet.write(row, 1, name.upper())
        sheet.write(row, 2, year)
        if row % 2:
            sheet.write(row, 3, 912_000_000 + row)  # Excel has lost the leading zero
        if row - 3 in {20, 40, 60, 80, 100, 120}:
            sheet.write(row, 4, "đi làm ăn xa")
    sheet.write(ALL + 6, 3, "CHI HỘI TRƯỞNG")
    book.close()
    return kept.getvalue(), women


async def register(phone: Phone, code: str, name: str, year: int, number: str) -> None:
    """One woman, from the printed code to "I have passed it on"."""
    for step in (f"man {code}", "1", "đồng ý", name, str(year), "đúng"):
        await phone.types(step)
        await arrived(phone)
    await phone.types(number)
    await phone.gets("em nhắn chị ngay")


async def arrived(phone: Phone) -> None:
    """Until the bot has answered everything that was typed."""
    wanted = getattr(phone, "answers", 0) + 1
    phone.answers = wanted  # type: ignore[attr-defined]
    await phone.town.until(lambda: len(phone.arrived()) >= wanted, f"no answer:\n{phone.last}")


async def test_a_branch_of_171_goes_from_its_spreadsheet_to_the_cadres_figures(town: Town) -> None:
    content, women = roster()
    with time_machine.travel("2026-11-22T08:00:00+07:00") as clock:
        assert town.oa is not None
        await template_town.approved(town)
        # The head and the cadre have their posts; the head sends the list she has always kept.
        cadre = await town.member("telegram", "Phạm Thị Thập", role=Role.CADRE, unit="commune")
        head = await town.member("telegram", "Lê Thị Hạnh", role=Role.HEAD, unit="man")
        await head.device.sends_document("danh sach.xlsx", content)  # type: ignore[union-attr]
        seen = await head.gets("171")
        assert "Đồng ý" in seen
        await town.quiet()
        await head.says("đồng ý")
        await head.gets("Em ghi thêm 171 chị")
        assert len(town.rows(Membership)) == ALL

        # 96 women register, all in one morning; the head says of each that she is one of theirs.
        code = town.rows(Unit, name="thôn Mận")[0].short_code
        zalo = ["zalo-oa" if place in ON_ACCOUNT else "zalo-bot" for place in range(ON_ZALO)]
        phones = [town.phone(channel) for channel in [*zalo, *["telegram"] * ON_TELEGRAM]]
        for start in range(0, len(phones), 12):
            batch = list(enumerate(phones))[start : start + 12]
            await asyncio.gather(*(register(phone, code, *women[place], f"0987{place:06d}") for place, phone in batch))
        await town.quiet()
        clock.shift(120)
        said = await head.says("duyệt")
        for _ in range(len(phones)):
            assert "trùng tên và năm sinh" in said
            said = await head.says("đúng, chị ấy ở chi hội mình")
        await town.quiet()
        assert all("đã xác nhận" in phone.last for phone in phones)
        assert len(town.rows(Membership)) == ALL

        # Four without a linked phone agree to messages at their number, as the head writes down.
        template_town.agree(town)
        named = " ".join(map(str, (*AT_NUMBERS, NO_ZALO)))
        assert "4 chị" in await head.says(f"{named} đồng ý nhận tin qua số điện thoại")
        devices = [template_town.on_zalo(town, f"0912{number + 3:06d}") for number in AT_NUMBERS]

        # One message calls the meeting. 99 hear of it on their phones; of the 72 others 2 are away for work.
        clock.move_to("2026-11-23T08:00:00+07:00")
        preview = await head.says("họp chi hội 7h30 tối thứ bảy tuần sau nhà văn hóa thôn")
        assert "171 chị (100 nhận tin trên điện thoại, 71 báo tận nhà)" in preview
        assert f"Tiền Zalo: {4 * BY_PHONE:,}đ".replace(",", ".") in preview
        await head.says("1")
        await town.quiet()
        assert all("Mời chị dự sinh hoạt chi hội" in phone.last for phone in phones)
        assert all("noi: nhà văn hóa thôn" in device.last for device in devices)
        for place, phone in enumerate(phones):
            await phone.types(("1", "đi được", "k di dc ban gat", "để coi", "2")[place % 5] if place < 80 else "1")
        await town.quiet()
        meeting = town.rows(Meeting)[0]
        assert (meeting.invited, meeting.expected, meeting.away) == (171, 165, 6)
        assert (meeting.yes, meeting.no, meeting.unsure) == (48, 32, 16)

        # The afternoon before: reminders to who has not said no, and the door-knock list to the head.
        clock.move_to("2026-12-04T16:00:05+07:00")
        await town.tick()
        reminded = {place for place, phone in enumerate(phones) if "tối mai" in phone.last}
        assert not reminded & set(ON_ACCOUNT), "they wrote eleven days ago"
        assert len(reminded) == 64 - 9  # seven of those sixteen have said no
        by_template = [place for place in ON_ACCOUNT if "noi: nhà văn hóa thôn" in phones[place].last]
        assert len(by_template) == 9
        door = await head.gets("chưa được báo")
        assert "Còn 70 chị" in door
        assert "Còn 62 chị nữa" in door
        numbers = [str(number) for number in range(97, 172) if number not in {100, 120, *AT_NUMBERS}]
        told = await head.says("đã báo " + " ".join(numbers[:60]))
        assert "Còn 10 chị" in told

        # At the meeting some check in by the number; the head takes the roll by exception.
        clock.move_to("2026-12-05T19:05:00+07:00")
        await town.tick()
        number = town.house.db.read_now(number_now, meeting.id or 0, datetime.now().astimezone())
        assert any(number in text for text in head.arrived())
        for phone in phones[:10]:
            await phone.types(number)
        await town.quiet()
        assert len(town.rows(Attendance)) == 10
        clock.move_to("2026-12-05T21:00:00+07:00")
        absent = [n for n in range(81, 171) if n not in {100, 120}][:70]
        taken = await head.says("vắng " + " ".join(map(str, absent)))
        assert "có mặt 95" in taken
        assert "Đi làm xa 6 chị không tính" in taken

        # An announcement. Six of the Official Account have checked in last night, and may be written to for nothing.
        clock.move_to("2026-12-06T09:00:00+07:00")
        await head.says("gửi thông báo")
        assert "171 chị: 99 nhận tin trên điện thoại" in await head.says("Sáng thứ Tư trạm y tế khám mắt.")
        await head.says("1")
        await town.quiet()
        await town.tick()
        assert "99 tin gửi được" in await head.gets("tin gửi được")
        assert all("khám mắt" in phone.last for phone in phones)
        assert {place for place, phone in enumerate(phones) if "tin: Sáng" in phone.last} == set(ON_ACCOUNT[6:])

        # The cadre asks, in words.
        figures = await cadre.says("tỷ lệ dự sinh hoạt xã Hoa Mai tháng 12")
        assert "95/165 chị (58%). 1/1 buổi có điểm danh." in figures
        assert "thôn Mận: 95/165 chị (58%)" in await cadre.says("từng đơn vị")

        # The ledger: one invitation a woman, nothing said twice, nothing left over.
        assert len(town.rows(Invitation)) == ALL
        invites = town.rows(Message, kind="invite")
        rows = town.rows(Delivery, message_id=invites[0].id)
        assert len(rows) == len({row.person_id for row in rows}) == ALL
        assert sum(row.state in REACHED for row in rows) == 99
        for phone in phones:
            assert sum("Mời chị dự sinh hoạt chi hội" in text for text in phone.texts) == 1

        # What the Official Account charged: reminders and the notice by user id, and three women at their numbers.
        assert Counter(price for _who, price in town.oa.charges) == {BY_USER: 2 * 9 + 10, BY_PHONE: 3 * 4}
        assert sum(attempt.price for attempt in town.rows(Attempt)) == town.oa.meter.total
