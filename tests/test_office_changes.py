"""The tree's changes and posts from the cadres' page: filled in, looked at, done, taken back."""

import pytest
from sqlmodel import Session, func, select

from models import clock
from models.handovers import Handover, HandoverState, take
from models.meetings import Meeting, MeetingKind, MeetingState
from models.members import Person
from models.tree_changes_kept import UnitChange
from models.units import Unit
from tests.office_visit import words_of
from tests.test_office_announcements import hidden, sends
from tests.test_office_figures import Office, office
from tests.test_office_imports import file_form

__all__ = ["office"]


async def test_two_branches_merge_and_come_apart_again(office: Office) -> None:
    await office.enters("cadre")
    man, buoi = office.town.units["man"], office.town.units["buoi"]
    assert "Sáp nhập" in await office.reads("/changes")
    assert "thôn Bưởi" in await office.reads("/changes/new/merge")
    form = [("of", office.town.units["xa"]), ("unit", man), ("unit", buoi), ("name", "thôn Mận Bưởi")]
    one = words_of(await sends(office, "/changes/new/merge", form[:2], 409))
    assert "Sáp nhập cần ít nhất hai đơn vị" in one
    bad = await sends(office, "/changes/new/merge", [*form, ("day", "31/13/2026"), ("decision", "15/QĐ")], 409)
    assert "Ngày chưa đúng" in words_of(bad)
    assert 'value="15/QĐ"' in bad
    assert 'value="thôn Mận Bưởi"' in bad
    joined = words_of(await sends(office, "/changes/new/merge", [*form[:3], ("name", "thôn Bưởi")]))
    assert "Sáp nhập thôn Mận vào thôn Bưởi, từ" in joined
    assert "Gồm 2 chi hội, 5 hội viên." in joined
    assert "5 chị có STT mới trong sổ thôn Bưởi, từ 1 đến 5, xếp theo tên; thôn Bưởi giữ nguyên STT." in joined
    full = words_of(await sends(office, "/changes/new/close", [form[0], ("unit", man)], 409))
    assert (
        "Thôn Mận vẫn còn 5 hội viên, chưa giải thể được. Chị sáp nhập vào nơi khác, ví dụ: nhập thôn Mận vào" in full
    )
    split = [("unit", man), ("name1", "thôn Mận"), ("name2", "thôn Mận 2"), ("numbers2", "3")]
    parted = words_of(await sends(office, "/changes/new/split", [form[0], *split]))
    assert "Ở lại thôn Mận: 4 hội viên, chị" in parted
    assert "Sang thôn Mận 2: 1 hội viên, chưa có chi hội trưởng" in parted
    assert "Số phụ nữ từ 18 tuổi cũ là 8: tách xong" in parted
    roster = file_form("STT,Họ và tên,Năm sinh,Chi hội\n9,Bùi Thị Mơ,1970,thôn Mận\n", unit=man)
    await sends(office, "/imports", roster)
    offer = await sends(office, "/posts/look", {"unit": man, "role": "head", "name": "Lụa", "decision": "7/QĐ"})
    await sends(office, "/posts/do", hidden(offer, "/posts/do"))
    page = await sends(office, "/changes/new/merge", [*form, ("decision", "15/QĐ")])
    words = words_of(page)
    assert "Chi hội trưởng: chị chọn ở dưới có làm tiếp hay không." in words
    assert "chi hội trưởng, thôn Mận" not in words.partition("Thôi giữ việc")[2].partition("Ai làm")[0]
    assert "5 chị có STT mới trong sổ thôn Mận Bưởi, từ 1 đến 5, xếp theo tên. STT cũ vẫn xem lại được." in words
    assert "1 việc đã giao mà chưa ai nhận lời thì thôi giao." in words
    assert "1 danh sách hội viên chờ ghi vào sổ: chị xem lại rồi ghi vào sổ thôn Mận Bưởi." in words
    assert "Sáp nhập thôn Mận, thôn Bưởi thành thôn Mận Bưởi, từ 23/11/2026, quyết định 15/QĐ." in words
    assert "Gồm 2 chi hội, 5 hội viên." in words
    assert "Chi hội trưởng" in words or "Phạm Thị Head" in page
    done = words_of(await sends(office, "/changes/do", hidden(page, "/changes/do")))
    assert "sáp nhập thôn Mận, thôn Bưởi thành thôn Mận Bưởi" in done
    gone = await office.reads(f"/gathering?unit={man}")
    assert "Dạ, thôn Mận đã sáp nhập vào thôn Mận Bưởi" in gone
    assert "Xem trước" not in gone, "a closed unit takes no new number"
    count = {"unit": man, "women": "9", "base": "present", "source": "xã", "counted_on": "2026-11-01", "reason": "lại"}
    assert "đã sáp nhập vào" in words_of(await sends(office, "/gathering", count, 409))
    twice = words_of(await sends(office, "/changes/do", hidden(page, "/changes/do"), 409))
    assert "Vừa có thay đổi" in twice or "đã đóng" in twice
    change = office.site.read(lambda session: session.exec(select(UnitChange.id)).one())
    log = await office.reads("/changes")
    assert "(15/QĐ)" in log
    await a_list_follows_its_branch(office)
    assert "STT" in await office.reads(f"/changes/{change}/numbers")
    async with office.http.get(f"/units/{man}") as answer:
        closed = (await answer.text()).partition("<main")[2]
    assert "/settings" not in closed
    assert "/grades/" not in closed
    first = words_of(await sends(office, f"/changes/{change}/undo", {}))
    assert "5 chị về lại sổ cũ với STT cũ. Đúng, lấy lại như cũ" in first
    assert not office.site.read(lambda session: session.exec(select(UnitChange.undone_at)).one())
    called = office.site.write(_called_in_the_new_one)
    for words in (
        await office.reads(f"/changes/{change}"),
        words_of(await sends(office, f"/changes/{change}/undo", {})),
    ):
        assert "Không lấy lại như cũ được nữa ạ: từ đó đến nay thôn Mận Bưởi đã có 1 buổi họp." in words
        assert "Lấy lại như cũ" not in words
        assert "Đúng, lấy lại" not in words
    office.site.write(lambda session: session.delete(session.get_one(Meeting, called)))
    await another_change_in_the_way_is_named(office, change)
    back = words_of(await sends(office, f"/changes/{change}/undo", {"agreed": "1"}))
    assert "đã lấy lại như cũ" in back
    new = office.site.read(lambda session: session.exec(select(Unit.id).where(Unit.name == "thôn Mận Bưởi")).one())
    gone = await office.reads(f"/units/{new}", 410)
    assert "Thôn Mận Bưởi không còn Việc sáp nhập thôn Mận, thôn Bưởi thành thôn Mận Bưởi đã lấy lại như cũ" in gone
    async with office.http.get("/devices") as answer:
        assert "Tỷ lệ dự sinh hoạt =" not in await answer.text(), "it is about figures"
    assert "xong hoặc đã thôi" in words_of(await sends(office, f"/changes/{change}/undo", {"agreed": "1"}, 409))
    units = office.site.read(lambda session: session.exec(select(Unit.name).where(Unit.closed_on == None)).all())  # noqa: E711
    assert {"thôn Mận", "thôn Bưởi"} <= set(units)


