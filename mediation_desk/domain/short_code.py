"""Short codes that bind a printed page to its record: XXXX-XXXX, the last character checks the others."""

from __future__ import annotations

import hashlib
import unicodedata

from mediation_desk.errors import DeskError

ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"  # no I, L, O, U
_LOOK_ALIKES = str.maketrans({"O": "0", "I": "1", "L": "1"})
_LENGTH = 8
_SCANNED = "MD1"  # what a QR code of ours begins with: Mediation Desk, first form
_REDUCTION = 0b100101  # x^5 + x^2 + 1: arithmetic in GF(32), so that weights are all different


def code_from(content: bytes) -> str:
    """The code of these bytes: 35 bits of their SHA-256 and a check character, shown as XXXX-XXXX."""
    number = int.from_bytes(hashlib.sha256(content).digest()[:5]) >> 5
    values = [number >> 5 * place & 31 for place in reversed(range(_LENGTH - 1))]
    return _shown("".join(ALPHABET[value] for value in [*values, _check(values)]))


def scan_text(code: str) -> str:
    """What the QR code beside a code says: a mark of ours and the code, nothing about anybody."""
    return f"{_SCANNED} {code}"


def normalise_code(typed: str) -> str:
    """The code as printed, from what was typed: case, hyphens, spaces, O for 0, I or L for 1 do not matter.

    What a scanner types from the QR code (see `scan_text`) is read as well.
    Raises DeskError `code.length`, `code.characters` or `code.check` (one wrong character or two swapped).
    """
    upper = unicodedata.normalize("NFKC", typed).upper().translate(_LOOK_ALIKES)
    code = "".join(mark for mark in upper if not mark.isspace() and mark not in "-‐–—")
    if len(code) == len(_SCANNED) + _LENGTH:
        code = code.removeprefix(_SCANNED)
    if len(code) != _LENGTH:
        raise DeskError("code.length", field="code", typed=len(code))
    if any(mark not in ALPHABET for mark in code):
        raise DeskError("code.characters", field="code")
    values = [ALPHABET.index(mark) for mark in code]
    if values[-1] != _check(values[:-1]):
        raise DeskError("code.check", field="code")
    return _shown(code)


def _check(values: list[int]) -> int:
    """Weighted sum with the weights α¹, α², … of GF(32): notices each single error and each swap."""
    total = 0
    for value in reversed(values):
        total = _times_alpha(total ^ value)
    return total


def _times_alpha(value: int) -> int:
    doubled = value << 1
    return doubled ^ _REDUCTION if doubled & 32 else doubled


def _shown(code: str) -> str:
    return f"{code[:4]}-{code[4:]}"
