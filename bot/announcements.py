"""Announcements in chat: written, previewed to the letter, sent; and the news for members."""

from typing import Any

from bot.calls import units_for
from bot.flow import Answers, Ask, Flow, Heard, Turn, Unclear, chosen
from bot.messages import Kind
from bot.replies import Chat, Option, Plain, Reply, Result, Said, Start, Words
from models import deliveries, outbox
from models.announcements import (
    Announced,
    Announcement,
    Audience,
    announce,
    check_text,
    latest,
    preview,
    progress,
    stop,
)
from models.members import Person
from models.posts import NotAllowed, Right, first_post, post_for
from models.quiet import is_night
from models.text import clean
from models.units import Unit, UnitKind, get_unit
from models.urgent import agree, announce_urgent, pass_on


def begin(chat: Chat) -> Result:
    """Write an announcement."""
    first_post(chat.session, chat.person_id, Right.DRAFT)
    units = units_for(chat, Right.DRAFT)
    return Start("announce", _for_unit(units[0]) if len(units) == 1 else {})


def _for_unit(unit: Unit) -> dict[str, Any]:
    """A unit as the flow's answers; in a branch or group there is only one audience to choose."""
    everyone = {"audience": Audience.MEMBERS.value} if unit.kind in {UnitKind.BRANCH, UnitKind.GROUP} else {}
    return {"unit": unit.id, **everyone}


def _hear_unit(chat: Chat, heard: Heard, _answers: Answers) -> Turn:
    if not heard.value:
        raise Unclear
    return Turn(_for_unit(get_unit(chat.session, int(heard.value))))


def _hear_text(chat: Chat, heard: Heard, _answers: Answers) -> str:
    if chat.incoming.kind is not Kind.TEXT:
        raise Unclear(Words("text-only"))
    # Line breaks are the sender's own; invisible marks are nobody's.
    text = "\n".join(clean(line) for line in heard.text.strip().splitlines())
    check_text(text)
    return text


_AUDIENCES = (Option("label-all-members", Audience.MEMBERS), Option("label-heads-only", Audience.HEADS))


def _show(chat: Chat, answers: Answers) -> dict[str, Any]:
    seen = preview(
        chat.session,
        chat.who,
        answers["unit"],
        Audience(answers["audience"]),
        answers["text"],
        dict(chat.account.rates),
    )
    left = [
        max(most - outbox.sent_this_month(chat.session, account), 0)
        for name, (account, most) in chat.account.quotas.items()
        if name in dict(seen.channels)
    ]
    return {
        "left": left[0] if left else -1,
        "needed": dict(seen.channels).get("zalo-bot", 0),
        "text": notice_text(chat, answers["unit"], answers["text"], chat.who.name),
        "total": seen.total,
        "by_message": seen.by_message,
        "at_home": seen.at_home,
        "minutes": max(1, round(seen.seconds / 60)) if seen.seconds > 30 else 0,
        "channels": ", ".join(f"{count} {chat.text('channel-' + name)}" for name, count in seen.channels),
    }


def notice_text(chat: Chat, unit_id: int, text: str, sender: str) -> str:
    """An announcement exactly as it reaches a member."""
    return chat.text("notice", unit=get_unit(chat.session, unit_id).name, text=text, sender=sender)


def _hear_confirm(chat: Chat, heard: Heard, answers: Answers) -> Any:
    value = chosen(chat, heard, answers)
    if value == "urgent":
        return Turn({"confirm": "send", "urgent": True})
    return Turn({}, forget=("text",)) if value == "edit" else value


def _hear_why(_chat: Chat, heard: Heard, _answers: Answers) -> str:
    why = clean(heard.text)
    if not 3 <= len(why) <= 200:
        raise Unclear(Words("unclear-content"))
    return why


def _confirm_options(chat: Chat, answers: Answers) -> tuple[Option, ...]:
    """At night there is one more choice: now, if it is urgent."""
    if not _sends(chat, answers["unit"]):
        return (Option("label-pass-on", "send"), Option("label-correct", "edit"), Option("label-not-yet", "no", 0))
    zone = get_unit(chat.session, answers["unit"]).timezone
    at_night = is_night(chat.local(zone))
    urgent = (Option("label-urgent", "urgent"),) if at_night else ()
    send = Option("label-send-at-six" if at_night else "label-send", "send")
    return (send, *urgent, Option("label-correct", "edit"), Option("label-not-yet", "no", 0))


