"""What is known of her: shown masked, corrected, linked to her other account, and four ways to say no."""

import json
from typing import Any

import locales
from bot import posts
from bot.flow import Answers, Ask, Flow, Heard, Unclear
from bot.member_cards import hers_to_read
from bot.replies import Chat, Option, Plain, Reply, Result, Said, Words
from models import audit, deliveries, erasure, planner
from models.clubs import clubs_for
from models.conversations import contacts_of
from models.members import Person, given_name, memberships_of
from models.own_changes import waiting_of
from models.phones import spoken
from models.posts import responsible
from models.quiet import Timing, earliest
from models.units import get_unit
from models.vault import vault
from models.web import web_link

MASK = "•••"


def _person(chat: Chat) -> Person | None:
    return chat.session.get(Person, chat.person_id) if chat.person_id else None


def show(chat: Chat, whole: str = "") -> Result:
    """Her data; her phone and birth date are masked even to her until she asks again."""
    person = _person(chat)
    if person is None:
        return Reply((Words("members-only"),), (Option("label-register", "menu:register"),))
    phone = vault(chat.session).unseal(person.phone_sealed)
    said: list[Said] = [
        Words(
            "my-data",
            {
                "name": person.full_name,
                "year": str(person.birth_year or "") if whole else MASK,
                "phone": (spoken(phone) if whole else f"{MASK}{phone[-3:]}") if phone else "",
            },
        )
    ]
    memberships = memberships_of(chat.session, person.id or 0)
    for membership in memberships:
        unit = get_unit(chat.session, membership.unit_id)
        said.append(Words("my-branch", {"branch": unit.name, "number": membership.number}))
    said += [Words("my-waiting", {"what": wish.field}) for wish in waiting_of(chat.session, person.id or 0)]
    options = (
        Option("label-own-looks", "menu:my_looks") if whole else Option("label-show-whole", "profile:whole"),
        Option("label-correct-mine", "own-begin") if memberships else Option("label-call-me", "pairs"),
        Option("label-own-attendance", "menu:my_attendance"),
        Option("label-link", "link"),
        Option("label-language", "menu:language"),
        *((Option("label-clubs", "menu:clubs"),) if clubs_for(chat.session, person.id or 0) else ()),
        Option("label-say-no", "no"),
        Option("label-menu", "menu:menu", 0),
    )
    return Reply(tuple(said), options)


def web_page(chat: Chat) -> Result:
    """A link that opens her conversation on a computer, once and for ten minutes."""
    if chat.person_id is None:
        return Reply((Words("members-only"),))
    if not chat.account.public_url:
        return Reply((Words("no-page"),))
    code = web_link(chat.session, chat.person_id)
    return Reply((Words("page-link", {"link": f"{chat.account.public_url}/chat/enter?code={code}"}),))


def pairs(chat: Chat) -> Result:
    """How the bot and she shall address each other."""
    return Reply(
        (Words("choose-pair"),),
        tuple(Option(Plain(f"{bot} – {person}"), f"pair:{name}") for name, (bot, person) in locales.PAIRS.items()),
    )


def set_pair(chat: Chat, name: str) -> Result:
    """From now on in this form of address."""
    person = _person(chat)
    if person is None or name not in locales.PAIRS:
        return Reply((Words("members-only"),))
    person.pair = chat.who.pair = name
    chat.session.add(person)
    return Reply((Words("pair-set"),))


def link_code(chat: Chat) -> Result:
    """A code for her other account; from there she types it."""
    if chat.person_id is None:
        from bot.replies import Start

        return Start("link")
    return posts.make_link(chat)


def _hear_code(_chat: Chat, heard: Heard, _answers: Answers) -> str:
    digits = "".join(c for c in heard.text if c.isdigit())
    if len(digits) != 6:
        raise Unclear(Words("unclear-code"))
    return digits


LINK = Flow("link", (Ask("code", _hear_code),), lambda chat, answers: posts.use_link(chat, answers["code"]))


