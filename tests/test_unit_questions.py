"""What a cadre asks beside figures, as she types it: posts, last meetings, two units, what is due, whom to remind."""

from collections.abc import Iterator
from datetime import UTC, date, datetime

import pytest
import time_machine
from sqlmodel import Session, select

from bot.conversation import answer, choose
from bot.messages import Incoming
from bot.replies import Account, Chat, lines
from models import clock, units
from models.attendance import Attendance, Mark
from models.audit import Look
from models.conversations import link, who_writes
from models.deliveries import Message
from models.meetings import Invitation, Meeting
from models.members import Membership, add_membership, add_person
from models.posts import Post, Role
from models.units import UnitKind
from tests.test_cadre_questions import NOW
from tests.test_cadre_questions import cadre as cadre

BOTH = "1. Thôn Mận: 132/180 lượt (73%), 3/3 buổi có điểm danh\n2. Thôn Bưởi: 48/120 lượt (40%), 2/3 buổi có điểm danh"
ASKED: dict[str, str] = {
    # Two units: both figures of one time, and by how much they differ.
    f"Quý 3/2026, dự sinh hoạt:\n{BOTH}\nThôn Mận hơn thôn Bưởi 33 điểm phần trăm.": """
        thôn Mận so với thôn Bưởi quý 3; thon man so voi thon buoi q3; so sánh thôn Mận và thôn Bưởi quý III;
        thôn nào hơn, Mận hay Bưởi quý 3; thon nao hon man hay buoi quy 3; thôn Mận hơn thôn Bưởi bao nhiêu điểm quý 3;
        thôn Mận và thôn Bưởi quý 3;         so sánh Mận - Bưởi quý 3; thôn Mận quý 3 > so với thôn Bưởi;
        thôn Mận so với thôn Bưởi > còn quý 3?""",
    "Năm 2026, đến hôm nay 22/11": "thôn Mận so với thôn Bưởi; thôn Mận với thôn Sấu ai đông hơn",
    "Thôn Mận hơn xã Hoa Mai 13 điểm": "thôn Mận so với cả xã quý 3",
    "số buổi họp:\n1. Thôn Mận: 3 buổi": "thôn Mận với thôn Bưởi nơi nào họp nhiều buổi hơn quý 3",
    "2. Thôn Bưởi: 3 hội viên": "hội viên thôn Mận so với thôn Bưởi",
    "Cao nhất: thôn Ổi; thấp nhất: thôn Bưởi; chênh 34 điểm phần trăm.": """
        so sánh thôn Mận, thôn Bưởi, thôn Ổi năm nay""",
    "không tìm thấy đơn vị": """
        so sánh xã Hoa Mai và xã Hoa Cúc quý 3; thôn Mận so với thôn Xoài; chủ tịch xã Hoa Cúc là ai""",
    "1. Quý 2/2026: 99/180 lượt (55%), 3/3 buổi có điểm danh\n2. Quý 3/2026: 180/300": "quý 2 hay quý 3 đông hơn",
    "1. Tháng 8/2026: 44/60 chị (73%)": "tháng 9 với tháng 8 tháng nào đông hơn",
    # The last meeting.
    "Thôn Bưởi, buổi gần nhất: thứ Ba 10/11. Có mặt 2/3 chị (67%), vắng có lý do 0, vắng không lý do 1.": """
        ai có mặt buổi gần nhất thôn Bưởi; buổi gần nhất thôn Bưởi bao nhiêu người dự;
        buoi gan nhat thon buoi may chi di; buổi họp thôn Bưởi vừa rồi bao nhiêu chị dự;
        lần họp gần nhất của thôn Bưởi là bao giờ""",
    "buổi gần nhất (thôn Bưởi)": "buổi gần nhất; ai vắng buổi vừa rồi",
    "Có mặt: 2 chị\n1. Trần Thị Na (1970)": "ai có mặt buổi gần nhất thôn Bưởi > 1",
    "Vắng: 1 chị\n3. Vũ Thị Cam (1972)": "ai vắng buổi gần nhất thôn Bưởi > 2",
    "buổi trước đó: Chủ nhật 6/9": "buổi gần nhất thôn Bưởi > 3",
    # Posts.
    "Thôn Mận: chi hội trưởng là chị Lê Thị Hạnh (1971), giữ việc từ 1/1/2020. Số điện thoại: •••111.\n1. Xem số": """
        ai làm chi hội trưởng thôn Mận; trưởng thôn Mận là ai; chi hội trưởng thôn Mận số mấy; chi hoi truong thon man;
        số điện thoại chi hội trưởng thôn Mận; thôn Mận ai làm trưởng; ai phụ trách thôn Mận""",
    "Chị Lê Thị Hạnh: 0912 000 111.": "chi hội trưởng thôn Mận số mấy > 1",
    "Tổ 2, thôn Mận: tổ trưởng là chị Trần Thị Sương (1968)": """
        tổ trưởng tổ 2 thôn Mận; to truong to 2 thon man la ai""",
    "Xã Hoa Mai: cán bộ Hội là chị Phạm Thị Tâm (1970), giữ việc": "chủ tịch xã Hoa Mai là ai; chủ tịch xã là ai",
    "Tỉnh Ban Mai: cán bộ Hội là chị Hằng, giữ việc từ 1/1/2020.": "chủ tịch tỉnh là ai",
    "1/5 chi hội có chi hội trưởng.\n1. thôn 3: chưa có": "danh sách chi hội trưởng",
    "Chưa có:\n1. thôn 3": "chi hội nào chưa có chi hội trưởng; chi hoi nao chua co truong",
    # Reports.
    "– tháng 11/2026: chốt số liệu 30/11, em soạn sẵn 28/11, gửi đến hết 3/12 là đúng hạn, còn 11 ngày.": """
        hạn báo cáo; bao giờ phải nộp báo cáo; han nop bao cao; còn mấy ngày nữa nộp báo cáo""",
    "– quý 4/2026: chốt số liệu 31/12": "hạn báo cáo quý 4; han bao cao quy IV",
    "5/5 nơi chưa gửi. Chưa có người phụ trách để nhắc: thôn 3, thôn Bưởi, thôn Na, thôn Ổi. Em nhắc 1 nơi này nhé": """
        nhắc các xã nộp báo cáo tháng 10; nhắc các chi hội nộp báo cáo tháng 10""",
    "Dạ, em nhắc thôn Mận.": "nhắc các chi hội nộp báo cáo tháng 10 > 1; nhắc thôn Mận nộp báo cáo > 1",
    "Thôn Mận, báo cáo tháng 10/2026: chưa làm.": "thôn Mận nộp báo cáo tháng 10 chưa",
    "Em nhắc 1 nơi này điểm danh nhé: thôn Mận (5/11).": "nhắc các chi hội chưa điểm danh; nhac cac thon diem danh",
    "Dạ, em nhắc điểm danh 1 nơi: thôn Mận.": "nhắc các chi hội chưa điểm danh > 1",
    # Bands, and what is ranked by women.
    "1/5 chi hội từ 50% đến 80% dự sinh hoạt": """chi hội nào dự họp từ 50 đến 80% quý 3;
        chi hội nào dự họp 50-80% quý 3;
        đơn vị nào từ 50 đến 80% dự họp quý 3; dự họp từ 50% đến 80% quý 3""",
    "Chị hỏi tỷ lệ nào từ 50% đến 70% ạ?": "đơn vị nào từ 50 đến 70%; từ 50 đến 70%; don vi nao 50-70%",
    "không chi hội nào đạt 100% dự sinh hoạt": "chi hội nào dự họp 100% quý 3",
    "chi hội đã họp, buổi nào cũng có điểm danh rồi": """
        ai chưa điểm danh từ 1/9 đến 15/10""",
    "hội viên, nhiều nhất đứng đầu:\n1. thôn Bưởi: 3": """
        chi hội nào đông hội viên nhất""",
    "hội viên mới, nhiều nhất đứng đầu:\n1. thôn Bưởi: 3": "chi hội nào kết nạp nhiều nhất năm nay",
    # Her own figures, and what else she asks.
    "Số liệu xã Hoa Mai, tháng 11/2026": "số của tôi; số liệu của tôi; báo cáo nhanh tháng này",
    "Số liệu xã Hoa Mai, quý 3/2026": "số liệu của tôi quý III; cho chị bảng tổng hợp quý 3; tỷ lệ quý 3 > xem lại",
    "Thời gian nào ạ?": "tỷ lệ dự họp",
    "Thôn Mận đứng thứ 1/2 chi hội đã điểm danh": "thôn Mận xếp thứ mấy quý 3; thôn Mận quý 3 > đứng thứ mấy",
    "không so xã Hoa Mai với nơi khác được": "xã mình đứng thứ mấy",
    "Xã Hoa Mai có 5 chi hội: thôn 3, thôn Bưởi": "có bao nhiêu chi hội; xã mình có mấy chi hội",
    "Thôn Mận có 1 tổ: tổ 2.": "thôn Mận có mấy tổ",
    "chưa biết vì sao": "sao thôn Bưởi thấp thế; tỷ lệ quý 3 > sao thấp thế; thôn Na quý 3 sao không có số",
    "Xã Hoa Mai, tuần 23/11–29/11/2026:\n– thôn Mận: 19 giờ": "tuần sau chi hội nào họp; lich hop cac thon tuan sau",
    "Xã Hoa Mai, lịch họp sắp tới:\n– thôn Mận": "lịch họp các chi hội; sắp tới chi hội nào họp",
    "ngày 21/11: không có buổi nào": "hôm qua thôn nào họp",
    "chưa có số điện thoại. Số đứng trước": "thôn Bưởi bao nhiêu người không có điện thoại",
    "chỉ tiêu nào ngoài mức tập hợp": "chỉ tiêu năm nay; đạt chỉ tiêu chưa",
    "Xếp loại xã Hoa Mai năm 2026": "xếp loại quý 3; xếp loại quý III",
    "T9: 58%": "từng tháng 9 tháng",
    "từ 1/11 đến 15/11/2026": "tỷ lệ từ ngày 1 đến 15 tháng này",
    # In the middle of the question which unit: another whole question, a name that comes near, what is no name.
    "chưa có chị nào ra khỏi Hội": "số liệu chi hội Hồng Xiêm > hv ra khỏi hội năm nay",
    "Gần đây chị chưa gửi thông báo nào": """số liệu chi hội Hồng Xiêm > thông báo gần nhất bao nhiêu người đọc;
        ai chưa đọc thông báo mới nhất; thông báo mới nhất ai chưa đọc""",
    "chi hội chưa họp buổi nào": """số liệu chi hội Hồng Xiêm > ch nào chưa họp;
        số liệu chi hội Hồng Xiêm > xã nào chưa họp""",
    "thôn Bưởi, quý 3/2026": "số liệu chi hội Hồng Xiêm > tl thôn Bưởi q3",
    "Em chưa hiểu ý chị": "số liệu chi hội Hồng Xiêm > so với quý 2",
    "Chị hỏi nơi này phải không ạ?\n1. thôn Mận, xã": "số liệu chi hội Hồng Xiêm > thôn mận hai",
    'không tìm thấy đơn vị "chi hội Hồng Xiêm"': "số liệu chi hội Hồng Xiêm; chi hội Hồng Xiêm thế nào",
    "Thôn Ổi, buổi gần nhất: thứ Ba 3/11. Có mặt 45/60 chị (75%)": """lần họp cuối của thôn Ổi mấy người đi;
        bao nhiêu chị có mặt buổi gần nhất thôn Ổi""",
    "Xã Hoa Mai, buổi gần nhất": "mấy chị có mặt buổi gần nhất",
    "Thôn Bưởi không có chị nào đang đi làm xa": "bao nhiêu hội viên thôn Bưởi đi làm xa; hv thôn Bưởi đi làm xa",
    "So với ngày 31/12/2025: tăng 3 chị": "số hội viên thôn Bưởi tăng bao nhiêu so với đầu năm",
    "Chưa có việc gì với các đơn vị": "việc đã làm; xem việc chị đã làm",
    "Báo cáo xã Hoa Mai: chị xem kỳ nào": "hướng dẫn làm báo cáo; cách làm báo cáo",
    "1/5 chi hội có chi hội trưởng": """chi hội trưởng các thôn là ai; danh sách chi hội trưởng các thôn;
        ai là chi hội trưởng các chi hội""",
    "Trần Thị Lan (1990)\nHội viên": "Lan 90; ch Lan 90; chị Lan 1990",
    "em ghi chị Trần Thị Lan (1990), STT 1, đi làm xa": "ch Lan 90 đi làm xa",
}
ABOVE: dict[str, str] = {  # what whoever sees no names there is answered
    "Thôn Bưởi, xã Hoa Mai chưa có chi hội trưởng": "chi hội trưởng thôn Bưởi là ai",
    "Thôn Mận, xã Hoa Mai: chi hội trưởng là chị Lê Thị Hạnh, giữ việc từ": "chi hội trưởng thôn Mận xã Hoa Mai số mấy",
    "thôn Mận, xã Hoa Mai: Lê Thị Hạnh": "danh sách chi hội trưởng",
    "Xã Hoa Mai: cán bộ Hội là chị Phạm Thị Tâm": "cán bộ xã Hoa Mai là ai",
    "đã có tổ trưởng; tên thì chị chưa được xem": "tổ trưởng tổ 2 thôn Mận là ai",
    "Có mặt 2/3 chị (67%), vắng có lý do 0, vắng không lý do 1.\n1. Buổi trước đó": """
        ai có mặt buổi gần nhất thôn Bưởi""",
    "Xã Hoa Mai hơn xã Hoa Đào 27 điểm phần trăm": "so sánh xã Hoa Mai và xã Hoa Đào quý 3",
    "1. Thôn Mận, xã Hoa Đào: chưa có buổi nào": "thôn Mận so với thôn Quế quý 3",
    "Xã Hoa Mai đứng thứ 1/2 xã": "xã Hoa Mai đứng thứ mấy quý 3",
    "1/2 xã chưa có buổi nào. Chi hội chưa họp: 5/8.\n1. xã Hoa Đào\n2. Xem từng chi hội": "xã nào chưa họp",
    "Tháng 11/2026, tỉnh Ban Mai: 5/8 chi hội chưa họp buổi nào": "xã nào chưa họp tháng này > 2; nơi nào chưa họp",
    "1/2 xã đã có buổi họp. Chi hội đã họp: 3/8.\n1. xã Hoa Mai: ": "xã nào họp rồi",
    "1/2 xã còn buổi chưa điểm danh": "xã nào chưa điểm danh",
}


