"""What the texts hold and what the code asks of them, read from their sources."""

import ast
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from fluent.syntax import FluentParser, visitor
from fluent.syntax import ast as ftl

HOUSE = Path(__file__).parent.parent
CODE = ("api", "bot", "scheduler", "locales")
NEAR_FORMS = ("_day", "_hour", "_near")  # what a time is given as besides its own name


@dataclass(frozen=True)
class Asked:
    """A place in the code that says a text: its key (None where `spelt` is computed) and the variables it gives.

    `given` is None where the code has them from elsewhere.
    """

    key: str | None
    spelt: str
    where: str
    given: frozenset[str] | None


# --- the texts ----------------------------------------------------------------------------------------------------


@cache
def resource(path: Path) -> ftl.Resource:
    """A file of texts as Fluent reads it."""
    return FluentParser(with_spans=False).parse(path.read_text(encoding="utf-8"))


def texts(folder: Path) -> dict[str, ftl.Message]:
    """The texts of a language's folder by their keys; a key that stands twice is an error."""
    found: dict[str, ftl.Message] = {}
    for path in sorted(folder.glob("*.ftl")):
        for entry in resource(path).body:
            if isinstance(entry, ftl.Message):
                assert entry.id.name not in found, f"{path}: {entry.id.name} stands twice"
                found[entry.id.name] = entry
    return found


class _Parts(visitor.Visitor):
    def __init__(self) -> None:
        self.variables: set[str] = set()
        self.references: set[str] = set()

    def visit_VariableReference(self, node: ftl.VariableReference) -> None:
        self.variables.add(node.id.name)

    def visit_MessageReference(self, node: ftl.MessageReference) -> None:
        self.references.add(node.id.name)


def references(message: ftl.Message) -> set[str]:
    """The texts that stand within this one."""
    parts = _Parts()
    parts.visit(message)
    return parts.references


def variables(key: str, among: dict[str, ftl.Message]) -> set[str]:
    """The variables of a text and of all texts within it."""
    parts = _Parts()
    parts.visit(among[key])
    return parts.variables.union(*(variables(name, among) for name in parts.references))


# --- the code -----------------------------------------------------------------------------------------------------


@cache
def asked() -> list[Asked]:
    """Every place of the code, and of the pages, that says a text."""
    found: list[Asked] = []
    for path in (*(p for folder in CODE for p in sorted((HOUSE / folder).rglob("*.py"))), HOUSE / "cli.py"):
        found += _Module(path).asked()
    for path in sorted((HOUSE / "api/pages/templates").rglob("*.html")):
        found += _page(path)
    return found


_T = re.compile(r"""\bt\(\s*(?P<first>"[^"]*"|'[^']*'|\w+)(?P<more>\s*[+~]\s*\w+)?""")
_NESTED = re.compile(r"\([^()]*\)")


def _page(path: Path) -> Iterator[Asked]:
    source = path.read_text(encoding="utf-8")
    for call in _T.finditer(source):
        first, more = call["first"], call["more"] or ""
        rest = source[call.end() :].split("}}")[0].split("%}")[0]
        while (outer := _NESTED.sub("", rest)) != rest:
            rest = outer
        given = frozenset(re.findall(r"(\w+)=", rest.split(")")[0]))
        literal = first[0] in "\"'" and not more
        yield Asked(first[1:-1] if literal else None, first + more, path.name, given)


