"""Sarabun (SIL Open Font License 1.1, see OFL.txt) and SarabunGov, the same drawings at the size of TH Sarabun New.

16 pt of TH Sarabun New, the size that official papers ask for, is about 10.7 pt of Sarabun. SarabunGov has that em, so
that official sizes can be written as they stand. `scaling` makes it; the made files are kept beside their sources.
"""

from functools import cache
from pathlib import Path

FAMILY = "SarabunGov"
STYLES = ("Regular", "Bold", "Italic", "BoldItalic")
FOLDER = Path(__file__).parent


def made(style: str) -> Path:
    """Where SarabunGov of this style stands."""
    return FOLDER / f"{FAMILY}-{style}.ttf"


def source(style: str) -> Path:
    """Where the unscaled Sarabun of this style stands."""
    return FOLDER / "sarabun" / f"Sarabun-{style}.ttf"


@cache
def bold_and_regular() -> tuple[bytes, bytes]:
    """The two styles that papers use, as bytes."""
    return made("Regular").read_bytes(), made("Bold").read_bytes()
