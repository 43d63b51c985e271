"""Announcements in chat: written, previewed to the letter and counted, sent now or later."""

from datetime import datetime
from typing import Any

from bot import announcement_times, announcement_words, audiences, media, previews, threads
from bot.announcement_lines import begin_line, written_whole
from bot.flow import Answers, Ask, Flow, Heard, Turn, Unclear
from bot.messages import Kind
from bot.reading.answers import read_yes_no
from bot.reading.audiences import Named
from bot.reading.intents import Intent, read_intent
from bot.reading.preview_words import said_at_preview
from bot.replies import Chat, Option, Plain, Reply, Result, Start, Words
from bot.times import guess_options
from bot.whom import units_for
from models.announcements import LONGEST, Announced, announce
from models.audiences import wanted_from
from models.media import accompany
from models.news import latest
from models.posts import NotAllowed, Right, first_post, post_for
from models.quiet import is_night
from models.receipts import ask_for_receipts
from models.text import clean, fold
from models.units import UnitKind, get_unit
from models.urgent import DraftPassedOn, SecondAsked, agree, announce_urgent, pass_on

NEWS = 5  # announcements in one message, if they are short


def begin(chat: Chat) -> Result:
    """Write an announcement."""
    first_post(chat.session, chat.person_id, Right.DRAFT)
    units = units_for(chat, Right.DRAFT)
    file = media.just_offered(chat)  # the photo before it is for this notice
    answers = {} if file is None else {"file": file}
    return Start("announce", answers | (_for_unit(chat, units[0].id or 0) | {"only": True} if len(units) == 1 else {}))


def _for_unit(chat: Chat, unit_id: int) -> dict[str, Any]:
    """A unit as the flow's answers; in a branch or group everybody is meant until she says otherwise."""
    everyone = get_unit(chat.session, unit_id).kind in {UnitKind.BRANCH, UnitKind.GROUP, UnitKind.CLUB}
    return {"unit": unit_id} | (dict(audiences.EVERYBODY) if everyone else {})


def _hear_unit(chat: Chat, heard: Heard, answers: Answers) -> Turn:
    if not heard.value:
        raise Unclear
    unit_id = int(heard.value)
    if "named" in answers:  # she said whom before she said where
        return Turn({"unit": unit_id} | dict(audiences.taken(chat, unit_id, Named(**answers["named"])).set))
    return Turn(_for_unit(chat, unit_id))


def _hear_text(chat: Chat, heard: Heard, answers: Answers) -> Any:
    """Her words; a whole notice that names for whom it is ("nhắn tổ 2 chiều nộp quỹ") is taken as one."""
    line = None if heard.value else written_whole(chat)
    if line is not None and line.text and line.named not in {None, Named()} and not answers.get("again"):
        return begin_line(chat, line)
    return announcement_words.hear(chat, heard, answers)


def _confirm_options(chat: Chat, answers: Answers) -> tuple[Option, ...]:
    """At night there is one more choice: now, if it is urgent."""
    whom = () if _only_everybody(chat, answers) else (Option("label-whom", "whom"),)
    rest = (
        Option("label-correct", "edit"),
        *whom,
        threads.receipt_option(answers),
        Option("label-not-yet", "no", 0),
    )
    if not _sends(chat, answers["unit"]):
        return (Option("label-pass-on", "send"), *rest)
    at_night = is_night(chat.local(get_unit(chat.session, answers["unit"]).timezone)) and "send_at" not in answers
    urgent = (Option("label-urgent", "urgent"),) if at_night else ()
    later = "send_at" in answers
    send = Option("label-send-at-six" if at_night else "label-send-then" if later else "label-send", "send")
    if at_night and not answers.get("all"):  # four to choose from are enough at that hour
        return (send, *urgent, rest[0], Option("label-more-choices", "more"), rest[-1])
    return (send, *urgent, *rest[:1], Option("label-send-later", "later"), *rest[1:])


def _only_everybody(chat: Chat, answers: Answers) -> bool:
    """In a group without anything to choose from there is nobody else to choose."""
    return len(audiences.options(chat, answers)) < 2


def _hear_confirm(chat: Chat, heard: Heard, answers: Answers) -> Any:
    value = heard.value or (chat.incoming.kind is Kind.TEXT and _confirmed_in_words(chat, heard, answers))
    if isinstance(value, Turn | Start):
        return value
    if value not in {"edit", "no"} and (file := media.at_preview(chat, answers)) is not None:
        return Turn({"file": file})
    if not value:
        raise Unclear
    if value == "more" and all(option.tap != "more" for option in _confirm_options(chat, answers)):
        raise Unclear  # nothing is hidden
    if value == "more":
        return Turn({"all": True})
    if value == "receipt":
        return Turn({"receipt": not threads.asks_receipt(answers)})
    if value == "edit":
        return announcement_words.again(answers)
    if value == "later":
        return Turn({"ask_when": True, "kept": {"ask_when": False}}, forget=("day", "hour", "guesses"))
    if value == "whom":
        return Turn({"kept": {"audience": answers["audience"]}}, forget=("audience", "seen"))
    if value == "send":
        announcement_times.check_still_to_come(answers)
    if value in {"send", "urgent"} and previews.count(chat, answers) != answers.get("seen"):
        answers.pop("seen", None)  # somebody joined, left or answered meanwhile
        raise Unclear(Words("audience-changed"))
    if value == "urgent":
        return Turn({"confirm": "send", "urgent": True}, forget=("send_at",))
    return Turn({"confirm": value}, forget=("urgent", "why"))  # she may have come back from "urgent"


