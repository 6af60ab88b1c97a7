"""Short codes that bind a printed page to its record: XXXX-XXXX, the last character checks the others."""

from __future__ import annotations

import hashlib
import unicodedata
from datetime import UTC, datetime

from mediation_desk.errors import DeskError

ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"  # no I, L, O, U
_LOOK_ALIKES = str.maketrans({"O": "0", "I": "1", "L": "1"})
_LENGTH = 8
PER_MINUTE = 2**11
"""So many different codes one minute makes after a restore."""
_MINUTES = 2**23
_HALF = _MINUTES * PER_MINUTE
_FIRST = datetime(2025, 1, 1, tzinfo=UTC)
_SCANNED = "MD1"  # what a QR code of ours begins with: Mediation Desk, first form
_REDUCTION = 0b100101  # x^5 + x^2 + 1: arithmetic in GF(32), so that weights are all different


def code_from(content: bytes) -> str:
    """The code of these bytes: 34 bits of their SHA-256 and a check character, shown as XXXX-XXXX.

    The first of 35 bits is 0; codes with a 1 there are those of `code_in_minute`.
    """
    return _coded(int.from_bytes(hashlib.sha256(content).digest()[:5]) >> 5 & _HALF - 1)


def code_in_minute(moment: datetime, content: bytes) -> str:
    """A code that only this minute makes: 1, 23 bits of minutes since 2025 (sixteen years), 11 of SHA-256.

    What was printed in another minute, or before by `code_from`, cannot carry it.
    """
    minutes = int((moment - _FIRST).total_seconds()) // 60 % _MINUTES
    rest = int.from_bytes(hashlib.sha256(content).digest()[:2]) % PER_MINUTE
    return _coded(_HALF + minutes * PER_MINUTE + rest)


def _coded(number: int) -> str:
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
