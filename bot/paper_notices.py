"""What is said with a file that was asked for."""

from sqlmodel import Session

from bot.replies import Render, Reply, Words
from models.conversations import Known
from models.deliveries import Delivery, Message


def _paper(session: Session, message: Message, delivery: Delivery, person: Known | None) -> Reply | None:
    return Reply((Words(f"paper-{message.fields['paper']}", message.fields),))


NOTICES: dict[str, Render] = {"paper": _paper}
