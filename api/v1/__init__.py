"""The HTTP API, version 1: the same rules as the chat, for machines that hold a token."""

import json
from pathlib import Path
from typing import Any

from api.routing import Router
from api.v1 import (
    announcements,
    attendance,
    courses,
    deeds,
    deliveries,
    drafted_reports,
    gradings,
    gradings_criteria,
    groups,
    meetings,
    members,
    own,
    post_attendance,
    posts,
    praise,
    report_edits,
    report_members,
    reports,
    settings,
    unit_changes,
    units,
    women,
    workbooks,
)
from api.v1.routes import PREFIX

_PROBLEM = {
    "type": "object",
    "description": "RFC 9457",
    "required": ["type", "title", "status"],
    "properties": {
        "type": {"type": "string", "examples": ["urn:chihoi:NotAllowed", "about:blank"]},
        "title": {"type": "string", "description": "In the language of Accept-Language, Vietnamese by default"},
        "status": {"type": "integer"},
        "errors": {
            "type": "array",
            "items": {
                "type": "object",
                "required": ["where", "code", "what"],
                "properties": {
                    "where": {"type": "string", "description": "The field: query.from, body.criteria.0.points"},
                    "code": {"type": "string", "description": "For programs", "examples": ["missing", "too_large"]},
                    "what": {"type": "string", "description": "For people, in the language of Accept-Language"},
                },
            },
        },
    },
}


EXAMPLES: dict[str, list[dict[str, Any]]] = json.loads(
    Path(__file__).with_name("problems.json").read_text(encoding="utf-8")
)


def _problem(status: int, description: str) -> dict[str, Any]:
    examples = {one["type"].rpartition(":")[2]: {"value": one} for one in EXAMPLES[str(status)]}
    return {
        "description": description,
        "content": {"application/problem+json": {"schema": _PROBLEM, "examples": examples}},
    }


_SAID = {
    401: "No token, or one that opens nothing (any more)",
    403: "Not this post's to see or do (the same whether the thing exists or not), or no scope of the token",
    404: "Not there; said only to a post over the whole tree",
    409: "Not in this state; `type` names why",
    410: "It was there, and is not kept any longer",
    413: "The body is too large",
    422: "The request is not valid",
    503: "The database is away; Retry-After says when to try again",
}
PROBLEMS: dict[int | str, dict[str, Any]] = {status: _problem(status, said) for status, said in _SAID.items()}

FEATURES = (
    *(units.router, women.router, settings.router, groups.groups, unit_changes.router, posts.router),
    *(meetings.router, groups.series, attendance.router, announcements.router, courses.router, deliveries.router),
    *(members.router, reports.router, report_members.router, post_attendance.router, workbooks.router),
    *(drafted_reports.router, report_edits.router),
    *(gradings.router, gradings_criteria.router, praise.router, deeds.router, own.looks, own.sessions),
)

router = Router(prefix=PREFIX, responses=PROBLEMS | {304: {"description": "As `If-None-Match` has it (GET)"}})
for feature in FEATURES:
    router.include_router(feature)