def _confirmed_in_words(chat: Chat, heard: Heard, answers: Answers) -> Any:
    typed = fold(heard.text)
    if (word := said_at_preview(typed)) is not None:
        return word
    if announcement_times.names_only_a_time(typed) and _sends(chat, answers["unit"]):
        return announcement_times.said(chat, heard.text, answers)
    said = True if typed in {"gui di", "gui luon", "gui ngay", "gui nhe"} else read_yes_no(heard.text)
    if said is not None:
        return "send" if said else "no"
    if read_intent(heard.text, (Intent.STOP_SENDING,)) is not None:  # nothing of this one has left
        return "no"
    if (named := audiences.only_named(heard.text)) is not None:  # the words stay
        return audiences.taken(chat, answers["unit"], named)
    if (line := written_whole(chat)) is not None:  # she writes it anew, as a whole
        begun = begin_line(chat, line)
        if isinstance(begun, Reply):  # nobody whom a notice goes to: what was begun stays
            raise Unclear(begun.said[0])
        return begun
    raise Unclear


def _hear_why(_chat: Chat, heard: Heard, _answers: Answers) -> str:
    why = clean(heard.text)
    if not 3 <= len(why) <= 200:
        raise Unclear(Words("unclear-content"))
    return why


def _send(chat: Chat, answers: Answers) -> Result:
    if answers["confirm"] != "send":
        return Reply((Words("not-sent-kept-nothing"),))
    fact = _written(chat, answers)
    if file := answers.get("file"):
        accompany(chat.session, chat.who, fact.announcement, file["id"])
    if threads.asks_receipt(answers):
        ask_for_receipts(chat.session, chat.who, fact.announcement)
    return fact


def _written(chat: Chat, answers: Answers) -> Announced | SecondAsked | DraftPassedOn:
    unit_id, text, code = answers["unit"], answers["text"], answers["code"]
    wanted = wanted_from(answers["wanted"])
    send_at = datetime.fromisoformat(answers["send_at"]) if "send_at" in answers else None
    if not _sends(chat, unit_id):
        return pass_on(chat.session, chat.who, unit_id, wanted, text, check_code=code)
    if why := answers.get("why"):
        return announce_urgent(chat.session, chat.who, unit_id, wanted, text, why, check_code=code)
    return announce(chat.session, chat.who, unit_id, wanted, text, send_at=send_at, check_code=code)


def _sends(chat: Chat, unit_id: int) -> bool:
    """Whether she may send here herself; a drafter passes on."""
    try:
        post_for(chat.session, chat.person_id, Right.SEND, unit_id)
    except NotAllowed:
        return False
    return True


def agreed(chat: Chat, announcement_id: int) -> Result:
    """A second person lets an urgent announcement go."""
    return agree(chat.session, chat.who, announcement_id)


ANNOUNCE = Flow(
    "announce",
    (
        Ask(
            "unit",
            _hear_unit,
            lambda c, a: tuple(Option(Plain(u.name), str(u.id)) for u in units_for(c, Right.DRAFT)),
            when=lambda a: not a.get("only"),  # who has one unit is never asked, going back neither
        ),
        Ask("audience", audiences.hear, audiences.options),
        Ask(
            "parts",
            audiences.hear_parts,
            audiences.part_options,
            show=lambda c, a: audiences.parts_words(c, a),
            when=lambda a: a.get("audience") in audiences.PARTS,
        ),
        Ask(
            "meeting",
            audiences.hear_meeting,
            audiences.meeting_options,
            when=lambda a: a.get("audience") == "silent",
        ),
        Ask("ages", audiences.hear_ages, when=lambda a: a.get("audience") == "ages"),
        Ask(
            "text",
            _hear_text,
            announcement_words.options,
            show=lambda c, a: {"file": media.kind_in(a), "again": bool(a.get("again"))},
            takes_files=True,
            takes_voice=True,
        ),
        Ask(
            "when",
            announcement_times.hear,
            lambda c, a: (*guess_options(c, a), Option("label-no-hour", "now")),
            show=lambda c, a: {"day": a.get("day", "")},
            when=lambda a: bool(a.get("ask_when")),
        ),
        Ask(
            "confirm",
            _hear_confirm,
            _confirm_options,
            show=lambda c, a: previews.notice_preview(c, a),
            takes_files=True,
            takes_voice=True,
        ),
        Ask("why", _hear_why, when=lambda a: bool(a.get("urgent"))),
    ),
    _send,
)


def news(chat: Chat, before: int | None = None) -> Result:
    """Her last announcements, whole, the newest first: as many as one message carries, and the door to older ones."""
    if chat.person_id is None:
        return Reply((Words("members-only"),))
    found = [announcement for announcement, _, _ in latest(chat.session, chat.person_id, NEWS + 1, before=before)]
    shown, length = found[:1], len(found[0].text) if found else 0
    for one in found[1:NEWS]:
        length += len(one.text)
        if length > LONGEST:
            break
        shown.append(one)
    if not shown:
        return Reply((Words("no-news"),))
    older = (Option("label-older-news", f"news:{shown[-1].id}"),) if len(found) > len(shown) else ()
    names = {one.unit_id: get_unit(chat.session, one.unit_id).name for one in shown}
    said = (Words("news-line", {"unit": names[one.unit_id], "text": one.text, "when": _at(chat, one)}) for one in shown)
    return Reply(tuple(said), (*threads.news_options(chat, shown), *older))


def _at(chat: Chat, announcement: Any) -> Any:
    return announcement.created_at.astimezone(chat.local().tzinfo)


def taps(tap: Any) -> dict[str, Any]:
    """The taps of writing announcements."""
    return {"agree": tap(agreed, (int,)), "news": tap(news, (int,))}
