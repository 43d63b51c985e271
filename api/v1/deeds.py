"""Who did what in and below a unit, as the cadres' page tells it: the latest first, each with its sentence."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Annotated, Any, Literal, Self

from fastapi import Header, Query
from pydantic import Field, JsonValue, model_validator
from sqlmodel import Session

import locales
from api.deps import Caller
from api.v1.rights import subtree_for
from api.v1.routes import routes
from api.v1.shapes import Day, Id, Page, Paged, Shape
from api.wrongs import wrong
from bot.deeds_said import deed_said
from models.conversations import Who
from models.office_audit import KINDS, Done, Wanted, deeds_below
from models.posts import Right, post_for
from models.tree_changes_kept import ChangeState, deed_from

router = routes("/deeds", "deeds")

Kind = Literal["tree", "post", "setting", "women", "report", "grade", "notice", "book", "import", "token"]
Language = Annotated[str, Header(alias="Accept-Language", description="Of the sentences: vi or en.", examples=["vi"])]

# A cursor is the millisecond of the last deed that was given, and how many of that millisecond were: deeds stand in
# several tables, and what is done meanwhile moves no page. As a number it is one that any client reads exactly.
_START, _MS, _AT_ONCE = datetime(2000, 1, 1, tzinfo=UTC), timedelta(milliseconds=1), 4096
_LAST = timedelta(days=36_500) // _MS
_OWN_KINDS = {what: kind for kind, (_right, every) in KINDS.items() for what in every}


class DeedsAsked(Paged):
    """Of a unit and all below it: of one kind, of one person, from a day to a day, both included."""

    unit: Id | None = None
    kind: Kind | None = Field(
        default=None,
        description="tree, post and token need the right over units, notice that to send, book and import names",
    )
    person: Id | None = Field(default=None, description="Whose; only where names are seen.")
    from_: Day | None = Field(default=None, alias="from")
    to: Day | None = None

    @model_validator(mode="after")
    def _in_order(self) -> Self:
        if self.from_ is not None and self.to is not None and self.from_ > self.to:
            raise wrong("backwards", first="from", last="to")
        return self


class Doer(Shape):
    """Who did it."""

    person_id: Id
    name: str


class DeedShown(Shape):
    """One deed. `what` tells it from others of its kind; `values` are its own fields, `said` is the page's sentence.

    `who` is null where names are not seen, and for the command line. The units of a deed on the tree stand in `values`,
    with `unit_id` null. `undone`: it was taken back.
    """

    at: datetime
    unit_id: Id | None
    unit: str | None
    kind: Kind
    what: str
    who: Doer | None
    values: dict[str, JsonValue]
    undone: bool
    said: str


def _deeds(session: Session, who: Who, asked: DeedsAsked, language: str) -> Page[DeedShown]:
    unit_id, _held = subtree_for(session, who, Right.TOTALS, asked.unit)
    # The page offers nobody a kind that is not hers, nor a name to choose; to answer "nothing" would be a lie.
    if asked.kind is not None:
        post_for(session, who.person_id, KINDS[asked.kind][0], unit_id)
    if asked.person is not None:
        post_for(session, who.person_id, Right.NAMES, unit_id)
    wanted, given = Wanted(asked.kind or "", asked.person or 0, asked.from_, asked.to), 0
    if asked.cursor is not None:
        moment, given = divmod(asked.cursor, _AT_ONCE)
        wanted = replace(wanted, before=_START + _MS * min(moment + 1, _LAST))
    found, more = deeds_below(session, who, unit_id, 1, wanted, size=given + asked.limit)
    items = [_shown(session, language, one) for one in found[given:]]
    return Page(items=items, next=_cursor(found) if more else None)


def _cursor(found: Sequence[Done]) -> int:
    """Of the page after these, which begin with the first of their millisecond."""
    moments = [(one.at - _START) // _MS for one in found]
    return moments[-1] * _AT_ONCE + min(moments.count(moments[-1]), _AT_ONCE - 1)


def _shown(session: Session, language: str, done: Done) -> DeedShown:
    row, tree = done.row, done.what in {"tree", "tree-back"}
    return DeedShown(
        at=done.at,
        unit_id=None if tree else row.unit_id,
        unit=None if tree else done.unit,
        kind=_OWN_KINDS[row.what] if done.what == "deed" else "tree" if tree else done.what,  # type: ignore[arg-type]
        what=done.what if done.what in {"notice", "import", "tree-back"} else row.what,
        who=Doer(person_id=done.by_id, name=done.by) if done.by_id and done.by else None,
        values=_values(done),
        undone=row.state == ChangeState.UNDONE if done.what == "tree" else getattr(row, "undone_at", None) is not None,
        said=deed_said(session, language, locales.DEFAULT_PAIR, done),
    )


def _values(done: Done) -> dict[str, Any]:
    """A deed's own fields: nothing that the page does not say, and nothing of women in the book."""
    row = done.row
    match done.what:
        case "tree" | "tree-back":
            units, name = list(deed_from(row.deed).units), str(row.kept.get("name", ""))
            return {
                "change_id": row.id, "state": row.state, "day": row.day.isoformat(), "decision": row.decision,
                "units": units, "name": name,
            }  # fmt: skip
        case "notice":
            return {"announcement_id": row.id, "audience": row.audience}
        case "import":
            return {name: row.summary.get(name, 0) for name in ("new", "updated")}
        case "book":
            return {}
    hidden = {"before"} if done.named else {"before", "person"}  # what taking it back needs; whom she may not name
    return {name: value for name, value in row.fields.items() if name not in hidden}


@router.get("")
async def list_deeds(
    client: Caller, asked: Annotated[DeedsAsked, Query()], language: Language = "vi"
) -> Page[DeedShown]:
    """Who did what, the latest first; of the kinds that this post sees."""
    return await client.read(_deeds, asked, locales.known(language[:2]))
