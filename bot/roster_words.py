"""What is said about a roster: its preview in words, and the outcome of what took long."""

from collections.abc import Mapping, Sequence
from datetime import date
from itertools import zip_longest
from typing import Any

from sqlmodel import Session

from bot.replies import Option, Reply, Said, Words
from models.conversations import Known
from models.deliveries import Delivery, Message
from models.open_units import UnitClosed
from models.roster_batches import BatchState, ImportBatch
from models.roster_summary import in_doubt, told, women_in
from models.rosters import RosterPreviewed, RosterUndone, RosterUnreadable, RosterWritten
from models.units import get_unit

BRANCHES_SHOWN = 3
DOUBTS_SHOWN = 5


def preview_words(
    unit: str,
    summary: Mapping[str, Any],
    doubts: Sequence[dict[str, Any]] = (),
    women: Mapping[int, tuple[int, str]] | None = None,
    beside: Sequence[Mapping[str, str]] = (),
) -> tuple[Said, ...]:
    """What was read, what is new, whom it may mean (`models.roster_summary.in_doubt`), and where to look, shortly.

    `women` are the numbers and names of those whom problems are about (`models.roster_summary.women_in`), `beside` who
    stands in their lines (`models.roster_summary.told`).
    """
    counted = ("new", "known", "updated", "repeated", "left_out", "gone", "elsewhere", "away", "groups", "doubtful")
    said: list[Said] = [
        RosterPreviewed(0, unit, summary["readable"], summary["new"] + summary["updated"]),
        Words("roster-counts", {name: summary.get(name, 0) for name in counted} | _groups(summary)),
    ]
    said += [Words("roster-replaced", {"file": name}) for name in summary.get("replaced", ())]
    said += [Words("roster-doubt", in_words(one)) for one in doubts[:DOUBTS_SHOWN]]
    if len(doubts) > DOUBTS_SHOWN:
        said.append(Words("roster-doubts-more", {"count": len(doubts) - DOUBTS_SHOWN}))
    said.append(_columns(summary.get("columns", {})))
    unknown = summary["unknown"]
    said += [Words("roster-unknown", {"branch": name, "count": count}) for name, count in unknown[:BRANCHES_SHOWN]]
    if rest := sum(count for _, count in unknown[BRANCHES_SHOWN:]):
        said.append(Words("roster-unknown-more", {"count": rest}))
    said += [Words("roster-skipped", {"sheet": sheet}) for sheet in summary["skipped_sheets"][:BRANCHES_SHOWN]]
    said += [
        problem_words(problem, summary["sheets"], women or {}, one)
        for problem, one in zip_longest(summary["problems"], beside[: len(summary["problems"])])
    ]
    if summary["more_problems"]:
        said.append(Words("roster-more", {"count": summary["more_problems"]}))
    return tuple(said)


def _groups(summary: Mapping[str, Any]) -> dict[str, Any]:
    """The groups to be made, by name where they are few."""
    names = summary.get("group_names", ())
    return {"group_names": ", ".join(names[:BRANCHES_SHOWN]), "more_groups": max(len(names) - BRANCHES_SHOWN, 0)}


def problem_words(
    problem: Mapping[str, Any],
    sheets: Sequence[str],
    women: Mapping[int, tuple[int, str]],
    beside: Mapping[str, str] | None = None,
) -> Words:
    """One place of a list that wants a look; its sheet is named where the list has several."""
    beside = beside or {}
    hers = {"who": "" if "membership" in problem else beside.get("who", ""), "value": beside.get("value", "")}
    return Words("roster-problem", _problem(problem, len(sheets) > 1, women) | hers)


def _columns(letters: Mapping[str, str]) -> Words:
    """Which columns were taken for what: the head sees whether that is right before anything is written."""
    return Words(
        "roster-columns",
        {
            "name": letters.get("name") or letters.get("given", ""),
            "birth": letters.get("birth") or letters.get("year", ""),
            "phone": letters.get("phone", ""),
            "group": letters.get("group", ""),
            "counted": "yes" if {"ethnic", "religion"} & letters.keys() else "",
        },
    )


