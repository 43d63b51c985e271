"""Posts claimed by a code or a vouched phone; two accounts of one woman linked by a code."""

import re
from datetime import timedelta
from typing import Any

from bot import menu
from bot.flow import Answers, Ask, Flow
from bot.full_names import hear_full_name
from bot.replies import Chat, Option, Reply, Result, Start, Words
from models import clock, codes
from models.codes import TooManyCodes, WrongCode
from models.conversations import link
from models.grants import CodeForAnother, asks_name, claim_by_phone, claim_post, is_for
from models.members import Person, given_name
from models.phones import BadPhone, read_phone
from models.proxy_steps import use_relatives_code
from models.text import fold
from models.vault import vault

LINK = "link"
LINK_LASTS = timedelta(minutes=15)
_CODE = re.compile(r"(?:\d[\s.]?){8}")
WRONG_CODES = 5
WRONG_CODES_PER = 3600.0  # real seconds


def contact_shared(chat: Chat) -> Result:
    """A contact outside registration: her own links what the platform vouches for; another's is not looked at."""
    if not chat.incoming.own_phone:
        return menu.short(chat).after(Words("not-your-contact"))
    try:
        phone = read_phone(chat.incoming.phone).e164
    except BadPhone as bad:  # a number from abroad
        return menu.short(chat).after(Words("bad-phone", {"reason": str(bad.reason.value)}))
    # Without a name beside it a number links nobody: in the roster it may be her husband's. A granted post is hers.
    claimed = claim_by_phone(chat.session, chat.who, phone)
    if claimed:
        return Reply(tuple(claimed))
    return menu.short(chat).after(Words("thanks-for-contact"))


def claim(chat: Chat, code: str) -> Result:
    """A post's code; where it was given to a woman by name, a phone that nobody knows is asked for hers first."""

    def use() -> Result:
        if asks_name(chat.session, chat.who, code):
            return Start("claim", {"code": vault(chat.session).seal(code)})
        return claim_post(chat.session, chat.who, code, full_name=chat.incoming.name)

    return _counted(chat, use)


def _claimed(chat: Chat, answers: Answers) -> Result:
    code, said = vault(chat.session).unseal(answers["code"]), answers["full_name"]

    def use() -> Result:
        if not is_for(chat.session, code, said):
            raise CodeForAnother
        return claim_post(chat.session, chat.who, code, full_name=said)

    return _counted(chat, use)


CLAIM = Flow("claim", (Ask("full_name", hear_full_name),), _claimed)


def make_link(chat: Chat) -> Result:
    """A code that she types on her other account."""
    code = codes.make_code(chat.session, LINK, {"person": chat.person_id}, lasts=LINK_LASTS)
    away = (Option("label-unlink", "unlink"), Option("label-menu", "menu:menu", 0))
    return Reply((Words("link-code", {"code": f"{code[:3]} {code[3:]}"}),), away)


def post_code(chat: Chat, text: str) -> Result:
    """ "nhận việc 1234 5678"; None for anything else."""
    code = _CODE.search(text) if fold(text).startswith(("ma ", "nhan viec ")) else None
    return None if code is None else claim(chat, re.sub(r"\D", "", code.group()))


def link_code(chat: Chat, text: str) -> Result:
    """A code as it is shown, in two halves; None for anything else."""
    return use_link(chat, text.replace(" ", "")) if re.fullmatch(r"\d{3} \d{3}", text) else None


def use_link(chat: Chat, code: str) -> Result:
    """Six digits: this account belongs to the woman who was shown them on her other one."""

    def use() -> Reply:
        try:
            data = codes.use_code(chat.session, LINK, code)
        except WrongCode:  # a code for a relative who is to get a woman's messages
            return Reply((use_relatives_code(chat.session, chat.who, code),))
        link(chat.session, chat.who.contact_id, int(data["person"]))
        person = chat.session.get(Person, int(data["person"]))
        name = given_name(person.full_name, person.calling_name) if person else ""
        return Reply((Words("linked", {"name": name}),))

    return _counted(chat, use)


def _counted(chat: Chat, use: Any) -> Result:
    """Run what a code opens; too many wrong ones from one address have to wait."""
    since, wrong = chat.who.notes.get("wrong_codes", [0.0, 0])
    real = clock.real()
    if real - since > WRONG_CODES_PER:
        since, wrong = real, 0
    if wrong >= WRONG_CODES:
        raise TooManyCodes
    try:
        result: Result = use()
    except (WrongCode, CodeForAnother):
        chat.who.notes["wrong_codes"] = [since, wrong + 1]
        raise
    return result


def taps(_tap: Any) -> dict[str, Any]:
    """Posts have no buttons."""
    return {}
