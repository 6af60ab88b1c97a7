"""Packets that leave: what is chosen is listed first, then sealed to a centre and written to a stick."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from hashlib import sha256
from pathlib import Path
from uuid import uuid4

from mediation_desk.domain.packet import (
    CaseChoice,
    Envelope,
    ItemTaken,
    PacketChoice,
    PacketKeyKind,
    PacketNoun,
    PacketWay,
    Withheld,
)
from mediation_desk.domain.packet_fields import FIELDS
from mediation_desk.errors import DeskError
from mediation_desk.register import office, packet_keys, packet_peers, packets
from mediation_desk.register.packet_body import MOST_ITEMS, fields_digest, item_line, pack
from mediation_desk.register.packet_rows.areas import area_book
from mediation_desk.register.packet_rows.held_back import held_back
from mediation_desk.register.packet_rows.nouns import NOUNS, chosen_ids, unknown_numbers
from mediation_desk.register.packet_seal import MOST_FILE, seal_packet
from mediation_desk.register.records import Records
from mediation_desk.register.stick_write import write_on_stick
from mediation_desk.register.vault.whole_file import Step, go_on
from mediation_desk.services.access import PACKET_READ
from mediation_desk.services.packet_figures import figures_item
from mediation_desk.services.password_check import Confirmed, require
from mediation_desk.services.permission import allowed

SUFFIX = ".desk-packet"
MOST_LISTED = 1_000


@dataclass(frozen=True, slots=True, kw_only=True)
class TravelLine:
    """One item that would leave."""

    noun: PacketNoun
    title: str = field(repr=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class Travels:
    """What a choice amounts to.

    How many of each noun, the first thousand by name, what stays at home and why.
    """

    counts: Mapping[PacketNoun, int]
    lines: tuple[TravelLine, ...]
    withheld: Mapping[Withheld, int]

    @property
    def total(self) -> int:
        """How many items."""
        return sum(self.counts.values())


@allowed(PACKET_READ)
def what_travels(records: Records, choice: PacketChoice) -> Travels:
    """What would leave by this choice; nothing is written.

    DeskError: packet.choose (field `nouns`), packet.numbers_unknown (field `numbers`), packet.too_many.
    """
    check_choice(records, choice)
    counted: Counter[PacketNoun] = Counter()
    lines: list[TravelLine] = []
    for noun, _item_id, fields in _rows(records, choice):
        counted[noun] += 1
        if len(lines) < MOST_LISTED:
            lines.append(TravelLine(noun=noun, title=str(fields[FIELDS[noun].title])))
    return Travels(counts=dict(counted), lines=tuple(lines), withheld=held_back(records, choice))


@allowed(PACKET_READ, changes={"packet", "journal"})
def write_packet(
    records: Records,
    confirmed: Confirmed,
    centre_id: str,
    choice: PacketChoice,
    folder: Path,
    *,
    step: Step = go_on,
) -> Path:
    """Write what was chosen into `folder`, sealed to a centre and signed by this desk; where it lies.

    Its name tells nothing. DeskError: password.ask_again, packet.no_centre, packet.centre_swapped,
    packet.no_station_key, packet.not_yours, packet.nothing, those of `what_travels`, packet.item_too_long,
    packet.too_large, copy.drive_gone, copy.write_protected and what else a disk refuses.
    """
    require(confirmed, records.staff.id, records.now)
    check_choice(records, choice)
    centre = packet_peers.centre(records, centre_id)
    if packet_keys.in_use(records, PacketKeyKind.SIGN) is None:
        raise DeskError("packet.no_station_key")
    _key, secret = packet_keys.proved_secret(records, PacketKeyKind.SIGN)
    lines, sent = [], []
    counted: Counter[PacketNoun] = Counter()
    for noun, item_id, fields in _rows(records, choice):
        counted[noun] += 1
        lines.append(item_line(noun, item_id, fields))
        digest = fields_digest(fields)
        sent.append({"noun": noun, "their_id": item_id, "our_id": item_id, "sha256": digest})
    if not lines:
        raise DeskError("packet.nothing", field="nouns")
    envelope = Envelope(
        station_id=packets.station_id(records),
        station=office.centre(records).counselling_centre,
        sequence=packets.next_sequence(records),
        made_at=records.now,
        counts=dict(counted),
    )
    data = seal_packet(pack(envelope, lines), centre.public, secret)
    if len(data) > MOST_FILE:
        raise DeskError("packet.too_large", field="nouns")
    packet_id = packets.keep(
        records, PacketWay.OUT, centre.id, centre.name, envelope, sha256(data).hexdigest()
    )
    told = ({**one, "ours": "", "taken": ItemTaken.SENT} for one in sent)
    packets.keep_items(records, packet_id, told)
    records.journal("write_packet", packet_id, centre.id)
    return _write(folder, data, step)


def check_choice(records: Records, choice: PacketChoice) -> None:
    """Refuse a choice of nothing, of unknown cases, or of more than a packet takes. DeskError: see above."""
    if not choice.nouns:
        raise DeskError("packet.choose", field="nouns")
    if choice.first and choice.last and choice.first > choice.last:
        raise DeskError("packet.period", field="last")
    if PacketNoun.FIGURES in choice.nouns and not (choice.first and choice.last):
        raise DeskError("packet.period_needed", field="last" if choice.first else "first")
    if PacketNoun.CASE in choice.nouns and choice.cases is CaseChoice.NAMED:
        if not choice.numbers:
            raise DeskError("packet.numbers_needed", field="numbers")
        unknown = unknown_numbers(records, choice.numbers)
        if unknown:
            raise DeskError("packet.numbers_unknown", field="numbers", numbers="、".join(unknown[:3]))


def _rows(records: Records, choice: PacketChoice) -> Iterator[tuple[PacketNoun, str, Mapping[str, object]]]:
    """(noun, id, fields) of all that is chosen, in the order of travelling."""
    book, count = area_book(records), 0
    for noun, rows in NOUNS.items():
        if noun in choice.nouns:
            for item_id, fields in rows.read(records, chosen_ids(records, noun, choice), book):
                count += 1
                if count > MOST_ITEMS:
                    raise DeskError("packet.too_many", field="nouns", most=MOST_ITEMS)
                yield noun, item_id, fields
    if PacketNoun.FIGURES in choice.nouns:
        yield PacketNoun.FIGURES, *figures_item(records, choice)


def _write(folder: Path, data: bytes, step: Step) -> Path:
    whole = folder / f"{uuid4().hex[:12]}{SUFFIX}"  # a name that tells nothing
    write_on_stick(whole, data, "packet", step)
    return whole
