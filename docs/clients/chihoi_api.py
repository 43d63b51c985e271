"""A small client for the HTTP API of chihoi: copy it, it needs Python 3.11 and nothing else.

api = Chihoi("https://chihoi.example.org", "ch_…")
report = api.attendance(unit=3, period="quarter:2026:3")
print(report["unit"], report["total"]["present"], "/", report["total"]["expected"])
for meeting in api.meetings_behind(unit=3, period="quarter:2026:3"):
    print(meeting["local_date"], meeting["unit"], meeting["present"])
Path("q3.xlsx").write_bytes(api.workbook(unit=3, period="quarter:2026:3"))
"""

import json
import time
import urllib.error
import urllib.parse
import urllib.request
import uuid
from collections.abc import Iterator
from typing import Any, NotRequired, TypedDict, cast


class Figures(TypedDict):
    """present of expected over the meetings `with_roll`; `percent` is None where no roll was taken."""

    present: int
    expected: int
    percent: int | None
    excused: int
    absent: int
    with_roll: int
    meetings: int


class Part(TypedDict):
    """A unit right below, or with `direct` the meetings of the asked unit itself."""

    unit_id: int
    unit: str
    direct: bool
    figures: Figures


# Two fields are called "from" and "to", so this one is written as a call.
AttendanceReport = TypedDict(
    "AttendanceReport",
    {
        "unit_id": int,
        "unit": str,
        "from": str,
        "to": str,
        "as_of": str | None,
        "total": Figures,
        "parts": list[Part],
    },
)


class Unit(TypedDict):
    """One unit; `parent_id` is None for the unit of the token's post."""

    id: int
    code: str
    name: str
    kind: str
    parent_id: int | None
    opened_on: str | None
    closed_on: str | None


class Meeting(TypedDict):
    """A meeting that a figure counts."""

    id: int
    unit_id: int
    unit: str
    kind: str
    local_date: str
    rolled: bool
    present: int
    expected: int


class Setting(TypedDict):
    """A setting as it holds; `of` is the unit that has it ("" where nobody set it)."""

    name: str
    value: Any
    of: str
    own: bool
    may_change: bool


class Person(TypedDict):
    """Who did something."""

    person_id: int
    name: str


class Done(TypedDict):
    """What somebody did; `who` is None where the token sees no names, and for the command line."""

    at: str
    unit_id: int | None
    unit: str | None
    kind: str
    what: str
    who: Person | None
    values: dict[str, Any]
    undone: bool
    said: str


class Criterion(TypedDict):
    """`of` is attendance, meetings, rolls, gathering, new or reports; all `points` from the value `full` on."""

    of: str
    points: int
    full: int


class Criteria(TypedDict):
    """The criteria for the year's grades, and from how many points of a hundred on which grade is given."""

    criteria: list[Criterion]
    excellent: NotRequired[int]
    good: NotRequired[int]
    average: NotRequired[int]


class Deed(TypedDict):
    """A change of units, as the documentation at /docs says it; `what` is rename, move, merge, split, close …"""

    what: str
    units: list[int]
    name: NotRequired[str]
    parent: NotRequired[int]
    into: NotRequired[int]
    day: NotRequired[str]
    decision: NotRequired[str]
    expected: NotRequired[list[int | None]]
    seen: NotRequired[int]


class Problem(Exception):
    """What the service refused (RFC 9457): `kind` is for programs ("urn:chihoi:NotAllowed"), `title` for people.

    `errors` are the fields of a request that is not valid: {"where", "code" for programs, "what" for people}.
    """

    def __init__(self, status: int, body: dict[str, Any]) -> None:
        self.status: int = status
        self.kind: str = body.get("type", "about:blank")
        self.title: str = body.get("title", "")
        self.errors: list[dict[str, str]] = body.get("errors", [])
        super().__init__(f"{status} {self.kind}: {self.title}")


