"""Items of a packet held against what is here.

New, changed there, the same, changed on both sides, or older.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from itertools import groupby
from typing import Any
from uuid import uuid4

from mediation_desk.domain.packet import Envelope, ItemState, PacketItem, PacketNoun, Peer
from mediation_desk.domain.packet_fields import FIELDS
from mediation_desk.domain.packet_look import Differing, ItemKey
from mediation_desk.register import packets
from mediation_desk.register.packet_body import fields_digest
from mediation_desk.register.packet_rows.areas import AreaBook, area_book, area_label
from mediation_desk.register.packet_rows.nouns import NOUNS
from mediation_desk.register.packet_rows.taking import Taking, portions
from mediation_desk.register.packets import Known
from mediation_desk.register.records import Records

LINKS: Mapping[str, PacketNoun] = {"household": PacketNoun.HOUSEHOLD, "clue": PacketNoun.CLUE}
"""Fields that name another item."""
NO_AREA = ""
"""How a household without any area is called among areas to be chosen."""
_AT_ONCE = 500


@dataclass(frozen=True, slots=True, kw_only=True)
class Judged:
    """One item: `fields` speak of our areas and rows; `area` is the name of an area nobody here knows."""

    item: PacketItem
    state: ItemState
    our_id: str
    fields: Mapping[str, Any] = field(repr=False)
    differing: tuple[Differing, ...] = ()
    area: str | None = None


class Comparison:
    """One packet of one station; items are judged in portions, so that any number fits."""

    def __init__(self, records: Records, envelope: Envelope, station: Peer, areas: Mapping[str, str]) -> None:
        self.records, self.envelope, self.station = records, envelope, station
        self.book: AreaBook = area_book(records)
        # Our rows are compared by the id of their area: renaming one changes no household.
        self.here = replace(self.book, names={one: {"code": one, "names": []} for one in self.book.names})
        self.known = packets.known_items(records, station.id)
        self._areas = areas
        self._found: dict[tuple[str, ...], str | None] = {}
        self._ours: dict[ItemKey, str] = {key: one.our_id for key, one in self.known.items()}

    def judged(self, items: Iterable[PacketItem]) -> Iterator[list[Judged]]:
        """All items in portions of one noun and at most 500."""
        for noun, of_noun in groupby(items, key=lambda one: one.noun):
            waiting: list[PacketItem] = []
            for item in of_noun:
                waiting.append(item)
                if len(waiting) == _AT_ONCE:
                    yield self._judge(noun, waiting)
                    waiting = []
            if waiting:
                yield self._judge(noun, waiting)

    def digests(self, noun: PacketNoun, our_ids: list[str]) -> dict[str, str]:
        """The digest of each of our rows as it stands."""
        return {one: fields_digest(said) for one, said in self._read(noun, our_ids).items()}

    def taking(self, one: Judged) -> Taking:
        """An item as a row of ours."""
        fresh = one.state is ItemState.NEW
        return Taking(our_id=one.our_id, fresh=fresh, station=self.station, fields=one.fields)

    def _judge(self, noun: PacketNoun, items: list[PacketItem]) -> list[Judged]:
        changed = [one for one in items if self._moved(one)]
        ours = self._read(noun, [self.known[noun, one.id].our_id for one in changed])
        return [self._judge_one(one, ours) for one in items]

    def _moved(self, item: PacketItem) -> bool:
        known = self.known.get((item.noun, item.id))
        return known is not None and known.sha256 != item.sha256

    def _judge_one(self, item: PacketItem, ours: Mapping[str, Mapping[str, Any]]) -> Judged:
        known = self.known.get((item.noun, item.id))
        said, area = self._localised(item)
        if known is None:
            our_id = uuid4().hex if item.noun in NOUNS else ""
            self._ours[item.noun, item.id] = our_id
            return Judged(item=item, state=ItemState.NEW, our_id=our_id, fields=said, area=area)
        state, differing = self._state(item, known, said, ours.get(known.our_id))
        our_id = known.our_id
        if state is ItemState.NEW and item.noun in NOUNS:  # what was taken once is here no more
            our_id = self._ours[item.noun, item.id] = uuid4().hex
        needed = area if state not in (ItemState.SAME, ItemState.OLDER) else None
        return Judged(item=item, state=state, our_id=our_id, fields=said, differing=differing, area=needed)

    def _state(
        self, item: PacketItem, known: Known, said: Mapping[str, Any], ours: Mapping[str, Any] | None
    ) -> tuple[ItemState, tuple[Differing, ...]]:
        if known.sha256 == item.sha256:
            return ItemState.SAME, ()
        if known.sequence > self.envelope.sequence:
            return ItemState.OLDER, ()
        if item.noun not in NOUNS:
            return ItemState.CHANGED, ()
        if ours is None:
            return ItemState.NEW, ()
        theirs = dict(said)
        if "area" in theirs:
            theirs["area"] = self.here.named(theirs["area"])
        differing = _differing(ours, theirs, self.book)
        if fields_digest(ours) == known.ours or not differing:
            return ItemState.CHANGED, differing
        return ItemState.CONFLICT, differing

    def _localised(self, item: PacketItem) -> tuple[dict[str, Any], str | None]:
        """(fields with ids of ours for areas and links, the name of an area that must be chosen)."""
        said: dict[str, Any] = dict(item.fields)
        missing: str | None = None
        for name, noun in LINKS.items():
            if said.get(name):
                said[name] = self._ours.get((noun, said[name]))
        if "area" in said:
            named = said["area"]
            found = self._area(named)
            if found is None and (named is not None or item.noun is PacketNoun.HOUSEHOLD):
                missing = NO_AREA if named is None else area_label(named)
                found = self._areas.get(missing) or None
                missing = None if found else missing
            said["area"] = found
        return said, missing

    def _area(self, named: Mapping[str, Any] | None) -> str | None:
        if named is None:
            return None
        key = (named["code"], *named["names"])
        if key not in self._found:
            self._found[key] = self.book.found(named)
        return self._found[key]

    def _read(self, noun: PacketNoun, our_ids: list[str]) -> dict[str, dict[str, Any]]:
        if noun not in NOUNS:
            return {}
        read = NOUNS[noun].read_here
        return {one: said for some in portions(our_ids) for one, said in read(self.records, some, self.here)}


def title_of(item: PacketItem) -> str:
    """By what somebody knows an item again."""
    title = str(item.fields[FIELDS[item.noun].title])
    parties = item.fields.get("parties")
    return f"{title} {parties}" if parties else title


def _differing(ours: Mapping[str, Any], theirs: Mapping[str, Any], book: AreaBook) -> tuple[Differing, ...]:
    """Fields that differ; numbers are ours to give, and links are shown by nobody's id."""
    passed = {"number", *LINKS}
    if theirs.get("safe_contact"):
        passed |= {"address", "note"}  # came without, and is kept as it is here
    found = [name for name in theirs if name not in passed and ours[name] != theirs[name]]
    return tuple(
        Differing(name=name, ours=_said(name, ours[name], book), theirs=_said(name, theirs[name], book))
        for name in found
    )


def _said(name: str, value: Any, book: AreaBook) -> object:
    if name != "area" or value is None:
        return value
    named = book.named(value["code"])
    return area_label(named) if named else None
