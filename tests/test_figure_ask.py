"""Questions for figures in cadres' own words, with and without accents, and what is wrong with a time."""

import unicodedata
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.reading.figure_ask import FigureAsk, read_ask
from bot.reading.period_faults import read_fault
from bot.reading.periods import read_period

TODAY = date(2026, 11, 22)
# What is understood: the question, of which units, how many, when, "@" the unit's name; and how people say it.
ASKED = {
    "rate, quarter 2026-07-01, @xã Hoa Mai": """tỷ lệ dự sinh hoạt xã Hoa Mai quý 3; tỷ lệ có mặt quý 3 xã Hoa
        Mai là bao nhiêu""",
    "rate, month 2026-10-01, @thôn Mận": "tỉ lệ dự họp thôn Mận tháng 10",
    "rate, year 2026-01-01, @thon buoi": "ty le tham gia sinh hoat thon buoi nam nay",
    "rate, half 2026-01-01, @xã Hoa Đào": "tỷ lệ chuyên cần xã Hoa Đào 6 tháng đầu năm",
    "rate, quarter 2026-04-01, @thôn Bưởi": """em ơi cho chị hỏi tỷ lệ dự sinh hoạt của thôn Bưởi quý 2 năm nay
        là bao nhiêu vậy em""",
    "rate, month 2026-10-01": "dạ cho em xem tỷ lệ dự họp tháng trước với ạ",
    "rate, own, month 2026-09-01": "tỷ lệ dự sinh hoạt toàn xã tháng 9",
    "rate, own, quarter 2026-07-01": "tỷ lệ dự họp quý 3 của toàn tỉnh thế nào",
    "rate, nine 2026-01-01": "cho hỏi tỷ lệ dự họp 9 tháng đầu năm giúp chị",
    "rate, against year, quarter 2026-07-01": "tỷ lệ dự sinh hoạt quý 3 so với năm ngoái; tỷ lệ quý 3 so với cùng kỳ",
    "rate, against before, month 2026-10-01, @xã Hoa Mai": "tỷ lệ xã Hoa Mai tháng 10 so với tháng trước",
    "unmet, branch, month 2026-11-01": "chi hội nào chưa họp tháng này",
    "unmet, branch, quarter 2026-07-01": "những chi hội nào chưa họp quý 3",
    "unmet, branch, month 2026-10-01": "thôn nào chưa sinh hoạt tháng 10; danh sách chi hội chưa họp tháng 10",
    "unmet, month 2026-11-01": "ai chưa họp tháng này; noi nao chua hop thang nay",
    "unmet, goes_on, month 2026-11-01": "còn ai chưa họp tháng này",
    "unmet, branch": "bao nhiêu chi hội chưa họp; liệt kê các thôn chưa họp",
    "unmet, branch, month 2026-09-01": "mấy thôn chưa họp tháng 9",
    "unmet, branch, @xã Hoa Mai": "chi hội nào của xã Hoa Mai chưa họp",
    "unmet, branch, quarter 2026-07-01, @xã Hoa Đào": "thôn nào ở xã Hoa Đào chưa họp quý 3",
    "unmet": "đơn vị nào chưa tổ chức sinh hoạt",
    "unmarked": "ai chưa điểm danh; ai còn thiếu điểm danh",
    "unmarked, branch": "chi hội nào chưa điểm danh; thôn nào họp rồi mà chưa điểm danh",
    "unmarked, month 2026-10-01": "đơn vị nào chưa nộp điểm danh tháng trước; những nơi nào quên điểm danh tháng 10",
    "unmarked, month 2026-11-01": "cho chị hỏi ai chưa điểm danh tháng này",
    "met, branch, month 2026-11-01": "chi hội nào đã họp tháng này",
    "met, branch": "những thôn nào họp rồi; bao nhiêu chi hội đã họp",
    "beside, low, 60": "đơn vị nào dưới 60%; ai dưới 60%; dưới 60%",
    "beside, branch, low, 60": "chi hội nào dưới 60 phần trăm",
    "beside, commune, low, 50": "xã nào dưới 50%",
    "beside, branch, low, 60, attendance": "chi hội nào dự họp dưới 60%",
    "beside, low, 70, attendance": "đơn vị nào tỷ lệ dự sinh hoạt dưới 70%",
    "beside, commune, low, 60, gathering": "xã nào có tỷ lệ tập hợp dưới 60%",
    "beside, branch, low, 60, gathering": "thôn nào tập hợp dưới 60%",
    "beside, commune, low, floor, gathering": "xã nào dưới sàn",
    "beside, low, floor, gathering": "đơn vị nào dưới mức sàn; duoi san",
    "beside, commune, low, 60": "xã nào chưa đạt 60%; bao nhiêu xã dưới 60%",
    "beside, low, 60, gathering": "đơn vị nào chưa tới 60% tập hợp",
    "beside, branch, high, 80": "chi hội nào trên 80%",
    "beside, branch, high, 90": "thôn nào đạt trên 90%",
    "beside, commune, high, 60": "những xã đạt 60%",
    "beside, branch, low, 60, attendance, quarter 2026-07-01": "danh sách chi hội dưới 60% dự họp quý 3",
    "beside, branch, low, floor, gathering": "có bao nhiêu chi hội dưới sàn",
    "beside, branch, low, 60, quarter 2026-07-01, @xã Hoa Mai": "thôn nào của xã Hoa Mai dưới 60% quý 3",
    "again, against year": """so với năm ngoái; so với cùng kỳ năm ngoái; so với cùng kỳ; so với năm trước; so
        voi nam ngoai thi
        sao; so với quý này năm ngoái; đối chiếu năm ngoái; so sánh với năm ngoái""",
    "again, against before": "so với quý trước; so với tháng trước; so với kỳ trước thế nào; so sánh với tháng trước",
    "ranked, high, 5": "top 5",
    "ranked, high, 10": "top 10",
    "ranked, branch, high, 3": "top 3 chi hội",
    "ranked, branch, high, 5": "top 5 chi hội đi họp đông nhất; 5 chi hội đi họp đông nhất; năm chi hội tốt nhất",
    "ranked, low, 5": "top 5 thấp nhất",
    "ranked, commune, high, 3, quarter 2026-07-01": """top 3 xã cao nhất quý 3; cho em xem top 3 xã dự họp đông
        nhất quý 3 với""",
    "ranked, branch, high, 5, quarter 2026-07-01": "5 chi hội đi họp đông nhất quý 3",
    "ranked, branch, low, 3": "3 thôn dự họp thấp nhất",
    "ranked, commune, low, 3, year 2026-01-01": "ba xã thấp nhất năm nay",
    "ranked, branch, low, 10": "10 chi hội yếu nhất",
    "ranked, branch, high": "chi hội nào đi họp đông nhất",
    "ranked, branch, low, quarter 2026-07-01, @xã Hoa Mai": "chi hội nào thấp nhất xã Hoa Mai quý 3",
    "ranked, commune, high": "xã nào cao nhất",
    "ranked, branch, low, month 2026-10-01": "thôn nào vắng nhiều nhất tháng 10",
    "ranked, commune, low, gathering": "xã nào tỷ lệ tập hợp thấp nhất",
    "ranked, low": "nơi nào dự họp ít nhất",
    "new, range 2026-01-01": """bao nhiêu hội viên mới từ đầu năm; kết nạp được bao nhiêu hội viên từ đầu năm;
        từ đầu năm kết nạp
        được mấy chị; bao nhiêu phụ nữ được kết nạp từ đầu năm; hội viên mới từ đầu năm""",
    "new": """có bao nhiêu hội viên mới; kết nạp được bao nhiêu; phát triển được bao nhiêu hội viên mới; ket nap
        duoc may hoi vien roi""",
    "new, quarter 2026-07-01": """mấy hội viên mới quý 3; phát triển hội viên được mấy chị quý 3; biến động hội
        viên quý 3""",
    "new, year 2026-01-01": """số hội viên mới năm nay; năm nay kết nạp mới bao nhiêu; bao nhiêu chị vào hội
        năm nay""",
    "gone, year 2026-01-01": "bao nhiêu hội viên ra khỏi hội năm nay; hội viên xin ra năm nay; ai rời hội năm nay",
    "new, half 2026-01-01": "tổng số hội viên mới 6 tháng đầu năm",
    "new, month 2026-10-01": "hội viên mới tháng 10; bao nhiêu hội viên được kết nạp tháng 10",
    "gone, month 2026-10-01": "mấy hội viên chuyển đi tháng 10; số hội viên qua đời tháng 10",
    "new, range 2026-01-01, @xã Hoa Mai": "hội viên mới xã Hoa Mai từ đầu năm",
    "new, quarter 2026-07-01, @xã Hoa Mai": "xã Hoa Mai kết nạp được bao nhiêu hội viên quý 3",
    "new, month 2026-11-01": "bao nhiêu người mới vào hội tháng này",
    "members, own": "toàn xã bao nhiêu hội viên; toàn tỉnh có bao nhiêu hội viên",
    "members, @xã Hoa Mai": "xã Hoa Mai có bao nhiêu hội viên; tổng số hội viên xã Hoa Mai",
    "members, @thôn Mận": "thôn Mận bao nhiêu hội viên",
    "members": "có tất cả bao nhiêu hội viên; số hội viên hiện nay; hội viên có bao nhiêu chị",
    "members, month 2026-09-01": "cuối tháng 9 có bao nhiêu hội viên",
    "members, to 2025-06-30": "bao nhiêu hội viên tính đến 30/6/2025",
    "members, to 2026-06-30, @xã Hoa Mai": "hội viên xã Hoa Mai tính đến hết quý 2",
    "members, to 2026-11-22": "tính đến nay có bao nhiêu hội viên",
    "gathering": "tỷ lệ tập hợp; tập hợp được bao nhiêu phần trăm; tỷ lệ tập hợp là bao nhiêu",
    "gathering, @xã Hoa Mai": "tỷ lệ tập hợp hội viên xã Hoa Mai; xã Hoa Mai tập hợp được bao nhiêu phụ nữ",
    "gathering, own": "tỷ lệ tập hợp toàn tỉnh",
    "gathering, @thon man": "ti le thu hut hoi vien thon man",
    "gathering, to 2025-12-31": "tỷ lệ tập hợp tính đến 31/12/2025",
    "trend": """tăng hay giảm; tang hay giam; tỷ lệ tăng hay giảm; đang tăng hay giảm vậy em; có tăng không; giảm
        bao nhiêu; xu hướng thế nào""",
    "trend, @thôn Mận": "thôn Mận tăng hay giảm",
    "average": """trung bình mỗi buổi mấy chị; trung bình mỗi buổi bao nhiêu chị dự; mỗi buổi trung bình mấy người;
        bình quân mỗi buổi bao nhiêu chị; trung binh moi buoi co may chi; mỗi lần họp được bao nhiêu chị""",
    "average, quarter 2026-07-01": "tb mỗi buổi mấy chị quý 3",
    "average, @thôn Mận": "thôn Mận trung bình một buổi mấy chị",
    "rolls": """mấy buổi chưa điểm danh; còn mấy buổi chưa điểm danh; buổi nào chưa điểm danh; mấy buổi thiếu điểm
        danh""",
    "rolls, quarter 2026-07-01": "bao nhiêu buổi họp chưa điểm danh quý 3",
    "rolls, month 2026-10-01": "những buổi chưa điểm danh tháng 10",
    "rolls, @thôn Mận": "thôn Mận mấy buổi chưa điểm danh",
    "best, high": "tháng nào đông nhất; tháng nào đi họp đông nhất; tháng nào tỷ lệ cao nhất",
    "best, high, year 2026-01-01": "tháng nào chị em dự đông nhất năm nay",
    "best, low": "tháng nào thấp nhất",
    "best, low, year 2025-01-01": "tháng nào vắng nhiều nhất năm ngoái",
    "best, high, @thôn Mận": "thôn Mận tháng nào đông nhất",
    "months, year 2026-01-01": "từng tháng năm nay; các tháng năm nay",
    "months": "từng tháng; theo từng tháng; dien bien tung thang",
    "months, year 2025-01-01": "số liệu từng tháng năm ngoái",
    "months, @xã Hoa Mai": "tỷ lệ từng tháng xã Hoa Mai",
    "months, @thôn Mận": "thôn Mận từng tháng",
    "next, @thôn Mận": "thôn Mận họp khi nào; khi nào thôn Mận họp; chừng nào thôn Mận sinh hoạt",
    "next, @thôn Bưởi": "thôn Bưởi bao giờ họp; khi nào thôn Bưởi họp",
    "next, @xã Hoa Đào": "xã Hoa Đào hôm nào họp",
    "next, @thôn Ổi": "thôn Ổi họp ngày nào vậy em",
    "again, to 2025-06-30": "tính đến 30/6/2025; tính đến ngày 30/6/2025",
    "again, to 2026-06-30": "tính tới hết quý 2",
    "again, to 2026-09-30": "tính đến hết tháng 9",
    "again, to 2026-11-22": "tính đến nay",
    "again, to 2025-12-31, @xã Hoa Mai": "số liệu tính đến 31/12/2025 xã Hoa Mai",
    "again, before_merger": "trước khi sáp nhập; hồi trước sáp nhập",
    "again, before_merger, @xã Hoa Mai": "xã Hoa Mai trước khi sáp nhập",
    "rate, before_merger, quarter 2026-04-01, @xã Hoa Mai": "tỷ lệ dự họp quý 2 xã Hoa Mai trước khi sáp nhập",
    "again, goes_on, month 2026-09-01": "còn tháng 9?; còn tháng 9",
    "again, goes_on, month 2026-10-01": "con thang 10 thi sao",
    "again, goes_on, quarter 2026-10-01": "còn quý này",
    "again, goes_on, @xã Hoa Đào": "còn xã Hoa Đào?",
    "again, goes_on, @thôn Bưởi": "còn thôn Bưởi thì sao",
    "again, goes_on, @thôn Ổi": "thế còn thôn Ổi",
    "again, goes_on, year 2025-01-01": "còn năm ngoái?",
    "again, goes_on, month 2026-10-01, @thôn Bưởi": "còn thôn Bưởi tháng 10?",
    "again, own, goes_on": "còn toàn xã",
    "chart": "biểu đồ; xem biểu đồ; vẽ biểu đồ",
    "workbook": "excel; xuất excel; gửi file excel",
    "each": "xuống chi hội; xuống thôn; từng chi hội; chi tiết",
    "up": "lên xã; lên tỉnh; quay lên",
    "ranked, commune, low, quarter 2026-07-01": "xã nào thấp nhất quý 3",
    "rate, day 2026-11-21": "tỷ lệ dự họp hôm qua",
}
POLITE = ("em ơi {}", "cho chị hỏi {} với em", "{} vậy em?", "dạ {} ạ", "cho em xem {} nhé", "{} giúp chị, cảm ơn em")
# What a cadre says to others or of something else.
NOT_ASKED = """lịch họp; họp chi hội 7h tối thứ bảy; vắng 3 7 12; chị Top ốm; đi được; không đi được;
    thông báo; điểm danh; có mặt hết trừ Lan; danh sách hội viên; hội viên; xem tiếp; gửi tin: mai họp; tháng này;
    chào em; cảm ơn em; hằng tháng; nhà văn hóa thôn; mấy giờ họp; 28/11; ; 🙂; 4821; <b>xã</b>; mời họp tháng sau"""
