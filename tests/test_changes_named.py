"""How a head names the meeting that she changes or asks about: by its kind, club, group, day; in her own words."""

from datetime import date, datetime, time
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.reading.accents import lacks_accents
from bot.reading.asked_meetings import read_asked
from bot.reading.change_line import read_change
from bot.reading.gatherings import find_gathering, read_which
from bot.reading.intents import Intent
from bot.reading.off_reason import reason_of_line
from bot.reading.words import Line
from models.text import fold

NOW = datetime(2026, 11, 22, 9, tzinfo=ZoneInfo("Asia/Ho_Chi_Minh"))

# what she types: what it does, the kind and the unit that it names, how many days
CHANGES = {
    "hủy họp tổ trưởng": ("call_off", "briefing", "", 0),
    "hủy họp CLB dân vũ": ("call_off", "club", "clb dan vu", 0),
    "bỏ buổi clb dân vũ": ("call_off", "club", "clb dan vu", 0),
    "hủy buổi họp chi hội": ("call_off", "branch", "", 0),
    "hoãn họp tổ 2": ("call_off", "group", "to 2", 0),
    "hoãn họp clb dân vũ thứ tư": ("call_off", "club", "clb dan vu", 1),
    "hủy họp bch": ("call_off", "committee", "", 0),
    "hủy giao ban": ("call_off", "briefing", "", 0),
    "thứ bảy này không họp nữa": ("call_off", "", "", 1),
    "họp clb dân vũ hủy nhé": ("call_off", "club", "clb dan vu", 0),
    "buổi tối mai hủy nhé": ("call_off", "", "", 1),
    "hủy họp clb vì trời mưa": ("call_off", "club", "", 0),
    "hủy họp vì mưa bão": ("call_off", "", "", 0),
    **dict.fromkeys(
        ("huy hop mua to qua", "hủy họp: trời mưa bão", "huy hop ngap duong", "mưa to quá, thôi k họp nữa"),
        ("call_off", "", "", 0),
    ),
    "đổi giờ họp clb dân vũ sang 8 giờ": ("move", "club", "clb dan vu", 0),
    "đổi giờ họp clb dân vũ 6h chiều": ("move", "club", "clb dan vu", 0),
    "dời họp BCH sang thứ sáu": ("move", "committee", "", 0),
    "dời họp tổ trưởng": ("move", "briefing", "", 0),
    "dời buổi thứ bảy sang chủ nhật": ("move", "", "", 1),
    "họp tổ trưởng đổi sang thứ sáu": ("move", "briefing", "", 0),
    "buổi clb dân vũ dời sang thứ sáu": ("move", "club", "clb dan vu", 0),
    "buổi họp thứ bảy đổi giờ": ("move", "", "", 1),
    "hoãn họp sang chủ nhật": ("move", "", "", 0),
    "lùi họp clb sang tuần sau": ("move", "club", "", 0),
    "đổi chỗ họp tổ trưởng sang nhà chị Lan": ("move", "briefing", "", 0),
    "đổi giờ họp tổ 2 8h tối": ("move", "group", "to 2", 0),
    "lịch họp đều": ("show", "", "", 0),
    "nghỉ một buổi": ("skip", "", "", 0),
    "thôi họp đều": ("end", "", "", 0),
    "thôi họp clb dân vũ hằng tuần": ("end", "club", "clb dan vu", 0),
}


@pytest.mark.parametrize(("text", "meant"), CHANGES.items())
def test_a_change_says_which_meeting_it_means(text: str, meant: tuple[str, str, str, int]) -> None:
    for typed in (text, fold(text), text.upper()):
        change = read_change(typed, now=NOW)
        assert change is not None, typed
        found = change.gathering
        named = (found.kind, found.unit) if found else ("", "")
        assert (change.act, *named, len(change.days)) == meant, typed


REASONS = {
    "hủy họp tổ 2 nhà chị Sương có việc buồn": "nhà chị Sương có việc buồn",
    "hoan hop 28/11 nuoc lut": "nuoc lut",
    "mai k hop nua nhe mua to": "mua to",
    **dict.fromkeys(("hủy họp 5/12 mưa to quá", "mưa to quá, thôi k họp nữa", "hủy họp, mưa to quá"), "mưa to quá"),
    **dict.fromkeys(("hủy họp tổ 2 nhà chị Sương", "huy hop to 2 bao chi em", "hoãn họp mưa to sang chủ nhật"), ""),
}


@pytest.mark.parametrize(("text", "why"), REASONS.items())
def test_what_follows_a_meeting_that_is_off_is_its_reason(text: str, why: str) -> None:
    assert read_change(text, now=NOW) is not None
    assert reason_of_line(text) == why
    assert read_change("mưa to quá, em k họp được", now=NOW) is None


@pytest.mark.parametrize(
    "text",
    ["không họp được thứ bảy", "tôi nghỉ họp thứ bảy", "em bận không họp tổ trưởng được", "đổi tên tổ 2 thành tổ Đông",
     "hủy clb dân vũ", "chuyển chị Lan sang tổ 2", "đổi giờ", "dời họp", "không họp nữa", "nghỉ họp thứ bảy em bận",
     "sửa ngày sinh chị Lan thành 12/3/1975", "bỏ chị Lan khỏi tổ 2"],
)  # fmt: skip
def test_what_is_her_own_answer_or_no_meeting_changes_none(text: str) -> None:
    assert read_change(text, now=NOW) is None


