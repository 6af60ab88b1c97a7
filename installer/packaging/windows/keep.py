"""What of the wheels goes into the package: all but what the program never uses, by pattern."""

from __future__ import annotations

from collections.abc import Iterable
from fnmatch import fnmatchcase
from pathlib import Path
from typing import Final

QT: Final = ("Core", "DBus", "Gui", "Network", "PrintSupport", "Svg", "Widgets")
"""Modules of Qt the program imports; a test compares them with its imports."""

PYSIDE: Final = (
    "PySide6/__init__.py",
    "PySide6/_config.py",
    "PySide6/_git_pyside_version.py",
    "PySide6/support/*.py",
    "PySide6/pyside6.abi3.dll",
    "PySide6/msvcp140*.dll",
    *(f"PySide6/Qt{name}.pyd" for name in QT),
    *(f"PySide6/Qt6{name}.dll" for name in QT),
    "PySide6/plugins/platforms/qwindows.dll",
    "PySide6/plugins/platforms/qoffscreen.dll",
    "PySide6/plugins/styles/qmodernwindowsstyle.dll",
    "PySide6/plugins/iconengines/qsvgicon.dll",
    "PySide6/plugins/imageformats/qgif.dll",
    "PySide6/plugins/imageformats/qico.dll",
    "PySide6/plugins/imageformats/qjpeg.dll",
    "PySide6/plugins/imageformats/qsvg.dll",
    "PySide6/plugins/imageformats/qtiff.dll",
    "PySide6/plugins/imageformats/qwebp.dll",
    "PySide6/translations/qtbase_zh_CN.qm",
)
"""All of PySide6 that is shipped. Not: Quick, Qml, Designer, Test, Sql, the tools, and the software OpenGL
(20 MB), which only those need."""

SHIBOKEN: Final = ("shiboken6/*.py", "shiboken6/Shiboken.pyd", "shiboken6/shiboken6.abi3.dll")

LEFT_OUT: Final = (
    "bin/*",
    "*/__pycache__/*",
    "*.pyi",
    "*.pyx",
    "*.pxd",
    "*.pxi",
    "*.c",
    "*.h",
    "*/py.typed",
    "*.dist-info/RECORD",
    "*.dist-info/INSTALLER",
    "*.dist-info/REQUESTED",
    "*.dist-info/direct_url.json",
    "*.dist-info/uv_cache.json",
    "*.dist-info/licenses/*",
    "*.dist-info/sboms/*",
    "*/testing/*",
    "*/tests/*",
    "*/test/*",
    "PIL/_avif.*",  # 8 MB; a scan is JPEG, PNG, TIFF, WebP or PDF
    "PIL/_imagingtk.*",
    "lxml/includes/*",
    "lxml/isoschematron/*",
    "lxml/objectify.*",
    "pypdfium2_cli/*",
)
"""Of the other wheels: what is for building, testing, typing, or for what the program never does."""

RUNTIME_LEFT_OUT: Final = (
    "python.exe",
    "pythonw.exe",
    "python.cat",
    "sqlite3.dll",
    "_sqlite3.pyd",
    "_ssl.pyd",
    "_hashlib.pyd",
    "libssl-3.dll",
    "libcrypto-3.dll",
    "winsound.pyd",
    "LICENSE.txt",
)
"""Of CPython: plain SQLite, which would hide the encrypted one if taken by mistake, and OpenSSL, which an
offline program has no use for: hashlib has hashes of its own, the register its own PBKDF2."""


def kept(name: str) -> bool:
    """Whether a file of the wheels, by its path, is shipped."""
    for holder, patterns in (("PySide6/", PYSIDE), ("shiboken6/", SHIBOKEN)):
        if name.startswith(holder):
            return _fits(name, patterns)
    return not _fits(name, LEFT_OUT)


def prune(site: Path) -> None:
    """Delete from a folder of wheels what is not shipped, and folders left empty."""
    for path in sorted(site.rglob("*"), reverse=True):
        if path.is_dir():
            if not any(path.iterdir()):
                path.rmdir()
        elif not kept(path.relative_to(site).as_posix()):
            path.unlink()


def _fits(name: str, patterns: Iterable[str]) -> bool:
    return any(fnmatchcase(name, pattern) for pattern in patterns)
