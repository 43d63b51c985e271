"""The words of a notice and what goes with them, as they are written, corrected and taken back in chat."""

from bot import courses, media, notice_lists
from bot.flow import Answers, Heard, Turn, Unclear
from bot.messages import Kind
from bot.reading.intents import Intent, read_intent
from bot.replies import Bound, Chat, Option, Words
from models.announcements import check_text
from models.text import clean

# What is said of a notice that has been sent; nobody announces nothing but these words.
_STEERS = (
    Intent.SENT,
    Intent.PAUSE_SENDING,
    Intent.GO_ON_SENDING,
    Intent.STOP_SENDING,
    Intent.SEND_AGAIN,
    Intent.RECALL,
)


def as_sent(typed: str) -> str:
    """Line breaks are the sender's own; invisible marks are nobody's."""
    return "\n".join(clean(line) for line in typed.strip().splitlines())


def steers(chat: Chat, heard: Heard) -> Bound | None:
    """She means the notice before: "tạm dừng", "thu hồi" leave what she has begun."""
    if heard.value or chat.incoming.kind is not Kind.TEXT:
        return None
    wish = read_intent(heard.text, _STEERS)
    return None if wish is None else Bound(f"menu:{wish}", chat.person_id)


def hear(chat: Chat, heard: Heard, answers: Answers) -> Turn | Bound:
    """Take the words, a file, or both; without new ones the file that she sent before stays."""
    if heard.value == "alone":
        return Turn({}, forget=("file", "again"))
    if (meant := steers(chat, heard)) is not None:
        return meant
    if (file := media.heard(chat)) is not None:  # its caption, if any, is the notice; else the words follow
        answers["file"] = file  # even where its caption is too long
        return Turn({"file": file, **(_words(heard) if heard.text.strip() else {})}, forget=("seen", "again", "kept"))
    if chat.incoming.kind is not Kind.TEXT:
        raise Unclear(Words("text-only"))
    return Turn(_words(heard), forget=("seen", "again", "kept"))


def _words(heard: Heard) -> dict[str, str]:
    text = as_sent(heard.text)
    check_text(text)
    return {"text": text}


def again(answers: Answers) -> Turn:
    """She corrects the words; the photo or file stays until she sends another or wants none."""
    return Turn(
        {"again": bool(answers.get("file")), "kept": {"text": answers["text"], "again": False}}, forget=("text", "seen")
    )


def options(chat: Chat, answers: Answers) -> tuple[Option, ...]:
    """The notice before; while she corrects one with a file, to leave the file out."""
    if answers.get("again") and answers.get("file"):
        return (Option("label-no-file", "alone", variables={"file": media.kind_in(answers)}),)
    return (*courses.look_back(chat), *notice_lists.doors(chat))
