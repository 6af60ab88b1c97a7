"""D29 联合会诊记录: several units consult about one case, told by code and without names."""

from __future__ import annotations

from dataclasses import dataclass

from mediation_desk.documents.ends import opening, sealed
from mediation_desk.documents.kind import Field, FieldKind
from mediation_desk.documents.paper import (
    PLAIN,
    Grid,
    Imprint,
    Paper,
    Paragraph,
    text,
)
from mediation_desk.documents.rows import line
from mediation_desk.documents.table import table
from mediation_desk.documents.wording import fixed_list, free_text, wording
from mediation_desk.words import N_

FIELDS = (
    Field(name="subject_number", label=N_("Number of the case or clue"), needed=True),
    Field(name="time", label=N_("Time of the consultation"), needed=True),
    Field(name="place", label=N_("Place of the consultation"), needed=True),
    Field(name="manner", label=N_("Manner of the consultation")),
    Field(name="host", label=N_("Unit that called it")),
    Field(name="chair", label=N_("Chaired by")),
    Field(
        name="attendees",
        label=N_("Units and people there"),
        kind=FieldKind.ROWS,
        columns=(N_("Unit"), N_("Name"), N_("Post")),
        needed=True,
    ),
    Field(name="recorder", label=N_("Recorded by")),
    Field(name="summary", label=N_("The case, without names"), kind=FieldKind.TEXT, needed=True),
    Field(name="risk", label=N_("Assessment of the risk"), kind=FieldKind.TEXT),
    Field(
        name="opinions",
        label=N_("Opinions of the units"),
        kind=FieldKind.ROWS,
        columns=(N_("Unit"), N_("Opinion")),
    ),
    Field(name="causes", label=N_("Causes"), kind=FieldKind.TEXT),
    Field(name="conclusion", label=N_("Conclusion and plan"), kind=FieldKind.TEXT, needed=True),
    Field(
        name="tasks",
        label=N_("Tasks"),
        kind=FieldKind.ROWS,
        columns=(
            N_("Task"),
            N_("Unit in charge"),
            N_("Person in charge"),
            N_("Due"),
            N_("State of the task"),
        ),
    ),
    Field(name="next_meeting", label=N_("Next consultation")),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class ConsultationFacts:
    """What was consulted; `attendees` rows of unit, name, post; `opinions` of unit, opinion; `tasks` of
    task, unit, person, term, state.
    """

    number: str = ""
    subject_number: str = ""
    time: str = ""
    place: str = ""
    manner: str = ""
    host: str = ""
    chair: str = ""
    attendees: tuple[tuple[str, ...], ...] = ()
    recorder: str = ""
    summary: str = ""
    risk: str = ""
    opinions: tuple[tuple[str, ...], ...] = ()
    causes: str = ""
    conclusion: str = ""
    tasks: tuple[tuple[str, ...], ...] = ()
    next_meeting: str = ""
    committee: str = ""
    date: str = ""
    by_hand: bool = False
    imprint: Imprint = PLAIN


def joint_consultation(facts: ConsultationFacts) -> Paper:
    """The record, fields in order; everybody there signs beside their name, the host seals it."""
    said = wording("joint_consultation")
    by_hand = facts.by_hand
    rows = (
        line(said, ("subject_number", facts.subject_number), width=40, by_hand=by_hand),
        line(said, ("time", facts.time), ("manner", facts.manner), width=24, by_hand=by_hand),
        line(said, ("place", facts.place), width=24, by_hand=by_hand),
        line(said, ("host", facts.host), ("chair", facts.chair), width=24, by_hand=by_hand),
    )
    task_heads = fixed_list("joint_consultation", "task_columns")
    opinion_heads = fixed_list("joint_consultation", "opinion_columns")
    present = table(
        fixed_list("joint_consultation", "attendee_columns"),
        (12, 0, 30, 28, 40),
        facts.attendees,
        by_hand=by_hand,
        blanks=5,
        signed=1,
    )
    tasks = table(
        task_heads,
        (12, 0, 34, 22, 24, 18),
        facts.tasks,
        by_hand=by_hand,
        blanks=3,
    )
    opinions = table(
        opinion_heads,
        (12, 44, 0),
        facts.opinions,
        by_hand=by_hand,
        blanks=3,
        height=12,
    )
    return Paper(
        form="D29",
        title=said["title"],
        imprint=facts.imprint,
        blocks=(
            *opening(said["title"], facts.number, by_hand=by_hand),
            Grid(rows=rows),
            Paragraph(runs=text(said["attendees"]), role="heading"),
            present,
            Grid(rows=(line(said, ("recorder", facts.recorder), width=24, by_hand=by_hand),)),
            *_part("summary", facts.summary, 4, by_hand=by_hand),
            *_part("risk", facts.risk, 3, by_hand=by_hand),
            Paragraph(runs=text(said["opinions"]), role="heading"),
            opinions,
            *_part("causes", facts.causes, 2, by_hand=by_hand),
            *_part("conclusion", facts.conclusion, 3, by_hand=by_hand),
            Paragraph(runs=text(said["tasks"]), role="heading"),
            tasks,
            Paragraph(runs=text(said["promise"]), role="notice_spaced"),
            Grid(rows=(line(said, ("next", facts.next_meeting), width=34, by_hand=by_hand),)),
            sealed(facts.committee, facts.date),
        ),
    )


def _part(key: str, words: str, lines: int, *, by_hand: bool) -> tuple[Paragraph | Grid, ...]:
    said = wording("joint_consultation")
    heading = Paragraph(runs=text(said[key]), role="heading")
    return (heading, *free_text(words, by_hand=by_hand, lines=lines))
