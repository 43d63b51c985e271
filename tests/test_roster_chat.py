"""A head sends her list as a file, sees what was read in it, and says yes, no, or "take it back"."""

import io
import zipfile
from collections.abc import Awaitable, Sequence

import pytest
from sqlmodel import Session, select

from models.jobs import Job, JobState
from models.members import Membership, MemberState, Person
from models.posts import Post, Role
from models.roster_batches import BatchState, ImportBatch
from models.tree_changes import change
from models.tree_changes_kept import Deed, What
from models.units import Unit, UnitKind
from tests.chat import Phone, Town
from tests.fakes.telegram_people import Person as OnTelegram
from tests.rosters import DAO, GAM, HEADER, LUA, many
from tests.test_roster_files import excel


async def sends(phone: Phone, content: bytes, name: str = "danh sách.xlsx") -> str:
    """Send a file and read the first answer."""
    assert isinstance(phone.device, OnTelegram)
    return await answer_to(phone, phone.device.sends_document(name, content))


async def answer_to(phone: Phone, act: Awaitable[None]) -> str:
    """Do something and read the first answer to it."""
    await phone.town.quiet()
    before = len(phone.arrived())
    await act
    await phone.town.until(lambda: len(phone.arrived()) > before, "no answer")
    return phone.arrived()[before]


async def head_of_man(town: Town) -> Phone:
    return await town.member("telegram", "Lê Thị Hạnh", role=Role.HEAD)


def a_list(*rows: Sequence[object]) -> bytes:
    return excel(Man=[HEADER, *rows])


def in_book(town: Town) -> int:
    return len([m for m in town.rows(Membership) if m.batch_id is not None])


async def test_a_head_sends_her_list_says_yes_and_takes_it_back(town: Town) -> None:
    hanh = await head_of_man(town)
    no_year = [4, "Võ Thị Ngân", "", "", "", ""]
    assert "đang đọc danh sách thôn Mận" in await sends(hanh, a_list([2, *LUA[1:]], [3, *GAM[1:]], no_year, LUA))
    seen = await hanh.gets("1. Đồng ý")
    assert "đọc được 3 chị" in seen
    assert "trùng 1 dòng" in seen
    assert "Dòng 4, chị Võ Thị Ngân: chưa có năm sinh, em vẫn ghi chị ấy, năm sinh để trống (cột C)." in seen
    assert in_book(town) == 0
    assert "ghi thêm 3 chị vào sổ thôn Mận" in await hanh.taps("Đồng ý")
    assert in_book(town) == 3
    assert "đã bỏ 3 chị" in await hanh.taps("Sửa lại")
    assert in_book(town) == 0
    await sends(hanh, a_list([2, *LUA[1:]], [3, *GAM[1:]], [4, "Mít", 2090, "", "", ""], no_year))
    assert "Dòng 4, chị Mít: chưa đúng họ và tên nên em bỏ qua" in await hanh.gets("chưa đúng")
    town.write(_merged)
    anew = await hanh.taps("Đồng ý")
    assert "thôn Mận đã sáp nhập vào thôn Mận Bưởi" in anew
    assert "Danh sách thôn Mận Bưởi: em đọc được 3 chị" in anew
    assert "chị Mít: chưa đúng họ và tên" in anew
    assert in_book(town) == 0
    assert "ghi thêm 3 chị vào sổ thôn Mận Bưởi" in await hanh.taps("Đồng ý")


def _merged(session: Session) -> None:
    """Her branch and its neighbour become one, which she heads."""
    names = select(Unit.name, Unit.id).where(Unit.kind == UnitKind.BRANCH)
    units = dict(session.exec(names).all())
    post = session.exec(select(Post.id).where(Post.role == Role.HEAD)).first()
    both = (units["thôn Mận"] or 0, units["thôn Bưởi"] or 0)
    change(session, None, Deed(What.MERGE, both, name="thôn Mận Bưởi", head=post))


