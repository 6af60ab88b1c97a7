"""What PyInstaller would collect and the package does not carry: of the system, or never used by the desk."""

from __future__ import annotations

import re
from typing import Final

EXCLUDED_MODULES: Final = (
    "sqlite3",  # the register is SQLCipher's
    "ssl",
    "tkinter",
    "curses",
    "readline",
    "pdb",
    "pydoc",
    "doctest",
    "unittest",
    "lib2to3",
    "setuptools",
    "pkg_resources",
    "distutils",
    "pip",
    "installer",
    "tests",
    "numpy",
    "IPython",
    "matplotlib",
    "PIL.ImageTk",
    "PIL.ImageQt",
    "PIL._tkinter_finder",
    "PIL._avif",
    "PySide6.QtQml",
    "PySide6.QtQuick",
    "PySide6.QtOpenGL",
    "PySide6.QtOpenGLWidgets",
    "PySide6.QtTest",
    "PySide6.QtSql",
    "PySide6.QtXml",
    "PySide6.QtDesigner",
    "PySide6.QtUiTools",
    "reportlab.graphics",
    "mako.ext.pygmentplugin",
    "lxml.html",
    "lxml.isoschematron",
    "lxml.objectify",
    "fontTools.designspaceLib",
    "fontTools.ufoLib",
    "xmlrpc",
    "sqlalchemy.testing",
    "alembic.testing",
)
"""Never imported by the frozen program, whatever a library would try."""

NEEDLESS_HOOKS: Final = ("pyi_rth_multiprocessing",)
"""PyInstaller's scripts before ours that every start would pay for (25 modules) and nothing here needs."""

SYSTEM: Final = (
    # the C and C++ libraries, and what its security updates should reach: see Depends
    "libc.so",
    "libm.so",
    "libdl.so",
    "librt.so",
    "libpthread.so",
    "libgcc_s.so",
    "libstdc++.so",
    "libz.so",
    "libbz2.so",
    "liblzma.so",
    # graphics, fonts, the screen and the session
    "libX",
    "libxcb.so",
    "libxcb-glx",
    "libxcb-randr",
    "libxcb-render.so",
    "libxcb-shape",
    "libxcb-shm",
    "libxcb-sync",
    "libxcb-xfixes",
    "libxcb-xkb",
    "libxkbcommon",
    "libGL",
    "libEGL",
    "libdrm",
    "libgbm",
    "libwayland",
    "libfontconfig",
    "libfreetype",
    "libpng",
    "libbrotli",
    "libexpat",
    "libuuid",
    "libglib-2.0",
    "libgthread-2.0",
    "libgio-2.0",
    "libgobject-2.0",
    "libgmodule-2.0",
    "libmount.so",
    "libblkid.so",
    "libselinux.so",
    "libpcre",
    "libdbus-1",
    "libsystemd",
    "libgcrypt",
    "libgpg-error",
    "liblz4",
    "libzstd",
    "libbsd",
    "libmd.so",
    "libcap",
    # Kerberos, which QtNetwork names: it is asked for by name only when a proxy wants it
    "libgssapi_krb5",
    "libkrb5",
    "libk5crypto",
    "libcom_err",
    "libkeyutils",
    "libresolv",
    # printing by CUPS: QtPrintSupport's plugin is kept, the library is the system's
    "libcups",
    "libavahi",
    "libgnutls",
    "libnettle",
    "libhogweed",
    "libgmp",
    "libidn2",
    "libunistring",
    "libtasn1",
    "libp11-kit",
    "libffi.so.8",
)
"""Names libraries begin with that belong to the system. Ours are libpython, libffi.so.7 (newer systems have
another) and the small xcb-util family: old systems lack libxcb-cursor and have another libxcb-util, and an
office PC without a network could not fetch them."""

UNUSED: Final = re.compile(
    r"""
    PySide6/Qt/qml/ | PySide6/Qt/plugins/tls/ |
    PySide6/Qt/translations/(?!qt(base)?_zh_CN\.qm) |
    PySide6/Qt/plugins/(?!platforms/|platforminputcontexts/|imageformats/|iconengines/|printsupport/
        |xcbglintegrations/|platformthemes/|styles/) |
    PySide6/Qt/plugins/platforms/libq(?!xcb|offscreen) |
    PySide6/Qt/plugins/platforminputcontexts/.*virtualkeyboard |
    PySide6/Qt/plugins/platformthemes/.*gtk3 |
    PySide6/Qt/plugins/imageformats/libq(?!jpeg|svg|ico) |
    PySide6/Qt/plugins/printsupport/(?!.*cups) |
    (PySide6/Qt/lib/)?libQt6(Qml|Quick|VirtualKeyboard|Pdf|Egl|Wayland|Wl|OpenGLWidgets|Test|Sql) |
    PySide6/.*\.pyi$ | PySide6/(include|scripts|typesystems|doc|support)/ | shiboken6/.*\.pyi$ |
    .*\.dist-info/(RECORD|INSTALLER|WHEEL|REQUESTED|direct_url|top_level|licenses/|LICEN[CS]E|AUTHORS) |
    .*/tests?/ | .*\.(c|h|pxd|pyx|pyi)$ |
    resources/readme/ | resources/locale/.*\.po$ |
    docx/templates/default-docx-template/ |
    reportlab/fonts/ | reportlab/graphics/ |
    dateutil/zoneinfo/.*\.tar | tzdata/zoneinfo/right/
    """,
    re.VERBOSE,
)
"""Files inside the bundle that nothing of the desk reads. Licence texts are gathered beside it instead."""


def of_the_system(name: str) -> bool:
    """Whether a shared library belongs to the system it is installed on; wheels bring theirs in folders."""
    return "/" not in name and name.startswith(SYSTEM)


def unused(name: str) -> bool:
    """Whether a file of the bundle, by its place inside it, is never read."""
    return UNUSED.match(name) is not None


def kept(name: str) -> bool:
    """Whether the package carries this file."""
    return not (of_the_system(name) or unused(name))
