"""A notice said in one breath, without a colon: "nhắn chị em mai mang cuốc dọn đường", "báo tổ 2 chiều nộp quỹ"."""

import re
from collections.abc import Callable

from bot.reading.answers import read_answer
from bot.reading.asides import Aside, read_aside
from bot.reading.audiences import LONGEST, TIME_FIRST, Named, NoticeLine, read_audience, time_words
from models.text import clean, fold

_POLITE = r"(?:(?:da|a|oi|em|nho|giup|gium|chi|minh|toi|muon|hay|xin|bot|hoi) )*"
_SENDS = re.compile(
    rf"^{_POLITE}(?:(?:gui|nhan|soan|viet)(?: (?:giup|gium|ho) (?:chi|minh|toi|em))?"
    r"(?: (?:tin nhan|tin|thong bao|loi nhan))?|thong bao|bao|dan|nhac|noi)"
    r"(?: (?:rieng|gap|khan|ngay|luon|tin nay|nay))*(?: (?:cho|toi|den|voi))?(?= |$)"
)
_ITSELF = ("gui tin", "gui thong bao", "soan thong bao")  # after these the words may follow at once
# "Thông báo" alone on top, as on paper.
_HEADING = re.compile(
    r"^[ *–-]*(?:(?:thông|thong) (?:báo|bao)|tin)(?: (?:khẩn|khan|gấp|gap|mới|moi|nhanh))? *[:!.\n]\s*", re.IGNORECASE
)
_AUDIENCE_WORDS = 14
_FEWEST = 2  # words of a notice; without an audience one more
_GLUE = frozenset(
    fold("ai là thì nhé nha ạ mời họp ở trong của giúp giùm cả bạn mà đến tới các những với cho riêng rằng").split()
)
_DROPPED = frozenset(fold("là thì rằng nhé nha biết").split())  # between whom and what
# What a number before them counts.
_COUNTED = frozenset(fold("giờ h rưỡi phút nghìn ngàn trăm triệu đồng k kg người").split())
_NUMBER_WORDS = frozenset(fold("một hai ba bốn tư năm sáu bảy tám chín mười").split())
_TO = frozenset(fold("cho đến").split())
_JOINS = frozenset(fold("tổ và với số").split())
# What is said of telling, and is not told.
_DONE = re.compile(r"(?:(?:xong|het|roi|du|chua|ca|duoc|nhe|a) ?)+")
_NOT_YET = re.compile(r"(?:nao )?chua(?: \w+){1,3}")  # "nhắc chi hội chưa họp" says whom, not what
_OF_NOTICES = re.compile(
    r"(?:lai|tiep|toi dau|den dau|nay|do|kia|vua|cu|gi|hen|cho|cua|ve|nao|ai|luc|tu|nhan|thoai|nua|di|chua)\b"
)


def read_plain_notice(text: str, is_there: Callable[[Named], bool]) -> NoticeLine | None:
    """Whom, when (where it stands first) and what, of a notice in one sentence; None for everything else.

    `is_there` says whether the clubs and places of an audience are hers: only so it is known where their names end.
    It is looked at before it goes: what was cut in the wrong place is corrected there. `text` is as typed.
    """
    if (heading := _HEADING.match(text)) is not None:
        rest = text[heading.end() :].strip()
        return NoticeLine(Named(), "", rest) if len(rest.split()) > _FEWEST else None
    first = TIME_FIRST.match(text[:LONGEST])
    said = text[first.end() :] if first else text
    words = said.split()
    folded = [fold(word) for word in words]
    if not all(folded):  # a word of signs alone
        words, folded = _without_signs(words, folded)
    sends = _SENDS.match(" ".join(folded))
    start = len(sends.group().split()) if sends else 0
    if sends is None or any(" " in flat for flat in folded[:start]):
        return None
    when = first["when"].strip(" ,.(") if first else ""
    timed = start + time_words(folded[start:])
    behind = timed < len(folded) and (folded[timed] in _TO or words[timed - 1].lower() == "tới")
    if timed > start and behind:  # "gửi tin 7 giờ sáng mai cho tổ 3 …": when stands before whom
        named, end = _whom(words, folded, timed + (folded[timed] in _TO), is_there)
        if named is not None and len((rest := _what(said, words, folded, end)).split()) >= _FEWEST:
            return NoticeLine(named, " ".join(words[start:timed]).removesuffix(" tới"), rest)
    named, end = _whom(words, folded, start, is_there)
    rest = _what(said, words, folded, end)
    if named is None and timed > start and (behind or _whom(words, folded, timed, is_there)[0] not in {None, Named()}):
        # Somebody is named, and whether as the reader or in the words is not sure: never everybody.
        return NoticeLine(None, when, rest) if sends.group().endswith(_ITSELF) else None
    if named is None and not sends.group().endswith(_ITSELF):
        return None
    if len(rest.split()) < (_FEWEST if named else _FEWEST + 1) or _DONE.fullmatch(fold(rest)):
        return None
    if _NOT_YET.fullmatch(fold(rest)):
        return None
    if named is None and _OF_NOTICES.match(fold(rest)):
        return None
    return NoticeLine(named or Named(), when, rest)


