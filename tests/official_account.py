"""An Official Account for a town: its fake, and the settings that lead the product there."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any

from tests.fakes.zalo_oa import FakeZaloOa

PATIENT = 25.0  # seconds: how fast the product answers an event is measured elsewhere


@asynccontextmanager
async def official_account(url: str, wanted: bool) -> AsyncIterator[FakeZaloOa | None]:
    """An account whose events go to the product at this address, where one is wanted."""
    if not wanted:
        yield None
        return
    async with FakeZaloOa() as account:
        account.deliver_to = f"{url}/hooks/zalo-oa"
        account.webhook.patience = PATIENT
        yield account


def account_settings(account: FakeZaloOa | None) -> dict[str, Any]:
    """How the product is told of it."""
    if account is None:
        return {}
    return {
        "zalo_oa_app_id": account.app_id,
        "zalo_oa_app_secret": account.app_secret,
        "zalo_oa_secret_key": account.oa_secret_key,
        "zalo_oa_refresh_token": account.refresh_token,
        "zalo_oa_api_url": account.url,
        "zalo_oa_oauth_url": account.oauth_url,
        "zalo_zns_api_url": account.zns_url,
        "zalo_oa_rate": 1000,
        "zalo_oa_chat_gap": 0,
    }
