"""A copy of the whole database in one file, taken while the service runs, and the way back into an empty one."""

import os
import shutil
import sqlite3
import subprocess
from contextlib import closing
from pathlib import Path

from sqlalchemy import make_url

from api.commands import CannotDo
from api.migration import Standing, sqlite_file, standing


def backup(url: str, to: Path) -> None:
    """Copy the database into a file that must not be there yet: SQLite's own format, or pg_dump's. Raises CannotDo."""
    if to.exists():
        raise CannotDo(f"{to} is there already; choose another name.")
    if not to.absolute().parent.is_dir():
        raise CannotDo(f"There is no folder {to.absolute().parent}.")
    to.touch(mode=0o600)
    try:
        file = sqlite_file(url)
        if file is None:
            _run(url, "pg_dump", "--format=custom", "--no-owner", f"--file={to}")
        else:
            _copy(file, to)
    except BaseException:
        to.unlink()  # half a copy must not be taken for one
        raise


def restore(url: str, source: Path) -> None:
    """Bring a copy back into a database that is not there yet or is empty. Raises CannotDo."""
    if standing(url) is not Standing.EMPTY:
        raise CannotDo("There is a database already; move it away, or set DATABASE_URL to an empty one.")
    file = sqlite_file(url)
    if file is None:
        _run(url, "pg_restore", "--no-owner", "--exit-on-error", "--single-transaction", str(source))
        return
    file.parent.mkdir(parents=True, exist_ok=True)
    _copy(source, file)


def _copy(source: Path, to: Path) -> None:
    # Beside the target first: whatever goes wrong, the target is whole or not there.
    half = to.with_name(f"{to.name}.half")
    try:
        with closing(sqlite3.connect(f"file:{source}?mode=ro", uri=True)) as old, closing(sqlite3.connect(half)) as new:
            old.backup(new)
            if new.execute("PRAGMA quick_check").fetchone() != ("ok",):
                raise CannotDo(f"{source} is damaged.")
            if not new.execute("SELECT 1 FROM sqlite_master WHERE name = 'alembic_version'").fetchone():
                raise CannotDo(f"{source} is no database of chihoi.")
            new.execute("PRAGMA journal_mode=DELETE")  # one file, without companions
        half.chmod(0o600)
        half.replace(to)
    except (sqlite3.DatabaseError, OSError) as error:
        raise CannotDo(f"{source} cannot be copied: {error}.") from None
    finally:
        half.unlink(missing_ok=True)


def _run(url: str, program: str, *words: str) -> None:
    path = shutil.which(program)
    if path is None:
        raise CannotDo(f"{program} is missing; install postgresql-client.")
    address = make_url(url).set(drivername="postgresql")
    # A password in the arguments could be read by every user of the machine.
    environment = os.environ | ({"PGPASSWORD": str(address.password)} if address.password else {})
    plain = address.set(password=None).render_as_string(hide_password=False)
    done = subprocess.run(  # noqa: S603 (no shell, our own words)
        [path, f"--dbname={plain}", *words], env=environment, capture_output=True, text=True, check=False
    )
    if done.returncode:
        last = (done.stderr.strip().splitlines() or ["it said nothing"])[-1]
        raise CannotDo(f"{program} failed: {last}.")
