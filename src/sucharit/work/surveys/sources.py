"""Results of surveys and tests as the value of promises, live and frozen.

A promise that no survey serves stays what officers enter.
"""

import datetime
import uuid
from collections import defaultdict
from collections.abc import Iterable, Sequence
from decimal import Decimal

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from sucharit.base import clock
from sucharit.core.answers import Outcome, level_word
from sucharit.core.indicators import MeasureKind
from sucharit.work.indicators.models import Binding
from sucharit.work.indicators.sources import ENTERED, Observed, YearAtOnce, register
from sucharit.work.surveys.figures import Figures, figures_of
from sucharit.work.surveys.models import Promise, Survey
from sucharit.work.surveys.words import rule_words
from sucharit.work.years.models import YearPlan


class Surveys(YearAtOnce):
    """The newest round of the year that shows a result; by one section of it where the promise says so."""

    def observe_all(
        self, bindings: Sequence[Binding], year_plan: YearPlan, until: datetime.date | None = None
    ) -> dict[int, Observed]:
        """Two queries for all, a few for each open survey; a binding that no survey serves is what officers entered.
        Of a day that is past only rounds count that were closed by then."""
        served = _served(bindings, year_plan, until)
        counted: dict[int, Figures | None] = {}
        told = {}
        earlier = _earlier(row.survey for rows in served.values() for row in rows)
        for one in bindings:
            mine = served.get(one.item_key, [])
            if mine:
                told[one.pk] = _best(one, mine, counted, earlier)
        entered = ENTERED.observe_all([one for one in bindings if one.pk not in told], year_plan, until)
        return told | entered


def _served(
    bindings: Sequence[Binding], year_plan: YearPlan, until: datetime.date | None
) -> dict[uuid.UUID, list[Promise]]:
    """Promises of the year by item, the newest survey first."""
    rows = Promise.objects.filter(
        item_key__in=[one.item_key for one in bindings], survey__organization=year_plan.organization_id,
        survey__fiscal_year=year_plan.fiscal_year, survey__state__in=(Survey.State.OPEN, Survey.State.CLOSED),
    ).select_related("survey")  # fmt: skip
    rows = rows.filter(survey__closed_on__lte=until) if until is not None else rows
    told: dict[uuid.UUID, list[Promise]] = defaultdict(list)
    for row in rows.order_by("-survey__opened_on", "-survey__round", "-pk"):
        told[row.item_key].append(row)
    return told


Earlier = dict[tuple[uuid.UUID, int], Decimal]


def _earlier(surveys: Iterable[Survey]) -> Earlier:
    """(series, round) > what that round said when it closed, whatever year it was of."""
    series = {one.series for one in surveys}
    rows = Survey.objects.filter(series__in=series, result__isnull=False) if series else Survey.objects.none()
    return {
        (one.series, one.round): one.result for one in rows.only("series", "round", "result") if one.result is not None
    }


def _best(binding: Binding, promises: list[Promise], counted: dict[int, Figures | None], earlier: Earlier) -> Observed:
    for promise in promises:
        survey = promise.survey
        if survey.pk not in counted:
            counted[survey.pk] = figures_of(survey)
        figures = counted[survey.pk]
        outcome = _outcome(figures, promise) if figures is not None else None
        if outcome is not None and outcome.percent is not None:
            return _told(binding, survey, outcome, _before(promise, earlier))
    newest = promises[0].survey
    return Observed(
        why_not=_("แบบสำรวจ “%(title)s” ยังมีคำตอบไม่ถึงจำนวนที่แสดงผลได้ (%(k)s ฉบับ)")
        % {"title": newest.title, "k": newest.k}
    )


def _outcome(figures: Figures, promise: Promise) -> Outcome | None:
    if promise.section_id is None:
        return figures.outcome
    return next((part.outcome for part in figures.parts if part.section == promise.section_id), None)


def _before(promise: Promise, earlier: Earlier) -> Decimal | None:
    """What the round before said, where the promise is measured by the whole survey."""
    if promise.section_id is not None:
        return None
    survey = promise.survey
    rounds = (earlier.get((survey.series, at)) for at in range(survey.round - 1, 0, -1))
    return next((one for one in rounds if one is not None), None)


def _told(binding: Binding, survey: Survey, outcome: Outcome, before: Decimal | None) -> Observed:
    as_of: datetime.date = survey.closed_on or clock.today()
    value: Decimal | str | None = outcome.percent
    measure = binding.as_measure
    if measure.kind is MeasureKind.LEVEL and measure.threshold is None:
        value = level_word(outcome.mean)
    detail = _("แบบสำรวจ “%(title)s” รอบที่ %(round)s ผู้ตอบ %(n)s คน คิดแบบ%(rule)s") % {
        "title": survey.title, "round": survey.round, "n": outcome.answered, "rule": rule_words(survey),
    }  # fmt: skip
    if survey.state == Survey.State.OPEN:
        detail += " " + _("(ยังเปิดรับคำตอบ)")
    if before is not None:
        detail += " " + _("รอบก่อนร้อยละ %(before)s") % {"before": before}
    counted = survey.rule == Survey.RuleIs.SHARE and isinstance(value, Decimal)
    return Observed(
        value, of=Decimal(outcome.of), part=Decimal(outcome.reached) if counted else None, as_of=as_of,
        pieces=outcome.answered, detail=detail,
    )  # fmt: skip


def register_surveys() -> None:
    """Called when the application is ready."""
    source = Surveys()
    hint = gettext_lazy("คิดเองเมื่อเลือกแบบสำรวจที่วัดตัวชี้วัดนี้ในหน้าแบบสำรวจ ถ้าไม่มีแบบสำรวจ ให้กรอกเอง")
    register("survey", gettext_lazy("ผลแบบสำรวจหรือแบบประเมิน"), source, entered=True, hint=hint)
    register("test", gettext_lazy("ผลแบบทดสอบ"), source, entered=True, hint=hint)
