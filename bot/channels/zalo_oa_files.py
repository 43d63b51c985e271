"""Files of the Official Account: pictures and papers are uploaded, everything else goes as a link; hers are fetched.

Facts are from facts/zalo.md §2.5: what is uploaded can be sent for seven days, and 5,000 uploads a month are allowed.
"""

from datetime import timedelta

import aiohttp
from yarl import URL

from bot.channels import Rejected, RetryLater, Unknown
from bot.channels.zalo_oa_client import Upload, ZaloOaClient, away
from bot.channels.zalo_oa_render import Way
from bot.messages import Attachment

LASTS = timedelta(days=6)  # a day less than Zalo keeps it: a message may wait between being claimed and leaving
LARGEST_TO_FETCH = 20 * 1024 * 1024
_IMAGES, _IMAGE_LIMIT = ("image/jpeg", "image/png"), 1024 * 1024
_PAPERS = {
    "application/pdf": ".pdf",
    "application/msword": ".doc",
    "application/vnd.openxmlformats-officedocument.wordprocessingml.document": ".docx",
    "text/csv": ".csv",
}
_PAPER_LIMIT = 5 * 1024 * 1024
_FETCHED = ("zdn.vn", "zalo.me", "zaloapp.com")  # hosts of Zalo


def way_of(file: Attachment) -> Way:
    """How a file would go, as far as its kind tells. Zalo judges by the name's end, too."""
    if file.mime in _IMAGES:
        return "image"
    return "file" if file.mime in _PAPERS and file.name.lower().endswith(_PAPERS[file.mime]) else ""


async def at_hand(file: Attachment | None) -> tuple[Way, bytes]:
    """How a file goes, and its bytes where it has to be uploaded first. Raises RetryLater."""
    way = way_of(file) if file is not None else ""
    if file is None or way == "" or file.platform_id:
        return way, b""
    content = file.content or (await file.read() if file.read is not None else b"")
    fits = 0 < len(content) <= (_IMAGE_LIMIT if way == "image" else _PAPER_LIMIT)
    return (way, content) if fits else ("", b"")


async def uploaded(client: ZaloOaClient, file: Attachment, way: Way, content: bytes) -> str:
    """What sends the file: "image:<attachment id>" or "file:<token>". Raises NotSent, never Unknown: whether an upload
    arrived twice is nobody's concern."""
    try:
        form = {"file": Upload(file.name, file.mime, content)}
        data = await client.call("POST", f"/v2.0/oa/upload/{way}", form=form)
    except Unknown as error:
        raise away(error.reason) from error
    name = data.get("attachment_id" if way == "image" else "token")
    if not isinstance(name, str) or not name:
        raise RetryLater("upload: an answer without a name", wait=5.0, scope="chat")
    return f"{way}:{name}"


async def download(address: str, api: str, limit: int = LARGEST_TO_FETCH) -> bytes:
    """A file that she sent, from Zalo's own hosts. Raises Rejected or RetryLater."""
    url = _media_url(address, api)
    try:
        timeout = aiohttp.ClientTimeout(total=60, connect=10)
        async with (
            aiohttp.ClientSession(timeout=timeout) as session,
            session.get(url, allow_redirects=False) as response,
        ):
            if response.status != 200:
                reason = f"file: HTTP {response.status}"
                raise away(reason) if response.status >= 500 else Rejected(f"{reason}, perhaps expired")
            content = bytearray()
            async for chunk in response.content.iter_any():
                content += chunk
                if len(content) > limit:
                    raise Rejected(f"file: larger than {limit} bytes")
            return bytes(content)
    except (aiohttp.ClientError, TimeoutError) as error:
        raise away(f"file: {type(error).__name__}") from error


def _media_url(address: str, api: str) -> URL:
    """Whoever could make us believe an event must not make us read our own network."""
    try:
        url = URL(address)
        host = url.host or ""
        at_zalo = url.scheme == "https" and any(host == one or host.endswith(f".{one}") for one in _FETCHED)
        if at_zalo or url.origin() == URL(api).origin():
            return url
    except ValueError:
        pass
    raise Rejected("file: not an address of Zalo")
