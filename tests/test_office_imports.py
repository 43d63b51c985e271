"""Lists, files of units and numbers of women from the cadres' page: looked at first, written once, taken back."""

import re
from typing import Any

import aiohttp
import pytest
from sqlmodel import Session, delete, select

from models.files import StoredFile
from models.members import MEMBER_STATES, Membership
from models.unit_files import read_tree
from models.women_counts import WomenCount
from tests.office_visit import words_of
from tests.test_office_announcements import hidden, sends
from tests.test_office_figures import Office, office

__all__ = ["office"]
ROSTER = "STT,Họ và tên,Năm sinh,Điện thoại,Tổ\n3,Nguyễn Thị Lụa,1961,0383456789,\n20,Bùi Thị Mơ,1970,,\n21,,1971,,\n"
TREE = "code,name,kind,parent_code\nMAN,thôn Mận Đông,branch,XA\nCAM,thôn Cam,branch,XA\n"


def file_form(content: str | bytes, name: str = "danh-sach.csv", **fields: Any) -> aiohttp.FormData:
    """A form with a file, as a browser sends it."""
    form = aiohttp.FormData()
    for key, value in fields.items():
        form.add_field(key, str(value))
    form.add_field("file", content.encode() if isinstance(content, str) else content, filename=name)
    return form


def _women(session: Session, unit_id: int) -> int:
    rows = select(Membership).where(Membership.unit_id == unit_id)
    return sum(one.state in MEMBER_STATES for one in session.exec(rows).all())


async def test_a_list_is_read_looked_at_written_and_taken_back(office: Office) -> None:
    man = office.town.units["man"]
    await office.enters("head")
    page = words_of(await sends(office, "/imports", file_form(ROSTER, unit=man)))
    assert "đọc được 2 chị" in page
    assert "Mới 1 chị" in page
    lines = page[page.index("Từng dòng trong tệp") :]
    assert "1 dòng cần xem lại" in lines
    assert lines.index("(không có tên) 21 Bỏ qua Không thấy họ tên nên em bỏ qua") < lines.index(
        "Nguyễn Thị Lụa 1961 3 Ghi thêm hoặc sửa: số điện thoại"
    )
    assert "Bùi Thị Mơ 1970 20 Thêm vào sổ" in lines
    assert office.site.read(_women, man) == 5
    twice = (
        "STT,Họ và tên,Năm sinh,Tổ\n3,Lê Thị Bòng,,Tổ 9\n6,Lê Thị Bòng,,Tổ 9\n9,Bùi Thị Mơ,1970,\n"
        "12,Lý Thị Xa,2090,\n13,Mít,2090,\n"
    )
    second = words_of(await sends(office, "/imports", file_form(twice, "sau.csv", unit=man)))
    assert "Tệp gửi trước (danh-sach.csv) chưa ghi vào sổ, em thay bằng tệp này" in second
    assert "Lập thêm 1 tổ: Tổ 9." in second
    assert "Năm sinh chưa tới nên em để trống" in second
    assert "Mít 13 Bỏ qua Chưa đúng họ và tên nên em bỏ qua" in second
    assert "4 dòng cần xem lại" in second  # the third gets another number: nothing to repair in the file
    assert "STT 9 có người rồi" in second
    assert "Trùng tên với dòng 2, không rõ có phải một người" in second
    assert "danh-sach.csv 23/11/2026 thôn Mận Đã thay bằng tệp gửi sau" in await office.reads("/imports")
    third = words_of(await sends(office, "/imports", file_form(ROSTER, unit=man)))
    assert "Tệp gửi trước (sau.csv)" in third
    written = words_of(await sends(office, "/imports/3/write", {}))
    assert "Đã ghi vào sổ" in written
    assert "Bùi Thị Mơ" not in written
    assert office.site.read(_women, man) == 6
    assert "ghi" in words_of(await sends(office, "/imports/3/write", {}, 409))
    undone = words_of(await sends(office, "/imports/3/undo", {}))
    assert "Đã lấy lại như cũ" in undone
    assert office.site.read(_women, man) == 5
    assert "danh-sach.csv" in await office.reads("/imports")


@pytest.mark.parametrize(
    ("content", "words"),
    [("", "Chưa có tệp"), (b"%PDF-1.4 x", "không phải bảng"), ("a,b\n1,2", ""), (b"ghi tay", "gửi tệp Excel")],
)
async def test_a_file_that_is_no_list_is_said_to_be_so(office: Office, content: str | bytes, words: str) -> None:
    await office.enters("cadre")
    form = file_form(content, "x.xlsx" if content == b"ghi tay" else "danh-sach.csv", unit=office.town.units["man"])
    async with office.http.post("/imports", data=form) as answer:
        assert answer.status in {409, 422}
        assert words in words_of(await answer.text())
    async with office.http.post("/imports", data=file_form(ROSTER, unit="x")) as answer:
        assert answer.status == 403 or answer.status == 404


