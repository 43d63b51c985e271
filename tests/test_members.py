"""The head keeps her book by chat: sees it, finds a woman, writes beside her, corrects, and takes back."""

import time_machine

from models.audit import Look
from models.meetings import Meeting
from models.member_changes import MemberChange, MemberEdit
from models.member_fees import Fee
from models.members import Membership, Person
from models.posts import Role
from models.units import UnitKind, add_unit, get_unit
from tests.chat import Town

SUNDAY = "2026-11-22T09:00:00+07:00"
DAO = "Nguyễn Thị Đào"


def groups(town: Town, *names: str) -> list[int]:
    """Groups of thôn Mận. Their ids."""

    def found(session):  # type: ignore[no-untyped-def]
        branch = get_unit(session, town.ids["man"])
        units = [add_unit(session, code=f"G{n}", name=n, kind=UnitKind.GROUP, parent=branch) for n in names]
        return [unit.id or 0 for unit in units]

    return list(town.write(found))


def place(town: Town, number: int, group_id: int) -> None:
    """Put the woman under this number into a group."""

    def put(session):  # type: ignore[no-untyped-def]
        membership = session.exec(
            Membership.__table__.update().where(Membership.number == number).values(group_id=group_id)  # type: ignore[attr-defined]
        )
        return membership.rowcount

    assert town.write(put) >= 1


async def test_the_head_sees_her_book_finds_a_woman_and_reads_her_page(town: Town, platform: str) -> None:
    with time_machine.travel(SUNDAY):
        head = await town.member(platform, "Lê Thị Hạnh", role=Role.HEAD)
        for name, year in (("Nguyễn Thị Lan", 1975), ("Trần Thị Lan", 1990), ("Bùi Thị Ổi", 1960), (DAO, 1952)):
            town.on_paper(name, year=year, phone="+84912345678" if year == 1975 else "")
        for given in ("Sen", "Mơ", "Mận", "Cúc", "Tơ", "Út", "Vy"):
            town.on_paper(f"Võ Thị {given}")
        glance = await head.says("hội viên")
        assert "có 12 hội viên" in glance
        first = await head.taps("Xem danh sách")
        assert first.index("Võ Thị Cúc") < first.index(DAO) < first.index("Lê Thị Hạnh") < first.index("Nguyễn Thị Lan")
        assert 'Còn 4 chị nữa, chị nhắn "xem tiếp".' in first
        assert "Còn 4 chị nữa" in first
        assert "Võ Thị Vy" in await head.says("xem tiếp")
        both = await head.says("tim lan")
        assert "2. Nguyễn Thị Lan (1975)" in both
        assert "3. Trần Thị Lan (1990)" in both
        card = await head.says("2")
        assert "•••678, chưa nối máy" in card
        assert town.rows(Look) == []
        assert "0912 345 678" in await head.taps("Xem số điện thoại")
        assert [look.what for look in town.rows(Look)] == ["phone"]
        assert DAO in await head.says("hội viên 5")
        assert "Nguyễn Thị Lan" in await head.says("tìm 5678")
        assert DAO in await head.says("dao")
        assert 'không thấy ai "Phượng"' in await head.says("tìm Phượng")


async def test_what_is_written_beside_a_woman_is_echoed_with_her_name_and_taken_back(town: Town, platform: str) -> None:
    with time_machine.travel(SUNDAY):
        head = await town.member(platform, "Lê Thị Hạnh", role=Role.HEAD)
        dao = await town.member(platform, DAO, year=1952)
        town.on_paper("Trần Thị Cúc", year=1960)
        await head.says("họp chi hội 19h thứ bảy tuần sau nhà văn hóa")
        await head.says("1")
        await dao.gets("Mời chị")
        assert "chị Nguyễn Thị Đào (1952), STT 2, đi làm xa" in await head.says("2 di lam xa")
        meeting = town.rows(Meeting)[0]
        assert (meeting.invited, meeting.expected, meeting.away) == (3, 2, 1)
        assert "đã về" in await head.says("2 về rồi")
        assert town.rows(Meeting)[0].expected == 3
        assert "đã ghi vậy rồi" in await head.says("2 về rồi")
        assert "bỏ lần ghi" in await head.says("sửa lại")
        assert town.rows(Meeting)[0].expected == 2
        assert "2 chị (2 Đào, 3 Cúc) đã đóng hội phí 2026" in await head.says("2 3 đã đóng hội phí 2026")
        assert len(town.rows(Fee)) == 2
        assert "lấy lại như cũ" in await head.taps("Sửa lại")
        assert town.rows(Fee) == []
        assert "là nòng cốt" in await head.says("3 nòng cốt")
        assert "có thẻ 12345" in await head.says("3 có thẻ 12345")
        assert "không có STT 24" in await head.says("24 nòng cốt")
        noted = await head.says("hội viên 3")
        assert "Hội viên nòng cốt" in noted
        assert "Thẻ: 12345" in noted
        hers = await dao.says("dữ liệu của tôi")
        assert "22/11: chị Hạnh ghi chị đi làm xa." in hers


