"""Whatever is typed about rolls, the group and figures is read or left alone; what we would write ourselves is read."""

from datetime import date

from hypothesis import given, settings
from hypothesis import strategies as st

from bot.reading.absent_line import may_be_an_answer, read_absent
from bot.reading.correction_line import read_correction, read_marks
from bot.reading.figure_line import read_figures
from bot.reading.idle_line import read_idle
from bot.reading.late import read_late
from bot.reading.relay import read_for_others
from bot.reading.roll_line import RollKind, read_roll, read_told

TODAY = date(2026, 11, 22)
FEW = settings(max_examples=60)
NAMES = ("Lan", "Hoa", "Đào", "Cúc", "Gấm", "Nguyễn Thị Lụa", "Võ Thị Sương", "H'Bia")
WORDS = (
    "vắng", "vang", "có mặt", "có lý do", "không lý do", "đến muộn", "về sớm", "tổ 2", "trừ", "hết", "nhóm:", "đi được",
    "bận", "không đi", "ok", "👍", "😀", "/-strong", "1", "2", "3", "12", "171", "300", "2026", "91/103", "20/11", ",",
    ";", ":", ".", "\n", "và", "số", "chị", "Lan", "đào", "H'Bia", "chi hội nào", "chưa họp", "chưa điểm danh",
    "tháng 10", "quý 3", "năm nay", "từ", "đến", "tuần trước", "tháng 13", "<b>", "\u0301", "?", "người nữa đi",
)  # fmt: skip

numbers = st.lists(st.integers(1, 300), min_size=1, max_size=12, unique=True)
anything = st.one_of(st.text(max_size=200), st.lists(st.sampled_from(WORDS), max_size=14).map(" ".join))


@FEW
@given(anything)
def test_whatever_is_typed_is_read_or_left_alone(text: str) -> None:
    for read in (read_roll, read_absent, read_late, read_marks, read_correction, read_told, read_for_others):
        read(text)
        read(f"nhóm: {text}")
    may_be_an_answer(text)
    read_idle(text, today=TODAY, cut_off=0)
    read_figures(text, today=TODAY, cut_off=0)


@FEW
@given(numbers, st.data())
def test_a_roll_reads_back_as_the_women_it_was_written_of(women: list[int], data: st.DataObject) -> None:
    mark = {one: data.draw(st.sampled_from(["absent", "excused", "late"]), label=str(one)) for one in women}
    of = {kind: [one for one in women if mark[one] == kind] for kind in ("absent", "excused", "late")}
    between = data.draw(st.sampled_from([" ", ", ", " và "]))
    parts = [f"vắng {between.join(map(str, of['absent']))}"] if of["absent"] else []
    if of["excused"]:
        said = f"có lý do {' '.join(map(str, of['excused']))}"
        parts.append(said if parts else f"vắng {said}")
    if not parts:
        parts.append("có mặt đủ")
    line = read_roll("; ".join([*parts, *(f"{one} đến muộn" for one in of["late"])]))
    assert line is not None
    assert (sorted(line.numbers), sorted(line.excused_numbers)) == (sorted(of["absent"]), sorted(of["excused"]))
    assert sorted(line.late, key=int) == sorted(of["late"])
    assert line.kind is (RollKind.ABSENT if of["absent"] or of["excused"] else RollKind.ALL)


@FEW
@given(numbers, st.sampled_from(["vắng", "không đi", "không đến", "nghỉ", "k đi"]))
def test_who_is_missing_reads_back_however_it_is_said(women: list[int], said: str) -> None:
    each = read_absent(", ".join(f"{one} {said}" for one in women))
    together = read_absent(f"{' '.join(map(str, women))} {said}")
    assert each is not None
    assert together is not None
    assert each.numbers == together.numbers == tuple(women)


@FEW
@given(st.lists(st.sampled_from(NAMES), min_size=1, max_size=8, unique=True), st.data())
def test_what_the_group_wrote_reads_back_and_nobody_is_lost(women: list[str], data: st.DataObject) -> None:
    ways = {"yes": ("đi", "1", "ok", "đi được nha"), "no": ("bận", "2"), "unsure": ("để coi", "3"), "": ("👍",)}
    meant = {one: data.draw(st.sampled_from(sorted(ways)), label=one) for one in women}
    colon = data.draw(st.sampled_from([": ", " "]), label="colon")
    end = data.draw(st.sampled_from([", ", "; ", "\n"]), label="end")
    said = [f"{one}{colon}{data.draw(st.sampled_from(ways[meant[one]]))}" for one in women]
    read = read_for_others("nhóm: " + end.join(said))
    assert read is not None
    assert {who: what for who, what, _why in read.items} == {one: what for one, what in meant.items() if what}
    assert set(read.unread) == {one for one, what in meant.items() if not what}


@FEW
@given(
    st.sampled_from(["chi hội nào chưa họp", "chi hoi nao chua hop", "còn chi hội nào chưa họp"]),
    st.integers(1, 12),
    st.sampled_from(["tháng {}", "trong tháng {}", "thang {}"]),
)
def test_a_month_in_the_question_who_has_not_met_is_that_month(asks: str, month: int, when: str) -> None:
    read = read_idle(f"{asks} {when.format(month)}", today=TODAY, cut_off=0)
    assert read is not None
    assert (read[0], read[1].start.month, read[1].start.day) == ("unmet", month, 1)
