"""Entries of the journal in words: acts, what they are about, which fields changed."""

from __future__ import annotations

import re
from collections.abc import Callable

from mediation_desk.documents.papers import NAMED
from mediation_desk.documents.wording import wording
from mediation_desk.domain.journal import JournalLine, Subject, SubjectKind
from mediation_desk.domain.journal_check import Fault
from mediation_desk.domain.written_paper import Recipient
from mediation_desk.words import _, listed, term

_CODE = re.compile(r"[0-9A-Z]{4}-[0-9A-Z]{4}")
"""What the short code of a final print looks like; it stands on the paper and tells nothing."""


def act_words(line: JournalLine) -> str:
    """What was done; an act this program has no words for is said to be another one."""
    key = f"act.{line.act}"
    said = _(key)
    return _("Another act") if said == key else said


def about_words(line: JournalLine, shown: Callable[[str], str] = str) -> str:
    """Which case, person or file: numbers as they are, names as the screen may show them now."""
    return listed(_subject(one, shown) for one in line.subjects)


def field_words(line: JournalLine) -> str:
    """Which fields changed, or which paper and how; for a clock set back, by how much."""
    if line.act == "clock_set_back":
        return _("by {n} minutes", n=round(int(line.fields[0]) / 60)) if line.fields else ""
    if line.act == "verify_journal":
        known = [Fault(one) for one in line.fields if one in set(Fault)]
        return listed(map(term, known)) or _("nothing found")
    if line.act == "read_in_copy":
        return _read_in_copy(*line.fields)
    if line.act == "hand_out_copies":
        return " · ".join(filter(None, map(_copies, line.fields)))
    return listed(filter(None, map(_field, line.fields)))


def _read_in_copy(act: str, copy: str, at: str) -> str:
    """打开咨询记录 · desk-20260318-174600 · 2026-11-26 09:41: what was read, in which copy, when."""
    key = f"act.{act}"
    said = _(key)
    return " · ".join((_("Another act") if said == key else said, copy, at))


def _copies(field: str) -> str:
    """乙方 1, of what `hand_out_copies` noted."""
    recipient, _colon, count = field.partition(":")
    return f"{term(Recipient(recipient))} {count}" if recipient in set(Recipient) else ""


def _subject(subject: Subject, shown: Callable[[str], str]) -> str:
    named = shown(subject.words) if subject.kind is SubjectKind.PERSON else subject.words
    return f"{term(subject.kind)} {named}"


def _field(field: str) -> str:
    if field in NAMED:
        return str(wording(field)["title"])
    if _CODE.fullmatch(field):
        return field
    key = f"field.{field}"
    said = _(key)
    return "" if said == key else said
