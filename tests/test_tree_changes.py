"""The tree lives: deeds on units with a day, undone as a whole, and units found by their old names."""

from collections.abc import Iterator
from datetime import date

import pytest
import time_machine
from sqlmodel import col, select

from models import trees
from models.announcements import Announcement, Audience
from models.deliveries import Delivery, Message
from models.meetings import Meeting
from models.members import Membership, MemberState
from models.open_units import UnitClosed
from models.posts import NotAllowed, Post, Role, posts_of
from models.tree_changes import UnitChanged, change
from models.tree_changes_checks import (
    AlreadyThere,
    BadDay,
    BadUnitName,
    ChangedMeanwhile,
    DayTooEarly,
    NotLarger,
    OneUnitAlone,
    StillFull,
    UnderItself,
)
from models.tree_changes_edges import parent_now
from models.tree_changes_kept import Coming, Deed, Part, What
from models.tree_changes_undo import BuiltOn, undo
from models.unit_names import by_any_code
from models.units import UnitKind, ancestors, former_names, get_unit
from models.urgent import agree, pass_on, refuse
from tests.tree_town import TODAY, Tree, planted

D = date(2026, 11, 1)


@pytest.fixture
def tree(database_url: str) -> Iterator[Tree]:
    """The town on a Sunday in November."""
    with time_machine.travel(TODAY), planted(database_url) as found:
        yield found


def test_a_renamed_unit_is_found_by_its_old_name_and_code_without_accents(tree: Tree) -> None:
    who = tree.cadre("Cán Bộ", "province")
    done = change(
        tree.session, who, Deed(What.RENAME, (tree.ids["commune"],), D, "15/QĐ", name="xã Hoa Đào", code="X9")
    )
    assert isinstance(done, UnitChanged)
    assert (done.names, done.name, done.day) == ("xã Hoa Mai", "xã Hoa Đào", D)
    assert tree.found("hoa mai") == tree.found("xa hoa dao") == ["xã Hoa Đào"]
    assert former_names(tree.session, [tree.ids["commune"]], "hoa mai") == {tree.ids["commune"]: "xã Hoa Mai"}
    assert by_any_code(tree.session, "X1").name == by_any_code(tree.session, "X9").name == "xã Hoa Đào"
    undo(tree.session, who, done.change)
    assert tree.found("hoa dao") == []
    assert tree.unit("commune").code == "X1"


