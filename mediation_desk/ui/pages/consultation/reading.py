"""A consultation to be read: each thing said under its name, once nothing of it is changed any more."""

from __future__ import annotations

from mediation_desk.domain.consultation import Consultation, ConsultationWords
from mediation_desk.domain.dates import SHANGHAI
from mediation_desk.ui.kit.labels import Label, Prose
from mediation_desk.ui.kit.layout import Column
from mediation_desk.words import _


def read_consultation(one: Consultation, words: ConsultationWords) -> Column:
    """All of it, as D29 has it in order."""
    came = [member for member in one.members if member.came]
    absent = [member for member in one.members if not member.came]
    told = (
        (_("Meets"), f"{one.meets_at.astimezone(SHANGHAI):%Y-%m-%d %H:%M} · {one.place} · {one.manner}"),
        (_("Unit that called it"), one.host),
        (_("Chaired by"), one.chair),
        (_("Recorded by"), one.recorder),
        (_("Came"), "\n".join(" · ".join(filter(None, (m.unit, m.name, m.post))) for m in came)),
        (_("Did not come"), "\n".join(" · ".join(filter(None, (m.unit, m.name))) for m in absent)),
        (_("The case, without names"), words.brief),
        (_("Assessment of the risk"), words.risk),
        (_("Opinions of the units"), "\n".join(f"{unit}：{said}" for unit, said in words.opinions)),
        (_("Causes"), words.causes),
        (_("Conclusion and plan"), words.conclusion),
        (_("Next consultation"), f"{one.next_at.astimezone(SHANGHAI):%Y-%m-%d %H:%M}" if one.next_at else ""),
        (_("Why it was called off"), one.reason),
    )
    column = Column(gap=10)
    for label, said in told:
        if said.strip():
            part = Column(gap=2)
            part.addWidget(Label(label, "small", tone="ink2"))
            part.addWidget(Prose(said))
            column.addLayout(part)
    return column
