"""Posts pass on with both sides' word, from the decision's day; deputies stand in for a time."""

import re

import pytest
import time_machine
from sqlmodel import Session, select

from bot.reading.handovers_back import BackLine, read_back
from bot.reading.post_answers import decides_later, read_holder, read_taker
from models import clock
from models.posts import Post, Role
from models.units import Unit
from tests.chat import Town
from tests.tree_town import TODAY


async def test_a_head_hands_her_post_over_and_the_new_one_takes_it_in_chat(town: Town, platform: str) -> None:
    with time_machine.travel(TODAY) as clock:
        head = await town.member(platform, "Lê Thị Hạnh", role=Role.HEAD)
        lan = await town.member(platform, "Nguyễn Thị Lan")
        await town.member(platform, "Trần Thị Lan", year=1980)
        assert "mấy chị cùng tên" in await head.says(
            "bàn giao chi hội trưởng cho chị Lan từ 1/12 theo quyết định 15/QĐ"
        )
        asked = await head.taps("Nguyễn Thị Lan (1971)")
        assert "chi hội trưởng thôn Mận cho chị Nguyễn Thị Lan (1971) từ 1/12/2026, quyết định 15/QĐ" in asked
        assert "đã hỏi chị Lan" in await head.says("1")
        assert "nhận không" in await lan.gets("Chị Hạnh giao cho chị")
        assert "từ 1/12/2026 chị là chi hội trưởng thôn Mận" in await lan.says("1")
        await head.gets("đã nhận việc chi hội trưởng")
        sure = await head.says("thôi không giao việc cho chị Lan nữa")
        assert "Thôi không giao việc chi hội trưởng thôn Mận từ 1/12/2026 cho chị Lan nữa ạ?" in sure
        assert "thôi không giao việc chi hội trưởng thôn Mận cho chị Lan nữa" in await head.taps("Thôi, không giao nữa")
        await lan.gets("từ 1/12/2026 nay thôi không giao nữa, mọi việc vẫn như cũ")
        assert "đã xong, hoặc đã quá hạn" in await lan.says("1"), "nothing of it stays to be answered"
        ends = [str(post.to_date) for post in town.rows(Post)]
        assert ends == ["None", "2026-12-01"], "hers goes on, the new one has never begun"
        await head.says("bàn giao chi hội trưởng cho chị Nguyễn Thị Lan từ 1/12")
        await head.says("1")
        await lan.gets("Chị Hạnh giao cho chị")
        await town.quiet()
        await lan.says("lịch họp")
        assert "chị là chi hội trưởng thôn Mận" in await lan.says("đồng ý em ạ"), "though something else was said since"
        await head.gets("đã nhận việc chi hội trưởng")
        for typed in (*GIVES_BACK, "em không nhận việc nữa"):
            assert "thôi không nhận việc chi hội trưởng thôn Mận từ 1/12/2026" in await lan.says(typed), typed
        assert "các chị ấy" in await lan.taps("Đúng rồi, thôi không nhận")
        await head.gets("Chị Lan thôi không nhận việc chi hội trưởng thôn Mận từ 1/12/2026 nữa")
        await head.says("bàn giao chi hội trưởng cho chị Nguyễn Thị Lan từ 1/12")
        await head.says("1")
        await lan.gets("Chị Hạnh giao cho chị")
        await lan.says("1")
        await head.gets("đã nhận việc chi hội trưởng")
        assert "Sổ thôn Mận" in await head.says("hội viên")
        clock.move_to("2026-12-01T09:00:00+07:00")
        for typed in ("hội viên", "báo cáo tháng 11"):
            assert "Từ 1/12/2026 chị Lan là chi hội trưởng thôn Mận" in await head.says(typed), typed
        posts = [(p.role, p.from_date.isoformat(), str(p.to_date)) for p in town.rows(Post)]
        undone = ("head", "2026-12-01", "2026-12-01")
        assert posts == [("head", "2020-01-01", "2026-12-01"), undone, undone, ("head", "2026-12-01", "None")]
        assert "Thôi không giao" not in await head.says("thôi không giao việc cho chị Lan nữa"), "her day has come"
        cadre = await town.member(platform, "Cao Thị Sim", role=Role.CADRE, unit="commune")
        held = await cadre.says("thôi giao việc cho chị Lan")
        assert "Chị Lan nhận việc chi hội trưởng thôn Mận từ 1/12/2026 rồi" in held
        assert "ví dụ: giao chi hội trưởng thôn Mận cho" in held
        assert "không thấy việc nào đang giao cho chị Sen" in await cadre.says("thôi giao việc cho chị Sen")
        for typed in GIVES_BACK:
            assert "Chị nào nhận việc chi hội trưởng thôn Mận rồi thì chị mới thôi" in await lan.says(typed), typed
            await lan.says("0")
        clock.move_to("2027-01-10T09:00:00+07:00")
        assert "mới thôi" not in await lan.says("thôi chị không làm đâu"), "it may be something else by now"


