"""Every setting, read once from the environment and `.env`; a bad or unknown one stops the start by its name."""

import json
import os
from collections.abc import Mapping
from pathlib import Path
from typing import Annotated, Literal
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from pydantic import AfterValidator, Field, HttpUrl, ValidationError, model_validator
from pydantic_settings import BaseSettings, SettingsConfigDict
from sqlalchemy import make_url
from sqlalchemy.exc import ArgumentError


def _zone(name: str) -> str:
    try:
        ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError):
        raise ValueError(f"{name!r} is no time zone") from None
    return name


def _web_address(value: str) -> str:
    if value:
        try:
            HttpUrl(value)
        except ValidationError as error:
            raise ValueError(f"{value!r} is no web address: {error.errors()[0]['msg']}") from None
    return value.rstrip("/")


def _digits(value: str) -> str:
    if value and not (value.isascii() and value.isdigit()):
        raise ValueError("it is a number, as developers.zalo.me shows it")
    return value


def _database(value: str) -> str:
    # Hosts hand out postgres:// and postgresql://; the driver that we install is named here.
    scheme, _, rest = value.partition("://")
    if scheme in {"postgres", "postgresql"}:
        value = f"postgresql+psycopg://{rest}"
    elif scheme not in {"sqlite", "postgresql+psycopg"}:
        raise ValueError("it begins with sqlite:/// or postgresql://")
    try:
        make_url(value)
    except (ArgumentError, ValueError):  # whose words might repeat a piece of the password
        raise ValueError("it cannot be read as the address of a database") from None
    return value


# What a template may be filled with, by the kind of message that it carries, and what it must say.
_ABOUT_MEETINGS = {"name", "unit", "kind", "when", "day", "hour", "place", "content"}
PARAMETERS: Mapping[str, set[str]] = {
    **dict.fromkeys(("invite", "remind", "cancel"), _ABOUT_MEETINGS),
    "change": _ABOUT_MEETINGS | {"old"},
    "notice": {"name", "unit", "text", "sender"},
}


def _templates(value: str) -> str:
    """Zalo's templates as JSON in one line, or the path of a file that holds it. The same as JSON in one line."""
    if not value:
        return value
    try:
        text = value if value.lstrip().startswith("{") else Path(value).read_text(encoding="utf-8")
        named = json.loads(text)
    except OSError as error:
        raise ValueError(f"the file {value} cannot be read ({error.strerror})") from None
    except (ValueError, RecursionError):
        raise ValueError('it is no JSON such as {"invite": {"id": "12345", "user": 200, "data": {…}}}') from None
    if not isinstance(named, dict):
        raise ValueError("it is no JSON object of message kinds")
    return (
        json.dumps({kind: _template(kind, said) for kind, said in named.items()}, ensure_ascii=False) if named else ""
    )


def _template(kind: str, said: object) -> dict[str, object]:
    if kind not in PARAMETERS:
        raise ValueError(f"{kind!r} is none of {', '.join(PARAMETERS)}")
    if not isinstance(said, dict) or set(said) - {"id", "user", "phone", "monthly", "data"}:
        raise ValueError(f"{kind} is an object with id, user, phone, monthly and data, and nothing else")
    number, data = said.get("id"), said.get("data")
    if not isinstance(number, str) or not number.strip():
        raise ValueError(f"{kind} needs an id, in quotes, as account.zalo.cloud shows it")
    prices = {way: said[way] for way in ("user", "phone") if said.get(way) is not None}
    if not prices or not all(isinstance(one, int) and not isinstance(one, bool) and one > 0 for one in prices.values()):
        raise ValueError(f"{kind} needs the price in đồng by user, by phone, or both, each a number above 0")
    if not isinstance(data, dict) or not data or not all(isinstance(one, str) for one in data.values()):
        raise ValueError(f"{kind} needs data: for each of the template's parameters what stands in it")
    if strange := sorted(set(data.values()) - PARAMETERS[kind]):
        raise ValueError(f"{kind} cannot be filled with {strange[0]!r}; there is {', '.join(sorted(PARAMETERS[kind]))}")
    if kind == "change" and "place" not in data.values():  # it may be the place alone that has changed
        raise ValueError("change needs a parameter that is filled with place")
    if kind == "notice" and "text" not in data.values():
        raise ValueError("notice needs a parameter that is filled with text")
    if kind != "notice" and "when" not in data.values() and not {"day", "hour"} <= set(data.values()):
        raise ValueError(f"{kind} needs a parameter that is filled with when, or two with day and hour")
    monthly = said.get("monthly")
    if monthly is None:
        return {"id": number.strip(), **prices, "data": data}
    if not isinstance(monthly, int) or isinstance(monthly, bool) or monthly <= 0:
        raise ValueError(f"{kind} takes as monthly how many may leave in a month, a number above 0")
    return {"id": number.strip(), **prices, "monthly": monthly, "data": data}


Mode = Literal["polling", "webhook"]
Address = Annotated[str, AfterValidator(_web_address)]


class BadSettings(Exception):
    """One sentence that names the setting and says what is wrong."""