def _send(chat: Chat, answers: Answers) -> Result:
    if answers["confirm"] != "send":
        return Reply((Words("not-sent-kept-nothing"),))
    audience, text = Audience(answers["audience"]), answers["text"]
    if not _sends(chat, answers["unit"]):
        return pass_on(chat.session, chat.who, answers["unit"], audience, text)
    if why := answers.get("why"):
        return announce_urgent(chat.session, chat.who, answers["unit"], audience, text, why)
    return announce(chat.session, chat.who, answers["unit"], audience, text)


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
        ),
        Ask("audience", chosen, lambda c, a: _AUDIENCES),
        Ask("text", _hear_text, takes_files=True),
        Ask(
            "confirm",
            _hear_confirm,
            _confirm_options,
            show=_show,
        ),
        Ask("why", _hear_why, when=lambda a: bool(a.get("urgent"))),
    ),
    _send,
)


def after_announce(fact: Announced) -> tuple[Option, ...]:
    """How it goes, and the brake."""
    return (
        Option("label-how-it-goes", f"sent:{fact.announcement}"),
        Option("label-stop-sending", f"stop:{fact.announcement}"),
    )


def sent(chat: Chat, announcement_id: int) -> Result:
    """How many got it so far, and who is to be told at home."""
    announcement = _own(chat, announcement_id)
    tally = progress(chat.session, f"notice:{announcement_id}")
    words = Words("notice-progress", deliveries.as_dict(tally) | {"sent": tally.sent})
    options = [Option("label-who-at-home", f"missed:{announcement.id}")] if tally.at_home else []
    if tally.waiting:
        options.append(Option("label-stop-sending", f"stop:{announcement.id}"))
    return Reply((words,), tuple(options))


def _own(chat: Chat, announcement_id: int) -> Announcement:
    announcement = chat.session.get(Announcement, announcement_id)
    if announcement is None:
        raise NotAllowed
    post_for(chat.session, chat.person_id, Right.SEND, announcement.unit_id)
    return announcement


def missed(chat: Chat, announcement_id: int) -> Result:
    """Who is to be told at home, by name where her post allows names."""
    from sqlmodel import col, select

    from models.members import Membership

    announcement = _own(chat, announcement_id)
    held = post_for(chat.session, chat.person_id, Right.SEND, announcement.unit_id)
    if Right.NAMES not in held.rights:
        raise NotAllowed
    rows = chat.session.exec(
        select(Person, Membership.number, deliveries.Delivery)
        .join(deliveries.Delivery, col(deliveries.Delivery.person_id) == Person.id)
        .join(deliveries.Message, col(deliveries.Message.id) == deliveries.Delivery.message_id)
        .join(Membership, col(Membership.person_id) == Person.id)
        .where(
            deliveries.Message.key == f"notice:{announcement_id}",
            col(deliveries.Delivery.state).in_(deliveries.AT_HOME),
        )
        .order_by(col(Membership.number))
    ).all()
    lines: list[Said] = [Words("home-heading-notice", {"count": len(rows)})]
    for person, number, delivery in rows:
        unreachable = delivery.state == deliveries.State.UNREACHABLE
        reason = delivery.reason if unreachable else deliveries.Reason.NOT_ARRIVED
        words = {"number": number, "name": person.full_name, "year": str(person.birth_year or ""), "reason": reason}
        lines.append(Words("home-line", words))
    return Reply(tuple(lines))


def stopped(chat: Chat, announcement_id: int) -> Result:
    """Cancel what has not left yet."""
    return stop(chat.session, chat.who, announcement_id)


def news(chat: Chat) -> Result:
    """Her last announcements, the newest first."""
    if chat.person_id is None:
        return Reply((Words("members-only"),))
    found = latest(chat.session, chat.person_id)
    if not found:
        return Reply((Words("no-news"),))
    return Reply(
        tuple(
            Words("news-line", {"unit": unit, "text": announcement.text, "when": _at(chat, announcement)})
            for announcement, unit, _delivery in found
        )
    )


def _at(chat: Chat, announcement: Announcement) -> Any:
    return announcement.created_at.astimezone(chat.local().tzinfo)


def taps(tap: Any) -> dict[str, Any]:
    """The taps of announcements."""
    return {
        "sent": tap(sent, (int,)),
        "stop": tap(stopped, (int,)),
        "agree": tap(agreed, (int,)),
        "missed": tap(missed, (int,)),
    }
