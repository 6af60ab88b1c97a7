"""The shell fixture: the program on a scratch folder, closed afterwards."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from tests.ui.shell_fixtures import Shell


@pytest.fixture
def shell(qtbot: QtBot, tmp_path: Path) -> Iterator[Shell]:
    """The program, not begun yet."""
    made = Shell(qtbot, tmp_path)
    yield made
    made.close()
    assert not made.bugs
