"""Nothing moves where somebody asked for it; nothing of the desk moves at all without asking."""

from __future__ import annotations

import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtDBus import QDBusVariant
from PySide6.QtWidgets import QApplication

from mediation_desk.ui import motion
from mediation_desk.ui.choices import Choices
from tests.conftest import ROOT

MOVING = re.compile(r"\b(Q\w*Animation\w*|QTimeLine|QMovie|QGraphics\w+Effect|setAnimated|QScroller)\b")


@pytest.fixture
def app(qapp: QApplication) -> Iterator[QApplication]:
    yield qapp
    motion.apply(qapp, "system")


def test_less_motion_stops_what_qt_moves_and_the_caret(app: QApplication) -> None:
    motion.apply(app, "system")
    blinking = app.cursorFlashTime()
    app.setEffectEnabled(Qt.UIEffect.UI_AnimateCombo, True)
    motion.apply(app, "reduced")
    assert motion.reduced()
    assert app.cursorFlashTime() == 0
    assert not app.isEffectEnabled(Qt.UIEffect.UI_AnimateCombo)
    motion.apply(app, "system")
    assert app.cursorFlashTime() == (blinking if not motion.reduced() else 0)


def test_the_setting_counts_at_once_and_is_kept(app: QApplication, tmp_path: Path) -> None:
    path = tmp_path / "preferences.json"
    Choices(path).change(motion="reduced")
    assert motion.reduced()
    assert Choices(path).now.motion == "reduced"


def test_no_bus_and_no_portal_mean_usual_motion() -> None:
    asked = "from mediation_desk.ui import motion; print(motion._desktop_wants_less())"
    told = subprocess.run(
        [sys.executable, "-c", asked],
        cwd=ROOT,
        env={"PATH": "/usr/bin:/bin", "DBUS_SESSION_BUS_ADDRESS": "unix:path=/nowhere"},
        capture_output=True,
        text=True,
        check=True,
    )
    assert told.stdout.strip() == "False"


@pytest.mark.parametrize(("said", "bare"), [(False, False), (True, True)])
def test_the_portals_answer_is_unwrapped(said: bool, bare: bool) -> None:
    once = QDBusVariant()
    once.setVariant(said)
    twice = QDBusVariant()
    twice.setVariant(once)
    assert motion._bare(twice) is bare


def test_whatever_would_move_asks_first() -> None:
    """A widget with an animation of its own must look at `motion.reduced()`."""
    for path in sorted((ROOT / "mediation_desk").rglob("*.py")):
        text = path.read_text(encoding="utf-8")
        if MOVING.search(text) and path.name != "motion.py":
            assert "motion.reduced()" in text, path.name
