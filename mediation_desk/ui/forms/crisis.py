"""The risk protocol: six questions asked directly, how high the danger is, what was done, the next look."""

from __future__ import annotations

import json
from datetime import datetime, timedelta

from PySide6.QtWidgets import QWidget

from mediation_desk.domain.crisis import QUESTIONS, CrisisAct, CrisisLevel, CrisisSheet, lacking
from mediation_desk.domain.dates import SHANGHAI
from mediation_desk.errors import DeskError
from mediation_desk.ui.forms.time_field import TimeField
from mediation_desk.ui.kit.date_field import DateField
from mediation_desk.ui.kit.field import Field
from mediation_desk.ui.kit.field_row import FieldRow
from mediation_desk.ui.kit.form import Form
from mediation_desk.ui.kit.labels import Prose
from mediation_desk.ui.kit.layout import Column, scrolling
from mediation_desk.ui.kit.segments import SegmentsField
from mediation_desk.ui.kit.sheet import Sheet
from mediation_desk.ui.kit.text_fields import MultilineField
from mediation_desk.ui.kit.toggles import TogglesField
from mediation_desk.words import N_, _, sentence, term

ASKED = {
    "thoughts": (N_("Thoughts"), N_("“Have you lately thought of dying, or of hurting yourself?”")),
    "plan": (N_("Plan"), N_("“Have you thought about how?”")),
    "means": (N_("Means"), N_("“Do you have it at hand, at home?”")),
    "timing": (N_("Time"), N_("“Have you thought about when?”")),
    "history": (N_("Earlier"), N_("“Has there been an attempt or an injury before?”")),
    "protective": (N_("What holds"), N_("“What keeps you, who is there for you?”")),
}
TONES = {
    CrisisLevel.LOW: "neutral",
    CrisisLevel.MEDIUM: "amber",
    CrisisLevel.HIGH: "red",
    CrisisLevel.URGENT: "red",
}
"""The tone of a chip that tells a level."""
_SOON = timedelta(hours=23)


class CrisisForm(Form):
    """`left` asks, `right` judges and acts; both are laid out by the page."""

    def __init__(self, now: datetime) -> None:
        super().__init__()
        self.questions = {name: _question(name) for name in QUESTIONS}
        levels = [(level, term(level)) for level in CrisisLevel]
        self.level = SegmentsField("level", _("How high the danger is"), levels, each=72)
        acts = [(act, term(act)) for act in CrisisAct]
        self.done = TogglesField("done", _("What was done at once"), acts)
        self.why_not = MultilineField("why_not", _("Why the rest was not done"), rows=2)
        self.instructions = MultilineField(
            "instructions",
            _("What others who meet this person do, and do not do"),
            rows=2,
            helper=_("Read by everybody who works with this person; nothing said here is repeated there."),
        )
        soon = (now + _SOON).astimezone(SHANGHAI)
        self.day = DateField("next_at", _("Look again on"))
        self.time = TimeField("next_time", _("At"))
        self.day.set_value(soon.date())
        self.time.set_value(soon.time().replace(minute=0, second=0, microsecond=0))
        self.left, self.right = Sheet(_("Asked directly")), Sheet(_("Judged and done"))
        self._lay_out()
        self.level.changed.connect(self._explain)
        self.done.changed.connect(self._explain)
        self._explain()

    def read(self) -> CrisisSheet:
        """The protocol; DeskError: crisis.level_needed, crisis.day_needed, and those of day and time."""
        level = self.level.value()
        if level is None:
            raise DeskError("crisis.level_needed", field="level")
        day, hour = self.day.value(), self.time.value()
        if day is None or hour is None:
            raise DeskError("crisis.look_again", field="next_at")
        return CrisisSheet(
            level=level,
            done=frozenset(self.done.value()),
            next_at=datetime.combine(day, hour, SHANGHAI),
            why_not=self.why_not.value(),
            instructions=self.instructions.value(),
            **{name: field.value() for name, field in self.questions.items()},
        )

    def text(self) -> str:
        """Everything typed so far, for the draft."""
        told = {name: field.value() for name, field in self._words().items()}
        level = self.level.value()
        told["level"] = level.value if level else ""
        return json.dumps(told | {"done": sorted(self.done.value())}, ensure_ascii=False)

    def put_text(self, text: str) -> bool:
        """Show what was typed earlier; False when it is no text of this form."""
        try:
            told = json.loads(text)
            level = CrisisLevel(told["level"]) if told["level"] else None
            done = [CrisisAct(one) for one in told["done"]]
            typed = {name: str(told[name]) for name in self._words()}
        except (ValueError, KeyError, TypeError):
            return False
        self.filling(True)
        for name, field in self._words().items():
            field.set_value(typed[name])
        self.level.set_value(level)
        self.done.set_value(done)
        self.filling(False)
        return True

    def _words(self) -> dict[str, MultilineField]:
        return self.questions | {"why_not": self.why_not, "instructions": self.instructions}

    def show_fault(self, fault: DeskError) -> bool:
        """As every form; what the level asks for stays readable beside the refusal."""
        shown = super().show_fault(fault)
        if shown and fault.key == "crisis.why_not":
            self.why_not.set_error(f"{sentence(fault)}{self._lacking_said()}")
        return shown

    def _lacking_said(self) -> str:
        level = self.level.value()
        missing = lacking(level, frozenset(self.done.value())) if level else ()
        said = "；".join(term(one) for one in missing)
        return _("This level also asks for: {acts}", acts=said) if said else ""

    def _explain(self) -> None:
        said = self._lacking_said()
        self.why_not.setVisible(bool(said))
        if said:
            self.why_not.set_helper(said)

    def _lay_out(self) -> None:
        fields: list[Field] = [*self.questions.values(), self.level, self.done, self.why_not]
        for field in (*fields, self.instructions, self.day, self.time):
            self.know(field)
        asked = QWidget()
        column = Column(asked, margin=(2, 2, 12, 8), gap=12)
        column.addWidget(Prose(_("Ask in plain words, one by one. Asking does not make it worse."), "small"))
        for field in self.questions.values():
            column.addWidget(field)
        column.addStretch(1)
        self.left.add(scrolling(asked), 1)
        judged = QWidget()
        beside = Column(judged, margin=(2, 2, 12, 8), gap=12)
        for field in (self.level, self.done, self.why_not, self.instructions, self.day, self.time):
            row = FieldRow()
            row.addWidget(field)
            beside.addLayout(row)
        beside.addStretch(1)
        self.right.add(scrolling(judged), 1)


def _question(name: str) -> MultilineField:
    label, said = ASKED[name]
    return MultilineField(name, _(label), rows=2, helper=_(said))
