"""The dossier (卷宗): its thirteen items in their fixed order, what each holds, and what is missing.

The order and 必须/按需 follow the published blank dossier of people's mediation; which paper stands in place
of another, or goes along with it, is data below.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from mediation_desk.domain.case import CaseState
from mediation_desk.domain.party import Side


class Need(StrEnum):
    """必须 or 按需."""

    REQUIRED = "required"
    AS_NEEDED = "as_needed"


class Volume(StrEnum):
    """MAIN: 正卷, which the parties may read. SIDE: 副卷, which they may not."""

    MAIN = "main"
    SIDE = "side"


class Signing(StrEnum):
    """NONE: nobody signs it. OPEN: not signed, or nobody noted it. SIGNED: signed on paper."""

    NONE = "none"
    OPEN = "open"
    SIGNED = "signed"


@dataclass(frozen=True, slots=True, kw_only=True)
class Item:
    """One of the thirteen: `papers` are the keys that may fill it, `along` those that only go with it."""

    number: int
    need: Need
    papers: tuple[str, ...]
    along: tuple[str, ...] = ()


_R, _A = Need.REQUIRED, Need.AS_NEEDED
FROM_OUTSIDE = ("delegation_letter", "delegation_reply")
WRITTEN, ORAL = ("mediation_agreement",), ("oral_agreement",)
WITHOUT_AGREEMENT = ("termination_notice", "undisputed_facts", "non_acceptance_notice")
ITEMS: tuple[Item, ...] = tuple(
    Item(number=n, need=need, papers=papers, along=along)
    for n, (need, papers, along) in enumerate(
        (
            (_R, ("application", "acceptance_form"), FROM_OUTSIDE),
            (_R, ("rights_notice",), ("privacy_consent",)),
            (_R, ("id_evidence",), ()),
            (_A, ("power_of_attorney",), ()),
            (_A, ("investigation_record",), ()),
            (_A, ("evidence_list",), ()),
            (_R, ("mediation_record",), ("extension_consent", "child_wish", "joint_consultation")),
            (_R, (*WRITTEN, *ORAL, *WITHOUT_AGREEMENT), ()),
            (_A, ("performance_proof", "receipt"), ()),
            (_A, ("return_visit_record",), ()),
            (_A, ("confirmation_application", "mediation_proof"), ()),
            (_A, ("dossier_note",), ("closing_report",)),
            (_R, ("back_cover",), ()),
        ),
        1,
    )
)
PERFORMED = 9
"""Vouchers and receipts of what was performed."""
BY_BINDING = 13
"""The back cover is made when the dossier is bound, like cover and index."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """One paper or scan in the dossier; `id` names it within its `source`.

    `pages` is 0 until it was bound once. `scan_of` is the id of the paper whose signed original this scan
    shows. A `restricted` part tells of violence or a child; an `envelope` is listed and never bound. What has
    a `side` was given by that side alone.
    """

    id: str
    source: str
    key: str
    item: int
    title: str
    volume: Volume = Volume.MAIN
    pages: int = 0
    signing: Signing = Signing.NONE
    number: str = ""
    on: date | None = None
    restricted: bool = False
    envelope: bool = False
    scan: bool = False
    scan_of: str = ""
    side: Side | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class DossierFacts:
    """What the check needs besides the parts: how the case ended and what happened in it.

    `unserved` are names of parties without a notice of rights, `unsigned` the sittings nobody signed,
    `explained` the items whose gap the dossier note explains.
    """

    ending: CaseState | None = None
    effective: bool = False
    sittings: int = 0
    unsigned: tuple[int, ...] = ()
    unserved: tuple[str, ...] = ()
    has_agent: bool = False
    from_outside: bool = False
    took_too_long: bool = False
    confirmation: bool = False
    explained: frozenset[int] = frozenset()


class Way(StrEnum):
    """Where a lacking thing is made."""

    PAPER = "paper"
    SCAN = "scan"
    DAY = "day"
    RECORD = "record"
    AGREEMENT = "agreement"
    EXPLAIN = "explain"


@dataclass(frozen=True, slots=True, kw_only=True)
class Lack:
    """Something an item lacks: a word key, what fills it, and where to make it.

    One that is not `required` is only worth knowing: the dossier can be archived without it.
    """

    item: int
    key: str
    way: Way
    paper: str = ""
    names: tuple[tuple[str, str], ...] = ()
    required: bool = True


class Standing(StrEnum):
    """Where an item stands."""

    COMPLETE = "complete"
    ADVISED = "advised"
    MISSING = "missing"
    EXPLAINED = "explained"
    NOT_NEEDED = "not_needed"
    WHEN_BOUND = "when_bound"


@dataclass(frozen=True, slots=True, kw_only=True)
class CheckedItem:
    """One item with what lies in it and what it lacks."""

    item: Item
    parts: tuple[Part, ...]
    lacks: tuple[Lack, ...]
    standing: Standing


def check(facts: DossierFacts, parts: Iterable[Part]) -> tuple[CheckedItem, ...]:
    """The thirteen items in order, each with its parts and everything it lacks."""
    given = tuple(parts)
    return tuple(_checked(item, facts, tuple(p for p in given if p.item == item.number)) for item in ITEMS)


def missing(checked: Iterable[CheckedItem]) -> tuple[Lack, ...]:
    """What keeps the dossier from being archived, in the order of its items."""
    lacking = (one for one in checked if one.standing is Standing.MISSING)
    return tuple(lack for one in lacking for lack in one.lacks if lack.required)


def in_order(parts: Iterable[Part]) -> tuple[Part, ...]:
    """Parts as they are bound: by item, within it the papers in the item's order, then by day."""
    return tuple(sorted(parts, key=_place))


