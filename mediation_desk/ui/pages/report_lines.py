"""The pages of figures: the reports, those frozen as sent, and the list of allowances."""

from __future__ import annotations

from mediation_desk.ui.pages.page_line import PageLine

REPORT_PAGES: tuple[PageLine, ...] = ()