async def test_whoever_has_another_name_in_the_book_is_asked_about_and_not_written_twice(town: Town) -> None:
    hanh = await head_of_man(town)
    town.on_paper("Nguyễn Thị Lan", year=1975, phone="+84385550101")  # STT 2 to 4
    town.on_paper("Trần Thị Cúc", year=1960)
    town.on_paper("Võ Thị Thơm", year=1980, phone="+84385550103")
    rows = (
        [2, "Nguyễn Thị Lân", 1957, "0385550101", "", ""],
        [3, "Trần Thị Kim Cúc", 1960, "", "", ""],
        [9, "Võ Thị Thêm", 1980, "0385550103", "", ""],
        [10, "Võ Thị Út", 1999, "0385550103", "", ""],
    )
    await sends(hanh, a_list(*rows))
    seen = await hanh.gets("hỏi chị trước")
    assert "Mới 1 chị, cần hỏi lại 3" in seen
    assert "Dòng 3 Trần Thị Kim Cúc (1960): có phải chị 3. Trần Thị Cúc (1960) không?" in seen
    assert "Dòng 5, chị Võ Thị Út: chung số điện thoại với STT 4 trong sổ." in seen
    first = await hanh.taps("Đồng ý")
    assert "Dòng 2 ghi Nguyễn Thị Lân (1957). Trong sổ STT 2 là Nguyễn Thị Lan (1975). Có phải một chị" in first
    assert "Dòng 3 ghi Trần Thị Kim Cúc" in await hanh.says("đúng rồi")
    assert "Dòng 3 ghi Trần Thị Kim Cúc" in await hanh.says("😀")
    assert "Dòng 4 ghi Võ Thị Thêm" in await hanh.says("1")
    assert "ghi thêm 2 chị vào sổ thôn Mận, sửa 2 chị" in await hanh.taps("Không, hai chị khác nhau")
    assert town.rows(Person, full_name="Trần Thị Kim Cúc")[0].folded == "tran thi kim cuc"
    assert len(town.rows(Membership)) == 6
    await hanh.taps("Sửa lại")
    assert len(town.rows(Person, full_name="Trần Thị Cúc")) == 1
    await sends(hanh, a_list(rows[0]))
    await hanh.gets("đọc được 1 chị")
    assert "Dòng 2" in await hanh.taps("Đồng ý")
    assert "thôi việc đó" in await hanh.says("0")
    assert len(town.rows(Membership)) == 4


async def test_a_phone_that_differs_from_the_book_is_said_with_whose_it_is_and_what_becomes_of_it(town: Town) -> None:
    hanh = await head_of_man(town)  # STT 1
    town.on_paper("Vũ Thị Nga", year=1980, phone="+84385550102")
    town.on_paper("Trần Thị Cúc", year=1960)
    await town.member("zalo-bot", "Võ Thị Sương", year=1975, number="0385550103", role=Role.DEPUTY)
    rows = (
        [2, "Vũ Thị Nga", 1980, "0385550999", "", ""],
        [3, "Trần Thị Cúc", 1960, "0385550777", "", ""],  # none before: nothing differs
        [4, "Võ Thị Sương", 1975, "0385550888", "", ""],
    )
    await sends(hanh, a_list(*rows))
    seen = await hanh.gets("1. Đồng ý")
    assert "Dòng 2: Vũ Thị Nga, STT 2, số điện thoại khác trong sổ, em ghi số mới." in seen
    assert "Dòng 4: Võ Thị Sương, STT 4, số điện thoại khác trong sổ, em giữ số cũ" in seen
    assert "ghi thêm hoặc sửa 2" in seen
    assert "Cúc" not in seen
    kept = town.rows(ImportBatch)[0].summary
    assert "Nga" not in str(kept), "names stay under seal"
    await hanh.taps("Đồng ý")
    await sends(hanh, a_list(rows[2]))
    again = await hanh.gets("không phải ghi gì thêm")
    assert "giữ số cũ" in again, "said where nothing else is to be written, too"


async def test_a_second_yes_writes_nothing_and_says_so(town: Town) -> None:
    hanh = await head_of_man(town)
    await sends(hanh, a_list([2, *LUA[1:]]))
    await hanh.gets("Đồng ý")
    assert isinstance(hanh.device, OnTelegram)
    shown = hanh.device.screen[-1]
    (_label, yes), *_ = shown.buttons[0]
    assert "ghi thêm 1 chị" in await hanh.taps("Đồng ý")
    await hanh.device._presses(shown, yes)  # as a slow phone does, that still shows the button
    await hanh.gets("đồng ý rồi")
    assert in_book(town) == 1


