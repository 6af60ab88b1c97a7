"""An invented year of work written in bulk, for the demo of reports and for tests; never a real register."""

from __future__ import annotations

from mediation_desk.domain.invented_year import InventedYear
from mediation_desk.register.invented.clues import write_clues
from mediation_desk.register.invented.families import write_families
from mediation_desk.register.invented.giving import write_giving
from mediation_desk.register.invented.mediating import write_mediating
from mediation_desk.register.invented.places import write_places
from mediation_desk.register.invented.rows import Draw
from mediation_desk.register.invented.teaching import write_teaching
from mediation_desk.register.invented.visits import write_visits
from mediation_desk.register.records import Records


def write_year(records: Records, year: InventedYear) -> None:
    """Write everything an invented year holds, and beside it what its report must not count."""
    draw = Draw(records, year)
    places = write_places(draw)
    households = write_families(draw, places)
    write_clues(draw, places)
    write_visits(draw, places, households)
    write_mediating(draw, places)
    write_teaching(draw, places)
    write_giving(draw, places)
    records.journal("invent_year")
