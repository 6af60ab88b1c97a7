"""A finished round entered at once: every row is looked at first, then all are kept or none."""

from __future__ import annotations

from mediation_desk.domain.home_visit import HomeVisit
from mediation_desk.domain.visit_batch import BatchAbout, BatchRow, RowFault, read_row
from mediation_desk.errors import DeskError
from mediation_desk.register import areas, household_words, screening_rounds
from mediation_desk.register.records import Records
from mediation_desk.services.access import HOME_VISIT_READ, HOME_VISIT_WRITE
from mediation_desk.services.home_visits import keep_visit
from mediation_desk.services.permission import allowed

MOST_ROWS = 500
"""Rows kept at once."""


@allowed(HOME_VISIT_READ)
def check_batch(records: Records, about: BatchAbout, rows: tuple[BatchRow, ...]) -> tuple[RowFault, ...]:
    """What is wrong with each row, one thing a row; rows in which nothing stands are passed over."""
    reader = _Reader(records, about)
    found = []
    for n, row in enumerate(rows):
        if not row.empty:
            try:
                reader.read(row)
            except DeskError as fault:
                found.append(RowFault(row=n, field=fault.field or "household", fault=fault))
    return tuple(found)


@allowed(HOME_VISIT_WRITE, changes={"home_visit", "household"})
def keep_batch(records: Records, about: BatchAbout, rows: tuple[BatchRow, ...]) -> int:
    """Keep every row in which something stands; how many.

    Raises DeskError: batch.empty, batch.too_many, and what `check_batch` finds: then none is kept.
    """
    filled = [row for row in rows if not row.empty]
    if not filled:
        raise DeskError("batch.empty")
    if len(filled) > MOST_ROWS:
        raise DeskError("batch.too_many", most=MOST_ROWS)
    reader = _Reader(records, about)
    for visit, seals in [reader.read(row) for row in filled]:
        keep_visit(records, visit, seals=seals)
    return len(filled)


class _Reader:
    """Reads rows against the register: which household or area each means."""

    def __init__(self, records: Records, about: BatchAbout) -> None:
        self._records, self._about = records, about
        self._areas = {name: area_id for area_id, name in areas.names(records).items()}
        self._within = ""
        if about.round_id:
            one = screening_rounds.get(records, about.round_id)
            self._within = areas.path_of(records, one.area_id)

    def read(self, row: BatchRow) -> tuple[HomeVisit, bool]:
        """The visit of a row. DeskError: batch.household, batch.household_many, and those of `read_row`."""
        said = "".join(row.household.split())
        area_id = self._areas.get(said)
        found: list[str] = []
        if area_id is None:
            found = household_words.meant(self._records, said, self._within) if said else []
            if not found:
                raise DeskError("batch.household", field="household")
            if len(found) > 1:
                raise DeskError("batch.household_many", field="household", n=len(found))
        return read_row(row, self._about, found[0] if found else None, area_id, self._records.today)
