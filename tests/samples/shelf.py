"""The samples that stand as files: which plan, in which style, with which damage."""

from collections.abc import Iterator

from samples import plans
from samples.ocr import draw
from samples.printed import Sample
from samples.styles import COLUMNED, WORDY


def shelf() -> Iterator[Sample]:
    """Every sample kept as files, clean ones first."""
    yield draw(plans.sao_plan(), WORDY, 1, "sao")
    yield draw(plans.town_plan(), COLUMNED, 1, "town")
