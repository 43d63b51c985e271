"""The template messages of Zalo (ZNS, "ZBS Template Message"): by phone number on their own host, and by user id."""

import re
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from tests.fakes.zalo_oa_meter import Meter
from tests.fakes.zalo_oa_people import Person
from tests.fakes.zalo_oa_rules import VIETNAM, Breach, Refusal, fields, night, now

TRACKING_ID = 48  # characters
DATE = re.compile(r"\d\d:\d\d(:\d\d)?( \d\d/\d\d/\d{4})?|(\d\d/)?\d\d/\d{4}")


@dataclass(frozen=True)
class Parameter:
    """One parameter of a template."""

    name: str
    limit: int = 30
    kind: str = "STRING"  # or "NUMBER", "DATE"
    required: bool = True

    def listed(self) -> dict[str, Any]:
        """As `template/info/v2` lists it."""
        shape = {"name": self.name, "require": self.required, "type": self.kind}
        return shape | {"maxLength": self.limit, "minLength": 0, "acceptNull": not self.required}


@dataclass
class Template:
    """An approved template, unless `status` says otherwise."""

    id: str
    parameters: tuple[Parameter, ...]
    name: str = "Mời họp"
    status: str = "ENABLE"  # or "PENDING_REVIEW", "REJECT", "DISABLE"
    tag: str = "IN_TRANSACTION"  # or "OUT_TRANSACTION", "IN_PROMOTION"
    by_phone: int = 800  # đồng
    by_user: int = 560
    at_night: bool = False  # a one-time password may go at night
    daily: int | None = None  # messages a day
    by_user_allowed: bool = True


@dataclass
class Templates:
    """One account's templates, their quotas, and what was sent with them."""

    meter: Meter
    by_number: Callable[[str], Person | None]  # the person with this phone number ("84…"), None without a Zalo account
    all: dict[str, Template] = field(default_factory=dict)
    daily: int = 500
    monthly_promotion: int = 125
    tells_month: bool = True  # whether /message/quota says how many promotion messages a month has left
    sent: list[dict[str, Any]] = field(default_factory=list)  # every accepted body, with its msg_id
    _today: Counter[str] = field(default_factory=Counter)

    def add(self, template_id: str, *parameters: Parameter | str, **more: Any) -> Template:
        """A new template; a parameter without further rules is a name."""
        listed = tuple(Parameter(one) if isinstance(one, str) else one for one in parameters)
        return self.all.setdefault(template_id, Template(template_id, listed, **more))

    def to_phone(self, body: Any) -> tuple[Person, Template, int]:
        """Check and charge a message by phone number. Raises Breach or Refusal."""
        required: dict[str, type] = {"phone": str, "template_id": str, "template_data": dict, "tracking_id": str}
        fields("body", body, required, {"sending_mode": str, "mode": str})
        if body.get("sending_mode", "1") != "1":  # "3" is for accounts on a list of Zalo's
            raise Breach(-132, "sending_mode is not allowed")
        if len(body["tracking_id"]) > TRACKING_ID:
            raise Breach(-132, f"tracking_id is longer than {TRACKING_ID} characters")
        number = body["phone"].removeprefix("+")
        if not re.fullmatch(r"84\d{9,10}", number):
            raise Refusal(-108)
        template = self._fits(body)
        if night(now()) and not template.at_night:
            raise Refusal(-133)
        person = self.by_number(number)
        if person is None:
            raise Refusal(-118)
        self._counts(template, person)
        self.meter.charge(number, template.by_phone)
        self._book(template, person)
        return person, template, template.by_phone

    def to_user(self, body: Any, person: Person) -> tuple[dict[str, Any], Template, int]:
        """Check and charge a message by user id: the quota of its answer. Raises Breach or Refusal."""
        template = self._fits(body)
        if not template.by_user_allowed:
            raise Refusal(-249)
        if night(now()) and not template.at_night:
            raise Refusal(-234)
        self._counts(template, person)
        self.meter.charge(person.id, template.by_user)
        self._book(template, person)
        return {"quota_type": "purchase_quota", "remain": self.remaining()}, template, template.by_user

    def remaining(self) -> int:
        """Messages that may still be sent today."""
        return max(self.daily - self._today[_day()], 0)

    def promotions(self) -> int:
        """Promotion messages that may still be sent this month."""
        return max(self.monthly_promotion - self._today[f"{_day()[:7]} promotion"], 0)

    def quota(self) -> dict[str, int]:
        """GET /message/quota."""
        left = self.promotions()
        monthly = {"monthlyPromotionQuota": self.monthly_promotion, "remainingMonthlyPromotionQuota": left}
        today = {"dailyQuota": self.daily, "remainingQuota": self.remaining()}
        return today | monthly if self.tells_month else today

    def info(self, template_id: str) -> dict[str, Any]:
        """GET /template/info/v2. Raises Refusal for an unknown one."""
        if (template := self.all.get(template_id)) is None:
            raise Refusal(-109)
        prices = {
            "price_sdt": str(template.by_phone),
            "price_uid": str(template.by_user),
            "price": str(template.by_phone),
        }
        about = {"templateId": template.id, "templateName": template.name, "status": template.status}
        shape = {"listParams": [one.listed() for one in template.parameters], "listButtons": [], "timeout": 7_200_000}
        return {**about, **shape, "templateQuality": "HIGH", "templateTag": template.tag, **prices}

    def _fits(self, body: dict[str, Any]) -> Template:
        """The template that the body names, with its parameters as it wants them."""
        if (template := self.all.get(body["template_id"])) is None:
            raise Refusal(-109)
        if template.status != "ENABLE":
            raise Refusal(-146 if template.status == "DISABLE" else -131)
        known = {one.name: one for one in template.parameters}
        for name, value in body["template_data"].items():
            if name not in known:
                raise Breach(-132, f"template_data.{name} is not in the template")
            _check_value(known[name], value)
        for one in template.parameters:
            if one.required and not str(body["template_data"].get(one.name, "")).strip():
                raise Breach(-1122, f"template_data.{one.name} is missing")
        return template

    def _counts(self, template: Template, person: Person) -> None:
        if person.refuses_oa:
            raise Refusal(-141)
        if person.restricts:
            raise Refusal(-139)
        if self.remaining() == 0:
            raise Refusal(-144)
        if template.daily is not None and self._today[f"{_day()} {template.id}"] >= template.daily:
            raise Refusal(-147)
        if template.tag == "IN_PROMOTION" and self.promotions() == 0:
            raise Refusal(-1441)

    def _book(self, template: Template, person: Person) -> None:
        day = _day()
        self._today.update((day, f"{day} {template.id}"))
        if template.tag == "IN_PROMOTION":
            self._today[f"{day[:7]} promotion"] += 1
        self.meter.received(person)


def _check_value(parameter: Parameter, value: Any) -> None:
    text = str(value)
    if len(text) > parameter.limit:
        raise Breach(-1121, f"template_data.{parameter.name} is longer than {parameter.limit}")
    wrong = isinstance(value, (dict, list)) or (parameter.kind == "STRING" and not isinstance(value, str))
    if parameter.kind == "DATE" and not DATE.fullmatch(text):
        wrong = True
    if parameter.kind == "NUMBER" and not re.fullmatch(r"\d+(\.\d+)?", text):
        wrong = True
    if wrong:
        raise Breach(-1124, f"template_data.{parameter.name} has a wrong format")


def _day() -> str:
    return now().astimezone(VIETNAM).date().isoformat()
