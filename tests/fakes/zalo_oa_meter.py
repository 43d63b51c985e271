"""What a message to a person costs, and when none may be sent: windows, quotas and money."""

from collections import Counter
from dataclasses import dataclass, field
from datetime import timedelta
from typing import Any

from tests.fakes.zalo_oa_people import Person
from tests.fakes.zalo_oa_rules import VIETNAM, Refusal, now

FREE, PAID = timedelta(hours=48), timedelta(days=7)
ANSWERS = 8  # free messages in a window, in the sources that know a limit


@dataclass
class Meter:
    """One account's windows, quotas and bill."""

    price: int = 55  # đồng for a message after the free window
    free_answers: int | None = None  # messages in a free window; None: as many as one likes (both are reported)
    package: int = 0  # messages after the free window that the account's package pays
    money: int | None = None  # đồng on the account; None: endless
    per_person: int | None = None  # messages that one person may receive a day
    follow_needed: bool = False  # whether a person who wrote without following may be answered is not documented
    charges: list[tuple[str, int]] = field(default_factory=list)  # (user id or phone number, đồng)
    packaged: Counter[str] = field(default_factory=Counter)  # user id -> messages that the package paid

    @property
    def total(self) -> int:
        """Đồng charged so far."""
        return sum(price for _, price in self.charges)

    def admit(self, person: Person) -> None:
        """Raises Refusal when nothing may be sent to this person at all."""
        if person.banned:
            raise Refusal(-227)
        if person.restricts:
            raise Refusal(-244)
        today = now().astimezone(VIETNAM).date().isoformat()
        if self.per_person is not None and person.received_today.get(today, 0) >= self.per_person:
            raise Refusal(-218)

    def answer(self, person: Person) -> tuple[dict[str, Any], int]:
        """Count a consultation message ("tin tư vấn"): the `quota` of its answer, and its price. Raises Refusal."""
        if person.left or person.last_interaction is None or (self.follow_needed and not person.follower):
            raise Refusal(-213)
        age = now() - person.last_interaction
        if age > PAID:
            raise Refusal(-230)
        self.admit(person)
        if age <= FREE and (self.free_answers is None or person.free_answers < self.free_answers):
            person.free_answers += 1
            quota, price = self._free(person), 0
        elif self.package > 0:
            self.package -= 1
            self.packaged[person.id] += 1
            quota, price = {"quota_type": "sub_quota", "remain": str(self.package)}, 0
        else:
            quota, price = {"quota_type": "purchase_quota"}, self.price
            self.charge(person.id, price)
        self.received(person)
        return quota, price

    def charge(self, who: str, price: int) -> None:
        """Put a price on the bill. Raises Refusal (-211) when there is no money."""
        if self.money is not None:
            if self.money < price:
                raise Refusal(-211)
            self.money -= price
        self.charges.append((who, price))

    def received(self, person: Person) -> None:
        """One more message that this person got today."""
        today = now().astimezone(VIETNAM).date().isoformat()
        person.received_today[today] = person.received_today.get(today, 0) + 1

    def remaining(self, person: Person) -> dict[str, Any]:
        """What /v3.0/oa/quota/message says of a person."""
        last = person.last_interaction
        is_open = last is not None and now() - last <= FREE
        total = ANSWERS if self.free_answers is None else self.free_answers
        used = 0 if self.free_answers is None else person.free_answers
        reply = {"remain": max(total - used, 0) if is_open else 0, "total": total}
        promotion = {"daily_remain": 0, "daily_total": 1, "monthly_remain": 4, "monthly_total": 6}
        return {
            "last_interaction": str(int(last.timestamp() * 1000)) if last else "",
            "cs_reply": reply,
            "promotion": promotion,
        }

    def _free(self, person: Person) -> dict[str, Any]:
        if self.free_answers is None:
            return {"quota_type": "reply"}
        remain = str(self.free_answers - person.free_answers)
        return {"quota_type": "reply", "remain": remain, "total": str(self.free_answers)}
