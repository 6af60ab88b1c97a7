"""Exported copies on the first page and in the settings; the scanner's folder of this computer."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from mediation_desk.domain.attachment import NewAttachment
from mediation_desk.domain.exported_copy import ExportForm
from mediation_desk.services import attachments, exported_copies
from mediation_desk.services.password_check import Confirmed
from mediation_desk.ui.kit.labels import Prose
from mediation_desk.ui.pages.settings.page import SettingsPage
from mediation_desk.ui.pages.today.page import TodayPage
from tests import scan_samples as samples
from tests.case_fixtures import add_case
from tests.desk_fixtures import COUNSELLOR, MEDIATOR, RECEPTION, Office
from tests.ui.pages.office_desk import OfficeDesk


@pytest.fixture
def room(qtbot: QtBot, tmp_path: Path) -> Iterator[OfficeDesk]:
    folder = tmp_path / "desk"
    folder.mkdir()
    made = OfficeDesk(qtbot, folder)
    yield made
    assert made.bugs == []
    made.close()


@pytest.fixture
def copy(room: OfficeDesk, tmp_path: Path) -> Path:
    """A copy that was exported four days ago."""
    place = tmp_path / "材料.jpg"

    def export(office: Office) -> None:
        case_id = add_case(office)
        with office.as_(MEDIATOR) as records:
            new = NewAttachment(title="林晓芸身份证")
            one = attachments.add_picture(records, case_id, samples.jpeg(), new)
            sure = Confirmed(staff_id=MEDIATOR.id, at=records.now)
            copy_id = exported_copies.begin_export(records, sure, one.id, place, None)
            exported_copies.write_export(records, copy_id, ExportForm.AS_IS)
        office.clock.forward(days=4)

    room.run(export)
    return place


def test_the_first_page_reminds_and_deletes(room: OfficeDesk, copy: Path) -> None:
    page = TodayPage(room.sit())
    room.show(page)
    page.opened()
    room.wait()
    assert page.copies_due.isVisible()
    page.copies_due.delete()
    for _round in range(3):
        room.wait()
    assert not copy.exists()
    assert not page.copies_due.isVisible()


@pytest.mark.parametrize("who", [COUNSELLOR, RECEPTION])
def test_whoever_opens_no_case_is_not_reminded(room: OfficeDesk, copy: Path, who: object) -> None:
    page = TodayPage(room.sit(who))
    room.show(page)
    page.opened()
    room.wait()
    assert not page.copies_due.isVisible()
    assert room.notices == []
    assert copy.exists()


def test_the_settings_list_each_copy_and_say_why_one_stays(room: OfficeDesk, copy: Path) -> None:
    desk = room.sit()
    page = SettingsPage(desk)
    room.show(page)
    page.opened("copies")
    room.wait()
    copies = page.blocks.scans.copies
    assert copies.isVisible()
    copy.write_bytes(b"somebody's own work now")
    copies.delete(copies.copies[0].id)
    room.wait()
    assert copy.exists()
    said = [prose.accessibleName() or prose.text() for prose in copies.findChildren(Prose)]
    assert any("不一样" in text for text in said)


def test_a_folder_of_the_register_or_of_a_cloud_is_refused(room: OfficeDesk, tmp_path: Path) -> None:
    desk = room.sit()
    page = SettingsPage(desk)
    room.show(page)
    page.opened()
    rows = page.blocks.scans
    cloud = tmp_path / "坚果云"
    cloud.mkdir()
    for folder in (room.folder, tmp_path, cloud, tmp_path / "gone"):
        desk.files.prepared.append(folder)
        rows.choose.click()
        assert rows.refused.isVisible()
        assert desk.choices.now.scan_folder == ""
    good = tmp_path / "scanner"
    good.mkdir()
    desk.files.prepared.append(good)
    rows.choose.click()
    assert desk.choices.now.scan_folder == str(good)
    assert not rows.refused.isVisible()
    rows.none.click()
    assert desk.choices.now.scan_folder == ""
