"""Under what the half-typed words of a written paper are kept: of a restricted one the row tells no kind.

The kind stands in the sealed text of its draft alone; the row has a random word in its place.
"""

from __future__ import annotations

import json
from uuid import uuid4

from mediation_desk.domain.written_paper import RESTRICTED, WrittenPaper
from mediation_desk.register import drafts
from mediation_desk.register.records import Records

FORM = "written_paper"


def draft_subject(records: Records, paper: WrittenPaper) -> str:
    """Where the words of a paper are kept while they are typed.

    Raises DeskError: sealed.altered, draft.needs_password (something waits that does not open here).
    """
    if paper.version:
        return paper.id
    if not paper.restricted:
        return f"{paper.case_id}/{paper.key}"
    begins = f"{paper.case_id}/{RESTRICTED}-"
    waiting = (one.subject_id for one in drafts.lines(records) if one.form == FORM)
    found = (one for one in waiting if one.startswith(begins) and typed_kind(records, one) == paper.key)
    return next(found, begins + uuid4().hex)


def typed_kind(records: Records, subject_id: str) -> str:
    """The key of the kind of which a draft is that is not kept yet; empty when it says none.

    Raises DeskError: sealed.altered, draft.needs_password.
    """
    _place, _slash, kind = subject_id.rpartition("/")
    if not kind.startswith(f"{RESTRICTED}-"):
        return kind
    told = json.loads(drafts.get(records, FORM, subject_id) or "{}")
    return str(told.get("key", ""))
