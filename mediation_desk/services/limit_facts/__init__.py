"""What limits are counted from, one file for each noun; a new one joins by its line here.

A source reads plain columns alone: limits are counted whoever acts, and nothing sealed is opened for it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable

from mediation_desk.domain.case import Case
from mediation_desk.domain.case_limit import LimitFact
from mediation_desk.domain.counselling_file import CounsellingFile
from mediation_desk.register.records import Records
from mediation_desk.services.limit_facts import (
    archive,
    clue,
    confirmation,
    consultation,
    delegation,
    divorce,
    mediation,
    notes,
    performance,
    reception,
    referral,
    safety,
    visits,
)

Source = Callable[[Records, Case], Iterable[LimitFact]]
FileSource = Callable[[Records, CounsellingFile], Iterable[LimitFact]]
IdSource = Callable[[Records, str], Iterable[LimitFact]]

SOURCES: tuple[Source, ...] = (
    mediation.facts,
    confirmation.facts,
    divorce.facts,
    referral.facts,
    safety.facts,
    notes.facts,
    archive.facts,
    visits.facts,
    performance.facts,
    consultation.facts,
)
"""Limits of a case."""

FILE_SOURCES: tuple[FileSource, ...] = (notes.file_facts, referral.file_facts, visits.file_facts)
"""Limits of a counselling file."""

RECEPTION_SOURCES: tuple[IdSource, ...] = (reception.facts,)
"""Limits of a reception, by its id."""

REFERRAL_SOURCES: tuple[IdSource, ...] = (delegation.letter_facts, referral.own_facts)
"""Limits of a letter or referral that belongs to no case and no file, by its id."""

CLUE_SOURCES: tuple[IdSource, ...] = (clue.facts,)
"""Limits of a clue, by its id."""
CONSULTATION_SOURCES: tuple[IdSource, ...] = (consultation.own_facts,)
"""Limits of a joint consultation that is about no case, by its id."""
