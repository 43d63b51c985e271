"""Whom a notice is for: said in one message, in words, or chosen; previewed with the exact count, never printed."""

import time_machine
from sqlmodel import Session, select

from models import clubs, units
from models.announcements import Announcement
from models.audiences import Audience, Wanted, people, wanted_from
from models.conversations import acting
from models.deliveries import Delivery
from models.invites import call_meeting
from models.meetings import MeetingKind
from models.members import Membership, Person
from models.posts import Post, Role
from models.rolls import take_roll
from models.units import UnitKind
from tests.chat import Town

MORNING = "2026-11-22T09:00:00+07:00"


def groups(town: Town, **women: list[str]) -> dict[str, int]:
    """Groups of thôn Mận by their names ("to_2"), with the women who are in them. The ids of the groups."""

    def divide(session: Session) -> dict[str, int]:
        found = {}
        branch = units.get_unit(session, town.ids["man"])
        for key, names in women.items():
            name = key.replace("to_", "tổ ")
            group = units.add_unit(session, code=f"G{name}", name=name, kind=UnitKind.GROUP, parent=branch)
            found[key] = group.id or 0
            for person in session.exec(select(Person).where(Person.full_name.in_(names))).all():  # type: ignore[attr-defined]
                row = session.exec(select(Membership).where(Membership.person_id == person.id)).one()
                row.group_id = group.id
                session.add(row)
        return found

    return dict(town.write(divide))


def ids(town: Town) -> dict[str, int]:
    return {person.full_name: person.id for person in town.rows(Person)}


def who_gets(town: Town, wanted: Wanted, unit: str = "man") -> set[str]:
    names = {number: name for name, number in ids(town).items()}
    found = town.house.db.read_now(lambda session: session.exec(people(session, town.ids[unit], wanted)).all())
    assert len(found) == len(set(found))
    return {names[one] for one in found}


async def test_one_message_goes_to_one_group_and_nobody_else_and_does_not_say_so(town: Town, platform: str) -> None:
    with time_machine.travel(MORNING):
        head = await town.member(platform, "Lê Thị Hạnh", role=Role.HEAD)
        lua = await town.member(platform, "Nguyễn Thị Lụa")
        gam = await town.member(platform, "Trần Thị Gấm")
        town.on_paper("Nguyễn Thị Đào")
        groups(town, to_1=["Trần Thị Gấm"], to_2=["Nguyễn Thị Lụa", "Nguyễn Thị Đào"])
        seen = await head.says("gửi tin tổ 2: Mai nộp quỹ lúc 8 giờ")
        assert "Thông báo của thôn Mận:\nMai nộp quỹ lúc 8 giờ\n" in seen
        assert "Gửi riêng: chị em tổ 2. Gửi 2 chị: 1 nhận tin trên điện thoại" in seen
        assert "1 báo tận nhà" in seen
        assert "đang gửi cho 1 chị" in await head.says("1")
        assert "tổ" not in await lua.gets("Mai nộp quỹ")
        await town.quiet()
        assert not any("nộp quỹ" in text for text in gam.texts)
        assert len(town.rows(Delivery, priority=3)) == 2


async def test_whom_a_notice_cannot_go_to_is_said_with_what_there_is_and_no_word_is_lost(town: Town) -> None:
    with time_machine.travel(MORNING):
        head = await town.member("zalo-bot", "Lê Thị Hạnh", role=Role.HEAD)
        await town.member("zalo-bot", "Trần Thị Gấm")
        town.on_paper("Nguyễn Thị Đào", year=1960)
        groups(town, to_1=["Trần Thị Gấm"], to_2=["Nguyễn Thị Đào"])
        seen = await head.says("nhan rieng chi Gam: mai mang sổ đến")
        assert "chưa gửi riêng từng chị được: thông báo đi theo tổ" in seen
        assert "trả lời chị Gấm: mai mang sổ đến" in seen
        assert "Trần Thị Gấm (1971)" in await head.says("1")
        seen = await head.says("gui tin cho Gam va Dao: mai mang so den")
        assert "các chị Gấm, Đào" in seen
        assert "Nguyễn Thị Đào (1960)" in seen
        seen = await head.says("gui tin tru to 2: mai mang so den")
        assert 'chưa gửi "trừ ai" được' in seen
        assert "mai mang so den" in await head.says("tổ 1")  # the words stay
        kept = await head.says("nhắn chị Gấm: mai mang sổ đến")
        assert "chưa gửi riêng" in kept
        assert "làm tiếp" in kept
        assert "mai mang so den" in await head.says("làm tiếp")  # and so does what was begun
        await head.says("1")
        assert "đi rồi" in await head.says("thoi dung gui")  # she means the notice before


