"""Two branches became one: whatever a cadre asks of either, by the old name or the new, is answered of the right."""

from collections.abc import Iterator
from datetime import date

import pytest
import time_machine
from sqlmodel import Session, col, select

from models.conversations import acting
from models.jobs import Job
from models.members import add_person
from models.posts import Post, Role
from models.tree_changes import UnitChanged, change
from models.tree_changes_kept import Deed, What
from models.units import Unit, UnitKind, get_unit
from models.women_counts import count_women
from tests.figure_town import held
from tests.test_cadre_questions import NOW
from tests.test_cadre_questions import cadre as cadre
from tests.test_unit_questions import told, wrong

TODAYS = "Tính theo các chi hội hôm nay: thôn Bưởi, thôn Ổi đã sáp nhập, buổi họp trước đó tính cho chi hội mới."
ASKED: dict[str, str] = {
    # The longest name that a unit has, and not the closed branch that it begins with.
    "Báo cáo thôn Bưởi Ổi, tháng 11/2026": "báo cáo thôn Bưởi Ổi tháng 11; bao cao thang 11 thon buoi oi em oi",
    "Báo cáo thôn Mận, tháng 10/2026": "báo cáo tháng 10 thôn Mận ơi; báo cáo thôn Mận Hai tháng 10 > 1",
    "Số liệu thôn Bưởi, tháng 9/2026\nThôn Bưởi đã nhập vào thôn Bưởi Ổi từ 22/11/2026.": "thôn Bưởi cũ tháng 9",
    "Số liệu thôn Mận, tháng 9/2026": "tỷ lệ thôn Mận cũ tháng 9",
    # What the branches that it was made of did counts, as it does in its figures.
    f"2/4 chi hội chưa họp buổi nào.\n{TODAYS}\n1. thôn 3\n2. thôn Na": "chi hội nào chưa họp tháng này",
    f"2/4 chi hội đã họp.\n{TODAYS}\n1. thôn Bưởi Ổi: 5 buổi": "chi hội nào đã họp năm nay",
    f"1/4 chi hội còn buổi chưa điểm danh; 2 chi hội chưa họp.\n{TODAYS}\n1. thôn Bưởi Ổi (chị Hường): 1 buổi": """
        chi hội nào chưa điểm danh quý 3""",
    # Rolls: the new head takes those of both; what is too old to be asked for is named.
    "nhắc 1 nơi này điểm danh nhé: thôn Ổi (10/11). Buổi đã quá ba tháng, em không nhắc nữa: thôn Bưởi (6/8).": """
        nhắc các chi hội chưa điểm danh""",
    "em nhắc điểm danh 1 nơi: thôn Ổi": "nhắc thôn Bưởi Ổi điểm danh > 1",
    "Không còn buổi nào để nhắc điểm danh. Buổi đã quá ba tháng, em không nhắc nữa: thôn Bưởi (6/8).": """
        nhắc các chi hội chưa điểm danh quý 3""",
    "Không có nơi nào còn buổi chưa điểm danh.": "nhắc các chi hội chưa điểm danh tháng 10",
    # Whose post it is now, and whose report.
    "Thôn Bưởi đã nhập vào thôn Bưởi Ổi từ 22/11/2026.\nThôn Bưởi Ổi: chi hội trưởng là chị Phạm Thị Hường (1972)": """
        ai làm chi hội trưởng thôn Bưởi""",
    "từ 22/11/2026.\nThôn Bưởi Ổi chưa có chi hội phó": "ai làm chi hội phó thôn Ổi",
    "Thôn Lê đã giải thể từ 1/10/2026.": "ai làm chi hội trưởng thôn Lê",
    "Thôn Ổi đã nhập vào thôn Bưởi Ổi từ 22/11/2026.\nBáo cáo tháng 11/2026, xã Hoa Mai: 1/1 nơi chưa gửi.": """
        nhắc thôn Ổi nộp báo cáo tháng 11""",
    "Báo cáo quý 3/2026 không còn bản riêng": "nhắc thôn Bưởi nộp báo cáo quý 3",
    # A name that no unit has is said, and those that come near are offered.
    'không tìm thấy đơn vị "thôn Mận Hai" trong phần chị phụ trách.\nChị hỏi nơi này phải không ạ?\n1. thôn Mận': """
        thống kê thôn Mận Hai tháng 10; biểu đồ thôn Mận Hai quý 3; chi hội trưởng thôn Mận Hai là ai""",
    'không tìm thấy đơn vị "thôn Xoài" trong phần chị phụ trách.': """
        xuất excel thôn Xoài quý 3; thôn Mận so với thôn Xoài""",
    "Số liệu thôn Mận, quý 3/2026": "tỷ lệ thôn Mận Hai quý 3 > 1",
    "tỷ lệ tập hợp hội viên của các chi hội": "tỷ lệ tập hợp từng chi hội; ty le tap hop cac thon thang 10",
}
PAPERS = {
    "xuất excel thôn Bưởi Ổi quý 3": "thôn Bưởi Ổi",
    "bieu do thon oi quy 3": "thôn Ổi",
    "biểu đồ thôn Mận quý 3 giúp chị em ơi": "thôn Mận",
    # A guess that she has not confirmed is no unit of the next question, nor what she read before it.
    "tỷ lệ thôn Mận quý 3 > ty le thon mam > xuất excel tháng 10": "xã Hoa Mai",
}