def test_two_branches_become_one_with_women_numbers_groups_posts_and_what_waits(tree: Tree) -> None:
    who = tree.cadre("Cán Bộ", "commune")
    head = tree.cadre("Lê Thị Hạnh", "man", Role.HEAD)
    other = tree.cadre("Trần Thị Na", "buoi", Role.HEAD)
    tree.make("G1", "tổ 1", UnitKind.GROUP, "man")
    tree.make("G2", "tổ 1", UnitKind.GROUP, "buoi")
    for number, name in ((3, "Nguyễn Thị Lụa"), (7, "Phạm Thị Ân")):
        tree.woman(name, "man", number=number, group="G1")
    tree.woman("Đỗ Thị Cúc", "buoi", number=2, group="G2")
    twice = tree.woman("Vũ Thị Bình", "buoi", number=5)
    past = tree.meeting("buoi", date(2026, 3, 8), present=2, expected=2)
    coming = tree.meeting("buoi", date(2026, 12, 5))
    before = tree.attended(tree.ids["commune"])
    post = tree.session.exec(select(Post.id).where(Post.person_id == head.person_id)).one()
    done = change(
        tree.session,
        who,
        Deed(What.MERGE, (tree.ids["man"], tree.ids["buoi"]), D, name="thôn Mận Bưởi", head=post),
    )
    assert isinstance(done, UnitChanged)
    new = done.made[0]
    assert tree.book(new) == [(1, "Phạm Thị Ân"), (2, "Vũ Thị Bình"), (3, "Đỗ Thị Cúc"), (4, "Nguyễn Thị Lụa")]
    assert done.members == 4
    assert sorted(u.name for u in trees.children_on(tree.session, new, None)) == [
        "thôn Bưởi", "thôn Mận", "tổ 1", "tổ 1 thôn Bưởi",
    ]  # fmt: skip
    assert tree.session.get_one(Meeting, coming.id).unit_id == new
    assert tree.session.get_one(Meeting, past.id).unit_id == tree.ids["buoi"]
    assert [held.unit_id for held in posts_of(tree.session, head.person_id)] == [new]
    assert posts_of(tree.session, other.person_id) == []
    assert tree.attended(tree.ids["commune"]) == before == (2, 2)
    assert tree.attended(new) == (2, 2)
    assert tree.attended(tree.ids["commune"], date(2026, 10, 1)) == before
    assert tree.found("thon buoi") == ["thôn Mận Bưởi"]
    assert by_any_code(tree.session, tree.unit("buoi").short_code).id == new
    ended = tree.session.exec(select(Membership).where(Membership.person_id == twice)).all()
    assert [(m.state, m.until, m.unit_id) for m in sorted(ended, key=lambda m: m.id or 0)] == [
        (MemberState.TRANSFERRED, D, tree.ids["buoi"]),
        (MemberState.ACTIVE, None, new),
    ]
    undo(tree.session, who, done.change)
    assert tree.book(tree.ids["buoi"]) == [(2, "Đỗ Thị Cúc"), (5, "Vũ Thị Bình")]
    assert parent_now(tree.session, tree.ids["G2"]) == tree.ids["buoi"]
    assert get_unit(tree.session, tree.ids["G2"]).name == "tổ 1"
    assert tree.session.get_one(Meeting, coming.id).unit_id == tree.ids["buoi"]
    assert [held.unit_id for held in posts_of(tree.session, head.person_id)] == [tree.ids["man"]]
    assert tree.found("man buoi") == []
    assert tree.attended(tree.ids["commune"]) == before
    assert tree.book(new) == []


def test_the_women_of_the_branch_that_stays_keep_their_numbers(tree: Tree) -> None:
    tree.woman("Nguyễn Thị Lụa", "man", number=9)
    tree.woman("Đỗ Thị Cúc", "buoi", number=2)
    tree.woman("Vũ Thị An", "buoi", number=9)
    coming = tree.meeting("buoi", date(2026, 12, 5))
    man, buoi = tree.ids["man"], tree.ids["buoi"]
    change(tree.session, None, Deed(What.MERGE, (buoi,), D, into=man, meetings=Coming.CANCEL))
    assert tree.book(man) == [(9, "Nguyễn Thị Lụa"), (10, "Vũ Thị An"), (11, "Đỗ Thị Cúc")]
    assert tree.session.get_one(Meeting, coming.id).state == "cancelled"
    assert [u.id for u in ancestors(tree.session, buoi)][:2] == [buoi, man]


def test_a_branch_is_split_by_its_groups_and_both_parts_remember_it(tree: Tree) -> None:
    for key, name in (("G1", "tổ 1"), ("G2", "tổ 2")):
        tree.make(key, name, UnitKind.GROUP, "man")
    tree.woman("Nguyễn Thị Lụa", "man", group="G1")
    tree.woman("Đỗ Thị Cúc", "man", group="G2")
    tree.woman("Vũ Thị An", "man")
    man = tree.ids["man"]
    parts = (Part("thôn Mận"), Part("thôn Mận Đông", (tree.ids["G2"],)))
    done = change(tree.session, None, Deed(What.SPLIT, (man,), D, parts=parts))
    assert isinstance(done, UnitChanged)
    assert [name for _, name in tree.book(man)] == ["Nguyễn Thị Lụa", "Vũ Thị An"]
    assert tree.book(done.made[0]) == [(1, "Đỗ Thị Cúc")]
    assert parent_now(tree.session, tree.ids["G2"]) == done.made[0]
    undo(tree.session, None, done.change)
    assert len(tree.book(man)) == 3
    parts = (Part("thôn Mận Tây"), Part("thôn Mận Đông", (tree.ids["G2"],)))
    done = change(tree.session, None, Deed(What.SPLIT, (man,), D, parts=parts))
    assert isinstance(done, UnitChanged)
    assert get_unit(tree.session, man).closed_on == D
    assert tree.found("thon man") == ["thôn Mận Đông", "thôn Mận Tây"]
    assert [len(tree.book(unit)) for unit in done.made] == [2, 1]