async def test_a_file_of_units_is_a_dry_run(office: Office) -> None:
    await office.enters("cadre")
    page = words_of(await sends(office, "/imports-units", file_form(TREE)))
    assert "Đơn vị mới 1" in page
    assert "thôn Mận thành thôn Mận Đông (MAN)" in page
    vietnamese = TREE.replace("code,name,kind,parent_code", "Mã đơn vị,Tên đơn vị,Loại đơn vị,Mã cấp trên")
    vietnamese = vietnamese.replace("branch", "chi hội").replace("Cam,chi hội", "Cam,Thôn")
    assert words_of(await sends(office, "/imports-units", file_form(vietnamese))) == page
    bad = words_of(await sends(office, "/imports-units", file_form("code,name,code,màu\nX,Y"), 409))
    assert "Thiếu cột Loại đơn vị" in bad
    assert bad.count("Không rõ cột") == 2
    for language in ("vi", "en"):
        await sends(office, "/language", {"language": language})
        async with office.http.get("/imports-units/sample") as answer:
            sample = await answer.read()
        assert [(one.code, one.kind, one.parent_code) for one in read_tree(sample, "x.xlsx")] == [
            ("XA", "commune", "TINH"),
            ("BUOI", "branch", "XA"),
            ("MAN", "branch", "XA"),
            ("OI", "branch", "XA"),
        ]
        again = words_of(await sends(office, "/imports-units", file_form(sample, "x.xlsx")))
    assert "As they are 4" in again
    await sends(office, "/language", {"language": "vi"})
    strange = file_form("code,name,kind,parent_code\nDAU,thôn Dâu Tây,branch,XA2\n")
    assert "không ở trong phần" in words_of(await sends(office, "/imports-units", strange, 409))


async def test_numbers_of_women_are_kept_with_their_source(office: Office) -> None:
    oi = office.town.units["oi"]
    await office.enters("cadre")
    assert "thôn Bưởi" in await office.reads("/gathering")
    form = {"unit": oi, "women": "1.2x", "base": "present", "source": "thống kê xã", "counted_on": "2026-09-30"}
    bad = await sends(office, "/gathering", form, 409)
    assert "Số chưa đúng" in words_of(bad)
    assert 'value="thống kê xã"' in bad
    for lacking, words in (("base", "tính theo cách nào"), ("source", "lấy từ đâu"), ("counted_on", "của ngày nào")):
        bare = await sends(office, "/gathering", form | {"women": "120", lacking: ""}, 409)
        assert words in words_of(bare).split("Ghi số của")[0]
        assert 'value="120"' in bare
    early = form | {"women": "120", "counted_on": "2027-09-30"}
    assert "chưa tới" in words_of(await sends(office, "/gathering", early, 409))
    page = await sends(office, "/gathering", form | {"women": "120"})
    assert "Chưa ghi gì" in words_of(page)
    assert "thống kê xã 30/9/2026 Tính người có mặt" in words_of(page)
    assert not office.site.read(lambda session: session.exec(select(WomenCount).where(WomenCount.unit_id == oi)).all())
    kept = words_of(await sends(office, "/gathering-keep", hidden(page, "/gathering-keep")))
    assert "đã ghi thôn Ổi có 120 phụ nữ" in kept
    assert "thống kê xã 30/9/2026" in kept
    other = form | {"unit": office.town.units["buoi"], "women": "41"}
    fixed = words_of(await sends(office, "/gathering", other, 409))
    assert "nhiệm kỳ này" in fixed
    assert "ghi lý do đổi số vào ô Lý do" in fixed
    assert "nhắn kèm" not in fixed
    lines = "Đơn vị,Số phụ nữ\nthôn Ổi,130\nthôn Không,3\n"
    unsaid = file_form(lines, unit=office.town.units["xa"], source="phiếu")
    unsaid_page = await sends(office, "/gathering-sheet", unsaid, 409)
    assert "tính theo cách nào" in words_of(unsaid_page)
    assert "của ngày nào" in words_of(unsaid_page), "all that is lacking at once"
    assert 'value="phiếu"' in unsaid_page
    assert "em còn giữ: chị điền chỗ thiếu" in words_of(unsaid_page)
    again = {"source": "phiếu", "base": "present", "counted_on": "2026-10-01"}
    filled = file_form("", "", **dict(hidden(unsaid_page, "/gathering-sheet")), **again)
    filled_page = words_of(await sends(office, "/gathering-sheet", filled))
    assert "thôn Ổi 130 120" in filled_page
    assert "không rõ nơi nào" in filled_page
    no_book = file_form("ghi tay", "x.xlsx", unit=office.town.units["xa"], source="phiếu")
    assert "gửi tệp Excel" in words_of(await sends(office, "/gathering-sheet", no_book, 409))
    # Fewer women than members: said before it is kept.
    few = await sends(
        office, "/gathering", form | {"unit": office.town.units["man"], "women": "2", "reason": "đếm lại"}
    )
    assert "thôn Mận có 5 hội viên mà chỉ 2 phụ nữ: chị xem lại số này" in words_of(few)
    assert "Vẫn ghi số này" in few
    await sends(office, "/gathering-sheet", file_form("", "", unit=office.town.units["xa"], sheet="x"), 404)
    await a_large_sheet_is_chosen_once(office)
    said = {"base": "present", "source": "phiếu", "counted_on": "2026-10-01"}
    sheet = file_form(lines, unit=office.town.units["xa"], **said)
    page = await sends(office, "/gathering-sheet", sheet)
    assert "không rõ nơi nào" in words_of(page)
    none = await sends(
        office, "/gathering-sheet", file_form(lines[:23] + "thôn Không,3\n", unit=office.town.units["xa"], **said)
    )
    assert "Gửi tệp khác" in words_of(none)
    done = words_of(await sends(office, "/gathering-keep", hidden(page, "/gathering-keep")))
    assert "thôn Ổi có 130 phụ nữ từ 18 tuổi (trước là 120)" in done
    counts = office.site.read(
        lambda session: session.exec(select(WomenCount.women).where(WomenCount.unit_id == oi)).all()
    )
    assert sorted(counts) == [120, 130]
    await fewer_women_than_members_are_said_above(office)
    # The sum of the units has its rate, too; a name with a slip finds what comes near it.
    assert re.search(r"Cộng Hội viên: \d+ .*\d%", await office.reads("/units"))
    sums = (await office.reads("/units")).partition("Cộng")[2].partition("Buổi chưa")[0]
    assert re.findall(r"(\d+)%", sums)[-1:], sums
    found = await office.reads("/units?q=Bửi")
    assert "Gần giống thì có" in found
    assert "thôn Bưởi" in found
    assert "Không tìm thấy" not in found
    await office.enters("head")
    assert "là việc của cán bộ" in await office.reads("/gathering")
    await sends(office, "/gathering", {"unit": oi, "women": "1"}, 403)


