"""What a sender asks of her notices, in whole sentences with and without marks."""

import pytest

from bot.reading.notice_asks import Asked, read_notice_ask


@pytest.mark.parametrize(
    ("meant", "texts"),
    [
        (Asked.HOW_FAR, "tin vừa gửi thế nào rồi|ai nhận được tin rồi|tin gửi đến đâu rồi em"),
        (Asked.HOW_FAR, "mấy người đọc rồi|bao nhieu chi nhan duoc tin"),
        (Asked.NOT_GOT, "còn ai chưa nhận tin không|co ai chua doc khong|chị nào chưa xem tin hôm nay"),
        (Asked.AGAIN, "gửi lại cho mấy chị chưa nhận nhé|gui lai lan nua|gửi cho chị nào chưa nhận"),
        (Asked.AGAIN, "gửi lại tin sáng nay|nhắn lại cho người chưa nhận được tin"),
        (Asked.RECALL, "tin vừa rồi sai rồi|gửi nhầm tin rồi em ơi|chi gui nham tin roi"),
        (Asked.RECALL, "rút lại tin vừa gửi|xoa tin do di|goi lai tin luc nay|thu hồi tin vừa gửi vì sai giờ"),
        (Asked.RECALL, "xóa tin vừa gửi|sửa tin vừa gửi|thu hồi tin hôm qua"),
        (Asked.RECALL, "đính chính tin vừa gửi giúp chị"),
        (Asked.WAITING, "có tin nào hẹn không|hủy tin hẹn tối mai|doi gio gui tin"),
        (Asked.WAITING, "gửi sớm hơn được không|dừng gửi tin tối mai|bỏ tin hẹn"),
        (Asked.AT_HOME, "ai cần báo tận nhà tin vừa gửi|chị nào phải báo tận nhà tin vừa gửi"),
        (Asked.WRITTEN_BACK, "ai nhắn lại chị|có ai trả lời tin không|xem chị em nhắn gì"),
        (Asked.WRITTEN_BACK, "chi em phan hoi the nao"),
        (Asked.ALOUD, "cho chị bài đọc loa tin vừa gửi|bai loa cua tin hom nay"),
        (Asked.PASTE, "bài dán nhóm zalo tin vừa gửi"),
        (Asked.PAUSE, "khoan đã đừng gửi|khoan gửi em"),
    ],
)
def test_a_senders_sentence_is_understood(meant: Asked, texts: str) -> None:
    assert {text: read_notice_ask(text) for text in texts.split("|")} == dict.fromkeys(texts.split("|"), meant)


@pytest.mark.parametrize(
    "text",
    [
        "", "0", "😀", "em", "tin", "gửi tin", "xem tin", "thông báo", "đã nhận tin", "ai chưa trả lời",
        "mấy người đi rồi", "chị em", "xóa tin nhắn", "chị em trả lời sao",
        "gửi nhầm rồi", "hẹn giờ", "<b>thu hồi</b>", "em ơi " * 2000,
    ],
)  # fmt: skip
def test_what_asks_for_something_else_is_left_alone(text: str) -> None:
    assert read_notice_ask(text) is None
