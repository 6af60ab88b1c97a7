"""Everything the program can say is said in Chinese and in English, with the same names in it."""

from __future__ import annotations

import re
import string
from collections.abc import Iterable
from pathlib import Path

import pytest

import mediation_desk
from installer.words import PLURAL_RULES, Entry, merge
from mediation_desk.ui.pages import PAGES
from tests.house import source

# English writes the month's name where Chinese counts it, and says it once, last
OTHER_NAMES = {
    "day.this_year",
    "day.other_year",
    "calendar.month_title",
    "calendar.offer_day",
    "calendar.week_title",
    "number.written",
}
UNSAID = (
    "Folding.",  # how texts are compared
    "ReminderKind.",  # a reminder says what it is about, in words of its own
    "GapKind.",  # chooses the field a gap is filled in; the gap's own label is what is shown
    "ToDoKind.",  # the first page says what waits in words of its own
)
DOTTED = re.compile(r"[A-Za-z_]+(\.[a-z0-9_]+)+")


def names_in(text: str) -> set[str]:
    """The `{placeholders}` of a sentence."""
    return {name for _text, name, _spec, _conversion in string.Formatter().parse(text) if name is not None}


def untold(wanted: Iterable[str], language: str, entries: dict[str, Entry]) -> list[str]:
    """Msgids without words: Chinese needs all of them, English those that are keys and no sentences."""
    return sorted(
        msgid
        for msgid in wanted
        if (language != "en" or DOTTED.fullmatch(msgid))
        and not (msgid in entries and all(entries[msgid].translations))
    )


def misnamed(entries: dict[str, Entry], other: dict[str, Entry]) -> list[str]:
    """Entries whose placeholders are not those of the msgid or, for a key, of the other language."""
    wrong = []
    for msgid, entry in entries.items():
        if msgid in OTHER_NAMES:
            continue
        if DOTTED.fullmatch(msgid):
            expected = names_in(other[msgid].translations[0]) if msgid in other else None
        else:
            expected = names_in(msgid) | names_in(entry.plural or "")
        for translation in filter(None, entry.translations):
            optional = {"n"} if entry.plural else set()
            if expected is not None and names_in(translation) - optional != expected - optional:
                wrong.append(f"{entry.where}: {msgid}")
    return wrong


@pytest.fixture(scope="module")
def catalogues() -> dict[str, dict[str, Entry]]:
    return {language: merge(language)[0] for language in PLURAL_RULES}


@pytest.mark.parametrize("language", PLURAL_RULES)
def test_fragments_merge_without_a_fault(language: str) -> None:
    assert merge(language)[1] == []


@pytest.mark.parametrize("language", PLURAL_RULES)
def test_everything_said_has_words(language: str, catalogues: dict[str, dict[str, Entry]]) -> None:
    assert untold(source.said(), language, catalogues[language]) == []


@pytest.mark.parametrize("language", PLURAL_RULES)
def test_what_is_said_inside_other_texts_has_words(
    language: str, catalogues: dict[str, dict[str, Entry]]
) -> None:
    """Babel does not look into f"{_('like this')}"."""
    assert untold(source.called(), language, catalogues[language]) == []


@pytest.mark.parametrize("language", PLURAL_RULES)
def test_every_term_has_words(language: str, catalogues: dict[str, dict[str, Entry]]) -> None:
    shown = {msgid for msgid in source.terms() if not msgid.startswith(UNSAID)}
    assert untold(shown, language, catalogues[language]) == []


@pytest.mark.parametrize("language", PLURAL_RULES)
def test_every_page_title_has_words(language: str, catalogues: dict[str, dict[str, Entry]]) -> None:
    assert untold([page.title for page in PAGES], language, catalogues[language]) == []


def test_counted_sentences_count_in_chinese_too(catalogues: dict[str, dict[str, Entry]]) -> None:
    counted = {msgid: plural for msgid, plural in source.said().items() if plural is not None}
    chinese = catalogues["zh_CN"]
    assert [one for one, many in counted.items() if one in chinese and chinese[one].plural != many] == []


def test_sentences_carry_the_same_names_in_both_languages(catalogues: dict[str, dict[str, Entry]]) -> None:
    wrong = misnamed(catalogues["zh_CN"], catalogues["en"]) + misnamed(catalogues["en"], catalogues["zh_CN"])
    assert wrong == []


@pytest.mark.parametrize("language", PLURAL_RULES)
def test_no_words_for_what_nobody_says(language: str, catalogues: dict[str, dict[str, Entry]]) -> None:
    known = source.said().keys() | source.terms(mediation_desk) | source.literals()
    composed = source.composed()
    unsaid = (entry for msgid, entry in catalogues[language].items() if msgid not in known)
    assert [f"{entry.where}: {entry.msgid}" for entry in unsaid if not composed.fullmatch(entry.msgid)] == []


def test_keys_stand_in_both_languages(catalogues: dict[str, dict[str, Entry]]) -> None:
    keys = {language: set(filter(DOTTED.fullmatch, entries)) for language, entries in catalogues.items()}
    assert sorted(keys["zh_CN"] ^ keys["en"]) == []


def test_keys_composed_at_run_time_are_recognised(tmp_path: Path) -> None:
    (tmp_path / "planted.py").write_text('_(f"checkup.{rule}.why")\nf"{a}.{b}"\nf"no key {a}"\n')
    composed = source.composed(tmp_path)
    assert composed.fullmatch("checkup.alimony.why")
    assert not composed.fullmatch("checkup.alimony")
    assert not composed.fullmatch("case.closed")


def test_extraction_finds_what_the_rules_are_about(tmp_path: Path) -> None:
    planted = (
        '_("Plain")\nN_("Marked")\ncount("{n} day", "{n} days", 3)\n'
        'raise DeskError("case.closed", field="x")\n'
        '_("In " "parts")\n"text".count("x")\n'
    )
    (tmp_path / "planted.py").write_text(planted)
    found = source.said(tmp_path)
    assert found == {
        "Plain": None,
        "Marked": None,
        "{n} day": "{n} days",
        "case.closed": None,
        "In parts": None,
    }


def test_planted_faults_are_seen() -> None:
    entry = Entry(where="zh_CN/a.po:1", texts={"msgid": "Hello {name}", "msgstr": "您好"})
    key = Entry(where="zh_CN/a.po:3", texts={"msgid": "case.closed", "msgstr": "{number} 已结案"})
    english = Entry(where="en/a.po:3", texts={"msgid": "case.closed", "msgstr": "Closed."})
    assert untold(["Save", "case.closed"], "zh_CN", {}) == ["Save", "case.closed"]
    assert untold(["Save", "case.closed"], "en", {}) == ["case.closed"]
    assert misnamed({"Hello {name}": entry}, {}) == ["zh_CN/a.po:1: Hello {name}"]
    assert misnamed({"case.closed": key}, {"case.closed": english}) == ["zh_CN/a.po:3: case.closed"]
    assert "Role.director" in source.terms()
