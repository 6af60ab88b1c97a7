"""The desks that most tests of pages sit at, closed afterwards."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from tests.ui.pages.agreement_bench import Bench
from tests.ui.pages.office_desk import OfficeDesk


@pytest.fixture
def room(qtbot: QtBot, tmp_path: Path) -> Iterator[OfficeDesk]:
    """A desk on a register with staff and nothing else."""
    made = OfficeDesk(qtbot, tmp_path)
    yield made
    made.close()


@pytest.fixture
def bench(qtbot: QtBot, tmp_path: Path) -> Iterator[Bench]:
    """An agreement page open on an agreement ready to print."""
    made = Bench(qtbot, tmp_path)
    yield made
    made.close()
