"""Which paper of ours a check code stands on: every kind that carries codes is asked in turn."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from mediation_desk.domain.access_matrix import only_where_asked
from mediation_desk.domain.coded_paper import CodedPaper
from mediation_desk.domain.dates import SHANGHAI
from mediation_desk.domain.short_code import normalise_code
from mediation_desk.domain.staff import Role
from mediation_desk.errors import DeskError
from mediation_desk.register import restored
from mediation_desk.register.records import Records
from mediation_desk.services.access import AT_THE_DESK, DOSSIER_INDEX, REFERRAL_KNOW
from mediation_desk.services.agreement_codes import agreement_of_code
from mediation_desk.services.permission import allowed
from mediation_desk.services.record_codes import record_of_code
from mediation_desk.services.referral_codes import letter_of_code
from mediation_desk.services.restored_papers import restored_paper_of_code
from mediation_desk.services.written_codes import written_paper_of_code


@dataclass(frozen=True, slots=True, kw_only=True)
class CodeSource:
    """Where codes of one kind are found, and who may hear of a paper of it that it is ours and what it is.

    `find` returns None for a code it does not know, and a paper without a `place` where whoever asks may
    not open it.
    """

    find: Callable[[Records, str], CodedPaper | None]
    readers: frozenset[Role]


SOURCES: tuple[CodeSource, ...] = (
    CodeSource(find=agreement_of_code, readers=DOSSIER_INDEX),
    CodeSource(find=record_of_code, readers=DOSSIER_INDEX),
    CodeSource(find=written_paper_of_code, readers=DOSSIER_INDEX),
    CodeSource(find=letter_of_code, readers=REFERRAL_KNOW),
    CodeSource(find=restored_paper_of_code, readers=DOSSIER_INDEX),
)
"""One line for each kind of paper that carries codes."""


@allowed(AT_THE_DESK)
def paper_of_code(records: Records, typed: str) -> CodedPaper:
    """The paper with the code typed or scanned.

    Raises DeskError: code.length, code.characters, code.check, code.not_ours; code.maybe_earlier, when a copy
    was put back and it may be of a paper printed between; code.closed: it is ours, but
    of a kind, or of a case, that this person hears nothing of.
    """
    code = normalise_code(typed)
    for source in SOURCES:
        if (found := source.find(records, code)) is not None:
            roles = records.staff.roles
            if not roles & source.readers or (only_where_asked(roles) and not found.place):
                raise DeskError("code.closed", field="code")
            return found
    raise _unknown(records)


def _unknown(records: Records) -> DeskError:
    """Not of ours; in a restored register perhaps of a paper printed after the copy was made."""
    restores = restored.every(records)
    if not restores:
        return DeskError("code.not_ours", field="code")
    since = min(one.copy_made_at for one in restores)
    until = max(one.restored_at for one in restores)
    return DeskError("code.maybe_earlier", field="code", since=_said(since), until=_said(until))


def _said(moment: datetime) -> str:
    return f"{moment.astimezone(SHANGHAI):%Y-%m-%d %H:%M}"
