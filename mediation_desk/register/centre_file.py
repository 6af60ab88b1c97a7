"""The small file by which a centre gives its public packet key: a name, the key, a check against damage.

It proves nothing by itself: anybody can write one. The fingerprint on the centre's paper does.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from mediation_desk.domain.packet_fields import line
from mediation_desk.errors import DeskError
from mediation_desk.register.vault.canonical import canonical
from mediation_desk.register.vault.derive import KEY_BYTES, Label, digest
from mediation_desk.register.vault.whole_file import read_most

SUFFIX: Final = ".desk-centre"
MOST_BYTES: Final = 4096
_FORMAT = 1


@dataclass(frozen=True, slots=True, kw_only=True)
class CentreFile:
    """What such a file says."""

    name: str
    public: bytes


def centre_bytes(centre: CentreFile) -> bytes:
    """The file."""
    told: dict[str, object] = {"format": _FORMAT, "name": centre.name, "public": centre.public.hex()}
    return canonical(told | {"check": _check(told)})


def read_centre(path: Path) -> CentreFile:
    """Read one. DeskError (field `packet`): packet.cannot_read, packet.not_a_centre, packet.newer,
    text.control, text.too_long (of its name).
    """
    try:
        data = read_most(path, MOST_BYTES)
    except OSError as error:
        raise DeskError("packet.cannot_read", field="packet") from error
    wrong = DeskError("packet.not_a_centre", field="packet")
    if len(data) > MOST_BYTES:
        raise wrong
    try:
        told = json.loads(data)
        check = told.pop("check")
        if type(told["format"]) is int and told["format"] > _FORMAT:
            raise DeskError("packet.newer", field="packet")
        name, public = told["name"], bytes.fromhex(told["public"])
        whole = check == _check(told) and centre_bytes(CentreFile(name=name, public=public)) == data
    except (ValueError, TypeError, KeyError, AttributeError, RecursionError, OverflowError) as fault:
        raise wrong from fault
    if not whole or len(public) != KEY_BYTES or not name.strip():
        raise wrong
    line(name, "packet")
    return CentreFile(name=name, public=public)


def _check(told: dict[str, object]) -> str:
    return digest(canonical(told), Label.PACKET).hex()[:16]
