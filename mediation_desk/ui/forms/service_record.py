"""What the service record (D27) says besides what the register knows: chosen by its author for this paper."""

from __future__ import annotations

import json

from mediation_desk.services.counselling_papers import ServiceWords
from mediation_desk.ui.kit.form import Form
from mediation_desk.ui.kit.text_fields import MultilineField, TextField
from mediation_desk.words import _


class ServiceRecordForm(Form):
    """One family role per client; nothing of the sealed note is put in by itself."""

    def __init__(self, clients: tuple[str, ...]) -> None:
        super().__init__(margin=(2, 2, 12, 8))
        self.roles = [
            TextField(f"role{n}", _("Part in the family: {name}", name=name), optional=True)
            for n, name in enumerate(clients[:2])
        ]
        self.married_for = TextField("married_for", _("Years married"), optional=True)
        self.inquiry = MultilineField("inquiry", _("Inquiry"), rows=5, most_rows=16)
        self.assessment = MultilineField("assessment", _("Assessment given"), rows=4, most_rows=12)
        self.inquiry.set_helper(_("The clients sign this paper and read it. Choose what may stand in it."))
        self.other = TextField("other", _("Other"), optional=True)
        self.remarks = TextField("remarks", _("Remarks"), optional=True)
        if self.roles:
            self.add(*self.roles)
        for field in (self.married_for, self.inquiry, self.assessment, self.other, self.remarks):
            self.add(field)
        self.column.addStretch(1)

    def read(self) -> ServiceWords:
        """The words as they stand."""
        return ServiceWords(
            family_roles=tuple(field.value() for field in self.roles),
            married_for=self.married_for.value(),
            inquiry=self.inquiry.value(),
            assessment=self.assessment.value(),
            other=self.other.value(),
            remarks=self.remarks.value(),
        )

    def text(self) -> str:
        """Everything typed so far, for the draft."""
        return json.dumps({name: field.value() for name, field in self.fields.items()}, ensure_ascii=False)

    def put_text(self, text: str) -> None:
        """Show what was typed earlier; what is no text of this form is ignored."""
        try:
            told = json.loads(text)
        except ValueError:
            return
        self.filling(True)
        for name, field in self.fields.items():
            if isinstance(told, dict) and isinstance(told.get(name), str):
                field.set_value(told[name])
        self.filling(False)
