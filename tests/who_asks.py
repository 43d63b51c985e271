"""One harmless request for every route that shows or does something, about a unit: what it refuses, it refuses late."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from models import clock
from models.units import UnitKind
from tests.who_town import NOWHERE, TREE, Country


@dataclass(frozen=True)
class About:
    """A unit of the country, and what lies in it."""

    country: Country
    key: str

    @property
    def unit(self) -> int:
        """Its id."""
        return self.country.units[self.key]

    def of(self, what: str) -> int:
        """The id of what lies in it ("meetings", "notices", "reports", "changes", "posts")."""
        found: dict[str, int] = getattr(self.country, what)
        return found.get(self.key, found[BRANCH_OF.get(self.key, self.key)])

    @property
    def woman(self) -> tuple[int, int, int]:
        """(person, membership, branch) of a woman in it or below."""
        below = {"xa": "buoi", "tinh": "oi", "nuoc": "dua", "tinh2": "dua", "xa2": "oi"}
        return self.country.women[below.get(self.key, self.key)]

    @property
    def role(self) -> str:
        """Of whoever answers for it."""
        return "head" if TREE[self.key][1] == UnitKind.BRANCH else "cadre"


BRANCH_OF = {"to1": "man", "to2": "man"}
YEAR = clock.now().year
LATER = (clock.now() + timedelta(minutes=25)).isoformat()
Api = Callable[[About], tuple[str, Any]]
V1 = "/api/v1"


def _notice(a: About) -> dict[str, Any]:
    return {"unit_id": a.unit, "audience": "posts", "text": "Mai họp sớm.", "dry_run": True}


def _of_unit(path: str) -> Api:
    return lambda a: (f"{path}{'&' if '?' in path else '?'}unit={a.unit}", None)


def _period(path: str) -> Api:
    return _of_unit(f"{V1}/reports/{path}?period=year:{YEAR}")


def _notice_deed(deed: str, body: Any = None) -> Api:
    return lambda a: (f"{V1}/announcements/{a.of('notices')}/{deed}", body)


def _rename(a: About) -> dict[str, Any]:
    return {"what": "rename", "units": [a.unit], "name": "thôn Lê", "seen": 0}


API: dict[str, Api] = {
    "GET /units": lambda a: (f"{V1}/units?under={a.unit}", None),
    "GET /units/{unit_id}": lambda a: (f"{V1}/units/{a.unit}", None),
    "PUT /units/{unit_id}/women": lambda a: (
        f"{V1}/units/{a.unit}/women",
        {"women": 5, "counted_on": "2099-01-01"},
    ),
    "POST /units/{unit_id}/women/{count_id}/undo": lambda a: (f"{V1}/units/{a.unit}/women/{NOWHERE}/undo", None),
    "GET /groups": _of_unit(f"{V1}/groups"),
    "GET /unit-changes": _of_unit(f"{V1}/unit-changes"),
    "POST /unit-changes": lambda a: (f"{V1}/unit-changes", _rename(a)),
    "POST /unit-changes/preview": lambda a: (f"{V1}/unit-changes/preview", _rename(a)),
    "GET /unit-changes/{change_id}": lambda a: (f"{V1}/unit-changes/{a.of('changes')}", None),
    "POST /unit-changes/{change_id}/undo": lambda a: (f"{V1}/unit-changes/{NOWHERE}/undo", None),
    "GET /posts": _of_unit(f"{V1}/posts"),
    "POST /posts/handovers": lambda a: (
        f"{V1}/posts/handovers",
        {"unit_id": a.unit, "role": a.role, "person_id": a.woman[0], "day": "1931-01-01"},
    ),
    "POST /posts/handovers/{handover_id}/withdraw": lambda a: (f"{V1}/posts/handovers/{NOWHERE}/withdraw", None),
    "POST /posts/deputies": lambda a: (
        f"{V1}/posts/deputies",
        {"unit_id": a.unit, "person_id": a.woman[0], "first": "2026-02-02", "last": "2026-01-01"},
    ),
    "POST /posts/deputies/{post_id}/end": lambda a: (f"{V1}/posts/deputies/{a.of('posts')}/end", None),
    "GET /meetings": _of_unit(f"{V1}/meetings"),
    "POST /meetings": lambda a: (
        f"{V1}/meetings",
        {"unit_id": a.unit, "kind": "event", "starts_at": "2020-12-05T19:30:00+07:00"},
    ),
    "GET /meetings/{meeting_id}": lambda a: (f"{V1}/meetings/{a.of('meetings')}", None),
    "PATCH /meetings/{meeting_id}": lambda a: (
        f"{V1}/meetings/{a.of('meetings')}",
        {"starts_at": "2020-12-05T19:30:00+07:00"},
    ),
    "POST /meetings/{meeting_id}/cancel": lambda a: (f"{V1}/meetings/{a.of('meetings')}/cancel", None),
    "GET /series": _of_unit(f"{V1}/series"),
    "GET /meetings/{meeting_id}/attendance": lambda a: (f"{V1}/meetings/{a.of('meetings')}/attendance", None),
    "PUT /meetings/{meeting_id}/attendance": lambda a: (
        f"{V1}/meetings/{a.of('meetings')}/attendance",
        {"count": 900_000},
    ),
    "GET /announcements": _of_unit(f"{V1}/announcements"),
    "POST /announcements": lambda a: (f"{V1}/announcements", _notice(a)),
    "GET /announcements/{announcement_id}": lambda a: (f"{V1}/announcements/{a.of('notices')}", None),
    **{
        f"POST /announcements/{{announcement_id}}/{deed}": _notice_deed(deed)
        for deed in ("pause", "resume", "resend", "stop")
    },
    "POST /announcements/{announcement_id}/recall": _notice_deed("recall", {"correction": "a" * 1501}),
    "GET /deliveries": lambda a: (f"{V1}/deliveries?message=invite:{a.of('meetings')}", None),
    "GET /members": _of_unit(f"{V1}/members?phone=full"),
    "GET /reports/attendance": _period("attendance"),
    "GET /reports/months": _period("months"),
    "GET /reports/kinds": _period("kinds"),
    "GET /reports/meetings": _period("meetings"),
    "GET /reports/joined": _period("joined"),
    "GET /reports/members": _of_unit(f"{V1}/reports/members"),
    "GET /reports/gathering": _of_unit(f"{V1}/reports/gathering"),
    "POST /reports/workbooks": lambda a: (f"{V1}/reports/workbooks", {"unit": a.unit, "period": f"year:{YEAR}"}),
    "GET /reports/workbooks/{workbook_id}": lambda a: (f"{V1}/reports/workbooks/{NOWHERE}", None),
    "GET /drafted-reports": _of_unit(f"{V1}/drafted-reports?period=year:{YEAR}"),
    "POST /drafted-reports": lambda a: (f"{V1}/drafted-reports", {"unit_id": a.unit, "period": f"year:{YEAR}"}),
    "POST /drafted-reports/reminders": lambda a: (
        f"{V1}/drafted-reports/reminders",
        {"unit_id": a.unit, "period": "year:1931"},
    ),
    "GET /drafted-reports/{report_id}": lambda a: (f"{V1}/drafted-reports/{a.of('reports')}", None),
    "PUT /drafted-reports/{report_id}/figures/{name}": lambda a: (
        f"{V1}/drafted-reports/{a.of('reports')}/figures/meetings",
        {"seen": "0", "value": 1},
    ),
    "POST /drafted-reports/{report_id}/paragraphs": lambda a: (
        f"{V1}/drafted-reports/{a.of('reports')}/paragraphs",
        {"seen": "0", "text": "Trồng hoa."},
    ),
    "DELETE /drafted-reports/{report_id}/paragraphs/{number}": lambda a: (
        f"{V1}/drafted-reports/{a.of('reports')}/paragraphs/1?seen=0",
        None,
    ),
    "POST /drafted-reports/{report_id}/confirm": lambda a: (
        f"{V1}/drafted-reports/{a.of('reports')}/confirm",
        {"seen": "0"},
    ),
    "POST /drafted-reports/{report_id}/take-back": lambda a: (
        f"{V1}/drafted-reports/{a.of('reports')}/take-back",
        {"seen": "0"},
    ),
    "GET /gradings": _of_unit(f"{V1}/gradings?year={YEAR}"),
    "PUT /gradings/{unit_id}/{year}": lambda a: (f"{V1}/gradings/{a.unit}/1999", {"grade": "good"}),
    "GET /looks": lambda _: (f"{V1}/looks", None),
    "GET /sessions": lambda _: (f"{V1}/sessions", None),
    "DELETE /sessions/{session_id}": lambda _: (f"{V1}/sessions/{NOWHERE}", None),
}

Page = Callable[[About], tuple[str, str]]


def _look(path: str) -> Page:
    return lambda a: (f"{path}?unit={a.unit}", "")


PAGES: dict[str, Page] = {
    "GET /": _look("/"),
    "GET /units": _look("/units"),
    "GET /units/{unit_id}": lambda a: (f"/units/{a.unit}", ""),
    "GET /meetings": _look("/meetings"),
    "GET /meetings/{meeting_id}": lambda a: (f"/meetings/{a.of('meetings')}", ""),
    "POST /meetings/{meeting_id}/names": lambda a: (f"/meetings/{a.of('meetings')}/names", ""),
    "GET /meetings/{meeting_id}/names": lambda a: (f"/meetings/{a.of('meetings')}/names", ""),
    "GET /announcements": _look("/announcements"),
    "GET /announcements/{announcement_id}": lambda a: (f"/announcements/{a.of('notices')}", ""),
    "POST /announcements/{announcement_id}/home": lambda a: (f"/announcements/{a.of('notices')}/home", ""),
    "POST /announcements/{announcement_id}/{deed}": lambda a: (f"/announcements/{a.of('notices')}/pause", ""),
    "GET /announce": _look("/announce"),
    "POST /announce": lambda a: ("/announce", f"unit={a.unit}&text=Mai+nghi&audience=posts"),
    "POST /announce/send": lambda a: ("/announce/send", f"unit={a.unit}&text=Mai+nghi&audience=posts&seen=0"),
    "GET /people": _look("/people"),
    "GET /people/{membership_id}": lambda a: (f"/people/{a.woman[1]}", ""),
    "POST /people/{membership_id}/phone": lambda a: (f"/people/{a.woman[1]}/phone", ""),
    "GET /changes": _look("/changes"),
    "GET /changes/new/{what}": _look("/changes/new/rename"),
    "POST /changes/new/{what}": lambda a: (
        f"/changes/new/rename?unit={a.unit}",
        f"of={a.unit}&unit={a.unit}&name=",
    ),
    "GET /changes/{change_id}": lambda a: (f"/changes/{a.of('changes')}", ""),
    "POST /changes/{change_id}/undo": lambda a: (f"/changes/{NOWHERE}/undo", ""),
    "GET /changes/{change_id}/numbers": lambda a: (f"/changes/{a.of('changes')}/numbers", ""),
    "POST /changes/do": lambda _: ("/changes/do", "deed=nothing"),
    "GET /posts": _look("/posts"),
    "POST /posts/look": lambda a: ("/posts/look", f"unit={a.unit}&kind=head&name=Nobody"),
    "POST /posts/do": lambda a: ("/posts/do", f"unit={a.unit}&kind=head&name=Nobody"),
    "POST /posts/{kind}/{row_id}/end": lambda a: (f"/posts/deputy/{a.of('posts')}/end", ""),
    "GET /work": _look("/work"),
    "POST /papers/workbook": lambda a: (f"/papers/workbook?unit={a.unit}", ""),
    "GET /papers/{job_id}": lambda _: (f"/papers/{NOWHERE}", ""),
    "GET /reports": _look("/reports"),
    "POST /reports/open": lambda a: ("/reports/open", f"unit={a.unit}&period=year:{YEAR}"),
    "POST /reports/nudge": lambda a: ("/reports/nudge", f"unit={a.unit}&period=year:1850"),
    "GET /reports/{report_id}": lambda a: (f"/reports/{a.of('reports')}", ""),
    "POST /reports/{report_id}/word": lambda a: (f"/reports/{a.of('reports')}/word", ""),
    "POST /reports/{report_id}/{deed}": lambda a: (f"/reports/{a.of('reports')}/confirm", "seen=0"),
    "GET /audit": _look("/audit"),
    "GET /files-of": _look("/files-of"),
    "POST /papers/chart/{what}": lambda a: (f"/papers/chart/months?unit={a.unit}", ""),
    "GET /gathering": _look("/gathering"),
    "POST /gathering": lambda a: ("/gathering", f"unit={a.unit}&women=5&counted_on=2099-01-01"),
    "POST /gathering/{count_id}/undo": lambda _: (f"/gathering/{NOWHERE}/undo", ""),
    "POST /gathering-sheet": lambda a: ("/gathering-sheet", f"unit={a.unit}"),
    "POST /gathering-keep": lambda a: ("/gathering-keep", f"unit={a.unit}&rows=x"),
    "GET /imports": _look("/imports"),
    "POST /imports": lambda a: ("/imports", f"unit={a.unit}"),
    "GET /imports/{batch_id}": lambda _: (f"/imports/{NOWHERE}", ""),
    "POST /imports/{batch_id}/{deed}": lambda _: (f"/imports/{NOWHERE}/write", ""),
    "POST /imports-units": lambda _: ("/imports-units", ""),
    "GET /settings": _look("/settings"),
    "POST /settings/{name}": lambda a: ("/settings/cut_off", f"unit={a.unit}&number=5"),
    "GET /devices": _look("/devices"),
    "POST /devices/{session_id}/leave": lambda _: (f"/devices/{NOWHERE}/leave", ""),
}
