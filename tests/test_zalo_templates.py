"""Women whom the chat does not reach get a template message: by user id, by phone, within the money, once."""

import logging
from functools import partial

import aiohttp
import pytest
from sqlmodel import Session

from models import budgets
from models import templates as rules
from models.conversations import Contact, ContactPerson
from models.deliveries import Attempt, Delivery, State
from models.members import Person
from models.posts import Role
from models.template_months import TemplateMonth
from tests.chat import Phone, Town
from tests.template_town import BY_PHONE, BY_USER, MORNING, agree, bill, looks, on_zalo, state_of, town_with_templates


async def announces(head: Phone, text: str) -> str:
    """The head writes a notice, reads the preview, and agrees. The preview."""
    await head.says("gửi thông báo")
    seen = await head.says(text)
    await head.says("1")
    return seen


def person_of(town: Town, phone: Phone) -> int:
    """The woman of a phone."""
    (contact,) = town.rows(Contact, address=phone.address)
    (link,) = town.rows(ContactPerson, contact_id=contact.id)
    return int(link.person_id)


def purse(town: Town) -> tuple[int, int]:
    """(spent, set aside), in đồng."""
    month = town.house.db.read_now(budgets.purse)
    return month.spent, month.set_aside


async def test_the_silent_get_the_invitation_by_template_and_who_has_no_zalo_is_told_at_home(
    database_url: str, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG)
    async with town_with_templates(database_url, 10_000) as (town, clock):
        assert town.oa is not None
        sen = await town.member("zalo-oa", "Nguyễn Thị Sen")
        clock.move_to(MORNING)
        head = await town.member("zalo-bot", "Lê Thị Hạnh", role=Role.HEAD)
        free = await town.member("zalo-oa", "Trần Thị Cúc")
        dao, net = (
            town.on_paper("Bùi Thị Đào", phone="+84912345671"),
            town.on_paper("Mai Thị Nết", phone="+84912345672"),
        )
        unasked = town.on_paper("Phạm Thị Thơm", phone="+84912345673")
        agree(town, dao, net)
        device, other = on_zalo(town, "0912345671"), on_zalo(town, "0912345673")
        seen = await head.says("họp chi hội 7h30 tối thứ bảy tuần sau nhà văn hóa thôn")
        assert "6 chị (5 nhận tin trên điện thoại, 1 báo tận nhà)" in seen
        assert "Tiền Zalo: 800đ (2 tin Zalo mẫu 600đ, 1 tin Zalo mẫu 200đ)" in seen
        await head.says("1")
        await town.quiet()
        assert "luc: 19:30 28/11/2026" in sen.last
        assert "ten: Nguyễn Thị Sen" in sen.last
        assert "noi: nhà văn hóa thôn" in device.last
        assert "Mời chị dự" in free.last
        assert other.screen == []
        assert sorted(town.oa.charges) == sorted([(sen.address, BY_USER), ("84912345671", BY_PHONE)])
        assert bill(town) == (BY_USER + BY_PHONE,) * 2
        assert purse(town) == (BY_USER + BY_PHONE, 0)
        (sent,) = (one for one in town.oa.templates.sent if "phone" in one)
        (hers,) = town.rows(Delivery, person_id=dao)
        assert sent["tracking_id"] == f"chihoi-{hers.id}"
        await town.until(lambda: state_of(town, dao)[0] == State.DELIVERED, "nothing says that it has arrived")
        await town.until(lambda: state_of(town, person_of(town, sen))[0] == State.DELIVERED, "nor hers")
        assert state_of(town, net)[:2] == (State.UNREACHABLE, "not-on-zalo")
        assert state_of(town, unasked)[:2] == (State.UNREACHABLE, "no-phone")
        at_home = await head.says("ai cần báo tận nhà")
        assert "Mai Thị Nết (1960) số điện thoại này chưa có Zalo" in at_home

        # Zalo's word is remembered: a notice is not sent there in vain, and the preview says what goes how.
        seen = await announces(head, "Sáng thứ Tư trạm y tế khám mắt.")
        assert f"1 tin Zalo mẫu {BY_PHONE}đ" in seen
        assert f"1 tin Zalo mẫu {BY_USER}đ" in seen
        assert "2 báo tận nhà" in seen
        await town.quiet()
        assert "tin: Sáng thứ Tư trạm y tế khám mắt." in device.last
        assert bill(town) == (2 * (BY_USER + BY_PHONE),) * 2
        sent_once = [one.delivery_id for one in town.rows(Attempt, outcome="sent")]
        assert len(sent_once) == len(set(sent_once))
        # She answers, and from then on the chat costs nothing.
        await sen.says("đi được")
        await announces(head, "Thứ Năm họp tổ.")
        await town.quiet()
        assert "Thông báo của" in sen.last
        assert not any(number in caplog.text for number in ("912345671", "912345672", "912345673"))


