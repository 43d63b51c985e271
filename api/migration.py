"""Whether a database has the tables that this version needs, and the step that brings it there."""

import re
from enum import StrEnum
from pathlib import Path

from sqlalchemy import create_engine, inspect, pool, text
from sqlalchemy.exc import DBAPIError, SQLAlchemyError

from models.db import DatabaseAway

SCRIPTS = Path(__file__).resolve().parent.parent / "migrations"
_NAMED = re.compile(r'^(?:revision = "(\w+)"|down_revision = "(\w+)")$', re.MULTILINE)


class Standing(StrEnum):
    """Where a database stands against the migrations of this version."""

    EMPTY = "empty"
    BEHIND = "behind"
    AT_HEAD = "at head"
    FOREIGN = "foreign"  # its revision is none of ours: it was written by a newer version, or by something else


def standing(url: str) -> Standing:
    """Where the database stands. Raises DatabaseAway. A SQLite file that is not there yet is EMPTY."""
    file = sqlite_file(url)
    if file is not None and not file.exists():
        return Standing.EMPTY  # looking must not make the file
    try:
        engine = create_engine(url, poolclass=pool.NullPool)
        with engine.connect() as connection:
            tables = set(inspect(connection).get_table_names())
            written = text("SELECT version_num FROM alembic_version")
            at = set(connection.execute(written).scalars()) if "alembic_version" in tables else set()
    except SQLAlchemyError as error:
        raise DatabaseAway(str(error.orig if isinstance(error, DBAPIError) else error)) from error
    if not at:
        return Standing.FOREIGN if tables - {"alembic_version"} else Standing.EMPTY
    ours, heads = revisions()
    if at == heads:
        return Standing.AT_HEAD
    return Standing.BEHIND if at <= ours else Standing.FOREIGN


def revisions() -> tuple[set[str], set[str]]:
    """All revisions of this version, and those with none after them.

    Their files are only read: to load them and Alembic is a tenth of a start that has nothing to bring anywhere.
    """
    said = [_NAMED.findall(path.read_text(encoding="utf-8")) for path in (SCRIPTS / "versions").glob("*.py")]
    ours = {revision for found in said for revision, _before in found if revision}
    return ours, ours - {before for found in said for _revision, before in found}


def upgrade(url: str, to: str = "head") -> None:
    """Bring the database to a revision, and make the folder of a SQLite file. Raises DatabaseAway."""
    from alembic import command
    from alembic.config import Config

    file = sqlite_file(url)
    config = Config()
    config.set_main_option("script_location", str(SCRIPTS).replace("%", "%%"))
    config.attributes["database_url"] = url
    try:
        if file is not None:
            file.parent.mkdir(parents=True, exist_ok=True)
        command.upgrade(config, to)
    except OSError as error:
        raise DatabaseAway(str(error)) from error
    except SQLAlchemyError as error:
        raise DatabaseAway(str(error.orig if isinstance(error, DBAPIError) else error)) from error


def sqlite_file(url: str) -> Path | None:
    """The file of a SQLite address; None where the database is no file."""
    path = url.partition("?")[0].partition(":///")[2]
    return Path(path) if url.startswith("sqlite") and path and path != ":memory:" else None