async def a_list_follows_its_branch(office: Office) -> None:
    """Read for a branch that was merged before it was written: looked at anew for the book of now, and set aside."""
    waits = await office.reads("/imports/1")
    assert "Thôn Mận đã sáp nhập vào thôn Mận Bưởi từ 23/11/2026" in waits
    assert "Đúng, ghi vào sổ" not in waits
    assert "thôn Mận Chờ chuyển sang thôn Mận Bưởi" in await office.reads("/imports")
    assert "đã sáp nhập vào" in words_of(await sends(office, "/imports/1/write", {}, 409))
    moved = words_of(await sends(office, "/imports/1/follow", {}))
    assert "Mới 1 chị" in moved
    assert "Đúng, ghi vào sổ thôn Mận Bưởi" in moved
    assert "Không ghi" in words_of(await sends(office, "/imports/1/drop", {}))
    await sends(office, "/imports/1/follow", {}, 409)
    roster = file_form("STT,Họ và tên,Năm sinh,Chi hội\n9,Bùi Thị Mơ,1970,thôn Mận\n", unit=office.town.units["xa"])
    assert "Mới 1 chị" in words_of(await sends(office, "/imports", roster)), "found by its old name in a larger list"
    await sends(office, "/imports/2/drop", {})


async def another_change_in_the_way_is_named(office: Office, change: int) -> None:
    """A later one has to be taken back first: named, with the way to it."""
    new = office.site.read(lambda session: session.exec(select(Unit.id).where(Unit.name == "thôn Mận Bưởi")).one())
    page = await sends(office, "/changes/new/rename", {"of": office.town.units["xa"], "unit": new, "name": "thôn Mơ"})
    await sends(office, "/changes/do", hidden(page, "/changes/do"))
    later = office.site.read(lambda session: session.exec(select(func.max(UnitChange.id))).one())
    assert later > change
    words = await office.reads(f"/changes/{change}")
    assert "Chưa lấy lại được ạ, vì sau đó đã đổi tên thôn Mận Bưởi thành thôn Mơ. Lấy lại việc ấy trước" in words
    assert "Lấy lại như cũ" not in words
    async with office.http.get(f"/changes/{change}") as answer:
        assert f'href="/changes/{later}"' in await answer.text()
    await sends(office, f"/changes/{later}/undo", {"agreed": "1"})
    assert "Lấy lại như cũ" in await office.reads(f"/changes/{change}")


