"""The demo desk from the command line: toured without a screen, stopped while it is made."""

from __future__ import annotations

from pathlib import Path

import docx
import pytest
from PySide6.QtGui import QImage
from pytestqt.qtbot import QtBot

from mediation_desk import demo_desk
from mediation_desk.scratch import scratch_folder
from mediation_desk.services import opening
from mediation_desk.services.door import look_at_door
from mediation_desk.ui.demo_page import DemoPage
from mediation_desk.ui.pages import PAGES
from tests.documents.reading import pdf_text


def test_the_tour_leaves_a_picture_of_every_page_and_the_agreement(
    qtbot: QtBot, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert demo_desk.tour(["desk"], tmp_path / "tour") == 0, capsys.readouterr().out
    left = sorted((tmp_path / "tour").iterdir())
    pictures = [path for path in left if path.suffix == ".png"]
    shown = {path.stem.partition("-")[2] for path in pictures}
    assert shown == {*(line.key for line in PAGES), "unlock"}
    for path in pictures:
        assert QImage(str(path)).width() == 1366
    pdf, word = (next(path for path in left if path.suffix == ending) for ending in (".pdf", ".docx"))
    assert pdf.stem.removeprefix("agreement-") in pdf_text(pdf.read_bytes())
    assert docx.Document(str(word)).paragraphs
    assert capsys.readouterr().out.splitlines() == [str(path) for path in [pdf, word, *pictures]]


def test_closing_the_window_stops_the_making_and_frees_the_register(qtbot: QtBot) -> None:
    with scratch_folder() as folder:
        desktop = demo_desk.prepare(["desk"], folder)
        door = desktop.door
        qtbot.addWidget(door.window)
        assert isinstance(door.window.face, DemoPage)
        door.window.close()
        assert not door.thread_.busy
        if look_at_door(door.folder) is not None:  # it had come so far: nobody holds it any more
            opening.OpenLock.take(door.folder).close()
    assert not folder.exists()
