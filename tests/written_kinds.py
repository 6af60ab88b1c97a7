"""Kinds of papers with fields for tests of the engine, whatever the house prints besides."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace

import pytest

from mediation_desk.documents.kind import Field, FieldKind, Shelf
from mediation_desk.documents.papers import PAPERS
from mediation_desk.services import written_values

_ORAL = next(kind for kind in PAPERS if kind.key == "oral_agreement")
_FIELDS = (
    Field(name="facts", label="Facts", kind=FieldKind.TEXT, needed=True),
    Field(name="clauses", label="Clauses", kind=FieldKind.TICKS, choices=("甲方付款。", "乙方搬离。")),
    Field(name="date", label="Day", kind=FieldKind.DAY),
)
OPEN = replace(_ORAL, fields=_FIELDS)
"""An ordinary paper of both sides."""

SEALED = replace(_ORAL, key="rights_notice", fields=_FIELDS, restricted=True, shelf=Shelf.SIDE)
"""The same as a restricted paper."""


@contextmanager
def writable() -> Iterator[None]:
    """Let these two be written for a while."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setitem(written_values.KINDS, OPEN.key, OPEN)
        patch.setitem(written_values.KINDS, SEALED.key, SEALED)
        yield
