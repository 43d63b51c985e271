"""What a sender asks of her notices, said in whole sentences: "mấy chị nhận được tin rồi", "rút lại tin vừa gửi"."""

import itertools
import re
from enum import StrEnum

from bot.reading.after_no import ONLY_NO
from models.text import clean, fold

_LONGEST = 80  # characters


class Asked(StrEnum):
    """What she wants with the notices that she has sent, or has set for a time."""

    HOW_FAR = "how_far"
    NOT_GOT = "not_got"
    AGAIN = "again"
    RECALL = "recall"
    WAITING = "waiting"
    AT_HOME = "at_home"
    WRITTEN_BACK = "written_back"
    ALOUD = "aloud"
    PASTE = "paste"
    PAUSE = "pause"
    SAID_GOT = "said_got"
    REMIND = "remind"
    CANCEL = "cancel"


_N = r"(?:tin nhan|tin|thong bao)"
_LAST = (
    rf"(?:(?:cai |cac |nhung )?{_N} (?:chi |minh |toi )?(?:vua|moi) (?:gui|roi|xong|nay)"
    rf"|(?:cai |cac )?{_N} (?:(?:moi|gan(?: day)?) nhat|cuoi cung|gan day|vua qua))"
)
_THIS = rf"(?:{_LAST}|{_N}(?: (?:do|nay|ay|hoi nay|luc nay|sang nay|chieu nay|hom nay))?)"
_DAY = r"(?:(?:sang|trua|chieu|toi) (?:mai|nay|mot)|mai|(?:sang |toi |chieu )?thu (?:hai|ba|tu|nam|sau|bay|[2-7]))"
_WHO = r"(?:ai|(?:may|nhung|cac|bao nhieu) (?:chi em|chi|nguoi|ba|co)|chi nao|nguoi nao)"
_BEFORE_NOW = r"(?:(?:sang |chieu |toi )?hom (?:qua|kia|no)|tuan (?:truoc|roi|qua)|thang (?:truoc|roi|qua))"
_GETS = r"(?:nhan|doc|xem|mo)(?: duoc)?"
# What may stand around a sentence without changing it.
_BEFORE = {"em", "oi", "da", "a", "chi", "cho", "minh", "toi", "xem", "muon", "hoi", "giup", "the", "lay", "co"}
_AFTER = {"em", "oi", "nhe", "nha", "a", "voi", "di", "the", "vay", "ha", "giup", "gium", "cai", "chi", "minh"}
_SILENT = (
    rf"(?:{_WHO}|chi em|chi|nguoi|ai) (?:con |van )?chua (?:nhan |bao |noi )?"
    r"(?:doc|xem|mo|da nhan|tra loi da nhan|nhan da nhan)"
)
_MEANT: tuple[tuple[Asked, str], ...] = (
    (Asked.SAID_GOT, r"(?:xem )?(?:nhung ai|ai|chi nao) (?:da |noi |nhan )*(?:doc|xem|nhan)(?: duoc)?(?: roi)?"),
    (Asked.REMIND, rf"(?:nhac|gui|nhan)(?: lai)?(?: {_THIS})?(?: cho)? {_SILENT}(?: {_THIS})?"),
    (Asked.REMIND, rf"nhac(?: lai)?(?: cho)? (?:{_WHO}|chi em|chi|nguoi) (?:con |van )?chua {_GETS}(?: {_THIS})?"),
    (Asked.REMIND, rf"nhac(?: lai)?(?: cho)? {_SILENT} {_N} (?P<about>.+)"),
    (Asked.CANCEL, rf"(?:huy|bo) {_N}(?: di)?"),
    (Asked.NOT_GOT, rf"(?:con |co )*{_WHO} (?:con |van )?(?:chua|khong) {_GETS}(?: {_THIS})?(?: khong| nua)?"),
    (Asked.NOT_GOT, rf"{_LAST} (?:thi |con |co )*{_WHO} (?:con |van )?(?:chua|khong) {_GETS}(?: khong| nua)?"),
    (Asked.HOW_FAR, rf"{_LAST} (?:thi |da |co |duoc )*{_WHO} (?:da )?{_GETS}(?: roi)?"),
    (Asked.HOW_FAR, rf"(?:da |co )*{_WHO} (?:da )?{_GETS}(?: {_THIS})(?: roi| chua)*"),
    (Asked.HOW_FAR, rf"(?:da |co )*(?:may|bao nhieu) (?:chi em|chi|nguoi) (?:da )?{_GETS} roi"),
    (Asked.HOW_FAR, rf"{_THIS} (?:da )?(?:gui |di |duoc )*(?:toi|den) (?:dau|ai|may nguoi|may chi)(?: roi)?"),
    (Asked.HOW_FAR, rf"{_THIS} (?:da )?(?:gui|di)(?: duoc)?(?: het| xong)?(?: chua| roi chua)"),
    (Asked.HOW_FAR, rf"{_THIS} (?:the nao|ra sao|sao)(?: roi)?"),
    (Asked.AGAIN, rf"(?:gui|nhan) lai(?: {_THIS})?(?: (?:mot )?lan nua)|gui lai {_THIS}"),
    (Asked.AGAIN, rf"(?:gui|nhan)(?: lai| tiep)?(?: {_THIS})?(?: (?:mot )?lan nua)?(?: cho)?"
                  rf" (?:{_WHO}|chi em|chi|nguoi) (?:con )?(?:chua|khong) {_GETS}(?: {_THIS})?"),
    (Asked.AGAIN, rf"(?:gui|nhan) lai {_N} {_BEFORE_NOW}(?: cho (?:chi em|cac chi|moi nguoi))?"),
    (Asked.HOW_FAR, rf"(?:cai )?{_N} (?:{_BEFORE_NOW}|do|nay|ay|vua gui|vua roi)?(?: thi)? ?(?:da |co |duoc )*"
                    rf"(?:may|bao nhieu) (?:chi em|chi|nguoi) (?:da )?{_GETS}(?: roi)?"),
    (Asked.HOW_FAR, rf"(?:da |co )*(?:may|bao nhieu) (?:chi em|chi|nguoi) (?:da )?{_GETS} {_N} {_BEFORE_NOW}(?: roi)?"),
    (Asked.HOW_FAR, rf"{_N} {_BEFORE_NOW} (?:the nao|ra sao|sao|(?:toi|den) dau)(?: roi)?"),
    (Asked.RECALL, rf"(?:thu hoi|rut lai|rut|lay lai|dinh chinh)(?: lai)? {_THIS}"),
    (Asked.RECALL, rf"(?:thu hoi|rut lai|dinh chinh) {_N} (?:hom qua|hom kia|tuan truoc|thang truoc)"),
    (Asked.RECALL, rf"(?:xoa|go|sua|sua lai|huy) {_LAST}"),
    (Asked.RECALL, rf"(?:xoa|go|goi lai) {_N} (?:do|nay|ay|hoi nay|luc nay|sang nay|chieu nay|hom nay)"),
    (Asked.RECALL, rf"goi lai {_LAST}"),
    (Asked.RECALL, rf"(?:lo )?gui (?:nham|sai|lon) {_N}(?: roi)?"),
    (Asked.RECALL, rf"{_LAST} (?:bi )?(?:sai|nham)(?: roi)?"),
    (Asked.WAITING, rf"(?:huy|bo|xoa|doi|sua|dung|ngung|con|co|xem|doi gio)? ?(?:gui )?{_N} (?:da |dang )?hen"
                    rf"(?: (?:gio|gui|luc|{_DAY}|con|nao|khong|nua))*"),
    (Asked.WAITING, rf"(?:huy|bo|xoa|dung|ngung|thoi)(?: khong)?(?: gui)? {_N} {_DAY}"),
    (Asked.WAITING, rf"(?:con |co )*{_N} nao (?:dang |da )?hen(?: gio| gui)?(?: khong| chua)*"),
    (Asked.WAITING, r"(?:doi|sua)(?: lai)? gio (?:gui|hen)(?: tin| thong bao)?|gui som hon(?: duoc khong)?"),
    (Asked.AT_HOME, rf"(?:con )?{_WHO} (?:can |phai |chua )*(?:duoc )?bao tan nha(?: ve)? {_LAST}"),
    (Asked.WRITTEN_BACK, rf"(?:co )?(?:{_WHO}|chi em) (?:tra loi|nhan lai|phan hoi|viet lai) {_THIS}"
                         r"(?: khong| gi| chua)*"),
    (Asked.WRITTEN_BACK, r"(?:co )?ai nhan lai(?: gi)?(?: khong)?"),
    (Asked.WRITTEN_BACK, r"(?:chi em|moi nguoi|cac chi) (?:nhan lai|nhan|phan hoi|noi) (?:gi|the nao|sao|ra sao)"),
    (Asked.ALOUD, rf"(?:bai|tin)(?: doc)?(?: tren)? loa(?: cua| cho)? {_THIS}"),
    (Asked.PASTE, rf"(?:bai|tin)(?: de)? dan(?: vao)?(?: nhom)?(?: zalo)?(?: cua| cho)? {_THIS}"),
    (Asked.PAUSE, rf"tam (?:dung|ngung) (?:gui )?{_THIS}(?: lai)?"),
    (Asked.PAUSE, r"khoan(?: da)?(?: dung)? gui(?: voi)?|(?:chua|dung) gui voi|khoan dung gui"),
)  # fmt: skip
_RECALL_WORDS = 12
_BECAUSE = {"vi", "do", "tai", "boi"}
_WRONG = {"nham", "sai", "lon"}
_NAMED = re.compile(rf"^nhac\b.* chua \w+(?: duoc)? {_N} (?P<about>.+)$")
_PATTERNS = tuple((asked, re.compile(pattern)) for asked, pattern in _MEANT)


