"""Sentences about women of the book, as heads write them: by number or name, the deed before or after."""

import time_machine
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.reading.member_deeds import Deed, DeedLine, deed_named, read_deed, read_deed_by_name, read_search
from bot.reading.merge_line import read_merge
from models.member_marks import Mark
from models.posts import Role
from tests.chat import Town
from tests.test_members import SUNDAY, groups

BY_NUMBER: dict[str, tuple[Mark | Deed, str]] = {
    "chuyển 24 sang tổ 5": (Mark.GROUP, "tổ 5"), "cho 24 sang to 5 nhe": (Mark.GROUP, "to 5"),
    "xếp chị 24 vào tổ Xóm Đình": (Mark.GROUP, "tổ Xóm Đình"), "thêm 24 vào tổ 5": (Mark.GROUP, "tổ 5"),
    "24 ra khỏi tổ": (Mark.GROUP, ""), "chuyển tổ cho 24": (Deed.REGROUP, ""), "24 xin đổi tổ": (Deed.REGROUP, ""),
    "24 đi Bình Dương làm": (Mark.AWAY, ""), "chi 24 di lam o binh duong": (Mark.AWAY, ""),
    "24 vào Nam làm ăn rồi": (Mark.AWAY, ""), "24 đi xuất khẩu lao động": (Mark.AWAY, ""),
    "24 về quê rồi": (Mark.BACK, ""), "bà 24 qua đời hôm qua": (Deed.DIED, ""), "24 mat roi": (Deed.DIED, ""),
    "24 lấy chồng về Thanh Hóa": (Deed.OUT, ""), "24 không sinh hoạt nữa": (Deed.OUT, ""),
    "24 xin ra khỏi Hội": (Deed.LEFT, ""), "24 quay lại sinh hoạt": (Deed.RETURNED, ""),
    "công nhận 24 nòng cốt": (Mark.CORE, ""), "thôi nòng cốt chị 24": (Mark.NOT_CORE, ""),
    "24 không còn danh dự nữa": (Mark.NOT_HONORARY, ""), "24 là hội viên danh dự": (Mark.HONORARY, ""),
    "thẻ của 24 số 0123456": (Mark.CARD, "0123456"), "the hoi vien cua 24 la HV-0123": (Mark.CARD, "HV-0123"),
    "số thẻ 24: HV0123": (Mark.CARD, "HV0123"), "24 số thẻ 0123456": (Mark.CARD, "0123456"),
    "đã cấp thẻ cho 24": (Mark.CARD, ""), "24 mất thẻ": (Mark.NO_CARD, ""), "24 chưa có thẻ": (Mark.NO_CARD, ""),
    "24 đóng hội phí năm ngoái": (Mark.FEE, "ngoái"), "thu hoi phi 24": (Mark.FEE, ""),
    "24 nộp hội phí 24.000 rồi": (Mark.FEE, ""), "24 còn thiếu hội phí 2025": (Mark.NO_FEE, "2025"),
    "tên của 24 là Nguyễn Thị Nhã": (Deed.NAME, "Nguyễn Thị Nhã"), "24 viết sai tên": (Deed.EDIT, "tên"),
    "năm sinh của 24 là 1976": (Deed.BIRTH, "1976"), "24 sinh 1977 chứ không phải 1975": (Deed.BIRTH, "1977"),
    "sửa số điện thoại của 24 thành 0912 345 678": (Deed.PHONE, "0912 345 678"),
    "sđt 24 là 0912.345.678": (Deed.PHONE, "0912.345.678"), "sửa số điện thoại 24": (Deed.EDIT, "số điện thoại"),
    "số điện thoại của chị 24 là số mấy?": (Deed.SHOW, ""), "thẻ 24": (Deed.SHOW, ""),
    "24 chuyển về quê chồng": (Deed.OUT, ""), "chị 24 về nhà chồng ở xã Hoa Đào": (Deed.OUT, ""),
    "24 dọn về quê ngoại rồi": (Deed.OUT, ""), "24 không còn ở đây nữa": (Deed.OUT, ""),
    "24 đi làm xa về rồi": (Mark.BACK, ""), "24 đổi số rồi, số mới 0912 345 679": (Deed.PHONE, "0912 345 679"),
    "24 đổi sim, giờ là 0912345679": (Deed.PHONE, "0912345679"), "xóa số điện thoại chị 24": (Deed.NO_PHONE, ""),
    "24 bỏ số điện thoại rồi": (Deed.NO_PHONE, ""), "24 không dùng điện thoại nữa": (Deed.NO_PHONE, ""),
    "24 không có điện thoại": (Deed.NO_PHONE, ""), "24 ở tổ mấy": (Deed.SHOW, ""), "24 mấy tuổi": (Deed.SHOW, ""),
    "24 sinh năm bao nhiêu": (Deed.SHOW, ""), "24 sinh năm nào?": (Deed.SHOW, ""),
    "24 vào hội năm nào": (Deed.SHOW, ""), "24 còn sinh hoạt không": (Deed.SHOW, ""),
    "xóa chị 24 khỏi danh sách": (Deed.END, ""), "chuyển sinh hoạt 24 sang thôn Bưởi": (Deed.TRANSFER, "thôn Bưởi"),
}  # fmt: skip


