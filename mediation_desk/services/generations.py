"""The copies that lie on a stick or in a folder: found without a key, listed with what was typed.

Nothing here needs an open register, and nothing is written.
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass, replace
from pathlib import Path

from mediation_desk.domain.generation import Generation, GenerationState, in_order
from mediation_desk.errors import DeskError
from mediation_desk.register.copy_look import last_case
from mediation_desk.register.copy_manifest import MANIFEST, Manifest, check_manifest, read_manifest
from mediation_desk.register.copy_pool import POOL
from mediation_desk.register.copy_prove import Unlock, look_at_copy
from mediation_desk.register.copy_sweep import FAILED, PART
from mediation_desk.register.vault.header import Header
from mediation_desk.register.vault.header_file import HEADER
from mediation_desk.register.vault.opened import Opened
from mediation_desk.register.vault.pc_key import read_pc_key
from mediation_desk.register.vault.slots import SlotKind
from mediation_desk.services.door import SignIn

_WHY = {
    "copy.unfinished": GenerationState.UNFINISHED,
    "copy.failed_once": GenerationState.FAILED,
    "copy.newer": GenerationState.NEWER_PROGRAM,
    "vault.header_newer": GenerationState.NEWER_PROGRAM,
}


@dataclass(frozen=True, slots=True, kw_only=True)
class StickDoor:
    """What may be known of a stick before anything is opened: how many copies, and how they open here.

    `headers` are those of its copies, the newest first. `people` may open by password, which needs this PC's
    key (`passwords_work`). `chosen` is the name of the copy whose own folder was given.
    """

    folder: Path
    headers: tuple[Header, ...]
    people: tuple[SignIn, ...]
    passwords_work: bool
    card: bool
    sheets: bool
    chosen: str = ""


def look_at_stick(chosen: Path, state_folder: Path) -> StickDoor:
    """Look for copies in a folder, one folder below it, or beside it when it is a copy itself.

    DeskError (field `folder`) copy.none when none is there that could be opened, or why the only one cannot.
    """
    folder = stick_of(chosen)
    seen = [(copy, *_looked(copy)) for copy in _folders(folder)]
    whole = [(manifest, header) for _copy, header, manifest, _refused in seen if header and manifest]
    if not whole:
        refused = next((error for copy, _h, _m, error in seen if error and copy == chosen), None)
        refused = refused or next((error for *_rest, error in seen if error), None)
        raise DeskError(refused.key if refused else "copy.none", field="folder")
    headers = tuple(header for _m, header in sorted(whole, key=lambda one: one[0].made_at, reverse=True))
    inside = chosen.name if chosen != folder and chosen.parent == folder else ""
    return replace(door_of(folder, headers, state_folder), chosen=inside)


def door_of(folder: Path, headers: tuple[Header, ...], state_folder: Path) -> StickDoor:
    """How headers, of copies or of a register, can be opened on this PC."""
    people: dict[str, SignIn] = {}
    for header in headers:
        for slot in header.slots:
            if slot.kind is SlotKind.PERSON:
                people.setdefault(slot.id, SignIn(slot_id=slot.id, name=slot.label))
    slots = [(header, slot) for header in headers for slot in header.slots]
    here = {register_id: _pc_key(state_folder, register_id) for register_id in _registers(headers)}
    return StickDoor(
        folder=folder,
        headers=headers,
        people=tuple(people.values()),
        passwords_work=any(slot.pc_key_id and slot.pc_key_id == here[one.register_id] for one, slot in slots),
        card=any(slot.kind is SlotKind.CARD for _one, slot in slots),
        sheets=any(slot.kind is SlotKind.KEEPERS for _one, slot in slots),
    )


def generations(folder: Path, unlock: Unlock, proved: Collection[str] = ()) -> tuple[Generation, ...]:
    """Every copy in the folder, the newest first, those that cannot be used included, with what is in them.

    `unlock` opens those it fits (services/copy_keys.py); `proved` are names the asking register remembers as
    proved. Raises nothing for a copy: what is wrong with it is its state.
    """
    listed, opened = list[Generation](), set[str]()
    for copy in _folders(folder):
        one = _listed(copy, unlock)
        if one.may_be_chosen:
            opened.add(one.register_id)
            one = replace(one, proved=one.name in proved)
        listed.append(one)
    other = GenerationState.OTHER_REGISTER
    return in_order([
        replace(one, state=other)
        if one.state is GenerationState.OTHER_KEYS and opened and one.register_id not in opened
        else one
        for one in listed
    ])  # fmt: skip


def stick_of(chosen: Path) -> Path:
    """The folder in which copies lie: the one given, its parent when it is a copy, or one just below it."""
    if _is_copy(chosen):
        return chosen.parent
    if _folders(chosen):
        return chosen
    below = (one for one in _inside(chosen) if _folders(one))
    return next(below, chosen)


def copies_in(folder: Path) -> tuple[Path, ...]:
    """The folders of copies, finished or not, that lie in a folder."""
    return tuple(_folders(folder))


def _listed(copy: Path, unlock: Unlock) -> Generation:
    header, manifest, refused = _looked(copy)
    if header is None or manifest is None:
        state = _WHY.get(refused.key if refused else "", GenerationState.DAMAGED)
        return Generation(name=copy.name, folder=copy, state=state)
    one = Generation(
        name=copy.name,
        folder=copy,
        state=GenerationState.OTHER_KEYS,
        made_at=manifest.made_at,
        register_id=manifest.register_id,
        epoch=manifest.epoch,
    )
    try:
        keys = unlock(header)
    except DeskError:
        return one
    return _known(one, manifest, keys)


def _known(one: Generation, manifest: Manifest, keys: Opened) -> Generation:
    try:
        check_manifest(read_manifest(one.folder), manifest, keys.manifest_key)
        newest = last_case(one.folder / manifest.database, keys.database_key)
    except (DeskError, OSError):
        return replace(one, state=GenerationState.DAMAGED)
    return replace(
        one,
        state=GenerationState.OPENS,
        cases=dict(manifest.counts).get("cases", 0),
        attachments=len(manifest.files),
        entries=manifest.entries,
        head=manifest.head,
        bytes=manifest.bytes,
        newest_case=newest,
        lost=len(manifest.lost),
    )


def _looked(copy: Path) -> tuple[Header | None, Manifest | None, DeskError | None]:
    try:
        return (*look_at_copy(copy), None)
    except DeskError as refused:
        return None, None, refused


def _folders(folder: Path) -> list[Path]:
    return [one for one in _inside(folder) if _is_copy(one)]


def _is_copy(folder: Path) -> bool:
    """A copy, or what was to become one: an unfinished one may hold nothing yet."""
    if folder.name == POOL or not folder.is_dir():
        return False
    named = folder.name.startswith("desk-") and (folder.name.endswith(PART) or FAILED in folder.name)
    return named or ((folder / MANIFEST).is_file() and (folder / HEADER).is_file())


def _inside(folder: Path) -> list[Path]:
    try:
        return sorted(one for one in folder.iterdir() if one.is_dir() and not one.is_symlink())
    except OSError:
        return []


def _registers(headers: Collection[Header]) -> set[str]:
    return {one.register_id for one in headers}


def _pc_key(state_folder: Path, register_id: str) -> str:
    try:
        return read_pc_key(state_folder, register_id).id
    except DeskError:
        return ""
