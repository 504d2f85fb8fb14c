"""The year at one look: every figure is asked from its own room, and each leads back to it."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from django.urls import reverse
from django.utils.translation import gettext as _

from sucharit.base.clock import today
from sucharit.base.people.gate import Officer
from sucharit.base.screens.charts import Chart, Series, columns
from sucharit.core.fiscal import Quarter
from sucharit.core.indicators import Verdict
from sucharit.work.assessments.queries import of_year, read_once, standing_of, target_of
from sucharit.work.indicators.judging import Judged
from sucharit.work.indicators.queries import judgements_of
from sucharit.work.indicators.queries import totals_of as verdicts_of
from sucharit.work.obligations.queries import counts_for
from sucharit.work.progress.money import QuarterLine, by_quarter
from sucharit.work.progress.queries import paid_by_day
from sucharit.work.progress.standing import Standing, Totals, standings_for, totals_of
from sucharit.work.years.models import YearInitiative, YearPlan

MOST = 8


@dataclass(frozen=True)
class Matter:
    """Something that an executive should know: its tag, what it is, and where it stands."""

    kind: str
    word: str
    label: str
    hint: str
    url: str


@dataclass(frozen=True)
class Look:
    """All that the page shows."""

    year: YearPlan
    totals: Totals
    statuses: dict[str, int]
    quarters: list[QuarterLine]
    verdicts: dict[str, int]
    obligations: dict[str, int]
    score: Decimal | None
    target: Decimal | None
    matters: list[Matter]

    @property
    def money(self) -> Chart:
        """Spent up to the end of each quarter; nothing is drawn for a quarter that has not begun."""
        labels = [_("ไตรมาส %(n)s") % {"n": line.number} for line in self.quarters]
        begun = {n for n in (1, 2, 3, 4) if Quarter(self.year.fiscal_year, n).first_day <= today()}
        values = tuple(line.so_far if line.number in begun else None for line in self.quarters)
        return columns(_("เบิกจ่ายสะสมรายไตรมาส"), labels, Series(_("เบิกจ่ายสะสม"), values), unit=_("บาท"))

    @property
    def promises(self) -> Chart:
        """The promises by verdict."""
        labels = [_("บรรลุ"), _("ไม่บรรลุ"), _("ยังตัดสินไม่ได้")]
        values = tuple(Decimal(self.verdicts[name]) for name in ("met", "not_met", "cannot"))
        return columns(_("ตัวชี้วัดตามผลตัดสิน"), labels, Series(_("จำนวน"), values), unit=_("ข้อ"))


def look_for(officer: Officer, year: YearPlan) -> Look:
    """A fixed number of queries, however large the year."""
    with read_once():
        return _look(officer, year)


def _look(officer: Officer, year: YearPlan) -> Look:
    paid = paid_by_day(officer, year.fiscal_year)
    standings = standings_for(officer, year, paid)
    judged = judgements_of(officer, year, [one.row for one in standings])
    totals = totals_of(standings)
    assessment = of_year(officer.organization, year.fiscal_year)
    return Look(
        year=year,
        totals=totals,
        statuses=Counter(one.row.status for one in standings),
        quarters=by_quarter(officer, year, totals.budget, paid),
        verdicts=verdicts_of(judged),
        obligations=counts_for(officer, year.fiscal_year, "all"),
        score=standing_of(assessment).total.used if assessment else None,
        target=target_of(assessment) if assessment else None,
        matters=[*_troubled(officer, standings), *_missed(officer, year, judged)][:MOST],
    )


def _troubled(officer: Officer, standings: list[Standing]) -> Iterator[Matter]:
    """Over budget first, then what cannot be carried out."""
    for one in sorted(standings, key=lambda one: (not one.over, one.row.seq)):
        row = one.row
        url = reverse("progress_initiative", args=[officer.organization.code, row.year_plan.fiscal_year, row.seq])
        if one.over:
            yield Matter("bad", _("เกินงบ"), row.title, _("เกินอยู่ %(baht)s บาท") % {"baht": f"{one.over:,.0f}"}, url)
        elif row.status == YearInitiative.Status.IMPOSSIBLE:
            yield Matter("warn", row.get_status_display(), row.title, row.reason_text or row.get_reason_display(), url)


def _missed(officer: Officer, year: YearPlan, judged: list[Judged]) -> Iterator[Matter]:
    for one in judged:
        if one.verdict is Verdict.NOT_MET:
            url = reverse("indicator", args=[officer.organization.code, year.fiscal_year, one.binding.item_key])
            yield Matter(
                "warn", _("ไม่บรรลุ"), one.measure.sentence, _("วัดได้ %(value)s") % {"value": one.value_words}, url
            )
