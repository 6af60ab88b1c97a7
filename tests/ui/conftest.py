"""The program on a scratch folder, closed afterwards; the demo in its window, opened once for every page."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from mediation_desk.ui import spoken
from tests.ui.every_page import DemoDesk, EveryPage
from tests.ui.lookers import LOOKERS
from tests.ui.shell_fixtures import Shell


@pytest.fixture(scope="session", autouse=True)
def told_by_us(qapp: QApplication) -> None:
    """As in the program: after the QApplication, whose own way comes second, and before any widget."""
    spoken.install()


@pytest.fixture
def shell(qtbot: QtBot, tmp_path: Path) -> Iterator[Shell]:
    """The program, not begun yet."""
    made = Shell(qtbot, tmp_path)
    yield made
    made.close()
    assert not made.bugs


@pytest.fixture(scope="session")
def kept_demo(qapp: QApplication, tmp_path_factory: pytest.TempPathFactory) -> Iterator[DemoDesk]:
    """The demo in its window, once for all tests."""
    made = DemoDesk(tmp_path_factory.mktemp("demo"))
    yield made
    made.close()


@pytest.fixture
def demo_desk(kept_demo: DemoDesk) -> Iterator[DemoDesk]:
    """The demo; leave the director at the desk and the look as it was.

    It is shown for this test alone: a desk that locks in another one closes every window it sees.
    """
    kept_demo.door.window.show()
    yield kept_demo
    kept_demo.door.window.hide()


@pytest.fixture(scope="session")
def walked(kept_demo: DemoDesk) -> EveryPage:
    """What the lookers found, once for all tests."""
    return EveryPage(kept_demo, LOOKERS)


@pytest.fixture
def every_page(demo_desk: DemoDesk, walked: EveryPage) -> EveryPage:
    """What the lookers find on every page, walked once, by the first test that asks."""
    return walked
