"""The report that writes itself: drafted, read, edited and sent in chat; nudged, rolled up, and its Word file."""

import io
from datetime import date, datetime
from typing import Any
from zoneinfo import ZoneInfo

import time_machine
from sqlmodel import Session, select

from models.deliveries import Message
from models.files import StoredFile
from models.meetings import Meeting, MeetingKind
from models.members import Person
from models.posts import Post, Role
from models.report_drafts_kept import ReportDraft
from models.units import Unit
from tests.chat import Town, running_town

VIETNAM = ZoneInfo("Asia/Ho_Chi_Minh")


def meet(
    session: Session, unit_id: int, day: date, present: int | None, expected: int = 4, kind: str = MeetingKind.BRANCH
) -> None:
    """A meeting that was; without a roll where nobody knows who came."""
    at = datetime(day.year, day.month, day.day, 19, 30, tzinfo=VIETNAM)
    rolled = {"present": present, "roll_at": at} if present is not None else {}
    by = session.exec(select(Post.person_id)).first() or 0
    times: dict[str, Any] = {"starts_at": at, "created_at": at, "closed_at": at, "changed_at": at}
    meeting = Meeting(unit_id=unit_id, kind=kind, local_date=day, called_by=by, **times, **rolled)
    meeting.state, meeting.expected = "closed", expected
    session.add(meeting)
    session.flush()