class Chihoi:
    """The service at an address, as the post of a token sees it."""

    def __init__(self, address: str, token: str, *, language: str = "vi") -> None:
        self._base = f"{address.rstrip('/')}/api/v1"
        self._headers = {"Authorization": f"Bearer {token}", "Accept-Language": language}
        self._known: dict[str, tuple[str, Any]] = {}  # what was read before, by its address: (ETag, answer)

    def units(self, **asked: Any) -> Iterator[Unit]:
        """The units below the post; `q="hoa mai"` finds names of now and before."""
        return cast(Iterator[Unit], self._pages("/units", asked))

    def attendance(self, **asked: Any) -> AttendanceReport:
        """How many came: unit=…, and either period="month:2026:9" or **{"from": "2026-09-01", "to": "2026-09-30"}."""
        return cast(AttendanceReport, self._get("/reports/attendance", asked))

    def meetings_behind(self, **asked: Any) -> Iterator[Meeting]:
        """The meetings that a figure is summed from, the earliest first."""
        return cast(Iterator[Meeting], self._pages("/reports/meetings", asked))

    def settings(self, unit: int) -> list[Setting]:
        """What holds for a unit."""
        return cast(list[Setting], self._get(f"/units/{unit}/settings", {})["settings"])

    def close_books_on(self, unit: int, day: int | None, since: str = "") -> dict[str, Any]:
        """Look at another cut-off day (None: the unit above's), and take it from the month that the look names."""
        seen = self._post(f"/units/{unit}/settings/cut_off/preview", {"day": day, "since": since})
        self._post(f"/units/{unit}/settings/cut_off", {"value": day, "since": seen["since"]}, method="PUT")
        return seen

    def done(self, **asked: Any) -> Iterator[Done]:
        """Who did what, the latest first: unit=…, kind="setting", person=…, **{"from": "2026-09-01"}."""
        return cast(Iterator[Done], self._pages("/deeds", asked))

    def criteria(self, unit: int, year: int) -> Criteria:
        """By what the branches of a unit are graded in a year."""
        return cast(Criteria, self._get("/gradings/criteria", {"unit": unit, "year": year})["table"])

    def grade_by(self, unit: int, table: Criteria | None, year: int) -> dict[str, Any]:
        """Look at other criteria (None: the unit above's), and take them if nobody changed them in between."""
        wanted = {"unit_id": unit, "table": table, "year": year}
        seen = self._post("/gradings/criteria/preview", wanted)
        self._post("/gradings/criteria", {**wanted, "seen": seen["mark"]}, method="PUT")
        return seen

    def workbook(self, *, patience: float = 120, **asked: Any) -> bytes:
        """The Excel file of a unit and a period. Raises TimeoutError when it is not ready after so many seconds."""
        made = self._post("/reports/workbooks", asked)
        end = time.monotonic() + patience
        while time.monotonic() < end:
            status, headers, content = self._ask("GET", f"/reports/workbooks/{made['id']}")
            if status == 200:
                return content
            if json.loads(content)["state"] == "failed":
                raise Problem(status, {"title": "The file could not be made; ask for it again"})
            time.sleep(float(headers.get("Retry-After", 2)))
        raise TimeoutError("the file is not ready yet")

    def change_units(self, deed: Deed) -> dict[str, Any]:
        """Look at a change, and do it if nobody changed the units in between."""
        seen = self._post("/unit-changes/preview", deed)
        return self._post("/unit-changes", {**deed, "expected": seen["expected"], "seen": seen["seen"]}, once=True)

    def _pages(self, path: str, asked: dict[str, Any]) -> Iterator[Any]:
        cursor: dict[str, Any] = {}
        while True:
            page = self._get(path, {**asked, **cursor})
            yield from page["items"]
            if page["next"] is None:
                return
            cursor = {"cursor": page["next"]}

    def _get(self, path: str, asked: dict[str, Any]) -> Any:
        address = f"{path}?{urllib.parse.urlencode(asked)}"
        mark, known = self._known.get(address, ("", None))
        status, headers, content = self._ask("GET", address, {"If-None-Match": mark} if mark else {})
        if status == 304:
            return known
        answer = json.loads(content)
        self._known[address] = (headers.get("ETag", ""), answer)
        return answer

    def _post(self, path: str, body: Any, *, once: bool = False, method: str = "POST") -> dict[str, Any]:
        # Under one key the service does it once, however often a lost answer makes us ask again.
        key = {"Idempotency-Key": str(uuid.uuid4())} if once else {}
        given = {"Content-Type": "application/json", **key}
        for tries_left in (2, 1, 0):
            try:
                return cast(dict[str, Any], json.loads(self._ask(method, path, given, json.dumps(body).encode())[2]))
            except OSError:
                if not once or not tries_left:
                    raise
        raise AssertionError("unreachable")

    def _ask(
        self, method: str, path: str, headers: dict[str, str] | None = None, body: bytes | None = None
    ) -> tuple[int, Any, bytes]:
        request = urllib.request.Request(  # noqa: S310 (the address is the caller's own)
            self._base + path, data=body, method=method, headers={**self._headers, **(headers or {})}
        )
        try:
            with urllib.request.urlopen(request, timeout=60) as answer:  # noqa: S310
                return answer.status, answer.headers, answer.read()
        except urllib.error.HTTPError as error:
            with error:
                content = error.read()
            if error.code == 304:
                return 304, error.headers, b""
            known = error.headers.get("Content-Type", "").startswith("application/problem+json")
            raise Problem(error.code, json.loads(content) if known else {}) from None
