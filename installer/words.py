"""Merge the word fragments of each language into the catalogue the program loads.

`resources/locale/<language>/*.po` → `resources/locale/<language>/desk.mo`, with the standard library
alone, so that a freshly unpacked program can do it before anything is installed.
Run it after editing a fragment: `python installer/words.py`. Exit code 1 names every fault found.
"""

from __future__ import annotations

import ast
import os
import struct
import sys
import tempfile
from dataclasses import dataclass, field
from pathlib import Path

LOCALE = Path(__file__).resolve().parent.parent / "resources" / "locale"

PLURAL_RULES = {
    "zh_CN": "nplurals=1; plural=0;",
    "en": "nplurals=2; plural=(n != 1);",
}


@dataclass(slots=True, kw_only=True)
class Entry:
    """One msgid of a fragment with its translations, and where it stands."""

    where: str
    fuzzy: bool = False
    texts: dict[str, str] = field(default_factory=dict)  # msgid, msgid_plural, msgstr, msgstr[0] …

    @property
    def msgid(self) -> str:
        """The English sentence or dotted key; empty for the header."""
        return self.texts.get("msgid", "")

    @property
    def plural(self) -> str | None:
        """The msgid of the counted form, if this sentence counts."""
        return self.texts.get("msgid_plural")

    @property
    def translations(self) -> tuple[str, ...]:
        """msgstr, or msgstr[0], msgstr[1] … in order."""
        if self.plural is None:
            return (self.texts.get("msgstr", ""),)
        forms = (name for name in self.texts if name.startswith("msgstr["))
        return tuple(self.texts[name] for name in sorted(forms, key=lambda name: int(name[7:-1])))


def read_fragment(path: Path) -> list[Entry]:
    """Entries of one .po file, header first if it has one; ValueError names the line that is not gettext."""
    entries: list[Entry] = []
    entry: Entry | None = None
    current = ""
    fuzzy = False
    for number, raw in enumerate(path.read_text(encoding="utf-8-sig").splitlines(), start=1):
        line = raw.strip()
        where = f"{path.parent.name}/{path.name}:{number}"
        if line.startswith("#,") and "fuzzy" in line:
            fuzzy = True
        if not line or line.startswith("#"):
            continue
        keyword, _, rest = line.partition(" ")
        if line.startswith('"'):
            if entry is None:
                raise ValueError(f"{where}: text before any msgid")
            entry.texts[current] += _unquoted(line, where)
            continue
        if keyword == "msgid":
            entry = Entry(where=where, fuzzy=fuzzy)
            entries.append(entry)
            fuzzy = False
        elif keyword not in ("msgid_plural", "msgstr") and not _is_form(keyword):
            raise ValueError(f"{where}: {keyword} is not understood here")
        if entry is None:
            raise ValueError(f"{where}: {keyword} before any msgid")
        if keyword in entry.texts:
            raise ValueError(f"{where}: {keyword} twice in one entry")
        current = keyword
        entry.texts[current] = _unquoted(rest.strip(), where)
    return entries


def _is_form(keyword: str) -> bool:
    return keyword.startswith("msgstr[") and keyword.endswith("]") and keyword[7:-1].isdigit()


def _unquoted(quoted: str, where: str) -> str:
    """A quoted .po string without its quotes; its escapes are C's, which Python's literals share."""
    if len(quoted) < 2 or quoted[0] != '"' or quoted[-1] != '"':
        raise ValueError(f"{where}: a text must stand between double quotes")
    try:
        text = ast.literal_eval(quoted)
    except (SyntaxError, ValueError):
        raise ValueError(f"{where}: broken quotes or escape") from None
    if not isinstance(text, str):
        raise ValueError(f"{where}: a text must stand between double quotes")
    return text


def merge(language: str, locale: Path = LOCALE) -> tuple[dict[str, Entry], list[str]]:
    """All entries of a language by msgid, and the faults found; the first of two rivals wins."""
    merged: dict[str, Entry] = {}
    faults: list[str] = []
    forms = int(PLURAL_RULES[language].split(";")[0].removeprefix("nplurals="))
    for path in sorted((locale / language).glob("*.po")):
        try:
            entries = read_fragment(path)
        except UnicodeDecodeError:
            faults.append(f"{language}/{path.name}: not UTF-8")
            continue
        except (ValueError, OSError) as error:
            faults.append(str(error))
            continue
        for entry in entries:
            if entry.msgid == "":
                faults += _header_faults(entry, language)
                continue
            faults += _entry_faults(entry, forms)
            rival = merged.setdefault(entry.msgid, entry)
            if (rival.plural, rival.translations) != (entry.plural, entry.translations):
                faults.append(f"{entry.where}: {entry.msgid!r} is said otherwise at {rival.where}")
    if not merged:
        faults.append(f"{language}: no words found in {locale / language}")
    return merged, faults


