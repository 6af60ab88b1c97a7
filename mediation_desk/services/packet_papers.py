"""The slip with the fingerprint of a packet key: worked out from the key itself, never from a row alone."""

from __future__ import annotations

from mediation_desk.documents.packet_key_slip import FORM, KeySlipFacts, packet_key_slip
from mediation_desk.documents.wording import wording
from mediation_desk.domain.dates import legal_day
from mediation_desk.domain.numerals import plain_date
from mediation_desk.domain.packet import PacketKeyKind
from mediation_desk.register import office, packet_keys
from mediation_desk.register.packet_seal import print_of
from mediation_desk.register.records import Records
from mediation_desk.services import paper_gate
from mediation_desk.services.access import PACKET_READ
from mediation_desk.services.paper_gate import MadePaper
from mediation_desk.services.permission import allowed


@allowed(PACKET_READ, changes={"journal"})
def key_slip(records: Records, kind: str) -> MadePaper:
    """The slip of a `PacketKeyKind`, to look at and print; journalled.

    DeskError: packet.no_key, packet.not_yours, packet.key_swapped.
    """
    which = PacketKeyKind(kind)
    key, public = packet_keys.proved_public(records, which)
    facts = KeySlipFacts(
        name=office.centre(records).counselling_centre,
        kind=wording(FORM)[f"kind_{which}"],
        made_at=plain_date(legal_day(key.made_at)),
        fingerprint=print_of(which, public),
    )
    records.journal("print_packet_key", key.id)
    return paper_gate.plain(FORM, packet_key_slip(facts))
