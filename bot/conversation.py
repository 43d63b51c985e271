"""What a message is answered with: the next step of an open conversation, a button, or what is meant anew."""

from collections.abc import Callable
from dataclasses import replace

from bot import (
    announcement_lines,
    asides,
    follow_ups,
    going_on,
    hurt_words,
    left_work,
    menu,
    no_answers,
    rosters,
    said_instead,
    table,
    taking_back,
    taps,
)
from bot.flow import Heard, Turn, Unclear
from bot.hurt_words import WRITING
from bot.messages import Kind
from bot.reading.intents import Intent, read_intent
from bot.reading.more import goes_on
from bot.reading.no_answer import NoAnswer
from bot.replies import Bound, Chat, Reply, Result, Start, Words
from bot.sentences import meant_instead
from bot.understanding import meant
from models import questions
from models.conversations import speak_as
from models.facts import Fact, Refused
from models.posts import NotAllowed
from models.text import fold


def answer(chat: Chat) -> Reply | None:
    """What one message is answered with; None where nothing is said."""
    incoming, who = chat.incoming, chat.who
    if incoming.kind is Kind.RETURNED:
        return None
    if incoming.group:
        if who.notes.get("told_group"):
            return None
        who.notes["told_group"] = True
        return Reply((Words("write-to-me-privately"),))
    if incoming.kind is Kind.TAP:
        return _tapped(chat)
    if incoming.kind is Kind.FOLLOWED:
        return finish(chat, lambda: menu.start(chat))
    if incoming.kind is Kind.TEXT and (hurt := hurt_words.told(chat)) is not None:
        return hurt
    way_out = read_intent(incoming.text, table.WAYS_OUT) if incoming.kind is Kind.TEXT else None
    if who.flow in table.FLOWS:
        if way_out is not None or incoming.text.strip() == "0":
            return _leave(chat, way_out)
        if not incoming.text.startswith("/"):
            return _in_flow(chat, Heard(incoming.text, incoming=incoming))
        return _commanded(chat, way_out)
    elif who.flow:  # a flow that this version no longer has
        who.flow, who.answers = "", {}
    return finish(chat, lambda: meant(chat, way_out))


def _commanded(chat: Chat, way_out: str | None) -> Reply | None:
    """A command in the middle of a conversation: this is left; what is kept of it is said."""
    who = chat.who
    flow, answers, who.flow, who.answers = who.flow, who.answers, "", {}
    done = finish(chat, lambda: meant(chat, way_out))
    if flow not in left_work.TAKEN_UP or done is None or fold(chat.incoming.text) in table.ENDS:
        return done
    return done.after(left_work.keep(chat, flow, answers))


def _tapped(chat: Chat) -> Reply | None:
    """A button: what it carries is looked up in the ledger, and must have been sent to this very address."""
    number, _, choice = chat.incoming.payload.partition(".")
    found = (
        questions.find(chat.session, int(number))
        if number.isascii() and number.isdigit() and len(number) < 19
        else None
    )
    if found is not None and found.contact_id == chat.who.contact_id:
        for shown, _label, tap in found.choices or []:
            if shown == choice:
                taking_back.note_choice(chat, found)
                return choose(chat, tap, found.person_id)
    return finish(chat, lambda: menu.menu(chat).after(Words("old-button")))


def choose(chat: Chat, tap: str, person_id: int | None = None) -> Reply | None:
    """Carry out what an option stands for, as the person whom it was offered to."""
    if person_id is not None:
        speak_as(chat.who, person_id)
        chat.who.speaker_id = person_id
    name, _, rest = tap.partition(":")
    if name == "flow":
        flow, ask, value = [*rest.split(":", 2), "", ""][:3]
        open_flow = table.FLOWS.get(chat.who.flow)
        if open_flow is None or open_flow.name != flow:
            return finish(chat, lambda: menu.menu(chat).after(Words("that-is-over")))
        step = open_flow.next_ask(chat.who.answers)
        if step is None or step.name != ask:
            return finish(chat, lambda: open_flow.question(chat, chat.who.answers))
        return _in_flow(chat, Heard("", value, chat.incoming))
    if name == "bound":  # she has said which of two questions her number was for
        return _tapped(replace(chat, incoming=replace(chat.incoming, payload=rest.replace(":", "."))))
    if name == "as":
        speak_as(chat.who, int(rest))
        chat.who.speaker_id = int(rest)
        pending = str(chat.who.notes.pop("pending", ""))
        again = replace(chat, incoming=replace(chat.incoming, kind=Kind.TEXT, text=pending))
        return answer(again)
    if chat.who.flow:  # an answer to something else ends a half-finished conversation only in its own words
        chat.who.flow, chat.who.answers = "", {}
    found, values = taps.find(name, rest)
    if found.is_rule:
        return finish(chat, lambda: found.do(chat.session, chat.who, *values))
    return finish(chat, lambda: found.do(chat, *values))


