"""Two versions of an agreement side by side: what was added, taken out, changed or moved."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from enum import StrEnum

from mediation_desk.domain.marked_text import Marked, likeness, mark, plain

_LIKE = 0.6
"""Clauses at least so alike are one clause written anew, not one gone and another come."""


class PassageChange(StrEnum):
    """What became of a passage from the earlier to the later version."""

    SAME = "same"
    CHANGED = "changed"
    ADDED = "added"
    REMOVED = "removed"
    MOVED = "moved"


class AgreementPart(StrEnum):
    """Which part of the agreement a passage is."""

    FACTS = "facts"
    CLAUSE = "clause"
    MANNER = "manner"
    PLACE = "place"
    DEADLINE = "deadline"
    COPIES = "copies"
    SIGNERS = "signers"


@dataclass(frozen=True, slots=True, kw_only=True)
class SaidClause:
    """A clause as a version says it."""

    id: str
    title: str
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class SaidAgreement:
    """A version in words: its parts besides the clauses, and the clauses in order."""

    parts: tuple[tuple[AgreementPart, str], ...]
    clauses: tuple[SaidClause, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Passage:
    """One row: both wordings; `left_n` and `right_n` number the clause there (0: it is not there)."""

    part: AgreementPart
    change: PassageChange
    left: Marked
    right: Marked
    title: str = ""
    left_n: int = 0
    right_n: int = 0


def compare(earlier: SaidAgreement, later: SaidAgreement) -> tuple[Passage, ...]:
    """Every passage of both in reading order: facts, clauses as the later has them, the rest.

    A clause only the earlier has stands where it stood. A moved clause may be changed as well: its marks
    say so.
    """
    before, after = dict(earlier.parts), dict(later.parts)
    other = [
        _part(part, before.get(part, ""), after.get(part, "")) for part in AgreementPart if part in after
    ]
    facts = [one for one in other if one.part is AgreementPart.FACTS]
    rest = [one for one in other if one.part is not AgreementPart.FACTS]
    return (*facts, *_clauses(earlier.clauses, later.clauses), *rest)


def _part(part: AgreementPart, left: str, right: str) -> Passage:
    change = PassageChange.SAME if left == right else PassageChange.CHANGED
    if left != right and not (left and right):
        change = PassageChange.ADDED if right else PassageChange.REMOVED
    words = _sides(left, right)
    return Passage(part=part, change=change, left=words[0], right=words[1])


def _sides(left: str, right: str) -> tuple[Marked, Marked]:
    if left == right:
        return plain(left), plain(right)
    if not left or not right:
        return plain(left, marked=True), plain(right, marked=True)
    return mark(left, right)


def _clauses(left: Sequence[SaidClause], right: Sequence[SaidClause]) -> list[Passage]:
    pairs = _pairs(left, right)
    stayed = _in_order([pairs[n] for n in sorted(pairs)])
    of_right = {right_n: left_n for left_n, right_n in pairs.items()}
    rows: list[Passage] = []
    gone = [n for n in range(len(left)) if n not in pairs]
    for right_n, clause in enumerate(right):
        left_n = of_right.get(right_n)
        if left_n is None:
            rows.append(_clause(PassageChange.ADDED, None, clause, 0, right_n + 1))
            continue
        if right_n in stayed:
            while gone and gone[0] < left_n:
                rows.append(_clause(PassageChange.REMOVED, left[gone[0]], None, gone.pop(0) + 1, 0))
        change = PassageChange.SAME if left[left_n].text == clause.text else PassageChange.CHANGED
        change = change if right_n in stayed else PassageChange.MOVED
        rows.append(_clause(change, left[left_n], clause, left_n + 1, right_n + 1))
    rows += [_clause(PassageChange.REMOVED, left[n], None, n + 1, 0) for n in gone]
    return rows


def _clause(
    change: PassageChange, left: SaidClause | None, right: SaidClause | None, left_n: int, right_n: int
) -> Passage:
    named = right or left
    words = _sides(left.text if left else "", right.text if right else "")
    return Passage(
        part=AgreementPart.CLAUSE,
        change=change,
        title=named.title if named else "",
        left_n=left_n,
        right_n=right_n,
        left=words[0],
        right=words[1],
    )


def _pairs(left: Sequence[SaidClause], right: Sequence[SaidClause]) -> dict[int, int]:
    """Which clause of the earlier became which of the later: by id, else the most alike of what is left."""
    places = {clause.id: n for n, clause in enumerate(right)}
    pairs = {n: places[clause.id] for n, clause in enumerate(left) if clause.id in places}
    taken = set(pairs.values())
    scored = sorted(
        (
            (-likeness(clause.text, other.text), n, m)
            for n, clause in enumerate(left)
            if n not in pairs
            for m, other in enumerate(right)
            if m not in taken
        ),
    )
    for score, n, m in scored:
        if -score >= _LIKE and n not in pairs and m not in taken:
            pairs[n] = m
            taken.add(m)
    return pairs


def _in_order(places: list[int]) -> set[int]:
    """Places of the later version whose clauses kept their order: the longest rising run of them."""
    matcher = SequenceMatcher(None, places, sorted(places), autojunk=False)
    return {places[a + k] for a, _b, size in matcher.get_matching_blocks() for k in range(size)}