def test_what_is_said_of_a_number_is_understood_whichever_way_round() -> None:
    for said, (deed, detail) in BY_NUMBER.items():
        assert read_deed(said) == DeedLine(deed, (24,), (), detail), said
    assert read_deed("xếp 24, 25 và 26 vào tổ 6") == DeedLine(Mark.GROUP, (24, 25, 26), (), "tổ 6")
    assert read_deed("24 bị trùng với 31") == DeedLine(Deed.MERGE, (24, 31))
    for other in ("24 mất?", "mai 24 đi đâu", "họp 24/12", "vắng 24", "24 người đi làm", "đóng hội phí 20/12", "24"):
        assert read_deed(other) is None, other


def test_what_is_said_of_a_name_is_understood_as_what_is_said_of_a_number() -> None:
    for said, expected in {
        "chuyển chị Lan sang tổ 5": DeedLine(Mark.GROUP, (), ("Lan",), "tổ 5"),
        "thẻ của chị Lan số 0123456": DeedLine(Mark.CARD, (), ("Lan",), "0123456"),
        "3, lan và chị Hoa tổ 2 đóng hội phí rồi": DeedLine(Mark.FEE, (3,), ("lan", "Hoa tổ 2")),
        "chị Lan 1975 mới mất": DeedLine(Deed.DIED, (), ("Lan 1975",)),
        "sửa năm sinh chị Lan": DeedLine(Deed.EDIT, (), ("Lan",), "năm sinh"),
        "sửa chị Lan năm sinh 1976": DeedLine(Deed.BIRTH, (), ("Lan",), "1976"),
        "sua chi Lan sdt 0912345678": DeedLine(Deed.PHONE, (), ("Lan",), "0912345678"),
        "số chị Gấm là số mấy?": DeedLine(Deed.SHOW, (), ("Gấm",)),
    }.items():
        assert read_deed_by_name(said) == expected, said
    for other in ("mẹ em mất rồi", "mai đi xa", "lan, hoa mất", "nhà có việc", "ai đi làm xa", "con ốm"):
        assert read_deed_by_name(other) is None, other


def test_two_entries_that_are_one_woman_are_said_by_her_name() -> None:
    for said, names in {
        "hai chị Lan là một người": ("Lan",), "hai chi lan la mot": ("lan",), "gộp hai chị Lan giúp em": ("Lan",),
        "hai chị Lan trùng nhau": ("Lan",), "chị Lan ghi hai lần trong sổ": ("Lan",),
        "chị Lan 1975 và chị Lan 1990 là một người": ("Lan 1975", "Lan 1990"),
        "gộp chị Lan với bà Hoa": ("Lan", "Hoa"),
    }.items():  # fmt: skip
        assert read_merge(said) == names, said
    for other in ("", "gộp chi hội Mận với chi hội Bưởi", "gộp tổ 1 vào tổ 2", "hai chị em là một", "hai chị Lan",
                  "hai chị Lan trùng tên", "gộp 3 4", "hai chị Lan là một người?", "gop " * 30):  # fmt: skip
        assert read_merge(other) == (), other
    assert read_search("số 0912 345 678 của ai?") == "0912345678"
    assert read_search("chị nào dùng số 0912345678") == "0912345678"


def test_every_mark_and_deed_is_found_by_its_name_and_none_stands_twice() -> None:
    assert not set(Mark) & set(Deed)
    assert all(deed_named(one.value) is one for one in (*Mark, *Deed))


ODD = ("chị " * 74, "24 " * 99, "ghi giup " * 33, "24 di " + "lam " * 70, "a " * 149, "chuyen " * 42)


