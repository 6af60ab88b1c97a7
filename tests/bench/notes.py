"""Counselling notes: sealing and opening one, and searching one's own, against the bare ciphers."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory
from uuid import uuid4

from nacl.bindings import (
    crypto_aead_xchacha20poly1305_ietf_decrypt,
    crypto_aead_xchacha20poly1305_ietf_encrypt,
)
from nacl.public import PrivateKey, SealedBox
from nacl.utils import random

from mediation_desk.domain.counselling_session import Attendance, CounsellingSession
from mediation_desk.register import counselling_notes, counselling_sessions, sealed
from mediation_desk.register.records import Records
from mediation_desk.register.sealed import SealedKind
from mediation_desk.services import counselling_search
from mediation_desk.services.counselling_search import Place, SearchPiece
from tests.bench.timing import Line, p95, side_by_side, spent, times
from tests.case_fixtures import WIFE
from tests.counselling_fixtures import NOTE, add_file
from tests.desk_fixtures import COUNSELLOR, Office

NOTES = 10_000
ROUNDS = 100
SEARCHES = 3


def lines(notes: int = NOTES) -> Iterator[Line]:
    """Sealing, opening and searching in a register of so many own notes."""
    with TemporaryDirectory() as folder:
        office = Office(Path(folder) / "register.db")
        _write(office, notes)
        with office.as_(COUNSELLOR) as records:
            yield from _one(records)
        with office.as_(COUNSELLOR) as records:
            yield from _search(records, notes)
        office.close()


def _write(office: Office, notes: int) -> None:
    file = add_file(office)
    with office.as_(COUNSELLOR) as records:
        for n in range(notes):
            session = counselling_sessions.add(
                records,
                CounsellingSession(
                    id=uuid4().hex,
                    file_id=file.id,
                    began=records.now - timedelta(minutes=notes - n),
                    present_ids=(WIFE.id,),
                    attendance=Attendance.ON_TIME,
                ),
            )
            counselling_notes.sign(records, session, NOTE)


def _one(records: Records) -> Iterator[Line]:
    text = "\n".join(NOTE.texts()) * 5
    own, key = PrivateKey.generate(), random(32)

    def bare_seal() -> None:
        crypto_aead_xchacha20poly1305_ietf_encrypt(text.encode(), b"", random(24), key)
        SealedBox(own.public_key).encrypt(key)

    kept: list[str] = []
    told, bare = side_by_side(
        lambda: kept.append(sealed.seal(records, SealedKind.RECORD_NOTE, text)), bare_seal, ROUNDS
    )
    yield Line(what="sealing a note", ours=p95(told), base=p95(bare), against="bare ciphers", bound=16)
    box, nonce = SealedBox(own.public_key).encrypt(key), random(24)
    cipher = crypto_aead_xchacha20poly1305_ietf_encrypt(text.encode(), b"", nonce, key)

    def bare_open() -> None:
        crypto_aead_xchacha20poly1305_ietf_decrypt(cipher, b"", nonce, SealedBox(own).decrypt(box))

    told, bare = side_by_side(lambda: sealed.unseal(records, kept[0]), bare_open, ROUNDS)
    yield Line(what="opening a note", ours=p95(told), base=p95(bare), against="bare ciphers", bound=16)


def _search(records: Records, notes: int) -> Iterator[Line]:
    pieces: list[float] = []

    def search() -> None:
        piece = counselling_search.begin_search(records, "双手交握")
        while piece.after is not None:
            found: list[SearchPiece] = []
            after = piece.after
            pieces.append(spent(partial(_on, records, after, found)))
            piece = found[0]

    whole = times(search, SEARCHES, warm=0)
    yield Line(what=f"searching {notes:,} own notes", ours=min(whole), bound=5_000)
    yield Line(what=f"one piece of it, {counselling_search.PIECE} notes", ours=p95(pieces), bound=100)


def _on(records: Records, after: Place, found: list[SearchPiece]) -> None:
    found.append(counselling_search.search_on(records, "双手交握", after))
