"""Tables of households: members, colours with their schemes and history, links to helpers, help measures."""

from __future__ import annotations

from sqlalchemy import Boolean, Column, Date, ForeignKey, Index, Integer, Table, Text

from mediation_desk.domain.household import ColourState, HouseholdLink
from mediation_desk.domain.person import Sex
from mediation_desk.register.columns import Coded, Moment, Small
from mediation_desk.register.tables.base import metadata

households = Table(
    "households",
    metadata,
    Column("row", Integer, primary_key=True),
    Column("id", Text, nullable=False, unique=True),
    Column("version", Integer, nullable=False),
    Column("number", Text, nullable=False, unique=True),
    Column("head_name", Text, nullable=False, index=True),
    Column("area_id", Text, ForeignKey("areas.id"), nullable=False),
    Column("address", Text, nullable=False),
    Column("groups", Small, nullable=False),
    Column("actions", Small, nullable=False),
    Column("safe_contact", Boolean, nullable=False),
    Column("note", Text, nullable=False),
    Column("registered_on", Date, nullable=False),
    Column("registered_by", Text, nullable=False),
    Column("closed_on", Date),
    Column("closed_reason", Text, nullable=False),
    # What the board and the tree paint, kept with the household so that 50,000 page as fast as fifty:
    Column("area_path", Text, nullable=False),
    Column("persons", Integer, nullable=False),
    Column("colour", Text, nullable=False),
    Column("colour_rank", Integer, nullable=False),
    Column("last_visit_on", Date),
    Column("next_visit_on", Date),
    Column("scheme_id", Text, nullable=False),
    Column("closed", Boolean, nullable=False),
)
"""`colour` is the code of the colour in force by `scheme_id`, "" for none, with rank 9.

`persons` counts present members; `closed` says what `closed_on` does, for the indexes of the board.
"""

Index(None, households.c.closed, households.c.next_visit_on, households.c.area_path)
Index(
    None,
    households.c.closed,
    households.c.scheme_id,
    households.c.colour,
    households.c.next_visit_on,
    households.c.area_path,
)
Index(
    None,
    households.c.closed,
    households.c.area_id,
    households.c.scheme_id,
    households.c.colour,
    households.c.persons,
)
Index(None, households.c.area_path, households.c.colour_rank)

household_members = Table(
    "household_members",
    metadata,
    Column("id", Text, primary_key=True),
    Column("household_id", Text, ForeignKey("households.id"), nullable=False, index=True),
    Column("position", Integer, nullable=False),
    Column("name", Text, nullable=False, index=True),
    Column("person_id", Text, ForeignKey("people.id"), index=True),
    Column("relation", Text, nullable=False),
    Column("head", Boolean, nullable=False),
    Column("sex", Coded(Sex), nullable=False),
    Column("born", Date),
    Column("groups", Small, nullable=False),
    Column("left_on", Date),
)

colour_schemes = Table(
    "colour_schemes",
    metadata,
    Column("id", Text, primary_key=True),
    Column("version", Integer, nullable=False),
    Column("name", Text, nullable=False),
    Column("region", Text, nullable=False),
    Column("valid_from", Date, nullable=False),
    Column("active", Boolean, nullable=False),
)

colour_definitions = Table(
    "colour_definitions",
    metadata,
    Column("scheme_id", Text, ForeignKey("colour_schemes.id"), primary_key=True),
    Column("code", Text, primary_key=True),
    Column("rank", Integer, nullable=False),
    Column("word", Text, nullable=False),
    Column("verb", Text, nullable=False),
    Column("definition", Text, nullable=False),
    Column("criteria", Small, nullable=False),
    Column("visit_days", Integer, nullable=False),
    Column("responsible", Text, nullable=False),
    Column("facts", Small, nullable=False),
)

household_colours = Table(
    "household_colours",
    metadata,
    Column("row", Integer, primary_key=True),
    Column("id", Text, nullable=False, unique=True),
    Column("household_id", Text, ForeignKey("households.id"), nullable=False, index=True),
    Column("scheme_id", Text, nullable=False),
    Column("code", Text, nullable=False),
    Column("rank", Integer, nullable=False),
    Column("state", Coded(ColourState), nullable=False),
    Column("since", Date, nullable=False, index=True),
    Column("until", Date),
    Column("reason", Text, nullable=False),
    Column("sealed_id", Text, ForeignKey("sealed.id")),
    Column("also", Small, nullable=False),
    Column("assessor", Text, nullable=False),
    Column("assessed_at", Moment, nullable=False),
    Column("approver", Text, nullable=False),
    Column("decided_at", Moment),
    Column("refusal", Text, nullable=False),
    Column("refusal_sealed_id", Text, ForeignKey("sealed.id")),
)
"""The whole history; every reason of a colour of the highest rank is sealed, and `reason` is then "".

So is that of a colour such a household is given next, and why one was refused.

`also` are codes of other colours whose criteria are met, kept as tags.
"""

Index(None, household_colours.c.state, household_colours.c.household_id)

household_links = Table(
    "household_links",
    metadata,
    Column("id", Text, primary_key=True),
    Column("household_id", Text, ForeignKey("households.id"), nullable=False, index=True),
    Column("kind", Coded(HouseholdLink), nullable=False),
    Column("helper_id", Text, ForeignKey("helpers.id"), nullable=False, index=True),
    Column("since", Date, nullable=False),
    Column("until", Date),
)

help_measures = Table(
    "help_measures",
    metadata,
    Column("id", Text, primary_key=True),
    Column("household_id", Text, ForeignKey("households.id"), nullable=False, index=True),
    Column("what", Text, nullable=False),
    Column("who", Text, nullable=False),
    Column("begun_on", Date, nullable=False),
    Column("due_on", Date),
    Column("done_on", Date),
    Column("outcome", Text, nullable=False),
    Column("recorded_by", Text, nullable=False),
)
