"""Cover, index and back cover of a volume, filled from the case; they bear no page numbers."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from mediation_desk.documents.back_cover import BackCoverFacts, back_cover
from mediation_desk.documents.bound import Leaf
from mediation_desk.documents.dossier_cover import CoverFacts, dossier_cover
from mediation_desk.documents.dossier_index import IndexFacts, dossier_index
from mediation_desk.documents.paper import Paper
from mediation_desk.documents.wording import wording
from mediation_desk.domain.case import Case
from mediation_desk.domain.dates import legal_day
from mediation_desk.domain.dossier import BY_BINDING, ITEMS, Part, Volume
from mediation_desk.domain.numerals import plain_date
from mediation_desk.domain.retention import Retention, suggest
from mediation_desk.errors import DeskError
from mediation_desk.register import dossiers, office
from mediation_desk.register.records import Records
from mediation_desk.services import binding_gate
from mediation_desk.services.dossier_check import retention_facts
from mediation_desk.services.filling.source import Source

_ENDS = 3
"""Cover, index, back cover."""
_PERIODS = (Retention.SHORT, Retention.LONG, Retention.PERMANENT)


def ends(
    records: Records,
    case: Case,
    volume: Volume,
    held: Sequence[tuple[Part, int]],
    envelopes: Iterable[Part],
) -> tuple[tuple[Leaf, ...], tuple[Leaf, ...]]:
    """(cover and index, back cover) for parts with so many pages, as archived where these were archived.

    DeskError("paper.private_words").
    """
    kept = _kept(records, case, volume, held)
    if kept:
        return kept[:2], kept[2:]
    pages, remarks = index_of(held, envelopes)
    number = f"{case.number}（{name_of(volume)}）" if volume is Volume.SIDE else case.number
    front = (
        dossier_cover(_cover(records, case, volume)),
        dossier_index(IndexFacts(number=number, pages=pages, remarks=remarks)),
    )
    back = back_cover(BackCoverFacts(pages=str(sum(count for _part, count in held))))
    made = [_leaf(records, case, volume, paper) for paper in (*front, back)]
    return tuple(made[:2]), tuple(made[2:])


def keep_ends(
    records: Records,
    case: Case,
    volume: Volume,
    held: Sequence[tuple[Part, int]],
    envelopes: Iterable[Part],
) -> None:
    """Keep cover, index and back cover as they are now, with the dossier that is being archived."""
    front, back = ends(records, case, volume, held, envelopes)
    for n, leaf in enumerate((*front, *back)):
        dossiers.keep_paper(records, case.id, _place(volume, n), leaf.pdf)


def _kept(records: Records, case: Case, volume: Volume, held: Sequence[tuple[Part, int]]) -> tuple[Leaf, ...]:
    """The ends that were archived, if the same parts with the same pages are bound again."""
    archived = dossiers.archived(records, case.id)
    bound = (
        [(one.part_id, one.pages) for one in archived.contents if one.volume is volume] if archived else []
    )
    if [(part.id, pages) for part, pages in held] != [one for one in bound if one[1]]:
        return ()
    found = [dossiers.kept_paper(records, case.id, _place(volume, n)) for n in range(_ENDS)]
    return tuple(Leaf(name=name_of(volume), pdf=one) for one in found if one is not None)


def _place(volume: Volume, n: int) -> str:
    return f"ends:{volume.value}:{n}"


def name_of(volume: Volume) -> str:
    """正卷 or 副卷, as the paper says it."""
    return wording("dossier")["main" if volume is Volume.MAIN else "side"]


def index_of(
    held: Sequence[tuple[Part, int]], envelopes: Iterable[Part]
) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """(page numbers, remarks) of the thirteen items: first page and last as they are really bound."""
    said = wording("dossier")
    spans: dict[int, list[int]] = {}
    count: dict[int, int] = {}
    page = 1
    for part, pages in held:
        span = spans.setdefault(part.item, [page, page])
        page += pages
        span[1] = page - 1
        count[part.item] = count.get(part.item, 0) + 1
    sealed = {part.item for part in envelopes}
    numbers, remarks = [], []
    for item in ITEMS:
        first, last = spans.get(item.number, (0, 0))
        numbers.append("" if not first or item.number == BY_BINDING else _span(first, last))
        told = [said.fill("several", n=str(count[item.number]))] if count.get(item.number, 0) > 1 else []
        told += [said["envelope"]] if item.number in sealed else []
        remarks.append("；".join(told))
    return tuple(numbers), tuple(remarks)


def _span(first: int, last: int) -> str:
    return str(first) if first == last else f"{first}—{last}"


def _cover(records: Records, case: Case, volume: Volume) -> CoverFacts:
    source, periods = Source(records, case), wording("dossier_cover").lists["periods"]
    kept, archived = dossiers.kept(records, case.id), dossiers.archived(records, case.id)
    retention = kept[0].retention if kept else suggest(retention_facts(records, case)).retention
    ended = case.closed_on or (legal_day(source.sittings[-1].began) if source.sittings else None)
    staff = {one.id: one.name for one in office.all_staff(records)}
    return CoverFacts(
        committee=source.centre.committee,
        volume_name=source.matter + (f"（{name_of(volume)}）" if volume is Volume.SIDE else ""),
        number=case.number,
        mediator="、".join(source.mediators),
        mediated_from=source.accepted,
        mediated_to=plain_date(ended) if ended else "",
        filed_by=staff.get(archived.archived_by, "") if archived else records.staff.name,
        filed_on=plain_date(legal_day(archived.archived_at) if archived else records.today),
        retention=periods[_PERIODS.index(retention)],
        remarks="；".join(dossier_link(records, case)),
    )


def dossier_link(records: Records, case: Case) -> Iterable[str]:
    """What the cover says of an earlier dossier this case goes on from."""
    for link in dossiers.links(records, case.id):
        if link.case_id == case.id:
            yield wording("dossier").fill("goes_on_from", number=link.earlier_number)


def _leaf(records: Records, case: Case, volume: Volume, paper: Paper) -> Leaf:
    part = Part(id="", source="", key="", item=BY_BINDING, title=paper.title, volume=volume)
    made = binding_gate.leaf_of_paper(records, part, paper, case)
    if made.stop:
        raise DeskError("paper.private_words")
    return made.leaf
