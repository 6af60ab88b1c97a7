"""Rules that read the words of a clause, kept as patterns in resources/forms/checkup.json."""

from __future__ import annotations

import json
import re
import secrets
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from hashlib import blake2b
from pathlib import Path
from typing import Any

from mediation_desk.domain.checkup.finding import Finding, Rule, Severity
from mediation_desk.domain.checkup.plain import Plain, plain
from mediation_desk.domain.checkup.pointing import pointed
from mediation_desk.domain.law import Citation

_WORD = re.compile(r"<([A-Z_]+)>")
_SEGMENT = re.compile(r"[，。；！？：]")
_KEY = secrets.token_bytes(16)  # what was read is remembered by a digest that says nothing outside this run
_MOST_SEEN = 2_000
Hit = tuple[int, int, int]  # number of the word rule, start and end of its words in the sentence
_REFUSAL = re.compile(r"[不永绝决严禁]")


@dataclass(frozen=True, slots=True, kw_only=True)
class WordRule:
    """A rule with its patterns; a hit does not count in a sentence where one of `unless` is said."""

    rule: Rule
    patterns: tuple[re.Pattern[str], ...]
    unless: tuple[re.Pattern[str], ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class CheckRules:
    """Every rule by name, the word rules among them, and how the language says no before and after words.

    `seen` remembers which rules spoke about a sentence, by its digest: never the sentence itself.
    """

    rules: Mapping[str, Rule]
    words: tuple[WordRule, ...]
    negations: tuple[re.Pattern[str], ...]
    denials_after: tuple[re.Pattern[str], ...] = ()
    seen: dict[bytes, tuple[Hit, ...]] = field(default_factory=dict, repr=False, compare=False)

    def finding(
        self, rule: str, clause_id: str | None = None, fix: str | None = None, **names: str
    ) -> Finding:
        """A finding of that rule, with its severity, articles, fix and suggested wording."""
        known = self.rules[rule]
        return Finding(
            rule=rule,
            severity=known.severity,
            clause_id=clause_id,
            citations=known.citations,
            names=tuple(names.items()),
            fix=known.fix if fix is None else fix,
            suggest=known.suggest,
        )


def load_rules(source: Path) -> CheckRules:
    """The rules in a JSON file."""
    return read_rules(json.loads(source.read_text("utf-8")))


def read_rules(parsed: Mapping[str, Any]) -> CheckRules:
    """The rules from parsed JSON; a fault in the data is a KeyError, ValueError or re.error (a bug)."""
    words: dict[str, str] = {}
    for name, pattern in parsed["words"].items():
        words[name] = _expand(pattern, words)

    def compiled(patterns: list[str]) -> tuple[re.Pattern[str], ...]:
        return tuple(re.compile(_expand(pattern, words)) for pattern in patterns)

    rules: dict[str, Rule] = {}
    word_rules = []
    for entry in parsed["rules"]:
        rule = Rule(
            rule=entry["rule"],
            severity=Severity(entry["severity"]),
            citations=tuple(Citation(law=law, article=number) for law, number in entry.get("articles", ())),
            fix=entry.get("fix", ""),
            suggest=entry.get("suggest", ""),
        )
        rules[rule.rule] = rule
        if "patterns" in entry:
            unless = compiled(entry.get("unless", []))
            word_rules.append(WordRule(rule=rule, patterns=compiled(entry["patterns"]), unless=unless))
    return CheckRules(
        rules=rules,
        words=tuple(word_rules),
        negations=compiled(parsed["negations"]),
        denials_after=compiled(parsed["denials_after"]),
    )


def read_words(text: str, rules: CheckRules) -> Iterator[Finding]:
    """The findings in the words of a text."""
    return read_plain(plain(text), rules)


def read_plain(read: Plain, rules: CheckRules) -> Iterator[Finding]:
    """The findings in an evened text, one per rule: the first sentence it is in.

    A hit that the sentence itself denies (不得放弃报警权利) is none.
    """
    said: set[int] = set()
    for start, end in read.sentences():
        for number, first, last in _hits(read.text[start:end], rules):
            if number in said:
                continue
            said.add(number)
            words = read.text[start + first : start + last]
            yield pointed(rules.finding(rules.words[number].rule.rule, words=words), read, start, end)


def _hits(sentence: str, rules: CheckRules) -> tuple[Hit, ...]:
    """Where the rules find fault with a sentence; at the next key only the changed sentence is read again."""
    key = blake2b(sentence.encode("utf-8", "surrogatepass"), key=_KEY, digest_size=16).digest()
    known = rules.seen.get(key)
    if known is None:
        if len(rules.seen) >= _MOST_SEEN:
            rules.seen.clear()
        found = (_hit(number, rule, sentence, rules) for number, rule in enumerate(rules.words))
        known = rules.seen[key] = tuple(hit for hit in found if hit is not None)
    return known


def _hit(number: int, rule: WordRule, sentence: str, rules: CheckRules) -> Hit | None:
    for pattern in rule.patterns:
        for match in pattern.finditer(sentence):
            if not _denied(sentence, match, rules):
                if any(unless.search(sentence) for unless in rule.unless):
                    return None
                return number, match.start(), match.end()
    return None


def _denied(sentence: str, match: re.Match[str], rules: CheckRules) -> bool:
    """Whether the words around the hit turn it round; a refusal listed after 、 stands for itself."""
    if any(denial.match(sentence[match.end() :]) for denial in rules.denials_after):
        return True
    before = _SEGMENT.split(sentence[: match.start()])[-1]
    if _REFUSAL.match(match[0]):
        before = before.rpartition("、")[2]
    return any(negation.search(before) for negation in rules.negations)


def _expand(pattern: str, words: Mapping[str, str]) -> str:
    return _WORD.sub(lambda word: words[word[1]], pattern)
