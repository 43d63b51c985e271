"""The cheapest way to reach each woman: what holds for any contacts, windows, prices, quotas and hours."""

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

from hypothesis import given, settings
from hypothesis import strategies as st

from models.deliveries import Reason
from models.quiet import Timing, earliest, is_night
from models.reach import BY_PHONE, BY_USER, CLOSING, Address, Means, Recipient, Terms, Way, choose

VIETNAM = ZoneInfo("Asia/Ho_Chi_Minh")
NOON = datetime(2026, 11, 22, 12, tzinfo=VIETNAM)
OA = Terms("zalo-oa:1", timedelta(hours=48), timedelta(days=7), 55)
TERMS = {
    "zalo-oa": OA,
    "dearer": Terms("dearer:1", timedelta(hours=1), timedelta(days=30), 330),
    "zalo-bot": Terms("zalo-bot:1", monthly=3000),
}
CHANNELS = ("zalo-oa", "dearer", "zalo-bot", "telegram", "web")

hours_ago = st.integers(0, 24 * 40).map(lambda hours: NOON - timedelta(hours=hours))


@st.composite
def towns(draw: st.DrawFn) -> list[Recipient]:
    """Women with any contacts, as the database gives them: those used last first, a helper's after her own."""
    women = []
    for person in range(draw(st.integers(0, 12))):
        contacts = [
            Address(
                person * 10 + place,
                draw(st.sampled_from(CHANNELS)),
                draw(hours_ago),
                draw(st.booleans()),
                draw(st.booleans()),
                draw(st.booleans()),
            )
            for place in range(draw(st.integers(0, 4)))
        ]
        contacts.sort(key=lambda one: (not one.hers, NOON - one.last))
        women.append(Recipient(person, tuple(contacts), draw(st.booleans())))
    return women


TEMPLATED = TERMS | {
    way: Terms("templates", timedelta.min, timedelta.max, price, by_day=True)
    for way, price in ((BY_USER, 200), (BY_PHONE, 300))
}


@st.composite
def templated_towns(draw: st.DrawFn) -> list[Recipient]:
    """The same, some of them with a template message to their account, or to their number."""
    women = []
    for one in draw(towns()):
        own = [a for a in one.addresses if a.hers]
        more = [Address(a.contact_id, BY_USER, a.last, a.works) for a in own if a.channel == "zalo-oa"]
        if draw(st.booleans()):
            more.append(Address(None, BY_PHONE, NOON - timedelta(days=9999), draw(st.booleans())))
        women.append(one._replace(addresses=(*own, *more, *(a for a in one.addresses if not a.hers))))
    return women


means = st.builds(
    Means, st.integers(0, 1000), st.dictionaries(st.sampled_from(["zalo-bot:1", "zalo-oa:1"]), st.integers(0, 5))
)
hours = st.integers(0, 48).map(lambda later: NOON + timedelta(hours=later))
RICH = Means(1000)
many = settings(max_examples=60)


def planned(women: list[Recipient], at: datetime = NOON, means: Means = RICH) -> list[Way]:
    return list(choose(women, TERMS, at, means))


def address_of(woman: Recipient, way: Way) -> Address:
    return next(one for one in woman.addresses if one.contact_id == way.contact_id)


def woman(*addresses: Address, at_home: bool = False) -> Recipient:
    return Recipient(1, addresses, at_home)


def silent(hours: float, channel: str = "zalo-oa", contact: int = 1, works: bool = True) -> Address:
    return Address(contact, channel, NOON - timedelta(hours=hours), works)


@many
@given(towns(), hours, means)
def test_the_budget_and_the_quotas_are_never_passed_and_nobody_is_written_to_twice(
    women: list[Recipient], at: datetime, means: Means
) -> None:
    ways = planned(women, at, means)
    assert [way.person_id for way in ways] == [woman.person_id for woman in women]
    assert sum(way.price for way in ways) <= means.money
    for account, most in means.messages.items():
        assert sum(TERMS[way.channel].account == account for way in ways if way.channel in TERMS) <= most