async def test_what_a_template_cannot_carry_whole_goes_on_no_template(database_url: str) -> None:
    async with town_with_templates(database_url, 10_000) as (town, clock):
        assert town.oa is not None
        sen = await town.member("zalo-oa", "Nguyễn Thị Sen")
        clock.move_to(MORNING)
        head = await town.member("zalo-bot", "Lê Thị Hạnh", role=Role.HEAD)
        await announces(
            head, "Sáng thứ Tư trạm y tế khám mắt, chị nào đi nhớ mang thẻ bảo hiểm và sổ khám, đi từ 7 giờ sáng."
        )
        await town.quiet()
        assert state_of(town, person_of(town, sen))[:2] == (State.UNREACHABLE, "long-silent")
        assert town.oa.templates.sent == []


async def test_without_money_or_before_zalo_has_approved_it_no_template_leaves(database_url: str) -> None:
    async with town_with_templates(database_url, BY_USER + BY_USER - 1) as (town, clock):
        assert town.oa is not None
        sen, mo = [await town.member("zalo-oa", f"Nguyễn Thị {name}") for name in ("Sen", "Mơ")]
        clock.move_to(MORNING)
        head = await town.member("zalo-bot", "Lê Thị Hạnh", role=Role.HEAD)
        for status, why in (("PENDING_REVIEW", "PENDING_REVIEW"), ("ENABLE", "")):
            town.oa.templates.all["t-notice"].status = status
            await looks(town)
            assert why in town.house.db.read_now(rules.standing)["notice"]
            await announces(head, f"Tin {status}.")
            await town.quiet()
        assert {state_of(town, person_of(town, one))[1] for one in (sen, mo)} == {"", "costs"}
        assert bill(town) == (BY_USER, BY_USER)
        assert sum("tin:" in one.last for one in (sen, mo)) == 1


async def test_nobody_gets_a_second_one_where_nobody_knows_whether_the_first_left(database_url: str) -> None:
    async with town_with_templates(database_url, 10_000) as (town, clock):
        assert town.oa is not None
        assert town.house.templates is not None
        clock.move_to(MORNING)
        head = await town.member("zalo-bot", "Lê Thị Hạnh", role=Role.HEAD)
        town.oa.echoes = False
        town.house.templates.client._timeout = aiohttp.ClientTimeout(total=0.3, connect=0.2)
        for place, fault in enumerate(("cut", "half", "timeout", "502")):
            dao = town.on_paper(f"Bùi Thị Đào {place}", phone=f"+8491234567{place}")
            agree(town, dao)
            device = on_zalo(town, f"091234567{place}")
            await looks(town)  # with a fresh token
            town.oa.fail_next(fault, path="/message/template")
            await announces(head, f"Tin {place}.")
            await town.quiet()
            await town.tick()
            assert state_of(town, dao)[0] == State.UNKNOWN
            assert len(device.screen) == (fault in ("cut", "half"))
            assert bill(town)[1] == (place + 1) * BY_PHONE  # it may have been charged
            assert purse(town) == ((place + 1) * BY_PHONE, 0)
            if device.screen:  # it did leave, and Zalo tells of it by the name that we gave it
                (hers,) = town.rows(Delivery, person_id=dao)
                message = {"msg_id": device.screen[-1].id, "tracking_id": f"chihoi-{hers.id}", "delivery_time": "1"}
                ends = {"sender": {"id": town.oa.oa_id}, "recipient": {"id": device.phone}}
                event = {**ends, "event_name": "user_received_message", "message": message}
                await town.oa.webhook.deliver(event, zns=True)
                await town.until(partial(arrived, town, dao), "it is not known that it arrived")
            town.write(aside)


