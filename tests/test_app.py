from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

from mediation_desk import app
from mediation_desk.paths import paths_under
from mediation_desk.ui.choices import Choices

ROOT = Path(__file__).resolve().parents[1]


def test_the_register_opened_last_is_opened_again(qapp: object, tmp_path: Path) -> None:
    paths = paths_under(tmp_path)
    choices = Choices(paths.preferences)
    assert app.register_folder(paths, choices) == paths.registers / "register"
    choices.change(register=str(tmp_path / "elsewhere"))
    assert app.register_folder(paths, Choices(paths.preferences)) == tmp_path / "elsewhere"


def test_the_file_of_a_stick_means_the_copies_beside_it(tmp_path: Path) -> None:
    stick = tmp_path / "desk-stick.json"
    stick.touch()
    assert app.copies_meant(stick) == tmp_path
    assert app.copies_meant(tmp_path) == tmp_path
    assert app.copies_meant(tmp_path / "pulled out" / "desk-stick.json") == tmp_path / "pulled out"


LATER = (
    *("sqlalchemy", "sqlcipher3", "alembic", "keyring", "reportlab", "docx", "PIL", "pypinyin", "asyncio"),
    *("PySide6.QtNetwork", "PySide6.QtDBus", "PySide6.QtPrintSupport"),
    *("subprocess", "socket", "pickle", "ctypes", "html.entities"),
    *("mediation_desk.ui.desk", "mediation_desk.ui.last_resort", "mediation_desk.ui.card_panel"),
    *("mediation_desk.ui.sheets_panel", "mediation_desk.domain.passwords", "mediation_desk.process_apart"),
)
"""What unlocking does not need and a start must not wait for."""


def test_the_unlock_window_comes_without_the_database_and_the_printers() -> None:
    script = f"import sys, mediation_desk.app; print([one for one in {LATER!r} if one in sys.modules])"
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


def test_the_unlock_window_is_painted_without_every_class_of_qt(tmp_path: Path) -> None:
    """One question for a widget that Python does not know, or for a style, makes hundreds: 15 and 6 ms."""
    command = [sys.executable, "-m", "tests.ui.unlock_alone", str(tmp_path)]
    screen = os.environ | {"QT_QPA_PLATFORM": "offscreen"}
    done = subprocess.run(command, cwd=ROOT, env=screen, capture_output=True, text=True, check=True)
    assert done.stdout.split() == ["QLabel"]
