"""A true request for every page of the cadres and every form on it, about a unit, as a browser sends it."""

import base64
import json
from collections.abc import Callable
from datetime import date
from urllib.parse import urlencode

from sqlmodel import Session

from models.grading import draft
from models.posts import NotAllowed
from models.tree_changes_kept import Deed, What
from tests.who_asks import DAYS, TODAY, YEAR, About

Page = Callable[[About], tuple[str, str, bytes]]
ROSTER = "STT,Họ và tên,Năm sinh\n41,Bùi Thị Lành,1961\n".encode()


def _look(path: str) -> Page:
    return lambda a: (f"{path}{'&' if '?' in path else '?'}unit={a.unit}", "", b"")


def _one(path: str, what: str, end: str = "") -> Page:
    return lambda a: (f"{path}/{a.of(what)}{end}", "", b"")


def _sends(path: str, file: bytes = b"", **more: object) -> Page:
    """A form about a unit; a file's fields are sent as they are."""
    return lambda a: (path, (_plain if file else urlencode)({"unit": a.unit, **more}), file)  # type: ignore[operator]


def _plain(fields: dict[str, object]) -> str:
    return "&".join(f"{name}={value}" for name, value in fields.items())


def _seal(a: About, given: object) -> str:
    return str(a.country.app.state.house.db.vault.seal(json.dumps(given, default=str)))


def _carried(a: About, given: object) -> dict[str, object]:
    content = base64.b64encode(json.dumps(given).encode()).decode()
    return {"name": "", "of": a.country.hers[a.column][0], "content": content}


def _graded(**more: object) -> str:
    return urlencode({"year": YEAR, "grade": "good", "reason": "họp đều", **more})


def _wanted(a: About) -> str:
    """A grade for a branch as its figures are at this moment; other requests may have changed them."""
    return a.country.app.state.house.db.read_now(_seen, a.unit)  # type: ignore[no-any-return]


def _seen(session: Session, unit_id: int) -> str:
    try:
        found = draft(session, None, unit_id, YEAR)
    except NotAllowed:  # no branch
        return f"{unit_id}:good::0:"
    return f"{unit_id}:good:{found.drafted or ''}:{found.percent}:{found.given or ''}"


def _rename(a: About) -> Deed:
    return Deed(What.RENAME, (a.unit,), date.fromisoformat(TODAY), name=a.renamed)


def _handed(a: About) -> dict[str, object]:
    return {
        "unit": a.unit,
        "role": a.role,
        "name": "Nguyễn Thị Thoa",
        "woman": a.country.women["man"][0],
        "first": TODAY,
    }


def _sheet(a: About) -> bytes:
    return f"Đơn vị,Số phụ nữ\n{a.named},455\n".encode()