@many
@given(towns(), hours, means)
def test_only_what_is_open_at_the_hour_when_it_leaves_is_taken_and_the_price_is_that_hours(
    women: list[Recipient], at: datetime, means: Means
) -> None:
    for one, way in zip(women, planned(women, at, means), strict=True):
        assert way.when >= at
        assert not is_night(way.when)
        if way.contact_id is None:
            assert way.reason
            assert way.price == 0
            continue
        address = address_of(one, way)
        assert address.works
        assert way.channel == address.channel
        assert not (one.at_home and address.hers)  # her wish holds for herself
        terms = TERMS.get(address.channel, Terms(""))
        assert way.price == terms.price_at(way.when, address.last, used_up=address.used_up)
        if terms.free_for is not None:
            age = way.when - address.last
            assert age < terms.paid_for
            assert way.price == terms.price or (age < terms.free_for and not address.used_up)


@many
@given(
    templated_towns(),
    hours,
    st.sampled_from([Timing.NOTICE, Timing.URGENT]),
    st.builds(Means, st.integers(0, 1500), st.dictionaries(st.just("templates"), st.integers(0, 4))),
)
def test_a_template_goes_once_within_money_and_quota_by_day_and_only_where_nothing_cheaper_of_hers_is_open(
    women: list[Recipient], at: datetime, timing: Timing, means: Means
) -> None:
    ways = list(choose(women, TEMPLATED, at, means, timing=timing))
    assert [way.person_id for way in ways] == [woman.person_id for woman in women]
    assert sum(way.price for way in ways) <= means.money
    sent = [way for way in ways if way.template]
    assert len(sent) <= means.messages.get("templates", len(sent))
    for one, way in zip(women, ways, strict=True):
        if not way.template:
            continue
        assert 6 <= way.when.astimezone(VIETNAM).hour < 22
        assert way.when >= at
        assert not one.at_home
        assert any(a.works and (a.contact_id, a.channel) == (way.contact_id, way.template) for a in one.addresses)
        for other in one.addresses:
            asked = TEMPLATED.get(other.channel, Terms(""))
            price = asked.price_at(earliest(at, timing), other.last, used_up=other.used_up)
            assert not (other.works and other.hers and price is not None and price < way.price), other


@many
@given(towns(), hours)
def test_the_cheapest_goes_first_then_the_one_used_last_and_a_helper_only_for_whom_nothing_else_reaches(
    women: list[Recipient], at: datetime
) -> None:
    for one, way in zip(women, planned(women, at, Means(10**6)), strict=True):
        able = []
        for place, address in enumerate(one.addresses):
            asked = TERMS.get(address.channel, Terms(""))
            price = asked.price_at(way.when, address.last, used_up=address.used_up)
            if address.works and price is not None and not (one.at_home and address.hers):
                able.append((not address.hers, price, place, address.contact_id))
        assert way.contact_id == (min(able)[3] if able else None)


@many
@given(towns(), hours, means)
def test_one_more_free_contact_never_makes_her_dearer_and_never_takes_her_off_the_phone(
    women: list[Recipient], at: datetime, means: Means
) -> None:
    for one in women:
        (before,) = planned([one], at, means)
        telegram = Address(9999, "telegram", NOON)
        (after,) = planned([one._replace(addresses=(*one.addresses, telegram))], at, means)
        if not one.at_home:
            assert after.contact_id is not None
            assert after.price == 0
        assert after.price <= before.price


@many
@given(towns(), means)
def test_a_failed_channel_is_not_taken_again_until_none_is_left(women: list[Recipient], means: Means) -> None:
    for one in women:
        taken: set[int] = set()
        while True:
            left = tuple(a._replace(works=a.works and a.contact_id not in taken) for a in one.addresses)
            (way,) = planned([one._replace(addresses=left)], NOON, means)
            if way.contact_id is None:
                break
            assert way.contact_id not in taken
            taken.add(way.contact_id)
        assert len(taken) <= len(one.addresses)


def test_the_windows_of_the_official_account_shut_to_the_minute() -> None:
    minute = CLOSING / timedelta(hours=1)
    for silence, price in ((0, 0), (48 - minute, 0), (48, 55), (168 - minute, 55), (168, None), (9000, None)):
        assert OA.price_at(NOON, NOON - timedelta(hours=silence)) == price, silence
    assert OA.price_at(NOON.astimezone(UTC), NOON - timedelta(hours=1)) == 0
    assert OA.price_at(NOON, NOON + timedelta(minutes=5)) == 0  # a clock that runs ahead
    assert Terms("zalo-oa:1", timedelta(0), timedelta(days=7), 55).price_at(NOON, NOON) == 55