@pytest.fixture(scope="module")
def town(cadre: Session) -> Iterator[Session]:
    """That commune with a head, a leader and a province's cadre, a roll by name and a meeting to come."""
    session = cadre
    with time_machine.travel(NOW, tick=False):
        found = {unit.name: unit for unit in session.exec(select(units.Unit)).all() if unit.code[:1] in "CXT"}
        buoi, tam = found["thôn Bưởi"].id or 0, session.exec(select(Post.person_id)).first() or 0
        man = session.exec(select(units.Unit).where(units.Unit.code == "C1")).one()
        group = units.add_unit(session, code="G2", name="tổ 2", kind=UnitKind.GROUP, parent=man)
        for name, year, role, unit, phone, address in (
            ("Lê Thị Hạnh", 1971, Role.HEAD, man, "+84912000111", "hanh"),
            ("Trần Thị Sương", 1968, Role.GROUP_LEADER, group, "+84912000222", ""),
            ("Hoàng Thị Hằng", 1975, Role.CADRE, found["tỉnh Ban Mai"], "+84912000333", "hang"),
        ):
            person = add_person(session, full_name=name, birth_year=year, phone=phone).id or 0
            session.add(Post(person_id=person, role=role, unit_id=unit.id or 0, from_date=date(2020, 1, 1)))
            if address:
                link(session, who_writes(session, "zalo-bot", address, "vi", clock.now()).contact_id, person)
        at = datetime(2026, 11, 10, 12, 30, tzinfo=UTC)
        held = Meeting(unit_id=buoi, kind="branch", starts_at=at, local_date=at.date(), called_by=tam, present=2,
                       expected=3, absent=1, roll_at=at)  # fmt: skip
        coming = Meeting(unit_id=man.id or 0, kind="branch", starts_at=datetime(2026, 11, 28, 12, tzinfo=UTC),
                         local_date=date(2026, 11, 28), called_by=tam)  # fmt: skip
        session.add_all((held, coming))
        session.flush()
        women = session.exec(select(Membership).where(Membership.unit_id == buoi).order_by(Membership.number)).all()  # type: ignore[arg-type]
        for place, woman in enumerate(women):
            mark = Mark.PRESENT if place < 2 else Mark.ABSENT
            session.add(Invitation(meeting_id=held.id or 0, person_id=woman.person_id))
            session.add(Attendance(meeting_id=held.id or 0, person_id=woman.person_id, mark=mark, source="head",
                                   marked_at=at))  # fmt: skip
        lan = add_person(session, full_name="Trần Thị Lan", birth_year=1990).id or 0
        add_membership(session, person_id=lan, branch_id=man.id or 0, since=date(2020, 1, 1))
        session.add(Invitation(meeting_id=coming.id or 0, person_id=session.exec(
            select(Post.person_id).where(Post.role == Role.HEAD)).one()))  # fmt: skip
        session.commit()
        yield session


