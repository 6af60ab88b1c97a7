"""The restore drill: the newest copy put back to a place of its own, opened there, compared and wiped.

`plan_drill` and the note at the end need the open register; `run_drill` needs none and runs on its own
thread. Nothing of the register in use is touched.
"""

from __future__ import annotations

import secrets
import shutil
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path

from mediation_desk.domain.backup import Holds, Progress, Proof, Tell
from mediation_desk.domain.drill import (
    Drill,
    DrillHow,
    DrillProgress,
    DrillStep,
    TellDrill,
    Tried,
    own_key_allowed,
)
from mediation_desk.errors import DeskError
from mediation_desk.register import drills
from mediation_desk.register.copy_prove import look_at_copy
from mediation_desk.register.copy_write import recopy
from mediation_desk.register.drill_scratch import scratch_of
from mediation_desk.register.vault.failed_sign_ins import FailedSignIns
from mediation_desk.register.vault.whole_file import said
from mediation_desk.services.access import BACKUP_RESTORE
from mediation_desk.services.copies_kept import ROOM
from mediation_desk.services.opening import CARD_SLOT
from mediation_desk.services.permission import turned
from mediation_desk.services.proving import CardDigits, OwnSeed, Secret, TwoSheets, prove_apart
from mediation_desk.services.restoring import KEEPERS_SLOT, WRONG, newest_copy
from mediation_desk.services.session import Session
from mediation_desk.services.trying import try_apart


@dataclass(frozen=True, slots=True, kw_only=True)
class DrillPlan:
    """Which copy is put back where, and by what it is opened there; `stick` is how the register calls it."""

    copy: Path
    scratch: Path
    how: DrillHow
    stick: str
    began: datetime
    made_at: datetime
    failures: FailedSignIns = field(repr=False)
    secret: Secret = field(repr=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class DrillSeen:
    """What the restored copy holds and what was opened in it."""

    holds: Holds
    tried: Tried


@turned(BACKUP_RESTORE)
def plan_drill(
    session: Session, now: datetime, target: Path, stick: str, how: DrillHow, typed: tuple[str, ...]
) -> DrillPlan:
    """Choose the newest copy below `target` and make out of what was typed (card, or two sheets) its key.

    DeskError: those of `look_at_copy`, drill.other_register, drill.not_own_key (it is time for card or
    sheets), copy.no_room_here, sign_in.wait (field of what was typed).
    """
    copy = newest_copy(target)
    header, manifest = look_at_copy(copy)
    if header.register_id != session.keys.register_id:
        raise DeskError("drill.other_register", field="folder")
    with session.reading(session.staff, now) as records:
        if how is DrillHow.OWN_KEY and not own_key_allowed(drills.every(records)):
            raise DeskError("drill.not_own_key", field="how")
    failures = FailedSignIns(session.state_folder, header.register_id)
    if how is not DrillHow.OWN_KEY and failures.wait(_counted_as(how), now):
        raise DeskError("sign_in.wait", field=_field(how))
    free = shutil.disk_usage(session.folder).free
    if free < manifest.bytes + ROOM:
        needed = f"{(manifest.bytes + ROOM) / 1e9:.2f}"
        raise DeskError("copy.no_room_here", needed=needed, free=f"{free / 1e9:.2f}")
    return DrillPlan(
        copy=copy,
        scratch=scratch_of(session.folder),
        how=how,
        stick=stick,
        began=now,
        made_at=manifest.made_at,
        failures=failures,
        secret=_secret(session, how, typed),
    )


def run_drill(plan: DrillPlan, tell: TellDrill) -> DrillSeen:
    """Put the copy back, prove it and look at it there; what was put back is gone afterwards.

    DeskError: those of `prove_apart` and `try_apart`, of the disk, and whatever `tell` raises.
    """
    shutil.rmtree(plan.scratch, ignore_errors=True)  # left by a drill that was killed
    try:
        tell(DrillProgress(step=DrillStep.COPY))
        _header, manifest = look_at_copy(plan.copy)
        recopy(plan.copy, plan.scratch, manifest, (), _as(tell))
        holds = prove_apart(plan.scratch, plan.secret, _as(tell))
        if holds.damaged:
            raise DeskError("copy.damaged")

        def going() -> None:
            tell(DrillProgress(step=DrillStep.LOOK))

        going()
        tried = try_apart(plan.scratch, plan.secret, secrets.randbits(64), plan.began, going)
        tell(DrillProgress(step=DrillStep.COMPARE))
    except OSError as error:
        raise said(error) from error
    except DeskError as refused:
        if refused.key in WRONG and plan.how is not DrillHow.OWN_KEY:
            plan.failures.failed(_counted_as(plan.how), plan.began)
        raise
    finally:
        shutil.rmtree(plan.scratch, ignore_errors=True)
    if plan.how is not DrillHow.OWN_KEY:
        plan.failures.succeeded(_counted_as(plan.how))
    return DrillSeen(holds=holds, tried=tried)


def failed(plan: DrillPlan, refused: str, took: int, by: str, at: datetime) -> Drill:
    """The receipt of a drill that did not pass."""
    return Drill(
        number=0, at=at, by=by, how=plan.how, copy_name=plan.copy.name, copy_made_at=plan.made_at,
        stick=plan.stick, took=took, refused=refused,
    )  # fmt: skip


def _secret(session: Session, how: DrillHow, typed: tuple[str, ...]) -> Secret:
    if how is DrillHow.CARD:
        return CardDigits(digits=typed[0])
    if how is DrillHow.SHEETS:
        return TwoSheets(typed=(typed[0], typed[1]))
    if session.keys.seed is None:
        raise DeskError("vault.slot_unknown")
    return OwnSeed(slot_id=session.keys.slot_id, seed=session.keys.seed)


def _counted_as(how: DrillHow) -> str:
    return CARD_SLOT if how is DrillHow.CARD else KEEPERS_SLOT


def _field(how: DrillHow) -> str:
    return "card" if how is DrillHow.CARD else "sheet_2"


def _as(tell: TellDrill) -> Tell:
    steps = {Proof.WRITE: DrillStep.COPY, Proof.SYNC: DrillStep.COPY}
    steps |= {Proof.REREAD: DrillStep.OPEN, Proof.OPEN: DrillStep.OPEN}

    def told(now: Progress) -> None:
        tell(DrillProgress(step=steps.get(now.proof, DrillStep.CHECK), done=now.done, total=now.total))

    return told
