"""Mediation record (调解记录, D10): the minutes of one sitting."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from mediation_desk.domain.agreement import PrintState


class SittingResult(StrEnum):
    """调解结果."""

    SUCCEEDED = "succeeded"
    FAILED = "failed"
    CONTINUED = "continued"


class Writing(StrEnum):
    """How the content is written: 问答 or 叙述."""

    QUESTION_ANSWER = "question_answer"
    PROSE = "prose"


class Sitting(StrEnum):
    """Together, or back to back (背靠背)."""

    JOINT = "joint"
    SEPARATE = "separate"


@dataclass(frozen=True, slots=True, kw_only=True)
class Utterance:
    """One line of a question-and-answer record; `speaker` is 问, 答 or a name."""

    speaker: str
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class MediationRecord:
    """The record of sitting number `ordinal`; signed once, then never rewritten.

    `participants` are persons invited by the committee, never mediator, party or recorder.
    """

    id: str
    case_id: str
    ordinal: int
    began: datetime
    ended: datetime | None
    place: str
    present_ids: tuple[str, ...]
    mediator_ids: tuple[str, ...]
    recorder_id: str
    version: int = 0
    sitting: Sitting = Sitting.JOINT
    subject: str = ""
    participants: tuple[str, ...] = ()
    rights_explained: bool = False
    writing: Writing = Writing.PROSE
    prose: str = ""
    utterances: tuple[Utterance, ...] = ()
    result: SittingResult | None = None
    result_note: str = ""
    signed_on: date | None = None

    @property
    def written(self) -> bool:
        """Whether the minutes hold any words in the manner they are written in."""
        if self.writing is Writing.PROSE:
            return bool(self.prose.strip())
        return any(line.text.strip() for line in self.utterances)


@dataclass(frozen=True, slots=True, kw_only=True)
class RecordPrint:
    """Version `n` of the minutes as printed to be signed: number, short code, hash and bytes never change."""

    record_id: str
    n: int
    number: str
    code: str
    printed_at: datetime
    staff_id: str
    sha256: str
    state: PrintState


def unready(record: MediationRecord) -> tuple[str, str] | None:
    """What a record lacks before it may be signed: (word key, field), or None when nothing.

    The form's fixed line says that the rules were explained to all present (司法部文书格式).
    """
    for missing, key, field in (
        (not record.present_ids, "mediation_record.nobody_present", "present"),
        (not record.mediator_ids, "mediation_record.no_mediator", "mediators"),
        (not record.recorder_id, "mediation_record.no_recorder", "recorder"),
        (not record.rights_explained, "mediation_record.rights_not_explained", "rights_explained"),
        (not record.written, "mediation_record.nothing_written", "content"),
        (record.result is None, "mediation_record.no_result", "result"),
    ):
        if missing:
            return key, field
    return None