async def a_large_sheet_is_chosen_once(office: Office) -> None:
    """More than a form carries: kept until it is written, whatever else was lacking; a day later it is gone."""
    xa, buoi = (office.town.units[key] for key in ("xa", "buoi"))
    lines = "Đơn vị,Số phụ nữ\nthôn Bưởi,44\n" + "".join(f"thôn Không Có Tên {n},{n}\n" for n in range(850))
    lacking = await sends(office, "/gathering-sheet", file_form(lines, unit=xa, source="phiếu", base="present"), 409)
    assert "em còn giữ" in words_of(lacking)
    again = {"source": "phiếu", "base": "present", "counted_on": "2026-10-01"}
    sheet = dict(hidden(lacking, "/gathering-sheet"))
    assert len(sheet["sheet"]) < 2000
    fixed = await sends(office, "/gathering-sheet", file_form("", "", **sheet, **again), 409)
    assert "ghi lý do đổi số vào ô Lý do" in words_of(fixed), "the number of the term stays without a reason"
    page = await sends(office, "/gathering-sheet", file_form("", "", **sheet, **again, reason="đếm lại"))
    form = hidden(page, "/gathering-keep")
    late = await sends(office, "/gathering-keep", [one for one in form if one[0] != "reason"], 409)
    assert "em còn giữ" in words_of(late)
    office.site.write(lambda session: session.exec(delete(StoredFile)))
    gone = await sends(office, "/gathering-sheet", file_form("", "", **sheet, **again), 409)
    assert "Tệp chị chọn lúc nãy em không còn giữ nữa" in words_of(gone)
    assert "em còn giữ:" not in words_of(gone)
    assert 'value="phiếu"' in gone
    done = words_of(await sends(office, "/gathering-keep", form))
    assert "thôn Bưởi có 44 phụ nữ" in done
    assert office.site.read(lambda session: session.exec(select(WomenCount.women).where(WomenCount.unit_id == buoi)))
    await office.enters("chair")
    await sends(office, "/gathering-sheet", file_form("", "", **sheet, **again), 404)
    await office.enters("cadre")


async def fewer_women_than_members_are_said_above(office: Office) -> None:
    """At every level with the list of those places, wherever they lie."""
    man = office.town.units["man"]
    said = {"base": "present", "source": "phiếu", "counted_on": "2026-10-01", "reason": "đếm lại"}
    page = await sends(office, "/gathering", said | {"unit": man, "women": "2"})
    await sends(office, "/gathering-keep", hidden(page, "/gathering-keep"))
    await office.enters("chair")
    words = "1 nơi bên dưới có hội viên nhiều hơn số phụ nữ"
    for path in ("/", f"/units/{office.town.units['xa']}", "/gathering"):
        assert words in await office.reads(path), path
    assert words not in await office.reads(f"/units/{office.town.units['xa2']}")
    listed = await office.reads("/gathering?which=wrong")
    assert "thôn Mận xã Hoa Mai 5 2" in listed
    assert "Xem tất cả các nơi" in listed
    await office.enters("cadre")