async def test_two_groups_and_the_silent_are_named_in_one_line_without_accents(town: Town) -> None:
    with time_machine.travel(MORNING):
        head = await town.member("zalo-bot", "Lê Thị Hạnh", role=Role.HEAD)
        lua = await town.member("zalo-bot", "Nguyễn Thị Lụa")
        for name in ("Trần Thị Gấm", "Võ Thị Ngân"):
            town.on_paper(name)
        groups(town, to_1=["Lê Thị Hạnh"], to_2=["Nguyễn Thị Lụa", "Trần Thị Gấm"], to_3=["Võ Thị Ngân"])
        assert "chị em tổ 2, tổ 3. Gửi 3 chị" in await head.says("nhan to 2 va to 3: mai don duong")
        assert "chưa gửi gì" in await head.says("không")
        assert "chưa mời buổi nào" in await head.says("gửi chị em chưa trả lời: chị trả lời giúp nhé")
        await head.says("thôi")
        await head.says("họp chi hội 19h30 thứ bảy tuần sau nhà văn hóa thôn")
        await head.says("1")
        await lua.gets("Mời chị")
        await lua.says("1")
        seen = await head.says("gui to 2 chua tra loi: chị trả lời giúp nhé")
        assert "chị em tổ 2 chưa trả lời buổi" in seen
        assert "Gửi 1 chị: 0 nhận tin trên điện thoại, 1 báo tận nhà" in seen


async def test_an_audience_is_chosen_step_by_step_and_every_step_has_a_way_out(town: Town, platform: str) -> None:
    with time_machine.travel(MORNING):
        head = await town.member(platform, "Lê Thị Hạnh", role=Role.HEAD, year=1980)
        await town.member(platform, "Nguyễn Thị Lụa", year=2000)
        town.on_paper("Nguyễn Thị Đào", year=1950)
        groups(town, to_2=["Nguyễn Thị Lụa"], to_5=["Nguyễn Thị Đào"])
        await head.says("gửi thông báo")
        assert "Gửi 3 chị" in await head.says("mai khám mắt")
        asked = await head.taps("Gửi cho ai")
        assert "1. Tất cả hội viên  2. Chọn tổ  3. Theo tuổi" in asked
        assert "2. tổ 2  5. tổ 5" in await head.taps("Chọn tổ")
        assert "chưa rõ gửi cho ai" in await head.says("7")
        assert "chị em tổ 5. Gửi 1 chị" in await head.says("5")
        await head.taps("Gửi cho ai")
        await head.says("2")
        assert "chị em tổ 2, tổ 5. Gửi 2 chị" in await head.says("2 5")
        await head.taps("Gửi cho ai")
        await head.says("theo tuoi")
        assert "chưa rõ tuổi" in await head.says("trẻ thôi")
        assert "chị em, 61 tuổi trở lên. Gửi 1 chị" in await head.says("trên 60")
        await head.taps("Gửi cho ai")
        assert "không có chị nào như vậy" in await head.says("từ 30 đến 35 tuổi")
        assert "chị em, từ 18 đến 35 tuổi. Gửi 1 chị" in await head.says("từ 18 đến 35 tuổi")
        assert "Chọn tổ" in await head.taps("Gửi cho ai")
        assert "thôi việc đó" in await head.says("0")
        assert town.rows(Announcement) == []


async def test_a_name_that_means_nobody_is_asked_back_and_the_words_are_kept(town: Town) -> None:
    with time_machine.travel(MORNING):
        head = await town.member("telegram", "Lê Thị Hạnh", role=Role.HEAD)
        await town.member("telegram", "Nguyễn Thị Lụa")
        groups(town, to_2=["Nguyễn Thị Lụa"])
        asked = await head.says("gửi tin tổ 9: mai nộp quỹ")
        assert 'không thấy "tổ 9"' in asked
        assert "Thông báo cho ai" in asked
        assert "mai nộp quỹ" in await head.says("tổ 2")
        await head.says("0")
        asked = await head.says("nhắn chị Lan: mai nộp quỹ")
        assert "trả lời chị Lan: mai nộp quỹ" in asked
        await head.says("0")
        lua = await town.member("telegram", "Trần Thị Gấm")
        assert "Gửi riêng" not in await lua.says("gửi tin tổ 2: mai nộp quỹ")


