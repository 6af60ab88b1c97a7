"""What a backup that runs without the register must know of it: rules, earlier copies, sticks."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from mediation_desk.domain.copy_rules import CopyRules
from mediation_desk.register import copies
from mediation_desk.register.copies import StickTurns
from mediation_desk.register.records import Records
from mediation_desk.services.copy_rules import copy_rules, years_kept
from mediation_desk.services.stick_anchors import newer_on


@dataclass(frozen=True, slots=True, kw_only=True)
class CopyPast:
    """`proved` maps the names of copies that were proved to their journal's last hash, empty if unknown.

    `refused` are names of those that were not. `lying` says which names lie on which stick, `sticks` what is
    remembered of each. `years` is for how many years the newest of each year stays, None for ever. `older`
    when the stick tells of a newer register than this: then nothing there is deleted.
    """

    rules: CopyRules = field(default_factory=CopyRules)
    proved: Mapping[str, str] = field(default_factory=dict)
    refused: frozenset[str] = frozenset()
    lying: Mapping[str, frozenset[str]] = field(default_factory=dict)
    sticks: Mapping[str, StickTurns] = field(default_factory=dict)
    years: int | None = None
    older: bool = False


def past_of(records: Records, target: Path) -> CopyPast:
    """What is known before a copy is written to `target`."""
    known = copies.every(records)
    lying: dict[str, set[str]] = {}
    for one in known:
        if one.stick_id and one.verified and one.gone_at is None:
            lying.setdefault(one.stick_id, set()).add(one.name)
    return CopyPast(
        rules=copy_rules(records),
        proved={one.name: one.head for one in known if one.verified},
        refused=frozenset(one.name for one in known if not one.verified),
        lying={stick_id: frozenset(names) for stick_id, names in lying.items()},
        sticks=copies.stick_turns(records),
        years=years_kept(records),
        older=newer_on(records, target) is not None,
    )
