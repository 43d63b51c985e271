"""The features of the cadres' page: each is one module with a router; here is its line in the menu."""

from dataclasses import dataclass

from fastapi import FastAPI

from models.office_sessions import Visitor
from models.posts import Right


@dataclass(frozen=True)
class Feature:
    """A line of the menu: the module, where it is found, what it is called, and for whom (None: every visitor).

    A module without a `path` has routes and no line of its own.
    """

    module: str
    path: str = ""
    label: str = ""
    right: Right | None = None


FEATURES = (
    Feature("entry"),
    Feature("overview", "/", "office-nav-overview"),
    Feature("units", "/units", "office-nav-units"),
    Feature("unit"),
    Feature("meetings", "/meetings", "office-nav-meetings"),
    Feature("meeting"),
    Feature("announcements", "/announcements", "office-nav-announcements", Right.DRAFT),
    Feature("announcement_write"),
    Feature("people", "/people", "office-nav-people"),
    Feature("change_write"),
    Feature("changes"),
    Feature("posts"),
    Feature("reports", "/reports", "office-nav-reports"),
    Feature("report"),
    Feature("imports"),
    Feature("import_units"),
    Feature("gathering"),
    Feature("grades"),
    Feature("files"),
    Feature("audit"),
    Feature("settings"),
    Feature("work", "/work", "office-nav-work"),
    Feature("papers"),
    Feature("devices"),
)


def open_to(visitor: Visitor) -> list[Feature]:
    """The lines of the menu that this visitor sees."""
    rights = {right for held in visitor.posts for right in held.rights}
    return [one for one in FEATURES if one.path and (one.right is None or one.right in rights)]


def install(app: FastAPI) -> None:
    """Serve all of them."""
    from importlib import import_module

    for one in FEATURES:
        app.include_router(import_module(f"api.pages.office.{one.module}").router)