def told(session: Session, text: str, address: str) -> str:
    """The last answer to what is typed, a number being the option that was read before it."""
    who = who_writes(session, "zalo-bot", address, "vi", clock.now())
    said, choices = "", list[list[str]]()
    for one in text.split(" > "):
        chat = Chat(session, who, Incoming("zalo-bot", address, "1", text=one), clock.now(), Account())
        tap = next((tap for number, _label, tap in choices if number == one), None)
        reply = choose(chat, tap) if tap is not None else answer(chat)
        said, choices = lines("vi", who.pair, reply, clock.now()) if reply is not None else ("", [])
        assert said.count("\n") < 12, said
    return said


def wrong(session: Session, table: dict[str, str], address: str) -> dict[str, str]:
    found = {}
    for meant, text in ((meant, " ".join(text.split())) for meant, texts in table.items() for text in texts.split(";")):
        if meant not in (said := told(session, text, address)):
            found[text] = said
        session.rollback()
    return found


def test_a_cadre_is_answered_in_her_own_words(town: Session) -> None:
    assert wrong(town, ASKED, "tam") == {}


def test_whoever_sees_no_names_is_told_numbers(town: Session) -> None:
    assert wrong(town, ABOVE, "hang") == {}


def test_a_look_at_a_heads_number_is_written_down_and_a_reminder_goes_once_a_day(town: Session) -> None:
    told(town, "chi hội trưởng thôn Mận số mấy", "tam")
    assert town.exec(select(Look)).all() == []
    told(town, "chi hội trưởng thôn Mận số mấy > 1", "tam")
    assert [look.what for look in town.exec(select(Look)).all()] == ["phone"]
    told(town, "nhắc các chi hội chưa điểm danh", "tam")
    assert town.exec(select(Message).where(Message.kind == "roll-nudge")).all() == []
    told(town, "nhắc các chi hội chưa điểm danh > 1", "tam")
    assert len(town.exec(select(Message).where(Message.kind == "roll-nudge")).all()) == 1
    assert "Hôm nay đã nhắc 1 nơi" in told(town, "nhắc các chi hội chưa điểm danh", "tam")
    town.rollback()


