"""Letters and what goes with them to other bodies or to one party."""

from __future__ import annotations

from mediation_desk.documents.kind import PaperKind

LETTER_PAPERS: tuple[PaperKind, ...] = ()