async def test_no_leaves_the_book_alone(town: Town) -> None:
    hanh = await head_of_man(town)
    await sends(hanh, a_list([2, *LUA[1:]]))
    await hanh.gets("Đồng ý")
    assert "không ghi gì vào sổ thôn Mận" in await hanh.taps("Thôi")
    assert [batch.state for batch in town.rows(ImportBatch)] == [BatchState.DROPPED]


def zip_bomb() -> bytes:
    content = io.BytesIO()
    with zipfile.ZipFile(content, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("xl/worksheets/sheet1.xml", b"0" * 250_000_000)
    return content.getvalue()


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"%PDF-1.7 invented", "không phải bảng danh sách"),
        (b"   ", "không có gì ở trong"),
        (b"\xd0\xcf\x11\xe0" + "EncryptedPackage".encode("utf-16-le"), "có đặt mật khẩu"),
        (b"PK\x03\x04 half a workbook", "không mở được tệp này"),
        (excel(Man=[["Một trang", "không có bảng"]]), "không thấy cột họ tên"),
        (excel(Man=[HEADER]), "chưa có ai"),
    ],
    ids=["a renamed PDF", "an empty file", "a file with a password", "half a file", "no table", "an empty table"],
)
async def test_a_file_that_is_no_list_gets_a_clear_sentence(town: Town, content: bytes, words: str) -> None:
    hanh = await head_of_man(town)
    await sends(hanh, content)
    await hanh.gets(words)
    assert town.rows(ImportBatch) == []


WANTS_A_LOOK = (
    [5, "Đào Thị Na", "1875", "", "", ""],
    [6, "Lê Thị Gấm", "31/2/1970", "", "", ""],
    [7, "Võ Thị Bé", "2020", "", "", ""],
    [8, "Vũ Thị Nga", "1980", "09123", "", ""],
    [9, "", "1981", "0385550999", "", ""],
)


async def test_a_list_in_the_middle_of_another_question_is_read_and_nothing_is_lost(town: Town) -> None:
    hanh = await head_of_man(town)
    town.on_paper("Nguyễn Thị Lan")
    await hanh.says("2 đã mất")
    assert "lớn quá" in await sends(hanh, b"0" * 10_000_001)
    between = await sends(hanh, a_list(*WANTS_A_LOOK))
    assert "nhận danh sách thôn Mận rồi" in between
    assert "đã mất, đúng không ạ" in between, "the open question is put again"
    await hanh.device.types("1")  # it answers the open question; the list waits until then
    seen, look = await hanh.gets("1. Đồng ý"), "chị xem lại giúp em"
    assert town.rows(Membership, number=2)[0].state == MemberState.DIED
    # Each line that wants a look is said with her name, what stands there, and what to do.
    assert f"Dòng 2, chị Đào Thị Na: năm sinh 1875 xa quá nên em để trống, {look} (cột C)." in seen
    assert f"Dòng 3, chị Lê Thị Gấm: năm sinh 31/2/1970 không có trong lịch nên em để trống, {look} (cột C)." in seen
    assert "Dòng 4, chị Võ Thị Bé: sinh 2020, chưa đủ 18 tuổi nên em chưa ghi (cột C)." in seen
    assert f"Dòng 5, chị Vũ Thị Nga: số điện thoại 09123 thiếu số nên em chưa ghi số này, {look} (cột D)." in seen
    assert "Dòng 6, cột B: không thấy họ tên nên em bỏ qua, chị điền tên giúp em." in seen
    kept = str(town.rows(ImportBatch)[0].summary)
    assert "Gấm" not in kept, "names and what stands beside them are kept under seal"
    assert "1875" not in kept
    assert "ghi thêm 3 chị" in await hanh.taps("Đồng ý")
    tho = await town.member("telegram", "Phạm Thị Thơ", role=Role.CADRE, unit="commune")
    await tho.says("mời họp")
    between = await sends(tho, a_list(LUA))
    assert "Danh sách này của đơn vị nào" in between
    assert "giữ lại" in between
    assert "đang đọc danh sách thôn Bưởi" in await tho.says("buoi")
    await tho.gets("đọc được 1 chị")
    assert "Chị mời những ai" in await tho.says("làm tiếp")
    lua = await town.member("telegram", "Nguyễn Thị Lụa")
    await lua.says("hồ sơ")
    assert "danh sách" not in await sends(lua, a_list(GAM))


