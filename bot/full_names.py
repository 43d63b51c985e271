"""A full name as it is asked for; whoever types it without its marks may type it once more, with them."""

import re

from bot.flow import Answers, Heard, Turn, Unclear
from bot.reading.accents import same_name
from bot.reading.answers import read_yes_no
from bot.reading.bare_women import is_talk
from bot.replies import Chat, Words
from models.full_names import is_full
from models.text import clean, fold

_NAME = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)?(?:[ -][^\W\d_]+(?:['’][^\W\d_]+)?)*")


def hear_full_name(_chat: Chat, heard: Heard, _answers: Answers) -> str:
    """A full name as it is written into the book. Raises Unclear."""
    name = clean(heard.text)
    check_full_name(name)
    if fold(name) == name:  # typed in small letters without accents: only the head can know the accents
        return name.title()
    return " ".join(word[0].upper() + word[1:].lower() for word in name.split(" "))


def check_full_name(name: str) -> None:
    """Raises Unclear unless somebody may be called so."""
    fits = is_full(name) and _NAME.fullmatch(name)
    if not fits or read_yes_no(name) is not None or is_talk(name):  # nobody is called Đồng Ý
        raise Unclear(Words("not-a-full-name"))


def hear_again(chat: Chat, heard: Heard, answers: Answers) -> Turn | None:
    """The name of the question before once more, now with its marks; None where something else was typed."""
    if not same_name(heard.text, answers.get("full_name", "")):
        return None
    return Turn({"full_name": hear_full_name(chat, heard, answers)})