class _Module:
    """One module, and what its functions and variables give to texts."""

    def __init__(self, path: Path) -> None:
        self.name = str(path.relative_to(HOUSE))
        self.tree = ast.parse(path.read_text(encoding="utf-8"))
        self.functions = {f.name: f for f in ast.walk(self.tree) if isinstance(f, ast.FunctionDef)}

    def asked(self) -> Iterator[Asked]:
        for scope, call in self._calls():
            name = call.func.attr if isinstance(call.func, ast.Attribute) else getattr(call.func, "id", "")
            keywords = {k.arg: k.value for k in call.keywords}
            if name in {"Words", "Option"} and isinstance(call.func, ast.Name) and call.args:
                rest = call.args[1] if name == "Words" and len(call.args) > 1 else keywords.get("variables")
                yield from self._sites(call.args[0], self._given(rest, scope))
            elif name == "text" and isinstance(call.func, ast.Attribute) and call.args and _is_chat(call.func.value):
                yield from self._sites(call.args[0], self._keywords(call, scope))
            elif name == "_text" and call.args and self.name.startswith("api/"):
                yield from self._sites(call.args[0], frozenset())
            elif name == "label" and len(call.args) > 1:
                yield from self._sites(call.args[1], self._keywords(call, scope))
            elif name == "Flow" and call.args and isinstance(call.args[0], ast.Constant):
                yield from self._questions(str(call.args[0].value), call, scope)

    def _calls(self) -> Iterator[tuple[ast.AST, ast.Call]]:
        inside: set[ast.Call] = set()
        for function in self.functions.values():
            for node in ast.walk(function):
                if isinstance(node, ast.Call) and node not in inside:
                    inside.add(node)
                    yield function, node
        for node in ast.walk(self.tree):
            if isinstance(node, ast.Call) and node not in inside:
                yield self.tree, node

    def _sites(self, key: ast.expr, given: frozenset[str] | None) -> Iterator[Asked]:
        if isinstance(key, ast.IfExp):
            yield from self._sites(key.body, given)
            yield from self._sites(key.orelse, given)
        elif isinstance(key, ast.Constant) and isinstance(key.value, str):
            yield Asked(key.value, key.value, self.name, given)
        elif not (isinstance(key, ast.Call) and ast.unparse(key.func) == "Plain"):
            yield Asked(None, ast.unparse(key), self.name, given)

    def _questions(self, flow: str, call: ast.Call, scope: ast.AST) -> Iterator[Asked]:
        for ask in ast.walk(call.args[1]):
            if isinstance(ask, ast.Call) and getattr(ask.func, "id", "") == "Ask":
                assert isinstance(ask.args[0], ast.Constant)
                show = next((k.value for k in ask.keywords if k.arg == "show"), None)
                key = f"ask-{flow}-{ask.args[0].value!s}"
                yield Asked(key, key, self.name, self._shown(show, scope))

    def _shown(self, show: ast.expr | None, scope: ast.AST) -> frozenset[str] | None:
        if isinstance(show, ast.Lambda):
            return self._given(show.body, scope)
        if isinstance(show, ast.Name) and show.id in self.functions:
            return self._returned(self.functions[show.id])
        return frozenset() if show is None else None

    def _returned(self, function: ast.FunctionDef) -> frozenset[str] | None:
        found = [self._given(r.value, function) for r in ast.walk(function) if isinstance(r, ast.Return)]
        return _union(found)

    def _keywords(self, call: ast.Call, scope: ast.AST) -> frozenset[str] | None:
        return _union(self._given(k.value, scope) if k.arg is None else frozenset({k.arg}) for k in call.keywords)

    def _given(self, value: ast.expr | None, scope: ast.AST) -> frozenset[str] | None:
        """The names in a mapping, followed through | and **, variables of the function, and functions."""
        match value:
            case None:
                return frozenset()
            case ast.Dict():
                return _union(
                    self._given(v, scope) if k is None else frozenset({str(getattr(k, "value", "?"))})
                    for k, v in zip(value.keys, value.values, strict=True)
                )
            case ast.BinOp(op=ast.BitOr()):
                return _union((self._given(value.left, scope), self._given(value.right, scope)))
            case ast.Name():
                set_to = [
                    node.value
                    for node in ast.walk(scope)
                    if isinstance(node, ast.Assign) and ast.unparse(node.targets[0]) == value.id
                ]
                return _union(self._given(v, scope) for v in set_to) if set_to else None
            case ast.Call():
                name = ast.unparse(value.func).split(".")[-1]
                if name == "variables" and len(value.args) > 1:  # locales.variables(language, mapping, …)
                    return self._given(value.args[1], scope)
                if name in self.functions:
                    return self._returned(self.functions[name])
                others = [_module(path) for path in _rules() if name in _module(path).functions]
                return others[0]._returned(others[0].functions[name]) if len(others) == 1 else None
            case ast.Attribute(attr="address"):
                return frozenset()
        return None


@cache
def _module(path: Path) -> _Module:
    return _Module(path)


@cache
def _rules() -> tuple[Path, ...]:
    return tuple(sorted([*(HOUSE / "bot").glob("*.py"), *(HOUSE / "models").glob("*.py")]))


def _is_chat(value: ast.expr) -> bool:
    return ast.unparse(value).split(".")[-1] in {"chat", "self"}


def _union(
    found: Iterator[frozenset[str] | None] | list[frozenset[str] | None] | tuple[frozenset[str] | None, ...],
) -> frozenset[str] | None:
    """All of them; None where one is unknown."""
    names: set[str] = set()
    for one in found:
        if one is None:
            return None
        names |= one
    return frozenset(names)
