"""Lists that go on, and questions that are put once more."""

from dataclasses import replace

from bot.reading.more import goes_on
from bot.replies import Bound, Chat, Option, Plain, Reply, Words, label_of
from models import questions
from models.questions import Question
from models.text import fold

LOOKED_BACK = 3  # messages: a reminder may have come after the list


def rest_of(tap: str, left: int) -> Option:
    """The rest of a list of women, so many. It has no number: those are the women's."""
    return Option("label-more", tap, "more", {"left": left})


def following(chat: Chat, text: str) -> Bound | Reply | None:
    """ "xem tiếp": the rest of the list that she saw last, or that there is none; None for any other words."""
    if not goes_on(text):
        return None
    labels = {fold(chat.text(label)) for label in ("label-more", "label-older-news")}
    for asked in questions.asked_last(chat.session, chat.who.contact_id, chat.now, limit=LOOKED_BACK):
        for _shown, offered, tap in asked.choices or []:
            if any(fold(offered).startswith(label) for label in labels):
                return Bound(tap, asked.person_id)
    last = questions.asked_last(chat.session, chat.who.contact_id, chat.now, limit=1)
    if not last or not last[0].choices:
        return None
    again = once_more(chat, last[0])
    return replace(again, said=(Words("list-ended"), *again.said[1:]))


def of_parts_before(chat: Chat, number: str) -> Bound | None:
    """A woman's number from an earlier part of the list that "xem tiếp" went on with; None for any other number."""
    asked = questions.asked_last(chat.session, chat.who.contact_id, chat.now, limit=LOOKED_BACK)
    what = [{tap.partition(":")[0] for shown, _label, tap in one.choices or [] if shown.isdecimal()} for one in asked]
    for place, one in enumerate(asked[1:], start=1):
        if len(what[0]) != 1 or what[place] != what[0] or all(shown != "more" for shown, *_rest in one.choices or []):
            return None
        for shown, _label, tap in one.choices or []:
            if shown == number:
                return Bound(tap, one.person_id)
    return None


def once_more(chat: Chat, question: Question) -> Reply:
    """The same question with what it is about, where the number that she typed is none of its own."""
    options, numbered = [], set()
    for shown, label, tap in question.choices or []:
        known = Option(Plain(label), tap, int(shown)) if shown.isdecimal() else None
        options.append(known or Option(f"label-{shown}", tap, shown, {"left": 0}))
        numbered.add(f"{shown}. {label}")
    put_again = {chat.text("please-choose"), chat.text("list-ended")}  # it may have been already
    lines = [line for line in question.text.split("\n") if line not in put_again]
    first = next((place for place, line in enumerate(lines) if numbered & {line, *line.split("  ")}), 0)
    about = (Words("asked-again", {"text": "\n".join(lines[:first])}),) if first else ()
    return Reply((Words("please-choose"), *about), tuple(options))


def matching(options: tuple[Option, ...], text: str, chat: Chat) -> str | None:
    """The tap of the option that these words are: its number, or its label with or without accents."""
    wanted, typed = fold(text), text.strip(" .)")
    for place, option in enumerate(options, start=1):
        number = str(place if option.number is None else option.number)
        label = label_of(chat.who.language, chat.who.pair, option)
        if typed == number or (wanted == fold(label) != "") or (option.label == "label-more" and goes_on(text)):
            return option.tap
    return None