def test_a_long_line_of_repeated_words_is_read_and_says_nothing() -> None:
    """Each of them once took minutes: a word that could be read in two ways made the ways double with every word."""
    for text in ODD:
        assert read_deed(text) is None
        assert read_deed_by_name(text) is None


@given(st.text(alphabet="24 chịiđôóngphisang<>😀\u0301,.?-/", max_size=80))
@settings(max_examples=60)
def test_nothing_that_is_typed_breaks_the_reading(text: str) -> None:
    for found in (read_deed(text), read_deed_by_name(text)):
        assert found is None or found.numbers or found.names


async def test_names_that_several_bear_are_asked_one_after_the_other_and_said_more_exactly(
    town: Town, platform: str
) -> None:
    with time_machine.travel(SUNDAY):
        head = await town.member(platform, "Lê Thị Hạnh", role=Role.HEAD)
        groups(town, "tổ 2", "tổ 5")
        town.on_paper("Nguyễn Thị Lan", year=1975)
        town.on_paper("Trần Thị Lan", year=1990)
        town.on_paper("Võ Thị Hoa", year=1980)
        town.on_paper("Bùi Thị Hoa", year=1966)
        assert "Có 2 chị Lan. Chị nào ạ?" in await head.says("chuyển chị Lan sang tổ 5")
        assert "chưa rõ chị nào" in await head.says("chị Lan")
        assert "chị Trần Thị Lan (1990), STT 3, về tổ 5" in await head.says("chị Lan 1990")
        assert "chị Trần Thị Lan (1990), STT 3, về tổ 2" in await head.says("chuyen chi lan to 5 sang to 2")
        assert 'không thấy ai "Lan tổ 5"' in await head.says("chị Lan tổ 5 mất")
        assert "Có 2 chị Lan" in await head.says("lan, hoa và 1 đóng hội phí rồi")
        assert "Có 2 chị Hoa" in await head.says("2")
        assert "3 chị (1 Hạnh, 2 Lan, 5 Hoa) đã đóng hội phí 2026" in await head.says("5")
        # Another complete sentence leaves the open question.
        await head.says("chị Lan đi làm xa")
        # Of whom the book has not it is said, and done for the others.
        some = await head.says("1 2 999 la nong cot")
        assert "2 chị (1 Hạnh, 2 Lan)" in some
        assert "không có STT 999" in some
        some = await head.says("3, 998 và chị Tèo có thẻ rồi")
        assert "STT 3, có thẻ" in some
        assert "không có STT 998" in some
        assert 'không thấy ai "Tèo"' in some
        assert "không có STT 999" in await head.says("999 là nòng cốt")
        assert "2 chị (1 Hạnh, 2 Lan)" in await head.says("cả 1 với 2 thôi nòng cốt")
        assert 'không thấy ai "Lài 1940" trong sổ' in await head.says("bà Lài 1940 mất rồi")
        assert "Có 2 chị Hoa" in await head.says("chuyển 1, chị Tý và chị Hoa sang tổ 2")
        some = await head.says("4")
        assert "2 chị (1 Hạnh, 4 Hoa) về tổ 2" in some
        assert 'không thấy ai "Tý"' in some
        assert "đã ghi vậy rồi" in (await head.says("1 999 sang tổ 2"))
        assert "có thẻ 0123456" in await head.says("thẻ của bùi thị hoa số 0123456")
        assert "cho từng chị một" in await head.says("2 3 có thẻ 0123456")
        asked = await head.says("hai chị Hoa là một người")
        assert "Gộp hai số làm một" in asked
        assert "STT 5 thôi dùng" in asked
        await head.says("0")
        assert "chỉ thấy một chị Hạnh" in await head.says("gộp hai chị Hạnh")
        assert "đã ghi vậy rồi: chị Nguyễn Thị Lan (1975), STT 2, sinh 1975." in await head.says("2 sinh năm 1975")
        await head.says("2 đổi số 0912345678")
        assert "STT 2, số điện thoại đuôi 678." in await head.says("2 đổi số 0912345678")
        assert "bỏ lần sửa số điện thoại của chị Nguyễn Thị Lan (1975), STT 2." in await head.says("sửa lại")
        assert "Chuyển sinh hoạt sang chi hội khác" in await head.says("2 lấy chồng xa")
        assert "Họ và tên đúng" in await head.says("2 viết sai tên")
        assert "thôi việc đó" in await head.says("thôi")
