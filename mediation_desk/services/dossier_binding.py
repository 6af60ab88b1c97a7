"""Binding a volume in pieces: each part by itself through the gate, then cover and index, then one PDF.

Each use case here is one short look on the register's thread; the merging needs no register and runs beside
it, so that a dossier of sixty pages keeps nobody waiting.
"""

from __future__ import annotations

from dataclasses import dataclass

from mediation_desk.documents.bound import Leaf, count_pages
from mediation_desk.domain.case import Case
from mediation_desk.domain.dossier import Part, Volume, in_order
from mediation_desk.errors import DeskError
from mediation_desk.register.records import Records
from mediation_desk.services import dossier_ends
from mediation_desk.services.access import ARCHIVE_READ
from mediation_desk.services.binding_gate import Leafed
from mediation_desk.services.case_team import opened_case
from mediation_desk.services.dossier_sources import leaf_of, part_with, parts_of
from mediation_desk.services.permission import allowed
from mediation_desk.services.wall import Stop


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan:
    """What a volume will hold, in order; `envelopes` are listed in its index and not bound."""

    case_id: str
    volume: Volume
    parts: tuple[Part, ...]
    envelopes: tuple[Part, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class BoundLeaf:
    """A part with its leaf and how many pages it has, or why it is not bound."""

    part: Part
    leaf: Leaf
    pages: int
    stop: Stop


@dataclass(frozen=True, slots=True, kw_only=True)
class Ends:
    """Cover and index before, the back cover behind; what each volume is called."""

    name: str
    front: tuple[Leaf, ...]
    back: tuple[Leaf, ...]


@allowed(ARCHIVE_READ)
def binding_plan(records: Records, case_id: str, volume: Volume) -> Plan:
    """What there is to bind. DeskError: case.not_yours, dossier.nothing_to_bind."""
    case = opened_case(records, case_id)
    parts = in_order(part for part in parts_of(records, case) if part.volume is volume)
    if not parts:
        raise DeskError("dossier.nothing_to_bind")
    return Plan(
        case_id=case_id,
        volume=volume,
        parts=tuple(part for part in parts if not part.envelope),
        envelopes=tuple(part for part in parts if part.envelope),
    )


@allowed(ARCHIVE_READ)
def binding_leaf(records: Records, case_id: str, part_id: str) -> BoundLeaf:
    """One part, which is not restricted. DeskError: dossier.no_part, dossier.restricted, and of the gate."""
    case = opened_case(records, case_id)
    part = part_with(records, case, part_id)
    if part.restricted:
        raise DeskError("dossier.restricted", paper=part.title)
    return _leaf(records, case, part)


@allowed(ARCHIVE_READ, changes={"journal"})
def binding_restricted_leaf(records: Records, case_id: str, part_id: str) -> BoundLeaf:
    """One restricted part, for whom it opens; journalled. DeskError of `binding_leaf`, sealed.not_yours."""
    case = opened_case(records, case_id)
    part = part_with(records, case, part_id)
    records.journal("bind_restricted", case_id, part.id.partition(":")[2])
    return _leaf(records, case, part)


@allowed(ARCHIVE_READ)
def binding_ends(records: Records, case_id: str, volume: Volume, counts: tuple[tuple[str, int], ...]) -> Ends:
    """Cover, index and back cover of a volume whose parts (by id, in order) have so many pages."""
    case = opened_case(records, case_id)
    parts = {part.id: part for part in parts_of(records, case)}
    held = [(parts[part_id], pages) for part_id, pages in counts if part_id in parts]
    envelopes = [part for part in parts.values() if part.volume is volume and part.envelope]
    front, back = dossier_ends.ends(records, case, volume, held, envelopes)
    return Ends(name=dossier_ends.name_of(volume), front=front, back=back)


@allowed(ARCHIVE_READ, changes={"journal"})
def note_bound(records: Records, case_id: str, volume: Volume) -> None:
    """Note in the journal that a volume was bound and can be read as one."""
    opened_case(records, case_id)
    records.journal("bind_dossier", case_id, fields=(volume.value,))


def _leaf(records: Records, case: Case, part: Part) -> BoundLeaf:
    made: Leafed = leaf_of(records, case, part)
    pages = 0 if made.stop else count_pages(made.leaf)
    return BoundLeaf(part=part, leaf=made.leaf, pages=pages, stop=made.stop)
