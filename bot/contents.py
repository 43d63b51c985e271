"""What a coming meeting is about: said or corrected after it was called, in one line or a question at a time."""

from collections.abc import Callable
from dataclasses import replace
from typing import Any

from bot.flow import Answers, Ask, Flow, Heard, Turn, Unclear, agreed, chosen
from bot.meetings import described
from bot.moves import called, meeting_options
from bot.named_meetings import coming_named
from bot.reading.accents import lacks_accents
from bot.reading.content_line import ContentLine, bare_content, bare_name_added, read_content
from bot.reading.meeting_line import read_meeting_line
from bot.reading.member_lines import tells_of_a_person
from bot.replies import Chat, Option, Reply, Result, Said, Start, Words
from bot.times import unstopped
from models.contents import MOST, one_more, say_content
from models.meetings import get_meeting
from models.posts import Right, post_for, posts_of

_FEWEST = 2  # characters of what is said


def begin(chat: Chat, meeting_id: int) -> Result:
    """Say what a coming meeting is about."""
    return Start("content", _about(chat, meeting_id))


def _about(chat: Chat, meeting_id: int) -> dict[str, Any]:
    meeting = get_meeting(chat.session, meeting_id)
    post_for(chat.session, chat.person_id, Right.CALL, meeting.unit_id)  # a tap may name any meeting
    return {"meeting": meeting_id}


def written(chat: Chat) -> bool:
    """Whether the message says what a meeting is about, or calls one, by her who may."""
    if not any(Right.CALL in held.rights for held in posts_of(chat.session, chat.person_id)):
        return False
    text, now = chat.incoming.text, chat.local()
    return read_content(text, now=now) is not None or read_meeting_line(text, now=now) is not None


def line(chat: Chat, text: str) -> Result:
    """One message: "thêm nội dung: …", "nội dung họp thứ bảy là …", "bỏ nội dung họp tổ 2"."""
    found = read_content(text, now=chat.local())
    if found is not None and not found.of_meeting and (name := bare_name_added(text)):
        return _which(chat, text, name)
    return None if found is None else _carried_out(chat, found)


def _which(chat: Chat, text: str, name: str) -> Result:
    """ "them phan thi nhai": a woman for the book, or one more thing of a meeting, where there is one."""
    from bot import member_adds

    if not called(chat):
        return member_adds.begin(chat, name)
    chat.who.notes["added"] = text[:300]
    woman = Option("label-added-woman", "added:woman", variables={"name": name})
    return Reply((Words("added-which"),), (woman, Option("label-added-content", "added:content")))


def added(chat: Chat, what: str) -> Result:
    """She has said which of the two it is."""
    from bot import member_adds

    text = str(chat.who.notes.pop("added", ""))
    if what == "woman":
        return member_adds.begin(chat, bare_name_added(text))
    found = read_content(text, now=chat.local())
    return None if found is None else _carried_out(chat, replace(found, doubtful=False))


def line_of_meeting(chat: Chat, text: str) -> Result:
    """The same where the line itself speaks of a meeting: it cannot be about what she is just writing."""
    found = read_content(text, now=chat.local())
    return None if found is None or not found.of_meeting else _carried_out(chat, found)


def _carried_out(chat: Chat, said: ContentLine) -> Result:
    among = coming_named(chat, said.which) if said.which.named else called(chat)
    before: tuple[Said, ...] = ()
    if not among and not said.sure:
        return None  # a meeting that is called now
    if not among:
        among, before = called(chat), _none_such(said)
    if not among:
        return Reply((Words("nothing-called"),))
    answers: dict[str, Any] = {"among": [m.id for m in among]}
    if len(among) == 1 and not before:
        answers |= _about(chat, among[0].id or 0)
    if said.added:
        answers["added"] = True
    # Where she chooses the meeting, she has said that it is about one; who reads a name and a number is asked anyway.
    if (said.doubtful and len(among) == 1) or tells_of_a_person(said.content):
        answers["doubtful"] = True
    if said.removed:
        answers["content"] = ""
    elif said.content:
        try:
            answers["content"] = _checked(said.content)
        except Unclear as unclear:
            before = (*before, *((unclear.said,) if unclear.said else ()))
    return Start("content", answers, before)


def _none_such(said: ContentLine) -> tuple[Said, ...]:
    gathering = said.which.gathering
    named = {"kind": gathering.kind if gathering else "", "dated": bool(said.which.days or said.which.month)}
    return (Words("no-meeting-then", named),)


def _checked(text: str) -> str:
    content = unstopped(text)
    if not _FEWEST <= len(content) <= MOST:
        raise Unclear(Words("unclear-content"))
    return content


def hear_content(chat: Chat, heard: Heard, _answers: Answers) -> Turn:
    """What it is about, in her own words; "nội dung: …" says no more than "…"."""
    content = _checked(bare_content(heard.text, now=chat.local()) or heard.text)
    person = {"doubtful": True} if tells_of_a_person(content) else {}
    return Turn({"content": content, **person}, forget=("want_content", "kept"))


def or_content(read: Callable[[Chat, Heard, Answers], Any]) -> Callable[[Chat, Heard, Answers], Any]:
    """The reader of another question of a call: "nội dung: …" said there is kept, and the question is put again."""

    def hear(chat: Chat, heard: Heard, answers: Answers) -> Any:
        said = None if heard.value else read_content(heard.text, now=chat.local())
        content = "" if heard.value else bare_content(heard.text, now=chat.local())
        if not content:
            return read(chat, heard, answers)
        if said is not None and said.added and answers.get("content"):
            content = one_more(answers["content"], content)
        return Turn({"content": _checked(content)}, forget=("want_content", "confirm", "edit"))

    return hear


def _hear_meeting(chat: Chat, heard: Heard, answers: Answers) -> Turn:
    return Turn(_about(chat, int(chosen(chat, heard, answers))))


def _noted(chat: Chat, answers: Answers) -> Result:
    """Written down; where her words lack their accents she may write them anew."""
    if answers.get("right") == "no":
        return Reply((Words("left-it"),))
    added = bool(answers.get("added"))
    fact = say_content(chat.session, chat.who, answers["meeting"], answers["content"], added=added)
    if not lacks_accents(fact.content):
        return fact
    return Reply((fact, Words("content-bare")), (Option("label-correct", f"content:{fact.meeting}"),))


def _described(chat: Chat, answers: Answers) -> dict[str, Any]:
    return described(chat.session, get_meeting(chat.session, answers["meeting"]))


def _to_be_added(chat: Chat, answers: Answers) -> dict[str, Any]:
    person = "yes" if tells_of_a_person(answers["content"]) else ""
    return _described(chat, answers) | {"content": answers["content"], "person": person}


CONTENT = Flow(
    "content",
    (
        Ask("meeting", _hear_meeting, meeting_options, show=lambda c, a: {"content": a.get("content", "")}),
        Ask("content", hear_content, show=_described),
        Ask(
            "right",
            agreed,
            lambda c, a: (Option("label-right", "yes"), Option("label-not-now", "no", 0)),
            show=_to_be_added,
            when=lambda a: bool(a.get("doubtful")),
        ),
    ),
    _noted,
)


def taps(tap: Any) -> dict[str, Any]:
    """The taps of a content."""
    return {"content": tap(begin, (int,)), "added": tap(added, (str,))}
