"""An administrator's office: a folder with one database, in which commands are typed."""

import os
import re
import subprocess
import sys
from pathlib import Path

from typer.testing import CliRunner, Result

from cli import app
from models.db import Database

ROOT = Path(__file__).parent.parent
TREE = """code,name,kind,parent_code,women_18,women_base,source,date
T1,tỉnh Ban Mai,province,,,,,
X1,xã Hoa Mai,commune,T1,4.120,present,báo cáo quý 3,30/9/2026
C1,thôn Mận,branch,X1,310,present,báo cáo quý 3,2026-09-30
C2,thôn Bưởi,branch,X1,,,,
"""
HEAD_PHONE = "0912 345 678"


class Office:
    """A folder of its own with one database, in which commands are typed."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        kept = {name: os.environ[name] for name in ("PATH", "HOME", "LANG") if name in os.environ}
        self.environment = {**kept, "PYTHONPATH": str(ROOT), "PYTHONUTF8": "1", "COLUMNS": "200"}

    def types(self, *words: str, answer: str = "") -> Result:
        return CliRunner(env={"COLUMNS": "200"}).invoke(app, words, input=answer)

    def starts(self, *words: str) -> tuple["subprocess.Popen[str]", str]:
        """Run what does not end by itself, in a process; its first line."""
        process = subprocess.Popen(
            [sys.executable, str(ROOT / "cli.py"), *words],
            cwd=self.folder,
            env=self.environment,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
        )
        assert process.stdout is not None
        line = process.stdout.readline().strip()
        assert line, process.communicate()[1]
        return process, line

    def does(self, *words: str, answer: str = "") -> str:
        done = self.types(*words, answer=answer)
        assert done.exit_code == 0, done.output + repr(done.exception)
        return done.stdout

    def is_told(self, *words: str, code: int = 2) -> str:
        done = self.types(*words)
        assert done.exit_code == code, done.output + repr(done.exception)
        return done.output

    def file(self, name: str, text: str) -> str:
        (self.folder / name).write_text(text, encoding="utf-8")
        return name

    @property
    def key(self) -> str:
        found = re.search(r"^SECRET_KEY=(.+)$", (self.folder / ".env").read_text(), re.MULTILINE)
        assert found is not None
        return found[1]

    def open(self) -> Database:
        return Database(f"sqlite:///{self.folder}/var/chihoi.db", self.key)
