"""A signed mediation record as text: nothing in it can be changed any more."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from mediation_desk.domain.dates import SHANGHAI, day_said
from mediation_desk.domain.mediation_record import MediationRecord, Writing
from mediation_desk.services.mediation_records import SittingSheet
from mediation_desk.ui.desk import Desk
from mediation_desk.ui.kit.labels import Label, Prose
from mediation_desk.ui.kit.layout import Column, Grid, scrolling, size
from mediation_desk.ui.kit.sheet import Sheet
from mediation_desk.words import _, term


class MediationRecordText(Sheet):
    """Facts, what was said, the result; names and words masked as the desk asks."""

    def __init__(self, desk: Desk, sheet: SittingSheet, record: MediationRecord) -> None:
        super().__init__()
        inside = QWidget()
        column = Column(inside, margin=(8, 8, 16, 8), gap=16)
        grid = Grid(gap=8)
        grid.setColumnStretch(1, 1)
        for row, (name, words) in enumerate(_facts(desk, sheet, record)):
            label = size(Label(name, "small"), width=168)
            grid.addWidget(label, row, 0, Qt.AlignmentFlag.AlignTop)
            grid.addWidget(Prose(words or "—"), row, 1)
        column.addLayout(grid)
        column.addWidget(Label(_("Minutes"), "section"))
        lines = (f"{line.speaker}：{line.text}" for line in record.utterances)
        said = record.prose if record.writing is Writing.PROSE else "\n".join(lines)
        column.addWidget(Prose(desk.hidden(said)))
        column.addStretch(1)
        self.add(scrolling(inside), 1)


def _facts(desk: Desk, sheet: SittingSheet, record: MediationRecord) -> list[tuple[str, str]]:
    people = {one.id: desk.shown(one.name) for one in sheet.people}
    staff = {one.id: one.name for one in sheet.staff}
    began = record.began.astimezone(SHANGHAI)
    key, names = day_said(began.date(), desk.today())
    spoken = f"{_(key, **names)} {began:%H:%M}"
    if record.ended is not None:
        spoken += f"–{record.ended.astimezone(SHANGHAI):%H:%M}"
    result = term(record.result) if record.result else ""
    note = desk.hidden(record.result_note)
    return [
        (_("Time"), spoken),
        (_("Place of the sitting"), record.place),
        (_("How they sat"), term(record.sitting)),
        (_("Parties present"), "、".join(people.get(one, "") for one in record.present_ids)),
        (_("Invited by the committee"), desk.shown("、".join(record.participants))),
        (_("Mediators"), "、".join(staff.get(one, "") for one in record.mediator_ids)),
        (_("Recorder"), staff.get(record.recorder_id, "")),
        (_("Matter"), desk.hidden(record.subject)),
        (_("Result of the sitting"), f"{result}  {note}".strip()),
    ]
