"""What a helper is asked, and what whoever named her hears of it, at the moment it leaves."""

from sqlmodel import Session

from bot.replies import Option, Render, Reply, Words
from models.conversations import Known
from models.deliveries import Delivery, Message
from models.members import Person
from models.proxies import Proxy, ProxyState, called


def _asked(session: Session, message: Message, delivery: Delivery, person: Known | None) -> Reply | None:
    proxy = session.get(Proxy, message.subject_id)
    if proxy is None or proxy.state != ProxyState.ASKED:
        return None
    name, elder = called(session.get(Person, proxy.person_id))
    options = (Option("label-agree", f"helper:{proxy.id}:yes"), Option("label-no", f"helper:{proxy.id}:no"))
    return Reply((Words("helper-wanted", {"name": name, "elder": elder}),), options)


def _answered(session: Session, message: Message, delivery: Delivery, person: Known | None) -> Reply | None:
    proxy = session.get(Proxy, message.subject_id)
    if proxy is None or proxy.state not in {ProxyState.AGREED, ProxyState.REFUSED}:
        return None
    name, elder = called(session.get(Person, proxy.person_id))
    helper, _ = called(session.get(Person, proxy.helper_id))
    words = {"name": name, "elder": elder, "helper": helper, "agreed": proxy.state == ProxyState.AGREED}
    own = person is not None and person.id == proxy.person_id
    return Reply((Words("helper-answered", words | {"own": own}),))


NOTICES: dict[str, Render] = {"helper": _asked, "helper-answered": _answered}
