"""Who calls the API, and for what: the bearer token, opened in the same transaction as the rule that is asked for."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Annotated, Any, Concatenate, ParamSpec, TypeVar

from fastapi import Depends, Header, Request, Response, Security
from fastapi.security import HTTPAuthorizationCredentials, HTTPBearer, SecurityScopes
from pydantic import BaseModel
from sqlmodel import Session

from api.house import House
from models.conversations import Who
from models.posts import Held
from models.repeats import once
from models.tokens import Scope, ScopeMissing, WrongToken, note_use, use_token

P = ParamSpec("P")
T = TypeVar("T")
B = TypeVar("B", bound=BaseModel)
M = TypeVar("M", bound=BaseModel)

_bearer = HTTPBearer(
    auto_error=False,
    description="A token made by `chihoi token make`. It opens what its post opens, less what its scopes leave out, "
    "and ends with it. Each operation names the scopes that it needs: read, write, names, units.",
)


@dataclass(frozen=True)
class Client:
    """One caller; every rule runs as the person of the token's post, with that post alone."""

    house: House
    token: str
    token_id: int
    post: Held
    scopes: frozenset[Scope]

    async def read(self, rule: Callable[Concatenate[Session, Who, P], T], *args: P.args, **kwargs: P.kwargs) -> T:
        """Run a rule that only looks."""
        return await self.house.db.read(_as_caller, self.token, rule, args, kwargs)

    async def write(self, rule: Callable[Concatenate[Session, Who, P], T], *args: P.args, **kwargs: P.kwargs) -> T:
        """Run a rule in one transaction; what it wrote for sending leaves at once."""
        result: T = await self.house.db.write(_as_caller, self.token, rule, args, kwargs)
        self._wake()
        return result

    async def write_once(self, key: str | None, shape: type[M], rule: Callable[[Session, Who, B], M], body: B) -> M:
        """The same for a rule that must not run twice under one Idempotency-Key: a repeat gets the first answer."""
        if key is None:
            return await self.write(rule, body)
        return shape.model_validate(await self.write(_once, self.token_id, key, rule, body))

    def _wake(self) -> None:
        for sender in self.house.senders.values():
            sender.wake()


def _as_caller(session: Session, token: str, rule: Callable[..., T], args: Any, kwargs: Any) -> T:
    return rule(session, use_token(session, token).who, *args, **kwargs)


def _once(
    session: Session, who: Who, token_id: int, key: str, rule: Callable[[Session, Who, B], BaseModel], body: B
) -> dict[str, Any]:
    asked = f"{type(body).__name__} {body.model_dump_json()}"
    return once(session, token_id, key, asked, lambda: rule(session, who, body).model_dump(mode="json"))


async def _client(
    needed: SecurityScopes,
    request: Request,
    response: Response,
    given: Annotated[HTTPAuthorizationCredentials | None, Depends(_bearer)],
) -> Client:
    if given is None:
        raise WrongToken
    house: House = request.app.state.house
    opened = await house.db.read(use_token, given.credentials)
    for scope in needed.scopes:
        if scope not in opened.scopes:
            raise ScopeMissing(scope)
    if opened.use_is_stale:
        await house.db.write(note_use, opened.token_id)
    response.headers["Cache-Control"] = "no-store"  # answers hold names
    return Client(house, given.credentials, opened.token_id, opened.post, opened.scopes)


Caller = Annotated[Client, Security(_client, scopes=[Scope.READ.value])]
Writer = Annotated[Client, Security(_client, scopes=[Scope.WRITE.value])]
NameReader = Annotated[Client, Security(_client, scopes=[Scope.READ.value, Scope.NAMES.value])]
UnitWriter = Annotated[Client, Security(_client, scopes=[Scope.UNITS.value])]

IdempotencyKey = Annotated[
    str | None,
    Header(
        alias="Idempotency-Key",
        min_length=1,
        max_length=200,
        pattern=r"^[\x21-\x7e]+$",
        description="Your own name for this request. The same key again gets the first answer and changes nothing.",
        examples=["7f1c0d3e-9a57-4c59-8a2e-2f0c5f6f1a11"],
    ),
]
