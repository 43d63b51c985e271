"""What a head carries out of the Zalo group, in her own words and copied."""

import pytest
import time_machine

from bot.reading.relay import read_for_others
from models.meetings import Meeting
from models.text import fold
from tests.chat import Town
from tests.women import CALLED, branch_with, call

Y, N, U = "yes", "no", "unsure"
SAID = {
    "nhóm: Lan đi nha, Hoa đi luôn, Đào bận gặt": {"Lan": Y, "Hoa": Y, "Đào": N},
    "nhóm: Lan đi 👍, Hoa không đi được 😢": {"Lan": Y, "Hoa": N},
    "nhóm zalo: Lan ok, Hoa ok, Đào k đi dc": {"Lan": Y, "Hoa": Y, "Đào": N},
    "nhóm 3 7 12 đi": {3: Y, 7: Y, 12: Y},
    "nhóm: 3 7 12 đi, 24 31 bận": {3: Y, 7: Y, 12: Y, 24: N, 31: N},
    "3 7 đi 12 bận": {3: Y, 7: Y, 12: N},
    "3 đi, 7 không": {3: Y, 7: N},
    "nhóm: Lan, Hoa, Đào đi hết": {"Lan": Y, "Hoa": Y, "Đào": Y},
    "nhóm: cô Tư đi, bà Năm không đi được": {"Tư": Y, "Năm": N},
    "nhóm: chị Lan báo đi, chị Hoa báo bận": {"Lan": Y, "Hoa": N},
    "trong nhóm Lan đi, Hoa bận": {"Lan": Y, "Hoa": N},
    "nhóm báo: 3 7 đi, 12 bận": {3: Y, 7: Y, 12: N},
    "Lan đi, Hoa bận": {"Lan": Y, "Hoa": N},
    "nhóm: Lan: 1, Hoa: 2": {"Lan": Y, "Hoa": N},
    "nhóm: đi: Lan, Hoa; bận: Hồng, Cúc": {"Lan": Y, "Hoa": Y, "Hồng": N, "Cúc": N},
    "nhóm: Hoa đang ở Sài Gòn, Lan để coi": {"Hoa": N, "Lan": U},
    "nhóm: Lan có, Hoa không": {"Lan": Y, "Hoa": N},
    "Lan Nguyen: em đi nha\nHoa Tran: chị bận rồi": {"Lan Nguyen": Y, "Hoa Tran": N},
    "nhóm:\nLan Nguyen: 1\nHoa Tran: 2\nCúc Lê: để coi": {"Lan Nguyen": Y, "Hoa Tran": N, "Cúc Lê": U},
    "[20:15] Lan Nguyen: em đi nha\n[20:17, 22/11] Hoa Tran: bận": {"Lan Nguyen": Y, "Hoa Tran": N},
    "ghi giúp 3 7 đi": {3: Y, 7: Y},
    "báo giúp chị Lan đi được": {"Lan": Y},
    "nhóm: Lan 1, Hoa 2": {"Lan": Y, "Hoa": N},
    "nhóm: Lan 1 Hoa 2 Cúc 3": {"Lan": Y, "Hoa": N, "Cúc": U},
    "nhóm: Lan số 1, Hoa số 2": {"Lan": Y, "Hoa": N},
    "nhóm:\nLan 1\nHoa 2": {"Lan": Y, "Hoa": N},
    "nhóm: chị Lan 1, bà Đào 2, Cúc để coi": {"Lan": Y, "Đào": N, "Cúc": U},
    "nhóm: số 1: Lan, Hoa; số 2: Cúc": {"Lan": Y, "Hoa": Y, "Cúc": N},
    "nhóm: Lan tổ 2 đi, Hoa bận": {"Lan tổ 2": Y, "Hoa": N},
    "nhóm: Đào: ok, Lan: k": {"Đào": Y, "Lan": N},
}


@pytest.mark.parametrize(("text", "said"), SAID.items())
def test_answers_out_of_the_group_are_understood(text: str, said: dict[int | str, str]) -> None:
    read = read_for_others(text)
    assert read is not None
    assert {who: what for who, what, _why in read.items} == said
    bare = "".join(fold(char) if char.isalpha() else char for char in text)
    again = read_for_others(bare)
    assert again is not None, bare
    assert [what for _who, what, _why in again.items] == list(said.values())


NO_ANSWERS = {
    "nhóm: Đào: 👍, Lan: đi": ("Đào",),
    "nhóm: Đào 👍, Lan đi": ("Đào",),
    "nhóm: Lan đi, Đào /-strong": ("Đào",),
    "nhóm: Cúc, Hoa 👍, Lan đi": ("Cúc", "Hoa"),  # Lan's word is hers alone
    "nhóm: 3 đi; 7 👍": ("7",),
    "Lan Nguyen: đi nha\nĐào Thị: 👍": ("Đào Thị",),
    "Lan Nguyen: em đi\nHoa Tran: mấy giờ vậy chị?\nCúc Lê: 2": ("Hoa Tran",),
    "nhóm: Lan đi, Hoa: mấy giờ vậy?": ("Hoa",),
    "nhóm: Đào 👍": ("Đào",),
    "nhóm: đi: Lan, Hoa 👍": (),
    "nhóm: Lan đi 👍": (),
}


@pytest.mark.parametrize(("text", "unread"), NO_ANSWERS.items())
def test_a_thumb_or_a_question_in_the_group_is_no_answer_and_is_not_dropped(text: str, unread: tuple[str, ...]) -> None:
    read = read_for_others(text)
    assert read is not None
    assert read.unread == unread
    assert not {who for who, _what, _why in read.items} & {*unread}


@pytest.mark.parametrize(
    "text",
    [
        "Tên: Nguyễn Thị Lan\nNăm sinh: 1975",
        "nhóm: ai cũng đi",
        "nhóm: 5 người đi",
        "Mai đi được",
        "nhóm:",
        "a: b",
        "10:30: họp",
    ],
)
def test_what_names_nobody_brings_no_answers(text: str) -> None:
    assert read_for_others(text) is None


async def test_women_without_a_name_are_said_back_and_not_written(town: Town, platform: str) -> None:
    with time_machine.travel(CALLED):
        head = await branch_with(town, platform, "Nguyễn Thị Lan 1975", "Trần Thị Cúc 1960", "Võ Thị Tư 1950")
        await call(town, head)
        assert "Riêng Cúc thì em chưa rõ" in await head.says("nhóm: Cúc 👍")
        answer = await head.says("nhóm: Lan đi, Cúc bận, cô Tư để coi, Đào: 👍, 3 người nữa đi, 99 đi")
        assert "Riêng Đào thì em chưa rõ là đi hay không nên chưa ghi." in answer
        assert "đi được 1 (2 Lan), không đi được 1 (3 Cúc), chưa chắc 1 (4 Tư)" in answer
        assert "Còn 3 người chưa có tên nên em chưa ghi." in answer
        assert "Riêng số 99 không có trong danh sách, em chưa ghi." in answer
        meeting = town.rows(Meeting)[0]
        assert (meeting.yes, meeting.no, meeting.unsure) == (1, 1, 1)