@pytest.mark.parametrize(
    ("typed", "read"),
    [
        ("thôi không giao việc cho chị Nga nữa", BackLine("Nga")),
        ("thoi ko giao viec cho chi Nga nua", BackLine("Nga")),
        ("không bàn giao nữa", BackLine()),
        ("rút lại việc giao cho chị Nga", BackLine("Nga")),
        ("hủy bàn giao chi hội trưởng thôn Mận cho Trần Thị Nga", BackLine("Trần Thị Nga", "thôn Mận")),
        ("lấy lại việc đã giao cho chị Nga", BackLine("Nga")),
        ("em xin thôi không nhận việc nữa ạ", BackLine(returned=True)),
        ("chị không làm chi hội trưởng thôn Mận được", BackLine("", "thôn Mận", returned=True)),
        ("thôi phó thay chị Sen", BackLine("Sen", deputy=True)),
        ("cho chị Sen nghỉ làm phó thay", BackLine("Sen", deputy=True)),
        ("không cần chị Sen phó thay thôn Mận nữa", BackLine("Sen", "thôn Mận", deputy=True)),
        ("em không làm phó thay được", BackLine(deputy=True)),
        ("chị Sen làm phó thay từ 1/12 đến 15/12", None),
        ("thôi không giao việc cho ai?", None),
        ("không nhận được tin", None),
        ("", None),
        ("9" * 900, None),
    ],
)
def test_what_takes_a_post_back_is_read(typed: str, read: BackLine | None) -> None:
    assert read_back(typed) == read


GIVES_BACK = ("thôi chị không làm đâu", "thôi em không làm nữa đâu", "thôi chị không nhận nữa")
TAKES = ["nhận", "ừ chị nhận", "chi lam duoc", "được, chị nhận", "cứ giao cho chị", "chị đồng ý làm chi hội trưởng"]
REFUSES = [
    "thôi chị không làm đâu",
    "chi ko lam dc",
    "em không dám nhận",
    "chị yếu quá không làm được",
    "tìm chị khác đi",
]
OBJECTS = [
    "chị không chịu, chị vẫn làm",
    "tôi không đồng ý",
    "chị chưa muốn thôi",
    "sao lại thay chị",
    "chị không giao",
]
LATER = ["để chị nghĩ đã", "de chi hoi chong da", "mai chị trả lời", "khoan đã em", "chưa quyết em ạ"]
NEITHER = ["", "?", "đã nhận", "mai họp mấy giờ", "cho chị xem báo cáo", "chị làm bánh", "9" * 900, "da chi em " * 9]


def test_words_said_to_a_post_that_passes_on_are_read() -> None:
    assert [read_taker(text) for text in TAKES] == ["yes"] * len(TAKES)
    assert [read_taker(text) for text in REFUSES] == ["no"] * len(REFUSES)
    assert [read_holder(text) for text in OBJECTS] == ["no"] * len(OBJECTS)
    assert [read_holder(text) for text in ("đồng ý giao cho chị Lan", "giao cũng được")] == ["yes", "yes"]
    assert all(decides_later(text) for text in LATER)
    for text in NEITHER:
        assert (read_taker(text), read_holder(text), decides_later(text)) == (None, None, False), text