def _called_in_the_new_one(session: Session) -> int:
    meeting = Meeting(
        unit_id=session.exec(select(Unit.id).where(Unit.name == "thôn Mận Bưởi")).one() or 0,
        kind=MeetingKind.BRANCH,
        starts_at=clock.now(),
        local_date=clock.today(),
        state=MeetingState.CALLED,
        created_at=clock.now(),
        called_by=session.exec(select(Person.id)).first() or 0,
    )
    session.add(meeting)
    session.flush()
    return meeting.id or 0


async def test_a_post_is_offered_and_a_deputy_named(office: Office) -> None:
    await office.enters("cadre")
    man = office.town.units["man"]
    async with office.http.get(f"/units/{man}") as answer:
        unit = await answer.text()
    assert f'href="/posts?unit={man}"' in unit
    assert f'href="/settings?unit={man}"' in unit
    async with office.http.get(f"/work?unit={man}") as answer:
        work = await answer.text()
    assert "Những việc khác ở thôn Mận" in work
    for what in ("changes", "posts", "imports", "gathering", "files-of", "audit", "settings"):
        assert f'href="/{what}?unit={man}"' in work
        await office.reads(f"/{what}?unit={man}")
    form = {"unit": man, "role": "head", "name": "Lụa", "decision": "7/QĐ"}
    page = await sends(office, "/posts/look", form)
    assert "Nguyễn Thị Lụa (1961)" in words_of(page)
    offered = words_of(await sends(office, "/posts/do", hidden(page, "/posts/do")))
    assert "đưa chị Lụa mã này" in offered
    handover = office.site.read(lambda session: session.exec(select(Handover.id)).one())
    back = words_of(await sends(office, f"/posts/offer/{handover}/end?unit={man}", {}))
    assert "thôi không giao việc" in back
    nobody = words_of(await sends(office, "/posts/look", form | {"name": "Zzz"}, 409))
    assert "không thấy chị nào tên Zzz" in nobody
    deputy = {"unit": man, "role": "for-a-time", "name": "Cúc", "first": "2026-11-24", "last": "2026-11-20"}
    early = await sends(office, "/posts/look", deputy, 409)
    assert "kết thúc ngày 20/11/2026" in words_of(early)
    assert 'value="2026-11-20"' in early
    assert 'value="Cúc"' in early
    page = await sends(office, "/posts/look", deputy | {"last": "2026-12-05"})
    named = words_of(await sends(office, "/posts/do", hidden(page, "/posts/do")))
    assert "phó thay đến hết 5/12/2026 Thôi phó thay" in named
    page = await sends(office, "/posts/look", form | {"first": "2026-12-01"})
    await sends(office, "/posts/do", hidden(page, "/posts/do"))
    waiting = select(Handover.id).where(Handover.state == HandoverState.OFFERED)
    office.site.write(lambda session: take(session, session.exec(waiting).one() or 0))
    passed = await office.reads(f"/posts?unit={man}")  # the head's post ends since it passes on, not as a deputy's
    assert "Phạm Thị Head từ tháng 1/2020, giữ việc đến hết 30/11/2026 " in passed
    assert "Nguyễn Thị Lụa từ 1/12/2026 " in passed
    assert passed.count("Thôi phó thay") == 1


@pytest.mark.parametrize("who", ["head", "leader"])
async def test_whoever_keeps_no_tree_is_told_so(office: Office, who: str) -> None:
    await office.enters(who)
    assert "là việc của cán bộ Hội ở xã trở lên" in await office.reads("/changes")
    await office.reads("/changes/new/merge", 403)
    await office.reads("/changes/new/nonsense", 404)
    await office.reads("/work")
