"""What a stick knows of the register: the anchors that copies left there, held against the open journal.

A register that lacks what a stick has seen is an older one, put in place of a newer.
"""

from __future__ import annotations

from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path

from mediation_desk.domain.restored import Restored
from mediation_desk.errors import DeskError
from mediation_desk.log import note
from mediation_desk.register import journal, office, restored
from mediation_desk.register.anchor_file import AnchorFile
from mediation_desk.register.anchors import Anchor, is_signed, parse_anchor
from mediation_desk.register.copy_manifest import MANIFEST, parse_manifest, read_manifest
from mediation_desk.register.records import Records
from mediation_desk.register.vault.header import parse_header
from mediation_desk.register.vault.whole_file import Step, go_on
from mediation_desk.services.access import BACKUP_MAKE
from mediation_desk.services.permission import allowed

NEWEST = 3
"""Manifests that are read beside the list: somebody may have deleted the list alone."""


def leave_anchor(target: Path, text: str, *, step: Step = go_on) -> None:
    """Leave the anchor of a copy that was proved beside it; a stick that refuses loses the copy nothing."""
    try:
        AnchorFile.on_stick(target, step=step).keep(parse_anchor(text))
    except (DeskError, ValueError):
        note("an anchor could not be left beside a copy")


def anchors_on(target: Path, register_id: str) -> tuple[Anchor, ...]:
    """The anchors of one register that a stick or folder keeps, in no order; what cannot be read is none."""
    found = {*listed_anchors(target, register_id), *_in_manifests(target)}
    return tuple(one for one in found if one.register_id == register_id)


def listed_anchors(target: Path, register_id: str) -> tuple[Anchor, ...]:
    """Those of one register in the list beside the copies, oldest first: one for each proved copy."""
    try:
        kept = AnchorFile.on_stick(target).read().anchors
    except DeskError:
        return ()
    return tuple(one for one in kept if one.register_id == register_id)


@allowed(BACKUP_MAKE)
def newer_on(records: Records, target: Path) -> Anchor | None:
    """The newest anchor a stick keeps of this register that the open journal does not contain.

    None when the journal has them all, or lost the others by a restore it tells of. Anchors that nobody of
    this register could have signed are passed over; one of a newer header may be signed with a key that came
    after, and counts.
    """
    there = anchors_on(target, records.seat.register_id)
    restores = restored.every(records)
    lacking = [
        one for one in there if not _contains(records, one) and not any(_explains(it, one) for it in restores)
    ]
    genuine = (one for one in lacking if is_signed(one) and _may_have_signed(records, one))
    return max(genuine, key=lambda one: (one.number, one.at), default=None)


def _contains(records: Records, anchor: Anchor) -> bool:
    return anchor.number == 0 or journal.hash_of(records, anchor.number) == anchor.hash


def _explains(restore: Restored, anchor: Anchor) -> bool:
    by_copy = bool(restore.copy_name)  # an older register put in place by hand explains nothing
    return by_copy and restore.entries <= anchor.number and anchor.at <= restore.restored_at


def _may_have_signed(records: Records, anchor: Anchor) -> bool:
    if anchor.public in office.sign_publics(records, anchor.staff_id):
        return True
    text = office.setting(records, office.HEADER_TEXT, "")
    header = parse_header(text.encode("ascii")) if text else None
    return header is not None and (anchor.epoch, anchor.generation) > (header.epoch, header.generation)


def _in_manifests(target: Path) -> Iterable[Anchor]:
    try:
        copies = sorted(target.glob(f"desk-*/{MANIFEST}"), reverse=True)[:NEWEST]
    except OSError:
        return
    for path in copies:
        with suppress(DeskError, ValueError, OSError):
            yield parse_anchor(parse_manifest(read_manifest(path.parent)).anchor)