COUNTED = {"base": "resident", "source": "so", "counted_on": TODAY, "reason": "dem lai"}
PAGES: dict[str, Page] = {
    "GET /": _look("/"),
    "GET /units": _look("/units"),
    "GET /units/{unit_id}": lambda a: (f"/units/{a.unit}", "", b""),
    "GET /meetings": _look("/meetings"),
    "GET /meetings/{meeting_id}": _one("/meetings", "meetings"),
    "POST /meetings/{meeting_id}/names": _one("/meetings", "meetings", "/names"),
    "POST /meetings/{meeting_id}/ask-roll": _one("/meetings", "meetings", "/ask-roll"),
    "GET /meetings/{meeting_id}/names": _one("/meetings", "meetings", "/names"),
    "GET /announcements": _look("/announcements"),
    "GET /announcements/{announcement_id}": _one("/announcements", "notices"),
    "POST /announcements/{announcement_id}/home": _one("/announcements", "notices", "/home"),
    "POST /announcements/{announcement_id}/{deed}": _one("/announcements", "notices", "/pause"),
    "GET /announce": _look("/announce"),
    "POST /announce": _sends("/announce", text="Mai nghỉ.", audience="posts"),
    "POST /announce/send": _sends("/announce/send", text="Mai nghỉ.", audience="posts", seen="0"),
    "GET /people": _look("/people"),
    "GET /people found": _look("/people?q=Nguyen+Thi"),
    "GET /people/{membership_id}": lambda a: (f"/people/{a.woman[1]}", "", b""),
    "POST /people/{membership_id}/phone": lambda a: (f"/people/{a.woman[1]}/phone", "", b""),
    "GET /changes": _look("/changes"),
    "GET /changes/new/{what}": _look("/changes/new/rename"),
    "POST /changes/new/{what}": lambda a: (
        "/changes/new/rename",
        urlencode({"of": a.parent, "unit": a.unit, "name": a.renamed}),
        b"",
    ),
    "GET /changes/{change_id}": _one("/changes", "changes"),
    "POST /changes/{change_id}/undo": lambda a: (f"/changes/{a.of('changes')}/undo", "agreed=1", b""),
    "GET /changes/{change_id}/numbers": _one("/changes", "merges", "/numbers"),
    "POST /changes/do": lambda a: ("/changes/do", urlencode({"deed": _seal(a, _rename(a).stored())}), b""),
    "GET /posts": _look("/posts"),
    "POST /posts/look": lambda a: ("/posts/look", urlencode(_handed(a)), b""),
    "POST /posts/do": lambda a: ("/posts/do", urlencode(_handed(a)), b""),
    "POST /posts/{kind}/{row_id}/end offer": _one("/posts/offer", "offers", "/end"),
    "POST /posts/{kind}/{row_id}/end deputy": _one("/posts/deputy", "deputies", "/end"),
    "GET /work": _look("/work"),
    "POST /papers/workbook": _look("/papers/workbook"),
    "GET /papers/{job_id}": lambda a: (f"/papers/{a.hers('papers')}", "", b""),
    "GET /reports": _look("/reports"),
    "POST /reports/open": _sends("/reports/open", period=f"year:{YEAR}"),
    "POST /reports/nudge": _sends("/reports/nudge", period=f"year:{YEAR}"),
    "GET /reports/{report_id}": _one("/reports", "reports"),
    "POST /reports/{report_id}/word": _one("/reports", "reports", "/word"),
    "POST /reports/{report_id}/{deed} confirm": lambda a: (
        f"/reports/{a.of('reports')}/confirm",
        urlencode({"seen": a.of("marks"), "still": "yes"}),
        b"",
    ),
    "POST /reports/{report_id}/{deed} write": lambda a: (
        f"/reports/{a.of('reports')}/write",
        urlencode({"seen": a.of("marks"), "text": "Trồng hoa.", "part": "more"}),
        b"",
    ),
    "POST /reports/{report_id}/{deed} send-back": lambda a: (
        f"/reports/{a.of('reports')}/send-back",
        urlencode({"seen": a.of("marks"), "why": "thiếu một buổi"}),
        b"",
    ),
    "GET /audit": _look("/audit"),
    "GET /grades": _look("/grades"),
    "GET /grades/{unit_id}": lambda a: (f"/grades/{a.unit}", "", b""),
    "POST /grades/{unit_id}": lambda a: (f"/grades/{a.unit}", _graded(), b""),
    "POST /grades/{unit_id}/give": lambda a: (f"/grades/{a.unit}/give", _graded(wanted=_wanted(a)), b""),
    "GET /files-of": _look("/files-of"),
    "POST /papers/chart/{what}": _look("/papers/chart/months"),
    "GET /gathering": _look("/gathering"),
    "POST /gathering": _sends("/gathering", women=455, **COUNTED),
    "POST /gathering/{count_id}/undo": lambda a: (f"/gathering/{a.hers('counts')}/undo", "", b""),
    "POST /gathering-sheet": lambda a: ("/gathering-sheet", _plain({"unit": a.unit, **COUNTED}), _sheet(a)),
    "POST /gathering-keep": lambda a: (
        "/gathering-keep",
        urlencode({"unit": a.unit, "reason": "đếm lại", "rows": _seal(a, _carried(a, [_row(a)]))}),
        b"",
    ),
    "GET /imports": _look("/imports"),
    "POST /imports": _sends("/imports", ROSTER),
    "GET /imports/{batch_id}": _one("/imports", "lists"),
    "POST /imports/{batch_id}/{deed} write": _one("/imports", "lists", "/write"),
    "POST /imports/{batch_id}/{deed} drop": _one("/imports", "lists", "/drop"),
    "GET /imports-units/sample": lambda _: ("/imports-units/sample", "", b""),
    "POST /imports-units": lambda a: (
        "/imports-units",
        "",
        f"code,name,kind,parent_code\n{a.key.upper()}X,thôn Lê,branch,{a.key.upper()}\n".encode(),
    ),
    "GET /settings": _look("/settings"),
    "POST /settings/{name} reminders": _sends("/settings/reminders", branch="day-before"),
    "POST /settings/{name} cut_off": _sends("/settings/cut_off", number=5),
    "POST /settings/{name} gathering_line": _sends("/settings/gathering_line", percent=65),
    "GET /devices": _look("/devices"),
    "POST /devices/{session_id}/leave": lambda _: ("/devices/9000000/leave", "", b""),
}


def _on_a_day(page: str, day: str) -> Page:
    def asked(a: About) -> tuple[str, str, bytes]:
        path, form, file = PAGES[page](a)
        return f"{path}{'&' if '?' in path else '?'}as_of={DAYS[day]}", form, file

    return asked


PAGES |= {
    f"{page} as_of {day}": _on_a_day(page, day)
    for page, day in (
        *((f"GET {path}", "before") for path in ("/", "/units/{unit_id}", "/meetings", "/files-of")),
        *((f"GET {path}", "later") for path in ("/units", "/gathering")),
        ("POST /papers/workbook", "before"),
    )
}


def _row(a: About) -> dict[str, object]:
    return {"unit_id": a.unit, "unit": a.named, "women": 455, "before": None, "base": "resident", "source": "sổ",
            "counted_on": TODAY}  # fmt: skip


# As in who_asks.
NOT_NOW = {
    "POST /reports/{report_id}/word": {409},  # above its unit: nothing is sent here, and what it says is not theirs yet
    "POST /announcements/{announcement_id}/{deed}": {409},
    "POST /announce/send": {409},
    "POST /imports/{batch_id}/{deed} write": {409},
    "POST /posts/do": {409},
    "POST /reports/nudge": {409},
    "POST /reports/{report_id}/{deed} send-back": {409},
}
# A refusal that is no 403: the lines of a file that are about units of others are named.
REFUSED = {"POST /imports-units": {422}}
