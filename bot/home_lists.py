"""A list of women to be told at home: eight a message, each under her number of the book."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from bot.going_on import rest_of
from bot.meetings import person_line
from bot.replies import Option, Reply, Said, Words
from models.door import AtHome

PAGE = 8  # women in one message


def of_meeting(
    said: Sequence[Said], meeting_id: int, people: Sequence[AtHome], *, unit_id: int = 0, after: int = 0
) -> Reply:
    """Women to be told of a meeting; `unit_id` is the one group or branch that was asked for."""
    return listing(said, people, tick=f"told:{meeting_id}", rest=f"homes:{meeting_id}:{unit_id}", after=after)


def undoable(reply: Reply, tap: str) -> Reply:
    """A list under which what was just ticked can be taken back: the numbers are women's, so this has none."""
    return replace(reply, options=(*reply.options, Option("label-undo", tap, "undo")))


def listing(said: Sequence[Said], people: Sequence[AtHome], *, tick: str, rest: str, after: int = 0) -> Reply:
    """Some women to be told, eight a message, each under her own number; "xem tiếp" shows those after them.

    `tick` and `rest` are the taps that tick one off and show those after a number, without that last part.
    """
    numbers = [one.number for one in people]
    if len(set(numbers)) < len(numbers) or 0 in numbers:  # of several branches: no number is hers alone
        shown = people[after : after + PAGE]
        lines = (Words("names-line", person_line(o.number, o.full_name, o.birth_year)) for o in shown)
        left = len(people) - after - len(shown)
        return Reply((*said, *lines), (rest_of(f"{rest}:{after + PAGE}", left),) if left > 0 else ())
    coming = [one for one in people if one.number > after]
    shown = coming[:PAGE]
    options = [Option("home-label", f"{tick}:{one.person_id}", one.number, variables=label_of(one)) for one in shown]
    if len(coming) > len(shown):
        options.append(rest_of(f"{rest}:{shown[-1].number}", len(coming) - len(shown)))
    return Reply(tuple(said), tuple(options))


def label_of(one: AtHome) -> dict[str, Any]:
    """A woman to be told, after her number: her name, birth year, and why nothing reached her."""
    return {"name": one.full_name, "year": str(one.birth_year or "none"), "reason": str(one.reason)}


def example(people: Sequence[AtHome]) -> str:
    """Two numbers of the list, to show how she answers it."""
    return " ".join(str(one.number) for one in people[:2])
