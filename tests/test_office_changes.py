"""The tree's changes and posts from the cadres' page: filled in, looked at, done, taken back."""

import pytest
from sqlmodel import Session, select

from models import clock
from models.handovers import Handover, HandoverState, take
from models.meetings import Meeting, MeetingKind, MeetingState
from models.members import Person
from models.tree_changes_kept import UnitChange
from models.units import Unit
from tests.office_visit import words_of
from tests.test_office_announcements import hidden, sends
from tests.test_office_figures import Office, office

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
    split = [("unit", man), ("name1", "thôn Mận"), ("name2", "thôn Mận 2"), ("numbers2", "3")]
    parted = words_of(await sends(office, "/changes/new/split", [form[0], *split]))
    assert "Ở lại thôn Mận: 4 hội viên, chị" in parted
    assert "Sang thôn Mận 2: 1 hội viên, chưa có chi hội trưởng" in parted
    assert "Số phụ nữ từ 18 tuổi cũ là 8: tách xong" in parted
    page = await sends(office, "/changes/new/merge", [*form, ("decision", "15/QĐ")])
    words = words_of(page)
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
    back = words_of(await sends(office, f"/changes/{change}/undo", {"agreed": "1"}))
    assert "đã lấy lại như cũ" in back
    assert "xong hoặc đã thôi" in words_of(await sends(office, f"/changes/{change}/undo", {"agreed": "1"}, 409))
    units = office.site.read(lambda session: session.exec(select(Unit.name).where(Unit.closed_on == None)).all())  # noqa: E711
    assert {"thôn Mận", "thôn Bưởi"} <= set(units)


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
