"""Names nobody should build a password from: the centre's, the staff's, also as they are typed in pinyin."""

from __future__ import annotations

from collections.abc import Iterable

from mediation_desk.register.search.readings import spelled

_LONGEST_SPELLED = 6
"""Characters: whole titles of bodies are never typed as a password; their short parts are."""


def related_names(names: Iterable[str]) -> tuple[str, ...]:
    """Each name, its pinyin run together, and for a personal name the pinyin with the given name first."""
    found: dict[str, None] = {}
    for name in (bare for bare in map(str.strip, names) if bare):
        found[name] = None
        if len(name) <= _LONGEST_SPELLED and not name.isascii():
            syllables = spelled(name)
            found["".join(syllables)] = None
            found["".join([*syllables[1:], syllables[0]])] = None
    return tuple(found)