async def test_what_a_leader_writes_goes_to_her_own_group_only(town: Town) -> None:
    with time_machine.travel(MORNING):
        await town.member("telegram", "Nguyễn Thị Lụa")
        town.on_paper("Trần Thị Gấm")
        found = groups(town, to_1=["Nguyễn Thị Lụa"], to_2=["Trần Thị Gấm"])
        town.ids |= found
        leader = await town.member("telegram", "Võ Thị Sương", role=Role.GROUP_LEADER, unit="to_1")
        assert 'Ở tổ 1 em không thấy "tổ 2"' in await leader.says("nhắn tổ 2: mai họp")
        await leader.says("0")
        seen = await leader.says("nhắn tổ 1: mai họp")
        assert "Gửi 1 chị" in seen
        assert "Gửi riêng" not in seen


async def test_a_list_that_changes_between_preview_and_yes_is_shown_again(town: Town, platform: str) -> None:
    with time_machine.travel(MORNING):
        head = await town.member(platform, "Lê Thị Hạnh", role=Role.HEAD)
        await head.says("gửi thông báo")
        assert "Gửi 1 chị" in await head.says("mai họp sớm")
        town.on_paper("Nguyễn Thị Đào")
        again = await head.says("1")
        assert "Danh sách vừa thay đổi" in again
        assert "Gửi 2 chị" in again
        assert "đang gửi" in await head.says("1")


def test_conditions_join_units_and_narrow_them(town: Town) -> None:
    with time_machine.travel(MORNING):
        for number, name in enumerate(("Một", "Hai", "Ba", "Bốn")):
            town.on_paper(f"Nguyễn Thị {name}", year=1950 + 10 * number)
        found = groups(town, to_1=["Nguyễn Thị Một", "Nguyễn Thị Hai"], to_2=["Nguyễn Thị Ba"])

        def club(session: Session) -> int:
            branch = units.get_unit(session, town.ids["man"])
            unit = units.add_unit(session, code="K1", name="CLB dân vũ", kind=UnitKind.CLUB, parent=branch)
            clubs.join(session, unit.id or 0, [ids(town)["Nguyễn Thị Bốn"], ids(town)["Nguyễn Thị Một"]])
            return unit.id or 0

        dancers = int(town.write(club))
        assert who_gets(town, Wanted(units=(found["to_1"], dancers))) == {
            "Nguyễn Thị Một",
            "Nguyễn Thị Hai",
            "Nguyễn Thị Bốn",
        }
        assert who_gets(town, Wanted(units=(dancers,), age_from=60)) == {"Nguyễn Thị Một"}
        assert who_gets(town, Wanted(age_to=55)) == {"Nguyễn Thị Bốn"} | {"Nguyễn Thị Ba"} - {"Nguyễn Thị Ba"}
        wanted = Wanted(Audience.LEADERS, (found["to_1"],), 7, 2, 18, 35)
        assert wanted_from(wanted.stored()) == wanted


def test_absent_in_a_row_means_every_one_of_the_last_rolls(town: Town) -> None:
    names = ("Nguyễn Thị Một", "Nguyễn Thị Hai", "Nguyễn Thị Ba")
    with time_machine.travel(MORNING) as clock:
        for name in names:
            town.on_paper(name)
        one, two, three = (ids(town)[name] for name in names)

        def head(session: Session) -> None:
            session.add(Post(person_id=one, role=Role.HEAD, unit_id=town.ids["man"], from_date=clock_day()))

        def clock_day() -> object:
            from datetime import date

            return date(2020, 1, 1)

        town.write(head)
        for absent in ([two, three], [two]):

            def call(session: Session) -> int:
                from datetime import timedelta

                from models import clock as people_clock

                start = people_clock.now() + timedelta(hours=5)
                return call_meeting(session, acting(one), town.ids["man"], MeetingKind.BRANCH, start).meeting

            meeting = town.write(call)
            clock.shift(6 * 3600)
            town.write(take_roll, acting(one), meeting, absent=absent)
            clock.shift(20 * 3600)
        assert who_gets(town, Wanted(missed=1)) == {"Nguyễn Thị Hai"}
        assert who_gets(town, Wanted(missed=2)) == {"Nguyễn Thị Hai"}
