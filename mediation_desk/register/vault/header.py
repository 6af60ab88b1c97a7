"""The header's meaning: the value `vault.json` holds, its canonical text, its checksum and its MAC."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any, Final

from nacl.bindings import sodium_memcmp

from mediation_desk.errors import DeskError
from mediation_desk.register.vault.canonical import canonical
from mediation_desk.register.vault.derive import KEY_BYTES, Label, digest
from mediation_desk.register.vault.entry import ENTRY_BYTES
from mediation_desk.register.vault.kdf import SALT_BYTES, Kdf
from mediation_desk.register.vault.slots import LOCKED_BYTES, NONCE_BYTES, Slot, SlotKind

FORMAT: Final = 1
MOST_BYTES: Final = 1024 * 1024
_ID = re.compile(r"[0-9a-f]{32}")
_DATABASE = re.compile(r"register-[0-9]{1,12}\.db")


@dataclass(frozen=True, slots=True, kw_only=True)
class Header:
    """Which register this is, how often staff or keys changed, which file is the database, who can open it.

    `generation` counts writes of the header, `epoch` counts register keys; `database` is a file name in the
    same folder; `mac` is made with the register key and can be checked only after unlocking.
    """

    register_id: str
    generation: int
    epoch: int
    database: str
    slots: tuple[Slot, ...]
    mac: bytes = b""

    def slot(self, slot_id: str) -> Slot | None:
        """The slot with this id."""
        return next((slot for slot in self.slots if slot.id == slot_id), None)


def database_name(epoch: int) -> str:
    """The database file of an epoch."""
    return f"register-{epoch}.db"


def signed(header: Header, header_key: bytes) -> Header:
    """The header with its MAC."""
    return replace(header, mac=_mac(header, header_key))


def check_mac(header: Header, header_key: bytes) -> None:
    """Refuse a header changed by somebody without the register key (DeskError `vault.header_altered`)."""
    if not sodium_memcmp(header.mac, _mac(header, header_key)):
        raise DeskError("vault.header_altered")


def header_text(header: Header) -> str:
    """The text of `vault.json`, as the file and the register's own row keep it."""
    fields = {**_fields(header), "mac": header.mac.hex()}
    fields["checksum"] = digest(canonical(fields), Label.CHECKSUM).hex()
    return canonical(fields).decode("ascii")


def parse_header(data: bytes) -> Header:
    """The header in these bytes.

    DeskError `vault.header_cut` (the end is missing), `vault.header_damaged` (any other byte is not what was
    written), `vault.header_newer` (a later program wrote it; the checksum rule is the same in every format).
    """
    if not data.endswith(b"}\n"):
        raise DeskError("vault.header_cut")
    if len(data) > MOST_BYTES:
        raise DeskError("vault.header_damaged")
    try:
        fields = json.loads(data)
        _check_sum(fields, data)
        if isinstance(fields["format"], int) and fields["format"] > FORMAT:
            raise DeskError("vault.header_newer")
        header = _header(fields)
    except (ValueError, TypeError, KeyError, OverflowError, RecursionError) as error:
        raise DeskError("vault.header_damaged") from error
    if header_text(header).encode("ascii") != data:
        raise DeskError("vault.header_damaged")
    return header


def _check_sum(fields: Mapping[str, Any], data: bytes) -> None:
    rest = {name: value for name, value in fields.items() if name != "checksum"}
    if canonical(fields) != data or digest(canonical(rest), Label.CHECKSUM).hex() != fields["checksum"]:
        raise ValueError("checksum")


def _mac(header: Header, header_key: bytes) -> bytes:
    return digest(canonical(_fields(header)), Label.HEADER, key=header_key)


def _fields(header: Header) -> dict[str, object]:
    return {
        "format": FORMAT,
        "register_id": header.register_id,
        "generation": header.generation,
        "epoch": header.epoch,
        "database": header.database,
        "slots": [_slot_fields(slot) for slot in header.slots],
    }


def _slot_fields(slot: Slot) -> dict[str, object]:
    kdf = slot.kdf
    return {
        "id": slot.id,
        "kind": slot.kind.value,
        "label": slot.label,
        "kdf": {"alg": kdf.alg, "mem": kdf.mem, "ops": kdf.ops, "salt": kdf.salt.hex()},
        "pc_key_id": slot.pc_key_id,
        "nonce": slot.nonce.hex(),
        "locked_seed": slot.locked_seed.hex(),
        "entry": slot.entry.hex(),
    }


def _header(fields: Mapping[str, Any]) -> Header:
    return Header(
        register_id=_matching(_ID, fields["register_id"]),
        generation=_counted(fields["generation"]),
        epoch=_counted(fields["epoch"]),
        database=_matching(_DATABASE, fields["database"]),
        slots=tuple(_slot(slot) for slot in fields["slots"]),
        mac=_bytes(fields["mac"], KEY_BYTES),
    )


def _slot(fields: Mapping[str, Any]) -> Slot:
    kdf = fields["kdf"]
    return Slot(
        id=_matching(_ID, fields["id"]),
        kind=SlotKind(fields["kind"]),
        label=str(fields["label"]),
        kdf=Kdf(
            alg=str(kdf["alg"]),
            mem=_counted(kdf["mem"]),
            ops=_counted(kdf["ops"]),
            salt=_bytes(kdf["salt"], SALT_BYTES),
        ),
        pc_key_id=_matching(_ID, fields["pc_key_id"]) if fields["pc_key_id"] else "",
        nonce=_bytes(fields["nonce"], NONCE_BYTES),
        locked_seed=_bytes(fields["locked_seed"], LOCKED_BYTES),
        entry=_bytes(fields["entry"], ENTRY_BYTES),
    )


def _matching(shape: re.Pattern[str], value: object) -> str:
    if not isinstance(value, str) or not shape.fullmatch(value):
        raise ValueError("not of this shape")
    return value


def _counted(value: object) -> int:
    if type(value) is not int or not 0 < value < 2**53:
        raise ValueError("not a count")
    return value


def _bytes(value: object, length: int) -> bytes:
    if not isinstance(value, str) or len(value) != 2 * length:
        raise ValueError("not of this length")
    return bytes.fromhex(value)
