"""The way walked on the screen: a path with days, what was given, one more step noted by keys."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from mediation_desk.domain.reception import ServiceElement, Stage
from mediation_desk.domain.service_step import StepOf
from mediation_desk.ui.forms.way_walked import WayWalkedPart
from mediation_desk.ui.kit.steps import StepState
from tests.case_fixtures import add_case
from tests.ui.pages.office_desk import OfficeDesk
from tests.ui.pages.referral_room import picture, words


@pytest.fixture
def room(qtbot: QtBot, tmp_path: Path) -> Iterator[OfficeDesk]:
    made = OfficeDesk(qtbot, tmp_path)
    yield made
    made.close()


def test_steps_are_noted_and_shown(room: OfficeDesk) -> None:
    case_id = room.run(add_case)
    part = WayWalkedPart(room.sit())
    room.show(part)
    part.about(StepOf.CASE, case_id)
    room.wait()
    for stage, skips in ((Stage.LISTEN, False), (Stage.LISTEN, False), (Stage.TELL, True)):
        part.begin()
        room.wait()
        assert part.form is not None
        part.form.fields["stage"].set_value(stage.value)
        part.form.fields["skips"].set_value(skips)
        if skips:
            part.give()
            room.wait()
            assert part.form.fields["reason"]._error
            part.form.fields["reason"].set_value("本人暂时不愿意多说")
        else:
            part.form.fields["elements"].set_value([ServiceElement.COUNSELLING.value])
        part.give()
        room.wait()
        room.wait()
        assert part.form is None
    states = [step.state for step in part.path._steps]
    assert states[:3] == [StepState.DONE, StepState.FAILED, StepState.LATER]
    assert "2" in part.path._steps[0].fact
    assert "本人暂时不愿意多说" in words(part)
    picture(part, "way-walked")
    part._desk.mask(True)
    assert "本人暂时不愿意多说" not in words(part)


def test_a_judgement_before_the_talk_says_so_beside_its_field(room: OfficeDesk) -> None:
    case_id = room.run(add_case)
    part = WayWalkedPart(room.sit())
    room.show(part)
    part.about(StepOf.CASE, case_id)
    room.wait()
    part.begin()
    assert part.form is not None
    part.form.fields["stage"].set_value(Stage.JUDGE.value)
    part.form.fields["judgement"].set_value("mediation")
    part.give()
    room.wait()
    assert part.form.fields["screened"]._error
    assert part.form.fields["screened"].isVisible()
    picture(part, "way-judgement")
