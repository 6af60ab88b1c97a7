from __future__ import annotations

from pathlib import Path

from PySide6.QtGui import QImage

from mediation_desk.ui.pages import PAGES
from mediation_desk.ui.tour import picture_of_unlocking, tour
from tests.ui.shell_fixtures import Shell


def test_every_page_of_the_rail_leaves_its_picture(shell: Shell, tmp_path: Path) -> None:
    shell.create()
    shell.begin()
    shell.sign_in()
    taken = tour(shell.door, tmp_path)
    taken.append(picture_of_unlocking(shell.door, tmp_path, taken))
    assert [path.stem.partition("-")[2] for path in taken] == [
        *(line.key for line in PAGES if line.icon or line.tab),
        "unlock",
    ]
    for path in taken:
        assert QImage(str(path)).width() == 1366
