"""The word compiler reads what gettext reads, and refuses what would be said wrongly."""

from __future__ import annotations

import gettext
import io
from pathlib import Path

import pytest

from installer import words


@pytest.fixture
def locale(tmp_path: Path) -> Path:
    write(tmp_path, "zh_CN", "a", 'msgid "Save"\nmsgstr "保存"\n')
    write(tmp_path, "en", "a", 'msgid "case.closed"\nmsgstr "The case is closed."\n')
    return tmp_path


def write(locale: Path, language: str, area: str, text: str) -> None:
    (locale / language).mkdir(exist_ok=True)
    (locale / language / f"{area}.po").write_bytes(text.encode())


def spoken(locale: Path, language: str = "zh_CN") -> gettext.GNUTranslations:
    return gettext.GNUTranslations(io.BytesIO((locale / language / "desk.mo").read_bytes()))


def test_fragments_are_merged(locale: Path) -> None:
    write(locale, "zh_CN", "b", 'msgid "Close"\nmsgstr "关闭"\n')
    assert words.compile_all(locale) == []
    assert spoken(locale).gettext("Save") == "保存"
    assert spoken(locale).gettext("Close") == "关闭"
    assert spoken(locale, "en").gettext("case.closed") == "The case is closed."


def test_texts_over_several_lines_with_escapes_and_quotes(locale: Path) -> None:
    write(
        locale,
        "zh_CN",
        "b",
        'msgid ""\n"Line one\\n"\n"line \\"two\\""\nmsgstr ""\n"第一行\\n"\n"第“二”行\\t"\n',
    )
    assert words.compile_all(locale) == []
    assert spoken(locale).gettext('Line one\nline "two"') == "第一行\n第“二”行\t"


def test_counted_sentences(locale: Path) -> None:
    chinese = 'msgid "{n} case"\nmsgid_plural "{n} cases"\nmsgstr[0] "{n} 件"\n'
    english = 'msgid "n.one"\nmsgid_plural "n.many"\nmsgstr[0] "one"\nmsgstr[1] "many"\n'
    write(locale, "zh_CN", "b", chinese)
    write(locale, "en", "b", english)
    assert words.compile_all(locale) == []
    assert [spoken(locale).ngettext("{n} case", "{n} cases", n) for n in (0, 1, 2)] == ["{n} 件"] * 3
    assert [spoken(locale, "en").ngettext("n.one", "n.many", n) for n in (0, 1, 2)] == ["many", "one", "many"]


def test_header_crlf_and_byte_order_mark_are_read(locale: Path) -> None:
    header = 'msgid ""\nmsgstr ""\n"Language: zh_CN\\n"\n"Content-Type: text/plain; charset=utf-8\\n"\n'
    plural = '"Plural-Forms: nplurals=1; plural=0;\\n"\n'
    text = "\ufeff" + header + plural + '\n# said to staff\nmsgid "Print"\nmsgstr "打印"\n'
    write(locale, "zh_CN", "b", text.replace("\n", "\r\n"))
    assert words.compile_all(locale) == []
    assert spoken(locale).gettext("Print") == "打印"


def test_untranslated_entries_fall_back_to_the_msgid(locale: Path) -> None:
    write(locale, "zh_CN", "b", 'msgid "Later"\nmsgstr ""\n')
    assert words.compile_all(locale) == []
    assert spoken(locale).gettext("Later") == "Later"


@pytest.mark.parametrize(
    ("fragment", "says"),
    [
        ('msgid "Save"\nmsgstr "存盘"\n', "said otherwise"),
        ('msgid "Open"\nmsgstr "打开\n', "double quotes"),
        ('msgid "Open"\nmsgstr "打\\x"\n', "broken quotes"),
        ('msgctxt "menu"\nmsgid "Open"\nmsgstr "打开"\n', "msgctxt is not understood"),
        ('msgid "Open"\n', "no msgstr"),
        ('#, fuzzy\nmsgid "Open"\nmsgstr "打开"\n', "fuzzy"),
        (
            'msgid "{n} day"\nmsgid_plural "{n} days"\nmsgstr[0] "{n} 天"\nmsgstr[1] "{n} 天"\n',
            "1 counted form",
        ),
        ('msgid ""\nmsgstr "Content-Type: text/plain; charset=GBK\\n"\n', "UTF-8"),
        ('msgid ""\nmsgstr "Plural-Forms: nplurals=2; plural=n>1;\\n"\n', "plural rule"),
        ('msgid ""\nmsgstr "Language: en\\n"\n', "language here is zh_CN"),
        ('"stray"\n', "before any msgid"),
        ('msgid "A"\nmsgstr "甲"\nmsgstr "乙"\n', "twice"),
    ],
)
def test_faults_are_named_with_file_and_line(locale: Path, fragment: str, says: str) -> None:
    write(locale, "zh_CN", "b", fragment)
    faults = words.compile_all(locale)
    assert len(faults) == 1
    assert says in faults[0]
    assert "zh_CN/b.po:" in faults[0]


def test_another_encoding_is_named(locale: Path) -> None:
    (locale / "zh_CN" / "b.po").write_bytes('msgid "Open"\nmsgstr "打开"\n'.encode("gbk"))
    assert words.compile_all(locale) == ["zh_CN/b.po: not UTF-8"]


def test_a_faulty_fragment_does_not_silence_the_others(locale: Path) -> None:
    write(locale, "zh_CN", "b", 'msgid "Open"\nmsgstr "打开\n')
    assert words.compile_all(locale)
    assert spoken(locale).gettext("Save") == "保存"


def test_the_same_words_twice_are_no_fault(locale: Path) -> None:
    write(locale, "zh_CN", "b", 'msgid "Save"\nmsgstr "保存"\n')
    assert words.compile_all(locale) == []


def test_an_unchanged_catalogue_is_not_rewritten(locale: Path) -> None:
    words.compile_all(locale)
    before = (locale / "zh_CN" / "desk.mo").stat()
    words.compile_all(locale)
    assert (locale / "zh_CN" / "desk.mo").stat().st_ino == before.st_ino
