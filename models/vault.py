"""Phones sealed at rest and found by a keyed hash."""

import base64
import hashlib
import hmac

from cryptography.fernet import Fernet, InvalidToken
from sqlmodel import Session


class Vault:
    """Keys derived from the one SECRET_KEY: one to seal, one to look up, one for codes."""

    def __init__(self, secret: str) -> None:
        self._secret = secret.encode()
        self._fernet = Fernet(base64.urlsafe_b64encode(self.derive("seal")))
        self._lookup = self.derive("lookup")

    def derive(self, purpose: str) -> bytes:
        """32 bytes for one purpose."""
        return hmac.digest(self._secret, b"chihoi:" + purpose.encode(), hashlib.sha256)

    def seal(self, text: str) -> str:
        """An encrypted, authenticated token; "" stays ""."""
        return self._fernet.encrypt(text.encode()).decode() if text else ""

    def unseal(self, token: str) -> str:
        """The text of a token. Raises ValueError when SECRET_KEY is not the one that sealed it."""
        try:
            return self._fernet.decrypt(token.encode()).decode() if token else ""
        except InvalidToken:
            raise ValueError("SECRET_KEY is not the one that this database was written with") from None

    def digest(self, text: str) -> str:
        """The same text gives the same 64 hex digits, and nobody without the key can compute them; "" stays ""."""
        return hmac.new(self._lookup, text.encode(), hashlib.sha256).hexdigest() if text else ""


def vault(session: Session) -> Vault:
    """The vault that the database was opened with."""
    found: Vault = session.info["vault"]
    return found
