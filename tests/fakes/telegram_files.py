"""Files on the fake Telegram: uploaded, or sent again by an id that the platform has given for that kind of file."""

from collections.abc import Callable, Coroutine
from typing import TYPE_CHECKING, Any

from tests.fakes.telegram_rules import Refusal, chat_of, show, units
from tests.fakes.telegram_schema import Upload

if TYPE_CHECKING:
    from tests.fakes.telegram import FakeTelegram

# Where the platform keeps each kind; the paths of getFile begin so.
FOLDERS = {"photo": "photos", "voice": "voice", "audio": "music", "document": "documents"}
# What the real one looks for in an upload; voice in another form is shown as music or a document.
_STARTS = {
    "photo": (b"\xff\xd8\xff", b"\x89PNG", b"RIFF"),
    "voice": (b"OggS", b"ID3", b"\xff\xfb"),
    "audio": (b"ID3", b"\xff\xfb", b"\xff\xf3", b"\x00\x00\x00"),
    "document": (b"",),
}


def _sender(field: str, limit: int) -> "Callable[[FakeTelegram, dict[str, Any]], Coroutine[Any, Any, Any]]":
    async def send(fake: "FakeTelegram", params: dict[str, Any]) -> Any:
        chat = chat_of(fake, params)
        given = params[field]
        file = _upload(fake, field, given, limit) if isinstance(given, Upload) else _known(fake, field, given)
        caption = params.get("caption", "")
        if units(caption) > 1024:
            raise fake.wrong("message caption is too long")
        return show(fake, chat, params, caption, file, way=field, again="" if isinstance(given, Upload) else given)

    return send


send_photo = _sender("photo", 10_000_000)
send_voice = _sender("voice", 50_000_000)
send_audio = _sender("audio", 50_000_000)
send_document = _sender("document", 50_000_000)


def _upload(fake: "FakeTelegram", field: str, file: Upload, limit: int) -> Upload:
    if not file.content:
        raise fake.wrong("file must be non-empty")
    if len(file.content) > limit:
        raise Refusal(413, "Request Entity Too Large")
    if not file.content.startswith(_STARTS[field]):
        raise fake.wrong("IMAGE_PROCESS_FAILED" if field == "photo" else f"no {field}")
    return file


def _known(fake: "FakeTelegram", field: str, file_id: str) -> Upload:
    if file_id.startswith(("http:", "https:", "attach:")):
        raise fake.wrong("the bot sends no addresses")
    if file_id not in fake.files:  # another bot's, or one that the platform has forgotten
        raise Refusal(400, "Bad Request: wrong file identifier/HTTP URL specified")
    path, content = fake.files[file_id]
    folder = path.partition("/")[0]
    if folder != FOLDERS[field]:
        raise fake.wrong(f"can't use file of type {folder} as {field}")
    return Upload(path.rpartition("/")[2], "", content)


async def get_file(fake: "FakeTelegram", params: dict[str, Any]) -> Any:
    """Where a file can be fetched."""
    if params["file_id"] not in fake.files:
        raise Refusal(400, "Bad Request: wrong file_id or the file is temporarily unavailable")
    path, content = fake.files[params["file_id"]]
    if len(content) > 20_000_000:
        raise Refusal(400, "Bad Request: file is too big")
    return {"file_id": params["file_id"], "file_unique_id": path, "file_size": len(content), "file_path": path}


def json_of(fake: "FakeTelegram", way: str, name: str, content: bytes) -> dict[str, Any]:
    """The field of a Message that holds a file which the bot has sent."""
    held = fake.keep_file(f"{FOLDERS[way]}/{name}", content)
    match way:
        case "photo":
            return {"photo": [held | {"width": 9, "height": 6}]}
        case "voice" | "audio":
            return {way: held | {"duration": 2}}
    return {"document": held | {"file_name": name}}
