"""The usual stack, written as its users write it: FastAPI, python-telegram-bot with its default HTTP client, and
SQLModel's AsyncSession on aiosqlite. A tap is one SELECT, one INSERT, one UPDATE and one reply, awaited.
`python -m tests.bench.usual <socket> <database> <Bot API>`."""

import sys
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import uvicorn
from fastapi import FastAPI, Request, Response
from sqlalchemy import event, update
from sqlalchemy.ext.asyncio import async_sessionmaker, create_async_engine
from sqlmodel import Field, MetaData, Session, SQLModel, col, create_engine, select
from sqlmodel.ext.asyncio.session import AsyncSession
from telegram import Update
from telegram.ext import Application, CallbackQueryHandler, ContextTypes

from tests.bench.processes import given_socket
from tests.bench.town import ANSWERS, FIRST_CHAT, TOKEN, tap


class Table(SQLModel):
    """Its own metadata: the product's tables are none of this stack's."""

    metadata = MetaData()


class Member(Table, table=True):
    """A woman and her chat."""

    id: int | None = Field(default=None, primary_key=True)
    chat_id: int = Field(unique=True)
    full_name: str


class Meeting(Table, table=True):
    """A meeting with its tally."""

    id: int | None = Field(default=None, primary_key=True)
    title: str
    yes: int = 0
    no: int = 0
    unsure: int = 0


class Rsvp(Table, table=True):
    """One answer."""

    id: int | None = Field(default=None, primary_key=True)
    member_id: int = Field(foreign_key="member.id", index=True)
    meeting_id: int = Field(foreign_key="meeting.id", index=True)
    answer: str
    at: datetime


WORDS = {"yes": "Hẹn gặp chị.", "no": "Chị không đi được.", "unsure": "Chị chưa chắc."}


def found(path: Path, women: int, meetings: int) -> None:
    """The same women and meetings as in the product's town."""
    engine = create_engine(f"sqlite:///{path}")
    Table.metadata.create_all(engine)
    with Session(engine) as session:
        session.add_all(Member(chat_id=FIRST_CHAT + n, full_name=f"Nguyễn Thị Lụa {n}") for n in range(women))
        session.add_all(Meeting(title=f"Sinh hoạt chi hội {n + 1}") for n in range(meetings))
        session.commit()
    engine.dispose()


def taps(women: int, meetings: int) -> Iterator[bytes]:
    """A tap of every woman on every invitation."""
    for number in range(women * meetings):
        meeting = number // women + 1
        buttons = [[{"text": words, "callback_data": f"rsvp:{meeting}:{one}"}] for one, words in WORDS.items()]
        payload = f"rsvp:{meeting}:{ANSWERS[number % len(ANSWERS)]}"
        yield tap("/telegram", number, FIRST_CHAT + number % women, payload, "Mời chị dự họp chi hội.", buttons)


def build(database: str, api: str) -> FastAPI:
    """The service: one engine, one bot, one route."""
    engine = create_async_engine(f"sqlite+aiosqlite:///{database}", connect_args={"timeout": 30})

    @event.listens_for(engine.sync_engine, "connect")
    def connected(connection: Any, _record: Any) -> None:
        connection.execute("PRAGMA journal_mode=WAL")
        connection.execute("PRAGMA synchronous=NORMAL")

    sessions = async_sessionmaker(engine, class_=AsyncSession, expire_on_commit=False)

    async def tapped(received: Update, _context: ContextTypes.DEFAULT_TYPE) -> None:
        query = received.callback_query
        assert query is not None
        assert query.data is not None
        _, meeting_id, answer = query.data.split(":")
        async with sessions() as session:
            member = (await session.exec(select(Member).where(Member.chat_id == query.from_user.id))).one()
            assert member.id is not None
            session.add(Rsvp(member_id=member.id, meeting_id=int(meeting_id), answer=answer, at=datetime.now(UTC)))
            tally = getattr(Meeting, answer)
            await session.exec(update(Meeting).where(col(Meeting.id) == int(meeting_id)).values({tally: tally + 1}))
            await session.commit()
        await query.edit_message_text(WORDS[answer])

    bot = Application.builder().token(TOKEN).base_url(f"{api}/bot").updater(None).build()
    bot.add_handler(CallbackQueryHandler(tapped, pattern="^rsvp:"))

    @asynccontextmanager
    async def lifespan(_app: FastAPI) -> AsyncIterator[None]:
        async with bot:
            await bot.start()
            yield
            await bot.stop()
        await engine.dispose()

    app = FastAPI(lifespan=lifespan)

    @app.post("/telegram")
    async def receive(request: Request) -> Response:
        await bot.process_update(Update.de_json(await request.json(), bot.bot))
        return Response()

    @app.get("/readyz")
    async def ready() -> dict[str, str]:
        return {"status": "ready"}

    return app


if __name__ == "__main__":
    listening = given_socket()
    uvicorn.config.LOGGING_CONFIG["handlers"]["default"]["stream"] = "ext://sys.stdout"  # thrown away, as ours is
    uvicorn.Server(uvicorn.Config(build(sys.argv[2], sys.argv[3]))).run(sockets=[listening])
