"""What was asked and answered, line by line, or room to write it by hand."""

from __future__ import annotations

from mediation_desk.documents.paper import Grid, Paragraph, text
from mediation_desk.documents.wording import free_text, wording


def talk_lines(
    talk: tuple[tuple[str, str], ...], *, by_hand: bool, lines: int
) -> tuple[Paragraph | Grid, ...]:
    """问：… 答：…; words without a speaker are running text. Without any, `lines` ruled lines or “/”."""
    if not talk:
        return free_text("", by_hand=by_hand, lines=lines)
    said = wording("mediation_record")
    return tuple(
        Paragraph(runs=text(said.fill("utterance", speaker=who, text=words)), role="answer")
        if who
        else Paragraph(runs=text(words))
        for who, words in talk
    )
