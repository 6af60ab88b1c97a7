"""The header's file: written whole, the one before it kept, held against the register's own text."""

from __future__ import annotations

from dataclasses import replace

import pytest

from mediation_desk.errors import DeskError
from mediation_desk.register.vault.header import Header, header_text, signed
from mediation_desk.register.vault.header_file import (
    is_register,
    read_header,
    reconcile_header,
    restore_previous,
    write_header,
)
from tests.vaults import STAFF_ID, Vault


def later(vault: Vault, header: Header, **changed: object) -> Header:
    grown = replace(header, generation=header.generation + 1, **changed)
    return signed(grown, vault.opened.header_key)


def reconciled(vault: Vault, header: Header) -> Header:
    return reconcile_header(vault.folder, header_text(header), vault.opened.header_key, STAFF_ID)


def test_writing_keeps_the_one_before(vault: Vault):
    first = vault.header.read_bytes()
    second = later(vault, read_header(vault.folder))
    write_header(vault.folder, second)
    assert read_header(vault.folder) == second
    assert (vault.folder / "header.prev").read_bytes() == first


def test_a_file_changed_underneath_is_not_overwritten(vault: Vault):
    header = read_header(vault.folder)
    write_header(vault.folder, later(vault, header))
    with pytest.raises(DeskError, match=r"vault\.header_behind"):
        write_header(vault.folder, later(vault, header))


def test_a_damaged_file_never_becomes_the_previous_one(vault: Vault):
    second = later(vault, read_header(vault.folder))
    write_header(vault.folder, second)
    kept = (vault.folder / "header.prev").read_bytes()
    vault.header.write_bytes(b"spoiled")
    write_header(vault.folder, later(vault, second))
    assert (vault.folder / "header.prev").read_bytes() == kept


def test_a_header_that_could_not_be_read_back_is_never_written(vault: Vault):
    header = read_header(vault.folder)
    before = vault.header.read_bytes()
    for wrong in (replace(header, mac=b""), replace(header, register_id="x"), replace(header, epoch=0)):
        with pytest.raises((DeskError, ValueError)):
            write_header(vault.folder, replace(wrong, generation=2))
    assert vault.header.read_bytes() == before


@pytest.mark.parametrize("spoiled", [None, b"", b"{}\n", b"spoiled"])
def test_the_previous_header_takes_the_place_of_a_spoiled_one(vault: Vault, spoiled: bytes | None):
    first = read_header(vault.folder)
    write_header(vault.folder, later(vault, first))
    if spoiled is None:
        vault.header.unlink()
    else:
        vault.header.write_bytes(spoiled)
    assert is_register(vault.folder)
    assert restore_previous(vault.folder) == first == read_header(vault.folder)


def test_the_previous_header_stays_where_it_is_when_it_is_not_needed_or_of_no_use(vault: Vault):
    with pytest.raises(DeskError, match=r"vault\.header_whole"):
        restore_previous(vault.folder)
    write_header(vault.folder, later(vault, read_header(vault.folder)))
    vault.header.unlink()
    (vault.folder / vault.opened.database).unlink()
    with pytest.raises(DeskError, match=r"vault\.no_previous"):
        restore_previous(vault.folder)
    (vault.folder / "header.prev").write_bytes(b"spoiled too")
    with pytest.raises(DeskError, match=r"vault\.no_previous"):
        restore_previous(vault.folder)


def test_a_folder_without_register_says_so(vault: Vault):
    vault.header.unlink()
    assert is_register(vault.folder)  # its database lies there: no place for a new one
    (vault.folder / vault.opened.database).unlink()
    assert not is_register(vault.folder)
    with pytest.raises(DeskError, match=r"vault\.header_missing"):
        read_header(vault.folder)


def test_the_same_text_changes_nothing(vault: Vault):
    before = vault.header.stat().st_ino, vault.header.stat().st_mtime_ns
    assert reconciled(vault, read_header(vault.folder)) == read_header(vault.folder)
    assert (vault.header.stat().st_ino, vault.header.stat().st_mtime_ns) == before


def test_an_older_file_is_rewritten_from_the_registers_text(vault: Vault):
    known = later(vault, read_header(vault.folder))
    assert reconciled(vault, known) == known == read_header(vault.folder)


def test_another_text_of_the_same_generation_gives_way_to_the_registers(vault: Vault):
    header = read_header(vault.folder)
    renamed = replace(header, slots=(replace(header.slots[0], label="另一人"), header.slots[1]))
    vault.header.write_text(header_text(signed(renamed, vault.opened.header_key)), "ascii", newline="")
    assert reconciled(vault, header) == header == read_header(vault.folder)


def test_a_register_put_back_alone_is_noticed(vault: Vault):
    header = read_header(vault.folder)
    write_header(vault.folder, later(vault, header))
    with pytest.raises(DeskError, match=r"vault\.register_behind"):
        reconciled(vault, header)


def test_a_slot_the_register_does_not_know_cannot_sign_in(vault: Vault):
    header = read_header(vault.folder)
    with pytest.raises(DeskError, match=r"vault\.slot_unknown"):
        reconciled(vault, later(vault, header, slots=header.slots[1:]))


def test_a_foreign_or_unsigned_text_is_not_taken(vault: Vault):
    header = read_header(vault.folder)
    with pytest.raises(DeskError, match=r"vault\.header_altered"):
        reconciled(vault, replace(header, generation=2))
    with pytest.raises(DeskError, match=r"vault\.foreign"):
        reconciled(vault, later(vault, header, register_id="f" * 32))
