"""The page of keys: made from one list, so that it never says what is not so."""

from __future__ import annotations

from mediation_desk.domain.help_page import HelpBlock, Span, SpanKind, Spans, Table
from mediation_desk.words import N_, said_in

KEY = "keys"
TITLE = N_("Keys")
KEYS: tuple[tuple[str, str], ...] = (
    ("Ctrl+K   /", N_("Search")),
    ("Alt+1 … Alt+0", N_("The pages, in the order of the rail")),
    ("Ctrl+N", N_("New reception")),
    ("Ctrl+S", N_("Keep now (drafts keep themselves)")),
    ("Ctrl+Enter", N_("The page's main button")),
    ("Ctrl+P", N_("Print what is shown")),
    ("Ctrl+F", N_("Find in this list")),
    ("Ctrl+Tab", N_("Next tab of the page")),
    ("F6   Shift+F6", N_("Next, previous part of the window")),
    ("Alt+←", N_("The page before")),
    ("F9", N_("Mask, show again")),
    ("Ctrl+L", N_("Lock")),
    ("Ctrl+Shift+L", N_("Change person")),
    ("Esc", N_("Close, back")),
    ("Esc Esc Esc", N_("Public information instead of this window")),
    ("D   W   M   L", N_("In the calendar: day, week, month, list")),
    ("Shift+↑↓←→   Ctrl+↑↓", N_("In the calendar: move it, make it longer or shorter")),
    ("N   F   G", N_("In the calendar: book, find a free time, go to a day")),
    ("F1", N_("Help at this page")),
    ("Ctrl+F1", N_("All keys")),
)
"""What is pressed and what it does; several ways stand three spaces apart."""


def keys_blocks(language: str) -> tuple[HelpBlock, ...]:
    """Every key with what it does."""
    head = (said_in(language, N_("Key")), said_in(language, N_("Does")))
    return (
        Table(
            head=tuple((Span(text=words),) for words in head),
            rows=tuple((_pressed(keys), (Span(text=said_in(language, does)),)) for keys, does in KEYS),
        ),
    )


def _pressed(keys: str) -> Spans:
    """Each way on its own; what stands between two keys (… or an arrow) is part of the way."""
    ways = keys.split("   ")
    spans = [Span(text=ways[0], kind=SpanKind.KEY)]
    for way in ways[1:]:
        spans += [Span(text="  "), Span(text=way, kind=SpanKind.KEY)]
    return tuple(spans)