def _place(part: Part) -> tuple[int, int, str, str]:
    item = ITEMS[part.item - 1]
    order = (*FROM_OUTSIDE, *item.papers) if part.item == 1 else (*item.papers, *item.along)
    return (
        part.item,
        order.index(part.key) if part.key in order else len(order),
        str(part.on or ""),
        part.title,
    )


def _checked(item: Item, facts: DossierFacts, parts: tuple[Part, ...]) -> CheckedItem:
    if item.number == BY_BINDING:
        return CheckedItem(item=item, parts=parts, lacks=(), standing=Standing.WHEN_BOUND)
    lacks = (*_lacks(item, facts, parts), *_signed_scans(item, parts))
    required = any(lack.required for lack in lacks)
    if required and item.number in facts.explained:
        standing = Standing.EXPLAINED
    elif required:
        standing = Standing.MISSING
    elif lacks:
        standing = Standing.ADVISED
    else:
        standing = Standing.COMPLETE if parts else Standing.NOT_NEEDED
    return CheckedItem(item=item, parts=parts, lacks=lacks, standing=standing)


def _lacks(item: Item, facts: DossierFacts, parts: tuple[Part, ...]) -> Iterable[Lack]:
    rule = _RULES.get(item.number)
    return rule(facts, frozenset(part.key for part in parts), parts) if rule else ()


def _scanned(parts: tuple[Part, ...]) -> bool:
    """Whether anything was scanned for the item: what it shows, nobody but a person can tell."""
    return any(part.scan for part in parts)


def _first(facts: DossierFacts, keys: frozenset[str], parts: tuple[Part, ...]) -> Iterable[Lack]:
    if not keys & set(ITEMS[0].papers) and not _scanned(parts):
        yield Lack(item=1, key="dossier.no_application", way=Way.PAPER, paper="acceptance_form")
    if facts.from_outside and "delegation_letter" not in keys and not _scanned(parts):
        yield Lack(item=1, key="dossier.no_delegation", way=Way.SCAN, required=False)


def _notice(facts: DossierFacts, keys: frozenset[str], parts: tuple[Part, ...]) -> Iterable[Lack]:
    if "rights_notice" not in keys and not _scanned(parts):
        yield Lack(item=2, key="dossier.no_notice", way=Way.PAPER, paper="rights_notice")
    for name in facts.unserved:
        yield Lack(item=2, key="dossier.notice_not_served", way=Way.DAY, names=(("name", name),))


