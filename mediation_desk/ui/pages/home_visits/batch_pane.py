"""A finished round entered in one go: what all rows share above, the rows below, errors beside their row."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from mediation_desk.domain.home_visit import VisitPurpose
from mediation_desk.domain.visit_batch import BatchAbout, BatchRow, RowFault
from mediation_desk.errors import DeskError
from mediation_desk.services.home_visits import VisitChoices, visit_choices
from mediation_desk.services.visit_batches import check_batch, keep_batch
from mediation_desk.ui.desk import Desk
from mediation_desk.ui.kit.combo_field import ComboField
from mediation_desk.ui.kit.date_field import DateField
from mediation_desk.ui.kit.form import Form
from mediation_desk.ui.kit.labels import Label
from mediation_desk.ui.kit.layout import Column
from mediation_desk.ui.kit.sheet import Sheet
from mediation_desk.ui.kit.text_fields import TextField
from mediation_desk.ui.pages.home_visits.batch_grid import BatchGrid
from mediation_desk.words import _, count, sentence, term


class BatchPane(QWidget):
    """`save()` looks at every row first; only when none is wrong all are kept."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.desk = desk
        self._wanted = ""
        self._busy = False
        today = desk.today()
        self.form = Form(gap=8)
        self.round = ComboField("round_id", _("Screening round"))
        self.purpose = ComboField("purpose", _("Purpose"), [(one, term(one)) for one in VisitPurpose])
        self.purpose.set_value(VisitPurpose.SCREENING)
        self.on = DateField("on", _("Day where a row has none"), start=today, latest=today)
        self.visitors = TextField("visitors", _("Who went, where a row names nobody"))
        self.form.add(self.round, self.purpose, self.on, self.visitors, weights=(4, 3, 3, 4))
        self.grid = BatchGrid(
            [
                _("Household number, head or area"),
                _("Day visited"),
                _("Who went"),
                _("People met"),
                _("Whom they met"),
                _("What they found"),
                _("Seal (yes)"),
                _("Disputes found"),
                _("Next visit"),
            ]
        )
        self.said = Label(
            _("Nothing is kept until every row is right. What is typed stays as a draft."), "small", wrap=True
        )
        self._draft = desk.draft(self.grid, "visit_batch", "")
        self.grid.typed.connect(lambda: self._draft.typed(self.grid.text))
        self._draft.look(lambda text: self.grid.put_text(text) if text else None)
        sheet = Sheet(_("Enter a finished round"), gap=12)
        sheet.add(self.form)
        sheet.add(self.said)
        sheet.add(self.grid, 1)
        Column(self, gap=0).addWidget(sheet, 1)

    def look(self) -> None:
        """Ask anew what may be chosen."""
        self.desk.ask(self, self._show, visit_choices)

    def choose(self, round_id: str) -> None:
        """The rows are of this round."""
        self._wanted = round_id

    def begin(self) -> None:
        """What the page's button does: keep the rows."""
        self.save()

    def put_by(self) -> None:
        """Half typed is a draft."""
        self._draft.put_by()

    def save(self) -> None:
        """Look at every row, then keep all."""
        if self._busy:
            return
        self.form.clear_errors()
        try:
            about = self._about()
        except DeskError as fault:
            self.form.show_fault(fault)
            return
        rows = self.grid.rows()
        self._busy = True

        def checked(faults: tuple[RowFault, ...]) -> None:
            self._checked(about, rows, faults)

        self.desk.ask(self, checked, check_batch, about, rows, failed=self._refused)

    def panes(self) -> tuple[QWidget, ...]:
        """What all share, the rows."""
        return self.form, self.grid

    def _about(self) -> BatchAbout:
        purpose = self.purpose.value()
        if not isinstance(purpose, VisitPurpose):
            raise DeskError("home_visit.purpose", field="purpose")
        return BatchAbout(
            purpose=purpose,
            round_id=str(self.round.value() or "") or None,
            on=self.on.value(),
            visitors=self.visitors.value(),
        )

    def _show(self, choices: VisitChoices) -> None:
        kept = self._wanted or self.round.value()
        self.round.set_options([("", _("none")), *choices.rounds])
        self.round.set_value(kept or (choices.rounds[0][0] if choices.rounds else ""))
        self._wanted = ""

    def _checked(self, about: BatchAbout, rows: tuple[BatchRow, ...], faults: tuple[RowFault, ...]) -> None:
        self.grid.show_faults({one.row: (one.field, sentence(one.fault)) for one in faults})
        if faults:
            self._busy = False
            self._tell(
                count("{n} row is to be put right.", "{n} rows are to be put right.", len(faults)), bad=True
            )
            return
        self.desk.do(self, self._kept, keep_batch, about, rows, failed=self._refused)

    def _kept(self, n: int) -> None:
        self._busy = False
        self._draft.drop()
        self.grid.empty()
        self._tell(count("{n} visit is kept.", "{n} visits are kept.", n))

    def _refused(self, fault: DeskError) -> None:
        self._busy = False
        self._tell(sentence(fault), bad=True)

    def _tell(self, words: str, *, bad: bool = False) -> None:
        self.said.setText(words)
        self.said.set_tone("red" if bad else "pine")
