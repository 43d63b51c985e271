"""The OAuth server of Zalo: codes with PKCE, access tokens of 25 hours, refresh tokens that work once."""

import base64
import hashlib
import secrets
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any
from urllib.parse import urlencode

from aiohttp import web
from multidict import MultiMapping

from tests.fakes.zalo_oa_rules import Refusal, now

CODE_LIFE = timedelta(minutes=10)
ACCESS_LIFE = timedelta(seconds=90_000)
REFRESH_LIFE = timedelta(days=90)  # "three months"

# Only -14002 and -14003 are documented; the other codes and all wordings are assumed.
BAD_APP, BAD_REDIRECT, BAD_SECRET, BAD_CODE, BAD_REFRESH = -14002, -14003, -14004, -14005, -14014
NAMES = {
    BAD_APP: "Invalid appId",
    BAD_REDIRECT: "Invalid redirect uri",
    BAD_SECRET: "Invalid secret key",
    BAD_CODE: "Invalid authorization code",
    BAD_REFRESH: "Invalid refresh token",
}


def challenge_of(verifier: str) -> str:
    """The PKCE challenge (S256) of a verifier."""
    return base64.urlsafe_b64encode(hashlib.sha256(verifier.encode()).digest()).decode().rstrip("=")


@dataclass
class Grant:
    """An authorization code: what it was asked with, and until when it can be exchanged."""

    challenge: str
    until: datetime


@dataclass
class OAuth:
    """One app's grants. `rotations` counts the pairs given out for refresh tokens."""

    app_id: str
    app_secret: str
    oa_id: str
    redirect_uri: str = ""  # as saved in the console; "" takes any
    old_access_works: bool = True  # whether a refresh leaves the old access token alive is not documented
    unverified: bool = False  # an OA on trial gets no refresh token
    rotations: int = 0
    reused: int = 0  # how often a refresh token was offered that is dead
    codes: dict[str, Grant] = field(default_factory=dict)
    access: dict[str, datetime] = field(default_factory=dict)  # token -> its end
    refresh: dict[str, datetime] = field(default_factory=dict)  # those that still work -> their end
    used: set[str] = field(default_factory=set)
    violations: list[str] = field(default_factory=list)

    def pair(self) -> dict[str, str]:
        """A new pair, as the token endpoint answers it; `expires_in` is a string there."""
        access, refresh = secrets.token_urlsafe(48), secrets.token_urlsafe(48)
        if not self.old_access_works:
            self.access.clear()
        self.access[access] = now() + ACCESS_LIFE
        answer = {"access_token": access, "expires_in": str(int(ACCESS_LIFE.total_seconds()))}
        if self.unverified:
            return answer
        self.refresh[refresh] = now() + REFRESH_LIFE
        return answer | {"refresh_token": refresh}

    def revoke(self) -> None:
        """The grant is withdrawn: nothing works any more."""
        self.used |= set(self.refresh)
        self.access.clear()
        self.refresh.clear()

    def judge(self, token: str) -> int:
        """0 for an access token that works, else the API's error code."""
        if token not in self.access:
            return -216
        return 0 if now() < self.access[token] else -220

    def permission(self, query: MultiMapping[str]) -> web.Response:
        """GET /v4/oa/permission: the account's administrator agrees at once, and is sent back with a code."""
        if query.get("app_id") != self.app_id:
            return oauth_error(BAD_APP)
        if self.redirect_uri not in ("", query.get("redirect_uri")) or not query.get("redirect_uri"):
            return oauth_error(BAD_REDIRECT, reason="")
        if len(query.get("code_challenge", "")) != 43:
            self.violations.append("permission: code_challenge is no S256")
        unknown = set(query) - {"app_id", "redirect_uri", "code_challenge", "state"}
        self.violations.extend(f"permission: unknown parameter {name}" for name in sorted(unknown))
        code = secrets.token_urlsafe(24)
        self.codes[code] = Grant(query.get("code_challenge", ""), now() + CODE_LIFE)
        back = {"code": code, "oa_id": self.oa_id} | ({"state": query["state"]} if "state" in query else {})
        address = query["redirect_uri"]
        return web.Response(
            status=302, headers={"Location": f"{address}{'&' if '?' in address else '?'}{urlencode(back)}"}
        )

    async def token(self, request: web.Request) -> web.Response:
        """POST /v4/oa/access_token: the exchange of a code, or of a refresh token."""
        if request.content_type != "application/x-www-form-urlencoded":
            self.violations.append(f"access_token: content type {request.content_type}")
        form = {name: str(value) for name, value in (await request.post()).items()}
        try:
            return web.json_response(self._exchange(request.headers.get("secret_key", ""), form))
        except Refusal as refusal:
            return oauth_error(refusal.code)

    def _exchange(self, secret: str, form: dict[str, Any]) -> dict[str, str]:
        kind = form.get("grant_type", "")
        expected = {"authorization_code": {"code", "code_verifier"}, "refresh_token": {"refresh_token"}}.get(kind)
        if expected is None or set(form) != expected | {"app_id", "grant_type"}:
            self.violations.append(f"access_token: grant_type {kind!r} with {sorted(form)}")
        if form.get("app_id") != self.app_id:
            raise Refusal(BAD_APP)
        if secret != self.app_secret:
            raise Refusal(BAD_SECRET)
        if kind == "authorization_code":
            grant = self.codes.pop(form.get("code", ""), None)
            if grant is None or now() > grant.until or challenge_of(form.get("code_verifier", "")) != grant.challenge:
                raise Refusal(BAD_CODE)
            return self.pair()
        old = form.get("refresh_token", "")
        until = self.refresh.pop(old, None)
        if until is None or now() > until:
            self.reused += old in self.used
            raise Refusal(BAD_REFRESH)
        self.used.add(old)
        self.rotations += 1
        return self.pair()


def oauth_error(code: int, *, reason: str | None = None) -> web.Response:
    """A refusal of the OAuth server: HTTP 200 and JSON with an error."""
    name = NAMES.get(code, "Unknown error")
    body = {"error": code, "error_name": name, "error_reason": name if reason is None else reason}
    return web.json_response(body | {"message": name, "ref_doc": "https://developers.zalo.me/docs/"})