def notice_named(text: str) -> str:
    """The folded words by which a reminder names its notice: "khám mắt"; "" where it names none."""
    found = _NAMED.search(fold(text))
    return found["about"] if found else ""


def read_notice_ask(text: str) -> Asked | None:
    """What a sentence asks of notices; None for everything else."""
    return _whole(text) or (Asked.RECALL if recalled_with(text) is not None else None)


def recalled_with(text: str) -> str | None:
    """What goes on behind a recall, as typed: "thu hồi tin lúc nãy, nhầm giờ"; "" where it only says no once more.

    None where the text recalls nothing, or ends with the recall.
    """
    words = clean(text).split()
    if "?" in text or _whole(text):
        return None
    for cut in range(min(len(words) - 1, _RECALL_WORDS), 1, -1):
        head = re.sub(r"[ ,.;:!-]+$", "", " ".join(words[:cut]))
        parted = not words[cut - 1][-1].isalnum()
        why = fold(words[cut]) in _BECAUSE
        if (parted or why or fold(words[cut]) in _WRONG) and (fold(head) == "thu hoi" or _whole(head) is Asked.RECALL):
            rest = words[cut + why :]
            plain = {re.sub(r"[^a-z0-9]", "", fold(word)) for word in rest} - {""}
            return " ".join(rest) if plain - ONLY_NO else ""
    return None


def _whole(text: str) -> Asked | None:
    words = fold(text).split() if len(text) <= _LONGEST else []
    starts = [0, *itertools.takewhile(lambda at: words[at - 1] in _BEFORE, range(1, len(words)))]
    ends = [len(words), *itertools.takewhile(lambda at: words[at] in _AFTER, range(len(words) - 1, 0, -1))]
    # The whole first: "chị em phản hồi thế nào" begins with what elsewhere is politeness.
    for start, end in itertools.product(starts, ends):
        said = " ".join(words[start:end])
        for asked, pattern in _PATTERNS:
            if said and pattern.fullmatch(said):
                return asked
    return None


# "ai đọc rồi nhắn đã nhận nhé", "chị em trả lời giúp em là đã đọc": the notice's own words ask for it.
_WANTS_RECEIPT = re.compile(
    r"\b(?:nhan(?: tin)?|bao|tra loi|ghi|bam|chon)(?: (?:lai|giup|cho|em|chi|toi|la|chu|vao))*"
    r" [\"'“‘]?da (?:nhan|doc|xem)\b"
)


def wants_receipt(text: str) -> bool:
    """Whether the words of a notice ask its readers to say that they have it."""
    return _WANTS_RECEIPT.search(fold(text)) is not None
