"""A restore drill through the real window: by card, by this computer's key, stopped, with a wrong card."""

from __future__ import annotations

from pathlib import Path

import pytest

from mediation_desk.domain import restore_card
from mediation_desk.domain.drill import DrillHow
from mediation_desk.register.drill_scratch import scratch_of
from mediation_desk.ui.drives import Drive
from mediation_desk.ui.kit.steps import StepState
from mediation_desk.ui.pages.drill.page import DrillPage
from mediation_desk.words import _
from tests.ui.shell_fixtures import Shell
from tests.ui.test_backup import CARD, backed_up


@pytest.fixture
def stick(tmp_path: Path) -> Path:
    made = tmp_path / "stick"
    made.mkdir()
    return made


def drill_page(shell: Shell, stick: Path) -> DrillPage:
    """The page, with a copy on the stick used last."""
    backed_up(shell, stick)
    frame = shell.door.frame
    assert frame is not None
    frame.show_page("drill")
    shell.wait()
    assert isinstance(frame.page, DrillPage)
    return frame.page


def drilled(shell: Shell, page: DrillPage) -> None:
    page.primary()
    assert page.run.running
    shell.qtbot.waitUntil(lambda: not page.run.running, timeout=30_000)
    shell.wait()


def test_by_card_it_passes_and_its_receipt_stands_beside(shell: Shell, stick: Path) -> None:
    page = drill_page(shell, stick)
    page.doing.way.card.set_value(CARD[-1])
    drilled(shell, page)
    assert page.doing.said.accessibleName().startswith(_("drill.passed"))
    assert {step.state for step in page.doing.steps._steps} == {StepState.DONE}
    assert page.doing.way.card.value() == "", "a secret typed stays no longer than it is needed"
    assert page.receipt.drill is not None
    assert page.receipt.drill.apart
    assert page.receipt.paper.lines.rows
    assert page.drills.model().rowCount() == 1
    assert not scratch_of(shell.door.folder).exists()


def test_the_own_key_says_that_it_proves_this_computer_alone(shell: Shell, stick: Path) -> None:
    page = drill_page(shell, stick)
    page.doing.way.way.set_value(DrillHow.OWN_KEY)
    for _time in range(2):
        drilled(shell, page)
        assert page.doing.said.accessibleName().startswith(_("drill.passed_here_only"))
    assert not page.doing.start.isEnabled(), "the third is done with card or sheets"
    page.primary()
    assert not page.run.running
    page.doing.way.way.set_value(DrillHow.CARD)
    assert page.doing.start.isEnabled()


def test_a_wrong_card_is_said_beside_its_field_and_no_drill_is_kept(shell: Shell, stick: Path) -> None:
    page = drill_page(shell, stick)
    page.doing.way.card.set_value("123")
    page.primary()
    assert not page.run.running
    assert page.doing.way.card.error
    page.doing.way.card.set_value(restore_card.new_card())
    drilled(shell, page)
    assert page.doing.way.card.error
    assert page.drills.model().rowCount() == 0


def test_stopped_it_wipes_and_keeps_what_was_typed(shell: Shell, stick: Path) -> None:
    page = drill_page(shell, stick)
    page.doing.way.card.set_value(CARD[-1])
    page.primary()
    page.run.stop()
    shell.qtbot.waitUntil(lambda: not page.run.running, timeout=30_000)
    assert page.doing.way.card.value() == CARD[-1]
    assert page.drills.model().rowCount() == 0
    assert not scratch_of(shell.door.folder).exists()


def test_without_a_stick_nothing_begins_and_it_says_what_to_do(shell: Shell, stick: Path) -> None:
    page = drill_page(shell, stick)
    stick.rename(stick.with_name("away"))
    page.doing.look()
    assert not page.doing.start.isEnabled()
    page.primary()
    assert not page.run.running


def test_a_stick_plugged_in_meanwhile_is_taken(shell: Shell, stick: Path) -> None:
    page = drill_page(shell, stick)
    moved = stick.rename(stick.with_name("elsewhere"))
    page.doing.look()
    assert page.doing.target is None
    assert page.doing.other.text() == _("Choose a drive")
    drive = Drive(
        path=moved, label="KINGSTON", kind="vfat", writable=False, removable=True, total=10**10, free=10**9
    )
    shell.files.plugged_in = [drive]
    page.doing.plugged()
    assert page.doing.target == moved
    assert page.doing.stick.text() == _("Stick {letter}", letter="甲")
    assert page.doing.start.isEnabled()
