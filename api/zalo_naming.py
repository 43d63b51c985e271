"""The Official Account gets its name while the service runs, once somebody has connected it, here or elsewhere."""

import asyncio
import logging
from dataclasses import replace
from typing import TYPE_CHECKING, Protocol, runtime_checkable

from bot.channels import NotSent
from models import budgets, pacing
from models.db import DatabaseAway
from scheduler.leases import Lease

if TYPE_CHECKING:
    from api.house import House
    from models.zalo_tokens import Standing

LOOK_EVERY = 60.0  # seconds

log = logging.getLogger(__name__)


class _Tokens(Protocol):
    async def standing(self) -> "Standing": ...


class _Client(Protocol):
    tokens: _Tokens


@runtime_checkable
class NamedLater(Protocol):
    """A channel whose account nobody knows before it is connected; `oa_id` is "" until then."""

    name: str
    account: str
    oa_id: str
    client: _Client

    def belong_to(self, oa_id: str) -> None:
        """From now on this is the account."""


async def learn_name(house: "House", channel: NamedLater) -> None:
    """Look until the account has been connected, by whatever process."""
    while not channel.oa_id:
        try:
            await belong(house, channel, (await channel.client.tokens.standing()).oa_id)
        except (NotSent, DatabaseAway):
            pass  # the next look may go better
        except Exception:
            log.exception("the account's name could not be looked up")
        if not channel.oa_id:
            await asyncio.sleep(LOOK_EVERY)


async def belong(house: "House", channel: NamedLater, oa_id: str) -> None:
    """From now on the channel is this account: its limits, its lease and its month are those of other processes, too.

    Nothing where it has a name already: another account is taken at the next start.
    """
    if channel.oa_id or not oa_id:
        return
    await house.db.write(pacing.open_account, f"{channel.name}:{oa_id}")
    channel.belong_to(oa_id)
    await house.db.write(budgets.set_terms, channel.name, house.asks(channel.name))
    intake, sender = house.intakes[channel.name], house.senders[channel.name]
    intake.account = replace(intake.account, name=channel.account)
    sender.lease = Lease(house.db, f"send:{channel.account}")
    if house.works:
        await house.keep(sender.lease)
