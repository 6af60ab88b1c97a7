from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from mediation_desk.domain.reception import Decision, RejectReason
from mediation_desk.domain.service_details import ServiceDetails
from mediation_desk.domain.staff import Staff
from mediation_desk.services import receptions, sides
from mediation_desk.services.receptions import ReceptionView
from mediation_desk.ui import style
from mediation_desk.ui.kit.labels import Prose
from mediation_desk.ui.pages.decision import DecisionPage
from tests.desk_fixtures import DIRECTOR, MEDIATOR, OTHER_MEDIATOR, RECEPTION, Office
from tests.services.reception_samples import ZHAO, entry, talked
from tests.ui.pages.office_desk import OfficeDesk


@pytest.fixture
def room(qtbot: QtBot, tmp_path: Path) -> Iterator[OfficeDesk]:
    made = OfficeDesk(qtbot, tmp_path)
    yield made
    made.close()


@pytest.fixture
def reception_id(room: OfficeDesk) -> str:
    def write(office: Office) -> str:
        with office.as_(RECEPTION) as records:
            kept = receptions.save_reception(records, entry()).reception.id
        with office.as_(MEDIATOR) as records:
            talked(records, kept)
        return kept

    return room.run(write)


def opened(room: OfficeDesk, who: Staff, *args: object) -> DecisionPage:
    page = DecisionPage(room.sit(who))
    room.show(page)
    page.opened(*args)
    room.wait()
    return page


def kept(room: OfficeDesk, reception_id: str) -> ReceptionView:
    def read(office: Office) -> ReceptionView:
        with office.reading(DIRECTOR) as records:
            return receptions.get_reception(records, reception_id)

    return room.run(read)


def test_what_each_lets_the_other_see_is_asked_when_it_becomes_a_case(
    room: OfficeDesk, reception_id: str
) -> None:
    page = opened(room, MEDIATOR, reception_id)
    assert not page.form.details.isVisible()
    page.form.decision.set_value(Decision.ACCEPTED)
    assert page.form.details.isVisible()
    seeker, other = page.form.details.fields
    other.set_value("nothing")
    page.form.reason.set_value("双方愿意调解")
    page.primary()
    room.wait()
    case_id = kept(room, reception_id).reception.case_id
    assert case_id is not None

    def details(office: Office) -> dict[str, ServiceDetails]:
        with office.reading(MEDIATOR) as records:
            return dict(sides.service_details_of(records, case_id))

    none = ServiceDetails(phone=False, address=False, work_unit=False, asked=True)
    assert room.run(details) == {ZHAO.id: none}
    assert seeker.value() == "not_asked"


def test_an_answer_given_stays_a_draft(room: OfficeDesk, reception_id: str) -> None:
    page = opened(room, MEDIATOR, reception_id)
    page.form.decision.set_value(Decision.ACCEPTED)
    page.form.details.fields[0].set_value("phone")
    page.left()
    room.wait()
    again = opened(room, MEDIATOR, reception_id)
    room.wait()
    assert again.form.details.fields[0].value() == "phone"
    again.desk.mask(True)
    again.primary()
    room.wait()
    assert kept(room, reception_id).reception.case_id is None


def test_accepting_opens_a_case_and_goes_there(room: OfficeDesk, reception_id: str) -> None:
    page = opened(room, MEDIATOR, reception_id)
    page.form.decision.set_value(Decision.ACCEPTED)
    assert page.form.lead.value() == MEDIATOR.id
    page.form.assistants.set_value((OTHER_MEDIATOR.id,))
    page.form.requests.set_value("解除婚约\n\n退还彩礼")
    page.primary()
    room.wait()
    assert page.form.reason.error == "请写下决定的理由。"
    page.form.reason.set_value("双方愿意调解")
    page.primary()
    room.wait()
    case_id = kept(room, reception_id).reception.case_id
    assert room.gone == [("case", (case_id,))]
    assert not page.act.isEnabled()


