""" "Đăng ký giúp bà Đào 1952": a head or leader registers a woman who has no phone, with her spoken consent."""

import re
from dataclasses import replace
from typing import Any

from bot import registrations
from bot.flow import Answers, Ask, Flow, Heard, Unclear, agreed
from bot.reading.accents import name_lacks_accents
from bot.registrations import REGISTER, RIGHT_WRONG, YES_NO, year_with_animal
from bot.replies import Chat, Option, Plain, Reply, Result, Start, Words
from models.door import branch_of
from models.posts import NotAllowed, Right, posts_of
from models.proxies import is_elder
from models.spoken_requests import register_for
from models.text import clean, fold
from models.units import UnitKind, get_unit

_REGISTER = r"(?:dang k[yi]|dk|ghi ten|ghi danh)(?: (?:vao hoi|hoi vien))?"
_LINE = re.compile(
    rf"(?:(?:em|chi|toi|minh|cho|xin|muon|oi|da|nho|them|giup|lam|viec)[ ,]+)*{_REGISTER}(?: them)?"
    r" (?:(?:giup|ho|gium|thay|dum)(?: (?:them|cho|toi|chi(?= (?:chi|ba|co|mot) )))*\b"
    r"|(?:them|cho)(?= (?:mot )?(?:chi|ba|co|bac|cu|di|mo|thim) (?!em\b)\w))"
)
_NOBODY = re.compile(r"(?:(?:mot |1 )?(?:chi(?: em)?|ba|co|nguoi|hoi vien)|voi)")  # names nobody
_FAMILY = re.compile(
    r"(?:(?:em|chi|toi|minh|cho|xin|muon|co the|duoc) )*(?:dang k[yi]|dk)(?: (?:vao hoi|hoi vien))? (?:giup |ho )?cho"
    r" (?:(?:ba |bo )?me|ba|con gai|con dau|con|chi gai|chi dau|chi|em gai|em dau|em|co|di|mo|thim|bac|chau|vo"
    r"|nguoi nha)"
    r"(?: (?:noi|ngoai|chong|vo|ruot|toi|em|minh|chi|chau|con|cua|nha|nua|voi|duoc|khong|a|the|nao))*"
)
_TITLES = re.compile(r"^(?:một\s+|mot\s+)?(?:bà|cụ|cô|bác|chị|dì|mợ|thím|chi|ba|bac)\s+", re.IGNORECASE)
_YEAR = re.compile(r"(?:,|\bsinh năm|\bsn)?\s*\b((?:19|20)\d\d)\b.*$", re.IGNORECASE)
_ASKS = {ask.name: ask for ask in REGISTER.asks}


def line(chat: Chat, text: str) -> Result:
    """The whole in one message; None where it is something else."""
    typed = clean(text)
    found = _LINE.match(fold(typed))
    if found is None or len(typed) > 200:
        return None
    rest = " ".join(typed.split()[len(found[0].split()) :])
    year = _YEAR.search(rest)
    name = _YEAR.sub("", rest).strip(" ,:")
    name = "" if _NOBODY.fullmatch(fold(name)) else _TITLES.sub("", name)
    return begin(chat, name, year[1] if year else "")


def for_family(chat: Chat, text: str) -> Result:
    """ "Đăng ký cho mẹ tôi": on her own phone, or by her who keeps the book; None where it is something else."""
    if _FAMILY.fullmatch(fold(clean(text)[:100])) is None:
        return None
    return begin(chat) if _places(chat) else _on_her_phone(chat)


def _on_her_phone(chat: Chat) -> Result:
    begun = registrations.begin_anew(chat)
    return replace(begun, before=(Words("register-family"),)) if isinstance(begun, Start) else begun


def begin(chat: Chat, name: str = "", year: str = "") -> Result:
    """Register another, a question at a time; what is known already is not asked."""
    places = _places(chat)
    if not places:
        raise NotAllowed
    answers: dict[str, Any] = {"place": places[0]} if len(places) == 1 else {}
    for ask, typed in (("full_name", name), ("birth", year)):
        if typed:
            try:
                answers[ask] = _ASKS[ask].read(chat, Heard(typed), answers)
            except Unclear:  # "bà Đào": her full name is asked for
                continue
    return Start("register_for", answers)


def _places(chat: Chat) -> list[int]:
    """The branches and groups whose women she keeps."""
    return [
        held.unit_id
        for held in posts_of(chat.session, chat.person_id)
        if Right.NAMES in held.rights and held.unit_kind in {UnitKind.BRANCH, UnitKind.GROUP}
    ]


def _hear_place(chat: Chat, heard: Heard, _answers: Answers) -> int:
    if not heard.value or int(heard.value) not in _places(chat):
        raise Unclear
    return int(heard.value)


def _place_options(chat: Chat, _answers: Answers) -> tuple[Option, ...]:
    return tuple(Option(Plain(get_unit(chat.session, place).name), str(place)) for place in _places(chat))


def _about(_chat: Chat, answers: Answers) -> dict[str, Any]:
    return {"name": answers["full_name"], "elder": is_elder(answers["birth"]["year"])}


def _hear_consent(chat: Chat, heard: Heard, answers: Answers) -> str:
    return agreed(chat, heard, answers)


def _hear_witnesses(_chat: Chat, heard: Heard, _answers: Answers) -> list[str]:
    names = [clean(name) for name in re.split(r"[,;\n]|\bvà\b|\bva\b", heard.text)]
    names = [name for name in names if 2 <= len(name) <= 60 and any(char.isalpha() for char in name)]
    if not 2 <= len(dict.fromkeys(map(fold, names))) <= 4:
        raise Unclear(Words("unclear-witnesses"))
    return names


def _register(chat: Chat, answers: Answers) -> Result:
    if answers["consent"] != "yes":
        return Reply((Words("not-registered"),))
    unit = get_unit(chat.session, answers["place"])
    in_group = unit.kind == UnitKind.GROUP
    fact = register_for(
        chat.session,
        chat.who,
        unit_id=branch_of(chat.session, unit.id or 0) if in_group else unit.id or 0,
        group_id=unit.id if in_group else None,
        full_name=answers["full_name"],
        birth_year=answers["birth"]["year"],
        witnesses=answers["witnesses"],
    )
    return Reply((fact,))


def _agreed(answers: Answers) -> bool:
    return bool(answers.get("consent") == "yes")


REGISTER_FOR = Flow(
    "register_for",
    (
        Ask("place", _hear_place, _place_options),
        Ask("full_name", _ASKS["full_name"].read),
        Ask(
            "birth",
            _ASKS["birth"].read,
            show=lambda c, a: {"name": a["full_name"], "bare": name_lacks_accents(a["full_name"])},
        ),
        Ask("birth_right", _ASKS["birth_right"].read, lambda c, a: RIGHT_WRONG, show=year_with_animal),
        Ask("consent", _hear_consent, lambda c, a: YES_NO, show=_about),
        Ask("witnesses", _hear_witnesses, show=_about, when=_agreed),
    ),
    _register,
)
