"""Older copies make room after a newly proved one: first the copies, then attachments none of them names.

Nothing is deleted that the plan does not name, nothing of another register, and nothing at all while the
stick knows a newer register than the one that was copied.
"""

from __future__ import annotations

from contextlib import suppress
from datetime import UTC, datetime
from pathlib import Path

from mediation_desk.domain.rotation import CopyStanding, OnStick, plan
from mediation_desk.log import note
from mediation_desk.register.anchors import Anchor, anchor_text
from mediation_desk.register.copy_delete import delete_copy
from mediation_desk.register.copy_pool import forget_unnamed
from mediation_desk.register.copy_sight import Sight, SightKind, sights
from mediation_desk.register.vault.whole_file import Step, go_on
from mediation_desk.services.copy_past import CopyPast
from mediation_desk.services.stick_anchors import listed_anchors


def rotate(
    target: Path, register_id: str, just: str, past: CopyPast, now: datetime, *, step: Step = go_on
) -> tuple[str, ...]:
    """Delete what the rules do not keep; the names of this register's copies that stand there afterwards.

    `just` is the copy proved a moment ago. What a drive refuses stays where it is: the copy is good all the
    same, and the next rotation tries again. Empty when the drive does not say what stands there.
    """
    try:
        found = sights(target)
    except OSError:
        note("the copies on a stick could not be listed")
        return ()
    if not past.older:
        told = standings(found, listed_anchors(target, register_id), register_id, just, past)
        for fate in plan(told, past.rules, past.years, now, just):
            if fate.goes:
                _delete(target / fate.name, step)
        forget_unnamed(target)
    try:
        left = sights(target)
    except OSError:
        return ()
    return tuple(one.name for one in left if one.kind is SightKind.WHOLE and one.register_id == register_id)


def standings(
    found: tuple[Sight, ...], anchors: tuple[Anchor, ...], register_id: str, just: str, past: CopyPast
) -> tuple[OnStick, ...]:
    """What each folder is to the register `register_id`; `anchors` are those in the stick's list."""
    listed = {anchor_text(one) for one in anchors}
    since = min((one.at for one in anchors), default=None)
    alone = all(one.register_id in ("", register_id) for one in found)

    def standing(one: Sight) -> CopyStanding:
        if one.register_id not in ("", register_id) or one.kind is SightKind.UNREADABLE:
            return CopyStanding.STRANGE
        if one.kind is SightKind.WHOLE and one.manifest is not None:
            if one.name == just or past.proved.get(one.name) in ("", one.manifest.head):
                return CopyStanding.PROVED
            # A proved copy leaves its anchor on the stick, since there are such lists.
            if one.proved or since is None or one.manifest.made_at <= since or one.manifest.anchor in listed:
                return CopyStanding.EARLIER
            return CopyStanding.FAILED
        ours = one.register_id == register_id or one.base in past.refused or alone
        return CopyStanding.FAILED if ours else CopyStanding.STRANGE

    return tuple(OnStick(name=one.name, made_at=_made_at(one), standing=standing(one)) for one in found)


def _made_at(one: Sight) -> datetime:
    """When it was made; a failed one, when it was written to last. What was being deleted need not wait."""
    if one.kind is SightKind.GONE:
        return datetime.min.replace(tzinfo=UTC)
    if one.kind is SightKind.WHOLE and one.manifest is not None:
        return one.manifest.made_at
    return one.touched


def _delete(copy: Path, step: Step) -> None:
    with suppress(OSError):
        delete_copy(copy, step=step)
        return
    note("an older copy could not be deleted")
