"""What people call the options under the preview of a notice, in passing."""

from models.text import fold

_AT_PREVIEW = {
    "later": "hẹn giờ, hẹn gửi sau, gửi sau, để gửi sau, hẹn lại, đặt giờ, hẹn giờ gửi, hẹn giờ nhé",
    "edit": "sửa, sửa tin, sửa lời, sửa lại, viết lại, sửa nội dung, sửa chữ, gõ lại, sửa đã, chị sửa lại, nhắn lại",
    "whom": "gửi ai, đổi người nhận, sửa người nhận, chọn người nhận, gửi người khác, chọn lại người, gửi cho ai",
    "more": "xem thêm, thêm, việc khác, chọn khác",
    "receipt": "xin đã nhận, xin chị em đã nhận, xin báo đã nhận, hỏi đã nhận, xin nhắn đã nhận, cần báo đã nhận,"
    "xin chị em nhắn đã nhận",
}
_SAID = {fold(phrase): value for value, phrases in _AT_PREVIEW.items() for phrase in phrases.split(",")}


def said_at_preview(typed: str) -> str | None:
    """The option of the preview that these folded words mean."""
    return _SAID.get(typed)
