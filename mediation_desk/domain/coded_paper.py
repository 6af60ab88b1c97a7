"""A paper of ours as its check code names it: which kind, which version, and whether it still counts."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum


class PaperStanding(StrEnum):
    """What a printed paper is worth today.

    SIGNED: what everybody signed · ISSUED: it left the house and counts · PRINTED: printed, not signed yet ·
    SUPERSEDED: a later version took its place · VOIDED: its number was given up.
    """

    SIGNED = "signed"
    ISSUED = "issued"
    PRINTED = "printed"
    SUPERSEDED = "superseded"
    VOIDED = "voided"


@dataclass(frozen=True, slots=True, kw_only=True)
class CodedPaper:
    """The paper a code stands on, without a word of what it says.

    `key` is its kind (see PAPERS), `n` its version (0: it has one only), `signed_on` the day the last signed.
    `place` is where the desk shows it: the page's key and its arguments; empty for those who may not open it.
    `again`: it was registered again after a restore, from the paper alone.
    """

    key: str
    title: str
    number: str
    code: str
    made_at: datetime
    standing: PaperStanding
    n: int = 0
    signed_on: date | None = None
    reason: str = ""
    place: tuple[str, ...] = ()
    again: bool = False
