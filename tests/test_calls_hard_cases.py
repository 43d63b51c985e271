"""A head who slips, thinks again, answers late and does not use the numbers; a time that cannot be meant is said so."""

from datetime import date

import pytest
import time_machine
from sqlmodel import Session, select

from bot.reading.corrections import said_at_the_end
from models import members
from models.conversations import Contact, link
from models.meetings import Invitation, Meeting
from models.posts import Role
from tests.chat import Town

SUNDAY = "2026-11-22T09:00:00+07:00"
AT_THE_END = {
    "gửi đi": "send",
    "gui": "send",
    "Gửi luôn nhé em!": "send",
    "gửi cho chị em đi": "send",
    "sửa": "edit",
    "sai roi": "edit",
    "sửa lại em nhé": "edit",
    "sửa giờ": "hour",
    "nhầm giờ rồi": "hour",
    "doi ngay": "day",
    "đổi chỗ": "place",
    "sửa nội dung": "content",
    "thêm nội dung": "content",
    "sửa người mời": "whom",
    "khoan đã": "no",
    "chua gui": "no",
    "để sau": "no",
    "ok": "",
    "ừ": "",
    "gửi nhầm rồi": "",
    "gui tin": "",
    "mới": "",
    "sửa giúp chị cái máy": "",
    "": "",
    "😀": "",
    "<b>gửi</b> x": "",
    "gửi " * 1250: "",
}


@pytest.mark.parametrize(("typed", "meant"), AT_THE_END.items())
def test_what_is_said_under_a_preview_is_taken_only_where_it_is_clear(typed: str, meant: str) -> None:
    assert said_at_the_end(typed) == meant


async def test_a_head_corrects_and_sends_in_words(town: Town, platform: str) -> None:
    with time_machine.travel(SUNDAY):
        head = await town.member(platform, "Lê Thị Hạnh", role=Role.HEAD)
        lua = await town.member(platform, "Nguyễn Thị Lụa")
        assert "19 giờ" in await head.says("hop chi hoi 19h thu bay nha van hoa")
        assert "Mấy giờ" in await head.says("nhầm giờ rồi")
        assert "20 giờ (8 giờ tối), thứ Bảy 28/11" in await head.says("8 gio toi")
        assert "19 giờ 30 (7 rưỡi tối), thứ Bảy 28/11" in await head.says("7 rưỡi tối")
        assert "Chủ nhật 29/11" in await head.says("chủ nhật tuần sau")
        assert "nói chuyện gì" in await head.says("thêm nội dung")
        seen = await head.says("8h sáng")  # no subject, another hour
        assert "8 giờ sáng, Chủ nhật 29/11" in seen
        assert "Nội dung" not in seen.split("1. ")[0]
        assert "Họp ở đâu" in await head.says("đổi chỗ")
        assert "nhà chị Sương" in await head.says("nhà chị Sương")
        assert "qua rồi" in await head.says("hôm qua")
        assert town.rows(Meeting) == []
        assert "lời mời" in await head.says("gửi đi em")
        assert "nhà chị Sương" in await lua.gets("Mời chị")


async def test_a_time_that_cannot_be_meant_is_said_so_at_once(town: Town) -> None:
    with time_machine.travel(SUNDAY) as clock:
        head = await town.member("zalo-bot", "Lê Thị Hạnh", role=Role.HEAD)
        for typed, said in {
            "họp chi hội 8h sáng 31/11": "Không có ngày này",
            "họp chi hội 8h sáng 20/11/2026 nhà văn hóa": "qua rồi",
            "họp chi hội 8h sáng 1/1/2035 nhà văn hóa": "còn xa quá",
            "họp chi hội 8h sáng nay": "qua rồi",
            "họp chi hội 20/11/2026 8h nhà văn hóa": "Ngày đó qua rồi",
            "họp chi hội hôm qua 7h": "Ngày đó qua rồi",
            "họp chi hội tuần trước 7h nhà văn hóa": "Ngày đó qua rồi",
            "họp chi hội 20/11 8h nhà văn hóa": "Ngày 20/11 năm nay qua rồi",
            "họp chi hội 10/12/2037 8h nhà văn hóa": "thứ Năm 10/12/2037 còn xa quá",
        }.items():
            answer = await head.says(typed)
            assert said in answer, typed
            assert "Họp ngày nào" in answer, typed
            await head.says("0")
        assert "1. 8 giờ sáng, thứ Sáu 10/12/2027" in await head.says("họp chi hội 10/12/2027 8h nhà văn hóa")
        await head.says("0")
        await head.says("mời họp")
        assert "1. thứ Bảy 20/11/2027" in await head.says("20/11")
        assert "Ngày đó qua rồi" in await head.says("hôm qua")
        await head.says("0")
        await head.says("họp chi hội 9h30 sáng nay nhà văn hóa")
        clock.move_to("2026-11-22T09:40:00+07:00")
        late = await head.says("1")
        assert "qua rồi" in late
        assert "1. Gửi lời mời" in late
        assert "15 giờ (3 giờ chiều), Chủ nhật 22/11" in await head.says("chiều nay 3 giờ")
        await head.says("1")
        assert [m.place for m in town.rows(Meeting)] == ["nhà văn hóa"]
        assert "16 giờ" in await head.says("dời họp sang 4 giờ chiều nay")
        assert "17 giờ (5 giờ chiều)" in await head.says("5h chiều")
        clock.move_to("2026-11-22T14:00:00+07:00")
        assert "đổi sang 17 giờ" in await head.says("1")
        assert "18 giờ" in await head.says("dời họp sang 6h tối")
        assert "chưa ghi gì" in await head.says("để như cũ")


