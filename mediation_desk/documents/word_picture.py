"""A picture in Word: a paragraph of its own, as wide and high as the PDF draws it."""

from __future__ import annotations

from collections.abc import Mapping
from io import BytesIO
from typing import Any
from xml.sax.saxutils import quoteattr

from mediation_desk.documents.paper import Paper, Picture

_EMU = 36000
"""English metric units in a millimetre."""


def held(part: Any, paper: Paper) -> dict[bytes, str]:
    """Every picture of a paper kept in the file, with the name of its relation."""
    pictures = (block.data for block in paper.blocks if isinstance(block, Picture))
    return {data: part.get_or_add_image(BytesIO(data))[0] for data in pictures}


def picture(block: Picture, related: Mapping[bytes, str]) -> str:
    """The paragraph that shows it, kept with the one that follows."""
    across, down = round(block.width * _EMU), round(block.height * _EMU)
    number = sorted(related.values()).index(related[block.data]) + 1
    return (
        '<w:p><w:pPr><w:keepNext/><w:jc w:val="center"/></w:pPr><w:r><w:drawing>'
        f'<wp:inline distT="0" distB="0" distL="0" distR="0"><wp:extent cx="{across}" cy="{down}"/>'
        f'<wp:docPr id="{number}" name="{number}" descr={quoteattr(block.says)}/><a:graphic>'
        '<a:graphicData uri="http://schemas.openxmlformats.org/drawingml/2006/picture"><pic:pic>'
        f'<pic:nvPicPr><pic:cNvPr id="{number}" name="{number}"/><pic:cNvPicPr/></pic:nvPicPr>'
        f'<pic:blipFill><a:blip r:embed="{related[block.data]}"/><a:stretch><a:fillRect/></a:stretch>'
        f'</pic:blipFill><pic:spPr><a:xfrm><a:off x="0" y="0"/><a:ext cx="{across}" cy="{down}"/></a:xfrm>'
        '<a:prstGeom prst="rect"><a:avLst/></a:prstGeom></pic:spPr></pic:pic></a:graphicData></a:graphic>'
        "</wp:inline></w:drawing></w:r></w:p>"
    )
