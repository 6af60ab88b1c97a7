"""Keepers' sheets: a 16-byte secret in three SLIP-39 shares, any two of which give it back.

The library shamir-mnemonic makes and checks them. Its checksum notices every sheet with up to three wrong
words; where one word alone is wrong, or two neighbours changed places, we also say where to look (SLIP-39
allows the place to be named, never the correction).
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from typing import Final

from nacl.utils import random as random_bytes
from shamir_mnemonic import MnemonicError, Share, combine_mnemonics, generate_mnemonics
from shamir_mnemonic.constants import CHECKSUM_LENGTH_WORDS, CUSTOMIZATION_STRING_EXTENDABLE
from shamir_mnemonic.rs1024 import create_checksum
from shamir_mnemonic.wordlist import WORD_INDEX_MAP, WORDLIST

from mediation_desk.domain.keeper_sheet import DIGITS, NEEDED, SHEETS, WORDS, KeeperSheet, pieces
from mediation_desk.errors import DeskError
from mediation_desk.register.vault import pbkdf2

SECRET_BYTES: Final = 16
_CHECKED: Final = WORDS - CHECKSUM_LENGTH_WORDS
_BITS: Final = 10
_TELLING: Final = 4
"""Letters after which every word of the list is the only one that begins so."""

pbkdf2.fill_in()


def new_sheets() -> tuple[KeeperSheet, ...]:
    """Three sheets of a fresh random secret, which stands nowhere else."""
    made = generate_mnemonics(1, [(NEEDED, SHEETS)], random_bytes(SECRET_BYTES))[0]
    return tuple(_sheet(share) for share in made)


def read_sheet(typed: str, field: str) -> KeeperSheet:
    """The sheet somebody typed, in words, numbers or both.

    DeskError (at `field`): `sheet.empty`; `sheet.not_listed` and `sheet.number_short` name the word by its
    place `n`; `sheet.length` tells how many words arrived; `sheet.word_wrong` names the place of the only
    wrong word, `sheet.swapped` two neighbours that changed places, `sheet.mistyped` neither; `sheet.foreign`
    is a sheet of another kind than ours.
    """
    told = [_word(piece, n, field) for n, piece in enumerate(pieces(typed), start=1)]
    if not told:
        raise DeskError("sheet.empty", field=field)
    if len(told) != WORDS:
        raise DeskError("sheet.length", field=field, n=len(told), wanted=WORDS)
    indices = [WORD_INDEX_MAP[word] for word in told]
    if _disagreement(indices):
        raise _fault(indices, field)
    return _sheet(_share(" ".join(told), field))


def open_sheets(typed: Sequence[str], fields: Sequence[str]) -> bytes:
    """The secret of two sheets (or of all three, which must agree).

    Besides those of `read_sheet`, DeskError `sheet.same` (one sheet typed twice) and `sheet.other_set`
    (sheets of different sets), at the field of the later one.
    """
    sheets = [read_sheet(one, field) for one, field in zip(typed, fields, strict=True)]
    shares = [_share(" ".join(sheet.words), field) for sheet, field in zip(sheets, fields, strict=True)]
    for at in range(1, len(shares)):
        if shares[at].common_parameters() != shares[0].common_parameters():
            raise DeskError("sheet.other_set", field=fields[at])
        if shares[at].index in {share.index for share in shares[:at]}:
            raise DeskError("sheet.same", field=fields[at])
    found = {
        _combined(sheets[one], sheets[other], fields[other])
        for one in range(len(sheets))
        for other in range(one + 1, len(sheets))
    }
    if len(found) != 1:
        raise DeskError("sheet.other_set", field=fields[-1])
    return found.pop()


def _combined(one: KeeperSheet, other: KeeperSheet, field: str) -> bytes:
    try:
        return bytes(combine_mnemonics([" ".join(one.words), " ".join(other.words)]))
    except MnemonicError as error:  # its digest: the same set's name, but not the same secret
        raise DeskError("sheet.other_set", field=field) from error


def _sheet(share: str | Share) -> KeeperSheet:
    told = Share.from_mnemonic(share) if isinstance(share, str) else share
    words = tuple(told.words())
    return KeeperSheet(
        number=told.index + 1,
        words=words,
        numbers=tuple(f"{WORD_INDEX_MAP[word]:0{DIGITS}}" for word in words),
    )


def _share(mnemonic: str, field: str) -> Share:
    try:
        share = Share.from_mnemonic(mnemonic)
    except MnemonicError as error:
        raise DeskError("sheet.foreign", field=field) from error
    shape = (share.group_index, share.group_threshold, share.group_count, share.member_threshold)
    if shape != (0, 1, 1, NEEDED) or share.index >= SHEETS or len(share.value) != SECRET_BYTES:
        raise DeskError("sheet.foreign", field=field)
    return share


def _word(piece: str, place: int, field: str) -> str:
    if piece.isdigit():
        if len(piece) != DIGITS:
            raise DeskError("sheet.number_short", field=field, n=place)
        if int(piece) >= len(WORDLIST):
            raise DeskError("sheet.not_listed", field=field, n=place)
        return str(WORDLIST[int(piece)])
    if piece in WORD_INDEX_MAP:
        return piece
    begun = [str(word) for word in WORDLIST if len(piece) >= _TELLING and word.startswith(piece)]
    if len(begun) != 1:
        raise DeskError("sheet.not_listed", field=field, n=place)
    return begun[0]


def _fault(indices: list[int], field: str) -> DeskError:
    """Where to look: the one place where another word would do, or two neighbours the other way round."""
    for at in range(len(indices) - 1):
        turned = [*indices[:at], indices[at + 1], indices[at], *indices[at + 2 :]]
        if turned != indices and not _disagreement(turned):
            return DeskError("sheet.swapped", field=field, n=at + 1, next=at + 2)
    wrong = _disagreement(indices)
    places = [place for place in range(len(indices)) if wrong in _effects(place)]
    if len(places) == 1:
        return DeskError("sheet.word_wrong", field=field, n=places[0] + 1)
    return DeskError("sheet.mistyped", field=field)


def _disagreement(indices: Sequence[int]) -> int:
    """The checksum written down against the one these words ask for; 0 when they agree."""
    wanted = create_checksum(indices[:_CHECKED], CUSTOMIZATION_STRING_EXTENDABLE)
    found = 0
    for one, other in zip(wanted, indices[_CHECKED:], strict=True):
        found = found << _BITS | (one ^ other)
    return found


@cache
def _effects(place: int) -> frozenset[int]:
    """What each possible error of one word at this place does to the checksum, which is linear."""
    zero = _disagreement([0] * WORDS)
    sums = [0]
    for bit in range(_BITS):
        effect = zero ^ _disagreement([1 << bit if at == place else 0 for at in range(WORDS)])
        sums += [effect ^ one for one in sums]
    return frozenset(sums) - {0}