async def test_a_head_reads_edits_and_sends_what_the_books_say(town: Town, platform: str) -> None:
    with time_machine.travel("2026-10-01T09:00:00+07:00") as clock:
        head = await town.member(platform, "Lê Thị Hạnh", role=Role.HEAD)
        cadre = await town.member(platform, "Phạm Thị Thập", role=Role.CADRE, unit="commune")
        for name in ("Nguyễn Thị Đào", "Trần Thị Cúc", "Lê Thị Sen"):
            town.on_paper(name)
        for day, present in ((5, 3), (12, None), (20, 4)):
            town.write(meet, town.ids["man"], date(2026, 10, day), present)
        clock.move_to("2026-10-29T05:00:00+07:00")
        await town.tick()
        assert "Báo cáo" not in head.last, "never at night"
        clock.move_to("2026-10-29T08:00:00+07:00")
        await town.tick()
        read = head.last
        assert "Báo cáo thôn Mận, tháng 10/2026: bản nháp" in read
        assert "chi hội tổ chức 3 buổi sinh hoạt, 7 lượt hội viên tham dự (đạt 88%, 7/8 lượt)" in read
        assert "còn 1 buổi chưa điểm danh (12/10) nên chưa tính số người dự" in read
        assert "tổng số hội viên đến ngày 29/10 là 4" in read
        assert "1. Đúng rồi, gửi  2. Sửa  3. Xem tệp Word" in read or platform == "telegram"
        assert len(read.split("\n")) <= 12
        clock.move_to("2026-10-29T10:00:00+07:00")
        await town.tick()
        assert len(town.rows(Message, kind="report-draft")) == 2, "once for a unit and period"

        assert "Theo sổ là 3" in await head.says("sua so buoi thanh 4")
        changed = await head.says("quên ghi buổi 27/10")
        said = "Dạ, số buổi sinh hoạt: 3 → 4 (theo sổ: 3). Vì sao khác sổ: quên ghi buổi 27/10."
        assert changed.startswith(said), "what she changed, and not nine lines again"
        assert "tổ chức" not in changed
        changed = await head.taps("Xem cả báo cáo")
        assert "tổ chức 4 (theo sổ: 3) buổi" in changed
        assert "còn 1 buổi chưa điểm danh (12/10)" in changed, "of the meeting that she added nobody knows"
        assert "Vì sao khác sổ: số buổi sinh hoạt 4 (theo sổ: 3): quên ghi buổi 27/10." in changed
        assert "(3) Khó khăn, đề xuất: Có 2 vụ bạo lực gia đình" in await head.says(
            "khó khăn: có 2 vụ bạo lực gia đình"
        )
        assert "(3) Thăm 3 chị ốm" in await head.says("thêm: thăm 3 chị ốm")
        assert "Thăm" not in await head.says("bỏ đoạn 3")
        assert "(3) Thăm 3 chị ốm" in await head.taps("Lấy lại đoạn vừa bỏ")
        assert "đoạn 1 đến 4" in await head.says("bỏ đoạn 9")
        assert "bản nháp" in await head.says("làm báo cáo tháng")
        assert "1. Sửa số buổi sinh hoạt" in await head.says("2") or platform == "telegram"
        await head.says("2")
        assert "nhiều nhất 8" in await head.says("99")
        assert "một con số" in await head.says("nhiều lắm")
        left = await head.says("0")
        assert "vẫn như cũ" in left
        assert "tổ chức 4" in left, "the way out leaves all as it was, and leads back to the report"
        assert "gửi lên xã Hoa Mai" in await head.says("1")
        await head.says("báo cáo tháng 10")
        assert "đã xác nhận rồi" in await head.says("thêm: thăm 4 chị ốm")

        standing = await cadre.says("chi hội nào chưa gửi báo cáo")
        assert "0/2 chi hội đã gửi, 1 nơi đã xác nhận, chờ chốt sổ." in standing
        assert "thôn Mận (chị Hạnh): đã xác nhận, chờ chốt sổ" in standing
        assert "Còn thiếu báo cáo: thôn Bưởi" in cadre.last
        unsent = await cadre.says("báo cáo thôn Mận tháng 10")
        assert "Báo cáo thôn Mận, tháng 10/2026: đã chốt, chưa gửi." in unsent
        assert "buổi sinh hoạt" not in unsent
        own = await cadre.says("báo cáo tháng 10")
        assert "Đã chốt, chưa gửi, nhưng số đã cộng vào đây: thôn Mận." in own
        assert "quên ghi" not in own, "why is the branch's own until it is sent"
        assert "Khó khăn các nơi đã ghi" not in own
        clock.move_to("2026-11-01T07:00:00+07:00")
        await town.tick()
        assert {row.state for row in town.rows(ReportDraft, unit_id=town.ids["man"])} == {"sent"}
        assert "tổ chức 4 (theo sổ: 3) buổi" in await cadre.says("báo cáo thôn Mận tháng 10"), "sent, it is read"
        asked = await cadre.says("báo cáo tháng 10")
        assert "các chi hội tổ chức 4 buổi sinh hoạt, 7 lượt" in asked, "the branch's own confirmed figures"
        assert "Có 1/2 chi hội sinh hoạt" in asked
        assert "Còn thiếu báo cáo: thôn Bưởi." in asked
        assert "Nơi dưới đã sửa số: thôn Mận: số buổi sinh hoạt 4 (theo sổ: 3; quên ghi buổi 27/10)." in asked
        assert "bạo lực" not in asked, "hers to be read, not joined by itself"
        assert "thôn Mận: Có 2 vụ bạo lực gia đình" in await cadre.taps("Khó khăn các nơi đã ghi (1)")
        await cadre.taps("Xem báo cáo")
        assert "Còn 1 chi hội chưa gửi báo cáo, 1 buổi chưa điểm danh" in await cadre.taps("Đúng rồi, gửi")
        assert "bản nháp" in await cadre.taps("Chờ đã")
        await cadre.taps("Đúng rồi, gửi")
        assert "đã gửi báo cáo xã Hoa Mai lên tỉnh Ban Mai" in await cadre.taps("Vẫn gửi")
        clock.move_to("2026-11-23T07:00:00+07:00")
        standing = await cadre.says("nơi nào chưa gửi báo cáo")
        assert "Báo cáo tháng 10/2026, xã Hoa Mai: 1/2 chi hội đã gửi" in standing, "what closed last is not complete"
        assert "Đang tính tháng 11/2026, 30/11 mới chốt sổ." in standing
        assert "Báo cáo tháng 11/2026" in await cadre.taps("Tháng 11/2026")
        assert "Nhắc những nơi" not in cadre.last, "a week before its reports are written"
        assert "Họp ngày nào" in await head.says("mời họp")
        left = await head.says("tỷ lệ tập hợp")
        assert 'đang dở em giữ lại, chưa gửi và chưa ghi gì. Xong chị nhắn "làm tiếp"' in left
        assert "chưa có số phụ nữ từ 18 tuổi" in left, "answered at once, without a time"
        assert "Họp ngày nào" in await head.says("làm tiếp"), "a call is taken up again, too"


