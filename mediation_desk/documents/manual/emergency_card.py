"""The card for an emergency on one sheet: it lies where it is found when no screen helps any more."""

from __future__ import annotations

from mediation_desk.documents import layout, pdf
from mediation_desk.documents.checked import checked
from mediation_desk.documents.manual.printed import Printed
from mediation_desk.documents.manual.reading import card
from mediation_desk.documents.paper import Imprint, Paper, Paragraph, text

_LOOKS = ("card", "small_card")
"""Large, and a little smaller where the words of a language take more room."""


def card_pdf(language: str) -> bytes:
    """The card as a PDF of one A4 page."""
    papers = (checked(_card(language, look)) for look in _LOOKS)
    fitting = next((paper for paper in papers if len(layout.pages(paper)) == 1), None)
    return pdf.render(fitting or _card(language, _LOOKS[-1]))


def _card(language: str, look: str) -> Paper:
    shown = card(language)
    title = Paragraph(runs=text(shown.title), role=f"{look}_title")
    blocks = (title, *Printed(look, shown.language).blocks(shown.blocks))
    return Paper(form="YJ", title=shown.title, blocks=blocks, imprint=Imprint(paged=False))
