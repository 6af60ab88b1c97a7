"""A scan of 20 MB taken in and opened, against libsodium's bare stream into a synced file and back."""

from __future__ import annotations

import os
from collections.abc import Iterator
from datetime import UTC, datetime
from io import BytesIO
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory

from nacl import bindings as sodium
from nacl.utils import random

from mediation_desk.domain.attachment import Media, NewAttachment
from mediation_desk.register import attachments
from mediation_desk.register.attachments import Looked
from mediation_desk.services.session import Session
from tests.bench.timing import Line, side_by_side

ROUNDS = 7
SIZE = 20 * 1024 * 1024
PIECE = 64 * 1024
LOOKED = Looked(media=Media.OTHER, pages=0, suffix="bin")


def lines(session: Session, size: str, place: Path) -> Iterator[Line]:
    """Taking in (sealed, synced, read back, its row) and opening; the register is left as it was."""
    content, key, made = random(SIZE), random(32), list[str]()
    with TemporaryDirectory(dir=place) as folder:
        bare = Path(folder) / "bare"

        def take_in() -> None:
            with session.writing(session.staff, datetime.now(UTC)) as records:
                one = attachments.add(records, "bench", NewAttachment(title="x"), BytesIO(content), LOOKED)
                made.append(one.id)

        def sealed() -> None:
            seal(bare, content, key)
            opened(bare, key)  # whoever takes in reads back: a scan that does not open is noticed then

        def read() -> None:
            with session.reading(session.staff, datetime.now(UTC)) as records:
                attachments.content(records, made[-1])

        told = side_by_side(take_in, sealed, ROUNDS)
        yield _line(f"scan of 20 MB taken in, read back, {size}", told, 1.5)
        told = side_by_side(read, lambda: opened(bare, key), ROUNDS)
        yield _line(f"scan of 20 MB opened, {size}", told, 1.25)
    with session.writing(session.staff, datetime.now(UTC)) as records:
        attachments.destroy(records, "bench")


def seal(path: Path, content: bytes, key: bytes) -> None:
    """The stream alone, written and synced."""
    state = sodium.crypto_secretstream_xchacha20poly1305_state()
    with path.open("wb") as file:
        file.write(sodium.crypto_secretstream_xchacha20poly1305_init_push(state, key))
        for at in range(0, len(content), PIECE):
            tag = 3 if at + PIECE >= len(content) else 0
            file.write(
                sodium.crypto_secretstream_xchacha20poly1305_push(state, content[at : at + PIECE], b"", tag)
            )
        file.flush()
        os.fsync(file.fileno())


def opened(path: Path, key: bytes) -> bytes:
    """The stream alone, read back."""
    state, pieces = sodium.crypto_secretstream_xchacha20poly1305_state(), []
    with path.open("rb") as file:
        sodium.crypto_secretstream_xchacha20poly1305_init_pull(state, file.read(24), key)
        while sealed := file.read(PIECE + 17):
            pieces.append(sodium.crypto_secretstream_xchacha20poly1305_pull(state, sealed, b"")[0])
    return b"".join(pieces)


def _line(what: str, told: tuple[list[float], list[float]], most: float) -> Line:
    return Line(
        what=what, ours=median(told[0]), base=median(told[1]), against="secretstream, bare", most=most
    )