async def test_what_was_confirmed_before_the_books_closed_is_asked_again_when_they_move(database_url: str) -> None:
    with time_machine.travel("2026-10-01T09:00:00+07:00") as clock:
        async with running_town(database_url) as town:
            head = await town.member("zalo-bot", "Lê Thị Hạnh", role=Role.HEAD)
            lan = await town.member("zalo-bot", "Trần Thị Lan", role=Role.HEAD, branch="buoi")
            cadre = await town.member("zalo-bot", "Phạm Thị Thập", role=Role.CADRE, unit="commune")

            def books(session: Session) -> None:
                commune = session.get_one(Unit, town.ids["commune"])
                commune.settings = {"cut_off": 15}
                session.add(commune)
                meet(session, town.ids["man"], date(2026, 10, 5), 1, 1)

            town.write(books)
            clock.move_to("2026-10-13T08:00:00+07:00")
            await town.tick()
            assert "tháng 10/2026 (16/9–15/10/2026)" in head.last
            assert "thứ Năm 15/10" in await head.says("1")
            town.write(meet, town.ids["man"], date(2026, 10, 15), 1, 1)
            clock.move_to("2026-10-16T07:00:00+07:00")
            await town.tick()
            assert "số có thay đổi" in head.last
            assert "2 buổi sinh hoạt" in head.last
            assert "đã gửi báo cáo thôn Mận lên xã Hoa Mai" in await head.says("1")

            standing = await cadre.says("báo cáo của xã gửi chưa")
            assert "1. thôn Bưởi (chị Lan): chưa làm, chưa họp" in standing
            nudge = next(line for line in standing.split("\n") if "Nhắc những nơi" in line)
            assert "em nhắc thôn Bưởi" in await cadre.says(nudge.partition(".")[0])
            await town.quiet()
            assert "Chị Thập ở xã Hoa Mai nhắc" in lan.last
            assert "Nhắc những nơi" not in await cadre.says("ai chưa gửi báo cáo"), "once a day"
            assert "lên xã Hoa Mai" in await lan.says("1")
            await town.quiet()
            assert "đã gửi đủ báo cáo tháng 10/2026" in cadre.last
            assert "chi hội tổ chức 2 buổi" in await cadre.says("báo cáo tháng 10")
            assert "lên tỉnh Ban Mai" in await cadre.says("1")

            def late(session: Session) -> None:
                meeting = session.exec(select(Meeting).where(Meeting.local_date == date(2026, 10, 5))).one()
                meeting.present = 0
                session.add(meeting)

            town.write(late)
            seen = await head.says("báo cáo tháng 10")
            assert "2 lượt hội viên tham dự (đạt 100%, 2/2 lượt)" in seen, "the figures of that moment"
            assert "Thay đổi sau khi chốt: số lượt hội viên dự sinh hoạt 2 → 1." in seen
            assert "mở một bản sửa" in await head.says("1")
            assert "bản sửa, chưa gửi" in head.last
            assert "Thay đổi sau khi chốt" not in head.last, "this one is not settled yet"
            assert "bản này chưa tính: số lượt hội viên dự sinh hoạt 2 → 1" in head.last
            assert "1/1" not in await head.says("sửa lượt dự thành 1 vì ghi nhầm một chị")
            await head.says("1")
            await town.quiet()
            assert "đã gửi bản sửa báo cáo tháng 10/2026" in cadre.last
            assert sorted(row.state for row in town.rows(ReportDraft, unit_id=town.ids["man"])) == ["replaced", "sent"]


