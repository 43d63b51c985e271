"""What a file that came in really is: told by its bytes, cleaned of what it says about its maker, or refused."""

import io
import re
import zipfile
from dataclasses import dataclass
from enum import StrEnum

LARGEST = 20_000_000  # bytes: what Telegram lets a bot fetch (getFile); Zalo gives no more
PIXELS = 60_000_000  # of a photo, which is read at a smaller scale; more is an attack or a map
DRAWN = 25_000_000  # pixels of any other picture, which is held whole, twice: 200 MB
LONG_SIDE = 2560  # pixels: enough to read a sheet of paper on a phone


class Fault(StrEnum):
    """Why a file is not sent on."""

    EMPTY = "empty"
    TOO_LARGE = "too-large"
    PROGRAM = "program"
    VIDEO = "video"
    PICTURE = "picture"  # one that cannot be opened
    UNKNOWN = "unknown"
    NOT_FETCHED = "not-fetched"


class Unfit(Exception):
    """The file is not sent on."""

    def __init__(self, fault: Fault) -> None:
        super().__init__(fault)
        self.fault = fault


@dataclass(frozen=True)
class Fit:
    """A file that may be sent on; `content` is new where it was a picture."""

    name: str
    mime: str
    content: bytes


def _endings(listed: str) -> frozenset[str]:
    return frozenset(listed.split())


_PROGRAMS = _endings(
    """apk app bat bin cab cmd com cpl deb dll dmg docm dotm exe gadget hta htm html img ipa iso jar js jse lnk mht msi
    msp php pif pkg pptm ps1 py reg rpm scr sh svg swf sys url vb vbe vbs wsf xhtml xlsm xltm xml"""
)
_VIDEOS = _endings("3gp avi flv m4v mkv mov mp4 mpeg mpg webm wmv")
_PICTURES = (b"\xff\xd8\xff", b"\x89PNG\r\n\x1a\n", b"GIF87a", b"GIF89a")
_RUNS = (b"MZ", b"\x7fELF", b"#!", b"\xca\xfe\xba\xbe", b"\xcf\xfa\xed\xfe", b"\xfe\xed\xfa")
_HANDLER = re.compile(rb"hdlr.{8}(soun|vide)", re.DOTALL)  # ISO/IEC 14496-12: what each track is for
_AAC = re.compile(rb"stsd.{12}mp4a", re.DOTALL)
_OFFICE = {  # a part of the archive: (ending, mime)
    "word/": (".docx", "application/vnd.openxmlformats-officedocument.wordprocessingml.document"),
    "xl/": (".xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"),
    "ppt/": (".pptx", "application/vnd.openxmlformats-officedocument.presentationml.presentation"),
}
_OLD_OFFICE = {"doc": "application/msword", "xls": "application/vnd.ms-excel", "ppt": "application/vnd.ms-powerpoint"}
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_OLE_MACROS = "_VBA_PROJECT".encode("utf-16-le")  # the name of the stream that holds them


def look(name: str, mime: str, size: int) -> None:
    """Refuse at once what its name, its stated kind or its size already tells. Raises Unfit."""
    ending = _ending(name)
    if size > LARGEST:
        raise Unfit(Fault.TOO_LARGE)
    if ending in _PROGRAMS:
        raise Unfit(Fault.PROGRAM)
    if mime.startswith("video/") or ending in _VIDEOS:
        raise Unfit(Fault.VIDEO)


def fit(content: bytes, name: str) -> Fit:
    """The file as it may be sent on; a picture is drawn anew, upright and without what it knows of its maker and place.

    What it is, is decided by its bytes alone; its name only tells old Office files and plain texts apart. Raises Unfit.
    """
    if not content:
        raise Unfit(Fault.EMPTY)
    if len(content) > LARGEST:
        raise Unfit(Fault.TOO_LARGE)
    if content.startswith(_PICTURES) or (content[:4] == b"RIFF" and content[8:12] == b"WEBP"):
        return Fit(_named(name, ".jpg"), "image/jpeg", _drawn_anew(content))
    if b"%PDF-" in content[:1024]:
        return Fit(_named(name, ".pdf"), "application/pdf", content)
    if content.startswith(b"PK\x03\x04"):
        return _office(content, name)
    if content.startswith(_OLE) and (old := _OLD_OFFICE.get(_ending(name))) is not None:
        if _OLE_MACROS in content:
            raise Unfit(Fault.PROGRAM)
        return Fit(_named(name, f".{_ending(name)}"), old, content)
    if (sound := _sound(content)) is not None:
        return Fit(_named(name, sound[0]), sound[1], content)
    if content.startswith(_RUNS):
        raise Unfit(Fault.PROGRAM)
    if content[4:8] == b"ftyp":
        raise Unfit(Fault.PICTURE if content[8:12] in (b"heic", b"heix", b"mif1", b"avif") else Fault.VIDEO)
    if content.startswith(b"\x1aE\xdf\xa3"):  # WebM
        raise Unfit(Fault.VIDEO)
    if _ending(name) in {"txt", "csv"} and b"\0" not in content and _is_utf8(content):
        return Fit(_named(name, f".{_ending(name)}"), "text/plain; charset=utf-8", content)
    raise Unfit(Fault.UNKNOWN)