def _problem(problem: Mapping[str, Any], many_sheets: bool, women: Mapping[int, tuple[int, str]]) -> dict[str, Any]:
    """Rows are names of places here, not amounts: 1204, not 1.204."""
    number, name = women.get(problem.get("membership", 0), (problem.get("number", ""), ""))
    other_sheet = problem.get("same_sheet") != problem["sheet"]
    return {
        "kind": problem["kind"],
        "reason": problem.get("reason", ""),
        "sheet": problem["sheet"] if many_sheets else "",
        "row": str(problem["row"]),
        "column": problem["column"],
        "same_sheet": problem.get("same_sheet", "") if other_sheet else "",
        "same_row": str(problem.get("same_row", "")),
        "number": str(number),
        "name": name,
        "instead": str(problem.get("instead", "")),
    }


def in_words(doubt: dict[str, Any]) -> dict[str, Any]:
    """What the texts need of one line in doubt."""
    return {
        "row": str(doubt["row"]),
        "name": doubt["name"],
        "year": str(doubt["year"] or ""),
        "number": str(doubt["number"]),
        "known_as": doubt["known_as"],
        "known_year": str(doubt["known_year"] or ""),
    }


def written(fact: RosterWritten) -> Reply:
    """How many stand in the book now, and the way back."""
    return Reply((fact,), (Option("label-roster-undo", f"roster-undo:{fact.batch}"),))


def preview(session: Session, message: Message, delivery: Delivery, person: Known | None) -> Reply | None:
    """The notice after a file was read; None once she has answered."""
    batch = session.get(ImportBatch, message.subject_id)
    if batch is None:
        return None
    answered = batch.state != BatchState.PREVIEWED and batch.summary["new"] + batch.summary["updated"]
    return None if answered else of_list(session, batch)


def of_list(session: Session, batch: ImportBatch) -> Reply:
    """What was read in a list, and yes or no; or that nothing in it is to be written."""
    unit = get_unit(session, batch.unit_id)
    doubts = in_doubt(session, batch.summary)
    women = women_in(session, batch.summary["problems"])
    said = preview_words(unit.name, batch.summary, doubts, women, told(session, batch.summary))
    if batch.state != BatchState.PREVIEWED:
        return Reply((*said, Words("roster-nothing")))
    options = (
        Option("label-roster-yes", f"roster-yes:{batch.id}"),
        Option("label-roster-no", f"roster-no:{batch.id}"),
    )
    return Reply((*said, Words("roster-ask", {"unit": unit.name, "doubtful": len(doubts)})), options)


def unreadable(session: Session, message: Message, delivery: Delivery, person: Known | None) -> Reply | None:
    """The notice about a file that is no list."""
    return Reply((RosterUnreadable(message.fields["reason"]),))


def stopped(session: Session, message: Message, delivery: Delivery, person: Known | None) -> Reply | None:
    """The notice that the branch of a long list closed while it was being written."""
    batch, told = session.get(ImportBatch, message.subject_id), message.fields
    done = batch.steps_done or 0 if batch is not None else 0
    closed = UnitClosed(told["unit"], date.fromisoformat(told["day"]), told["into"], told["how"])
    return Reply((closed, Words("roster-stopped", {"done": done})))


def long_written(session: Session, message: Message, delivery: Delivery, person: Known | None) -> Reply | None:
    """The notice that a long list stands in the book; None when it has been taken back already."""
    batch = session.get(ImportBatch, message.subject_id)
    if batch is None or batch.state != BatchState.WRITTEN:
        return None
    counts = batch.summary
    unit = get_unit(session, batch.unit_id)
    return written(RosterWritten(batch.id or 0, unit.name, counts["new"], counts["updated"], counts["groups"]))


def long_undone(session: Session, message: Message, delivery: Delivery, person: Known | None) -> Reply | None:
    """The notice that a long list was taken back."""
    batch = session.get(ImportBatch, message.subject_id)
    if batch is None:
        return None
    counts = batch.summary
    unit = get_unit(session, batch.unit_id)
    return Reply((RosterUndone(unit.name, counts["removed"], counts["kept"], counts["restored"]),))


def job_failed(session: Session, message: Message, delivery: Delivery, person: Known | None) -> Reply | None:
    """The notice that something that takes long did not work out; a list that is half done can be taken back."""
    batch = session.get(ImportBatch, message.subject_id) if message.subject_id else None
    half = batch is not None and batch.state in {BatchState.WRITING, BatchState.UNDOING}
    options = (Option("label-roster-undo", f"roster-undo:{message.subject_id}"),) if half else ()
    return Reply((Words("job-failed", {"job": message.fields["job"]}),), options)
