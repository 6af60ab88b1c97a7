"""From one style of note to another, without losing a word: what shares a box stands under its heading."""

from __future__ import annotations

import re

from mediation_desk.domain.counselling_note import STYLES, NotePart, NoteStyle, NoteText, with_parts

HEADINGS: dict[NotePart, str] = {
    NotePart.SAID: "来访者说",
    NotePart.SEEN: "看到的",
    NotePart.ASSESSED: "评估",
    NotePart.PLANNED: "计划",
    NotePart.DATA: "资料",
    NotePart.CONCERN: "主诉与来访目标",
    NotePart.TOPIC: "本次议题",
    NotePart.COURSE: "会谈过程与重要信息",
    NotePart.REACTION: "来访者反应",
    NotePart.REFERRAL: "转介与督导事项",
    NotePart.TEXT: "叙述",
}
"""As notes are written and printed, in Chinese whatever the screen speaks."""

_NEAREST: dict[NotePart, tuple[NotePart, ...]] = {
    NotePart.SAID: (NotePart.DATA, NotePart.CONCERN),
    NotePart.SEEN: (NotePart.DATA,),
    NotePart.DATA: (NotePart.SAID, NotePart.COURSE),
    NotePart.CONCERN: (NotePart.SAID, NotePart.DATA),
    NotePart.TOPIC: (NotePart.SAID, NotePart.DATA),
    NotePart.COURSE: (NotePart.SEEN, NotePart.DATA),
    NotePart.REACTION: (NotePart.SEEN, NotePart.DATA),
    NotePart.REFERRAL: (NotePart.PLANNED,),
    NotePart.TEXT: (NotePart.SAID, NotePart.DATA, NotePart.COURSE),
}
_HEADING = re.compile(r"^【([^】\n]+)】\n?", re.MULTILINE)
_BY_HEADING = {heading: part for part, heading in HEADINGS.items()}


def restyled(text: NoteText, style: NoteStyle) -> NoteText:
    """The same note in another style.

    A part the new style has keeps its words. Any other goes to the nearest box, under its heading 【看到的】;
    on the way back such headings take their words home again.
    """
    if style is text.style:
        return text
    pieces: list[tuple[NotePart, str]] = []
    for part in STYLES[text.style]:
        pieces += _pieces(part, text.part(part))
    landed: dict[NotePart, list[tuple[NotePart, str]]] = {}
    for part, words in pieces:
        landed.setdefault(_place(part, style), []).append((part, words))
    return with_parts(text, style, {place: _joined(place, inside) for place, inside in landed.items()})


def _pieces(part: NotePart, words: str) -> list[tuple[NotePart, str]]:
    """The words of a box, taken apart where a heading of ours stands at the beginning of a line."""
    found: list[tuple[NotePart, str]] = []
    owner, start = part, 0
    for heading in _HEADING.finditer(words):
        named = _BY_HEADING.get(heading[1])
        if named is None:
            continue
        found.append((owner, words[start : heading.start()]))
        owner, start = named, heading.end()
    found.append((owner, words[start:]))
    return [(one, inside.strip("\n")) for one, inside in found if inside.strip()]


def _place(part: NotePart, style: NoteStyle) -> NotePart:
    boxes = STYLES[style]
    if part in boxes:
        return part
    return next((one for one in _NEAREST.get(part, ()) if one in boxes), boxes[0])


def _joined(place: NotePart, inside: list[tuple[NotePart, str]]) -> str:
    own = "\n".join(words for part, words in inside if part is place)
    foreign = [f"【{HEADINGS[part]}】\n{words}" for part, words in inside if part is not place]
    return "\n".join(filter(None, (own, *foreign)))
