"""What of the window a report tells: read on the window's thread, kept as plain words for any thread."""

from __future__ import annotations

import os
from collections.abc import Mapping

from PySide6.QtCore import qVersion
from PySide6.QtGui import QGuiApplication

from mediation_desk.diagnosis.surroundings import Surroundings
from mediation_desk.preferences import Preferences
from mediation_desk.register.newest_step import NEWEST


def look_around(around: Surroundings, now: Preferences) -> None:
    """Bring `around` up to date with look, screens and input method."""
    around.qt = f"{qVersion()} {QGuiApplication.platformName()}"
    around.schema = NEWEST
    around.text_size, around.language, around.theme = f"{now.text_size}%", now.language, now.theme
    around.screens = ", ".join(
        f"{one.size().width()}×{one.size().height()} @ {one.devicePixelRatio():g}"
        for one in QGuiApplication.screens()
    )
    around.input_method = input_method()


def input_method(environment: Mapping[str, str] = os.environ) -> str:
    """Which input method Qt was told to use; the system's own where nobody said."""
    for name in ("QT_IM_MODULES", "QT_IM_MODULE"):
        if environment.get(name):
            return environment[name]
    return QGuiApplication.platformName()