def _leave(chat: Chat, way_out: str | None) -> Reply | None:
    who = chat.who
    flow = table.FLOWS[who.flow]
    if who.answers.pop(no_answers.DOUBT, None) is not None and way_out == Intent.BACK:
        return finish(chat, lambda: flow.question(chat, who.answers))
    if way_out == Intent.BACK and flow.step_back(who.answers):
        return finish(chat, lambda: flow.question(chat, who.answers))
    answers, who.flow, who.answers = who.answers, "", {}
    if way_out == Intent.MENU:
        return finish(chat, lambda: menu.menu(chat))
    if (back := flow.left) is not None:
        return finish(chat, lambda: back(chat, answers))
    return finish(chat, lambda: menu.left(chat, Words("left-it")))


def _in_flow(chat: Chat, heard: Heard) -> Reply | None:
    """The next step of her conversation. What refuses to be shown at all (her post has ended) ends it."""
    try:
        return _next_step(chat, heard)
    except Refused as refused:
        chat.who.flow, chat.who.answers = "", {}
        return follow_ups.offer(chat, refused)


def _next_step(chat: Chat, heard: Heard) -> Reply | None:
    who = chat.who
    flow = table.FLOWS[who.flow]
    ask = flow.next_ask(who.answers)
    if ask is None:
        return finish(chat, lambda: flow.done(chat, who.answers))
    sure = (settled := no_answers.settled(chat, heard)) is not None
    if settled is not None:
        chat, heard, none = settled
        if none is not None:
            return _not_an_answer(chat, none)
    if not heard.value and not sure:
        options = flow.question(chat, who.answers).options
        if (tap := going_on.matching(options, heard.text, chat)) is not None:
            if not tap.startswith("flow:"):
                return choose(chat, tap)
            heard = replace(heard, value=tap.split(":", 3)[3])
    takes = {Kind.TEXT, Kind.CONTACT} | ({Kind.FILE, Kind.PHOTO} if ask.takes_files else set())
    takes |= {Kind.VOICE} if ask.takes_voice else set()
    takes |= {Kind.LOCATION} if ask.takes_locations else set()
    if not ask.takes_files and not heard.value and rosters.is_list(chat):
        return _list_sent(chat)
    if chat.incoming.kind not in takes and not heard.value:
        return finish(chat, lambda: flow.question(chat, who.answers, asides.cannot_read(chat)))
    if not heard.value and not sure and (what := no_answers.read(chat, who.flow, ask.name)) is not None:
        return no_answers.asked_back(chat, ask.name, what) or _not_an_answer(chat, what)
    # A notice is for nobody's ear here: its hour would be taken for the meeting's.
    notice = not heard.value and who.flow not in WRITING and announcement_lines.line_written(chat) is not None
    if notice and (other := _something_else(chat)) is not None:
        return other
    if not heard.value and chat.incoming.kind is Kind.TEXT and said_instead.leaves_room(who.flow, ask.name):
        open_ = who.flow
        if (other := _instead(chat, lambda: said_instead.wanted(chat, open_, ask.name), kept=True)) is not None:
            return other
    if not heard.value and (told := asides.asked_within_flow(chat)) is not None:
        return finish(chat, lambda: flow.question(chat, who.answers, *told))
    try:
        value = ask.read(chat, heard, who.answers)
    except NotAllowed:  # her post has ended: the conversation, too
        raise
    except Refused as refused:
        return flow.question(chat, who.answers, refused)
    except Unclear as unclear:
        if (aside := asides.within_flow(chat)) is not None:
            return flow.question(chat, who.answers, *aside)
        if chat.incoming.kind is Kind.TEXT and goes_on(heard.text):  # she has all of it before her
            whole = flow.question(chat, who.answers)
            return replace(whole, said=(Words("all-is-shown"), *(() if whole.options else whole.said)))
        wish = read_intent(heard.text, table.WORDS) if chat.incoming.kind is Kind.TEXT else None
        if wish is Intent.UNDO:  # said to the open question: the answer before it, and nothing that was done long since
            flow.step_back(who.answers)
            return finish(chat, lambda: flow.question(chat, who.answers))
        if wish is Intent.RESULTS and (other := _something_else(chat)) is not None:  # "27 đi được" is no question
            return other
        # No answer, but clearly something else that she wants now.
        if wish is not None and (other := _instead(chat, lambda: table.WORDS[wish](chat))) is not None:
            return other
        if chat.incoming.kind is Kind.TEXT and (other := _something_else(chat)) is not None:
            return other
        return flow.question(chat, who.answers, unclear.said or Words("please-choose"))
    if isinstance(value, Start | Bound | Reply):  # her answer begins another conversation, or means something else
        return finish(chat, lambda: value)
    if isinstance(value, Turn):
        who.answers.update(value.set)
        for name in value.forget:
            who.answers.pop(name, None)
    else:
        who.answers[ask.name] = value
    if flow.next_ask(who.answers) is not None:
        return finish(chat, lambda: flow.question(chat, who.answers))
    answers = dict(who.answers)
    who.flow, who.answers = "", {}
    return finish(chat, lambda: flow.done(chat, answers))


