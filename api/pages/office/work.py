"""What else there is to do: one page that leads to the deeds that are not of every day, each in a sentence."""

from fastapi import Response

from api.pages.office.shell import Visit, routes, unit_of
from models.office_changes import keeps_tree, places
from models.posts import Right

# In the order of the page; those of the tree are for whoever keeps one, the others for whoever has the right.
WORK = (
    ("changes", "/changes", None),
    ("posts", "/posts", Right.UNITS),
    ("imports", "/imports", Right.NAMES),
    ("gathering", "/gathering", Right.TOTALS),
    ("grades", "/grades", Right.TOTALS),
    ("files", "/files-of", Right.TOTALS),
    ("audit", "/audit", Right.TOTALS),
    ("settings", "/settings", Right.TOTALS),
)

router = routes()


@router.get("/work")
async def work(visit: Visit) -> Response:
    """The list, for the unit of the address, and the other units for which it can be asked."""
    rights = {right for held in visit.visitor.posts for right in held.rights}
    tree = any(keeps_tree(held) for held in visit.visitor.posts)
    offered = [(what, path) for what, path, right in WORK if (tree if right is None else right in rights)]
    wanted = unit_of(visit)
    units = await visit.db.read(places, visit.who)
    visit = visit.keeping(**{name: visit.asked(name) for name in ("unit", "period", "from", "to", "as_of")})
    return visit.page(
        "work.html", nav="/work", offered=offered, units=units, chosen=next((u for u in units if u.id == wanted), None)
    )
