"""What women write about themselves, and what is about something else."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.reading.own_data import OwnLine, read_own
from models.phones import read_phone, spoken
from models.text import fold

# line: which thing, and what it should be
READ = {
    "số của tôi là 0912 345 678": ("phone", "0912345678"),
    "số mới của cô là 0912345678": ("phone", "0912345678"),
    "số điện thoại của em là 0912.345.678 nhé": ("phone", "0912345678"),
    "tôi đổi số 0912 345 678": ("phone", "0912345678"),
    "chị đổi số rồi, 0912 345 678": ("phone", "0912345678"),
    "dạ em ơi số của tôi là 0912345678 ạ": ("phone", "0912345678"),
    "sửa số điện thoại của tôi thành +84 912 345 678": ("phone", "84912345678"),
    "đổi số 0912 345 678": ("phone", "0912345678"),
    "đổi số điện thoại": ("phone", ""),
    "tôi mới đổi số": ("phone", ""),
    "số tôi ghi sai rồi": ("phone", ""),
    "tôi sinh năm 1972": ("birth", "1972"),
    "tôi sinh năm 72": ("birth", "72"),
    "tôi sinh ngày 12/3/1972 ạ": ("birth", "12/3/1972"),
    "năm sinh của tôi là 1972": ("birth", "1972"),
    "sửa năm sinh 1972": ("birth", "1972"),
    "sửa năm sinh": ("birth", ""),
    "tên tôi là Nguyễn Thị Lụa": ("name", "Nguyễn Thị Lụa"),
    "tên tôi là Nguyễn Thị Lụa em ạ": ("name", "Nguyễn Thị Lụa"),
    "tên tôi là H'Bia Niê": ("name", "H'Bia Niê"),
    "tôi tên Nguyễn Thị Lụa": ("name", "Nguyễn Thị Lụa"),
    "đổi tên": ("name", ""),
    "tên chị ghi sai": ("name", ""),
    "gọi tôi là Hai Lụa": ("calling", "Hai Lụa"),
    "mọi người gọi tôi là Út Lụa": ("calling", "Út Lụa"),
    "tên gọi của tôi là Hai Lụa": ("calling", "Hai Lụa"),
    "sửa thông tin": ("", ""),
    "sửa hồ sơ của tôi": ("", ""),
}
OTHERS = """tên em là gì; tên em là gì?; em ten la gi vay; gọi tôi là cô; gọi tôi là bác; tên chi hội là gì;
    số của tôi là 58; tôi sinh 2 con; đổi số 24 0912 345 678; sửa năm sinh 58 1972; đổi tên 24 Nguyễn Thị Loan;
    đổi tên tổ; đổi điện thoại; đổi giờ; chị tên Hoa đâu rồi; số của mẹ tôi là 0912345678; con sinh năm 1999;
    mẹ con đi rẫy rồi; chị Lan sinh năm 1972; tôi là hội viên; 0912345678; 1972; ; 🙂; thông tin của tôi; hồ sơ"""


@pytest.mark.parametrize(("text", "meant"), READ.items())
def test_what_she_writes_of_herself_is_understood(text: str, meant: tuple[str, str]) -> None:
    assert read_own(text) == OwnLine(*meant)
    for typed in (fold(text), text.upper() + "!"):
        found = read_own(typed)
        assert found is not None, typed
        assert found.field == meant[0]


@pytest.mark.parametrize("text", [text.strip() for text in OTHERS.split(";")])
def test_what_is_about_something_else_is_left_to_others(text: str) -> None:
    assert read_own(text) is None


@settings(max_examples=80)
@given(st.text(max_size=150))
def test_any_text_can_be_read(text: str) -> None:
    read_own(text)


@settings(max_examples=60)
@given(
    st.sampled_from(["số của tôi là {}", "tôi đổi số {}", "số mới của cô {} nhé", "so dien thoai cua em la {}"]),
    st.integers(900_000_000, 909_999_999),
)
def test_a_number_in_a_sentence_is_the_number_alone(sentence: str, digits: int) -> None:
    phone = read_phone(f"0{digits}").e164
    found = read_own(sentence.format(spoken(phone)))
    assert found is not None
    assert read_phone(found.detail).e164 == phone
