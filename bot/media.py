"""A photo, a file or a voice message that somebody sends to be sent on."""

import re
from collections.abc import Mapping
from dataclasses import asdict, replace
from datetime import timedelta
from typing import Any

from sqlmodel import Session

from bot import asides
from bot.files import kind_of
from bot.flow import Unclear
from bot.messages import FileRef, Kind
from bot.reading.answers import read_answer
from bot.reading.asides import read_aside
from bot.reading.intents import read_command, read_intent
from bot.replies import Chat, Option, Render, Reply, Result, Start, Words
from models import files, questions
from models.announcements import LONGEST, Announcement, TooLong
from models.conversations import Known
from models.deliveries import Delivery, Message
from models.media import FileUnfit, Source, check_fit, receive
from models.posts import Right, posts_of
from models.recalls import RecalledAlready
from models.text import clean, fold
from models.threads import came_to

WORDS_FOLLOW = timedelta(hours=1)  # so long after a file words are taken for its notice
_CALLS = re.compile(r"(?:em |oi |cho |chi |minh |hay )*(?:hop|goi hop|tao|len lich|dat lich|trieu tap|sinh hoat) ")
QUOTED = 40  # characters of a notice by which it is known again
CARRIED = (Kind.PHOTO, Kind.FILE, Kind.VOICE)


def heard(chat: Chat) -> dict[str, Any] | None:
    """The file in her message as a flow keeps it ({"id", "kind"}); None when there is none. Raises FileUnfit."""
    incoming = chat.incoming
    if incoming.kind not in CARRIED or incoming.file is None:
        return None
    file = incoming.file
    kind = kind_of(file.mime) if file.mime else "file" if incoming.kind is Kind.FILE else incoming.kind.value
    source = Source(
        channel=incoming.channel,
        account=chat.account.name,
        reference=asdict(file),
        name=file.name,
        mime=file.mime,
        size=file.size,
        copy=file.copy,
        plain=incoming.kind in {Kind.PHOTO, Kind.VOICE},
    )
    return {"id": receive(chat.session, chat.who, source), "kind": kind}


def offered(chat: Chat) -> Result:
    """A photo, a voice message or a sheet of paper outside of any conversation, from someone who writes notices: is it
    for one? None for everybody else, and for lists, which are read (`bot.rosters`)."""
    if (hurt := asides.violence(chat)) is not None:  # under a picture, too, it is kept nowhere
        return hurt
    if not _may_announce(chat) or (chat.incoming.kind is Kind.FILE and not is_sheet(chat.incoming.file)):
        return None
    file = heard(chat)
    if file is None:
        return None
    chat.who.notes["caption"] = own_words(chat)[:LONGEST]
    options = (Option("label-carry", f"carry:{file['id']}:{file['kind']}"), Option("label-menu", "menu:menu", 0))
    return Reply((Words("file-for-notice", {"file": file["kind"]}),), options)


def carry(chat: Chat, file_id: int, kind: str) -> Result:
    """Yes: write the notice that it goes with; what stood under it is the notice, and is still to be looked at."""
    from bot import announcements  # which writes the notices, and asks here for what they carry

    check_fit(chat.session, file_id)
    caption = str(chat.who.notes.pop("caption", ""))
    started = announcements.begin(chat)
    if not isinstance(started, Start):
        return started
    answers = {**started.answers, "file": {"id": file_id, "kind": kind}}
    if len(caption) > LONGEST:  # the file stays, and the words are asked for again
        return replace(started, answers=answers, before=(TooLong(len(caption), LONGEST),))
    return replace(started, answers=answers | ({"text": caption} if caption else {}))


def just_offered(chat: Chat) -> dict[str, Any] | None:
    """The file that she was asked about last and just now ({"id", "kind"}); None when there is none."""
    asked = questions.asked_last(chat.session, chat.who.contact_id, chat.now + WORDS_FOLLOW, limit=1)
    taps = [tap for _number, _label, tap in asked[0].choices or []] if asked else []
    tap = next((tap for tap in taps if tap.startswith("carry:")), None)
    if tap is None or asked[0].asked_at is None or chat.now - asked[0].asked_at > WORDS_FOLLOW:
        return None
    _carry, file_id, kind = tap.split(":")
    return {"id": int(file_id), "kind": kind}