def say_no(chat: Chat) -> Result:
    """Four different ways to say no, and doing nothing."""
    if chat.person_id is None:
        erasure.forget_stranger(chat.session, chat.who)
        return Reply((Words("stranger-forgotten"),))
    person, again = _person(chat), Option("label-messages-again", "no:again")
    return Reply(
        (Words("four-ways"),),
        (
            again if person and person.silenced else Option("label-stop-messages", "no:silence"),
            again if person and person.told_at_home else Option("label-tell-at-home", "no:home"),
            Option("label-erase", "no:erase"),
            Option("label-leave", "no:leave"),
            Option("label-nothing", "menu:menu", 0),
        ),
    )


def resume(chat: Chat) -> Result:
    """ "nhận tin lại": the other way round."""
    return no(chat, "again") if chat.person_id else Reply((Words("members-only"),))


def no(chat: Chat, way: str = "") -> Result:
    """She has chosen one; what cannot be undone is asked once more."""
    person = _person(chat)
    if person is None or not way:
        return say_no(chat)
    if way in {"silence", "home"}:
        person.silenced, person.told_at_home = way == "silence", way == "home"
        chat.session.add(person)
        return Reply((Words(f"no-{way}"),), (Option("label-messages-again", "no:again"),))
    if way == "again":
        person.silenced = person.told_at_home = False
        chat.session.add(person)
        return Reply((Words("no-again"),))
    if way == "erase":
        return Reply(
            (Words("erase-sure"),), (Option("label-erase", "no:erased"), Option("label-nothing", "menu:menu", 0))
        )
    if way == "erased":
        erasure.erase(chat.session, chat.who, person.id or 0)
        return Reply((Words("no-erased"),))
    memberships = memberships_of(chat.session, person.id or 0)
    heads = responsible(chat.session, memberships[0].unit_id) if memberships else []
    head = chat.session.get(Person, heads[0].person_id) if heads else None
    if head is not None and head.id != person.id:
        message = deliveries.post(
            chat.session,
            key=f"leave:{person.id}:{chat.local().date().isoformat()}",
            kind="leave",
            subject_id=person.id,
            unit_id=memberships[0].unit_id,
        )
        if message is not None:
            by_day = earliest(chat.local(), Timing.NOTICE)
            planner.address(chat.session, message, [head.id or 0], priority=deliveries.Priority.ROLL, not_before=by_day)
    return Reply((Words("no-leave", {"head": given_name(head.full_name, head.calling_name) if head else ""}),))


def my_data(chat: Chat) -> Result:
    """Everything that is stored of her, in words."""
    person = _person(chat)
    if person is None:
        return Reply((Words("members-only"),))
    shown = show(chat, "whole")
    assert isinstance(shown, Reply)  # noqa: S101 (she is a person)
    channels = ", ".join(chat.text("channel-" + c.channel) for c in contacts_of(chat.session, person.id or 0))
    counts = erasure.records_of(chat.session, person.id or 0)
    looks: tuple[Said, ...] = tuple(
        Words(
            "looked",
            {"who": one.by, "when": one.last.astimezone(chat.local().tzinfo), "what": one.what, "times": one.times},
        )
        for one in audit.looked_at(chat.session, person.id or 0, limit=5)
    )
    if person.sensitive_sealed:
        kept = json.loads(vault(chat.session).unseal(person.sensitive_sealed))
        sensitive = Words("my-sensitive", {"ethnic": kept.get("ethnic", ""), "religion": kept.get("religion", "")})
        looks = (sensitive, *looks)
    looks = (*looks, *hers_to_read(chat, person.id or 0))
    return Reply((*shown.said, Words("my-records", {"channels": channels, **counts}), *looks), shown.options)


def taps(tap: Any) -> dict[str, Any]:
    """The taps of her own data."""
    return {
        "profile": tap(show, (str,)),
        "link": tap(link_code),
        "pairs": tap(pairs),
        "pair": tap(set_pair, (str,)),
        "no": tap(no, (str,)),
    }
