"""Minutes in question and answer as one text: each line begins with its speaker and a full-width colon."""

from __future__ import annotations

from collections.abc import Iterable

from mediation_desk.domain.mediation_record import Utterance

ASK, ANSWER = "问", "答"  # as the model form of the minutes prints them


def speaker_in(line: str, speakers: Iterable[str]) -> str:
    """The speaker a line begins with, "" when it begins with none of `speakers`."""
    return next((one for one in speakers if one and line.startswith((f"{one}：", f"{one}:"))), "")


def other_speaker(speaker: str) -> str:
    """Who speaks after this one: an answer follows a question, a question follows everything else."""
    return ANSWER if speaker == ASK else ASK


def lines_of(text: str, speakers: Iterable[str]) -> tuple[Utterance, ...]:
    """The utterances of a text; a line without a known speaker goes on in the one before, empty ones fall."""
    known = tuple(speakers)
    said: list[tuple[str, list[str]]] = []
    for line in text.splitlines():
        speaker = speaker_in(line, known)
        if speaker:
            said.append((speaker, [line[len(speaker) + 1 :].strip()]))
        elif said:
            said[-1][1].append(line.rstrip())
        elif line.strip():
            said.append((ASK, [line.strip()]))
    told = (Utterance(speaker=speaker, text="\n".join(lines).strip()) for speaker, lines in said)
    return tuple(line for line in told if line.text)


def text_of(lines: Iterable[Utterance]) -> str:
    """The same utterances as text."""
    return "\n".join(f"{line.speaker}：{line.text}" for line in lines)
