"""Taking an old list in: the rows that can be taken, all of them or none, as one batch with one entry."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from mediation_desk.domain.ledger_import import Choice, ImportBatch, LedgerKind
from mediation_desk.domain.party import ConsentGround
from mediation_desk.errors import DeskError
from mediation_desk.register import ledger_batches, ledger_mappings, ledger_undo
from mediation_desk.register.ledger_rows import (
    activities,
    aid_grants,
    areas,
    awards,
    cases,
    clues,
    helpers,
    home_visits,
    households,
)
from mediation_desk.register.ledger_rows.taken import Made, TakenRow, Write, Writing
from mediation_desk.register.records import Records
from mediation_desk.services.access import LEDGER_IMPORT
from mediation_desk.services.ledger_plan import Choices, ImportFile, SheetRows, check_kind
from mediation_desk.services.permission import allowed

WRITES: dict[LedgerKind, Write] = {
    LedgerKind.CASES: cases.write,
    LedgerKind.HOUSEHOLDS: households.write,
    LedgerKind.CLUES: clues.write,
    LedgerKind.HOME_VISITS: home_visits.write,
    LedgerKind.ACTIVITIES: activities.write,
    LedgerKind.AWARDS: awards.write,
    LedgerKind.AID_GRANTS: aid_grants.write,
    LedgerKind.HELPERS: helpers.write,
    LedgerKind.AREAS: areas.write,
}
"""Who writes the rows of each kind."""

CHANGED = frozenset(
    {"ledger", "case", "household", "clue", "home_visit", "activity", "award", "aid_grant", "helper", "area"}
)
"""What a batch may change; pages that show any of it ask again."""

Tell = Callable[[int], None]


@dataclass(frozen=True, slots=True, kw_only=True)
class Taken:
    """A batch that stands: how many rows were taken, and how many were passed over by choice."""

    batch: ImportBatch
    taken: int
    skipped: int


@allowed(LEDGER_IMPORT, changes=CHANGED)
def take_in(
    records: Records,
    file: ImportFile,
    given: SheetRows,
    choices: Choices,
    ground: ConsentGround,
    again: bool,
    tell: Tell,
) -> Taken:
    """Take the rows of a file that nothing stops and nobody chose to skip; whatever goes wrong undoes all.

    `tell` is told how many are written and may raise to stop: then nothing of the batch stays. DeskError:
    permission.refused, ledger.taken_before (not when taken `again`), ledger.nothing_to_take, and those of
    numbers and areas.
    """
    check_kind(records.staff, file.kind)
    before = ledger_batches.same_file(records, file.kind, file.sha256)
    if before is not None and not again:
        raise DeskError("ledger.taken_before")
    rows, skipped = _chosen(given, choices)
    if not rows:
        raise DeskError("ledger.nothing_to_take")
    batch_id = ledger_batches.begin(records, file.kind, file.name, file.sha256, len(rows), ground.value)
    acts = len(records.acts)
    writing = Writing(records=records, rows=rows, tell=tell)
    ledger_batches.note_made(records, batch_id, WRITES[file.kind](writing))
    tell(len(rows))
    del records.acts[acts:]  # the rows are told of as one batch, not fifty thousand times
    ledger_mappings.remember(records, file.kind, file.heads, dict(file.columns))
    records.journal("import_ledger", batch_id, fields=(file.kind.value, str(len(rows))))
    return Taken(batch=ledger_batches.get(records, batch_id), taken=len(rows), skipped=skipped)


def _chosen(given: SheetRows, choices: Choices) -> tuple[tuple[TakenRow, ...], int]:
    rows, skipped = [], 0
    for row in given.rows:
        if row.stopped:
            continue
        chosen, linked = choices.of(row.line)
        if chosen is Choice.SKIP:
            skipped += 1
        else:
            rows.append(TakenRow(row, linked))
    return tuple(rows), skipped


@allowed(LEDGER_IMPORT)
def import_batches(records: Records) -> tuple[ImportBatch, ...]:
    """Every batch, the newest first, those undone too."""
    return tuple(ledger_batches.every(records))


@allowed(LEDGER_IMPORT)
def remembered_columns(records: Records, kind: LedgerKind, heads: tuple[str, ...]) -> dict[int, str] | None:
    """Which column was which when a file of this kind with these heads was last taken in."""
    return ledger_mappings.remembered(records, kind, heads)


@allowed(LEDGER_IMPORT, changes=CHANGED)
def undo_batch(records: Records, batch_id: str) -> ImportBatch:
    """Take back everything a batch made.

    DeskError: permission.refused, ledger.no_batch, ledger.undone_already, ledger.worked_with (its `lines`
    were changed or are in use; nothing is taken back then).
    """
    batch = ledger_batches.get(records, batch_id)
    check_kind(records.staff, batch.kind)
    if batch.undone_at is not None:
        raise DeskError("ledger.undone_already")
    made: list[Made] = list(ledger_batches.made_by(records, batch_id))
    if lines := ledger_undo.worked_with(records, made):
        said = "、".join(map(str, lines[:20])) + ("…" if len(lines) > 20 else "")
        raise DeskError("ledger.worked_with", lines=said, n=len(lines))
    ledger_undo.take_back(records, made)
    ledger_batches.mark_undone(records, batch_id)
    records.journal("undo_import", batch_id, fields=(batch.kind.value, str(batch.rows)))
    return ledger_batches.get(records, batch_id)
