"""Whether the program is whole: what is found by name only, so that a package can lack it unnoticed.

Pages, steps of the schema, processes apart, the way to the keyring, keepers' sheets, kinds of picture.
"""

from __future__ import annotations

import csv
import sys
from collections.abc import Callable
from datetime import UTC, datetime
from importlib import import_module
from io import BytesIO
from pathlib import Path

from mediation_desk.domain.backup import Progress
from mediation_desk.domain.ledger_import import Reading
from mediation_desk.errors import DeskError
from mediation_desk.self_test.reading import docx_text
from mediation_desk.self_test.telling import FaultError, Telling, refused
from mediation_desk.words import _

KEYRINGS = {
    "linux": ("keyring.backends.SecretService", "secretstorage.collection"),
    "win32": ("keyring.backends.Windows", "win32ctypes.core"),
}
"""Modules the system's keyring is reached through; that it is unlocked is no matter here."""
PICTURES = frozenset({b"png", b"jpeg", b"svg"})
_CALENDAR = (
    b"BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//self-test//\r\nBEGIN:VEVENT\r\nUID:1\r\n"
    b"DTSTAMP:20260105T000000Z\r\nDTSTART;TZID=Europe/Berlin:20260105T010000\r\n"
    b"DTEND;TZID=Europe/Berlin:20260105T020000\r\n"
    b"RRULE:FREQ=WEEKLY;COUNT=3\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n"
)


def prove_whole(telling: Telling, folder: Path) -> None:
    """Tell step by step that nothing is missing; files for it are written below `folder` alone."""
    with telling.step(_("every page is there")):
        pages()
    with telling.step(_("every step from older registers is there")):
        migrations()
    with telling.step(_("strangers' files and copies are read by processes apart")):
        apart(folder)
    with telling.step(_("two of the three keepers' sheets give their secret back")):
        sheets()
    with telling.step(_("the way to the system's keyring is there")):
        keyring()


def pages() -> None:
    """Import every page by its name, and see that Qt reads the kinds of picture they show."""
    from PySide6.QtGui import QImageReader

    from mediation_desk.ui.pages import PAGES

    for line in PAGES:
        module, name = line.place.split(":")
        getattr(import_module(f"mediation_desk.ui.pages.{module}"), name)
    known = {bytes(one.data()) for one in QImageReader.supportedImageFormats()}
    if lacking := PICTURES - known:
        raise FaultError(_("Not found: {words}", words="、".join(sorted(map(bytes.decode, lacking)))))
    scans()


def scans() -> None:
    """Take in a small scan of every kind of picture; each is read by a module of its own."""
    from PIL import Image

    from mediation_desk.documents.scan import FORMATS, look

    for media, kind in FORMATS.items():
        made = BytesIO()
        try:
            Image.new("RGB", (8, 8), "white").save(made, kind)
            found = look(made).media
        except (DeskError, KeyError, OSError) as error:
            raise FaultError(_("Not found: {words}", words=kind)) from error
        if found is not media:
            raise FaultError(_("Not found: {words}", words=kind))


def migrations() -> None:
    """Load every step of the schema from its file."""
    from mediation_desk.register.migrations import NEWEST, newest

    if newest() != NEWEST:
        raise FaultError(_("Not found: {words}", words=NEWEST))


def apart(folder: Path) -> None:
    """Let each process apart answer once."""
    _template()
    _calendar()
    _ledger(folder)
    _copies(folder)


def sheets() -> None:
    """Make three sheets and open two of them."""
    from mediation_desk.register.vault.sheets import new_sheets, open_sheets

    typed = [" ".join(one.words) for one in new_sheets()]
    if open_sheets(typed[:2], ("1", "2")) != open_sheets(typed[1:], ("2", "3")):
        raise FaultError(_("The register gives back something else than it was given."))


def keyring() -> None:
    """Import what reaches the keyring of this system; which keyring is unlocked does not matter."""
    for name in KEYRINGS.get(sys.platform, ()):
        import_module(name)


def _template() -> None:
    import docx

    from mediation_desk.documents.template_apart import fill_apart

    blank, made = docx.Document(), BytesIO()
    blank.add_paragraph("{{ word }}")
    blank.save(made)
    if "松柏" not in docx_text(fill_apart(made.getvalue(), {"word": "松柏"})):
        raise FaultError(_("Not found: {words}", words="松柏"))


def _calendar() -> None:
    from mediation_desk.services.calendar_apart import read_apart

    read = read_apart(_CALENDAR, datetime(2026, 1, 1, tzinfo=UTC), datetime(2026, 2, 1, tzinfo=UTC))
    if len(read.spans) != 3:
        raise FaultError(_("Not found: {words}", words="RRULE"))


def _ledger(folder: Path) -> None:
    import xlsxwriter

    from mediation_desk.services.ledger_apart import read_apart

    rows = [["编号", "日期"], ["一", "2026-01-05"]]
    with (folder / "list.csv").open("w", encoding="gb18030", newline="") as file:
        csv.writer(file).writerows(rows)
    with xlsxwriter.Workbook(str(folder / "list.xlsx")) as book:
        sheet = book.add_worksheet()
        for number, row in enumerate(rows):
            sheet.write_row(number, 0, row)
    for name in ("list.csv", "list.xlsx"):
        read = read_apart(folder / name, _heard)
        if [len(one.lines) for one in read.sheets] != [len(rows)]:
            raise FaultError(_("Not found: {words}", words=name))


def _copies(folder: Path) -> None:
    """Where no copy is, both must say so; silence would mean that they did not start."""
    from mediation_desk.services.proving import CardDigits, prove_apart
    from mediation_desk.services.trying import try_apart

    card, empty = CardDigits(digits="1" * 27), folder / "no-copy"
    empty.mkdir()
    refused(_NO_COPY, _refusal(lambda: prove_apart(empty, card, _heard)))
    refused(_NO_COPY, _refusal(lambda: try_apart(empty, card, 1, datetime.now(UTC), _going)))


def _refusal(act: Callable[[], object]) -> DeskError | None:
    try:
        act()
    except DeskError as error:
        return error
    return None


def _heard(_now: Progress | Reading) -> None:
    """Nobody watches how far it is."""


def _going() -> None:
    """Nobody stops it."""


_NO_COPY = ("copy.none", "vault.header_missing")
