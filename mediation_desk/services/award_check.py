"""The director's look at a proposed award: what there is, as far as it opens for them, and their word."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date, datetime

from mediation_desk.domain.award import Award, AwardCheck
from mediation_desk.domain.award_concern import Concern, ConcernKind
from mediation_desk.domain.safety_record import SafetyKind
from mediation_desk.domain.texts import PARAGRAPH, check_text
from mediation_desk.domain.violence import ProtectionOrder
from mediation_desk.errors import DeskError
from mediation_desk.register import award_concern_texts as texts
from mediation_desk.register import award_concerns, sealed
from mediation_desk.register import awards as kept
from mediation_desk.register.records import Records
from mediation_desk.register.sealed import SealedKind
from mediation_desk.services import award_rules
from mediation_desk.services.access import AWARD_CHECK
from mediation_desk.services.permission import allowed


@dataclass(frozen=True, slots=True, kw_only=True)
class ConcernLine:
    """One thing the director is shown: what it is, since when, and its words where they open.

    `safety` says what a safety record is, `until` how long an order of protection runs; `closed`: there is
    more than opens for whoever looks.
    """

    kind: ConcernKind
    at: datetime | None
    said: str = ""
    safety: SafetyKind | None = None
    until: date | None = None
    closed: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class AwardCheckSheet:
    """The award and everything found, harmless causes first; `note` is the director's earlier word."""

    award: Award
    lines: tuple[ConcernLine, ...]
    note: str = ""


@allowed(AWARD_CHECK, changes={"journal"})
def award_check_sheet(records: Records, award_id: str) -> AwardCheckSheet:
    """What there is about a proposed award, opened as far as it opens here and journalled.

    Raises DeskError("award.missing").
    """
    award = kept.get(records, award_id)
    concerns = award_concerns.found(records, award, award_rules.rules(records))
    note = ""
    if award.check_note_id and sealed.may_open(records, award.check_note_id):
        note = sealed.unseal(records, award.check_note_id)
    order = list(ConcernKind)
    lines = [_line(records, one) for one in sorted(concerns, key=lambda one: order.index(one.kind))]
    records.journal("open_award_concerns", award_id, *_opened(concerns))
    return AwardCheckSheet(award=award, lines=tuple(lines), note=note)


@allowed(AWARD_CHECK, changes={"award"})
def decide_award_check(records: Records, award_id: str, *, passes: bool, note: str) -> Award:
    """Let a proposed award pass, or not, with a note that opens for directors alone.

    Raises DeskError: award.missing, award.not_asked, award.note_needed, text.*, sealed.no_seat.
    """
    award = kept.get(records, award_id)
    if award.check is not AwardCheck.ASKED:
        raise DeskError("award.not_asked")
    if not note.strip():
        raise DeskError("award.note_needed", field="note")
    check_text(note, "note", PARAGRAPH, lines=True)
    decided = replace(
        award,
        check=AwardCheck.PASSED if passes else AwardCheck.REFUSED,
        checked_by=records.staff.id,
        checked_at=records.now,
        check_note_id=sealed.seal(records, SealedKind.RESTRICTED, note.strip()),
    )
    records.journal("decide_award_check", award_id)
    return replace(kept.save(records, decided), check_note_id=None)


def _opened(concerns: Iterable[Concern]) -> list[str]:
    return list(dict.fromkeys(one.subject_id for one in concerns if one.subject_id))


def _line(records: Records, one: Concern) -> ConcernLine:
    line = ConcernLine(kind=one.kind, at=one.at)
    if one.kind in (ConcernKind.RED, ConcernKind.CLUE):
        said = texts.said_of(records, one)
        return replace(line, said=said or "", closed=said is None)
    if one.kind is ConcernKind.SAFETY_RECORD:
        record = texts.safety_record_of(records, one.subject_id)
        if record is None:
            return replace(line, closed=True)
        until = record.content.valid_to if isinstance(record.content, ProtectionOrder) else None
        return replace(line, safety=record.kind, until=until)
    return replace(line, said=texts.said_of(records, one) or "")
