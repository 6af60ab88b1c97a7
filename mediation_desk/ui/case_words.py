"""How a case is called on the screen: its parties, what they dispute about, the short form of its number."""

from __future__ import annotations

import re

from mediation_desk.domain.reception import DisputeSubtype
from mediation_desk.ui.desk import Desk
from mediation_desk.words import _, term

_SHORT = re.compile(r"第(\d+)号")


def case_title(desk: Desk, parties: str, dispute: DisputeSubtype) -> str:
    """欧阳静姝 与 司马宏毅 离婚纠纷; while masked only 欧阳＊＊ 与 司马＊＊."""
    names = desk.shown(parties.replace(" ／ ", _(" and ")))
    return names if desk.masked else f"{names} {dispute_words(dispute)}"


def dispute_words(dispute: DisputeSubtype) -> str:
    """离婚纠纷; a restricted matter is only called that."""
    said = term(dispute)
    return said if dispute is DisputeSubtype.DV_LIMITED else _("{dispute} dispute", dispute=said)


def short_number(number: str) -> str:
    """第 046 号 of （2026）青婚人调字第046号; a local pattern without it stays whole."""
    found = _SHORT.search(number)
    return _("No. {n}", n=found.group(1)) if found else number