def test_where_the_free_answers_are_used_up_the_free_hours_cost_too_and_a_free_channel_stays_free() -> None:
    for silence, price in ((0, 55), (47, 55), (167, 55), (168, None)):
        assert OA.price_at(NOON, NOON - timedelta(hours=silence), used_up=True) == price, silence
    assert TERMS["zalo-bot"].price_at(NOON, NOON, used_up=True) == 0
    her = woman(silent(1)._replace(used_up=True), silent(9, "zalo-bot", 2))
    assert [(way.contact_id, way.price) for way in planned([her])] == [(2, 0)]


def test_a_woman_on_two_channels_is_written_to_where_it_costs_nothing_although_she_wrote_last_on_the_other() -> None:
    (way,) = planned([woman(silent(50), silent(700, "telegram", 2))])
    assert (way.channel, way.price) == ("telegram", 0)
    (way,) = planned([woman(silent(50), silent(700, "telegram", 2, works=False))])
    assert (way.channel, way.price) == ("zalo-oa", 55)


def test_whom_nothing_reaches_is_told_at_home_for_the_reason_that_tells_most() -> None:
    cases = (
        (woman(), Reason.NO_PHONE, Means()),
        (woman(silent(1), at_home=True), Reason.AT_HOME, Means()),
        (woman(silent(200), at_home=True), Reason.AT_HOME, Means()),
        (woman(silent(1, works=False)), Reason.NOT_ARRIVED, Means()),
        (woman(silent(200)), Reason.LONG_SILENT, Means(1000)),
        (woman(silent(1, "telegram", 2, works=False), silent(200)), Reason.LONG_SILENT, Means(1000)),
        (woman(silent(50)), Reason.COSTS, Means()),
        (woman(silent(50)), Reason.COSTS, Means(54)),
        (woman(silent(1, "zalo-bot")), Reason.USED_UP, Means(0, {"zalo-bot:1": 0})),
        (woman(Address(1, "zalo-oa", NOON - timedelta(days=9), hers=False)), Reason.NO_PHONE, Means(1000)),
    )
    for one, reason, means in cases:
        (way,) = planned([one], NOON, means)
        assert (way.contact_id, way.reason, way.price) == (None, reason, 0)


def test_at_night_a_notice_is_planned_for_the_morning_and_looks_at_the_windows_of_the_morning() -> None:
    evening = NOON.replace(hour=21, minute=30)
    last = evening - timedelta(hours=45)
    for timing, when, price in (
        (Timing.NOTICE, NOON.replace(day=23, hour=6), 55),
        (Timing.URGENT, evening, 0),
    ):
        (way,) = choose([woman(Address(1, "zalo-oa", last))], TERMS, evening, Means(1000), timing=timing)
        assert (way.when, way.price) == (when, price)


def test_the_helper_whom_she_named_comes_before_a_template_to_her_number_and_after_one_to_her_account() -> None:
    phone = Address(None, BY_PHONE, NOON - timedelta(days=9999))
    helper = Address(2, "telegram", NOON, hers=False)
    account = Address(1, BY_USER, NOON - timedelta(days=9))
    for addresses, channel in (
        ((phone, helper), "telegram"),
        ((phone, helper._replace(works=False)), BY_PHONE),
        ((account, phone, helper), BY_USER),
    ):
        (way,) = choose([woman(*addresses)], TEMPLATED, NOON, RICH)
        assert way.channel == channel


def test_a_template_of_the_night_waits_for_the_morning_and_is_no_way_where_that_is_too_late() -> None:
    late = NOON.replace(hour=22, minute=30)
    one = woman(Address(None, BY_PHONE, NOON - timedelta(days=9999)))
    morning = NOON.replace(day=23, hour=6)
    for start, expected in ((None, BY_PHONE), (morning.replace(hour=7), BY_PHONE), (morning, "")):
        (way,) = choose([one], TEMPLATED, late, RICH, timing=Timing.URGENT, start=start)
        assert way.channel == expected
        assert way.when == (morning if expected else late)


def test_the_money_goes_as_far_as_it_reaches_and_the_others_are_told_at_home() -> None:
    women = [Recipient(person, (silent(50, contact=person),)) for person in range(1, 42)]
    ways = planned(women, NOON, Means(330))
    assert [way.price for way in ways] == [55] * 6 + [0] * 35
    assert {way.reason for way in ways[6:]} == {Reason.COSTS}