@pytest.fixture(scope="module")
def town(cadre: Session) -> Iterator[Session]:
    """thôn Bưởi and thôn Ổi, which each lack a roll, are thôn Bưởi Ổi since today; thôn Lê is closed."""
    session = cadre
    with time_machine.travel(NOW, tick=False):
        every = session.exec(select(Unit).where(col(Unit.code).not_like("Đ%"))).all()
        units = {unit.name: unit.id or 0 for unit in reversed(every)}
        tam = session.exec(select(Post.person_id).where(Post.role == Role.CADRE)).one()
        for name, unit in (("Phạm Thị Hường", "thôn Bưởi"), ("Vũ Thị Thoa", "thôn Ổi")):
            woman = add_person(session, full_name=name, birth_year=1972).id or 0
            session.add(Post(person_id=woman, role=Role.HEAD, unit_id=units[unit], from_date=date(2025, 4, 2)))
        held(session, units["thôn Ổi"], date(2026, 11, 10), 0, rolled=False)
        session.flush()
        who, head = acting(tam), session.exec(select(Post.id).where(Post.unit_id == units["thôn Bưởi"])).one()
        both = (units["thôn Bưởi"], units["thôn Ổi"])
        made = Deed(What.ADD, (), date(2026, 9, 1), name="thôn Lê", kind=UnitKind.BRANCH, parent=units["xã Hoa Mai"])
        added = change(session, who, made)
        assert isinstance(added, UnitChanged)
        change(session, who, Deed(What.CLOSE, tuple(added.made), date(2026, 10, 1)))
        change(session, who, Deed(What.MERGE, both, date(2026, 11, 22), name="thôn Bưởi Ổi", head=head))
        count_women(session, None, units["thôn Mận"], 40, base="present", source="số xã")
        session.commit()
        yield session


def test_a_cadre_is_answered_of_the_unit_that_she_means(town: Session) -> None:
    assert wrong(town, ASKED, "tam") == {}


def test_papers_are_of_the_unit_that_she_means(town: Session) -> None:
    found = {}
    for text in PAPERS:
        assert "đang làm" in told(town, text, "tam")
        found[text] = get_unit(town, town.exec(select(Job)).all()[-1].unit_id or 0).name
        town.rollback()
    assert found == PAPERS


def test_whoever_types_the_old_name_of_a_unit_reads_how_it_is_called_now(town: Session) -> None:
    man = town.exec(select(Unit.id).where(Unit.name == "thôn Mận", Unit.code == "C1")).one() or 0
    with time_machine.travel(NOW, tick=False):
        change(town, None, Deed(What.RENAME, (man,), name="thôn Mơ Xanh"))
        town.flush()
        now = "Thôn Mận nay là thôn Mơ Xanh."
        for text in (
            "tỷ lệ thôn Mận tháng 9",
            "tỷ lệ thôn Na tháng 9 > còn thôn Mận?",
            "ai làm chi hội trưởng thôn Mận",
        ):
            assert now in told(town, text, "tam"), text
        assert now not in told(town, "tỷ lệ thôn Mơ Xanh tháng 9", "tam")
        town.rollback()