def test_not_accepting_wants_its_reason_and_seals_words_of_safety(
    room: OfficeDesk, reception_id: str
) -> None:
    page = opened(room, MEDIATOR, reception_id, "not_accepted")
    page.form.reason.set_value("她说不敢回家")
    page.primary()
    room.wait()
    assert page.form.reject_reason.error
    page.form.reject_reason.set_value(RejectReason.DV_UNSAFE)
    page.primary()
    room.wait()
    taken = kept(room, reception_id).reception.decisions[-1]
    assert (taken.reject_reason, taken.reason) == (RejectReason.DV_UNSAFE, "")
    page.opened(reception_id)
    room.wait()
    page.facts.reason_wanted.emit()
    room.wait()
    assert "她说不敢回家" in [one.text() for one in page.facts.findChildren(Prose)]


def test_the_front_desk_only_finishes_on_the_spot(room: OfficeDesk, reception_id: str) -> None:
    page = opened(room, RECEPTION, reception_id, "handled_on_the_spot")
    assert page.form.decision.value() == Decision.HANDLED_ON_THE_SPOT
    page.form.decision.set_value(Decision.ACCEPTED)
    page.form.decision.set_value(Decision.HANDLED_ON_THE_SPOT)
    page.form.reason.set_value("讲清了探望的规定")
    page.primary()
    room.wait()
    assert kept(room, reception_id).reception.decisions[-1].decision is Decision.HANDLED_ON_THE_SPOT
    assert room.gone == [("receptions", ())]


def test_nothing_chosen_is_said_beside_the_choice(room: OfficeDesk, reception_id: str) -> None:
    page = opened(room, MEDIATOR, reception_id)
    page.primary()
    assert page.form.decision.error == "请选择怎样处理。"


def test_whoever_stands_apart_is_not_offered_and_nobody_reads_why(
    room: OfficeDesk, reception_id: str
) -> None:
    page = opened(room, MEDIATOR, reception_id)
    page.apart.click()
    room.wait()
    assert page.apart_reason.error
    page.apart_reason.edit.setText("求助人是我表妹")
    page.apart.click()
    room.wait()
    room.wait()
    assert not page.act.isEnabled()
    page.close()
    other = opened(room, OTHER_MEDIATOR, reception_id, "accepted")
    offered = [other.form.lead.box.itemText(n) for n in range(other.form.lead.box.count())]
    assert "周若岚" not in offered
    assert "请另派一位" in other.form.lead.control.accessibleDescription()
    assert not any("表妹" in one.text() for one in other.findChildren(Prose))


@pytest.mark.parametrize("factor", [1.0, 1.5])
def test_the_head_is_never_squeezed(room: OfficeDesk, reception_id: str, factor: float) -> None:
    application = QApplication.instance()
    assert isinstance(application, QApplication)
    page = opened(room, MEDIATOR, reception_id, "accepted")
    try:
        style.apply(application, style.Look(factor=factor))
        page.resize(1230, 636)
        room.wait()
        assert page.head.height() >= page.head.sizeHint().height()
        assert page.minimumSizeHint().width() <= 1230
    finally:
        style.apply(application, style.Look())


def test_half_a_reason_comes_back_and_is_gone_once_decided(room: OfficeDesk, reception_id: str) -> None:
    page = opened(room, MEDIATOR, reception_id)
    page.form.decision.set_value(Decision.ACCEPTED)
    page.form.reason.set_value("双方都说愿意，先从")
    assert page.left()
    room.wait()
    again = opened(room, MEDIATOR, reception_id)
    assert again.form.decision.value() == Decision.ACCEPTED
    assert again.form.reason.value() == "双方都说愿意，先从"
    again.desk.mask(True)
    assert not again.form.isVisible()
    again.desk.mask(False)
    again.primary()
    room.wait()
    assert kept(room, reception_id).reception.case_id is not None
    later = opened(room, MEDIATOR, reception_id)
    assert later.form.reason.value() == ""
    assert later.form.decision.value() is None


def test_somebody_elses_half_decision_is_not_shown(room: OfficeDesk, reception_id: str) -> None:
    page = opened(room, MEDIATOR, reception_id)
    page.form.reason.set_value("只给自己看的半句")
    page.left()
    room.wait()
    assert opened(room, DIRECTOR, reception_id).form.reason.value() == ""
