"""The head of an old list: which line it is, and which column of ours each of its columns is."""

from __future__ import annotations

import unicodedata
from collections.abc import Mapping, Sequence

from mediation_desk.domain.ledger_cell import Cell, Line, written
from mediation_desk.domain.ledger_columns.shape import LedgerForm

LOOKED_AT = 30
"""Lines from the top among which the head is looked for: titles and notes stand above it."""
_DROPPED = frozenset("()[]（）【】:：*＊、。.,，/“”\"'")


def folded(head: Cell) -> str:
    """A head as heads are compared: half-width, without spaces and punctuation."""
    text = unicodedata.normalize("NFKC", written(head))
    return "".join(mark for mark in text if not mark.isspace() and mark not in _DROPPED)


def guess_head(lines: Sequence[Line], form: LedgerForm) -> int:
    """The index of the line that is most like a head of this kind; the fullest of them when none is."""
    looked = lines[:LOOKED_AT]
    if not looked:
        return 0
    known = [(len(guess_columns(line, form)), -at) for at, line in enumerate(looked)]
    best, at = max(known)
    if best >= 2 or (best == 1 and len(form.columns) <= 3):
        return -at
    return max(range(len(looked)), key=lambda at: (sum(bool(folded(cell)) for cell in looked[at]), -at))


def guess_columns(head: Line, form: LedgerForm) -> dict[int, str]:
    """The column key of each place in the head it is sure or likely to be; every key once, the first wins.

    A head that is exactly one of ours or a name it goes by comes before one that only has it inside.
    """
    names = {folded(one.head): one.key for one in form.columns}
    for one in form.columns:
        for other in one.also:
            names.setdefault(folded(other), one.key)
    found: dict[int, str] = {}
    said = [folded(cell) if len(written(cell)) <= 40 else "" for cell in head]
    for at, word in enumerate(said):
        key = names.get(word)
        if key is not None and key not in found.values():
            found[at] = key
    for at, word in enumerate(said):
        if at in found or not word:
            continue
        inside = sorted(
            (name for name in names if len(name) >= 2 and name in word), key=lambda name: (-len(name), name)
        )
        for name in inside:
            if names[name] not in found.values():
                found[at] = names[name]
                break
    return found


def signature(head: Line) -> tuple[str, ...]:
    """The head as a remembered mapping is found by it; empty places at the end do not count."""
    said = [folded(cell) for cell in head]
    while said and not said[-1]:
        said.pop()
    return tuple(said)


def lacking(columns: Mapping[int, str], form: LedgerForm) -> tuple[str, ...]:
    """Heads of needed columns that no place of the file is."""
    return tuple(one.head for one in form.columns if one.needed and one.key not in columns.values())
