"""What a file is, is told by its bytes: pictures are cleaned, programs and films refused, names made harmless."""

import io
import zipfile

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image

from models.media_kinds import Fault, Unfit, fit, look
from tests.test_media import PLACE, picture


def archive(*names: str) -> bytes:
    """A ZIP with these parts."""
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as parts:
        for name in names:
            parts.writestr(name, "x")
    return made.getvalue()


def trak(handler: bytes, codec: bytes) -> bytes:
    """What an MP4 says about one track."""
    return b"hdlr" + bytes(8) + handler + bytes(12) + b"stsd" + bytes(12) + codec


@pytest.mark.parametrize(
    ("name", "content", "mime", "called"),
    [
        ("anh.exe", picture(), "image/jpeg", "anh.jpg"),
        ("", picture(kind="PNG"), "image/jpeg", "chihoi.jpg"),
        ("x.webp", picture(kind="WEBP"), "image/jpeg", "x.jpg"),
        ("Giấy mời.pdf", b"%PDF-1.7 x", "application/pdf", "Giấy mời.pdf"),
        ("a/../b\u202e.docx", archive("[Content_Types].xml", "word/document.xml"), "application/vnd", "a.b.docx"),
        ("so.xlsx", archive("[Content_Types].xml", "xl/workbook.xml"), "application/vnd", "so.xlsx"),
        ("cu.doc", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1 x", "application/msword", "cu.doc"),
        ("", b"OggS x", "audio/ogg", "chihoi.ogg"),
        ("bai.mp3", b"ID3 x", "audio/mpeg", "bai.mp3"),
        ("x", b"\xff\xf1 x", "audio/aac", "x.aac"),
        ("ghi.m4a", b"\0\0\0\x20ftypM4A x", "audio/mp4", "ghi.m4a"),
        ("ghi.m4a", b"\0\0\0\x18ftypmp42" + trak(b"soun", b"mp4a"), "audio/mp4", "ghi.m4a"),  # Android's recorders
        ("tin.txt", "Chị em".encode(), "text/plain", "tin.txt"),
    ],
)
def test_a_known_kind_goes_under_its_true_name(name: str, content: bytes, mime: str, called: str) -> None:
    found = fit(content, name)
    assert found.mime.startswith(mime)
    assert found.name == called


@pytest.mark.parametrize(
    ("name", "content", "fault"),
    [
        ("anh.jpg", b"", Fault.EMPTY),
        ("anh.jpg", b"\xff\xd8\xff broken", Fault.PICTURE),
        ("anh.jpg", picture()[:200], Fault.PICTURE),
        ("anh.heic", b"\0\0\0\x20ftypheic", Fault.PICTURE),
        ("anh.jpg", b"MZ\x90", Fault.PROGRAM),
        ("a.pdf", b"\x7fELF", Fault.PROGRAM),
        ("a.txt", b"#!/bin/sh", Fault.PROGRAM),
        ("a.docx", archive("[Content_Types].xml", "word/vbaProject.bin"), Fault.PROGRAM),
        ("a.doc", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "_VBA_PROJECT".encode("utf-16-le"), Fault.PROGRAM),
        ("a.msi", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", Fault.UNKNOWN),
        ("a.zip", archive("ghi.txt"), Fault.UNKNOWN),
        ("a.docx", b"PK\x03\x04 broken", Fault.UNKNOWN),
        ("a.mp4", b"\0\0\0\x20ftypisom", Fault.VIDEO),
        ("a.m4a", b"\0\0\0\x20ftypisom" + trak(b"soun", b"mp4a") + trak(b"vide", b"avc1"), Fault.VIDEO),
        ("a.m4a", b"\0\0\0\x20ftyp3gp4" + trak(b"soun", b"samr"), Fault.VIDEO),
        ("a.webm", b"\x1aE\xdf\xa3", Fault.VIDEO),
        ("a.html", b"<script>", Fault.UNKNOWN),
        ("a.txt", b"\xff\xfe\0x", Fault.UNKNOWN),
        ("a", bytes(20_000_001), Fault.TOO_LARGE),
    ],
)
def test_anything_else_is_refused_with_its_reason(name: str, content: bytes, fault: Fault) -> None:
    with pytest.raises(Unfit) as refused:
        fit(content, name)
    assert refused.value.fault is fault


def test_a_picture_forgets_where_it_was_taken_and_stands_upright() -> None:
    made, exif = io.BytesIO(), Image.Exif()
    exif[0x0112] = 6  # turned by a quarter
    exif.get_ifd(PLACE)[1] = "N"
    Image.new("RGB", (64, 48)).save(made, "JPEG", exif=exif.tobytes())
    drawn = Image.open(io.BytesIO(fit(made.getvalue(), "a.jpg").content))
    assert drawn.size == (48, 64)
    assert not dict(drawn.getexif())


def test_a_large_picture_is_made_small_enough_for_a_phone() -> None:
    drawn = Image.open(io.BytesIO(fit(picture(size=(5200, 100)), "a.jpg").content))
    assert max(drawn.size) == 2560


def test_a_picture_of_too_many_pixels_is_not_drawn() -> None:
    with pytest.raises(Unfit):
        fit(picture(kind="PNG", size=(60_010, 1_000)), "a.png")


@pytest.mark.parametrize("name", ["a.EXE", "a.jpg.scr", "a.apk", "a.docm", "a.html"])
def test_a_program_is_known_by_its_name(name: str) -> None:
    with pytest.raises(Unfit):
        look(name, "image/jpeg", 10)


@settings(max_examples=60)
@given(st.binary(max_size=300), st.text(max_size=40))
def test_any_bytes_are_taken_or_refused_and_a_name_leads_nowhere(content: bytes, name: str) -> None:
    try:
        found = fit(content, name)
    except Unfit:
        return
    assert not set(found.name) & set('/\\:*?"<>|\0\n')
    assert not found.name.startswith(".")


def test_a_picture_that_is_no_photo_may_have_fewer_pixels() -> None:
    with pytest.raises(Unfit):
        fit(picture(kind="PNG", size=(5_001, 5_000)), "a.png")
    drawn = Image.open(io.BytesIO(fit(picture(size=(5_001, 5_000)), "a.jpg").content))
    assert max(drawn.size) <= 2560