FAULTS = {
    "month": "tháng 13; tháng 0; thang 14/2026; t13",
    "quarter": "quý 5; quy 0; quý 12",
    "day": "31/2; ngày 30/2/2026; 32/1; 31/4/2026; ngày 15/13",
    "year": "năm 0; năm 9999; năm 0000; nam 99999; 1/1/0001; năm 1800",
    "future": "năm 2027; tháng 12/2026; quý 1/2027; năm sau; thang toi; quý sau",
    "backwards": """từ 1/10/2026 đến 1/9/2026; từ 15/10/2026 đến 14/10/2026; từ tháng 10/2026 đến tháng 9/2026;
        1/10/2026-1/9/2026; từ 1/11/2026 đến 1/10; từ tháng 11/2026 đến tháng 10""",
    "two": "tháng 9 và tháng 10; quý 2 với quý 3; tháng 8, quý 3",
    "long": "từ 1/1/2001 đến 1/1/2026; từ năm 2000 đến năm 2025",
}
GOOD = (
    "tháng 10; quý 3; năm nay; 1/10; từ 1/10 đến 15/11; 6 tháng đầu năm; tháng 9/2025; năm 2025; tháng trước; hôm qua"
)


def bare(text: str) -> str:
    """As somebody types who leaves all marks out."""
    return "".join(c for c in unicodedata.normalize("NFD", text) if not unicodedata.combining(c)).replace("đ", "d")