async def test_a_slip_of_the_finger_ends_no_membership_and_who_has_died_is_left_in_peace(
    town: Town, platform: str
) -> None:
    with time_machine.travel(SUNDAY):
        head = await town.member(platform, "Lê Thị Hạnh", role=Role.HEAD)
        dao = await town.member(platform, DAO, year=1952)
        await head.says("họp chi hội 19h thứ bảy tuần sau nhà văn hóa")
        await head.says("1")
        await dao.gets("Mời chị")
        await dao.says("1")
        asked = await head.says("2 mất")
        assert "chị Nguyễn Thị Đào (1952), STT 2, đã mất, đúng không" in asked
        assert "thôi việc đó" in await head.says("0")
        assert town.rows(Membership, number=2)[0].state == "active"
        await head.says("2 mất")
        assert "thôi nhắn tin" in await head.taps("Đúng, ghi vào sổ")
        meeting = town.rows(Meeting)[0]
        assert (meeting.invited, meeting.yes) == (1, 0)
        assert "lấy lại như cũ, bỏ lần ghi" in await head.says("sửa lại")
        assert town.rows(Membership, number=2)[0].state == "active"
        assert town.rows(Meeting)[0].yes == 1
        await head.says("2 mất")
        await head.says("1")
        before = len(dao.arrived())
        await head.says("hoãn họp")
        await head.says("1")
        await town.quiet()
        assert len(dao.arrived()) == before


async def test_a_woman_is_corrected_in_one_line_or_a_question_at_a_time(town: Town, platform: str) -> None:
    with time_machine.travel(SUNDAY):
        head = await town.member(platform, "Lê Thị Hạnh", role=Role.HEAD)
        town.on_paper("Nguyễn Thị Lang", year=1975)
        assert "sửa tên của chị Nguyễn Thị Lang (1975), STT 2: Nguyễn Thị Lan." in await head.says(
            "2 tên là nguyễn thị lan"
        )
        assert "1976" in await head.says("2 sinh năm 1976")
        assert "số đuôi 678" in await head.says("2 số điện thoại 0912.345.678")
        assert "Hai Lan" in await head.says("2 gọi là hai lan") or "Hai lan" in head.last
        assert "Từ 18 tuổi" in await head.says("2 sinh năm 2015")
        assert "12/3/1976" in await head.says("12/3/1976")
        assert "Sửa gì" in await head.says("sửa 2")
        assert "số nào" in await head.taps("Số điện thoại")
        assert "thiếu chữ số" in await head.says("09123")
        assert "để trống" in await head.taps("Không có điện thoại")
        assert "số điện thoại" in await head.says("sửa lại")
        assert town.rows(Person, full_name="Nguyễn Thị Lan")[0].phone_hash != ""
        assert "Sửa gì" in await head.says("sửa 2")
        assert "thôi việc đó" in await head.says("thôi")
        assert [edit.what for edit in town.rows(MemberEdit)][:3] == ["full_name", "birth", "phone"]


