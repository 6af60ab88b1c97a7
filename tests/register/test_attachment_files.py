"""Sealed files: content of any length, and every altered, cut, rearranged or swapped file is noticed."""

from __future__ import annotations

from collections.abc import Iterator
from io import BytesIO
from pathlib import Path

import pytest
from sqlalchemy import text

from mediation_desk.domain.attachment import Media
from mediation_desk.errors import DeskError
from mediation_desk.register import attachment_files
from mediation_desk.register import attachments as rows
from mediation_desk.register.attachment_files import place_of
from tests import scan_samples as samples
from tests.attachment_fixtures import CARD, add, files, opened
from tests.case_fixtures import add_case
from tests.desk_fixtures import DIRECTOR, MEDIATOR, Office

SECRET = b"%PDF-1.4 nothing of this may be read beside the register " * 40


@pytest.fixture
def office(tmp_path: Path) -> Iterator[Office]:
    made = Office(tmp_path / "register.db")
    yield made
    made.close()


@pytest.fixture
def case_id(office: Office) -> str:
    return add_case(office)


@pytest.mark.parametrize("size", [0, 1, 65535, 65536, 65537, 3 * 65536, 1_000_003])
def test_content_of_any_length_is_sealed_and_nothing_of_it_shows(
    office: Office, case_id: str, size: int
) -> None:
    data = (SECRET * (size // len(SECRET) + 1))[:size]
    with office.as_(MEDIATOR) as records:
        looked = rows.Looked(media=Media.OTHER, pages=0, suffix="bin")
        one = rows.add(records, case_id, CARD, BytesIO(data), looked)
    assert opened(office, one).data == data
    (stored,) = files(office)
    assert SECRET[:24] not in stored.read_bytes()
    with office.as_(MEDIATOR) as records:
        ((_id, _name, bytes_, digest),) = rows.stored(records)
    assert (bytes_, digest) == (stored.stat().st_size, attachment_files.digest_of(stored))


def test_the_same_file_twice_looks_different(office: Office, case_id: str) -> None:
    add(office, case_id)
    add(office, case_id)
    one, other = (path.read_bytes() for path in files(office))
    assert one[28:] != other[28:]


def test_every_flipped_bit_and_every_cut_is_noticed(office: Office, case_id: str) -> None:
    one = add(office, case_id, samples.jpeg(300, 400))
    (stored,) = files(office)
    whole = stored.read_bytes()
    for at in range(0, len(whole) * 8, max(1, len(whole) * 8 // 300)):
        spoiled = bytearray(whole)
        spoiled[at // 8] ^= 1 << at % 8
        stored.write_bytes(spoiled)
        with pytest.raises(DeskError, match=r"^attachment\.file_damaged$"):
            opened(office, one)
    for length in [*range(0, len(whole), 1024), len(whole) - 1]:
        stored.write_bytes(whole[:length])
        with pytest.raises(DeskError, match=r"^attachment\.file_damaged$"):
            opened(office, one)
    stored.write_bytes(whole + b"x")
    with pytest.raises(DeskError, match=r"^attachment\.file_damaged$"):
        opened(office, one)
    stored.unlink()
    with pytest.raises(DeskError, match=r"^attachment\.file_missing$"):
        opened(office, one)
    stored.write_bytes(whole)
    assert opened(office, one).data == samples.jpeg(300, 400)


def test_a_stream_cut_at_a_piece_or_put_together_anew_is_noticed(office: Office, case_id: str) -> None:
    with office.as_(MEDIATOR) as records:
        looked = rows.Looked(media=Media.OTHER, pages=0, suffix="bin")
        one = rows.add(records, case_id, CARD, BytesIO(bytes(5 * attachment_files.PIECE)), looked)
    (stored,) = files(office)
    whole, head, piece = stored.read_bytes(), 28, attachment_files.PIECE + 17
    parts = [whole[head + n * piece :][:piece] for n in range(5)]
    for other in (parts[:4], parts[1:], [parts[1], parts[0], *parts[2:]], [*parts, parts[4]]):
        stored.write_bytes(whole[:head] + b"".join(other))
        with pytest.raises(DeskError, match=r"^attachment\.file_damaged$"):
            opened(office, one)


def test_swapped_files_are_noticed_even_with_their_keys(office: Office, case_id: str) -> None:
    one, other = add(office, case_id), add(office, case_id)
    with office.as_(DIRECTOR) as records:
        names = {id_: name for id_, name, _bytes, _digest in rows.stored(records)}
    folder = office.path.parent
    mine, theirs = place_of(folder, names[one.id]), place_of(folder, names[other.id])
    kept = mine.read_bytes()
    mine.write_bytes(theirs.read_bytes())
    with pytest.raises(DeskError, match=r"^attachment\.file_damaged$"):
        opened(office, one)
    # A thief with the database's key moves the key as well: the file is bound to its attachment.
    with office.as_(DIRECTOR) as records:
        key = records.connection.execute(
            text("SELECT key FROM attachments WHERE id = :id"), {"id": other.id}
        ).scalar_one()
        changed = text("UPDATE attachments SET key = :key WHERE id = :id")
        records.connection.execute(changed, {"key": key, "id": one.id})
    with pytest.raises(DeskError, match=r"^attachment\.file_damaged$"):
        opened(office, one)
    assert kept != theirs.read_bytes()
