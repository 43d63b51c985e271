"""create_app(settings): the one place that builds channels, routes and scheduler."""

import contextlib
import json
import os
from collections.abc import AsyncIterator, Awaitable, Callable, Coroutine, Mapping
from contextlib import asynccontextmanager
from datetime import timedelta
from functools import partial
from typing import TYPE_CHECKING

from fastapi import FastAPI
from sqlalchemy.exc import SQLAlchemyError

from api import calendar, chat, chat_entry, docs, errors, files, guides, health, invitations, pages, v1, webhooks
from api.house import House
from api.pages.office import features as office
from bot.channels import Channel
from bot.channels.web import Web
from models import files as files_sent
from models.db import Database, DatabaseAway
from models.reach import Terms
from settings import Settings

if TYPE_CHECKING:
    from bot.channels.zalo_templates import ZaloTemplates


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
    if settings.zalo_oa_app_id:
        found["zalo-oa"] = zalo_oa_of(settings)
    if settings.web_chat:
        found["web"] = Web()
    return found, frozenset(polls)


def zalo_oa_of(settings: Settings) -> Channel:
    """The Official Account; its tokens are found once it has the database (`in_database`)."""
    from bot.channels.zalo_oa import ZaloOa
    from bot.channels.zalo_oa_client import ZaloOaClient
    from scheduler.zalo_tokens import App, StoredTokens

    oauth = settings.zalo_oa_oauth_url
    app = App(settings.zalo_oa_app_id, settings.zalo_oa_app_secret, oauth, settings.zalo_oa_refresh_token)
    client = ZaloOaClient(
        url=settings.zalo_oa_api_url,
        oauth_url=oauth,
        app_id=app.app_id,
        app_secret=app.secret,
        tokens=StoredTokens(app, key=settings.secret_key),
    )
    zalo_oa = ZaloOa(
        client=client,
        api_url=settings.zalo_oa_api_url,
        app_id=app.app_id,
        # Which of the two signs, sources disagree on; the one of the webhook's page is the likely one.
        secrets={"ZALO_OA_SECRET_KEY": settings.zalo_oa_secret_key, "ZALO_OA_APP_SECRET": app.secret},
        buttons=settings.zalo_oa_buttons,
        paid_price=settings.zalo_oa_paid_price,
        form_image=f"{settings.public_url}/static/icon.png" if settings.public_url else "",
    )
    zalo_oa.rate, zalo_oa.chat_gap = settings.zalo_oa_rate, settings.zalo_oa_chat_gap
    return zalo_oa


def templates_of(settings: Settings, channels: Mapping[str, Channel]) -> "ZaloTemplates | None":
    """What sends the account's template messages, where the settings name any."""
    client = getattr(channels.get("zalo-oa"), "client", None)
    if client is None or not settings.zalo_zns_templates:
        return None
    from bot.channels.zalo_templates import ZaloTemplates
    from models.templates import ACCOUNT

    rate, gap = settings.zalo_oa_rate, settings.zalo_oa_chat_gap
    return ZaloTemplates(client=client, url=settings.zalo_zns_api_url, account=ACCOUNT, rate=rate, chat_gap=gap)


def look_at_templates(
    settings: Settings, channels: Mapping[str, Channel]
) -> Callable[[], Awaitable[list[tuple[str, str, str, str]]]] | None:
    """What the doctor asks of them; None where the settings name none."""
    templates = templates_of(settings, channels)
    if templates is None:
        return None
    from api.template_standing import found

    return partial(found, templates, json.loads(settings.zalo_zns_templates), settings.zalo_monthly_budget)


def in_database(channel: Channel, db: Database) -> None:
    """Give an Official Account its tokens, and its name where it has been connected before."""
    from bot.channels.zalo_oa import ZaloOa
    from models.zalo_tokens import standing
    from scheduler.zalo_tokens import StoredTokens

    if not isinstance(channel, ZaloOa) or not isinstance(tokens := channel.client.tokens, StoredTokens):
        return
    tokens.db = db
    with contextlib.suppress(DatabaseAway, SQLAlchemyError, ValueError):  # what is wrong is said when it opens
        channel.belong_to(db.read_now(standing, tokens.app.app_id).oa_id)


def links_of(settings: Settings, channels: Mapping[str, Channel]) -> dict[str, str]:
    """Where people write to each channel that has an address of its own, as far as the settings say it."""
    known = {"zalo-bot": settings.zalo_bot_link, "zalo-oa": settings.zalo_oa_link}
    return {name: known.get(name, "") for name in channels if name != "web"}


def upkeep_of(channels: Mapping[str, Channel]) -> tuple[Callable[[], Coroutine[None, None, None]], ...]:
    """What has to run beside the channels: fresh tokens for the Official Account, when nobody sends too."""
    client = getattr(channels.get("zalo-oa"), "client", None)
    return () if client is None else (client.tokens.keep_fresh,)


def terms_of(settings: Settings) -> dict[str, Terms]:
    """What the channels ask that are not free and open at any time."""
    free_for, paid_for = timedelta(hours=settings.zalo_oa_free_hours), timedelta(days=settings.zalo_oa_paid_days)
    return {
        "zalo-oa": Terms("", free_for, paid_for, settings.zalo_oa_paid_price),
        "zalo-bot": Terms("", people=settings.zalo_bot_users),
    }


def build_house(settings: Settings, *, works: bool = True, tick_every: float = 5.0) -> House:
    """The running parts, from settings."""
    channels, polls = channels_of(settings)
    db = Database(settings.database_url, settings.secret_key)
    if isinstance(web := channels.get("web"), Web):

        async def upload(file_id: str) -> bytes:
            return await db.read(files_sent.upload, file_id)

        web.uploads = upload
    if "zalo-oa" in channels:
        in_database(channels["zalo-oa"], db)
    templates = templates_of(settings, channels)
    house = House(
        db,
        channels,
        polls,
        stores=frozenset({"zalo-oa"}),
        quotas={
            name: (channel.account, settings.zalo_bot_monthly_quota)
            for name, channel in channels.items()
            if name == "zalo-bot"
        },
        terms=terms_of(settings),
        budget=settings.zalo_monthly_budget,
        templates=templates,
        named=json.loads(settings.zalo_zns_templates) if templates is not None else {},
        language=settings.default_language,
        hotline=settings.hotline,
        public_url=settings.public_url,
        links=links_of(settings, channels),
        works=works,
        tick_every=tick_every,
        upkeep=upkeep_of(channels),
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
    app.include_router(webhooks.router)  # first what is asked for most: routes are tried in their order
    app.include_router(v1.router)
    app.include_router(health.router)
    office.install(app)
    if "zalo-oa" in house.channels:
        from api import zalo_connect

        app.include_router(zalo_connect.router)
    app.include_router(files.router)
    app.include_router(guides.router)
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
