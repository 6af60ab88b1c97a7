"""Backs up and is killed at every kind of write on a stick: `python -m tests.faults.killed_on_stick ROOT`.

ROOT is as for `copied`, its stick a file system of its own kind. Prints one line of JSON: kills, what was
found wrong, and the names that stand there after one more backup.
"""

from __future__ import annotations

import json
import os
import signal
import sys
from collections.abc import Callable
from pathlib import Path

from tests.faults.copied import back_up, died, wrong_after_backup

AT = (
    "made", "wrote header", "opened database", "writing database", "syncing database", "opened file",
    "writing file", "syncing file", "wrote file", "opened manifest", "syncing manifest", "wrote manifest",
    "synced", "renaming", "renamed", "proving", "proved",
)  # fmt: skip


def killed_at(name: str) -> Callable[[Path, Callable[[str], None]], None]:
    """A backup that dies the first time it comes to a step of this name."""

    def die(step: str) -> None:
        if step == name:
            os.kill(os.getpid(), signal.SIGKILL)

    return lambda root, _step: back_up(root, die)


def main(whole: str) -> None:
    """Die at every step, look each time, then back up once more."""
    root = Path(whole)
    card = (root / "card").read_text("ascii")
    (first,) = [one.name for one in (root / "stick").glob("desk-2*")]
    wrong = []
    for name in AT:
        died(root, killed_at(name), 0)
        wrong += [f"{name}: {fault}" for fault in wrong_after_backup(root, card, first, False)]
    died(root, lambda one, _step: back_up(one, lambda _name: None), -1)
    left = sorted(one.name for one in (root / "stick").glob("desk-2*"))
    sys.stdout.write(json.dumps({"kills": len(AT), "wrong": wrong, "left": left}) + "\n")


if __name__ == "__main__":
    main(*sys.argv[1:])
