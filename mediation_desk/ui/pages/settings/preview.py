"""看一看: a case, a field and chips as they look with what is chosen."""

from __future__ import annotations

from PySide6.QtWidgets import QVBoxLayout, QWidget

from mediation_desk.domain.safety import Mark
from mediation_desk.ui import style
from mediation_desk.ui.kit.chip import Chip
from mediation_desk.ui.kit.flow import FlowLayout
from mediation_desk.ui.kit.labels import Label, Prose
from mediation_desk.ui.kit.layout import Row
from mediation_desk.ui.kit.safety_mark import SafetyMark
from mediation_desk.ui.kit.sheet import Sheet
from mediation_desk.ui.kit.text_fields import TextField
from mediation_desk.words import _


def preview() -> QWidget:
    """The sheet at the right; in the largest text it makes room for the rows."""
    sheet = Sheet(_("How it looks"), scrolls=True)
    sample = Sheet(ground="sunk")
    sample.add(Label(_("Case number of an example"), "small"))
    sample.add(Label(_("Example Party and Other Party"), "section", wrap=True))
    marks = Row()
    marks.addWidget(Chip(_("In mediation"), "pine"))
    marks.addWidget(SafetyMark(Mark.ORANGE))
    marks.addStretch(1)
    sample.add(marks)
    sheet.add(sample)
    amount = TextField("amount", _("Child support a month"), unit=_("yuan"))
    amount.set_value("2,800.00")
    sheet.add(amount)
    chips = FlowLayout()
    for text, tone, icon in (
        (_("Today"), "amber", "clock"),
        (_("2 days overdue"), "red", "alert-triangle"),
        (_("8 days left"), "neutral", "clock"),
    ):
        chips.addWidget(Chip(text, tone, icon=icon))
    sheet.add(chips)
    sheet.body.addStretch(1)
    said = _("Changes work at once. What counts for the whole office is noted in the journal.")
    sheet.add(Prose(said, "small", tone="ink2"))
    holder = QWidget()
    column = QVBoxLayout(holder)
    column.setContentsMargins(0, 0, 0, 0)
    column.addWidget(sheet)

    def fit() -> None:
        holder.setFixedWidth(style.px(336))
        holder.setVisible(style.look().factor < 1.2)

    style.on_refit(holder, fit)
    return holder