def test_weeks_are_counted_and_the_day_of_an_unclear_line_may_be_old_or_new() -> None:
    read = {
        text: read_change(text, now=NOW) for text in ("lùi họp một tuần", "dời họp sang tuần sau", "lùi họp 2 tuần")
    }
    assert [change and change.weeks for change in read.values()] == [1, 1, 2]
    either = read_change("sửa buổi họp thứ bảy", now=NOW)
    assert either is not None
    assert (either.either, either.when and either.when.day) == (True, date(2026, 11, 28))
    certain = read_change("dời họp sang thứ bảy", now=NOW)
    assert certain is not None
    assert not certain.either
    rule = read_change("đổi lịch họp đều sang mùng 1 âm", now=NOW)
    assert rule is not None
    assert rule.when is not None
    assert rule.when.repeated is not None


# what is asked: of what, the kind, the first day
ASKED = {
    "hôm nay họp ở đâu vậy": (Intent.SCHEDULE, "", date(2026, 11, 22)),
    "hnay co hop k": (Intent.SCHEDULE, "", date(2026, 11, 22)),
    "hnay có họp ko em": (Intent.SCHEDULE, "", date(2026, 11, 22)),
    "mai họp mấy giờ ở đâu": (Intent.SCHEDULE, "", date(2026, 11, 23)),
    "thứ bảy này họp mấy giờ": (Intent.SCHEDULE, "", date(2026, 11, 28)),
    "tuần sau có họp không": (Intent.SCHEDULE, "", date(2026, 11, 23)),
    "lịch họp clb": (Intent.SCHEDULE, "club", None),
    "bao giờ họp tổ trưởng": (Intent.SCHEDULE, "briefing", None),
    "họp bch hôm nào": (Intent.SCHEDULE, "committee", None),
    "ai đi họp tổ trưởng": (Intent.RESULTS, "briefing", None),
    "kết quả họp clb": (Intent.RESULTS, "club", None),
    "bao nhiêu chị đi thứ bảy": (Intent.RESULTS, "", date(2026, 11, 28)),
    "thứ bảy có mấy chị đi": (Intent.RESULTS, "", date(2026, 11, 28)),
}


@pytest.mark.parametrize(("text", "meant"), ASKED.items())
def test_a_question_says_which_meetings_it_means(text: str, meant: tuple[Intent, str, date | None]) -> None:
    for typed in (text, fold(text)):
        asked = read_asked(typed, now=NOW)
        assert asked is not None, typed
        kind = asked.which.gathering.kind if asked.which.gathering else ""
        assert (asked.intent, kind, next(iter(asked.which.days), None)) == meant, typed


@pytest.mark.parametrize(
    "text",
    ["", "🙂", "lịch họp", "kết quả", "tối mai tôi không đi", "họp chi hội 7h tối mai", "a" * 5000, "12", "<b>mai</b>"],
)  # fmt: skip
def test_what_asks_for_no_certain_meeting_is_left_to_others(text: str) -> None:
    assert read_asked(text, now=NOW) is None


LINE = (
    "hủy hoãn dời đổi lùi họp buổi clb dân vũ tổ trưởng 2 chi hội bch giao ban thứ bảy mai sang giờ chỗ nhà chị Lan "
    "tuần sau một vì mưa nữa đều hằng tháng ai đi kết quả lịch ở đâu mấy không k 8h tối \0 : ,"
)
WORDS = st.sampled_from(LINE.split(" "))


@settings(max_examples=120)
@given(st.one_of(st.text(max_size=80), st.lists(WORDS, max_size=12).map(" ".join)))
def test_no_text_is_too_strange_to_name_a_meeting(text: str) -> None:
    read_change(text, now=NOW)
    read_asked(text, now=NOW)
    plain = Line(text).plain
    found = find_gathering(plain)
    assert found is None or plain[slice(*found[1])]
    which = read_which(plain, NOW)
    assert not which.nearest or not (which.days or which.gathering)


@pytest.mark.parametrize(
    ("text", "bare"),
    [("nha chi Suong", True), ("don ve sinh duong lang", True), ("nha van hoa thon", True), ("SAN BONG", True),
     ("mai cac chi mang theo so ho khau", True), ("nhà chị Suong", False), ("Hoa Mai", False), ("Zoom", False),
     ("karaoke Lan Anh", False), ("", False), ("12 34", False), ("🙂🙂", False), ("nha\u0300 va\u0306n hoa", False)],
)  # fmt: skip
def test_words_without_any_accent_are_noticed_and_names_are_not(text: str, bare: bool) -> None:
    assert lacks_accents(text) is bare


def test_the_part_of_the_day_in_every_week_is_its_hour() -> None:
    from bot.reading.when import read_when

    assert read_when("mỗi tối thứ tư 7h", now=NOW).hour == time(19)
