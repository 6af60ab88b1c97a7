"""Which passwords a person may choose, and the phrase we offer instead.

At least 12 characters or the offered phrase; common ones and those made of the names of the centre or its
people are refused, and so is whatever would be guessed in fewer than 2^40 tries.
"""

from __future__ import annotations

import secrets
import unicodedata
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Final

from mediation_desk.domain.password_strength import (
    PHRASE_WORD_BITS,
    Cheapness,
    Estimate,
    Strength,
    common_words,
    estimate,
    phrase_words,
)
from mediation_desk.errors import DeskError

LEAST_CHARACTERS: Final = 12
MOST_CHARACTERS: Final = 256
PHRASE_WORDS: Final = 5
PHRASE_BITS: Final = PHRASE_WORDS * PHRASE_WORD_BITS
"""50 bits: five words, each drawn alone out of 1,024."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Phrase:
    """An offered phrase: as it is typed (pinyin with hyphens), as it is remembered, and its bits."""

    typed: str
    remembered: str
    bits: int = PHRASE_BITS


def normalised(password: str) -> bytes:
    """The bytes a key is derived from: NFKC, so that full-width and half-width letters are one password."""
    return unicodedata.normalize("NFKC", password).encode("utf-8", "surrogatepass")


def offer_phrase(choose: Callable[[Sequence[str]], str] = secrets.choice) -> Phrase:
    """Five words drawn by the system's random source."""
    words = phrase_words()
    drawn = [choose(tuple(words)) for _ in range(PHRASE_WORDS)]
    return Phrase(typed="-".join(drawn), remembered=" ".join(words[word] for word in drawn))


def weigh(password: str, related: Iterable[str] = ()) -> Estimate:
    """The estimate a strength meter shows while the person types; refuses nothing."""
    return estimate(unicodedata.normalize("NFKC", password), related)


def accept(password: str, related: Iterable[str] = ()) -> Estimate:
    """Refuse a password that may not be chosen, or tell its strength.

    `related`: names of the centre, its bodies and staff, in characters and in pinyin. DeskError (field
    `password`): `password.empty`, `password.short` (fewer than 12 characters), `password.long`,
    `password.unreadable` (a character no keyboard makes), `password.common`, `password.related`,
    `password.guessable`.
    """
    text = unicodedata.normalize("NFKC", password)
    if not text.strip():
        raise DeskError("password.empty", field="password")
    if any(unicodedata.category(character) in ("Cc", "Cf", "Cs", "Co", "Cn") for character in text):
        raise DeskError("password.unreadable", field="password")
    if len(text) < LEAST_CHARACTERS:
        raise DeskError("password.short", field="password", least=LEAST_CHARACTERS, n=len(text))
    if len(text) > MOST_CHARACTERS:
        raise DeskError("password.long", field="password", most=MOST_CHARACTERS)
    named = tuple(related)
    if _is_common(text):
        raise DeskError("password.common", field="password")
    if _names_somebody(text, named):
        raise DeskError("password.related", field="password")
    found = estimate(text, named)
    if found.strength is Strength.WEAK:
        raise DeskError(_fault(found), field="password")
    return found


def _fault(found: Estimate) -> str:
    if Cheapness.RELATED in found.why:
        return "password.related"
    return "password.common" if found.why[:1] == (Cheapness.COMMON,) else "password.guessable"


def _is_common(text: str) -> bool:
    """A used password, also with figures and signs hung on either end."""
    bare = text.casefold()
    return bare in common_words() or bare.strip("0123456789!@#$%^&*()-_=+.,?~ ") in common_words()


def _names_somebody(text: str, related: Iterable[str]) -> bool:
    """Whether a name of at least two Chinese or four Latin characters stands in the password."""
    folded = text.casefold().replace(" ", "")
    names = (unicodedata.normalize("NFKC", name).casefold().replace(" ", "") for name in related)
    return any(name in folded for name in names if len(name) >= (4 if name.isascii() else 2))
