"""The journal leaving the desk as a spreadsheet: password first, then where to, then a warning."""

from __future__ import annotations

from functools import partial

from PySide6.QtWidgets import QWidget

from mediation_desk.domain.journal import JournalFilter
from mediation_desk.errors import DeskError
from mediation_desk.services.journal_export import MOST_LINES, SheetWords, export_journal
from mediation_desk.services.password_check import Confirmed
from mediation_desk.ui.desk import Desk
from mediation_desk.ui.journal_words import about_words, act_words, field_words
from mediation_desk.ui.password_again import ask_password
from mediation_desk.ui.save_bytes import save_bytes
from mediation_desk.words import _, sentence


def sheet_words() -> SheetWords:
    """What the spreadsheet says, in the language of the screen."""
    heads = (_("No."), _("When"), _("By whom"), _("Act"), _("Concerned"), _("Fields"))
    return SheetWords(title=_("Journal"), heads=heads, act=act_words, about=about_words, fields=field_words)


def export(desk: Desk, page: QWidget, wanted: JournalFilter) -> None:
    """Ask for the password, make the file of what the filter shows, and write it where the person says."""
    ask_password(
        desk,
        page,
        partial(_make, desk, page, wanted),
        title=_("Export the journal"),
        text=_("journal.export_means", most=f"{MOST_LINES:,}"),
        act=_("Export"),
    )


def _make(desk: Desk, page: QWidget, wanted: JournalFilter, confirmed: Confirmed) -> None:
    suggested = f"{_('Journal')} {desk.today():%Y-%m-%d}.xlsx"
    chosen = desk.files.save_as(page, _("Export (the file is not encrypted)"), suggested, "Excel (*.xlsx)")
    if chosen is None:
        return
    path = chosen if chosen.suffix.lower() == ".xlsx" else chosen.with_name(f"{chosen.name}.xlsx")

    def made(data: bytes) -> None:
        save_bytes(desk, path, data)

    def refused(error: DeskError) -> None:
        desk.notice(sentence(error), "red")

    desk.do(page, made, export_journal, wanted, sheet_words(), confirmed, failed=refused)