# Said to all of them at once, or what they are invited to: nobody says that to the bot itself.
_ALL = (
    r"(?:(?:cac|ca|toan the|tat ca) )*(?:chi em|cac chi|ba con|moi nguoi|ca nha|hoi vien)"
    r"(?: (?:chi hoi|minh|ta|phu nu))*"
)
_TO_ALL = re.compile(rf"^{_ALL} (?:oi|a|nhe)\b")
_INVITES = re.compile(rf"^(?:(?:chi|em|minh|toi) )?moi {_ALL}\b")
_QUESTION = re.compile(r"\?|\b(?:khong|chua|gi|nao|ai|may|bao nhieu|dau|sao)(?: (?:em|a|chi|nhi|vay))*$")

# "chị em ơi chị không đi được", "mọi người ơi cho em đăng ký với": said of herself, to whoever reads it.
_HERSELF = re.compile(  # with the accents: "cô" and "con" are she, "cố" and "còn" are not
    r"(?:(?:mai|tối|toi|chiều|chieu|sáng|sang|hôm|hom|nay|thì|thi|chắc|chac|buổi|buoi|đó|do) )*"
    r"(?:(?:chị|chi)(?! em\b)|em|tôi|toi(?! (?:mai|nay|thu|chu)\b)|tui|cô|bác|bac|con|cháu|chau)\b"
)
_TO_OTHERS = re.compile(r"\b(?:nghi|khong|thoi) (?:hop|sinh hoat|tap|hoc)\b|\b(?:nhe|nha|nghe|nhen)$")
_SLIP = re.compile(r"\b(?:gui|nhan|bam|an|dang) (?:nham|lon)\b")
_REQUEST = re.compile(
    r"(?:cho|xin) (?:em|chi|toi|tui|minh|co|bac|con|chau)? ?(?:xin )?(?:dang ky|hoi|tham gia|vao (?:hoi|nhom|clb|to))\b"
)
_PLEASANTRY = re.compile(r"(?: (?:(?:uong|dung|xoi) (?:nuoc|tra|che|ca phe|com)|an com|a|nhe|nha|di))+")


def read_said_to_all(text: str) -> NoticeLine | None:
    """A notice written as it is to be read: "chị em ơi mai nhớ đi họp nhé", "mời chị em ăn cưới"; the words stay whole.

    None where little is said, or something is asked ("chị em ơi họp chưa").
    """
    folded = fold(text)
    invites = _INVITES.match(folded)
    found = _TO_ALL.match(folded) or invites
    if found is None or _QUESTION.search(folded) or _PLEASANTRY.fullmatch(folded, found.end()):
        return None
    if not invites and _is_of_herself(without_address(text)):
        return None
    enough = len(folded[found.end() :].split()) >= (_FEWEST if invites else _FEWEST + 1)
    return NoticeLine(Named(), "", text.strip()) if enough else None


def without_address(text: str) -> str:
    """What follows "chị em ơi"; "" where the line begins otherwise."""
    found = _TO_ALL.match(fold(text))
    return "" if found is None else " ".join(text.split()[len(found[0].split()) :])