async def test_women_move_between_groups_and_a_leader_keeps_to_her_own(town: Town) -> None:
    with time_machine.travel(SUNDAY):
        head = await town.member("zalo-bot", "Lê Thị Hạnh", role=Role.HEAD)
        one, two = groups(town, "tổ 1", "tổ 2")
        town.ids |= {"one": one}
        for name in (DAO, "Trần Thị Cúc", "Bùi Thị Ổi"):
            town.on_paper(name)
        leader = await town.member("telegram", "Võ Thị Sương", role=Role.GROUP_LEADER, unit="one")
        assert "3 chị (2 Đào, 3 Cúc, 4 Ổi) về tổ 1" in await head.says("chuyển 2, 3 và 4 sang tổ 1")
        assert "về tổ 2" in await head.says("4 sang tổ 2")
        assert "chưa có tổ 9" in await head.says("4 sang tổ 9")
        assert "có 2 hội viên" in await leader.says("hội viên")
        assert "không có STT 4" in await leader.says("4 đi làm xa")
        assert "đi làm xa" in await leader.says("2 đi làm xa")
        assert "chưa được giao" in await leader.says("2 mất")
        assert "chưa được giao" in await leader.says("2 sang tổ 2")
        assert "Ổi" not in await leader.says("tìm oi")
        changes = await leader.says("hội viên")
        assert "Ổi" not in (changes := await leader.taps("Những việc mới ghi"))
        assert "chị Nguyễn Thị Đào (1960), STT 2, đi làm xa" in changes
        assert two > one


async def test_names_that_several_women_bear_are_asked_back_by_their_numbers(town: Town) -> None:
    with time_machine.travel(SUNDAY):
        head = await town.member("zalo-bot", "Lê Thị Hạnh", role=Role.HEAD)
        town.on_paper("Nguyễn Thị Lan", year=1975)
        town.on_paper("Trần Thị Lan", year=1990)
        asked = await head.says("chị lan đi làm xa")
        assert "2. Nguyễn Thị Lan (1975)" in asked
        assert "chưa rõ chị nào" in await head.says("9")
        assert "chị Trần Thị Lan (1990), STT 3, đi làm xa" in await head.says("3")
        assert "đi làm xa" in await head.says("Nguyễn Thị Lan đi làm xa")


async def test_a_whole_word_of_a_name_comes_before_a_part_of_one(town: Town) -> None:
    with time_machine.travel(SUNDAY):
        head = await town.member("zalo-bot", "Lê Thị Hạnh", role=Role.HEAD)
        for name in ("Nguyễn Thị Lan", "Trần Thị Lan", "Kim Thị Lành", "Lan Thị Tơ"):
            town.on_paper(name)
        found = await head.says("tìm lan")
        assert "Có 3 chị" in found
        assert "Lành" not in found
        assert found.index("Trần Thị Lan") < found.index("Lan Thị Tơ")
        assert "4. Kim Thị Lành" in await head.says("tìm lanh")
        assert "4. Kim Thị Lành" in await head.says("tìm ki")
        assert "sửa tên gọi" in await head.says("4 tên gọi Hai Ngọt")
        assert "4. Kim Thị Lành" in await head.says("tìm hai ngot")


async def test_bad_input_is_answered_kindly_and_changes_nothing(town: Town) -> None:
    with time_machine.travel(SUNDAY):
        head = await town.member("zalo-bot", "Lê Thị Hạnh", role=Role.HEAD)
        town.on_paper(DAO)
        odd = ("2 😀", "tìm " + "ơ" * 1900, "2 <b>mất</b>?", "0 đi làm xa", "hội viên 0", "2 sinh 31/2/1975", "thôi")
        for typed in odd:
            await head.says(typed)
        await head.says("sửa 2")
        for typed in ("😀", "x" * 1900, "9", "<b>1</b>"):
            assert "Sửa gì" in await head.says(typed)
        await head.says("quay lại")
        assert town.rows(MemberChange) == []
        assert "đóng hội phí" not in await head.says("2 đã đóng hội phí 1899")
        assert town.rows(Fee) == []


async def test_a_cadre_with_several_books_is_asked_which_and_the_line_is_then_done(town: Town) -> None:
    with time_machine.travel(SUNDAY):
        cadre = await town.member("zalo-bot", "Phạm Thị Thơ", role=Role.CADRE, unit="commune")
        town.on_paper(DAO)
        town.on_paper("Trần Thị Cúc", branch="buoi")
        assert "chi hội nào" in await cadre.says("1 nòng cốt")
        assert "Nguyễn Thị Đào" in await cadre.taps("thôn Mận")
        assert "nòng cốt" in await cadre.says("1 thôi nòng cốt")
        both = await cadre.says("tìm thị")
        assert "Nguyễn Thị Đào" in both
        stranger = await town.member("zalo-bot", "Lý Thị Na")
        assert "STT" not in await stranger.says("1 mất")
