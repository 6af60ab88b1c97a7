"""The keys of attachments as a copy's own rows hold them, read by the bare driver."""

from __future__ import annotations

import json
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass, field

import sqlcipher3.dbapi2 as sqlcipher
from nacl.exceptions import CryptoError
from nacl.public import PrivateKey, SealedBox

from mediation_desk.register.attachment_files import belongs_to
from mediation_desk.register.sealed_text import open_text, text_place
from mediation_desk.register.vault.opened import Opened
from mediation_desk.register.vault.slots import SlotKind

_ROWS = "SELECT id, file, stored_bytes, digest, key FROM attachments WHERE destroyed_at IS NULL"
_SEALED = """
    SELECT a.id, a.file, s.id, s.kind, s.version, s.author, s.cipher, k.box FROM attachments a
    JOIN sealed s ON s.id = a.sealed_id JOIN sealed_keys k ON k.text_id = s.id AND k.reader = ?
    WHERE a.destroyed_at IS NULL
"""


@dataclass(frozen=True, slots=True, kw_only=True)
class FileKey:
    """What opens one sealed file, and what every piece of it is bound to."""

    key: bytes = field(repr=False)
    bound: bytes


def named_files(connection: sqlcipher.Connection) -> set[tuple[str, int, str]]:
    """(name, bytes, digest) of every sealed file a row names."""
    rows = connection.execute(_ROWS)
    return {(name, size, digest) for _id, name, size, digest, _key in rows}


def file_keys(connection: sqlcipher.Connection, keys: Opened) -> dict[str, FileKey]:
    """Keys by name: those that stand open, and of restricted files those that this person's seed opens.

    Nothing of a restricted file is shown to anybody. A seal that does not open is left to whoever reads it.
    """
    found = {
        name: FileKey(key=bytes(key), bound=belongs_to(keys.register_id, id_))
        for id_, name, _size, _digest, key in connection.execute(_ROWS)
        if key is not None
    }
    return found | dict(_unsealed(connection, keys))


def _unsealed(connection: sqlcipher.Connection, keys: Opened) -> Iterator[tuple[str, FileKey]]:
    if keys.slot_kind is not SlotKind.PERSON or keys.box_secret_key is None:
        return
    opener = SealedBox(PrivateKey(keys.box_secret_key))
    for id_, name, text_id, kind, version, author, cipher, box in connection.execute(
        _SEALED, (keys.slot_id,)
    ):
        place = text_place(keys.register_id, text_id, kind, version, author)
        with suppress(CryptoError, ValueError, KeyError, TypeError):
            _signature, text = open_text(opener, text_id, bytes(box), bytes(cipher), place)
            key = bytes.fromhex(json.loads(text)["key"])
            yield name, FileKey(key=key, bound=belongs_to(keys.register_id, id_))