async def test_a_meeting_that_is_called_off_is_offered_out_of_the_calendars_that_have_it_and_no_others(
    town: Town,
) -> None:
    with time_machine.travel(SUNDAY):
        head = await town.member("telegram", "Lê Thị Hạnh", role=Role.HEAD)
        lua = await town.member("telegram", "Nguyễn Thị Lụa")
        gam = await town.member("telegram", "Trần Thị Gấm")
        await head.says("họp chi hội 19h thứ bảy nhà văn hóa")
        await head.says("1")
        await lua.gets("Mời chị")
        await lua.says("lịch họp")
        await lua.taps("Ghi vào lịch điện thoại")
        await lua.gets("bấm Thêm")
        await head.says("hủy họp")
        await head.says("1")
        await lua.gets("HỦY")
        await gam.gets("HỦY")
        await town.quiet()

        def offered(phone: object) -> list[str]:
            return [label for row in phone.device.screen[-1].buttons for label, _data in row]  # type: ignore[attr-defined]

        assert offered(lua) == ["Bỏ khỏi lịch điện thoại"]
        assert offered(gam) == []


async def test_of_several_meetings_it_is_said_which_one_is_asked_about(town: Town, platform: str) -> None:
    with time_machine.travel(SUNDAY):
        head = await town.member(platform, "Lê Thị Hạnh", role=Role.HEAD)
        lua = await town.member(platform, "Nguyễn Thị Lụa")
        for typed in ("họp chi hội 19h thứ bảy nhà văn hóa", "họp chi hội 8h sáng thứ hai nhà văn hóa"):
            await head.says(typed)
            await head.says("1")
        assert "Buổi thứ Hai 23/11 chị đi được không ạ?" in await lua.says("lịch họp")
        assert "chị đi được" in await lua.says("1")
        assert "Buổi thứ Hai" not in await lua.says("lịch họp")


@pytest.mark.parametrize("typed", ["đi được", "1", "k di dc ban gat"])
async def test_of_two_women_on_one_phone_it_is_asked_who_answers(town: Town, typed: str) -> None:
    with time_machine.travel(SUNDAY):
        head = await town.member("zalo-bot", "Lê Thị Hạnh", role=Role.HEAD)
        phone = await town.member("zalo-bot", "Nguyễn Thị Lụa")

        def second(session: Session) -> int:
            contact = session.exec(select(Contact).where(Contact.address == phone.address)).one()
            woman = members.add_person(session, full_name="Trần Thị Gấm", birth_year=1950)
            members.add_membership(session, person_id=woman.id or 0, branch_id=town.ids["man"], since=date(2020, 1, 1))
            link(session, contact.id or 0, woman.id or 0)
            return woman.id or 0

        gam = town.write(second)
        await head.says("họp chi hội 19h thứ bảy nhà văn hóa")
        await head.says("1")
        await phone.gets("Tin này cho Gấm")
        asked = await phone.says(typed)
        assert "Lụa" in asked
        assert "Gấm" in asked
        assert {row.answer for row in town.rows(Invitation)} == {""}
        await phone.says("2" if asked.index("Gấm") > asked.index("Lụa") else "1")
        answers = {row.person_id: row.answer for row in town.rows(Invitation)}
        assert answers.pop(gam) in {"yes", "no"}
        assert set(answers.values()) == {""}