def _header_faults(header: Entry, language: str) -> list[str]:
    """A fragment needs no header; one that is there must not contradict the catalogue's."""
    lines = dict(line.split(":", 1) for line in header.translations[0].splitlines() if ":" in line)
    fields = {name.strip().lower(): value.strip() for name, value in lines.items()}
    faults = []
    if not fields.get("content-type", "charset=utf-8").lower().replace(" ", "").endswith("charset=utf-8"):
        faults.append(f"{header.where}: the charset must be UTF-8")
    theirs = fields.get("plural-forms", PLURAL_RULES[language])
    if _bare(theirs) != _bare(PLURAL_RULES[language]):
        faults.append(f"{header.where}: the plural rule of {language} is {PLURAL_RULES[language]}")
    if fields.get("language", language) != language:
        faults.append(f"{header.where}: the language here is {language}")
    return faults


def _bare(plural_rule: str) -> str:
    return plural_rule.translate(str.maketrans("", "", " ();"))


def _entry_faults(entry: Entry, forms: int) -> list[str]:
    if entry.fuzzy:
        return [f"{entry.where}: fuzzy; decide the wording and drop the mark"]
    if "msgstr" not in entry.texts and entry.plural is None:
        return [f"{entry.where}: no msgstr"]
    if entry.plural is not None and len(entry.translations) != forms:
        return [f"{entry.where}: {forms} counted form(s) expected, {len(entry.translations)} found"]
    return []


def catalogue(language: str, entries: dict[str, Entry]) -> bytes:
    """The .mo file of these entries: sorted by msgid, header first, untranslated ones left out."""
    header = (
        f"Language: {language}\nMIME-Version: 1.0\nContent-Type: text/plain; charset=UTF-8\n"
        f"Content-Transfer-Encoding: 8bit\nPlural-Forms: {PLURAL_RULES[language]}\n"
    )
    pairs = {b"": header.encode()}
    for entry in entries.values():
        if all(entry.translations):
            msgid = entry.msgid if entry.plural is None else f"{entry.msgid}\0{entry.plural}"
            pairs[msgid.encode()] = "\0".join(entry.translations).encode()
    return _packed(sorted(pairs.items()))


def _packed(pairs: list[tuple[bytes, bytes]]) -> bytes:
    """GNU .mo layout: magic, revision, count, two index tables (length, offset), no hash table, texts."""
    tables_end = 28 + 16 * len(pairs)
    texts = bytearray()
    indexes: tuple[list[int], list[int]] = ([], [])
    for column in (0, 1):
        for pair in pairs:
            indexes[column].extend((len(pair[column]), tables_end + len(texts)))
            texts += pair[column] + b"\0"
    originals, translations = 28, 28 + 8 * len(pairs)
    head = struct.pack("<7I", 0x950412DE, 0, len(pairs), originals, translations, 0, tables_end)
    index = struct.pack(f"<{4 * len(pairs)}I", *indexes[0], *indexes[1])
    return head + index + bytes(texts)


def compile_all(locale: Path = LOCALE) -> list[str]:
    """Write every language's desk.mo (only when its bytes change) and return the faults found."""
    faults: list[str] = []
    for language in PLURAL_RULES:
        entries, found = merge(language, locale)
        faults += found
        _write_if_new(locale / language / "desk.mo", catalogue(language, entries))
    return faults


def _write_if_new(path: Path, content: bytes) -> None:
    """Replace the file in one step, so that a program starting meanwhile reads the old or the new one."""
    if path.exists() and path.read_bytes() == content:
        return
    path.parent.mkdir(parents=True, exist_ok=True)
    handle, name = tempfile.mkstemp(dir=path.parent, prefix=".desk-", suffix=".mo")
    with os.fdopen(handle, "wb") as fresh:
        fresh.write(content)
    Path(name).chmod(0o644)
    Path(name).replace(path)


def main() -> int:
    """Compile both languages and say what was found."""
    faults = compile_all()
    for fault in faults:
        print(fault, file=sys.stderr)
    for language in PLURAL_RULES:
        print(f"{language}: {len(merge(language)[0])} entries")
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main())
