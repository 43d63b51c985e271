"""What the platform tells of messages, in whatever order, and what is stored until it is answered: rules alone."""

import dataclasses
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sqlmodel import Session, select

from bot.messages import FileRef, Incoming, Kind
from models import arrivals, deliveries, members, units
from models.announcements import Announcement
from models.arrivals import Arrival
from models.conversations import Contact
from models.db import Database
from models.deliveries import Delivery, Message, State
from models.units import UnitKind
from scheduler.stored import read_again, written


def sent(session: Session, *, asks_receipt: bool) -> int:
    """A notice that has left; perhaps its sender wants to hear that it has come."""
    unit = units.add_unit(session, code="X1", name="xã Hoa Mai", kind=UnitKind.COMMUNE, parent=None)
    sender = members.add_person(session, full_name="Lê Thị Hạnh", birth_year=1971)
    notice = Announcement(
        unit_id=unit.id or 0, sender_id=sender.id or 0, audience="", text="Mai họp", asks_receipt=asks_receipt
    )
    session.add(notice)
    session.flush()
    message = deliveries.post(session, key="notice:1", kind="notice", subject_id=notice.id, unit_id=None)
    row = Delivery(message_id=message or 0, state=State.SENT, priority=3, not_before=datetime.now(UTC))
    session.add(row)
    session.flush()
    return row.id or 0


@pytest.mark.parametrize("asks_receipt", [False, True])
@pytest.mark.parametrize(
    ("told", "state"),
    [
        (["expect", "delivered", "read"], State.READ),
        (["delivered", "expect", "read"], State.READ),
        (["read", "delivered", "expect"], State.READ),
        (["expect", "read", "delivered", "read"], State.READ),
        (["delivered", "delivered", "expect"], State.DELIVERED),
        (["expect"], State.SENT),
    ],
)
def test_the_word_of_arrival_may_come_first_twice_or_out_of_order(
    database_url: str, told: list[str], state: State, asks_receipt: bool
) -> None:
    db = Database(database_url, "invented-secret-key")

    def play(session: Session) -> str:
        delivery = sent(session, asks_receipt=asks_receipt)
        for word in told:
            if word == "expect":
                arrivals.expect(session, "zalo-oa", [("a", delivery)])
            else:
                arrivals.note(session, "zalo-oa", ["a", "of-nobody"], State(word))
        session.expire_all()
        found = session.get(Delivery, delivery)
        assert found is not None
        arrivals.forget_old(session, datetime.now(UTC) + timedelta(days=1))
        return found.state

    # To have seen it is not to say so: where her word is asked for, it is hers to give.
    expected = State.DELIVERED if asks_receipt and state is State.READ else state
    assert db.write_now(play) == expected
    assert db.read_now(lambda session: session.exec(select(Arrival)).all()) == []
    db.close()


texts = st.text(st.characters(exclude_categories=["Cs"]), max_size=20)


@given(
    st.builds(
        Incoming,
        channel=st.just("zalo-oa"),
        address=texts,
        message_id=texts,
        kind=st.sampled_from(Kind),
        text=texts,
        file=st.none() | st.builds(FileRef, id=texts, size=st.integers(0, 9)),
        sent_at=st.none() | st.datetimes(timezones=st.just(UTC)),
        about=st.lists(texts, max_size=2).map(tuple),
        form=st.booleans(),
    )
)
def test_a_stored_message_is_read_again_as_it_was(incoming: Incoming) -> None:
    assert read_again(written(incoming)) == incoming
    assert dataclasses.replace(
        read_again('{"kind": "text", "channel": "a", "address": "b", "message_id": "c", "x": 1}')
    )


async def test_an_echo_of_our_own_that_names_an_administrator_is_still_ours(database_url: str) -> None:
    db = Database(database_url, "invented-secret-key")

    def play(session: Session, echo_first: bool) -> datetime | None:
        now = datetime.now(UTC)
        name = f"echo:{echo_first}"
        contact = Contact(channel="zalo-oa", address=name, touched_at=now, created_at=now)
        session.add(contact)
        session.flush()
        message = Message(key=name, kind="reply", created_at=now)
        session.add(message)
        session.flush()
        row = Delivery(message_id=message.id or 0, contact_id=contact.id, state=State.SENT, priority=0, not_before=now)
        session.add(row)
        session.flush()
        for first in (echo_first, not echo_first):
            if first:
                arrivals.by_hand(session, "zalo-oa", contact.id or 0, [name])
            else:
                arrivals.expect(session, "zalo-oa", [(name, row.id or 0)])
        session.expire_all()
        found = session.get(Contact, contact.id)
        assert found is not None
        return found.silent_until

    assert db.write_now(play, True) is None
    assert db.write_now(play, False) is None
    db.close()
