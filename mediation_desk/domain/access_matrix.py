"""Who may read and write what, as one table: a row for each kind of material, a column for each part played.

`services.access` takes its sets of roles from it, and the settings show it. Roles are kept by the program;
what is sealed is kept by cryptography as well, so that a cell may promise less than a key would open.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from types import MappingProxyType

from mediation_desk.domain.staff import Role


class Part(StrEnum):
    """The part somebody plays towards the material; one role may play two."""

    COUNSELLOR_OWN = "counsellor_own"
    COUNSELLOR_OTHER = "counsellor_other"
    MEDIATOR = "mediator"
    DIRECTOR = "director"
    RECEPTION = "reception"
    EXPERT = "expert"
    ADMINISTRATOR = "administrator"


ROLE_OF = MappingProxyType(
    {
        Part.COUNSELLOR_OWN: Role.COUNSELLOR,
        Part.COUNSELLOR_OTHER: Role.COUNSELLOR,
        Part.MEDIATOR: Role.MEDIATOR,
        Part.DIRECTOR: Role.DIRECTOR,
        Part.RECEPTION: Role.RECEPTION,
        Part.EXPERT: Role.EXPERT,
        Part.ADMINISTRATOR: Role.ADMINISTRATOR,
    }
)


class Right(StrEnum):
    """What an access amounts to: knowing that something is there, reading it, writing it."""

    KNOW = "know"
    READ = "read"
    WRITE = "write"


class Access(StrEnum):
    """What stands in a cell."""

    WRITE = "write"
    READ = "read"
    OWN = "own"
    CASE = "case"
    CASE_READ = "case_read"
    ASKED = "asked"
    LEVEL_AND_OWN = "level_and_own"
    LEVEL = "level"
    MARK_ONLY = "mark_only"
    ALERT_ONLY = "alert_only"
    INDEX_ONLY = "index_only"
    EXISTS_ONLY = "exists_only"
    BY_GRANT = "by_grant"
    GRANTED = "granted"
    MAKE_ONLY = "make_only"
    NONE = "none"


_ALL = frozenset(Right)
_READ = frozenset({Right.KNOW, Right.READ})
_KNOW = frozenset({Right.KNOW})
RIGHTS: Mapping[Access, frozenset[Right]] = MappingProxyType(
    {
        Access.WRITE: _ALL,
        Access.READ: _READ,
        Access.OWN: _ALL,
        Access.CASE: _ALL,
        Access.CASE_READ: _READ,
        Access.ASKED: _ALL,
        Access.LEVEL_AND_OWN: _ALL,
        Access.LEVEL: _KNOW,
        Access.MARK_ONLY: _KNOW,
        Access.ALERT_ONLY: _KNOW,
        Access.INDEX_ONLY: _KNOW,
        Access.EXISTS_ONLY: _KNOW,
        Access.BY_GRANT: _READ,
        Access.GRANTED: frozenset({Right.READ}),
        Access.MAKE_ONLY: _READ,
        Access.NONE: frozenset(),
    }
)


class Material(StrEnum):
    """What there is to read or write."""

    CONTACT = "contact"
    RECEPTION = "reception"
    EARLIER_SERVICES = "earlier_services"
    DECISION = "decision"
    COUNSELLING_NOTE = "counselling_note"
    PROCESS_NOTE = "process_note"
    SCREENING = "screening"
    SAFETY_APPROVAL = "safety_approval"
    SAFETY_RECORD = "safety_record"
    DOSSIER = "dossier"
    SITTING_RECORD = "sitting_record"
    CASE_EXPERTS = "case_experts"
    REFERRAL = "referral"
    CALENDAR = "calendar"
    PERFORMANCE = "performance"
    RETURN_VISIT = "return_visit"
    ARCHIVE = "archive"
    DESTRUCTION = "destruction"
    DATA_REQUEST = "data_request"
    NUMBERS = "numbers"
    STATISTICS = "statistics"
    GRID = "grid"
    HOUSEHOLD = "household"
    COLOUR_REASON = "colour_reason"
    COLOUR_APPROVAL = "colour_approval"
    CLUE = "clue"
    CLUE_SEALED = "clue_sealed"
    HOME_VISIT = "home_visit"
    CONSULTATION = "consultation"
    ACTIVITY = "activity"
    AWARD_CHECK = "award_check"
    AID = "aid"
    AID_APPROVAL = "aid_approval"
    INCENTIVE = "incentive"
    LEDGER_IMPORT = "ledger_import"
    PACKET = "packet"
    OFFICE = "office"
    STAFF = "staff"
    NEW_PASSWORD = "new_password"
    RECOVERY = "recovery"
    JOURNAL = "journal"
    BACKUP = "backup"
    HEALTH = "health"
    RESTORED_NUMBERS = "restored_numbers"


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """Who may do what with one kind of material; `sealed`: cryptography keeps it too."""

    material: Material
    cells: tuple[Access, ...]
    sealed: bool = False

    def access(self, part: Part) -> Access:
        """What stands in the column of a part."""
        return self.cells[tuple(Part).index(part)]


def _row(material: Material, cells: str, *, sealed: bool = False) -> Row:
    accesses = tuple(Access(cell) for cell in cells.split())
    if len(accesses) != len(Part):
        raise ValueError("a cell for each part")
    return Row(material=material, cells=accesses, sealed=sealed)


_M = Material
MATRIX: tuple[Row, ...] = (
    # own counsellor, other counsellor, mediator, director, reception, expert, administrator
    _row(_M.CONTACT, "write own case write write case_read none", sealed=True),
    _row(_M.RECEPTION, "write write write write write none none"),
    _row(_M.EARLIER_SERVICES, "write write write write exists_only none none"),
    _row(_M.DECISION, "write write write write none none none"),
    _row(_M.COUNSELLING_NOTE, "own none none by_grant none granted none", sealed=True),
    _row(_M.PROCESS_NOTE, "own none none none none none none", sealed=True),
    _row(_M.SCREENING, "own alert_only level_and_own read mark_only level none", sealed=True),
    _row(_M.SAFETY_APPROVAL, "none none none write none none none"),
    _row(_M.SAFETY_RECORD, "own none asked read none none none", sealed=True),
    _row(_M.DOSSIER, "none none case write index_only case_read none"),
    _row(_M.SITTING_RECORD, "none none case write none case none"),
    _row(_M.CASE_EXPERTS, "none none case write none case_read none"),
    _row(_M.REFERRAL, "own none case write index_only case_read none"),
    _row(_M.CALENDAR, "write write write write write own none"),
    _row(_M.PERFORMANCE, "none none case write none case_read none"),
    _row(_M.RETURN_VISIT, "own none case write none case_read none"),
    _row(_M.ARCHIVE, "none none case write none none none"),
    _row(_M.DESTRUCTION, "none none none write none none none"),
    _row(_M.DATA_REQUEST, "none none case write none none none"),
    _row(_M.NUMBERS, "none none read read read none none"),
    _row(_M.STATISTICS, "read read read write read none none"),
    _row(_M.GRID, "read read write write read none write"),
    _row(_M.HOUSEHOLD, "write write write write write none none"),
    _row(_M.COLOUR_REASON, "own none own read none none none", sealed=True),
    _row(_M.COLOUR_APPROVAL, "none none none write none none none"),
    _row(_M.CLUE, "write write write write write none none"),
    _row(_M.CLUE_SEALED, "own none own read none none none", sealed=True),
    _row(_M.HOME_VISIT, "write write write write write none none"),
    _row(_M.CONSULTATION, "own none case write none case_read none", sealed=True),
    _row(_M.ACTIVITY, "write write write write write none none"),
    _row(_M.AWARD_CHECK, "none none none write none none none"),
    _row(_M.AID, "read read write write read none none"),
    _row(_M.AID_APPROVAL, "none none none write none none none"),
    _row(_M.INCENTIVE, "none none read write none none none"),
    _row(_M.LEDGER_IMPORT, "none none write write write none none"),
    _row(_M.PACKET, "none none by_grant write none none none", sealed=True),
    _row(_M.OFFICE, "read read read write read read write"),
    _row(_M.STAFF, "read read read write read read write"),
    _row(_M.NEW_PASSWORD, "none none none write none none none"),
    _row(_M.RECOVERY, "none none none write none none exists_only", sealed=True),
    _row(_M.JOURNAL, "none none none read none none none"),
    _row(_M.BACKUP, "make_only make_only make_only write make_only none write"),
    _row(_M.HEALTH, "none none none write none none write"),
    _row(_M.RESTORED_NUMBERS, "none none write write read none none"),
)


def only_where_asked(roles: frozenset[Role]) -> bool:
    """Whether somebody knows of no case but those they are asked into: an expert who sees no list."""
    return Role.EXPERT in roles and not roles & (roles_with(Material.DOSSIER, Right.KNOW) - {Role.EXPERT})


def only_expert(roles: frozenset[Role]) -> bool:
    """Whether somebody works with people as an asked expert alone."""
    return roles - {Role.ADMINISTRATOR} == {Role.EXPERT}


def roles_with(material: Material, right: Right) -> frozenset[Role]:
    """Roles of which some part has this right to the material; which rows of it, the use case decides."""
    row = next(one for one in MATRIX if one.material is material)
    return frozenset(ROLE_OF[part] for part in Part if right in RIGHTS[row.access(part)])
