"""Reading the file's pages without its connection says what SQLCipher itself says."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from mediation_desk.register.cipher_file import PAGE_BYTES, open_copy
from mediation_desk.register.page_hashes import damaged_pages
from tests.backup_office import silent
from tests.desk_fixtures import KEY, Office


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    path = tmp_path_factory.mktemp("pages") / "register.db"
    office = Office(path)
    office.register.settle()
    office.close()
    return path.read_bytes()


def test_a_whole_register_has_no_damaged_page(whole: bytes, tmp_path: Path) -> None:
    (tmp_path / "a.db").write_bytes(whole)
    assert damaged_pages(tmp_path / "a.db", KEY, silent) == ()


@settings(max_examples=15, deadline=None)
@given(data=st.data())
def test_every_flipped_bit_is_found_in_its_page(
    whole: bytes, tmp_path_factory: pytest.TempPathFactory, data: st.DataObject
) -> None:
    place = data.draw(st.integers(0, len(whole) - 1))
    bit = data.draw(st.integers(0, 7))
    changed = bytearray(whole)
    changed[place] ^= 1 << bit
    path = tmp_path_factory.mktemp("flipped") / "register.db"
    path.write_bytes(changed)
    found = damaged_pages(path, KEY, silent)
    path.unlink()
    if place < 16:  # the salt: nothing matches any more
        assert len(found) == len(whole) // PAGE_BYTES
    else:
        assert found == (place // PAGE_BYTES + 1,)


def test_it_agrees_with_sqlcipher_about_lost_pages(whole: bytes, tmp_path: Path) -> None:
    path = tmp_path / "lost.db"
    changed = bytearray(whole)
    for page in (7, 19):
        changed[page * PAGE_BYTES : (page + 1) * PAGE_BYTES] = bytes(PAGE_BYTES)
    path.write_bytes(changed)
    connection = open_copy(path, KEY)
    theirs = connection.execute("PRAGMA cipher_integrity_check").fetchall()
    connection.close()
    assert damaged_pages(path, KEY, silent) == (8, 20)
    assert len(theirs) == 2


def test_a_page_cut_short_is_damaged(whole: bytes, tmp_path: Path) -> None:
    (tmp_path / "short.db").write_bytes(whole[:-100])
    assert damaged_pages(tmp_path / "short.db", KEY, silent) == (len(whole) // PAGE_BYTES,)
