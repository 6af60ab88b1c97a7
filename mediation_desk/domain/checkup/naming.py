"""Findings on who is named: names that differ by one character, names at the wrong side, a third side."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from mediation_desk.domain.checkup.context import CheckContext
from mediation_desk.domain.checkup.finding import Finding
from mediation_desk.domain.checkup.plain import Plain
from mediation_desk.domain.checkup.pointing import pointed
from mediation_desk.domain.clauses.names import Named
from mediation_desk.domain.person import Sex

_HAN = r"[\u3400-\u9fff\U00020000-\U000323af·]"
_LABELLED = re.compile(rf"(?P<label>甲方|乙方|男方|女方)(?P<mark>[（：即系]|为)?(?P<name>{_HAN}{{2,5}})")
_CLOSED = re.compile(rf"(?P<label>甲方|乙方|男方|女方)（(?:姓名：?)?(?P<name>{_HAN}{{2,4}})[），]")
_BORN = re.compile(
    rf"(?:婚生|亲生|养)(?:之?[子女]|儿子|女儿|子女)(?P<name>{_HAN}{{2,3}})(?=[由随归（，。；、的跟]|$)"
)
_THIRD = re.compile(r"[丙丁戊]方")


def findings(text: Plain, context: CheckContext) -> Iterator[Finding]:
    """What does not fit the people of the case."""
    people = context.names.people
    yield from _near(text, people, context)
    yield from _labels(text, context)
    yield from _unknown_child(text, context)
    labels = {person.label for person in people}
    for match in _THIRD.finditer(text.text):
        if match[0] not in labels and len(context.party_ids) < 3:
            yield pointed(
                context.rules.finding("unknown_party", words=match[0]), text, match.start(), match.end()
            )
            return


def _near(text: Plain, people: tuple[Named, ...], context: CheckContext) -> Iterator[Finding]:
    """A run of characters one away from a name of three or more, and no name of the case itself."""
    known = {person.name for person in people}
    for person in people:
        name = person.name
        if len(name) < 3:
            continue
        for start, words in _windows(text.text, name):
            if words in known or any(_covers(text.text, start, len(name), other) for other in known):
                continue
            found = context.rules.finding("name_unlike", words=words, name=name)
            yield pointed(replace(found, suggest=name), text, start, start + len(name))
            break


def _windows(text: str, name: str) -> Iterator[tuple[int, str]]:
    """Places where all but one character of a name stand, in order."""
    size = len(name)
    starts = set(_places(text, name[0])) | {place - 1 for place in _places(text, name[1])}
    for start in sorted(starts):
        if not 0 <= start <= len(text) - size:
            continue
        words = text[start : start + size]
        alike = sum(one == other for one, other in zip(words, name, strict=True))
        swapped = words[0] == name[0] and words != name and sorted(words) == sorted(name)
        if (alike == size - 1 or swapped) and re.fullmatch(f"{_HAN}+", words):
            yield start, words


def _places(text: str, letter: str) -> Iterator[int]:
    place = text.find(letter)
    while place >= 0:
        yield place
        place = text.find(letter, place + 1)


def _covers(text: str, start: int, size: int, name: str) -> bool:
    """Whether the window overlaps a place where a known name stands written."""
    return name in text[max(0, start - len(name) + 1) : start + size + len(name) - 1]


def _labels(text: Plain, context: CheckContext) -> Iterator[Finding]:
    """甲方, 乙方, 男方, 女方 with a name that is not theirs."""
    people = context.names.parties
    for match in (*_CLOSED.finditer(text.text), *_LABELLED.finditer(text.text)):
        right = _right(match["label"], context)
        if not right:
            continue
        closed = match.re is _CLOSED
        said = match["name"]
        others = [one.name for one in people if one.name not in right]
        wrong = (closed and said not in right) or any(said.startswith(name) for name in others)
        if wrong and not any(said.startswith(name) for name in right):
            found = context.rules.finding(
                "label_name_differs", label=match["label"], words=said, name=right[0]
            )
            name = next((one for one in others if said.startswith(one)), said)
            yield pointed(found, text, match.start(), match.start("name") + len(name))
            return


def _unknown_child(text: Plain, context: CheckContext) -> Iterator[Finding]:
    """婚生子 with a name that no child of the case has; one character away is said by another rule."""
    known = [child.name for child in context.names.children]
    surnames = {person.name[:1] for person in context.names.people}
    for match in _BORN.finditer(text.text):
        said = match["name"]
        near = any(sum(a == b for a, b in zip(said, name, strict=False)) == len(name) - 1 for name in known)
        if said[0] in surnames and said not in known and not near:
            found = context.rules.finding("child_unknown", words=said)
            yield pointed(found, text, match.start("name"), match.end("name"))
            return


def _right(label: str, context: CheckContext) -> tuple[str, ...]:
    """The names that a label may carry; empty when the case does not say."""
    parties = context.names.parties
    if label in ("甲方", "乙方"):
        return tuple(one.name for one in parties if one.label == label)
    sex = Sex.MALE if label == "男方" else Sex.FEMALE
    sexes = [
        (one.name, context.people[one.person_id].sex) for one in parties if one.person_id in context.people
    ]
    return (
        tuple(name for name, known in sexes if known is sex) if all(known for _name, known in sexes) else ()
    )
