"""The list of loss as a paper, before any register is open: printed or saved by whoever saves."""

from __future__ import annotations

from datetime import datetime

from mediation_desk.documents.preview import PageImage
from mediation_desk.documents.salvage_list import FORM, SalvageFacts, salvage_list
from mediation_desk.documents.wording import Wording, wording
from mediation_desk.domain.damage import UNNAMED, Loss, LostRows
from mediation_desk.domain.dates import SHANGHAI, legal_day
from mediation_desk.domain.numerals import plain_date
from mediation_desk.services import paper_gate
from mediation_desk.words import paper_term

DOTS = 300 / 72
"""Points to dots of a print at 300 to the inch."""


def loss_pdf(loss: Loss, now: datetime) -> bytes:
    """The list as a PDF file; it names case numbers and nobody."""
    return paper_gate.plain(FORM, salvage_list(loss_facts(loss, now))).pdf


def loss_pages(loss: Loss, now: datetime) -> tuple[PageImage, ...]:
    """The list drawn for a printer."""
    return paper_gate.page_images_of(paper_gate.plain(FORM, salvage_list(loss_facts(loss, now))), DOTS)


def loss_facts(loss: Loss, now: datetime) -> SalvageFacts:
    """What the list says."""
    said, here = wording(FORM), now.astimezone(SHANGHAI)
    exact = all(one.exact for one in loss.lost)
    kept = {"n": f"{loss.kept:,}", "m": f"{loss.from_indexes:,}"}
    lost = said.fill("lost_said" if exact else "lost_at_most", n=f"{loss.rows_lost:,}")
    stood = "、".join(said[f"stood_{one}"] for one in loss.stood_in)
    return SalvageFacts(
        made_at=f"{plain_date(legal_day(now))} {here:%H:%M}",
        kept=said.fill("kept_indexes" if loss.from_indexes else "kept_said", **kept),
        lost=lost if loss.rows_lost else said["none_lost"],
        journal=_journal(said, loss),
        files=said.fill("files_said", n=f"{loss.files:,}") if loss.files else said["files_whole"],
        aside=loss.aside,
        rows=(*(_row(said, one) for one in loss.lost), *_files(said, loss)),
        stood_in=said.fill("stood_in", what=stood) if stood else "",
    )


def _journal(said: Wording, loss: Loss) -> str:
    if not loss.journal_lost:
        return said.fill("journal_whole", n=f"{loss.journal_kept:,}")
    numbers = {"n": loss.journal_kept, "m": loss.journal_known, "k": loss.journal_lost}
    return said.fill("journal_said", **{name: f"{number:,}" for name, number in numbers.items()})


def _row(said: Wording, one: LostRows) -> tuple[str, str, str]:
    parts = [said.fill("rows_said" if one.exact else "rows_at_most", n=f"{one.rows:,}")] if one.rows else []
    parts += [said.fill("loose_said", n=f"{one.loose:,}")] if one.loose else []
    parts += [said.fill("links_said", n=f"{one.links:,}")] if one.links else []
    nothing = said["unnamed"] if one.area in UNNAMED else said["no_case"]
    return paper_term(one.area), "；".join(parts), "、".join(one.numbers) or nothing


def _files(said: Wording, loss: Loss) -> tuple[tuple[str, str, str], ...]:
    if not loss.files:
        return ()
    numbers = "、".join(loss.file_numbers) or said["no_case"]
    return ((said["files"], said.fill("files_said", n=f"{loss.files:,}"), numbers),)
