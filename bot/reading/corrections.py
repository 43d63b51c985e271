"""What a head says under a preview instead of a number: "gửi đi", "sửa giờ", "đổi chỗ", "để sau"."""

import re

from models.text import fold

# Only what cannot be meant otherwise: "ok" and "ừ" under a text that goes to everybody are no order to send it.
_SEND = re.compile(r"(?:da )?gui(?: (?:loi moi|luon|di|ngay|nhe|nha|em|het|cho chi em|giup chi|giup)){0,3}")
_NOT_YET = re.compile(r"(?:chua|khong|ko|dung|khoan|de) (?:gui|sau|da)(?: (?:da|voi|nhe|em)){0,2}|khoan")
_CHANGE = r"(?:(?:sua|doi|thay|thay doi|chinh)(?: lai)?|sai|nham|lon)"
_THINGS = {
    "day": "ngay|thu",
    "hour": "gio|thoi gian",
    "place": "cho|cho hop|dia diem|noi hop",
    "content": "noi dung",
    "whom": "moi ai|nguoi moi|nguoi",
}
_ONE = {name: re.compile(rf"{_CHANGE} (?:{words})(?: (?:roi|em|nhe|di|giup chi))*") for name, words in _THINGS.items()}
_SOMETHING = re.compile(rf"{_CHANGE}(?: (?:roi|em|nhe|di|giup chi|da))*")
_ADD = re.compile(r"(?:them|ghi them|co) noi dung")


def said_at_the_end(text: str) -> str:
    """ "send", "no", "edit", or what is to be corrected (day, hour, place, content, whom); "" for anything else."""
    words = fold(text).strip(" .,!")
    if _SEND.fullmatch(words):
        return "send"
    if _NOT_YET.fullmatch(words):
        return "no"
    if _ADD.fullmatch(words):
        return "content"
    for name, pattern in _ONE.items():
        if pattern.fullmatch(words):
            return name
    return "edit" if _SOMETHING.fullmatch(words) else ""
