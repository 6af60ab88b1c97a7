"""An invented year, as two centres told of theirs, for whoever looks at its report."""

from __future__ import annotations

from datetime import UTC, datetime

from mediation_desk.domain.invented_year import PUBLISHED
from mediation_desk.register.invented import write_year
from tests.desk_fixtures import DIRECTOR, Office

END_OF_YEAR = datetime(PUBLISHED.year, 12, 31, 4, 0, tzinfo=UTC)


def fill(office: Office) -> None:
    """Write the year; afterwards it is its last day."""
    office.spoil()  # written in bulk: nobody counted its limits
    with office.as_(DIRECTOR) as records:
        write_year(records, PUBLISHED)
    office.clock.now = END_OF_YEAR