async def test_the_second_of_two_who_edit_at_once_is_told(town: Town) -> None:
    with time_machine.travel("2026-11-22T09:00:00+07:00"):
        head = await town.member("zalo-bot", "Lê Thị Hạnh", role=Role.HEAD)
        deputy = await town.member("zalo-bot", "Đỗ Thị Hoa", role=Role.DEPUTY)
        member = await town.member("zalo-bot", "Nguyễn Thị Lụa")
        await head.says("làm báo cáo tháng 10")
        await deputy.says("làm báo cáo tháng 10")
        await head.says("thêm: chi hội trồng 20 cây hoa")
        told = await deputy.says("thêm: chi hội trồng hoa")
        assert "Chị Hạnh vừa sửa báo cáo này lúc 9 giờ" in told
        assert "chi hội trồng hoa" not in await deputy.says("1")
        assert "Chi hội trồng 20 cây hoa" in deputy.last
        await head.says("báo cáo tháng 10")
        assert "Báo cáo" not in await head.says("thêm: Nguyễn Thị Mơ 1980"), "that is a woman for the book"
        assert "Báo cáo thôn" not in await member.says("báo cáo tháng 10")


async def test_bad_times_and_places_get_a_sentence(town: Town) -> None:
    with time_machine.travel("2026-11-22T09:00:00+07:00"):
        head = await town.member("zalo-bot", "Lê Thị Hạnh", role=Role.HEAD)
        assert "tháng từ 1 đến 12" in await head.says("báo cáo tháng 13")
        assert "một năm có 4 quý" in await head.says("/baocao quý 5")
        assert "chị ạ" in await head.says("báo cáo năm 9999")
        assert "chưa tới" in await head.says("báo cáo tháng 12/2026")
        assert "không tìm thấy đơn vị" in await head.says("báo cáo tháng 10 xã Hoa Đào")
        assert "Tháng 10/2026" in await head.says("/baocao")
        assert "Báo cáo thôn Mận, 6 tháng đầu năm 2026" in await head.says("/baocao 6 tháng")
        assert "dài quá" in await head.says(f"thêm: {'x' * 2500}")


async def test_the_word_file_has_both_numbers_and_no_signature(town: Town) -> None:
    from docx import Document

    with time_machine.travel("2026-11-22T09:00:00+07:00"):
        head = await town.member("telegram", "Lê Thị Hạnh", role=Role.HEAD)
        town.write(meet, town.ids["man"], date(2026, 10, 5), 1, 1)
        await head.says("báo cáo tháng 10")
        await head.says("sửa số buổi thành 2 vì quên ghi một buổi")
        await head.says("xem tệp word")
        await town.until(lambda: bool(town.rows(StoredFile)), "no file was made")
        file = town.rows(StoredFile)[0]
        assert file.name == "Báo cáo thôn Mận tháng 10-2026.docx"
        document = Document(io.BytesIO(file.content))
        section = document.sections[0]
        assert (round(section.page_width.cm, 1), round(section.page_height.cm, 1)) == (21.0, 29.7)
        said = "\n".join(paragraph.text for paragraph in document.paragraphs)
        assert "tổ chức 2 (theo sổ: 1) buổi sinh hoạt" in said
        assert "Số buổi sinh hoạt ghi 2 (theo sổ: 1)" in said
        assert "người sửa: Lê Thị Hạnh. Lý do: quên ghi một buổi." in said
        assert "DỰ THẢO" in said
        rows = [[cell.text for cell in row.cells] for row in document.tables[2].rows]
        assert ["1", "Số buổi sinh hoạt", "2", "1"] in rows
        name = town.rows(Person, full_name="Lê Thị Hạnh")[0].full_name
        assert name not in "\n".join(cell.text for row in document.tables[-1].rows for cell in row.cells)