def told(ask: FigureAsk | None) -> str:
    """What was understood, in the words of the table."""
    if ask is None:
        return "none"
    parts = [ask.what or "again", *(str(one) for one in (ask.level, ask.order, ask.most, ask.line) if one)]
    parts += [name for name in ("own", "floor", "before_merger", "goes_on") if getattr(ask, name)]
    if ask.of_gathering is not None:
        parts.append("gathering" if ask.of_gathering else "attendance")
    parts += [f"against {ask.against}"] if ask.against else []
    parts += [f"to {ask.as_of}"] if ask.as_of else []
    parts += [f"{ask.period.kind} {ask.period.start}"] if ask.period else []
    return ", ".join([*parts, f"@{ask.unit}"] if ask.unit else parts)


def said(table: str) -> list[str]:
    return [" ".join(one.split()) for one in table.split(";")]


@pytest.mark.parametrize(("meant", "table"), ASKED.items())
def test_a_question_for_figures_is_understood_with_and_without_marks(meant: str, table: str) -> None:
    for text in said(table):
        for typed in (text, unicodedata.normalize("NFD", text), f"  {text.upper()}  "):
            assert told(read_ask(typed, today=TODAY)).casefold() == meant.casefold(), typed
        plain = bare(text)
        assert told(read_ask(plain, today=TODAY)) == bare(meant), plain


