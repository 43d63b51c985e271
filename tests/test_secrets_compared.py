"""No door of ours compares a secret or a signature so that the time it takes tells how much of it was right."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
COMING_IN = sorted([*(ROOT / "bot" / "channels").glob("*.py"), *(ROOT / "api").rglob("*.py"), ROOT / "models/files.py"])
SECRET = re.compile(r"(^|_)(secret|sign|signature|mac|hmac|proof)s?($|_)")
# Where a post, a link or an app proves who sends it: the function that decides, and the names of what it compares.
DOORS = {
    "bot/channels/telegram.py": ("read", "given"),
    "bot/channels/telegram_web_app.py": ("user_of", "sign"),
    "bot/channels/zalo_bot.py": ("read", "given"),
    "bot/channels/zalo_oa_signature.py": ("verify", "given"),
    "api/chat_entry.py": ("_unsigned", "signature"),
    "api/zalo_connect.py": ("is_ours", "state"),
    "models/files.py": ("file_by_link", "signature"),
}


def is_constant_time(node: ast.AST) -> bool:
    """Whether it is a call of `hmac.compare_digest`."""
    return isinstance(node, ast.Call) and ast.unparse(node.func) == "hmac.compare_digest"


def name_of(node: ast.AST) -> str:
    """What a value is called, whatever becomes of it on the way: `given` of `_bytes(given)` and `given.encode()`."""
    match node:
        case ast.Name(id=name):
            return name
        case ast.Call(func=ast.Name(id="_bytes"), args=[inner, *_]):
            return name_of(inner)
        case ast.Call(func=ast.Attribute(attr="encode" | "hexdigest", value=inner)):
            return name_of(inner)
        case ast.Attribute(attr=name) | ast.Call(func=ast.Attribute(attr=name) | ast.Name(id=name)):
            return name
    return ""


def plainly_compared(tree: ast.AST, known: str = "") -> Iterator[str]:
    """Comparisons of what is a secret by its name, or is called as `known`, with anything but nothing."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Compare) and any(isinstance(op, ast.Eq | ast.NotEq) for op in node.ops):
            sides = [node.left, *node.comparators]
            nothing = any(isinstance(one, ast.Constant) and not one.value for one in sides)
            if not nothing and any((name := name_of(one)) == known != "" or SECRET.search(name) for one in sides):
                yield ast.unparse(node)


class Plain(ast.NodeTransformer):
    """Somebody who writes == instead."""

    def visit_Call(self, node: ast.Call) -> ast.AST:
        if not is_constant_time(node):
            return self.generic_visit(node)
        return ast.copy_location(ast.Compare(node.args[0], [ast.Eq()], [node.args[1]]), node)


@pytest.mark.parametrize("path", COMING_IN, ids=lambda path: str(path.relative_to(ROOT)))
def test_no_secret_is_compared_so_that_the_time_tells(path: Path) -> None:
    assert list(plainly_compared(ast.parse(path.read_text(encoding="utf-8")))) == []


@pytest.mark.parametrize(("file", "function", "known"), [(file, *door) for file, door in DOORS.items()], ids=DOORS)
def test_each_door_compares_in_constant_time_and_who_weakens_it_is_caught(file: str, function: str, known: str) -> None:
    tree = ast.parse((ROOT / file).read_text(encoding="utf-8"))
    (door,) = (one for one in ast.walk(tree) if isinstance(one, ast.FunctionDef) and one.name == function)
    (call,) = (one for one in ast.walk(door) if isinstance(one, ast.Call) and is_constant_time(one))
    assert known in map(name_of, call.args)
    assert list(plainly_compared(door, known)) == []
    assert list(plainly_compared(Plain().visit(door), known)) != []


def test_no_door_is_missing() -> None:
    found = {
        str(path.relative_to(ROOT))
        for path in [*COMING_IN, *(ROOT / "models").rglob("*.py"), *(ROOT / "bot").rglob("*.py")]
        if "compare_digest(" in path.read_text(encoding="utf-8")
    }
    assert found == set(DOORS)
