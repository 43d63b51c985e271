"""The way into the cadres' page: a link that works once, for whoever holds a post; others get their chat's page."""

from bot import profile
from bot.replies import Chat, Reply, Result, Words
from models.office_sessions import office_link
from models.posts import NotAllowed


def show(chat: Chat) -> Result:
    """A one-time link to the figures; a member without a post is led to the page of her own conversation."""
    if chat.person_id is None:
        return profile.web_page(chat)
    try:
        code = office_link(chat.session, chat.person_id)
    except NotAllowed:
        return profile.web_page(chat)
    if not chat.account.public_url:
        return Reply((Words("office-no-page"),))
    return Reply((Words("office-link", {"link": f"{chat.account.public_url}/enter?code={code}"}),))
