"""Rules that read the words of a clause, kept as patterns in resources/forms/checkup.json."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from mediation_desk.domain.checkup.finding import Finding, Rule, Severity, Span
from mediation_desk.domain.checkup.plain import Plain, plain
from mediation_desk.domain.law import Citation

_WORD = re.compile(r"<([A-Z_]+)>")
_SEGMENT = re.compile(r"[，。；！？：]")
_REFUSAL = re.compile(r"[不永绝决严禁]")


@dataclass(frozen=True, slots=True, kw_only=True)
class WordRule:
    """A rule with its patterns; a hit does not count in a sentence where one of `unless` is said."""

    rule: Rule
    patterns: tuple[re.Pattern[str], ...]
    unless: tuple[re.Pattern[str], ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class CheckRules:
    """Every rule by name, the word rules among them, and how the language says no."""

    rules: Mapping[str, Rule]
    words: tuple[WordRule, ...]
    negations: tuple[re.Pattern[str], ...]

    def finding(
        self, rule: str, clause_id: str | None = None, fix: str | None = None, **names: str
    ) -> Finding:
        """A finding of that rule, with its severity, article and fix."""
        known = self.rules[rule]
        return Finding(
            rule=rule,
            severity=known.severity,
            clause_id=clause_id,
            citation=known.citation,
            names=tuple(names.items()),
            fix=known.fix if fix is None else fix,
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
        cited = Citation(law=entry["law"], article=entry["article"]) if "law" in entry else None
        rule = Rule(
            rule=entry["rule"],
            severity=Severity(entry["severity"]),
            citation=cited,
            fix=entry.get("fix", ""),
        )
        rules[rule.rule] = rule
        if "patterns" in entry:
            unless = compiled(entry.get("unless", []))
            word_rules.append(WordRule(rule=rule, patterns=compiled(entry["patterns"]), unless=unless))
    return CheckRules(rules=rules, words=tuple(word_rules), negations=compiled(parsed["negations"]))


def read_words(text: str, rules: CheckRules) -> Iterator[Finding]:
    """The findings in a text, one per rule: the first sentence it is in.

    A hit that the sentence itself denies (不得放弃报警权利) is none.
    """
    read = plain(text)
    for word_rule in rules.words:
        hit = _first(word_rule, read, rules.negations)
        if hit is None:
            continue
        (start, end), match = hit
        found = rules.finding(word_rule.rule.rule, words=match[0])
        first, last = read.original(start, end)
        yield Finding(
            rule=found.rule,
            severity=found.severity,
            citation=found.citation,
            names=found.names,
            fix=found.fix,
            span=Span(start=first, end=last),
        )


def _first(
    word_rule: WordRule, read: Plain, negations: tuple[re.Pattern[str], ...]
) -> tuple[tuple[int, int], re.Match[str]] | None:
    for start, end in read.sentences():
        sentence = read.text[start:end]
        if any(unless.search(sentence) for unless in word_rule.unless):
            continue
        for pattern in word_rule.patterns:
            for match in pattern.finditer(sentence):
                if not _denied(sentence, match, negations):
                    return (start, end), match
    return None


def _denied(sentence: str, match: re.Match[str], negations: tuple[re.Pattern[str], ...]) -> bool:
    """Whether the words before the hit turn it round; a refusal listed after 、 stands for itself."""
    before = _SEGMENT.split(sentence[: match.start()])[-1]
    if _REFUSAL.match(match[0]):
        before = before.rpartition("、")[2]
    return any(negation.search(before) for negation in negations)


def _expand(pattern: str, words: Mapping[str, str]) -> str:
    return _WORD.sub(lambda word: words[word[1]], pattern)
