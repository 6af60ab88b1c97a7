"""The demo's scans: copies of identity cards held against their originals, and a receipt of what was paid."""

from __future__ import annotations

from collections.abc import Iterator

from mediation_desk.domain.attachment import Came, NewAttachment, Original
from mediation_desk.domain.case import CaseState
from mediation_desk.domain.party import Side
from mediation_desk.paths import RESOURCES
from mediation_desk.register.records import Records
from mediation_desk.services.attachments import add_attachment
from mediation_desk.services.demo.way import Told, Way

SCANS = RESOURCES / "demo" / "scans"
_IDENTITY, _RECEIPT = 3, 9


def scanned(way: Way) -> Iterator[Told]:
    """Scans of the stories that stand at their written agreement."""
    if way.story.get("kit") and way.story.get("end") == CaseState.AGREED_WRITTEN:
        yield Told(after=5, staff=way.lead, act=lambda records: _kept(way, records))


def _kept(way: Way, records: Records) -> None:
    for party in way.parties:
        if party.side in (Side.SEEKER, Side.OTHER):
            name = next(one.name for one in way.people.values() if one.id == party.person_id)
            _add(
                way,
                records,
                "identity.jpg",
                NewAttachment(
                    title=f"{name}身份证",
                    came=Came.SCANNER,
                    item=_IDENTITY,
                    side=party.side,
                    original=Original.CHECKED,
                ),
            )
    receipt = NewAttachment(title="抚养费收条", came=Came.FILE, item=_RECEIPT, original=Original.ORIGINAL)
    _add(way, records, "receipt.jpg", receipt)


def _add(way: Way, records: Records, name: str, new: NewAttachment) -> None:
    add_attachment(records, way.case_id, SCANS / name, new)
