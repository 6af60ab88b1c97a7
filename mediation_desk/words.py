"""Words on screen and paper: gettext catalogues, Chinese by default, English too."""

from __future__ import annotations

from collections.abc import Iterable
from enum import StrEnum
from functools import cache
from pathlib import Path

from mediation_desk.catalogue import Catalogue
from mediation_desk.errors import DeskError

CATALOGUES = Path(__file__).resolve().parent.parent / "resources" / "locale"
LANGUAGES = ("zh_CN", "en")

_current = Catalogue()


def use(language: str, catalogues: Path = CATALOGUES) -> None:
    """Speak `language` (one of LANGUAGES) from now on; called once by app.py and by tests."""
    global _current
    _current = _load(language, catalogues)


def _load(language: str, catalogues: Path = CATALOGUES) -> Catalogue:
    return Catalogue((catalogues / language / "desk.mo").read_bytes())


def _(message: str, /, **names: object) -> str:
    """Translate an English msgid and fill its `{placeholders}`.

    A sentence with `{n}` in it may have counted forms in a language's fragment; `n` chooses among them.
    """
    if "n" in names:
        said = _current.ngettext(message, message, _number(names["n"]))
    else:
        said = _current.gettext(message)
    return said.format(**names) if names else said


def _number(n: object) -> int:
    """A number, also one written out like 1,284; one that is masked is said as several."""
    digits = str(n).replace(",", "")
    return int(digits) if digits.isdecimal() else 0


def listed(words: Iterable[str]) -> str:
    """Words one after the other, as the screen's language sets them: 甲、乙 or A, B."""
    return _current.gettext("list.comma").join(words)


def begun(said: str) -> str:
    """Words that stand alone, as on a chip: they begin with a capital where the script has one."""
    return said[:1].upper() + said[1:]


def N_(message: str, /) -> str:  # noqa: N802 -- gettext's customary name
    """Mark a msgid for extraction without translating it yet."""
    return message


def count(one: str, many: str, n: int, /, **names: object) -> str:
    """Translate a counted sentence; `{n}` is filled."""
    return _current.ngettext(one, many, n).format(n=n, **names)


def sentence(error: DeskError) -> str:
    """What a DeskError says to the person."""
    names = {key: term(value) if isinstance(value, StrEnum) else value for key, value in error.names.items()}
    return _(error.key, **names) if names else _(error.key)


def term(member: StrEnum) -> str:
    """The screen's word for an enumeration member (msgid = `EnumName.member`)."""
    return _(f"{type(member).__name__}.{member.name.lower()}")


@cache
def _spoken(language: str) -> Catalogue:
    return _load(language)


def said_in(language: str, message: str, /) -> str:
    """The words for a msgid in this language, whatever the screen speaks."""
    return _spoken(language).gettext(message)


def paper_term(member: StrEnum) -> str:
    """The Chinese word a paper prints for an enumeration member, whatever the screen speaks."""
    return paper_words(f"{type(member).__name__}.{member.name.lower()}")


def paper_words(message: str, /, **names: object) -> str:
    """The Chinese words a paper prints for a msgid, with its `{placeholders}` filled."""
    said = said_in("zh_CN", message)
    return said.format(**names) if names else said
