"""The catalogue says what the standard library's gettext says of the same file."""

from __future__ import annotations

import gettext
import io
from pathlib import Path

import pytest

from installer import words
from mediation_desk.catalogue import Catalogue
from mediation_desk.words import CATALOGUES, LANGUAGES

COUNTS = (0, 1, 2, 5)


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_msgid_is_said_as_gettext_says_it(language: str) -> None:
    compiled = (CATALOGUES / language / "desk.mo").read_bytes()
    ours, theirs = Catalogue(compiled), gettext.GNUTranslations(io.BytesIO(compiled))
    entries = vars(theirs)["_catalog"]
    counted = {key[0] for key in entries if isinstance(key, tuple)}
    plain = {key for key in entries if isinstance(key, str)}
    assert len(plain) > 1_000
    assert [one for one in plain if ours.gettext(one) != theirs.gettext(one)] == []
    assert [
        (one, n)
        for one in counted
        for n in COUNTS
        if ours.ngettext(one, "", n) != theirs.ngettext(one, "", n)
    ] == []


def test_what_is_not_there_says_itself() -> None:
    compiled = words.catalogue("en", {})
    for empty in (Catalogue(), Catalogue(compiled)):
        assert empty.gettext("Save") == "Save"
        assert [empty.ngettext("{n} case", "{n} cases", n) for n in COUNTS] == [
            "{n} cases",
            "{n} case",
            "{n} cases",
            "{n} cases",
        ]


def test_first_last_and_near_misses(tmp_path: Path) -> None:
    (tmp_path / "en").mkdir()
    said = "".join(f'msgid "{one}"\nmsgstr "said {one}"\n' for one in ("b", "bb", "b c", "é", "文"))
    counted = 'msgid "bbb"\nmsgid_plural "many"\nmsgstr[0] "one"\nmsgstr[1] "more"\n'
    (tmp_path / "en" / "a.po").write_text(said + counted, encoding="utf-8")
    entries, faults = words.merge("en", tmp_path)
    assert faults == []
    made = Catalogue(words.catalogue("en", entries))
    for one in ("b", "bb", "b c", "é", "文"):
        assert made.gettext(one) == f"said {one}"
    for absent in ("a", "bc", "b\0", "bbbb", "many", "bbb\0many", "é ", "文字", "\ud800"):
        assert made.gettext(absent) == absent
    assert [made.ngettext("bbb", "many", n) for n in COUNTS] == ["more", "one", "more", "more"]


@pytest.mark.parametrize("other", [b"no catalogue at all, but long enough", b"\xde\x12\x04\x95"])
def test_other_bytes_are_refused(other: bytes) -> None:
    with pytest.raises(OSError, match="catalogue"):
        Catalogue(other)


@pytest.mark.parametrize("missing", [1, 10, 100, 300_000, 330_000])
def test_a_catalogue_that_was_cut_short_is_refused(missing: int) -> None:
    compiled = (CATALOGUES / "en" / "desk.mo").read_bytes()
    with pytest.raises(OSError, match="catalogue"):
        Catalogue(compiled[:-missing])