def _is_of_herself(said: str) -> bool:
    """Whether what follows "chị em ơi" is her own answer, a slip, a thank-you or a request: no news for the others."""
    folded = fold(said)
    if read_aside(said) in {Aside.MISTAKE, Aside.THANKS} or _SLIP.search(folded) or _REQUEST.match(folded):
        return True
    answer = read_answer(said)
    if answer is None or _HERSELF.match(clean(said).lower()):
        return answer is not None
    if answer.choice == "yes" or (answer.choice == "unsure" and not re.search(r"\b(?:chua|khong)\b", folded)):
        return False  # "đi họp nhé", "cố gắng đi họp"
    return _TO_OTHERS.search(folded) is None  # "mai nghỉ họp nhé" is told to the others


def without_verb(text: str) -> str:
    """What a notice in one sentence says, without "nhắn", "gửi tin cho", "chị em ơi"; "" where it begins otherwise."""
    words = text.split()
    if (to_all := _TO_ALL.match(fold(text))) is not None and " " not in map(fold, words):
        return "chị em " + " ".join(words[len(to_all[0].split()) :])
    folded = [fold(word) for word in words]
    sends = _SENDS.match(" ".join(folded)) if all(folded) else None
    return "" if sends is None else " ".join(words[len(sends.group().split()) :])


_FULL = 5  # words that say enough by themselves
_TELLS = frozenset(["nhac", "bao", "nhan", "dan"])


def in_a_sentence(text: str, said: str) -> str:
    """What a notice says, as a sentence of her own words: "nhắc chị em nộp hội phí" is "Nhắc chị em nộp hội phí".

    Only what is short and begins with no time gets back whom it was said to; `said` is the notice without that.
    """
    words = text.split()
    folded = [fold(word) for word in words]
    sends = _SENDS.match(" ".join(folded)) if all(folded) else None
    short = len(said.split()) < _FULL and said and not time_words([fold(word) for word in said.split()])
    if sends is not None and short and text.rstrip(" .!,").endswith(said.rstrip(" .!,")):
        start = len(sends.group().split())
        verb = next((words[at] for at in reversed(range(start)) if folded[at] in _TELLS), "")
        said = " ".join((verb, *words[start:])) if verb else said
    return said[:1].upper() + said[1:]


def reminds(text: str) -> bool:
    """Whether the verb of a notice is "nhắc"."""
    sends = _SENDS.match(fold(text))
    return sends is not None and re.search(r"\bnhac\b", sends.group()) is not None


def _without_signs(words: list[str], folded: list[str]) -> tuple[list[str], list[str]]:
    kept = [(word, flat) for word, flat in zip(words, folded, strict=True) if flat]
    return [word for word, _ in kept], [flat for _, flat in kept]


def _whom(
    words: list[str], folded: list[str], start: int, is_there: Callable[[Named], bool]
) -> tuple[Named | None, int]:
    """The most words after the verb that name an audience, and where they end."""
    for end in range(min(len(folded), start + _AUDIENCE_WORDS), start, -1):
        if _is_cut_badly(folded, end):
            continue
        named = read_audience(" ".join(words[start:end]))
        if named is not None and ((not named.clubs and not named.places) or is_there(named)):
            while (
                folded[end - 1] in _GLUE
                and folded[end - 2] != "buoi"
                and read_audience(" ".join(words[start : end - 1])) == named
            ):
                end -= 1
            return named, end
    return None, start


def _may_go(folded: list[str], end: int) -> bool:
    """Whether the last word may as well begin what is said."""
    return folded[end - 1] in _GLUE and folded[end - 2] != "buoi"


def _is_cut_badly(folded: list[str], end: int) -> bool:
    """Whether the number at the end counts what comes after it ("tổ 2 | 3 giờ chiều"), or is no number ("năm nay")."""
    last, before = folded[end - 1], folded[end - 2]
    if last in _NUMBER_WORDS:
        return before not in _JOINS
    return last.isdigit() and before not in {"to", "so"} and end < len(folded) and folded[end].split()[0] in _COUNTED


def _what(said: str, words: list[str], folded: list[str], end: int) -> str:
    while end < len(folded) and folded[end] in _DROPPED:
        end += 1
    if end >= len(words):
        return ""
    # As it was typed, with its line breaks: from the place of the first of these words on.
    place = 0
    for word in words[:end]:
        place = said.index(word, place) + len(word)
    return "\n".join(clean(line) for line in said[place:].strip(" ,.:;–-\n").splitlines())
