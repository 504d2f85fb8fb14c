"""The samples that stand as files: which plan, in which style, with which damage."""

import zlib
from collections.abc import Iterator
from dataclasses import replace
from functools import cache

from tests.cast import DON_SUK_CHAI, SI_BUA_THONG
from tests.samples import papers, plans, shapes
from tests.samples.damage import damaged
from tests.samples.ocr import draw
from tests.samples.printed import Sample, Wanted
from tests.samples.styles import ARABIC, COLUMNED, COMPACT, OUTLINED, SCANNED, WORDY

#: damaged samples, one a line: name, base, damages; the same damage twice strikes two places
DAMAGED = """
sao-digits      sao          sheet-number sheet-number list-number restarted-list law-year
sao-headings    sao          heading-missing glued-sheet-start broken-heading glued-results noise
sao-sections    sao          section-missing section-missing budget-blank incomplete-period
sao-table       sao          header-dropped header-split shifted-columns html-cells wrapping-spaces
sao-money       sao          sheet-money wrong-sum wrong-plan-count wrong-dimension-count row-missing
sao-words       sao          placeholder misspelt-name foreign-kind kind-missing title-differs code-differs
sao-promises    sao          duplicate-output target-conflict target-direction no-baseline headcount-conflict
sao-characters  sao          sara-am private-glyphs zero-width doubled-marks split-words quotes
sao-pages       sao-scanned  page-furniture dimension-words item-over-lines joined-items broken-title
town-annexes    town         day-missing members-misnumbered no-chair matrix-upside-down scale-gap
town-table      town         orphan-code-rows extra-column table-cut unit-differs money-words row-missing
town-years      town         year-outside law-year incomplete-period sheet-number no-blank-lines
annual-scanned  annual       split-words wrapping-spaces trailing-cells sara-am
order-pages     order        members-over-pages members-glued sara-am
sao-compacted   sao-compact  page-furniture trailing-spaces sheet-money restarted-list
sao-markdown    sao          markdown-tables markdown-headings bold-titles page-marks bullets
town-html       town-arabic  wrong-sum section-missing page-marks html-tables windows-lines
town-everything town         sheet-number heading-missing section-missing sheet-money title-differs \
wrong-plan-count wrong-dimension-count misspelt-name duplicate-output header-split page-furniture joined-items \
item-over-lines glued-results day-missing matrix-upside-down sara-am
"""


DEMO = """
sheet-number list-number heading-missing section-missing sheet-money title-differs kind-missing wrong-plan-count
wrong-dimension-count row-missing placeholder misspelt-name foreign-kind year-outside duplicate-output
headcount-conflict no-baseline day-missing header-split shifted-columns wrapping-spaces glued-results
item-over-lines page-furniture
"""


def clean() -> Iterator[Sample]:
    """What an office printed without a slip."""
    yield draw(plans.sao_plan(), WORDY, 1, "sao")
    yield draw(plans.sao_plan(), SCANNED, 2, "sao-scanned")
    yield draw(plans.town_plan(), COLUMNED, 1, "town")
    yield draw(plans.town_plan(), ARABIC, 3, "town-arabic")
    yield draw(plans.sao_plan(), COMPACT, 4, "sao-compact")
    yield draw(plans.town_plan(), OUTLINED, 5, "town-outlined")
    yield shapes.draw_annual(papers.annual_plan())
    yield shapes.draw_annual(papers.annual_plan(), WORDY, 2, "annual-thai", 5, "✓")
    owner = DON_SUK_CHAI.organization
    yield shapes.draw_report(papers.memo(), papers.integrity_report(), owner, WORDY, 1, "report")
    yield shapes.draw_report_table(papers.integrity_report(), owner, ARABIC)
    yield shapes.draw_lone_order(papers.lone_order(), SI_BUA_THONG.organization, WORDY)
    yield shapes.draw_old_sheet(papers.old_sheet(), WORDY)


def uncovered() -> Sample:
    """A plan without an initiative for one objective of the framework."""
    keys = tuple(key for key in plans.SMALL if key != "all-sectors")
    sample = draw(plans.plan(DON_SUK_CHAI, keys), WORDY, 4, "sao-uncovered")
    return replace(sample, wanted=(Wanted("code.uncovered", objective="3.3.3"),))


@cache
def demo() -> Sample:
    """The plan that `sucharit demo` reads: a typical อบต. with about thirty initiatives and a dozen contradictions."""
    return _damaged(draw(plans.sao_plan(), WORDY, 7, "demo"), "demo", DEMO.split())


@cache
def shelf() -> tuple[Sample, ...]:
    """Every sample kept as files, clean ones first."""
    return tuple(_shelf())


def _shelf() -> Iterator[Sample]:
    bases = {sample.name: sample for sample in clean()}
    yield from bases.values()
    yield uncovered()
    for line in DAMAGED.strip().splitlines():
        name, base, *damages = line.split()
        yield _damaged(bases[base], name, damages)


def _damaged(base: Sample, name: str, damages: list[str]) -> Sample:
    """The seed comes from the name: a new sample leaves the others as they are."""
    sample = base
    for place, damage in enumerate(damages):
        sample = damaged(sample, damage, seed=zlib.crc32(name.encode()) + place)
    return replace(sample, name=name)
