"""Posts through the API: nobody gets what she has or will have, and no refusal tells a name that is not hers to see."""

from typing import Any

import time_machine
from sqlmodel import Session, select

from models import report_drafts
from models.members import Person
from models.posts import Post, Role
from models.tokens import Scope, make_token
from models.tree_changes import change
from models.tree_changes_kept import Deed, What
from tests.api_town import District, running_district
from tests.roll_town import who

NOW = "2026-11-22T09:00:00+07:00"


async def test_a_post_is_refused_to_her_who_has_it_without_telling_her_name(database_url: str) -> None:
    with time_machine.travel(NOW, tick=False):
        async with running_district(database_url) as district:
            await _refused(district)


async def _refused(district: District) -> None:
    man, cuc = district.units["man"], district.women["Trần Thị Cúc"]
    above, cadre = district.token(Role.CADRE, "tinh"), district.token(Role.CADRE, "xa")

    def head(session: Session) -> int:
        post = session.exec(select(Post).where(Post.unit_id == man, Post.role == Role.HEAD)).one()
        session.get_one(Person, post.person_id).full_name = "Bùi Thị Bí Mật"
        return post.person_id

    mat: int = district.write(head)

    async def told(token: str, path: str, **body: Any) -> tuple[int, str, bool]:
        """Status, problem, and whether the head's name is in it."""
        answer = await district.call(token, "POST", path, json=body)
        return answer.status_code, answer.json().get("type", "").rpartition(":")[2], "Mật" in answer.text

    hers = {"unit_id": man, "person_id": mat}
    soon = {"first": "2026-11-23", "last": "2026-11-30"}
    for token, named in ((above, False), (cadre, True)):
        assert await told(token, "/posts/handovers", **hers, role="head") == (409, "HoldsItAlready", named)
        assert await told(token, "/posts/deputies", **hers, **soon) == (409, "HoldsItAlready", named)

    lent = {"unit_id": man, "person_id": cuc}
    assert (await told(cadre, "/posts/deputies", **lent, **soon))[:2] == (201, "")
    for first, last, kind in (
        ("2026-11-23", "2026-11-30", "HoldsItAlready"),
        ("2026-11-30", "2026-12-10", "HoldsItAlready"),
        ("2026-11-22", "2026-11-23", "HoldsItAlready"),
        ("2026-11-21", "2026-12-10", "DeputyBeginsPast"),
        ("2026-11-20", "2026-11-21", "EndsBeforeItBegins"),
        ("2028-11-20", "2028-11-21", "HandoverDayFar"),
        ("2026-12-01", "2026-12-10", ""),
        ("2026-11-22", "2026-11-22", ""),
    ):
        assert (await told(cadre, "/posts/deputies", **lent, first=first, last=last))[1] == kind, (first, last)

    district.post(Role.CADRE, "xa", person=mat)
    district.write(change, who(mat), Deed(What.RENAME, (man,), name="thôn Mơ"))
    again: dict[str, Any] = {"what": "rename", "units": [man], "name": "thôn Me", "seen": 0}
    report = district.write(report_drafts.draft, None, district.units["xa"], "month", 2026, 10)
    district.write(report_drafts.write, who(mat), report.report_id, report.mark, "Khó khăn nhiều.", "hard")
    post = district.post(Role.CADRE, "xa").id
    nameless = district.write(make_token, post, "không có tên", set(Scope) - {Scope.NAMES})
    for token, named in ((nameless, False), (cadre, True)):
        answer = await told(token, f"/drafted-reports/{report.report_id}/confirm", seen=report.mark)
        assert answer == (409, "ReportEditedMeanwhile", named)
        assert await told(token, "/unit-changes", **again) == (409, "ChangedMeanwhile", named)
