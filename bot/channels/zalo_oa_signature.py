"""Whether an event comes from Zalo: SHA-256 over app id, raw body, timestamp and secret (facts/zalo.md §2.3).

Where what is reported of the first term and of the secret differs, each is accepted, since nobody but Zalo and us knows
either secret; the log says once which was seen.
"""

import hashlib
import hmac
import logging
from collections.abc import Iterator, Mapping

from bot.channels import Unverified

HEADER = "x-zevent-signature"

_log = logging.getLogger(__name__)


def mac(first: str, raw: bytes, timestamp: str, secret: str) -> str:
    """The signature: plain SHA-256 of the joined terms, no HMAC."""
    return hashlib.sha256(b"".join([_bytes(first), raw, _bytes(timestamp), _bytes(secret)])).hexdigest()


class Signature:
    """What our events are signed with. `secrets` are setting -> value, "" for none."""

    def __init__(self, app_id: str, secrets: Mapping[str, str]) -> None:
        self._app_id = app_id
        self._secrets = {name: secret for name, secret in secrets.items() if secret}
        self._seen: set[tuple[str, str]] = set()

    @property
    def ready(self) -> bool:
        """Whether there is a secret to verify with."""
        return bool(self._secrets)

    def verify(self, headers: Mapping[str, str], body: bytes, timestamp: str, oa_id: str) -> None:
        """`oa_id` is our account, or the one that the event names while ours is not known.

        Raises Unverified, which is answered as if all were well: refused often enough, Zalo would shut off the webhook
        (docs/decisions/0009).
        """
        given = next((value for name, value in headers.items() if name.lower() == HEADER), "")
        given = given.strip().removeprefix("mac=").lower()
        for seen, right in self._expected(body, timestamp, oa_id):
            if hmac.compare_digest(_bytes(given), right.encode()):
                self._note(seen)
                return
        raise Unverified(f"wrong or missing {HEADER}", answered=True)

    def _expected(self, body: bytes, timestamp: str, oa_id: str) -> Iterator[tuple[tuple[str, str], str]]:
        for setting, secret in self._secrets.items():
            yield ("app id", setting), mac(self._app_id, body, timestamp, secret)
            yield ("OA id", setting), mac(oa_id, body, timestamp, secret)

    def _note(self, seen: tuple[str, str]) -> None:
        if seen not in self._seen:
            self._seen.add(seen)
            _log.info("zalo-oa: events are signed with the %s and %s", *seen)


def _bytes(text: str) -> bytes:
    return text.encode(errors="surrogatepass")  # compare_digest takes no str beyond ASCII
