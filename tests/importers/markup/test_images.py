import struct

import pytest

from reader.importers.markup.images import read_image


def png(width: int, height: int) -> bytes:
    return b"\x89PNG\r\n\x1a\n\x00\x00\x00\x0dIHDR" + struct.pack(">II", width, height) + bytes(9)


def jpeg(width: int, height: int) -> bytes:
    return b"\xff\xd8\xff\xe0\x00\x04ab\xff\xc0\x00\x11\x08" + struct.pack(">HH", height, width) + bytes(9)


def gif(width: int, height: int) -> bytes:
    return b"GIF89a" + struct.pack("<HH", width, height) + bytes(9)


def webp(width: int, height: int) -> bytes:
    size = (width - 1).to_bytes(3, "little") + (height - 1).to_bytes(3, "little")
    return b"RIFF\x00\x00\x00\x00WEBPVP8X" + bytes(8) + size + bytes(9)


@pytest.mark.parametrize(
    ("data", "media_type"),
    [(png(30, 20), "png"), (jpeg(30, 20), "jpeg"), (gif(30, 20), "gif"), (webp(30, 20), "webp")],
)
def test_reads_the_size_off_the_header(data: bytes, media_type: str) -> None:
    image = read_image(data)
    assert image is not None
    assert (image.media_type, image.width, image.height) == (f"image/{media_type}", 30, 20)


@pytest.mark.parametrize(
    "data",
    [
        png(8_001, 10),
        png(10, 8_001),
        png(7_000, 7_000),
        png(0, 10),
        png(9, 9)[:20],
        jpeg(9, 9)[:9],
        b"<svg/>",
        b"",
        b"\xff\xd8\xff",
    ],
)
def test_refuses_what_is_no_picture_or_too_large(data: bytes) -> None:
    assert read_image(data) is None
