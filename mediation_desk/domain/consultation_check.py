"""What a consultation must say before it is called and before its record is closed."""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import asdict

from mediation_desk.domain.consultation import Consultation, ConsultationWords, Task
from mediation_desk.errors import DeskError


def check_called(consultation: Consultation, words: ConsultationWords) -> None:
    """Refuse an invitation nobody could follow.

    Raises DeskError, each beside its field: consultation.place_needed, consultation.host_needed,
    consultation.members_needed, consultation.unit_needed, consultation.brief_needed.
    """
    if not consultation.place.strip():
        raise DeskError("consultation.place_needed", field="place")
    if not consultation.host.strip():
        raise DeskError("consultation.host_needed", field="host")
    if not consultation.members:
        raise DeskError("consultation.members_needed", field="members")
    if any(not one.unit.strip() for one in consultation.members):
        raise DeskError("consultation.unit_needed", field="members")
    if not words.brief.strip():
        raise DeskError("consultation.brief_needed", field="brief")
    _check_tasks(consultation)


def check_recorded(consultation: Consultation, words: ConsultationWords) -> None:
    """Refuse to close a record that says too little.

    Raises DeskError: those of `check_called`, consultation.nobody_came, consultation.chair_needed,
    consultation.recorder_needed, consultation.opinions_needed, consultation.conclusion_needed,
    consultation.promise_needed.
    """
    check_called(consultation, words)
    if not any(one.came for one in consultation.members):
        raise DeskError("consultation.nobody_came", field="members")
    if not consultation.chair.strip():
        raise DeskError("consultation.chair_needed", field="chair")
    if not consultation.recorder.strip():
        raise DeskError("consultation.recorder_needed", field="recorder")
    if not any(said.strip() for _unit, said in words.opinions):
        raise DeskError("consultation.opinions_needed", field="opinions")
    if not words.conclusion.strip():
        raise DeskError("consultation.conclusion_needed", field="conclusion")
    if not consultation.promised:
        raise DeskError("consultation.promise_needed", field="promised")


def _check_tasks(consultation: Consultation) -> None:
    for one in consultation.tasks:
        if not one.task.strip() or not one.unit.strip():
            raise DeskError("consultation.task_incomplete", field="tasks")


def sealed_words(words: ConsultationWords) -> str:
    """The words as the one text that is sealed."""
    return json.dumps(asdict(words), ensure_ascii=False, sort_keys=True)


def words_read(text: str) -> ConsultationWords:
    """What `sealed_words` made."""
    told = json.loads(text)
    told["opinions"] = tuple((unit, said) for unit, said in told["opinions"])
    return ConsultationWords(**told)


def written(
    words: ConsultationWords, tasks: Iterable[Task], *, place: str = "", manner: str = ""
) -> tuple[tuple[str, str], ...]:
    """(field, text) of everything typed about people: each is looked through before it is kept."""
    told = [
        ("brief", words.brief),
        ("risk", words.risk),
        ("causes", words.causes),
        ("conclusion", words.conclusion),
        ("place", place),
        ("manner", manner),
    ]
    told += [("opinions", said) for _unit, said in words.opinions]
    told += [("tasks", f"{one.task}\n{one.said}") for one in tasks]
    return tuple((field, text) for field, text in told if text.strip())
