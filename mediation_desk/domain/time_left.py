"""How long a copy still takes: over the whole run, not only over the step that is under way."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

from mediation_desk.domain.backup import Progress, Proof

_WEIGHTS: Final[Mapping[Proof, float]] = MappingProxyType(
    {
        Proof.WRITE: 0.45,
        Proof.SYNC: 0.15,
        Proof.REREAD: 0.05,
        Proof.OPEN: 0.03,
        Proof.CHECK: 0.22,
        Proof.FILES: 0.10,
    }
)
"""Which share of the time each step takes on a usual stick: an estimate, not measured. It counts for less the
further a run is, and for nothing of how long such a copy takes once copies were made here."""
_BYTES_A_SECOND: Final = 15_000_000
"""What a slow stick of today writes: for the first copy of all, which nothing is known before."""
_LEAST_SHARE: Final = 0.02


def share_done(now: Progress) -> float:
    """How much of the whole run is behind, 0 to 1, when `now` is what was told last."""
    order = tuple(Proof)
    before = sum(_WEIGHTS[one] for one in order[: order.index(now.proof)])
    inside = now.done / now.total if now.total else 0.0
    return min(1.0, before + _WEIGHTS[now.proof] * min(1.0, inside))


def seconds_left(now: Progress, gone: float, usual: float) -> float | None:
    """Seconds until the copy is proved: `gone` since it began, `usual` is how long such a copy takes, else 0.

    What was measured counts the more the further the run is; None while nobody can know.
    """
    share = share_done(now)
    measured = gone / share if share >= _LEAST_SHARE else usual
    expected = usual or measured
    if not expected:
        return None
    return (1 - share) * (share * measured + (1 - share) * expected)


def usual_seconds(took: list[int], size: int) -> float:
    """How long a copy takes: as the last ones did (`took`, the newest first), else by its size in bytes."""
    known = sorted(one for one in took if one > 0)
    if known:
        return float(known[len(known) // 2])
    return 4 + 2 * size / _BYTES_A_SECOND
