"""The QR code in a Word footer: an image at the right margin, where the PDF draws its squares too."""

from __future__ import annotations

from io import BytesIO
from typing import Any

from mediation_desk.documents.paper import Paper
from mediation_desk.documents.qr import drawn_code, picture, top
from mediation_desk.documents.style import style

_EMU = 36000
"""English metric units in a millimetre."""


def floating(footer: Any, paper: Paper) -> str:
    """A run that holds the image, related to this footer; nothing on a paper without a code."""
    code = drawn_code(paper.imprint)
    if not code:
        return ""
    related, _image = footer.part.get_or_add_image(BytesIO(picture(code)))
    side, down = round(style().imprint.qr_side * _EMU), round(top(paper) * _EMU)
    return (
        '<w:r><w:drawing><wp:anchor distT="0" distB="0" distL="0" distR="0" simplePos="0" relativeHeight="1"'
        ' behindDoc="0" locked="1" layoutInCell="1" allowOverlap="1"><wp:simplePos x="0" y="0"/>'
        '<wp:positionH relativeFrom="margin"><wp:align>right</wp:align></wp:positionH>'
        f'<wp:positionV relativeFrom="page"><wp:posOffset>{down}</wp:posOffset></wp:positionV>'
        f'<wp:extent cx="{side}" cy="{side}"/><wp:wrapNone/><wp:docPr id="1" name="QR"/>'
        "<wp:cNvGraphicFramePr/><a:graphic>"
        '<a:graphicData uri="http://schemas.openxmlformats.org/drawingml/2006/picture"><pic:pic>'
        '<pic:nvPicPr><pic:cNvPr id="1" name="QR"/><pic:cNvPicPr/></pic:nvPicPr>'
        f'<pic:blipFill><a:blip r:embed="{related}"/><a:stretch><a:fillRect/></a:stretch></pic:blipFill>'
        f'<pic:spPr><a:xfrm><a:off x="0" y="0"/><a:ext cx="{side}" cy="{side}"/></a:xfrm>'
        '<a:prstGeom prst="rect"><a:avLst/></a:prstGeom></pic:spPr></pic:pic></a:graphicData></a:graphic>'
        "</wp:anchor></w:drawing></w:r>"
    )
