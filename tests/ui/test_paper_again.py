"""Below a check code of a restored register: registering a paper again in the window, and giving it up."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from mediation_desk.domain.restored import Restored
from mediation_desk.domain.short_code import code_from
from mediation_desk.register import restored
from mediation_desk.ui.code_pane import CodePane
from tests.desk_fixtures import DIRECTOR, MEDIATOR, RECEPTION, Office
from tests.ui.pages.office_desk import OfficeDesk

CODE = code_from(b"printed on the day that was lost")


@pytest.fixture
def office(qtbot: QtBot, tmp_path: Path) -> Iterator[OfficeDesk]:
    made = OfficeDesk(qtbot, tmp_path)
    yield made
    made.close()


def put_back(office: Office) -> None:
    with office.as_(DIRECTOR) as records:
        restored.mark(
            records,
            Restored(
                id="1" * 32,
                copy_name="desk-20260316-174600",
                copy_made_at=records.now - timedelta(days=2),
                restored_at=records.now,
                by="card",
                entries=10,
                head="",
            ),
        )


def typed(office: OfficeDesk, who: object) -> CodePane:
    pane = CodePane(office.sit(who))  # type: ignore[arg-type]  # staff of the fixtures
    office.show(pane)
    pane.typed.set_value(CODE)
    pane.look_up()
    office.wait()
    return pane


def test_a_paper_is_registered_again_then_found_then_void(office: OfficeDesk) -> None:
    office.run(put_back)
    pane = typed(office, MEDIATOR)
    assert "恢复前" in (pane.typed.error or "")
    pane.again.register.click()
    ask = pane.again.host.ask
    assert ask is not None
    ask.give()
    office.wait()
    assert ask.form.fields["key"].error
    fields = ask.form.fields
    fields["key"].set_value("mediation_agreement")
    fields["number"].set_value("（2026）青婚人调协字第009号")
    fields["n"].set_value("2")
    fields["printed_on"].set_value(pane._desk.today() - timedelta(days=1))
    ask.give()
    office.wait()
    assert pane.found is not None
    assert (pane.found.n, pane.found.again) == (2, True)
    pane.again.void.click()
    assert pane.again.host.ask is not None
    pane.again.host.ask.form.fields["reason"].set_value("双方没有签")
    pane.again.host.ask.give()
    office.wait()
    assert pane.found.reason == "双方没有签"
    assert pane.again.void.isHidden()


def test_what_was_typed_comes_back_when_the_question_was_put_away(office: OfficeDesk) -> None:
    office.run(put_back)
    pane = typed(office, MEDIATOR)
    pane.again.register.click()
    assert pane.again.host.ask is not None
    pane.again.host.ask.form.fields["number"].set_value("（2026）青婚人调协字第010号")
    pane.again.host.ask.form.settle()
    pane.again.host.ask.closed.emit()
    office.wait()
    pane.again.register.click()
    office.wait()
    assert pane.again.host.ask.form.fields["number"].value() == "（2026）青婚人调协字第010号"


def test_whoever_receives_reads_what_it_may_be_and_is_offered_nothing(office: OfficeDesk) -> None:
    office.run(put_back)
    pane = typed(office, RECEPTION)
    assert "恢复前" in (pane.typed.error or "")
    assert pane.again.isHidden()


def test_in_a_register_never_restored_nothing_is_offered(office: OfficeDesk) -> None:
    assert typed(office, MEDIATOR).again.isHidden()