def test_a_heads_words_stay_hers(town: Session) -> None:
    hers = {
        "Tổ 2, thôn Mận: tổ trưởng là chị Trần Thị Sương": "tổ trưởng tổ 2 là ai",
        "Giao cho Trần Thị Lan (1990) thay chị Sương": "tổ trưởng tổ 2 chị Lan",
        "Số liệu thôn Mận, tháng 11/2026": """tổ nào thấp nhất; tổ nào vắng nhiều; từng tổ;
            tổ nào chưa họp; xếp hạng các tổ""",
        "Số liệu tổ 2, tháng 9/2026": "tổ 2 tháng 9",
        "Chi hội thôn Mận có 1 tổ": "quý 4 họp mấy buổi > các tổ; ty le du quy nay > cac to",
        "em ghi chị Trần Thị Lan (1990)": "Lan 1990 đi làm xa; lan 1990 di lam xa",
        "Em không thấy ai": "Hoa 1985 đi làm xa",
        "chị không đi được, đi xa": "em đi làm xa",
        "Xã Hoa Mai: cán bộ Hội là chị Tâm": "chủ tịch xã là ai",
        "Nội dung: quỹ tiết kiệm.": "họp quỹ tiết kiệm 19h thứ bảy nhà văn hóa",
    }
    assert wrong(town, hers, "hanh") == {}