async def test_a_cadre_hands_a_post_to_a_woman_without_a_phone_by_a_code_and_another_offer_lapses(town: Town) -> None:
    with time_machine.travel(TODAY) as clock:
        cadre = await town.member("telegram", "Cao Thị Sim", role=Role.CADRE, unit="commune")
        town.on_paper("Phạm Thị Ân", branch="buoi")
        na = await town.member("telegram", "Trần Thị Na", branch="buoi")
        await cadre.says("kiện toàn chi hội trưởng thôn Bưởi: chị Ân")
        head = await town.member("zalo-bot", "Lê Thị Nụ", role=Role.HEAD, branch="buoi")
        given = await cadre.says("1")
        assert "Chị Ân nhận thì từ ngày ấy chị thôi việc này" in await head.gets("Chị Sim vừa giao việc")
        code = re.search(r"\d{4} \d{4}", given)
        assert code is not None, given
        await cadre.says("chị Na làm chi hội trưởng thôn Bưởi")
        assert "đang chờ chị Ân" in await cadre.says("1")
        phone = town.phone("telegram")
        stranger = town.phone("telegram")
        asked = await stranger.says(code.group().replace(" ", ""))
        assert "cho em xin họ và tên đầy đủ" in asked
        assert "Ân" not in asked
        assert "Mã này cho một chị khác" in await stranger.says("Lê Thị Na")
        assert "Mã này cho một chị khác" in await na.says(code.group().replace(" ", ""))
        await phone.says(code.group().replace(" ", ""))
        assert "chi hội trưởng" in await phone.says("Phạm Thị Ân")
        await cadre.gets("Chị Ân đã nhận việc")
        await cadre.says("chị Na làm chi hội trưởng thôn Bưởi")
        await cadre.says("1")
        await na.gets("giao cho chị")
        clock.shift(8 * 86400)
        await town.tick()
        assert "vẫn như cũ" in await cadre.gets("sau 7 ngày")
        await na.gets("đã quá 7 ngày")


async def test_a_deputy_for_a_time_acts_from_her_first_day_to_her_last(town: Town) -> None:
    with time_machine.travel(TODAY) as clock:
        head = await town.member("zalo-bot", "Lê Thị Hạnh", role=Role.HEAD)
        lan = await town.member("zalo-bot", "Nguyễn Thị Lan", number="0912345678")
        for name in ("Ân", "Bé", "Cúc", "Dung", "Én", "Gái", "Hà", "Khế", "Lụa"):
            town.on_paper(f"{name} Thị Hương")
        town.on_paper("Vũ Thị Hường")
        assert "cho chị Vũ Thị Hường" in await head.says("giao chi hội trưởng cho chị Hường")
        await head.says("0")
        assert "9. Xem tiếp" in await head.says("giao chi hội trưởng cho chị Huong")
        assert "2. Vũ Thị Hường" in await head.says("xem tiếp")
        assert "cho chị Vũ Thị Hường" in await head.says("2")
        await head.says("0")
        assert "không đọc được ngày" in await head.says("chị Lan làm phó thay từ 1/12 đến 31/11")
        await head.says("chị Lan làm phó thay từ 15/12 đến 1/12")
        assert "kết thúc ngày 1/12/2026" in await head.says("1")
        assert "phó thay ở thôn Mận từ 1/12/2026 đến hết 15/12/2026" in await head.says(
            "chị Lan làm phó thay từ 1/12 đến 15/12"
        )
        assert "chị Lan phó thay" in await head.says("1")
        await lan.gets("nhờ chị phó thay ở thôn Mận")
        assert "đã có chị Lan phó thay rồi" in await head.says("chị Hường làm phó thay từ 10/12 đến 20/12")
        await head.says("0")
        for day, may in (("2026-11-30", False), ("2026-12-01", True), ("2026-12-15", True), ("2026-12-16", False)):
            clock.move_to(f"{day}T09:00:00+07:00")
            assert ("chưa được giao" not in await lan.says("hội viên")) is may, day
            if day == "2026-12-01":
                assert "Nguyễn Thị Lan" in await head.says("ai phó thay thôn Mận")
                assert "không thấy chị Sen đang phó thay" in await head.says("thôi phó thay chị Sen")
                assert "345" not in await head.says("1"), "an answer that is behind her shows no number"
                assert "Thôi không để chị Lan phó thay ở thôn Mận" in await head.says("thoi pho thay chi Lan")
                await head.says("0")
                assert "Chị thôi không phó thay ở thôn Mận" in await lan.says("em không làm phó thay được")
                await lan.says("0")


