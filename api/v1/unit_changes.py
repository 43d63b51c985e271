"""Deeds on the tree of units: tried first, then done or planned for their day, taken back, and listed."""

from datetime import date, datetime
from typing import Annotated, Any, Self

from fastapi import Query, Response
from pydantic import Field, model_validator
from sqlmodel import Session, col, select

from api.deps import Caller, IdempotencyKey, UnitWriter
from api.v1.rights import subtree_for, unit_for
from api.v1.routes import routes
from api.v1.settings import BooksMoving
from api.v1.shapes import Day, Id, Line, Page, Paged, Shape, page_of
from api.wrongs import wrong
from models.conversations import Who
from models.posts import NotAllowed, Right
from models.tree_changes import UnitChanged, change
from models.tree_changes_kept import ChangeState, Coming, Deed, UnitChange, UnitChangeRow, What, deed_from
from models.tree_changes_kept import Part as DeedPart
from models.tree_changes_preview import Preview, preview
from models.tree_changes_undo import undo
from models.units import UnitKind, subtree_ids

router = routes("/unit-changes", "units")

Name = Annotated[Line, Field(max_length=200)]
Ids = Annotated[list[Id], Field(max_length=500)]
MOST_PEOPLE = 10_000


class NewPart(Shape):
    """One unit of a split, and which units right below and which women (by `person_id`) go to it."""

    name: Name
    units: Ids = Field(default_factory=list)
    people: Annotated[list[Id], Field(max_length=MOST_PEOPLE)] = Field(default_factory=list)


class NewUnitChange(Shape):
    """What is to be done. `day` is the decision's (today; one to come is planned).

    add: `name`, `kind` and `parent`. rename: one unit and `name`. move: `units` and `parent`. merge: `units` `into` one
    of them or another, or into a new one called `name`. split: one unit and `parts`. close and reopen: `units`.
    `expected` and `seen` of the preview make sure that nobody else's change since is overlooked.
    """

    what: What
    units: Ids = Field(default_factory=list)
    day: Day | None = None
    decision: Annotated[Line, Field(max_length=100)] = ""
    name: Name = ""
    kind: UnitKind | None = None
    code: Annotated[Line, Field(max_length=40)] = ""
    parent: Id | None = None
    into: Id | None = None
    parts: Annotated[list[NewPart], Field(max_length=50)] = Field(default_factory=list)
    meetings: Coming = Coming.MOVE
    head: Id | None = Field(default=None, description="The post that goes on in the merged unit; the others end.")
    expected: Annotated[list[Id | None], Field(max_length=500)] = Field(
        default_factory=list, description="The parent that each of `units` had when it was looked at."
    )
    seen: Annotated[int, Field(ge=0)] | None = Field(default=None, description="The last change known then.")

    @model_validator(mode="after")
    def _complete(self) -> Self:
        many = {What.RENAME: (1, 1), What.SPLIT: (1, 1), What.ADD: (0, 0)}.get(self.what, (1, 500))
        if not many[0] <= len(self.units) <= many[1]:
            raise wrong("number_of_units", deed=self.what.value, first=many[0], last=many[1])
        if len(self.expected) not in {0, len(self.units)}:
            raise wrong("one_for_each", field="expected", values="units")
        alone = {What.RENAME: ("name",), What.MOVE: ("parent",), What.SPLIT: ("parts",)}
        for field in (alone | {What.ADD: ("name", "kind", "parent")}).get(self.what, ()):
            if not getattr(self, field):
                raise wrong("needed_for", deed=self.what.value, field=field)
        if self.what is What.MERGE and not self.name and self.into is None:
            raise wrong("at_least_one", values="into, name")
        return self

    @property
    def deed(self) -> Deed:
        """As the rules take it."""
        return Deed(
            what=self.what,
            units=tuple(self.units),
            day=self.day,
            decision=self.decision,
            name=self.name,
            kind=self.kind or "",
            parent=self.parent,
            into=self.into,
            parts=tuple(DeedPart(part.name, tuple(part.units), tuple(part.people)) for part in self.parts),
            meetings=self.meetings,
            head=self.head,
            code=self.code,
            expected=tuple(self.expected),
            seen=self.seen,
        )


class PostEnding(Shape):
    """A post that ends with the change; `goes_on` where it is given anew. `name` is null where names are not seen."""

    post_id: Id
    role: str
    unit: str
    name: str | None
    goes_on: bool


class NewNumbers(Shape):
    """Women who get new numbers in another book, from `first` to `last`."""

    unit: str
    into: str
    women: int
    first: int
    last: int


class UnitChangePreview(Shape):
    """What it would do, with nothing written. Send `expected` and `seen` along when you do it."""

    what: What
    names: str
    name: str
    day: date
    planned: bool
    branches: int
    groups: int
    members: int
    meetings: int
    next_meeting: datetime | None
    cancelled: int
    repeats: int
    waiting: int
    requests: int
    notices: int
    women_18: int | None
    posts: list[PostEnding]
    numbers: list[NewNumbers]
    renamed: list[str]
    books: list[BooksMoving]
    expected: list[int | None]
    seen: int


class UnitChangeShown(Shape):
    """One change. `units` are those that it was about; `failed` says why a planned one could not be done."""

    id: Id
    what: What
    state: ChangeState
    day: date
    decision: str
    units: list[int]
    name: str
    made_at: datetime
    done_at: datetime | None
    undone_at: datetime | None
    failed: str


