"""Which stick this is: known by its file, by the copies on it when the file is lost, or new."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from uuid import uuid4

from mediation_desk.domain.stick import Place, free_letter
from mediation_desk.register.copy_manifest import MANIFEST
from mediation_desk.register.stick_file import StickMark, read_mark, write_mark
from mediation_desk.register.vault.whole_file import Step, go_on
from mediation_desk.services.copy_past import CopyPast


def stick_id_on(target: Path) -> str:
    """The id a stick or folder carries, empty when it carries none; `Backups.sticks` names it."""
    mark = read_mark(target)
    return "" if mark is None else mark.id


def take_up(target: Path, place: Place, past: CopyPast, *, step: Step = go_on) -> Place:
    """Write the stick's file anew and say which stick it is; the first thing that is written there.

    DeskError copy.write_protected, copy.drive_gone and what else a disk refuses: nothing was begun.
    """
    mark = _known(target, past)
    write_mark(target, mark, step=step)
    return replace(place, stick_id=mark.id, letter=mark.letter, turns=mark.turns)


def _known(target: Path, past: CopyPast) -> StickMark:
    mark = read_mark(target)
    if mark is None:
        mark = _by_its_copies(target, past)
    elif mark.id in past.sticks and mark.turns < past.sticks[mark.id].turns:
        mark = None  # a twin: the stick it was copied from was used since
    if mark is None:
        taken = {one.letter for one in past.sticks.values()}
        return StickMark(id=uuid4().hex, letter=free_letter(taken), turns=1)
    if mark.id in past.sticks:
        letter = past.sticks[mark.id].letter
    else:
        letter = free_letter({one.letter for one in past.sticks.values()}, mark.letter)
    return replace(mark, letter=letter, turns=mark.turns + 1)


def _by_its_copies(target: Path, past: CopyPast) -> StickMark | None:
    """The stick whose noted copies lie here, when its file is gone and one stick alone fits."""
    try:
        here = {one.parent.name for one in target.glob(f"desk-*/{MANIFEST}")}
    except OSError:
        return None
    fits = [stick_id for stick_id, names in past.lying.items() if names & here]
    if len(fits) != 1:
        return None
    known = past.sticks[fits[0]]
    return StickMark(id=fits[0], letter=known.letter, turns=known.turns)