def test_what_cannot_be_done_is_refused_and_nothing_is_written(tree: Tree) -> None:
    man, buoi, commune, province = (tree.ids[key] for key in ("man", "buoi", "commune", "province"))
    other = tree.make("X2", "xã Hoa Lê", UnitKind.COMMUNE, "province", since=date(2026, 10, 5))
    tree.woman("Nguyễn Thị Lụa", "man")
    refused: list[tuple[type[Exception], Deed]] = [
        (UnderItself, Deed(What.MOVE, (commune,), D, parent=man)),
        (OneUnitAlone, Deed(What.MERGE, (man,), D, into=man)),
        (OneUnitAlone, Deed(What.MERGE, (man, man), D, name="thôn Ổi")),
        (NotLarger, Deed(What.MERGE, (man, commune), D, name="thôn Ổi")),
        (NotLarger, Deed(What.MOVE, (man,), D, parent=buoi)),
        (NotLarger, Deed(What.MERGE, (commune, other), D, into=province)),
        (DayTooEarly, Deed(What.MOVE, (man,), date(2026, 10, 1), parent=other)),
        (BadDay, Deed(What.CLOSE, (buoi,), date(1, 1, 1))),
        (BadDay, Deed(What.CLOSE, (buoi,), date(9999, 12, 31))),
        (BadUnitName, Deed(What.RENAME, (man,), D, name="  ")),
        (BadUnitName, Deed(What.RENAME, (man,), D, name="<b>" * 5)),
        (BadUnitName, Deed(What.RENAME, (man,), D, name="ă" * 5000)),
        (AlreadyThere, Deed(What.RENAME, (man,), D, name="thôn Bưởi")),
        (AlreadyThere, Deed(What.ADD, (), D, name="thôn Bưởi", kind="branch", parent=commune)),
        (StillFull, Deed(What.CLOSE, (man,), D)),
        (StillFull, Deed(What.CLOSE, (commune,), D)),
    ]
    for error, deed in refused:
        with pytest.raises(error), tree.session.begin_nested():
            change(tree.session, None, deed)
    change(tree.session, None, Deed(What.CLOSE, (buoi,), D))
    with pytest.raises(UnitClosed):
        change(tree.session, None, Deed(What.RENAME, (buoi,), D, name="thôn Cam"))
    with pytest.raises(DayTooEarly):
        change(tree.session, None, Deed(What.REOPEN, (buoi,), date(2026, 10, 31)))
    change(tree.session, None, Deed(What.REOPEN, (buoi,), D))
    assert tree.found("thôn bưởi") == ["thôn Bưởi"]


def test_only_whoever_has_the_unit_above_may_change_one_and_the_second_of_two_cadres_is_told(tree: Tree) -> None:
    head = tree.cadre("Lê Thị Hạnh", "man", Role.HEAD)
    one, two = tree.cadre("Cán Bộ Một", "province"), tree.cadre("Cán Bộ Hai", "province")
    man, commune = tree.ids["man"], tree.ids["commune"]
    other = tree.make("X2", "xã Hoa Lê", UnitKind.COMMUNE, "province")
    mine = tree.cadre("Cán Bộ Xã", "commune")
    for who in (head, mine):
        with pytest.raises(NotAllowed):
            change(tree.session, who, Deed(What.MOVE, (man,), D, parent=other))
    with pytest.raises(NotAllowed):
        change(tree.session, mine, Deed(What.RENAME, (commune,), D, name="xã Hoa Lan"))
    deed = Deed(What.MOVE, (man,), D, parent=other, expected=(commune,), seen=0)
    change(tree.session, one, deed)
    for who, by in ((two, ""), (one, "Cán Bộ Một"), (None, "Cán Bộ Một")):  # a province has no names but one's own
        with pytest.raises(ChangedMeanwhile) as told:
            change(tree.session, who, Deed(What.RENAME, (man,), D, name="thôn Ổi", seen=0))
        assert (told.value.unit, told.value.what, told.value.name, told.value.by) == (
            "thôn Mận", "move", "xã Hoa Lê", by,
        )  # fmt: skip