def _identity(_facts: DossierFacts, _keys: frozenset[str], parts: tuple[Part, ...]) -> Iterable[Lack]:
    if not parts:
        yield Lack(item=3, key="dossier.no_identity", way=Way.SCAN)


def _power(facts: DossierFacts, _keys: frozenset[str], parts: tuple[Part, ...]) -> Iterable[Lack]:
    if facts.has_agent and not parts:
        yield Lack(item=4, key="dossier.no_power", way=Way.PAPER, paper="power_of_attorney")


def _sittings(facts: DossierFacts, keys: frozenset[str], _parts: tuple[Part, ...]) -> Iterable[Lack]:
    """One record a sitting; a case that ended before any sitting without an agreement has none."""
    if not facts.sittings and "mediation_record" not in keys and facts.ending not in _WITHOUT:
        yield Lack(item=7, key="dossier.no_record", way=Way.RECORD)
    for n in facts.unsigned:
        yield Lack(item=7, key="dossier.record_not_signed", way=Way.RECORD, names=(("n", str(n)),))
    if facts.took_too_long and "extension_consent" not in keys:
        yield Lack(
            item=7, key="dossier.no_extension", way=Way.PAPER, paper="extension_consent", required=False
        )


def _result(facts: DossierFacts, keys: frozenset[str], parts: tuple[Part, ...]) -> Iterable[Lack]:
    """D11, or D12 of an oral agreement; D19 or D24 stands in its place where nothing was agreed."""
    if facts.ending in _WITHOUT:
        if not keys & set(WITHOUT_AGREEMENT) and not _scanned(parts):
            yield Lack(item=8, key="dossier.no_termination", way=Way.PAPER, paper="termination_notice")
        return
    wanted = {CaseState.AGREED_WRITTEN: WRITTEN, CaseState.AGREED_ORAL: ORAL}.get(
        facts.ending or CaseState.AGREED_PARTLY, (*WRITTEN, *ORAL)
    )
    found = [part for part in parts if part.key in wanted]
    if not found:
        yield Lack(item=8, key="dossier.no_agreement", way=Way.AGREEMENT)
    elif not facts.effective:
        yield Lack(item=8, key="dossier.agreement_not_effective", way=Way.AGREEMENT)


def _confirmed(facts: DossierFacts, _keys: frozenset[str], parts: tuple[Part, ...]) -> Iterable[Lack]:
    if facts.confirmation and not parts:
        yield Lack(item=11, key="dossier.no_confirmation", way=Way.SCAN, required=False)


def _notes(facts: DossierFacts, keys: frozenset[str], parts: tuple[Part, ...]) -> Iterable[Lack]:
    if facts.explained and "dossier_note" not in keys and not _scanned(parts):
        yield Lack(item=12, key="dossier.no_note", way=Way.PAPER, paper="dossier_note")
    if "closing_report" not in keys:
        yield Lack(item=12, key="dossier.no_report", way=Way.PAPER, paper="closing_report", required=False)


def _signed_scans(item: Item, parts: tuple[Part, ...]) -> Iterable[Lack]:
    """Papers that are signed by hand whose signed original was not scanned: worth knowing, no more."""
    shown = {part.scan_of for part in parts if part.scan_of}
    scanned = any(part.scan and not part.scan_of for part in parts)
    for part in parts:
        if part.signing is not Signing.NONE and not part.scan and part.id not in shown and not scanned:
            names = (("paper", part.title),)
            yield Lack(item=item.number, key="dossier.no_scan", way=Way.SCAN, names=names, required=False)


_WITHOUT = (CaseState.TERMINATED, CaseState.WITHDRAWN)
_RULES = {
    1: _first,
    2: _notice,
    3: _identity,
    4: _power,
    7: _sittings,
    8: _result,
    11: _confirmed,
    12: _notes,
}