async def test_a_zip_bomb_is_too_large(town: Town) -> None:
    hanh = await head_of_man(town)
    await sends(hanh, zip_bomb())
    await hanh.gets("lớn quá")


async def test_a_photo_of_a_list_is_answered_with_what_to_send(town: Town) -> None:
    hanh = await head_of_man(town)
    await hanh.says("hội viên")
    assert "gửi em tệp danh sách" in await hanh.taps("Nhập danh sách từ tệp")
    assert isinstance(hanh.device, OnTelegram)
    assert "chưa đọc được danh sách trong ảnh" in await answer_to(hanh, hanh.device.sends_photo())
    assert "đang đọc danh sách thôn Mận" in await sends(hanh, a_list([2, *LUA[1:]]))


async def test_a_file_from_a_member_is_kindly_refused(town: Town) -> None:
    lua = await town.member("telegram", "Nguyễn Thị Lụa")
    assert "chỉ nhận của chi hội trưởng" in await sends(lua, a_list(GAM))
    assert town.rows(Job) == []


async def test_a_cadre_says_whose_list_it_is(town: Town) -> None:
    tho = await town.member("telegram", "Phạm Thị Thơ", role=Role.CADRE, unit="commune")
    content = excel(**{"Thôn Mận": [HEADER, LUA, GAM], "Thôn Bưởi": [HEADER, DAO]})
    assert "Danh sách này của đơn vị nào" in await sends(tho, content)
    assert "đang đọc danh sách xã Hoa Mai" in await tho.taps("Cả xã Hoa Mai")
    assert "đọc được 3 chị" in await tho.gets("Đồng ý")
    await tho.taps("Đồng ý")
    assert sorted(m.unit_id for m in town.rows(Membership)) == [town.ids["man"]] * 2 + [town.ids["buoi"]]


async def test_a_cadre_may_type_the_hamlets_name(town: Town) -> None:
    tho = await town.member("telegram", "Phạm Thị Thơ", role=Role.CADRE, unit="commune")
    await sends(tho, a_list(LUA))
    assert "không thấy đơn vị nào tên như vậy" in await tho.says("thôn Xoài")
    assert "đang đọc danh sách thôn Bưởi" in await tho.says("buoi")


async def test_on_zalo_the_head_hears_how_to_hand_her_list_in(town: Town) -> None:
    hanh = await town.member("zalo-bot", "Lê Thị Hạnh", role=Role.HEAD)
    await hanh.says("hội viên")
    assert "Ở đây không gửi tệp được" in await hanh.taps("Nhập danh sách từ tệp")
    assert "tệp" not in await hanh.says("lịch họp")  # nothing waits for a file that cannot come


async def test_a_long_list_is_written_and_taken_back_by_jobs(town: Town) -> None:
    hanh = await head_of_man(town)
    await sends(hanh, a_list(*many(1100)))
    await hanh.gets("1. Đồng ý")
    assert "đang ghi 1.100 chị" in await hanh.taps("Đồng ý")
    await hanh.gets("ghi thêm 1.100 chị vào sổ thôn Mận, lập 12 tổ")
    assert in_book(town) == 1100
    assert "đang bỏ 1.100 chị" in await hanh.taps("Sửa lại")
    await hanh.gets("đã bỏ 1.100 chị")
    assert in_book(town) == 0


async def test_a_job_whose_process_died_is_taken_again_and_at_last_apologised_for(town: Town) -> None:
    hanh = await head_of_man(town)
    await sends(hanh, a_list(LUA))
    await hanh.gets("Đồng ý")

    def died(session: Session, tries: int) -> None:
        job = session.exec(select(Job)).one()
        job.state, job.tries, job.claimed_at = JobState.RUNNING, tries, 0.0
        session.add(job)

    await town.house.db.write(died, 1)
    await town.until(lambda: town.rows(Job)[0].state == JobState.DONE, "the job was not taken again")
    await town.house.db.write(died, 3)
    await hanh.gets("chưa đọc xong được danh sách")
    assert [job.state for job in town.rows(Job)] == [JobState.FAILED]
