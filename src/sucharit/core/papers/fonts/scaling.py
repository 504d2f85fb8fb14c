"""Makes SarabunGov from Sarabun: `python -m sucharit.core.papers.fonts.scaling` writes the files again.

Only the em and the line metrics change; every outline and positioning rule stays as drawn.
"""

import io

from sucharit.core.papers.fonts import FAMILY, STYLES, made, source

# Running width of TH Sarabun New against Sarabun over 100 000 characters of Thai: 0.6626.
UNITS_PER_EM = 1509
ASCENT, DESCENT = round(1.06 * UNITS_PER_EM), round(0.27 * UNITS_PER_EM)


def scaled(font: bytes) -> bytes:
    """SarabunGov from the bytes of a Sarabun TTF; the same bytes for the same source."""
    from fontTools.ttLib import TTFont

    with TTFont(io.BytesIO(font), recalcTimestamp=False) as face:
        face["head"].unitsPerEm = UNITS_PER_EM
        line, windows = face["hhea"], face["OS/2"]
        line.ascent, line.descent, line.lineGap = ASCENT, -DESCENT, 0
        windows.sTypoAscender, windows.sTypoDescender, windows.sTypoLineGap = ASCENT, -DESCENT, 0
        windows.usWinAscent, windows.usWinDescent = ASCENT, DESCENT
        for record in face["name"].names:
            if record.nameID in (1, 3, 4, 6, 16):
                record.string = record.toUnicode().replace("Sarabun", FAMILY)
        written = io.BytesIO()
        face.save(written, reorderTables=False)
    return written.getvalue()


def main() -> None:
    for style in STYLES:
        made(style).write_bytes(scaled(source(style).read_bytes()))


if __name__ == "__main__":
    main()
