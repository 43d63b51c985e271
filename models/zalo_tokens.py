"""The Official Account's pair of tokens: sealed, kept before its first use, and refreshed by one process at a time.

A refresh token is good once (facts/zalo.md §2.2): whoever loses the answer to a refresh has lost the account until a
person connects it again. Times are real seconds; one that lies ahead was written before the clock was set back, and
holds nobody up.
"""

from dataclasses import dataclass

from sqlalchemy import ColumnElement, case, true
from sqlmodel import Field, Session, SQLModel, select

from models import clock
from models.db import insert_new
from models.vault import vault

EARLY = 0.8  # of its life a pair is refreshed: at 20 of 25 hours
LAPSE = 45.0  # seconds after which whoever began a refresh is taken for dead
LONGEST_WAIT = 3600.0  # seconds between two tries
YOUNG = 60.0  # seconds in which a pair that is refused will not be mended by another one
UNKNOWN_LIFE = 3600.0  # seconds, where the answer names none


class ZaloToken(SQLModel, table=True):
    """One app's pair. `unsure`: an earlier try with this refresh token ended without a certain answer."""

    __tablename__ = "zalo_token"
    app_id: str = Field(primary_key=True)
    oa_id: str = ""
    access_sealed: str = ""
    refresh_sealed: str = ""
    got_at: float = 0.0
    lasts: float = 0.0
    seed_digest: str = ""  # of the ZALO_OA_REFRESH_TOKEN that was last seen: only another one is taken
    begun_at: float = 0.0  # 0: no refresh is on its way
    begun_by: str = ""
    unsure: bool = False
    fails: int = 0
    retry_at: float = 0.0
    problem: str = ""  # "key: detail", a key of api.zalo_standing


_T = ZaloToken.__table__  # type: ignore[attr-defined]


@dataclass(frozen=True)
class Pair:
    """What Zalo gives; `lasts` is the access token's life in seconds."""

    access: str
    refresh: str
    lasts: float = UNKNOWN_LIFE


@dataclass(frozen=True)
class Standing:
    """Where the pair of an app stands. `seen` names this refresh token; "" where there is none."""

    oa_id: str = ""
    access: str = ""
    seen: str = ""
    got_at: float = 0.0
    good_until: float = 0.0
    renew_at: float = 0.0
    begun_at: float = 0.0
    retry_at: float = 0.0
    unsure: bool = False
    problem: str = ""
    seed_is_new: bool = False  # the setting says another refresh token than when it was last looked at

    def works(self, real: float) -> bool:
        """Whether the access token should be taken by Zalo still."""
        return bool(self.access) and real < self.good_until

    def being_refreshed(self, real: float) -> bool:
        """Whether a process is at it that can be alive."""
        return self.begun_at > 0 and abs(real - self.begun_at) < LAPSE

    def waits(self, real: float) -> bool:
        """Whether the last try failed and the next one is not due yet."""
        return real < self.retry_at <= real + LONGEST_WAIT

    def is_young(self, real: float) -> bool:
        """Whether the access token has just been got, so that another one would help no more."""
        return bool(self.access) and abs(real - self.got_at) < YOUNG


def standing(session: Session, app_id: str, seed: str = "") -> Standing:
    """Where the pair stands, and whether `seed`, the setting's refresh token, is to be taken.

    Raises ValueError when SECRET_KEY is not the one that sealed it.
    """
    row = session.exec(select(ZaloToken).where(ZaloToken.app_id == app_id)).first()
    if row is None:
        return Standing(seed_is_new=bool(seed))
    return Standing(
        oa_id=row.oa_id,
        access=vault(session).unseal(row.access_sealed),
        seen=row.refresh_sealed,
        got_at=row.got_at,
        good_until=row.got_at + row.lasts,
        renew_at=row.got_at + row.lasts * EARLY if row.access_sealed else 0.0,
        begun_at=row.begun_at,
        retry_at=row.retry_at,
        unsure=row.unsure,
        problem=row.problem,
        seed_is_new=bool(seed) and row.seed_digest != vault(session).digest(seed),
    )


def take_seed(session: Session, app_id: str, seed: str) -> bool:
    """Start anew from the setting, once for each value of it. Whether it was new."""
    digest = vault(session).digest(seed)
    # In one statement: of two processes that start together, the second must not undo what the first has begun.
    return bool(seed) and _replace(session, app_id, Pair("", seed, 0.0), _T.c.seed_digest != digest, seed_digest=digest)


def connect(session: Session, app_id: str, pair: Pair, *, oa_id: str = "", seed: str = "") -> None:
    """Keep a first pair, or one after a new consent. `seed`: the setting of now, which must not win over it later."""
    _replace(session, app_id, pair, true(), seed_digest=vault(session).digest(seed))
    if oa_id:
        name_account(session, app_id, oa_id)


def name_account(session: Session, app_id: str, oa_id: str) -> None:
    """Remember which Official Account the pair opens."""
    session.connection().execute(_T.update().where(_T.c.app_id == app_id).values(oa_id=oa_id))


def begin(session: Session, app_id: str, seen: str, by: str) -> str | None:
    """Take the refresh token `seen` in hand, and return it; None where another process has it or had it."""
    real = clock.real()
    taken = session.connection().execute(
        _T.update()
        .where(
            _T.c.app_id == app_id,
            _T.c.refresh_sealed == seen,
            _T.c.refresh_sealed != "",
            ~_T.c.begun_at.between(real - LAPSE, real + LAPSE),
        )
        # Begun and never ended: whether Zalo has used it up, nobody knows.
        .values(begun_at=real, begun_by=by, unsure=case((_T.c.begun_at > 0, True), else_=_T.c.unsure))
    )
    return vault(session).unseal(seen) if taken.rowcount == 1 else None


def keep(session: Session, app_id: str, seen: str, pair: Pair) -> bool:
    """The refresh of `seen` gave this pair. False where the row has another already: kept before, or connected anew."""
    kept = session.connection().execute(
        _T.update().where(_T.c.app_id == app_id, _T.c.refresh_sealed == seen).values(**_fresh(session, pair))
    )
    return bool(kept.rowcount == 1)


def fail(session: Session, app_id: str, seen: str, problem: str, *, certain: bool) -> None:
    """The refresh of `seen` gave nothing. `certain`: Zalo has not used the token up, as far as its answer tells."""
    row = session.exec(select(ZaloToken).where(ZaloToken.app_id == app_id, ZaloToken.refresh_sealed == seen)).first()
    if row is None:
        return
    row.fails += 1
    row.unsure = row.unsure or not certain
    row.retry_at = clock.real() + min(LONGEST_WAIT, 5.0 * 2.0 ** min(row.fails, 20))
    row.problem, row.begun_at, row.begun_by = problem, 0.0, ""
    session.add(row)


def _replace(session: Session, app_id: str, pair: Pair, only_if: ColumnElement[bool], **more: str) -> bool:
    connection = session.connection()
    connection.execute(insert_new(session, _T), ZaloToken(app_id=app_id).model_dump())
    values = _fresh(session, pair) | more
    return connection.execute(_T.update().where(_T.c.app_id == app_id, only_if).values(**values)).rowcount == 1


def _fresh(session: Session, pair: Pair) -> dict[str, object]:
    seal = vault(session).seal
    return {
        "access_sealed": seal(pair.access),
        "refresh_sealed": seal(pair.refresh),
        "got_at": clock.real(),
        "lasts": pair.lasts,
        "begun_at": 0.0,
        "begun_by": "",
        "unsure": False,
        "fails": 0,
        "retry_at": 0.0,
        "problem": "",
    }
