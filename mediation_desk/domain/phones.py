"""Phone numbers: reading, grouping for the eye, masking."""

from __future__ import annotations

import re
import unicodedata

from mediation_desk.errors import DeskError

_MOBILE = re.compile(r"1[3-9]\d{9}", re.ASCII)
_LANDLINE = re.compile(r"(0(?:10|2\d|[3-9]\d{2}))(\d{7,8})", re.ASCII)
_SERVICE = re.compile(r"1\d{2,4}|[48]00\d{7}", re.ASCII)
_ABROAD = re.compile(r"\+\d{7,15}", re.ASCII)
_EXTENSION = re.compile(r"(?:转|分机|EXT\.?|X|#)(\d{1,6})$", re.IGNORECASE | re.ASCII)
_DASHED_EXTENSION = re.compile(r"^(0\d{2,3}-?\d{7,8})-(\d{1,6})$", re.ASCII)


def read_phone(typed: str, *, field: str = "phone") -> str:
    """The number typed, canonical: 13800000276, 0531-88881234, 0531-88881234-802, 12338, +85221234567.

    Raises DeskError `phone.*` beside `field`.
    """
    text = "".join(unicodedata.normalize("NFKC", typed).split()).replace("—", "-").replace("–", "-")
    if not text:
        raise DeskError("phone.empty", field=field)
    text, extension = _split_extension(text)
    digits = re.sub(r"[-()./]", "", text)
    for prefix in ("+86", "0086"):
        digits = digits.removeprefix(prefix)
    if _MOBILE.fullmatch(digits) and not extension:
        return digits
    if landline := _LANDLINE.fullmatch(digits):
        return "-".join(filter(None, (landline[1], landline[2], extension)))
    if not extension and (_SERVICE.fullmatch(digits) or _ABROAD.fullmatch(digits)):
        return digits
    if re.fullmatch(r"[2-8]\d{6,7}", digits, re.ASCII):
        raise DeskError("phone.area_code", field=field)
    if re.fullmatch(r"1\d*", digits, re.ASCII) and len(digits) != 11:
        raise DeskError("phone.mobile_length", field=field, typed=len(digits))
    raise DeskError("phone.unreadable", field=field)


def grouped(number: str) -> str:
    """The number as the eye reads it: 138 0000 0276, 0531-8888 1234."""
    if _MOBILE.fullmatch(number):
        return f"{number[:3]} {number[3:7]} {number[7:]}"
    area, _, rest = number.partition("-")
    local, _, extension = rest.partition("-")
    if not local:
        return number
    shown = f"{area}-{local[:-4]} {local[-4:]}"
    return f"{shown}-{extension}" if extension else shown


def masked(number: str) -> str:
    """The number with its middle hidden: 136 **** 4471, 0531-**** 1234."""
    if _MOBILE.fullmatch(number):
        return f"{number[:3]} **** {number[7:]}"
    area, _, rest = number.partition("-")
    local, _, _extension = rest.partition("-")
    if local:
        return f"{area}-{'*' * (len(local) - 4)} {local[-4:]}"
    return "*" * max(len(number) - 4, 0) + number[-4:] if len(number) > 5 else number


def _split_extension(text: str) -> tuple[str, str]:
    if found := _EXTENSION.search(text):
        return text[: found.start()], found[1]
    if dashed := _DASHED_EXTENSION.match(text):
        return dashed[1], dashed[2]
    return text, ""