def test_politeness_changes_nothing() -> None:
    for meant, table in ASKED.items():
        text = said(table)[0]
        if not text.startswith(("em ", "cho ", "dạ ", "con ", "còn ")) and not text.endswith(("ạ", "em", "chị")):
            for polite in POLITE:
                assert told(read_ask(polite.format(text), today=TODAY)) == meant, polite.format(text)


def test_there_are_two_hundred_of_them() -> None:
    assert sum(len(said(table)) for table in ASKED.values()) >= 200


@pytest.mark.parametrize("text", said(NOT_ASKED))
def test_other_sentences_are_left_to_others(text: str) -> None:
    assert read_ask(text, today=TODAY) is None


@pytest.mark.parametrize(("why", "table"), FAULTS.items())
def test_what_is_wrong_with_a_time_is_named(why: str, table: str) -> None:
    for text in said(table):
        for typed in (text, bare(text)):
            found = read_fault(typed, read_period(typed, today=TODAY)[0], today=TODAY)
            assert found is not None, typed
            assert found.why == why, typed
        ask = read_ask(f"tỷ lệ dự họp {text} xã Hoa Mai", today=TODAY)
        assert ask is not None
        assert ask.fault is not None
        assert (ask.fault.why, ask.unit) == (why, "xã Hoa Mai"), text


@pytest.mark.parametrize("text", said(GOOD))
def test_a_good_time_has_no_fault(text: str) -> None:
    assert read_fault(text, read_period(text, today=TODAY)[0], today=TODAY) is None


@settings(max_examples=80)
@given(st.text(max_size=150), st.sampled_from(["tỷ lệ ", "tính đến ", "còn ", "top ", "dưới ", "từ 1/1 đến "]))
def test_any_text_can_be_read(text: str, lead: str) -> None:
    read_ask(lead + text, today=TODAY)
    read_fault(lead + text, today=TODAY)
