"""Who was written down by an answer brought for several: by name, where they are few."""

from collections.abc import Mapping
from dataclasses import replace

from sqlmodel import Session

from models.charges import women_of
from models.meetings import Answer, get_meeting
from models.members import given_name
from models.relays import Brought, Relay

FEW = 6  # women named in one message


def named(session: Session, fact: Brought, answers: Mapping[int, tuple[str, str]]) -> Brought:
    """The fact with the names of those whom these answers, by person id, were written for: "3 Lan, 7 Hoa".

    Nothing is added for one woman alone, who is named already, and for more than FEW.
    """
    kept = session.get_one(Relay, fact.relay).kept
    written = {person: answer for person, (answer, _reason) in answers.items() if str(person) not in kept}
    if fact.name or not 0 < len(written) <= FEW:
        return fact
    women = women_of(session, get_meeting(session, fact.meeting), written)

    def names(answer: str) -> str:
        who = [one for one in women if written[one.person_id] == answer]
        return ", ".join(f"{one.number or ''} {given_name(one.full_name, one.calling_name)}".strip() for one in who)

    return replace(fact, yes_names=names(Answer.YES), no_names=names(Answer.NO), unsure_names=names(Answer.UNSURE))
