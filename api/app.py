"""create_app(settings): the one place that builds channels, routes and scheduler."""

import os
from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager

from fastapi import FastAPI
from fastapi.responses import RedirectResponse

from api import calendar, chat, chat_entry, docs, errors, files, health, invitations, pages, v1, webhooks
from api.house import House
from bot.channels import Channel
from bot.channels.web import Web
from models import files as files_sent
from models.db import Database
from settings import Settings


def channels_of(settings: Settings) -> tuple[dict[str, Channel], frozenset[str]]:
    """The channels that are set up, and the names of those that poll."""
    found: dict[str, Channel] = {}
    polls = set()
    if settings.telegram_token:
        from bot.channels.telegram import Telegram  # half a second of import that a commune without it need not pay

        telegram = Telegram(
            token=settings.telegram_token,
            api_url=settings.telegram_api_url,
            mode=settings.telegram_mode,
            webhook_secret=settings.telegram_webhook_secret,
            webhook_url=f"{settings.public_url}/hooks/telegram" if settings.public_url else "",
        )
        telegram.rate, telegram.chat_gap = settings.telegram_rate, settings.telegram_chat_gap
        found["telegram"] = telegram
        if settings.telegram_mode == "polling":
            polls.add("telegram")
    if settings.zalo_bot_token:
        from bot.channels.zalo_bot import ZaloBot

        zalo_bot = ZaloBot(
            token=settings.zalo_bot_token,
            api_url=settings.zalo_bot_api_url,
            mode=settings.zalo_bot_mode,
            webhook_secret=settings.zalo_bot_webhook_secret,
            webhook_url=f"{settings.public_url}/hooks/zalo-bot" if settings.public_url else "",
        )
        zalo_bot.rate, zalo_bot.chat_gap = settings.zalo_bot_rate, settings.zalo_bot_chat_gap
        found["zalo-bot"] = zalo_bot
        if settings.zalo_bot_mode == "polling":
            polls.add("zalo-bot")
    if settings.web_chat:
        found["web"] = Web()
    return found, frozenset(polls)


def links_of(settings: Settings, channels: Mapping[str, Channel]) -> dict[str, str]:
    """Where people write to each channel that has an address of its own, as far as the settings say it."""
    return {name: settings.zalo_bot_link if name == "zalo-bot" else "" for name in channels if name != "web"}


def build_house(settings: Settings, *, works: bool = True, tick_every: float = 5.0) -> House:
    """The running parts, from settings."""
    channels, polls = channels_of(settings)
    db = Database(settings.database_url, settings.secret_key)
    if isinstance(web := channels.get("web"), Web):

        async def upload(file_id: str) -> bytes:
            return await db.read(files_sent.upload, file_id)

        web.uploads = upload
    house = House(
        db,
        channels,
        polls,
        quotas={
            name: (channel.account, settings.zalo_bot_monthly_quota)
            for name, channel in channels.items()
            if name == "zalo-bot"
        },
        language=settings.default_language,
        hotline=settings.hotline,
        public_url=settings.public_url,
        links=links_of(settings, channels),
        works=works,
        tick_every=tick_every,
    )
    house.build()
    return house


def create_app(settings: Settings, *, works: bool = True, demo: bool = False, tick_every: float = 5.0) -> FastAPI:
    """The service. `works`: also send, poll and tick in this process."""
    os.environ.setdefault("PTB_TIMEDELTA", "1")
    house = build_house(settings, works=works, tick_every=tick_every)

    @asynccontextmanager
    async def lifespan(app: FastAPI) -> AsyncIterator[None]:
        if demo:
            from api.demo import start_clock  # a tenth of a second of import that no other service need pay

            await start_clock(house)
        await house.open()
        try:
            yield
        finally:
            await house.close()

    app = FastAPI(title="chihoi", version="0.1.0", lifespan=lifespan, docs_url=None, redoc_url=None)
    app.state.house = house
    app.state.demo = demo
    app.state.zone, app.state.language = settings.timezone, settings.default_language
    app.state.stopping = lambda: False  # whoever serves may say when open streams shall end
    errors.install(app)
    app.include_router(health.router)
    app.add_api_route("/", lambda: RedirectResponse("/chat"), include_in_schema=False)
    app.include_router(webhooks.router)
    app.include_router(v1.router)
    app.include_router(files.router)
    app.include_router(calendar.router)
    app.include_router(invitations.router)
    pages.install(app)
    if demo:
        from api import demo as demo_pages

        demo_pages.install(app)
    if settings.web_chat:
        app.include_router(chat_entry.router)
        app.include_router(chat.router)
    docs.install(app)
    return app
