"""A true request for every route of the API, about a unit: what is taken back afterwards may really be done."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from models import clock
from models.units import UnitKind
from tests.who_people import LIVES, TREE
from tests.who_town import Country


@dataclass(frozen=True)
class About:
    """A unit of the country, what lies in it, and who asks (`column`)."""

    country: Country
    key: str
    column: str

    @property
    def unit(self) -> int:
        """Its id."""
        return self.country.units[self.key]

    def of(self, what: str) -> Any:
        """What lies in it: "meetings", "notices", "reports" …; where nothing does, what lies above, or any."""
        found = self.country.things[what]
        return found.get(self.key, found.get(TREE[self.key][2], next(iter(found.values()))))

    def hers(self, what: str) -> int:
        """What is the asking column's own, or else somebody's: "hers" (meetings), "counts", "workbooks", "papers"."""
        found = self.country.things[what]
        return int(found.get(self.column, next(iter(found.values()))))

    @property
    def woman(self) -> tuple[int, int, int]:
        """(person, membership, branch) of a woman in it or below."""
        return self.country.women[LIVES.get(self.key, self.key)]

    @property
    def holder(self) -> int:
        """A woman with a post below it, or right in it where it has nothing below."""
        return int(self.country.things["chairs"]["to1" if self.key == "man" else LIVES.get(self.key, self.key)])

    @property
    def role(self) -> str:
        """Of whoever answers for it."""
        return "head" if TREE[self.key][1] == UnitKind.BRANCH else "cadre"

    @property
    def named(self) -> str:
        """Its name today."""
        name, kind, _parent = TREE[self.key]
        return name if kind == UnitKind.GROUP else f"{name} Đông"

    @property
    def parent(self) -> int:
        """The id of the unit above it, 0 at the top."""
        return self.country.units.get(TREE[self.key][2], 0)

    @property
    def renamed(self) -> str:
        """Another name that a unit of its kind may have."""
        return {UnitKind.BRANCH: "thôn Lê", UnitKind.COMMUNE: "xã Lê", UnitKind.GROUP: "tổ 9"}.get(
            TREE[self.key][1], "tỉnh Lê"
        )


YEAR = clock.today().year
TODAY = clock.today().isoformat()
SOON = (clock.today() + timedelta(days=9)).isoformat()
LATER = (clock.now() + timedelta(minutes=25)).isoformat()
Api = Callable[[About], tuple[str, Any]]
V1 = "/api/v1"


def _notice(a: About, *, tried: bool) -> dict[str, Any]:
    return {"unit_id": a.unit, "audience": "posts", "text": "Mai họp sớm.", "dry_run": tried}


def _of_unit(path: str) -> Api:
    return lambda a: (f"{V1}{path}{'&' if '?' in path else '?'}unit={a.unit}", None)


def _period(path: str) -> Api:
    return _of_unit(f"/reports/{path}?period=year:{YEAR}")


def _notice_deed(deed: str, body: Any = None) -> Api:
    return lambda a: (f"{V1}/announcements/{a.of('notices')}/{deed}", body)


def _report(path: str, **body: Any) -> Api:
    return lambda a: (f"{V1}/drafted-reports/{a.of('reports')}/{path}", {"seen": a.of("marks"), **body})


def _setting(name: str, value: Any) -> Api:
    return lambda a: (f"{V1}/units/{a.unit}/settings/{name}", {"value": value})


def _criteria(a: About) -> dict[str, Any]:
    return {"unit_id": a.unit, "table": {"criteria": [{"of": "new", "points": 100, "full": 2}]}}


def _rename(a: About) -> dict[str, Any]:
    return {"what": "rename", "units": [a.unit], "name": a.renamed}


API: dict[str, Api] = {
    "GET /units": lambda a: (f"{V1}/units?under={a.unit}", None),
    "GET /units/{unit_id}": lambda a: (f"{V1}/units/{a.unit}", None),
    "GET /units/{unit_id}/settings": lambda a: (f"{V1}/units/{a.unit}/settings", None),
    "PUT /units/{unit_id}/settings/{name} reminders": _setting("reminders", {"branch": ["day-before"]}),
    "PUT /units/{unit_id}/settings/{name} cut_off": _setting("cut_off", 25),
    "PUT /units/{unit_id}/settings/{name} gathering_line": _setting("gathering_line", {"percent": 65}),
    "POST /units/{unit_id}/settings/cut_off/preview": lambda a: (
        f"{V1}/units/{a.unit}/settings/cut_off/preview",
        {"day": 25},
    ),
    "POST /units/{unit_id}/settings/cut_off/undo": lambda a: (
        f"{V1}/units/{a.unit}/settings/cut_off/undo",
        {"change": 1},
    ),
    "PUT /units/{unit_id}/women": lambda a: (
        f"{V1}/units/{a.unit}/women",
        {"women": 455, "base": "resident", "source": "sổ", "counted_on": TODAY, "reason": "đếm lại"},
    ),
    "POST /units/{unit_id}/women/{count_id}/undo": lambda a: (
        f"{V1}/units/{a.unit}/women/{a.hers('counts')}/undo",
        None,
    ),
    "GET /groups": _of_unit("/groups"),
    "GET /unit-changes": _of_unit("/unit-changes"),
    "POST /unit-changes": lambda a: (f"{V1}/unit-changes", _rename(a)),
    "POST /unit-changes/preview": lambda a: (f"{V1}/unit-changes/preview", _rename(a)),
    "GET /unit-changes/{change_id}": lambda a: (f"{V1}/unit-changes/{a.of('changes')}", None),
    "POST /unit-changes/{change_id}/undo": lambda a: (f"{V1}/unit-changes/{a.of('changes')}/undo", None),
    "GET /posts": _of_unit("/posts"),
    "POST /posts/handovers": lambda a: (
        f"{V1}/posts/handovers",
        {"unit_id": a.unit, "role": a.role, "person_id": a.woman[0], "day": TODAY},
    ),
    "POST /posts/handovers/{handover_id}/withdraw": lambda a: (
        f"{V1}/posts/handovers/{a.of('offers')}/withdraw",
        None,
    ),
    "POST /posts/deputies": lambda a: (
        f"{V1}/posts/deputies",
        {"unit_id": a.unit, "person_id": a.holder, "first": TODAY, "last": SOON},
    ),
    "POST /posts/deputies/{post_id}/end": lambda a: (f"{V1}/posts/deputies/{a.of('deputies')}/end", None),
    "GET /meetings": _of_unit("/meetings"),
    "POST /meetings": lambda a: (f"{V1}/meetings", {"unit_id": a.unit, "kind": "event", "starts_at": LATER}),
    "GET /meetings/{meeting_id}": lambda a: (f"{V1}/meetings/{a.of('meetings')}", None),
    "PATCH /meetings/{meeting_id}": lambda a: (f"{V1}/meetings/{a.of('meetings')}", {"starts_at": LATER}),
    "POST /meetings/{meeting_id}/cancel": lambda a: (f"{V1}/meetings/{a.of('meetings')}/cancel", None),
    "GET /series": _of_unit("/series"),
    "GET /meetings/{meeting_id}/attendance": lambda a: (f"{V1}/meetings/{a.of('meetings')}/attendance", None),
    "PUT /meetings/{meeting_id}/attendance": lambda a: (
        f"{V1}/meetings/{a.of('meetings')}/attendance",
        {"count": 1},
    ),
    "PUT /meetings/{meeting_id}/attendance of hers": lambda a: (
        f"{V1}/meetings/{a.hers('hers')}/attendance",
        {"count": 1},
    ),
    "GET /announcements": _of_unit("/announcements"),
    "POST /announcements": lambda a: (f"{V1}/announcements", _notice(a, tried=False)),
    "POST /announcements dry_run": lambda a: (f"{V1}/announcements", _notice(a, tried=True)),
    "GET /announcements/{announcement_id}": lambda a: (f"{V1}/announcements/{a.of('notices')}", None),
    **{
        f"POST /announcements/{{announcement_id}}/{deed}": _notice_deed(deed)
        for deed in ("pause", "resume", "resend", "stop")
    },
    "POST /announcements/{announcement_id}/recall": _notice_deed("recall", {"correction": "Mai nghỉ."}),
    "GET /deliveries": lambda a: (f"{V1}/deliveries?message=invite:{a.of('meetings')}", None),
    "GET /members": _of_unit("/members?phone=full"),
    "GET /reports/attendance": _period("attendance"),
    "GET /reports/months": _period("months"),
    "GET /reports/kinds": _period("kinds"),
    "GET /reports/meetings": _period("meetings"),
    "GET /reports/joined": _period("joined"),
    "GET /reports/members": _of_unit("/reports/members"),
    "GET /reports/gathering": _of_unit("/reports/gathering"),
    "GET /reports/posts": _period("posts"),
    "POST /reports/workbooks": lambda a: (f"{V1}/reports/workbooks", {"unit": a.unit, "period": f"year:{YEAR}"}),
    "GET /reports/workbooks/{workbook_id}": lambda a: (f"{V1}/reports/workbooks/{a.hers('workbooks')}", None),
    "GET /drafted-reports": _of_unit(f"/drafted-reports?period=year:{YEAR}"),
    "POST /drafted-reports": lambda a: (f"{V1}/drafted-reports", {"unit_id": a.unit, "period": f"year:{YEAR}"}),
    "POST /drafted-reports/reminders": lambda a: (
        f"{V1}/drafted-reports/reminders",
        {"unit_id": a.unit, "period": f"year:{YEAR}"},
    ),
    "GET /drafted-reports/{report_id}": lambda a: (f"{V1}/drafted-reports/{a.of('reports')}", None),
    "PUT /drafted-reports/{report_id}/figures/{name}": _report("figures/meetings", value=12, why="nhầm sổ"),
    "POST /drafted-reports/{report_id}/paragraphs": _report("paragraphs", text="Trồng hoa."),
    "DELETE /drafted-reports/{report_id}/paragraphs/{number}": lambda a: (
        f"{V1}/drafted-reports/{a.of('reports')}/paragraphs/1?seen={a.of('marks')}",
        None,
    ),
    "POST /drafted-reports/{report_id}/paragraphs/back": _report("paragraphs/back"),
    "POST /drafted-reports/{report_id}/correct": _report("correct"),
    "POST /drafted-reports/{report_id}/confirm": _report("confirm"),
    "POST /drafted-reports/{report_id}/take-back": _report("take-back"),
    "POST /drafted-reports/{report_id}/send-back": _report("send-back", why="thiếu một buổi"),
    "GET /gradings": _of_unit(f"/gradings?year={YEAR}"),
    "PUT /gradings/{unit_id}/{year}": lambda a: (
        f"{V1}/gradings/{a.unit}/{YEAR}",
        {"grade": "good", "reason": "như xã đã họp"},
    ),
    "GET /gradings/criteria": _of_unit(f"/gradings/criteria?year={YEAR}"),
    "POST /gradings/criteria/preview": lambda a: (f"{V1}/gradings/criteria/preview", _criteria(a)),
    "PUT /gradings/criteria": lambda a: (f"{V1}/gradings/criteria", _criteria(a)),
    "GET /praise/branches": _of_unit(f"/praise/branches?year={YEAR}"),
    "GET /praise/members": _of_unit(f"/praise/members?year={YEAR}"),
    "GET /deeds": _of_unit("/deeds"),
    "GET /looks": lambda _: (f"{V1}/looks", None),
    "GET /sessions": lambda _: (f"{V1}/sessions", None),
    "DELETE /sessions/{session_id}": lambda _: (f"{V1}/sessions/1", None),
}
# The same of the tree of another day: of one on which a post that is over stood, or will stand that has not begun.
DAYS = {"before": (clock.today() - timedelta(1)).isoformat(), "later": SOON}
AS_OF = {
    f"{method} /reports/{name} as_of {day}"
    for method, name, day in (
        *(("GET", name, "before") for name in ("attendance", "kinds", "meetings", "members")),
        *(("GET", name, "later") for name in ("attendance", "months", "joined", "gathering")),
        ("POST", "workbooks", "before"),
    )
}


def _on_a_day(line: str) -> Api:
    today, _as_of, day = line.rpartition(" as_of ")

    def asked(a: About) -> tuple[str, Any]:
        path, body = API[today](a)
        return (path, {**body, "as_of": DAYS[day]}) if body else (f"{path}&as_of={DAYS[day]}", None)

    return asked


API |= {line: _on_a_day(line) for line in AS_OF}
# What cannot be done just here (nobody has a phone to whom something is on its way; a report was not confirmed yet; a
# branch has nobody below to remind; a commune's post is on offer; groups are changed in the chat): rights come first.
NOT_NOW = {
    "POST /announcements/{announcement_id}/pause": {409},
    "POST /announcements/{announcement_id}/resume": {409},
    "POST /announcements/{announcement_id}/resend": {409},
    "POST /drafted-reports/{report_id}/take-back": {404},
    "POST /drafted-reports/{report_id}/correct": {404},
    "POST /drafted-reports/{report_id}/send-back": {409},
    "POST /drafted-reports/{report_id}/paragraphs/back": {404},
    "POST /units/{unit_id}/settings/cut_off/undo": {409},
    "POST /drafted-reports/reminders": {409},
    "POST /posts/handovers": {409},
    "POST /unit-changes": {422},
    "POST /unit-changes/preview": {422},
}
