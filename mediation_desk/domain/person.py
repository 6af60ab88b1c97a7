"""A person the centre knows: who they are and how they may safely be reached."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum


class Sex(StrEnum):
    """GB/T 2261.1 (codes 0, 1, 2, 9)."""

    UNKNOWN = "0"
    MALE = "1"
    FEMALE = "2"
    UNSTATED = "9"


class IdentityKind(StrEnum):
    """The document that says who somebody is."""

    RESIDENT_ID = "resident_id"
    HOUSEHOLD_BOOKLET = "household_booklet"
    PASSPORT = "passport"
    HMT_PERMIT = "hmt_permit"
    FOREIGN_PERMANENT = "foreign_permanent"
    OFFICER = "officer"
    BIRTH_CERTIFICATE = "birth_certificate"
    NONE = "none"


class MaritalStatus(StrEnum):
    """GB/T 2261.2."""

    SINGLE = "10"
    MARRIED = "20"
    FIRST_MARRIAGE = "21"
    REMARRIED = "22"
    RESTORED = "23"
    WIDOWED = "30"
    DIVORCED = "40"
    UNSTATED = "90"


class SpecialGroup(StrEnum):
    """特殊群体: circumstances that ask for special care."""

    MINOR = "minor"
    ELDERLY = "elderly"
    DISABLED = "disabled"
    PREGNANT = "pregnant"
    SERIOUSLY_ILL = "seriously_ill"
    LEFT_BEHIND = "left_behind"
    CHILD_IN_DIFFICULTY = "child_in_difficulty"
    SINGLE_PARENT = "single_parent"
    LOST_ONLY_CHILD = "lost_only_child"
    SOLDIER_FAMILY = "soldier_family"
    MINORITY = "minority"
    FOREIGN = "foreign"


@dataclass(frozen=True, slots=True, kw_only=True)
class Phone:
    """A number and what may be done with it."""

    number: str
    owner: str = ""
    safe_to_call: bool | None = None
    safe_hours: str = ""
    may_leave_message: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Contact:
    """Where a person is reached; sealed as a whole while they are in safe-contact mode."""

    phones: tuple[Phone, ...] = ()
    address: str = ""
    registered_address: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Person:
    """One human being, once in the register, whatever number of receptions and cases they take part in.

    `alias` marks a caller who stays anonymous (化名). `ethnicity` is the word itself (汉, 回, …).
    `contact` is None when it is sealed and the reader has not opened it. `version` counts saves.
    """

    id: str
    name: str
    version: int = 0
    alias: bool = False
    sex: Sex = Sex.UNKNOWN
    born: date | None = None
    ethnicity: str = ""
    identity_kind: IdentityKind = IdentityKind.RESIDENT_ID
    identity_number: str = ""
    no_identity_reason: str = ""
    contact: Contact | None = Contact()
    safe_contact: bool = False
    occupation: str = ""
    work_unit: str = ""
    marital_status: MaritalStatus = MaritalStatus.UNSTATED
    education: str = ""
    school: str = ""
    special_groups: frozenset[SpecialGroup] = frozenset()
    monthly_income: int | None = None
    merged_into: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class PersonMatch:
    """What search-before-create may show: name, sex, age and that there is a record, nothing more.

    `needs_check` is 需要核对: the match exists but may only be opened away from the counter.
    """

    person_id: str
    name: str
    sex: Sex
    age: int | None
    has_record: bool
    needs_check: bool = False
