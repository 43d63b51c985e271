"""Whether the secrets with which platforms sign their posts are the right ones, from what came in."""

from collections.abc import Iterator

from sqlmodel import Session

from models import unverified
from models.pacing import VIETNAM

# Each channel's setting, and where the right value stands.
SECRETS = {
    "zalo-oa": (
        "ZALO_OA_SECRET_KEY",
        "copy the OA Secret Key of the app's Webhook page; the app's own secret belongs into ZALO_OA_APP_SECRET",
    ),
    "zalo-bot": ("ZALO_BOT_WEBHOOK_SECRET", "after changing it, delete the bot's webhook and restart the service"),
    "telegram": ("TELEGRAM_WEBHOOK_SECRET", "restart the service, which registers it"),
}


def wrong_secrets(session: Session) -> Iterator[tuple[str, str, str]]:
    """(setting, problem, cure) for each secret that none of the last posts was signed with."""
    for channel, (setting, cure) in SECRETS.items():
        row = unverified.in_a_row(session, channel)
        if row is not None:
            since = row.first_at.astimezone(VIETNAM)
            said = f"looks wrong: {row.count} posts since {since:%Y-%m-%d %H:%M} and none is signed with it"
            yield setting, said, cure
