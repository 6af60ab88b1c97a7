"""Look at every window: `python -m tests.looks FOLDER [LOOK ...] [page=KEY ...]`.

A LOOK is `language,percent,theme,width,height` (as `en,150,light,1366,768`); without any, Chinese and English
at 100 and 150 % on 1366×768, Chinese and dark, and Chinese on 1920×1080. For each it writes contact sheets of
the faces before signing in, every page and the dialogs, and a list of what is cut, squeezed, pushed out, laid
over something else, a menu larger than the window, or Chinese in English. `page=case page=faces` looks at
these alone.
The exit code is 0 when nothing was found.
"""

from __future__ import annotations

import os
import sys
import tempfile
from pathlib import Path

_HOME = tempfile.TemporaryDirectory(prefix="desk-looks-")
os.environ["QT_QPA_PLATFORM"] = "offscreen"
for _variable in ("HOME", "XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_STATE_HOME", "XDG_CACHE_HOME"):
    os.environ[_variable] = _HOME.name

from installer.words import compile_all  # noqa: E402 -- the environment above must stand first
from mediation_desk import app, words  # noqa: E402 -- as above
from tests.looks.faults import faults  # noqa: E402 -- as above
from tests.looks.look import Look, stops  # noqa: E402 -- as above
from tests.looks.sheet import contact_sheets  # noqa: E402 -- as above
from tests.ui.every_page import DemoDesk  # noqa: E402 -- as above

LOOKS = (
    Look(),
    Look(language="en"),
    Look(percent=150),
    Look(language="en", percent=150),
    Look(theme="dark"),
    Look(width=1920, height=1080),
)


def main(arguments: list[str]) -> int:
    """Walk once for each look; 1 when anything was found."""
    if not arguments:
        sys.stderr.write(__doc__ or "")
        return 2
    folder = Path(arguments[0])
    keys = {one.removeprefix("page=") for one in arguments[1:] if one.startswith("page=")}
    wanted = [_look(one) for one in arguments[1:] if "=" not in one] or list(LOOKS)
    compile_all()
    words.use("zh_CN")
    app.make_app(["looks"])
    desk = DemoDesk(Path(_HOME.name) / "desk")
    found = sum(_walk(desk, look, folder, keys) for look in wanted)
    desk.close()
    return 1 if found else 0


def _walk(desk: DemoDesk, look: Look, folder: Path, keys: set[str]) -> int:
    pages = folder / str(look)
    pages.mkdir(parents=True, exist_ok=True)
    pictures: list[Path] = []
    lines: list[str] = []
    for name, window in stops(desk, look, drawn=True, keys=keys):
        path = pages / f"{len(pictures) + 1:03}-{name.replace('#', '-')}.png"
        window.grab().save(str(path))
        pictures.append(path)
        lines += [f"{name}: {one}" for one in faults(window, english=look.language == "en")]
    sheets = contact_sheets(pictures, folder, str(look))
    (folder / f"{look}.txt").write_text("".join(f"{line}\n" for line in lines), encoding="utf-8")
    sys.stdout.write(f"{look}: {len(pictures)} windows, {len(lines)} found, {len(sheets)} sheets\n")
    sys.stdout.flush()
    return len(lines)


def _look(said: str) -> Look:
    language, percent, theme, width, height = said.split(",")
    return Look(language=language, percent=int(percent), theme=theme, width=int(width), height=int(height))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
