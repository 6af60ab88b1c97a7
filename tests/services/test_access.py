"""Who may do what, in full: every use case of the program for every role, and what really opens for whom.

The tables are the test's own copy, written by hand: never take them from the program. They say who may call a
use case at all; what it then opens is decided by teams and seals (test_restricted_reads, test_case_experts).
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import suppress
from importlib import import_module
from pkgutil import walk_packages
from types import ModuleType
from typing import Any

import pytest

from mediation_desk import services
from mediation_desk.domain.access_matrix import MATRIX, Access, Material, Part, Right, roles_with
from mediation_desk.domain.staff import Role, Staff
from mediation_desk.errors import DeskError
from tests.desk_fixtures import NOON, Office
from tests.services.access_table import MAY

LETTERS = {
    "D": Role.DIRECTOR,
    "M": Role.MEDIATOR,
    "C": Role.COUNSELLOR,
    "R": Role.RECEPTION,
    "E": Role.EXPERT,
    "A": Role.ADMINISTRATOR,
}


def use_cases(package: ModuleType = services) -> Iterator[tuple[str, Callable[..., Any]]]:
    """Everything that declares who may call it, by the module it is written in and its name."""
    for found in walk_packages(package.__path__, f"{package.__name__}."):
        module = import_module(found.name)
        for name, value in vars(module).items():
            if callable(value) and hasattr(value, "roles") and value.__module__ == found.name:
                yield f"{found.name.removeprefix(package.__name__ + '.')}.{name}", value


DECLARED = dict(use_cases())


def letters(roles: frozenset[Role]) -> str:
    return "".join(letter for letter, role in LETTERS.items() if role in roles)


def test_the_table_knows_every_use_case_and_no_other() -> None:
    lacking = [
        f'    "{name}": "{letters(DECLARED[name].roles)}",' for name in sorted(set(DECLARED) - set(MAY))
    ]
    surplus = sorted(set(MAY) - set(DECLARED))
    assert not lacking, (
        "tests/services/access_table.py lacks use cases. They declare what stands below; hold each against "
        "the matrix (domain/access_matrix.py), then add it by hand:\n" + "\n".join(lacking)
    )
    assert not surplus, f"tests/services/access_table.py names use cases that are gone; take out: {surplus}"


class _Sitting:
    """Just enough of a session for a permission: who sits there, with keys."""

    class keys:  # noqa: N801 -- named as the session's own field
        seed = bytes(32)

    def __init__(self, staff: Staff) -> None:
        self.staff = staff


def refused(use_case: Callable[..., Any], office: Office, staff: Staff) -> bool:
    """Whether a use case turns somebody away before anything else; arguments are left out on purpose."""
    turns_keys = use_case.__code__.co_varnames[0] == "session"
    with office.reading(staff) as records:
        try:
            if turns_keys:
                use_case(_Sitting(staff), NOON)
            else:
                use_case(records)
        except DeskError as error:
            return error.key == "permission.refused"
        except Exception:  # noqa: BLE001 -- it was let in, and missed its arguments in some way
            return False
        finally:
            records.acts.clear()
    return False


@pytest.fixture(scope="module")
def office(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Office]:
    made = Office(tmp_path_factory.mktemp("matrix") / "register.db")
    yield made
    made.close()


@pytest.mark.parametrize("name", sorted(MAY))
@pytest.mark.parametrize("letter", LETTERS)
def test_every_use_case_for_every_role(office: Office, name: str, letter: str) -> None:
    if name not in DECLARED:
        pytest.fail(f"{name} is gone")
    member = Staff(id="0" * 32, name="甲", roles=frozenset({LETTERS[letter]}), signs_in=True)
    assert refused(DECLARED[name], office, member) is (letter not in MAY[name])


@pytest.mark.parametrize("name", sorted(MAY))
def test_nobody_suspended_and_nobody_without_a_role_is_let_in(office: Office, name: str) -> None:
    gone = Staff(id="0" * 32, name="甲", roles=frozenset(Role), signs_in=True, active=False)
    nobody = Staff(id="0" * 32, name="甲", roles=frozenset(), signs_in=True)
    for who in (gone, nobody):
        assert refused(DECLARED[name], office, who)


def test_roles_add_up(office: Office) -> None:
    both = Staff(id="0" * 32, name="甲", roles=frozenset({Role.RECEPTION, Role.COUNSELLOR}), signs_in=True)
    for name, may in MAY.items():
        with suppress(KeyError):
            assert refused(DECLARED[name], office, both) is not bool(set(may) & set("RC"))


# The table of the settings, again by hand: own counsellor, other counsellor, mediator, director, reception,
# expert, administrator.
SHOWN = {
    "contact": "write own case write write case_read none",
    "reception": "write write write write write none none",
    "earlier_services": "write write write write exists_only none none",
    "decision": "write write write write none none none",
    "counselling_note": "own none none by_grant none granted none",
    "process_note": "own none none none none none none",
    "screening": "own alert_only level_and_own read mark_only level none",
    "safety_approval": "none none none write none none none",
    "safety_record": "own none asked read none none none",
    "dossier": "none none case write index_only case_read none",
    "sitting_record": "none none case write none case none",
    "case_experts": "none none case write none case_read none",
    "referral": "own none case write index_only case_read none",
    "calendar": "write write write write write own none",
    "performance": "none none case write none case_read none",
    "return_visit": "own none case write none case_read none",
    "archive": "none none case write none none none",
    "destruction": "none none none write none none none",
    "data_request": "none none case write none none none",
    "numbers": "none none read read read none none",
    "statistics": "read read read write read none none",
    "grid": "read read write write read none write",
    "household": "write write write write write none none",
    "colour_reason": "own none own read none none none",
    "colour_approval": "none none none write none none none",
    "clue": "write write write write write none none",
    "clue_sealed": "own none own read none none none",
    "home_visit": "write write write write write none none",
    "consultation": "own none case write none case_read none",
    "activity": "write write write write write none none",
    "award_check": "none none none write none none none",
    "aid": "read read write write read none none",
    "aid_approval": "none none none write none none none",
    "incentive": "none none read write none none none",
    "ledger_import": "none none write write write none none",
    "packet": "none none by_grant write none none none",
    "office": "read read read write read read write",
    "staff": "read read read write read read write",
    "new_password": "none none none write none none none",
    "recovery": "none none none write none none exists_only",
    "journal": "none none none read none none none",
    "backup": "make_only make_only make_only write make_only none write",
    "health": "none none none write none none write",
    "restored_numbers": "none none write write read none none",
}


def test_the_matrix_says_what_was_agreed() -> None:
    assert {row.material.value: " ".join(row.cells) for row in MATRIX} == SHOWN
    assert len(MATRIX) == len(Material)


def test_the_administrator_reads_nobody() -> None:
    about_people = set(Material) - {Material.OFFICE, Material.STAFF, Material.BACKUP, Material.RECOVERY}
    about_people -= {Material.HEALTH, Material.GRID}
    for row in MATRIX:
        if row.material in about_people:
            assert row.access(Part.ADMINISTRATOR) is Access.NONE


def test_an_expert_reads_no_answers_and_no_statistics() -> None:
    for material in (Material.SCREENING, Material.STATISTICS, Material.SAFETY_RECORD, Material.JOURNAL):
        assert Role.EXPERT not in roles_with(material, Right.READ)