class Settings(BaseSettings):
    """See .env.example for what each is for."""

    model_config = SettingsConfigDict(env_file=".env", extra="forbid", env_ignore_empty=True)

    database_url: Annotated[str, AfterValidator(_database)] = "sqlite:///var/chihoi.db"
    secret_key: str = ""
    public_url: Address = ""
    timezone: Annotated[str, AfterValidator(_zone)] = "Asia/Ho_Chi_Minh"
    default_language: Literal["vi", "en"] = "vi"
    hotline: str = "1900 969 680"
    web_chat: bool = True
    log_level: Literal["DEBUG", "INFO", "WARNING", "ERROR"] = "INFO"

    telegram_token: str = ""
    telegram_api_url: Address = "https://api.telegram.org"
    telegram_mode: Mode = "polling"
    telegram_webhook_secret: str = ""
    telegram_rate: float = Field(default=29.5, gt=0, le=100_000)
    telegram_chat_gap: float = Field(default=1.0, ge=0, le=60)

    zalo_bot_token: str = ""
    zalo_bot_api_url: Address = "https://bot-api.zaloplatforms.com"
    zalo_bot_mode: Mode = "polling"
    zalo_bot_webhook_secret: str = ""
    zalo_bot_rate: float = Field(default=5.0, gt=0, le=100_000)
    zalo_bot_chat_gap: float = Field(default=1.0, ge=0, le=60)
    zalo_bot_monthly_quota: int = Field(default=3000, ge=0)
    zalo_bot_users: int = Field(default=50, ge=0)
    zalo_bot_link: Address = ""

    zalo_oa_app_id: Annotated[str, AfterValidator(_digits)] = ""
    zalo_oa_app_secret: str = ""
    zalo_oa_secret_key: str = ""
    zalo_oa_refresh_token: str = ""
    zalo_oa_api_url: Address = "https://openapi.zalo.me"
    zalo_oa_oauth_url: Address = "https://oauth.zaloapp.com"
    zalo_oa_rate: float = Field(default=10.0, gt=0, le=100_000)
    zalo_oa_chat_gap: float = Field(default=1.0, ge=0, le=60)
    zalo_oa_link: Address = ""
    zalo_oa_buttons: bool = True
    zalo_oa_paid_price: int = Field(default=55, ge=0)
    zalo_oa_free_hours: int = Field(default=48, ge=0)
    zalo_oa_paid_days: int = Field(default=7, ge=0)
    zalo_monthly_budget: int = Field(default=0, ge=0)
    zalo_zns_api_url: Address = "https://business.openapi.zalo.me"
    zalo_zns_templates: Annotated[str, AfterValidator(_templates)] = ""

    @model_validator(mode="after")
    def _together(self) -> "Settings":
        for name in ("telegram", "zalo_bot"):
            if getattr(self, f"{name}_token") and getattr(self, f"{name}_mode") == "webhook":
                if not self.public_url:
                    raise ValueError(f"{name.upper()}_MODE is webhook, which needs PUBLIC_URL")
                if len(getattr(self, f"{name}_webhook_secret")) < 8:
                    raise ValueError(f"{name.upper()}_WEBHOOK_SECRET needs at least 8 characters")
        if self.zalo_zns_templates and not self.zalo_oa_app_id:
            raise ValueError("ZALO_ZNS_TEMPLATES is set, which needs ZALO_OA_APP_ID: an Official Account sends them")
        if self.zalo_oa_app_id and not self.zalo_oa_app_secret:
            raise ValueError("ZALO_OA_APP_ID needs ZALO_OA_APP_SECRET: the app's secret key at developers.zalo.me")
        for name in ("ZALO_OA_APP_SECRET", "ZALO_OA_SECRET_KEY", "ZALO_OA_REFRESH_TOKEN"):
            if getattr(self, name.lower()) and not self.zalo_oa_app_id:
                raise ValueError(f"{name} is set, which needs ZALO_OA_APP_ID: the app's number at developers.zalo.me")
        return self


def load(env_file: str | Path | None = ".env", environment: Mapping[str, str] | None = None) -> Settings:
    """The settings. Raises BadSettings with one sentence that names what is wrong."""
    known = {name.upper() for name in Settings.model_fields}
    for name in os.environ if environment is None else environment:
        if name.upper().startswith(("TELEGRAM_", "ZALO_")) and name.upper() not in known:
            raise BadSettings(f"{name} in the environment is not a setting of chihoi; see .env.example.")
    try:
        return Settings(_env_file=env_file)  # type: ignore[call-arg]
    except UnicodeDecodeError:
        raise BadSettings(f"{env_file} is not a text in UTF-8; save it again as UTF-8.") from None
    except ValidationError as error:
        first = error.errors()[0]
        name = str(first["loc"][0]).upper() if first["loc"] else ""
        if first["type"] == "extra_forbidden":
            raise BadSettings(f"{name} in {env_file} is not a setting of chihoi; see .env.example.") from None
        said = str(first["msg"]).removeprefix("Value error, ")
        raise BadSettings(f"{name}: {said}." if name else f"{said}.") from None
