"""What a visit found, from top to bottom: how, each clause, satisfaction, words, what comes next."""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import date
from typing import Any

from mediation_desk.domain.return_visit import (
    ClauseResult,
    ContactSafety,
    MadeVisit,
    RiskChange,
    RiskWords,
    VisitFinding,
    VisitMode,
    VisitSatisfaction,
    VisitWords,
)
from mediation_desk.errors import DeskError
from mediation_desk.services.return_visits import VisitSheet
from mediation_desk.ui.kit.checks import CheckField
from mediation_desk.ui.kit.date_field import DateField
from mediation_desk.ui.kit.form import Form
from mediation_desk.ui.kit.labels import Label, Prose
from mediation_desk.ui.kit.segments import SegmentsField
from mediation_desk.ui.kit.text_fields import MultilineField, TextField
from mediation_desk.ui.kit.toggles import TogglesField
from mediation_desk.words import _, term


class VisitRecordForm(Form):
    """`read()` gives the MadeVisit; what tells of danger stands last and says who reads it."""

    def __init__(self, sheet: VisitSheet, hidden: Callable[[str], str], today: date) -> None:
        super().__init__(gap=12)
        self._sheet, self._hidden = sheet, hidden
        visit = sheet.visit
        safe = visit.person_id in sheet.guarded
        self.day = DateField("made_on", _("Day of the visit"), start=today, latest=today)
        self.mode = SegmentsField(
            "mode",
            _("How it was made"),
            [(one.value, term(one)) for one in VisitMode if one in sheet.modes],
        )
        self.entrusted = TextField("entrusted", _("Village committee and who was asked"))
        ways = [one for one in ContactSafety if not (safe and one is ContactSafety.NOT_ASKED)]
        self.contact = SegmentsField(
            "contact", _("Whether it was convenient to talk"), [(one.value, term(one)) for one in ways]
        )
        self.alone = CheckField("alone", _("Talked with the person alone"))
        self.clauses: dict[str, SegmentsField] = {}
        rates = [(one.value, term(one)) for one in VisitSatisfaction]
        self.satisfaction = SegmentsField("satisfaction", _("Satisfaction"), rates)
        self.situation = MultilineField("situation", _("What the visit found"), rows=3, most_rows=10)
        self.next_day = DateField("next_on", _("Next return visit"), start=today, optional=True)
        self.findings = TogglesField(
            "findings",
            _("To be told in the record"),
            [(one.value, term(one)) for one in VisitFinding],
        )
        self.measures = MultilineField("measures", _("What was done about it"), rows=2, most_rows=6)
        changes = [(one.value, term(one)) for one in RiskChange]
        self.change = SegmentsField("risk_change", _("Change of safety"), changes)
        self.risk_words = MultilineField("risk_words", _("In words"), rows=2, most_rows=6, optional=True)
        self._lay_out(safe)
        self._start(today)
        self.mode.changed.connect(self._fit)
        self.findings.changed.connect(self._fit)
        self._fit()

    def read(self) -> MadeVisit:
        """What was found. DeskError naming a field that cannot be read."""
        made_on = self.day.value()
        if not isinstance(made_on, date):
            raise DeskError("visit.made_day_needed", field="made_on")
        next_on = self.next_day.value()
        mode, contact, change = self.mode.value(), self.contact.value(), self.change.value()
        rate = self.satisfaction.value()
        village = mode == VisitMode.BY_VILLAGE.value
        return MadeVisit(
            made_on=made_on,
            mode=VisitMode(mode) if mode else None,
            made_by=self._sheet.visitor,
            contact=ContactSafety(contact) if contact else None,
            alone=bool(self.alone.value()),
            results=tuple(
                (clause_id, ClauseResult(field.value()))
                for clause_id, field in self.clauses.items()
                if field.value()
            ),
            satisfaction=VisitSatisfaction(rate) if rate else VisitSatisfaction.UNRATED,
            next_on=next_on if isinstance(next_on, date) else None,
            words=VisitWords(
                situation=self.situation.value(), entrusted=str(self.entrusted.value()) if village else ""
            ),
            risk=RiskWords(
                change=RiskChange(change) if change else None,
                words=self.risk_words.value(),
                findings=frozenset(VisitFinding(str(one)) for one in self.findings.value()),
                measures=self.measures.value(),
            ),
        )

    def text(self) -> str:
        """Everything typed, right or wrong, as the draft keeps it."""
        told: dict[str, Any] = {}
        for name, field in self.fields.items():
            value = field.text() if isinstance(field, DateField) else field.value()
            told[name] = list(value) if isinstance(value, tuple) else value
        return json.dumps(told, ensure_ascii=False)

    def put_text(self, text: str) -> bool:
        """Show a draft, clauses no longer asked passed over; False when it is none of this form."""
        try:
            told = json.loads(text)
        except ValueError:
            return False
        if not isinstance(told, dict) or "made_on" not in told:
            return False
        self.filling(True)
        for name, value in told.items():
            if name in self.fields:
                self.fields[name].set_value(value)
        self.filling(False)
        self._fit()
        return True

    def _lay_out(self, safe: bool) -> None:
        self.add(self.day, self.mode, weights=(1, 3))
        self.add(self.entrusted)
        self.add(self.contact)
        self.add(self.alone)
        if self._sheet.clauses:
            self.put(Label(_("How each clause is performed"), "small_strong"))
        for one in self._sheet.clauses:
            self.put(Prose(self._hidden(_("{n}. {title}: {text}", n=one.n, title=one.title, text=one.text))))
            said = _("Clause {n}, {title}", n=one.n, title=one.title)
            field = SegmentsField(
                f"clause_{one.clause_id}", "", [(each.value, term(each)) for each in ClauseResult]
            )
            field.segments.setAccessibleName(said)
            self.clauses[one.clause_id] = field
            self.add(field)
        self.add(self.satisfaction, self.next_day, weights=(3, 2))
        self.add(self.situation)
        self.add(self.findings)
        self.add(self.measures)
        self.put(Label(_("Change of safety and its words are sealed"), "small_strong"))
        self.put(Label(_who_reads(self._sheet, safe), "small", tone="ink2", wrap=True))
        self.add(self.change)
        self.add(self.risk_words)

    def _start(self, today: date) -> None:
        self.filling(True)
        self.day.set_value(today)
        mode = self._sheet.visit.mode
        if mode is not None and mode in self._sheet.modes:
            self.mode.set_value(mode.value)
        elif len(self._sheet.modes) == 1:
            self.mode.set_value(next(iter(self._sheet.modes)).value)
        self.satisfaction.set_value(VisitSatisfaction.UNRATED.value)
        self.filling(False)

    def _fit(self) -> None:
        self.entrusted.setVisible(self.mode.value() == VisitMode.BY_VILLAGE.value)
        self.measures.setVisible(bool(self.findings.value()) or bool(self.measures.value()))


def _who_reads(sheet: VisitSheet, safe: bool) -> str:
    if sheet.file is not None:
        return _("For you and the readers of the file alone.")
    if safe:
        return _("For you and the director alone.")
    return _("For the mediators of the case and the director.")
