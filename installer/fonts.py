"""Cut the typefaces of resources/fonts from their free sources.

Run once by whoever changes a face: `python installer/fonts.py WORK`. WORK must already hold, unpacked:
`sans/` and `serif/` (npm packages @expo-google-fonts/noto-sans-sc and noto-serif-sc), `hanazono/` (the two
HanaMin files of Debian's fonts-hanazono) and `fandol/FandolFang-Regular.otf` (Debian's texlive-lang-chinese).
The licences lie beside the faces in resources/fonts. Hinting, layout tables and vertical metrics are
dropped: neither Qt nor the printers need them for horizontal Chinese.
"""

from __future__ import annotations

import sys
from collections.abc import Iterable
from pathlib import Path

from fontTools import subset
from fontTools.pens.cu2quPen import Cu2QuPen
from fontTools.pens.ttGlyphPen import TTGlyphPen
from fontTools.ttLib import TTFont, newTable

FONTS = Path(__file__).resolve().parent.parent / "resources" / "fonts"
DROPPED = ["vmtx", "vhea", "VORG", "BASE", "STAT", "GDEF", "GSUB", "GPOS", "prep", "gasp", "FFTM", "prop"]
TRUETYPE_LIMITS = (
    "maxPoints",
    "maxContours",
    "maxCompositePoints",
    "maxCompositeContours",
    "maxTwilightPoints",
    "maxStorage",
    "maxFunctionDefs",
    "maxInstructionDefs",
    "maxStackElements",
    "maxSizeOfInstructions",
    "maxComponentElements",
    "maxComponentDepth",
)
# Characters of given names outside GB2312 that are common enough to be set in bold.
NAME_CHARACTERS = (
    "喆堃淼垚犇骉祎玥昇珺頔翀璟玙琎睿彧旻晞暐濛湉沄玹珩瑄瑀媛婧婳姝嫣姮妘翛赟赑骞龑龢曌晟皓皞昉昳昕煊煜燚焱淏渟澍瀚瀛琤"
    "璠璐瓅甯畅禕稑竑筠綦缃羿翊胤芃芊苡苒茀荇莜莙菡萱葳蓁蔚蕤薏藜蘅虓虩觅诜谖谞豳贇轶邈郗酆釪鈺鋆钊钤铖铉铭锟锴锽镕镛"
    "闫闵阆隽雯霁霏韫颀颢飏馡驭骅骎鲲鹍鹏麒麟黛齐龚㛃䶮"
)


def main(work: Path) -> None:
    """Write all faces of resources/fonts from the sources under `work`."""
    sans, serif, hana = work / "sans" / "package", work / "serif" / "package", work / "hanazono"
    common = common_characters()
    regular = serif / "400Regular" / "NotoSerifSC_400Regular.ttf"
    hana_b = hana / "HanaMinB.ttf"
    cut(sans / "400Regular" / "NotoSansSC_400Regular.ttf", "NotoSansSC-Regular.ttf")
    cut(sans / "600SemiBold" / "NotoSansSC_600SemiBold.ttf", "NotoSansSC-SemiBold.ttf", common)
    cut(regular, "NotoSerifSC-Regular.ttf")
    cut(serif / "700Bold" / "NotoSerifSC_700Bold.ttf", "NotoSerifSC-Bold.ttf", common)
    cut(hana_b, "HanaMinB.ttf")
    # HanaMinA gives only what the others lack: ☐ ☑ and other signs, compatibility ideographs.
    rest = characters(hana / "HanaMinA.ttf") - characters(regular) - characters(hana_b)
    cut(hana / "HanaMinA.ttf", "HanaMinA-Rest.ttf", rest)
    fang = quadratic(work / "fandol" / "FandolFang-Regular.otf")
    # Its ￥ is drawn as $; it and all Latin come from Noto Serif, which matches the figures of the titles.
    wanted = {code for code in fang.getBestCmap() if code >= 0x2E80 and code != 0xFFE5}
    cut_font(fang, FONTS / "FandolFang-Regular.ttf", wanted)


def common_characters() -> set[int]:
    """GB2312, Latin, punctuation, signs and the common characters of names."""
    found = set(map(ord, NAME_CHARACTERS))
    for first, last in (
        (0x20, 0x17F),
        (0x2000, 0x206F),
        (0x2150, 0x21FF),
        (0x2460, 0x24FF),
        (0x3000, 0x303F),
    ):
        found.update(range(first, last + 1))
    found.update(range(0xFF00, 0xFFF0))
    for row in range(0xA1, 0xF8):
        for cell in range(0xA1, 0xFF):
            found.update(map(ord, bytes((row, cell)).decode("gb2312", "ignore")))
    return found


def characters(path: Path) -> set[int]:
    """The code points a face draws."""
    return set(TTFont(path).getBestCmap())


def cut(source: Path, name: str, wanted: Iterable[int] | None = None) -> None:
    """Write `source` into resources/fonts, cut to `wanted` (all it draws when None)."""
    font = TTFont(source)
    cut_font(font, FONTS / name, font.getBestCmap() if wanted is None else wanted)


def cut_font(font: TTFont, target: Path, wanted: Iterable[int]) -> None:
    """Save an opened face cut to `wanted`, without hinting and layout."""
    options = subset.Options()
    options.layout_features = []
    options.hinting = False
    options.drop_tables += DROPPED
    options.name_IDs = ["*"]
    options.notdef_outline = True
    options.glyph_names = False
    options.recalc_timestamp = False
    cutter = subset.Subsetter(options)
    cutter.populate(unicodes=wanted)
    cutter.subset(font)
    subset.save_font(font, str(target), options)


def quadratic(source: Path) -> TTFont:
    """An OpenType face with cubic outlines as TrueType (glyf), which the PDF printer can embed."""
    font = TTFont(source)
    drawn = font.getGlyphSet()
    glyphs = {}
    for name in font.getGlyphOrder():
        pen = TTGlyphPen(drawn)
        drawn[name].draw(Cu2QuPen(pen, max_err=1.0, reverse_direction=True))
        glyphs[name] = pen.glyph()
    font["loca"] = newTable("loca")
    font["glyf"] = newTable("glyf")
    font["glyf"].glyphOrder = font.getGlyphOrder()
    font["glyf"].glyphs = glyphs
    maxp = font["maxp"]
    maxp.tableVersion = 0x00010000
    for field in TRUETYPE_LIMITS:
        setattr(maxp, field, 0)
    maxp.maxZones = 1
    del font["CFF "], font["VORG"]
    font["post"].formatType = 3.0
    font.sfntVersion = "\x00\x01\x00\x00"
    return font


if __name__ == "__main__":
    main(Path(sys.argv[1]))
