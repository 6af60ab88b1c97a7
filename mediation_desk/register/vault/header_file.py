"""The header's file: `vault.json` beside the database, and `header.prev`, the one before it."""

from __future__ import annotations

from pathlib import Path
from typing import Final

from mediation_desk.errors import DeskError
from mediation_desk.register.vault.header import MOST_BYTES, Header, check_mac, header_text, parse_header
from mediation_desk.register.vault.whole_file import Step, go_on, read_most, said, write_whole

HEADER: Final = "vault.json"
PREVIOUS: Final = "header.prev"
DATABASES: Final = "register-*.db"
"""The database files of all epochs, see `header.database_name`."""


def is_register(folder: Path) -> bool:
    """Whether the folder holds a register, whole or not: a database without key files is one as well."""
    return any((folder / name).exists() for name in (HEADER, PREVIOUS)) or any(folder.glob(DATABASES))


def read_header(folder: Path) -> Header:
    """The header of the register in `folder`; DeskError `vault.header_missing` or those of `parse_header`."""
    return parse_header(_read(folder / HEADER))


def write_header(folder: Path, header: Header, *, step: Step = go_on) -> None:
    """Replace `vault.json`; a whole one that was there becomes `header.prev` first.

    Refuses to go back (DeskError `vault.header_behind`): the file there must be of an earlier generation.
    """
    data = header_text(header).encode("ascii")
    if parse_header(data) != header:
        raise ValueError("a header that could not be read back")
    try:
        before = read_header(folder)
    except DeskError:
        before = None  # missing at birth, or damaged: a good header.prev must not be lost to it
    if before is not None:
        if before.register_id == header.register_id and before.generation >= header.generation:
            raise DeskError("vault.header_behind")
        write_whole(folder / PREVIOUS, header_text(before).encode("ascii"), step=step)
    write_whole(folder / HEADER, data, step=step)


def forget_previous(folder: Path, header: Header, *, step: Step = go_on) -> None:
    """Let `header.prev` be a copy of `header`, so that nothing of the time before can come back from it."""
    write_whole(folder / PREVIOUS, header_text(header).encode("ascii"), step=step)


def restore_previous(folder: Path, *, step: Step = go_on) -> Header:
    """Put `header.prev` in the place of a missing or damaged `vault.json`.

    Only when it is whole and the database it names is there; DeskError `vault.no_previous` otherwise, and
    `vault.header_whole` when nothing is wrong with `vault.json`.
    """
    try:
        read_header(folder)
    except DeskError as error:
        if error.key == "vault.header_newer":
            raise
    else:
        raise DeskError("vault.header_whole")
    try:
        previous = parse_header(_read(folder / PREVIOUS))
    except DeskError as error:
        raise DeskError("vault.no_previous") from error
    if not (folder / previous.database).is_file():
        raise DeskError("vault.no_previous")
    write_whole(folder / HEADER, header_text(previous).encode("ascii"), step=step)
    return previous


def reconcile_header(
    folder: Path, registers_text: str, header_key: bytes, slot_id: str, *, step: Step = go_on
) -> Header:
    """Hold the file against the text the register itself committed; called right after unlocking.

    An older file (the program was stopped between the two) is rewritten from the register's text. A newer one
    means the database was put back alone: DeskError `vault.register_behind`. A slot the register does not
    know cannot sign in: DeskError `vault.slot_unknown`.
    """
    known = parse_header(registers_text.encode("ascii"))
    check_mac(known, header_key)
    found = read_header(folder)
    if found.register_id != known.register_id:
        raise DeskError("vault.foreign")
    if found.generation > known.generation:
        raise DeskError("vault.register_behind")
    if found != known:
        _rewrite(folder, known, found, step)
    if known.slot(slot_id) is None:
        raise DeskError("vault.slot_unknown")
    return known


def _rewrite(folder: Path, known: Header, found: Header, step: Step) -> None:
    if known.generation > found.generation:
        write_header(folder, known, step=step)
    else:  # the same generation with another text: header.prev stays the one before both
        write_whole(folder / HEADER, header_text(known).encode("ascii"), step=step)


def _read(path: Path) -> bytes:
    try:
        return read_most(path, MOST_BYTES)
    except FileNotFoundError as error:
        raise DeskError("vault.header_missing") from error
    except OSError as error:
        raise said(error) from error