class UnitChangeMade(Shape):
    """The change, and what it made: `made` are new units, `members` the women whom it was about."""

    change: UnitChangeShown
    members: int
    made: list[int]


class UnitChangesAsked(Paged):
    """Of which unit and all below it, and in which state."""

    unit: Id | None = None
    state: ChangeState | None = None


def _preview(session: Session, who: Who, body: NewUnitChange) -> UnitChangePreview:
    held = _known(session, who, body)
    seen = preview(session, who, body.deed)
    names = all(Right.NAMES in one.rights for one in held)
    apart = {"posts", "numbers", "books"}
    given: dict[str, Any] = {name: getattr(seen, name) for name in UnitChangePreview.model_fields if name not in apart}
    books = [BooksMoving(unit=one.unit, was=one.was, day=one.day, since=one.since) for one in seen.books]
    return UnitChangePreview(**given, posts=_posts(seen, names), numbers=_numbers(seen), books=books)


def _posts(seen: Preview, names: bool) -> list[PostEnding]:
    return [
        PostEnding(
            post_id=one.post_id, role=one.role, unit=one.unit, name=one.name if names else None, goes_on=one.goes_on
        )
        for one in seen.posts
    ]


def _numbers(seen: Preview) -> list[NewNumbers]:
    return [NewNumbers(**{name: getattr(one, name) for name in NewNumbers.model_fields}) for one in seen.numbers]


def _known(session: Session, who: Who, body: NewUnitChange) -> list[Any]:
    """The posts that give her each unit that is named. Raises NotAllowed, whether it is another's or not there."""
    named = {*body.units, *(one for part in body.parts for one in part.units), body.into, body.parent} - {None}
    return [unit_for(session, who, Right.UNITS, one) for one in sorted(named, key=str) if one is not None]


def _make(session: Session, who: Who, body: NewUnitChange) -> UnitChangeMade:
    _known(session, who, body)
    done = change(session, who, body.deed)
    row = session.get_one(UnitChange, done.change)
    made = done if isinstance(done, UnitChanged) else None
    return UnitChangeMade(change=_shown(row), members=made.members if made else 0, made=list(made.made) if made else [])


def _undo(session: Session, who: Who, change_id: int) -> UnitChangeShown:
    undo(session, who, change_id)
    return _shown(session.get_one(UnitChange, change_id))


def _changes(session: Session, who: Who, asked: UnitChangesAsked) -> Page[UnitChangeShown]:
    top, _held = subtree_for(session, who, Right.TOTALS, asked.unit)
    query = select(UnitChange).where(col(UnitChange.id).in_(_below(top)))
    if asked.state is not None:
        query = query.where(UnitChange.state == asked.state)
    if asked.cursor is not None:
        query = query.where(col(UnitChange.id) < asked.cursor)
    rows = session.exec(query.order_by(col(UnitChange.id).desc()).limit(asked.limit + 1)).all()
    return page_of(rows, asked.limit, _shown, lambda row: row.id or 0)


def _below(top: int) -> Any:
    """The changes of a unit and all below it."""
    about = (UnitChangeRow.what == "unit", col(UnitChangeRow.row_id).in_(subtree_ids(top)))
    return select(UnitChangeRow.change_id).where(*about)


def _change(session: Session, who: Who, change_id: int) -> UnitChangeShown:
    held = subtree_for(session, who, Right.TOTALS, None)[0]
    row = session.exec(
        select(UnitChange).where(UnitChange.id == change_id, col(UnitChange.id).in_(_below(held)))
    ).first()
    if row is None:
        raise NotAllowed
    return _shown(row)


def _shown(row: UnitChange) -> UnitChangeShown:
    deed = deed_from(row.deed)
    return UnitChangeShown(
        id=row.id or 0,
        what=What(row.what),
        state=ChangeState(row.state),
        day=row.day,
        decision=row.decision,
        units=list(deed.units),
        name=str(row.kept.get("name", "")),
        made_at=row.made_at,
        done_at=row.done_at,
        undone_at=row.undone_at,
        failed=row.failed,
    )


@router.get("")
async def list_unit_changes(client: Caller, asked: Annotated[UnitChangesAsked, Query()]) -> Page[UnitChangeShown]:
    """What was done to the units of a subtree or is planned, the last first."""
    return await client.read(_changes, asked)


@router.post("/preview")
async def preview_a_unit_change(client: UnitWriter, body: NewUnitChange) -> UnitChangePreview:
    """Try a change and take it back at once: what it would do."""
    return await client.write(_preview, body)  # tried in a transaction that takes it back


@router.post("", status_code=201)
async def change_units(
    client: UnitWriter, body: NewUnitChange, response: Response, key: IdempotencyKey = None
) -> UnitChangeMade:
    """Do it, or plan it where its day is to come."""
    made = await client.write_once(key, UnitChangeMade, _make, body)
    response.headers["Location"] = f"/api/v1/unit-changes/{made.change.id}"
    return made


@router.get("/{change_id}")
async def get_a_unit_change(client: Caller, change_id: Id) -> UnitChangeShown:
    """One change."""
    return await client.read(_change, change_id)


@router.post("/{change_id}/undo")
async def undo_a_unit_change(client: UnitWriter, change_id: Id) -> UnitChangeShown:
    """Take it back as a whole, while nothing was built on it; or what is only planned."""
    return await client.write(_undo, change_id)
