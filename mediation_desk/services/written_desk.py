"""What the page of a written paper opens with and shows while somebody types, and the list of a case."""

from __future__ import annotations

from dataclasses import dataclass, replace
from uuid import uuid4

from mediation_desk.documents.kind import PaperKind
from mediation_desk.domain.case import Case, CaseState
from mediation_desk.domain.party import Side
from mediation_desk.domain.written_paper import (
    ONE_SIDE,
    RESTRICTED,
    Audience,
    Copies,
    Recipient,
    Values,
    WrittenPaper,
    WrittenState,
)
from mediation_desk.errors import DeskError
from mediation_desk.register import written_papers
from mediation_desk.register.records import Records
from mediation_desk.services.access import DOSSIER_READ, DOSSIER_WRITE
from mediation_desk.services.filling import audiences_of, filled, filling_of
from mediation_desk.services.filling.source import Source
from mediation_desk.services.paper_gate import MadePaper, Pages
from mediation_desk.services.permission import allowed
from mediation_desk.services.written_drafts import draft_subject
from mediation_desk.services.written_making import Making, case_of
from mediation_desk.services.written_papers import opened
from mediation_desk.services.written_values import KINDS, in_order, kind_of


@dataclass(frozen=True, slots=True, kw_only=True)
class WrittenSheet:
    """One paper as its page opens it.

    `kind` has the house's own rows among its fields; `told` is what the register says in each field now,
    `numbered` whether it gets a number of its own, `writes` whether whoever asks may change it (nobody once
    the case is archived). `speakers` are who may have said something, `usual_copies` who is usually given how
    many. A paper of version 0 is not kept yet. `draft` is under what its half-typed words are kept.
    """

    paper: WrittenPaper
    kind: PaperKind
    case: Case | None
    told: Values
    audiences: tuple[Audience, ...]
    numbered: bool
    writes: bool
    copies: tuple[Copies, ...] = ()
    speakers: tuple[str, ...] = ()
    usual_copies: tuple[tuple[Recipient, int], ...] = ()
    issued_by: str = ""
    draft: str = ""

    def register_says(self, name: str) -> object:
        """What the register says in a field, empty when nothing."""
        return dict(self.told).get(name, "")


@dataclass(frozen=True, slots=True, kw_only=True)
class WrittenLine:
    """One paper in a list; `opens` is False for a restricted one sealed for others."""

    paper: WrittenPaper
    copies: tuple[Copies, ...] = ()
    opens: bool = True


@allowed(DOSSIER_READ, changes={"journal"})
def written_sheet(records: Records, case_id: str, what: str) -> WrittenSheet:
    """A paper by its id, or a new one by the key of its kind, filled from the register; not kept yet.

    Opening a restricted one is journalled. Raises DeskError: written.missing, written.no_such_kind,
    case.missing, case.not_yours, sealed.not_yours, draft.needs_password.
    """
    if what not in KINDS:
        paper = opened(records, what)
        if paper.case_id != case_id:
            raise DeskError("written.missing")
        return _sheet(records, paper, case_of(records, case_id))
    kind = kind_of(what)
    fresh = WrittenPaper(
        id=uuid4().hex,
        case_id=case_id,
        key=what,
        audience=audiences_of(kind)[0],
        author=records.staff.id,
        restricted=kind.restricted,
    )
    fresh = replace(fresh, values=_told(Making(records, fresh)))
    return _sheet(records, fresh, case_of(records, case_id))


@allowed(DOSSIER_READ)
def register_says(records: Records, paper: WrittenPaper) -> Values:
    """What the register says in each field of a paper for the readers it has now.

    Raises DeskError: written.no_such_kind, written.wrong_audience, case.not_yours.
    """
    return _told(Making(records, paper))


@allowed(DOSSIER_READ)
def look_at_written(records: Records, paper: WrittenPaper, *, scale: float = 1.0) -> Pages:
    """Images (`scale` pixels per point) of a paper as typed, kept or not.

    Raises DeskError `paper.*` for what cannot be printed, case.not_yours.
    """
    return Making(records, paper).look(scale)


