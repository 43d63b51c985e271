"""What holds for every date, every hour and every text: they are read back, and reading never fails."""

import time as stopwatch
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from hypothesis import given
from hypothesis import strategies as st

from bot.reading.hours import read_hour
from bot.reading.when import read_day, read_when
from locales import part_of_day
from models.lunar import lunar

NOW = datetime(2026, 11, 22, 10, 0, tzinfo=ZoneInfo("Asia/Ho_Chi_Minh"))
TODAY = NOW.date()
DAYS = st.dates(date(2024, 1, 1), date(2030, 12, 31))
UNITS = ["", "một", "hai", "ba", "bốn", "lăm", "sáu", "bảy", "tám", "chín"]


def in_words(value: int) -> str:
    if value < 10:
        return (UNITS[value] if value != 5 else "năm") or "không"
    tens, unit = divmod(value, 10)
    ending = UNITS[unit] if unit != 1 or tens == 1 else "mốt"
    return (f"{UNITS[tens] if tens != 5 else 'năm'} mươi {ending}" if tens > 1 else f"mười {ending}").strip()


def noon(day: date) -> datetime:
    return datetime.combine(day, time(12), NOW.tzinfo)


@given(DAYS)
def test_every_date_with_its_year_is_read_back(day: date) -> None:
    for written in (
        f"{day:%d/%m/%Y}", f"{day.day}/{day.month}/{day.year}", f"{day:%d-%m-%Y}", f"{day:%d.%m.%Y}", f"{day:%Y-%m-%d}",
        f"{day:%d/%m/%y}", f"ngày {day.day} tháng {day.month} năm {day.year}",
        f"ngay {day.day} thang {day.month} nam {day.year}",
        f"{day.day} tháng {day.month}/{day.year}",
    ):  # fmt: skip
        reading = read_when(written, now=NOW)
        assert (reading.day, reading.past, reading.rest) == (day, day < TODAY, ""), written


@given(DAYS, st.integers(0, 360))
def test_every_date_without_its_year_is_the_next_one(day: date, before: int) -> None:
    now = noon(day - timedelta(days=before))
    words = f"ngày {in_words(day.day)} tháng {in_words(day.month)}".replace("tháng bốn", "tháng tư")
    for written in (f"{day.day}/{day.month}", f"ngày {day:%d/%m}", f"{day.day} tháng {day.month}", words):
        reading = read_when(written, now=now)
        assert (reading.day, reading.past) == (day, False), written


@given(DAYS)
def test_every_lunar_date_is_read_back(day: date) -> None:
    moon = lunar(day)
    leap = " nhuận" if moon.leap else ""
    reading = read_when(f"ngày {moon.day} tháng {moon.month}{leap} âm", now=noon(day))
    assert reading.day == day


@given(DAYS, st.integers(0, 6), st.integers(0, 2))
def test_a_weekday_with_its_week_is_in_that_week(today: date, weekday: int, weeks: int) -> None:
    name = ["thứ hai", "thứ 3", "thu tu", "thứ năm", "t6", "thứ bảy", "chủ nhật"][weekday]
    reading = read_when(f"{name} {['tuần này', 'tuần sau', 'tuần sau nữa'][weeks]}", now=noon(today))
    expected = today + timedelta(days=weekday - today.weekday(), weeks=weeks)
    assert (reading.day, reading.past) == (expected, expected < today)


@given(st.times().map(lambda t: t.replace(second=0, microsecond=0)))
def test_every_hour_is_read_back(hour: time) -> None:
    hour12, half, named = hour.hour % 12 or 12, hour.minute == 30, part_of_day(hour.hour)
    part = {"sang": "sáng", "trua": "trưa", "chieu": "chiều", "toi": "tối", "khuya": "khuya"}[named]
    spoken = [
        f"{hour12}h{hour.minute:02d} {part}",
        f"{hour12} giờ {hour.minute:02d} phút {part}",
        f"{part} {hour12}g{hour.minute:02d}",
        f"{hour12}:{hour.minute:02d} {part}",
    ]
    if half:
        spoken += [f"{hour12} rưỡi {part}", f"{in_words(hour12)} giờ rưỡi {part}"]
    for written in (f"{hour:%H:%M}", f"{hour:%Hh%M}", f"{hour:%H giờ %M}", f"lúc {hour:%Hg%M}", *spoken):
        assert read_when(written, now=NOW).hour == hour, written
        assert read_hour(written) == (hour,), written


SCRAPS = """
7 8h 19h30 rưỡi tối toi sáng sang mai mốt mot thứ thu bảy 7 tuần sau nữa này tháng 31/2 5/12 rằm mùng âm ngày 15 nhuận
tết kém đến từ năm sáu sau hai mươi cuối , . - / : họp đêm 0 99 1.2.2026 hằng qua quý iii đầu
"""
WORDS = st.sampled_from(SCRAPS.split())


@given(st.one_of(st.text(max_size=80), st.lists(WORDS, max_size=14).map(" ".join)), DAYS)
def test_no_text_is_too_strange_to_read(text: str, today: date) -> None:
    reading = read_when(text, now=noon(today))
    assert all(choice.day or choice.hour for choice in reading.choices)
    assert len(reading.choices) != 1
    read_day(text, today)
    read_hour(text)


PHRASES = [
    "họp chi hội 7h30 tối thứ bảy tuần sau nữa nhà văn hóa thôn",
    "mời các chị sinh hoạt tổ 2 chiều mai 2 giờ nhà bà Sáu",
    "ngày hai mươi tám tháng mười một lúc 8 giờ kém mười lăm sáng",
    "7h tối rằm tháng 7",
    "mẹ con đi rẫy rồi",
]


def test_reading_takes_less_than_a_third_of_a_millisecond() -> None:
    best = min(_seconds(PHRASES) for _ in range(3)) / len(PHRASES)
    assert best < 0.0003


def _seconds(phrases: list[str]) -> float:
    started = stopwatch.perf_counter()
    for phrase in phrases:
        read_when(phrase, now=NOW)
    return stopwatch.perf_counter() - started
