"""What a file with an old list is, by what is in it and not by its name; hostile ones are refused in words.

It works on a stranger's file: called in the process apart, before any library opens it.
"""

from __future__ import annotations

import re
import zipfile
import zlib
from enum import StrEnum
from pathlib import Path

from mediation_desk.errors import DeskError

MOST_BYTES = 100 * 1024 * 1024
MOST_UNPACKED = 500 * 1024 * 1024
MOST_PARTS = 2_000
_CHUNK = 1024 * 1024
_OVERLAP = 32
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_WEB = (b"<html", b"<!doctype", b"<?xml", b"<table", b"<meta", b"<head", b"<div", b"mime-version")
_OTHERS = (
    b"%PDF",
    b"{\\rtf",
    b"\x89PNG",
    b"\xff\xd8\xff",
    b"Rar!",
    b"7z\xbc\xaf",
    b"MZ",
    b"\x7fELF",
    b"GIF8",
)
_WIDE = re.compile(rb'[ \t\r\n]r="(?:[A-Z]{3}[0-9]|[A-Z]{2}[0-9]{6})')
"""A cell beyond column ZZ, or beyond Z and line 99,999: the rectangle up to it would fill the memory."""


class FileSort(StrEnum):
    """How a file is read."""

    BOOK = "book"
    TEXT = "text"


def sort_of(path: Path) -> FileSort:
    """Whether a file is a workbook (.xlsx, .xls, .ods) or a text (.csv).

    DeskError: ledger.no_file, ledger.too_large, ledger.empty_file, ledger.password, ledger.macros,
    ledger.web_page, ledger.not_a_list, ledger.bomb, ledger.broken, ledger.too_wide.
    """
    try:
        size = path.stat().st_size
        if size > MOST_BYTES:
            raise DeskError("ledger.too_large", most=MOST_BYTES // (1024 * 1024))
        with path.open("rb") as file:
            first = file.read(4096)
    except OSError as error:
        raise DeskError("ledger.no_file") from error
    if not first:
        raise DeskError("ledger.empty_file")
    if first.startswith(b"PK\x03\x04"):
        _check_zip(path)
        return FileSort.BOOK
    if first.startswith(_OLE):
        _check_ole(path.read_bytes())
        return FileSort.BOOK
    head = first.removeprefix(b"\xef\xbb\xbf").lstrip().lower()
    if head.startswith(
        (b"<html", b"<!doctype", b"<?xml", b"<table", b"<meta", b"<head", b"<div", b"mime-version")
    ):
        raise DeskError("ledger.web_page")
    if first.startswith(
        (b"%PDF", b"{\\rtf", b"\x89PNG", b"\xff\xd8\xff", b"Rar!", b"7z\xbc\xaf", b"MZ", b"\x7fELF", b"GIF")
    ):
        raise DeskError("ledger.not_a_list")
    return FileSort.TEXT


def _check_zip(path: Path) -> None:
    try:
        with zipfile.ZipFile(path) as book:
            parts = book.infolist()
            names = {part.filename for part in parts}
            if len(parts) > MOST_PARTS or sum(part.file_size for part in parts) > MOST_UNPACKED:
                raise DeskError("ledger.bomb")
            if any(part.flag_bits & 1 for part in parts):
                raise DeskError("ledger.password")
            if any(name.lower().endswith("vbaproject.bin") for name in names):
                raise DeskError("ledger.macros")
            if not any(name in names for name in ("xl/workbook.xml", "xl/workbook.bin", "content.xml")):
                raise DeskError("ledger.not_a_list")
            for part in parts:
                _unpack(book, part)
    except (zipfile.BadZipFile, zlib.error, OSError, EOFError, NotImplementedError, ValueError) as error:
        raise DeskError("ledger.broken") from error


def _unpack(book: zipfile.ZipFile, part: zipfile.ZipInfo) -> None:
    """Read a part through once: sizes that lie and sums that do not fit are met here, not in the library."""
    sheet = part.filename.startswith("xl/worksheets/")
    before = b""
    with book.open(part) as stream:
        while chunk := stream.read(_CHUNK):
            if sheet and _WIDE.search(before + chunk):
                raise DeskError("ledger.too_wide")
            before = chunk[-_OVERLAP:]


def _check_ole(data: bytes) -> None:
    """An .xls is such a file, and so is an .xlsx with a password; the names inside are UTF-16."""
    if "EncryptedPackage".encode("utf-16-le") in data:
        raise DeskError("ledger.password")
    if "_VBA_PROJECT".encode("utf-16-le") in data:
        raise DeskError("ledger.macros")
    if not any(name.encode("utf-16-le") in data for name in ("Workbook", "Book")):
        raise DeskError("ledger.not_a_list")
