"""Invented scans made on the spot: pictures with a mark in one corner, PDFs, and files that lie."""

from __future__ import annotations

import struct
import zlib
from io import BytesIO

import pypdfium2
from PIL import Image, ImageDraw


def picture(width: int = 800, height: int = 1130, mode: str = "RGB") -> Image.Image:
    """A white page with a black square in its upper left corner."""
    image = Image.new(mode, (width, height), 1 if mode == "1" else "white")
    side = min(width, height) // 4
    ImageDraw.Draw(image).rectangle((10, 10, side, side), fill=0)
    return image


def jpeg(width: int = 800, height: int = 1130, **how: object) -> bytes:
    """A picture as JPEG; `exif` may say how it was held and where it was taken."""
    target = BytesIO()
    picture(width, height).save(target, "JPEG", **how)
    return target.getvalue()


def located_jpeg() -> bytes:
    """A photograph held upright that says where it was taken."""
    exif = Image.Exif()
    exif[0x0112] = 6
    exif[0x8825] = {1: "N", 2: (36.0, 40.0, 1.5), 3: "E", 4: (117.0, 1.0, 2.5)}
    return jpeg(1130, 800, exif=exif)


def as_kind(kind: str, **how: object) -> bytes:
    """A picture in another format of Pillow's."""
    target = BytesIO()
    picture().save(target, kind, **how)
    return target.getvalue()


def tiff(pages: int = 3) -> bytes:
    """Black and white pages as a scanner's feeder writes them."""
    target = BytesIO()
    one = picture(mode="1")
    one.save(target, "TIFF", save_all=True, append_images=[one] * (pages - 1), compression="group4")
    return target.getvalue()


def pdf(pages: int = 2, turn: int = 0) -> bytes:
    """A PDF of pictures, each page turned."""
    made = BytesIO()
    one = picture()
    one.save(made, "PDF", save_all=True, append_images=[one] * (pages - 1), resolution=100)
    document = pypdfium2.PdfDocument(made.getvalue())
    for page in document:
        page.set_rotation(turn)
    target = BytesIO()
    document.save(target)
    document.close()
    return target.getvalue()


def bomb() -> bytes:
    """A PNG of a few hundred bytes that says it is 100,000 by 100,000 pixels."""

    def chunk(name: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))

    head = struct.pack(">IIBBBBB", 100_000, 100_000, 8, 0, 0, 0, 0)
    body = zlib.compress(bytes(1000))
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", body) + chunk(b"IEND", b"")


def dark_corner(image: Image.Image) -> str:
    """In which corner the mark stands: `upper left` …"""
    grey = image.convert("L")
    width, height = grey.size
    corners = {
        "upper left": (0.12, 0.1),
        "upper right": (0.88, 0.1),
        "lower left": (0.12, 0.9),
        "lower right": (0.88, 0.9),
    }
    return min(
        corners,
        key=lambda name: grey.getpixel((int(corners[name][0] * width), int(corners[name][1] * height))),
    )
