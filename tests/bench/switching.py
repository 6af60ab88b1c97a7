"""Changing person in the real window: `python -m tests.bench.switching ROOT` prints what it took as JSON.

The generated register derives at the least cost; what a real password takes is measured beside it, so that
the table can say how much longer than the derivation alone a person waits.
"""

from __future__ import annotations

import json
import sys
import time
from pathlib import Path
from statistics import median

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from mediation_desk.domain.passwords import normalised
from mediation_desk.register.vault.kdf import KdfCost, new_kdf, stretch
from mediation_desk.ui.unlock import UnlockPage
from tests.bench.day import Day
from tests.bench.generated import PASSWORD

ROUNDS = 7
CHANGE = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier


def to_names(day: Day) -> float:
    """Milliseconds from Ctrl+Shift+L to the painted names, the register still being closed behind them."""
    begun = time.perf_counter()
    QTest.keyClick(day.frame, Qt.Key.Key_L, CHANGE)
    day.door.window.repaint()
    spent = (time.perf_counter() - begun) * 1000
    assert isinstance(day.door.window.face, UnlockPage)
    return spent


def derivation() -> float:
    """Milliseconds of one derivation at the cost real passwords have."""
    kdf = new_kdf(KdfCost())
    begun = time.perf_counter()
    stretch(normalised(PASSWORD), kdf)
    return (time.perf_counter() - begun) * 1000


def main(root: str) -> None:
    """Change person some times and tell the medians."""
    day = Day(Path(root))
    least = median(day.derivation() for _ in range(3))
    day.sign_in()
    day.door.window.activateWindow()
    day.turn(day.door.window.isActiveWindow)
    names, opened = [], []
    for _round in range(ROUNDS):
        names.append(to_names(day))
        opened.append(day.sign_in() - least)
    told = {
        "names": median(names),
        "opened": median(opened),
        "derivation": median(derivation() for _ in range(3)),
    }
    sys.stdout.write(json.dumps(told) + "\n")
    sys.stdout.flush()
    day.door.close()


if __name__ == "__main__":
    main(*sys.argv[1:])