def _ending(name: str) -> str:
    return name.rpartition(".")[2].strip().lower() if "." in name else ""


def _named(name: str, ending: str) -> str:
    """The name that she gave it, with the ending of what it is, and without what leads somewhere else."""
    plain = re.sub(r"[\x00-\x1f\x7f\u200b-\u200f\u202a-\u202e\u2066-\u2069/\\:*?\"<>|]", "", name).strip(" .")
    plain = re.sub(r"\.{2,}", ".", plain)
    stem = plain.rpartition(".")[0] if "." in plain else plain
    return f"{stem[:80] or 'chihoi'}{ending}"


def _drawn_anew(content: bytes) -> bytes:
    from PIL import Image, ImageOps  # a tenth of a second that no start need pay

    try:
        with Image.open(io.BytesIO(content), formats=("JPEG", "PNG", "WEBP", "GIF")) as opened:
            if opened.width * opened.height > (PIXELS if opened.format in ("JPEG", "MPO") else DRAWN):
                raise Unfit(Fault.PICTURE)
            # Small first, and one copy at a time: this machine may have 1 GB for everything.
            opened.draft("RGB", (LONG_SIDE, LONG_SIDE))
            opened.thumbnail((LONG_SIDE, LONG_SIDE))
            clear = ImageOps.exif_transpose(opened).convert("RGBA")
            paper = Image.new("RGB", clear.size, "white")  # where it is transparent
            paper.paste(clear, mask=clear)
            drawn = io.BytesIO()
            paper.save(drawn, "JPEG", quality=88, optimize=True)
            return drawn.getvalue()
    except Unfit:
        raise
    except Exception as error:  # what a broken picture raises depends on where it is broken
        raise Unfit(Fault.PICTURE) from error


def _office(content: bytes, name: str) -> Fit:
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            parts = archive.namelist()
    except (zipfile.BadZipFile, ValueError, OSError, NotImplementedError) as error:
        raise Unfit(Fault.UNKNOWN) from error
    if any(part.lower().endswith(("vbaproject.bin", ".exe", ".dll")) for part in parts):
        raise Unfit(Fault.PROGRAM)
    if "[Content_Types].xml" in parts:
        for start, (ending, mime) in _OFFICE.items():
            if any(part.startswith(start) for part in parts):
                return Fit(_named(name, ending), mime, content)
    raise Unfit(Fault.UNKNOWN)


def _sound(content: bytes) -> tuple[str, str] | None:
    if content.startswith(b"OggS"):
        return ".ogg", "audio/ogg"
    if content[4:12] == b"ftypM4A " or (content[4:8] == b"ftyp" and _only_heard(content)):
        return ".m4a", "audio/mp4"
    if len(content) > 2 and content[0] == 0xFF and content[1] & 0xF6 == 0xF0:  # ADTS, as Zalo records
        return ".aac", "audio/aac"
    if content.startswith(b"ID3") or (len(content) > 2 and content[0] == 0xFF and content[1] & 0xE6 == 0xE2):
        return ".mp3", "audio/mpeg"
    return None


def _only_heard(content: bytes) -> bool:
    """Whether an MP4 of another name holds AAC sound and no film: so the recorders of Android and Windows write it."""
    handlers = {found[1] for found in _HANDLER.finditer(content)}
    return b"soun" in handlers and b"vide" not in handlers and _AAC.search(content) is not None


def _is_utf8(content: bytes) -> bool:
    try:
        content.decode("utf-8-sig")
    except UnicodeDecodeError:
        return False
    return True
