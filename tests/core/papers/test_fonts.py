"""SarabunGov is Sarabun at the size of TH Sarabun New, and can be made again by anyone."""

import pytest
from fontTools.ttLib import TTFont

from sucharit.core.papers.fonts import FOLDER, STYLES, made, source
from sucharit.core.papers.fonts.scaling import scaled


@pytest.mark.parametrize("style", STYLES)
def test_the_shipped_font_is_what_the_script_makes(style: str):
    assert scaled(source(style).read_bytes()) == made(style).read_bytes()


def test_the_line_is_as_wide_as_that_of_th_sarabun_new():
    with TTFont(made("Regular")) as gov, TTFont(source("Regular")) as plain:
        name = gov.getBestCmap()[ord("ก")]
        ratio = (gov["hmtx"][name][0] / gov["head"].unitsPerEm) / (plain["hmtx"][name][0] / plain["head"].unitsPerEm)
        assert ratio == pytest.approx(0.6626, abs=0.001)
        assert gov["name"].getDebugName(1) == "SarabunGov"


def test_the_licence_travels_with_the_fonts():
    assert "SIL OPEN FONT LICENSE" in (FOLDER / "OFL.txt").read_text()
