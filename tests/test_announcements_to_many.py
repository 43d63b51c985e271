"""Notices to many: a page of names at a time, written a part at a time, stopped as a whole."""

import pytest
import time_machine
from sqlmodel import Session

from models import members, spreading
from models.conversations import acting
from models.deliveries import State
from models.posts import Role
from models.recipients import recipients
from models.spreading import ListPart
from tests.chat import Town
from tests.test_announcements_on_their_way import MORNING, NIGHT, branch, notices


def crowd(town: Town, count: int, unit: str = "man") -> None:
    """So many women without a phone."""

    def join(session: Session) -> None:
        from datetime import date

        for number in range(count):
            person = members.add_person(session, full_name=f"Nguyễn Thị Số {number}", birth_year=1970)
            members.add_membership(
                session, person_id=person.id or 0, branch_id=town.ids[unit], since=date(2020, 1, 1), number=100 + number
            )

    town.write(join)


async def test_names_come_on_a_second_tap_a_page_at_a_time_and_each_woman_once(town: Town, platform: str) -> None:
    with time_machine.travel(MORNING):
        head, _lua = await branch(town, platform)
        crowd(town, 10)

        def also_elsewhere(session: Session) -> None:
            from datetime import date

            person = next(p for p in session.exec(members.select(members.Person)).all() if p.full_name.endswith("Số 0"))
            members.add_membership(
                session, person_id=person.id or 0, branch_id=town.ids["buoi"], since=date(2020, 1, 1)
            )

        town.write(also_elsewhere)
        for step in ("gửi thông báo", "mai họp sớm", "1"):
            await head.says(step)
        await town.tick()
        result = await head.gets("10 chị cần báo tận nhà")
        assert "Số 0" not in result
        first = await head.says("ai cần báo tận nhà")
        assert first.count("Số 0 ") == 1
        assert "100. Nguyễn Thị Số 0 (1970) không có điện thoại" in first
        assert "Còn 2 chị nữa" in first
        rest = await head.says("xem tiếp")
        assert "109. Nguyễn Thị Số 9" in rest
        assert "Còn" not in rest
        await head.says("xem gửi tới đâu")
        assert "Tin đã đến máy 2 chị:\n1. Lê Thị Hạnh (1971)\n2. Nguyễn Thị Lụa (1971)" in await head.taps(
            "Tin đã đến ai"
        )


def test_a_woman_of_two_branches_of_a_commune_stands_on_the_list_once(town: Town) -> None:
    with time_machine.travel(MORNING):

        def two_books(session: Session) -> tuple[int, int]:
            from datetime import date

            from models.announcements import Audience, announce
            from models.posts import Post

            person = members.add_person(session, full_name="Nguyễn Thị Đào", birth_year=1960)
            for key in ("man", "buoi"):
                members.add_membership(
                    session, person_id=person.id or 0, branch_id=town.ids[key], since=date(2020, 1, 1)
                )
            cadre = members.add_person(session, full_name="Phạm Thị Thập")
            session.add(
                Post(
                    person_id=cadre.id or 0,
                    role=Role.CADRE,
                    unit_id=town.ids["commune"],
                    from_date=date(2020, 1, 1),
                )
            )
            session.flush()
            who = acting(cadre.id or 0)
            sent = announce(session, who, town.ids["commune"], Audience.MEMBERS, "Mai họp.")
            count, people = recipients(session, who, sent.announcement, [State.UNREACHABLE], page=0, size=8)
            return count, len(people)

        assert town.write(two_books) == (1, 1)


async def test_a_long_list_is_written_a_part_at_a_time_and_everybody_is_on_it_once(
    town: Town, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(spreading, "PART", 10)
    with time_machine.travel(MORNING):
        head, lua = await branch(town, "telegram")
        crowd(town, 33)
        await head.says("gửi thông báo")
        assert "Gửi 35 chị: 2 nhận tin trên điện thoại" in await head.says("mai họp sớm")
        assert "33 chị cần báo tận nhà" in await head.says("1")
        assert len(notices(town)) == 10
        assert len(town.rows(ListPart)) == 3
        assert not any("tin gửi được" in text for text in head.arrived())
        for written in (20, 30, 35, 35):
            await town.tick()
            assert len(notices(town)) == written
        assert len({row.person_id for row in notices(town)}) == 35
        assert town.rows(ListPart) == []
        await head.gets("2 tin gửi được")
        assert sum("họp sớm" in text for text in lua.texts) == 1


async def test_a_long_list_is_not_written_far_ahead_of_the_sender_and_is_stopped_as_a_whole(
    town: Town, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(spreading, "PART", 2)
    monkeypatch.setattr(spreading, "AHEAD", 2)
    with time_machine.travel(NIGHT):
        head, _lua = await branch(town, "telegram")
        crowd(town, 5)
        for step in ("gửi thông báo", "mai họp sớm", "1"):
            await head.says(step)
        await town.tick()
        assert len(notices(town)) == 2
        assert "Còn 7 tin đợi chị" in await head.says("tạm dừng")
        assert "gửi tiếp 7 tin" in await head.says("gửi tiếp")
        assert "7 tin chưa gửi thì thôi" in await head.says("thôi không gửi nữa")
        assert town.rows(ListPart) == []
        assert {row.state for row in notices(town)} == {State.CANCELLED}
