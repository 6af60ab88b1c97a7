"""Pages as images: the right size, three bytes to a pixel, ink where there is text."""

from __future__ import annotations

from mediation_desk.documents import pdf
from mediation_desk.documents.mediation_agreement import mediation_agreement
from mediation_desk.documents.preview import page_count, page_images
from tests.documents.samples import AGREEMENT


def test_pages_become_images() -> None:
    printed = pdf.render(mediation_agreement(AGREEMENT), highlight="c0")
    images = page_images(printed, 0.5)
    assert len(images) == page_count(printed) > 1
    first = images[0]
    assert (first.width, first.height) == (298, 421)
    assert first.stride >= first.width * 3
    assert len(first.pixels) == first.stride * first.height
    assert first.pixels[:3] == b"\xff\xff\xff"
    assert min(first.pixels) < 100
    # The tint under the first clause is #F3E6C8: red before blue.
    assert bytes((0xF3, 0xE6, 0xC8)) in first.pixels
    (second,) = page_images(printed, 1.0, (1,))
    assert (second.width, second.height) == (596, 842)
