"""Rows of a centre's own on a form: a label each, before whatever is signed.

Local practice asks for more than the national form on many papers; agreements and minutes take none,
since what people sign there is theirs.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from mediation_desk.documents.house import worn
from mediation_desk.documents.kind import Field, PaperKind
from mediation_desk.documents.paper import Grid, Paper, Row, Seal, Signatures
from mediation_desk.documents.papers import PAPERS
from mediation_desk.documents.wording import label, value

EXTRA = "extra"
"""The key under which the labels of a form stand in the house's changes."""

_FILLED_BY_THE_DESK = frozenset({"application", "acceptance_form", "rights_notice"})
"""Forms without fields to type: a row of one's own is completed by hand on the paper."""

_NONE = frozenset({"divorce_agreement"})
_NAME = "extra:"
_LABEL = 42
"""Millimetres for a label of up to twelve characters in two lines."""


def takes_extras(key: str) -> bool:
    """Whether a form may have rows of the centre's own."""
    typed = any(kind.key == key and kind.fields for kind in PAPERS)
    return key in _FILLED_BY_THE_DESK or (typed and key not in _NONE)


def extra_labels(key: str) -> tuple[str, ...]:
    """The labels this house adds to a form."""
    said = worn().of(key).get(EXTRA, ())
    return tuple(said) if said and takes_extras(key) else ()


def fields_of(kind: PaperKind) -> tuple[Field, ...]:
    """The fields staff type on a form, the house's own rows at the end."""
    own = (Field(name=f"{_NAME}{one}", label=one) for one in extra_labels(kind.key))
    return (*kind.fields, *own) if kind.fields else ()


def with_extras(paper: Paper, key: str, told: Mapping[str, object], *, by_hand: bool) -> Paper:
    """The paper with the house's own rows; `told` are the values by the names of `fields_of`."""
    labels = extra_labels(key)
    if not labels:
        return paper
    rows = tuple(
        Row(cells=(label(one, _LABEL), value(str(told.get(f"{_NAME}{one}", "")), by_hand=by_hand)))
        for one in labels
    )
    blocks = list(paper.blocks)
    signed = [n for n, block in enumerate(blocks) if isinstance(block, Signatures | Seal)]
    blocks.insert(signed[0] if signed else len(blocks), Grid(rows=rows))
    return replace(paper, blocks=tuple(blocks))
