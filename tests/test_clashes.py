"""What stands against a time is said in the preview, and forbids nothing."""

from datetime import date, datetime
from zoneinfo import ZoneInfo

import pytest
import time_machine
from hypothesis import given, settings
from hypothesis import strategies as st
from sqlmodel import Session

from models.calls import create_meeting
from models.clashes import Clash, clash, special_day
from models.conversations import acting
from models.lunar import lunar
from models.meetings import Meeting, MeetingKind, Whom
from models.members import Person
from models.posts import Right, post_for
from models.tree_changes import change
from models.tree_changes_kept import Deed, What
from models.units import UnitKind, get_unit
from tests.chat import Town
from tests.test_calls import SUNDAY, a_commune, add_unit

ZONE = ZoneInfo("Asia/Ho_Chi_Minh")

DAYS = {
    "2027-01-30": "tet",  # 23 tháng chạp
    "2027-01-29": "",
    "2027-02-06": "tet",  # mùng một
    "2027-02-11": "tet",  # mùng 6
    "2027-02-12": "",
    "2027-04-16": "hung-kings",
    "2027-04-30": "liberation",
    "2027-05-01": "labour",
    "2026-09-02": "national",
    "2027-01-01": "new-year",
    "2026-10-20": "womens-20-10",
    "2027-03-08": "womens-8-3",
    "2026-11-28": "",
}


@pytest.mark.parametrize(("day", "name"), DAYS.items())
def test_tet_and_the_days_of_the_nation_and_of_women_are_known(day: str, name: str) -> None:
    assert special_day(date.fromisoformat(day)) == name


@settings(max_examples=60)
@given(st.dates(date(1890, 1, 1), date(2150, 1, 1)))
def test_every_day_can_be_asked(day: date) -> None:
    name = special_day(day)
    if name == "tet":
        assert lunar(day).month in {1, 12}


async def test_a_head_reads_what_stands_against_her_time_and_may_call_all_the_same(town: Town, platform: str) -> None:
    with time_machine.travel(SUNDAY):
        cadre, head = await a_commune(town, platform)
        seen = await head.says("họp chi hội 7h tối thứ bảy nhà văn hóa thôn")
        assert "lưu ý" not in seen
        await head.says("1")
        again = await head.says("họp chi hội 7h tối thứ bảy nhà văn hóa thôn")
        assert "Chị lưu ý: buổi này mời rồi, gửi nữa thì chị em nhận hai lời mời." in again
        await head.says("0")
        # Two of the three heads are members of thôn Mận, who meet two hours later.
        seen = await cadre.says("họp chi hội trưởng toàn xã 5h chiều thứ bảy hội trường xã")
        assert "Chị lưu ý: 2 chị đã có sinh hoạt chi hội lúc 19 giờ (7 giờ tối) hôm đó." in seen
        await cadre.taps("Sửa lại")
        assert "lưu ý" not in await cadre.says("8h sáng thứ bảy")
        await cadre.says("1")
        assert len(town.rows(Meeting)) == 2
        # Moved, it is looked at again, and is no clash with itself.
        await cadre.says("dời họp sang 6h chiều thứ bảy")
        assert "2 chị đã có sinh hoạt chi hội" in await cadre.says("1")
        await cadre.says("0")
        seen = await head.says("họp chi hội 7h tối 28 tháng chạp nhà văn hóa thôn")
        assert "Chị lưu ý: ngày này đang dịp Tết." in seen
        await head.says("0")
        assert "trùng ngày 8/3" in await head.says("họp chi hội 7h tối ngày 8/3 nhà văn hóa thôn")
        await head.says("0")
        merged = Deed(What.MERGE, (town.ids["man"],), date(2027, 1, 5), into=town.ids["buoi"])
        town.write(change, None, merged)
        told = "từ 5/1/2027 thôn Mận nhập vào thôn Bưởi, buổi này chuyển theo"
        for day, comes in (("9/1", True), ("4/1", False)):
            assert (told in await head.says(f"họp chi hội 7h tối ngày {day} nhà văn hóa thôn")) == comes
            await head.says("0")
        assert "chị xem lại năm" in await head.says("họp chi hội 7h tối ngày 12/5/2028 nhà văn hóa thôn")
        assert "đang gửi" in await head.says("1")


async def test_only_the_same_people_within_three_hours_of_that_day_clash(town: Town) -> None:
    with time_machine.travel(SUNDAY):
        await a_commune(town, "telegram")
        add_unit(town, "nhóm chiều thứ Tư", UnitKind.CLUB, "commune", "Nguyễn Thị Đào")
        person = {row.full_name: row.id for row in town.rows(Person)}

        def call(session: Session, who: str, unit: str, kind: MeetingKind, hour: int) -> None:
            start = datetime(2026, 11, 28, hour, tzinfo=ZONE)
            create_meeting(session, acting(person[who]), town.ids[unit], kind, start)

        def ask(session: Session, who: str, unit: str, hour: int, besides: int = 0) -> Clash:
            found = get_unit(session, town.ids[unit])
            held = post_for(session, person[who], Right.CALL, found.id or 0)
            start = datetime(2026, 11, 28, hour, tzinfo=ZONE)
            return clash(session, held, found, MeetingKind.BRANCH, Whom.MEMBERS, start, besides=besides)

        def other(who: str, unit: str, hour: int, besides: int = 0) -> tuple[str, int] | None:
            found = town.house.db.read_now(ask, who, unit, hour, besides).other
            return None if found is None else (found.kind, found.people)

        town.write(call, "Phạm Thị Thập", "nhóm chiều thứ Tư", MeetingKind.CLUB, 15)
        # What the other meeting is, is not for the leader or the head to learn; the cadre may call it.
        assert other("Trần Thị Sương", "tổ 2", 16) == ("", 1)
        assert other("Lê Thị Hạnh", "man", 13) == ("", 1)
        assert other("Phạm Thị Thập", "man", 13) == ("club", 1)
        assert other("Lê Thị Hạnh", "man", 12) is None
        assert other("Lê Thị Hạnh", "man", 18) is None
        assert other("Võ Thị Bình", "buoi", 15) is None
        mine = town.rows(Meeting)[0].id
        assert other("Phạm Thị Thập", "man", 15, besides=mine) is None