def _list_sent(chat: Chat) -> Reply | None:
    """Her list in the middle of another question: it is read meanwhile, or she says first whose it is."""
    flow = table.FLOWS[chat.who.flow]
    newer = flow.name == "same_woman"  # it takes the place of the list that she is asked about
    if not newer and (told := rosters.read_meanwhile(chat)) is not None:
        return finish(chat, lambda: flow.question(chat, chat.who.answers, told))
    return _instead(chat, lambda: rosters.file_sent(chat), kept=not newer)


def _not_an_answer(chat: Chat, what: NoAnswer) -> Reply | None:
    """She wants what is open no more, or something else, for which it is kept."""
    who = chat.who
    flow = table.FLOWS[who.flow]
    if what in {NoAnswer.OFF, NoAnswer.NO_MEETING}:
        if who.answers.get("confirm") == "edit" and who.answers.pop("confirm"):
            return finish(chat, lambda: flow.question(chat, who.answers))
        if "kept" in who.answers and what is NoAnswer.OFF and flow.step_back(who.answers):
            return finish(chat, lambda: flow.question(chat, who.answers))  # what was there before comes back
        return _leave(chat, None)
    if (other := _instead(chat, lambda: no_answers.carried_out(chat), kept=True)) is not None:
        return other
    return flow.question(chat, who.answers, Words("not-for-this", {"what": what.value}))


def _something_else(chat: Chat) -> Reply | None:
    """A complete sentence that asks for something else than the open question: done, and what was open is left."""
    return _instead(chat, lambda: meant_instead(chat))


def _instead(chat: Chat, work: Callable[[], Result], *, kept: bool = False) -> Reply | None:
    """Do this and leave what was open; what is refused leaves nothing: it is said, and the open question put again.

    None where there is nothing to do.
    """
    flow, answers = chat.who.flow, chat.who.answers
    chat.who.flow, chat.who.answers = "", {}
    done = finish(chat, work)
    refused = done is not None and not chat.who.flow and all(isinstance(one, Refused) for one in done.said)
    if done is not None and not refused:
        return done.after(left_work.keep(chat, flow, answers, always=kept))
    chat.who.flow, chat.who.answers = flow, answers
    return table.FLOWS[flow].question(chat, answers, *done.said) if done is not None else None


def finish(chat: Chat, work: Callable[[], Result]) -> Reply | None:
    """Run a rule or a handler in its savepoint: what it refuses is rolled back and said in words."""
    connection = chat.session.connection()
    chat.session.flush()
    connection.exec_driver_sql("SAVEPOINT rule")
    try:
        reply = said(chat, work())
        chat.session.flush()
    except Refused as refused:
        chat.session.expunge_all()
        connection.exec_driver_sql("ROLLBACK TO SAVEPOINT rule")
        connection.exec_driver_sql("RELEASE SAVEPOINT rule")
        chat.who.flow, chat.who.answers = "", {}
        return follow_ups.offer(chat, refused)
    connection.exec_driver_sql("RELEASE SAVEPOINT rule")
    return reply


def said(chat: Chat, result: Result) -> Reply | None:
    """A handler's answer as a reply with its follow-up choices."""
    if result is None or isinstance(result, Reply):
        return result
    if isinstance(result, Bound):
        return choose(chat, result.tap, result.person_id)
    if isinstance(result, Start):
        flow = table.FLOWS[result.flow]
        chat.who.flow, chat.who.answers = result.flow, dict(result.answers)
        if flow.next_ask(chat.who.answers) is None:
            answers, chat.who.flow, chat.who.answers = chat.who.answers, "", {}
            done = said(chat, flow.done(chat, answers))
            return done.after(*result.before) if done is not None and result.before else done
        return flow.question(chat, chat.who.answers, *result.before)
    if isinstance(result, Fact):
        return follow_ups.offer(chat, result)
    return Reply((result,))
