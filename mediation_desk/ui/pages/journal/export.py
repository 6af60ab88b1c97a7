"""The journal leaving the desk as a spreadsheet."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from mediation_desk.domain.journal import JournalFilter
from mediation_desk.services.journal_export import MOST_LINES, SheetWords, export_journal
from mediation_desk.ui.desk import Desk
from mediation_desk.ui.journal_words import about_words, act_words, field_words
from mediation_desk.ui.leaving_sheet import leave_as_sheet
from mediation_desk.words import _


def sheet_words() -> SheetWords:
    """What the spreadsheet says, in the language of the screen."""
    heads = (_("No."), _("When"), _("By whom"), _("Act"), _("Concerned"), _("Fields"))
    return SheetWords(title=_("Journal"), heads=heads, act=act_words, about=about_words, fields=field_words)


def export(desk: Desk, page: QWidget, wanted: JournalFilter) -> None:
    """What the filter shows, as a file where the person says."""
    leave_as_sheet(
        desk,
        page,
        export_journal,
        wanted,
        sheet_words(),
        name=_("Journal"),
        title=_("Export the journal"),
        means=_("journal.export_means", most=f"{MOST_LINES:,}"),
    )
