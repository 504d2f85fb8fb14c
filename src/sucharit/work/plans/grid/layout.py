"""The rows of the table under their dimension, mission and objective, with the sums of each."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from decimal import Decimal

from django.utils.translation import gettext as _

from sucharit.core.plan.totals import outline_key
from sucharit.reference import UnknownReference, framework
from sucharit.work.plans.models import Initiative

NOWHERE = ""


@dataclass(frozen=True)
class Band:
    """A heading of the framework and what stands under it. `level` 1 dimension, 2 mission, 3 objective."""

    code: str
    level: int
    title: str
    count: int
    sums: tuple[Decimal, ...]

    @property
    def sum(self) -> Decimal:
        return sum(self.sums, Decimal(0))

    @property
    def name(self) -> str:
        """ "มิติที่ 1 …", "1.1 …"; "" where the plan places an initiative nowhere."""
        if self.code == NOWHERE:
            return _("ยังไม่ได้จัดเข้ากรอบ")
        return f"{_('มิติที่')} {self.code} {self.title}" if self.level == 1 else f"{self.code} {self.title}"


@dataclass
class Block:
    """One dimension: its heading, then headings and initiatives in the order of the outline."""

    band: Band
    lines: list[Band | Initiative] = field(default_factory=list)


def home_of(sheet: Initiative) -> str:
    """The deepest outline code of an initiative: the first objective, else mission, else dimension, else nowhere."""
    codes = sheet.objective_rows.all()
    return (codes[0].code if codes else "") or sheet.mission or sheet.dimension or NOWHERE


def in_outline_order(sheets: Iterable[Initiative]) -> list[Initiative]:
    """By the framework, then by place in the plan; those of nowhere come last. Fetched with values.PARTS."""
    last = (999,)
    return sorted(sheets, key=lambda one: (outline_key(home_of(one)) or last, one.seq))


def blocks(sheets: Sequence[Initiative], years: Iterable[int], version: str) -> list[Block]:
    """The whole table."""
    titles = _titles(version)
    found: list[Block] = []
    rows = in_outline_order(sheets)
    homes = {one.pk: home_of(one) for one in rows}
    before: tuple[str, ...] = ("-",)
    for one in rows:
        path = _path(homes[one.pk])
        for level in range(1, len(path) + 1):
            code = path[level - 1]
            if before[:level] == path[:level]:
                continue
            inside = [row for row in rows if _within(homes[row.pk], code)]
            band = Band(code, level, titles.get(code, ""), len(inside), sums_of(inside, years))
            if level == 1:
                found.append(Block(band))
            else:
                found[-1].lines.append(band)
        found[-1].lines.append(one)
        before = path
    return found


def sums_of(sheets: Iterable[Initiative], years: Iterable[int]) -> tuple[Decimal, ...]:
    """Baht of each year."""
    told = dict.fromkeys(years, Decimal(0))
    for one in sheets:
        for row in one.amounts.all():
            if row.year in told:
                told[row.year] += row.amount
    return tuple(told[year] for year in years)


def _path(code: str) -> tuple[str, ...]:
    """ "1.2.3" > ("1", "1.2", "1.2.3"); nowhere > ("",)."""
    parts = code.split(".")
    return tuple(".".join(parts[:n]) for n in range(1, len(parts) + 1))


def _within(home: str, code: str) -> bool:
    return home == code or (code != NOWHERE and home.startswith(f"{code}."))


def _titles(version: str) -> dict[str, str]:
    try:
        return {node.code: node.title for node in framework(version).nodes}
    except UnknownReference:
        return {}
