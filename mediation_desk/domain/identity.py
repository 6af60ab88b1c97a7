"""Identity documents: checks a number by GB 11643-1999 and reads sex, birth date and region from it."""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from mediation_desk.domain.dates import age
from mediation_desk.domain.person import IdentityKind, Sex
from mediation_desk.errors import DeskError

FIELD = "identity_number"
OLDEST = 130
PROVINCES = {
    **{"11": "北京", "12": "天津", "13": "河北", "14": "山西", "15": "内蒙古"},
    **{"21": "辽宁", "22": "吉林", "23": "黑龙江"},
    **{"31": "上海", "32": "江苏", "33": "浙江", "34": "安徽", "35": "福建", "36": "江西", "37": "山东"},
    **{"41": "河南", "42": "湖北", "43": "湖南", "44": "广东", "45": "广西", "46": "海南"},
    **{"50": "重庆", "51": "四川", "52": "贵州", "53": "云南", "54": "西藏"},
    **{"61": "陕西", "62": "甘肃", "63": "青海", "64": "宁夏", "65": "新疆"},
    **{"71": "台湾", "81": "香港", "82": "澳门", "83": "台湾", "91": "国外"},
}
_HMT_PREFIXES = ("81", "82", "83")
_WEIGHTS = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)
_CHECKS = "10X98765432"


class IdentityWarning(StrEnum):
    """Something to look at again; errors in the registration exist, so it never blocks."""

    SEX_DIFFERS = "sex_differs"
    BIRTH_DIFFERS = "birth_differs"
    CONVERTED = "converted"
    NOT_CHECKED = "not_checked"


@dataclass(frozen=True, slots=True, kw_only=True)
class IdentityFacts:
    """What a document number tells: canonical `number`, and what could be read from it.

    `region` is the province's word ("" when unknown); `old_number` is the 15-digit number it was converted
    from, kept as a note only.
    """

    kind: IdentityKind
    number: str
    sex: Sex = Sex.UNKNOWN
    born: date | None = None
    region: str = ""
    old_number: str = ""
    warnings: tuple[IdentityWarning, ...] = ()


def normalise(typed: str) -> str:
    """Half-width, upper case, without spaces and hyphens: the form numbers are compared and kept in."""
    narrow = unicodedata.normalize("NFKC", typed).upper()
    return "".join(mark for mark in narrow if not mark.isspace() and mark not in "-‐–—·")


def read_identity(kind: IdentityKind, typed: str, today: date) -> IdentityFacts:
    """Check what was typed for a document of `kind` and read what it tells.

    Resident numbers are refused only for what cannot be right (length, characters, date, province, last
    character): an unknown district code stays valid, because counties are abolished. Other documents are
    taken as they are when they look like a number at all.
    Raises DeskError `identity.*` beside the field.
    """
    number = normalise(typed)
    if kind is IdentityKind.NONE:
        if number:
            raise _fault("identity.none_has_no_number")
        return IdentityFacts(kind=kind, number="")
    if not number:
        raise _fault("identity.empty")
    if kind is IdentityKind.RESIDENT_ID:
        return _resident(kind, number, today)
    if kind is IdentityKind.HOUSEHOLD_BOOKLET and len(number) >= 15:  # it shows the child's own number
        return _resident(kind, number, today)
    if kind is IdentityKind.HMT_PERMIT and len(number) == 18:
        if number[:2] not in _HMT_PREFIXES:
            raise _fault("identity.hmt_prefix")
        return _resident(kind, number, today)
    return _other(kind, number, today)


def mismatches(facts: IdentityFacts, sex: Sex, born: date | None) -> tuple[IdentityWarning, ...]:
    """Where typed sex or birth date differ from the number: to be looked at, never refused."""
    found = list(facts.warnings)
    told = (Sex.MALE, Sex.FEMALE)
    if sex in told and facts.sex in told and sex is not facts.sex:
        found.append(IdentityWarning.SEX_DIFFERS)
    if born is not None and facts.born is not None and born != facts.born:
        found.append(IdentityWarning.BIRTH_DIFFERS)
    return tuple(found)


def check_character(first_17: str) -> str:
    """The 18th character for 17 digits (ISO 7064 MOD 11-2)."""
    return _CHECKS[sum(int(digit) * weight for digit, weight in zip(first_17, _WEIGHTS, strict=True)) % 11]


def masked(number: str) -> str:
    """The number with its middle hidden: first 6 and last 4 of a long one, less of a short one."""
    if len(number) >= 15:
        shown_before, shown_after = 6, 4
    elif len(number) >= 7:
        shown_before, shown_after = 2, 2
    else:
        shown_before, shown_after = 0, 0
    hidden = len(number) - shown_before - shown_after
    return number[:shown_before] + "*" * hidden + number[len(number) - shown_after :]


def _resident(kind: IdentityKind, number: str, today: date) -> IdentityFacts:
    """An 18-character number, or the 15-digit number used until 1999."""
    old = ""
    if len(number) == 15:
        if not _digits(number):
            raise _fault("identity.characters")
        old, body = number, number[:6] + "19" + number[6:]
        number = body + check_character(body)
    if len(number) != 18:
        raise _fault("identity.length", typed=len(number))
    if not _digits(number[:17]) or number[17] not in _CHECKS:
        raise _fault("identity.characters")
    if number[:2] not in PROVINCES:
        raise _fault("identity.province")
    born = _born(number[6:14], today)
    if number[17] != check_character(number[:17]):
        raise _fault("identity.check")
    if kind is IdentityKind.RESIDENT_ID and number[:2] in _HMT_PREFIXES:
        kind = IdentityKind.HMT_PERMIT
    return IdentityFacts(
        kind=kind,
        number=number,
        sex=Sex.MALE if int(number[16]) % 2 else Sex.FEMALE,
        born=born,
        region=PROVINCES[number[:2]],
        old_number=old,
        warnings=(IdentityWarning.CONVERTED,) if old else (),
    )


def _born(digits: str, today: date) -> date:
    """The date inside the number: a real calendar day, not to come, not more than 130 years ago."""
    try:
        born = date(int(digits[:4]), int(digits[4:6]), int(digits[6:]))
    except ValueError:
        raise _fault("identity.no_such_day") from None
    if born > today:
        raise _fault("identity.future")
    if age(born, today) > OLDEST:
        raise _fault("identity.too_old", years=OLDEST)
    return born


def _other(kind: IdentityKind, number: str, today: date) -> IdentityFacts:
    """Passports, permits, certificates: kept as typed; an 18-character permanent residence card is read."""
    if not 4 <= len(number) <= 30 or not any("0" <= mark <= "9" for mark in number):
        raise _fault("identity.unreadable")
    if kind is IdentityKind.FOREIGN_PERMANENT and len(number) == 18 and number[0] == "9":
        if not _digits(number[:17]) or number[17] != check_character(number[:17]):
            return IdentityFacts(kind=kind, number=number, warnings=(IdentityWarning.NOT_CHECKED,))
        sex = Sex.MALE if int(number[16]) % 2 else Sex.FEMALE
        return IdentityFacts(kind=kind, number=number, sex=sex, born=_born(number[6:14], today))
    return IdentityFacts(kind=kind, number=number)


def _digits(text: str) -> bool:
    return text.isascii() and text.isdigit()


def _fault(key: str, **names: object) -> DeskError:
    return DeskError(key, field=FIELD, **names)
