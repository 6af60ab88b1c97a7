"""A restored register takes the place of the present one in one swing, whatever stops the program meanwhile.

The restored one is made whole beside it first. Then one small plan is written: that is the decision. From
there on every start of the program finishes the swing before it looks at the register: the present folder is
renamed and kept whole, the restored one gets its name. Nothing is ever deleted here but the plan.
"""

from __future__ import annotations

import json
import os
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from mediation_desk.errors import DeskError
from mediation_desk.register.openlock import OpenLock
from mediation_desk.register.vault.canonical import canonical
from mediation_desk.register.vault.whole_file import Step, go_on, said, sync_folder, write_whole

FRESH: Final = ".restored"
PLAN: Final = ".swing"


@dataclass(frozen=True, slots=True, kw_only=True)
class Swing:
    """Names in the register's parent folder: the restored one, and what the present one will be called."""

    fresh: str
    aside: str


def fresh_folder(folder: Path) -> Path:
    """Where a restored register is made whole: beside the present one, on the same disk."""
    return folder.with_name(folder.name + FRESH)


def plan_swing(folder: Path, aside: str, *, step: Step = go_on) -> None:
    """Decide: from now on the next start puts the restored register in place; `aside` must not exist yet."""
    plan = {"aside": aside, "fresh": fresh_folder(folder).name}
    write_whole(_plan(folder), canonical(plan), step=step)


def swing_waits(folder: Path) -> bool:
    """Whether a swing was decided and is not finished."""
    return _plan(folder).exists()


def planned_aside(folder: Path) -> str:
    """What the present register will be called by the swing that waits; empty when none does."""
    plan = _read(folder)
    return plan.aside if plan is not None else ""


def finish_swing(folder: Path, *, step: Step = go_on) -> None:
    """Finish a swing that was decided; does nothing when there is none.

    DeskError register.in_use (another desk has the present one open) or what the disk refuses; the plan then
    stays, and the next start tries again.
    """
    plan = _read(folder)
    if plan is None:
        return
    aside, fresh = folder.with_name(plan.aside), folder.with_name(plan.fresh)
    try:
        if fresh.is_dir() and folder.is_dir() and not any(folder.iterdir()):
            folder.rmdir()  # the place a first start had only chosen
        if fresh.is_dir() and folder.is_dir() and not aside.exists():
            OpenLock.take(folder).close()
            step("setting aside")
            folder.rename(aside)
            sync_folder(folder.parent)
            step("set aside")
        if fresh.is_dir() and not folder.exists():
            fresh.rename(folder)
            sync_folder(folder.parent)
            step("in place")
        _plan(folder).unlink()
        sync_folder(folder.parent)
        step("finished")
    except OSError as error:
        raise said(error) from error


def aside_name(folder: Path, wanted: str) -> str:
    """The first of name-wanted, name-wanted-2 … that is not taken beside the register."""
    number, name = 1, f"{folder.name}-{wanted}"
    while folder.with_name(name).exists():
        number += 1
        name = f"{folder.name}-{wanted}-{number}"
    return name


def _plan(folder: Path) -> Path:
    return folder.with_name(folder.name + PLAN)


def _read(folder: Path) -> Swing | None:
    try:
        told = json.loads(_plan(folder).read_bytes())
        plan = Swing(fresh=told["fresh"], aside=told["aside"])
    except FileNotFoundError:
        return None
    except OSError as error:
        raise said(error) from error
    except (ValueError, TypeError, KeyError, RecursionError) as error:
        raise DeskError("swing.unreadable") from error
    if any(os.sep in name or name in ("", ".", "..") for name in (plan.fresh, plan.aside)):
        raise DeskError("swing.unreadable")
    return plan