def arrived(town: Town, person: int) -> bool:
    """Whether the ledger knows that it has come to her."""
    return state_of(town, person)[0] == State.DELIVERED


CODES = [
    # (what Zalo answers to one by phone, state, reason)
    ("-108", State.UNREACHABLE, "wrong-number"),
    ("-110", State.UNREACHABLE, "old-app"),
    ("-9999", State.FAILED, "permanent"),
    ("-141", State.UNREACHABLE, "at-home"),
    ("-1441", State.UNREACHABLE, "used-month"),
    ("-144", State.UNREACHABLE, "used-today"),
    ("-147", State.UNREACHABLE, "used-today"),
    ("-146", State.UNREACHABLE, "set-up"),
    ("-115", State.UNREACHABLE, "set-up"),
    ("-1121", State.FAILED, "template-data"),
    ("-1471", State.UNREACHABLE, "her-limit"),
]


async def test_each_refusal_has_its_next_step_and_costs_nothing(database_url: str) -> None:
    async with town_with_templates(database_url, 10_000) as (town, clock):
        assert town.oa is not None
        clock.move_to(MORNING)
        head = await town.member("zalo-bot", "Lê Thị Hạnh", role=Role.HEAD)
        for place, (code, state, reason) in enumerate(CODES):
            await looks(town)
            woman = town.on_paper(f"Bùi Thị Đào {place}", phone=f"+849123456{place:02}")
            agree(town, woman)
            on_zalo(town, f"09123456{place:02}")
            town.oa.fail_next(code, path="/message/template")
            await announces(head, f"Tin số {place}.")
            await town.quiet()
            found = state_of(town, woman)
            assert (found[0], found[1].partition(":")[0]) == (state, reason), code
            town.write(aside)
        assert bill(town)[0] == bill(town)[1]


def aside(session: Session) -> None:
    """The month's last midnight has passed for the quotas, and nobody of before gets the next one."""
    session.connection().execute(rules.ZaloTemplate.__table__.update().values(aside_until=0.0))
    session.connection().execute(rules.TemplateQuota.__table__.update().values(used=0))
    session.connection().execute(TemplateMonth.__table__.update().values(shut=False, used=0))
    session.connection().execute(Person.__table__.update().where(Person.phone_sealed != "").values(silenced=True))


async def test_no_template_leaves_at_night_and_today_is_never_passed(database_url: str) -> None:
    async with town_with_templates(database_url, 10_000) as (town, clock):
        assert town.oa is not None
        women = [await town.member("zalo-oa", f"Nguyễn Thị {name}") for name in ("Sen", "Mơ", "Na")]
        clock.move_to("2026-11-22T21:30:00+07:00")
        head = await town.member("zalo-bot", "Lê Thị Hạnh", role=Role.HEAD)
        town.oa.templates.daily = 2
        await looks(town)
        seen = await announces(head, "Mai trạm y tế khám mắt.")
        assert f"2 tin Zalo mẫu {2 * BY_USER}đ" in seen
        assert "1 chị vì Zalo hôm nay hết lượt gửi tin mẫu" in seen
        for moment in ("2026-11-22T23:00:00+07:00", "2026-11-23T05:59:00+07:00"):
            clock.move_to(moment)
            await town.tick()
            assert town.oa.templates.sent == []
        clock.move_to("2026-11-23T06:00:10+07:00")
        await town.tick()
        assert len(town.oa.templates.sent) == 2
        assert sum("tin:" in one.last for one in women) == 2
        assert bill(town) == (2 * BY_USER,) * 2