async def test_a_deputy_is_asked_and_the_head_knows_and_offers_end_with_their_unit(town: Town) -> None:
    with time_machine.travel(TODAY):
        cadre = await town.member("telegram", "Cao Thị Sim", role=Role.CADRE, unit="commune")
        head = await town.member("telegram", "Lê Thị Hạnh", role=Role.HEAD)
        lan = await town.member("zalo-bot", "Nguyễn Thị Lan")
        await cadre.says("chị Lan làm phó thay thôn Mận từ 1/12 đến 15/12")
        await cadre.says("1")
        await head.gets("Chị Sim đã cử chị Lan phó thay ở thôn Mận từ 1/12/2026 đến hết 15/12/2026")
        await lan.gets("Chị Sim nhờ chị phó thay ở thôn Mận")
        assert "không phải phó thay ở thôn Mận nữa" in await lan.taps("Chưa nhận được")
        await cadre.gets("Chị Lan chưa nhận phó thay")
        await head.gets("Chị Lan chưa nhận phó thay")
        assert all(post.from_date == post.to_date for post in town.rows(Post) if post.role == Role.DEPUTY)
        await cadre.says("giao chi hội trưởng thôn Mận cho chị Lan từ 1/12")
        await cadre.says("1")
        await head.gets("Chị Sim vừa giao việc chi hội trưởng thôn Mận cho chị Lan, từ 1/12/2026")
        await lan.gets("Chị Sim giao cho chị")
        assert "việc chi hội trưởng thôn Mận vẫn như cũ" in await head.says("chị không chịu, chị vẫn làm")
        await cadre.gets("vì người đang giữ việc chưa đồng ý")
        await lan.gets("nay thôi không giao nữa, người đang giữ việc vẫn làm")
        await cadre.says("giao chi hội trưởng thôn Mận cho chị Lan từ 1/12 quyết định 15/QĐ")
        await cadre.says("1")
        await head.gets("Ý chị thế nào, em thưa lại chị Sim ạ?")
        await lan.gets("Chị Sim giao cho chị")
        assert "chị Sim sẽ trả lời chị" in await head.says("sao lại thay chị, chị còn làm được")
        objected = await cadre.gets("Chị Hạnh chưa đồng ý")
        assert "Thôi, không giao nữa" in objected
        assert "Thôi không giao việc" not in await head.says("thôi không giao việc cho chị Lan nữa")
        again = "giao chi hội trưởng thôn Mận cho chị Lan"
        await cadre.says(again)
        assert "1. Thôi, không giao nữa" in await cadre.says("1")
        assert "thôi không giao việc chi hội trưởng thôn Mận" in await cadre.says("1")
        await cadre.says(again)
        await cadre.says("1")
        await head.gets("Ý chị thế nào")
        assert "em thưa lại chị Sim" in await head.says("chị nhất trí")
        await cadre.gets("Chị Hạnh đồng ý giao việc")
        assert 'nhắn "Nhận việc" hoặc "Không nhận"' in await lan.says("để chị hỏi ông xã đã")
        assert "Việc chi hội trưởng thôn Mận vẫn như cũ" in await lan.says("thôi chị không làm đâu")
        await cadre.gets("Chị Lan không nhận việc")
        other = await town.member("zalo-bot", "Trần Thị Thanh", branch="buoi", role=Role.HEAD)
        town.on_paper("Đỗ Thị Mai", branch="buoi")
        await other.says("2 chuyển sinh hoạt về thôn Mận")
        await other.says("1")
        await head.gets("xin chuyển sinh hoạt về chi hội mình")
        for typed in ("tôi không đồng ý", "không đồng ý đâu"):
            await cadre.says("giao chi hội trưởng thôn Mận cho chị Lan từ 1/12 quyết định 16/QĐ")
            await cadre.says("1")
            await lan.gets("Chị Sim giao cho chị")
            await lan.says("Nhận việc")
            assert "1. Tôi chưa đồng ý" in await head.gets("Chị Lan đã nhận việc chi hội trưởng thôn Mận")
            assert "chị Sim sẽ trả lời chị" in await head.says(typed), typed
            await cadre.gets("Chị Hạnh chưa đồng ý")
            assert 'nhắn "' not in await head.says("để chị nghĩ đã")
            assert "1. Tôi chưa đồng ý (Chị Lan đã nhận" in await head.says(typed), "asked, as something else was said"
            assert "chị Sim sẽ trả lời chị" in await head.says("1")
            await cadre.taps("Thôi, không giao nữa")
        await cadre.says("giao chi hội trưởng thôn Mận cho chị Lan từ 1/12")
        await cadre.says("1")
        await town.quiet()
        town.write(_close_man)
        await town.tick()
        await lan.gets("nay không còn, vì thôn Mận đã đóng")
        await cadre.gets("thôn Mận đã đóng, nên việc chi hội trưởng giao cho chị Lan cũng thôi")
        assert "đã xong, hoặc đã quá hạn" in await lan.taps("Nhận việc")


def _close_man(session: Session) -> None:
    unit = session.exec(select(Unit).where(Unit.name == "thôn Mận")).one()
    unit.closed_on = clock.today()
    session.add(unit)
