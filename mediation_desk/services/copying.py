"""One backup after its snapshot, without the register: the stick is taken up, the copy written and proved.

Then its anchor is left there, and older copies make room. `backups.note_copy` remembers what came of it.
"""

from __future__ import annotations

from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from mediation_desk.domain.backup import Holds, Tell
from mediation_desk.domain.stick import Place
from mediation_desk.register.vault.whole_file import Step, go_on
from mediation_desk.services import backups, sticks
from mediation_desk.services.backups import Snapshot
from mediation_desk.services.rotating import rotate
from mediation_desk.services.stick_anchors import leave_anchor


@dataclass(frozen=True, slots=True, kw_only=True)
class Made:
    """A copy that was proved, where it lies, and the names of this register's copies that stand there now."""

    holds: Holds
    place: Place
    standing: tuple[str, ...]


def take_up(snapshot: Snapshot, target: Path, place: Place, *, step: Step = go_on) -> Place:
    """Find out which stick it is, before anything else is written there; the snapshot is gone if refused.

    DeskError copy.write_protected, copy.drive_gone and what else a disk refuses.
    """
    try:
        return sticks.take_up(target, place, snapshot.past, step=step)
    except BaseException:
        with suppress(OSError):
            snapshot.source.snapshot.unlink(missing_ok=True)
        raise


def make_copy(snapshot: Snapshot, target: Path, place: Place, tell: Tell, *, step: Step = go_on) -> Made:
    """Write and prove the copy on the stick `take_up` found. Raises as `backups.write_and_prove`."""
    holds = backups.write_and_prove(snapshot, target, tell, step=step)
    leave_anchor(target, snapshot.source.manifest.anchor, step=step)
    step("anchored")
    made = snapshot.source.manifest
    standing = rotate(target, made.register_id, holds.name, snapshot.past, made.made_at, step=step)
    return Made(holds=holds, place=place, standing=standing)