@allowed(DOSSIER_READ, changes={"journal"})
def proof_of_written(records: Records, paper_id: str) -> MadePaper:
    """The 核对稿 of a kept draft: marked, without number and code, never kept."""
    return Making(records, opened(records, paper_id)).proof()


@allowed(DOSSIER_READ)
def written_of_case(records: Records, case_id: str) -> tuple[WrittenLine, ...]:
    """Every paper written for a case, newest first; a restricted one keeps its kind to itself."""
    case_of(records, case_id)
    return _lines(records, written_papers.of_case(records, case_id))


@allowed(DOSSIER_WRITE)
def written_of_office(records: Records) -> tuple[WrittenLine, ...]:
    """Every paper written for no case, newest first."""
    return _lines(records, written_papers.of_office(records))


def _lines(records: Records, found: list[WrittenPaper]) -> tuple[WrittenLine, ...]:
    copies = written_papers.copies_of(records, [one.id for one in found])
    return tuple(
        WrittenLine(
            paper=one,
            copies=copies.get(one.id, ()),
            opens=one.key != RESTRICTED or written_papers.may_open(records, one.id),
        )
        for one in found
    )


def _archived(case: Case | None) -> bool:
    return case is not None and case.state in (CaseState.ARCHIVED, CaseState.RETENTION_DUE)


def _told(making: Making) -> Values:
    return in_order(making.kind, filled(making.kind, making.source))


def _readers(kind: PaperKind, paper: WrittenPaper, source: Source) -> tuple[Audience, ...]:
    """Whom it may be for here: nobody is offered a side on which nobody stands."""
    sides = {party.side for party in source.case.parties} if source.has_case else set()
    return tuple(
        one for one in audiences_of(kind) if one not in ONE_SIDE or one.sides & sides or one is paper.audience
    )


def _speakers(source: Source) -> tuple[str, ...]:
    if not source.has_case:
        return (source.writer,)
    parties = (one.name for one in source.people.values())
    return tuple(dict.fromkeys((*parties, *source.mediators, source.writer, *_BY_PART)))


def _usual_copies(kind: PaperKind, paper: WrittenPaper, source: Source) -> tuple[tuple[Recipient, int], ...]:
    """Of "+n" papers one for each party that holds it and n here; of others all but one go out."""
    sides = (
        [party.side for party in source.case.parties if party.person_id in source.parties]
        if (source.has_case)
        else []
    )
    holds = {side: sides.count(side) for side in paper.audience.sides}
    out = [(Recipient(side.value), holds[side]) for side in _IN_ORDER if holds.get(side)]
    if paper.audience is Audience.AUTHORITY:
        out = [(Recipient.AUTHORITY, 1)]
    wanted = int(kind.copies.removeprefix("+") or 1)
    if kind.copies.startswith("+"):
        return (*out, (Recipient.KEPT, wanted))
    given = tuple(out[: max(0, wanted - 1)])
    rest = tuple((recipient, 0) for recipient, _count in out[len(given) :])
    return (*given, *rest, (Recipient.KEPT, max(1, wanted - len(given))))


_IN_ORDER = (Side.SEEKER, Side.OTHER, Side.NEUTRAL)
_BY_PART = ("调解员", "调查人", "被调查人", "甲方", "乙方")


def _sheet(records: Records, paper: WrittenPaper, case: Case | None) -> WrittenSheet:
    making = Making(records, paper)
    kind, source = making.kind, making.source
    return WrittenSheet(
        kind=kind,
        paper=paper,
        case=case,
        told=_told(making) if paper.state is WrittenState.DRAFT else (),
        audiences=_readers(kind, paper, source),
        numbered=filling_of(kind.key).series is not None,
        speakers=_speakers(source),
        usual_copies=_usual_copies(kind, paper, source),
        draft=draft_subject(records, paper) if paper.state is WrittenState.DRAFT else "",
        issued_by=source.staff.get(paper.issued_by, ""),
        writes=bool(records.staff.roles & DOSSIER_WRITE) and not _archived(case),
        copies=written_papers.copies_of(records, [paper.id]).get(paper.id, ()),
    )
