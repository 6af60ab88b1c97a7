"""A question answered at the counter: reception and decision, and nothing further."""

from __future__ import annotations

from mediation_desk.domain.reception import Decision, ReceptionState
from mediation_desk.ui.pages.decision import DecisionPage
from mediation_desk.ui.pages.reception import ReceptionPage
from mediation_desk.ui.pages.receptions import ReceptionsPage
from tests.journeys.hands import CTRL, Hands, Key


def test_a_caller_is_answered_at_once(hands: Hands) -> None:
    hands.press(Key.Key_N, CTRL)
    hands.settle()
    reception = hands.page
    assert isinstance(reception, ReceptionPage)
    hands.enter(reception.form.wish, "问离婚登记要带什么")
    hands.enter(reception.form.seeker.name, "柳新禾")
    hands.click(reception.on_the_spot)

    decision = hands.page
    assert isinstance(decision, DecisionPage)
    assert decision.form.decision.value() == Decision.HANDLED_ON_THE_SPOT
    hands.go_on()
    assert decision.form.reason.error is not None  # what was done is asked for, beside its field
    hands.enter(decision.form.reason, "说明登记离婚的材料和三十日冷静期。")
    hands.go_on()

    assert isinstance(hands.page, ReceptionsPage)
    assert hands.reception_state("柳新禾") is ReceptionState.DECIDED
