"""A scan whose file is gone is fetched from a stick; where it is not found the way stays open."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from mediation_desk.register import attachments as rows
from mediation_desk.register.attachment_files import place_of
from mediation_desk.register.copy_pool import pool_place
from tests import scan_samples as samples
from tests.desk_fixtures import DIRECTOR, Office
from tests.ui.pages.test_scans import Bench


@pytest.fixture
def bench(qtbot: QtBot, tmp_path: Path) -> Iterator[Bench]:
    made = Bench(qtbot, tmp_path)
    yield made
    assert made.room.bugs == []
    made.room.close()


def test_a_lost_file_is_fetched_from_a_copy(bench: Bench) -> None:
    one = bench.keep(samples.jpeg())

    def lose(office: Office) -> Path:
        """Its sealed file stands on a stick and no more in the register."""
        with office.reading(DIRECTOR) as records:
            name = next(name for id_, name, _bytes, _digest in rows.stored(records) if id_ == one.id)
            place = place_of(records.folder, name)
        pooled = pool_place(bench.folder / "stick", name)
        pooled.parent.mkdir(parents=True)
        place.rename(pooled)
        return place

    place = bench.room.run(lose)
    part = bench.open()
    assert part.lines.choose(one.id)
    bench.room.wait()
    assert part.view.bring.isVisible()
    bench.desk.files.prepared.extend([bench.folder, bench.folder / "stick"])
    part.view.bring.click()
    bench.room.wait()
    assert part.view.bring.isVisible()  # nothing there: the way stays open
    part.view.bring.click()
    bench.drawn(part)
    assert place.is_file()
    assert not part.view.bring.isVisible()
