"""The pages of families: the board first, then clues, visits, consultations, activities, grid and ledgers."""

from __future__ import annotations

from mediation_desk.ui.pages.page_line import PageLine

FAMILY_PAGES: tuple[PageLine, ...] = ()
