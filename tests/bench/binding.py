"""A dossier of sixty pages bound with numbers, cover, index and back, against pypdf appending the files."""

from __future__ import annotations

from collections.abc import Iterator
from io import BytesIO
from statistics import median

from PIL import Image
from pypdf import PdfWriter

from mediation_desk.documents import bound, pdf
from mediation_desk.documents.back_cover import BackCoverFacts, back_cover
from mediation_desk.documents.bound import Leaf
from mediation_desk.documents.dossier_cover import CoverFacts, dossier_cover
from mediation_desk.documents.dossier_index import IndexFacts, dossier_index
from mediation_desk.documents.mediation_agreement import mediation_agreement
from mediation_desk.documents.mediation_record import mediation_record
from tests.bench.timing import Line, spent
from tests.documents import samples

PAGES = 60
ROUNDS = 5


def lines() -> Iterator[Line]:
    """Papers and scans in turn until there are sixty pages; both ways read and write every byte."""
    leaves = _leaves()
    plain = [Leaf(name="cover", pdf=pdf.render(dossier_cover(CoverFacts(committee="青禾区"))))]
    plain.append(Leaf(name="index", pdf=pdf.render(dossier_index(IndexFacts(number="1")))))
    back = [Leaf(name="back", pdf=pdf.render(back_cover(BackCoverFacts(pages=str(PAGES)))))]
    every = [*plain, *leaves, *back]
    ours: list[float] = []
    base: list[float] = []
    for _ in range(ROUNDS):  # in turn, so that a busy computer slows both
        base.append(spent(lambda: _appended(every)))
        ours.append(spent(lambda: bound.bind(plain, leaves, back)))
    yield Line(
        what=f"dossier of {PAGES} pages bound",
        ours=median(ours),
        base=median(base),
        against="pypdf append",
        most=6,
        bound=3_000,
    )


def _leaves() -> list[Leaf]:
    papers = [
        Leaf(name="agreement", pdf=pdf.render(mediation_agreement(samples.FINAL))),
        Leaf(name="record", pdf=pdf.render(mediation_record(samples.FILLED["mediation_record"]))),
        Leaf(name="scan", pdf=_scan()),
    ]
    found: list[Leaf] = []
    pages = 0
    while pages < PAGES:
        leaf = papers[len(found) % len(papers)]
        found.append(leaf)
        pages += bound.count_pages(leaf)
    return found


def _scan() -> bytes:
    """A page scanned at 150 dots an inch."""
    picture = Image.effect_noise((1240, 1754), 40).convert("RGB")
    kept = BytesIO()
    picture.save(kept, "JPEG", quality=70)
    return bound.picture_pdf(kept.getvalue())


def _appended(leaves: list[Leaf]) -> bytes:
    writer = PdfWriter()
    for leaf in leaves:
        writer.append(BytesIO(leaf.pdf))
    target = BytesIO()
    writer.write(target)
    return target.getvalue()
