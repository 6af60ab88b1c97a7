"""The decision on a reception: what becomes of it, why, and who leads when it becomes a case."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import Signal

from mediation_desk.domain.case import Difficulty
from mediation_desk.domain.reception import Decision, RejectReason
from mediation_desk.domain.service_details import ServiceDetails
from mediation_desk.domain.staff import Role, Staff
from mediation_desk.errors import DeskError
from mediation_desk.ui.forms.reception_values import put, raws
from mediation_desk.ui.forms.shown_details import ShownDetails
from mediation_desk.ui.kit.checks import RadioField
from mediation_desk.ui.kit.combo_field import ComboField
from mediation_desk.ui.kit.field import Field
from mediation_desk.ui.kit.form import Form
from mediation_desk.ui.kit.segments import SegmentsField
from mediation_desk.ui.kit.text_fields import MultilineField
from mediation_desk.ui.kit.toggles import TogglesField
from mediation_desk.words import N_, _, term

SAID = {
    Decision.HANDLED_ON_THE_SPOT: N_("{decision}: answered or settled here, nothing further"),
    Decision.COUNSELLING: N_("{decision}: stays on the open list until counselling begins"),
    Decision.ACCEPTED: N_("{decision}: opens a case with a number"),
    Decision.REFERRED: N_("{decision}: stays on the open list until the letter is sent"),
    Decision.CONSULTATION: N_("{decision}: stays on the open list until the offices meet"),
    Decision.NOT_ACCEPTED: N_("{decision}: with a reason and the other ways open to them"),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class TypedDecision:
    """What stands in the form."""

    decision: Decision
    reason: str
    reject_reason: RejectReason | None
    mediator_ids: tuple[str, ...]
    difficulty: Difficulty
    requests: tuple[str, ...]
    details: tuple[tuple[str, ServiceDetails], ...] = ()


class DecisionForm(Form):
    """`chosen` when another decision is picked."""

    chosen = Signal()

    def __init__(self, offered: Sequence[Decision]) -> None:
        super().__init__()
        self.decision = RadioField(
            "decision", _("What becomes of it"), [(one, _(SAID[one], decision=term(one))) for one in offered]
        )
        self.reject_reason = ComboField(
            "reject_reason", _("Why it is not accepted"), [(one, term(one)) for one in RejectReason]
        )
        self.lead = ComboField("mediators", _("Who leads"))
        self.assistants = TogglesField("assistants", _("Who assists"), (), optional=True)
        self.difficulty = SegmentsField(
            "difficulty", _("Difficulty"), [(one, term(one)) for one in Difficulty]
        )
        self.requests = MultilineField(
            "requests", _("What is asked for"), helper=_("One request a line"), rows=2, optional=True
        )
        self.reason = MultilineField("reason", _("Reason"), rows=3)
        self.add(self.decision)
        self.add(self.reject_reason)
        self.add(self.lead, self.difficulty, weights=(2, 3))
        self.assistants_at = self.column.count()
        self.add(self.requests)
        self.details = ShownDetails(self)
        self.column.addWidget(self.details)
        self.add(self.reason)
        self.column.addStretch(1)
        self.difficulty.set_value(Difficulty.ORDINARY)
        self.decision.changed.connect(self._follow)
        self.lead.changed.connect(self._offer_assistants)
        self._staff: tuple[Staff, ...] = ()
        self._apart: frozenset[str] = frozenset()
        self._follow()

    def offer_staff(self, staff: Sequence[Staff], apart: frozenset[str], own_id: str) -> None:
        """Who may lead; whoever stands apart from this matter is not offered, without a word why."""
        self._staff = tuple(
            one
            for one in staff
            if one.active and one.id not in apart and one.roles & {Role.MEDIATOR, Role.DIRECTOR}
        )
        self._apart = apart
        self.lead.set_options([(one.id, one.name) for one in self._staff])
        if self.lead.value() is None and own_id in {one.id for one in self._staff}:
            self.lead.set_value(own_id)
        self.lead.set_helper(_("Another mediator is wanted for this matter.") if apart else "")
        self._offer_assistants()

    def offer_parties(self, parties: Sequence[tuple[str, str]]) -> None:
        """(person id, name as the screen may show it) of whoever may be asked what the other side sees."""
        self.details.offer(parties)
        self._follow()

    def read(self) -> TypedDecision:
        """What stands here; DeskError when nothing is chosen."""
        if self.decision.value() is None:
            raise DeskError("decision.choose", field="decision")
        decision = Decision(self.decision.value())
        accepted = decision is Decision.ACCEPTED
        reject = self.reject_reason.value() if decision is Decision.NOT_ACCEPTED else None
        lead = self.lead.value() if accepted else None
        return TypedDecision(
            decision=decision,
            reason=self.reason.value(),
            reject_reason=RejectReason(reject) if reject else None,
            mediator_ids=(lead, *self.assistants.value()) if lead else (),
            difficulty=Difficulty(self.difficulty.value() or Difficulty.ORDINARY),
            requests=tuple(line.strip() for line in self.requests.value().splitlines() if line.strip()),
            details=self.details.answers() if accepted else (),
        )

    def write(self, value: object) -> None:
        """Pick a decision beforehand; nothing else stands here yet."""
        self.filling(True)
        self.decision.set_value(value)
        for field in (self.reject_reason, self.requests, self.reason):
            field.set_value(None)
        self.difficulty.set_value(Difficulty.ORDINARY)
        self.details.forget()
        self.clear_errors()
        self.filling(False)
        self._follow()

    def text(self) -> str:
        """What stands here, whatever it says so far, as JSON for the draft."""
        return json.dumps(raws(self._kept()), ensure_ascii=False)

    def put_text(self, text: str) -> None:
        """Show what a draft kept; a decision picked beforehand stays picked."""
        told = json.loads(text)
        if self.decision.value() is not None:
            told.pop("decision", None)
        self.filling(True)
        put(self._kept(), told)
        self.filling(False)

    def _kept(self) -> list[Field]:
        asked = [self.decision, self.reject_reason, self.lead, self.difficulty, self.requests]
        return [*asked, *self.details.fields, self.reason]

    def _offer_assistants(self) -> None:
        chosen = self.assistants.value()
        others = [(one.id, one.name) for one in self._staff if one.id != self.lead.value()]
        self.forget(self.assistants)
        shown = not self.assistants.isHidden()
        self.column.removeWidget(self.assistants)
        self.assistants.hide()
        self.assistants.deleteLater()
        self.assistants = TogglesField("assistants", _("Who assists"), others, optional=True)
        self.assistants.set_value(chosen)
        self.know(self.assistants)
        self.column.insertWidget(self.assistants_at, self.assistants)
        self.assistants.setVisible(shown and bool(others))

    def _follow(self) -> None:
        decision = self.decision.value()
        accepted = decision == Decision.ACCEPTED
        for field in (self.lead, self.difficulty, self.requests):
            field.setVisible(accepted)
        self.details.setVisible(accepted and bool(self.details.fields))
        self.assistants.setVisible(accepted and len(self._staff) > 1)
        self.reject_reason.setVisible(decision == Decision.NOT_ACCEPTED)
        on_the_spot = decision == Decision.HANDLED_ON_THE_SPOT
        self.reason.set_label(_("What was done") if on_the_spot else _("Reason"))
        self.chosen.emit()
