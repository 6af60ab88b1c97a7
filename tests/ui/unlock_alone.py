"""Run by test_app: paints the unlock page of a fresh program and says what PySide has made for it."""

from __future__ import annotations

import os
import sys
from pathlib import Path

from PySide6 import QtWidgets

from mediation_desk import app, words
from mediation_desk.services.door import Door, SignIn
from mediation_desk.ui.ask import RegisterThread
from mediation_desk.ui.choices import Choices
from mediation_desk.ui.unlock import UnlockPage


def paint(folder: Path) -> None:
    """With two people to choose from, as a desk has them."""
    program = app.make_app(["unlock"])
    words.use("zh_CN")
    choices = Choices(folder / "preferences.json")
    choices.apply_look()
    people = (SignIn(slot_id="a", name="林晓芸"), SignIn(slot_id="b", name="周国平"))
    door = Door(folder=folder, register_id="0" * 32, people=people)
    page = UnlockPage(door, folder, RegisterThread(), app.Clock(), choices)
    page.show()
    program.processEvents()
    page.repaint()


if __name__ == "__main__":
    paint(Path(sys.argv[1]))
    made = [name for name in ("QLabel", "QMdiArea", "QStyle") if name in vars(QtWidgets)]
    sys.stdout.write(f"{' '.join(made)}\n")
    sys.stdout.flush()
    os._exit(0)
