"""Questions in several steps, as data: the state is the named answers, the step is the first ask without one."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from bot.messages import Incoming
from bot.replies import Chat, Option, Reply, Result, Said, Words
from models.facts import Fact

Answers = dict[str, Any]


class Unclear(Exception):
    """The answer cannot be taken; `said` says why, and the question is put again."""

    def __init__(self, said: Said | None = None) -> None:
        super().__init__(type(said).__name__)
        self.said = said


@dataclass(frozen=True)
class Heard:
    """What she answered: `value` when she chose an option, else her own `text` (and the message itself)."""

    text: str
    value: str = ""
    incoming: Incoming | None = None


@dataclass(frozen=True)
class Turn:
    """An answer that changes others: what is set and what is to be asked again."""

    set: Mapping[str, Any]
    forget: tuple[str, ...] = ()


def _always(_answers: Answers) -> bool:
    return True


def _no_options(_chat: Chat, _answers: Answers) -> tuple[Option, ...]:
    return ()


def _no_variables(_chat: Chat, _answers: Answers) -> Mapping[str, Any]:
    return {}


@dataclass(frozen=True)
class Ask:
    """One question. Its text is `ask-<flow>-<name>`; `read` takes the answer or raises Unclear."""

    name: str
    read: Callable[[Chat, Heard, Answers], Any]
    options: Callable[[Chat, Answers], tuple[Option, ...]] = _no_options
    show: Callable[[Chat, Answers], Mapping[str, Any]] = _no_variables
    when: Callable[[Answers], bool] = _always
    contact_button: bool = False
    takes_files: bool = False
    takes_voice: bool = False
    takes_locations: bool = False


@dataclass(frozen=True)
class Flow:
    """A conversation in steps; `done` is called with all answers."""

    name: str
    asks: tuple[Ask, ...]
    done: Callable[[Chat, Answers], Result]
    cancelled: type[Fact] | None = None
    left: Callable[[Chat, Answers], Reply] | None = None  # where she goes back to from it; None: nowhere

    def next_ask(self, answers: Answers) -> Ask | None:
        """The first question that is still open."""
        for ask in self.asks:
            if ask.name not in answers and ask.when(answers):
                return ask
        return None

    def last_answered(self, answers: Answers) -> str | None:
        """The question before the open one, for going back."""
        names = [ask.name for ask in self.asks if ask.name in answers and ask.when(answers)]
        return names[-1] if names else None

    def step_back(self, answers: Answers) -> bool:
        """Open the question before again; False where there is none.

        A question that was opened again keeps its old answer in "kept": going back then takes it as it was. One that
        was put only because of an answer, named in "opened", goes with that answer.
        """
        if (opened := answers.pop("opened", None)) is not None:
            answers.pop(opened, None)
            return True
        if (kept := answers.pop("kept", None)) is not None:
            answers.update(kept)
            return True
        last = self.last_answered(answers)
        if last is None:
            return False
        answers.pop(last)
        return True

    def question(self, chat: Chat, answers: Answers, *before: Said) -> Reply:
        """The open question as it is put."""
        ask = self.next_ask(answers)
        assert ask is not None  # noqa: S101 (the caller has looked)
        options = tuple(
            Option(
                o.label,
                f"flow:{self.name}:{ask.name}:{o.tap}" if not o.tap.startswith(":") else o.tap[1:],
                o.number,
                o.variables,
            )
            for o in ask.options(chat, answers)
        )
        words = Words(f"ask-{self.name}-{ask.name}", ask.show(chat, answers))
        return Reply((*before, words), options, contact_button=ask.contact_button)


def chosen(_chat: Chat, heard: Heard, _answers: Answers) -> str:
    """Read a question that has options only."""
    if heard.value:
        return heard.value
    raise Unclear


def agreed(_chat: Chat, heard: Heard, _answers: Answers) -> str:
    """Read a yes/no question: its options are "yes" and "no", and words mean the same."""
    from bot.reading.answers import read_yes_no

    if heard.value:
        return heard.value
    said = read_yes_no(heard.text)
    if said is None:
        raise Unclear
    return "yes" if said else "no"