def words_for(chat: Chat, text: str) -> Result:
    """Words that come after a file and ask for nothing themselves are its notice. None where no file waits for any."""
    file = just_offered(chat)
    if file is None or _asks_for_something(text):
        return None
    chat.who.notes["caption"] = own_words(chat)
    return carry(chat, file["id"], file["kind"])


def _asks_for_something(text: str) -> bool:
    """Whether it is a wish, an answer, small talk, or calls a meeting outright; naming an hour alone does not."""
    if read_intent(text) is not None or read_command(text) is not None or read_aside(text) is not None:
        return True
    return read_answer(text, strict=True) is not None or _CALLS.match(fold(text)) is not None


def _may_announce(chat: Chat) -> bool:
    return any(Right.DRAFT in held.rights for held in posts_of(chat.session, chat.person_id))


def is_sheet(file: FileRef | None) -> bool:
    """Whether a file is a page, a picture or a sound, which goes with a notice, and no list."""
    return file is not None and file.name.lower().endswith((".pdf", ".jpg", ".jpeg", ".png", ".webp", ".mp3", ".m4a"))


def own_words(chat: Chat) -> str:
    """What she wrote: line breaks are her own, invisible marks are nobody's."""
    return "\n".join(clean(line) for line in chat.incoming.text.strip().splitlines())


def at_preview(chat: Chat, answers: Mapping[str, Any]) -> dict[str, Any] | None:
    """What she sends while she looks at the preview: it takes the place of a file that could not be had, and only of
    that one. None when she sends no file. Raises Unclear, and FileUnfit while there is nothing in its place."""
    kept = answers.get("file")
    try:
        if kept is not None:
            check_fit(chat.session, kept["id"])
    except FileUnfit:
        if (file := heard(chat)) is None:
            raise
        return file
    if chat.incoming.kind in CARRIED:
        raise Unclear(Words("one-file"))
    return None


def is_zalo_voice(chat: Chat, answers: Mapping[str, Any]) -> bool:
    """Whether it carries a voice message that Zalo sends beside the words, as a second message."""
    kept = answers.get("file")
    file = files.describe(chat.session, kept["id"]) if kept else None
    return file is not None and file.mime == "audio/aac" and bool(chat.account.public_url)


def kind_in(answers: Mapping[str, Any]) -> str:
    """photo, voice or file: what a half-written notice carries; "" when it carries nothing."""
    return str(answers["file"]["kind"]) if answers.get("file") else ""


def again(chat: Chat, announcement_id: int) -> Result:
    """What went with a notice of hers, once more."""
    announcement = chat.session.get(Announcement, announcement_id)
    file = files.describe(chat.session, announcement.file_id or 0) if announcement else None
    if announcement is None or file is None or not came_to(chat.session, chat.person_id, announcement_id):
        raise files.FileGone
    if announcement.recalled_at is not None:
        raise RecalledAlready
    words = Words("file-again", {"kind": kind_of(file.mime), "notice": quoted(announcement.text)})
    return Reply((words,), file_id=announcement.file_id)


def see_again(chat: Chat, announcement: Announcement) -> tuple[Option, ...]:
    """The door to what went with a notice."""
    file = files.describe(chat.session, announcement.file_id) if announcement.file_id else None
    if file is None or file.state is not files.FileState.READY:
        return ()
    given = {"kind": kind_of(file.mime), "notice": quoted(announcement.text)}
    return (Option("label-see-file", f"file:{announcement.id}", variables=given),)


def quoted(text: str) -> str:
    """The first words of a notice, by which it is known again."""
    line = " ".join(text.split())
    return line if len(line) <= QUOTED else line[: QUOTED - 1].rpartition(" ")[0].rstrip(",;:–-") + "…"


def taps(tap: Any) -> dict[str, Any]:
    """The taps of files."""
    return {"file": tap(again, (int,)), "carry": tap(carry, (int, str))}


def _unfit(session: Session, message: Message, delivery: Delivery, person: Known | None) -> Reply | None:
    return Reply((Words("file-unfit", {"fault": message.fields["fault"]}),))


NOTICES: dict[str, Render] = {"file-unfit": _unfit}