def test_a_deed_on_which_something_was_built_is_not_undone(tree: Tree) -> None:
    man, buoi = tree.ids["man"], tree.ids["buoi"]
    tree.woman("Nguyễn Thị Lụa", "man")
    done = change(tree.session, None, Deed(What.MERGE, (man, buoi), D, name="thôn Ổi"))
    assert isinstance(done, UnitChanged)
    renamed = change(tree.session, None, Deed(What.RENAME, (done.made[0],), date(2026, 11, 5), name="thôn Na"))
    with pytest.raises(BuiltOn) as why:
        undo(tree.session, None, done.change)
    assert why.value.why == "change"
    undo(tree.session, None, renamed.change)
    tree.ids["new"] = done.made[0]
    tree.woman("Đỗ Thị Cúc", "new")
    with pytest.raises(BuiltOn) as why:
        undo(tree.session, None, done.change)
    assert why.value.why == "women"
    hers = tree.session.exec(select(Membership).where(Membership.unit_id == done.made[0], Membership.number == 2)).one()
    tree.session.delete(hers)
    tree.session.flush()
    undo(tree.session, None, done.change)
    assert tree.book(man) == [(1, "Nguyễn Thị Lụa")]
    assert tree.session.exec(select(Post).where(col(Post.unit_id) == done.made[0])).all() == []


def test_a_unit_that_went_along_with_a_merger_is_not_unmade_and_one_named_twice_goes_once(tree: Tree) -> None:
    tree.make("other", "xã Hoa Đào", UnitKind.COMMUNE, "province")
    added = change(tree.session, None, Deed(What.ADD, (), D, name="thôn Ổi", kind="branch", parent=tree.ids["commune"]))
    communes = (tree.ids["commune"], tree.ids["other"])
    change(tree.session, None, Deed(What.MERGE, communes, date(2026, 11, 2), name="xã Hoa"))
    with pytest.raises(BuiltOn):
        undo(tree.session, None, added.change)
    group = tree.make("to", "tổ 1", UnitKind.GROUP, "man")
    parts = (Part("thôn Mận"), Part("thôn Mận Dưới", (group, group)))
    done = change(tree.session, None, Deed(What.SPLIT, (tree.ids["man"],), date(2026, 11, 3), parts=parts))
    assert isinstance(done, UnitChanged)
    assert parent_now(tree.session, group) == done.made[0]


def test_a_draft_that_waits_for_a_second_person_goes_along_and_those_who_may_send_there_are_asked(tree: Tree) -> None:
    session, ids = tree.session, tree.ids
    for name, branch in (("Nguyễn Thị Đào", "man"), ("Võ Thị Ngân", "buoi")):
        tree.woman(name, branch)
    drafter, head = tree.cadre("Đỗ Thị Na", "man", Role.DRAFTER), tree.cadre("Lê Thị Hạnh", "man", Role.HEAD)
    hers = tree.cadre("Trần Thị Lan", "buoi", Role.HEAD)
    drafts = [
        pass_on(session, drafter, ids["man"], Audience.MEMBERS, text).announcement for text in ("Mai họp.", "Mai nghỉ.")
    ]
    refuse(session, head, drafts[1])
    done = change(session, None, Deed(What.MERGE, (ids["man"],), into=ids["buoi"]))
    assert [session.get_one(Announcement, one).unit_id for one in drafts] == [ids["buoi"], ids["man"]]
    asked = session.exec(
        select(Delivery.person_id).join(Message, col(Message.id) == Delivery.message_id).where(Message.kind == "second")
    ).all()
    assert sorted(one or 0 for one in asked) == sorted([head.person_id, head.person_id, hers.person_id])
    with pytest.raises(UnitClosed):  # where it went
        agree(session, head, drafts[0])
    assert agree(session, hers, drafts[0]).announcement == drafts[0]
    undo(session, None, done.change)
    assert session.get_one(Announcement, drafts[0]).unit_id == ids["man"]
