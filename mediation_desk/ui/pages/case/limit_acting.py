"""What is said of a limit on the page of its case: done, extended, not applicable, taken back."""

from __future__ import annotations

from datetime import date
from functools import partial
from typing import Any

from PySide6.QtCore import QObject, Signal

from mediation_desk.domain.case_limit import DecisionAct
from mediation_desk.services.case_desk import CaseSheet
from mediation_desk.services.limit_decisions import Said, decide, may_extend, must_consent
from mediation_desk.services.limit_facts.mediation import BY_CONSENT
from mediation_desk.services.limits import LimitLine
from mediation_desk.ui.desk import Desk
from mediation_desk.ui.forms.ask import Ask
from mediation_desk.ui.kit.date_field import DateField
from mediation_desk.ui.kit.field import Field
from mediation_desk.ui.kit.text_fields import MultilineField
from mediation_desk.ui.kit.toggles import TogglesField
from mediation_desk.ui.limit_words import limit_name
from mediation_desk.ui.pages.case.asking_in_place import AskingInPlace
from mediation_desk.words import _

_A = DecisionAct


class LimitActing(AskingInPlace):
    """Asks in place and acts; `paper_wanted(key)`: the consent of all parties is to be written first."""

    paper_wanted = Signal(str)

    def __init__(self, desk: Desk, owner: QObject) -> None:
        super().__init__(desk, owner)

    def ask_done(self, line: LimitLine) -> None:
        """On which day it was met."""
        field = DateField("on", _("Day"), latest=self._desk.today())
        field.set_value(self._desk.today())
        self._begin(line, _A.DONE, _("Mark as done"), [[field]])

    def ask_extension(self, line: LimitLine, sheet: CaseSheet) -> None:
        """Until when, and on what ground: the consent of all parties, or a reason."""
        until = DateField("until", _("New last day"), earliest=line.limit.last)
        if line.rule is not None and line.rule.key in BY_CONSENT:
            names = [(one, sheet.view.person(one).name) for one in must_consent(sheet.view.case)]
            consents = TogglesField("consents", _("Who agreed"), names)
            text = _("limit.extended_by_paper")
            write = (_("Write the consent"), partial(self.paper_wanted.emit, "extension_consent"))
            self._begin(line, _A.EXTENDED, _("Extend"), [[until], [consents]], text=text, other=write)
            return
        self._begin(line, _A.EXTENDED, _("Extend"), [[until], [_reason()]])

    def ask_not_applicable(self, line: LimitLine) -> None:
        """Why it does not apply."""
        self._begin(line, _A.NOT_APPLICABLE, _("Does not apply"), [[_reason()]])

    def undo(self, line: LimitLine) -> None:
        """Take the last word back."""
        done = partial(self._finished, _("Taken back"))
        self._do(done, decide, line.limit.id, Said(act=_A.UNDONE))

    def _begin(
        self, line: LimitLine, act: DecisionAct, verb: str, fields: list[list[Field]], **more: Any
    ) -> None:
        name = limit_name(line.limit.fact.rule, line.limit.fact.label, restricted=line.rule is None)
        ask = Ask(f"{verb}：{name}", verb, partial(self._give, line, act), fields, **more)
        typed = any(isinstance(field, MultilineField) for row in fields for field in row)
        key = f"case_limit_{act.value}_{line.limit.id}" if typed else ""
        self._put(ask, key, line.limit.fact.case_id)

    def _give(self, line: LimitLine, act: DecisionAct, values: dict[str, Any]) -> None:
        on, until = values.get("on"), values.get("until")
        said = Said(
            act=act,
            on=on if isinstance(on, date) else None,
            until=until if isinstance(until, date) else None,
            reason=values.get("reason", ""),
            consents=tuple(values.get("consents", ())),
        )
        words = {
            _A.DONE: _("Noted as done"),
            _A.EXTENDED: _("Extended"),
            _A.NOT_APPLICABLE: _("Noted: it does not apply"),
        }
        self._do(partial(self._finished, words[act]), decide, line.limit.id, said)


def can_extend(line: LimitLine) -> bool:
    """Whether an extension is offered for it."""
    return line.rule is not None and may_extend(line.rule) and not line.limit.fact.passes


def _reason() -> MultilineField:
    return MultilineField("reason", _("Reason"), rows=2, most_rows=4)
